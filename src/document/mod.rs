//! A file's text → the prose that a reader sees, in blocks, with a map back to every byte.
//!
//! Never fails on text, and never searches the file again for text taken out of it. Each format has a reader
//! (`plain`, `markdown`, `html`, `subtitles`, `speech`) that hands lines to the `build::Builder`; what follows is the same for all:
//! `turns` finds the speakers of transcripts and interviews, `kinds` tells captions, bylines and trailers
//! from copy.

mod build;
mod comments;
mod front_matter;
mod html;
mod inline;
mod kinds;
mod labels;
mod layout;
mod map;
mod markdown;
mod plain;
mod speech;
mod subtitles;
mod times;
mod turns;

use crate::text::{ProseSpan, Span};
pub use map::{Map, Segment};
use std::path::Path;
pub use times::TimeCode;

/// Stands in the prose for what is left out of the middle of a line (code, a URL, a picture), so that the words
/// around it do not merge: U+FFFC, the object replacement character.
pub const OMITTED: char = '\u{FFFC}';

/// What kind of text a file holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// Plain copy: a paragraph a line, paragraphs between blank lines, or hard-wrapped.
    Plain,
    /// Markdown, with front matter.
    Markdown,
    /// A web page.
    Html,
    /// `WebVTT` or `SubRip`.
    Subtitles,
    /// JSON of speech recognition, as Whisper writes it.
    Speech,
}

/// A file that is not what its format wants.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("line {line}: {why}")]
pub struct Malformed {
    /// Line of the file, from 1.
    pub line: usize,
    /// What is wrong.
    pub why: String,
}

impl Format {
    /// By the extension of `path`; plain where it tells nothing.
    pub fn of(path: &Path) -> Self {
        match path.extension().and_then(|e| e.to_str()).map(str::to_ascii_lowercase).as_deref() {
            Some("md" | "markdown" | "mdown" | "mkd" | "mkdn" | "mdwn" | "mdx" | "qmd" | "rmd") => {
                Self::Markdown
            }
            Some("html" | "htm" | "xhtml") => Self::Html,
            Some("vtt" | "srt") => Self::Subtitles,
            _ => Self::Plain,
        }
    }

    /// Of a source: by its extension, and where that tells nothing by what it holds.
    pub fn of_source(path: &Path, text: &str) -> Self {
        let json = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
        match Self::of(path) {
            Self::Plain if json && speech::is_json(text) => Self::Speech,
            Self::Plain if subtitles::is_subtitles(text) => Self::Subtitles,
            format => format,
        }
    }

    /// Whether its file is prose with little around it, so that words that follow each other follow each other in the file.
    pub fn is_running(self) -> bool {
        matches!(self, Self::Plain | Self::Markdown)
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
    /// What one speaker says, in a transcript or an interview (`NAME: …`, `Q. …`): the paragraph with the label.
    /// Later paragraphs of the turn are what they are, and lead back to it by [`Block::turn`].
    Turn,
    /// Who wrote it and when it was published, above the copy. Its people speak only if the copy says so.
    Byline,
    /// What a wire or a web page puts around the copy: copyright, contact, subscription, `(Reporting by …)`,
    /// advertisement, links to other stories. Nobody in it speaks, and no quotation runs through it.
    Trailer,
}

impl BlockKind {
    /// Whether it is copy: prose in which people speak and quotations run on. Not so headings, captions, bylines
    /// and trailers, which a running quotation steps over.
    pub fn is_copy(self) -> bool {
        matches!(self, Self::Paragraph | Self::BlockQuote | Self::ListItem | Self::TableCell | Self::Turn)
    }
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
    /// The time code that stands with a turn, without its brackets.
    pub time: Option<ProseSpan>,
    /// What is said or written: the span without label and time code. Empty where the label stands on a line
    /// of its own.
    pub body: ProseSpan,
    /// Index of the block with the label of the turn that this one belongs to: its own, of a turn's first.
    pub turn: Option<usize>,
}

impl Block {
    fn new(kind: BlockKind, span: ProseSpan) -> Self {
        Self { kind, span, label: None, time: None, body: span, turn: None }
    }
}

/// A comment in the file that no reader sees (`<!-- … -->`).
#[derive(Clone, PartialEq, Eq, Debug)]
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
    /// What a reader sees, blocks separated by `\n`. Line ends inside a block are spaces, white space of any kind is
    /// a space, characters without width are left out, and [`OMITTED`] stands for what is no prose. Encoding
    /// damage (`â€œ`) stays as it is.
    pub prose: String,
    /// Its blocks, in order.
    pub blocks: Vec<Block>,
    /// Comments, in order: for suppressions.
    pub comments: Vec<Comment>,
    /// Links, in order.
    pub links: Vec<Link>,
    /// Emphasised words (italics, bold), in order; one inside another is not listed again.
    pub emphasis: Vec<ProseSpan>,
    /// The time codes of a recording, in order.
    pub times: Vec<TimeCode>,
    /// The front matter, delimiters included.
    pub front_matter: Option<Span>,
    /// Prose → text of the file.
    pub map: Map,
}

impl Document {
    /// Reads `text` as `format`; what is malformed, as plain copy.
    pub fn read(text: &str, format: Format) -> Self {
        Self::parse(text, format).unwrap_or_else(|_| Self::plain(plain::read(text), true))
    }

    /// Reads `text` as `format`.
    ///
    /// # Errors
    /// If the format has a grammar and `text` is not of it.
    pub fn parse(text: &str, format: Format) -> Result<Self, Malformed> {
        Ok(match format {
            Format::Plain => Self::plain(plain::read(text), true),
            Format::Markdown => Self::plain(markdown::read(text), false),
            Format::Html => Self::plain(html::page(text), false),
            Format::Speech => Self::labelled(speech::read(text)?.finish().0),
            Format::Subtitles => {
                let subtitles::Read { builder, voiced, changes } = subtitles::read(text);
                let (mut document, breaks) = builder.finish();
                if !voiced {
                    turns::find(&mut document, &breaks);
                }
                let mut document = if voiced { Self::labelled(document) } else { document };
                subtitles::unname(&mut document, &changes);
                document
            }
        })
    }

    /// Copy, whose labels have to be found.
    fn plain(builder: build::Builder<'_>, plain: bool) -> Self {
        let (mut document, breaks) = builder.finish();
        turns::find(&mut document, &breaks);
        kinds::find(&mut document, plain);
        document
    }

    /// A transcript whose format names the speakers: what follows a label is that speaker's up to the next.
    fn labelled(mut document: Self) -> Self {
        let mut turn = None;
        for (index, block) in document.blocks.iter_mut().enumerate() {
            if block.label.is_some() {
                turn = Some(index);
            }
            block.turn = turn;
        }
        document
    }

    /// Gives block `index` a label that the reader of its format put into the prose.
    fn set_label(&mut self, index: usize, start: usize, end: usize, body: usize) {
        let block = &mut self.blocks[index];
        block.label = Some(ProseSpan::new(start, end.min(block.span.end)));
        block.body = ProseSpan::new(body.min(block.span.end), block.span.end);
    }

    /// The time code that holds at byte `offset` of the prose.
    pub fn time_at(&self, offset: usize) -> Option<&str> {
        let at = self.times.partition_point(|time| time.at <= offset).checked_sub(1)?;
        Some(&self.times[at].code)
    }
    /// The span of the file that `span` was read from.
    pub fn span(&self, span: ProseSpan) -> Span {
        self.map.to_file(span)
    }
    /// The byte of the prose that byte `offset` of the file is read as; `None` for what is no prose.
    pub fn prose_at(&self, offset: usize) -> Option<usize> {
        self.map.prose_at(offset)
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
    /// The label of the turn that block `index` belongs to.
    pub fn label_of(&self, index: usize) -> Option<ProseSpan> {
        self.blocks[self.blocks.get(index)?.turn?].label
    }
}
