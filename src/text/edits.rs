//! Edits to one file: sorted and disjoint by construction.

use super::Span;
use std::collections::BTreeMap;

/// One replacement.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edit {
    /// What goes.
    pub span: Span,
    /// What comes.
    pub text: String,
}

/// Edits that can be applied together: sorted by place, disjoint, at most one insertion at a place.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct EditSet {
    edits: Vec<Edit>,
}

/// Two edits want the same bytes, or to insert at the same place.
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
            if clash(pair[0].span, pair[1].span) {
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

    /// Whether it changes nothing at all.
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty()
    }

    /// Both together.
    pub fn with(mut self, other: Self) -> Result<Self, Overlap> {
        self.edits.extend(other.edits);
        Self::new(self.edits)
    }

    /// As many of `sets` as can be applied together, each taken whole or not at all: a set goes in if it
    /// overlaps none that went in before it. Also says which (indices, in order) stayed out.
    pub fn gather(sets: impl IntoIterator<Item = Self>) -> (Self, Vec<usize>) {
        let mut taken: BTreeMap<Span, String> = BTreeMap::new();
        let mut left = Vec::new();
        for (index, set) in sets.into_iter().enumerate() {
            let free = |edit: &Edit| {
                let before = taken.range(..edit.span).next_back();
                let after = taken.range(edit.span..).next();
                !before.is_some_and(|(&span, _)| clash(span, edit.span))
                    && !after.is_some_and(|(&span, _)| clash(edit.span, span))
            };
            if set.edits.iter().all(free) {
                taken.extend(set.edits.into_iter().map(|edit| (edit.span, edit.text)));
            } else {
                left.push(index);
            }
        }
        (Self { edits: taken.into_iter().map(|(span, text)| Edit { span, text }).collect() }, left)
    }

    /// `text` with the edits made.
    ///
    /// # Panics
    /// If an edit does not lie in `text` on character boundaries.
    pub fn apply(&self, text: &str) -> String {
        let grown: usize = self.edits.iter().map(|edit| edit.text.len()).sum();
        let mut out = String::with_capacity(text.len() + grown);
        let mut at = 0;
        for edit in &self.edits {
            out.push_str(&text[at..edit.span.start]);
            out.push_str(&edit.text);
            at = edit.span.end;
        }
        out.push_str(&text[at..]);
        out
    }
}

/// Whether two edits, sorted, cannot both be made: shared bytes, or two insertions whose order nobody knows.
fn clash(first: Span, second: Span) -> bool {
    first.end > second.start || first == second
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(start: usize, end: usize, text: &str) -> Edit {
        Edit { span: Span::new(start, end), text: text.into() }
    }

    #[test]
    fn edits_are_made_in_one_go_whatever_their_order() {
        let set = EditSet::new(vec![edit(4, 7, "an owl"), edit(0, 0, "Now "), edit(7, 7, "!")]).unwrap();
        assert_eq!(set.apply("the cat sat"), "Now the an owl! sat");
    }

    #[test]
    fn an_overlap_is_an_error_value_that_names_both() {
        let error = EditSet::new(vec![edit(3, 6, ""), edit(0, 4, "")]).unwrap_err();
        assert_eq!((error.first, error.second), (Span::new(0, 4), Span::new(3, 6)));
        assert!(EditSet::new(vec![edit(2, 2, "a"), edit(2, 2, "b")]).is_err(), "who comes first?");
        assert!(EditSet::new(vec![edit(2, 2, "a"), edit(2, 3, "b")]).is_ok());
        assert!(EditSet::one(Span::new(0, 2), "").with(EditSet::one(Span::new(1, 3), "")).is_err());
    }

    #[test]
    fn sets_go_in_whole_or_not_at_all() {
        let pair = EditSet::new(vec![edit(0, 1, "x"), edit(9, 9, "y")]).unwrap();
        let clashing = EditSet::new(vec![edit(4, 5, "!"), edit(9, 9, "z")]).unwrap();
        let free = EditSet::one(Span::new(4, 5), "?");
        let (all, left) = EditSet::gather([pair, clashing, free]);
        assert_eq!(left, [1]);
        assert_eq!(all.apply("abcd fghij"), "xbcd?fghiyj");
    }
}
