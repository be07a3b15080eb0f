//! Ends of regions that nothing began: their author thinks that the rules run again from there.

use super::unused::{RULE, line_of, with_comma};
use crate::article::Article;
use crate::rules::{Applicability, Directive, Effect, Finding, Name, Settings};
use crate::text::EditSet;
use std::collections::{BTreeMap, BTreeSet};

/// A finding for each `enable`, or each of its names, that ends no region.
pub(super) fn find(article: &Article, directives: &[Directive], settings: &Settings) -> Vec<Finding> {
    let Some(severity) = settings.level(RULE) else { return Vec::new() };
    let text = article.draft.file.text();
    let mut regions = Regions::new(directives);
    let mut findings = Vec::new();
    for (at, directive) in directives.iter().enumerate() {
        let stray = regions.pass(directive);
        // an unknown name is for unknown-rule to report
        let is_known = |name: &usize| settings.book().named(&directive.names[*name].text).is_ok();
        let names: Vec<usize> = match stray {
            Stray::None => continue,
            Stray::Whole => Vec::new(),
            Stray::Names(names) => names.into_iter().filter(is_known).collect(),
        };
        if names.len() == directive.names.len() {
            let finding =
                Finding::new(RULE, severity, directive.span, "nothing is disabled that this enables");
            findings.push(match (&directive.names[..], regions.left_open(at)) {
                ([name], Some(open)) => finding.help(format!("did you mean `{open}`?")).fix(
                    format!("write `{open}`"),
                    Applicability::Unsafe,
                    EditSet::one(name.span, open),
                ),
                _ => finding.fix(
                    "remove the comment",
                    Applicability::Safe,
                    EditSet::one(line_of(text, directive.span), ""),
                ),
            });
            continue;
        }
        for at in names {
            let Name { text, span } = &directive.names[at];
            let message = format!("`{text}` is not disabled here");
            let edits = EditSet::one(with_comma(directive, at), "");
            let finding = Finding::new(RULE, severity, *span, message);
            findings.push(finding.fix(format!("remove `{text}`"), Applicability::Safe, edits));
        }
    }
    findings
}

/// What of an `enable` ends no region.
enum Stray {
    None,
    Whole,
    /// Indices into its names.
    Names(Vec<usize>),
}

/// The regions that are open while the directives pass by.
struct Regions<'a> {
    all: bool,
    open: BTreeSet<&'a str>,
    /// The one name of the region that began last.
    latest: Option<&'a str>,
    /// Of each name, the last `enable` (index into the directives).
    last: BTreeMap<&'a str, usize>,
    /// The last that enables everything.
    last_of_all: Option<usize>,
}

impl<'a> Regions<'a> {
    fn new(directives: &'a [Directive]) -> Self {
        let mut last = BTreeMap::new();
        let mut last_of_all = None;
        for (at, directive) in directives.iter().enumerate().filter(|(_, one)| one.effect == Effect::Enable) {
            last.extend(directive.names.iter().map(|name| (name.text.as_str(), at)));
            if directive.names.is_empty() {
                last_of_all = Some(at);
            }
        }
        Self { all: false, open: BTreeSet::new(), latest: None, last, last_of_all }
    }

    /// Begins or ends what `directive` says, and tells what of it ends nothing.
    fn pass(&mut self, directive: &'a Directive) -> Stray {
        match directive.effect {
            Effect::Disable => {
                self.all |= directive.names.is_empty();
                self.open.extend(directive.names.iter().map(|name| name.text.as_str()));
                self.latest = match &directive.names[..] {
                    [name] => Some(&name.text),
                    _ => None,
                };
                Stray::None
            }
            Effect::Enable if directive.names.is_empty() => {
                let ends_something = self.all || !self.open.is_empty();
                self.all = false;
                self.open.clear();
                if ends_something { Stray::None } else { Stray::Whole }
            }
            Effect::Enable => {
                let names = directive.names.iter().enumerate();
                let stray: Vec<usize> = names
                    .filter(|(_, name)| !self.open.remove(name.text.as_str()))
                    .map(|(at, _)| at)
                    .collect();
                if stray.is_empty() { Stray::None } else { Stray::Names(stray) }
            }
            _ => Stray::None,
        }
    }

    /// The name of the region that began last, where no directive from `at` on ends it: that was probably meant.
    fn left_open(&self, at: usize) -> Option<&'a str> {
        let name = self.latest.filter(|name| self.open.contains(name))?;
        let ended = self.last.get(name).copied().max(self.last_of_all).is_some_and(|last| last > at);
        (!ended).then_some(name)
    }
}
