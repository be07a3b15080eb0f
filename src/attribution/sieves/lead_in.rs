//! The cue leads in: `Smith said: “…”`, `Smith told reporters, “…”`, `she added that “…”`.

use crate::attribution::reading::{Found, Reading};
use crate::attribution::tokens::What;
use crate::lexicon::{Class, Strength};

/// Most tokens between the cue and the quotation, where nothing but them stands between.
const REACH: usize = 14;

pub(super) fn sieve(reading: &Reading<'_>, quote: usize) -> Option<Found> {
    let token = reading.token(quote)?;
    let before = reading.before(token);
    let last = before.clone().next_back()?;
    let announced = matches!(reading.what(last), Some(What::Colon | What::Comma))
        || matches!(reading.text(last), "that" | "because" | "as");
    let sentence = reading.tokens.all[token].sentence;
    let nearest = reading.cues(before).iter().rev().find(|c| {
        // thinking and manner count only right before the quotation
        let weak = c.strength == Strength::Weak && token.saturating_sub(c.cue_last) > 2;
        reading.tokens.all[c.cue].sentence == sentence && !weak
    })?;
    let clause = if matches!(reading.what(last), Some(What::Colon | What::Comma)) {
        nearest
    } else {
        reading.governing(token).unwrap_or(nearest)
    };
    if clause.cue != nearest.cue {
        return Some(Reading::by(clause, "sentence"));
    }
    let gap = clause.last(&reading.mentions).max(clause.cue_last) + 1..token;
    let near = gap.len()
        <= if !announced {
            2
        } else if clause.strength == Strength::Weak {
            1
        } else {
            REACH
        };
    // another clause between means that the cue says something else
    let clear = gap.clone().all(|k| !matches!(reading.what(k), Some(What::Semicolon | What::Stop)))
        && (announced || !gap.clone().any(|k| reading.is(k, Class::CONJUNCTION)));
    (near && clear).then(|| Reading::by(clause, "lead-in"))
}
