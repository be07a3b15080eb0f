//! Suppressions that silence nothing.

use super::scope::Scope;
use crate::article::Article;
use crate::rules::{Applicability, Directive, Effect, Finding, Rule, RuleName, Settings};
use crate::text::{EditSet, Span};

pub(super) const RULE: &str = "unused-suppression";

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
        let comment = directive.is_comment(&article.draft.document);
        // to ignore the whole file is a decision about the file, not about a finding
        if idle.is_empty() || (directive.effect == Effect::File && directive.names.is_empty()) {
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
            let message = format!("no finding of `{}` is silenced here", name.text);
            let span = if comment { with_comma(directive, at) } else { listed(text, directive, at) };
            let title = format!("remove `{}`", name.text);
            let finding = Finding::new(RULE, severity, name.span, message);
            findings.push(finding.fix(title, Applicability::Safe, EditSet::one(span, "")));
        }
    }
    findings
}

/// It silenced nothing, and every rule that it names was run: only then does its silence mean anything.
fn is_idle(article: &Article, scope: &Scope, settings: &Settings) -> bool {
    let book = settings.book();
    let was_run = |rule: &Rule| {
        !settings.is_left_out(&rule.name) && (!rule.page().needs_sources || article.sources.is_some())
    };
    let ran = match (&scope.rules, scope.name) {
        (None, _) => book.all().all(was_run),
        // an unknown name is for unknown-rule to report
        (Some(rules), _) if rules.is_empty() => false,
        (Some(rules), _) => {
            let is_on = |name: &RuleName| settings.level(name).is_some();
            rules.iter().any(is_on) && rules.iter().all(|name| book.find(name).is_some_and(was_run))
        }
    };
    // an unused suppression of unused-suppression cannot be known before it is filtered itself
    let names_itself = scope.rules.as_ref().is_some_and(|rules| rules.iter().any(|name| *name == RULE));
    !scope.used && ran && !names_itself
}

/// The name at `at` of a list, with the comma that goes with it.
pub(super) fn with_comma(directive: &Directive, at: usize) -> Span {
    let names = &directive.names;
    match names.get(at + 1) {
        Some(next) => Span::new(names[at].span.start, next.span.start),
        None if at > 0 => Span::new(names[at - 1].span.end, names[at].span.end),
        None => names[at].span,
    }
}

/// The name at `at` of a list in front matter: a line of its own with its dash and its comment, else with its marks and its comma.
fn listed(text: &str, directive: &Directive, at: usize) -> Span {
    let name = directive.names[at].span;
    let start = text[..name.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[name.end..].find('\n').map_or(text.len(), |at| name.end + at + 1);
    let mark = |c: char| matches!(c, '"' | '\'');
    let before = text[start..name.start].trim_end_matches(mark).trim();
    let after = text[name.end..end].trim_start_matches(mark).trim();
    if before == "-" && (after.is_empty() || after.starts_with('#')) {
        return Span::new(start, end);
    }
    let quoted = |span: Span| {
        let (lead, tail) = (&text[..span.start], &text[span.end..]);
        Span::new(lead.trim_end_matches(mark).len(), text.len() - tail.trim_start_matches(mark).len())
    };
    match directive.names.get(at + 1) {
        Some(next) => Span::new(quoted(name).start, quoted(next.span).start),
        None if at > 0 => Span::new(quoted(directive.names[at - 1].span).end, quoted(name).end),
        None => quoted(name),
    }
}

/// The comment, with its line where nothing else stands on it and a blank line still parts its neighbours; behind a
/// list's bullet, up to the item's text; within a line, with one of the two blanks around it.
pub(super) fn line_of(text: &str, span: Span) -> Span {
    let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let before = &text[start..span.start];
    let after = &text[span.end..];
    let (rest, next) = after.split_once('\n').unwrap_or((after, ""));
    let ends_line = rest.trim().is_empty();
    if before.trim().is_empty() && ends_line {
        let is_blank = |line: Option<&str>| line.is_none_or(|line| line.trim().is_empty());
        let above =
            text[..start].strip_suffix('\n').map(|above| above.rsplit('\n').next().unwrap_or_default());
        let parted = is_blank(above) || is_blank(next.lines().next());
        let end = (span.end + rest.len() + 1).min(text.len());
        return if parted { Span::new(start, end) } else { span };
    }
    if ends_line && is_set_off(before) && next.starts_with('>') {
        return Span::new(start, (span.end + rest.len() + 1).min(text.len()));
    }
    if ends_line && is_bullet(before) {
        let indent = next.len() - next.trim_start_matches([' ', '\t']).len();
        return Span::new(span.start, (span.end + rest.len() + 1 + indent).min(text.len()));
    }
    match (before.ends_with(' '), after.starts_with(' ') || ends_line) {
        (true, true) => Span::new(span.start - 1, span.end),
        (false, true) if before.is_empty() => Span::new(span.start, (span.end + 1).min(text.len())),
        _ => span,
    }
}

/// `> `: all that stands before the text of a block quotation.
fn is_set_off(before: &str) -> bool {
    before.starts_with('>') && before.chars().all(|c| matches!(c, '>' | ' '))
}

/// `- `, `* `, `+ `, `1. `: all that stands before the text of a list's item.
fn is_bullet(before: &str) -> bool {
    let marker = before.trim();
    let numbered = marker
        .strip_suffix(['.', ')'])
        .is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
    before.ends_with(' ') && (matches!(marker, "-" | "*" | "+") || numbered)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without(text: &str) -> String {
        let start = text.find("<!--").unwrap();
        let end = text.find("-->").unwrap() + 3;
        let span = line_of(text, Span::new(start, end));
        format!("{}{}", &text[..span.start], &text[span.end..])
    }

    #[test]
    fn a_comment_goes_without_moving_the_copy_around_it() {
        assert_eq!(without("One.\n\n<!-- x -->\nTwo.\n"), "One.\n\nTwo.\n");
        assert_eq!(without("One.\r\n\r\n<!-- x -->\r\nTwo.\r\n"), "One.\r\n\r\nTwo.\r\n");
        assert_eq!(without("<!-- x -->"), "");
        // the comment alone parts these two paragraphs
        assert_eq!(without("One.\n<!-- x -->\nTwo.\n"), "One.\n\nTwo.\n");
        assert_eq!(without("- <!-- x -->\n  One.\n"), "- One.\n");
        assert_eq!(without("> <!-- x -->\n> One.\n"), "> One.\n");
        assert_eq!(without("> <!-- x -->\n\nOne.\n"), ">\n\nOne.\n");
        assert_eq!(without("One <!-- x --> two.\n"), "One two.\n");
        assert_eq!(without("<!-- x --> One.\n"), "One.\n");
    }
}
