//! What holds for every quotation, whatever its words: a true one is verbatim at its place, and every span that
//! is reported lies on characters.
#![allow(clippy::unwrap_used)] // a test may fail

use proptest::prelude::*;
use quotelint::attribution::Draft;
use quotelint::document::Format;
use quotelint::lexicon::Lexicon;
use quotelint::sources::{Source, Sources, Verdict};
use quotelint::text::{File, Span};
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

    #[test]
    fn what_no_difference_covers_is_the_same(talk in talk(), at in 1usize..8, kind in 0usize..4, other in 0..WORDS.len()) {
        let said: Vec<&str> = talk[0].iter().map(|&w| WORDS[w]).collect();
        let mut printed = said.clone();
        match kind {
            0 => { printed.remove(at); }
            1 => printed.insert(at, WORDS[other]),
            2 => printed[at] = WORDS[other],
            _ => printed[at] = "…",
        }
        let rest: Vec<String> = talk[1..].iter().map(|words| sentence(words)).collect();
        let source = format!("LUND: {}. {}.\n\nHOST: Thank you.\n", said.join(" "), rest.join(". "));
        let (sources, draft, all) = verify(&source, &format!("Ada Lund said: “{}.”\n", printed.join(" ")));
        let verification = &all[0];
        let Some(passage) = verification.passage.as_ref().filter(|_| verification.second.is_none()) else {
            return Ok(());
        };
        let quote = Span::new(draft.file.text().find('“').unwrap() + 3, draft.file.text().find('”').unwrap());
        let outside = |text: &str, whole: Span, spans: Vec<Span>| {
            let mut left = text[whole.range()].to_owned();
            let mut last = whole.end;
            for span in spans.iter().rev() {
                assert!(span.end <= last && span.start >= whole.start, "{text}: {spans:?}");
                left.replace_range(span.start - whole.start..span.end - whole.start, " ");
                last = span.start;
            }
            let words = left.split(|c: char| !c.is_alphanumeric() && c != '’').filter(|w| !w.is_empty());
            words.map(str::to_lowercase).collect::<Vec<_>>()
        };
        let in_draft = outside(draft.file.text(), quote, verification.edits.iter().map(|e| e.printed).collect());
        let originals = verification.edits.iter().map(|e| e.original).filter(|o| passage.span.covers(*o)).collect();
        let in_source = outside(sources.read[passage.source].file.text(), passage.span, originals);
        prop_assert_eq!(in_draft, in_source, "{:?}", verification.edits);
    }

    #[test]
    fn the_order_of_sources_changes_no_verdict(talk in talk(), cut in 1usize..8) {
        let text = |name: &str, lines: &[Vec<usize>]| {
            let lines: Vec<String> = lines.iter().map(|words| sentence(words)).collect();
            Source::new(File::new(name, format!("LUND: {}.\n", lines.join(". ")).into_bytes())).unwrap()
        };
        let mut changed = talk.clone();
        changed[0].remove(cut);
        let read = vec![text("a.txt", &talk), text("b.txt", &changed), text("c.txt", &talk[1..])];
        let lexicon = Lexicon::built_in();
        let draft = format!("Ada Lund said: “{}.”\n", sentence(&talk[0]));
        let file = Arc::new(File::new("draft.txt", draft.into_bytes()));
        let drafts = [Draft::read(file, Format::Plain, &lexicon)];
        let held = |read: Vec<Source>| {
            let sources = Sources { read, ..Sources::default() };
            let mut all = sources.verify(&drafts, &lexicon).remove(0);
            let held = all.remove(0).unwrap();
            (held.verdict, held.passage.map(|p| sources.read[p.source].file.path().to_owned()))
        };
        let backwards: Vec<Source> = read.iter().rev().cloned().collect();
        prop_assert_eq!(held(read), held(backwards));
    }
}
