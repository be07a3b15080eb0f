//! *He said*, and two people fit.

use super::finding::{Finding, Place};
use super::rule::{Case, Rule};
use crate::article::Fact;
use crate::attribution::{Gender, Kind, Speaker, Status};
use crate::lexicon::Class;
use crate::text::ProseSpan;
use std::collections::BTreeSet;

pub(super) static RULE: Rule =
    Rule::new("ambiguous-speaker", include_str!("../../rules/ambiguous-speaker.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Finding> {
    // pieces of a quotation share their speaker: one finding for all
    let mut seen = BTreeSet::new();
    case.article
        .facts()
        .filter(|fact| {
            fact.attribution.status == Status::Ambiguous && case.article.in_running_copy(fact.quotation)
        })
        .filter_map(|fact| ambiguous(case, &fact))
        .filter(|finding| seen.insert(finding.primary.span))
        .collect()
}

fn ambiguous(case: &Case<'_>, fact: &Fact<'_>) -> Option<Finding> {
    let (article, attribution) = (case.article, fact.attribution);
    let speaker = attribution.speaker.as_ref()?;
    let mut rivals = Vec::new();
    let mut labels: Vec<(ProseSpan, String)> = Vec::new();
    for one in std::iter::once(speaker).chain(&attribution.rivals) {
        let name = article.called(one);
        if rivals.contains(&name) || !is_surely_a_person(case, one) {
            continue;
        }
        rivals.push(name);
        // where the one in question was last named before the quotation
        let mentions = article.person(one).map_or(&[][..], |person| &person.mentions);
        let here = speaker.span.start.min(fact.quotation.span.start);
        let before = mentions.partition_point(|span| span.end <= here);
        if let Some(span) = before.checked_sub(1).and_then(|last| mentions.get(last)) {
            labels.push((*span, format!("it may be {name}")));
        }
    }
    if rivals.len() < 2 {
        return None;
    }
    let names = rivals.iter().take(3).copied().collect::<Vec<_>>().join(" or ");
    let same_block = article.draft.document.block_at(speaker.span.start) == Some(fact.quotation.block);
    let beside = attribution.cue.is_some() && same_block;
    let place = if beside { speaker.span } else { fact.quotation.span };
    let message = match beside.then(|| article.words(speaker.span)) {
        Some(words) => format!("`{words}` may be {names}"),
        None => format!("the speaker may be {names}"),
    };
    let finding = case.finding(case.span(place), message);
    let finding = labels
        .into_iter()
        .fold(finding, |finding, (span, message)| finding.label(Place::Draft, case.span(span), message));
    Some(finding.help("repeat the name"))
}

/// Known for a person by a title, a pronoun or a given name: a place or a product is nobody's rival.
fn is_surely_a_person(case: &Case<'_>, speaker: &Speaker) -> bool {
    let Some(person) = case.article.person(speaker) else { return speaker.kind == Kind::Descriptor };
    let mut words = person.name.split_whitespace();
    let class = words.next().map(|word| case.lexicon.word(word).class).unwrap_or_default();
    let given = words.next().is_some() && class.is(Class::GIVEN) && !class.is(Class::PLACE);
    !person.organisation && (given || person.gender != Gender::Unknown || !person.titles.is_empty())
}
