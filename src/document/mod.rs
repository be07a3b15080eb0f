//! A file's text → the prose that a reader sees, in blocks, with a map back to every byte.
//!
//! Never fails on text, and never searches the file again for text taken out of it.

mod map;
mod markdown;
mod plain;

use crate::text::{ProseSpan, Span};
pub use map::{Map, Segment};
use std::path::Path;

/// What kind of text a file holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// Plain copy: a paragraph a line, paragraphs between blank lines, or hard-wrapped.
    Plain,
    /// Markdown, with front matter.
    Markdown,
}

impl Format {
    /// By the extension of `path`; plain where it tells nothing.
    pub fn of(path: &Path) -> Self {
        match path.extension().and_then(|e| e.to_str()).map(str::to_ascii_lowercase).as_deref() {
            Some("md" | "markdown" | "mdown" | "mkd") => Self::Markdown,
            _ => Self::Plain,
        }
    }
}

/// What a block is to the reader.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BlockKind {
    /// Running copy.
    Paragraph,
    /// A title or a heading.
    Heading,
    /// A paragraph set off as a quotation.
    BlockQuote,
    /// A list item's paragraph.
    ListItem,
    /// A picture's caption or credit.
    Caption,
    /// A cell of a table.
    TableCell,
    /// What one speaker says, in a transcript or an interview (`NAME: …`, `Q. …`).
    Turn,
}

/// One block of prose. Blocks are in order, do not overlap, and hold no line break.
#[derive(Clone, Debug)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands, label included.
    pub span: ProseSpan,
    /// The speaker label of a turn, without its colon.
    pub label: Option<ProseSpan>,
    /// The time code that stands with a turn.
    pub time: Option<ProseSpan>,
}

/// A comment in the file that no reader sees (`<!-- … -->`).
#[derive(Clone, Debug)]
pub struct Comment {
    /// The whole comment, delimiters included.
    pub span: Span,
    /// What it says, trimmed.
    pub text: String,
}

/// A link in the prose.
#[derive(Clone, Debug)]
pub struct Link {
    /// The words that carry it.
    pub span: ProseSpan,
    /// Where it leads.
    pub target: String,
}

/// A document: prose and the way back.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// What a reader sees, blocks separated by `\n`.
    pub prose: String,
    /// Its blocks, in order.
    pub blocks: Vec<Block>,
    /// Comments, in order: for suppressions.
    pub comments: Vec<Comment>,
    /// Links, in order.
    pub links: Vec<Link>,
    /// The front matter, delimiters included.
    pub front_matter: Option<Span>,
    /// Prose → text of the file.
    pub map: Map,
}

impl Document {
    /// Reads `text` as `format`.
    pub fn read(text: &str, format: Format) -> Self {
        match format {
            Format::Plain => plain::read(text),
            Format::Markdown => markdown::read(text),
        }
    }
    /// The span of the file that `span` was read from.
    pub fn span(&self, span: ProseSpan) -> Span {
        self.map.to_file(span)
    }
    /// The words that `span` covers.
    pub fn words(&self, span: ProseSpan) -> &str {
        span.of(&self.prose)
    }
    /// Index of the block that holds `offset` of the prose.
    pub fn block_at(&self, offset: usize) -> Option<usize> {
        let at = self.blocks.partition_point(|block| block.span.end <= offset);
        (at < self.blocks.len() && self.blocks[at].span.start <= offset).then_some(at)
    }
}
