//! Word-level alignment of a printed quotation with a stretch of a source.
//!
//! Needleman and Wunsch (1970) with the affine gaps of Gotoh (1982), in two pieces (Gotoh 1990): a second price, dear to
//! open and cheap to go on, leads over the long way between two passages. Fitted: the whole of the print must be
//! used, the source may begin and end anywhere. What print marks is cheap: words left out at an ellipsis, words
//! in brackets put in or put for others. Costs only choose *which* words face each other; they never judge.

use super::flag;
use super::units::{Text, Unit, same};

/// One step of an alignment; indices of units.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Step {
    /// Both have it; whether it is the same.
    Both(usize, usize, bool),
    /// Print alone has it.
    Printed(usize),
    /// The source alone has it.
    Source(usize),
}

// costs, in sixty-fourths of a word
const REPLACE: u32 = 256;
const REPLACE_ALIKE: u32 = 170;
/// The word beside the passage is no fellow of a first or last word that the passage does not have.
const REPLACE_EDGE: u32 = 352;
const OPEN: u32 = 192;
const DROP: u32 = 64;
const INSERT: u32 = 128;
/// The long way to another passage.
const LONG_OPEN: u32 = 832;
const LONG_DROP: u32 = 1;
/// A bracket puts its own words in for free, and others' out cheaply.
const BRACKET_OPEN: u32 = 32;
const BRACKET_DROP: u32 = 16;
/// An ellipsis leaves out what it likes; the nearer rest is still the better one.
const GAP_OPEN: u32 = 4;
const GAP_DROP: u32 = 1;
const HESITATE: u32 = 8;
/// The first word of print has a capital, and the source's begins no sentence: of two equal places the other.
const CAPITAL: u32 = 2;

const MATCH: u8 = 0;
const DROPPED: u8 = 1;
const INSERTED: u8 = 2;
const FAR_DROPPED: u8 = 3;

/// Most cells of one table; what is larger is refused (the caller cuts long quotations first).
const LARGEST: usize = 8 << 20;

/// Fits `print` into `source`. The steps run from the first to the last unit of print that faces or misses
/// one of the source; units of the source before and after are left out. Empty where nothing can be aligned.
pub(super) fn fit(print: &Text, source: &Text) -> Vec<Step> {
    // tags and labels are not compared: they are set aside, and put back where they stood
    let spoken: Vec<usize> = (0..source.units.len()).filter(|&j| !source.units[j].is(flag::ASIDE)).collect();
    let (n, m) = (print.units.len(), spoken.len());
    if n == 0 || m == 0 || (n + 1).saturating_mul(m + 1) > LARGEST {
        return Vec::new();
    }
    let table = Table::fill(print, source, &spoken);
    put_back(table.trace(), &spoken)
}

struct Table {
    width: usize,
    height: usize,
    /// Two bits each for a match, a drop and an insertion: where it came from; then whether the match is the same,
    /// and whether the long way goes on.
    from: Vec<u8>,
    end: (usize, u8),
}

impl Table {
    fn fill(print: &Text, source: &Text, spoken: &[usize]) -> Self {
        let (n, m) = (print.units.len(), spoken.len());
        let width = m + 1;
        let mut from = vec![0u8; (n + 1) * width];
        let far = u32::MAX / 4;
        // the row above, and this row: cost of ending in each state
        let mut above = vec![[0, far, far, far]; width];
        let mut row = vec![[far; 4]; width];
        let mut gaps = print.gaps.iter().peekable();
        while gaps.next_if(|&&g| g == 0).is_some() {}
        for i in 1..=n {
            let unit = &print.units[i - 1];
            let bracket = unit.is(flag::BRACKET);
            let gap_after = gaps.next_if(|&&g| g == i).is_some();
            while gaps.next_if(|&&g| g == i).is_some() {}
            let near_bracket = bracket || print.units.get(i).is_some_and(|u| u.is(flag::BRACKET));
            let (drop_open, drop_more) = match (gap_after, near_bracket) {
                (true, _) => (GAP_OPEN, GAP_DROP),
                (_, true) => (BRACKET_OPEN, BRACKET_DROP),
                _ => (OPEN, DROP),
            };
            let (insert_open, insert_more) = if unit.is(flag::ASIDE) {
                (0, 0)
            } else if unit.is(flag::BRACKET) {
                // an aside that the source has, too, faces it
                (0, 1)
            } else if unit.is(flag::DISFLUENCY | flag::SPARE) {
                (HESITATE, HESITATE)
            } else {
                (OPEN, INSERT)
            };
            // a word that carries its own weight does not slip in behind one that is free
            let free = |unit: &Unit| unit.is(flag::ASIDE | flag::BRACKET | flag::DISFLUENCY | flag::SPARE);
            let insert_on = if i > 1 && free(&print.units[i - 2]) && !free(unit) { insert_open } else { 0 };
            // a capital begins a sentence
            let opens = i == 1 && unit.is(flag::CAPITAL);
            let cells = &mut from[i * width..(i + 1) * width];
            for j in 0..=m {
                // print alone
                let up = above[j];
                let (cost, state) = least([up[0] + insert_open, up[1] + insert_open, up[2] + insert_on, far]);
                let mut cell = state << 4;
                let inserted = cost + insert_more;
                let (mut matched, mut dropped, mut long) = (far, far, far);
                if j > 0 {
                    let other = &source.units[spoken[j - 1]];
                    let equal = same(unit, other);
                    let replace = if equal {
                        0
                    } else if unit.is(flag::ASIDE) {
                        REPLACE_EDGE
                    } else if bracket {
                        INSERT
                    } else if alike(print, unit, source, other) {
                        REPLACE_ALIKE
                    } else if i == 1 || i == n {
                        REPLACE_EDGE
                    } else {
                        REPLACE
                    };
                    let (cost, state) = least(above[j - 1]);
                    matched = cost + replace + u32::from(opens && !other.is(flag::OPENS)) * CAPITAL;
                    cell |= state | u8::from(equal) << 6;
                    let left = row[j - 1];
                    let (open, more) = if other.is(flag::DISFLUENCY | flag::SPARE) {
                        (drop_open.min(HESITATE), drop_more.min(HESITATE))
                    } else {
                        (drop_open, drop_more)
                    };
                    let (cost, state) = least([left[0] + open, left[1], left[2] + open, far]);
                    dropped = cost + more;
                    cell |= state << 2;
                    long = (left[0] + LONG_OPEN).min(left[3] + LONG_DROP);
                    cell |= u8::from(left[3] + LONG_DROP < left[0] + LONG_OPEN) << 7;
                }
                row[j] = [matched.min(far), dropped.min(far), inserted.min(far), long.min(far)];
                cells[j] = cell;
            }
            std::mem::swap(&mut above, &mut row);
        }
        let end = (0..=m)
            .flat_map(|j| [(above[j][0], j, MATCH), (above[j][2], j, INSERTED)])
            .min()
            .map_or((0, INSERTED), |(_, j, state)| (j, state));
        Self { width, height: n, from, end }
    }

    fn trace(&self) -> Vec<Step> {
        let mut steps = Vec::with_capacity(self.height * 2);
        let (mut i, (mut j, mut state)) = (self.height, self.end);
        while i > 0 {
            let cell = self.from[i * self.width + j];
            match state {
                MATCH => {
                    steps.push(Step::Both(i - 1, j - 1, cell & 64 != 0));
                    state = cell & 3;
                    (i, j) = (i - 1, j - 1);
                }
                DROPPED => {
                    steps.push(Step::Source(j - 1));
                    state = cell >> 2 & 3;
                    j -= 1;
                }
                FAR_DROPPED => {
                    steps.push(Step::Source(j - 1));
                    state = if cell & 128 == 0 { MATCH } else { FAR_DROPPED };
                    j -= 1;
                }
                _ => {
                    steps.push(Step::Printed(i - 1));
                    state = cell >> 4 & 3;
                    i -= 1;
                }
            }
        }
        steps.reverse();
        steps
    }
}

/// The least of the costs and its state; the match wins a draw.
fn least(costs: [u32; 4]) -> (u32, u8) {
    let mut best = (costs[0], MATCH);
    if costs[1] < best.0 {
        best = (costs[1], DROPPED);
    }
    if costs[2] < best.0 {
        best = (costs[2], INSERTED);
    }
    if costs[3] < best.0 {
        best = (costs[3], FAR_DROPPED);
    }
    best
}

/// Whether two words look like one word heard or inflected differently.
fn alike(a: &Text, x: &Unit, b: &Text, y: &Unit) -> bool {
    if (x.flags & y.flags) & flag::NUMBER != 0 {
        return true;
    }
    if x.lead != y.lead || x.lead == [0; 3] {
        return false;
    }
    let (x, y) = (a.folded(x).as_bytes(), b.folded(y).as_bytes());
    let shared = x.iter().zip(y).take_while(|(p, q)| p == q).count();
    shared * 2 >= x.len().max(y.len())
}

fn put_back(steps: Vec<Step>, spoken: &[usize]) -> Vec<Step> {
    let mut out = Vec::with_capacity(steps.len());
    let mut next: Option<usize> = None;
    for step in steps {
        let step = match step {
            Step::Both(i, j, equal) => Step::Both(i, spoken[j], equal),
            Step::Source(j) => Step::Source(spoken[j]),
            printed @ Step::Printed(_) => printed,
        };
        if let Step::Both(_, j, _) | Step::Source(j) = step {
            out.extend((next.unwrap_or(j)..j).map(Step::Source));
            next = Some(j + 1);
        }
        out.push(step);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::sources::folding::Folding;
    use crate::sources::words::Side;
    use crate::text::ProseSpan;

    /// The steps as a picture: `=` the same, `x` replaced, `+` in print alone, `-` in the source alone.
    fn picture(print: &str, source: &str) -> String {
        let folding = Folding::new(&Lexicon::built_in());
        let read =
            |text: &str, side| Text::read(text, ProseSpan::new(0, text.len()), side, &folding, &|_| false);
        fit(&read(print, Side::Printed), &read(source, Side::Source))
            .iter()
            .map(|step| match step {
                Step::Both(.., true) => '=',
                Step::Both(..) => 'x',
                Step::Printed(_) => '+',
                Step::Source(_) => '-',
            })
            .collect()
    }

    #[test]
    fn print_is_fitted_into_the_middle_of_a_source() {
        assert_eq!(picture("the boats are old", "I say the boats are old and slow"), "====");
        assert_eq!(picture("the boats are new", "I say the boats are old and slow"), "===+");
        assert_eq!(picture("the carts are old", "I say the boats are old and slow"), "=x==");
        assert_eq!(picture("the boats are very old", "I say the boats are old and slow"), "===+=");
        assert_eq!(picture("the boats old", "I say the boats are old and slow"), "==-=");
    }

    #[test]
    fn an_ellipsis_leaves_out_what_it_likes() {
        let source = "the boats are old and slow and the crews are tired of them and the harbour is full";
        assert_eq!(picture("the boats are old … the harbour is full", source), "====----------====");
    }

    #[test]
    fn tags_stand_in_nobodys_way() {
        assert_eq!(picture("we won the cup again", "we won (APPLAUSE) the cup again"), "==-===");
    }

    #[test]
    fn brackets_take_the_place_of_what_stood_there() {
        assert_eq!(picture("and [the mayor] has gone home", "and she has gone home").matches('=').count(), 4);
    }
}
