//! Where codespan's text goes: colours when they are asked for, and a line number only once for
//! the rows that were cut from one line.

use super::style;
use anstyle::Style;
use codespan_reporting::diagnostic::{LabelStyle, Severity};
use codespan_reporting::term::{GeneralWriteResult, WriteStyle};
use std::io::{self, Write};

/// Begins a snippet; also tells [`Ink`] that line numbers start anew.
pub(super) const CORNER: &str = "┌─";

/// A writer that codespan can colour.
pub(super) struct Ink<'a> {
    out: &'a mut dyn Write,
    colour: bool,
    /// The line number being written.
    number: Option<Vec<u8>>,
    /// The line number of the row before.
    last: Vec<u8>,
}

impl<'a> Ink<'a> {
    pub(super) fn new(out: &'a mut dyn Write, colour: bool) -> Self {
        Self { out, colour, number: None, last: Vec::new() }
    }

    fn set(&mut self, style: Style) -> io::Result<()> {
        if self.colour { write!(self.out, "{style}") } else { Ok(()) }
    }
}

impl Write for Ink<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if let Some(number) = &mut self.number {
            number.extend_from_slice(bytes);
            return Ok(bytes.len());
        }
        if bytes == CORNER.as_bytes() {
            self.last.clear();
        }
        self.out.write_all(bytes)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl WriteStyle for Ink<'_> {
    fn set_header(&mut self, severity: Severity) -> GeneralWriteResult {
        self.set(heading(severity))
    }

    fn set_header_message(&mut self) -> GeneralWriteResult {
        self.reset()?;
        self.set(style::MESSAGE)
    }

    fn set_line_number(&mut self) -> GeneralWriteResult {
        self.set(style::FRAME)?;
        self.number = Some(Vec::new());
        Ok(())
    }

    fn set_note_bullet(&mut self) -> GeneralWriteResult {
        self.set(style::FRAME)
    }

    fn set_source_border(&mut self) -> GeneralWriteResult {
        self.set(style::FRAME)
    }

    fn set_label(&mut self, severity: Severity, label: LabelStyle) -> GeneralWriteResult {
        match label {
            LabelStyle::Primary => self.set(heading(severity)),
            LabelStyle::Secondary => self.set(style::FRAME),
        }
    }

    fn reset(&mut self) -> GeneralWriteResult {
        if let Some(number) = self.number.take() {
            if number == self.last {
                write!(self.out, "{:1$}", "", number.len())?;
            } else {
                self.out.write_all(&number)?;
                self.last = number;
            }
        }
        if self.colour { write!(self.out, "{}", anstyle::Reset) } else { Ok(()) }
    }
}

fn heading(severity: Severity) -> Style {
    match severity {
        Severity::Bug | Severity::Error => style::ERROR,
        Severity::Warning => style::WARNING,
        Severity::Note | Severity::Help => style::NOTE,
    }
}
