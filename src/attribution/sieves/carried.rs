//! A quotation that begins a paragraph and has no cue goes on from the paragraph before, if that one
//! is the speaker's too.

use crate::attribution::reading::{Found, Reading};
use crate::lexicon::Strength;

pub(super) fn sieve(reading: &Reading<'_>, quote: usize) -> Option<Found> {
    let block = reading.quote(quote).block;
    let token = reading.token(quote)?;
    if reading.tokens.block(block).start != token || reading.is_headline(quote) {
        return None;
    }
    let before = reading.copy_before(block)?;
    let Some(last) = reading.quotes_of(before).next_back() else { return about(reading, before) };
    let found = reading.found[last]?;
    let from = reading.token(last)?;
    // nobody else comes in after the last quotation of the paragraph before
    let end = reading.tokens.block(before).end;
    if reading.takes_over(from + 1..end, found.speaker).is_some() {
        return None;
    }
    Some(Found {
        carried: true,
        sieve: "carried",
        rival: alternating(reading, before, found.speaker),
        ..found
    })
}

/// `“…,” Smith notes.` ¶ `Smith is full of hope.` ¶ `“…”`: what stands between is about nobody but the last speaker.
fn about(reading: &Reading<'_>, between: usize) -> Option<Found> {
    let range = reading.tokens.block(between);
    let last = reading.quotes_of(reading.copy_before(between)?).next_back()?;
    let found = reading.found[last]?;
    let person = reading.mentions[found.speaker].person?;
    let sentence = reading.tokens.sentence(range.start);
    let subject = reading.subject(range.start..sentence.end.min(range.end))?;
    let one = sentence.end >= range.end && reading.cues(range).iter().all(|c| c.strength == Strength::Weak);
    (one && reading.mentions[subject].person == Some(person)).then_some(Found {
        carried: true,
        sieve: "carried",
        rival: None,
        ..found
    })
}

/// Where two people have spoken in turn, paragraph by paragraph, the other one: the words may be the next turn as well as
/// more of the last.
fn alternating(reading: &Reading<'_>, last: usize, speaker: usize) -> Option<usize> {
    let who = |block: usize| {
        let first = reading.quotes_of(block).next()?;
        let found = reading.found[first]?;
        (reading.token(first)? == reading.tokens.block(block).start).then_some(found.speaker)
    };
    let person = |mention: usize| reading.mentions[mention].person;
    let second = reading.copy_before(last)?;
    let third = reading.copy_before(second)?;
    let (other, again) = (who(second)?, who(third)?);
    let two = person(speaker)? != person(other)? && person(again)? == person(speaker)?;
    two.then_some(other)
}
