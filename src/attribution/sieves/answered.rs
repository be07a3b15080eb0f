//! The paragraph after says whose words they were: `“…”` ¶ `That is how Ann Smith describes it.`

use crate::attribution::reading::{Found, Reading};

/// Most tokens of a paragraph that is one quotation and its marks.
const ALONE: usize = 8;

pub(super) fn sieve(reading: &Reading<'_>, quote: usize) -> Option<Found> {
    let block = reading.quote(quote).block;
    let token = reading.token(quote)?;
    let own = reading.tokens.block(block);
    let alone = own.len() <= ALONE && own.clone().all(|k| k == token || !reading.tokens.all[k].is_word());
    let next = block + 1;
    if !alone || next >= reading.document.blocks.len() || !reading.is_copy(next) {
        return None;
    }
    let first = reading.tokens.block(next).start;
    if !matches!(
        reading.tokens.all.get(first).map(|_| reading.text(first)),
        Some("That" | "Those" | "So" | "This" | "Such" | "Thus")
    ) {
        return None;
    }
    let sentence = reading.tokens.sentence(first);
    let clause = reading.cues(sentence).iter().find(|c| reading.mentions[c.subject].is_human())?;
    Some(Reading::by(clause, "answered"))
}
