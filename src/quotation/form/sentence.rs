//! The sentence around a quotation, other quotations left out: is there a cue in it?

use crate::document::Document;
use crate::lexicon::Strength;
use crate::quotation::cue::Cues;
use crate::quotation::{Glyph, Quotation};

/// How far from a quotation a sentence is followed, in bytes.
const REACH: usize = 400;

/// How many other quotations of the same sentence are looked past.
const HOPS: usize = 6;

/// Words whose full stop ends no sentence.
const ABBREVIATIONS: &[&str] = &[
    "Adm", "Capt", "Co", "Col", "Corp", "Dr", "Fr", "Gen", "Gov", "Hon", "Inc", "Jr", "Lt", "Ltd", "Maj", "Mr", "Mrs",
    "Ms", "Mt", "No", "Pres", "Prof", "Rep", "Rev", "Sen", "Sens", "Sgt", "Sr", "St", "vs",
];

/// What stands between two quotations of a block.
#[derive(Clone, Copy, Default)]
struct Gap {
    /// A cue before its first sentence ends, or anywhere if none ends.
    head: bool,
    /// A cue after its last sentence end.
    tail: bool,
    /// A sentence ends in it.
    breaks: bool,
}

/// The gaps before each quotation that is not nested, and after the last of its block.
pub(super) struct Gaps {
    before: Vec<Gap>,
    after: Vec<Gap>,
    /// The quotation before it and after it in the same block.
    neighbours: Vec<[Option<usize>; 2]>,
    /// It ends its sentence itself.
    ends: Vec<bool>,
}

impl Gaps {
    pub(super) fn new(document: &Document, cues: &Cues, all: &[Quotation]) -> Self {
        let none = Gap::default();
        let mut gaps = Self {
            before: vec![none; all.len()],
            after: vec![none; all.len()],
            neighbours: vec![[None; 2]; all.len()],
            ends: vec![false; all.len()],
        };
        let mut last: Option<usize> = None;
        for (i, q) in all.iter().enumerate() {
            let holder = q.parent.filter(|&p| all[p].glyph != Glyph::Bare);
            if let Some(p) = holder {
                let start = all[p].inner.start;
                gaps.before[i] = gap(cues, &document.prose[start..q.span.start]);
                gaps.after[i] = gap(cues, &document.prose[q.span.end..all[p].inner.end.max(q.span.end)]);
                continue;
            }
            if q.glyph == Glyph::Bare {
                continue;
            }
            let block = document.blocks[q.block].span;
            let before = last.filter(|&l| all[l].block == q.block && all[l].span.end <= q.span.start);
            let start = before.map_or(block.start, |l| all[l].span.end);
            gaps.before[i] = gap(cues, &document.prose[start..q.span.start]);
            if let Some(l) = before {
                gaps.after[l] = gaps.before[i];
                gaps.neighbours[l][1] = Some(i);
            }
            gaps.neighbours[i][0] = before;
            gaps.after[i] = gap(cues, head(&document.prose[q.span.end..block.end]));
            let next = document.prose[q.span.end..block.end].trim_start().chars().next();
            gaps.ends[i] = document.words(q.inner).trim_end().ends_with(['.', '?', '!'])
                && next.is_none_or(|c| !c.is_lowercase());
            last = Some(i);
        }
        gaps
    }

    /// Whether there is a cue in the sentence of quotation `i`.
    pub(super) fn cue_near(&self, i: usize) -> bool {
        self.before(i) || self.after(i)
    }

    fn before(&self, mut i: usize) -> bool {
        for _ in 0..HOPS {
            let gap = self.before[i];
            match self.neighbours[i][0] {
                _ if gap.tail => return true,
                Some(previous) if !gap.breaks && !self.ends[previous] => i = previous,
                _ => return false,
            }
        }
        false
    }

    fn after(&self, mut i: usize) -> bool {
        for _ in 0..HOPS {
            if self.ends[i] {
                return false;
            }
            let gap = self.after[i];
            match self.neighbours[i][1] {
                _ if gap.head => return true,
                Some(next) if !gap.breaks => i = next,
                _ => return false,
            }
        }
        false
    }
}

fn gap(cues: &Cues, text: &str) -> Gap {
    let (first, last) = (head(text), tail(text));
    let end = ends(first).next();
    let begin = ends(last).last();
    let (head, tail) = (&first[..end.unwrap_or(first.len())], &last[begin.unwrap_or(0)..]);
    // after a fragment the sentence has often gone on to other things
    Gap {
        head: cues.has_verb(head, Strength::Sure),
        tail: cues.has_verb(tail, Strength::Likely) || tail.contains("own words"),
        breaks: end.is_some() || first.len() < text.len(),
    }
}

/// The first bytes of `text`.
pub(super) fn head(text: &str) -> &str {
    let mut end = REACH.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The last bytes of `text`.
pub(super) fn tail(text: &str) -> &str {
    let mut start = text.len().saturating_sub(REACH);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    &text[start..]
}

/// Whether a sentence ends within `text`.
pub(super) fn breaks(text: &str) -> bool {
    ends(text).next().is_some()
}

/// Where sentences end in `text`: after a stop that a space and no small letter follow, and that does
/// not belong to a title or an initial (*Gov.*, *J.*).
fn ends(text: &str) -> impl Iterator<Item = usize> {
    text.match_indices(['.', '?', '!']).filter_map(move |(at, stop)| {
        let rest = &text[at + 1..];
        let next = rest.trim_start();
        if next.len() == rest.len() || next.is_empty() || next.starts_with(char::is_lowercase) {
            return None;
        }
        let word = text[..at].rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let short = stop == "." && (word.chars().count() == 1 || ABBREVIATIONS.binary_search(&word).is_ok());
        (!short).then_some(at + 1)
    })
}
