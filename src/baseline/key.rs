//! What a finding is known by.

use crate::article::Article;
use crate::rules::Finding;
use crate::text::folded;
use sha2::{Digest, Sha256};

/// Words below which the words around are needed to tell one place from another.
const FEW: usize = 4;

/// Words on each side that then are taken in.
const AROUND: usize = 4;

/// Bytes on each side in which they are looked for.
const NEAR: usize = 160;

/// Characters of a text that are kept; a hash stands for the rest.
const KEPT: usize = 120;

/// A finding's draft, rule and words. They are ordered as the file lists them.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Key {
    /// The draft's path from the baseline's folder, with slashes.
    pub file: String,
    /// The rule.
    pub rule: String,
    /// The words of the finding's place, folded; of a short one with the words around it.
    pub text: String,
}

impl Key {
    /// The key of `finding` in `article`, which the baseline calls `draft`.
    pub fn of(article: &Article, draft: &str, finding: &Finding) -> Self {
        let text = text(article, finding);
        Self { file: draft.to_owned(), rule: finding.rule.as_str().to_owned(), text }
    }

    /// Not above any key of `draft`.
    pub(super) fn first_of(draft: &str) -> Self {
        Self { file: draft.to_owned(), rule: String::new(), text: String::new() }
    }
}

fn text(article: &Article, finding: &Finding) -> String {
    let (document, span) = (&article.draft.document, finding.primary.span);
    let Some(start) = document.prose_at(span.start) else {
        // a comment, or front matter
        return clipped(folded(span.of(article.draft.file.text())));
    };
    let prose = &*document.prose;
    let end = document.map.to_prose(span.end).clamp(start, prose.len());
    let words = folded(&prose[start..end]);
    if words.split(' ').count() >= FEW {
        return clipped(words);
    }
    let block = document.block_at(start).map(|index| document.blocks[index].span);
    let (first, last) = block.map_or((start, end), |block| (block.start.min(start), block.end.max(end)));
    let mut from = first.max(start.saturating_sub(NEAR));
    let mut to = last.min(end.saturating_add(NEAR));
    while !prose.is_char_boundary(from) {
        from += 1;
    }
    while !prose.is_char_boundary(to) {
        to -= 1;
    }
    let (before, after) = (folded(&prose[from..start]), folded(&prose[end..to]));
    let mut lead: Vec<&str> = before.rsplit(' ').take(AROUND).collect();
    lead.reverse();
    let tail: Vec<&str> = after.split(' ').take(AROUND).collect();
    clipped(format!("{} <{words}> {}", lead.join(" "), tail.join(" ")).trim().to_owned())
}

/// Short enough for a line of a diff, and still no other's.
fn clipped(text: String) -> String {
    let Some((cut, _)) = text.char_indices().nth(KEPT) else { return text };
    let hash = Sha256::digest(text.as_bytes());
    let mut number = [0; 8];
    number.copy_from_slice(&hash[..8]);
    format!("{} … #{:016x}", text[..cut].trim_end(), u64::from_be_bytes(number))
}
