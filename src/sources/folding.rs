//! The word lists, made ready for comparing: what a word stands for, and what its loss would change. One
//! look-up a word tells all of it.

use super::flag;
use super::fold::{fold, hash};
use crate::lexicon::Lexicon;
use rustc_hash::{FxHashMap, FxHashSet};

/// What a number word is worth.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Worth {
    /// *seven*, *forty*
    Plain(u64),
    /// *hundred*, *million*
    Times(u64),
    /// *third*
    Rank(u64),
}

/// What the lists say of one folded word.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    /// What it stands for, where it is a contraction, an abbreviation or a variant spelling.
    pub(super) expansion: Vec<String>,
    /// What it counts.
    pub(super) worth: Option<Worth>,
    /// Bits of [`flag`].
    pub(super) flags: u32,
    /// It can begin a filler.
    pub(super) fills: bool,
}

/// Word lists by folded word.
#[derive(Debug, Default)]
pub(super) struct Folding {
    entries: FxHashMap<u64, Entry>,
    /// The other spelling of a word.
    others: FxHashMap<u64, String>,
    /// Fillers, each a run of keys.
    fillers: FxHashSet<Vec<u64>>,
}

/// Words that say little of what a sentence is about.
const FUNCTION: &str = "a about all am an and any are as at be because been but by can could did do does for from \
    get go going got had has have he her here him his how i if in into is it its just me my no not of on one or our \
    out she so some that the their them then there these they this those to up us very was we were what when which \
    who will with would you your";

/// Words of money and shares.
const MEASURES: &[&str] = &["dollar", "pound", "euro", "yen", "percent", "cent"];

/// Words of one filler at most.
pub(super) const LONGEST_FILLER: usize = 3;

impl Folding {
    /// Compiles the lists of `lexicon`.
    pub(super) fn new(lexicon: &Lexicon) -> Self {
        let mut this = Self::default();
        for name in ["spelling-pairs", "contractions", "abbreviations"] {
            for (from, to) in lexicon.list(name).iter().filter_map(|entry| entry.split_once('=')) {
                let (from, to) = (folded(from), folded(to));
                if name == "spelling-pairs" {
                    this.others.entry(key(&from)).or_insert_with(|| to.clone());
                    this.others.entry(key(&to)).or_insert_with(|| from.clone());
                }
                this.entry(from.trim_end_matches('.')).expansion =
                    to.split_whitespace().map(str::to_owned).collect();
            }
        }
        for (word, worth) in lexicon.list("number-words").iter().filter_map(|entry| entry.split_once('=')) {
            this.entry(&folded(word)).worth = worth_of(worth.trim());
        }
        for (name, bit) in [
            ("negations", flag::NEGATION),
            ("modals", flag::MODAL),
            ("disfluencies", flag::DISFLUENCY),
            ("dates", flag::DATE),
            ("units", flag::UNIT),
        ] {
            for word in lexicon.list(name) {
                this.entry(&folded(word)).flags |= bit;
            }
        }
        for word in FUNCTION.split_whitespace() {
            this.entry(word).flags |= flag::FUNCTION;
        }
        for word in MEASURES {
            this.entry(word).flags |= flag::MEASURE;
        }
        for filler in lexicon.list("fillers") {
            let words: Vec<u64> = filler.split_whitespace().map(|word| key(&folded(word))).collect();
            if let Some(first) = words.first() {
                this.entries.entry(*first).or_default().fills = true;
            }
            this.fillers.insert(words);
        }
        this
    }

    fn entry(&mut self, word: &str) -> &mut Entry {
        self.entries.entry(key(word)).or_default()
    }

    /// What is known of a folded word.
    pub(super) fn get(&self, word: &str) -> Option<&Entry> {
        self.entries.get(&key(word.trim_end_matches('.')))
    }
    /// `text` in the other spelling: *colour* for *color*. `None`: it has no other.
    pub(super) fn respelled(&self, text: &str) -> Option<String> {
        let mut out = String::with_capacity(text.len() + 16);
        let mut changed = false;
        for word in text.split_whitespace() {
            let word = folded(word.trim_matches(|c: char| !c.is_alphanumeric()));
            let other = self.others.get(&key(&word));
            changed |= other.is_some();
            out.push_str(other.unwrap_or(&word));
            out.push(' ');
        }
        changed.then_some(out)
    }
    /// Whether a word with this key can begin a filler.
    pub(super) fn fills(&self, key: u64) -> bool {
        self.entries.get(&key).is_some_and(|entry| entry.fills)
    }
    /// Whether the words are one filler or several in a row: *you know*, *I mean*.
    pub(super) fn is_filler(&self, keys: &[u64]) -> bool {
        keys.is_empty()
            || (1..=keys.len().min(LONGEST_FILLER))
                .any(|n| self.fillers.contains(&keys[..n]) && self.is_filler(&keys[n..]))
    }
    /// Whether one of the words is the other with *un-*, *in-*, *dis-* or the like before it.
    pub(super) fn is_opposite(&self, a: &str, b: &str) -> bool {
        let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
        let prefix = long.strip_suffix(short).unwrap_or_default();
        let stripped =
            short.len() >= 4 && matches!(prefix, "un" | "in" | "im" | "il" | "ir" | "dis" | "non" | "mis");
        let stems = (long.strip_suffix("less"), short.strip_suffix("ful"));
        let negates = self.get(short).is_some_and(|entry| entry.flags & flag::NEGATION != 0);
        (stripped && !negates) || matches!(stems, (Some(x), Some(y)) if x == y)
    }
}

fn worth_of(text: &str) -> Option<Worth> {
    if let Some(factor) = text.strip_prefix('x') {
        factor.parse().ok().map(Worth::Times)
    } else if let Some(rank) = text.strip_suffix("th") {
        rank.parse().ok().map(Worth::Rank)
    } else {
        text.parse().ok().map(Worth::Plain)
    }
}

fn folded(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    fold(word.trim(), &mut out);
    out
}

/// The key by which two words are compared.
pub(super) fn key(word: &str) -> u64 {
    hash(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filler_may_be_said_twice() {
        let folding = Folding::new(&Lexicon::built_in());
        let keys = |text: &str| text.split(' ').map(key).collect::<Vec<_>>();
        assert!(folding.is_filler(&keys("you know i mean")));
        assert!(!folding.is_filler(&keys("you know him")));
    }

    #[test]
    fn opposites_are_a_prefix_or_a_suffix_apart() {
        let folding = Folding::new(&Lexicon::built_in());
        for (a, b) in [("fair", "unfair"), ("dishonest", "honest"), ("hopeful", "hopeless")] {
            assert!(folding.is_opposite(a, b), "{a} {b}");
        }
        for (a, b) in [("der", "under"), ("care", "scare"), ("hope", "hopeful")] {
            assert!(!folding.is_opposite(a, b), "{a} {b}");
        }
    }
}
