//! Tokens → mentions: the noun phrases that can name a speaker.

mod name;
mod phrase;

use super::Kind;
use super::tokens::{Token, Tokens, What};
use crate::lexicon::{Class, Gender, Lexicon, Strength, VerbForm};
use crate::text::ProseSpan;

/// A noun phrase that can be a speaker.
#[derive(Clone, Copy, Debug)]
#[allow(clippy::struct_excessive_bools)] // facts that are asked for one by one
pub(super) struct Mention {
    /// First token.
    pub(super) first: usize,
    /// Last token.
    pub(super) last: usize,
    /// First and last token of the name itself, titles left out.
    pub(super) name: Option<(usize, usize)>,
    /// What it calls the speaker by.
    pub(super) kind: Kind,
    /// It names several.
    pub(super) plural: bool,
    /// What tells of gender in it.
    pub(super) gender: Gender,
    /// `'s` follows: it owns, it does not speak.
    pub(super) possessive: bool,
    /// It is a newspaper, a station or an agency.
    pub(super) outlet: bool,
    /// No word list knows it: a noun phrase beside a cue.
    pub(super) guessed: bool,
    /// Index of the person.
    pub(super) person: Option<usize>,
}

impl Mention {
    pub(super) fn span(&self, tokens: &Tokens) -> ProseSpan {
        ProseSpan::new(tokens.all[self.first].start as usize, tokens.all[self.last].end as usize)
    }
    /// Surely somebody: no noun phrase that only stands where a person could.
    pub(super) fn is_human(&self) -> bool {
        self.is_person() && !self.guessed
    }
    pub(super) fn is_person(&self) -> bool {
        !matches!(self.kind, Kind::Organisation | Kind::Document)
    }
}

/// Finds the mentions of all blocks, in order, none overlapping another.
pub(super) fn find(prose: &str, tokens: &Tokens, lexicon: &Lexicon) -> Vec<Mention> {
    let finder = Finder { prose, all: &tokens.all, lexicon };
    let mut found = Vec::new();
    for block in 0..tokens.blocks.len() - 1 {
        let range = tokens.block(block);
        let mut at = range.start;
        while at < range.end {
            if let Some(mention) = finder.at(at, range.end) {
                at = mention.last + 1;
                found.push(mention);
            } else {
                at += 1;
            }
        }
    }
    found
}

struct Finder<'a> {
    prose: &'a str,
    all: &'a [Token],
    lexicon: &'a Lexicon,
}

/// Most words between a determiner and the head of its noun phrase.
const REACH: usize = 7;

impl Finder<'_> {
    fn text(&self, at: usize) -> &str {
        self.all[at].span().of(self.prose)
    }

    /// The mention that begins at token `at`.
    fn at(&self, at: usize, end: usize) -> Option<Mention> {
        let token = &self.all[at];
        if !matches!(token.what, What::Word | What::Number) {
            return None;
        }
        if token.is(Class::PRONOUN) && !token.acronym {
            return Some(self.pronoun(at));
        }
        // *that* nearly always begins a clause here
        let that =
            token.is(Class::RELATIVE) && !(at + 1 < end && self.all[at + 1].is(Class::ROLE) && token.first);
        if token.is(Class::DETERMINER) && !that && !(token.acronym && self.text(at).len() > 2) {
            return self.determined(at, end);
        }
        if self.begins_name(at) {
            let named = self.named(at, at, end);
            // *Q.* and *A.* label, they do not name
            if named.last == at && self.initial(at) {
                return None;
            }
            let more = if named.possessive { self.owned(&named, end) } else { self.premodifier(&named, end) };
            return Some(more.unwrap_or(named));
        }
        self.bare(at, end)
    }

    fn pronoun(&self, at: usize) -> Mention {
        let token = &self.all[at];
        Mention {
            first: at,
            last: at,
            name: None,
            kind: Kind::Pronoun,
            plural: token.is(Class::PLURAL),
            gender: token.word.gender,
            possessive: token.possessive,
            outlet: false,
            guessed: false,
            person: None,
        }
    }

    /// A past form: *Smith blamed officials* names no kind of officials.
    fn happened(&self, at: usize) -> bool {
        let t = &self.all[at];
        let other = Class::ROLE.or(Class::TITLE).or(Class::ORGANISATION).or(Class::DEMONYM);
        let past = !t.is(other) && (!t.is(Class::VERB) || t.word.form == VerbForm::Past);
        t.is(Class::PAST) || past && self.text(at).ends_with("ed")
    }

    /// A verb that nothing but a speaker goes with: *Smith told reporters* is no kind of reporters.
    fn tells(&self, at: usize) -> bool {
        let t = &self.all[at];
        t.is(Class::VERB)
            && t.word.strength == Strength::Sure
            && t.word.form == VerbForm::Past
            && !t.is(Class::ROLE.or(Class::TITLE))
    }
}
