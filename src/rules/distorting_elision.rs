//! An ellipsis hides what turns the sense.

use super::evidence::{misquoted, short, who_speaks};
use super::finding::{Finding, Place};
use super::rule::{Case, Rule};
use crate::sources::Hides;

pub(super) static RULE: Rule =
    Rule::new("distorting-elision", include_str!("../../rules/distorting-elision.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for evidence in misquoted(case) {
        for &(printed, original, hides) in &evidence.verification.hidden {
            let what = match hides {
                Hides::Negation => "the ellipsis hides a negation",
                Hides::Qualifier => "the ellipsis hides what limits the statement",
                Hides::OtherTurn => "the ellipsis hides somebody else's words",
            };
            let source = case.article.source(evidence.passage.source);
            let words = source.map_or_else(String::new, |source| short(&fold(source.words(original))));
            findings.push(
                case.finding(printed, what)
                    .label(
                        Place::Source(evidence.passage.source),
                        original,
                        format!("{} \"{words}\" here", who_speaks(evidence.passage)),
                    )
                    .help("print the words, or show by two quotations that these are two statements"),
            );
        }
    }
    findings
}

fn fold(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
