//! What a rule reports. A finding is ours; renderers come at the edge.

use super::name::RuleName;
use crate::text::{EditSet, Span};
use std::fmt;

/// How much a finding weighs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// An editor should look.
    Warning,
    /// Must not be printed like this.
    Error,
}

impl Severity {
    /// All of them, lightest first.
    pub const ALL: [Self; 3] = [Self::Note, Self::Warning, Self::Error];

    /// Its name, as printed and as written in pages and settings.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The severity of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|severity| severity.name() == name)
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// How far a fix can be trusted, least first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Applicability {
    /// Shown, never applied.
    Shown,
    /// Applied with `--unsafe-fixes`: it touches words or meaning.
    Unsafe,
    /// Applied with `--fix`: never touches a word inside quotation marks.
    Safe,
}

impl Applicability {
    /// Its name, as printed.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Shown => "shown",
            Self::Unsafe => "unsafe",
            Self::Safe => "safe",
        }
    }
}

/// Which file a label points into.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Place {
    /// The draft.
    Draft,
    /// A source: index into `Sources::read`.
    Source(usize),
}

/// A span with words beside it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Label {
    /// In which file.
    pub place: Place,
    /// Where.
    pub span: Span,
    /// What is to be seen there; may be empty for the primary one.
    pub message: String,
}

/// A way to mend it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fix {
    /// What it does, as an order (*put a comma before the mark*).
    pub title: String,
    /// How far it can be trusted.
    pub applicability: Applicability,
    /// What it changes in the draft.
    pub edits: EditSet,
}

/// One finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// Name of the rule.
    pub rule: RuleName,
    /// Its weight, after config.
    pub severity: Severity,
    /// What is wrong: lower case, no full stop.
    pub message: String,
    /// Where in the draft; always a `Place::Draft`.
    pub primary: Label,
    /// Other places to look at, draft or source.
    pub labels: Vec<Label>,
    /// What to do, a line each.
    pub help: Vec<String>,
    /// Ways to mend it.
    pub fixes: Vec<Fix>,
}

impl Finding {
    /// A finding of `rule` about `span` of the draft. There is no finding without a place.
    pub fn new(
        rule: impl Into<RuleName>,
        severity: Severity,
        span: Span,
        message: impl Into<String>,
    ) -> Self {
        Self {
            rule: rule.into(),
            severity,
            message: message.into(),
            primary: Label { place: Place::Draft, span, message: String::new() },
            labels: Vec::new(),
            help: Vec::new(),
            fixes: Vec::new(),
        }
    }

    /// Says something at the primary place itself.
    #[must_use]
    pub fn here(mut self, message: impl Into<String>) -> Self {
        self.primary.message = message.into();
        self
    }

    /// Points to another place.
    #[must_use]
    pub fn label(mut self, place: Place, span: Span, message: impl Into<String>) -> Self {
        self.labels.push(Label { place, span, message: message.into() });
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, line: impl Into<String>) -> Self {
        self.help.push(line.into());
        self
    }

    /// Offers a way to mend it.
    #[must_use]
    pub fn fix(mut self, title: impl Into<String>, applicability: Applicability, edits: EditSet) -> Self {
        self.fixes.push(Fix { title: title.into(), applicability, edits });
        self
    }

    /// Weighs at most `severity`, whatever the settings say of the rule.
    #[must_use]
    pub fn at_most(mut self, severity: Severity) -> Self {
        self.severity = self.severity.min(severity);
        self
    }
}
