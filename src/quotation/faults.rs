//! What is wrong with the marks. A fault is reported only where every other reading is worse; wrong-way
//! and mixed marks are no faults here, the marks themselves tell.

use super::laid::{Laid, fault_at};
use super::scan::{Candidate, Class};
use super::{Fault, Mark};
use crate::document::Document;

/// All faults, in the order of their marks.
pub(super) fn find(
    document: &Document,
    candidates: &[Candidate],
    laid: &[Laid],
    marks: &[Mark],
    strays: &[usize],
) -> Vec<(usize, Fault)> {
    let mut found = Vec::new();
    for l in laid {
        let p = &l.piece;
        let mut add = |candidate: Option<usize>, fault: Fault| {
            found.extend(candidate.and_then(|i| fault_at(marks, &candidates[i], fault)));
        };
        match (p.open, p.close) {
            (Some(_), None) if !p.runs_on => add(p.open, Fault::Unclosed { probably: l.span.end }),
            (None, Some(_)) => add(p.close, Fault::NotReopened { at: l.span.start }),
            (None, None) if !p.runs_on => add(p.chain, Fault::NotReopened { at: l.span.start }),
            (Some(open), Some(_)) if same_marks(open, l, candidates, laid) => {
                add(p.open, Fault::NestedSameMarks);
            }
            _ => {}
        }
        if continues_in_next(document, candidates, l, laid) {
            found.extend(
                p.close.and_then(|i| fault_at(marks, &candidates[i], Fault::ClosedBeforeContinuation)),
            );
        }
    }
    for &i in strays {
        let c = &candidates[i];
        // a lone single mark is too often an apostrophe; after a stop it can be none
        if c.class != Class::Single || super::evidence::is_stop(c.left) && !c.right.is_alphanumeric() {
            found.extend(fault_at(marks, c, Fault::Unopened));
        }
    }
    found.sort_by_key(|&(mark, _)| mark);
    found
}

/// Whether the quotation that holds `l` is closed and uses the same glyph.
fn same_marks(open: usize, l: &Laid, candidates: &[Candidate], laid: &[Laid]) -> bool {
    l.parent.is_some_and(|p| {
        let holder = &laid[p].piece;
        holder.close.is_some() && holder.open.is_some_and(|i| candidates[i].glyph == candidates[open].glyph)
    })
}

/// Whether `l` is closed at the end of its paragraph in the middle of a sentence, and the next paragraph
/// opens with the rest of it. Anything less may be another speaker.
fn continues_in_next(document: &Document, candidates: &[Candidate], l: &Laid, laid: &[Laid]) -> bool {
    let (Some(_), Some(block)) = (l.piece.close, document.blocks.get(l.piece.block)) else { return false };
    if l.parent.is_some() || l.span.end != block.span.end {
        return false;
    }
    let breaks_off = document.words(l.inner).trim_end().ends_with(|c: char| c.is_alphanumeric() || c == ',');
    let next = laid.partition_point(|other| other.span.start < l.span.end);
    breaks_off
        && laid.get(next).is_some_and(|other| {
            other.piece.block == l.piece.block + 1
                && other.piece.open.is_some_and(|i| candidates[i].first)
                && document.words(other.inner).starts_with(char::is_lowercase)
        })
}
