//! The paragraph before leads in: it ends with a colon, or its last sentence says that somebody speaks.

use crate::attribution::reading::{Found, Reading};
use crate::attribution::tokens::What;
use crate::attribution::{CueKind, Kind};
use crate::lexicon::Strength;

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
        return indirect(reading, token, lead);
    }
    let sentence = reading.tokens.sentence(last);
    // the strongest cue; of equals, the first: *she answered in a letter that the paper printed*
    let best = reading
        .cues(sentence.clone())
        .iter()
        .filter(|c| c.relative.is_none())
        .rev()
        .max_by_key(|c| c.strength);
    if let Some(clause) = best {
        return Some(Found { carried: false, ..Reading::by(clause, "lead-paragraph") });
    }
    let speaker = reading.subject(sentence)?;
    Some(Found {
        speaker,
        cue: Some((last, last, CueKind::Mark)),
        via: None,
        carried: false,
        relative: None,
        rival: None,
        sieve: "lead-paragraph",
    })
}

/// `Smith says he will miss the place.` ¶ `“My wife …”`: the paragraph before reports somebody's words
/// without quoting any, or is about one person alone.
fn indirect(reading: &Reading<'_>, token: usize, lead: usize) -> Option<Found> {
    let alone = reading.block(token).all(|k| k == token || !reading.tokens.all[k].is_word());
    if !alone || reading.quotes_of(lead).next().is_some() {
        return None;
    }
    let range = reading.tokens.block(lead);
    let last = reading.tokens.sentence(range.end - 1);
    let last = last.start.max(range.start)..last.end;
    // the strongest; of equals, the first: *Smith said that critics had been predicting it*
    let clause = reading
        .cues(last.clone())
        .iter()
        .filter(|c| c.strength >= Strength::Likely && c.relative.is_none())
        .rev()
        .max_by_key(|c| c.strength)?;
    let speaks = |m: usize| {
        let mention = &reading.mentions[m];
        let issued = mention.kind == Kind::Organisation && clause.kind == CueKind::Noun;
        (mention.is_human() && !mention.plural) || issued
    };
    speaks(clause.subject).then(|| Found { carried: true, ..Reading::by(clause, "lead-paragraph") })
}
