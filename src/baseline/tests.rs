use super::*;
use crate::attribution::Draft;
use crate::document::Format;
use crate::lexicon::Lexicon;
use crate::rules::judge;
use crate::text::File;
use std::sync::Arc;

fn found(text: &str) -> (Article, Vec<Finding>) {
    let lexicon = Lexicon::built_in();
    let file = Arc::new(File::new("a.md", text.into()));
    let draft = Draft::read(file, Format::Markdown, &lexicon);
    let article = Article { draft, verifications: Vec::new(), sources: None, own_source: None };
    let findings = judge(&article, &Settings::default(), &lexicon);
    (article, findings)
}

fn baseline(text: &str) -> Baseline {
    let (article, findings) = found(text);
    let mut baseline = Baseline::default();
    baseline.record(&article, "a.md", &findings);
    baseline
}

/// New, known and idle findings of `text`.
fn sifted(baseline: &Baseline, text: &str) -> (Vec<String>, usize, usize) {
    let (article, findings) = found(text);
    let sifted = baseline.sift(&article, "a.md", findings, &Settings::default());
    let new = sifted.new.iter().map(|finding| finding.rule.to_string()).collect();
    (new, sifted.known, sifted.idle)
}

const OLD: &str = "The hall was full. \"We were promised a roof, and all we got was rain.\" Nobody left.\n\n\
    \"It works,\" insisted the mayor, Ann Doe.\n";

#[test]
fn findings_stay_known_when_copy_moves_and_is_set_anew() {
    let old = baseline(OLD);
    let rules: Vec<&str> = old.known.keys().map(|key| key.rule.as_str()).collect();
    assert_eq!(rules, ["loaded-verb", "orphan-quotation"]);
    assert_eq!(sifted(&old, OLD), (vec![], 2, 0));
    let moved =
        OLD.replace("The hall", "One more paragraph.\n\nThe *hall*").replace("a roof, and", "a roof,\nand");
    assert_eq!(sifted(&old, &moved), (vec![], 2, 0));
    let curly =
        moved.replace("\"We", "“We").replace("rain.\"", "rain.”").replace("\"It works,\"", "“It works,”");
    assert_eq!(sifted(&old, &curly), (vec![], 2, 0));
}

#[test]
fn what_is_new_is_new_and_what_is_gone_is_counted() {
    let old = baseline(OLD);
    let more = format!("{OLD}\n\"It will work,\" insisted the mayor, Ann Doe.\n");
    assert_eq!(sifted(&old, &more), (vec!["loaded-verb".to_owned()], 2, 0));
    let twice = format!("{OLD}\n{OLD}");
    assert_eq!(sifted(&old, &twice).1, 2, "one more of the same is new");
    let mended = OLD.replace("insisted", "said");
    assert_eq!(sifted(&old, &mended), (vec![], 1, 1));
}

#[test]
fn pruning_drops_what_is_gone_and_adds_nothing() {
    let mut old = baseline(OLD);
    let (article, findings) = found(&OLD.replace("insisted", "said"));
    assert_eq!(old.prune(&article, "b.md", &findings, &Settings::default()), 0, "another draft");
    let mut off = Settings::default();
    off.set_level("loaded-verb", None).expect("there is such a rule");
    assert_eq!(old.prune(&article, "a.md", &findings, &off), 0, "nobody looked");
    assert_eq!(old.prune(&article, "a.md", &findings, &Settings::default()), 1);
    assert_eq!(old.len(), 1);
    assert_eq!(old.forget(|file| file == "a.md"), 1);
    assert!(old.is_empty());
}

#[test]
fn it_is_written_a_line_a_finding_and_read_again() {
    let old = baseline(&format!("{OLD}\n{OLD}"));
    let text = old.to_json();
    assert_eq!(
        text,
        "{
  \"version\": 1,
  \"findings\": [
    {\"file\":\"a.md\",\"rule\":\"loaded-verb\",\"text\":\"it works <insisted> the mayor ann doe\",\"count\":2},
    {\"file\":\"a.md\",\"rule\":\"orphan-quotation\",\"text\":\"we were promised a roof and all we got was rain\",\"count\":2}
  ]
}
"
    );
    assert_eq!(Baseline::parse(&File::new("b", text.into())), Ok(old));
    let none = Baseline::default();
    assert_eq!(Baseline::parse(&File::new("b", none.to_json().into())), Ok(none));
}

#[test]
fn a_mistake_in_it_has_its_place() {
    let text = "{\n  \"version\": 1,\n  \"findings\": [\n    {\"file\":\"a\",\"rul\":\"b\",\"text\":\"c\"}\n  ]\n}\n";
    let problem = Baseline::parse(&File::new("b", text.into())).expect_err("a slip");
    assert!(problem.message.starts_with("unknown field `rul`"), "{}", problem.message);
    assert_eq!(File::new("b", text.into()).lines().line(problem.span.start), 3);
    for broken in ["", "[]", "{\"version\":2,\"findings\":[]}", "{\"version\":1,\"findings\":[{\"é"] {
        assert!(Baseline::parse(&File::new("b", broken.into())).is_err(), "{broken}");
    }
}
