//! `sources.toml`, or `[[source]]` in `quotelint.toml` → what an editor knows of the sources.

use super::paths::Patterns;
use super::reader::{Entry, Reader};
use super::{Problem, parse};
use crate::sources::{About, SourceKind};
use crate::text::{File, Span};
use std::path::Path;
use toml_edit::TableLike;

/// The file's name: it lies in a folder of sources.
pub const MANIFEST: &str = "sources.toml";

/// What is said of some sources, by patterns of their paths.
#[derive(Clone, Debug, Default)]
pub struct Manifest {
    entries: Vec<Described>,
}

#[derive(Clone, Debug)]
struct Described {
    paths: Patterns,
    /// The patterns as they were written.
    named: Vec<String>,
    about: About,
}

impl Manifest {
    /// Reads the text of `file`.
    ///
    /// # Errors
    /// Every mistake in it, in the order of the text.
    pub fn parse(file: &File) -> Result<Self, Vec<Problem>> {
        parse(file, |document, reader| {
            let mut manifest = Self::default();
            for entry in reader.entries(document.as_table(), &["source"], "setting") {
                manifest = Self::read(&entry, reader);
            }
            manifest
        })
    }

    /// The tables of `[[source]]`.
    pub(super) fn read(entry: &Entry<'_>, reader: &mut Reader<'_>) -> Self {
        let tables = reader.tables(entry);
        Self { entries: tables.into_iter().filter_map(|table| described(table, reader)).collect() }
    }

    /// What is said of the source at `path`, relative to the manifest's folder: of several entries, all, later ones first.
    pub fn about(&self, path: &Path) -> About {
        let mut about = About::default();
        for entry in self.entries.iter().filter(|entry| entry.paths.hold(path)) {
            about.add(&entry.about);
        }
        about
    }

    /// The patterns of entries that speak of none of `paths`, which are relative to the manifest's folder.
    pub fn idle<'a>(&'a self, paths: &'a [&Path]) -> impl Iterator<Item = String> + 'a {
        let idle = |entry: &&Described| !paths.iter().any(|path| entry.paths.hold(path));
        self.entries.iter().filter(idle).map(|entry| entry.named.join(", "))
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

const KEYS: [&str; 8] =
    ["date", "kind", "language", "outlet", "paths", "speakers", "translated-from", "verbatim"];

fn described(table: &dyn TableLike, reader: &mut Reader<'_>) -> Option<Described> {
    let mut about = About::default();
    let mut paths = None;
    for entry in reader.entries(table, &KEYS, "setting of a source") {
        match entry.key {
            "paths" => paths = Some((Patterns::read(&entry, reader), reader.strings(&entry))),
            "kind" => about.kind = kind(&entry, reader),
            "speakers" => about.speakers = speakers(&entry, reader),
            "date" => about.date = date(&entry, reader),
            "language" => about.language = reader.string(&entry).map(str::to_owned),
            "translated-from" => about.translated_from = reader.string(&entry).map(str::to_owned),
            "outlet" => about.outlet = reader.string(&entry).map(str::to_owned),
            _ => {
                about.verbatim = entry.item.as_bool();
                if about.verbatim.is_none() {
                    reader.expected(&entry, "true or false");
                }
            }
        }
    }
    if paths.is_none() {
        let key = table.iter().next().and_then(|(key, _)| table.key(key)).and_then(toml_edit::Key::span);
        let at = key.map_or(Span::at(0), |range| Span::new(range.start, range.end));
        let help = "add `paths = [\"council.vtt\"]`".to_owned();
        reader.problem(at, "this [[source]] names no paths", Some(help));
    }
    paths.map(|(paths, named)| Described { paths, named, about })
}

fn kind(entry: &Entry<'_>, reader: &mut Reader<'_>) -> Option<SourceKind> {
    let name = reader.string(entry)?;
    let kind = SourceKind::named(name);
    if kind.is_none() {
        reader.bad_name(entry, "kind of source", name, &SourceKind::ALL.map(SourceKind::name));
    }
    kind
}

fn speakers(entry: &Entry<'_>, reader: &mut Reader<'_>) -> Vec<(String, String)> {
    let Some(table) = reader.table(entry) else { return Vec::new() };
    let mut all = Vec::new();
    for entry in reader.any_entries(table) {
        all.extend(reader.string(&entry).map(|name| (entry.key.to_owned(), name.to_owned())));
    }
    all
}

/// A day, as a TOML date or as text.
fn date(entry: &Entry<'_>, reader: &mut Reader<'_>) -> Option<String> {
    let text = match (entry.item.as_datetime(), entry.item.as_str()) {
        (Some(date), _) => date.to_string(),
        (None, Some(text)) => text.to_owned(),
        _ => String::new(),
    };
    let known = About::is_date(&text);
    if !known {
        reader.expected(entry, "a day, as 2031-03-10");
    }
    known.then_some(text)
}
