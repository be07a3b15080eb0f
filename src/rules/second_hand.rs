//! Words that came through somebody else.

use super::finding::{Finding, Place};
use super::rule::{Case, Rule};
use crate::attribution::{Speaker, Via};
use crate::lexicon::Class;
use std::collections::BTreeSet;

pub(super) static RULE: Rule = Rule::new("second-hand", include_str!("../../rules/second-hand.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Finding> {
    // pieces of one quotation share their chain
    let mut seen = BTreeSet::new();
    case.article
        .facts()
        .filter_map(|fact| fact.attribution.speaker.as_ref())
        .filter_map(|speaker| relayed(case, speaker))
        .filter(|finding| seen.insert(finding.primary.span))
        .collect()
}

fn relayed(case: &Case<'_>, speaker: &Speaker) -> Option<Finding> {
    let is_own = |via: &Via| {
        let words = bare_name(case.words(via.span));
        case.list("own").iter().any(|own| bare_name(own).eq_ignore_ascii_case(words))
    };
    let first = speaker.via.first()?;
    if speaker.via.iter().all(is_own) || !speaker.via.iter().any(|via| is_outlet(case, via)) {
        return None;
    }
    let mut chain = vec![case.article.called(speaker)];
    chain.extend(speaker.via.iter().map(|via| case.words(via.span)));
    let finding = case
        .finding(case.span(first.span), format!("heard at second hand: {}", chain.join(" ← ")))
        .label(Place::Draft, case.span(speaker.span), "the speaker");
    let finding = speaker.via.iter().skip(1).fold(finding, |finding, via| {
        finding.label(Place::Draft, case.span(via.span), "who had it from them")
    });
    Some(finding.help("link to the original, and check the words against it"))
}

/// An agency, a paper, a channel. A book that quotes a scholar, or a lawyer who quotes a client, is no second hand.
fn is_outlet(case: &Case<'_>, via: &Via) -> bool {
    let name = bare_name(case.words(via.span));
    let words = name.split(|c: char| !(c.is_alphanumeric() || c == '-')).filter(|word| !word.is_empty());
    let outlet = Class::OUTLET.or(Class::ORGANISATION);
    case.lexicon.phrase(&name.to_lowercase()).is(outlet)
        || words.into_iter().any(|w| case.lexicon.word(w).class.is(outlet))
}

fn bare_name(name: &str) -> &str {
    let article = ["the ", "The "].iter().find_map(|article| name.strip_prefix(article));
    article.unwrap_or(name).trim()
}
