//! The segment map: every byte of the prose leads back to the file, and every byte of the file that is prose
//! leads to it.

use crate::text::{ProseSpan, Span};

/// A stretch of prose and the stretch of the file that it was read from.
///
/// Both run in step, byte for byte the same, but that white space (a tab, a line end) is a space in the prose, or the
/// `\n` between two blocks; or the one was put for the other as a whole: for an entity, a no-break space, a URL,
/// the gap between two blocks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Segment {
    /// In the prose. Never empty.
    pub prose: ProseSpan,
    /// In the file.
    pub file: Span,
    /// Whether both run in step, byte by byte; then they are of one length.
    pub in_step: bool,
}

/// Segments in the order of the prose, which is that of the file; together they cover the prose.
#[derive(Clone, Debug, Default)]
pub struct Map {
    segments: Vec<Segment>,
}

impl Map {
    /// Appends a stretch that runs in step, merging it with the last where that runs on.
    pub(super) fn push(&mut self, prose: ProseSpan, file: Span) {
        if let Some(last) = self.segments.last_mut()
            && last.in_step
            && last.file.end == file.start
        {
            last.prose.end = prose.end;
            last.file.end = file.end;
            return;
        }
        self.segments.push(Segment { prose, file, in_step: true });
    }

    /// Appends prose that was put for a stretch of the file as a whole.
    pub(super) fn replace(&mut self, prose: ProseSpan, file: Span) {
        if prose.len() == 1 && file.len() == 1 {
            self.push(prose, file);
        } else {
            self.segments.push(Segment { prose, file, in_step: false });
        }
    }

    /// Forgets the prose from byte `at` on.
    pub(super) fn truncate(&mut self, at: usize) {
        while let Some(last) = self.segments.last_mut() {
            if last.prose.start >= at {
                self.segments.pop();
                continue;
            }
            if last.prose.end > at {
                if last.in_step {
                    last.file.end -= last.prose.end - at;
                }
                last.prose.end = at;
            }
            break;
        }
    }

    /// The segments, in order.
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// The span of the file behind `span`. Where it cuts a replaced segment, the whole segment counts.
    pub fn to_file(&self, span: ProseSpan) -> Span {
        let start = self.offset(span.start, false);
        if span.is_empty() {
            return Span::at(start);
        }
        Span::new(start, self.offset(span.end, true).max(start))
    }

    /// The byte of the prose that byte `at` of the file is read as; of a replaced segment, its first. `None` for
    /// what is no prose.
    pub fn prose_at(&self, at: usize) -> Option<usize> {
        let next = self.segments.partition_point(|s| s.file.end <= at);
        let segment = self.segments.get(next).filter(|s| s.file.start <= at)?;
        Some(segment.prose.start + if segment.in_step { at - segment.file.start } else { 0 })
    }

    /// The same, or the next byte of the prose that was read from behind `at`.
    pub fn to_prose(&self, at: usize) -> usize {
        let next = self.segments.partition_point(|s| s.file.end <= at);
        let Some(segment) = self.segments.get(next) else {
            return self.segments.last().map_or(0, |s| s.prose.end);
        };
        let into = at.saturating_sub(segment.file.start);
        segment.prose.start + if segment.in_step { into } else { 0 }
    }

    fn offset(&self, at: usize, is_end: bool) -> usize {
        // an end belongs to the segment of the byte before it
        let probe = if is_end { at.saturating_sub(1) } else { at };
        let i = self.segments.partition_point(|s| s.prose.end <= probe);
        let Some(segment) = self.segments.get(i) else {
            return self.segments.last().map_or(0, |s| s.file.end);
        };
        if segment.in_step {
            segment.file.start + at.saturating_sub(segment.prose.start).min(segment.file.len())
        } else if is_end {
            segment.file.end
        } else {
            segment.file.start
        }
    }
}
