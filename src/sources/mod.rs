//! Quotations against sources: the best passage for each, aligned word by word, and a verdict.
//!
//! A similarity score never decides a verdict: differences are classified one by one.

mod about;
mod again;
mod align;
mod candidates;
mod choose;
mod classify;
mod copy;
mod date;
mod ellipsis;
mod flag;
mod fold;
mod folding;
mod hidden;
mod judge;
mod load;
mod name;
mod numbers;
mod pair;
mod quote;
mod redact;
mod speaker;
mod stretches;
mod surface;
mod turns;
mod units;
mod variant;
mod verdict;
mod verify;
mod words;

pub use about::{About, SourceKind};
pub use load::Unreadable;

use crate::attribution::Draft;
use crate::document::{Document, Format, Malformed};
use crate::lexicon::Lexicon;
use crate::text::{File, ProseSpan, Span};
use std::path::PathBuf;
use std::sync::Arc;

/// Whether a quotation is what the source has, best to worst.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Verdict {
    /// Byte for byte, but for the case of its first letter and the punctuation at its end.
    Verbatim,
    /// Harmless differences only.
    Formatting,
    /// A marked ellipsis leaves words out.
    Elided,
    /// Brackets explain or replace.
    Bracketed,
    /// The same utterance in other words: another translation, another reporter's hearing.
    Variant,
    /// Words replaced, dropped or put in without a mark.
    Altered,
    /// A number differs.
    Number,
    /// A negation is lost or put in.
    Negation,
    /// Two distant passages in one pair of marks.
    Spliced,
    /// The source has somebody else say it.
    SpeakerConflict,
    /// No source has it.
    Unverified,
}

/// What a difference between print and source is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[allow(missing_docs)] // the names are those of the quote sheet
pub enum EditClass {
    Case,
    Punctuation,
    Accent,
    Mark,
    Hyphen,
    Spelling,
    Contraction,
    Numeral,
    Abbreviation,
    Disfluency,
    Repetition,
    Filler,
    Tag,
    Ellipsis,
    Bracket,
    Negation,
    Number,
    Name,
    Modal,
    Replaced,
    Dropped,
    Inserted,
    Splice,
    Speaker,
}

impl EditClass {
    /// Whether it changes what was said.
    pub fn harmful(self) -> bool {
        self >= Self::Negation
    }
}

/// One difference.
#[derive(Clone, Debug)]
pub struct Difference {
    /// What it is.
    pub class: EditClass,
    /// In the draft's file; empty where words are missing.
    pub printed: Span,
    /// In the source's file; empty where words were put in.
    pub original: Span,
}

/// What a marked ellipsis hides.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Hides {
    /// A negation that bears on the words before it.
    Negation,
    /// What limits the statement: an *if*, an *unless*.
    Qualifier,
    /// Somebody else's turn.
    OtherTurn,
}

/// A place in a source.
#[derive(Clone, Debug)]
pub struct Passage {
    /// Index into [`Sources::read`].
    pub source: usize,
    /// In the source's file.
    pub span: Span,
    /// Who speaks there, as the source has it.
    pub speaker: Option<String>,
    /// The time code there.
    pub time: Option<String>,
    /// Whether it is a question that an interviewer puts, in words of their own.
    pub asked: bool,
}

/// What the sources say of one quotation.
#[derive(Clone, Debug)]
pub struct Verification {
    /// The judgement.
    pub verdict: Verdict,
    /// The passage; of a quotation that no source has, none.
    pub passage: Option<Passage>,
    /// A second passage, of a splice.
    pub second: Option<Passage>,
    /// Differences, in the order of the draft.
    pub edits: Vec<Difference>,
    /// Ellipses that may have turned the sense: the mark in the draft, the words in the source, what they hide.
    pub hidden: Vec<(Span, Span, Hides)>,
    /// Other passages that hold the same words or the same utterance (variants), best first.
    pub alternatives: Vec<(Passage, Verdict)>,
    /// The nearest passage of an unverified quotation, and how many of its words are there.
    pub nearest: Option<(Passage, usize)>,
    /// Of an unverified quotation: where a machine's summary has it, which vouches for nothing.
    pub summarised: Option<Passage>,
}

/// A source that was read.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its file.
    pub file: Arc<File>,
    /// What kind of text it holds.
    pub format: Format,
    /// What the manifest says of it.
    pub about: About,
    /// Its prose, where the file is mostly something else (subtitles, JSON, a web page); of running text it is read
    /// when it is needed.
    document: Option<Arc<Document>>,
}

impl Source {
    /// The source in `file`.
    ///
    /// # Errors
    /// If its format has a grammar and it is not of it.
    pub fn new(file: File) -> Result<Self, Malformed> {
        let format = Format::of_source(file.path(), file.text());
        let document =
            if format.is_running() { None } else { Some(Arc::new(Document::parse(file.text(), format)?)) };
        Ok(Self { file: Arc::new(file), format, about: About::default(), document })
    }

    /// The words at `span` of the file, as a reader sees them.
    pub fn words(&self, span: Span) -> &str {
        let words = self.stretch(span);
        if self.document.is_some() { words.trim() } else { words }
    }

    /// The same with the spaces at its ends: what follows it in the file follows it here.
    pub fn stretch(&self, span: Span) -> &str {
        match &self.document {
            None => span.of(self.file.text()),
            Some(document) => {
                let (start, end) = (document.map.to_prose(span.start), document.map.to_prose(span.end));
                document.words(ProseSpan::new(start, end.max(start)))
            }
        }
    }

    /// All its words, as [`Self::words`] gives those at a span.
    pub fn all_words(&self) -> &str {
        self.document.as_ref().map_or(self.file.text(), |document| &document.prose)
    }

    /// Its prose.
    fn document(&self) -> Arc<Document> {
        let read = || Arc::new(Document::read(self.file.text(), self.format));
        self.document.clone().unwrap_or_else(read)
    }
}

/// A source that could not be read.
#[derive(Clone, Debug)]
pub struct Unread {
    /// Its path.
    pub path: PathBuf,
    /// Why.
    pub why: Unreadable,
}

/// All sources of a run.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// Read, sorted by path.
    pub read: Vec<Source>,
    /// Not read, sorted by path.
    pub unread: Vec<Unread>,
}

impl Sources {
    /// Holds the quotations of all drafts against the sources, which are streamed once.
    /// The result has one list a draft, one entry a quotation; `None` for what is not a quotation.
    pub fn verify(&self, drafts: &[Draft], lexicon: &Lexicon) -> Vec<Vec<Option<Verification>>> {
        verify::verify(self, drafts, &[], lexicon)
    }

    /// The same for drafts some of which are sources themselves: `own` has for each draft the source (index into
    /// [`Sources::read`]) that it is not held against, beside those of the same text.
    pub fn verify_but(
        &self,
        drafts: &[Draft],
        own: &[Option<usize>],
        lexicon: &Lexicon,
    ) -> Vec<Vec<Option<Verification>>> {
        verify::verify(self, drafts, own, lexicon)
    }

    /// The same for one draft that was held against these sources `before` it changed, with what they said then (`known`, one
    /// entry a quotation): quotations that did not change are not looked up again. `own` must be what it was then.
    pub fn verify_again(
        &self,
        draft: &Draft,
        own: Option<usize>,
        lexicon: &Lexicon,
        before: &Draft,
        known: &[Option<Verification>],
    ) -> Vec<Option<Verification>> {
        again::again(self, draft, own, lexicon, before, known)
    }
}
