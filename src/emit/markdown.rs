//! A run as Markdown, for step summaries and comments: what was found, and every quotation with its speaker, its
//! verdict and what to do.
//!
//! Words of a draft never become markup, a mention or a link.

use super::run::{Run, message, path};
use super::standing::{Standing, standings};
use crate::article::Article;
use crate::rules::Finding;
use crate::text::{Column, Span};
use std::fmt::Write as _;
use std::io::{self, Write};

/// Rows of one table: GitHub drops a summary of more than 1 MiB as a whole.
const ROWS: usize = 300;

/// Code points of a quotation that a row shows.
const SHOWN: usize = 90;

/// Writes the whole run.
pub fn write(run: &Run<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "### quotelint\n\n{}\n", text(&run.summary.to_string()))?;
    let found = run.by_severity();
    if !found.is_empty() {
        findings(run, &found, out)?;
    }
    let mut left = ROWS;
    for (article, findings) in &run.drafts {
        let standings = standings(article, findings);
        if standings.is_empty() || left == 0 {
            continue;
        }
        quotations(article, &standings[..standings.len().min(left)], out)?;
        if standings.len() > left {
            writeln!(out, "… and {} more quotations\n", standings.len() - left)?;
        }
        left -= standings.len().min(left);
    }
    Ok(())
}

/// Writes a table of findings.
pub(super) fn findings(run: &Run<'_>, found: &[(&Article, &Finding)], out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "| | Where | What is wrong | What to do |\n|---|---|---|---|")?;
    for (article, finding) in found.iter().take(ROWS) {
        let file = &article.draft.file;
        let (line, column) = file.position(finding.primary.span.start, Column::CodePoints);
        let mut what = text(&message(finding));
        for label in run.shown(finding).filter(|label| !label.message.is_empty()) {
            let _ = write!(what, "<br>{}", text(&label.message));
        }
        writeln!(
            out,
            "| {} | {}:{line}:{column} | **{}** {what} | {} |",
            finding.severity,
            text(&path(file)),
            text(&finding.rule),
            text(&finding.help.join("; ")),
        )?;
    }
    if found.len() > ROWS {
        writeln!(out, "\n… and {} more", found.len() - ROWS)?;
    }
    writeln!(out)
}

fn quotations(article: &Article, standings: &[Standing<'_>], out: &mut dyn Write) -> io::Result<()> {
    let file = &article.draft.file;
    writeln!(out, "#### {}\n", text(&path(file)))?;
    writeln!(out, "| Line | Quotation | Speaker | Verdict | What to do |\n|---:|---|---|---|---|")?;
    for standing in standings {
        let span = article.span(standing.fact.quotation.span);
        writeln!(
            out,
            "| {} | {} | {} | {} | {} |",
            file.position(span.start, Column::CodePoints).0,
            text(&shortened(span, file.text())),
            text(&standing.speaker(article)),
            standing.verdict().unwrap_or("no sources"),
            text(standing.advice().unwrap_or_default()),
        )?;
    }
    writeln!(out)
}

fn shortened(span: Span, file: &str) -> String {
    let words = span.of(file).split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{} …", words[..at].trim_end()),
        None => words,
    }
}

/// `text` as one line of plain words in Markdown, as GitHub and GitLab read it.
fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => out.push(' '),
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // neither a person nor an issue is called
            '@' => out.push_str("&#64;"),
            '#' => out.push_str("&#35;"),
            // an address is not to be linked: GitHub looks for its colon
            ':' => out.push_str("&#58;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '|' | '~' | '!' | '$' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_draft_are_no_markup() {
        assert_eq!(text("a|b <b> *c*\n@lee #4"), "a\\|b &lt;b&gt; \\*c\\* &#64;lee &#35;4");
    }
}
