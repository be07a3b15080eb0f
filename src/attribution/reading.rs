//! All that the sieves look at: the tokens, mentions and cues of one document, and what the sieves
//! before have found.

use super::CueKind;
use super::cues::Clause;
use super::mentions::Mention;
use super::tokens::{Tokens, What};
use crate::document::{BlockKind, Document};
use crate::lexicon::{Class, Strength, VerbForm};
use crate::quotation::{Form, Glyph, Quotation, Quotations};
use std::ops::Range;

/// Quotations before or after that are looked at as neighbours.
const NEAR: usize = 64;

/// What a sieve says of one quotation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Found {
    /// The speaker: index of a mention.
    pub(super) speaker: usize,
    /// First and last token of the cue.
    pub(super) cue: Option<(usize, usize, CueKind)>,
    /// Who relays: index of a mention.
    pub(super) via: Option<usize>,
    /// The speaker is carried over from another paragraph.
    pub(super) carried: bool,
    /// The relative pronoun that stands for the speaker beside the cue.
    pub(super) relative: Option<usize>,
    /// Who else it may be as well: index of a mention.
    pub(super) rival: Option<usize>,
    /// The sieve.
    pub(super) sieve: &'static str,
}

/// One document, read up to its cues.
pub(super) struct Reading<'a> {
    pub(super) document: &'a Document,
    pub(super) quotations: &'a Quotations,
    pub(super) tokens: Tokens,
    pub(super) mentions: Vec<Mention>,
    pub(super) clauses: Vec<Clause>,
    /// One for each quotation.
    pub(super) found: Vec<Option<Found>>,
}

impl<'a> Reading<'a> {
    /// Puts the mentions in order: those that a cue brought in stand at the end of the list.
    pub(super) fn new(
        document: &'a Document,
        quotations: &'a Quotations,
        tokens: Tokens,
        mentions: &[Mention],
        mut clauses: Vec<Clause>,
    ) -> Self {
        let mut order: Vec<usize> = (0..mentions.len()).collect();
        order.sort_by_key(|&m| (mentions[m].first, mentions[m].last));
        let mut place = vec![0; order.len()];
        for (to, &from) in order.iter().enumerate() {
            place[from] = to;
        }
        for clause in &mut clauses {
            clause.subject = place[clause.subject];
            clause.via = clause.via.map(|via| place[via]);
        }
        let mentions = order.iter().map(|&m| mentions[m]).collect();
        let found = vec![None; quotations.all.len()];
        Self { document, quotations, tokens, mentions, clauses, found }
    }
}

impl Reading<'_> {
    /// The words of token `at`.
    pub(super) fn text(&self, at: usize) -> &str {
        self.document.words(self.tokens.all[at].span())
    }
    pub(super) fn what(&self, at: usize) -> Option<What> {
        self.tokens.all.get(at).map(|t| t.what)
    }
    pub(super) fn is(&self, at: usize, class: Class) -> bool {
        self.tokens.all.get(at).is_some_and(|t| t.is(class))
    }
    /// Whether a finite verb stands at `at`, an adverb before it passed over: as far as its form shows.
    pub(super) fn acts(&self, at: usize) -> bool {
        let verb = if self.is(at, Class::ADVERB) { at + 1 } else { at };
        let Some(token) = self.tokens.all.get(verb).filter(|t| t.is_word() && !t.capital) else {
            return false;
        };
        token.is(Class::AUXILIARY.or(Class::PAST))
            || token.is(Class::VERB) && matches!(token.word.form, VerbForm::Past | VerbForm::Third)
            || !token.is(Class::FUNCTION) && self.text(verb).ends_with("ed")
    }
    pub(super) fn quote(&self, index: usize) -> &Quotation {
        &self.quotations.all[index]
    }
    /// The token of a quotation; none for a nested one.
    pub(super) fn token(&self, quote: usize) -> Option<usize> {
        self.tokens.of_quote[quote]
    }
    /// The last character inside its marks.
    pub(super) fn last_char(&self, quote: usize) -> char {
        let text = self
            .document
            .words(self.quote(quote).inner)
            .trim_end()
            .trim_end_matches(['\'', '’', '”', '"', '‘', '“']);
        text.chars().next_back().unwrap_or(' ')
    }
    /// It is not a term, as far as marks tell.
    pub(super) fn speaks(&self, quote: usize) -> bool {
        self.quote(quote).form != Form::Term
    }
    /// A few words woven into a sentence: nearly always a term, unless a cue governs them.
    pub(super) fn few_words(&self, quote: usize) -> bool {
        let q = self.quote(quote);
        q.form == Form::Fragment && self.document.words(q.inner).split_whitespace().nth(3).is_none()
    }
    /// It stands in a headline, or is a crosshead of its own.
    pub(super) fn is_headline(&self, quote: usize) -> bool {
        let q = self.quote(quote);
        let alone = || {
            let single = matches!(q.glyph, Glyph::StraightSingle | Glyph::CurlySingle);
            let block = self.tokens.block(q.block);
            single
                && (q.block == 0
                    || q.span.len() < 60
                        && block.len() <= 8
                        && block.clone().all(|k| !self.tokens.all[k].is_word()))
        };
        self.document.blocks[q.block].kind == BlockKind::Heading || alone()
    }
    /// Tokens of the block of token `at`.
    pub(super) fn block(&self, at: usize) -> Range<usize> {
        self.tokens.block(self.tokens.all[at].block as usize)
    }
    /// The tokens from the end of the quotation before `at` (or the start of the block) up to `at`.
    pub(super) fn before(&self, at: usize) -> Range<usize> {
        let block = self.block(at);
        let start = (block.start..at).rev().find(|&k| self.is_quotation(k)).map_or(block.start, |k| k + 1);
        start..at
    }
    /// The tokens from `at` up to the quotation after it (or the end of the block).
    pub(super) fn after(&self, at: usize) -> Range<usize> {
        let block = self.block(at);
        let end = (at + 1..block.end).find(|&k| self.is_quotation(k)).unwrap_or(block.end);
        at + 1..end
    }
    /// Token `at` is a quotation that is more than a term.
    pub(super) fn is_quotation(&self, at: usize) -> bool {
        self.tokens.all[at].quote().is_some_and(|q| self.speaks(q))
    }
    /// The cues whose verb lies in `range`.
    pub(super) fn cues(&self, range: Range<usize>) -> &[Clause] {
        let first = self.clauses.partition_point(|c| c.cue < range.start);
        let end = self.clauses.partition_point(|c| c.cue < range.end);
        &self.clauses[first..end.max(first)]
    }
    /// The mentions that begin in `range`.
    pub(super) fn mentions_in(&self, range: Range<usize>) -> Range<usize> {
        let first = self.mentions.partition_point(|m| m.first < range.start);
        let end = self.mentions.partition_point(|m| m.first < range.end);
        first..end.max(first)
    }
    /// The mention whose last token is `at`, if it does not own what follows.
    pub(super) fn mention_ending(&self, at: usize) -> Option<usize> {
        let end = self.mentions.partition_point(|m| m.first <= at);
        (end.saturating_sub(3)..end)
            .rev()
            .find(|&m| self.mentions[m].last == at && !self.mentions[m].possessive)
    }
    /// The mention whose first token is `at`.
    pub(super) fn mention_starting(&self, at: usize) -> Option<usize> {
        let first = self.mentions.partition_point(|m| m.first < at);
        self.mentions.get(first).filter(|m| m.first == at).map(|_| first)
    }
    /// What `clause` says of a quotation.
    pub(super) fn by(clause: &Clause, sieve: &'static str) -> Found {
        Found {
            speaker: clause.subject,
            cue: Some((clause.cue, clause.cue_last, clause.kind)),
            via: clause.via,
            carried: false,
            relative: clause.relative,
            rival: None,
            sieve,
        }
    }
    /// The quotations of a block that are no terms and not nested, in order.
    pub(super) fn quotes_of(&self, block: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.tokens.block(block).filter_map(|k| self.tokens.all[k].quote()).filter(|&q| self.speaks(q))
    }
    /// The quotation before `quote` in its block that is no term and not nested.
    pub(super) fn quote_before(&self, quote: usize) -> Option<usize> {
        let block = self.quote(quote).block;
        let near = (0..quote).rev().take(NEAR).take_while(|&q| self.quote(q).block == block);
        near.into_iter().find(|&q| self.token(q).is_some() && self.speaks(q))
    }
    /// The one after it.
    pub(super) fn quote_after(&self, quote: usize) -> Option<usize> {
        let block = self.quote(quote).block;
        let near = (quote + 1..self.found.len()).take(NEAR).take_while(|&q| self.quote(q).block == block);
        near.into_iter().find(|&q| self.token(q).is_some() && self.speaks(q))
    }
    /// The block is running copy: a speaker may be carried through it.
    pub(super) fn is_copy(&self, block: usize) -> bool {
        matches!(
            self.document.blocks[block].kind,
            BlockKind::Paragraph | BlockKind::Turn | BlockKind::BlockQuote | BlockKind::ListItem
        )
    }
    /// The block of running copy before `block`.
    pub(super) fn copy_before(&self, block: usize) -> Option<usize> {
        (0..block).rev().take(4).find(|&b| self.is_copy(b))
    }
}

impl Reading<'_> {
    /// The subject of the clause in `range`: its leftmost mention that is no object of a preposition
    /// and owns nothing.
    pub(super) fn subject(&self, range: Range<usize>) -> Option<usize> {
        let (start, end) = (range.start, range.end);
        let mut other = None;
        for m in self.mentions_in(range) {
            let mention = &self.mentions[m];
            let object = mention.first > start && self.is(mention.first - 1, Class::PREPOSITION);
            if mention.possessive || object || self.is_object(m, start) {
                continue;
            }
            if mention.is_person() {
                return Some(self.described(m, end).unwrap_or(m));
            }
            other = other.or(Some(m));
        }
        other
    }

    /// A pronoun that something is done to: *worded it*, *called him*.
    fn is_object(&self, m: usize, start: usize) -> bool {
        let mention = &self.mentions[m];
        if mention.kind != super::Kind::Pronoun || mention.first == start {
            return false;
        }
        match self.text(mention.first) {
            "him" | "them" | "us" | "me" => true,
            "it" | "you" => {
                let opens = Class::CONJUNCTION.or(Class::SUBORDINATOR).or(Class::RELATIVE).or(Class::ADVERB);
                let before = mention.first - 1;
                self.what(before) == Some(What::Word) && !self.is(before, opens)
            }
            _ => false,
        }
    }

    /// *A native of Norland who came in 2013, she …*: whom a description at the head of a sentence describes.
    fn described(&self, m: usize, end: usize) -> Option<usize> {
        let mention = &self.mentions[m];
        if mention.kind != super::Kind::Anonymous || mention.plural {
            return None;
        }
        self.mentions_in(mention.last + 1..end).find(|&next| {
            let pronoun = &self.mentions[next];
            pronoun.kind == super::Kind::Pronoun
                && self.what(pronoun.first - 1) == Some(What::Comma)
                && matches!(self.text(pronoun.first), "he" | "she")
        })
    }

    /// The cue before token `token`, in its sentence, that governs it: the nearest, unless that one is
    /// only part of what an earlier one reports (*Smith said that she found it …*).
    pub(super) fn governing(&self, token: usize) -> Option<&Clause> {
        let sentence = self.tokens.sentence(token);
        let start = (sentence.start..token)
            .rev()
            .find(|&k| self.what(k) == Some(What::Semicolon) || self.ends_clause(k))
            .map_or(sentence.start, |k| k + 1);
        let cues = self.cues(start..token);
        let mut chosen = cues.last()?;
        for outer in cues.iter().rev().skip(1) {
            if outer.strength < Strength::Likely || outer.relative.is_some() || outer.kind == CueKind::Noun {
                continue;
            }
            let inner = &self.mentions[chosen.subject];
            let first = inner.first;
            // *but Jones called it*: a new main clause
            let own = first > 0
                && self.is(first - 1, Class::CONJUNCTION)
                && first > 1
                && matches!(self.what(first - 2), Some(What::Comma | What::Dash));
            let within = chosen.strength == Strength::Weak
                || chosen.kind == CueKind::Noun
                || inner.kind == super::Kind::Pronoun && outer.strength == Strength::Sure
                || (chosen.relative.is_some() || inner.guessed) && outer.strength == Strength::Sure
                || outer.strength > chosen.strength && token.saturating_sub(chosen.cue_last) > 2;
            if within && !own && outer.subject != chosen.subject {
                chosen = outer;
            }
        }
        Some(chosen)
    }

    /// Token `at` is a quotation that is more than words in a clause.
    fn ends_clause(&self, at: usize) -> bool {
        self.tokens.all[at].quote().is_some_and(|q| self.quote(q).form == Form::Full)
    }

    /// Whether somebody other than `speaker` becomes the subject in `range`: that mention.
    pub(super) fn takes_over(&self, range: Range<usize>, speaker: usize) -> Option<usize> {
        let mut at = range.start;
        let mut last = None;
        while at < range.end {
            let sentence = self.tokens.sentence(at);
            let part = sentence.start.max(range.start)..sentence.end.min(range.end);
            // the rest of the sentence that holds the cue itself does not count
            if part.start == sentence.start
                && let Some(subject) = self.subject(part.clone())
            {
                last = Some(subject);
            }
            at = part.end.max(at + 1);
        }
        let subject = last?;
        let (a, b) = (&self.mentions[subject], &self.mentions[speaker]);
        let pronoun = a.kind == super::Kind::Pronoun;
        let same = a.person.is_some() && a.person == b.person;
        (a.is_person() && !pronoun && !same && subject != speaker).then_some(subject)
    }
}
