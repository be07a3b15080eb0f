//! *A source said*: no description at all.

use super::anonymity::unnamed;
use super::finding::Finding;
use super::rule::{Case, Rule};

pub(super) static RULE: Rule =
    Rule::new("bare-anonymous", include_str!("../../rules/bare-anonymous.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Finding> {
    unnamed(case)
        .into_iter()
        .filter(|unnamed| unnamed.bare)
        .map(|unnamed| {
            let words = case.words(unnamed.speaker.span);
            case.finding(case.span(unnamed.speaker.span), format!("nothing is said of who `{words}` is"))
                .help("say as much as the source allows: where they work, how they know, what they stand to gain")
        })
        .collect()
}
