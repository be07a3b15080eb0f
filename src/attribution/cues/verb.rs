//! Verbs as cues: *said*, *was quoted as saying*, *points out*.

use super::Finder;
use crate::attribution::tokens::What;
use crate::attribution::{CueKind, Kind};
use crate::lexicon::{Class, Strength, VerbForm};

impl Finder<'_> {
    pub(super) fn verb(&mut self, at: usize) {
        let token = self.tokens.all[at];
        let mut last = at;
        if let Some(particle) = token.word.particle {
            // *points out*, *put it*: the particle follows at once or after one word
            let found = (at + 1..(at + 3).min(self.tokens.all.len())).find(|&k| {
                self.tokens.all[k].is_word()
                    && self.text(k).as_bytes().first() == Some(&particle)
                    && self.text(k).len() <= 4
            });
            match found {
                Some(k) if self.same_sentence(at, k) => last = k,
                _ => return,
            }
        }
        // *Smith said, and I quote, …*: the writer does not speak
        if self.text(at) == "quote" && at > 0 && self.text(at - 1) == "I" {
            return;
        }
        let mut strength = token.word.strength;
        // *as she pointed out, …*, *he went on:*: only where the words end the cue
        if let Some(particle) = token.word.phrasal
            && self.same_sentence(at, at + 1)
            && self.text(at + 1).as_bytes().first() == Some(&particle)
            && self.text(at + 1).len() <= 4
            && self
                .tokens
                .all
                .get(at + 2)
                .is_some_and(|t| matches!(t.what, What::Comma | What::Colon | What::Stop))
        {
            (last, strength) = (at + 1, Strength::Likely);
        }
        if token.capital && !token.first && self.of_token[at].is_some() {
            return;
        }
        if self.of_token[at].is_some_and(|m| {
            self.mentions[m].last >= at && self.mentions[m].first <= at && self.mentions[m].name.is_some()
        }) && !token.first
        {
            return;
        }
        let quote_before = self.quote_before(at);
        // what stands before the verb, adverbs and auxiliaries left out
        let mut k = at;
        let (mut auxiliary, mut to, mut be, mut steps) = (false, false, false, false);
        while k > 0 && self.same_sentence(k - 1, at) {
            let t = &self.tokens.all[k - 1];
            if !t.is_word() || t.capital && !t.first && !t.is(Class::AUXILIARY) {
                break;
            }
            if t.is(Class::AUXILIARY) {
                auxiliary = true;
                be |= (k == at)
                    && matches!(
                        self.text(k - 1).to_ascii_lowercase().as_str(),
                        "is" | "are" | "was" | "were" | "be" | "been" | "being" | "am"
                    );
            } else if self.text(k - 1) == "to" {
                to = true;
            } else if to
                && !steps
                && !t.is(Class::PREPOSITION.or(Class::SUBORDINATOR))
                && self.of_token[k - 1].is_none()
            {
                // *went on to say*, *was quick to add*
                steps = true;
            } else if to && self.text(k - 1) == "on" {
                steps = false;
            } else if !t.is(Class::ADVERB.or(Class::NEGATION)) || t.is(Class::PRONOUN) {
                break;
            }
            k -= 1;
        }
        let before = (k > 0 && self.same_sentence(k - 1, at)).then(|| k - 1);
        let form = token.word.form;
        if form == VerbForm::Base && !auxiliary && !to {
            let plural = before.and_then(|b| self.of_token[b]).is_some_and(|m| {
                let m = &self.mentions[m];
                // *police say*, *the council say*: of one organisation only where no noun follows
                let collective = m.kind == Kind::Organisation
                    && self
                        .tokens
                        .all
                        .get(at + 1)
                        .is_none_or(|n| !n.is_word() || n.is(Class::FUNCTION) || n.capital);
                m.plural
                    || collective
                    || m.first > 0 && self.text(m.first - 1) == "and"
                    || m.kind == Kind::Pronoun
                        && !matches!(self.text(m.first).to_ascii_lowercase().as_str(), "he" | "she" | "it")
            });
            let past = matches!(self.text(at), "read" | "put" | "Read");
            if !plural && !past && !quote_before {
                return;
            }
        }
        // *she wanted the board to know*: what is asked of others is none of their words
        let object = |m: usize| {
            let first = self.mentions[m].first;
            let opens = Class::CONJUNCTION.or(Class::SUBORDINATOR).or(Class::RELATIVE).or(Class::ADVERB);
            first > 0
                && self.same_sentence(first - 1, at)
                && self.tokens.all[first - 1].is_word()
                && !self.tokens.all[first - 1].is(opens)
        };
        if to && strength == Strength::Weak && before.and_then(|b| self.of_token[b]).is_some_and(object) {
            return;
        }
        // a noun that looks like a verb: *the report*, *his claims*
        if let Some(b) = before
            && b + 1 == at
            && self.of_token[b].is_none_or(|m| self.mentions[m].possessive)
        {
            let t = &self.tokens.all[b];
            let owned = |k: usize| self.tokens.all[k].is(Class::POSSESSIVE.or(Class::DETERMINER));
            // *his scathing remarks*
            let adjective = token.is(Class::SPEECH_NOUN)
                && t.plain()
                && self.of_token[b].is_none()
                && b > 0
                && self.same_sentence(b - 1, b)
                && owned(b - 1);
            let noun = adjective
                || t.is(Class::DETERMINER.or(Class::POSSESSIVE)) && !t.is(Class::PRONOUN.or(Class::RELATIVE))
                || t.possessive
                || t.is(Class::PREPOSITION) && form != VerbForm::Gerund;
            if noun && form != VerbForm::Gerund {
                return;
            }
        }
        // *Smith's Facebook post*: a noun, though the network could post
        if let Some(m) = before.filter(|&b| b + 1 == at).and_then(|b| self.of_token[b])
            && self.mentions[m].first > 0
            && self.same_sentence(self.mentions[m].first - 1, at)
            && self.of_token[self.mentions[m].first - 1].is_some_and(|owner| self.mentions[owner].possessive)
            && token.is(Class::SPEECH_NOUN)
        {
            return;
        }
        // *orders have been given*, *his remarks amount to*: another finite verb follows at once
        if matches!(form, VerbForm::Third | VerbForm::Base) && self.verb_follows(last + 1) {
            return;
        }
        if be && form != VerbForm::Gerund {
            self.passive(at, last, k);
            return;
        }
        if form == VerbForm::Gerund {
            if let Some(b) = before
                && self.text(b) == "as"
            {
                return; // *quoted as saying* belongs to its verb
            }
            if let Some(subject) = self.gerund_subject(at, k, auxiliary) {
                self.push(at, last, CueKind::Verb, strength, subject, None);
            }
            return;
        }
        // *took to the floor to say*: an infinitive is a weaker cue
        let strength = match strength {
            Strength::Sure if to && !auxiliary => Strength::Likely,
            _ if to && !auxiliary => Strength::Weak,
            other => other,
        };
        let inverted = self.inverted(at, last, before);
        if let Some((subject, via)) = inverted.is_none().then(|| self.subject_before(at, k, before)).flatten()
        {
            if matches!(
                self.text(at).to_ascii_lowercase().as_str(),
                "quoted" | "cited" | "quotes" | "cites" | "quoting" | "citing"
            ) && let Some(quoted) = self.phrase_after(last + 1)
                && (self.mentions[quoted].is_person() && !self.mentions[quoted].guessed
                    || self.as_saying(self.mentions[quoted].last + 1).is_some())
            {
                // *the agency quoted Wang as saying*
                let end = self.mentions[quoted].last;
                let cue_last = self.as_saying(end + 1).unwrap_or(last);
                self.push(at, cue_last, CueKind::Verb, Strength::Sure, quoted, Some(subject));
                return;
            }
            // *as Smith put it in a letter, the plan is …*: it speaks of the whole sentence
            let start = self.mentions[subject].first;
            let as_put = token.word.particle.is_some()
                && start > 0
                && self.same_sentence(start - 1, start)
                && self.text(start - 1).eq_ignore_ascii_case("as");
            let strength = if as_put { Strength::Sure } else { strength };
            self.push(at, last, CueKind::Verb, strength, subject, via);
            if let Some(clause) = self.clauses.last_mut() {
                clause.relative = before.filter(|&b| self.tokens.all[b].is(Class::RELATIVE));
            }
        } else if let Some(subject) =
            inverted.or_else(|| self.subject_after(strength, last, before, quote_before))
        {
            self.push(at, last, CueKind::Verb, strength, subject, None);
        }
    }

    /// *… could push it through, said Ann Smith, an analyst*: behind a comma, a name and nothing that it does.
    fn inverted(&self, at: usize, last: usize, before: Option<usize>) -> Option<usize> {
        let comma = before.is_some_and(|b| b + 1 == at && self.what(b) == What::Comma);
        // *told Smith,* speaks to Smith
        if !comma || !matches!(self.text(at), "said" | "says" | "wrote" | "writes" | "added" | "adds") {
            return None;
        }
        let m = self.of_token.get(last + 1).copied().flatten()?;
        let mention = &self.mentions[m];
        let stands = mention.first == last + 1 && self.same_sentence(at, mention.first);
        let full = mention.name.is_some_and(|(first, last)| last > first) && mention.is_person();
        let ends = self.tokens.all.get(mention.last + 1).is_none_or(|next| {
            matches!(next.what, What::Comma | What::Stop) || !self.same_sentence(at, mention.last + 1)
        });
        (stands && full && ends && !mention.possessive).then_some(m)
    }

    /// A finite verb stands at `at`.
    pub(super) fn verb_follows(&self, at: usize) -> bool {
        self.tokens.all.get(at).is_some_and(|t| {
            t.is_word()
                && !t.capital
                && (t.is(Class::AUXILIARY)
                    || t.is(Class::VERB) && t.word.form == VerbForm::Past && !t.is(Class::PREPOSITION))
        }) && self.same_sentence(at - 1, at)
    }

    /// `as saying` at `at`, perhaps after other words: its last token.
    pub(super) fn as_saying(&self, at: usize) -> Option<usize> {
        (at..(at + 10).min(self.tokens.all.len()))
            .take_while(|&k| self.same_sentence(at, k) && !matches!(self.what(k), What::Quote(_)))
            .find(|&k| {
                self.text(k) == "as"
                    && k + 1 < self.tokens.all.len()
                    && self.tokens.all[k + 1].word.form == VerbForm::Gerund
                    && self.is(k + 1, Class::VERB)
            })
            .map(|k| k + 1)
    }

    /// *Smith was quoted as saying*, *Smith was quoted by the agency as saying*.
    pub(super) fn passive(&mut self, at: usize, last: usize, k: usize) {
        if !matches!(self.text(at), "quoted" | "cited" | "heard" | "reported" | "recorded") {
            return;
        }
        let Some(saying) = self.as_saying(last + 1).or_else(|| (self.text(at) == "heard").then_some(last))
        else {
            return;
        };
        let before = (k > 0 && self.same_sentence(k - 1, at)).then(|| k - 1);
        let Some((subject, _)) = self.subject_before(at, k, before) else { return };
        let via = (last + 1..saying)
            .find(|&b| self.text(b) == "by")
            .and_then(|b| self.of_token.get(b + 1).copied().flatten());
        self.push(at, saying, CueKind::Verb, Strength::Sure, subject, via);
    }

    /// A quotation stands right before the verb, but for commas and adverbs.
    pub(super) fn quote_before(&self, at: usize) -> bool {
        let mut k = at;
        while k > 0 {
            k -= 1;
            let t = &self.tokens.all[k];
            if t.block != self.tokens.all[at].block {
                return false;
            }
            match t.what {
                What::Quote(_) => return true,
                What::Comma | What::Dash => {}
                What::Word if t.is(Class::ADVERB) && !t.capital => {}
                _ => return false,
            }
        }
        false
    }
}
