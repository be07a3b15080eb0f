//! Findings → the Diagnostic Format of reviewdog, one object for the run. Columns are UTF-8 bytes, from 1.
//!
//! <https://github.com/reviewdog/reviewdog/tree/master/proto/rdf>

use super::run::{Region, Run, message, named, plain_path, region};
use crate::article::Article;
use crate::rules::{Applicability, Finding, Fix, Severity};
use crate::text::{Column, File, Span};
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct DiagnosticResult<'a> {
    source: Source,
    diagnostics: Vec<Diagnostic<'a>>,
}

#[derive(Serialize)]
struct Source {
    name: &'static str,
}

#[derive(Serialize)]
struct Diagnostic<'a> {
    message: String,
    location: Location,
    severity: &'static str,
    code: Code<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suggestions: Vec<Suggestion>,
    #[serde(rename = "relatedLocations", skip_serializing_if = "Vec::is_empty")]
    related: Vec<Related>,
}

#[derive(Serialize)]
struct Code<'a> {
    value: &'a str,
}

#[derive(Serialize)]
struct Location {
    path: String,
    range: Range,
}

#[derive(Serialize)]
struct Related {
    message: String,
    location: Location,
}

#[derive(Serialize)]
struct Range {
    start: Position,
    end: Position,
}

#[derive(Serialize)]
struct Position {
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct Suggestion {
    range: Range,
    text: String,
}

impl From<Region> for Range {
    fn from(region: Region) -> Self {
        let position = |(line, column)| Position { line, column };
        Self { start: position(region.start), end: position(region.end) }
    }
}

/// Writes the run as one object.
pub fn write(run: &Run<'_>, out: &mut dyn Write) -> io::Result<()> {
    let diagnostics = run.findings().map(|(article, finding)| diagnostic(run, article, finding)).collect();
    serde_json::to_writer(
        &mut *out,
        &DiagnosticResult { source: Source { name: "quotelint" }, diagnostics },
    )?;
    out.write_all(b"\n")
}

fn diagnostic<'a>(run: &Run<'_>, article: &'a Article, finding: &'a Finding) -> Diagnostic<'a> {
    let file = &article.draft.file;
    let mut text = message(finding);
    for help in &finding.help {
        text.push_str("\nhelp: ");
        text.push_str(help);
    }
    Diagnostic {
        message: text,
        location: location(file, finding.primary.span),
        severity: match finding.severity {
            Severity::Error => "ERROR",
            Severity::Warning => "WARNING",
            Severity::Note => "INFO",
        },
        code: Code { value: &finding.rule },
        suggestions: finding.fixes.iter().filter_map(|fix| suggestion(file, fix)).collect(),
        related: run
            .shown(finding)
            .filter_map(|label| {
                let (file, _) = named(article, label)?;
                Some(Related { message: label.message.clone(), location: location(file, label.span) })
            })
            .collect(),
    }
}

/// A fix as one replacement from its first edit to its last: reviewdog applies each suggestion by itself.
fn suggestion(file: &File, fix: &Fix) -> Option<Suggestion> {
    let edits = fix.edits.edits();
    let (first, last) = (edits.first()?, edits.last()?);
    if fix.applicability == Applicability::Shown {
        return None;
    }
    let whole = Span::new(first.span.start, last.span.end);
    let mut text = String::new();
    let mut at = whole.start;
    for edit in edits {
        text.push_str(&file.text()[at..edit.span.start]);
        text.push_str(&edit.text);
        at = edit.span.end;
    }
    Some(Suggestion { range: region(file, whole, Column::Bytes).into(), text })
}

fn location(file: &File, span: Span) -> Location {
    Location { path: plain_path(file.path()), range: region(file, span, Column::Bytes).into() }
}
