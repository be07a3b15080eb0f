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

use quotelint::article::Article;
use quotelint::rules::{Finding, Label, Place};
use quotelint::text::{Column, File, Span};
use std::fmt::Write;

pub(crate) fn report(article: &Article, findings: &[&Finding]) -> String {
    let mut out = String::new();
    for finding in findings {
        let place = range(&article.draft.file, finding.primary.span);
        writeln!(out, "{}[{}] {place} {}", finding.severity, finding.rule, finding.message).unwrap();
        if !finding.primary.message.is_empty() {
            writeln!(out, "  here {}", finding.primary.message).unwrap();
        }
        for label in &finding.labels {
            writeln!(out, "  at {} {}", place_of(article, label), label.message).unwrap();
        }
        for line in &finding.help {
            writeln!(out, "  help {line}").unwrap();
        }
        for fix in &finding.fixes {
            writeln!(out, "  fix ({}) {}", fix.applicability.name(), fix.title).unwrap();
        }
    }
    out
}

fn place_of(article: &Article, label: &Label) -> String {
    match label.place {
        Place::Draft => range(&article.draft.file, label.span),
        Place::Source(index) => {
            let file = &article.source(index).unwrap().file;
            let name = file.path().file_name().unwrap().to_string_lossy();
            format!("{name}:{}", range(file, label.span))
        }
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
