//! The lines of a file that hold prose: the *next line* of a comment is one of these, so that a blank line, a
//! table's rule or another comment between comment and copy does not matter.

use crate::attribution::Draft;
use crate::text::{File, ProseSpan, Span};

/// Lines that hold prose, in order, each as a span of the file.
pub(super) struct ProseLines<'a> {
    spans: Vec<Span>,
    file: &'a File,
}

impl<'a> ProseLines<'a> {
    pub(super) fn new(draft: &'a Draft) -> Self {
        let (document, file) = (&draft.document, &draft.file);
        let lines = file.lines();
        let mut numbers = Vec::new();
        for block in &document.blocks {
            let words = document.words(block.span);
            // a hard-wrapped paragraph holds its line ends as blanks: the first letter of each word tells its line
            let mut blank = true;
            for (at, c) in words.char_indices() {
                if blank && !c.is_whitespace() {
                    let at = block.span.start + at;
                    let place = document.span(ProseSpan::new(at, at + c.len_utf8()));
                    let line = lines.line(place.start);
                    if numbers.last() != Some(&line) {
                        numbers.push(line);
                    }
                }
                blank = c.is_whitespace();
            }
        }
        numbers.sort_unstable();
        numbers.dedup();
        Self { spans: numbers.into_iter().map(|line| whole(file, line, line)).collect(), file }
    }

    /// The lines on which `span` stands, whether they hold prose or not.
    pub(super) fn around(&self, span: Span) -> Span {
        let line = |offset| self.file.lines().line(offset);
        whole(self.file, line(span.start), line(span.end))
    }

    /// The first that begins after the byte `offset` of the file.
    pub(super) fn after(&self, offset: usize) -> Option<Span> {
        self.spans.get(self.spans.partition_point(|span| span.start < offset)).copied()
    }
}

/// The lines from `first` to `last`, counted from 0, with their ends.
fn whole(file: &File, first: usize, last: usize) -> Span {
    let lines = file.lines();
    let end = if last + 1 < lines.count() { lines.start(last + 1) } else { file.text().len() };
    Span::new(lines.start(first), end)
}
