//! Pieces in their places: what nesting puts into each other and faults are looked for in.

use super::pairing::Piece;
use super::scan::Candidate;
use super::{Fault, Mark};
use crate::text::ProseSpan;

/// A piece, and where it lies.
#[derive(Clone, Copy, Debug)]
pub(super) struct Laid {
    pub(super) piece: Piece,
    pub(super) span: ProseSpan,
    pub(super) inner: ProseSpan,
    pub(super) parent: Option<usize>,
    /// It goes on in the next piece of the same paragraph, which opens again.
    pub(super) run_together: bool,
}

/// Index of the mark at candidate `c`.
pub(super) fn mark_at(marks: &[Mark], c: &Candidate) -> Option<usize> {
    marks.binary_search_by_key(&c.span.start, |m| m.span.start).ok()
}

/// A fault at candidate `c`.
pub(super) fn fault_at(marks: &[Mark], c: &Candidate, fault: Fault) -> Option<(usize, Fault)> {
    mark_at(marks, c).map(|m| (m, fault))
}
