//! Noun phrases that no word list knows, entered where a cue needs them.

use super::Finder;
use crate::attribution::Kind;
use crate::attribution::mentions::Mention;
use crate::attribution::tokens::What;
use crate::lexicon::{Class, Gender};

impl Finder<'_> {
    /// The noun phrase that begins at `at`, adverbs skipped; one that no list knows is entered.
    pub(super) fn phrase_after(&mut self, at: usize) -> Option<usize> {
        let mut k = at;
        while k < self.tokens.all.len() && k < at + 3 && self.same_sentence(at, k) {
            let t = self.tokens.all[k];
            if let Some(m) = self.of_token[k] {
                if self.mentions[m].possessive {
                    return self.owned(k);
                }
                return Some(m);
            }
            if t.is(Class::ADVERB) || t.is(Class::CALENDAR) {
                k += 1;
                continue;
            }
            break;
        }
        if !self.same_sentence(at, k) {
            return None;
        }
        let t = *self.tokens.all.get(k)?;
        if t.is(Class::DETERMINER) && !t.is(Class::RELATIVE) || t.what == What::Number {
            return self.owned(k);
        }
        self.titled(k)
    }

    /// *said retired neurosurgeon Ann Smith*: a few words that no list knows, and the name that they describe.
    fn titled(&self, at: usize) -> Option<usize> {
        let describes = |k: usize| {
            let t = &self.tokens.all[k];
            t.plain()
                && !t.is(Class::FUNCTION.or(Class::VERB).or(Class::ADVERB))
                && self.of_token[k].is_none()
        };
        let name = (at..self.tokens.all.len().min(at + 5)).find(|&k| !describes(k)).filter(|&k| k > at)?;
        let m = self.of_token[name].filter(|_| self.same_sentence(at, name))?;
        let mention = &self.mentions[m];
        let named = mention.name.is_some_and(|(first, last)| last > first) && mention.is_person();
        (named && mention.first == name && !mention.possessive).then_some(m)
    }

    /// A noun phrase from `first` on that no list knows: up to the first word of grammar or punctuation.
    pub(super) fn owned(&mut self, first: usize) -> Option<usize> {
        let mut k = first + 1;
        while k < self.tokens.all.len() && self.same_sentence(first, k) && k < first + 7 {
            let t = &self.tokens.all[k];
            // *a Wednesday editorial*
            let day = t.is(Class::CALENDAR)
                && !(k == first + 1
                    && self.tokens.all.get(k + 1).is_some_and(crate::attribution::tokens::Token::plain));
            if !matches!(t.what, What::Word | What::Number) || t.is(Class::FUNCTION) || day {
                break;
            }
            k += 1;
        }
        (k > first + 1).then(|| self.enter(first, k - 1))
    }

    /// A noun phrase that ends at `b` and that no list knows: *the gambling tycoon*.
    pub(super) fn phrase_before(&mut self, b: usize, _k: usize) -> Option<usize> {
        let t = self.tokens.all[b];
        if t.is(Class::PREPOSITION
            .or(Class::SUBORDINATOR)
            .or(Class::DETERMINER)
            .or(Class::AUXILIARY)
            .or(Class::ADVERB))
            || t.is(Class::CALENDAR)
        {
            // *Smith on Tuesday said*: look past the phrase of time
            if t.is(Class::CALENDAR) {
                let mut k = b;
                while k > 0
                    && self.same_sentence(k - 1, b)
                    && (self.is(k, Class::CALENDAR.or(Class::PREPOSITION)) || self.what(k) == What::Number)
                {
                    k -= 1;
                }
                return self.of_token[k]
                    .filter(|&m| self.mentions[m].last == k && !self.mentions[m].possessive)
                    .map(|m| self.phrase_head(m));
            }
            return None;
        }
        let mut k = b;
        let mut steps = 0;
        loop {
            let t = &self.tokens.all[k];
            if t.is(Class::DETERMINER) || t.possessive {
                // *and, in a low voice, said*
                let manner =
                    k >= 2 && matches!(self.text(k - 1), "in" | "with") && self.what(k - 2) == What::Comma;
                if manner && self.same_sentence(k - 2, b) {
                    return self.clause_subject(k - 1, b);
                }
                if let Some(m) =
                    self.of_token[k].filter(|&m| self.mentions[m].last != k || !self.mentions[m].possessive)
                {
                    // *a person familiar with the matter said*: the phrase's own head
                    return Some(self.phrase_head(m));
                }
                // the matter, the talks: part of a longer phrase?
                if k >= 2 && self.same_sentence(k - 1, b) && self.is(k - 1, Class::PREPOSITION) {
                    let mut n = k - 1;
                    while n > 0 && self.same_sentence(n - 1, b) && k - n < 5 {
                        n -= 1;
                        if let Some(m) = self.of_token[n] {
                            return Some(self.phrase_head(m));
                        }
                        if !self.tokens.all[n].is_word() {
                            break;
                        }
                    }
                }
                let first = self.of_token[k].map_or(k, |m| self.mentions[m].first);
                // *the former*, *the other two*
                let two =
                    first > 0 && self.same_sentence(first - 1, b) && self.is(first - 1, Class::DETERMINER);
                let first = if two && self.of_token[first - 1].is_none() { first - 1 } else { first };
                return Some(self.enter(first, b));
            }
            // *the pilot and deputy mayor*: one person with two roles
            let roles = self.text(k) == "and"
                && self.is(b, Class::ROLE.or(Class::TITLE))
                && !self.is(b, Class::PLURAL)
                && self.of_token[b].is_none();
            if !matches!(t.what, What::Word | What::Number)
                || t.is(Class::CONJUNCTION.or(Class::RELATIVE).or(Class::AUXILIARY)) && k != b && !roles
            {
                break;
            }
            if let Some(m) = self.of_token[k] {
                return Some(self.phrase_head(m)).filter(|_| k != b || !self.mentions[m].possessive);
            }
            steps += 1;
            if k == 0 || steps > 8 || !self.same_sentence(k - 1, b) {
                break;
            }
            k -= 1;
        }
        // a plural or a mass noun at the start of its sentence or clause: *Investigators said*
        let begins = !self.same_sentence(b.wrapping_sub(1), b)
            || b > 0 && matches!(self.what(b - 1), What::Comma | What::Quote(_) | What::Dash);
        let noun = t.is_word()
            && !t.is(Class::VERB)
            && !self.text(b).ends_with("ing")
            && !self.text(b).ends_with("ed");
        (begins && noun).then(|| self.enter(b, b))
    }

    pub(super) fn enter(&mut self, first: usize, last: usize) -> usize {
        let definite = matches!(
            self.text(first).to_ascii_lowercase().as_str(),
            "the" | "this" | "that" | "his" | "her" | "their" | "its" | "these" | "those" | "my" | "our"
        ) || self.tokens.all[first].possessive;
        let kind = if self.is(last, Class::DOCUMENT.or(Class::SPEECH_NOUN)) {
            Kind::Document
        } else if definite {
            Kind::Descriptor
        } else {
            Kind::Anonymous
        };
        let index = self.mentions.len();
        self.mentions.push(Mention {
            first,
            last,
            name: None,
            kind,
            plural: false,
            gender: Gender::Unknown,
            possessive: false,
            outlet: false,
            guessed: true,
            person: None,
        });
        self.of_token[first..=last].fill(Some(index));
        index
    }
}
