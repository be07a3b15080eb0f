//! A newsroom's own rules: conditions over the facts of a quotation, and what to say where they hold.
//!
//! The language is these types and no more: [`FIELDS`] are the conditions, [`Placeholder`] what a message can quote,
//! [`At`] where a finding points, [`KEYS`] what else a page's front matter holds. `quotelint explain own-rules` prints
//! them. Pages are read by `config`; this room judges, and never fails.

mod condition;
mod cue;
mod message;

pub use condition::{Condition, FIELDS, Field, Takes};
pub use message::{BadMessage, Message, Placeholder};

use super::case::Case;
use super::finding::Finding;
use crate::article::Fact;
use crate::article::names::Named;
use crate::attribution::Status;
use crate::quotation::Form;
use crate::text::ProseSpan;
use std::collections::{BTreeMap, BTreeSet};

/// The language, for people: the page that `quotelint explain own-rules` prints before its tables.
pub const PAGE: &str = include_str!("page.md");

/// What a page judges by.
#[derive(Clone, Debug)]
pub struct Own {
    /// All of them hold.
    pub when: Vec<Condition>,
    /// None of them holds.
    pub unless: Vec<Condition>,
    /// Where its findings point.
    pub at: At,
    /// What they say.
    pub message: Message,
    /// What to do, a line each.
    pub help: Vec<Message>,
}

/// Where a finding points.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum At {
    /// The quotation with its marks; of one in several pieces, the first piece that fits.
    #[default]
    Quotation,
    /// The cue; the quotation, where it has none.
    Cue,
    /// The mention of the speaker; the quotation, where it has none.
    Speaker,
    /// The words that `text` found: a finding for each.
    Text,
}

impl At {
    /// All of them, the default first.
    pub const ALL: [Self; 4] = [Self::Quotation, Self::Cue, Self::Speaker, Self::Text];

    /// Its name in pages.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Quotation => "quotation",
            Self::Cue => "cue",
            Self::Speaker => "speaker",
            Self::Text => "text",
        }
    }
}

/// A key of the front matter.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// What it takes.
    pub takes: &'static str,
    /// What it is for.
    pub doc: &'static str,
}

const fn key(name: &'static str, takes: &'static str, doc: &'static str) -> Key {
    Key { name, takes, doc }
}

/// What the front matter of a page holds. A test holds the reader to this list.
pub const KEYS: [Key; 8] = [
    key("message", "a text", "what is wrong, with placeholders; needed"),
    key("when", "conditions", "a quotation is reported where all of them hold; needed"),
    key("unless", "conditions", "… and none of these"),
    key("severity", "error, warning or note", "its weight where quotelint.toml gives none: warning"),
    key("group", "a group", "the group that switches it on and off with others: house"),
    key("at", "quotation, cue, speaker or text", "where the finding points: quotation"),
    key("help", "a text or several", "what to do, with placeholders, a line each"),
    key("guides", "a list of texts", "who asks for it"),
];

/// One quotation, or one piece of it, before the conditions.
pub(super) struct Seen<'a> {
    case: &'a Case<'a>,
    fact: Fact<'a>,
    /// Words of the whole quotation, all pieces taken together.
    words: usize,
}

impl Own {
    /// Whether it has nothing to say without sources.
    pub fn needs_sources(&self) -> bool {
        let conditions = self.when.iter().chain(&self.unless);
        conditions.into_iter().any(|condition| matches!(condition, Condition::Verdict(_)))
            || self.help.iter().chain([&self.message]).any(|message| message.holds(Placeholder::Verdict))
    }

    /// A finding for each quotation that fits.
    pub(super) fn judge(&self, case: &Case<'_>) -> Vec<Finding> {
        let when: Vec<_> = self.when.iter().map(|condition| condition.test(case.lexicon)).collect();
        let unless: Vec<_> = self.unless.iter().map(|condition| condition.test(case.lexicon)).collect();
        let lengths = lengths(case);
        let (mut findings, mut seen, mut groups) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
        for fact in case.article.facts().filter(|fact| self.is_asked_about(fact)) {
            let words = lengths[fact.index];
            let piece = Seen { case, fact, words };
            if !when.iter().all(|test| test(&piece)) || unless.iter().any(|test| test(&piece)) {
                continue;
            }
            let known = fact.quotation.group.filter(|_| self.at == At::Quotation);
            if known.is_some_and(|group| !groups.insert(group)) {
                continue;
            }
            for (place, found) in self.places(&piece) {
                if seen.insert(place) {
                    let say = |message: &Message| message.fill(&piece, found);
                    let finding = case.finding(case.span(place), say(&self.message));
                    findings.push(self.help.iter().fold(finding, |finding, line| finding.help(say(line))));
                }
            }
        }
        findings
    }

    /// A nickname or a title in marks is no quotation: it is looked at only where the page speaks of its form or status.
    fn is_asked_about(&self, fact: &Fact<'_>) -> bool {
        let asks = |condition: &Condition| matches!(condition, Condition::Form(_) | Condition::Status(_));
        let no_quotation =
            fact.attribution.form == Form::Term || fact.attribution.status == Status::NotAQuotation;
        !no_quotation || self.when.iter().any(asks)
    }

    /// Where to point, and the words that `text` found there.
    fn places(&self, piece: &Seen<'_>) -> Vec<(ProseSpan, Option<ProseSpan>)> {
        let fact = &piece.fact;
        let inner = piece.case.words(fact.quotation.inner);
        let start = fact.quotation.inner.start;
        let pattern = self.when.iter().find_map(|condition| match condition {
            Condition::Text(pattern) => Some(pattern),
            _ => None,
        });
        let mut found = pattern
            .into_iter()
            .flat_map(|pattern| pattern.find_iter(inner))
            // a boundary is no words
            .filter(|found| !found.is_empty())
            .map(|found| ProseSpan::new(start + found.start(), start + found.end()));
        let attribution = fact.attribution;
        let place = match self.at {
            At::Text => return found.map(|span| (span, Some(span))).collect(),
            At::Quotation => None,
            At::Cue => attribution.cue.as_ref().map(|cue| cue.span),
            At::Speaker => attribution.speaker.as_ref().map(|speaker| speaker.span),
        };
        vec![(place.unwrap_or(fact.quotation.span), found.next())]
    }
}

/// For each quotation its words, with those of its other pieces.
fn lengths(case: &Case<'_>) -> Vec<usize> {
    let count = |fact: &Fact<'_>| {
        let words = case.words(fact.quotation.inner).split_whitespace();
        words.filter(|word| word.contains(char::is_alphanumeric)).count()
    };
    let mut groups: BTreeMap<usize, usize> = BTreeMap::new();
    let each: Vec<(Option<usize>, usize)> =
        case.article.facts().map(|fact| (fact.quotation.group, count(&fact))).collect();
    for (group, words) in &each {
        if let Some(group) = group {
            *groups.entry(*group).or_default() += words;
        }
    }
    each.into_iter().map(|(group, words)| group.map_or(words, |group| groups[&group])).collect()
}

impl Seen<'_> {
    /// What the paragraph is.
    fn paragraph(&self) -> Option<&'static str> {
        self.case.article.block_kind(self.fact.quotation).map(Named::name)
    }
}
