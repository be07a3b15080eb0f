//! A block quotation in marks of its own.

use super::finding::{Applicability, Finding};
use super::rule::{Case, Rule};
use crate::document::BlockKind;
use crate::quotation::{Mark, Quotation, Tie};
use crate::text::{Edit, EditSet};

pub(super) static RULE: Rule =
    Rule::new("block-quotation-marks", include_str!("../../rules/block-quotation-marks.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Finding> {
    let outer: Vec<&Quotation> =
        case.article.draft.quotations.all.iter().filter(|quotation| quotation.parent.is_none()).collect();
    // a quotation that runs over paragraphs is one finding
    let runs = outer.chunk_by(|one, two| two.tie == Tie::NewParagraph && one.group == two.group);
    runs.filter_map(|run| marked(case, run)).collect()
}

fn marked(case: &Case<'_>, run: &[&Quotation]) -> Option<Finding> {
    if !run.iter().all(|piece| fills_block(case, piece)) {
        return None;
    }
    let quotations = &case.article.draft.quotations;
    let marks: Vec<&Mark> = run
        .iter()
        .flat_map(|piece| [quotations.opening(piece), quotations.closing(piece)])
        .flatten()
        .collect();
    let first = marks.first()?;
    let edits = marks.iter().map(|mark| Edit { span: case.span(mark.span), text: String::new() }).collect();
    let finding = case
        .finding(case.span(first.span), "a block quotation has quotation marks of its own")
        .help("setting it off already says that it is a quotation");
    Some(match EditSet::new(edits) {
        Ok(edits) => finding.fix("take its marks out", Applicability::Unsafe, edits),
        Err(_) => finding,
    })
}

/// It is all that its paragraph holds, but for a credit (`— Ann Lee`).
fn fills_block(case: &Case<'_>, piece: &Quotation) -> bool {
    let Some(block) = case.article.draft.document.blocks.get(piece.block) else { return false };
    let prose = &case.article.draft.document.prose;
    let rest = prose[piece.span.end.min(block.span.end)..block.span.end].trim();
    block.kind == BlockKind::BlockQuote
        && piece.span.start == block.span.start
        && (rest.is_empty() || rest.starts_with(['—', '–', '―', '-', '(']))
}
