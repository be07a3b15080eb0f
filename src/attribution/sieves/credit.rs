//! A credit after a dash or in brackets: `“…” — Ann Smith`, `“…” (Ann Smith)`.

use crate::attribution::CueKind;
use crate::attribution::reading::{Found, Reading};
use crate::attribution::tokens::What;

/// Most tokens of a credit.
const CREDIT: usize = 16;

pub(super) fn sieve(reading: &Reading<'_>, quote: usize) -> Option<Found> {
    let token = reading.token(quote)?;
    let mut after = reading.after(token);
    let block = reading.block(token);
    let mut mark = after.start;
    // a credit at the end of the paragraph serves all of it
    if let Some(dash) = block.clone().rev().take(CREDIT).find(|&k| reading.what(k) == Some(What::Dash))
        && dash > block.start
        && dash + 1 < block.end
        && reading.is_quotation(dash - 1)
    {
        (mark, after) = (dash, dash..block.end);
    }
    if mark >= after.end || !matches!(reading.what(mark)?, What::Dash | What::Open) {
        return None;
    }
    let named = reading.mention_starting(mark + 1).filter(|&m| {
        let mention = &reading.mentions[m];
        mention.name.is_some() && mention.last < after.end
    })?;
    // nothing but the credit may follow: no verb, and soon the end
    let rest = reading.mentions[named].last + 1..after.end;
    let short = rest.len() <= CREDIT && reading.cues(rest).is_empty();
    short.then_some(Found {
        speaker: named,
        cue: Some((mark, mark, CueKind::Mark)),
        via: None,
        carried: false,
        relative: None,
        rival: None,
        sieve: "credit",
    })
}
