//! The cue follows at once: `“…,” Smith said`, `“…,” said Smith`, `“…,” according to Smith`.

use crate::attribution::reading::{Found, Reading};
use crate::attribution::tokens::What;
use crate::lexicon::{Class, Strength};

pub(super) fn sieve(reading: &Reading<'_>, quote: usize) -> Option<Found> {
    let token = reading.token(quote)?;
    let after = reading.after(token);
    // commas, dashes and adverbs may stand between
    let mut k = after.start;
    while k < after.end {
        let t = &reading.tokens.all[k];
        let skip = matches!(t.what, What::Comma | What::Dash | What::Quote(_))
            || t.is_word() && !t.capital && t.is(Class::ADVERB) && !t.is(Class::PRONOUN)
            || t.is_word() && matches!(reading.text(k), "as" | "is" | "was" | "how" | "which");
        if !skip {
            break;
        }
        k += 1;
    }
    let sentence = reading.tokens.all[token].sentence;
    let soft = matches!(reading.last_char(quote), '?' | '!' | '…');
    let clause = reading
        .cues(after.clone())
        .iter()
        .find(|c| c.last(&reading.mentions) < after.end && c.first(&reading.mentions) >= token)?;
    if clause.first(&reading.mentions) > k {
        return None;
    }
    let same = reading.tokens.all[clause.cue].sentence == sentence;
    // *Smith answered: “Why?” Her critics said …*
    let led = token.checked_sub(1).is_some_and(|before| reading.what(before) == Some(What::Colon));
    // a new sentence is no cue, but for `“Really?” Smith asked.`
    let closes = || {
        let next = clause.last(&reading.mentions) + 1;
        let on = reading.is(next, Class::PREPOSITION) && clause.strength == Strength::Sure;
        matches!(reading.what(next), Some(What::Stop | What::Comma) | None) || next >= after.end || on
    };
    (same || soft && !led && closes()).then(|| Reading::by(clause, "after"))
}
