//! A rule's page: its metadata, its text, its examples, read once from `rules/<name>.md`.
//!
//! TOML between two lines of `+++`, then Markdown: a title, one sentence, and sections. The examples are run by
//! `tests/rules.rs`, which is also where a broken page is found.

use super::finding::Severity;
use super::name::RuleName;
use super::preset::Preset;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use toml_edit::{Document, Item, Value};

/// What a rule looks after.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Group {
    /// Broken marks change who said what.
    Marks,
    /// Readers must know the speaker.
    Attribution,
    /// Credit, and who hides.
    Sourcing,
    /// Show every change.
    Alteration,
    /// Is it what was said?
    Verification,
    /// The linter's own comments.
    Meta,
    /// What a newsroom asks for beside all that.
    House,
}

impl Group {
    /// All groups, in the order of the rule book.
    pub const ALL: [Self; 7] = [
        Self::Marks,
        Self::Attribution,
        Self::Sourcing,
        Self::Alteration,
        Self::Verification,
        Self::Meta,
        Self::House,
    ];

    /// Its name in pages, settings and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Marks => "marks",
            Self::Attribution => "attribution",
            Self::Sourcing => "sourcing",
            Self::Alteration => "alteration",
            Self::Verification => "verification",
            Self::Meta => "meta",
            Self::House => "house",
        }
    }

    /// What its rules look after, in a few words.
    pub const fn doc(self) -> &'static str {
        match self {
            Self::Marks => "broken marks change who said what",
            Self::Attribution => "readers must know the speaker, early",
            Self::Sourcing => "credit, and who hides",
            Self::Alteration => "show every change",
            Self::Verification => "is it what was said?",
            Self::Meta => "the linter's own comments and settings",
            Self::House => "rules of the newsroom's own",
        }
    }

    /// The group of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.name() == name)
    }
}

impl fmt::Display for Group {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The best fix that a rule can offer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum FixKind {
    /// None: only a person can mend it.
    None,
    /// Suggested; applied with `--unsafe-fixes`.
    Suggested,
    /// Applied with `--fix`.
    Safe,
}

impl FixKind {
    /// Its name in pages.
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Suggested => "suggested",
            Self::Safe => "safe",
        }
    }
}

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

impl OptionValue {
    /// What kind of value it is, for messages.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Number(_) => "a number",
            Self::Switch(_) => "true or false",
            Self::Text(_) => "a text",
            Self::Words(_) => "a list of words",
        }
    }

    /// The value of a TOML item; `None` for kinds that no option has.
    pub fn from_toml(value: &Value) -> Option<Self> {
        match value {
            Value::Integer(number) => Some(Self::Number(*number.value())),
            Value::Boolean(switch) => Some(Self::Switch(*switch.value())),
            Value::String(text) => Some(Self::Text(text.value().clone())),
            Value::Array(items) => items
                .iter()
                .map(|item| item.as_str().map(str::to_owned))
                .collect::<Option<_>>()
                .map(Self::Words),
            _ => None,
        }
    }
}

/// An option of a rule.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PageOption {
    /// Its name.
    pub name: String,
    /// Its value where neither preset nor user says otherwise; it also fixes the kind of value.
    pub default: OptionValue,
    /// The texts that it can be; empty: any value of its kind.
    pub values: Vec<String>,
    /// What it does, one sentence.
    pub doc: String,
}

impl PageOption {
    /// Whether `value`, which is of its kind, is one that it can be.
    pub fn takes(&self, value: &OptionValue) -> bool {
        match value {
            OptionValue::Text(text) => self.values.is_empty() || self.values.contains(text),
            _ => true,
        }
    }
}

/// What a preset changes about a rule.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PresetEntry {
    /// Its weight (`Some(None)`: off), where it differs.
    pub level: Option<Option<Severity>>,
    /// Options that differ.
    pub options: BTreeMap<String, OptionValue>,
}

/// A rule's page.
#[derive(Clone, Debug)]
pub struct Page {
    /// The rule's name.
    pub name: RuleName,
    /// The heading.
    pub title: String,
    /// The sentence that says what is wrong.
    pub summary: String,
    /// Its group.
    pub group: Group,
    /// Its weight where it is on and nothing else is said.
    pub severity: Severity,
    /// The best fix it offers.
    pub fix: FixKind,
    /// Whether it has nothing to say without sources.
    pub needs_sources: bool,
    /// Style guides that ask for it.
    pub guides: Vec<String>,
    /// What each preset changes; presets that change nothing are not in it.
    pub presets: BTreeMap<Preset, PresetEntry>,
    /// Its options, sorted by name.
    pub options: Vec<PageOption>,
    /// All that follows the front matter, title included: Markdown.
    pub body: Cow<'static, str>,
}

/// A page that cannot be read.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{0}")]
pub struct PageError(String);

impl Page {
    /// Reads the page of the rule `name`.
    pub fn parse(name: impl Into<RuleName>, text: impl Into<Cow<'static, str>>) -> Result<Self, PageError> {
        let (front, body) =
            split(text.into()).ok_or_else(|| PageError("no front matter between lines of +++".to_owned()))?;
        let front = Document::parse(&*front).map_err(|error| PageError(error.to_string()))?;
        let mut page = Self::empty(name.into(), body);
        for (key, item) in front.iter() {
            page.set(key, item)
                .ok_or_else(|| PageError(format!("`{key}` is unknown or has a wrong value")))?;
        }
        if ["group", "severity", "fix"].iter().any(|key| !front.contains_key(key)) {
            return Err(PageError("group, severity and fix must be given".to_owned()));
        }
        if page.title.is_empty() || page.summary.is_empty() {
            return Err(PageError("a title and a sentence below it must be given".to_owned()));
        }
        page.options.sort_by(|a, b| a.name.cmp(&b.name));
        page.check_presets()?;
        Ok(page)
    }

    /// A page with a title and a sentence, as `body` has them, and nothing in its front matter.
    pub fn empty(name: RuleName, body: Cow<'static, str>) -> Self {
        let mut lines = body.lines().filter(|line| !line.trim().is_empty());
        let title = lines.next().and_then(|line| line.strip_prefix("# ")).unwrap_or_default().trim();
        let summary = paragraph(body.split_once('\n').map_or("", |(_, rest)| rest));
        Self {
            name,
            title: title.to_owned(),
            summary,
            group: Group::Meta,
            severity: Severity::Note,
            fix: FixKind::None,
            needs_sources: false,
            guides: Vec::new(),
            presets: BTreeMap::new(),
            options: Vec::new(),
            body,
        }
    }

    /// Its weight under `preset`; `None` where the preset turns it off.
    pub fn level(&self, preset: Preset) -> Option<Severity> {
        self.presets.get(&preset).and_then(|entry| entry.level).unwrap_or(Some(self.severity))
    }

    /// The option of that name.
    pub fn option(&self, name: &str) -> Option<&PageOption> {
        self.options.iter().find(|option| option.name == name)
    }

    /// The value of an option under `preset`.
    pub fn option_value<'a>(&'a self, preset: Preset, option: &'a PageOption) -> &'a OptionValue {
        self.presets.get(&preset).and_then(|entry| entry.options.get(&option.name)).unwrap_or(&option.default)
    }

    fn set(&mut self, key: &str, item: &Item) -> Option<()> {
        match key {
            "group" => self.group = Group::named(item.as_str()?)?,
            "severity" => self.severity = Severity::named(item.as_str()?)?,
            "fix" => {
                self.fix = [FixKind::None, FixKind::Suggested, FixKind::Safe]
                    .into_iter()
                    .find(|fix| Some(fix.name()) == item.as_str())?;
            }
            "needs" => {
                for need in item.as_array()? {
                    need.as_str().filter(|need| *need == "sources")?;
                    self.needs_sources = true;
                }
            }
            "guides" => {
                self.guides = texts(item)?;
            }
            "presets" => {
                let table = item.as_table_like()?;
                // `default` first: it stands for every preset, those named overrule it
                if let Some(item) = table.get("default") {
                    let entry = preset_entry(item)?;
                    self.presets = Preset::all().iter().map(|preset| (*preset, entry.clone())).collect();
                }
                for (name, item) in table.iter().filter(|(name, _)| *name != "default") {
                    self.presets.insert(name.parse().ok()?, preset_entry(item)?);
                }
            }
            "options" => {
                for (name, item) in item.as_table_like()?.iter() {
                    self.options.push(PageOption {
                        name: name.to_owned(),
                        default: OptionValue::from_toml(item.get("default")?.as_value()?)?,
                        values: item.get("values").map_or(Some(Vec::new()), texts)?,
                        doc: item.get("doc")?.as_str()?.to_owned(),
                    });
                }
            }
            _ => return None,
        }
        Some(())
    }

    fn check_presets(&self) -> Result<(), PageError> {
        for (name, value) in self.presets.values().flat_map(|entry| &entry.options) {
            let known = self
                .option(name)
                .is_some_and(|option| option.default.kind() == value.kind() && option.takes(value));
            if !known {
                return Err(PageError(format!("a preset sets `{name}`, which is no option of this kind")));
            }
        }
        Ok(())
    }
}

/// The texts of a list.
fn texts(item: &Item) -> Option<Vec<String>> {
    item.as_array()?.iter().map(|text| text.as_str().map(str::to_owned)).collect()
}

/// `"note"`, `"off"`, or a table with a `level` and options.
fn preset_entry(item: &Item) -> Option<PresetEntry> {
    if let Some(name) = item.as_str() {
        return Some(PresetEntry { level: Some(level(name)?), options: BTreeMap::new() });
    }
    let mut entry = PresetEntry::default();
    for (key, item) in item.as_table_like()?.iter() {
        if key == "level" {
            entry.level = Some(level(item.as_str()?)?);
        } else {
            entry.options.insert(key.to_owned(), OptionValue::from_toml(item.as_value()?)?);
        }
    }
    Some(entry)
}

/// A severity, or `off`.
#[allow(clippy::option_option)] // outside: whether it is a level; inside: whether that is on
fn level(name: &str) -> Option<Option<Severity>> {
    if name == "off" { Some(None) } else { Severity::named(name).map(Some) }
}

/// Front matter and body.
fn split(text: Cow<'static, str>) -> Option<(Cow<'static, str>, Cow<'static, str>)> {
    fn parts(text: &str) -> Option<(&str, &str)> {
        let (front, body) = text.strip_prefix("+++\n")?.split_once("\n+++\n")?;
        Some((front, body.trim_start_matches('\n')))
    }
    match text {
        Cow::Borrowed(text) => parts(text).map(|(front, body)| (front.into(), body.into())),
        Cow::Owned(text) => {
            parts(&text).map(|(front, body)| (front.to_owned().into(), body.to_owned().into()))
        }
    }
}

/// The first paragraph of `text`, on one line.
fn paragraph(text: &str) -> String {
    let lines = text.trim_start().lines().take_while(|line| !line.trim().is_empty());
    lines.map(str::trim).collect::<Vec<_>>().join(" ")
}
