//! Second-hand speech: who relays the words. *Smith said, the AP reports*; *Smith told the BBC*; a
//! paragraph that begins with another outlet's report.

use super::reading::{Found, Reading};
use super::tokens::What;
use crate::lexicon::{Class, Strength};
use std::ops::Range;

/// Blocks at the head of the copy in which it says whose it is: `LONDON (Reuters) -`.
const HEAD: usize = 3;
/// Mentions there that are looked at: copy on one endless line has no other head.
const HEAD_MENTIONS: usize = 64;

/// Cues back that are looked at.
const NEAR: usize = 64;

/// The outlet that relays what `found` says of the quotation at `token`.
pub(super) fn via(reading: &Reading<'_>, token: usize, found: &Found) -> Option<usize> {
    let relay = found.via.or_else(|| {
        let block = reading.block(token);
        let sentence = reading.tokens.sentence(token);
        told(reading, found)
            .or_else(|| reports(reading, sentence, found))
            .or_else(|| reports(reading, block.start..token, found))
    })?;
    (relay != found.speaker && !own(reading, relay)).then_some(relay)
}

/// An outlet that is said to report, in `range`, other than by the quotation's own cue.
fn reports(reading: &Reading<'_>, range: Range<usize>, found: &Found) -> Option<usize> {
    reading
        .cues(range)
        .iter()
        .rev()
        .take(NEAR)
        .filter(|c| c.strength >= Strength::Likely && found.cue.is_none_or(|(cue, ..)| cue != c.cue))
        .map(|c| c.subject)
        .find(|&m| reading.mentions[m].outlet && m != found.speaker)
}

/// *told the BBC*, *said in an interview with Sky News*: the outlet in the words after the cue.
fn told(reading: &Reading<'_>, found: &Found) -> Option<usize> {
    let (_, last, _) = found.cue?;
    let end = (last + 1..(last + 12).min(reading.tokens.all.len()))
        .take_while(|&k| reading.tokens.all[k].sentence == reading.tokens.all[last].sentence)
        .take_while(|&k| !matches!(reading.what(k), Some(What::Quote(_) | What::Comma | What::Semicolon)))
        .last()?;
    let direct = last + 1;
    reading.mentions_in(last + 1..end + 1).find(|&m| {
        let mention = &reading.mentions[m];
        let to = mention.first == direct && reading.text(last).starts_with('t')
            || mention.first > direct
                && matches!(reading.text(mention.first - 1), "with" | "to" | "on" | "by");
        mention.outlet && to && !mention.possessive
    })
}

/// The copy is the outlet's own: it stands in brackets, or behind *By*, at the head.
fn own(reading: &Reading<'_>, outlet: usize) -> bool {
    let name = reading.mentions[outlet].person;
    let mut heads = reading
        .mentions
        .iter()
        .take(HEAD_MENTIONS)
        .take_while(|m| (reading.tokens.all[m.first].block as usize) < HEAD);
    heads.any(|m| {
        m.person == name
            && m.outlet
            && m.first > 0
            && (reading.what(m.first - 1) == Some(What::Open)
                && reading.what(m.last + 1) == Some(What::Close)
                || reading.is(m.first - 1, Class::PREPOSITION) && reading.text(m.first - 1) == "By")
    })
}
