//! The line index: the only code that turns bytes into lines and columns.

/// Where each line of a text starts.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<usize>,
}

/// Units in which a column is counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Column {
    /// Unicode code points, as people count.
    CodePoints,
    /// UTF-16 code units, as the language server protocol counts.
    Utf16,
    /// Bytes, as rdjson counts.
    Bytes,
}

impl LineIndex {
    /// Index of `text`. A line ends with `\n`; `\r` before it belongs to the line end.
    pub fn new(text: &str) -> Self {
        let starts =
            std::iter::once(0).chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1)).collect();
        Self { starts }
    }

    /// Line number (from 0) of the byte `offset`.
    pub fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|&start| start <= offset).saturating_sub(1)
    }

    /// Byte at which `line` (from 0) starts; past the last line, the start of the last.
    pub fn start(&self, line: usize) -> usize {
        self.starts[line.min(self.starts.len() - 1)]
    }

    /// Number of lines.
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// Line and column, both from 1, of the byte `offset` of `text`, which must be the text indexed.
    pub fn position(&self, text: &str, offset: usize, unit: Column) -> (usize, usize) {
        let line = self.line(offset);
        let before = &text[self.start(line)..offset];
        let column = match unit {
            Column::CodePoints => before.chars().count(),
            Column::Utf16 => before.encode_utf16().count(),
            Column::Bytes => before.len(),
        };
        (line + 1, column + 1)
    }
}
