//! Single marks against apostrophes: *'em*, *'90s*, *workers'*, *goin'*. Says what each costs; never
//! takes a closing mark for one because an opening mark happens to be open.

use super::evidence::{Evidence, Hold, WRONG_WAY, from_left, from_right, is_stop};
use super::scan::{Candidate, Points};

/// Words that lose their beginning to an apostrophe.
const ELISIONS: &[&str] = &[
    "appen", "ave", "bout", "burbs", "cause", "cept", "cos", "coz", "cuz", "ello", "em", "ere", "fraid",
    "gainst", "lectric", "n", "nam", "neath", "nother", "nuff", "nuther", "pon", "scuse", "spect", "til",
    "till", "tis", "twas", "tween", "twere", "twill", "twixt", "twould", "un", "uns", "zactly",
];

/// The evidence for a single mark. `outer`: single marks are the document's outer marks, or those of its headlines.
pub(super) fn of_single(prose: &str, c: &Candidate, outer: bool) -> Evidence {
    let (before, after) = (&prose[..c.span.start], &prose[c.span.end..]);
    let wrong_open = if c.points == Points::Close { WRONG_WAY } else { 0 };
    let wrong_close = if c.points == Points::Open { WRONG_WAY - 3 } else { 0 };
    match (from_left(c.left), from_right(c.right)) {
        (Hold::Loose | Hold::Neutral, Hold::Tight) => {
            if is_elision(after) {
                return Evidence { open: 15, close: 40, ignore: 1 };
            }
            let ignore = match c.points {
                Points::Open => 25,
                Points::Either if outer => 22,
                Points::Either => 9,
                Points::Close => 5,
            };
            Evidence { open: wrong_open, close: 40, ignore }
        }
        (Hold::Tight, Hold::Loose | Hold::Neutral) => {
            let (close, ignore) = ending(c, before, after);
            Evidence { open: 40, close: close + wrong_close, ignore }
        }
        (Hold::Tight, Hold::Tight) if is_stop(c.left) => {
            Evidence { open: 10 + wrong_open, close: 8 + wrong_close, ignore: 12 }
        }
        (Hold::Loose, Hold::Neutral) => Evidence { open: 3 + wrong_open, close: 15 + wrong_close, ignore: 9 },
        (Hold::Neutral, Hold::Loose) => Evidence { open: 20, close: 2 + wrong_close, ignore: 9 },
        (Hold::Loose, Hold::Loose) if c.left == '\n' => {
            Evidence { open: 4 + wrong_open, close: 20, ignore: 8 }
        }
        (Hold::Loose, Hold::Loose) => Evidence { open: 20 + wrong_open, close: 12 + wrong_close, ignore: 6 },
        _ => Evidence { open: 15 + wrong_open, close: 15 + wrong_close, ignore: 2 },
    }
}

/// A mark at the end of a word: costs of closing and of being an apostrophe.
fn ending(c: &Candidate, before: &str, after: &str) -> (u32, u32) {
    let left = c.left;
    if is_stop(left) {
        return (0, 30);
    }
    if left.is_ascii_digit() {
        return (1, 5); // a measure in feet
    }
    if !left.is_alphabetic() {
        return (0, 15);
    }
    match left.to_ascii_lowercase() {
        // *the workers' union* against *'the workers'*
        's' | 'z' | 'x' if is_possessive(after) => (7, 2),
        's' | 'z' | 'x' => (0, 5),
        // *rock 'n' roll*
        'n' if ["'n", "’n", "‘n"].iter().any(|end| before.ends_with(end)) => (30, 0),
        'n' if before.ends_with("in") => (1, 4),
        _ => (0, 11),
    }
}

/// Whether what follows a plural's apostrophe could be the thing possessed: a space and a word.
pub(super) fn is_possessive(after: &str) -> bool {
    let mut chars = after.chars();
    chars.next() == Some(' ') && chars.next().is_some_and(char::is_alphanumeric)
}

/// Whether `after` begins with a decade (*90s*) or a word that has lost its beginning (*em*).
fn is_elision(after: &str) -> bool {
    let word: &str = after.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    if word.len() > 8 {
        return false;
    }
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 2 {
        return matches!(&word[2..], "" | "s");
    }
    let lower = word.to_ascii_lowercase();
    ELISIONS.binary_search(&lower.as_str()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elisions_are_sorted() {
        assert!(ELISIONS.is_sorted());
    }

    #[test]
    fn decades_and_clipped_words_are_elisions() {
        for elided in ["90s were", "em all", "til dawn", "Tis so", "08 race"] {
            assert!(is_elision(elided), "{elided}");
        }
        for whole in ["never again", "1990s style", "2nd thoughts", "emergency"] {
            assert!(!is_elision(whole), "{whole}");
        }
    }
}
