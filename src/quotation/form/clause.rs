//! Clauses, as far as a few small words tell.

use crate::lexicon::Class;
use crate::quotation::cue::{Cues, words};

/// Pronouns that can only be a subject, or stand before a verb more often than not.
const SUBJECTS: &[&str] = &["he", "i", "it", "she", "that", "there", "they", "this", "we", "you"];

/// Whether `text` begins with a clause: *we are*, *because she's*, *it gets*.
pub(super) fn begins(cues: &Cues, text: &str) -> bool {
    let mut words = words(text).map(str::to_lowercase);
    let Some(mut first) = words.next() else { return false };
    if joins(cues, &first) && (first != "that" || text.len() > 40) {
        let Some(second) = words.next() else { return false };
        first = second;
    }
    let (subject, verb) = first.split_once(['\'', '’']).unwrap_or((&first, ""));
    let more = usize::from(verb.is_empty());
    SUBJECTS.binary_search(&subject).is_ok() && words.nth(more).is_some()
}

/// Whether `text` is a clause that a word before it joins on: *said that "the harbour is closed"*.
pub(super) fn is_joined(cues: &Cues, before: &str, text: &str) -> bool {
    words(before).next_back().is_some_and(|word| joins(cues, word))
        && !words(text).next().is_some_and(|word| has_verb(cues, word))
        && has_verb(cues, text)
}

fn joins(cues: &Cues, word: &str) -> bool {
    word == "that" || cues.is(word, Class::SUBORDINATOR.or(Class::CONJUNCTION))
}

/// Whether one of the first words is a finite form of a small verb, or of a pronoun and one (*we’re*).
pub(super) fn has_verb(cues: &Cues, text: &str) -> bool {
    words(text).take(20).any(|word| {
        let subject = word.split(['\'', '’']).next().unwrap_or_default().to_lowercase();
        cues.is(word, Class::AUXILIARY)
            || subject.len() < word.len() && SUBJECTS.binary_search(&subject.as_str()).is_ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    #[test]
    fn lists_are_sorted() {
        assert!(SUBJECTS.is_sorted());
    }

    #[test]
    fn a_pronoun_and_a_verb_begin_a_clause() {
        let lexicon = Lexicon::built_in();
        let cues = Cues::new(&lexicon);
        for clause in ["we are done here", "it gets dark early", "because she’s late", "they can't swim"] {
            assert!(begins(&cues, clause), "{clause}");
        }
        for words in ["grand harbour", "taken by surprise", "that boat", "because of rain in June"] {
            assert!(!begins(&cues, words), "{words}");
        }
    }
}
