//! What the sources said of a quotation, as a sign-off records it.

use super::Quoted;
use crate::article::Article;
use crate::sources::{Source, Verdict};

/// What confirms a quotation, or speaks against it.
#[derive(Clone, Debug)]
pub struct Evidence<'a> {
    /// The worst verdict on its pieces.
    pub verdict: Verdict,
    /// The source that has it, and its words there; ` … ` stands between passages that do not adjoin.
    pub passage: Option<(&'a Source, String)>,
}

impl Evidence<'_> {
    /// Whether the words are the source's, but for what print may change and shows.
    pub fn confirms(&self) -> bool {
        self.verdict <= Verdict::Bracketed
    }
}

impl Quoted {
    /// What the sources of `article` say of it; `None` where none were asked.
    pub fn evidence<'a>(&self, article: &'a Article) -> Option<Evidence<'a>> {
        let found = |piece: &usize| article.verifications.get(*piece).and_then(Option::as_ref);
        let all: Vec<_> = self.pieces.iter().filter_map(found).collect();
        let verdict = all.iter().map(|found| found.verdict).max()?;
        let mut spans = Vec::new();
        let mut of = None;
        for passage in all.iter().filter_map(|found| found.passage.as_ref()) {
            // a second source beside the first is no part of the passage
            if *of.get_or_insert(passage.source) == passage.source {
                spans.push(passage.span);
            }
        }
        let passage = of.and_then(|of| {
            let source = article.source(of)?;
            spans.sort_unstable();
            spans.dedup();
            let words = |span| source.words(span).split_whitespace().collect::<Vec<_>>().join(" ");
            let words: Vec<String> = spans.into_iter().map(words).collect();
            Some((source, words.join(" … ")))
        });
        Some(Evidence { verdict, passage })
    }
}
