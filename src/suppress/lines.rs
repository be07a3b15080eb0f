//! The lines of a file that hold prose: the *next line* of a comment is one of these, so that a blank line, a
//! table's rule or another comment between comment and copy does not matter.

use crate::attribution::Draft;
use crate::text::{ProseSpan, Span};

/// Lines that hold prose, in order, each as a span of the file.
pub(super) struct ProseLines {
    spans: Vec<Span>,
}

impl ProseLines {
    pub(super) fn new(draft: &Draft) -> Self {
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
        let end = |line| if line + 1 < lines.count() { lines.start(line + 1) } else { file.text().len() };
        Self { spans: numbers.into_iter().map(|line| Span::new(lines.start(line), end(line))).collect() }
    }

    /// The first that begins after the byte `offset` of the file.
    pub(super) fn after(&self, offset: usize) -> Option<Span> {
        self.spans.get(self.spans.partition_point(|span| span.start < offset)).copied()
    }
}
