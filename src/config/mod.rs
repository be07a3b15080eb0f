//! `quotelint.toml` → settings for each draft below its folder.
//!
//! Parsing touches no file but the one it is given; paths in it are relative to its folder. Whatever is wrong
//! with it is said with its span: all mistakes at once, each with the name that was probably meant.

mod manifest;
pub mod own;
mod paths;
mod problem;
pub(crate) mod reader;
mod rules;

use crate::lexicon::Lexicon;
use crate::rules::{Book, Preset, Settings, Severity, UnknownName};
use crate::text::{File, Span};
pub use manifest::{MANIFEST, Manifest};
use paths::Patterns;
pub use problem::Problem;
use problem::on_characters;
use reader::Reader;
use rules::Changes;
use std::path::Path;
use std::sync::Arc;
use toml_edit::Document;

/// The file's name.
pub const NAME: &str = "quotelint.toml";

/// A commented file to begin with.
pub const TEMPLATE: &str = include_str!("template.toml");

/// What one `quotelint.toml` says.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// Files, folders and patterns of sources, relative to the file's folder.
    pub sources: Vec<String>,
    /// What is said of the sources, by paths relative to the file's folder.
    pub manifest: Manifest,
    /// The folder of the newsroom's own rules, relative to the file's folder.
    pub own_rules: Option<String>,
    /// The file of the findings that are known, relative to the file's folder; `None`: the one beside it, where there is one.
    pub baseline: Option<String>,
    /// The severity from which a run fails.
    pub fail_on: Option<Severity>,
    base: Settings,
    words: Vec<Words>,
    exclude: Patterns,
    per_path: Vec<PerPath>,
}

/// Changes to one word list.
#[derive(Clone, Debug)]
struct Words {
    list: String,
    add: Vec<String>,
    remove: Vec<String>,
}

/// Settings of some of the drafts.
#[derive(Clone, Debug)]
struct PerPath {
    paths: Patterns,
    changes: Changes,
}

impl Config {
    /// Reads the text of `file`, which speaks of the rules of `book`.
    ///
    /// # Errors
    /// Every mistake in it, in the order of the text.
    pub fn parse(file: &File, book: &Arc<Book>) -> Result<Self, Vec<Problem>> {
        parse(file, |document, reader| Self::read(document, book, reader))
    }

    fn read(document: &Document<&str>, book: &Arc<Book>, reader: &mut Reader<'_>) -> Self {
        let mut config = Self { base: Settings::of(book.clone()), ..Self::default() };
        let top = document.as_table();
        let known = [
            "baseline",
            "exclude",
            "fail-on",
            "own-rules",
            "per-path",
            "preset",
            "rules",
            "source",
            "sources",
            "words",
        ];
        for entry in reader.entries(top, &known, "setting") {
            match entry.key {
                "sources" => config.sources = reader.strings(&entry),
                "source" => config.manifest = Manifest::read(&entry, reader),
                "exclude" => config.exclude = Patterns::read(&entry, reader),
                "baseline" => config.baseline = reader.string(&entry).map(str::to_owned),
                "fail-on" => config.fail_on = reader.severity(&entry),
                // read before, by `own`: the rules in it may be named here
                "own-rules" => config.own_rules = reader.string(&entry).map(str::to_owned),
                "words" => config.words = words(&entry, reader),
                "per-path" => {
                    for table in reader.tables(&entry) {
                        config.per_path.extend(PerPath::read(table, book, reader));
                    }
                }
                _ => {}
            }
        }
        Changes::read(top, book, reader).apply(&mut config.base);
        config
    }

    /// The settings of the draft at `path`, relative to the file's folder: later `[[per-path]]` tables win.
    pub fn settings(&self, path: &Path) -> Settings {
        let mut settings = self.base.clone();
        for per_path in self.per_path.iter().filter(|per_path| per_path.paths.hold(path)) {
            per_path.changes.apply(&mut settings);
        }
        settings
    }

    /// The settings of a draft that no `[[per-path]]` speaks of.
    pub fn base(&self) -> &Settings {
        &self.base
    }

    /// Whether the draft at `path`, relative to the file's folder, is left out when folders are walked: pages of own
    /// rules are no drafts.
    pub fn excludes(&self, path: &Path) -> bool {
        let pages = self.own_rules.as_deref().map(|folder| folder.trim_start_matches("./"));
        self.exclude.hold(path) || pages.is_some_and(|folder| path.starts_with(folder))
    }

    /// The style guide that the rules rest on.
    pub fn preset(&self) -> Preset {
        self.base.base()
    }

    /// The word lists with the user's own words.
    pub fn lexicon(&self) -> Lexicon {
        let mut lexicon = Lexicon::built_in();
        for words in &self.words {
            lexicon.amend(&words.list, &words.add, &words.remove);
        }
        lexicon
    }
}

/// Reads a file of settings, or another of our files in TOML: what `read` makes of it, or every mistake in the order of the text.
pub(crate) fn parse<T>(
    file: &File,
    read: impl FnOnce(&Document<&str>, &mut Reader<'_>) -> T,
) -> Result<T, Vec<Problem>> {
    parse_text(file.text(), read)
}

/// The same of text that is part of a file, and stands where it does there.
fn parse_text<T>(
    text: &str,
    read: impl FnOnce(&Document<&str>, &mut Reader<'_>) -> T,
) -> Result<T, Vec<Problem>> {
    let document = Document::parse(text).map_err(|error| {
        let span =
            error.span().map_or(Span::at(text.len()), |range| on_characters(text, range.start, range.end));
        let mut lines = error.message().lines();
        let message = lines.next().unwrap_or_default().to_owned();
        let rest: Vec<&str> = lines.collect();
        let help = (!rest.is_empty()).then(|| rest.join(", "));
        vec![Problem { span, message, label: String::new(), help }]
    })?;
    let mut reader = Reader::new(text);
    let settings = read(&document, &mut reader);
    let mut problems = reader.problems;
    problems.sort_by_key(|problem| problem.span);
    if problems.is_empty() { Ok(settings) } else { Err(problems) }
}

impl PerPath {
    fn read(table: &dyn toml_edit::TableLike, book: &Arc<Book>, reader: &mut Reader<'_>) -> Option<Self> {
        let mut paths = None;
        for entry in reader.entries(table, &["ignore", "paths", "preset", "rules"], "setting") {
            if entry.key == "paths" {
                paths = Some(Patterns::read(&entry, reader));
            }
        }
        let changes = Changes::read(table, book, reader);
        if paths.is_none() {
            let at = table.iter().next().and_then(|(key, _)| table.key(key)).and_then(toml_edit::Key::span);
            let at = at.map_or(Span::at(0), |range| Span::new(range.start, range.end));
            reader.problem(
                at,
                "this [[per-path]] names no paths",
                Some("add `paths = [\"folder/**\"]`".into()),
            );
        }
        paths.map(|paths| Self { paths, changes })
    }
}

fn words(entry: &reader::Entry<'_>, reader: &mut Reader<'_>) -> Vec<Words> {
    let Some(lists) = reader.table(entry) else { return Vec::new() };
    let known: Vec<&str> = Lexicon::names().collect();
    let mut all = Vec::new();
    for list in reader.entries(lists, &known, "word list") {
        let Some(table) = reader.table(&list) else { continue };
        let mut words = Words { list: list.key.to_owned(), add: Vec::new(), remove: Vec::new() };
        for entry in reader.entries(table, &["add", "remove"], "setting") {
            match entry.key {
                "add" => words.add = reader.strings(&entry),
                _ => words.remove = removed(list.key, &entry, reader),
            }
        }
        all.push(words);
    }
    all
}

/// Words to be taken out of a list, all of which are in it.
fn removed(list: &str, entry: &reader::Entry<'_>, reader: &mut Reader<'_>) -> Vec<String> {
    let texts = reader.spanned_strings(entry);
    for (word, span) in texts.iter().filter(|(word, _)| !Lexicon::lists(list, word)) {
        let known = Lexicon::built_in().words_of(list);
        let mut error = UnknownName::new("entry of the list", word, known.iter().map(String::as_str));
        error.suggestion = Lexicon::base_of(list, word).or(error.suggestion);
        reader.unknown(*span, &error, &[]);
    }
    texts.into_iter().map(|(word, _)| word.to_owned()).collect()
}

#[cfg(test)]
mod tests;
