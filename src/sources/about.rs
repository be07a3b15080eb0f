//! What an editor knows of a source and the source does not say: told in `sources.toml`, next to the sources.

use super::date::{self, Date};

/// What kind of text a source is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum SourceKind {
    /// What was said, taken down word by word.
    Transcript,
    /// A recording, taken down by a machine or as subtitles.
    Recording,
    /// A statement in writing, a press release.
    Release,
    /// An article, another outlet's or an agency's.
    Article,
    /// A post on a network, a message, an email.
    Post,
    /// A summary that a machine made. It never verifies a quotation.
    MachineSummary,
}

impl SourceKind {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Transcript, Self::Recording, Self::Release, Self::Article, Self::Post, Self::MachineSummary];

    /// Its name in the manifest.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Transcript => "transcript",
            Self::Recording => "recording",
            Self::Release => "release",
            Self::Article => "article",
            Self::Post => "post",
            Self::MachineSummary => "machine-summary",
        }
    }

    /// The kind of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// What is known of a source. Where nothing was told, its text speaks for itself.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct About {
    /// What it is.
    pub kind: Option<SourceKind>,
    /// Labels of its speakers, and whose they are: `SPEAKER_00` → *Ann Smith*.
    pub speakers: Vec<(String, String)>,
    /// The day it was said or printed, `2031-03-10`.
    pub date: Option<String>,
    /// The language it is in, as `en` or `nb-NO` (BCP 47).
    pub language: Option<String>,
    /// The language that it was translated from.
    pub translated_from: Option<String>,
    /// Whether it has what was said word by word. Minutes and notes do not: they confirm words, and other words in them
    /// contradict none.
    pub verbatim: Option<bool>,
    /// Who printed or sent it.
    pub outlet: Option<String>,
}

impl About {
    /// Takes from `other` what it tells; later entries of a manifest win.
    pub fn add(&mut self, other: &Self) {
        let Self { kind, speakers, date, language, translated_from, verbatim, outlet } = other.clone();
        self.kind = kind.or(self.kind);
        self.speakers.retain(|(label, _)| !speakers.iter().any(|(again, _)| again == label));
        self.speakers.extend(speakers);
        self.date = date.or(self.date.take());
        self.language = language.or(self.language.take());
        self.translated_from = translated_from.or(self.translated_from.take());
        self.verbatim = verbatim.or(self.verbatim);
        self.outlet = outlet.or(self.outlet.take());
    }

    /// Whether `date` is a day that the manifest may name.
    pub fn is_date(date: &str) -> bool {
        date::parse(date.as_bytes()).is_some()
    }

    /// Whether it can vouch for anybody's words.
    pub(super) fn vouches(&self) -> bool {
        self.kind != Some(SourceKind::MachineSummary)
    }

    /// Whether other words in it contradict a quotation.
    pub(super) fn contradicts(&self) -> bool {
        self.verbatim != Some(false)
    }

    pub(super) fn day(&self) -> Option<Date> {
        date::parse(self.date.as_deref()?.as_bytes())
    }

    /// Whose label `label` is.
    pub(super) fn speaker(&self, label: &str) -> Option<&str> {
        self.speakers.iter().find(|(known, _)| known.eq_ignore_ascii_case(label)).map(|(_, name)| &**name)
    }
}
