//! *She said: "…," she said*: one quotation, given to its speaker twice.

use super::finding::{Applicability, Finding, Place};
use super::rule::{Case, Rule};
use crate::article::Fact;
use crate::text::{EditSet, ProseSpan};

pub(super) static RULE: Rule =
    Rule::new("double-attribution", include_str!("../../rules/double-attribution.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Finding> {
    case.article.facts().filter_map(|fact| twice(case, &fact)).collect()
}

fn twice(case: &Case<'_>, fact: &Fact<'_>) -> Option<Finding> {
    let attribution = fact.attribution;
    let first = attribution.again.as_ref()?;
    let speaker = attribution.speaker.as_ref()?;
    let clause = attribution.cue.as_ref()?.span.to(speaker.span);
    let name = case.article.called(speaker);
    let finding = case
        .finding(case.span(clause), format!("the quotation is given to {name} a second time"))
        .label(Place::Draft, case.span(first.span), "it is given here already")
        .help("keep one of the two");
    Some(match without(case, fact, clause) {
        Some((place, text)) => {
            let edit = EditSet::one(case.span(place), text);
            finding.fix("take the second one out", Applicability::Unsafe, edit)
        }
        None => finding,
    })
}

/// What stands for the end of the quotation and `clause`, where nothing but a full stop follows.
fn without(case: &Case<'_>, fact: &Fact<'_>, clause: ProseSpan) -> Option<(ProseSpan, String)> {
    let quotation = fact.quotation;
    let prose = &case.article.draft.document.prose;
    let gap = (quotation.span.end <= clause.start)
        .then(|| case.words(ProseSpan::new(quotation.span.end, clause.start)))?;
    let words = case.words(quotation.inner).strip_suffix(',')?;
    if gap != " " || !prose[clause.end..].starts_with('.') {
        return None;
    }
    let place = ProseSpan::new(quotation.inner.start + words.len(), clause.end + 1);
    let close = case.words(ProseSpan::new(quotation.inner.end, quotation.span.end));
    // emphasis or a link in the file would be cut in half
    let plain = case.article.draft.file.text().get(case.span(place).range()) == Some(case.words(place));
    plain.then(|| (place, format!(".{close}")))
}
