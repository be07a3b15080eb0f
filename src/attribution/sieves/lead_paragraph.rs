//! The paragraph before leads in: it ends with a colon, or its last sentence says that somebody speaks.

use crate::attribution::CueKind;
use crate::attribution::reading::{Found, Reading};
use crate::attribution::tokens::What;

pub(super) fn sieve(reading: &Reading<'_>, quote: usize) -> Option<Found> {
    let token = reading.token(quote)?;
    let block = reading.quote(quote).block;
    // only a quotation that begins its paragraph
    if reading.tokens.block(block).start != token {
        return None;
    }
    let lead = reading.copy_before(block)?;
    let range = reading.tokens.block(lead);
    let last = range.clone().next_back()?;
    if reading.what(last) != Some(What::Colon) {
        return None;
    }
    let sentence = reading.tokens.sentence(last);
    if let Some(clause) = reading.cues(sentence.clone()).last() {
        return Some(Found { carried: false, ..Reading::by(clause, "lead-paragraph") });
    }
    let speaker = reading.subject(sentence)?;
    Some(Found {
        speaker,
        cue: Some((last, last, CueKind::Mark)),
        via: None,
        carried: false,
        relative: None,
        sieve: "lead-paragraph",
    })
}
