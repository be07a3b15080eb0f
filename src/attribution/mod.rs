//! Quotations → who said them: cue and speaker for each, through a chain of sieves, most certain first.

mod answer;
mod chain;
mod cues;
mod mentions;
mod people;
mod reading;
mod resolve;
mod sieves;
mod tokens;
mod why;

use crate::document::{Document, Format};
pub use crate::lexicon::Gender;
use crate::lexicon::Lexicon;
use crate::quotation::{Form, Quotations};
use crate::text::{File, ProseSpan};
use reading::Reading;
use std::sync::Arc;
pub use why::Why;

/// What a mention calls its speaker by.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    /// *Ann Smith*, *Smith*
    Named,
    /// *Mayor Smith*, *Mr. Smith*
    Titled,
    /// *she*
    Pronoun,
    /// *the senator*
    Descriptor,
    /// *a senior official*
    Anonymous,
    /// *the Treasury*
    Organisation,
    /// *the report*
    Document,
}

/// One person (or organisation) of the draft, all mentions taken together.
#[derive(Clone, Debug)]
pub struct Person {
    /// The fullest name that the draft gives.
    pub name: String,
    /// Gender.
    pub gender: Gender,
    /// Mentions outside quotations, in order.
    pub mentions: Vec<ProseSpan>,
    /// Titles that stand before or beside the name, as printed (*Sen.*, *mayor*).
    pub titles: Vec<String>,
    /// It is an organisation.
    pub organisation: bool,
}

/// Who relays: *the AP* in *Smith told the AP*.
#[derive(Clone, Debug)]
pub struct Via {
    /// Where the draft names it.
    pub span: ProseSpan,
}

/// The speaker of a quotation.
#[derive(Clone, Debug)]
pub struct Speaker {
    /// The mention that the cue goes with, titles included.
    pub span: ProseSpan,
    /// What it calls the speaker by.
    pub kind: Kind,
    /// Index of the person, where the mention is resolved to one.
    pub person: Option<usize>,
    /// The full name, where the draft gives one. Of a pronoun or descriptor: the name it stands for.
    pub name: Option<String>,
    /// Who relays the words, nearest to the speaker first.
    pub via: Vec<Via>,
}

/// What the cue is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CueKind {
    /// *said*
    Verb,
    /// *according to*
    AccordingTo,
    /// *his warning that*, *in a statement*
    Noun,
    /// A colon, a dash or a turn's label and nothing else.
    Mark,
}

/// The words that say that somebody speaks.
#[derive(Clone, Debug)]
pub struct Cue {
    /// Where they stand.
    pub span: ProseSpan,
    /// What they are.
    pub kind: CueKind,
}

/// What is known of a quotation's speaker.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Status {
    /// The text says who.
    Attributed,
    /// Carried over from a neighbouring quotation.
    Carried,
    /// Two or more fit equally well.
    Ambiguous,
    /// Nobody is said to have said it.
    Unattributed,
    /// Not a quotation.
    NotAQuotation,
}

/// Who said one quotation.
#[derive(Clone, Debug)]
pub struct Attribution {
    /// What is known.
    pub status: Status,
    /// The form of the quotation, now that the words around it have been read.
    pub form: Form,
    /// The speaker; of an ambiguous one, the likelier.
    pub speaker: Option<Speaker>,
    /// Others that fit as well (`Ambiguous`), full names where known.
    pub rivals: Vec<Speaker>,
    /// The cue.
    pub cue: Option<Cue>,
    /// A cue before the words that gives them to the same speaker, where another behind them took them: *She said: “…,”
    /// she said*.
    pub again: Option<Cue>,
    /// The sieve that took it; `none` where none did.
    pub sieve: &'static str,
}

/// Who said what in one document.
#[derive(Clone, Debug, Default)]
pub struct Attributions {
    /// One for each quotation, same index.
    pub all: Vec<Attribution>,
    /// The persons of the draft, in order of first mention.
    pub people: Vec<Person>,
}

impl Attributions {
    /// Attributes every quotation of `document`.
    pub fn find(document: &Document, quotations: &Quotations, lexicon: &Lexicon) -> Self {
        if quotations.all.is_empty() {
            return Self::default();
        }
        let (reading, people) = read(document, quotations, lexicon);
        let all = answer::all(&reading, &people);
        Self { all, people }
    }

    /// Why each quotation of `draft` has its speaker, in order. Reads the draft again: for people who ask, not for a run.
    pub fn why(draft: &Draft, lexicon: &Lexicon) -> Vec<Why> {
        let (reading, people) = read(&draft.document, &draft.quotations, lexicon);
        (0..draft.quotations.all.len()).map(|quote| why::why(&reading, &people, quote)).collect()
    }
}

/// Tokens, mentions, cues, people, and what the sieves say.
fn read<'a>(
    document: &'a Document,
    quotations: &'a Quotations,
    lexicon: &Lexicon,
) -> (Reading<'a>, Vec<Person>) {
    let tokens = tokens::Tokens::read(document, quotations, lexicon);
    let mut mentions = mentions::find(&document.prose, &tokens, lexicon);
    let clauses = cues::find(&document.prose, &tokens, &mut mentions);
    let mut speaks = vec![false; mentions.len()];
    for clause in &clauses {
        speaks[clause.subject] = true;
    }
    let people = people::cluster(&document.prose, &tokens, &mut mentions, &speaks);
    let mut reading = Reading::new(document, quotations, tokens, &mentions, clauses);
    sieves::run(&mut reading);
    (reading, people)
}

/// One draft, read and understood, but not yet held against any source.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Its file.
    pub file: Arc<File>,
    /// Its prose.
    pub document: Document,
    /// Its quotations.
    pub quotations: Quotations,
    /// Who said them.
    pub attributions: Attributions,
}

impl Draft {
    /// Reads `file` as `format` and attributes its quotations.
    pub fn read(file: Arc<File>, format: Format, lexicon: &Lexicon) -> Self {
        let document = Document::read(file.text(), format);
        let quotations = Quotations::find(&document, lexicon);
        let attributions = Attributions::find(&document, &quotations, lexicon);
        Self { file, document, quotations, attributions }
    }
}
