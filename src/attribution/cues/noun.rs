//! Nouns as cues: *his warning that*, *in the words of*.

use super::Finder;
use crate::attribution::{CueKind, Kind};
use crate::lexicon::{Class, Gender, Strength};

impl Finder<'_> {
    /// Speech in a noun: *his warning that*, *in a statement*, *Smith's words*.
    pub(super) fn noun(&mut self, at: usize) {
        // *in the words of Smith*
        let inside = (at.saturating_sub(4)..at)
            .any(|k| self.same_sentence(k, at) && self.text(k).eq_ignore_ascii_case("in"));
        if inside
            && at + 2 < self.tokens.all.len()
            && self.same_sentence(at, at + 2)
            && self.text(at + 1) == "of"
        {
            if let Some(subject) = self.phrase_after(at + 2) {
                self.push(at, at + 1, CueKind::Noun, Strength::Likely, subject, None);
            }
            return;
        }
        // *this statement by Smith*
        if at + 2 < self.tokens.all.len()
            && self.same_sentence(at, at + 2)
            && self.text(at + 1) == "by"
            && let Some(m) = self.of_token[at + 2].filter(|&m| {
                let mention = &self.mentions[m];
                mention.first == at + 2 && mention.is_person() && !mention.possessive
            })
        {
            self.push(at, at + 1, CueKind::Noun, Strength::Likely, m, None);
            return;
        }
        // *his warning*, *Smith's stark warning*
        let Some(mut owner) = at.checked_sub(1).filter(|&b| self.same_sentence(b, at)) else { return };
        // one word may stand between, the name of a network too: *Smith's Facebook post*
        let between = &self.tokens.all[owner];
        let possessed = |b: usize| self.of_token[b].is_some_and(|m| self.mentions[m].possessive);
        if owner > 0
            && self.same_sentence(owner - 1, at)
            && !between.possessive
            && (between.plain() || between.capital && possessed(owner - 1))
        {
            owner -= 1;
        }
        if let Some(m) =
            self.of_token[owner].filter(|&m| self.mentions[m].possessive && self.mentions[m].last == owner)
        {
            self.push(at, at, CueKind::Noun, Strength::Likely, m, None);
        } else if self.of_token[owner].is_none() && self.is(owner, Class::POSSESSIVE) {
            let gender = match self.text(owner).to_ascii_lowercase().as_str() {
                "his" => Gender::Male,
                "her" => Gender::Female,
                _ => return,
            };
            let m = self.enter(owner, owner);
            self.mentions[m].kind = Kind::Pronoun;
            self.mentions[m].gender = gender;
            self.push(at, at, CueKind::Noun, Strength::Likely, m, None);
        }
    }
}
