//! The sheet as comma-separated values, a row a quotation: for spreadsheets.

use super::entry::{path, source_of};
use crate::article::names::Named;
use crate::article::{Article, Fact};
use crate::text::Column;
use std::io::{self, Write};

const HEAD: [&str; 18] = [
    "file",
    "line",
    "column",
    "start",
    "end",
    "form",
    "status",
    "speaker",
    "name",
    "kind",
    "cue",
    "sieve",
    "verdict",
    "source",
    "source_line",
    "source_speaker",
    "time",
    "text",
];

/// Writes rows, below a head that is written once.
pub struct Csv<W: Write>(::csv::Writer<W>);

impl<W: Write> Csv<W> {
    /// Writes the head to `out`.
    pub fn new(out: W) -> io::Result<Self> {
        let mut writer = ::csv::Writer::from_writer(out);
        writer.write_record(HEAD)?;
        Ok(Self(writer))
    }

    /// Writes the quotations of `article`.
    pub fn article(&mut self, article: &Article) -> io::Result<()> {
        for fact in article.facts() {
            self.0.write_record(row(article, fact))?;
        }
        Ok(())
    }

    /// Writes out what is still held back.
    pub fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

fn row(article: &Article, fact: Fact<'_>) -> [String; 18] {
    let draft = &article.draft.file;
    let span = article.span(fact.quotation.span);
    let disk = draft.on_disk(span);
    let (line, column) = draft.position(span.start, Column::CodePoints);
    let found = fact.attribution;
    let speaker = found.speaker.as_ref();
    let passage = fact.verification.and_then(|v| v.passage.as_ref());
    let source = passage.and_then(|passage| source_of(article, passage).map(|file| (passage, file)));
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    [
        path(draft),
        line.to_string(),
        column.to_string(),
        disk.start.to_string(),
        disk.end.to_string(),
        found.form.name().to_owned(),
        found.status.name().to_owned(),
        text(speaker.map(|s| article.words(s.span))),
        text(speaker.and_then(|s| s.name.as_deref())),
        text(speaker.map(|s| s.kind.name())),
        text(found.cue.as_ref().map(|cue| article.words(cue.span))),
        found.sieve.to_owned(),
        text(fact.verification.map(|v| v.verdict.name())),
        source.map(|(_, file)| path(file)).unwrap_or_default(),
        source
            .map(|(passage, file)| file.position(passage.span.start, Column::CodePoints).0.to_string())
            .unwrap_or_default(),
        text(passage.and_then(|p| p.speaker.as_deref())),
        text(passage.and_then(|p| p.time.as_deref())),
        article.words(fact.quotation.span).to_owned(),
    ]
}
