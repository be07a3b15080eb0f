//! Why each quotation has its speaker: what every sieve heard, and who else a pronoun could be.

use crate::article::names::Named;
use crate::article::{Article, Fact};
use crate::attribution::{Status, Why};
use crate::emit::plain;
use crate::text::Column;
use std::io::{self, Write};

/// Widest stretch of a quotation that is shown, in columns.
const WIDEST: usize = 60;

/// Writes, for each quotation of `article`, what is known of its speaker and why. `whys` has one entry a quotation.
pub fn why(article: &Article, whys: &[Why], out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", plain::line(&article.draft.file.path().to_string_lossy()))?;
    for (fact, why) in article.facts().zip(whys) {
        one(article, fact, why, out)?;
    }
    writeln!(out)
}

fn one(article: &Article, fact: Fact<'_>, why: &Why, out: &mut dyn Write) -> io::Result<()> {
    let draft = &article.draft;
    let start = article.span(fact.quotation.span).start;
    let (line, column) = draft.file.position(start, Column::CodePoints);
    let words = plain::line(article.words(fact.quotation.span));
    writeln!(out, "  {line}:{column}  {}", plain::clipped(&words, WIDEST))?;
    let found = fact.attribution;
    let speaker = found.speaker.as_ref().map_or("nobody".to_owned(), |speaker| {
        let printed = plain::line(article.words(speaker.span));
        match &speaker.name {
            Some(name) if *name != printed => format!("{printed} = {}", plain::line(name)),
            _ => printed,
        }
    });
    writeln!(out, "      {}: {speaker}", found.status.name())?;
    if let Some(cue) = &found.cue {
        writeln!(out, "      cue: {}", plain::line(article.words(cue.span)))?;
    }
    for via in found.speaker.iter().flat_map(|speaker| &speaker.via) {
        writeln!(out, "      by way of: {}", plain::line(article.words(via.span)))?;
    }
    if found.status == Status::NotAQuotation || why.heard.is_empty() {
        return writeln!(out, "      no sieve took it");
    }
    for (rank, (sieve, heard)) in why.heard.iter().enumerate() {
        let verb = if rank == 0 { "took it" } else { "would say" };
        writeln!(out, "      {sieve} {verb}: {}", plain::line(heard))?;
    }
    if why.candidates.len() > 1 {
        let shares: Vec<String> = why
            .candidates
            .iter()
            .map(|(name, share)| format!("{} {:.0} %", plain::line(name), share * 100.0))
            .collect();
        writeln!(out, "      could be: {}", shares.join(", "))?;
    }
    Ok(())
}
