//! Which rules run, how much each weighs, and its options: page, preset and user settings taken together.

use super::book::Book;
use super::finding::Severity;
use super::name::RuleName;
use super::page::OptionValue;
use super::preset::Preset;
use super::rule::Rule;
use super::unknown::UnknownName;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Settings of all rules for one draft.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    book: Arc<Book>,
    preset: Preset,
    /// Rule → its weight; off where `None`. Only what differs from the preset.
    levels: BTreeMap<RuleName, Option<Severity>>,
    /// (Rule, option) → value. Only what differs from the preset.
    options: BTreeMap<(RuleName, String), OptionValue>,
    /// The rules asked for; `None`: all that are on. `true`: asked for by its own name.
    selected: Option<BTreeMap<RuleName, bool>>,
    ignored: BTreeSet<RuleName>,
}

/// An option that cannot be set.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum OptionError {
    /// There is no such rule, or the rule has no such option.
    #[error(transparent)]
    Unknown(#[from] UnknownName),
    /// The option cannot be that.
    #[error("`{option}` of `{rule}`: {error}")]
    Value {
        /// The rule.
        rule: RuleName,
        /// Its option.
        option: String,
        /// The value, and the one that was probably meant.
        error: UnknownName,
    },
    /// The value is of another kind than the option's, or a number below 0.
    #[error("`{option}` of `{rule}` takes {expected}")]
    Kind {
        /// The rule.
        rule: RuleName,
        /// Its option.
        option: String,
        /// What it takes.
        expected: &'static str,
    },
}

impl Settings {
    /// The settings of the default style guide, for the rules of `book`.
    pub fn of(book: Arc<Book>) -> Self {
        Self { book, ..Self::default() }
    }

    /// The rules that there are.
    pub fn book(&self) -> &Arc<Book> {
        &self.book
    }

    /// The settings of a style guide.
    pub fn preset(preset: Preset) -> Self {
        Self { preset, ..Self::default() }
    }

    /// The style guide they rest on.
    pub fn base(&self) -> Preset {
        self.preset
    }

    /// Lays another style guide under what was set.
    pub fn set_preset(&mut self, preset: Preset) {
        self.preset = preset;
    }

    /// Gives a rule, or every rule of a group, a weight; `None` turns it off.
    pub fn set_level(&mut self, name: &str, level: Option<Severity>) -> Result<(), UnknownName> {
        for rule in self.book.clone().named(name)? {
            self.levels.insert(rule.name.clone(), level);
        }
        Ok(())
    }

    /// Sets an option of a rule.
    pub fn set_option(&mut self, rule: &str, option: &str, value: OptionValue) -> Result<(), OptionError> {
        let rule = self.book.rule(rule)?;
        let options = &rule.page().options;
        let known = rule.page().option(option).ok_or_else(|| {
            UnknownName::new("option", option, options.iter().map(|option| option.name.as_str()))
        })?;
        if known.default.kind() != value.kind() {
            let expected = known.default.kind();
            return Err(OptionError::Kind { rule: rule.name.clone(), option: option.to_owned(), expected });
        }
        if matches!(value, OptionValue::Number(..0)) {
            let expected = "a number from 0 up";
            return Err(OptionError::Kind { rule: rule.name.clone(), option: option.to_owned(), expected });
        }
        if let (OptionValue::Text(text), false) = (&value, known.takes(&value)) {
            let error = UnknownName::new("value", text, known.values.iter().map(String::as_str));
            return Err(OptionError::Value { rule: rule.name.clone(), option: option.to_owned(), error });
        }
        self.options.insert((rule.name.clone(), option.to_owned()), value);
        Ok(())
    }

    /// Runs these rules and groups only. A rule asked for by its own name runs even where preset or config turn it off.
    pub fn select<S: AsRef<str>>(&mut self, names: &[S]) -> Result<(), UnknownName> {
        let mut selected = self.selected.take().unwrap_or_default();
        for name in names.iter().map(AsRef::as_ref) {
            for rule in self.book.named(name)? {
                *selected.entry(rule.name.clone()).or_default() |= rule.name == *name;
            }
        }
        self.selected = Some(selected);
        Ok(())
    }

    /// Leaves these rules and groups out.
    pub fn ignore<S: AsRef<str>>(&mut self, names: &[S]) -> Result<(), UnknownName> {
        for name in names {
            self.ignored.extend(self.book.named(name.as_ref())?.iter().map(|rule| rule.name.clone()));
        }
        Ok(())
    }

    /// The weight of the rule `name`; `None` where it does not run, or where there is no such rule.
    pub fn level(&self, name: &str) -> Option<Severity> {
        let rule = self.book.find(name)?;
        let own = self.levels.get(name).copied().unwrap_or_else(|| rule.page().level(self.preset));
        if self.is_left_out(name) {
            return None;
        }
        match self.selected.as_ref().and_then(|selected| selected.get(name)) {
            Some(true) => Some(own.unwrap_or(rule.page().severity)),
            _ => own,
        }
    }

    /// Whether this run leaves the rule out (`--select`, `--ignore`), as against preset and config that turn it off.
    pub fn is_left_out(&self, name: &str) -> bool {
        self.ignored.contains(name)
            || self.selected.as_ref().is_some_and(|selected| !selected.contains_key(name))
    }

    /// The options of `rule`, with their values.
    pub fn options<'a>(&self, rule: &'a Rule) -> BTreeMap<&'a str, OptionValue> {
        let page = rule.page();
        let value = |option| page.option_value(self.preset, option).clone();
        page.options
            .iter()
            .map(|option| {
                let own = self.options.get(&(rule.name.clone(), option.name.clone())).cloned();
                (option.name.as_str(), own.unwrap_or_else(|| value(option)))
            })
            .collect()
    }
}
