//! Title case: *The Road to the Sea*.

use crate::quotation::cue::words;

/// Words that stay small in titles.
const SMALL: &[&str] = &[
    "a", "about", "after", "against", "an", "and", "are", "as", "at", "but", "by", "da", "de", "del", "der",
    "des", "di", "du", "el", "for", "from", "in", "into", "is", "la", "le", "n", "nor", "of", "on", "or",
    "over", "para", "so", "than", "the", "through", "to", "und", "up", "van", "vs", "with", "without", "y",
    "yet",
];

/// Verbs that give a name: *a book called "…"*.
const NAMING: &[&str] = &[
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
    "termed",
    "titled",
];

/// Whether `word` gives a name.
pub(super) fn names(word: &str) -> bool {
    NAMING.binary_search(&word.to_ascii_lowercase().as_str()).is_ok()
}

/// Whether all words of `text` but the small ones are capitalised.
pub(super) fn is_title(text: &str) -> bool {
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
        assert!(NAMING.is_sorted());
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
