//! Which marks pair: the cheapest reading of all marks of a class, from the first to the last.
//!
//! A Viterbi search (Viterbi 1967) over four states – outside, inside, inside twice, and inside from the
//! paragraph before – with the costs of `evidence` and a price for every fault. So a missing mark is
//! repaired where it is missing, and does not turn the marks after it around. Linear in the marks.

use super::cue::Cues;
use super::evidence::{self, Evidence, WRONG_WAY};
use super::scan::{Candidate, Class, Points};
use super::{Glyph, singles};
use crate::document::{BlockKind, Document};

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

/// Prices of the faults, in tenths of a serious one.
mod price {
    /// A quotation opens while one is open: one mark is missing.
    pub(super) const REOPENED: u32 = 20;
    /// The same after the end of a sentence: two paragraphs run together.
    pub(super) const RUN_TOGETHER: u32 = 14;
    /// A quotation in a quotation, in marks of the same class.
    pub(super) const NESTED: u32 = 15;
    /// The same in other glyphs.
    pub(super) const NESTED_OTHER_GLYPH: u32 = 6;
    /// The same in single marks, where the closing one could be an apostrophe.
    pub(super) const NESTED_SINGLE: u32 = 12;
    /// A mark closes what is not open.
    pub(super) const STRAY: u32 = 20;
    /// A block ends, the quotation does not.
    pub(super) const OPEN_AT_END: u32 = 18;
    /// The next paragraph opens it again, as it should.
    pub(super) const RUNS_ON: u32 = 2;
    /// The same although a cue has come.
    pub(super) const RUNS_ON_AFTER_CUE: u32 = 22;
    /// The next paragraph does not open it again.
    pub(super) const NOT_REOPENED: u32 = 14;
    /// A running quotation ends without ever being opened again or closed.
    pub(super) const LOST: u32 = 25;
    /// Closed by a mark of another glyph.
    pub(super) const OTHER_GLYPH: u32 = 4;
    /// What cannot be.
    pub(super) const NEVER: u32 = 1 << 24;
}

const OUT: usize = 0;
const IN: usize = 1;
const NEST: usize = 2;
const RUN: usize = 3;

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

/// What the search comes by.
#[derive(Clone, Copy, Debug)]
enum Step {
    Mark(usize, Evidence),
    /// Blocks end; whether a quotation can run on is asked only where one is open.
    Break {
        to: usize,
    },
}

/// What a step did.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Act {
    Pass,
    Open,
    /// Opens; what was open stays so.
    OpenInside,
    /// Opens; what was open was never closed.
    OpenAgain,
    /// Opens again in a new paragraph.
    Reopen,
    Close,
    Stray,
    Ignore,
    /// A block ends and so does all that is open.
    Drop,
    /// A block ends, and the quotation runs on.
    RunOn,
}

/// The best way to one state.
#[derive(Clone, Copy, Debug)]
struct Path {
    cost: u32,
    /// What is open: the outer mark and the inner one.
    open: [usize; 2],
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

struct Search<'a> {
    document: &'a Document,
    candidates: &'a [Candidate],
    cues: &'a Cues<'a>,
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

    /// The cheapest acts, one a step.
    fn search(&self, steps: &[Step], runs: bool) -> Vec<Act> {
        let start = Path { cost: 0, open: [0; 2] };
        let none = Path { cost: price::NEVER, open: [0; 2] };
        let mut paths = [start, none, none, none];
        let mut back: Vec<[(u8, Act); 4]> = Vec::with_capacity(steps.len());
        for (n, step) in steps.iter().enumerate() {
            let mut next = [none; 4];
            let mut from = [(0, Act::Pass); 4];
            let mut reach = |state: usize, to: usize, act: Act, cost: u32, open: [usize; 2]| {
                let cost = paths[state].cost + cost;
                if paths[state].cost < price::NEVER && cost < next[to].cost {
                    next[to] = Path { cost, open };
                    from[to] = (u8::try_from(state).unwrap_or(0), act);
                }
            };
            match *step {
                Step::Mark(i, e) => self.mark(i, e, &paths, &mut reach),
                Step::Break { to } => {
                    let follows = match steps.get(n + 1) {
                        Some(&Step::Mark(i, e)) => Some((i, e)),
                        _ => None,
                    };
                    self.line_break(to, follows, runs, &paths, &mut reach);
                }
            }
            // only differences count: kept small, so that no sum overflows
            let least = next.iter().map(|p| p.cost).min().unwrap_or(0);
            for path in &mut next {
                path.cost = if path.cost >= price::NEVER { price::NEVER } else { path.cost - least };
            }
            paths = next;
            back.push(from);
        }
        let ends = [0, price::OPEN_AT_END, 2 * price::OPEN_AT_END, price::LOST];
        let mut state = (0..4).min_by_key(|&s| paths[s].cost + ends[s]).unwrap_or(OUT);
        let mut acts = vec![Act::Pass; steps.len()];
        for (n, from) in back.iter().enumerate().rev() {
            acts[n] = from[state].1;
            state = usize::from(from[state].0);
        }
        acts
    }

    fn mark(
        &self,
        i: usize,
        e: Evidence,
        paths: &[Path; 4],
        reach: &mut impl FnMut(usize, usize, Act, u32, [usize; 2]),
    ) {
        let c = &self.candidates[i];
        for (state, path) in paths.iter().enumerate() {
            reach(state, state, Act::Ignore, e.ignore, path.open);
        }
        let [outer, inner] = paths[IN].open;
        reach(OUT, IN, Act::Open, e.open, [i, 0]);
        reach(OUT, OUT, Act::Stray, e.close + price::STRAY, [0; 2]);
        reach(IN, OUT, Act::Close, self.closing(outer, i, e), [0; 2]);
        let again =
            if ends_sentence(c.left, self.document, c) { price::RUN_TOGETHER } else { price::REOPENED };
        reach(IN, IN, Act::OpenAgain, e.open + again, [i, inner]);
        let other = self.candidates[outer].glyph != c.glyph;
        let nested = match (other, c.class) {
            (true, _) => price::NESTED_OTHER_GLYPH,
            (false, Class::Single) => price::NESTED_SINGLE,
            (false, _) => price::NESTED,
        };
        reach(IN, NEST, Act::OpenInside, e.open + nested, [outer, i]);
        let [outer, inner] = paths[NEST].open;
        reach(NEST, IN, Act::Close, self.closing(inner, i, e), [outer, 0]);
        reach(NEST, NEST, Act::OpenAgain, e.open + price::REOPENED, [outer, i]);
        let [outer, _] = paths[RUN].open;
        if c.first {
            let other = if self.candidates[outer].glyph == c.glyph { 0 } else { price::OTHER_GLYPH };
            reach(RUN, IN, Act::Reopen, e.open + other, [i, 0]);
        }
        reach(RUN, OUT, Act::Close, self.closing(outer, i, e), [0; 2]);
    }

    /// The cost of closing `open` with `close`.
    fn closing(&self, open: usize, close: usize, e: Evidence) -> u32 {
        let (o, c) = (&self.candidates[open], &self.candidates[close]);
        let mut cost = e.close;
        if o.glyph == Glyph::Low && c.glyph == Glyph::Curly && c.points == Points::Open {
            cost = cost.saturating_sub(WRONG_WAY);
        } else if o.glyph != c.glyph && o.glyph != Glyph::Low {
            cost += price::OTHER_GLYPH;
        }
        if c.class == Class::Single && e.ignore < e.close {
            // the longer the words, the likelier an apostrophe
            cost += u32::try_from(c.span.start.saturating_sub(o.span.end).min(400) / 20).unwrap_or(20);
        }
        cost
    }

    fn line_break(
        &self,
        to: usize,
        follows: Option<(usize, Evidence)>,
        runs: bool,
        paths: &[Path; 4],
        reach: &mut impl FnMut(usize, usize, Act, u32, [usize; 2]),
    ) {
        reach(OUT, OUT, Act::Pass, 0, [0; 2]);
        reach(IN, OUT, Act::Drop, price::OPEN_AT_END, [0; 2]);
        reach(NEST, OUT, Act::Drop, 2 * price::OPEN_AT_END, [0; 2]);
        reach(RUN, OUT, Act::Drop, price::LOST, [0; 2]);
        // where all is closed, no run-on can be cheaper than to begin anew
        let hopeless = |state: usize| paths[state].cost > paths[OUT].cost.saturating_add(10);
        if !runs || hopeless(IN) && hopeless(RUN) {
            return;
        }
        let Some((next, e)) = follows else { return };
        let block = |i: usize| self.candidates[i].block;
        let kind = |block: usize| self.document.blocks[block].kind;
        let kinds =
            |from: usize| (from..=to).all(|b| kind(b) == kind(from)) && kind(from) != BlockKind::Heading;
        let open = paths[IN].open;
        let from = block(open[0]);
        let again = self.candidates[next].first && e.open < e.close;
        if paths[IN].cost < price::NEVER && to - from <= 8 && kinds(from) {
            let tail = self.candidates[open[0]].span.end..self.document.blocks[from].span.end;
            let cue = self.cues.end_of_words(&self.document.prose[tail], false).is_some();
            match (again && to - from == 1, cue) {
                (true, false) => reach(IN, RUN, Act::RunOn, price::RUNS_ON, open),
                (true, true) => reach(IN, RUN, Act::RunOn, price::RUNS_ON_AFTER_CUE, open),
                (false, false) => {
                    let skipped = u32::try_from(to - from).unwrap_or(8) - 1;
                    reach(IN, RUN, Act::RunOn, price::NOT_REOPENED + 4 * skipped, open);
                }
                (false, true) => {}
            }
        }
        // a running paragraph that has ignored marks only
        if paths[RUN].cost < price::NEVER && kinds(block(paths[RUN].open[0])) {
            reach(RUN, RUN, Act::RunOn, price::NOT_REOPENED, paths[RUN].open);
        }
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

/// Whether a sentence ends before `c`.
fn ends_sentence(left: char, document: &Document, c: &Candidate) -> bool {
    left.is_whitespace()
        && document.prose[document.blocks[c.block].span.start..c.span.start]
            .trim_end()
            .ends_with(['.', '!', '?', '…'])
}
