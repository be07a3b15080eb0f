//! A credit line below: `— Ann Smith` in a paragraph of its own.

use crate::attribution::CueKind;
use crate::attribution::reading::{Found, Reading};
use crate::attribution::tokens::What;

pub(super) fn sieve(reading: &Reading<'_>, quote: usize) -> Option<Found> {
    let block = reading.quote(quote).block;
    let token = reading.token(quote)?;
    if reading.tokens.block(block).end != token + 1 || block + 1 >= reading.document.blocks.len() {
        return None;
    }
    let line = reading.tokens.block(block + 1);
    let first = line.start;
    if line.len() > 16 || line.is_empty() {
        return None;
    }
    let dash = matches!(reading.what(first)?, What::Dash) || matches!(reading.text(first), "-" | "~");
    let named = reading.mention_starting(first + 1).filter(|&m| reading.mentions[m].name.is_some())?;
    dash.then_some(Found {
        speaker: named,
        cue: Some((first, first, CueKind::Mark)),
        via: None,
        carried: false,
        relative: None,
        rival: None,
        sieve: "block-credit",
    })
}
