//! What is wrong in a file of settings, and where.

use crate::text::Span;

/// A mistake in the file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// Where, in the file's text.
    pub span: Span,
    /// What is wrong: lower case, no full stop.
    pub message: String,
    /// What to see at that place; may be empty.
    pub label: String,
    /// What to do.
    pub help: Option<String>,
}

/// The range, widened to characters and cut to the text.
pub(super) fn on_characters(text: &str, start: usize, end: usize) -> Span {
    let mut start = start.min(text.len());
    let mut end = end.clamp(start, text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    while !text.is_char_boundary(end) {
        end += 1;
    }
    Span::new(start, end)
}
