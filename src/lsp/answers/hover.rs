//! Hover on a quotation: who said it and through whom, what the sources say, and the words that differ.

use super::super::analysis::Analysis;
use super::super::client::Client;
use super::super::columns;
use super::super::uri;
use crate::cli::desks::absolute;
use lsp_types::{Contents, Hover, MarkupContent, MarkupKind, Position};
use quotelint::article::names::Named;
use quotelint::article::{Article, Fact};
use quotelint::attribution::Status;
use quotelint::sources::{Difference, EditClass, Passage, Source, Verification};
use quotelint::text::{Column, Span};
use std::fmt::Write as _;

pub(super) fn hover(analysis: &Analysis, position: Position, client: &Client) -> Option<Hover> {
    let article = &analysis.checked.article;
    let fact = super::fact_at(analysis, position, client)?;
    let mut parts = vec![speaker(article, &fact)];
    if let Some(verification) = fact.verification {
        parts.push(verdict(article, verification));
        parts.extend(difference(article, &fact, verification));
    }
    let contents = MarkupContent { kind: MarkupKind::Markdown, value: parts.join("\n\n") };
    let range = columns::range(&article.draft.file, article.span(fact.quotation.span), client.unit);
    Some(Hover { contents: Contents::MarkupContent(contents), range: Some(range) })
}

/// **Ann Lee** ← the AP: *she*, carried over
fn speaker(article: &Article, fact: &Fact<'_>) -> String {
    let mut text = format!("**{}**", plain(&super::speaker(article, fact)));
    let found = fact.attribution;
    if let Some(speaker) = &found.speaker {
        let printed = article.words(speaker.span);
        if speaker.name.as_deref().is_some_and(|name| name != printed) {
            let _ = write!(text, " (“{}”)", plain(printed));
        }
    }
    match found.status {
        Status::Attributed => {}
        status => drop(write!(text, " · {}", status.name())),
    }
    text
}

/// `negation` · Ann Lee at 00:12 in [hearing.txt:3](file:///…#L3)
fn verdict(article: &Article, verification: &Verification) -> String {
    let mut text = format!("`{}`", verification.verdict.name());
    let passages = verification.passage.iter().chain(&verification.second);
    for passage in passages {
        text.push_str(" · ");
        text.push_str(&place(article, passage));
    }
    if let Some((passage, words)) = &verification.nearest {
        let _ = write!(text, " · nearest: {words} words in {}", place(article, passage));
    }
    if let Some(passage) = &verification.summarised {
        let _ = write!(text, " · only a machine's summary has it: {}", place(article, passage));
    }
    text
}

fn place(article: &Article, passage: &Passage) -> String {
    let Some(source) = article.source(passage.source) else { return String::new() };
    let path = source.file.path();
    let line = source.file.position(passage.span.start, Column::CodePoints).0;
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    let mut text = match (&passage.speaker, &passage.time) {
        (Some(speaker), Some(time)) => format!("{} at {}, ", plain(speaker), plain(time)),
        (Some(speaker), None) => format!("{}, ", plain(speaker)),
        (None, Some(time)) => format!("at {}, ", plain(time)),
        (None, None) => String::new(),
    };
    let _ = write!(text, "[{}:{line}]({}#L{line})", plain(&name), uri::of(&absolute(path)).0);
    text
}

/// The quotation with what differs: ~~printed~~ **original**. Nothing where no word does.
fn difference(article: &Article, fact: &Fact<'_>, verification: &Verification) -> Option<String> {
    let source = article.source(verification.passage.as_ref()?.source)?;
    let quotation = article.span(fact.quotation.inner);
    // case and points are no words
    let of_words = |edit: &&Difference| {
        !matches!(edit.class, EditClass::Case | EditClass::Punctuation | EditClass::Mark | EditClass::Speaker)
            && quotation.start <= edit.printed.start
            && edit.printed.end <= quotation.end
    };
    let differences: Vec<&Difference> = verification.edits.iter().filter(of_words).collect();
    if differences.is_empty() {
        return None;
    }
    let words = |span: Span| {
        let (start, end) =
            (article.draft.document.map.to_prose(span.start), article.draft.document.map.to_prose(span.end));
        article.words(quotelint::text::ProseSpan::new(start, end.max(start)))
    };
    let mut text = String::from("> ");
    let mut at = quotation.start;
    for difference in &differences {
        if difference.printed.start < at {
            continue;
        }
        text.push_str(&plain(words(Span::new(at, difference.printed.start))));
        show(&mut text, words(difference.printed), source, difference);
        at = difference.printed.end;
    }
    text.push_str(&plain(words(Span::new(at, quotation.end))));
    let mut classes: Vec<&str> = differences.iter().map(|difference| difference.class.name()).collect();
    classes.sort_unstable();
    classes.dedup();
    let _ = write!(text, "\n\n~~printed~~ **in the source** · {}", classes.join(", "));
    Some(text)
}

fn show(text: &mut String, printed: &str, source: &Source, difference: &Difference) {
    let original = source.words(difference.original).split_whitespace().collect::<Vec<_>>().join(" ");
    let spaced = text.ends_with(char::is_whitespace);
    let mut parts = Vec::new();
    if !printed.trim().is_empty() {
        parts.push(format!("~~{}~~", plain(printed.trim())));
    }
    if !original.is_empty() {
        parts.push(format!("**{}**", plain(&original)));
    }
    if !spaced && printed.is_empty() && !parts.is_empty() {
        text.push(' ');
    }
    text.push_str(&parts.join(" "));
    if spaced && printed.is_empty() && !parts.is_empty() {
        text.push(' ');
    }
}

/// `words` as Markdown that is no markup.
fn plain(words: &str) -> String {
    let mut text = String::with_capacity(words.len() + 8);
    for c in words.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '(' | ')' | '<' | '>' | '#' | '|' | '~'
            | '!' | '&' => {
                text.push('\\');
                text.push(c);
            }
            c if c.is_control() => text.push(' '),
            c => text.push(c),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    #[test]
    fn words_of_a_draft_are_no_markup() {
        assert_eq!(super::plain("*a* [b](c)\n<d>"), "\\*a\\* \\[b\\]\\(c\\) \\<d\\>");
    }
}
