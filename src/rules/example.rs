//! The examples of a rule's page.
//!
//! Fences are read in order. `source` fences (with a path behind, else `source.txt`) hold for the examples that follow
//! them up to the next heading, and so does a `ledger` fence, the draft's sign-offs. `good` must bring no finding of the page's
//! rule; `bad` must bring exactly those of the `report` fence behind it, and, where a `fixed` fence follows, all fixes
//! together must lead there. An example is plain text unless its info string says `markdown`; `preset=NAME` chooses the
//! style guide.

use super::unknown::UnknownName;
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

/// The fences that mean something.
const KINDS: [&str; 6] = ["good", "bad", "report", "fixed", "source", "ledger"];

/// A copy to check, and what is to come of it.
#[derive(Clone, Debug)]
pub struct Example {
    /// Nothing may be found in it.
    pub good: bool,
    /// The words behind its fence, `good` or `bad` first.
    pub info: Vec<String>,
    /// The copy.
    pub text: String,
    /// What must be found in it, as `emit::brief` writes it.
    pub report: Option<String>,
    /// What fixing it must lead to.
    pub fixed: Option<String>,
    /// Name and text of each source.
    pub sources: Vec<(String, String)>,
    /// Its sign-offs.
    pub ledger: Option<String>,
    /// The byte of the page where its fence begins.
    pub at: usize,
}

impl Example {
    /// Whether it is Markdown, not plain text.
    pub fn is_markdown(&self) -> bool {
        self.info.iter().any(|word| word == "markdown")
    }
}

/// A fence that is none of those a page can have, or stands where it means nothing.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{0}")]
pub struct BadFence(String);

/// The examples of a page.
///
/// # Errors
/// If a fence is unknown, or has no example to belong to.
pub fn examples(page: &str) -> Result<Vec<Example>, BadFence> {
    let lonely = |kind: &str| BadFence(format!("a `{kind}` fence without a bad example before it"));
    let mut examples: Vec<Example> = Vec::new();
    let mut sources = Vec::new();
    let mut ledger = None;
    let (mut info, mut text) = (None, String::new());
    for (event, range) in Parser::new(page).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { .. }) => {
                sources.clear();
                ledger = None;
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(words))) => {
                info = Some(words.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
                text.clear();
            }
            Event::Text(words) if info.is_some() => text.push_str(&words),
            Event::End(TagEnd::CodeBlock) => {
                let Some(info) = info.take() else { continue };
                let text = std::mem::take(&mut text);
                let last = examples.last_mut().filter(|example| !example.good);
                match info.first().map(String::as_str) {
                    Some("source") => {
                        sources.push((info.get(1).map_or("source.txt", String::as_str).to_owned(), text));
                    }
                    Some("ledger") => ledger = Some(text),
                    Some(kind @ ("good" | "bad")) => {
                        let (good, sources, ledger) = (kind == "good", sources.clone(), ledger.clone());
                        examples.push(Example {
                            good,
                            info,
                            text,
                            report: None,
                            fixed: None,
                            sources,
                            ledger,
                            at: range.start,
                        });
                    }
                    Some("report") => last.ok_or_else(|| lonely("report"))?.report = Some(text),
                    Some("fixed") => last.ok_or_else(|| lonely("fixed"))?.fixed = Some(text),
                    // settings and comments shown to the reader
                    Some("toml" | "yaml" | "html" | "text") => {}
                    other => {
                        let error = UnknownName::new("fence", other.unwrap_or_default(), KINDS);
                        return Err(BadFence(error.to_string()));
                    }
                }
            }
            _ => {}
        }
    }
    Ok(examples)
}
