//! The sentence around a quotation, other quotations left out: is there a cue in it?

use crate::document::Document;
use crate::lexicon::Strength;
use crate::quotation::cue::Cues;
use crate::quotation::{Glyph, Quotation};
use crate::text::ProseSpan;

/// How far from a quotation a sentence is followed, in bytes.
const REACH: usize = 400;

/// How many other quotations of the same sentence are looked past.
const HOPS: usize = 6;

/// Words whose full stop ends no sentence.
const ABBREVIATIONS: &[&str] = &[
    "Adm", "Capt", "Co", "Col", "Corp", "Dr", "Fr", "Gen", "Gov", "Hon", "Inc", "Jr", "Lt", "Ltd", "Maj",
    "Mr", "Mrs", "Ms", "Mt", "No", "Pres", "Prof", "Rep", "Rev", "Sen", "Sens", "Sgt", "Sr", "St", "vs",
];

/// The sentences around the quotations of a document, read where they are asked for.
pub(super) struct Sentences<'a> {
    pub(super) document: &'a Document,
    pub(super) cues: &'a Cues<'a>,
    pub(super) all: &'a [Quotation],
    /// The quotation before each, and after it, that the same block or quotation holds.
    neighbours: Vec<[Option<usize>; 2]>,
}

impl<'a> Sentences<'a> {
    pub(super) fn new(document: &'a Document, cues: &'a Cues<'a>, all: &'a [Quotation]) -> Self {
        let mut neighbours = vec![[None; 2]; all.len()];
        let mut last: Option<usize> = None;
        for (i, q) in all.iter().enumerate().filter(|(_, q)| q.glyph != Glyph::Bare) {
            if q.parent.is_some_and(|p| all[p].glyph != Glyph::Bare) {
                continue;
            }
            let before = last.filter(|&l| all[l].block == q.block && all[l].span.end <= q.span.start);
            if let Some(l) = before {
                neighbours[l][1] = Some(i);
            }
            neighbours[i][0] = before;
            last = Some(i);
        }
        Self { document, cues, all, neighbours }
    }

    /// Whether there is a cue in the sentence of quotation `i`.
    pub(super) fn cue_near(&self, i: usize) -> bool {
        self.before(i) || self.after(i)
    }

    fn holder(&self, i: usize) -> ProseSpan {
        match self.all[i].parent {
            Some(p) if self.all[p].glyph != Glyph::Bare => self.all[p].inner,
            _ => self.document.blocks[self.all[i].block].span,
        }
    }

    fn before(&self, mut i: usize) -> bool {
        for _ in 0..HOPS {
            let previous = self.neighbours[i][0];
            let start = previous.map_or(self.holder(i).start, |p| self.all[p].span.end);
            let gap = &self.document.prose[start..self.all[i].span.start];
            let near = tail(gap);
            let begin = ends(near).last();
            let clause = &near[begin.unwrap_or(0)..];
            if self.cues.has_verb(clause, Strength::Likely) || clause.contains("own words") {
                return true;
            }
            match previous {
                Some(p) if begin.is_none() && near.len() == gap.len() && !self.ends_sentence(p) => i = p,
                _ => return false,
            }
        }
        false
    }

    /// After a fragment the sentence has often gone on to other things: only sure verbs count.
    fn after(&self, mut i: usize) -> bool {
        for _ in 0..HOPS {
            if self.ends_sentence(i) {
                return false;
            }
            let next = self.neighbours[i][1];
            let end = next.map_or(self.holder(i).end, |n| self.all[n].span.start);
            let gap = &self.document.prose[self.all[i].span.end..end.max(self.all[i].span.end)];
            let near = head(gap);
            let stop = ends(near).next();
            if self.cues.has_verb(&near[..stop.unwrap_or(near.len())], Strength::Sure) {
                return true;
            }
            match next {
                Some(n) if stop.is_none() && near.len() == gap.len() => i = n,
                _ => return false,
            }
        }
        false
    }

    /// Whether quotation `i` ends its sentence itself.
    fn ends_sentence(&self, i: usize) -> bool {
        let q = &self.all[i];
        let next =
            self.document.prose[q.span.end..self.holder(i).end.max(q.span.end)].trim_start().chars().next();
        self.document.words(q.inner).trim_end().ends_with(['.', '?', '!'])
            && next.is_none_or(|c| !c.is_lowercase())
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
