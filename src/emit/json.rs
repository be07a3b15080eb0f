//! Findings → one JSON object, for programs. Offsets are bytes of the file on disk, end exclusive; lines and columns
//! count from 1, columns in code points.

use super::run::{Run, named, path};
use super::summary::Summary;
use crate::article::Article;
use crate::rules::{Finding, Fix, Label};
use crate::text::{Column, File, Span};
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct Report<'a> {
    findings: Vec<FindingEntry<'a>>,
    summary: &'a Summary,
}

#[derive(Serialize)]
struct FindingEntry<'a> {
    rule: &'a str,
    severity: &'a str,
    file: String,
    start: usize,
    end: usize,
    line: usize,
    column: usize,
    message: &'a str,
    labels: Vec<LabelEntry<'a>>,
    help: &'a [String],
    fixes: Vec<FixEntry<'a>>,
}

#[derive(Serialize)]
struct LabelEntry<'a> {
    file: String,
    start: usize,
    end: usize,
    line: usize,
    column: usize,
    message: &'a str,
    primary: bool,
}

#[derive(Serialize)]
struct FixEntry<'a> {
    title: &'a str,
    applicability: &'a str,
    edits: Vec<EditEntry<'a>>,
}

#[derive(Serialize)]
struct EditEntry<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

/// Writes the findings of all drafts, in their order, and the summary.
pub fn write(run: &Run<'_>, out: &mut dyn Write) -> io::Result<()> {
    let findings = run.findings().map(|(article, finding)| entry(article, finding)).collect();
    serde_json::to_writer(&mut *out, &Report { findings, summary: run.summary })?;
    out.write_all(b"\n")
}

fn entry<'a>(article: &'a Article, finding: &'a Finding) -> FindingEntry<'a> {
    let draft = &article.draft.file;
    let (start, end, line, column) = place(draft, finding.primary.span);
    let labels = std::iter::once((&finding.primary, true))
        .filter(|(label, _)| !label.message.is_empty())
        .chain(finding.labels.iter().map(|label| (label, false)));
    FindingEntry {
        rule: &finding.rule,
        severity: finding.severity.name(),
        file: path(draft).into_owned(),
        start,
        end,
        line,
        column,
        message: &finding.message,
        labels: labels.filter_map(|(label, primary)| self::label(article, label, primary)).collect(),
        help: &finding.help,
        fixes: finding.fixes.iter().map(|fix| self::fix(draft, fix)).collect(),
    }
}

fn label<'a>(article: &'a Article, label: &'a Label, primary: bool) -> Option<LabelEntry<'a>> {
    let (file, name) = named(article, label)?;
    let (start, end, line, column) = place(file, label.span);
    Some(LabelEntry { file: name.into_owned(), start, end, line, column, message: &label.message, primary })
}

fn fix<'a>(draft: &File, fix: &'a Fix) -> FixEntry<'a> {
    let edits = fix.edits.edits().iter().map(|edit| {
        let disk = draft.on_disk(edit.span);
        EditEntry { start: disk.start, end: disk.end, text: &edit.text }
    });
    FixEntry { title: &fix.title, applicability: fix.applicability.name(), edits: edits.collect() }
}

fn place(file: &File, span: Span) -> (usize, usize, usize, usize) {
    let disk = file.on_disk(span);
    let (line, column) = file.position(span.start, Column::CodePoints);
    (disk.start, disk.end, line, column)
}
