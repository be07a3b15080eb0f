//! Other words than the source's.

use super::evidence::misquoted;
use super::finding::{Finding, Place};
use super::rule::{Case, Rule};
use crate::sources::{EditClass, Verdict};

pub(super) static RULE: Rule =
    Rule::new("words-changed", include_str!("../../rules/words-changed.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Finding> {
    misquoted(case)
        .filter_map(|evidence| {
            let differences = evidence.differences(&[EditClass::Replaced, EditClass::Inserted]);
            if differences.is_empty() {
                // altered, and no difference to point at: the passage itself is all that can be shown
                let unexplained = evidence.verification.verdict == Verdict::Altered
                    && !evidence.verification.edits.iter().any(|edit| edit.class.harmful());
                return unexplained.then(|| {
                    case.finding(evidence.span(), "the source has other words").label(
                        Place::Source(evidence.passage.source),
                        evidence.passage.span,
                        "the passage",
                    )
                });
            }
            let message = match differences[..] {
                [one] if one.original.is_empty() => {
                    "words are put in that the source does not have".to_owned()
                }
                [_] => "the source has other words".to_owned(),
                _ => format!("the source has other words in {} places", differences.len()),
            };
            let finding = evidence.label(case.finding(evidence.span(), message), &differences);
            let finding = finding.help("quote the words of the source, or put what is yours in brackets");
            Some(evidence.bracket(evidence.mend(finding, &differences), &differences))
        })
        .collect()
}
