//! HTML comments: no reader sees them, but suppressions stand in them.

use super::Comment;
use crate::text::Span;
use memchr::memmem;

/// All comments of `text` from byte `from` on, in order. One that never ends is none.
pub(super) fn find(text: &str, from: usize) -> Vec<Comment> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = from;
    while let Some(open) = memmem::find(&bytes[at..], b"<!--").map(|i| at + i) {
        let Some(close) = memmem::find(&bytes[open + 4..], b"-->").map(|i| open + 4 + i) else { break };
        found.push(comment(text, Span::new(open, close + 3)));
        at = close + 3;
    }
    found
}

/// The comment at `span` of `text`, delimiters included.
pub(super) fn comment(text: &str, span: Span) -> Comment {
    let all = span.of(text);
    let inner = all.strip_prefix("<!--").unwrap_or(all);
    Comment { span, text: inner.strip_suffix("-->").unwrap_or(inner).trim().to_owned() }
}
