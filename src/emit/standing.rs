//! How each quotation of a draft stands after a run: who said it, what the sources say, what to do about it. What
//! pages for people (Markdown, the proof sheet) show quotation by quotation.

use super::names::Named;
use crate::article::{Article, Fact};
use crate::attribution::Status;
use crate::rules::{Finding, Severity};

/// One quotation, and the findings that touch it.
#[derive(Clone, Debug)]
pub(super) struct Standing<'a> {
    pub fact: Fact<'a>,
    /// Findings whose place overlaps the quotation, heaviest first.
    pub findings: Vec<&'a Finding>,
}

/// The quotations of `article` that are somebody's words, in the order of the text.
pub(super) fn standings<'a>(article: &'a Article, findings: &'a [Finding]) -> Vec<Standing<'a>> {
    article
        .facts()
        .filter(|fact| fact.attribution.status != Status::NotAQuotation)
        .map(|fact| {
            let span = article.span(fact.quotation.span);
            let mut touching: Vec<&Finding> = findings
                .iter()
                .filter(|finding| {
                    let place = finding.primary.span;
                    // one that speaks of the whole paragraph or draft is no quotation's own
                    place.start < span.end && span.start < place.end && place.len() <= 2 * span.len().max(40)
                        || speaks_of(article, &fact, finding)
                })
                .collect();
            touching.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
            Standing { fact, findings: touching }
        })
        .collect()
}

/// Whether `finding` stands at the speaker or the cue of the quotation.
fn speaks_of(article: &Article, fact: &Fact<'_>, finding: &Finding) -> bool {
    let places = [
        fact.attribution.speaker.as_ref().map(|speaker| speaker.span),
        fact.attribution.cue.as_ref().map(|cue| cue.span),
    ];
    places.into_iter().flatten().any(|place| article.span(place) == finding.primary.span)
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
