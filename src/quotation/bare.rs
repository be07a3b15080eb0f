//! Quotations without marks: paragraphs set off as block quotations, and dialogue that dashes open.

use super::cue::Cues;
use super::{Form, Glyph, Quotation, Quotations, Tie};
use crate::document::{BlockKind, Document};
use crate::text::ProseSpan;

/// Dashes that open a turn of dialogue at the start of a paragraph.
const DASHES: &[&str] = &["— ", "– ", "― ", "—", "―"];

/// The fewest paragraphs that must begin with a dash before any is taken for dialogue.
const FEWEST_TURNS: usize = 3;

/// Adds what has no marks to `found`.
pub(super) fn add(document: &Document, cues: &Cues, found: &mut Quotations) {
    let mut bare = Vec::new();
    let mut at = 0;
    let mut running: Option<usize> = None;
    let dialogue = found.all.is_empty() && has_dialogue(document);
    for (block, b) in document.blocks.iter().enumerate() {
        while at < found.all.len() && found.all[at].block < block {
            at += 1;
        }
        let own = found.all.get(at).filter(|q| q.block == block);
        let words = document.words(b.span);
        let mut add = |start: usize, end: usize, group: Option<usize>, tie: Tie| {
            let span = ProseSpan::new(b.span.start + start, b.span.start + end);
            bare.push(Quotation {
                span,
                inner: span,
                glyph: Glyph::Bare,
                closed: true,
                block,
                parent: None,
                form: Form::Full,
                group,
                tie,
            });
        };
        if b.kind == BlockKind::BlockQuote {
            // marks that open the paragraph are its own; others are quotations within it
            let marked = own.is_some_and(|q| q.span.start == b.span.start);
            if marked || !words.contains(char::is_alphanumeric) || is_credit(words) {
                running = None;
                continue;
            }
            let tie = if running.is_some() { Tie::NewParagraph } else { Tie::First };
            let next_too = document.blocks.get(block + 1).is_some_and(|n| n.kind == BlockKind::BlockQuote);
            // an offset of the prose cannot be the number of a mark: those are smaller in number
            let group = running.or(next_too.then_some(usize::MAX - block));
            add(0, words.len(), group, tie);
            running = group;
        } else {
            running = None;
            let dash = if dialogue && b.kind == BlockKind::Paragraph { dash(words) } else { None };
            for (start, end) in dash.into_iter().flat_map(|dash| pieces(cues, words, dash)) {
                add(start, end, None, Tie::First);
            }
        }
    }
    if !bare.is_empty() {
        merge(bare, found);
    }
}

/// A line under a quotation that says whose it is: `— Ann Lee`.
fn is_credit(words: &str) -> bool {
    words.starts_with(['—', '–', '―', '-']) && words.len() < 120
}

/// Where the words begin in a paragraph that a dash opens.
fn dash(words: &str) -> Option<usize> {
    let dash = DASHES.iter().find(|dash| words.starts_with(**dash))?;
    let rest = &words[dash.len()..];
    let ends = rest.trim_end().ends_with(['.', '!', '?', '…']);
    (ends && rest.starts_with(|c: char| c.is_uppercase() || c == '¿' || c == '¡')).then_some(dash.len())
}

/// What is spoken in a turn from `dash` on: all of it, or what stands before and after a cue.
fn pieces(cues: &Cues, turn: &str, dash: usize) -> Vec<(usize, usize)> {
    let Some(end) = cues.end_of_words(&turn[dash..], true).map(|end| dash + end) else {
        return vec![(dash, turn.len())];
    };
    let mut spoken = vec![(dash, end)];
    if let Some(stop) = turn[end..].find([',', '.', '!', '?'])
        && turn[end + stop..].starts_with(", ")
    {
        spoken.push((end + stop + 2, turn.len()));
    }
    spoken
}

/// Whether dashes open dialogue here: several turns, at least two of them one after the other.
fn has_dialogue(document: &Document) -> bool {
    let turn = |i: usize| {
        let block = &document.blocks[i];
        block.kind == BlockKind::Paragraph && dash(document.words(block.span)).is_some()
    };
    let turns = (0..document.blocks.len()).filter(|&i| turn(i)).count();
    turns >= FEWEST_TURNS && (1..document.blocks.len()).any(|i| turn(i) && turn(i - 1))
}

/// Puts `bare` among the others, and what lies in them into them.
fn merge(bare: Vec<Quotation>, found: &mut Quotations) {
    let marked = std::mem::take(&mut found.all);
    let (mut bare, mut marked) = (bare.into_iter().peekable(), marked.into_iter().peekable());
    // where each of the marked ones has gone
    let mut moved = Vec::with_capacity(marked.len());
    let mut holder = None;
    loop {
        let first = match (bare.peek(), marked.peek()) {
            (Some(b), Some(m)) => b.span.start <= m.span.start,
            (Some(_), None) => true,
            (None, Some(_)) => false,
            (None, None) => break,
        };
        if first {
            holder = Some(found.all.len());
            found.all.extend(bare.next());
        } else if let Some(mut quotation) = marked.next() {
            quotation.parent = match quotation.parent {
                Some(parent) => moved.get(parent).copied(),
                None => holder.filter(|&i: &usize| found.all[i].span.covers(quotation.span)),
            };
            moved.push(found.all.len());
            found.all.push(quotation);
        }
    }
}
