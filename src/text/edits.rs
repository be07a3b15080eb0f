//! Edits to one file: sorted and disjoint by construction.

use super::Span;

/// One replacement.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edit {
    /// What goes.
    pub span: Span,
    /// What comes.
    pub text: String,
}

/// Edits that can be applied together: sorted by place, none touching another.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct EditSet {
    edits: Vec<Edit>,
}

/// Two edits want the same bytes.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("edits at {first:?} and {second:?} overlap")]
pub struct Overlap {
    /// The earlier one.
    pub first: Span,
    /// The one that runs into it.
    pub second: Span,
}

impl EditSet {
    /// Sorts the edits and checks that none overlaps another.
    pub fn new(mut edits: Vec<Edit>) -> Result<Self, Overlap> {
        edits.sort_by_key(|edit| edit.span);
        for pair in edits.windows(2) {
            if pair[0].span.end > pair[1].span.start || pair[0].span == pair[1].span {
                return Err(Overlap { first: pair[0].span, second: pair[1].span });
            }
        }
        Ok(Self { edits })
    }
    /// A single edit.
    pub fn one(span: Span, text: impl Into<String>) -> Self {
        Self { edits: vec![Edit { span, text: text.into() }] }
    }
    /// The edits, in order.
    pub fn edits(&self) -> &[Edit] {
        &self.edits
    }
}
