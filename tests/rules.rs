//! Walks `rules/`: every page is run, pages and code are held one to one, and names, messages and word lists are checked.
//!
//! `QUOTELINT_BLESS=1 cargo test --test rules` writes the reports and fixed texts of the pages anew: read the difference.

#![allow(clippy::unwrap_used)] // a test that cannot go on has failed

use quotelint::article::Article;
use quotelint::attribution::Draft;
use quotelint::config::{MANIFEST, Manifest};
use quotelint::document::Format;
use quotelint::emit::brief;
use quotelint::ledger::{Ledger, Standings};
use quotelint::lexicon::Lexicon;
use quotelint::rules::{self, Applicability, Example, Finding, FixKind, Group, Page, Preset, Rule, Settings};
use quotelint::sources::Sources;
use quotelint::suppress;
use quotelint::text::{Edit, EditSet, File};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("rules")
}

#[test]
fn every_rule_has_a_page_and_every_page_a_rule() {
    let pages: BTreeSet<String> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| name.strip_suffix(".md").map(str::to_owned))
        .collect();
    let names: Vec<&str> = rules::all().iter().map(|rule| rule.name.as_str()).collect();
    assert!(names.is_sorted(), "the list of rules is sorted by name");
    assert_eq!(pages, names.into_iter().map(str::to_owned).collect());
}

#[test]
fn every_page_can_be_read_and_holds_what_a_reader_needs() {
    for rule in rules::all() {
        let name = &rule.name;
        let page = Page::parse(name, rule.text()).unwrap_or_else(|error| panic!("rules/{name}.md: {error}"));
        let kebab = name.chars().all(|c| c.is_ascii_lowercase() || c == '-') && !name.contains("--");
        assert!(
            kebab && !name.starts_with("no-") && !name.contains("should"),
            "{name} reads well after allow"
        );
        assert!(page.title.starts_with(char::is_lowercase), "{name}: a title is lower case");
        assert!(
            page.summary.ends_with('.') && page.summary.matches(". ").count() == 0,
            "{name}: one sentence"
        );
        for section in ["\n## Why\n", "\n## When to silence it\n", "\n## Examples\n"] {
            assert!(page.body.contains(section), "{name}: a section {section:?}");
        }
        for option in &page.options {
            assert!(option.doc.ends_with('.'), "{name}: {} has a sentence", option.name);
            assert!(
                page.body.contains(&format!("`{}`", option.name)),
                "{name}: the page speaks of {}",
                option.name
            );
        }
        assert_eq!(
            page.body.contains("\n## Options\n"),
            !page.options.is_empty(),
            "{name}: options have a section"
        );
        let examples = rules::examples(&page.body).unwrap_or_else(|error| panic!("rules/{name}.md: {error}"));
        for good in [true, false] {
            let count = examples.iter().filter(|example| example.good == good).count();
            assert!(count >= 2, "{name}: two examples that are {}", if good { "good" } else { "bad" });
        }
        // the linter's own comments and ledger are no matter of style
        let ours = page.group == Group::Meta || name == "changed-after-sign-off";
        assert!(ours || !page.guides.is_empty(), "{name}: which style guides ask for it");
        let fixed = examples.iter().any(|example| example.fixed.is_some());
        assert_eq!(
            fixed,
            page.fix != FixKind::None,
            "{name}: what can be fixed is shown fixed, and nothing else"
        );
    }
}

#[test]
fn every_example_brings_the_findings_that_its_page_says() {
    let mut wrong = Vec::new();
    for rule in rules::all() {
        let mut text = rule.text().to_owned();
        for example in rules::examples(&rule.page().body).unwrap() {
            if let Err(why) = run(rule, &example, &mut text) {
                wrong.push(format!("rules/{}.md: {why}\n{}", rule.name, example.text));
            }
        }
        if std::env::var_os("QUOTELINT_BLESS").is_some() && text != rule.text() {
            std::fs::write(folder().join(format!("{}.md", rule.name)), text).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{} examples:\n\n{}", wrong.len(), wrong.join("\n"));
}

/// Runs one example; `page` gets its report and fixed text as they came out.
fn run(rule: &'static Rule, example: &Example, page: &mut String) -> Result<(), String> {
    let (article, findings) = check(rule, example, &example.text);
    let report = brief::report(&article, &findings);
    if example.good {
        return if report.is_empty() {
            Ok(())
        } else {
            Err(format!("a good example is reported:\n{report}"))
        };
    }
    let expected = example.report.as_deref().ok_or("a bad example without a report")?;
    if report.is_empty() {
        return Err("a bad example is not reported".to_owned());
    }
    let mut wrong = Vec::new();
    if report != expected {
        *page = page.replacen(&format!("```report\n{expected}```"), &format!("```report\n{report}```"), 1);
        wrong.push(format!("expected\n{expected}found\n{report}"));
    }
    for finding in &findings {
        check_message(rule, finding);
    }
    if let Some(expected) = &example.fixed {
        let fixed = mended(&example.text, &findings);
        if fixed != *expected {
            *page = page.replacen(&format!("fixed\n{expected}```"), &format!("fixed\n{fixed}```"), 1);
            wrong.push(format!("fixed to\n{fixed}instead of\n{expected}"));
        }
        let (_, again) = check(rule, example, &fixed);
        if again
            .iter()
            .any(|finding| finding.fixes.iter().any(|fix| fix.applicability >= Applicability::Unsafe))
        {
            wrong.push(format!("what was fixed can be fixed again:\n{fixed}"));
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.concat()) }
}

/// What `rule` finds in `text`, with the other rules at work beside it, and with suppressions obeyed.
fn check(rule: &'static Rule, example: &Example, text: &str) -> (Article, Vec<Finding>) {
    let lexicon = Lexicon::built_in();
    let preset = example.info.iter().find_map(|word| word.strip_prefix("preset="));
    let mut settings = Settings::preset(preset.map_or(Preset::Ap, |name| name.parse().unwrap()));
    if settings.level(&rule.name).is_none() {
        settings.set_level(&rule.name, Some(rule.page().severity)).unwrap();
    }
    let format = if example.is_markdown() { Format::Markdown } else { Format::Plain };
    let file = Arc::new(File::new("draft.txt", text.as_bytes().to_vec()));
    let draft = Draft::read(file, format, &lexicon);
    // sources are read from a folder, as a user's are; the guard removes it
    let folder = tempfile::tempdir().unwrap();
    let sources = (!example.sources.is_empty()).then(|| {
        let files = example.sources.iter().filter(|(path, _)| path != MANIFEST);
        let paths = files.map(|(path, text)| {
            let path = folder.path().join(path);
            // a source that the page calls missing is named and not there
            if text.trim() != "(missing)" {
                std::fs::write(&path, text).unwrap();
            }
            path
        });
        let mut sources = Sources::load(&paths.collect::<Vec<_>>());
        if let Some((_, text)) = example.sources.iter().find(|(path, _)| path == MANIFEST) {
            let manifest = File::new(MANIFEST, text.as_bytes().to_vec());
            let manifest =
                Manifest::parse(&manifest).unwrap_or_else(|wrong| panic!("{}: {wrong:?}", rule.name));
            for source in &mut sources.read {
                let below = source.file.path().strip_prefix(folder.path()).unwrap();
                source.about.add(&manifest.about(below));
            }
        }
        Arc::new(sources)
    });
    let mut verified = sources
        .as_ref()
        .map(|sources| sources.verify(std::slice::from_ref(&draft), &lexicon))
        .unwrap_or_default();
    let verifications = verified.pop().unwrap_or_default();
    let article = Article { draft, verifications, sources, own_source: None };
    let mut findings = rules::judge(&article, &settings, &lexicon);
    if let Some(ledger) = ledger(example) {
        let standings = Standings::new(&article, &ledger);
        findings.extend(standings.changed(&article, &ledger, &settings));
        findings = standings.unanswered(&article, findings, settings.book());
    }
    let mut findings = suppress::filter(&article, findings, &settings);
    findings.retain(|finding| finding.rule == rule.name);
    for help in findings.iter_mut().flat_map(|finding| &mut finding.help) {
        *help = help.replace(&format!("{}/", folder.path().display()), "");
    }
    (article, findings)
}

/// The sign-offs of an example, with the sources that it has.
fn ledger(example: &Example) -> Option<Ledger> {
    let text = example.ledger.as_ref()?;
    let mut ledger = Ledger::parse(&File::new("ledger.toml", text.as_bytes().to_vec())).unwrap();
    for (path, text) in &example.sources {
        ledger.put(path, Some(text.as_bytes().to_vec()));
    }
    Some(ledger)
}

/// Messages are lower case (but for words of the draft) and end without a stop; fixes are as safe as the page says.
fn check_message(rule: &Rule, finding: &Finding) {
    let labels = finding.labels.iter().map(|label| &label.message);
    for message in labels.chain([&finding.message, &finding.primary.message]).chain(&finding.help) {
        assert!(!message.ends_with(['.', '!']), "{}: a stop at the end of {message:?}", rule.name);
        assert!(!message.contains('\n'), "{}: a line break in {message:?}", rule.name);
    }
    assert!(
        finding.labels.iter().all(|label| !label.message.is_empty()),
        "{}: every label says something",
        rule.name
    );
    for fix in &finding.fixes {
        let kind = match fix.applicability {
            Applicability::Safe => FixKind::Safe,
            Applicability::Unsafe | Applicability::Shown => FixKind::Suggested,
        };
        assert!(kind <= rule.page().fix, "{}: the page knows of the fix {:?}", rule.name, fix.title);
    }
}

/// `text` with the first fix of every finding applied.
fn mended(text: &str, findings: &[Finding]) -> String {
    let fixes = findings.iter().filter_map(|finding| finding.fixes.first());
    let edits: Vec<Edit> = fixes.flat_map(|fix| fix.edits.edits()).cloned().collect();
    let edits = EditSet::new(edits).unwrap();
    let mut out = text.to_owned();
    for edit in edits.edits().iter().rev() {
        out.replace_range(edit.span.range(), &edit.text);
    }
    out
}

#[test]
fn word_lists_are_sorted_and_hold_every_entry_once() {
    for entry in std::fs::read_dir(folder().join("words")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        let entries: Vec<&str> = quotelint::lexicon::entries(&text).collect();
        assert!(Lexicon::names().any(|known| known == name), "words/{name}.txt is in the program");
        assert!(text.starts_with("# "), "words/{name}.txt says in its first line what it holds");
        for pair in entries.windows(2) {
            assert!(pair[0] < pair[1], "words/{name}.txt: {:?} before {:?}", pair[0], pair[1]);
        }
    }
}
