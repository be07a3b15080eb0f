//! Findings → edits → new text. Applies what it is told to trust and nothing else; never touches the disk.

mod diff;

pub use diff::unified;

use crate::rules::{Applicability, Finding, RuleName};
use crate::text::{EditSet, File, Unencodable};

/// Fixes refused for their letters after which a round gives up: a draft in an old encoding, and many such fixes.
const REFUSALS: usize = 100;

/// What is mended before anything else: as long as a suppression is misspelt, nobody knows what it is to keep.
const FIRST: &str = "unknown-rule";

/// A draft with fixes applied.
#[derive(Clone, Debug, Default)]
pub struct Fixed {
    /// Its bytes, in its own encoding.
    pub bytes: Vec<u8>,
    /// The rule of each fix that was applied, in the order of the findings.
    pub rules: Vec<RuleName>,
    /// A fix that was left out because the draft's encoding does not have its letters.
    pub refused: Option<Unencodable>,
}

/// Applies the fixes of `findings` that are at least as `trusted` to `file`: of each finding the first, unless it
/// overlaps one before it, and those that mend suppressions before all others. What is left out waits for the next round.
pub fn apply(file: &File, findings: &[Finding], trusted: Applicability) -> Fixed {
    let mut sets: Vec<(&RuleName, &EditSet)> = findings
        .iter()
        .filter_map(|finding| {
            let fix = finding.fixes.iter().find(|fix| fix.applicability >= trusted)?;
            (!fix.edits.is_empty()).then_some((&finding.rule, &fix.edits))
        })
        .collect();
    if sets.iter().any(|(rule, _)| **rule == FIRST) {
        sets.retain(|(rule, _)| **rule == FIRST);
    }
    let mut refused = None;
    for _ in 0..REFUSALS {
        let (edits, left) = EditSet::gather(sets.iter().map(|(_, set)| (*set).clone()));
        match file.with(&edits) {
            Ok(bytes) => {
                let applied = sets.iter().enumerate().filter(|(at, _)| left.binary_search(at).is_err());
                let rules = applied.map(|(_, (rule, _))| (*rule).clone()).collect();
                return Fixed { bytes, rules, refused };
            }
            Err(error) => {
                sets.retain(|(_, set)| set.edits().iter().all(|edit| edit.span != error.span));
                refused = Some(error);
            }
        }
    }
    Fixed { bytes: file.bytes().to_vec(), rules: Vec::new(), refused }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Severity;
    use crate::text::Span;

    fn finding(fixes: &[(Applicability, Span, &str)]) -> Finding {
        fixes.iter().fold(
            Finding::new("rule", Severity::Warning, Span::at(0), "a message"),
            |finding, (trust, span, text)| finding.fix("mend it", *trust, EditSet::one(*span, *text)),
        )
    }

    fn fixed(bytes: &[u8], findings: &[Finding], trusted: Applicability) -> (Vec<u8>, usize) {
        let fixed = apply(&File::new("draft.txt", bytes.to_vec()), findings, trusted);
        (fixed.bytes, fixed.rules.len())
    }

    #[test]
    fn only_what_is_trusted_is_applied() {
        let findings = [
            finding(&[(Applicability::Unsafe, Span::new(0, 1), "A")]),
            finding(&[(Applicability::Shown, Span::new(2, 3), "C")]),
            finding(&[(Applicability::Safe, Span::new(4, 5), "E")]),
        ];
        assert_eq!(fixed(b"abcdef", &findings, Applicability::Safe), (b"abcdEf".to_vec(), 1));
        assert_eq!(fixed(b"abcdef", &findings, Applicability::Unsafe), (b"AbcdEf".to_vec(), 2));
    }

    #[test]
    fn fixes_that_overlap_wait_for_the_next_round() {
        let safe = Applicability::Safe;
        let findings = [
            finding(&[(safe, Span::new(0, 2), "x")]),
            finding(&[(safe, Span::new(1, 3), "y")]),
            finding(&[(safe, Span::at(4), "w")]),
        ];
        assert_eq!(fixed(b"abcdef", &findings, safe), (b"xcdwef".to_vec(), 2));
    }

    #[test]
    fn what_an_old_encoding_cannot_hold_is_left_out_and_said() {
        let safe = Applicability::Safe;
        let findings =
            [finding(&[(safe, Span::at(0), "\u{2192}")]), finding(&[(safe, Span::at(4), "\u{2019}")])];
        let draft = File::new("draft.txt", b"caf\xe9s".to_vec());
        let fixed = apply(&draft, &findings, safe);
        assert!(fixed.refused.is_some());
        assert_eq!(fixed.rules, ["rule"]);
    }
}
