//! *Said Lee*: the verb stands before the name, and no title behind it calls for that.

use super::finding::{Applicability, Finding};
use super::rule::{Case, Rule};
use crate::article::Fact;
use crate::attribution::{CueKind, Kind};
use crate::quotation::Form;
use crate::text::{EditSet, ProseSpan};
use std::collections::BTreeSet;

pub(super) static RULE: Rule =
    Rule::new("inverted-attribution", include_str!("../../rules/inverted-attribution.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Finding> {
    let mut seen = BTreeSet::new();
    case.article
        .facts()
        .filter_map(|fact| inverted(case, &fact))
        .filter(|finding| seen.insert(finding.primary.span))
        .collect()
}

fn inverted(case: &Case<'_>, fact: &Fact<'_>) -> Option<Finding> {
    let (quotation, attribution) = (fact.quotation, fact.attribution);
    let cue = attribution.cue.as_ref().filter(|cue| cue.kind == CueKind::Verb)?;
    let speaker = attribution.speaker.as_ref()?;
    let named = matches!(speaker.kind, Kind::Named | Kind::Titled | Kind::Pronoun);
    let (verb, name) = (case.words(cue.span), case.words(speaker.span));
    // a long title before the name weighs as much as one behind it
    let short = name.split_whitespace().nth(case.number("words")).is_none();
    let after = quotation.span.end <= cue.span.start && cue.span.end + 1 == speaker.span.start;
    if attribution.form != Form::Full
        || !named
        || !short
        || !after
        || !case.article.in_running_copy(quotation)
    {
        return None;
    }
    let between = case.words(ProseSpan::new(quotation.span.end, cue.span.start));
    let one_word = verb.starts_with(char::is_lowercase) && !verb.contains(' ');
    if !matches!(between, " " | ", ") || !one_word || is_continued(case, speaker.span.end) {
        return None;
    }
    let prose = cue.span.to(speaker.span);
    let span = case.span(prose);
    let finding = case
        .finding(span, format!("the verb stands before the name in `{}`", case.words(prose)))
        .help(format!("write `{name} {verb}`"));
    // emphasis or a link in the file would be lost
    let plain = case.article.draft.file.text().get(span.range()) == Some(case.words(prose));
    Some(if plain {
        finding.fix(
            format!("write `{name} {verb}`"),
            Applicability::Unsafe,
            EditSet::one(span, format!("{name} {verb}")),
        )
    } else {
        finding
    })
}

/// What follows belongs to the name: an apposition, an age, a second speaker, *of the council*.
fn is_continued(case: &Case<'_>, end: usize) -> bool {
    let after = &case.article.draft.document.prose[end..];
    let parted = after.starts_with(['.', ' ', '\n', ';', ':', '?', '!']) || after.is_empty();
    let more = [" (", " and ", " of ", " from ", " at ", " with ", " who", " —", " –", " -"];
    !parted || more.iter().any(|start| after.starts_with(start))
}
