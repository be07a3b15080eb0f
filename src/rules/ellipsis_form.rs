//! An ellipsis that is not written as the style has it.

use super::alteration::{Ellipsis, ellipses, is_between_words, outermost};
use super::finding::{Applicability, Finding};
use super::rule::{Case, Rule};
use crate::text::{EditSet, ProseSpan};

pub(super) static RULE: Rule =
    Rule::new("ellipsis-form", include_str!("../../rules/ellipsis-form.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Finding> {
    let prose = &case.article.draft.document.prose;
    outermost(case)
        .flat_map(|fact| {
            let within = fact.quotation.inner;
            ellipses(prose, within).into_iter().filter_map(move |found| misshapen(case, within, found))
        })
        .collect()
}

fn misshapen(case: &Case<'_>, within: ProseSpan, found: Ellipsis) -> Option<Finding> {
    let prose = &case.article.draft.document.prose;
    // at an edge it is better left out than written in another way
    if found.bracketed || !is_between_words(prose, within, found) {
        return None;
    }
    let form = case.text("form");
    let (points, spaced) = (form.trim(), form.starts_with(' '));
    let left = prose[within.start..found.span.start].chars().next_back();
    let right = prose[found.span.end..within.end].chars().next();
    // blanks are judged beside words; beside dashes and marks each style has its own
    let joined =
        |side: Option<char>| spaced && side.is_some_and(|c| c.is_alphanumeric() || "?!,;:%".contains(c));
    let opens = |c: char| c.is_alphanumeric() || "$£€[(“‘\"'".contains(c);
    let before = if joined(left) && !found.stop { " " } else { "" };
    let after = if spaced && right.is_some_and(opens) { " " } else { "" };
    let printed = case.words(found.span);
    let wrong_points = !wanted(found, points, spaced).iter().any(|wanted| wanted == printed);
    if !wrong_points && before.is_empty() && after.is_empty() {
        return None;
    }
    let wanted = wanted(found, points, spaced).swap_remove(0);
    let message = if wrong_points {
        format!("an ellipsis is written `{wanted}`, and not `{printed}`")
    } else {
        "an ellipsis stands between spaces, as a word does".to_owned()
    };
    let help = if spaced {
        format!("write `word{}{wanted} word`", if found.stop { "" } else { " " })
    } else {
        format!("write `{wanted}`")
    };
    // a stop belongs to the word before it: everything . . . . The
    let blank = found.stop && spaced && wrong_points && left == Some(' ');
    let replaced = ProseSpan::new(found.span.start - usize::from(blank), found.span.end);
    let edits = EditSet::one(case.span(replaced), format!("{before}{wanted}{after}"));
    Some(case.finding(case.span(found.span), message).help(help).fix(
        "write it so",
        Applicability::Safe,
        edits,
    ))
}

/// How the ellipsis may be written, the best way first.
fn wanted(found: Ellipsis, points: &str, spaced: bool) -> Vec<String> {
    match (found.stop, spaced) {
        (false, _) => vec![points.to_owned()],
        (true, true) => vec![format!(". {points}")],
        (true, false) => vec![format!(".{points}"), format!(". {points}"), format!("{points}.")],
    }
}
