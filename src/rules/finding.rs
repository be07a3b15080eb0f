//! What a rule reports. A finding is ours; renderers come at the edge.

use crate::text::{EditSet, Span};

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
    pub rule: &'static str,
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
