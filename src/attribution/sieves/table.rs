//! A table of answers: the cell before names who gave this one.

use crate::attribution::CueKind;
use crate::attribution::reading::{Found, Reading};
use crate::document::BlockKind;

pub(super) fn sieve(reading: &Reading<'_>, quote: usize) -> Option<Found> {
    let block = reading.quote(quote).block;
    let cell = |b: usize| reading.document.blocks[b].kind == BlockKind::TableCell;
    let before = block.checked_sub(1).filter(|&b| cell(b) && cell(block))?;
    let line = reading.tokens.block(before);
    let speaker = reading.mention_starting(line.start).filter(|&m| reading.mentions[m].name.is_some())?;
    let last = reading.mentions[speaker].last;
    Some(Found {
        speaker,
        cue: Some((last, last, CueKind::Mark)),
        via: None,
        carried: false,
        relative: None,
        rival: None,
        sieve: "table",
    })
}
