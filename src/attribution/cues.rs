//! Tokens → cues: the verbs and phrases that say that somebody speaks, each with its subject.

use super::mentions::Mention;
use super::tokens::{Tokens, What};
use super::{CueKind, Kind};
use crate::lexicon::{Class, Gender, Strength, VerbForm};

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
        self.cue.min(mentions[self.subject].first)
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
        let token = &self.tokens.all[at];
        if !token.is_word() {
            return;
        }
        if token.is(Class::VERB) {
            self.verb(at);
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

    fn verb(&mut self, at: usize) {
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
        let (mut auxiliary, mut to, mut be) = (false, false, false);
        while k > 0 && self.same_sentence(k - 1, at) {
            let t = &self.tokens.all[k - 1];
            if !t.is_word() || t.capital && !t.first && !t.is(Class::AUXILIARY) {
                break;
            }
            if t.is(Class::AUXILIARY) {
                auxiliary = true;
                be |= k == at
                    && matches!(
                        self.text(k - 1).to_ascii_lowercase().as_str(),
                        "is" | "are" | "was" | "were" | "be" | "been" | "being" | "am"
                    );
            } else if self.text(k - 1) == "to" {
                to = true;
            } else if to
                && matches!(
                    self.text(k - 1),
                    "went"
                        | "goes"
                        | "on"
                        | "continued"
                        | "want"
                        | "wanted"
                        | "wants"
                        | "going"
                        | "had"
                        | "has"
                        | "have"
                        | "began"
                        | "used"
                        | "liked"
                        | "likes"
                        | "is"
                )
            {
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
                m.plural
                    || m.kind == Kind::Organisation
                    || m.kind == Kind::Pronoun
                        && !matches!(self.text(m.first).to_ascii_lowercase().as_str(), "he" | "she" | "it")
            });
            let past = matches!(self.text(at), "read" | "put" | "Read");
            if !plural && !past && !quote_before {
                return;
            }
        }
        // a noun that looks like a verb: *the report*, *his claims*
        if let Some(b) = before
            && b + 1 == at
            && self.of_token[b].is_none_or(|m| self.mentions[m].possessive)
        {
            let t = &self.tokens.all[b];
            let noun = t.is(Class::DETERMINER.or(Class::POSSESSIVE))
                && !t.is(Class::PRONOUN.or(Class::RELATIVE))
                || t.possessive
                || t.is(Class::PREPOSITION) && form != VerbForm::Gerund;
            if noun && form != VerbForm::Gerund {
                return;
            }
        }
        // *orders have been given*, *his remarks amount to*: another finite verb follows at once
        if matches!(form, VerbForm::Third | VerbForm::Base) && self.verb_follows(last + 1) {
            return;
        }
        let strength = token.word.strength;
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
        if let Some((subject, via)) = self.subject_before(at, k, before) {
            if matches!(
                self.text(at).to_ascii_lowercase().as_str(),
                "quoted" | "cited" | "quotes" | "cites" | "quoting" | "citing"
            ) && let Some(quoted) = self.phrase_after(last + 1)
            {
                // *the agency quoted Wang as saying*
                let end = self.mentions[quoted].last;
                let cue_last = self.as_saying(end + 1).unwrap_or(last);
                self.push(at, cue_last, CueKind::Verb, Strength::Sure, quoted, Some(subject));
                return;
            }
            self.push(at, last, CueKind::Verb, strength, subject, via);
            if let Some(clause) = self.clauses.last_mut() {
                clause.relative = before.filter(|&b| self.tokens.all[b].is(Class::RELATIVE));
            }
        } else if let Some(subject) = self.subject_after(at, last, before, quote_before) {
            self.push(at, last, CueKind::Verb, strength, subject, None);
        }
    }

    /// A finite verb stands at `at`.
    fn verb_follows(&self, at: usize) -> bool {
        self.tokens.all.get(at).is_some_and(|t| {
            t.is_word()
                && !t.capital
                && (t.is(Class::AUXILIARY)
                    || t.is(Class::VERB) && t.word.form == VerbForm::Past && !t.is(Class::PREPOSITION))
        }) && self.same_sentence(at - 1, at)
    }

    /// `as saying` at `at`, perhaps after other words: its last token.
    fn as_saying(&self, at: usize) -> Option<usize> {
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
    fn passive(&mut self, at: usize, last: usize, k: usize) {
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
    fn quote_before(&self, at: usize) -> bool {
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

    /// The whole noun phrase that ends with mention `m`: *a spokesman for Smith* for *Smith*.
    fn phrase_head(&self, mut m: usize) -> usize {
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
    fn begins_clause(&self, at: usize) -> bool {
        at == 0
            || !self.same_sentence(at - 1, at)
            || matches!(
                self.what(at - 1),
                What::Comma | What::Quote(_) | What::Dash | What::Colon | What::Semicolon
            )
            || self.is(at - 1, Class::CONJUNCTION.or(Class::SUBORDINATOR))
    }

    /// The subject of the verb at `at`; its words before it, adverbs left out, end at `before`.
    fn subject_before(
        &mut self,
        at: usize,
        k: usize,
        before: Option<usize>,
    ) -> Option<(usize, Option<usize>)> {
        let b = before?;
        if let Some(m) =
            self.of_token[b].filter(|&m| self.mentions[m].last == b && !self.mentions[m].possessive)
        {
            return Some((self.phrase_head(m), None));
        }
        let t = self.tokens.all[b];
        match t.what {
            What::Comma | What::Dash | What::Close => self.past_apposition(b).map(|m| (m, None)),
            What::Quote(_) => None,
            _ if t.is(Class::RELATIVE) => self.antecedent(b).map(|m| (m, None)),
            _ if t.is(Class::CONJUNCTION) => self.clause_subject(b, at).map(|m| (m, None)),
            What::Word | What::Number => self.phrase_before(b, k).map(|m| (m, None)),
            _ => None,
        }
    }

    /// *Smith, the mayor of X, said*: the mention before the comma that opens what the comma at `close` ends.
    fn past_apposition(&self, close: usize) -> Option<usize> {
        let sentence = self.tokens.all[close].sentence;
        let mut best = None;
        let mut k = close;
        while k > 0 {
            k -= 1;
            let t = &self.tokens.all[k];
            if t.sentence != sentence || matches!(t.what, What::Quote(_) | What::Semicolon | What::Colon) {
                break;
            }
            if matches!(self.text(k), "what" | "as" | "how") && k + 1 < close {
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
            let in_phrase =
                start > 0 && self.same_sentence(start - 1, start) && self.is(start - 1, Class::PREPOSITION);
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
        let head = best?;
        let after = self.mentions[head].last + 2;
        let named = self.of_token.get(after).copied().flatten().filter(|&m| {
            let mention = &self.mentions[m];
            mention.first == after
                && mention.name.is_some()
                && mention.kind != Kind::Organisation
                && mention.last < close
                && !mention.possessive
        });
        Some(named.filter(|_| self.mentions[head].name.is_none()).unwrap_or(head))
    }

    /// The mention that *who* refers to.
    fn antecedent(&self, relative: usize) -> Option<usize> {
        let mut k = relative;
        while k > 0 && self.same_sentence(k - 1, relative) {
            k -= 1;
            if let Some(m) = self.of_token[k] {
                return Some(m).filter(|&m| !self.mentions[m].possessive);
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
        let own = |c: &&Clause| {
            c.cue >= start
                && c.cue < verb
                && self.tokens.all[c.cue].sentence == sentence
                && c.relative.is_none()
        };
        if let Some(clause) = self.clauses.iter().rev().take(6).filter(own).next_back() {
            return Some(clause.subject);
        }
        let mut fallback = None;
        let mut k = start;
        while k < at {
            if let Some(m) = self.of_token[k] {
                let mention = &self.mentions[m];
                let object = mention.first > start && self.is(mention.first - 1, Class::PREPOSITION);
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

    fn gerund_subject(&self, at: usize, k: usize, auxiliary: bool) -> Option<usize> {
        let before = (k > 0 && self.same_sentence(k - 1, at)).then(|| k - 1);
        if let Some(b) = before {
            // *with Jones adding*, *– Jones saying*
            if let Some(m) =
                self.of_token[b].filter(|&m| self.mentions[m].last == b && self.mentions[m].is_person())
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
    fn subject_after(
        &mut self,
        _at: usize,
        last: usize,
        before: Option<usize>,
        quote_before: bool,
    ) -> Option<usize> {
        let first = before.is_none();
        let as_ = before.is_some_and(|b| matches!(self.text(b), "as" | "As" | "so" | "So" | "Or"));
        let comma = before.is_some_and(|b| matches!(self.what(b), What::Comma | What::Dash));
        if !(quote_before || first || as_ || comma) {
            return None;
        }
        self.phrase_after(last + 1)
    }

    /// The noun phrase that begins at `at`, adverbs skipped; one that no list knows is entered.
    fn phrase_after(&mut self, at: usize) -> Option<usize> {
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
        None
    }

    /// A noun phrase from `first` on that no list knows: up to the first word of grammar or punctuation.
    fn owned(&mut self, first: usize) -> Option<usize> {
        let mut k = first + 1;
        while k < self.tokens.all.len() && self.same_sentence(first, k) && k < first + 7 {
            let t = &self.tokens.all[k];
            if !matches!(t.what, What::Word | What::Number) || t.is(Class::FUNCTION.or(Class::CALENDAR)) {
                break;
            }
            k += 1;
        }
        (k > first + 1).then(|| self.enter(first, k - 1))
    }

    /// A noun phrase that ends at `b` and that no list knows: *the gambling tycoon*.
    fn phrase_before(&mut self, b: usize, _k: usize) -> Option<usize> {
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
                return Some(self.enter(first, b));
            }
            if !matches!(t.what, What::Word | What::Number)
                || t.is(Class::CONJUNCTION.or(Class::RELATIVE).or(Class::AUXILIARY)) && k != b
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

    fn enter(&mut self, first: usize, last: usize) -> usize {
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
            person: None,
        });
        self.of_token[first..=last].fill(Some(index));
        index
    }

    /// Speech in a noun: *his warning that*, *in a statement*, *Smith's words*.
    fn noun(&mut self, at: usize) {
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
