//! A source that is described but not named.

use super::anonymity::unnamed;
use super::finding::Finding;
use super::rule::{Case, Rule};
use std::collections::BTreeSet;

pub(super) static RULE: Rule =
    Rule::new("unnamed-source", include_str!("../../rules/unnamed-source.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Finding> {
    // an editor counts sources, not mentions
    let mut counted = BTreeSet::new();
    unnamed(case)
        .into_iter()
        .filter(|unnamed| !unnamed.bare && counted.insert(case.words(unnamed.speaker.span).to_lowercase()))
        .map(|unnamed| {
            let words = case.words(unnamed.speaker.span);
            case.finding(case.span(unnamed.speaker.span), format!("`{words}` is quoted without a name"))
                .help("make sure that an editor knows the name, and that the copy says why it is withheld")
        })
        .collect()
}
