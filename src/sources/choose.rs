//! Of all passages that may be meant, the one that is: the right speaker first, then the best wording, then
//! the earlier path; and what to say where none is.

use super::judge::{Judged, Part};
use super::name::Name;
use super::quote::Utterance;
use super::{Difference, EditClass, Hides, Passage, Verdict, Verification, verdict};
use crate::text::Span;

/// One piece of an utterance, held against one window.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools)] // independent facts
pub(super) struct Candidate {
    /// Index of the piece.
    pub(super) piece: usize,
    /// Where the source has it.
    pub(super) passage: Passage,
    /// All differences, in files.
    pub(super) differences: Vec<Difference>,
    /// Ellipses that may have turned the sense.
    pub(super) hidden: Vec<(Span, Span, Hides)>,
    /// Who speaks there, where a person is named.
    pub(super) name: Option<Name>,
    /// Whether the draft names the person who speaks there: then a pronoun may stand for just that person.
    pub(super) mentioned: bool,
    /// Whether somebody is said to speak there: it is in a turn, or in a quotation of news copy.
    pub(super) voiced: bool,
    /// Whether somebody else reads out words of the printed speaker there.
    pub(super) read_out: bool,
    /// Days between draft and source, as far as both are dated.
    pub(super) days: u32,
    /// Whether the source is news copy that quotes the words.
    pub(super) copy: bool,
    /// The best beginning: what of it, where in the source, where in the draft.
    pub(super) head: Option<Half>,
    /// The best end.
    pub(super) tail: Option<Half>,
    /// Units of print that carry meaning.
    pub(super) content_of_print: usize,
    /// The alignment's figures.
    pub(super) judged: Judged,
}

/// A beginning or an end of print that one passage has.
#[derive(Debug)]
pub(super) struct Half {
    /// Its figures.
    pub(super) part: Part,
    /// Where the source has it.
    pub(super) passage: Passage,
    /// In the draft's file.
    pub(super) printed: Span,
}

/// The utterance in other words, in news copy.
#[derive(Clone, Debug)]
pub(super) struct Version {
    /// Where the copy quotes it.
    pub(super) passage: Passage,
    /// The better the more both share.
    pub(super) score: usize,
}

/// What was found for an utterance.
#[derive(Debug)]
pub(super) enum Found {
    /// A passage that one piece may have been taken from.
    Passage(Box<Candidate>),
    /// Another version of the whole.
    Version(Version),
}

/// How far apart two pieces of one utterance usually stand, in bytes.
const NEAR: usize = 2500;
/// Alternatives that are listed.
const ALTERNATIVES: usize = 8;

impl Candidate {
    /// Whether the printed speaker is somebody else; `None`: one of them is not known for certain.
    fn conflict(&self, utterance: &Utterance) -> Option<bool> {
        let sure = utterance.firm || (utterance.resolved && !self.mentioned);
        self.differs(utterance).filter(|differs| !differs || sure)
    }

    /// Whether the printed speaker seems to be somebody else.
    fn differs(&self, utterance: &Utterance) -> Option<bool> {
        if self.read_out {
            return None;
        }
        utterance.speaker.as_ref()?.is_same(self.name.as_ref()?).map(|same| !same)
    }

    /// Whether so much of it is there that this is the passage.
    fn is_found(&self, utterance: &Utterance) -> bool {
        let j = &self.judged;
        let right = self.conflict(utterance) == Some(false);
        let conflict = self.conflict(utterance) == Some(true);
        match j.total {
            0 => false,
            // a word or two are anywhere: only where that speaker, or somebody quoted, says just them
            1 | 2 => {
                j.equal == j.total && j.is_clean() && !conflict && (right || self.voiced) && j.content > 0
            }
            3..=5 => j.equal == j.total && !conflict || right && j.share() >= 750,
            _ if conflict && !j.is_clean() => j.share() >= 850 && j.content >= 5,
            _ if conflict => j.content >= 3 || j.total >= 8,
            n => {
                // chance finds much of a short text, and little of a long one
                let floor = match n {
                    20.. => 550,
                    12.. => 600,
                    _ if right && self.is_reworded() => 650,
                    _ => 720,
                };
                let enough = if n >= 12 {
                    j.content * 2 >= self.content_of_print
                        || (j.content >= 2 && j.unmatched <= n / 3)
                        || (n >= 14 && j.share() >= 650 && j.unmatched <= n / 4)
                } else {
                    let of_three = if right { 3 } else { 4 };
                    let telling = j.content >= 2 || j.is_clean();
                    (telling && j.content * 6 >= self.content_of_print * of_three)
                        || (right && j.share() >= 800)
                        || (right && self.is_reworded())
                };
                j.share() + if right { 60 } else { 0 } >= floor && enough
            }
        }
    }

    /// Whether it has the build of the print, a word here and there put for another.
    fn is_reworded(&self) -> bool {
        let j = &self.judged;
        let mut harm = self.differences.iter().filter(|d| d.class.harmful());
        j.content >= 2 && j.unmatched <= 2 && harm.all(|d| !d.printed.is_empty() && !d.original.is_empty())
    }

    /// Whether it is there word by word and mark by mark, and nobody else says it.
    pub(super) fn is_perfect(&self, utterance: &Utterance) -> bool {
        self.differences.is_empty() && self.differs(utterance) != Some(true)
    }

    fn verdict(&self) -> Verdict {
        let verdict = verdict::of(self.differences.iter().map(|d| d.class));
        // copy that prints this in so many other words has its own translation or hearing of it
        let other =
            self.copy && verdict == Verdict::Altered && self.judged.equal * 10 < self.judged.total * 8;
        if other { Verdict::Variant } else { verdict }
    }

    /// What it costs to take this passage, in tenths of a word: harm to the wording, a wrong speaker, small differences.
    fn cost(&self, utterance: &Utterance) -> usize {
        let small = self
            .differences
            .iter()
            .filter(|d| !d.class.harmful() && d.class != EditClass::Case)
            .count()
            .min(5);
        let speaker = match self.differs(utterance) {
            Some(true) if utterance.firm => 25,
            Some(true) => 12,
            Some(false) => 0,
            None if self.voiced => 2,
            None => 4,
        };
        // words of print that are not there speak louder against a passage than words that print left out
        let absent = self.judged.total - self.judged.equal;
        self.judged.harm * 10 + absent * 6 + speaker + small
    }
}

/// What the sources say of each piece of `utterance`.
pub(super) fn verifications(utterance: &Utterance, found: Vec<Found>) -> Vec<Verification> {
    let mut by_piece: Vec<Vec<Candidate>> = utterance.pieces.iter().map(|_| Vec::new()).collect();
    let mut versions: Vec<Version> = Vec::new();
    for found in found {
        match found {
            Found::Passage(candidate) => by_piece[candidate.piece].push(*candidate),
            Found::Version(version) => versions.push(version),
        }
    }
    versions.sort_by_key(|v| (usize::MAX - v.score, v.passage.source, v.passage.span.start));
    let anchor = anchor(utterance, &by_piece);
    let mut all: Vec<Verification> =
        by_piece.into_iter().map(|candidates| verification(utterance, candidates, anchor.as_ref())).collect();
    for verification in &mut all {
        add_versions(verification, &versions);
    }
    all
}

/// The passage of the longest piece that has one: the others probably stand near it.
fn anchor(utterance: &Utterance, pieces: &[Vec<Candidate>]) -> Option<Passage> {
    if pieces.len() < 2 {
        return None;
    }
    let found = |list: &'_ [Candidate]| -> Vec<(usize, usize)> {
        let mut all: Vec<(usize, usize)> = (0..list.len())
            .filter(|&i| list[i].is_found(utterance))
            .map(|i| (list[i].cost(utterance), i))
            .collect();
        all.sort_unstable();
        all
    };
    let all: Vec<Vec<(usize, usize)>> = pieces.iter().map(|list| found(list)).collect();
    let mut best: Option<(usize, &Passage)> = None;
    for (piece, list) in pieces.iter().enumerate() {
        for &(_, i) in all[piece].iter().take(6) {
            let place = &list[i].passage;
            let total: usize = pieces
                .iter()
                .zip(&all)
                .map(|(other, found)| {
                    let near =
                        found.iter().find(|(_, k)| is_near(&other[*k].passage, place)).map(|(cost, _)| *cost);
                    near.unwrap_or(60)
                })
                .sum();
            if best.is_none_or(|(least, _)| total < least) {
                best = Some((total, place));
            }
        }
    }
    best.map(|(_, passage)| passage.clone())
}

/// An utterance that no source has word by word may stand in one in other words; and where one has it, what
/// others print instead is told beside it.
fn add_versions(verification: &mut Verification, versions: &[Version]) {
    let shown = |v: &Verification, passage: &Passage| {
        let same = |p: &Passage| p.source == passage.source && p.span.overlaps(passage.span);
        v.passage.as_ref().is_some_and(same) || v.alternatives.iter().any(|(p, _)| same(p))
    };
    for version in versions {
        if verification.verdict == Verdict::Unverified && verification.passage.is_none() {
            verification.verdict = Verdict::Variant;
            verification.passage = Some(version.passage.clone());
            verification.nearest = None;
        } else if !shown(verification, &version.passage) && verification.alternatives.len() < ALTERNATIVES {
            verification.alternatives.push((version.passage.clone(), Verdict::Variant));
        }
    }
}

fn is_near(a: &Passage, b: &Passage) -> bool {
    a.source == b.source && a.span.start.abs_diff(b.span.start) <= NEAR
}

fn verification(
    utterance: &Utterance,
    mut candidates: Vec<Candidate>,
    anchor: Option<&Passage>,
) -> Verification {
    let far = |c: &Candidate| anchor.is_some_and(|a| !is_near(&c.passage, a));
    candidates.sort_by_cached_key(|c| {
        let found = c.is_found(utterance);
        (
            !found,
            c.cost(utterance) + if far(c) { 12 } else { 0 },
            c.days,
            usize::MAX - c.judged.equal,
            c.passage.source,
            c.passage.span.start,
        )
    });
    candidates.dedup_by(|b, a| a.passage.source == b.passage.source && a.passage.span == b.passage.span);
    if let Some(spliced) = splice(utterance, &candidates) {
        return spliced;
    }
    let mut found = candidates.iter().filter(|c| c.is_found(utterance));
    let Some(mut best) = found.next() else { return unverified(&candidates) };
    // an unlabelled text cannot speak for a speaker whom every label contradicts
    if best.conflict(utterance).is_none() && !best.read_out && best.judged.total >= 10 {
        let labelled =
            |c: &&Candidate| c.is_found(utterance) && c.differs(utterance).is_some() && c.judged.is_clean();
        let mut labelled = candidates.iter().filter(labelled);
        if let Some(other) = labelled.next()
            && best.name.is_none()
            && !best.copy
            && std::iter::once(other).chain(labelled).all(|c| c.conflict(utterance) == Some(true))
        {
            best = other;
        }
    }
    let mut verdict = best.verdict();
    let mut edits = best.differences.clone();
    if best.conflict(utterance) == Some(true) && verdict < Verdict::Spliced {
        verdict = Verdict::SpeakerConflict;
    }
    edits.sort_by_key(|e| (e.printed, e.original));
    Verification {
        verdict,
        passage: Some(best.passage.clone()),
        second: None,
        edits,
        hidden: best.hidden.clone(),
        summarised: None,
        alternatives: found.take(ALTERNATIVES).map(|c| (c.passage.clone(), c.verdict())).collect(),
        nearest: None,
    }
}

fn unverified(candidates: &[Candidate]) -> Verification {
    let nearest = candidates.iter().max_by_key(|c| (c.judged.equal, usize::MAX - c.passage.source));
    Verification {
        verdict: Verdict::Unverified,
        passage: None,
        second: None,
        edits: Vec::new(),
        alternatives: Vec::new(),
        hidden: Vec::new(),
        summarised: None,
        nearest: nearest.map(|c| (c.passage.clone(), c.judged.equal)),
    }
}

/// Two passages that together are the print, each of some length, where no single one is.
fn splice(utterance: &Utterance, candidates: &[Candidate]) -> Option<Verification> {
    let whole = candidates.first()?;
    if whole.is_found(utterance) && (whole.judged.unmatched < 4 || whole.verdict() == Verdict::Spliced) {
        return None;
    }
    let long = |half: &&Half| half.part.equal >= 4 && half.part.content >= 1;
    let mut best: Option<(usize, &Candidate, &Half, &Half)> = None;
    for first in candidates {
        let Some(head) = first.head.as_ref().filter(long) else { continue };
        for second in candidates {
            let Some(tail) = second.tail.as_ref().filter(long) else { continue };
            let apart =
                head.passage.source != tail.passage.source || !head.passage.span.overlaps(tail.passage.span);
            let n = tail.part.units.1;
            // what neither has, and what both claim
            let (ends, begins) = (head.part.units.1, tail.part.units.0);
            let (missing, both) = (begins.saturating_sub(ends), ends.saturating_sub(begins));
            // chance finds short runs of common words in many sources, but seldom two in one
            let content = head.part.content + tail.part.content;
            let one = head.passage.source == tail.passage.source;
            if !one && whole.judged.share() >= 750 {
                continue;
            }
            let enough = |half: &Half| {
                half.part.content >= if one { 1 } else { 3 } && half.part.equal >= if one { 4 } else { 6 }
            };
            let telling = enough(head) && enough(tail) && content >= if one { 3 } else { 7 };
            if !apart || !telling || missing * 12 > n || both * 3 > n {
                continue;
            }
            let conflicts = [first, second].iter().filter(|c| c.conflict(utterance) == Some(true)).count();
            let cost = missing * 10
                + n.saturating_sub(head.part.equal + tail.part.equal) * 10
                + usize::from(head.passage.source != tail.passage.source) * 15
                + conflicts * 20
                + both * 2;
            if best.is_none_or(|(least, ..)| cost < least) {
                best = Some((cost, first, head, tail));
            }
        }
    }
    let (_, first, head, tail) = best?;
    let harmless = |d: &&Difference| !d.class.harmful() && d.printed.end <= head.printed.end;
    let mut edits: Vec<Difference> = first.differences.iter().filter(harmless).cloned().collect();
    let (ends, begins) = (head.printed.end, tail.printed.start);
    let seam = Span::new(ends.min(begins), ends.max(begins));
    edits.push(Difference {
        class: EditClass::Splice,
        printed: seam,
        original: Span::at(head.passage.span.end),
    });
    Some(Verification {
        verdict: Verdict::Spliced,
        passage: Some(head.passage.clone()),
        second: Some(tail.passage.clone()),
        edits,
        alternatives: Vec::new(),
        nearest: None,
        hidden: Vec::new(),
        summarised: None,
    })
}

/// Parts of one long quotation as one: the worst verdict, unless that is only that a part is missing. Of parts that stand in
/// two sources the worse one tells what differs: differences are places of one source.
pub(super) fn joined(mut first: Verification, second: Verification) -> Verification {
    let missing = |v: &Verification| v.verdict == Verdict::Unverified;
    match (missing(&first), missing(&second)) {
        (true, false) => Verification { verdict: second.verdict.max(Verdict::Altered), ..second },
        (false, true) => Verification { verdict: first.verdict.max(Verdict::Altered), ..first },
        _ if source_of(&first) != source_of(&second) => {
            let (worse, other) =
                if second.verdict > first.verdict { (second, first) } else { (first, second) };
            Verification { second: worse.second.clone().or(other.passage), ..worse }
        }
        _ => {
            first.verdict = first.verdict.max(second.verdict);
            first.edits.extend(second.edits);
            if let (Some(a), Some(b)) = (&mut first.passage, &second.passage)
                && a.source == b.source
                && b.span.start >= a.span.start
                && b.span.start.saturating_sub(a.span.end) < NEAR
            {
                a.span = a.span.to(b.span);
            } else {
                first.second = first.second.or(second.passage);
            }
            first
        }
    }
}

/// The source that a quotation was found in.
fn source_of(found: &Verification) -> Option<usize> {
    found.passage.as_ref().map(|passage| passage.source)
}
