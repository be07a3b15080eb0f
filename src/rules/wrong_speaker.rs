//! The source has somebody else say it.

use super::evidence::misquoted;
use super::finding::{Finding, Place};
use super::rule::{Case, Rule};
use crate::sources::Verdict;

pub(super) static RULE: Rule =
    Rule::new("wrong-speaker", include_str!("../../rules/wrong-speaker.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Finding> {
    misquoted(case)
        .filter(|evidence| evidence.verification.verdict == Verdict::SpeakerConflict)
        .map(|evidence| {
            // without a name in a redacted run
            let there = evidence.passage.speaker.as_deref().unwrap_or("somebody else");
            let time = evidence.passage.time.as_ref().map_or_else(String::new, |time| format!(", at {time}"));
            let finding = case.finding(evidence.span(), format!("in the source {there} says this"));
            let finding = match &evidence.fact.attribution.speaker {
                Some(speaker) => {
                    let message = format!("the draft has {} say it", case.article.called(speaker));
                    finding.label(Place::Draft, case.span(speaker.span), message)
                }
                None => finding,
            };
            let place = Place::Source(evidence.passage.source);
            finding
                .label(place, evidence.passage.span, format!("{there} says it here{time}"))
                .help("name the speaker of the source, or find the passage where the person named says it")
        })
        .collect()
}
