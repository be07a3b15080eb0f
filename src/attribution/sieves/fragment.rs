//! Words woven into a sentence belong to its subject: `Smith thanked voters for “believing in us”`.

use crate::attribution::reading::{Found, Reading};

pub(super) fn sieve(reading: &Reading<'_>, quote: usize) -> Option<Found> {
    if reading.few_words(quote) {
        return None;
    }
    let token = reading.token(quote)?;
    let sentence = reading.tokens.sentence(token);
    let speaker = reading.subject(sentence.start.max(reading.block(token).start)..token)?;
    Some(Found {
        speaker,
        cue: None,
        via: None,
        carried: false,
        relative: None,
        rival: None,
        sieve: "fragment",
    })
}
