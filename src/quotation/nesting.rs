//! Pieces → quotations, one in the other, and the marks with their roles. Pairs of different classes that
//! cross are no pairs: the one that opens later is given up.

use super::cue::Cues;
use super::laid::Laid;
use super::pairing::{Piece, Pieces};
use super::scan::{Candidate, Class, Points};
use super::{Form, Glyph, Mark, Quotation, Quotations, Role, Tie, faults};
use crate::document::Document;
use crate::text::ProseSpan;
use std::cmp::Reverse;

/// Marks that pair with nothing, in order, and whether each has been taken after all.
struct Strays(Vec<(usize, bool)>);

impl Strays {
    fn new(strays: &[usize]) -> Self {
        let mut all: Vec<(usize, bool)> = strays.iter().map(|&stray| (stray, false)).collect();
        all.sort_unstable();
        Self(all)
    }

    /// Takes the first one after the offset `from` of the prose, if it is such as `fits`.
    fn take_after(
        &mut self,
        from: usize,
        candidates: &[Candidate],
        fits: impl Fn(&Candidate) -> bool,
    ) -> Option<usize> {
        let at = self.0.partition_point(|&(stray, _)| candidates[stray].span.start < from);
        let (stray, taken) = self.0.get_mut(at)?;
        if *taken || !fits(&candidates[*stray]) {
            return None;
        }
        *taken = true;
        Some(*stray)
    }

    fn left(self) -> Vec<usize> {
        self.0.into_iter().filter(|&(_, taken)| !taken).map(|(stray, _)| stray).collect()
    }
}

/// Puts the pieces into each other.
pub(super) fn assemble(
    document: &Document,
    candidates: &[Candidate],
    pieces: &Pieces,
    cues: &Cues,
) -> Quotations {
    let mut strays = Strays::new(&pieces.strays);
    let mut laid: Vec<Laid> =
        pieces.all.iter().map(|&piece| lay(document, candidates, piece, &mut strays, cues)).collect();
    let mut strays = strays.left();
    laid.sort_by_key(|l| (l.span.start, Reverse(l.span.end)));
    let laid = nest(laid, candidates, &mut strays);
    let mut found = Quotations::default();
    mark(candidates, &laid, &strays, &mut found);
    let mut chains: Vec<Option<usize>> = vec![None; candidates.len()];
    for l in &laid {
        let run_on = l.piece.open.and_then(|i| chains[i]);
        let chain = run_on.or(l.piece.chain).or(if l.run_together { l.piece.open } else { None });
        if let (true, Some(next)) = (l.run_together, l.piece.cut_by) {
            chains[next] = chain;
        }
        let ends = l.piece.open.or(l.piece.close).map_or(Glyph::Bare, |i| candidates[i].glyph);
        found.all.push(Quotation {
            span: l.span,
            inner: l.inner,
            glyph: ends,
            closed: l.piece.close.is_some(),
            block: l.piece.block,
            parent: l.parent,
            form: Form::Full,
            group: chain,
            tie: if l.piece.carried || run_on.is_some() { Tie::NewParagraph } else { Tie::First },
        });
    }
    found.faults = faults::find(document, candidates, &laid, &found.marks, &strays);
    found
}

/// Where `piece` lies. One that nothing closes is closed by a stray single mark after a stop, if there is
/// one (`“We go.’`), else where its words probably end.
fn lay(
    document: &Document,
    candidates: &[Candidate],
    mut piece: Piece,
    strays: &mut Strays,
    cues: &Cues,
) -> Laid {
    let block = document.blocks[piece.block].span;
    let prose = &document.prose;
    let (start, from) = match piece.open {
        Some(i) => (candidates[i].span.start, candidates[i].span.end),
        None => (block.start, block.start),
    };
    if piece.close.is_none() && !piece.runs_on && piece.open.is_some() {
        let limit = piece.cut_by.map_or(piece.limit, |i| candidates[i].span.start);
        let double = piece.open.is_some_and(|i| candidates[i].class == Class::Double);
        let closes = |c: &Candidate| {
            c.span.end <= limit
                && c.class == Class::Single
                && c.points != Points::Open
                && super::evidence::is_stop(c.left)
        };
        if double && let Some(stray) = strays.take_after(from, candidates, closes) {
            piece.close = Some(stray);
            piece.cut_by = None;
        }
    }
    let (mut end, mut to, mut run_together) = (piece.limit, piece.limit, false);
    if let Some(i) = piece.close {
        (end, to) = (candidates[i].span.end, candidates[i].span.start);
    } else if !piece.runs_on {
        let limit = piece.cut_by.map_or(piece.limit, |i| candidates[i].span.start);
        let words = &prose[from..limit];
        let cue = cues.end_of_words(words, false);
        let whole = words.trim_end();
        let cut = piece.cut_by.is_some() && !whole.ends_with(['.', '!', '?', '…']);
        // a mark in the middle of a sentence opens something else: what was open ended with the sentence before
        let sentence = || if cut { last_stop(whole) } else { None };
        let length = cue.or_else(sentence).unwrap_or(whole.len());
        run_together = cue.is_none() && piece.cut_by.is_some() && whole.ends_with(['.', '!', '?', '…']);
        (end, to) = (from + length, from + length);
    }
    let (span, inner) = (ProseSpan::new(start, end), ProseSpan::new(from, to.max(from)));
    Laid { piece, span, inner, parent: None, run_together }
}

/// Where the last sentence ends that another follows in `words`.
fn last_stop(words: &str) -> Option<usize> {
    let follows = |at: &usize| words[at + 1..].trim_start().starts_with(char::is_uppercase);
    words.rmatch_indices(['.', '!', '?']).map(|(at, _)| at).find(follows).map(|at| at + 1)
}

/// Gives each its parent; `laid` is in order, the longer first.
fn nest(laid: Vec<Laid>, candidates: &[Candidate], strays: &mut Vec<usize>) -> Vec<Laid> {
    let mut kept: Vec<Laid> = Vec::with_capacity(laid.len());
    let mut open: Vec<usize> = Vec::new();
    for mut l in laid {
        while open.last().is_some_and(|&p| kept[p].span.end <= l.span.start) {
            open.pop();
        }
        if let Some(&p) = open.last() {
            let holder = kept[p].inner;
            if l.span.start < holder.start || l.span.end > holder.end {
                if l.piece.close.is_some() || l.span.start < holder.start {
                    strays.extend([l.piece.open, l.piece.close].into_iter().flatten());
                    continue;
                }
                l.span.end = holder.end.max(l.inner.start);
                l.inner.end = l.span.end;
            }
            l.parent = Some(p);
        }
        open.push(kept.len());
        kept.push(l);
    }
    debug_assert!(kept.iter().all(|l| l.piece.open.is_none_or(|i| i < candidates.len())));
    strays.sort_unstable();
    strays.dedup();
    kept
}

/// Writes the marks down, in order.
fn mark(candidates: &[Candidate], laid: &[Laid], strays: &[usize], found: &mut Quotations) {
    let mut again: Vec<usize> =
        laid.iter().filter(|l| l.run_together).filter_map(|l| l.piece.cut_by).collect();
    again.sort_unstable();
    let mut roles: Vec<(usize, Role, bool)> = strays.iter().map(|&i| (i, Role::Stray, false)).collect();
    for l in laid {
        if let Some(i) = l.piece.open {
            let anew = l.piece.carried || again.binary_search(&i).is_ok();
            let reversed = candidates[i].points == Points::Close && is_curly(candidates[i].glyph);
            roles.push((i, if anew { Role::Reopen } else { Role::Open }, reversed));
        }
        if let Some(i) = l.piece.close {
            let low = l.piece.open.is_some_and(|o| candidates[o].glyph == Glyph::Low);
            let reversed = candidates[i].points == Points::Open && is_curly(candidates[i].glyph) && !low;
            roles.push((i, Role::Close, reversed));
        }
    }
    roles.sort_unstable_by_key(|&(i, ..)| i);
    roles.dedup_by_key(|r| r.0);
    found.marks = roles
        .into_iter()
        .map(|(i, role, reversed)| Mark {
            span: candidates[i].span,
            glyph: candidates[i].glyph,
            role,
            reversed,
        })
        .collect();
}

fn is_curly(glyph: Glyph) -> bool {
    matches!(glyph, Glyph::Curly | Glyph::CurlySingle)
}
