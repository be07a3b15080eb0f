//! Full quotation, fragment or term, by marks, punctuation and the words near. A fragment that turns out
//! to have no speaker may later be lowered to a term; a term is never raised again, so doubt goes to the fragment.

mod clause;
mod sentence;
pub(super) mod title;

use super::cue::{Cues, words};
use super::{Form, Glyph, Quotations, Tie};
use crate::document::{BlockKind, Document};
use crate::lexicon::{Class, Strength};
use sentence::Sentences;

/// Words that a word or title follows, which is mentioned and not quoted.
const MENTIONING: &[&str] = &[
    "aka",
    "entitled",
    "expression",
    "expressions",
    "hashtag",
    "hashtags",
    "name",
    "named",
    "names",
    "nicknamed",
    "phrase",
    "phrases",
    "pronounced",
    "so-called",
    "spelled",
    "spelt",
    "synonym",
    "term",
    "termed",
    "terms",
    "titled",
    "word",
];

/// Things that people say: *his "open door" remark*.
const SAYINGS: &[&str] = &[
    "chant",
    "chants",
    "claim",
    "claims",
    "comment",
    "comments",
    "jibe",
    "line",
    "message",
    "pledge",
    "promise",
    "quip",
    "quote",
    "remark",
    "remarks",
    "speech",
    "statement",
    "tweet",
];

/// *chants of "…"*
const SHOUTS: &[&str] = &["calls", "chants", "cheers", "cries", "jeers", "shouts", "yells"];

/// Up to so many words need a cue in their sentence to be a quotation.
const SHORT: usize = 3;

/// Judges the form of every quotation.
pub(super) fn judge(document: &Document, cues: &Cues, found: &mut Quotations) {
    let sentences = Sentences::new(document, cues, &found.all);
    let forms: Vec<Form> = (0..found.all.len()).map(|i| form(&sentences, i)).collect();
    for (quotation, form) in found.all.iter_mut().zip(forms) {
        quotation.form = form;
    }
}

fn form(sentences: &Sentences, i: usize) -> Form {
    let q = &sentences.all[i];
    if q.glyph == Glyph::Bare || q.tie != Tie::First || q.group.is_some() {
        return Form::Full;
    }
    let look = Look::new(sentences, i);
    if look.is_term() {
        Form::Term
    } else if look.is_full() {
        Form::Full
    } else {
        Form::Fragment
    }
}

/// What a quotation looks like.
#[expect(clippy::struct_excessive_bools, reason = "signs that are there or not, and not states")]
struct Look<'a> {
    sentences: &'a Sentences<'a>,
    /// Its index.
    index: usize,
    /// The words, trimmed.
    text: &'a str,
    /// The prose before and after, within the block or the quotation that holds it.
    before: &'a str,
    after: &'a str,
    /// How many words, up to 20.
    count: usize,
    /// It begins with a capital or a digit.
    capital: bool,
    /// It begins a sentence, or follows a comma or colon.
    at_start: bool,
    /// The word before is a speech verb.
    after_verb: bool,
    /// What follows at once is a cue.
    before_cue: bool,
    /// Its last character ends a clause, or the next one does.
    stopped: bool,
    heading: bool,
}

impl<'a> Look<'a> {
    fn new(sentences: &'a Sentences<'a>, index: usize) -> Self {
        let Sentences { document, cues, all, .. } = *sentences;
        let q = &all[index];
        let holder = q.parent.map_or(document.blocks[q.block].span, |p| all[p].inner);
        let text = document.words(q.inner).trim();
        let before = sentence::tail(&document.prose[holder.start..q.span.start]);
        let after = sentence::head(&document.prose[q.span.end..holder.end.max(q.span.end)]);
        let trimmed = before.trim_end_matches(|c: char| c.is_whitespace() || "“”\"'‘’(".contains(c));
        let last = words(before).next_back().unwrap_or_default();
        let follows = after.trim_start_matches([',', ' ', '-', '–', '—']);
        let unmarked = unmarked(text);
        let inside = unmarked.ends_with([',', '.', '?', '!', '—', '–', '…', ';', ':']);
        let at_start = trimmed.is_empty() || trimmed.ends_with(['.', '?', '!', ',', ':', '—', '–', '…', '-']);
        Self {
            sentences,
            index,
            text,
            before,
            after,
            count: words(text).take(20).count(),
            capital: text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()),
            at_start,
            after_verb: cues.is_verb(last),
            before_cue: (inside || after.starts_with(',')) && cues.begins(follows),
            stopped: inside || after.starts_with([',', '.', '?', '!', ';']),
            heading: document.blocks[q.block].kind == BlockKind::Heading,
        }
    }

    /// Scare quotes, nicknames, titles of works, words that are mentioned.
    fn is_term(&self) -> bool {
        let last = words(self.before).next_back().unwrap_or_default();
        if self.count == 0 || self.before.ends_with('=') {
            return true;
        }
        if self.heading || self.count > 12 {
            return false;
        }
        let spoken = self.at_start && (self.before_cue || self.starts_line() && self.stopped && self.cue())
            || self.after_verb
                && !title::makes(last)
                && self.sentences.cues.word(last).strength == Strength::Sure;
        if title::is_title(self.text) {
            return !spoken && !self.is_answer() && !self.is_sentence() && !self.is_said_thing();
        }
        if MENTIONING.binary_search(&last.to_ascii_lowercase().as_str()).is_ok() && self.count <= 6 {
            return true;
        }
        if self.is_citation() {
            return true;
        }
        let sentence = self.capital && self.at_start && self.stopped;
        self.count <= SHORT && !sentence && !self.is_said_thing() && !self.cue()
    }

    /// A clause of its own: it begins as a sentence does, where one may begin, and ends as one.
    fn is_full(&self) -> bool {
        let cues = self.sentences.cues;
        let begins = self.capital || self.text.starts_with(['…', '.', '[', '¿', '¡', '(', '#', '@']);
        if begins && (self.at_start || self.after_verb) && (self.stopped || self.before_cue) {
            return true;
        }
        // a post on the web: *"lol we won," tweeted Lee*
        if self.starts_line() && self.before_cue && self.count > SHORT {
            return true;
        }
        if self.at_start && begins && self.count > SHORT && clause::has_verb(cues, self.text) {
            return true;
        }
        clause::begins(self.text)
            || self.count >= 8 && sentence::breaks(self.text)
            || self.heading && self.at_start && self.count > SHORT
    }

    /// Its words end a sentence.
    fn ends(&self) -> bool {
        unmarked(self.text).ends_with(['!', '?', '.'])
    }

    /// Whether there is a cue in its sentence.
    fn cue(&self) -> bool {
        self.sentences.cue_near(self.index) || is_reported(self.sentences.cues, self.before)
    }

    fn starts_line(&self) -> bool {
        self.before.trim().is_empty()
    }

    /// *They told her, "Never."*
    fn is_answer(&self) -> bool {
        let announced = self.before.trim_end().ends_with([',', ':']) && self.ends();
        announced && self.count <= 2 && self.cue()
    }

    /// *No!*, *Never.*: a stop inside, and nothing before or only a colon.
    fn is_sentence(&self) -> bool {
        let before = self.before.trim_end();
        let alone = before.is_empty() || before.ends_with(['.', '?', '!', ':', '”', '"', '’', '\'', ')']);
        alone && self.ends()
    }

    /// *the "ten points" remark*
    fn is_said_thing(&self) -> bool {
        let next = words(self.after).next().unwrap_or_default();
        self.after.starts_with(' ') && SAYINGS.binary_search(&next.to_ascii_lowercase().as_str()).is_ok()
    }

    /// A headline or picture that is credited: *"Town sells its bridge" — The Daily Mail*.
    fn is_citation(&self) -> bool {
        let credit = [" — ", " – ", " by ", ", by "].iter().find_map(|dash| self.after.strip_prefix(dash));
        self.capital
            && self.at_start
            && !self.stopped
            && credit.is_some_and(|credit| credit.starts_with(char::is_uppercase))
    }
}

/// *his claim that "…"*, *the remark on Monday that he had "…"*: words said are told with a noun.
fn is_reported(cues: &Cues, before: &str) -> bool {
    let mut since_noun = 4;
    words(before).any(|word| {
        since_noun = if cues.is(word, Class::SPEECH_NOUN) { 0 } else { since_noun + 1 };
        word == "that" && since_noun < 4
    }) || is_shouted(before)
}

/// *chants of "…"*
fn is_shouted(before: &str) -> bool {
    let mut words = words(before).rev();
    words.next() == Some("of") && words.next().is_some_and(|noun| SHOUTS.binary_search(&noun).is_ok())
}

/// `text` without the marks and brackets at its end.
fn unmarked(text: &str) -> &str {
    text.trim_end_matches(['\'', '’', '"', '”', '“', '»', '›', ')'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(MENTIONING.is_sorted());
        assert!(SAYINGS.is_sorted());
        assert!(SHOUTS.is_sorted());
    }
}
