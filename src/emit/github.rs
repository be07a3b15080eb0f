//! Findings → workflow commands, which GitHub shows as annotations in the diff of a pull request.
//!
//! <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>. GitHub shows ten annotations of a
//! kind for each step and drops the rest without a word: the rest is for the step summary.

use super::markdown;
use super::run::{HEAVIEST_FIRST, Run, details, message, plain_path, region};
use crate::article::Article;
use crate::rules::{Finding, Severity};
use crate::text::Column;
use std::io::{self, Write};

/// Annotations of one kind that GitHub shows for a step.
const SHOWN: usize = 10;

/// Writes a command for each finding, errors first; of each kind, as many as GitHub shows. Says how many are left over.
pub fn write(run: &Run<'_>, out: &mut dyn Write) -> io::Result<()> {
    let all = run.by_severity();
    for severity in HEAVIEST_FIRST {
        let of_kind = all.iter().filter(|(_, finding)| finding.severity == severity);
        for (article, finding) in of_kind.take(SHOWN) {
            command(run, article, finding, out)?;
        }
    }
    let left = overflow(run).count();
    if left > 0 {
        writeln!(out, "{left} more than GitHub shows as annotations: see the step summary")?;
    }
    Ok(())
}

/// Writes the findings that [`write()`] left over, as Markdown for the step summary; nothing where none is.
pub fn write_overflow(run: &Run<'_>, out: &mut dyn Write) -> io::Result<()> {
    let left: Vec<_> = overflow(run).collect();
    if left.is_empty() {
        return Ok(());
    }
    writeln!(out, "### quotelint: beyond the annotations\n")?;
    markdown::findings(run, &left, out)
}

fn overflow<'a>(run: &Run<'a>) -> impl Iterator<Item = (&'a Article, &'a Finding)> {
    let mut seen = [0_usize; HEAVIEST_FIRST.len()];
    run.by_severity().into_iter().filter(move |(_, finding)| {
        let count = &mut seen[finding.severity as usize];
        *count += 1;
        *count > SHOWN
    })
}

fn command(run: &Run<'_>, article: &Article, finding: &Finding, out: &mut dyn Write) -> io::Result<()> {
    let file = &article.draft.file;
    let region = region(file, finding.primary.span, Column::CodePoints);
    let kind = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    write!(out, "::{kind} file={},", property(&plain_path(file.path())))?;
    write!(out, "line={},endLine={},", region.start.0, region.end.0)?;
    // columns of different lines confuse the annotation
    if region.start.0 == region.end.0 {
        write!(out, "col={},endColumn={},", region.start.1, region.end.1)?;
    }
    writeln!(
        out,
        "title={}::{}",
        property(&format!("quotelint: {}", finding.rule)),
        data(&text(run, article, finding))
    )
}

/// All that an annotation says: the finding, what it points at elsewhere, what to do.
fn text(run: &Run<'_>, article: &Article, finding: &Finding) -> String {
    message(finding) + &details(run, article, finding)
}

/// What stands behind `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// What stands behind `=`.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_ends_a_command_or_begins_another() {
        assert_eq!(data("100%\r\n::error::x"), "100%25%0D%0A::error::x");
        assert_eq!(property("a,b:c%"), "a%2Cb%3Ac%25");
    }
}
