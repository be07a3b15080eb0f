//! What a table says of rules: `preset`, `[rules]`, `ignore`. Checked when it is read, laid over settings later.

use super::reader::{Entry, Reader};
use crate::rules::{Book, OptionError, OptionValue, Preset, Settings, Severity, UnknownName};
use std::sync::Arc;
use toml_edit::TableLike;

const LEVELS: [&str; 4] = ["error", "warning", "note", "off"];

/// Changes to settings, in the order in which they are laid over them.
#[derive(Clone, Debug, Default)]
pub(super) struct Changes {
    preset: Option<Preset>,
    /// Rule or group → weight; `None`: off. Groups first, so that a rule's own entry wins.
    levels: Vec<(String, Option<Severity>)>,
    options: Vec<(String, String, OptionValue)>,
    ignore: Vec<String>,
}

impl Changes {
    /// Reads `preset`, `rules` and `ignore` of `table`, which speak of the rules of `book`; other keys are another's.
    pub(super) fn read(table: &dyn TableLike, book: &Arc<Book>, reader: &mut Reader<'_>) -> Self {
        let mut changes = Self::default();
        for entry in reader.any_entries(table) {
            match entry.key {
                "preset" => changes.preset = preset(&entry, reader),
                "rules" => {
                    if let Some(rules) = reader.table(&entry) {
                        for rule in reader.any_entries(rules) {
                            changes.rule(&rule, book, reader);
                        }
                    }
                }
                "ignore" => {
                    for (name, span) in reader.spanned_strings(&entry) {
                        match book.named(name) {
                            Ok(_) => changes.ignore.push(name.to_owned()),
                            Err(error) => reader.unknown(span, &error, &[]),
                        }
                    }
                }
                _ => {}
            }
        }
        changes.levels.sort_by_key(|(name, _)| (book.find(name).is_some(), name != "all"));
        changes
    }

    /// Lays them over `settings`.
    pub(super) fn apply(&self, settings: &mut Settings) {
        if let Some(preset) = self.preset {
            settings.set_preset(preset);
        }
        // every name was checked when it was read
        for (name, level) in &self.levels {
            let _known = settings.set_level(name, *level);
        }
        for (rule, option, value) in &self.options {
            let _known = settings.set_option(rule, option, value.clone());
        }
        for name in &self.ignore {
            let _known = settings.set_level(name, None);
        }
    }

    fn rule(&mut self, entry: &Entry<'_>, book: &Arc<Book>, reader: &mut Reader<'_>) {
        if let Err(error) = book.named(entry.key) {
            return reader.unknown(entry.key_span, &error, &[]);
        }
        if entry.item.is_str() {
            return self.level(entry.key, entry, reader);
        }
        let Some(table) = entry.item.as_table_like() else {
            return reader.expected(entry, "a severity (error, warning, note, off) or a table");
        };
        for setting in reader.any_entries(table) {
            if setting.key == "severity" {
                self.level(entry.key, &setting, reader);
            } else {
                self.option(entry.key, &setting, book, reader);
            }
        }
    }

    fn level(&mut self, name: &str, entry: &Entry<'_>, reader: &mut Reader<'_>) {
        let Some(level) = reader.string(entry) else { return };
        match Severity::named(level) {
            Some(severity) => self.levels.push((name.to_owned(), Some(severity))),
            None if level == "off" => self.levels.push((name.to_owned(), None)),
            None => reader.bad_name(entry, "severity", level, &LEVELS),
        }
    }

    fn option(&mut self, rule: &str, entry: &Entry<'_>, book: &Arc<Book>, reader: &mut Reader<'_>) {
        let Some(known) = book.find(rule) else {
            let message = format!("`{rule}` is a group: it has a severity and no options");
            return reader.problem(entry.key_span, message, Some("set the option on the rule itself".into()));
        };
        let value = entry.item.as_value().and_then(OptionValue::from_toml);
        let mut scratch = Settings::of(book.clone());
        let missing = OptionValue::Switch(false);
        match scratch.set_option(rule, entry.key, value.clone().unwrap_or(missing)) {
            Err(OptionError::Unknown(_)) => {
                let mut options: Vec<&str> =
                    known.page().options.iter().map(|option| option.name.as_str()).collect();
                options.push("severity");
                let error = UnknownName::new("option", entry.key, options.iter().copied());
                reader.unknown(entry.key_span, &error, &options);
            }
            Err(OptionError::Value { error, .. }) => {
                let option = known.page().option(entry.key);
                let values: Vec<&str> =
                    option.iter().flat_map(|option| &option.values).map(String::as_str).collect();
                reader.unknown(entry.value_span, &error, &values);
            }
            Err(OptionError::Kind { expected, .. }) => match value {
                Some(OptionValue::Number(number)) if number < 0 => {
                    let message = format!("`{}` takes {expected}, not {number}", entry.key);
                    reader.problem(entry.value_span, message, None);
                }
                _ => reader.expected(entry, expected),
            },
            Ok(()) => match value {
                Some(value) => self.options.push((rule.to_owned(), entry.key.to_owned(), value)),
                None => reader.expected(entry, OptionValue::Switch(false).kind()),
            },
        }
    }
}

fn preset(entry: &Entry<'_>, reader: &mut Reader<'_>) -> Option<Preset> {
    let name = reader.string(entry)?;
    let preset = name.parse().ok();
    if preset.is_none() {
        let known: Vec<&str> = Preset::all().iter().map(|preset| preset.name()).collect();
        reader.bad_name(entry, "preset", name, &known);
    }
    preset
}
