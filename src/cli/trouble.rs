//! What goes wrong around the drafts: said on standard error, each with the name of the file and what to do.

use quotelint::emit::summary::counted;
use std::io;
use std::path::{Path, PathBuf};

/// Something that a run met on its way.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Trouble {
    #[error("{}: no such file or folder", path.display())]
    Missing { path: PathBuf },
    #[error("{}: cannot be read: {error}", path.display())]
    Unreadable { path: PathBuf, error: String },
    #[error("{}: a binary file, not text", path.display())]
    Binary { path: PathBuf },
    #[error("{}: larger than {} MB", path.display(), limit >> 20)]
    TooLarge { path: PathBuf, limit: u64 },
    #[error("{}: holds no text or Markdown", path.display())]
    NoDrafts { path: PathBuf },
    #[error("{} (a source): {why}", path.display())]
    Source { path: PathBuf, why: String, harmless: bool },
    #[error("{}: is its own and only source", path.display())]
    OnlyOwnSource { path: PathBuf },
    #[error("{}: no source in it could be read", path.display())]
    NoSources { path: PathBuf },
    #[error("{}: cannot be written: {error}", path.display())]
    Unwritable { path: PathBuf, error: io::Error },
    #[error("{}: is a draft or a source of this run; no report was written over it", path.display())]
    OverInput { path: PathBuf },
    #[error("two reports for standard output: `{first}` and `{second}`")]
    Formats { first: String, second: String },
    #[error("{}: cannot be used, so that nothing is known of its sources", path.display())]
    Manifest { path: PathBuf },
    #[error("{}: cannot be used, so that no sign-off of its draft counts", path.display())]
    Ledger { path: PathBuf },
    #[error("{}: cannot be used", path.display())]
    Settings { path: PathBuf },
    #[error("no own rules here")]
    NoOwnRules,
    #[error("{}: holds no page of a rule", path.display())]
    NoPages { path: PathBuf },
    #[error("{}: cannot be used, so that every finding counts as new", path.display())]
    Baseline { path: PathBuf },
    #[error("{}: there is no such baseline", path.display())]
    NoBaseline { path: PathBuf },
    #[error("standard input has no place in a baseline")]
    BaselineOfStdin,
    #[error("{}: {} in it no longer occur{}", path.display(), counted(*count, "finding"), if *count == 1 { "s" } else { "" })]
    IdleKnown { path: PathBuf, count: usize },
    #[error("{}: no quotation {what}", path.display())]
    NoQuotation { path: PathBuf, what: String },
    #[error("{}: several quotations have `{words}`: on lines {lines}", path.display())]
    SeveralQuotations { path: PathBuf, words: String, lines: String },
    #[error("nobody is named who signs")]
    Nobody,
    #[error("--note says nothing")]
    NoReason,
    #[error("`{text}` is no time: {error}")]
    NoTime { text: String, error: String },
    #[error("{}: no sources were given that could confirm a quotation", path.display())]
    NothingConfirms { path: PathBuf },
    #[error("--withdraw does not say of which quotations")]
    WithdrawWhat,
    #[error("standard input has no place for a ledger beside it")]
    LedgerOfStdin,
    #[error("{}: {} signed off against {against}, which is not here; whether it changed is not known", path.display(), counted(*count, "quotation"))]
    SourceUnseen { path: PathBuf, against: String, count: usize },
    #[error("{}: {} of {} that the draft no longer has", path.display(), counted(*count, "sign-off"), if *count == 1 { "a quotation" } else { "quotations" })]
    IdleSignOffs { path: PathBuf, count: usize },
    #[error("{}: `{pattern}` names no source that was read", path.display())]
    IdleEntry { path: PathBuf, pattern: String },
    #[error("{}: exists already, and is left as it is", path.display())]
    Exists { path: PathBuf },
    #[error("{}: changed while quotelint was at work, and is left as it is", path.display())]
    ChangedMeanwhile { path: PathBuf },
    #[error("{}: fixes keep calling for more fixes", path.display())]
    Unsettled { path: PathBuf },
    #[error("{}: a fix was left out: {why}", path.display())]
    Unencodable { path: PathBuf, why: String },
    #[error("{}: is empty", path.display())]
    Empty { path: PathBuf },
    #[error("{}: is a source as well; it was not held against itself", path.display())]
    OwnSource { path: PathBuf },
    #[error("{}: is not UTF-8; it was read as Windows-1252", path.display())]
    Windows1252 { path: PathBuf },
    #[error("{}: cannot be used, so {} left unchecked", path.display(), were(*drafts))]
    Config { path: PathBuf, drafts: usize },
}

impl Trouble {
    /// What `error` says of reading `path`.
    pub(crate) fn unreadable(path: &Path, error: &io::Error) -> Self {
        let path = path.to_owned();
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing { path },
            _ => Self::Unreadable { path, error: error.to_string() },
        }
    }

    /// Whether work was left undone: exit status 2. The others are notices.
    pub(crate) fn is_error(&self) -> bool {
        match self {
            Self::Source { harmless, .. } => !harmless,
            Self::Empty { .. }
            | Self::OwnSource { .. }
            | Self::IdleEntry { .. }
            | Self::SourceUnseen { .. }
            | Self::IdleSignOffs { .. }
            | Self::IdleKnown { .. }
            | Self::Windows1252 { .. }
            | Self::Unencodable { .. } => false,
            _ => true,
        }
    }

    /// What to do about it.
    pub(crate) fn help(&self) -> Option<&'static str> {
        match self {
            Self::NoOwnRules => {
                Some("name their folder: `own-rules = \"house-rules\"` in quotelint.toml, or as an argument")
            }
            Self::NoPages { .. } => Some("`quotelint explain own-rules` says how to write one"),
            Self::Binary { .. } => Some("save it as plain text or Markdown"),
            Self::TooLarge { .. } => Some("split it"),
            Self::Formats { .. } => Some("send one of them into a file: --output FORMAT=FILE"),
            Self::NoDrafts { .. } => Some("name the file itself, whatever its extension"),
            Self::OnlyOwnSource { .. } => {
                Some("give the transcript or copy that it quotes from with --sources")
            }
            Self::NoBaseline { .. } => Some("`quotelint baseline` writes it"),
            Self::IdleKnown { .. } => Some("`quotelint baseline --prune` drops what no longer occurs"),
            Self::IdleSignOffs { .. } => Some("`quotelint sign DRAFT --prune` drops them"),
            Self::NoQuotation { .. } => Some("`quotelint ledger DRAFT` lists them"),
            Self::SeveralQuotations { .. } => Some("give more of its words, or --line"),
            Self::Nobody => {
                Some("say who: --by NAME, or QUOTELINT_BY in the environment, or git's user.name")
            }
            Self::NoReason => Some("say how it was checked, or why it may stand"),
            Self::NoTime { .. } => Some("write it as 2031-03-10T14:05:00Z"),
            Self::NothingConfirms { .. } => {
                Some("give --sources, or say what you confirmed: --line, --text or --all")
            }
            Self::WithdrawWhat => Some("name them: --line, --text or --all"),
            Self::BaselineOfStdin | Self::LedgerOfStdin => Some("name the draft's file"),
            Self::NoSources { .. } => Some("give text or Markdown with --sources"),
            Self::ChangedMeanwhile { .. } | Self::Unsettled { .. } => Some("run quotelint again"),
            Self::Unencodable { .. } => Some("save it as UTF-8"),
            Self::Windows1252 { .. } => Some("save it as UTF-8 if letters look wrong"),
            _ => None,
        }
    }
}

fn were(drafts: usize) -> String {
    format!("{} {}", counted(drafts, "draft"), if drafts == 1 { "was" } else { "were" })
}
