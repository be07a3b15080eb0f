//! A name and a colon, and nothing else: `Smith: “…”`.

use crate::attribution::CueKind;
use crate::attribution::reading::{Found, Reading};
use crate::attribution::tokens::What;

pub(super) fn sieve(reading: &Reading<'_>, quote: usize) -> Option<Found> {
    let token = reading.token(quote)?;
    let colon = token.checked_sub(1)?;
    if reading.what(colon) != Some(What::Colon) || !reading.block(token).contains(&colon) {
        return None;
    }
    let sentence = reading.tokens.sentence(colon);
    // the name right before the colon, else the subject of the sentence that the colon ends
    let near = reading.mentions_in(sentence.clone()).find(|&m| {
        reading.mentions[m].last + 1 == colon
            && reading.mentions[m].name.is_some()
            && (reading.mentions[m].first == sentence.start
                || reading.mentions[m].first > 0
                    && reading.what(reading.mentions[m].first - 1) == Some(What::Dash))
    });
    // *From the report:*, *From Smith:*
    let from = reading.text(sentence.start).eq_ignore_ascii_case("from");
    let near = near.or_else(|| {
        reading
            .mention_starting(sentence.start + 1)
            .filter(|&m| from && reading.mentions[m].last + 1 == colon)
    });
    let speaker = near.or_else(|| reading.subject(sentence.start..colon))?;
    Some(Found {
        speaker,
        cue: Some((colon, colon, CueKind::Mark)),
        via: None,
        carried: false,
        relative: None,
        rival: None,
        sieve: "label",
    })
}
