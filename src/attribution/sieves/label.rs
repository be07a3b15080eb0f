//! A name and a colon, and nothing else: `Smith: “…”`.

use crate::attribution::CueKind;
use crate::attribution::reading::{Found, Reading};
use crate::attribution::tokens::What;
use crate::lexicon::{Class, VerbForm};

pub(super) fn sieve(reading: &Reading<'_>, quote: usize) -> Option<Found> {
    let token = reading.token(quote)?;
    let colon = token.checked_sub(1)?;
    if reading.what(colon) != Some(What::Colon) || !reading.block(token).contains(&colon) {
        return None;
    }
    let sentence = reading.tokens.sentence(colon);
    // the name right before the colon, else the subject of the sentence that the colon ends
    let subject = || reading.subject(sentence.start..colon).filter(|&m| is_name(reading, m));
    let speaker = named(reading, sentence.start, colon).or_else(subject)?;
    Some(Found {
        speaker,
        cue: Some((colon, colon, CueKind::Mark)),
        via: None,
        carried: false,
        relative: None,
        rival: None,
        sieve: "label",
    })
}

/// No mere capital at the head of a sentence, before a noun: *Giant screens*.
fn is_name(reading: &Reading<'_>, m: usize) -> bool {
    let mention = &reading.mentions[m];
    mention.name.is_none() || mention.person.is_some()
}

/// A name, or whoever *from* names, right before the colon, where that is all that the line says of speaking.
fn named(reading: &Reading<'_>, start: usize, colon: usize) -> Option<usize> {
    let last = reading.mention_ending(colon.checked_sub(1)?)?;
    // *Ann Smith and Ben Jones:*
    let pair = |m: usize| {
        let first = reading.mentions[m].first;
        let and = first >= start + 2 && matches!(reading.text(first - 1), "and" | "&");
        and.then(|| reading.mention_ending(first - 2)).flatten().unwrap_or(m)
    };
    let m = pair(last);
    let mention = &reading.mentions[m];
    if mention.first == start {
        return mention.name.is_some().then_some(m);
    }
    let before = mention.first - 1;
    // *From the report:*, *More from Smith:*
    let opens = |k: usize| k == start || reading.what(k - 1) == Some(What::Dash);
    if matches!(reading.text(before), "from" | "From")
        && (opens(before) || before > start && opens(before - 1))
    {
        return Some(m);
    }
    // *THE POLLS - Ann Smith:*, *“The polls,” by the Courier's Ann Smith:*
    let owner = (reading.tokens.all[before].possessive && before > start).then(|| before - 1);
    let by = |at: usize| reading.text(at) == "by";
    let told = reading.what(before) == Some(What::Dash) || by(before) || owner.is_some_and(by);
    // *Former secretary of state Ann Smith:*
    let title = (start..mention.first).all(|k| {
        reading.what(k) == Some(What::Word)
            && !reading.is(k, Class::AUXILIARY.or(Class::ADVERB))
            && (!reading.is(k, Class::VERB) || reading.tokens.all[k].word.form == VerbForm::Base)
            && (!reading.is(k, Class::FUNCTION) || reading.text(k) == "of")
    });
    (mention.name.is_some() && (told || title)).then_some(m)
}
