//! The cheapest reading of a line of marks.
//!
//! A Viterbi search (Viterbi 1967) over four states – outside, inside, inside twice, and inside from the
//! paragraph before – with the costs of `evidence` and a price for every fault. So a missing mark is
//! repaired where it is missing, and does not turn the marks after it around. Linear in the marks.

use crate::document::{BlockKind, Document};
use crate::quotation::Glyph;
use crate::quotation::cue::Cues;
use crate::quotation::evidence::{Evidence, WRONG_WAY};
use crate::quotation::scan::{Candidate, Class, Points};

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

/// What the search comes by.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    Mark(usize, Evidence),
    /// Blocks end; whether a quotation can run on is asked only where one is open.
    Break {
        to: usize,
    },
}

/// What a step did.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Act {
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

/// The text and its candidates.
pub(super) struct Search<'a> {
    pub(super) document: &'a Document,
    pub(super) candidates: &'a [Candidate],
    pub(super) cues: &'a Cues<'a>,
}

impl Search<'_> {
    /// The cheapest acts, one a step.
    pub(super) fn search(&self, steps: &[Step], runs: bool) -> Vec<Act> {
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
        let running =
            |kind| matches!(kind, BlockKind::Paragraph | BlockKind::BlockQuote | BlockKind::ListItem);
        let kinds = |from: usize| running(kind(from)) && (from..=to).all(|b| kind(b) == kind(from));
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
}

/// Whether a sentence ends before `c`.
fn ends_sentence(left: char, document: &Document, c: &Candidate) -> bool {
    left.is_whitespace()
        && document.prose[document.blocks[c.block].span.start..c.span.start]
            .trim_end()
            .ends_with(['.', '!', '?', '…'])
}
