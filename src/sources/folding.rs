//! The word lists, made ready for comparing: what a word stands for, and what its loss would change.

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

/// Word lists by folded word.
#[derive(Debug, Default)]
pub(super) struct Folding {
    expansions: FxHashMap<String, Vec<String>>,
    numbers: FxHashMap<String, Worth>,
    negations: FxHashSet<String>,
    modals: FxHashSet<String>,
    disfluencies: FxHashSet<String>,
    /// Fillers, each a run of folded words.
    fillers: FxHashSet<Vec<String>>,
}

impl Folding {
    /// Compiles the lists of `lexicon`.
    pub(super) fn new(lexicon: &Lexicon) -> Self {
        let mut this = Self::default();
        for name in ["spelling-pairs", "contractions", "abbreviations"] {
            for (from, to) in lexicon.list(name).iter().filter_map(|entry| entry.split_once('=')) {
                let from = folded(from.trim()).trim_end_matches('.').to_owned();
                this.expansions.insert(from, to.split_whitespace().map(folded).collect());
            }
        }
        for (word, worth) in lexicon.list("number-words").iter().filter_map(|entry| entry.split_once('=')) {
            if let Some(worth) = worth_of(worth.trim()) {
                this.numbers.insert(folded(word.trim()), worth);
            }
        }
        let set = |name: &str| lexicon.list(name).iter().map(|entry| folded(entry)).collect();
        this.negations = set("negations");
        this.modals = set("modals");
        this.disfluencies = set("disfluencies");
        this.fillers = lexicon
            .list("fillers")
            .iter()
            .map(|entry| entry.split_whitespace().map(folded).collect())
            .collect();
        this
    }

    /// The words that a folded word stands for, where it is a contraction, an abbreviation or a variant spelling.
    pub(super) fn expansion(&self, word: &str) -> Option<&[String]> {
        self.expansions.get(word.trim_end_matches('.')).map(Vec::as_slice)
    }
    /// What a folded word counts.
    pub(super) fn worth(&self, word: &str) -> Option<Worth> {
        self.numbers.get(word).copied()
    }
    /// *not*, *never*, *without*
    pub(super) fn is_negation(&self, word: &str) -> bool {
        self.negations.contains(word)
    }
    /// *must*, *may*, *probably*
    pub(super) fn is_modal(&self, word: &str) -> bool {
        self.modals.contains(word)
    }
    /// *um*, *uh*
    pub(super) fn is_disfluency(&self, word: &str) -> bool {
        self.disfluencies.contains(word)
    }
    /// Whether `words` are one filler or several in a row: *you know*, *I mean*.
    pub(super) fn is_filler(&self, words: &[String]) -> bool {
        words.is_empty()
            || (1..=words.len().min(4))
                .any(|n| self.fillers.contains(&words[..n]) && self.is_filler(&words[n..]))
    }
    /// Whether one of the words is the other with *un-*, *in-*, *dis-* or the like before it.
    pub(super) fn is_opposite(&self, a: &str, b: &str) -> bool {
        let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
        let prefix = long.strip_suffix(short).unwrap_or_default();
        let suffix = |s: &str| {
            long.strip_suffix("less").is_some_and(|stem| short == stem || short == format!("{stem}{s}"))
        };
        (short.len() >= 4
            && matches!(prefix, "un" | "in" | "im" | "il" | "ir" | "dis" | "non" | "mis")
            && !self.negations.contains(short))
            || suffix("ful")
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
    fold(word, &mut out);
    out
}

/// The key by which two words are compared.
pub(super) fn key(word: &str) -> u64 {
    hash(word)
}
