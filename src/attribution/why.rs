//! Why a quotation has its speaker: what each sieve heard, and whom a pronoun could mean.

use super::reading::Reading;
use super::{Person, resolve, sieves};

/// What there is to say of one quotation.
#[derive(Clone, Debug, Default)]
pub struct Why {
    /// What each sieve would say, in the order of the chain: its name and the speaker's words. The first took it.
    pub heard: Vec<(&'static str, String)>,
    /// Whom the pronoun could mean, likeliest first, with the share of the weight (0 to 1) that each has.
    pub candidates: Vec<(String, f32)>,
}

/// For quotation `quote`.
pub(super) fn why(reading: &Reading<'_>, people: &[Person], quote: usize) -> Why {
    let words = |m: usize| reading.document.words(reading.mentions[m].span(&reading.tokens)).to_owned();
    let mut heard: Vec<(&'static str, String)> = Vec::new();
    let took = reading.found[quote];
    for found in took.into_iter().chain(sieves::each(reading, quote)) {
        let entry = (found.sieve, words(found.speaker));
        if !heard.contains(&entry) {
            heard.push(entry);
        }
    }
    let weights = took.map(|found| resolve::candidates(reading, people, found.speaker)).unwrap_or_default();
    let total: f32 = weights.iter().map(|(_, weight)| weight).sum();
    let candidates = weights.iter().map(|&(p, weight)| (people[p].name.clone(), weight / total)).collect();
    Why { heard, candidates }
}
