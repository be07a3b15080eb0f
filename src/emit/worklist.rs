//! The fact-checker's working list: every quotation of a draft, whether it is signed off, and what is asked of it.

use super::run::path;
use super::terminal::Look;
use super::{plain, style};
use crate::article::Article;
use crate::article::names::Named;
use crate::ledger::{Change, Entry, Ledger, Quoted, Reach, Standings};
use crate::rules::{Book, Finding};
use crate::text::{Column, Span};
use anstyle::Style;
use serde::Serialize;
use std::io::{self, Write};

/// Widest column of a speaker.
const WIDEST: usize = 32;

/// The list of one draft.
#[derive(Debug)]
pub struct Worklist<'a> {
    file: String,
    rows: Vec<Row<'a>>,
}

/// Where one quotation stands.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Debug)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Nobody signed it.
    Open,
    /// It was signed, and something changed since, if only elsewhere in its source.
    Changed,
    /// It was signed, and is what was signed.
    Signed,
    /// It was signed, and the draft no longer has it.
    Gone,
}

#[derive(Serialize, Debug)]
struct Row<'a> {
    state: State,
    /// Bytes of the file on disk, of the first piece.
    start: Option<usize>,
    end: Option<usize>,
    line: Option<usize>,
    column: Option<usize>,
    text: &'a str,
    speaker: Option<&'a str>,
    verdict: Option<&'a str>,
    /// Rules that ask about it.
    asked: Vec<&'a str>,
    changes: Vec<&'static str>,
    signed: Option<Signed<'a>>,
}

#[derive(Serialize, Debug)]
struct Signed<'a> {
    by: &'a str,
    at: &'a str,
    source: Option<&'a str>,
    note: Option<&'a str>,
    #[serde(skip)]
    day: &'a str,
}

impl<'a> Worklist<'a> {
    /// The list of `article`, of which `findings` ask.
    pub fn new(
        article: &'a Article,
        ledger: &'a Ledger,
        standings: &'a Standings,
        findings: &'a [Finding],
        book: &Book,
    ) -> Self {
        let reach = Reach::new(standings, article, |_| true);
        let mut asked: Vec<Vec<&str>> = vec![Vec::new(); standings.quoted.len()];
        for finding in findings {
            if let Some(at) = reach.of(finding, book)
                && !asked[at].contains(&finding.rule.as_str())
            {
                asked[at].push(&finding.rule);
            }
        }
        let mut rows: Vec<Row<'a>> = standings
            .quoted
            .iter()
            .zip(asked)
            .map(|(quote, asked)| row(article, ledger, quote, asked))
            .collect();
        rows.extend(standings.gone.iter().map(|&at| gone(&ledger.entries[at])));
        Self { file: path(&article.draft.file).into_owned(), rows }
    }

    /// Leaves out what is signed or gone.
    pub fn only_open(&mut self) {
        self.rows.retain(|row| matches!(row.state, State::Open | State::Changed));
    }

    /// How many quotations are in this state.
    pub fn count(&self, state: State) -> usize {
        self.rows.iter().filter(|row| row.state == state).count()
    }

    /// Writes it as lines of JSON, one for each quotation.
    pub fn jsonl(&self, out: &mut dyn Write) -> io::Result<()> {
        #[derive(Serialize)]
        struct Line<'a> {
            file: &'a str,
            #[serde(flatten)]
            row: &'a Row<'a>,
        }
        for row in &self.rows {
            serde_json::to_writer(&mut *out, &Line { file: &self.file, row })?;
            out.write_all(b"\n")?;
        }
        Ok(())
    }

    /// Writes it as a table below the name of the file.
    pub fn table(&self, look: Look, out: &mut dyn Write) -> io::Result<()> {
        let paint = |style: Style, text: &str| {
            if look.colour { format!("{style}{text}{style:#}") } else { text.to_owned() }
        };
        writeln!(out, "{}", paint(style::MESSAGE, &plain::line(&self.file)))?;
        if self.rows.is_empty() {
            return writeln!(out, "  nothing is open\n");
        }
        let speakers: Vec<String> =
            self.rows.iter().map(|row| plain::clipped(row.speaker.unwrap_or("nobody"), WIDEST)).collect();
        let widest = |texts: &mut dyn Iterator<Item = usize>| texts.max().unwrap_or(0);
        let speaker = widest(&mut speakers.iter().map(|name| plain::width(name)));
        let place = widest(&mut self.rows.iter().map(|row| row.place().len()));
        let state = widest(&mut self.rows.iter().map(|row| row.state.name().len()));
        for (row, name) in self.rows.iter().zip(&speakers) {
            let blanks = |count: usize| " ".repeat(count);
            let line = format!(
                "  {:>place$}  {}{}  {name}{}  {}",
                row.place(),
                paint(row.state.colour(), row.state.name()),
                blanks(state - row.state.name().len()),
                blanks(speaker - plain::width(name)),
                paint(style::FRAME, &plain::line(&row.remark())),
            );
            writeln!(out, "{}", line.trim_end())?;
            let words = plain::clipped(row.text, look.width.saturating_sub(place + 4).max(24));
            writeln!(out, "{:1$}{words}", "", place + 4)?;
        }
        writeln!(out)
    }
}

impl State {
    /// Its name, as printed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Changed => "changed",
            Self::Signed => "signed",
            Self::Gone => "gone",
        }
    }

    fn colour(self) -> Style {
        match self {
            Self::Open => style::WARNING,
            Self::Changed => style::ERROR,
            Self::Signed => style::NOTE,
            Self::Gone => style::FAINT,
        }
    }
}

impl Row<'_> {
    fn place(&self) -> String {
        match (self.line, self.column) {
            (Some(line), Some(column)) => format!("{line}:{column}"),
            _ => "–".to_owned(),
        }
    }

    /// What a checker needs to know of it, in a line.
    fn remark(&self) -> String {
        let signed = self.signed.as_ref().map(|signed| format!("{}, {}", signed.by, signed.day));
        let mut parts = Vec::new();
        if !self.changes.is_empty() {
            parts.push(format!("not as signed: {}", self.changes.join(", ")));
        }
        if matches!(self.state, State::Open | State::Changed) {
            parts.extend(self.verdict.map(str::to_owned));
            parts.extend((!self.asked.is_empty()).then(|| self.asked.join(", ")));
        }
        parts.extend(signed);
        parts.join("; ")
    }
}

fn row<'a>(article: &'a Article, ledger: &'a Ledger, quote: &'a Quoted, asked: Vec<&'a str>) -> Row<'a> {
    let span: Span = article.span(article.draft.quotations.all[quote.pieces[0]].span);
    let file = &article.draft.file;
    let (line, column) = file.position(span.start, Column::CodePoints);
    let disk = file.on_disk(span);
    let state = match quote.entry {
        None => State::Open,
        Some(_) if quote.is_settled() => State::Signed,
        Some(_) => State::Changed,
    };
    Row {
        state,
        start: Some(disk.start),
        end: Some(disk.end),
        line: Some(line),
        column: Some(column),
        text: &quote.text,
        speaker: quote.speaker.as_deref(),
        verdict: quote.evidence(article).map(|evidence| evidence.verdict.name()),
        asked,
        changes: quote.changes.iter().map(|change| name(*change)).collect(),
        signed: quote.entry.map(|at| signed(&ledger.entries[at])),
    }
}

fn gone(entry: &Entry) -> Row<'_> {
    Row {
        state: State::Gone,
        start: None,
        end: None,
        line: None,
        column: None,
        text: &entry.text,
        speaker: entry.speaker.as_deref(),
        verdict: entry.verdict.as_deref(),
        asked: Vec::new(),
        changes: Vec::new(),
        signed: Some(signed(entry)),
    }
}

fn signed(entry: &Entry) -> Signed<'_> {
    Signed {
        by: &entry.by,
        at: &entry.at,
        source: entry.source.as_ref().map(|source| &*source.path),
        note: entry.note.as_deref(),
        day: entry.day(),
    }
}

fn name(change: Change) -> &'static str {
    match change {
        Change::Words => "words",
        Change::Speaker => "speaker",
        Change::Passage => "passage",
        Change::Source => "source",
        Change::Missing => "source-missing",
    }
}
