//! The cue leads in: `Smith said: “…”`, `Smith told reporters, “…”`, `she added that “…”`.

use crate::attribution::cues::Clause;
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
    // *THE POLLS WERE RIGHT - Ann Smith: “…”* is a credit line
    if reading.what(last) == Some(What::Colon)
        && let Some(name) = reading.mention_ending(last.saturating_sub(1))
        && reading.mentions[name].name.is_some()
        && reading.mentions[name].first > 0
        && reading.what(reading.mentions[name].first - 1) == Some(What::Dash)
    {
        return None;
    }
    // *Smith said that when Jones railed against the banks, “…”*
    let under = |c: &&Clause| {
        let first = c.first(&reading.mentions);
        first > 0
            && reading.is(first - 1, Class::SUBORDINATOR)
            && reading.tokens.all[first].sentence == sentence
    };
    let outer = || {
        let first = nearest.first(&reading.mentions).saturating_sub(1);
        let cue = reading.cues(reading.tokens.sentence(token).start..first).last()?;
        (cue.strength == Strength::Sure && reading.text(first.checked_sub(1)?) == "that").then_some(cue)
    };
    let over = Some(nearest).filter(under).and_then(|_| outer());
    let clause = if let Some(over) = over {
        over
    } else if matches!(reading.what(last), Some(What::Colon | What::Comma)) {
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
