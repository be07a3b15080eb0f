//! Words left out without an ellipsis.

use super::evidence::misquoted;
use super::finding::Finding;
use super::rule::{Case, Rule};
use crate::sources::EditClass;

pub(super) static RULE: Rule =
    Rule::new("unmarked-omission", include_str!("../../rules/unmarked-omission.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Finding> {
    misquoted(case)
        .filter_map(|evidence| {
            let differences = evidence.differences(&[EditClass::Dropped]);
            let words: usize =
                differences.iter().map(|one| evidence.original(one).split_whitespace().count()).sum();
            let message = match words {
                0 => return None,
                1 => "a word is left out without an ellipsis".to_owned(),
                _ => format!("{words} words are left out without an ellipsis"),
            };
            let finding = evidence.label(case.finding(evidence.span(), message), &differences);
            let finding = finding.help("put the words back, or mark the gap with an ellipsis");
            Some(evidence.mark_gaps(evidence.mend(finding, &differences), &differences))
        })
        .collect()
}
