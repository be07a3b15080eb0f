//! Marks that an encoding fault or a typewriter habit broke.

use super::finding::{Applicability, Finding, Place};
use super::rule::{Case, Rule};
use crate::quotation::{Glyph, Mark, Role};
use crate::text::{Edit, EditSet};

pub(super) static RULE: Rule =
    Rule::new("garbled-marks", include_str!("../../rules/garbled-marks.md"), judge);

/// A fault runs through a whole file, so one finding shows it all: the first mark, the last, and how many.
fn judge(case: &Case<'_>) -> Vec<Finding> {
    let garbled = report(case, Glyph::Garbled, |count| match count {
        1 => "an encoding fault broke this mark".to_owned(),
        _ => format!("an encoding fault broke {count} marks"),
    });
    let doubled = report(case, Glyph::Doubled, |count| match count {
        1 => "two single marks stand for a double one".to_owned(),
        _ => format!("two single marks stand for a double one, {count} times"),
    });
    garbled.into_iter().chain(doubled).collect()
}

fn report(case: &Case<'_>, glyph: Glyph, message: impl Fn(usize) -> String) -> Option<Finding> {
    let marks: Vec<&Mark> =
        case.article.draft.quotations.marks.iter().filter(|mark| mark.glyph == glyph).collect();
    let first = marks.first()?;
    let text = case.article.draft.file.text();
    let mut finding = case.finding(case.span(first.span), message(marks.len()));
    if let [_, .., last] = marks[..] {
        finding = finding.label(Place::Draft, case.span(last.span), "the last of them");
    }
    let edits = marks.iter().map(|mark| {
        let span = case.span(mark.span);
        Edit { span, text: right(case, mark, span.of(text)).to_owned() }
    });
    finding = finding.help(match glyph {
        Glyph::Garbled => "read the file in the encoding that it was written in, or write the marks anew",
        _ => "write one double mark",
    });
    Some(match EditSet::new(edits.collect()) {
        Ok(edits) => finding.fix("write the marks that are meant", Applicability::Safe, edits),
        Err(_) => finding,
    })
}

/// The mark that is meant, in the style that the rest of the copy has.
fn right(case: &Case<'_>, mark: &Mark, written: &str) -> &'static str {
    let opens = matches!(mark.role, Role::Open | Role::Reopen);
    // the third byte of a broken single mark is 0x98 or 0x99, printed as ˜ or ™
    let single = mark.glyph == Glyph::Garbled && written.contains(['˜', '™', '\u{98}', '\u{99}']);
    let curly = mark.glyph == Glyph::Garbled
        || case.article.draft.quotations.marks.iter().any(|mark| mark.glyph == Glyph::Curly);
    match (curly, single, opens) {
        (true, true, true) => "‘",
        (true, true, false) => "’",
        (true, false, true) => "“",
        (true, false, false) => "”",
        (false, ..) => "\"",
    }
}
