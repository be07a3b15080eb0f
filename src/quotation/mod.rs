//! Quotation marks → quotations: which marks open and close, what nests in what, and which pieces
//! belong together. Knows nothing of who speaks.
//!
//! `scan` lists what could be a mark, `evidence` says what each looks like (opening, closing,
//! apostrophe, prime), `pairing` takes the cheapest reading of a whole run of marks, so that one
//! missing mark harms only itself, `nesting` puts the pairs into each other, `faults` says what is
//! wrong, `bare` finds quotations without marks, `joining` ties pieces, `form` tells quotations
//! from terms. A mark is never guessed from its place in the count (first opens, second closes).

mod bare;
mod cue;
mod evidence;
mod faults;
mod form;
mod joining;
mod laid;
mod nesting;
mod pairing;
mod scan;
mod singles;
#[cfg(test)]
mod tests;

use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::text::ProseSpan;

/// How a mark is written.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Glyph {
    /// `"`
    Straight,
    /// `“ ”`
    Curly,
    /// `„ “` or `„ ”`
    Low,
    /// `« »` or `» «`
    Guillemet,
    /// `''` or ` `` `: two single marks that stand for a double one
    Doubled,
    /// `'`
    StraightSingle,
    /// `‘ ’`
    CurlySingle,
    /// `‹ ›`
    SingleGuillemet,
    /// `「 」`, `『 』`
    Corner,
    /// A mark that an encoding fault broke, such as `â€œ`
    Garbled,
    /// No mark at all: a block quotation, or a dialogue dash
    Bare,
}

/// What a mark does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// Begins a quotation.
    Open,
    /// Ends one.
    Close,
    /// Opens again at the start of a paragraph of a quotation that runs on.
    Reopen,
    /// Pairs with nothing.
    Stray,
}

/// One quotation mark in the prose (apostrophes and primes are none).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mark {
    /// Where it stands.
    pub span: ProseSpan,
    /// How it is written.
    pub glyph: Glyph,
    /// What it does.
    pub role: Role,
    /// It is curly and points the wrong way for its role.
    pub reversed: bool,
}

/// What a quotation is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Form {
    /// At least a sentence, or a piece of one that a cue interrupts.
    Full,
    /// Words woven into the writer's own sentence.
    Fragment,
    /// Scare quotes, a nickname, the title of a work: not a quotation.
    Term,
}

/// How a piece is tied to the piece before it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tie {
    /// It stands alone, or is the first piece.
    First,
    /// A cue interrupts: `"…," she said, "…"`.
    AfterCue,
    /// The same quotation runs on in a new paragraph.
    NewParagraph,
}

/// One quotation, or one piece of a quotation that is split or spans paragraphs. Never crosses a block.
#[derive(Clone, Debug)]
pub struct Quotation {
    /// With its marks.
    pub span: ProseSpan,
    /// Without them.
    pub inner: ProseSpan,
    /// How its marks are written.
    pub glyph: Glyph,
    /// Whether a mark closes it.
    pub closed: bool,
    /// Index of its block.
    pub block: usize,
    /// Index of the quotation that it is nested in.
    pub parent: Option<usize>,
    /// What it is, as far as marks, punctuation and words tell.
    pub form: Form,
    /// Pieces of one quotation share a number.
    pub group: Option<usize>,
    /// How it is tied to the piece before.
    pub tie: Tie,
}

/// What is wrong with a mark.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    /// Opens and never closes; it probably should at this offset of the prose.
    Unclosed {
        /// Where a closing mark probably belongs.
        probably: usize,
    },
    /// Closes what never opened.
    Unopened,
    /// A quotation runs on into a paragraph that no mark opens.
    NotReopened {
        /// Where an opening mark belongs.
        at: usize,
    },
    /// It runs on, though its paragraph ends with a closing mark.
    ClosedBeforeContinuation,
    /// A quotation inside a quotation uses the same marks.
    NestedSameMarks,
}

/// All quotations of a document.
#[derive(Clone, Debug, Default)]
pub struct Quotations {
    /// In the order of the text; a nested one after the one that holds it.
    pub all: Vec<Quotation>,
    /// Every mark, in order.
    pub marks: Vec<Mark>,
    /// Marks with a fault: index into `marks`, and what is wrong.
    pub faults: Vec<(usize, Fault)>,
}

impl Quotations {
    /// The mark that opens `quotation`; none opens a bare one, or a paragraph that was not opened again.
    pub fn opening(&self, quotation: &Quotation) -> Option<&Mark> {
        let begins = quotation.span.start < quotation.inner.start;
        begins.then(|| self.mark_at(quotation.span.start)).flatten()
    }
    /// The mark that closes `quotation`, if any does.
    pub fn closing(&self, quotation: &Quotation) -> Option<&Mark> {
        let ends = quotation.closed && quotation.inner.end < quotation.span.end;
        ends.then(|| self.mark_at(quotation.inner.end)).flatten()
    }
    /// The mark that begins at byte `offset` of the prose.
    fn mark_at(&self, offset: usize) -> Option<&Mark> {
        let at = self.marks.binary_search_by_key(&offset, |mark| mark.span.start).ok()?;
        self.marks.get(at)
    }

    /// Finds the quotations of `document`.
    pub fn find(document: &Document, lexicon: &Lexicon) -> Self {
        let candidates = scan::candidates(document);
        let cues = cue::Cues::new(lexicon);
        let pieces = pairing::pieces(document, &candidates, &cues);
        let mut found = nesting::assemble(document, &candidates, &pieces, &cues);
        bare::add(document, &cues, &mut found);
        joining::join(document, &cues, &mut found);
        form::judge(document, &cues, &mut found);
        found
    }
}
