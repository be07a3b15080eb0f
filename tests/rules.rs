//! Walks `rules/`: every page is run, pages and code are held one to one, and names, messages and word lists are checked.
//!
//! `QUOTELINT_BLESS=1 cargo test --test rules` writes the reports and fixed texts of the pages anew; read the difference.

#[path = "rules/page.rs"]
mod page;
#[path = "rules/report.rs"]
mod report;

use page::Example;
use quotelint::article::Article;
use quotelint::attribution::Draft;
use quotelint::document::Format;
use quotelint::lexicon::Lexicon;
use quotelint::rules::{self, Edits, Finding, Preset, Rule, Settings};
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
    let names: Vec<&str> = rules::all().iter().map(|rule| rule.name).collect();
    assert!(names.is_sorted(), "the list of rules is sorted by name");
    assert_eq!(pages, names.into_iter().map(str::to_owned).collect());
}
