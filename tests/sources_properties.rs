//! What holds for every quotation, whatever its words: a true one is verbatim at its place, and every span that
//! is reported lies on characters.
#![allow(clippy::unwrap_used)] // a test may fail

use proptest::prelude::*;
use quotelint::attribution::Draft;
use quotelint::document::Format;
use quotelint::lexicon::Lexicon;
use quotelint::sources::{Sources, Verdict};
use quotelint::text::File;
use std::sync::Arc;

const WORDS: &[&str] = &[
    "harbour", "ferry", "lamp", "winter", "council", "bridge", "nets", "herring", "mayor", "tide", "rope",
    "gull", "église", "Åland", "quay", "ledger", "budget", "storm", "lantern", "oars", "don’t", "seven",
    "never", "we", "carry", "mend", "count", "watch", "promise", "bring", "slow", "bright", "cold", "salted",
    "narrow", "the", "of",
];

/// Sentences of invented words, each of them said once.
fn talk() -> impl Strategy<Value = Vec<Vec<usize>>> {
    prop::collection::vec(prop::collection::vec(0..WORDS.len(), 9..20), 6..14)
}

fn sentence(words: &[usize]) -> String {
    words.iter().map(|&w| WORDS[w]).collect::<Vec<_>>().join(" ")
}

fn verify(source: &str, draft: &str) -> (Sources, Draft, Vec<quotelint::sources::Verification>) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("talk.txt"), source).unwrap();
    let lexicon = Lexicon::built_in();
    let sources = Sources::load(&[folder.path().to_owned()]);
    let file = Arc::new(File::new("draft.txt", draft.as_bytes().to_vec()));
    let drafts = [Draft::read(file, Format::Plain, &lexicon)];
    let mut all = sources.verify(&drafts, &lexicon);
    let [draft] = drafts;
    (sources, draft, all.remove(0).into_iter().flatten().collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, rng_seed: proptest::test_runner::RngSeed::Fixed(7), ..ProptestConfig::default() })]

    #[test]
    fn a_true_quotation_is_verbatim_at_its_place(talk in talk(), which in 0usize..6) {
        let lines: Vec<String> = talk.iter().map(|words| format!("{}.", sentence(words))).collect();
        let source = format!("LUND: {}\n\nHOST: Thank you.\n\nLUND: Good night.\n", lines.join(" "));
        let quote = lines[which].trim_end_matches('.');
        let (sources, _, all) = verify(&source, &format!("Ada Lund said: “{quote}.”\n"));
        prop_assert_eq!(all.len(), 1);
        prop_assert_eq!(all[0].verdict, Verdict::Verbatim, "{}", quote);
        let passage = all[0].passage.as_ref().unwrap();
        prop_assert_eq!(passage.span.of(sources.read[0].file.text()), quote);
    }

    #[test]
    fn every_span_lies_on_characters(talk in talk(), print in prop::collection::vec(0..WORDS.len(), 3..24), cut in 0usize..9) {
        let lines: Vec<String> = talk.iter().map(|words| sentence(words)).collect();
        let source = format!("LUND: {}\n\nHOST: « Ça va »?\n", lines.join("… — "));
        let mut quote = lines[0].clone();
        quote.push_str([" … ", " [é] ", "—", ", ", " ", "’", " (ph) ", "[…]", ": "][cut]);
        quote.push_str(&sentence(&print));
        let (sources, draft, all) = verify(&source, &format!("Ada Lund said: “{quote}.”\n"));
        for verification in &all {
            for edit in &verification.edits {
                prop_assert!(draft.file.text().get(edit.printed.range()).is_some());
                let at = verification.passage.as_ref().unwrap().source;
                prop_assert!(sources.read[at].file.text().get(edit.original.range()).is_some());
            }
        }
    }
}
