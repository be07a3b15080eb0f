//! The same utterance in other words: another translation, another reporter's hearing. Told by the words of
//! meaning that two quotations share, in order, where too much else differs for a misquotation.

use super::flag;
use super::units::{Text, Unit};

/// How much two quotations share.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Overlap {
    /// Words of meaning that both have in the same order (the longest common subsequence of their stems).
    pub(super) ordered: usize,
    /// Words of meaning of print that the other has anywhere.
    pub(super) shared: usize,
    /// Runs of two words or more that both have, each with a word of meaning; none counted twice.
    pub(super) runs: usize,
    /// Words of meaning of the shorter.
    pub(super) shorter: usize,
    /// Words of meaning of the longer.
    pub(super) longer: usize,
}

/// Words compared at most, of each side: nobody says more in one quotation that is printed twice.
const LONGEST: usize = 400;

impl Overlap {
    /// Compares the pieces of a printed utterance with the pieces of one that a source prints.
    pub(super) fn of<'a>(
        print: impl Iterator<Item = &'a Text>,
        source: impl Iterator<Item = &'a Text>,
    ) -> Self {
        let print: Vec<(String, bool)> = print.flat_map(stems).take(LONGEST).collect();
        let source: Vec<(String, bool)> = source.flat_map(stems).take(LONGEST).collect();
        let content = |all: &[(String, bool)]| -> Vec<String> {
            all.iter().filter(|(_, content)| *content).map(|(stem, _)| stem.clone()).collect()
        };
        let (p, s) = (content(&print), content(&source));
        let shared = p.iter().filter(|stem| s.contains(stem)).count();
        if shared == 0 {
            return Self::default();
        }
        Self {
            ordered: common(&p, &s),
            shared,
            runs: runs(&print, &source),
            shorter: p.len().min(s.len()),
            longer: p.len().max(s.len()),
        }
    }

    /// Whether both are one utterance. `known`: one speaker is named on both sides.
    pub(super) fn is_variant(&self, known: bool) -> bool {
        // of the shorter much, and of the longer so much that it is not only a phrase that both use
        let part =
            |of_ten: usize| self.ordered * 10 >= self.shorter * of_ten && self.ordered * 4 >= self.longer;
        if known { self.ordered >= 3 && part(5) } else { self.ordered >= 4 && self.runs >= 1 && part(6) }
    }

    /// Whether a part of an utterance has part of the other at all.
    pub(super) fn tells(&self) -> bool {
        self.runs >= 1 || self.ordered >= 2
    }

    /// The better the more is shared, in order first.
    pub(super) fn score(&self) -> usize {
        (self.ordered * 2 + self.runs * 2 + self.shared) * 100 / self.shorter.max(1)
    }
}

/// Stems of the words that are spoken, and whether each carries meaning.
fn stems(text: &Text) -> impl Iterator<Item = (String, bool)> + '_ {
    let spoken = |u: &&Unit| !u.is(flag::BRACKET | flag::ASIDE | flag::S | flag::D);
    text.units.iter().filter(spoken).map(|u| {
        let word = text.folded(u);
        (stem(word).to_owned(), u.is(flag::CONTENT) && word.len() > 2 && !u.is(flag::NEGATION | flag::MODAL))
    })
}

/// The word without its ending, seven letters of it at most: enough to bring *striking* to *strike*,
/// *terrorism* to *terrorist*.
fn stem(word: &str) -> &str {
    let mut stem = word;
    if word.len() > 5 && word.is_ascii() {
        for ending in
            ["ings", "isms", "ists", "ing", "ism", "ist", "ied", "ies", "ed", "es", "ly", "e", "s", "y"]
        {
            if let Some(base) = word.strip_suffix(ending).filter(|base| base.len() >= 4) {
                stem = base;
                break;
            }
        }
    }
    stem.char_indices().nth(7).map_or(stem, |(end, _)| &stem[..end])
}

/// Length of the longest common subsequence.
fn common(a: &[String], b: &[String]) -> usize {
    let mut row = vec![0; b.len() + 1];
    for x in a {
        let mut diagonal = 0;
        for (j, y) in b.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = if x == y { diagonal + 1 } else { above.max(row[j]) };
            diagonal = above;
        }
    }
    row[b.len()]
}

/// Runs of two words or more that both have, with a word of meaning in each.
fn runs(a: &[(String, bool)], b: &[(String, bool)]) -> usize {
    let mut count = 0;
    let mut at = 0;
    let mut used: Vec<&[(String, bool)]> = Vec::new();
    while at < a.len() {
        let best = (0..b.len())
            .map(|j| a[at..].iter().zip(&b[j..]).take_while(|(x, y)| x.0 == y.0).count())
            .max()
            .unwrap_or(0);
        let run = &a[at..at + best];
        if best >= 2 && run.iter().any(|(_, content)| *content) {
            count += usize::from(!used.contains(&run));
            used.push(run);
            at += best;
        } else {
            at += 1;
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::sources::folding::Folding;
    use crate::sources::words::Side;
    use crate::text::ProseSpan;

    fn overlap(print: &str, source: &str) -> Overlap {
        let folding = Folding::new(&Lexicon::built_in());
        let read =
            |text: &str| Text::read(text, ProseSpan::new(0, text.len()), Side::Printed, &folding, &|_| false);
        Overlap::of([read(print)].iter(), [read(source)].iter())
    }

    #[test]
    fn two_translations_are_one_utterance() {
        let overlap = overlap(
            "The bridges will be rebuilt before winter; we owe it to the fishermen of the strait.",
            "Before the winter comes the bridges get rebuilt, we owe that to fishermen on the strait,",
        );
        assert!(overlap.is_variant(true) && overlap.is_variant(false), "{overlap:?}");
    }

    #[test]
    fn one_topic_is_not_one_utterance() {
        let overlap = overlap(
            "We must rebuild the bridges together with our neighbours in the north.",
            "The ministry never said when it would pay for bridges, and the fishermen wait.",
        );
        assert!(!overlap.is_variant(true), "{overlap:?}");
    }
}
