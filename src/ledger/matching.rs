//! Sign-offs ↔ quotations of today: by their words, else by what is left of them, else by their place.

use super::{Entry, Quoted};
use crate::text::{closely_folded, folded};
use rustc_hash::FxHashMap;
use std::collections::{BTreeSet, VecDeque};

/// Titles by which a surname becomes another's of the family.
const TITLES: [&str; 6] = ["mr", "mrs", "ms", "miss", "sir", "lady"];

/// A word that this many open quotations hold says nothing of which is meant.
const COMMON: usize = 50;

/// Gives each quotation the index of its sign-off. A sign-off is used once.
pub(super) fn pair(entries: &[Entry], quoted: &mut [Quoted]) {
    let keys: Vec<String> = entries.iter().map(|entry| closely_folded(&entry.text)).collect();
    let mut taken = vec![false; entries.len()];
    same_words(entries, &keys, quoted, &mut taken);
    other_words(entries, &keys, quoted, &mut taken);
    same_place(entries, quoted, &mut taken);
}

/// The same words: of twins first those with the same speaker, each in order.
fn same_words(entries: &[Entry], keys: &[String], quoted: &mut [Quoted], taken: &mut [bool]) {
    for with_speaker in [true, false] {
        let mut open: FxHashMap<(String, Option<String>), VecDeque<usize>> = FxHashMap::default();
        let key = |words: &str, speaker: Option<&str>| {
            (words.to_owned(), speaker.filter(|_| with_speaker).map(folded))
        };
        for (at, quote) in quoted.iter().enumerate().filter(|(_, quote)| quote.entry.is_none()) {
            open.entry(key(&quote.key, quote.speaker.as_deref())).or_default().push_back(at);
        }
        for (at, entry) in entries.iter().enumerate() {
            if taken[at] {
                continue;
            }
            let queue = open.get_mut(&key(&keys[at], entry.speaker.as_deref()));
            if let Some(quote) = queue.and_then(VecDeque::pop_front) {
                quoted[quote].entry = Some(at);
                taken[at] = true;
            }
        }
    }
}

/// At least half of the words: of two that are equally near, the first. Somebody else's words must be nearer.
fn other_words(entries: &[Entry], keys: &[String], quoted: &mut [Quoted], taken: &mut [bool]) {
    let theirs: Vec<Vec<String>> = quoted
        .iter()
        .map(|quote| if quote.entry.is_none() { distinct(&quote.key) } else { Vec::new() })
        .collect();
    let mut holders: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (at, words) in theirs.iter().enumerate() {
        for word in words {
            holders.entry(word).or_default().push(at);
        }
    }
    for (at, entry) in entries.iter().enumerate() {
        if taken[at] {
            continue;
        }
        let words = distinct(&keys[at]);
        // rare words say which may be meant, and all words how near those are
        let rare =
            words.iter().filter_map(|word| holders.get(word.as_str())).filter(|all| all.len() <= COMMON);
        let candidates: BTreeSet<usize> = rare.flatten().copied().collect();
        let near = |quote: usize| {
            let count = shared(&words, &theirs[quote]);
            let longer = words.len().max(theirs[quote].len());
            let same = near_speaker(entry.speaker.as_deref(), quoted[quote].speaker.as_deref());
            let enough = if same { count * 2 >= longer } else { count * 4 >= longer * 3 };
            enough.then(|| (count * 1000 / longer, quote))
        };
        let open = candidates.into_iter().filter(|quote| quoted[*quote].entry.is_none());
        let best = open.filter_map(near).max_by_key(|(near, quote)| (*near, usize::MAX - quote));
        if let Some((_, quote)) = best {
            quoted[quote].entry = Some(at);
            taken[at] = true;
        }
    }
}

/// The words of `key`, each once, sorted.
fn distinct(key: &str) -> Vec<String> {
    let mut words: Vec<String> = key.split(' ').map(str::to_owned).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// How many words two sorted lists have in common.
fn shared(one: &[String], other: &[String]) -> usize {
    one.iter().filter(|word| other.binary_search(word).is_ok()).count()
}

/// The one quotation of the same speaker between the same neighbours: all of its words were replaced.
fn same_place(entries: &[Entry], quoted: &mut [Quoted], taken: &mut [bool]) {
    // a frame of one open quotation on each side
    let frames: Vec<(usize, Option<usize>, Option<usize>)> = (0..quoted.len())
        .filter(|at| quoted[*at].entry.is_none())
        .filter_map(|at| {
            let before = at.checked_sub(1).map(|before| quoted[before].entry);
            let after = quoted.get(at + 1).map(|after| after.entry);
            // a neighbour that is open itself frames nothing
            match (before, after) {
                (Some(None), _) | (_, Some(None)) => None,
                (before, after) => Some((at, before.flatten(), after.flatten())),
            }
        })
        .collect();
    for (quote, before, after) in frames {
        let first = before.map_or(0, |before| before + 1);
        let last = after.unwrap_or(entries.len());
        if first + 1 != last || taken[first] {
            continue;
        }
        if near_speaker(entries[first].speaker.as_deref(), quoted[quote].speaker.as_deref()) {
            quoted[quote].entry = Some(first);
            taken[first] = true;
        }
    }
}

/// Whether two ways to call a speaker may mean one, as far as which sign-off is whose goes.
fn near_speaker(one: Option<&str>, other: Option<&str>) -> bool {
    let (Some(one), Some(other)) = (one, other) else { return one == other };
    let (one, other) = (folded(one), folded(other));
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    is_within(&short, &long)
}

/// The words of `short` in those of `long`, in order, with the same one last.
fn is_within(short: &str, long: &str) -> bool {
    let mut longer = long.split(' ');
    // in order, so that each word is looked at once
    let within = short.split(' ').all(|word| longer.any(|other| other == word));
    within && short.split(' ').next_back() == long.split(' ').next_back()
}

/// Whether two ways to call a speaker can mean one: *Smith* and *Ann Smith* do, and *Ann B. Smith*; *Bob Smith*, *Mary Ann
/// Smith* and *Mrs. Smith* do not.
pub(super) fn same_speaker(one: Option<&str>, other: Option<&str>) -> bool {
    let (Some(one), Some(other)) = (one, other) else { return one == other };
    let (one, other) = (folded(one), folded(other));
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if short == long {
        return true;
    }
    let (first, firsts) = (short.split(' ').next(), long.split(' ').next());
    let is_surname = !short.contains(' ') && !is_courtesy(&long);
    is_within(&short, &long) && (is_surname || first == firsts)
}

/// Whether a way to call somebody begins with *Mr.*, *Mrs.* and the like: with a surname it may be another of the family.
pub(super) fn is_courtesy(folded: &str) -> bool {
    folded.split_once(' ').is_some_and(|(first, _)| TITLES.contains(&first))
}

#[cfg(test)]
mod tests {
    use super::super::{Ledger, Standings};
    use super::*;
    use crate::article::Article;
    use crate::attribution::Draft;
    use crate::document::Format;
    use crate::lexicon::Lexicon;
    use crate::text::File;
    use std::sync::Arc;

    #[test]
    fn one_changed_quotation_among_many_like_it_is_the_one_that_was_signed() {
        let said = |number: usize, what: &str| {
            format!("“The ferry number {number} will {what} in the harbour,” Ann Lee said.\n\n")
        };
        let text: String = (0..120).map(|n| said(n, if n == 100 { "sink" } else { "stay" })).collect();
        let file = Arc::new(File::new("draft.txt", text.into_bytes()));
        let draft = Draft::read(file, Format::Plain, &Lexicon::built_in());
        let article = Article { draft, verifications: Vec::new(), sources: None, own_source: None };
        let signed = Entry {
            text: "The ferry number 100 will stay in the harbour,".into(),
            speaker: Some("Ann Lee".into()),
            ..Entry::default()
        };
        let ledger = Ledger { entries: vec![signed], ..Ledger::default() };
        let standings = Standings::new(&article, &ledger);
        let at: Vec<usize> =
            (0..standings.quoted.len()).filter(|at| standings.quoted[*at].entry.is_some()).collect();
        assert_eq!(at, [100]);
    }
}
