//! Straight and curly marks in one document.

use super::finding::{Applicability, Finding, Place};
use super::rule::{Case, Rule};
use crate::quotation::{Glyph, Mark, Role};
use crate::text::{Edit, EditSet};
use std::collections::BTreeSet;

pub(super) static RULE: Rule = Rule::new("mixed-marks", include_str!("../../rules/mixed-marks.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Finding> {
    let (straight, curly): (Vec<Mark>, Vec<Mark>) =
        paired_marks(case).partition(|mark| is_straight(mark.glyph));
    let (Some(first_straight), Some(first_curly)) = (straight.first(), curly.first()) else {
        return Vec::new();
    };
    // the style of the greater number; of equals, the one that the copy begins with
    let straight_wins = (straight.len(), first_curly.span.start) > (curly.len(), first_straight.span.start);
    let (few, many, style) =
        if straight_wins { (&curly, &straight, "straight") } else { (&straight, &curly, "curly") };
    let mut finding = case
        .finding(case.span(few[0].span), "straight and curly marks are mixed")
        .here(format!("{} of {} marks are {}", few.len(), few.len() + many.len(), other(style)))
        .label(Place::Draft, case.span(many[0].span), format!("the others are {style}, like this one"))
        .help("use one style throughout");
    let edits =
        few.iter().map(|mark| Edit { span: case.span(mark.span), text: in_style(mark, style).to_owned() });
    if let Ok(edits) = EditSet::new(edits.collect()) {
        finding = finding.fix(format!("make them all {style}"), Applicability::Safe, edits);
    }
    vec![finding]
}

/// Marks that open or close a quotation. A single mark counts only where both it and its partner are sure, so that no
/// apostrophe is ever taken for one.
fn paired_marks<'a>(case: &'a Case<'_>) -> impl Iterator<Item = Mark> + 'a {
    let quotations = &case.article.draft.quotations;
    let closed = quotations.all.iter().filter(|quotation| quotation.closed);
    let edges: BTreeSet<usize> =
        closed.flat_map(|quotation| [quotation.span.start, quotation.inner.end]).collect();
    quotations.marks.iter().copied().filter(move |mark| match mark.glyph {
        Glyph::Straight | Glyph::Curly => mark.role != Role::Stray,
        Glyph::StraightSingle | Glyph::CurlySingle => edges.contains(&mark.span.start),
        _ => false,
    })
}

fn is_straight(glyph: Glyph) -> bool {
    matches!(glyph, Glyph::Straight | Glyph::StraightSingle)
}

fn other(style: &str) -> &'static str {
    if style == "curly" { "straight" } else { "curly" }
}

fn in_style(mark: &Mark, style: &str) -> &'static str {
    let double = matches!(mark.glyph, Glyph::Straight | Glyph::Curly);
    match (style, double, mark.role) {
        ("straight", true, _) => "\"",
        ("straight", false, _) => "'",
        (_, true, Role::Close) => "”",
        (_, true, _) => "“",
        (_, false, Role::Close) => "’",
        (_, false, _) => "‘",
    }
}
