//! A verb that no list knows, in a frame that only a cue fits: `Smith deadpanned: “…”`, `“…!” blared the
//! front page`.

use crate::attribution::CueKind;
use crate::attribution::reading::{Found, Reading};
use crate::attribution::tokens::What;
use crate::lexicon::Class;

pub(super) fn sieve(reading: &Reading<'_>, quote: usize) -> Option<Found> {
    let token = reading.token(quote)?;
    lead_in(reading, token).or_else(|| after(reading, quote, token))
}

/// `Smith deadpanned: “…”`
fn lead_in(reading: &Reading<'_>, token: usize) -> Option<Found> {
    let mark = token.checked_sub(1)?;
    let verb = token.checked_sub(2)?;
    if !matches!(reading.what(mark)?, What::Comma | What::Colon) || !finite(reading, verb) {
        return None;
    }
    let before = (verb.saturating_sub(2)..verb).rev().find(|&k| !reading.is(k, Class::ADVERB))?;
    let speaker = reading.mention_ending(before)?;
    let same = reading.tokens.all[before].sentence == reading.tokens.all[token].sentence;
    same.then(|| by(speaker, verb))
}

/// `“…,” Smith deadpanned`, `“…!” blared the front page`
fn after(reading: &Reading<'_>, quote: usize, token: usize) -> Option<Found> {
    if !matches!(reading.last_char(quote), ',' | '?' | '!' | '…' | '-' | '–' | '—') {
        return None;
    }
    // behind a question a new sentence may begin: *“Any questions?” The crowd booed.* Only at the head of a paragraph is the
    // cue still to come
    let ended = reading.tokens.all.get(token + 1).is_some_and(|next| next.first);
    if ended && reading.block(token).start != token {
        return None;
    }
    let next = token + 1;
    // *the same text: “…!” Some men flirted.*: what leads in with a colon has its speaker before it
    if token > 0 && reading.what(token - 1) == Some(What::Colon) {
        return None;
    }
    if let Some(speaker) = reading.mention_starting(next) {
        let verb = reading.mentions[speaker].last + 1;
        return (finite(reading, verb) && !reading.mentions[speaker].possessive).then(|| by(speaker, verb));
    }
    let speaker = reading.mention_starting(next + 1)?;
    finite(reading, next).then(|| by(speaker, next))
}

fn by(speaker: usize, verb: usize) -> Found {
    Found {
        speaker,
        cue: Some((verb, verb, CueKind::Verb)),
        via: None,
        carried: false,
        relative: None,
        rival: None,
        sieve: "frame",
    }
}

/// A lower-case word that no list knows and that looks like a past tense or a third person.
fn finite(reading: &Reading<'_>, at: usize) -> bool {
    reading.tokens.all.get(at).is_some_and(|t| {
        t.plain()
            && !t.is(Class::ADVERB)
            && (reading.text(at).ends_with("ed")
                || reading.text(at).ends_with('s') && !reading.text(at).ends_with("ss"))
    })
}
