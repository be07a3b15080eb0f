//! The line index. Whoever wants the line or column of a byte asks here, and nowhere else.

use super::counts::Counts;

/// The byte order mark, which no editor counts as a column.
pub(super) const BOM: char = '\u{FEFF}';

/// Where each line of a text starts.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<usize>,
    pub(super) counts: Counts,
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
    /// Index of `text`. A line ends with `\n`, `\r\n` or a lone `\r`, as the language server protocol has it.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let ends = memchr::memchr2_iter(b'\n', b'\r', bytes)
            .filter(|&at| bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n'));
        let starts = std::iter::once(0).chain(ends.map(|at| at + 1)).collect();
        Self { starts, counts: Counts::new(text) }
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
    /// Past the end, the end; inside a character, the one after it. A byte order mark is a column in bytes only.
    pub fn position(&self, text: &str, offset: usize, unit: Column) -> (usize, usize) {
        let offset = offset.min(text.len());
        let line = self.line(offset);
        let start = self.start(line);
        let before = match unit {
            Column::CodePoints => {
                self.counts.code_points(text, offset) - self.counts.code_points(text, start)
            }
            Column::Utf16 => self.counts.utf16(text, offset) - self.counts.utf16(text, start),
            Column::Bytes => offset - start,
        };
        let mark = usize::from(unit != Column::Bytes && line == 0 && offset > 0 && text.starts_with(BOM));
        (line + 1, before - mark + 1)
    }

    /// The byte of `text`, which must be the text indexed, at `line` and `column`, both from 1: the inverse of
    /// [`LineIndex::position`]. Past the end of the line, its end; inside a character, its start.
    pub fn offset(&self, text: &str, line: usize, column: usize, unit: Column) -> usize {
        let line = line.clamp(1, self.count()) - 1;
        let start = self.start(line);
        let end = if line + 1 < self.count() { self.start(line + 1) } else { text.len() };
        let body = text[start..end].trim_end_matches(['\n', '\r']);
        let mark =
            if unit != Column::Bytes && line == 0 && body.starts_with(BOM) { BOM.len_utf8() } else { 0 };
        let mut left = column.saturating_sub(1);
        for (at, c) in body[mark..].char_indices() {
            let width = match unit {
                Column::CodePoints => 1,
                Column::Utf16 => c.len_utf16(),
                Column::Bytes => c.len_utf8(),
            };
            if left < width {
                return start + mark + at;
            }
            left -= width;
        }
        start + body.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_ends_with_any_of_the_three_line_ends() {
        let text = "one\ntwo\r\nthree\rfour";
        let lines = LineIndex::new(text);
        assert_eq!(lines.count(), 4);
        assert_eq!(lines.position(text, text.find("two").unwrap(), Column::CodePoints), (2, 1));
        assert_eq!(lines.position(text, text.find("three").unwrap(), Column::CodePoints), (3, 1));
        assert_eq!(lines.position(text, text.len(), Column::CodePoints), (4, 5));
    }

    #[test]
    fn columns_differ_by_their_unit() {
        let text = "“né 🎈” said";
        let lines = LineIndex::new(text);
        let at = text.find("said").unwrap();
        assert_eq!(lines.position(text, at, Column::CodePoints), (1, 8));
        assert_eq!(lines.position(text, at, Column::Utf16), (1, 9));
        assert_eq!(lines.position(text, at, Column::Bytes), (1, at + 1));
    }

    #[test]
    fn a_byte_order_mark_is_no_column_for_people() {
        let text = "\u{FEFF}“Yes”";
        let lines = LineIndex::new(text);
        assert_eq!(lines.position(text, 3, Column::CodePoints), (1, 1));
        assert_eq!(lines.position(text, 3, Column::Utf16), (1, 1));
        assert_eq!(lines.position(text, 3, Column::Bytes), (1, 4));
        assert_eq!(lines.position(text, 0, Column::CodePoints), (1, 1));
    }

    #[test]
    fn positions_lead_back_to_their_bytes_also_far_into_a_long_line() {
        let text = format!("first\r\n{}“🎈”é\nlast", "ä🎈 x".repeat(900));
        let lines = LineIndex::new(&text);
        for unit in [Column::CodePoints, Column::Utf16, Column::Bytes] {
            for (at, c) in text.char_indices().filter(|(at, _)| at % 7 == 0) {
                if c != '\n' && c != '\r' {
                    let (line, column) = lines.position(&text, at, unit);
                    assert_eq!(lines.offset(&text, line, column, unit), at, "{unit:?}");
                }
            }
        }
        assert_eq!(lines.offset(&text, 1, 99, Column::Utf16), 5, "past the end of a line is its end");
    }
}
