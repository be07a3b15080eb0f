//! A file as it was read: its text, and the way back to its bytes on disk.

use super::decode::{self, Decoded};
use super::{Column, EditSet, LineIndex, Span};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

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

impl Encoding {
    /// Its name, as people write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Windows1252 => "Windows-1252",
        }
    }
}

/// An edit puts in a character that the file's encoding does not have.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{} has no {character:?}", encoding.name())]
pub struct Unencodable {
    /// The character.
    pub character: char,
    /// The encoding.
    pub encoding: Encoding,
    /// What the edit replaces.
    pub span: Span,
}

/// One file that was read: drafts and sources alike.
#[derive(Clone, Debug)]
pub struct File {
    path: PathBuf,
    text: String,
    encoding: Encoding,
    /// Of UTF-8 with broken bytes: (text, disk) offsets right after each.
    repairs: Vec<(usize, usize)>,
    /// The bytes on disk, where they are not those of the text.
    raw: Option<Arc<[u8]>>,
    /// Made when first asked for: most sources never are.
    lines: OnceLock<LineIndex>,
}

impl File {
    /// Decodes `bytes`. Never fails: any bytes are some text.
    ///
    /// UTF-16 is known by its byte order mark, or by the NULs of Latin text; what is not UTF-8 is Windows-1252, but
    /// a few broken bytes in UTF-8 become U+FFFD. A byte order mark stays in the text, as U+FEFF.
    pub fn new(path: impl Into<PathBuf>, bytes: Vec<u8>) -> Self {
        let Decoded { text, encoding, repairs, raw } = decode::decode(bytes);
        Self { path: path.into(), text, encoding, repairs, raw: raw.map(Arc::from), lines: OnceLock::new() }
    }
    /// The file whose text is known already, as an editor sends it.
    pub fn of_text(path: impl Into<PathBuf>, text: String) -> Self {
        let (path, lines) = (path.into(), OnceLock::new());
        Self { path, text, encoding: Encoding::Utf8, repairs: Vec::new(), raw: None, lines }
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
    /// The bytes on disk.
    pub fn bytes(&self) -> &[u8] {
        self.raw.as_deref().unwrap_or(self.text.as_bytes())
    }
    /// Whether it is no text at all: a picture, an archive, a program.
    pub fn is_binary(&self) -> bool {
        decode::is_binary(self.bytes(), &self.text)
    }
    /// Lines of the text.
    pub fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.text))
    }
    /// Line and column, from 1, of a byte of the text.
    pub fn position(&self, offset: usize, unit: Column) -> (usize, usize) {
        self.lines().position(&self.text, offset, unit)
    }

    /// The bytes on disk that `span` was read from.
    pub fn on_disk(&self, span: Span) -> std::ops::Range<usize> {
        self.disk_offset(span.start)..self.disk_offset(span.end)
    }

    fn disk_offset(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        let disk = match self.encoding {
            Encoding::Utf8 => {
                let after = self.repairs.partition_point(|&(text, _)| text <= offset);
                let (text, disk) = if after == 0 { (0, 0) } else { self.repairs[after - 1] };
                disk + (offset - text)
            }
            Encoding::Utf16Le | Encoding::Utf16Be => 2 * self.lines().counts.utf16(&self.text, offset),
            Encoding::Windows1252 => self.lines().counts.code_points(&self.text, offset),
        };
        // the odd last byte of a broken UTF-16 file is a character of one byte
        disk.min(self.bytes().len())
    }

    /// The same file under another `path`, each character `c` of its text replaced by `mask(c)`, which must take as many
    /// bytes: spans and their places on disk stay what they are.
    #[must_use]
    pub fn masked(&self, path: impl Into<PathBuf>, mask: impl Fn(char) -> char) -> Self {
        let text: String = self.text.chars().map(mask).collect();
        debug_assert_eq!(text.len(), self.text.len(), "a mask keeps its bytes");
        Self { path: path.into(), text, lines: OnceLock::new(), ..self.clone() }
    }

    /// The bytes on disk with `edits` made: what they do not touch stays byte for byte what it was, and
    /// what they put in is encoded as the file is.
    pub fn with(&self, edits: &EditSet) -> Result<Vec<u8>, Unencodable> {
        let bytes = self.bytes();
        let mut out = Vec::with_capacity(bytes.len() + 64);
        let mut at = 0;
        for edit in edits.edits() {
            let disk = self.on_disk(edit.span);
            out.extend_from_slice(&bytes[at..disk.start]);
            decode::encode(&edit.text, self.encoding, &mut out).map_err(|character| Unencodable {
                character,
                encoding: self.encoding,
                span: edit.span,
            })?;
            at = disk.end;
        }
        out.extend_from_slice(&bytes[at..]);
        Ok(out)
    }
}
