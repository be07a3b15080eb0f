//! Which marks pair: the marks of each class by themselves, single ones within what holds them. `search` finds the
//! cheapest reading; here it is written down as pieces.

mod search;

use super::cue::Cues;
use super::evidence::{self, Evidence};
use super::scan::{Candidate, Class};
use super::singles;
use crate::document::{BlockKind, Document};
use search::{Act, Search, Step};

/// One stretch of prose between marks, in one block.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    /// The opening candidate; none where a paragraph of a running quotation was not opened again.
    pub(super) open: Option<usize>,
    /// The closing candidate.
    pub(super) close: Option<usize>,
    /// The block.
    pub(super) block: usize,
    /// It belongs to a quotation that runs over paragraphs: the candidate that first opened it.
    pub(super) chain: Option<usize>,
    /// It goes on from the paragraph before.
    pub(super) carried: bool,
    /// It runs on in the next paragraph.
    pub(super) runs_on: bool,
    /// Where no mark closes it: the candidate that opened before it was closed.
    pub(super) cut_by: Option<usize>,
    /// Where what holds it ends, in bytes of the prose: its block, or a quotation.
    pub(super) limit: usize,
}

/// What was read: pieces in the order in which they end, and marks that pair with nothing.
#[derive(Default, Debug)]
pub(super) struct Pieces {
    pub(super) all: Vec<Piece>,
    pub(super) strays: Vec<usize>,
}

/// How far a quotation can go.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Reach {
    /// Over paragraphs.
    Document,
    /// To the end of its block.
    Block,
    /// To the end of the quotation that holds it, in bytes of the prose.
    Within(usize),
}

/// Reads all marks of `document`.
pub(super) fn pieces(document: &Document, candidates: &[Candidate], cues: &Cues) -> Pieces {
    let mut found = Pieces::default();
    let search = Search { document, candidates, cues };
    for class in [Class::Double, Class::Guillemet, Class::Corner, Class::SingleGuillemet] {
        let marks: Vec<usize> = (0..candidates.len()).filter(|&i| candidates[i].class == class).collect();
        if marks.is_empty() {
            continue;
        }
        let turned = evidence::is_turned(class, marks.iter().map(|&i| &candidates[i]));
        let judge = |i: usize| evidence::of_double(&document.prose, &candidates[i], turned);
        search.read(&marks, Reach::Document, judge, &mut found);
    }
    if candidates.iter().any(|c| c.class == Class::Single) {
        search.read_singles(&mut found);
    }
    found
}

impl Search<'_> {
    /// Single marks pair within the quotation that holds them, or outside of all.
    fn read_singles(&self, found: &mut Pieces) {
        let mut pairs: Vec<(usize, usize)> = found
            .all
            .iter()
            .map(|p| {
                let block = self.document.blocks[p.block].span;
                let start = p.open.map_or(block.start, |i| self.candidates[i].span.start);
                let end = p.close.or(p.cut_by).map_or(block.end, |i| self.candidates[i].span.start);
                (start, end)
            })
            .collect();
        pairs.sort_unstable_by_key(|&(start, end)| (start, std::cmp::Reverse(end)));
        // the innermost pair that holds each single mark
        let (mut open, mut next): (Vec<usize>, usize) = (Vec::new(), 0);
        let mut held: Vec<(usize, usize)> = Vec::new();
        let mut free = Vec::new();
        for (i, c) in self.candidates.iter().enumerate().filter(|(_, c)| c.class == Class::Single) {
            while next < pairs.len() && pairs[next].0 < c.span.start {
                while open.last().is_some_and(|&p| pairs[p].1 <= pairs[next].0) {
                    open.pop();
                }
                open.push(next);
                next += 1;
            }
            while open.last().is_some_and(|&p| pairs[p].1 <= c.span.start) {
                open.pop();
            }
            match open.last() {
                Some(&pair) => held.push((pair, i)),
                None => free.push(i),
            }
        }
        held.sort_unstable();
        for group in held.chunk_by(|a, b| a.0 == b.0) {
            let marks: Vec<usize> = group.iter().map(|&(_, i)| i).collect();
            let judge = |i: usize| singles::of_single(&self.document.prose, &self.candidates[i], false);
            self.read(&marks, Reach::Within(pairs[group[0].0].1), judge, found);
        }
        let outer = self.singles_are_outer(&free, pairs.len());
        let judge = |i: usize| {
            let c = &self.candidates[i];
            let heading = self.document.blocks[c.block].kind == BlockKind::Heading;
            singles::of_single(&self.document.prose, c, outer || heading)
        };
        self.read(&free, if outer { Reach::Document } else { Reach::Block }, judge, found);
    }

    /// Whether single marks are the outer marks of the document (British copy): as many of them open
    /// words outside of other quotations as there are other quotations, and more than one.
    fn singles_are_outer(&self, free: &[usize], others: usize) -> bool {
        let opening = |&&i: &&usize| {
            let e = singles::of_single(&self.document.prose, &self.candidates[i], false);
            e.open == 0 && e.open < e.ignore
        };
        let opened = free.iter().filter(opening).count();
        opened >= 2 && opened >= others
    }

    /// Reads `marks`, all of one class, and adds what it finds.
    fn read(&self, marks: &[usize], reach: Reach, judge: impl Fn(usize) -> Evidence, found: &mut Pieces) {
        let mut steps = Vec::with_capacity(marks.len() * 2);
        for (n, &i) in marks.iter().enumerate() {
            if n > 0 && self.candidates[marks[n - 1]].block != self.candidates[i].block {
                steps.push(Step::Break { to: self.candidates[i].block });
            }
            steps.push(Step::Mark(i, judge(i)));
        }
        let trace = self.search(&steps, reach == Reach::Document);
        self.replay(&steps, &trace, reach, found);
    }

    /// Follows the acts and writes down the pieces.
    fn replay(&self, steps: &[Step], acts: &[Act], reach: Reach, found: &mut Pieces) {
        // what is open, outer first: candidate (none: carried on without a mark), block, carried
        let mut open: Vec<Piece> = Vec::with_capacity(2);
        let piece = |open: Option<usize>, block: usize, carried: bool| Piece {
            limit: match reach {
                Reach::Within(end) => end,
                Reach::Block | Reach::Document => self.document.blocks[block].span.end,
            },
            open,
            close: None,
            block,
            chain: None,
            carried,
            runs_on: false,
            cut_by: None,
        };
        for (step, act) in steps.iter().zip(acts) {
            match *step {
                Step::Mark(i, e) => {
                    let block = self.candidates[i].block;
                    match act {
                        Act::Open | Act::OpenInside => open.push(piece(Some(i), block, false)),
                        Act::OpenAgain => {
                            if let Some(last) = open.pop() {
                                found.all.push(Piece { cut_by: Some(i), ..last });
                            }
                            open.push(piece(Some(i), block, false));
                        }
                        Act::Reopen => {
                            let chain = open.pop().and_then(|carried| carried.chain);
                            open.clear();
                            open.push(Piece { chain, ..piece(Some(i), block, true) });
                        }
                        Act::Close => {
                            if let Some(last) = open.pop() {
                                found.all.push(Piece { close: Some(i), ..last });
                            }
                        }
                        Act::Stray => found.strays.push(i),
                        Act::Ignore if e.ignore >= 12 => found.strays.push(i),
                        _ => {}
                    }
                }
                Step::Break { to } => match act {
                    Act::RunOn => {
                        let Some(last) = open.pop() else { continue };
                        open.clear();
                        let chain = last.chain.or(last.open);
                        found.all.push(Piece { runs_on: true, chain, ..last });
                        for between in last.block + 1..to {
                            found.all.push(Piece { runs_on: true, chain, ..piece(None, between, true) });
                        }
                        open.push(Piece { chain, ..piece(None, to, true) });
                    }
                    _ => found.all.append(&mut open),
                },
            }
        }
        found.all.append(&mut open);
    }
}
