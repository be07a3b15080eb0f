//! The examples of a rule's page.
//!
//! Fences are read in order. `source` fences (with a path behind, else `source.txt`) hold for the examples that follow
//! them up to the next heading, and so does a `ledger` fence, the draft's sign-offs. `good` must bring no finding of the page's rule; `bad` must bring exactly those of the
//! `report` fence behind it, and, where a `fixed` fence follows, all fixes together must lead there. An example is plain
//! text unless its info string says `markdown`; `preset=NAME` chooses the style guide.

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

/// A copy to check, and what is to come of it.
#[derive(Debug)]
pub(crate) struct Example {
    pub(crate) good: bool,
    pub(crate) info: Vec<String>,
    pub(crate) text: String,
    pub(crate) report: Option<String>,
    pub(crate) fixed: Option<String>,
    pub(crate) sources: Vec<(String, String)>,
    pub(crate) ledger: Option<String>,
}

/// The examples of a page, or what is wrong with its fences.
pub(crate) fn examples(page: &str) -> Result<Vec<Example>, String> {
    let mut examples: Vec<Example> = Vec::new();
    let mut sources = Vec::new();
    let mut ledger = None;
    let (mut info, mut text) = (None, String::new());
    for event in Parser::new(page) {
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
                        });
                    }
                    Some("report") => last.ok_or("a report without a bad example")?.report = Some(text),
                    Some("fixed") => last.ok_or("a fixed fence without a bad example")?.fixed = Some(text),
                    // settings and comments shown to the reader
                    Some("toml" | "yaml" | "html" | "text") => {}
                    other => return Err(format!("unknown fence {other:?}")),
                }
            }
            _ => {}
        }
    }
    Ok(examples)
}
