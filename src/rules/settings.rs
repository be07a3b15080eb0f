//! Which rules run, how much each weighs, and its options: page, preset and user settings taken together.

use super::Severity;
use std::collections::BTreeMap;

/// The value of a rule's option.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum OptionValue {
    /// A count.
    Number(i64),
    /// On or off.
    Switch(bool),
    /// One word or phrase.
    Text(String),
    /// A list of words or phrases.
    Words(Vec<String>),
}

/// Settings of all rules for one draft.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Settings {
    /// Rule → its weight; off where `None`. Only what differs from the preset.
    levels: BTreeMap<&'static str, Option<Severity>>,
    /// (Rule, option) → value. Only what differs from the page.
    options: BTreeMap<(&'static str, String), OptionValue>,
}
