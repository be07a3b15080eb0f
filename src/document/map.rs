//! The segment map: every byte of the prose leads back to the file.

use crate::text::{ProseSpan, Span};

/// A stretch of prose and the stretch of the file that it was read from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Segment {
    /// In the prose.
    pub prose: ProseSpan,
    /// In the file. Of the same length: byte by byte the same; of another: replaced as a whole (an entity, a line end).
    pub file: Span,
}

/// Segments in the order of the prose; together they cover it.
#[derive(Clone, Debug, Default)]
pub struct Map {
    segments: Vec<Segment>,
}

impl Map {
    /// Appends a segment, merging it with the last where both run on byte by byte.
    pub fn push(&mut self, prose: ProseSpan, file: Span) {
        if let Some(last) = self.segments.last_mut()
            && last.prose.len() == last.file.len()
            && prose.len() == file.len()
            && last.prose.end == prose.start
            && last.file.end == file.start
        {
            last.prose.end = prose.end;
            last.file.end = file.end;
            return;
        }
        self.segments.push(Segment { prose, file });
    }

    /// The span of the file behind `span`. Where it cuts a replaced segment, the whole segment counts.
    pub fn to_file(&self, span: ProseSpan) -> Span {
        let start = self.offset(span.start, false);
        if span.is_empty() {
            return Span::at(start);
        }
        Span::new(start, self.offset(span.end, true).max(start))
    }

    /// The byte of the prose that was read from the byte `at` of the file, or the next that was read.
    pub fn to_prose(&self, at: usize) -> usize {
        let i = self.segments.partition_point(|s| s.file.end <= at);
        let Some(segment) = self.segments.get(i) else {
            return self.segments.last().map_or(0, |s| s.prose.end);
        };
        let into = at.saturating_sub(segment.file.start);
        segment.prose.start + if segment.prose.len() == segment.file.len() { into } else { 0 }
    }

    fn offset(&self, at: usize, is_end: bool) -> usize {
        // an end belongs to the segment of the byte before it
        let probe = if is_end { at.saturating_sub(1) } else { at };
        let i = self.segments.partition_point(|s| s.prose.end <= probe);
        let Some(segment) = self.segments.get(i) else {
            return self.segments.last().map_or(0, |s| s.file.end);
        };
        if segment.prose.len() == segment.file.len() {
            segment.file.start + at.saturating_sub(segment.prose.start).min(segment.file.len())
        } else if is_end {
            segment.file.end
        } else {
            segment.file.start
        }
    }
}
