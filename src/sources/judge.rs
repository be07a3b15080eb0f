//! One piece of a quotation against one window of a source: what faces what, and how good it is.

use super::EditClass;
use super::align::{Step, fit};
use super::classify;
use super::flag;
use super::pair::{Difference, Pair};
use super::stretches::{Stretch, stretches};
use super::turns::Turns;
use super::units::{Text, Unit};
use crate::text::ProseSpan;

/// A stretch of print that a source has word by word, and where.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Part {
    /// Units of print.
    pub(super) units: (usize, usize),
    /// How many of them the source has.
    pub(super) equal: usize,
    /// How many of those carry meaning.
    pub(super) content: usize,
    /// In the source's prose.
    pub(super) span: ProseSpan,
    /// In the draft's prose.
    pub(super) printed: ProseSpan,
}

/// What became of one piece in one window.
#[derive(Debug)]
pub(super) struct Judged {
    /// Where the source has it, in its prose.
    pub(super) span: ProseSpan,
    /// All differences.
    pub(super) differences: Vec<Difference>,
    /// Units of print outside brackets.
    pub(super) total: usize,
    /// How many of them the source has.
    pub(super) equal: usize,
    /// How many of those carry meaning.
    pub(super) content: usize,
    /// Longest run of units of print that the source does not have.
    pub(super) unmatched: usize,
    /// Words that harmful differences touch.
    pub(super) harm: usize,
    /// The best beginning and the best end that the source has.
    pub(super) head: Option<Part>,
    /// See `head`.
    pub(super) tail: Option<Part>,
}

/// Aligns `print` with `source` and classifies the differences.
pub(super) fn judge(pair: &Pair<'_>) -> Option<Judged> {
    let mut steps = trimmed(&fit(pair.print, pair.source)).to_vec();
    keep_last_word(pair, &mut steps);
    if steps.is_empty() {
        return None;
    }
    faced_at_ends(pair, &mut steps);
    let steps = &steps[..];
    let stretches = stretches(steps, pair.print, pair.source);
    let mut differences = classify::differences(pair, &stretches);
    differences.dedup();
    let faced: Vec<(usize, usize)> = steps
        .iter()
        .filter_map(|step| match *step {
            Step::Both(i, j, true) => Some((i, j)),
            _ => None,
        })
        .collect();
    let print = &pair.print.units;
    let counted = |face: &&(usize, usize)| !print[face.0].is(flag::BRACKET);
    let equal = faced.iter().filter(counted).count();
    let content = faced.iter().filter(counted).filter(|(i, _)| print[*i].is(flag::CONTENT)).count();
    let harm = differences.iter().filter(|d| d.class.harmful()).map(|d| touched(pair, d)).sum();
    let unmatched = longest_gap(&faced, print.len());
    Some(Judged {
        unmatched,
        span: span_of(pair.source, &stretches),
        differences,
        total: print.iter().filter(|u| !u.is(flag::BRACKET)).count(),
        equal,
        content,
        harm,
        head: part(pair, &faced, false),
        tail: part(pair, &faced, true),
    })
}

/// The last word is whole: what faces *do* of *don't* leaves *not* out.
fn keep_last_word(pair: &Pair<'_>, steps: &mut Vec<Step>) {
    let source = &pair.source.units;
    if let Some(Step::Both(_, mut j, _)) = steps.last().copied() {
        while j + 1 < source.len() && source[j + 1].first <= source[j].last && !source[j + 1].is(flag::ASIDE)
        {
            j += 1;
            steps.push(Step::Source(j));
        }
    }
    if let Some(Step::Both(_, mut j, _)) = steps.first().copied() {
        while j > 0 && source[j - 1].last >= source[j].first && !source[j - 1].is(flag::ASIDE) {
            j -= 1;
            steps.insert(0, Step::Source(j));
        }
    }
}

fn longest_gap(faced: &[(usize, usize)], n: usize) -> usize {
    let ends = faced.iter().map(|f| f.0).chain([n]);
    let mut next = 0;
    let mut longest = 0;
    for i in ends {
        longest = longest.max(i - next);
        next = i + 1;
    }
    longest
}

/// A first or last word of print that the source does not have faces the word that stands in its place, if the
/// same sentence has one: a number faces a number, and one word any other.
fn faced_at_ends(pair: &Pair<'_>, steps: &mut [Step]) {
    let (print, source) = (&pair.print.units, &pair.source.units);
    let lead = steps.iter().take_while(|s| matches!(s, Step::Printed(_))).count();
    if let Some(Step::Both(_, j, _)) = steps.get(lead).copied()
        && lead > 0
        && j > 0
        && let Step::Printed(i) = steps[lead - 1]
        && faces(&print[i], &source[j - 1], lead)
        && is_one_sentence(pair, j - 1)
    {
        steps[lead - 1] = Step::Both(i, j - 1, false);
    }
    let trail = steps.iter().rev().take_while(|s| matches!(s, Step::Printed(_))).count();
    let at = steps.len() - trail;
    if let Some(Step::Both(_, j, _)) = at.checked_sub(1).and_then(|before| steps.get(before)).copied()
        && trail > 0
        && j + 1 < source.len()
        && let Step::Printed(i) = steps[at]
        && faces(&print[i], &source[j + 1], trail)
        && is_one_sentence(pair, j)
    {
        steps[at] = Step::Both(i, j + 1, false);
    }
}

fn faces(print: &Unit, source: &Unit, run: usize) -> bool {
    let spoken = !(print.is(flag::ASIDE | flag::BRACKET) || source.is(flag::ASIDE));
    spoken && (run == 1 || (print.is(flag::NUMBER) && source.is(flag::NUMBER)))
}

/// Whether no sentence ends between unit `j` of the source and the next.
fn is_one_sentence(pair: &Pair<'_>, j: usize) -> bool {
    let (a, b) = (&pair.source.units[j], &pair.source.units[j + 1]);
    let words = &pair.source.words;
    let between = pair.original.get(words[a.last].span.end..words[b.first].span.start).unwrap_or_default();
    !between.contains(['.', '?', '!', '\n', '…', ';', ':', '"', '“', '”'])
}

/// Without the steps of the source alone at both ends.
fn trimmed(steps: &[Step]) -> &[Step] {
    let spare = |step: &&Step| matches!(step, Step::Source(_));
    let from = steps.iter().take_while(spare).count();
    let to = steps.len() - steps.iter().rev().take_while(spare).count();
    steps.get(from..to).filter(|s| s.iter().any(|step| matches!(step, Step::Both(..)))).unwrap_or_default()
}

/// The words that differ, on the side that has more of them.
fn touched(pair: &Pair<'_>, difference: &Difference) -> usize {
    let count = |text: &Text, span: ProseSpan| text.words.iter().filter(|w| span.covers(w.span)).count();
    count(pair.print, difference.printed).max(count(pair.source, difference.original)).max(1)
}

fn span_of(source: &Text, stretches: &[Stretch]) -> ProseSpan {
    let units = stretches
        .iter()
        .filter(|s| s.print.0 < s.print.1)
        .flat_map(|s| &source.units[s.source.0..s.source.1]);
    let (mut first, mut last) = (usize::MAX, 0);
    for unit in units {
        first = first.min(unit.first);
        last = last.max(unit.last);
    }
    source.span(first.min(last), last + 1).unwrap_or_default()
}

/// The longest beginning (or end) of print that is mostly the source's: one word that is not takes two that are.
fn part(pair: &Pair<'_>, faced: &[(usize, usize)], from_end: bool) -> Option<Part> {
    let print = &pair.print.units;
    let n = print.len();
    let mut partner = vec![None; n];
    for &(i, j) in faced {
        partner[i] = Some(j);
    }
    let (mut score, mut best, mut reach) = (0i32, 0i32, 0);
    for step in 0..n {
        let i = if from_end { n - 1 - step } else { step };
        score += if partner[i].is_some() || print[i].is(flag::BRACKET) {
            1
        } else if print[i].is(flag::SPARE | flag::DISFLUENCY | flag::ASIDE) {
            0
        } else {
            -2
        };
        if score > best {
            (best, reach) = (score, step + 1);
        }
    }
    let units = if from_end { (n - reach, n) } else { (0, reach) };
    let inside: Vec<(usize, usize)> = (units.0..units.1).filter_map(|i| partner[i].map(|j| (i, j))).collect();
    let (first, last) = (inside.first()?, inside.last()?);
    let source = &pair.source.units;
    Some(Part {
        units,
        equal: inside.len(),
        content: inside.iter().filter(|(i, _)| print[*i].is(flag::CONTENT)).count(),
        span: pair.source.span(source[first.1].first, source[last.1].last + 1)?,
        printed: pair.print.span(print[first.0].first, print[last.0].last + 1)?,
    })
}

/// Reads the words of `range` of a source.
pub(super) fn read_window(
    prose: &str,
    range: ProseSpan,
    turns: &Turns,
    folding: &super::folding::Folding,
) -> Text {
    Text::read(prose, range, super::words::Side::Source, folding, &|at| turns.is_aside(at))
}

impl Judged {
    /// Whether every difference is harmless.
    pub(super) fn is_clean(&self) -> bool {
        self.differences.iter().all(|d| !d.class.harmful())
    }
    /// Of a thousand words of print (and those dropped unmarked), how many the source has.
    pub(super) fn share(&self) -> usize {
        let missing: usize = self
            .differences
            .iter()
            .filter(|d| matches!(d.class, EditClass::Dropped | EditClass::Splice))
            .map(|d| (d.original.len() / 6).min(self.total / 2))
            .sum();
        self.equal * 1000 / (self.total + missing).max(1)
    }
}
