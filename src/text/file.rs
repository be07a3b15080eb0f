//! A file as it was read: its text, and the way back to its bytes on disk.

use super::{Column, LineIndex, Span};
use std::path::{Path, PathBuf};

/// How the bytes of a file stand for text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark; bytes that are none of it are read as U+FFFD.
    Utf8,
    /// UTF-16, little-endian.
    Utf16Le,
    /// UTF-16, big-endian.
    Utf16Be,
    /// Windows-1252.
    Windows1252,
}

/// One file that was read: drafts and sources alike.
#[derive(Clone, Debug)]
pub struct File {
    path: PathBuf,
    text: String,
    encoding: Encoding,
    lines: LineIndex,
}

impl File {
    /// Decodes `bytes`. Never fails: any bytes are some text.
    pub fn new(path: impl Into<PathBuf>, bytes: Vec<u8>) -> Self {
        let text =
            String::from_utf8(bytes).unwrap_or_else(|e| String::from_utf8_lossy(e.as_bytes()).into_owned());
        let lines = LineIndex::new(&text);
        Self { path: path.into(), text, encoding: Encoding::Utf8, lines }
    }
    /// Path as the user gave it; `-` for standard input.
    pub fn path(&self) -> &Path {
        &self.path
    }
    /// The decoded text. [`Span`]s count its bytes.
    pub fn text(&self) -> &str {
        &self.text
    }
    /// How it was encoded.
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }
    /// Lines of the text.
    pub fn lines(&self) -> &LineIndex {
        &self.lines
    }
    /// Line and column, from 1, of a byte of the text.
    pub fn position(&self, offset: usize, unit: Column) -> (usize, usize) {
        self.lines.position(&self.text, offset, unit)
    }
    /// The bytes on disk that `span` was read from.
    pub fn on_disk(&self, span: Span) -> std::ops::Range<usize> {
        span.range()
    }
}
