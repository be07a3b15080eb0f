//! Pieces of one quotation: `"…," she said, "…"`. After a full stop the second piece is a sentence of its own and is
//! not tied, though attribution may carry the speaker over.

use super::cue::{Cues, words};
use super::form::title;
use super::{Quotation, Quotations, Tie};
use crate::document::Document;
use crate::lexicon::Strength;
use crate::text::ProseSpan;

/// The longest cue between two pieces, in bytes.
const LONGEST_GAP: usize = 200;

/// Ties pieces that a cue splits, and numbers the groups in the order of the text.
pub(super) fn join(document: &Document, cues: &Cues, found: &mut Quotations) {
    let all = &mut found.all;
    // the groups so far bear the number of a mark; a tie joins two of them
    let mut last: Option<usize> = None;
    let mut numbers: Vec<(usize, usize)> = Vec::new();
    let mut count = 0;
    for i in 0..all.len() {
        let known = all[i].group.and_then(|g| numbers.iter().rev().take(4).find(|n| n.0 == g).map(|n| n.1));
        let mut group = known;
        if all[i].parent.is_none() {
            if let Some(before) = last
                && all[before].block == all[i].block
                && all[i].tie == Tie::First
                && is_split(document, cues, &all[before], &all[i])
            {
                let number = all[before].group.unwrap_or_else(|| {
                    count += 1;
                    count
                });
                all[before].group = Some(number);
                all[i].tie = Tie::AfterCue;
                group = Some(number);
            }
            last = Some(i);
        }
        if let Some(mark) = all[i].group
            && known.is_none()
        {
            let number = group.unwrap_or_else(|| {
                count += 1;
                count
            });
            numbers.push((mark, number));
            group = Some(number);
        }
        all[i].group = group;
    }
}

/// Whether a cue in the middle of a sentence stands between `first`, which begins it, and `second`.
fn is_split(document: &Document, cues: &Cues, first: &Quotation, second: &Quotation) -> bool {
    let gap = ProseSpan::new(first.span.end, second.span.start.max(first.span.end));
    if !first.closed || gap.len() > LONGEST_GAP {
        return false;
    }
    let gap = document.words(gap);
    let (head, tail) = (document.words(first.inner), document.words(second.inner));
    let goes_on = gap.trim_end().ends_with([',', '—', '–']) || gap.trim_end().ends_with(" -");
    let breaks = head.trim_end().ends_with([',', '?', '!', '—', '–', '-', '…'])
        || gap.trim_start().starts_with([',', '—', '–'])
        || head.trim_end().ends_with("...");
    if !goes_on || !breaks || gap.contains(['.', ';']) && ends_sentence(gap) {
        return false;
    }
    // *the author of "Salt and Sea," said, "…"*
    let woven = document.prose[..first.span.start].trim_end_matches(' ').ends_with(char::is_alphanumeric);
    if woven && words(head).nth(1).is_some() && title::is_title(head) {
        return false;
    }
    if cues.has_verb(gap, Strength::Weak) {
        return true;
    }
    // *she shrugged,*: a short clause about a person, and the words go on in lower case
    let count = words(gap).count();
    (2..=6).contains(&count)
        && tail.starts_with(char::is_lowercase)
        && words(gap).next().is_none_or(|w| w != "and")
}

/// Whether a full stop in `gap` ends a sentence: one that no title or initial goes before.
fn ends_sentence(gap: &str) -> bool {
    gap.match_indices(['.', ';']).any(|(at, stop)| {
        let word = gap[..at].rsplit(|c: char| c.is_whitespace()).next().unwrap_or_default();
        let begins = gap[at + 1..].trim_start().starts_with(char::is_uppercase);
        stop == ";" || begins && word.len() > 4
    })
}
