//! HTML comments: no reader sees them, but suppressions stand in them. And tags that were left behind in plain copy:
//! what stands in quotation marks there is an attribute.

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

/// Longest tag that is taken for one, in bytes.
const TAG: usize = 600;

/// The tags of `text` from byte `from` on that have an attribute in quotation marks, in order: `<a href="…">`.
pub(super) fn tags(text: &str, from: usize) -> Vec<Span> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = from;
    while let Some(open) = memchr::memchr(b'<', &bytes[at..]).map(|i| at + i) {
        at = open + 1;
        if !bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let reach = &bytes[at..bytes.len().min(at + TAG)];
        let Some(close) = memchr::memchr2(b'<', b'>', reach).map(|i| at + i) else { continue };
        let attribute = |i: usize| {
            let value = text[i + 1..close].trim_start();
            bytes[i - 1].is_ascii_alphabetic() && value.starts_with(['"', '\'', '“', '”', '″', '‘', '’'])
        };
        if bytes[close] == b'>' && memchr::memchr_iter(b'=', &bytes[at..close]).any(|i| attribute(at + i)) {
            found.push(Span::new(open, close + 1));
            at = close + 1;
        }
    }
    found
}

/// The comment at `span` of `text`, delimiters included.
pub(super) fn comment(text: &str, span: Span) -> Comment {
    let all = span.of(text);
    let inner = all.strip_prefix("<!--").unwrap_or(all);
    Comment { span, text: inner.strip_suffix("-->").unwrap_or(inner).trim().to_owned() }
}
