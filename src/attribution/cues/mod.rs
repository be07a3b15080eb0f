//! Tokens → cues: the verbs and phrases that say that somebody speaks, each with its subject.

mod noun;
mod phrase;
mod subject;
mod verb;

use super::CueKind;
use super::mentions::Mention;
use super::tokens::{Tokens, What};
use crate::lexicon::{Class, Strength};

/// A cue and who it says is speaking.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clause {
    /// First token of the cue.
    pub(super) cue: usize,
    /// Its last token.
    pub(super) cue_last: usize,
    /// What it is.
    pub(super) kind: CueKind,
    /// How surely it is a cue.
    pub(super) strength: Strength,
    /// The subject: index of a mention.
    pub(super) subject: usize,
    /// Who relays: index of a mention.
    pub(super) via: Option<usize>,
    /// The relative pronoun, where it stands in a relative clause (*who said*).
    pub(super) relative: Option<usize>,
}

impl Clause {
    /// First token of cue and subject together.
    pub(super) fn first(&self, mentions: &[Mention]) -> usize {
        let via = self.via.map_or(self.cue, |via| mentions[via].first);
        self.cue.min(mentions[self.subject].first).min(via)
    }
    /// Their last token.
    pub(super) fn last(&self, mentions: &[Mention]) -> usize {
        self.cue_last.max(mentions[self.subject].last)
    }
}

/// Finds the cues of the document, in order. Appends to `mentions` where a cue's subject is a noun
/// phrase that no word list knows.
pub(super) fn find(prose: &str, tokens: &Tokens, mentions: &mut Vec<Mention>) -> Vec<Clause> {
    let mut of_token = vec![None; tokens.all.len()];
    for (index, m) in mentions.iter().enumerate() {
        of_token[m.first..=m.last].fill(Some(index));
    }
    let mut finder = Finder { prose, tokens, mentions, of_token, clauses: Vec::new() };
    for at in 0..tokens.all.len() {
        finder.look(at);
    }
    finder.clauses
}

struct Finder<'a> {
    prose: &'a str,
    tokens: &'a Tokens,
    mentions: &'a mut Vec<Mention>,
    /// The mention that holds each token.
    of_token: Vec<Option<usize>>,
    clauses: Vec<Clause>,
}

impl Finder<'_> {
    fn text(&self, at: usize) -> &str {
        self.tokens.all[at].span().of(self.prose)
    }

    fn is(&self, at: usize, class: Class) -> bool {
        self.tokens.all[at].is(class)
    }

    fn what(&self, at: usize) -> What {
        self.tokens.all[at].what
    }

    fn same_sentence(&self, a: usize, b: usize) -> bool {
        self.tokens.all.get(a).zip(self.tokens.all.get(b)).is_some_and(|(x, y)| x.sentence == y.sentence)
    }

    fn look(&mut self, at: usize) {
        let token = self.tokens.all[at];
        if !token.is_word() {
            return;
        }
        if token.is(Class::VERB) {
            let before = self.clauses.len();
            self.verb(at);
            if self.clauses.len() == before && token.is(Class::SPEECH_NOUN) {
                self.noun(at);
            }
        } else if matches!(self.text(at), "according" | "According")
            && self.tokens.all.len() > at + 1
            && self.text(at + 1) == "to"
        {
            if let Some(subject) = self.phrase_after(at + 2) {
                self.push(at, at + 1, CueKind::AccordingTo, Strength::Sure, subject, None);
            }
        } else if token.is(Class::SPEECH_NOUN) {
            self.noun(at);
        }
    }

    fn push(
        &mut self,
        cue: usize,
        cue_last: usize,
        kind: CueKind,
        strength: Strength,
        subject: usize,
        via: Option<usize>,
    ) {
        self.clauses.push(Clause { cue, cue_last, kind, strength, subject, via, relative: None });
    }
}
