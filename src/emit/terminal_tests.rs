use super::*;
use crate::rules::Place;
use crate::rules::{Fix, Label};
use crate::text::EditSet;

const DRAFT: &str = "RIDGE HARBOUR\nThe ferry company dropped its plan for a winter timetable on Monday after \
    three hours of talks with the islanders, who had filled the parish hall and two buses. \"We will run the last \
    boat until March,\" said Ingrid Falk, who keeps the books of the company and has done so since 1988.\n";
const SOURCE: &str =
    "FALK: We will not run the last boat until March, and that is all I have to say tonight.\n";

fn at(text: &str, words: &str) -> Span {
    let start = text.find(words).expect("the words are there");
    Span::new(start, start + words.len())
}

fn print(report: &Report<'_>, width: usize) -> String {
    let mut out = Vec::new();
    Terminal::new(&mut out, Look { colour: false, width }).report(report).expect("a vector takes all");
    let printed = String::from_utf8(out).expect("reports are UTF-8");
    printed.lines().flat_map(|line| [line.trim_end(), "\n"]).collect()
}

#[test]
fn one_report_labels_the_draft_and_the_source() {
    let draft = File::new("ferry.txt", DRAFT.into());
    let source = File::new("sources/hearing.txt", SOURCE.into());
    let report = Report {
        severity: Severity::Error,
        code: "meaning-changed",
        message: "a negation is lost",
        labels: vec![
            (&draft, at(DRAFT, "will run"), "\"not\" is missing here"),
            (&source, at(SOURCE, "not"), "Falk said \"not\""),
        ],
        notes: vec![("help", "print what was said, or paraphrase".into())],
    };
    assert_eq!(
        print(&report, 90),
        r#"error[meaning-changed]: a negation is lost
  ┌─ ferry.txt:2:166
  │
2 │ … and two buses. "We will run the last boat until March," said Ingrid Falk, who …
  │                      ^^^^^^^^ "not" is missing here
  │
  ┌─ sources/hearing.txt:1:15
  │
1 │ FALK: We will not run the last boat until March, and that is all I have to say …
  │               --- Falk said "not"
  │
  = help: print what was said, or paraphrase

"#
    );
}

#[test]
fn a_label_inside_the_primary_one_is_seen() {
    let draft = File::new("ferry.txt", "\"We will run the boat,\" he said.\n".into());
    let text = draft.text().to_owned();
    let report = Report {
        severity: Severity::Error,
        code: "meaning-changed",
        message: "a negation is lost",
        labels: vec![
            (&draft, at(&text, "\"We will run the boat,\""), ""),
            (&draft, Span::at(8), "\"not\" is missing here"),
            (&draft, at(&text, "boat"), "\"boat\" for \"ferry\""),
        ],
        notes: vec![],
    };
    assert_eq!(
        print(&report, 80),
        r#"error[meaning-changed]: a negation is lost
  ┌─ ferry.txt:1:1
  │
1 │ "We will run the boat," he said.
  │ ^^^^^^^^-^^^^^^^^----^^
  │         │        │
  │         │        "boat" for "ferry"
  │         "not" is missing here

"#
    );
}

#[test]
fn control_characters_are_shown_never_sent() {
    let text = "He said: \"\u{1b}[31mRed\u{202e}\u{7}\".\n";
    let draft = File::new("a\u{1b}b.txt", text.into());
    let report = Report {
        severity: Severity::Warning,
        code: "unclosed-quotation",
        message: "this mark \u{1b}[0m never closes",
        labels: vec![(&draft, at(text, "\""), "opens \u{8} here")],
        notes: vec![("help", "close\u{1b} it".into())],
    };
    let printed = print(&report, 80);
    assert!(printed.chars().all(|c| c == '\n' || !c.is_control() && c != '\u{202e}'), "{printed:?}");
}

#[test]
fn a_fix_says_which_flag_applies_it() {
    let text = "\"Yes\" she said.\n";
    let article = article(text);
    let mut finding = finding(Severity::Warning, at(text, "\" she"));
    finding.fixes = vec![Fix {
        title: "put a comma before the mark".into(),
        applicability: Applicability::Safe,
        edits: EditSet::one(Span::at(4), ","),
    }];
    let mut out = Vec::new();
    let mut terminal = Terminal::new(&mut out, Look { colour: false, width: 80 });
    terminal.finding(&article, &finding).expect("a vector takes all");
    assert!(String::from_utf8_lossy(&out).contains("  = fix: put a comma before the mark (--fix)\n"));
}

#[test]
fn a_note_takes_two_lines_and_a_report_after_it_a_blank_one() {
    let text = "\"Yes,\" a senior official said.\n";
    let article = article(text);
    let mut out = Vec::new();
    let mut terminal = Terminal::new(&mut out, Look { colour: false, width: 80 });
    let span = at(text, "a senior official");
    terminal.finding(&article, &finding(Severity::Note, span)).expect("a vector takes all");
    terminal.finding(&article, &finding(Severity::Note, span)).expect("a vector takes all");
    terminal.finding(&article, &finding(Severity::Error, span)).expect("a vector takes all");
    assert_eq!(
        String::from_utf8_lossy(&out),
        "note[rule]: a message
  ╶─ draft.txt:1:8: a senior official
note[rule]: a message
  ╶─ draft.txt:1:8: a senior official

error[rule]: a message
  ┌─ draft.txt:1:8
  │
1 │ \"Yes,\" a senior official said.
  │        ^^^^^^^^^^^^^^^^^

"
    );
}

fn article(text: &str) -> Article {
    let file = std::sync::Arc::new(File::new("draft.txt", text.into()));
    let draft = crate::attribution::Draft::read(
        file,
        crate::document::Format::Plain,
        &crate::lexicon::Lexicon::built_in(),
    );
    Article { draft, verifications: Vec::new(), sources: None, own_source: None }
}

fn finding(severity: Severity, span: Span) -> Finding {
    Finding {
        rule: "rule".into(),
        severity,
        message: "a message".into(),
        primary: Label { place: Place::Draft, span, message: String::new() },
        labels: Vec::new(),
        help: Vec::new(),
        fixes: Vec::new(),
    }
}
