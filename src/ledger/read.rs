//! The text of a ledger → its sign-offs, or every mistake in it with its place.

use super::{Entry, Ledger, Signed};
use crate::config::reader::{Entry as Field, Reader};
use crate::config::{Problem, parse};
use crate::text::{File, Span};
use toml_edit::TableLike;

const FIELDS: [&str; 9] = ["at", "by", "note", "passage", "sha256", "source", "speaker", "text", "verdict"];

/// The fields without which nobody knows what was signed.
const NEEDED: [&str; 3] = ["text", "by", "at"];

impl Ledger {
    /// Reads the text of `file`.
    ///
    /// # Errors
    /// Every mistake in it, in the order of the text.
    pub fn parse(file: &File) -> Result<Self, Vec<Problem>> {
        parse(file, |document, reader| {
            let mut ledger = Self::default();
            for entry in reader.entries(document.as_table(), &["signed"], "table of a ledger") {
                ledger.entries =
                    reader.tables(&entry).into_iter().filter_map(|t| signed(t, reader)).collect();
            }
            ledger
        })
    }
}

fn signed(table: &dyn TableLike, reader: &mut Reader<'_>) -> Option<Entry> {
    let mut entry = Entry::default();
    let mut source = Signed { path: String::new(), sha256: String::new(), passage: None };
    let fields = reader.entries(table, &FIELDS, "field of a sign-off");
    let first = reader.any_entries(table).first().map_or(Span::at(0), |field| field.key_span);
    for field in &fields {
        let text =
            if field.key == "at" { time(field, reader) } else { reader.string(field).map(str::to_owned) };
        let Some(text) = text else { continue };
        match field.key {
            "at" => entry.at = text,
            "by" => entry.by = text,
            "note" => entry.note = Some(text),
            "passage" => source.passage = Some(text),
            "sha256" => source.sha256 = hash(&text, field, reader),
            "source" => source.path = text,
            "speaker" => entry.speaker = Some(text),
            "verdict" => entry.verdict = Some(text),
            _ => entry.text = text,
        }
    }
    let has = |key: &str| fields.iter().find(|field| field.key == key).map(|field| field.key_span);
    let missing: Vec<&str> = NEEDED.into_iter().filter(|key| has(key).is_none()).collect();
    if let Some(key) = missing.first() {
        let help = "sign the quotation again, or take this [[signed]] out".to_owned();
        reader.problem(first, format!("a sign-off without `{key}`"), Some(help));
        return None;
    }
    match (has("source"), has("sha256")) {
        (Some(_), Some(_)) => entry.source = Some(source),
        (Some(span), None) => reader.problem(span, "a source without its `sha256`", None),
        (None, Some(span)) => reader.problem(span, "a `sha256` without its `source`", None),
        (None, None) => {}
    }
    Some(entry)
}

/// A moment, as a TOML time or as text.
fn time(field: &Field<'_>, reader: &mut Reader<'_>) -> Option<String> {
    let known = field.item.as_datetime().filter(|time| time.date.is_some() && time.offset.is_some());
    let text = known.map(ToString::to_string);
    if text.is_none() {
        reader.expected(field, "a time, as 2031-03-10T14:05:00Z");
    }
    text
}

fn hash(text: &str, field: &Field<'_>, reader: &mut Reader<'_>) -> String {
    if text.len() != 64 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        reader.problem(field.value_span, "not a SHA-256: 64 hexadecimal figures", None);
    }
    text.to_ascii_lowercase()
}
