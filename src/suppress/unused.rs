//! Suppressions that silence nothing.

use super::scope::Scope;
use crate::article::Article;
use crate::rules::{Applicability, Directive, Effect, Finding, Rule, Settings, all, find as rule};
use crate::text::{EditSet, Span};

const RULE: &str = "unused-suppression";

/// A finding for each name, or each whole comment, that silenced nothing although what it names was looked for.
pub(super) fn find(
    article: &Article,
    directives: &[Directive],
    scopes: &[Scope],
    settings: &Settings,
) -> Vec<Finding> {
    let Some(severity) = settings.level(RULE) else { return Vec::new() };
    let text = article.draft.file.text();
    let mut findings = Vec::new();
    for group in scopes.chunk_by(|a, b| a.directive == b.directive) {
        let directive = &directives[group[0].directive];
        let idle: Vec<&Scope> = group.iter().filter(|scope| is_idle(article, scope, settings)).collect();
        let comment = directive.effect != Effect::File;
        // `quotelint: ignore` is a decision about the file, not about a finding
        if idle.is_empty() || (!comment && directive.names.is_empty()) {
            continue;
        }
        if comment && idle.len() == group.len() {
            let finding = Finding::new(RULE, severity, directive.span, "this suppression silences nothing")
                .help("remove the comment, or check the rule's name and the line")
                .fix(
                    "remove the comment",
                    Applicability::Safe,
                    EditSet::one(line_of(text, directive.span), ""),
                );
            findings.push(finding);
            continue;
        }
        for at in idle.iter().filter_map(|scope| scope.name) {
            let name = &directive.names[at];
            let mut finding = Finding::new(
                RULE,
                severity,
                name.span,
                format!("no finding of `{}` is silenced here", name.text),
            );
            if comment {
                let edit = EditSet::one(with_comma(directive, at), "");
                finding = finding.fix(format!("remove `{}`", name.text), Applicability::Safe, edit);
            } else {
                finding = finding.help(format!("remove `{}` from the front matter", name.text));
            }
            findings.push(finding);
        }
    }
    findings
}

/// It silenced nothing, and every rule that it names was run: only then does its silence mean anything.
fn is_idle(article: &Article, scope: &Scope, settings: &Settings) -> bool {
    let was_run = |rule: &Rule| {
        !settings.is_left_out(rule.name) && (!rule.page().needs_sources || article.sources.is_some())
    };
    let ran = match (&scope.rules, scope.name) {
        (None, _) => all().iter().all(|rule| was_run(rule)),
        // an unknown name is for unknown-rule to report
        (Some(rules), _) if rules.is_empty() => false,
        (Some(rules), _) => {
            let is_on = |name: &&&str| settings.level(name).is_some();
            rules.iter().any(|name| is_on(&name)) && rules.iter().all(|name| rule(name).is_some_and(was_run))
        }
    };
    // an unused suppression of unused-suppression cannot be known before it is filtered itself
    let names_itself = scope.rules.as_ref().is_some_and(|rules| rules.contains(&RULE));
    !scope.used && ran && !names_itself
}

/// The name at `at` of a list, with the comma that goes with it.
fn with_comma(directive: &Directive, at: usize) -> Span {
    let names = &directive.names;
    match names.get(at + 1) {
        Some(next) => Span::new(names[at].span.start, next.span.start),
        None if at > 0 => Span::new(names[at - 1].span.end, names[at].span.end),
        None => names[at].span,
    }
}

/// The comment, with its line where nothing else stands on it and where a blank line still parts its neighbours;
/// within a line, with one of the two blanks around it.
fn line_of(text: &str, span: Span) -> Span {
    let before = &text[..span.start];
    let after = &text[span.end..];
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let (rest, next) = after.split_once('\n').unwrap_or((after, ""));
    if before[start..].trim().is_empty() && rest.trim().is_empty() {
        let above = before[..start].trim_end_matches('\n');
        let above_blank = start == 0
            || above.len() + 1 < start
            || above.ends_with('\r') && before[..start].ends_with("\n\r\n");
        let below = next.lines().next();
        let parted = above_blank || below.is_none_or(|line| line.trim().is_empty());
        let end = (span.end + rest.len() + 1).min(text.len());
        return if parted { Span::new(start, end) } else { span };
    }
    match (before.ends_with(' '), after.starts_with(' ') || rest.trim().is_empty()) {
        (true, true) => Span::new(span.start - 1, span.end),
        _ if before[start..].trim().is_empty() && after.starts_with(' ') => {
            Span::new(span.start, span.end + 1)
        }
        _ => span,
    }
}
