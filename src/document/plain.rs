//! Plain copy: lines → paragraphs, by whatever layout the file has.

use super::build::{Builder, is_blank};
use super::layout::{self, Line};
use super::{BlockKind, comments, front_matter};
use crate::text::Span;

pub(super) fn read(text: &str) -> Builder<'_> {
    let mut builder = Builder::new(text);
    builder.document.front_matter = front_matter::find(text);
    let from = builder.document.front_matter.map_or(0, |span| span.end);
    let comments = comments::find(text, from);
    let mut unseen: Vec<Span> = comments.iter().map(|comment| comment.span).collect();
    let tags = comments::tags(text, from);
    if !tags.is_empty() {
        // a tag in a comment is no more unseen than the comment
        let within = |tag: &Span| {
            let next = comments.partition_point(|c| c.span.end <= tag.start);
            comments.get(next).is_some_and(|c| c.span.start < tag.end)
        };
        unseen.extend(tags.into_iter().filter(|tag| !within(tag)));
        unseen.sort_unstable();
    }
    let lines = lines(text, from, &unseen);
    let joints = layout::joints(text, &lines);
    let mut hidden = 0;
    for (i, line) in lines.iter().enumerate() {
        if i > 0 {
            let (joint, gap) = (joints[i], Span::new(lines[i - 1].span.end, line.span.start));
            match joint {
                layout::Joint::Break => drop(builder.close(kind(&lines, &joints, i - 1))),
                layout::Joint::Space => builder.line_break(gap),
                layout::Joint::Nothing => {}
            }
        }
        let mut from = line.span.start;
        while let Some(c) = unseen.get(hidden).filter(|c| c.start < line.span.end) {
            if c.start >= from {
                builder.read(Span::new(from, c.start));
            }
            from = from.max(c.end.min(line.span.end));
            if c.end > line.span.end {
                break;
            }
            hidden += 1;
        }
        builder.read(Span::new(from, line.span.end));
    }
    if let Some(last) = lines.len().checked_sub(1) {
        builder.close(kind(&lines, &joints, last));
    }
    builder.document.comments = comments;
    builder
}

/// What the paragraph that ends with line `last` is, by its first line.
fn kind(lines: &[Line], joints: &[layout::Joint], last: usize) -> BlockKind {
    let mut first = last;
    while first > 0 && joints[first] != layout::Joint::Break {
        first -= 1;
    }
    let line = &lines[first];
    if line.quoted {
        BlockKind::BlockQuote
    } else if line.item {
        BlockKind::ListItem
    } else {
        BlockKind::Paragraph
    }
}

/// The lines of `text` from byte `from` on that have something to read, trimmed.
fn lines(text: &str, from: usize, unseen: &[Span]) -> Vec<Line> {
    let bytes = text.as_bytes();
    // rare line ends are looked for only where the file has any
    let rare = memchr::memchr2(0x0B, 0x0C, bytes).is_some()
        || memchr::memmem::find(bytes, "\u{2028}".as_bytes()).is_some()
        || memchr::memmem::find(bytes, "\u{2029}".as_bytes()).is_some();
    let mut lines = Vec::new();
    let mut gap = true;
    let mut hidden = 0;
    let mut start = from;
    while start < text.len() {
        let (end, next) = line_end(text, start, rare);
        let mut span = Span::new(start, end);
        let visible = trim(text, &mut span, unseen, &mut hidden);
        if visible {
            lines.push(Line::new(text, start, span, gap));
            gap = false;
        } else {
            gap = true;
        }
        start = next;
    }
    lines
}

/// End of the line that starts at `start`, and start of the next.
fn line_end(text: &str, start: usize, rare: bool) -> (usize, usize) {
    let bytes = text.as_bytes();
    let end = if rare {
        let is_end = |c| matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{2028}' | '\u{2029}');
        text[start..].find(is_end)
    } else {
        memchr::memchr2(b'\n', b'\r', &bytes[start..])
    };
    let Some(end) = end.map(|i| start + i) else { return (text.len(), text.len()) };
    let width = match &bytes[end..] {
        [b'\r', b'\n', ..] => 2,
        [0xE2, ..] => 3,
        _ => 1,
    };
    (end, end + width)
}

/// Takes white space and what no reader sees from both ends of the line at `span`. Whether anything is left. `next` is
/// the first of `unseen` that may touch the line.
fn trim(text: &str, span: &mut Span, unseen: &[Span], next: &mut usize) -> bool {
    loop {
        let line = span.of(text);
        let trimmed = line.trim_start_matches(is_blank);
        span.start += line.len() - trimmed.len();
        span.end = span.start + trimmed.trim_end_matches(is_blank).len();
        while unseen.get(*next).is_some_and(|c| c.end <= span.start) {
            *next += 1;
        }
        let Some(first) = unseen.get(*next).filter(|c| c.start <= span.start && !span.is_empty()) else {
            break;
        };
        span.start = first.end.min(span.end);
    }
    if span.is_empty() {
        return false;
    }
    // a comment at the end, which may run on into the next lines
    let inside = unseen[*next..].partition_point(|c| c.start < span.end) + *next;
    for comment in unseen[*next..inside].iter().rev() {
        if comment.end < span.end {
            break;
        }
        span.end = comment.start;
        let line = span.of(text);
        span.end = span.start + line.trim_end_matches(is_blank).len();
    }
    !span.is_empty()
}
