//! Whether words look like a cue (*he said*, *said the mayor*): enough to see where a quotation must have
//! ended and what a cue interrupts. Who speaks is no question here.

use crate::lexicon::{Class, Lexicon, Strength, VerbForm, Word};

/// In words.
const LONGEST_CUE: usize = 12;

/// Sees cues, through the word lists.
pub(super) struct Cues<'a> {
    lexicon: &'a Lexicon,
}

impl<'a> Cues<'a> {
    /// By the words of `lexicon`.
    pub(super) fn new(lexicon: &'a Lexicon) -> Self {
        Self { lexicon }
    }

    /// What `word` can be.
    pub(super) fn word(&self, word: &str) -> Word {
        self.lexicon.word(word)
    }

    /// Whether `word` is one of `class`.
    pub(super) fn is(&self, word: &str, class: Class) -> bool {
        self.word(word).class.is(class)
    }

    /// Whether `word` is a form of a speech verb.
    pub(super) fn is_verb(&self, word: &str) -> bool {
        self.is(word, Class::VERB)
    }

    /// Whether a verb that is usually a cue, at least of `strength`, stands in `text` as a verb: *they argue*,
    /// but not *the state*, *to call* or *a detailed plan*.
    pub(super) fn has_verb(&self, text: &str, strength: Strength) -> bool {
        let mut before: Option<(&str, Word)> = None;
        let mut words = words(text).peekable();
        while let Some(word) = words.next() {
            let known = self.word(word);
            // *spoke of*
            let whole = known.particle.is_none_or(|particle| {
                words.peek().is_some_and(|next| next.as_bytes().first() == Some(&particle))
            });
            if known.class.is(Class::VERB)
                && whole
                && known.strength >= strength
                && !word.starts_with(char::is_uppercase)
                && before.is_none_or(|(last, is)| stands_as_verb(known.form, last, is))
                || word == "according"
            {
                return true;
            }
            before = Some((word, known));
        }
        false
    }

    /// Whether `text`, which follows a comma or a mark, begins with a cue: *he said*, *said Ann Lee*,
    /// *the mayor of the town told reporters*.
    pub(super) fn begins(&self, text: &str) -> bool {
        let near = text.char_indices().nth(LONGEST_CUE * 10).map_or(text, |(end, _)| &text[..end]);
        let clause = near.split([',', '.', ';', ':', '!', '?', '"', '“', '”']).next().unwrap_or_default();
        let mut words = words(clause).take(LONGEST_CUE);
        let Some(first) = words.next() else { return false };
        let known = self.word(first);
        if first == "according" {
            return true;
        }
        if is_finite(known) {
            // *said Lee*, but not *published in June*
            return words.next().is_none_or(|next| self.begins_subject(next));
        }
        let other = first.starts_with(char::is_uppercase) || first.ends_with("'s") || first.ends_with("’s");
        (other || self.begins_subject(first)) && words.any(|word| is_finite(self.word(word)))
    }

    /// Whether `word` can begin who speaks.
    fn begins_subject(&self, word: &str) -> bool {
        let subject =
            Class::DETERMINER.or(Class::PRONOUN).or(Class::POSSESSIVE).or(Class::ROLE).or(Class::TITLE);
        word.starts_with(char::is_uppercase) || self.is(word, subject)
    }

    /// Whether `text` begins with a cue and nothing else: its verb is finite and only its subject is before it.
    fn is_plain(&self, text: &str, own: bool) -> bool {
        let near = text.char_indices().nth(LONGEST_CUE * 10).map_or(text, |(end, _)| &text[..end]);
        let clause = near.split([',', ';', ':', '!', '?', '"', '“', '”']).next().unwrap_or_default();
        let mut words = words(clause);
        let Some(first) = words.next() else { return false };
        let is_cue = |word: Word| is_finite(word) && word.strength >= Strength::Likely;
        let known = self.word(first);
        let capital = |word: &str| word.starts_with(char::is_uppercase);
        if is_cue(known) && !capital(first) {
            return words.next().is_none_or(|next| self.begins_subject(next));
        }
        if known.class.is(Class::PRONOUN) {
            let speaks = matches!(first, "I" | "i" | "we" | "you" | "We" | "You");
            return (own || !speaks) && words.take(2).any(|word| is_cue(self.word(word)));
        }
        if !capital(first) && !known.class.is(Class::DETERMINER.or(Class::POSSESSIVE)) {
            return false;
        }
        for word in words.take(6) {
            let known = self.word(word);
            if is_cue(known) && !capital(word) {
                return true;
            }
            let other = Class::VERB.or(Class::AUXILIARY).or(Class::PRONOUN).or(Class::SUBORDINATOR);
            if !capital(word) && (known.class.is(other) || word.ends_with("ed") || word.ends_with("ing")) {
                return false;
            }
        }
        false
    }

    /// Where in `text`, the words of a quotation that nobody closed, its mark probably belongs: before
    /// the first cue that a comma or a stop sets off; *I said* only counts where `own` says so. `None`: there is no cue.
    pub(super) fn end_of_words(&self, text: &str, own: bool) -> Option<usize> {
        let mut from = 0;
        while let Some(at) = text[from..].find([',', '?', '!', '—']) {
            let stop = from + at;
            let end = stop + text[stop..].chars().next().map_or(1, char::len_utf8);
            if text[end..].starts_with(' ') && text[..stop].contains(' ') && self.is_plain(&text[end..], own)
            {
                return Some(end);
            }
            from = end;
        }
        None
    }
}

/// *said*, *says*
fn is_finite(word: Word) -> bool {
    word.class.is(Class::VERB) && matches!(word.form, VerbForm::Past | VerbForm::Third)
}

/// Whether a word of `form` is a verb after `last`: one that looks like a noun or an adjective often is one.
fn stands_as_verb(form: VerbForm, last: &str, is: Word) -> bool {
    if is.class.is(Class::DETERMINER.or(Class::POSSESSIVE)) {
        return false;
    }
    form != VerbForm::Base
        || is.class.is(Class::PRONOUN)
        || last.starts_with(char::is_uppercase)
        || last.ends_with('s') && !last.ends_with("'s") && !last.ends_with("’s")
}

/// The words of `text`, apostrophes included.
pub(super) fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '’' || c == '-'))
        .filter(|w| !w.is_empty())
}
