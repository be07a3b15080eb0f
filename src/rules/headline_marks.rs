//! Double marks in a headline.

use super::finding::{Applicability, Finding};
use super::rule::{Case, Rule};
use crate::document::BlockKind;
use crate::quotation::{Glyph, Quotation};
use crate::text::{Edit, EditSet};

pub(super) static RULE: Rule =
    Rule::new("headline-marks", include_str!("../../rules/headline-marks.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Finding> {
    let all = &case.article.draft.quotations.all;
    all.iter().filter_map(|quotation| double(case, quotation)).collect()
}

fn double(case: &Case<'_>, quotation: &Quotation) -> Option<Finding> {
    let quotations = &case.article.draft.quotations;
    if quotation.parent.is_some() || case.article.block_kind(quotation) != Some(BlockKind::Heading) {
        return None;
    }
    let (opens, closes) = (quotations.opening(quotation)?, quotations.closing(quotation)?);
    let edits = [(opens, 0), (closes, 1)].map(|(mark, end)| {
        let pair = match mark.glyph {
            Glyph::Straight | Glyph::Doubled => Some(["'", "'"]),
            Glyph::Curly | Glyph::Garbled => Some(["‘", "’"]),
            _ => None,
        };
        pair.map(|pair| Edit { span: case.span(mark.span), text: pair[end].to_owned() })
    });
    let edits: Option<Vec<Edit>> = edits.into_iter().collect();
    let finding = case
        .finding(case.span(quotation.span), "double marks in a headline")
        .help("headlines take single marks");
    Some(match EditSet::new(edits?) {
        Ok(edits) => finding.fix("make them single", Applicability::Safe, edits),
        Err(_) => finding,
    })
}
