//! The draft quotes the one who asked as the one who answered.

use super::evidence::misquoted;
use super::finding::{Finding, Place};
use super::rule::{Case, Rule};
use crate::article::Fact;
use crate::attribution::{Kind, Status};

pub(super) static RULE: Rule =
    Rule::new("quoted-out-of-turn", include_str!("../../rules/quoted-out-of-turn.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Finding> {
    misquoted(case)
        .filter(|evidence| evidence.passage.asked && answers(case, &evidence.fact))
        // somewhere else it may well be an answer
        .filter(|evidence| evidence.verification.alternatives.iter().all(|(other, _)| other.asked))
        .map(|evidence| {
            let (fact, passage) = (&evidence.fact, evidence.passage);
            let who = fact.attribution.speaker.as_ref().map_or("the speaker", |who| case.article.called(who));
            let finding = case.finding(evidence.span(), format!("{who} was asked this, and did not say it"));
            finding
                .label(Place::Source(passage.source), passage.span, "the interviewer asks it here")
                .help("quote the answer, or put the question outside the marks")
        })
        .collect()
}

/// The draft has a person say it who is none of those who ask.
fn answers(case: &Case<'_>, fact: &Fact<'_>) -> bool {
    let Some(speaker) = &fact.attribution.speaker else { return false };
    let certain = matches!(fact.attribution.status, Status::Attributed | Status::Carried);
    let person = match speaker.kind {
        Kind::Named | Kind::Titled => true,
        Kind::Pronoun | Kind::Descriptor => speaker.name.is_some(),
        _ => false,
    };
    let asks = |word: &str| case.lexicon.list("askers").iter().any(|asker| word.eq_ignore_ascii_case(asker));
    let titles = case.article.person(speaker).map_or(&[][..], |person| &person.titles);
    let words = titles.iter().map(String::as_str).chain([case.words(speaker.span)]);
    let journalist = words.flat_map(|words| words.split(|c: char| !c.is_alphanumeric())).any(asks);
    certain && person && speaker.via.is_empty() && !journalist
}
