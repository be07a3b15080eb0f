//! A negation, a number, a name or a modal differs from the source.

use super::evidence::misquoted;
use super::finding::Finding;
use super::rule::{Case, Rule};
use crate::sources::EditClass;

pub(super) static RULE: Rule =
    Rule::new("meaning-changed", include_str!("../../rules/meaning-changed.md"), judge);

const CLASSES: [EditClass; 4] = [EditClass::Negation, EditClass::Number, EditClass::Name, EditClass::Modal];

fn judge(case: &Case<'_>) -> Vec<Finding> {
    misquoted(case)
        .filter_map(|evidence| {
            let differences = evidence.differences(&CLASSES);
            let mut parts: Vec<&str> = Vec::new();
            for difference in &differences {
                let part = match difference.class {
                    EditClass::Negation if difference.printed.is_empty() => "a negation is lost",
                    EditClass::Negation if difference.original.is_empty() => "a negation is put in",
                    EditClass::Negation => "a negation differs",
                    EditClass::Number => "a number differs",
                    EditClass::Name => "a name differs",
                    _ => "the speaker was more or less certain than this",
                };
                if !parts.contains(&part) {
                    parts.push(part);
                }
            }
            let message = (!parts.is_empty()).then(|| parts.join(", and "))?;
            let finding = evidence.label(case.finding(evidence.span(), message), &differences);
            let finding =
                finding.help("quote the words of the source, or take the marks away and paraphrase");
            Some(evidence.mend(finding, &differences))
        })
        .collect()
}
