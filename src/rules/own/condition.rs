//! The conditions: each a name, what it takes, a sentence, and a test. This table is the language's reference, and
//! what reads it.

use super::Seen;
use super::cue::Cues;
use crate::article::names::Named;
use crate::attribution::{Kind, Status};
use crate::document::BlockKind;
use crate::lexicon::Lexicon;
use crate::quotation::Form;
use crate::sources::Verdict;
use regex::Regex;

/// A condition over the facts of one quotation.
#[derive(Clone, Debug)]
pub enum Condition {
    /// The cue is one of these words or phrases, in any form.
    Cue(Vec<String>),
    /// The cue is in one of these word lists, in any form.
    CueList(Vec<String>),
    /// What the speaker is called.
    Speaker(Regex),
    /// What the mention of the speaker is.
    SpeakerKind(Vec<Kind>),
    /// Form.
    Form(Vec<Form>),
    /// What is known of the speaker.
    Status(Vec<Status>),
    /// What the sources say.
    Verdict(Vec<Verdict>),
    /// Where it stands.
    Paragraph(Vec<BlockKind>),
    /// Its words are as many or more.
    MinWords(usize),
    /// Its words are as many or fewer.
    MaxWords(usize),
    /// Words in it.
    Text(Regex),
}

/// A condition's name, value and meaning.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// What it takes.
    pub takes: Takes,
    /// When it holds.
    pub doc: &'static str,
}

/// What a condition takes, and what becomes of it.
#[derive(Clone, Copy, Debug)]
pub enum Takes {
    /// Words or phrases.
    Words(fn(Vec<String>) -> Condition),
    /// Names of word lists.
    Lists(fn(Vec<String>) -> Condition),
    /// A regular expression.
    Pattern(fn(Regex) -> Condition),
    /// A number of words.
    Count(fn(usize) -> Condition),
    /// Some of these names.
    Names {
        /// All there are.
        known: fn() -> Vec<&'static str>,
        /// The condition; names that are unknown are left out.
        read: fn(&[&str]) -> Condition,
    },
}

impl Takes {
    /// Its kind, for people.
    pub fn describe(self) -> String {
        match self {
            Self::Words(_) => "words".to_owned(),
            Self::Lists(_) => "names of word lists".to_owned(),
            Self::Pattern(_) => "a regular expression".to_owned(),
            Self::Count(_) => "a number".to_owned(),
            Self::Names { known, .. } => known().join(", "),
        }
    }
}

fn some<T: Named>(names: &[&str]) -> Vec<T> {
    names.iter().filter_map(|name| T::named(name)).collect()
}

macro_rules! among {
    ($kind:ty, $condition:path) => {
        Takes::Names { known: <$kind>::names, read: |names| $condition(some(names)) }
    };
}

const fn field(name: &'static str, takes: Takes, doc: &'static str) -> Field {
    Field { name, takes, doc }
}

/// All conditions.
pub const FIELDS: [Field; 11] = [
    field(
        "cue",
        Takes::Words(Condition::Cue),
        "the cue is one of these, in any form: `claim` stands for *claims*, *claimed*, *claiming*",
    ),
    field("cue-list", Takes::Lists(Condition::CueList), "the cue is in one of these word lists, in any form"),
    field(
        "speaker",
        Takes::Pattern(Condition::Speaker),
        "what the speaker is called, by full name where the draft has it, matches",
    ),
    field(
        "speaker-kind",
        among!(Kind, Condition::SpeakerKind),
        "the mention of the speaker that the cue goes with is one of these",
    ),
    field(
        "form",
        among!(Form, Condition::Form),
        "a sentence, words woven into one, or a term in marks; without it, terms are left alone",
    ),
    field("status", among!(Status, Condition::Status), "what is known of who said it"),
    field(
        "verdict",
        among!(Verdict, Condition::Verdict),
        "what the sources say; a page that asks for it runs only where sources are given",
    ),
    field(
        "paragraph",
        among!(BlockKind, Condition::Paragraph),
        "the paragraph that it stands in is one of these",
    ),
    field(
        "min-words",
        Takes::Count(Condition::MinWords),
        "it has as many words or more, all its pieces taken together",
    ),
    field(
        "max-words",
        Takes::Count(Condition::MaxWords),
        "it has as many words or fewer, all its pieces taken together",
    ),
    field(
        "text",
        Takes::Pattern(Condition::Text),
        "its words match; `(?i)` in front makes capitals and small letters one, and `'` stands for ’ as well",
    ),
];

/// A condition made ready for one article.
pub(super) type Test<'a> = Box<dyn Fn(&Seen<'_>) -> bool + 'a>;

impl Condition {
    /// The test for one article after another, whose word lists are those of `lexicon`.
    pub(super) fn test<'a>(&'a self, lexicon: &'a Lexicon) -> Test<'a> {
        match self {
            Self::Cue(words) => cue(Cues::of(words.iter().map(String::as_str), lexicon)),
            Self::CueList(lists) => {
                let entries = lists.iter().flat_map(|list| lexicon.list(list).iter().map(String::as_str));
                cue(Cues::of(entries, lexicon))
            }
            Self::Speaker(pattern) => Box::new(|seen| {
                let speaker = seen.fact.attribution.speaker.as_ref();
                speaker.is_some_and(|speaker| pattern.is_match(seen.case.article.called(speaker)))
            }),
            Self::SpeakerKind(kinds) => Box::new(|seen| {
                let speaker = seen.fact.attribution.speaker.as_ref();
                speaker.is_some_and(|speaker| kinds.contains(&speaker.kind))
            }),
            Self::Form(forms) => Box::new(|seen| forms.contains(&seen.fact.attribution.form)),
            Self::Status(all) => Box::new(|seen| all.contains(&seen.fact.attribution.status)),
            Self::Verdict(all) => {
                Box::new(|seen| seen.fact.verification.is_some_and(|found| all.contains(&found.verdict)))
            }
            Self::Paragraph(kinds) => Box::new(|seen| {
                let kind = seen.case.article.block_kind(seen.fact.quotation);
                kind.is_some_and(|kind| kinds.contains(&kind))
            }),
            Self::MinWords(least) => Box::new(|seen| seen.words >= *least),
            Self::MaxWords(most) => Box::new(|seen| seen.words <= *most),
            Self::Text(pattern) => {
                Box::new(|seen| pattern.is_match(seen.case.words(seen.fact.quotation.inner)))
            }
        }
    }
}

fn cue<'a>(cues: Cues) -> Test<'a> {
    Box::new(move |seen| {
        let cue = seen.fact.attribution.cue.as_ref();
        cue.is_some_and(|cue| cues.hold(seen.case.words(cue.span)))
    })
}
