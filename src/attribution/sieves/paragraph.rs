//! The same speaker goes on in the paragraph: `“…,” Smith said. “…”`, and back: `“…” “…,” Smith said.`

use crate::attribution::reading::{Found, Reading};
use crate::lexicon::Strength;

pub(super) fn sieve(reading: &Reading<'_>, quote: usize) -> Option<Found> {
    let token = reading.token(quote)?;
    let before = reading.quote_before(quote);
    if let Some(found) = before.and_then(|q| reading.found[q]) {
        let from = before.and_then(|q| reading.token(q))?;
        // *“a fraud” and “a liar”*: a few words go on only where next to nothing stands between
        if reading.few_words(quote)
            && (token - from > 4 || reading.tokens.all[token].sentence != reading.tokens.all[from].sentence)
        {
            return None;
        }
        // a cue between the two that is not that of the first: its speaker goes on
        // a later one in its sentence only tells more of it: *Smith said, hours after the paper had reported …*
        let sentence = |at: usize| reading.tokens.all[at].sentence;
        let own = |at: usize| found.cue.is_some_and(|(cue, ..)| cue > from && sentence(cue) == sentence(at));
        let between = reading.cues(from + 1..token).iter().rfind(|c| c.strength == Strength::Sure);
        if let Some(clause) = between.filter(|c| !own(c.cue)) {
            return Some(Reading::by(clause, "paragraph"));
        }
        // somebody else takes over between the two
        let other = reading.takes_over(from + 1..token, found.speaker);
        let speaker = other.unwrap_or(found.speaker);
        let cue = if other.is_some() { None } else { found.cue };
        return Some(Found { speaker, cue, sieve: "paragraph", ..found });
    }
    if reading.few_words(quote) {
        return None;
    }
    let after = reading.quote_after(quote)?;
    let found = reading.found[after]?;
    let to = reading.token(after)?;
    // back only over nothing: the cue of the next one serves both
    (token + 1..to).all(|k| !reading.tokens.all[k].is_word()).then_some(Found { sieve: "paragraph", ..found })
}
