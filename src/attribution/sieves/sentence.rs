//! A cue elsewhere in the sentence: `Smith said the plan was “a disaster”`, `the plan is “dead”, Smith said`.

use crate::attribution::reading::{Found, Reading};
use crate::attribution::tokens::What;
use crate::lexicon::{Strength, VerbForm};

pub(super) fn sieve(reading: &Reading<'_>, quote: usize) -> Option<Found> {
    let token = reading.token(quote)?;
    let range = reading.tokens.sentence(token);
    let cues = |range| reading.cues(range).iter().filter(|c| c.strength >= Strength::Likely);
    let clear = |a: usize, b: usize| (a..b).all(|k| reading.what(k) != Some(What::Semicolon));
    let before =
        reading.governing(token).filter(|c| c.strength >= Strength::Likely && clear(c.cue_last, token));
    let trailing = cues(token..range.end).find(|c| {
        let first = c.first(&reading.mentions);
        first > token
            && matches!(reading.what(first - 1), Some(What::Comma | What::Quote(_) | What::Dash))
            && clear(token, first)
    });
    // a gerund that trails governs no few words: *a “bad earpiece,” claiming that …*
    let few = reading.few_words(quote);
    let trailing = trailing.filter(|c| !(few && reading.tokens.all[c.cue].word.form == VerbForm::Gerund));
    // a trailing cue governs the whole sentence, unless the one before announces the quotation
    let found = match (before, trailing) {
        (Some(before), Some(trailing)) => {
            let own =
                reading.cues(range.start..token).iter().any(|c| c.first(&reading.mentions) == range.start);
            if own { before } else { trailing }
        }
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => cues(token..range.end).next().filter(|_| !few)?,
    };
    Some(Reading::by(found, "sentence"))
}
