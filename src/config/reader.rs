//! Reads TOML item by item, and notes every mistake with its place.

use super::problem::{Problem, on_characters};
use crate::rules::{Severity, UnknownName, nearest};
use crate::text::Span;
use toml_edit::{Item, Key, TableLike, Value};

/// One key and its value.
#[derive(Clone, Copy)]
pub(crate) struct Entry<'a> {
    pub(crate) key: &'a str,
    pub(crate) item: &'a Item,
    pub(crate) key_span: Span,
    pub(crate) value_span: Span,
}

/// Reads one file.
pub(crate) struct Reader<'a> {
    text: &'a str,
    pub(crate) problems: Vec<Problem>,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, problems: Vec::new() }
    }

    /// Notes a mistake. The same place is not blamed twice.
    pub(crate) fn problem(&mut self, span: Span, message: impl Into<String>, help: Option<String>) {
        let message = message.into();
        if !self.problems.iter().any(|known| known.span == span) {
            self.problems.push(Problem { span, message, label: String::new(), help });
        }
    }

    /// Notes a name that nothing bears.
    pub(crate) fn unknown(&mut self, span: Span, error: &UnknownName, known: &[&str]) {
        let help = match &error.suggestion {
            Some(name) => Some(format!("did you mean `{name}`?")),
            None if error.kind == "rule or group" => Some("`quotelint rules` lists them".to_owned()),
            None => (!known.is_empty()).then(|| format!("one of: {}", known.join(", "))),
        };
        self.problem(span, format!("unknown {} `{}`", error.kind, error.name), help);
    }

    /// The entries of `table` whose keys are `known`; the others are mistakes. `what` a key is, for the message.
    pub(crate) fn entries<'t>(
        &mut self,
        table: &'t dyn TableLike,
        known: &[&str],
        what: &'static str,
    ) -> Vec<Entry<'t>> {
        let mut entries = self.any_entries(table);
        entries.retain(|entry| {
            let is_known = known.contains(&entry.key);
            if !is_known {
                let suggestion = nearest(entry.key, known.iter().copied()).map(str::to_owned);
                let error = UnknownName { kind: what, name: entry.key.to_owned(), suggestion };
                self.unknown(entry.key_span, &error, known);
            }
            is_known
        });
        entries
    }

    /// All entries of `table`, in the order of the text.
    pub(crate) fn any_entries<'t>(&self, table: &'t dyn TableLike) -> Vec<Entry<'t>> {
        let mut entries: Vec<Entry<'t>> = table
            .iter()
            .map(|(key, item)| {
                let key_span = self.span(table.key(key).and_then(Key::span));
                let value_span = item.span().map_or(key_span, |range| self.span(Some(range)));
                Entry { key, item, key_span, value_span }
            })
            .collect();
        entries.sort_by_key(|entry| entry.key_span);
        entries
    }

    fn span(&self, range: Option<std::ops::Range<usize>>) -> Span {
        range.map_or(Span::at(0), |range| on_characters(self.text, range.start, range.end))
    }

    /// Where `words` stand inside the value at `span`, as it is written; the value, where escapes hide them.
    pub(super) fn inside(&self, span: Span, words: &str) -> Span {
        let at = span.of(self.text).find(words).map(|at| span.start + at);
        at.map_or(span, |at| Span::new(at, at + words.len()))
    }

    /// Notes that `entry` is of another kind than expected.
    pub(crate) fn expected(&mut self, entry: &Entry<'_>, expected: &str) {
        let found = article(entry.item.type_name());
        self.problem(entry.value_span, format!("`{}` takes {expected}, not {found}", entry.key), None);
    }

    /// The table that `entry` holds.
    pub(crate) fn table<'t>(&mut self, entry: &Entry<'t>) -> Option<&'t dyn TableLike> {
        let table = entry.item.as_table_like();
        if table.is_none() {
            self.expected(entry, "a table");
        }
        table
    }

    /// The tables of an array of tables.
    pub(crate) fn tables<'t>(&mut self, entry: &Entry<'t>) -> Vec<&'t dyn TableLike> {
        match entry.item {
            Item::ArrayOfTables(tables) => tables.iter().map(|table| table as &dyn TableLike).collect(),
            Item::Value(Value::Array(array)) if array.iter().all(Value::is_inline_table) => {
                array.iter().filter_map(Value::as_inline_table).map(|table| table as &dyn TableLike).collect()
            }
            _ => {
                self.expected(entry, &format!("tables: write `[[{}]]`", entry.key));
                Vec::new()
            }
        }
    }

    /// The text that `entry` holds.
    pub(crate) fn string<'t>(&mut self, entry: &Entry<'t>) -> Option<&'t str> {
        let text = entry.item.as_str();
        if text.is_none() {
            self.expected(entry, "a text");
        }
        text
    }

    /// The texts of a list; one text alone counts as a list of one.
    pub(crate) fn strings(&mut self, entry: &Entry<'_>) -> Vec<String> {
        self.spanned_strings(entry).into_iter().map(|(text, _)| text.to_owned()).collect()
    }

    /// The same with their places.
    pub(crate) fn spanned_strings<'t>(&mut self, entry: &Entry<'t>) -> Vec<(&'t str, Span)> {
        if let Some(one) = entry.item.as_str() {
            return vec![(one, entry.value_span)];
        }
        let Some(array) = entry.item.as_array() else {
            self.expected(entry, "a list of texts");
            return Vec::new();
        };
        let mut texts = Vec::new();
        for value in array {
            let span = self.span(value.span());
            match value.as_str() {
                Some(text) => texts.push((text, span)),
                None => self.problem(
                    span,
                    format!("`{}` takes texts, not {}", entry.key, article(value.type_name())),
                    None,
                ),
            }
        }
        texts
    }

    /// The severity that `entry` names.
    pub(crate) fn severity(&mut self, entry: &Entry<'_>) -> Option<Severity> {
        let name = self.string(entry)?;
        let severity = Severity::named(name);
        if severity.is_none() {
            self.bad_name(entry, "severity", name, &["error", "warning", "note"]);
        }
        severity
    }

    /// Notes that `name`, the value of `entry`, is none of `known`.
    pub(crate) fn bad_name(&mut self, entry: &Entry<'_>, kind: &'static str, name: &str, known: &[&str]) {
        let error = UnknownName::new(kind, name, known.iter().copied());
        self.unknown(entry.value_span, &error, known);
    }
}

/// `a string`, `an integer`.
fn article(kind: &str) -> String {
    let an = kind.starts_with(['a', 'e', 'i', 'o', 'u']);
    format!("{} {kind}", if an { "an" } else { "a" })
}
