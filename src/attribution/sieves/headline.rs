//! A headline or crosshead quotes what the copy below has in full: the speaker is the one found there.

use crate::attribution::reading::{Found, Reading};

/// Most quotations of a document whose headlines are looked up.
const MOST: usize = 500;
/// Fewest letters that a headline's words must have to be looked for.
const LETTERS: usize = 4;

pub(super) fn sieve(reading: &Reading<'_>, quote: usize) -> Option<Found> {
    if !reading.is_headline(quote) {
        return None;
    }
    if reading.found.len() > MOST {
        return None;
    }
    let wanted = letters(reading.document.words(reading.quote(quote).inner));
    if wanted.len() < LETTERS {
        return None;
    }
    let found =
        (0..reading.found.len()).filter(|&q| q != quote && !reading.is_headline(q)).find_map(|q| {
            let found = reading.found[q]?;
            letters(reading.document.words(reading.quote(q).inner)).contains(&wanted).then_some(found)
        })?;
    Some(Found { carried: true, sieve: "headline", ..found })
}

/// Lower-case letters and figures only: headlines change case and marks.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
