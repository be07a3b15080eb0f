//! How each quotation of a draft stands after a run: who said it, what the sources say, what to do about it. What
//! pages for people (Markdown, the proof sheet) show quotation by quotation.

use crate::article::names::Named;
use crate::article::{Article, Fact};
use crate::attribution::Status;
use crate::rules::{Finding, Severity};
use crate::sources::Verdict;
use crate::text::Span;
use std::collections::BTreeMap;

/// One quotation, and the findings that touch it.
#[derive(Clone, Debug)]
pub(super) struct Standing<'a> {
    pub fact: Fact<'a>,
    /// Findings whose place overlaps the quotation, heaviest first.
    pub findings: Vec<&'a Finding>,
}

/// In a word, how it stands: what the bar of the proof sheet counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) enum State {
    /// A source has it, with harmless differences at most.
    Verified,
    /// Sources have the utterance in other words.
    Variant,
    /// A source has it otherwise, or by somebody else.
    Changed,
    /// No source has it.
    Absent,
    /// Nobody is said to have said it.
    Unattributed,
    /// No sources were given; it has a speaker.
    Unchecked,
}

impl State {
    /// All of them, as the bar shows them.
    pub(super) const ALL: [Self; 6] =
        [Self::Verified, Self::Variant, Self::Changed, Self::Absent, Self::Unattributed, Self::Unchecked];

    /// Its name on pages and in their classes.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::Variant => "variant",
            Self::Changed => "changed",
            Self::Absent => "absent",
            Self::Unattributed => "unattributed",
            Self::Unchecked => "unchecked",
        }
    }
}

/// The quotations of `article` that are somebody's words, in the order of the text.
pub(super) fn standings<'a>(article: &'a Article, findings: &'a [Finding]) -> Vec<Standing<'a>> {
    let places = Places::of(findings);
    article
        .facts()
        .filter(|fact| fact.attribution.status != Status::NotAQuotation)
        .map(|fact| {
            let mut touching = places.touching(article, &fact);
            touching.sort_unstable();
            touching.dedup();
            let mut touching: Vec<&Finding> = touching.into_iter().map(|at| &findings[at]).collect();
            touching.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
            Standing { fact, findings: touching }
        })
        .collect()
}

/// Findings by their places, so that no quotation has to look at all of them.
struct Places {
    /// Start, end, index into the findings; sorted.
    sorted: Vec<(usize, usize, usize)>,
    /// Findings that stand exactly there.
    exact: BTreeMap<Span, Vec<usize>>,
}

impl Places {
    fn of(findings: &[Finding]) -> Self {
        let mut sorted = Vec::with_capacity(findings.len());
        let mut exact: BTreeMap<Span, Vec<usize>> = BTreeMap::new();
        for (index, finding) in findings.iter().enumerate() {
            let place = finding.primary.span;
            sorted.push((place.start, place.end, index));
            exact.entry(place).or_default().push(index);
        }
        sorted.sort_unstable();
        Self { sorted, exact }
    }

    /// Indices of the findings that overlap the quotation, or stand at its speaker, its cue or who relays it.
    fn touching(&self, article: &Article, fact: &Fact<'_>) -> Vec<usize> {
        let span = article.span(fact.quotation.span);
        // one that speaks of the whole paragraph or draft is no quotation's own
        let longest = 2 * span.len().max(40);
        let from = self.sorted.partition_point(|place| place.0 + longest < span.start);
        let mut touching: Vec<usize> = self.sorted[from..]
            .iter()
            .take_while(|place| place.0 <= span.end)
            // a place between two characters may lie at either end
            .filter(|&&(start, end, _)| {
                let overlaps =
                    if start == end { span.start <= end } else { start < span.end && span.start < end };
                overlaps && end - start <= longest
            })
            .map(|place| place.2)
            .collect();
        let speaker = fact.attribution.speaker.as_ref().map(|speaker| speaker.span);
        let cue = fact.attribution.cue.as_ref().map(|cue| cue.span);
        let relays = fact.attribution.speaker.iter().flat_map(|speaker| &speaker.via).map(|via| via.span);
        for place in [speaker, cue].into_iter().flatten().chain(relays) {
            touching.extend(self.exact.get(&article.span(place)).into_iter().flatten());
        }
        touching
    }
}

impl<'a> Standing<'a> {
    /// Who said it: the name, the draft's own words for the speaker, or that nobody is named.
    pub(super) fn speaker(&self, article: &'a Article) -> String {
        match (&self.fact.attribution.speaker, self.fact.attribution.status) {
            (Some(speaker), status) => {
                let mut text = article.called(speaker).to_owned();
                for via in &speaker.via {
                    text.push_str(" via ");
                    text.push_str(article.words(via.span));
                }
                if status == Status::Ambiguous {
                    text.push_str(" (or somebody else)");
                }
                text
            }
            (None, Status::Ambiguous) => "one of two people".to_owned(),
            (None, _) => "nobody".to_owned(),
        }
    }

    /// How it stands.
    pub(super) fn state(&self) -> State {
        match self.fact.verification.map(|verification| verification.verdict) {
            // what the sources lack or contradict weighs more than that nobody is named
            Some(Verdict::Unverified) => State::Absent,
            Some(verdict) if verdict > Verdict::Variant => State::Changed,
            _ if self.fact.attribution.status == Status::Unattributed => State::Unattributed,
            None => State::Unchecked,
            Some(Verdict::Variant) => State::Variant,
            Some(_) => State::Verified,
        }
    }

    /// What the sources say, in the words of the quote sheet; of a run without sources, nothing.
    pub(super) fn verdict(&self) -> Option<&'static str> {
        self.fact.verification.map(|verification| verification.verdict.name())
    }

    /// What to do about it: the first help of the heaviest finding.
    pub(super) fn advice(&self) -> Option<&'a str> {
        let mut pressing = self.findings.iter().filter(|finding| finding.severity > Severity::Note);
        pressing.find_map(|finding| finding.help.first()).map(String::as_str)
    }
}
