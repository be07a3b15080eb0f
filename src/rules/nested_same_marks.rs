//! A quotation in a quotation, in the same marks.

use super::finding::{Applicability, Finding, Place};
use super::rule::{Case, Rule};
use crate::quotation::{Fault, Glyph, Quotation};
use crate::text::{Edit, EditSet};

pub(super) static RULE: Rule =
    Rule::new("nested-same-marks", include_str!("../../rules/nested-same-marks.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Finding> {
    let quotations = &case.article.draft.quotations;
    let faults = quotations.faults.iter().filter(|(_, fault)| *fault == Fault::NestedSameMarks);
    faults
        .filter_map(|(mark, _)| {
            let start = quotations.marks.get(*mark)?.span.start;
            let at = quotations.all.partition_point(|quotation| quotation.span.start < start);
            nested(case, quotations.all.get(at)?)
        })
        .collect()
}

fn nested(case: &Case<'_>, inner: &Quotation) -> Option<Finding> {
    let quotations = &case.article.draft.quotations;
    let holder = quotations.all.get(inner.parent?)?;
    let (opens, closes) = (quotations.opening(inner)?, quotations.closing(inner)?);
    let outer = quotations.opening(holder)?;
    let finding = case
        .finding(case.span(inner.span), "the marks are those of the quotation around it")
        .label(Place::Draft, case.span(outer.span), "the outer quotation opens here");
    let Some((open, close)) = other_marks(opens.glyph) else {
        return Some(finding.help("use the other kind of marks for the inner quotation"));
    };
    let help = format!("write {open}…{close} for the inner quotation");
    let edits = [(opens, open), (closes, close)]
        .map(|(mark, text)| Edit { span: case.span(mark.span), text: text.to_owned() });
    Some(match EditSet::new(edits.to_vec()) {
        Ok(edits) => finding.help(help).fix("use the other marks", Applicability::Safe, edits),
        Err(_) => finding.help(help),
    })
}

/// The marks for what stands inside `glyph`.
fn other_marks(glyph: Glyph) -> Option<(&'static str, &'static str)> {
    match glyph {
        Glyph::Straight | Glyph::Doubled => Some(("'", "'")),
        Glyph::Curly | Glyph::Garbled => Some(("‘", "’")),
        Glyph::Low => Some(("‚", "‘")),
        Glyph::Guillemet => Some(("‹", "›")),
        Glyph::StraightSingle => Some(("\"", "\"")),
        Glyph::CurlySingle => Some(("“", "”")),
        Glyph::SingleGuillemet | Glyph::Corner | Glyph::Bare => None,
    }
}
