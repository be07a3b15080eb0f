//! Findings as the pages write them.
//!
//! ```text
//! warning[words-changed] 1:1-1:40 the source has other words
//!   at 1:12-1:17 "large" for "huge"
//!   at hearing.txt:3:20-3:24 Ann Lee says "huge" here
//!   help quote the words of the source, or put what is yours in brackets
//!   fix (unsafe) put the source's words in
//! ```
//!
//! Lines and columns count from 1, columns in code points; a span of nothing is one place (`1:12`). `here` is what is
//! said at the primary place itself.

use super::run::file_of;
use crate::article::Article;
use crate::rules::{Finding, Label, Place};
use crate::text::{Column, File, Span};
use std::fmt::Write;

/// The findings of one article.
pub fn report<'a>(article: &Article, findings: impl IntoIterator<Item = &'a Finding>) -> String {
    let mut out = String::new();
    for finding in findings {
        let place = range(&article.draft.file, finding.primary.span);
        let _ = writeln!(out, "{}[{}] {place} {}", finding.severity, finding.rule, finding.message);
        if !finding.primary.message.is_empty() {
            let _ = writeln!(out, "  here {}", finding.primary.message);
        }
        for label in &finding.labels {
            let _ = writeln!(out, "  at {} {}", place_of(article, label), label.message);
        }
        for line in &finding.help {
            let _ = writeln!(out, "  help {line}");
        }
        for fix in &finding.fixes {
            let _ = writeln!(out, "  fix ({}) {}", fix.applicability.name(), fix.title);
        }
    }
    out
}

fn place_of(article: &Article, label: &Label) -> String {
    match label.place {
        Place::Draft => range(&article.draft.file, label.span),
        Place::Source(_) => file_of(article, label.place).map_or_else(String::new, |file| {
            let name = file.path().file_name().unwrap_or_default().to_string_lossy();
            format!("{name}:{}", range(file, label.span))
        }),
    }
}

fn range(file: &File, span: Span) -> String {
    let (line, column) = file.position(span.start, Column::CodePoints);
    let (end_line, end_column) = file.position(span.end, Column::CodePoints);
    if span.is_empty() {
        format!("{line}:{column}")
    } else {
        format!("{line}:{column}-{end_line}:{end_column}")
    }
}
