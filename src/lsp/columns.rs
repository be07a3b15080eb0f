//! Places in a file as the protocol counts them: lines and columns from 0. The counting is the line index's.

use lsp_types::{Position, Range};
use quotelint::text::{Column, File, Span};

/// Where the byte `offset` of `file` stands.
pub(super) fn position(file: &File, offset: usize, unit: Column) -> Position {
    let (line, column) = file.position(offset, unit);
    Position { line: from_zero(line), character: from_zero(column) }
}

/// Where `span` of `file` stands.
pub(super) fn range(file: &File, span: Span, unit: Column) -> Range {
    Range { start: position(file, span.start, unit), end: position(file, span.end, unit) }
}

/// The byte of `file` at `position`. Past the end of a line, its end; past the last line, the end of the file.
pub(super) fn offset(file: &File, position: Position, unit: Column) -> usize {
    let from_one = |number: u32| usize::try_from(number).unwrap_or(usize::MAX).saturating_add(1);
    let (lines, line) = (file.lines(), from_one(position.line));
    if line > lines.count() {
        return file.text().len();
    }
    lines.offset(file.text(), line, from_one(position.character), unit)
}

/// The bytes of `file` at `range`; one that ends before it starts is empty.
pub(super) fn span(file: &File, range: Range, unit: Column) -> Span {
    let start = offset(file, range.start, unit);
    Span::new(start, offset(file, range.end, unit).max(start))
}

fn from_zero(number: usize) -> u32 {
    u32::try_from(number.saturating_sub(1)).unwrap_or(u32::MAX)
}
