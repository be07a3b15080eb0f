//! Findings → compiler-style reports that label the draft and its sources together.
//!
//! The only file (with its pen, `ink`) that knows codespan-reporting. Nothing raw from a file reaches the terminal.

use super::excerpt::{Excerpt, Piece, Wanted};
use super::ink::{CORNER, Ink};
use super::run::file_of;
use super::{plain, style};
use crate::article::Article;
use crate::rules::{Applicability, Finding, Severity};
use crate::text::{Column, File, Span};
use codespan_reporting::diagnostic::{self, Diagnostic, LabelStyle};
use codespan_reporting::files::{Error, Files, Location};
use codespan_reporting::term::{self, Chars, Config};
use std::io::{self, Write};
use std::ops::Range;

/// How to print.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Colours.
    pub colour: bool,
    /// Columns of the terminal.
    pub width: usize,
}

/// Something to report on one or more files.
pub struct Report<'a> {
    /// Its weight.
    pub severity: Severity,
    /// The rule's name, or what else it belongs to.
    pub code: &'a str,
    /// What is wrong.
    pub message: &'a str,
    /// Where: file, span, message. The first is the primary one.
    pub labels: Vec<(&'a File, Span, &'a str)>,
    /// What to do, a line each, with what kind of line it is (`help`, `fix`).
    pub notes: Vec<(&'static str, String)>,
}

/// Prints reports one after another.
pub struct Terminal<'a> {
    out: &'a mut dyn Write,
    look: Look,
    /// The last thing printed was a note of a line: a report needs a blank line before it.
    after_line: bool,
}

impl<'a> Terminal<'a> {
    /// Prints to `out`.
    pub fn new(out: &'a mut dyn Write, look: Look) -> Self {
        Self { out, look, after_line: false }
    }

    /// Prints one finding: a note that points at one place calmly, anything else with the words it points at.
    pub fn finding(&mut self, article: &Article, finding: &Finding) -> io::Result<()> {
        if finding.severity == Severity::Note && finding.labels.is_empty() {
            return self.line(&article.draft.file, finding);
        }
        let mut labels = vec![(&*article.draft.file, finding.primary.span, finding.primary.message.as_str())];
        for label in &finding.labels {
            if let Some(file) = file_of(article, label.place) {
                labels.push((file, label.span, label.message.as_str()));
            }
        }
        let help = finding.help.iter().map(|help| ("help", help.clone()));
        // of several ways to mend it, the command line takes the first
        let fixes = finding.fixes.iter().enumerate().map(|(at, fix)| match fix.applicability {
            Applicability::Shown => ("fix", format!("{} (by hand)", fix.title)),
            _ if at > 0 => ("fix", format!("or {} (in an editor)", fix.title)),
            Applicability::Safe => ("fix", format!("{} (--fix)", fix.title)),
            Applicability::Unsafe => ("fix", format!("{} (--unsafe-fixes)", fix.title)),
        });
        self.report(&Report {
            severity: finding.severity,
            code: &finding.rule,
            message: &finding.message,
            labels,
            notes: help.chain(fixes).collect(),
        })
    }

    /// Parts what was printed from what others print next.
    pub fn finish(&mut self) -> io::Result<()> {
        if std::mem::take(&mut self.after_line) { writeln!(self.out) } else { Ok(()) }
    }

    /// Prints one report.
    pub fn report(&mut self, report: &Report<'_>) -> io::Result<()> {
        if std::mem::take(&mut self.after_line) {
            writeln!(self.out)?;
        }
        let snippets = Snippets::of(report, self.look.width);
        let diagnostic = Diagnostic::new(severity(report.severity))
            .with_code(report.code)
            .with_message(plain::line(report.message))
            .with_labels(snippets.labels(report, self.look.width))
            .with_notes(report.notes.iter().map(|(kind, note)| self.note(kind, note)).collect());
        let config =
            Config { chars: Chars { snippet_start: CORNER.into(), ..Chars::default() }, ..Config::default() };
        let mut ink = Ink::new(self.out, self.look.colour);
        term::emit_to_write_style(&mut ink, &config, &snippets, &diagnostic).map_err(|error| match error {
            Error::Io(error) => error,
            other => io::Error::other(other),
        })
    }

    /// A help line, wrapped, its later lines under the words of the first.
    fn note(&self, kind: &str, note: &str) -> String {
        let indent = kind.len() + 2;
        let room = self.look.width.saturating_sub(indent + 8).max(24);
        format!("{kind}: {}", plain::wrapped(note, room).join(&format!("\n{:indent$}", "")))
    }

    /// A note in two lines: what, and at which words.
    fn line(&mut self, file: &File, finding: &Finding) -> io::Result<()> {
        self.after_line = true;
        let (head, frame, reset) = if self.look.colour {
            (style::of(finding.severity), style::FRAME, style::MESSAGE.render_reset().to_string())
        } else {
            (anstyle::Style::new(), anstyle::Style::new(), String::new())
        };
        let (line, column) = file.position(finding.primary.span.start, Column::CodePoints);
        let place = format!("{}:{line}:{column}", plain::line(&file.path().to_string_lossy()));
        let room = self.look.width.saturating_sub(place.chars().count() + 8).max(24);
        let mendable = finding.fixes.iter().any(|fix| fix.applicability == Applicability::Safe);
        writeln!(
            self.out,
            "{head}{}[{}]{reset}: {}{}\n  {frame}╶─{reset} {place}: {}",
            finding.severity,
            &finding.rule,
            plain::line(&finding.message),
            if mendable { " (--fix)" } else { "" },
            plain::clipped(finding.primary.span.of(file.text()), room),
        )
    }
}

fn severity(severity: Severity) -> diagnostic::Severity {
    match severity {
        Severity::Error => diagnostic::Severity::Error,
        Severity::Warning => diagnostic::Severity::Warning,
        Severity::Note => diagnostic::Severity::Note,
    }
}

/// One file's part of a report.
struct Snippet<'a> {
    file: &'a File,
    name: String,
    /// Labels of the report that lie in this file; pieces of the excerpt count in these.
    labels: Vec<usize>,
    excerpt: Excerpt,
    /// For each row: its number as codespan counts lines; a gap makes it draw a break.
    numbers: Vec<usize>,
    /// Where the file's first label begins, as the reader counts.
    location: Location,
}

/// The files of one report, in the order of its labels, as codespan wants them.
struct Snippets<'a>(Vec<Snippet<'a>>);

impl<'a> Snippets<'a> {
    fn of(report: &Report<'a>, width: usize) -> Self {
        let mut files: Vec<(&File, Vec<usize>)> = Vec::new();
        for (at, (file, ..)) in report.labels.iter().enumerate() {
            match files.iter_mut().find(|(known, _)| std::ptr::eq(*known, *file)) {
                Some((_, labels)) => labels.push(at),
                None => files.push((file, vec![at])),
            }
        }
        Self(files.into_iter().map(|(file, labels)| Snippet::of(report, file, labels, width)).collect())
    }

    fn labels(&self, report: &Report<'_>, width: usize) -> Vec<diagnostic::Label<usize>> {
        let mut labels = Vec::new();
        for (id, snippet) in self.0.iter().enumerate() {
            for piece in &snippet.excerpt.pieces {
                let label = snippet.labels[piece.label];
                let style = if label == 0 { LabelStyle::Primary } else { LabelStyle::Secondary };
                let mut parts = if label == 0 { snippet.around(piece) } else { vec![piece.range.clone()] };
                let bearer = parts.pop().unwrap_or(piece.range.clone());
                labels.extend(parts.into_iter().map(|part| diagnostic::Label::new(style, id, part)));
                let blank = diagnostic::Label::new(style, id, bearer);
                let message = report.labels[label].2;
                if !piece.last || message.is_empty() {
                    labels.push(blank);
                    continue;
                }
                let row = &snippet.excerpt.rows[piece.row];
                let column = plain::width(&snippet.excerpt.text[row.range.start..piece.range.end]);
                // no room beside the words: a twin without a message makes codespan hang it below them
                if column + plain::width(message) + 8 > width {
                    labels.push(blank.clone());
                }
                labels.push(blank.with_message(plain::line(message)));
            }
        }
        labels
    }

    fn get(&self, id: usize) -> Result<&Snippet<'a>, Error> {
        self.0.get(id).ok_or(Error::FileMissing)
    }
}

impl<'a> Snippet<'a> {
    fn of(report: &Report<'_>, file: &'a File, labels: Vec<usize>, width: usize) -> Self {
        let wanted: Vec<Wanted> = labels
            .iter()
            .map(|&at| Wanted { span: report.labels[at].1, message: plain::width(report.labels[at].2) })
            .collect();
        // the gutter: a line number, a border and their spaces
        let excerpt = Excerpt::of(file, &wanted, width.saturating_sub(8));
        let mut numbers = Vec::with_capacity(excerpt.rows.len());
        for (at, row) in excerpt.rows.iter().enumerate() {
            let far = at > 0 && row.line > excerpt.rows[at - 1].line + 1;
            numbers.push(numbers.last().map_or(0, |last| last + if far { 9 } else { 1 }));
        }
        let first = if labels.contains(&0) { report.labels[0].1 } else { least(&wanted) };
        let (line_number, column_number) = file.position(first.start, Column::CodePoints);
        let name = plain::line(&file.path().to_string_lossy());
        Self { file, name, labels, excerpt, numbers, location: Location { line_number, column_number } }
    }
}

/// Where the character after the one at `at` begins.
fn next(text: &str, at: usize) -> usize {
    at + text[at..].chars().next().map_or(0, char::len_utf8)
}

/// The label that stands first in the text.
fn least(wanted: &[Wanted]) -> Span {
    wanted.iter().map(|want| want.span).min().unwrap_or_default()
}

impl<'a> Files<'a> for Snippets<'_> {
    type FileId = usize;
    type Name = &'a str;
    type Source = &'a str;

    fn name(&'a self, id: usize) -> Result<&'a str, Error> {
        self.get(id).map(|snippet| snippet.name.as_str())
    }

    fn source(&'a self, id: usize) -> Result<&'a str, Error> {
        self.get(id).map(|snippet| snippet.excerpt.text.as_str())
    }

    fn line_index(&'a self, id: usize, byte: usize) -> Result<usize, Error> {
        let snippet = self.get(id)?;
        let row = snippet.excerpt.rows.partition_point(|row| row.range.end <= byte);
        Ok(snippet.numbers.get(row).or(snippet.numbers.last()).copied().unwrap_or(0))
    }

    fn line_number(&'a self, id: usize, index: usize) -> Result<usize, Error> {
        let snippet = self.get(id)?;
        let row = snippet.row(index)?;
        Ok(snippet.excerpt.rows[row].line)
    }

    fn location(&'a self, id: usize, _byte: usize) -> Result<Location, Error> {
        self.get(id).map(|snippet| snippet.location)
    }

    fn line_range(&'a self, id: usize, index: usize) -> Result<Range<usize>, Error> {
        let snippet = self.get(id)?;
        let row = snippet.row(index)?;
        Ok(snippet.excerpt.rows[row].range.clone())
    }
}

impl Snippet<'_> {
    /// What is left of the primary label's `piece` when the labels inside it are cut out: codespan would draw its
    /// carets over theirs.
    fn around(&self, piece: &Piece) -> Vec<Range<usize>> {
        let text = &self.excerpt.text;
        let mut inner: Vec<Range<usize>> = self
            .excerpt
            .pieces
            .iter()
            .filter(|other| other.label != piece.label && other.row == piece.row)
            // an empty label is drawn one character wide
            .map(|other| other.range.start..other.range.end.max(next(text, other.range.start)))
            .filter(|inner| piece.range.start <= inner.start && inner.end <= piece.range.end)
            .collect();
        inner.sort_unstable_by_key(|range| (range.start, range.end));
        let mut parts = Vec::new();
        let mut at = piece.range.start;
        for range in inner {
            if at < range.start {
                parts.push(at..range.start);
            }
            at = at.max(range.end);
        }
        if at < piece.range.end {
            parts.push(at..piece.range.end);
        }
        if parts.is_empty() { vec![piece.range.clone()] } else { parts }
    }

    fn row(&self, index: usize) -> Result<usize, Error> {
        self.numbers
            .binary_search(&index)
            .map_err(|_| Error::LineTooLarge { given: index, max: self.file.lines().count() })
    }
}

#[cfg(test)]
#[path = "terminal_tests.rs"]
mod tests;
