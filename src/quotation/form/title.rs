//! Title case: *The Road to the Sea*.

use crate::quotation::cue::words;

/// Words that stay small in titles.
const SMALL: &[&str] = &[
    "a", "about", "after", "against", "an", "and", "as", "at", "but", "by", "da", "de", "del", "der", "des",
    "di", "du", "el", "for", "from", "in", "into", "la", "le", "n", "nor", "of", "on", "or", "over", "para",
    "so", "than", "the", "through", "to", "und", "up", "van", "vs", "with", "without", "y", "yet",
];

/// Verbs that a title follows rather than words said: *a book called "…"*, *she wrote "…"*.
const MAKING: &[&str] = &[
    "called",
    "calling",
    "calls",
    "christened",
    "dubbed",
    "entitled",
    "labeled",
    "labelled",
    "named",
    "nicknamed",
    "published",
    "read",
    "reading",
    "reads",
    "termed",
    "titled",
    "write",
    "writes",
    "writing",
    "written",
    "wrote",
];

/// Whether a work or a name is made with `word`.
pub(super) fn makes(word: &str) -> bool {
    MAKING.binary_search(&word.to_ascii_lowercase().as_str()).is_ok()
}

/// Whether all words of `text` but the small ones are capitalised.
pub(in crate::quotation) fn is_title(text: &str) -> bool {
    let mut capitals = 0;
    let mut last_small = true;
    for (n, word) in words(text).enumerate() {
        let upper = word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        if !upper && (n == 0 || SMALL.binary_search(&word).is_err()) {
            return false;
        }
        capitals += usize::from(word.starts_with(char::is_uppercase));
        last_small = !upper;
    }
    let pronoun = ["I ", "I'", "I’"].iter().any(|i| text.starts_with(i));
    capitals > 0 && !last_small && !pronoun && !super::sentence::breaks(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(SMALL.is_sorted());
        assert!(MAKING.is_sorted());
    }

    #[test]
    fn small_words_stay_small() {
        for title in ["The Road to the Sea", "Lanterns,", "Harbour Nights: A Life", "Kiss of the 9th Wave"] {
            assert!(is_title(title), "{title}");
        }
        for words in ["Too many.", "the Road", "We go on", "Look over", "I Am", "Stop. Go.", "12"] {
            assert!(!is_title(words), "{words}");
        }
    }
}
