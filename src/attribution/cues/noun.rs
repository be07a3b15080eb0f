//! Nouns as cues: *his warning that*, *in the words of*.

use super::Finder;
use crate::attribution::CueKind;
use crate::lexicon::Strength;

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
        let Some(m) = at.checked_sub(1).and_then(|b| self.of_token[b]) else { return };
        if self.mentions[m].possessive && self.mentions[m].last == at - 1 {
            self.push(at, at, CueKind::Noun, Strength::Likely, m, None);
        }
    }
}
