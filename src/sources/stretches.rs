//! An alignment → stretches that begin and end between words: what is the same word by word, what differs run by
//! run.

use super::align::Step;
use super::flag;
use super::units::{Text, Unit};
use crate::text::ProseSpan;

/// A run of steps that begins and ends between words on both sides; ranges of units.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch {
    /// First unit of print, and the one after the last.
    pub(super) print: (usize, usize),
    /// First unit of the source, and the one after the last.
    pub(super) source: (usize, usize),
    /// Whether all of it is the same.
    pub(super) same: bool,
}

/// Cuts `steps` into stretches: each word that is the same with its fellow, each run of differing words as one.
pub(super) fn stretches(steps: &[Step], print: &Text, source: &Text) -> Vec<Stretch> {
    let mut all: Vec<Stretch> = Vec::new();
    let (mut i, mut j) = (first(steps, true), first(steps, false));
    for step in steps {
        let (di, dj, same) = match *step {
            Step::Both(_, _, same) => (1, 1, same),
            Step::Printed(_) => (1, 0, false),
            Step::Source(_) => (0, 1, false),
        };
        let next = Stretch { print: (i, i + di), source: (j, j + dj), same };
        (i, j) = (i + di, j + dj);
        match all.last_mut() {
            Some(last)
                if cuts_word(last, &next, print, source)
                    || (!last.same && !same && joins(last, &next, print, source)) =>
            {
                last.print.1 = next.print.1;
                last.source.1 = next.source.1;
                last.same &= same;
                // the stretch may now cut a word that the one before it holds
                while all.len() > 1 {
                    let (a, b) = (all[all.len() - 2], all[all.len() - 1]);
                    if !cuts_word(&a, &b, print, source) {
                        break;
                    }
                    all.pop();
                    let last = all.len() - 1;
                    all[last] = Stretch {
                        print: (a.print.0, b.print.1),
                        source: (a.source.0, b.source.1),
                        same: a.same && b.same,
                    };
                }
            }
            _ => all.push(next),
        }
    }
    all
}

fn first(steps: &[Step], print: bool) -> usize {
    steps
        .iter()
        .find_map(|step| match *step {
            Step::Both(i, j, _) => Some(if print { i } else { j }),
            Step::Printed(i) => print.then_some(i),
            Step::Source(j) => (!print).then_some(j),
        })
        .unwrap_or(0)
}

fn cuts_word(a: &Stretch, b: &Stretch, print: &Text, source: &Text) -> bool {
    let shares = |units: &[Unit], x: (usize, usize), y: (usize, usize)| {
        x.0 < x.1 && y.0 < y.1 && units[x.1 - 1].last >= units[y.0].first
    };
    shares(&print.units, a.print, b.print) || shares(&source.units, a.source, b.source)
}

/// Differing words run together, but tags of a transcript and hesitations stay apart from words of the speech, and so do words
/// of print on both sides of an ellipsis.
fn joins(a: &Stretch, b: &Stretch, print: &Text, source: &Text) -> bool {
    let lone = |s: &Stretch, flags: u32| {
        s.print.0 == s.print.1 && source.units[s.source.0..s.source.1].iter().all(|u| u.is(flags))
    };
    let aside = |s: &Stretch| (lone(s, flag::ASIDE), lone(s, flag::DISFLUENCY));
    let bracket = |s: &Stretch| print.units[s.print.0..s.print.1].first().map(|u| u.is(flag::BRACKET));
    let mixed = matches!((bracket(a), bracket(b)), (Some(x), Some(y)) if x != y);
    let empty = |s: &Stretch| s.print.0 == s.print.1;
    let gap = !(empty(a) && empty(b)) && print.gaps.binary_search(&b.print.0).is_ok();
    aside(a) == aside(b) && !mixed && !gap
}

/// Where units `range` of `text` stand; where there are none, the end of the word before.
pub(super) fn span(text: &Text, range: (usize, usize)) -> ProseSpan {
    if range.0 < range.1 {
        let last = text.units[range.0..range.1].iter().map(|u| u.last).max().unwrap_or(0);
        let first = text.units[range.0..range.1].iter().map(|u| u.first).min().unwrap_or(0);
        return text.span(first, last + 1).unwrap_or_default();
    }
    match range.0.checked_sub(1).and_then(|before| text.units.get(before)) {
        Some(unit) => ProseSpan::at(text.words[unit.last].span.end),
        None => ProseSpan::at(text.words.first().map_or(0, |w| w.span.start)),
    }
}
