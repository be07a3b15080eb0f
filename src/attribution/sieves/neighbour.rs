//! The sentence before or after says who speaks: `Smith was not impressed. “…”`.

use crate::attribution::reading::{Found, Reading};
use crate::lexicon::Strength;
use crate::quotation::Form;

pub(super) fn sieve(reading: &Reading<'_>, quote: usize) -> Option<Found> {
    // words woven into a sentence have their speaker in it
    if reading.quote(quote).form == Form::Fragment {
        return None;
    }
    let token = reading.token(quote)?;
    let block = reading.block(token);
    let own = reading.tokens.sentence(token);
    let from = own.start.max(block.start);
    // and so has what a sentence says a quotation is or does: *…, because they wanted to show that “…”*
    if (from..token).any(|k| reading.tokens.all[k].is_word()) {
        return None;
    }
    if from > block.start {
        // the sentence before it: its last cue, else its subject if that is a person
        let before = reading.tokens.sentence(from - 1);
        let before = before.start.max(block.start)..before.end;
        if let Some(clause) = reading.cues(before.clone()).iter().rfind(|c| c.strength >= Strength::Likely) {
            return Some(Reading::by(clause, "neighbour"));
        }
        if let Some(subject) = reading.subject(before).filter(|&m| reading.mentions[m].is_human()) {
            return Some(Found {
                speaker: subject,
                cue: None,
                via: None,
                carried: false,
                relative: None,
                rival: None,
                sieve: "neighbour",
            });
        }
    }
    if own.end < block.end {
        let after = reading.tokens.sentence(own.end);
        let after = after.start..after.end.min(block.end);
        if let Some(clause) = reading.cues(after).iter().find(|c| c.strength >= Strength::Likely) {
            return Some(Reading::by(clause, "neighbour"));
        }
    }
    None
}
