//! Findings → edits → new text. Applies what it is told to trust and nothing else; never touches the disk.

mod diff;

pub use diff::unified;

use crate::rules::{Applicability, Finding};
use crate::text::{Edit, EditSet, File, Span};
use std::collections::BTreeMap;

/// Edits that can be applied together, and of how many fixes they are.
#[derive(Clone, Debug, Default)]
pub struct Chosen {
    /// The edits.
    pub edits: EditSet,
    /// How many fixes they make.
    pub count: usize,
}

/// The fixes of `findings` that are at least as `trusted`: of each finding the first, as long as none of its edits
/// touches one chosen before it. What is left out waits for the next round.
pub fn choose(findings: &[Finding], trusted: Applicability) -> Chosen {
    let mut taken: BTreeMap<usize, &Edit> = BTreeMap::new();
    let mut count = 0;
    for finding in findings {
        let Some(fix) = finding.fixes.iter().find(|fix| fix.applicability >= trusted) else { continue };
        let edits = fix.edits.edits();
        if edits.is_empty() || edits.iter().any(|edit| touches(&taken, edit.span)) {
            continue;
        }
        taken.extend(edits.iter().map(|edit| (edit.span.start, edit)));
        count += 1;
    }
    let edits = taken.into_values().cloned().collect();
    EditSet::new(edits).map_or_else(|_| Chosen::default(), |edits| Chosen { edits, count })
}

/// Whether `span` overlaps or meets an edit taken before: two that meet may depend on each other.
fn touches(taken: &BTreeMap<usize, &Edit>, span: Span) -> bool {
    let before = taken.range(..=span.start).next_back();
    let after = taken.range(span.start..).next();
    before.is_some_and(|(_, edit)| edit.span.end >= span.start)
        || after.is_some_and(|(&start, _)| start <= span.end)
}

/// The bytes of `file` with `edits` applied.
pub fn rewritten(file: &File, edits: &EditSet) -> Vec<u8> {
    applied(file.text(), edits).into_bytes()
}

/// `text` with `edits` applied.
pub fn applied(text: &str, edits: &EditSet) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits.edits() {
        out.push_str(&text[at..edit.span.start]);
        out.push_str(&edit.text);
        at = edit.span.end;
    }
    out.push_str(&text[at..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Severity;

    fn finding(at: usize, fixes: &[(Applicability, Span, &str)]) -> Finding {
        fixes.iter().fold(
            Finding::new("rule", Severity::Warning, Span::at(at), "a message"),
            |finding, (trust, span, text)| finding.fix("mend it", *trust, EditSet::one(*span, *text)),
        )
    }

    #[test]
    fn only_what_is_trusted_is_applied() {
        let findings = [
            finding(0, &[(Applicability::Unsafe, Span::new(0, 1), "A")]),
            finding(2, &[(Applicability::Shown, Span::new(2, 3), "C")]),
            finding(4, &[(Applicability::Safe, Span::new(4, 5), "E")]),
        ];
        assert_eq!(applied("abcdef", &choose(&findings, Applicability::Safe).edits), "abcdEf");
        let unsafe_too = choose(&findings, Applicability::Unsafe);
        assert_eq!((applied("abcdef", &unsafe_too.edits).as_str(), unsafe_too.count), ("AbcdEf", 2));
    }

    #[test]
    fn fixes_that_meet_wait_for_the_next_round() {
        let safe = Applicability::Safe;
        let findings = [
            finding(0, &[(safe, Span::new(0, 2), "x")]),
            finding(1, &[(safe, Span::new(1, 3), "y")]),
            finding(2, &[(safe, Span::at(2), "z")]),
            finding(4, &[(safe, Span::at(4), "w")]),
        ];
        let chosen = choose(&findings, safe);
        assert_eq!((applied("abcdef", &chosen.edits).as_str(), chosen.count), ("xcdwef", 2));
    }
}
