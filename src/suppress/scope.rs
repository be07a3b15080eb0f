//! Where each directive reaches, and which of them silences a finding.

use super::lines::ProseLines;
use crate::rules::{Book, Directive, Effect, Finding, RuleName};
use crate::text::Span;
use std::collections::BTreeMap;
use std::ops::Range;

/// What one name of a directive silences, and whether it did.
pub(super) struct Scope {
    /// Index into the directives.
    pub(super) directive: usize,
    /// Index into its names; `None`: all rules.
    pub(super) name: Option<usize>,
    /// Rules it silences; `None`: all; none at all where the name is unknown.
    pub(super) rules: Option<Vec<RuleName>>,
    /// Where in the file.
    span: Span,
    /// The directive itself.
    own: Span,
    /// It silenced a finding.
    pub(super) used: bool,
}

/// All scopes of a file.
pub(super) struct Scopes {
    /// In the order of their directives.
    pub(super) all: Vec<Scope>,
    /// Those that silence every rule.
    any: Reach,
    /// Those that silence some.
    by_rule: BTreeMap<RuleName, Reach>,
}

/// Scopes in the order of their starts; of each, how far it and those before it reach.
#[derive(Default)]
struct Reach {
    scopes: Vec<(Span, usize)>,
    furthest: Vec<usize>,
}

impl Reach {
    fn push(&mut self, span: Span, scope: usize) {
        self.scopes.push((span, scope));
    }

    fn sort(&mut self) {
        self.scopes.sort_unstable();
        let furthest = self.scopes.iter().scan(0, |end, (span, _)| {
            *end = span.end.max(*end);
            Some(*end)
        });
        self.furthest = furthest.collect();
    }

    /// The first scope that `counts` and shares a byte with `span`, or holds it where it is empty.
    fn first_over(&self, span: Span, counts: impl Fn(usize) -> bool) -> Option<usize> {
        // where the reach first passes the start of `span`, it is this very scope that does
        let at = self.furthest.partition_point(|&end| end <= span.start);
        let begun =
            self.scopes[at..].iter().take_while(|(scope, _)| scope.start < span.end.max(span.start + 1));
        let mut over = begun.filter(|(scope, _)| scope.end > span.start);
        over.find(|(_, index)| counts(*index)).map(|(_, index)| *index)
    }
}

impl Scopes {
    /// The scopes of `directives`; `copy` is the file without its front matter.
    pub(super) fn new(directives: &[Directive], lines: &ProseLines, copy: Range<usize>, book: &Book) -> Self {
        let ends = region_ends(directives, copy.end);
        let mut scopes = Self { all: Vec::new(), any: Reach::default(), by_rule: BTreeMap::new() };
        for (index, directive) in directives.iter().enumerate() {
            let names: Vec<Option<usize>> = match directive.names.len() {
                0 => vec![None],
                count => (0..count).map(Some).collect(),
            };
            for (name, region_end) in names.into_iter().zip(&ends[index]) {
                let after = directive.span.end;
                let span = match directive.effect {
                    Effect::Enable => continue,
                    Effect::File => Span::new(copy.start, copy.end),
                    Effect::Line => lines.around(directive.span),
                    Effect::NextLine => lines.after(after).unwrap_or(Span::at(after)),
                    Effect::Disable => Span::new(after, *region_end),
                };
                scopes.push(Scope {
                    directive: index,
                    name,
                    rules: name.map(|at| rules_of(&directive.names[at].text, book)),
                    span,
                    own: directive.span,
                    used: false,
                });
            }
        }
        scopes.any.sort();
        scopes.by_rule.values_mut().for_each(Reach::sort);
        scopes
    }

    fn push(&mut self, scope: Scope) {
        let index = self.all.len();
        match &scope.rules {
            None => self.any.push(scope.span, index),
            Some(rules) => {
                for rule in rules {
                    self.by_rule.entry(rule.clone()).or_default().push(scope.span, index);
                }
            }
        }
        self.all.push(scope);
    }

    /// Keeps the findings that no scope silences. Of several scopes the one that begins first takes the credit: what
    /// stands inside it silences nothing more.
    pub(super) fn silence(&mut self, findings: Vec<Finding>) -> Vec<Finding> {
        findings.into_iter().filter(|finding| !self.silences(finding)).collect()
    }

    /// Keeps the findings that no scope silences by the name of their rule: a wrong `enable` stands in the very region,
    /// perhaps of all rules, that it was to end.
    pub(super) fn silence_by_name(&self, findings: Vec<Finding>) -> Vec<Finding> {
        findings.into_iter().filter(|finding| self.named(finding).is_none()).collect()
    }

    fn named(&self, finding: &Finding) -> Option<usize> {
        self.by_rule.get(&finding.rule)?.first_over(finding.primary.span, |_| true)
    }

    fn silences(&mut self, finding: &Finding) -> bool {
        let span = finding.primary.span;
        let named = self.named(finding);
        // what is said about a comment is not silenced by its silencing everything: it would never be heard
        let is_about = |own: Span| own.start <= span.start && span.end <= own.end;
        let any = self.any.first_over(span, |at| !is_about(self.all[at].own));
        let taker = [named, any].into_iter().flatten().min_by_key(|at| self.all[*at].span);
        if let Some(at) = taker {
            self.all[at].used = true;
        }
        taker.is_some()
    }
}

fn rules_of(name: &str, book: &Book) -> Vec<RuleName> {
    book.named(name).map(|rules| rules.iter().map(|rule| rule.name.clone()).collect()).unwrap_or_default()
}

/// For each directive and each of its names (one entry where it has none), where a region that begins there ends.
fn region_ends(directives: &[Directive], end: usize) -> Vec<Vec<usize>> {
    let mut enable_all = end;
    let mut enable: BTreeMap<&str, usize> = BTreeMap::new();
    let mut ends = Vec::with_capacity(directives.len());
    for directive in directives.iter().rev() {
        if directive.effect == Effect::Enable {
            if directive.names.is_empty() {
                enable_all = directive.span.start;
            }
            enable.extend(directive.names.iter().map(|name| (name.text.as_str(), directive.span.start)));
        }
        let of = |name: &str| enable.get(name).copied().unwrap_or(end).min(enable_all);
        ends.push(match directive.names.len() {
            0 => vec![enable_all],
            _ => directive.names.iter().map(|name| of(&name.text)).collect(),
        });
    }
    ends.reverse();
    ends
}
