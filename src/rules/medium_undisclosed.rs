//! The source was written, and the draft says that somebody *said* it.

use super::finding::{Applicability, Finding, Place};
use super::rule::{Case, Rule};
use crate::article::Fact;
use crate::attribution::{Cue, CueKind};
use crate::sources::{SourceKind, Verdict};
use crate::text::{EditSet, ProseSpan, Span};
use std::collections::BTreeSet;

pub(super) static RULE: Rule =
    Rule::new("medium-undisclosed", include_str!("../../rules/medium-undisclosed.md"), judge);

/// Blocks before the quotation's own in which the medium may have been told.
const BEFORE: usize = 2;

/// What *said* becomes, where somebody wrote.
const WROTE: [(&str, &str); 4] =
    [("said", "wrote"), ("says", "writes"), ("say", "write"), ("saying", "writing")];

fn judge(case: &Case<'_>) -> Vec<Finding> {
    // who was told once how a source came about knows it for the rest of the draft
    let mut told = BTreeSet::new();
    case.article
        .facts()
        .filter_map(|fact| {
            let verification = fact.verification.filter(|found| found.verdict < Verdict::Variant)?;
            let passage = verification.passage.as_ref()?;
            let source = case.article.source(passage.source)?;
            let medium = match source.about.kind? {
                SourceKind::Post => "a post or a message",
                SourceKind::Release => "a statement in writing",
                _ => return None,
            };
            let cue = fact.attribution.cue.as_ref().filter(|cue| cue.kind == CueKind::Verb)?;
            let other = verification.alternatives.iter().any(|(other, _)| other.source != passage.source);
            if other || is_told(case, &fact) {
                told.insert(passage.source);
            }
            if !told.insert(passage.source) {
                return None;
            }
            let (span, verb, wrote) = says(case, cue)?;
            let finding = case.finding(span, format!("`{verb}` for words from {medium}")).label(
                Place::Source(passage.source),
                passage.span,
                "it is written here",
            );
            let finding = finding.help("tell the reader how it reached you: a post, an email, a statement");
            Some(if source.about.kind == Some(SourceKind::Post) {
                finding.fix(format!("write `{wrote}`"), Applicability::Unsafe, EditSet::one(span, wrote))
            } else {
                finding
            })
        })
        .collect()
}

/// The *said* of the cue, and what to write for it.
fn says(case: &Case<'_>, cue: &Cue) -> Option<(Span, String, &'static str)> {
    let mut at = cue.span.start;
    for word in case.words(cue.span).split(' ') {
        if let Some((_, wrote)) = WROTE.iter().find(|(said, _)| word == *said) {
            return Some((case.span(ProseSpan::new(at, at + word.len())), word.to_owned(), wrote));
        }
        at += word.len() + 1;
    }
    None
}

/// Whether the draft names a medium in the quotation's paragraph or shortly before.
fn is_told(case: &Case<'_>, fact: &Fact<'_>) -> bool {
    let block = fact.quotation.block;
    let blocks = &case.article.draft.document.blocks;
    let Some(blocks) = blocks.get(block.saturating_sub(BEFORE)..=block) else { return true };
    let media = case.lexicon.list("media");
    let known = |words: &str| media.binary_search_by(|entry| entry.as_str().cmp(words)).is_ok();
    blocks.iter().any(|block| {
        let words = case.words(block.span).split(|c: char| !(c.is_alphanumeric() || c == '-'));
        let words: Vec<String> = words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
        words.iter().any(|word| known(word))
            || words.windows(2).any(|pair| known(&pair.join(" ")))
            // the network called X, which is a letter elsewhere
            || case.words(block.span).contains(" on X")
    })
}
