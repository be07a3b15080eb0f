//! The subject of a verb: before it, after it, past an apposition, across *and* and *who*.

use super::{Clause, Finder};
use crate::attribution::tokens::What;
use crate::attribution::{CueKind, Kind};
use crate::lexicon::{Class, Strength};

impl Finder<'_> {
    /// The whole noun phrase that ends with mention `m`: *a spokesman for Smith* for *Smith*.
    pub(super) fn phrase_head(&self, mut m: usize) -> usize {
        loop {
            let first = self.mentions[m].first;
            if first < 2 || !self.same_sentence(first - 1, first) {
                return m;
            }
            let ends_before = self.of_token[first - 2].filter(|&h| self.mentions[h].last == first - 2);
            // *Smith and Jones said*: the first of the pair, where the pair begins its clause
            if matches!(self.text(first - 1), "and" | "or" | "&")
                && let Some(head) = ends_before.map(|h| self.phrase_head(h))
                && self.begins_clause(self.mentions[head].first)
            {
                return head;
            }
            if !self.is(first - 1, Class::PREPOSITION) {
                return m;
            }
            if matches!(self.text(first - 1), "as" | "like" | "before" | "after" | "until" | "since") {
                return m;
            }
            match self.of_token[first - 2] {
                Some(head)
                    if self.mentions[head].last == first - 2
                        && self.mentions[head].kind != Kind::Pronoun
                        && !self.mentions[head].possessive =>
                {
                    m = head;
                }
                _ => return m,
            }
        }
    }

    /// Nothing of the clause stands before token `at`.
    pub(super) fn begins_clause(&self, at: usize) -> bool {
        at == 0
            || !self.same_sentence(at - 1, at)
            || matches!(
                self.what(at - 1),
                What::Comma | What::Quote(_) | What::Dash | What::Colon | What::Semicolon
            )
            || self.is(at - 1, Class::CONJUNCTION.or(Class::SUBORDINATOR))
    }

    /// The subject of the verb at `at`; its words before it, adverbs left out, end at `before`.
    pub(super) fn subject_before(
        &mut self,
        at: usize,
        k: usize,
        before: Option<usize>,
    ) -> Option<(usize, Option<usize>)> {
        let b = before?;
        if let Some(m) =
            self.of_token[b].filter(|&m| self.mentions[m].last == b && !self.mentions[m].possessive)
        {
            let head = self.phrase_head(m);
            // *Jones took her arm and, in a low voice, said*: a manner, and no speaker
            if self.is_aside(head) {
                return self.clause_subject(self.mentions[head].first - 1, at).map(|m| (m, None));
            }
            return Some((head, None));
        }
        let t = self.tokens.all[b];
        match t.what {
            What::Comma | What::Dash | What::Close => self.past_apposition(b).map(|m| (m, None)),
            What::Quote(_) => None,
            _ if t.is(Class::RELATIVE) => self.antecedent(b).map(|m| (m, None)),
            _ if t.is(Class::CONJUNCTION) => {
                self.relative_subject(b).or_else(|| self.clause_subject(b, at)).map(|m| (m, None))
            }
            What::Word | What::Number => self.phrase_before(b, k).map(|m| (m, None)),
            _ => None,
        }
    }

    /// *by Smith who took her by the arm and said*: whom the relative clause before the *and* at `at` speaks of, where no comma
    /// ends it.
    fn relative_subject(&self, at: usize) -> Option<usize> {
        let start = self.tokens.sentence(at).start;
        let ends =
            |k: &usize| matches!(self.what(*k), What::Comma | What::Dash | What::Semicolon | What::Quote(_));
        let from = (start..at).rev().find(ends).map_or(start, |k| k + 1);
        let who = (from..at).rev().find(|&k| self.text(k) == "who")?;
        self.antecedent(who)
    }

    /// What is no name and stands behind a comma and *in*: it tells how somebody speaks.
    fn is_aside(&self, m: usize) -> bool {
        let mention = &self.mentions[m];
        let first = mention.first;
        mention.name.is_none()
            && first >= 2
            && self.same_sentence(first - 2, first)
            && matches!(self.text(first - 1), "in" | "with" | "without" | "at")
            && self.what(first - 2) == What::Comma
    }

    /// *Smith, the mayor of X, said*: the mention before the comma that opens what the comma at `close` ends.
    pub(super) fn past_apposition(&self, close: usize) -> Option<usize> {
        let sentence = self.tokens.all[close].sentence;
        let mut best = None;
        let mut k = close;
        while k > 0 {
            k -= 1;
            let t = &self.tokens.all[k];
            if t.sentence != sentence || matches!(t.what, What::Quote(_) | What::Semicolon | What::Colon) {
                break;
            }
            if k + 1 < close
                && (self.text(k) == "what" || matches!(self.text(k), "as" | "how") && self.begins_clause(k))
            {
                break;
            }
            // *…, and its secretary, Jones, said*: another clause begins here
            if self.is(k, Class::CONJUNCTION) && k > 0 && self.what(k - 1) == What::Comma && best.is_some() {
                break;
            }
            let Some(m) = self.of_token[k] else { continue };
            let mention = &self.mentions[m];
            if mention.last != k {
                continue;
            }
            let next = self.what(k + 1);
            let opens = matches!(next, What::Comma | What::Open | What::Dash)
                || self.is(k + 1, Class::RELATIVE.or(Class::PREPOSITION));
            let head = self.phrase_head(m);
            let start = self.mentions[head].first;
            // *after Smith, asked about it, had said*: a clause and no phrase
            let in_phrase = start > 0
                && self.same_sentence(start - 1, start)
                && self.is(start - 1, Class::PREPOSITION)
                && !self.is(start - 1, Class::SUBORDINATOR);
            if opens
                && !mention.possessive
                && !in_phrase
                && (mention.is_person() || best.is_none())
                && k + 1 < close
            {
                best = Some(head);
            }
            k = mention.first;
        }
        // *the judge, Mr Justice Smith, said*: the name, where the apposition is one
        let Some(head) = best else {
            // *the head of the station, Ann Smith, said*: whatever comes before, the name is clear
            let name =
                self.of_token[close.checked_sub(1)?].filter(|&m| self.mentions[m].last + 1 == close)?;
            let m = &self.mentions[name];
            let set_off = m.first > 0 && self.what(m.first - 1) == What::Comma;
            return (set_off && m.name.is_some() && m.is_person() && !m.possessive).then_some(name);
        };
        let comma = self.what(self.mentions[head].last + 1) == What::Comma;
        let after = self.mentions[head].last + 2;
        let named = self.of_token.get(after).copied().flatten().filter(|&m| {
            let mention = &self.mentions[m];
            comma
                && mention.first == after
                && mention.name.is_some()
                && mention.kind != Kind::Organisation
                && mention.last < close
                && !mention.possessive
        });
        Some(named.filter(|_| self.mentions[head].name.is_none()).unwrap_or(head))
    }

    /// The mention that *who* refers to.
    pub(super) fn antecedent(&self, relative: usize) -> Option<usize> {
        let mut k = relative;
        while k > 0 && self.same_sentence(k - 1, relative) {
            k -= 1;
            if let Some(m) = self.of_token[k] {
                // *a message from Smith that read*: it is the message that reads, and whoever shows it speaks
                let thing = matches!(self.text(relative), "that" | "which") && self.mentions[m].is_human();
                return if thing { self.clause_subject(relative, relative) } else { Some(m) }
                    .filter(|&m| !self.mentions[m].possessive);
            }
            if matches!(self.what(k), What::Quote(_)) || relative - k > 12 {
                return None;
            }
        }
        None
    }

    /// The subject of the clause that holds `at`: the leftmost mention of its sentence that is no
    /// object of a preposition; after a semicolon or a quotation, of what follows it.
    pub(super) fn clause_subject(&self, at: usize, verb: usize) -> Option<usize> {
        let sentence = self.tokens.all[at].sentence;
        // the subject of the cue before, in the same sentence
        let start = self.tokens.sentence(at).start;
        let start =
            (start..at).rev().find(|&k| matches!(self.what(k), What::Semicolon)).map_or(start, |k| k + 1);
        let start = self.main_clause(start, at);
        let own = |c: &&Clause| {
            c.cue >= start
                && c.cue < verb
                && self.tokens.all[c.cue].sentence == sentence
                && c.relative.is_none()
                // what somebody thinks or does is no speech that goes on
                && c.strength > Strength::Weak
                // *protesters interrupted her speech, shouting*: not she
                && c.kind != CueKind::Noun
        };
        // the strongest; of equals, the first: *the union calls for talks and Smith said …, adding*
        if let Some(clause) = self.clauses.iter().rev().take(6).filter(own).max_by_key(|c| c.strength) {
            return Some(clause.subject);
        }
        let mut fallback = None;
        let mut k = start;
        while k < at {
            if let Some(m) = self.of_token[k] {
                let mention = &self.mentions[m];
                let object = mention.first > start && self.is(mention.first - 1, Class::PREPOSITION)
                    || mention.kind == Kind::Pronoun && self.oblique(mention.first);
                if !mention.possessive && !object {
                    if mention.is_person() {
                        return Some(m);
                    }
                    fallback = fallback.or(Some(m));
                }
                k = mention.last;
            }
            k += 1;
        }
        fallback
    }

    /// A pronoun that is no subject: *him*, *her speech*.
    fn oblique(&self, at: usize) -> bool {
        matches!(self.text(at).to_ascii_lowercase().as_str(), "him" | "her" | "them" | "us" | "me" | "whom")
    }

    /// Where the main clause begins: past an opening *Although he thanked them,* or *In response to Jones's plan,*.
    fn main_clause(&self, start: usize, at: usize) -> usize {
        let opens = (start..at.min(start + 2)).any(|k| {
            self.is(k, Class::SUBORDINATOR.or(Class::PREPOSITION))
                && (k == start || self.is(start, Class::CONJUNCTION))
        });
        if !opens {
            return start;
        }
        (start + 1..at)
            .find(|&k| {
                self.what(k - 1) == What::Comma
                    && self.of_token[k].is_some_and(|m| {
                        let mention = &self.mentions[m];
                        mention.first == k && mention.is_person() && !mention.possessive
                    })
            })
            .unwrap_or(start)
    }

    /// A person, or what is written, after *with*: *with one of her ads asking*.
    fn speaks(&self, m: usize) -> bool {
        let mention = &self.mentions[m];
        let with = mention.first > 0 && self.text(mention.first - 1) == "with";
        mention.is_person() || with && mention.kind == Kind::Document
    }

    pub(super) fn gerund_subject(&self, at: usize, k: usize, auxiliary: bool) -> Option<usize> {
        let before = (k > 0 && self.same_sentence(k - 1, at)).then(|| k - 1);
        if let Some(b) = before {
            // *with Jones adding*, *– Jones saying*
            if let Some(m) = self.of_token[b].filter(|&m| self.mentions[m].last == b && self.speaks(m))
                && self.mentions[m].first > 0
                && matches!(self.text(self.mentions[m].first - 1), "with" | "and" | "–" | "—" | "-" | ",")
            {
                return Some(m);
            }
            if auxiliary && let Some(m) = self.of_token[b].filter(|&m| self.mentions[m].last == b) {
                return Some(self.phrase_head(m));
            }
            // *put out a statement saying*, *a letter saying*: whoever put it out, else the letter
            if let Some(subject) = self.clause_subject(b + 1, at) {
                return Some(subject);
            }
        }
        // the sentence has no subject before it: *Adding that …, she* or the cue of the quotation before
        let end = self.tokens.sentence(at).end;
        (at + 1..end).find_map(|n| {
            self.of_token[n].filter(|&m| self.mentions[m].is_person() && self.what(n - 1) == What::Comma)
        })
    }

    /// The subject after the verb: *said Smith*.
    pub(super) fn subject_after(
        &mut self,
        strength: Strength,
        last: usize,
        before: Option<usize>,
        quote_before: bool,
    ) -> Option<usize> {
        let first = before.is_none();
        let as_ = before.is_some_and(|b| matches!(self.text(b), "as" | "As" | "so" | "So" | "Or"));
        let comma = before.is_some_and(|b| matches!(self.what(b), What::Comma | What::Dash));
        if !(quote_before || first || as_ || comma && strength == Strength::Sure) {
            return None;
        }
        self.phrase_after(last + 1)
    }
}
