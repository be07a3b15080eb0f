//! What a run has to say: the drafts it checked, what was found in each, and the run in figures. Every format of a
//! report is written from this and nothing else.

use super::summary::Summary;
use crate::article::Article;
use crate::rules::{Finding, Label, Place, Rule, Severity, all};
use crate::text::{Column, File, Span};
use std::borrow::Cow;
use std::fmt::Write as _;
use std::path::{Component, Path};

/// All that a run found, draft by draft.
#[derive(Clone, Debug)]
pub struct Run<'a> {
    /// The drafts in their order, each with its findings in the order of the text.
    pub drafts: Vec<(&'a Article, &'a [Finding])>,
    /// The run in figures.
    pub summary: &'a Summary,
    /// Rules that run here beside those of the program: the newsroom's own, sorted by name.
    pub own: Vec<&'a Rule>,
    /// The words of sources are blotted out, and their paths too: no program can open them.
    pub redact: bool,
}

/// A place in a file, as reports for programs give it. Lines and columns count from 1; the end is exclusive.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Region {
    pub start: (usize, usize),
    pub end: (usize, usize),
}

impl<'a> Run<'a> {
    /// Every rule that can run, the newsroom's own last.
    pub(super) fn rules(&self) -> impl Iterator<Item = &'a Rule> {
        all().iter().copied().chain(self.own.iter().copied())
    }

    /// Every finding with its draft, in the order of the drafts and of their text.
    pub(super) fn findings(&self) -> impl Iterator<Item = (&'a Article, &'a Finding)> {
        self.drafts
            .iter()
            .flat_map(|(article, findings)| findings.iter().map(move |finding| (*article, finding)))
    }

    /// The same, errors first, then warnings, then notes.
    pub(super) fn by_severity(&self) -> Vec<(&'a Article, &'a Finding)> {
        let mut all: Vec<_> = self.findings().collect();
        all.sort_by_key(|(_, finding)| std::cmp::Reverse(finding.severity));
        all
    }

    /// The labels of `finding` that may be shown to a program that opens their files: of a redacted run, those in the
    /// draft.
    pub(super) fn shown<'b>(&'b self, finding: &'b Finding) -> impl Iterator<Item = &'b Label> {
        finding.labels.iter().filter(move |label| !self.redact || label.place == Place::Draft)
    }
}

/// The file that `label` points into, and what to call it.
pub(super) fn named<'a>(article: &'a Article, label: &Label) -> Option<(&'a File, Cow<'a, str>)> {
    let file = file_of(article, label.place)?;
    Some((file, path(file)))
}

/// The file of `article` that `place` names.
pub(super) fn file_of(article: &Article, place: Place) -> Option<&File> {
    match place {
        Place::Draft => Some(&article.draft.file),
        Place::Source(source) => Some(&*article.source(source)?.file),
    }
}

/// The path of a file as the user gave it.
pub(super) fn path(file: &File) -> Cow<'_, str> {
    file.path().to_string_lossy()
}

/// The same for programs that compare it with a path in a repository: slashes, no `./` in front.
pub(super) fn plain_path(path: &Path) -> String {
    let mut out = String::new();
    for component in path.components().filter(|component| *component != Component::CurDir) {
        if !out.is_empty() && !out.ends_with('/') {
            out.push('/');
        }
        match component {
            Component::RootDir => out.push('/'),
            other => out.push_str(&other.as_os_str().to_string_lossy()),
        }
    }
    out
}

/// Where `span` of `file` stands, columns counted in `unit`.
pub(super) fn region(file: &File, span: Span, unit: Column) -> Region {
    Region { start: file.position(span.start, unit), end: file.position(span.end, unit) }
}

/// The finding's message, and what it says of the place itself.
pub(super) fn message(finding: &Finding) -> String {
    if finding.primary.message.is_empty() {
        finding.message.clone()
    } else {
        format!("{}: {}", finding.message, finding.primary.message)
    }
}

/// What a finding points at elsewhere, and what to do: a line each, with a line break before it.
pub(super) fn details(run: &Run<'_>, article: &Article, finding: &Finding) -> String {
    let mut text = String::new();
    for label in run.shown(finding).filter(|label| !label.message.is_empty()) {
        if let Some((file, name)) = named(article, label) {
            let (line, column) = file.position(label.span.start, Column::CodePoints);
            let _ = write!(text, "\n{name}:{line}:{column}: {}", label.message);
        }
    }
    for help in &finding.help {
        let _ = write!(text, "\nhelp: {help}");
    }
    text
}

/// Severities from the heaviest.
pub(super) const HEAVIEST_FIRST: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Note];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_reads_the_same_everywhere() {
        assert_eq!(plain_path(Path::new("./drafts/a b.md")), "drafts/a b.md");
        assert_eq!(plain_path(Path::new("/srv/news/a.md")), "/srv/news/a.md");
        assert_eq!(plain_path(Path::new("../a.md")), "../a.md");
    }
}
