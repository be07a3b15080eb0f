//! Clauses, as far as a few small words tell.

use crate::lexicon::Class;
use crate::quotation::cue::{Cues, words};

/// Pronouns that can only be a subject, or stand before a verb more often than not.
const SUBJECTS: &[&str] = &["he", "i", "it", "she", "that", "there", "they", "this", "we", "you"];

/// Whether `text` begins with a clause of its own: *we are*, *it gets*. One that a word before joins on, or a noun
/// begins (*said that "no life was lost"*), is woven into the writer's sentence.
pub(super) fn begins(text: &str) -> bool {
    let mut words = words(text).map(str::to_lowercase);
    let Some(first) = words.next() else { return false };
    let (subject, verb) = first.split_once(['\'', '’']).unwrap_or((&first, ""));
    let more = usize::from(verb.is_empty());
    subject != "that" && SUBJECTS.binary_search(&subject).is_ok() && words.nth(more).is_some()
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

    #[test]
    fn lists_are_sorted() {
        assert!(SUBJECTS.is_sorted());
    }

    #[test]
    fn a_pronoun_and_a_verb_begin_a_clause() {
        for clause in ["we are done here", "it gets dark early", "they can't swim"] {
            assert!(begins(clause), "{clause}");
        }
        for words in ["grand harbour", "taken by surprise", "that boat", "because she’s late"] {
            assert!(!begins(words), "{words}");
        }
    }
}
