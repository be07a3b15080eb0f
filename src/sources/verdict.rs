//! Differences → one verdict: the worst of them decides, however few they are.

use super::{EditClass, Verdict};

impl EditClass {
    /// The best verdict that a quotation with such a difference can have.
    pub fn verdict(self) -> Verdict {
        match self {
            Self::Case
            | Self::Punctuation
            | Self::Accent
            | Self::Mark
            | Self::Hyphen
            | Self::Spelling
            | Self::Contraction
            | Self::Numeral
            | Self::Abbreviation
            | Self::Disfluency
            | Self::Repetition
            | Self::Filler
            | Self::Tag => Verdict::Formatting,
            Self::Ellipsis => Verdict::Elided,
            Self::Bracket => Verdict::Bracketed,
            Self::Negation => Verdict::Negation,
            Self::Number => Verdict::Number,
            Self::Name | Self::Modal | Self::Replaced | Self::Dropped | Self::Inserted => Verdict::Altered,
            Self::Splice => Verdict::Spliced,
            Self::Speaker => Verdict::SpeakerConflict,
        }
    }
}

/// The verdict on a passage with these differences.
pub(super) fn of(classes: impl Iterator<Item = EditClass>) -> Verdict {
    classes.map(EditClass::verdict).max().unwrap_or(Verdict::Verbatim)
}
