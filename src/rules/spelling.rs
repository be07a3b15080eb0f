//! When two spellings are those of one name. No rule.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case, without accents, spaces, stops, and kinds of apostrophe; *Mac* as *Mc*.
pub(super) fn fold(word: &str) -> String {
    let plain: String = word
        .nfd()
        .filter(|c| !is_combining_mark(*c) && !matches!(c, ' ' | '.' | '\'' | '’' | '-'))
        .flat_map(char::to_lowercase)
        .collect();
    match plain.strip_prefix("mac") {
        Some(rest) if word.chars().filter(|c| c.is_uppercase()).count() > 1 => format!("mc{rest}"),
        _ => plain,
    }
}

/// Whether one letter put in, left out, replaced, or two changed over make one word of the other.
pub(super) fn letters_apart(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let same = one.iter().zip(&other).take_while(|(left, right)| left == right).count();
    let (one, other) = (one.get(same..).unwrap_or_default(), other.get(same..).unwrap_or_default());
    let same = one.iter().rev().zip(other.iter().rev()).take_while(|(left, right)| left == right).count();
    match (one.get(..one.len() - same), other.get(..other.len() - same)) {
        (Some([_]), Some([_] | [])) | (Some([]), Some([_])) => true,
        (Some([first, second]), Some(turned)) => turned == [*second, *first],
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{fold, letters_apart};

    #[test]
    fn a_name_is_one_under_its_accents_and_capitals() {
        assert_eq!(fold("Franç ois"), fold("Francois"));
        assert_eq!(fold("MacDonald"), fold("McDonald"));
        assert_ne!(fold("Mackay"), fold("Mckay"), "only a capital behind it makes Mac a prefix");
        assert_eq!(fold("O’Brien"), fold("O'Brien"));
    }

    #[test]
    fn one_letter_is_one_letter() {
        for (one, other) in [("petersen", "peterson"), ("jonson", "johnson"), ("micheal", "michael")] {
            assert!(letters_apart(one, other) && letters_apart(other, one), "{one} {other}");
        }
        for (one, other) in [("petersen", "petersen"), ("peters", "petersen"), ("lee", "stone")] {
            assert!(!letters_apart(one, other), "{one} {other}");
        }
    }
}
