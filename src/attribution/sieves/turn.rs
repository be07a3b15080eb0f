//! A transcript's turn: the label says who speaks.

use crate::attribution::CueKind;
use crate::attribution::reading::{Found, Reading};

pub(super) fn sieve(reading: &Reading<'_>, quote: usize) -> Option<Found> {
    let q = reading.quote(quote);
    let label = reading.document.blocks[q.block].label?;
    let mention = reading
        .mentions_in(reading.tokens.block(q.block))
        .find(|&m| label.covers(reading.mentions[m].span(&reading.tokens)))?;
    let colon = reading.mentions[mention].last + 1;
    // marks inside a turn quote somebody else; only marks around the whole turn are the speaker's own
    let whole = reading
        .tokens
        .block(q.block)
        .filter(|&k| reading.tokens.all[k].quote().is_none())
        .all(|k| k <= colon + 1);
    whole.then_some(Found {
        speaker: mention,
        cue: Some((colon, colon, CueKind::Mark)),
        via: None,
        carried: false,
        relative: None,
        rival: None,
        sieve: "turn",
    })
}
