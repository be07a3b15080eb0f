//! The sheet as a table for people: where, who, what the sources say, and the words.

use super::entry::source_of;
use crate::article::names::Named;
use crate::article::{Article, Fact};
use crate::attribution::Status;
use crate::emit::terminal::Look;
use crate::emit::{plain, style};
use crate::sources::Verdict;
use crate::text::Column;
use anstyle::Style;
use std::io::{self, Write};

/// Widest column of a speaker or a place in a source.
const WIDEST: usize = 32;

struct Row {
    place: String,
    speaker: String,
    status: Style,
    verdict: Option<(&'static str, Style)>,
    source: String,
    words: String,
}

/// Writes the quotations of `article` below the name of its file.
pub fn table(article: &Article, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let paint = |style: Style, text: &str| {
        if look.colour { format!("{style}{text}{style:#}") } else { text.to_owned() }
    };
    let name = plain::line(&article.draft.file.path().to_string_lossy());
    let rows: Vec<Row> = article.facts().map(|fact| row(article, fact)).collect();
    writeln!(out, "{}", paint(style::MESSAGE, &name))?;
    if rows.is_empty() {
        return writeln!(out, "  no quotations\n");
    }
    let widest =
        |column: fn(&Row) -> &str| rows.iter().map(|row| plain::width(column(row))).max().unwrap_or(0);
    let (place, speaker) = (widest(|row| &row.place), widest(|row| &row.speaker));
    let verdict = widest(|row| row.verdict.map_or("", |v| v.0));
    for row in &rows {
        let mut line =
            format!("  {:>place$}  {}", row.place, paint(row.status, &padded(&row.speaker, speaker)));
        if verdict > 0 {
            let (name, colour) = row.verdict.unwrap_or(("", style::FAINT));
            line.push_str("  ");
            line.push_str(&paint(colour, &padded(name, verdict)));
        }
        // with sources a row is full: the words get the next
        let indent = if verdict > 0 {
            line.push_str("  ");
            line.push_str(&paint(style::FRAME, &row.source));
            writeln!(out, "{}", line.trim_end())?;
            line = format!("{:1$}", "", place + 2);
            place + 4
        } else {
            place + speaker + 6
        };
        line.push_str("  ");
        line.push_str(&plain::clipped(&row.words, look.width.saturating_sub(indent).max(24)));
        writeln!(out, "{}", line.trim_end())?;
    }
    writeln!(out)
}

fn row(article: &Article, fact: Fact<'_>) -> Row {
    let draft = &article.draft.file;
    let (line, column) = draft.position(article.span(fact.quotation.span).start, Column::CodePoints);
    let (speaker, status) = speaker(article, fact);
    let passage = fact.verification.and_then(|v| v.passage.as_ref());
    let source = passage.and_then(|passage| {
        let file = source_of(article, passage)?;
        let name = file.path().file_name().unwrap_or(file.path().as_os_str()).to_string_lossy().into_owned();
        Some(format!("{name}:{}", file.position(passage.span.start, Column::CodePoints).0))
    });
    Row {
        place: format!("{line}:{column}"),
        speaker: plain::clipped(&speaker, WIDEST),
        status,
        verdict: fact.verification.map(|v| (v.verdict.name(), colour(v.verdict))),
        source: plain::clipped(&source.unwrap_or_default(), WIDEST),
        words: article.words(fact.quotation.span).to_owned(),
    }
}

fn speaker(article: &Article, fact: Fact<'_>) -> (String, Style) {
    let found = fact.attribution;
    let name = found.speaker.as_ref().map_or_else(String::new, |speaker| {
        let printed = article.words(speaker.span);
        match &speaker.name {
            Some(name) if name != printed => format!("{name} ({printed})"),
            _ => printed.to_owned(),
        }
    });
    match found.status {
        Status::Attributed => (name, Style::new()),
        Status::Carried => (format!("↑ {name}"), Style::new()),
        Status::Ambiguous => (format!("? {name}"), style::WARNING),
        Status::Unattributed => ("nobody".to_owned(), style::ERROR),
        Status::NotAQuotation => ("–".to_owned(), style::FAINT),
    }
}

fn colour(verdict: Verdict) -> Style {
    match verdict {
        Verdict::Verbatim | Verdict::Formatting | Verdict::Elided | Verdict::Bracketed => style::NOTE,
        Verdict::Variant | Verdict::Altered => style::WARNING,
        _ => style::ERROR,
    }
}

fn padded(text: &str, to: usize) -> String {
    format!("{text}{:1$}", "", to.saturating_sub(plain::width(text)))
}
