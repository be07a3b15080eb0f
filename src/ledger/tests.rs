use super::*;
use crate::article::Article;
use crate::attribution::Draft;
use crate::document::Format;
use crate::lexicon::Lexicon;
use crate::text::File;
use std::sync::Arc;

fn article(text: &str) -> Article {
    let file = Arc::new(File::new("draft.txt", text.into()));
    let draft = Draft::read(file, Format::Plain, &Lexicon::built_in());
    Article { draft, verifications: Vec::new(), sources: None, own_source: None }
}

fn entry(text: &str, speaker: &str) -> Entry {
    let speaker = (!speaker.is_empty()).then(|| speaker.to_owned());
    Entry {
        text: text.into(),
        speaker,
        by: "Rosa Lund".into(),
        at: "2031-03-10T14:05:00Z".into(),
        ..Entry::default()
    }
}

fn ledger(entries: &[Entry]) -> Ledger {
    Ledger { entries: entries.to_vec(), ..Ledger::default() }
}

/// Each quotation of the draft: its first word, the sign-off it has, and what changed.
fn standings(text: &str, ledger: &Ledger) -> Vec<(String, Option<usize>, Vec<Change>)> {
    let standings = Standings::new(&article(text), ledger);
    let first = |quote: &Quoted| quote.text.split(' ').next().unwrap_or_default().to_owned();
    standings.quoted.iter().map(|quote| (first(quote), quote.entry, quote.changes.clone())).collect()
}

fn problems(text: &str) -> Vec<String> {
    let problems = Ledger::parse(&File::new("a.ledger.toml", text.into())).expect_err("there are mistakes");
    problems
        .into_iter()
        .map(|p| format!("{}{}", p.message, p.help.map(|help| format!(" ({help})")).unwrap_or_default()))
        .collect()
}

#[test]
fn what_is_written_is_read_again() {
    let mut full = entry("He said \"no\", \\ and left.", "Ann Smith");
    full.source = Some(Signed {
        path: "sources/a b.txt".into(),
        sha256: sha256(b"x"),
        passage: Some("He said no".into()),
    });
    full.verdict = Some("verbatim".into());
    full.note = Some("by telephone\nat noon".into());
    let before = ledger(&[full, entry("One 'more'", "")]);
    let text = before.to_toml("draft.md");
    let after = Ledger::parse(&File::new("draft.md.ledger.toml", text.clone().into())).expect("it is right");
    assert_eq!(after.entries, before.entries, "{text}");
    assert_eq!(after.to_toml("draft.md"), text);
    assert!(Ledger::parse(&File::new("x", Vec::new())).expect("it is right").entries.is_empty());
}

#[test]
fn a_mistake_in_a_ledger_is_said_with_what_was_meant() {
    let whole = "[[signed]]\ntext = \"a\"\nby = \"b\"\nat = 2031-03-10T14:05:00Z\n";
    assert_eq!(
        problems(&format!("{whole}spaeker = \"c\"\n")),
        ["unknown field of a sign-off `spaeker` (did you mean `speaker`?)"]
    );
    assert_eq!(problems("[[singed]]\n"), ["unknown table of a ledger `singed` (did you mean `signed`?)"]);
    assert_eq!(problems(&format!("{whole}source = \"c\"\n")), ["a source without its `sha256`"]);
    assert_eq!(
        problems("[[signed]]\ntext = \"a\"\nby = \"b\"\n"),
        ["a sign-off without `at` (sign the quotation again, or take this [[signed]] out)"]
    );
    assert_eq!(
        problems("[[signed]]\ntext = \"a\"\nby = \"b\"\nat = 2031-03-10\n"),
        ["`at` takes a time, as 2031-03-10T14:05:00Z, not a datetime", "a sign-off without `at`"][..1]
    );
    assert_eq!(problems("signed = 3\n").len(), 1);
    assert_eq!(problems("[[signed]\n").len(), 1);
}

const TWO: &str = "\"We opened the sluice at six,\" said Dana Quill.\n\n\
    \"The lower fields were dry by noon, thank God,\" said Otis Marr.\n";

fn two() -> Ledger {
    ledger(&[
        entry("We opened the sluice at six,", "Dana Quill"),
        entry("The lower fields were dry by noon, thank God,", "Otis Marr"),
    ])
}

#[test]
fn a_quotation_stays_signed_wherever_it_moves_and_however_it_is_set() {
    let signed = |first: &str, at| (first.to_owned(), Some(at), Vec::new());
    assert_eq!(standings(TWO, &two()), [signed("We", 0), signed("The", 1)]);
    let moved = "News.\n\n“The lower fields were dry by noon — thank God,” said Otis Marr.\n\n\
        “We opened the sluice,” Dana Quill said, “at six.”\n";
    assert_eq!(standings(moved, &two()), [signed("The", 1), signed("We", 0)]);
}

#[test]
fn changed_words_and_speakers_are_seen() {
    let shorter = TWO.replace(" by noon, thank God", "");
    assert_eq!(standings(&shorter, &two())[1], ("The".to_owned(), Some(1), vec![Change::Words]));
    let other = TWO.replace("Otis Marr", "Ida Thorn");
    assert_eq!(standings(&other, &two())[1].2, [Change::Speaker]);
    let replaced = TWO.replace("We opened the sluice at six", "Nobody told me anything, ever");
    assert_eq!(
        standings(&replaced, &two())[0].2,
        [Change::Words],
        "the same speaker between the same neighbours"
    );
}

#[test]
fn new_quotations_are_open_and_those_cut_are_gone() {
    let cut = "\"The lower fields were dry by noon, thank God,\" said Otis Marr.\n\n\
        \"I lost forty sheep,\" said Ida Thorn.\n";
    let standings = Standings::new(&article(cut), &two());
    assert_eq!(standings.gone, [0]);
    assert_eq!(standings.quoted[1].entry, None);
    assert!(standings.is_signed(0) && !standings.is_signed(1) && !standings.is_signed(2));
}

#[test]
fn twins_are_told_apart_by_their_speakers() {
    let text = "\"Not one boat,\" said Ann Lee.\n\n\"Not one boat,\" said Bob Ray.\n";
    let signed = ledger(&[entry("Not one boat,", "Bob Ray")]);
    let found: Vec<_> = standings(text, &signed).into_iter().map(|(_, entry, _)| entry).collect();
    assert_eq!(found, [None, Some(0)]);
}

#[test]
fn a_source_that_changed_is_told_from_one_that_changed_elsewhere() {
    let mut signed = two();
    signed.entries[0].source = Some(Signed {
        path: "log.txt".into(),
        sha256: sha256(b"DANA QUILL: We opened the sluice at six.\n"),
        passage: Some("We opened the sluice at six.".into()),
    });
    let with = |text: Option<&str>| {
        let mut ledger = signed.clone();
        ledger.put("log.txt", text.map(|text| text.as_bytes().to_vec()));
        standings(TWO, &ledger)[0].2.clone()
    };
    assert!(with(Some("DANA QUILL: We opened the sluice at six.\n")).is_empty());
    assert_eq!(with(Some("DANA QUILL: We opened the sluice at six. Then it rained.\n")), [Change::Source]);
    assert_eq!(with(Some("DANA QUILL: We opened the sluice at ten.\n")), [Change::Passage]);
    assert_eq!(with(None), [Change::Missing], "nobody knows");
    assert!(standings(TWO, &signed)[0].2.is_empty(), "nobody looked");
}

#[test]
fn a_long_ledger_takes_no_longer_than_a_short_one_for_each() {
    let same = vec![entry("Not one boat,", "Ann Lee"); 3_000];
    let text = "\"Not one boat,\" said Bob Ray.\n\n".repeat(3_000);
    let found = standings(&text, &ledger(&same));
    assert!(found.iter().all(|(_, entry, changes)| entry.is_some() && *changes == [Change::Speaker]));
}

#[test]
fn the_piece_with_the_changed_words_is_pointed_at() {
    let signed = ledger(&[entry("We opened the sluice at six, and not before.", "Dana Quill")]);
    let at = |text: &str| {
        let article = article(text);
        let settings = crate::rules::Settings::default();
        let findings = Standings::new(&article, &signed).changed(&article, &signed, &settings);
        let spans: Vec<_> = findings.iter().map(|finding| finding.primary.span.of(text).to_owned()).collect();
        spans.join(" | ")
    };
    let first = "\"We shut the sluice at six,\"";
    assert_eq!(at(&format!("{first} Dana Quill said, \"and not before.\"\n")), first);
    let first = "\"We opened the sluice,\"";
    assert_eq!(at(&format!("{first} Dana Quill said, \"and not before.\"\n")), first);
    let second = "\"and not an hour before.\"";
    assert_eq!(at(&format!("\"We opened the sluice at six,\" Dana Quill said, {second}\n")), second);
    let second = "\"and not.\"";
    assert_eq!(at(&format!("\"We opened the sluice at six,\" Dana Quill said, {second}\n")), second);
}

#[test]
fn a_question_and_a_score_are_not_their_words_alone() {
    let signed = ledger(&[entry("They open in June,", "Dana Quill"), entry("We won it 10-2,", "Otis Marr")]);
    let now = |june: &str, won: &str| {
        let text = format!("\"{june}\" said Dana Quill.\n\n\"{won}\" said Otis Marr.\n");
        standings(&text, &signed).into_iter().map(|(_, _, changes)| changes).collect::<Vec<_>>()
    };
    assert_eq!(now("They open in June,", "We won it 10–2,"), [vec![], vec![]]);
    assert_eq!(now("They open in June?", "We won it 10 2,"), [[Change::Words], [Change::Words]]);
}

#[test]
fn another_of_the_same_surname_is_another_speaker() {
    let signed = |speaker: &str| ledger(&[entry("The gates held all night,", speaker)]);
    let changes = |text: &str, speaker: &str| standings(text, &signed(speaker)).remove(0).2;
    let says = |who: &str| format!("\"The gates held all night,\" said {who}.\n");
    for (then, now) in [("Ann Holt", "Mary Ann Holt"), ("Ann Holt", "Mrs. Holt"), ("Ann Holt", "Tom Holt")] {
        assert_eq!(changes(&says(now), then), [Change::Speaker], "{then}, {now}");
    }
    for (then, now) in [("Holt", "Ann Holt"), ("Ann Holt", "Ann B. Holt"), ("Ann Holt", "Mrs. Ann Holt")] {
        assert!(changes(&says(now), then).is_empty(), "{then}, {now}");
    }
    let known = format!("Ann Holt keeps the sluice. She has a dog.\n\n{}", says("Mrs. Holt"));
    assert!(changes(&known, "Ann Holt").is_empty(), "the draft calls her both");
    let itself = says("Mrs. Holt");
    let recorded = Standings::new(&article(&itself), &Ledger::default()).quoted[0].speaker.clone();
    assert!(changes(&itself, &recorded.expect("a speaker")).is_empty());
}
