//! Clauses, as far as a few small words tell.

use crate::quotation::cue::words;

/// Words that a clause can follow.
const JOINING: &[&str] =
    &["after", "and", "as", "because", "before", "but", "if", "since", "so", "that", "when", "while"];

/// Pronouns that can only be a subject, or stand before a verb more often than not.
const SUBJECTS: &[&str] = &["he", "i", "it", "she", "that", "there", "they", "this", "we", "you"];

/// Finite forms of the small verbs.
const VERBS: &[&str] = &[
    "am",
    "are",
    "aren't",
    "can",
    "can't",
    "cannot",
    "could",
    "couldn't",
    "did",
    "didn't",
    "do",
    "does",
    "doesn't",
    "don't",
    "had",
    "has",
    "hasn't",
    "have",
    "haven't",
    "is",
    "isn't",
    "may",
    "might",
    "must",
    "need",
    "needs",
    "shall",
    "should",
    "shouldn't",
    "want",
    "wants",
    "was",
    "wasn't",
    "were",
    "weren't",
    "will",
    "won't",
    "would",
    "wouldn't",
];

/// Whether `text` begins with a clause: *we are*, *because she's*, *it gets*.
pub(super) fn begins(text: &str) -> bool {
    let mut words = words(text).map(str::to_lowercase);
    let Some(mut first) = words.next() else { return false };
    if JOINING.binary_search(&first.as_str()).is_ok() && first != "that" || first == "that" && text.len() > 40
    {
        let Some(second) = words.next() else { return false };
        first = second;
    }
    let (subject, verb) = first.split_once(['\'', '’']).unwrap_or((&first, ""));
    SUBJECTS.binary_search(&subject).is_ok()
        && if verb.is_empty() { words.nth(1).is_some() } else { words.next().is_some() }
}

/// Whether `text` is a clause that a word before it joins on: *said that "the harbour is closed"*.
pub(super) fn is_joined(before: &str, text: &str) -> bool {
    let joins = words(before).next_back().is_some_and(|word| JOINING.binary_search(&word).is_ok());
    joins && !words(text).next().is_some_and(has_verb) && has_verb(text)
}

/// Whether one of the first words is a finite form of a small verb, or of a pronoun and one.
pub(super) fn has_verb(text: &str) -> bool {
    words(text).take(20).any(|word| {
        let lower = word.to_lowercase().replace('’', "'");
        VERBS.binary_search(&lower.as_str()).is_ok()
            || lower.split_once('\'').is_some_and(|(subject, _)| SUBJECTS.binary_search(&subject).is_ok())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        for list in [JOINING, SUBJECTS, VERBS] {
            assert!(list.is_sorted());
        }
    }

    #[test]
    fn a_pronoun_and_a_verb_begin_a_clause() {
        for clause in ["we are done here", "it gets dark early", "because she’s late", "they can't swim"] {
            assert!(begins(clause), "{clause}");
        }
        for words in ["grand harbour", "taken by surprise", "that boat", "because of rain in June"] {
            assert!(!begins(words), "{words}");
        }
    }
}
