//! What is compared, and what a comparison finds.

use super::EditClass;
use super::folding::Folding;
use super::units::Text;
use crate::text::ProseSpan;

/// A difference, in the prose of draft and source.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Difference {
    /// What it is.
    pub(super) class: EditClass,
    /// In the draft's prose; empty where words are missing.
    pub(super) printed: ProseSpan,
    /// In the source's prose; empty where words were put in.
    pub(super) original: ProseSpan,
}

/// What is compared: two texts, and the prose that each was read from.
#[derive(Clone, Copy)]
pub(super) struct Pair<'a> {
    /// The print.
    pub(super) print: &'a Text,
    /// The prose of its draft.
    pub(super) printed: &'a str,
    /// The stretch of the source.
    pub(super) source: &'a Text,
    /// The prose of the source.
    pub(super) original: &'a str,
    /// Word lists.
    pub(super) folding: &'a Folding,
    /// Whether two places of the source's prose are in turns of one speaker.
    pub(super) one_speaker: &'a dyn Fn(usize, usize) -> bool,
}
