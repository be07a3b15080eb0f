//! The card beside a quotation: how it stands, who said it and through whom, what the source has, what was found and
//! what to do about it.

use super::bar::{label, meaning, sign};
use super::passage;
use super::words::{Words, attribute, clipped};
use crate::article::{Article, Fact};
use crate::attribution::{Speaker, Status};
use crate::emit::run::file_of;
use crate::emit::standing::{Standing, State};
use crate::rules::{Applicability, Finding, Place};
use crate::sources::{Passage, Verdict, Verification};
use crate::text::{Column, Span};
use maud::{Markup, html};
use std::borrow::Cow;
use std::path::Path;

/// Words of a place that a finding points at.
const POINTED: usize = 24;
/// Other passages that are named.
const OTHERS: usize = 4;

/// What all cards of a draft share.
#[derive(Clone, Copy, Debug)]
pub(super) struct Desk<'a> {
    pub article: &'a Article,
    /// Number of the draft.
    pub draft: usize,
    /// The words of sources are not to be shown.
    pub redact: bool,
    /// The folder that all sources lie in.
    pub folder: &'a Path,
}

/// What a card shows already: a quotation and its passage.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    draft: Option<Span>,
    sources: [Option<(usize, Span)>; 2],
}

impl Seen {
    fn holds(&self, place: Place, span: Span) -> bool {
        match place {
            Place::Draft => self.draft.is_some_and(|seen| seen.covers(span)),
            Place::Source(index) => {
                self.sources.iter().flatten().any(|(source, seen)| *source == index && seen.covers(span))
            }
        }
    }
}

/// A finding on a card: in full, or, where another card has it, the number of that card's quotation.
pub(super) type Shown<'a> = (&'a Finding, Option<usize>);

impl Desk<'_> {
    /// The card of a quotation. `who` is the number of its speaker among those of the page.
    pub(super) fn quotation(
        &self,
        standing: &Standing<'_>,
        number: usize,
        who: usize,
        findings: &[Shown<'_>],
    ) -> Markup {
        let (draft, state, fact) = (self.draft, standing.state(), standing.fact);
        let rules: Vec<&str> = findings.iter().map(|(finding, _)| finding.rule.as_str()).collect();
        let found = fact.verification.and_then(|found| found.passage.as_ref());
        let passage = found.or(near(fact, self.article).map(|near| near.0));
        let second = fact.verification.and_then(|found| found.second.as_ref());
        let seen = Seen {
            draft: Some(self.article.span(fact.quotation.span)),
            sources: [passage, second].map(|one| one.map(|passage| (passage.source, passage.span))),
        };
        html! {
            article.card.(state.name()) id={ "d" (draft) "-q" (number) } tabindex="-1"
                aria-labelledby={ "d" (draft) "-h" (number) }
                data-state=(state.name()) data-who=(who) data-rules=(rules.join(" ")) {
                h3 id={ "d" (draft) "-h" (number) } {
                    a.number href={ "#d" (draft) "-m" (number) } { span.aside { "Quotation " } (number) }
                    " " span.sign aria-hidden="true" { (sign(state)) }
                    " " span.state { (label(state)) }
                    @let fine = fine(state, fact.verification);
                    @if !fine.is_empty() { " " span.fine { "– " (fine) } }
                }
                (self.speaker(fact))
                @if let Some(found) = fact.verification { (self.source(state, fact, found)) }
                (self.findings(findings, seen))
            }
        }
    }

    /// The card of findings that belong to no quotation.
    pub(super) fn others(&self, findings: &[Shown<'_>]) -> Markup {
        let rules: Vec<&str> = findings.iter().map(|(finding, _)| finding.rule.as_str()).collect();
        html! {
            article.card.other tabindex="-1" aria-label="Findings beside the quotations"
                data-state="" data-who="" data-rules=(rules.join(" ")) {
                (self.findings(findings, Seen::default()))
            }
        }
    }

    /// Who said it, and who relays the words.
    fn speaker(&self, fact: Fact<'_>) -> Markup {
        let found = fact.attribution;
        html! {
            p.speaker {
                @match &found.speaker {
                    Some(speaker) => {
                        (self.called(speaker))
                        @for rival in &found.rivals { " or " (self.called(rival)) }
                        @for via in &speaker.via {
                            span.via { " via " bdi { (Words(&clipped(self.article.words(via.span), POINTED))) } }
                        }
                        @match found.status {
                            Status::Carried => span.how { " (carried over)" },
                            Status::Ambiguous => span.how { " (or somebody else: the copy does not say)" },
                            _ => {}
                        }
                    }
                    None => span.nobody {
                        @if found.status == Status::Ambiguous { "One of two people" }
                        @else { "Nobody is said to have said this" }
                    },
                }
            }
        }
    }

    fn called(&self, speaker: &Speaker) -> Markup {
        let printed = self.article.words(speaker.span);
        html! {
            bdi.name { (Words(self.article.called(speaker))) }
            @if speaker.name.as_deref().is_some_and(|name| !is_part(printed, name)) {
                span.how { " (“" bdi { (Words(&clipped(printed, POINTED))) } "”)" }
            }
        }
    }

    /// What the sources have.
    fn source(&self, state: State, fact: Fact<'_>, found: &Verification) -> Markup {
        let Some(passage) = &found.passage else { return self.elsewhere(fact, found) };
        let quotation = self.article.words(fact.quotation.inner);
        let words = html! {
            @if self.redact {
                p.passage.blotted { "The words of the source are blotted out." }
            } @else {
                blockquote.passage dir="auto" {
                    (passage::compared(self.article, passage, found, quotation).unwrap_or_default())
                }
            }
        };
        html! {
            // what needs no look takes no room until it is asked for
            @if state == State::Verified && !self.redact {
                details { summary { (self.cited(passage)) } (words) }
            } @else {
                (words)
                p.cited { (self.cited(passage)) }
            }
            @if let Some(second) = &found.second {
                p.beside { "The rest stands elsewhere:" }
                @if !self.redact {
                    blockquote.passage dir="auto" { (passage::alone(self.article, second).unwrap_or_default()) }
                }
                p.cited { (self.cited(second)) }
            }
            @if !found.alternatives.is_empty() {
                p.beside {
                    "Also in "
                    @for (at, (other, verdict)) in found.alternatives.iter().take(OTHERS).enumerate() {
                        @if at > 0 { "; " }
                        (self.cited(other))
                        @if *verdict != found.verdict { " (" (of_a_verdict(*verdict)) ")" }
                    }
                    @if found.alternatives.len() > OTHERS { "; and " (found.alternatives.len() - OTHERS) " more" }
                }
            }
        }
    }

    /// Of a quotation that no source has: what comes nearest.
    fn elsewhere(&self, fact: Fact<'_>, found: &Verification) -> Markup {
        let quotation = self.article.words(fact.quotation.inner);
        html! {
            @if let Some(summary) = &found.summarised {
                p.beside { "Only a machine’s summary has it, which vouches for nothing: " (self.cited(summary)) }
            }
            @if let Some((passage, shared)) = near(fact, self.article) {
                p.beside { "The nearest passage has " (shared) " of its " (quotation.split_whitespace().count()) " words:" }
                @if !self.redact {
                    blockquote.passage dir="auto" {
                        (passage::by_words(self.article, passage, quotation).unwrap_or_default())
                    }
                }
                p.cited { (self.cited(passage)) }
            }
        }
    }

    /// Who speaks there, when, and where it is to be found.
    fn cited(&self, passage: &Passage) -> Markup {
        let Some(source) = self.article.source(passage.source) else { return html! {} };
        let (line, _) = source.file.position(passage.span.start, Column::CodePoints);
        html! {
            cite {
                @if let Some(speaker) = &passage.speaker { bdi.label { (Words(speaker)) } ", " }
                @if let Some(time) = &passage.time { span.time { (Words(time)) } ", " }
                @if let Some(outlet) = &source.about.outlet { bdi { (Words(outlet)) } ", " }
                @if let Some(date) = &source.about.date { (Words(date)) ", " }
                bdi.path { (Words(&self.path(source.file.path()))) } ", line " (line)
            }
        }
    }

    fn findings(&self, findings: &[Shown<'_>], seen: Seen) -> Markup {
        html! {
            @if !findings.is_empty() {
                ul.findings {
                    @for (finding, elsewhere) in findings { (self.finding(finding, *elsewhere, seen)) }
                }
            }
        }
    }

    fn finding(&self, finding: &Finding, elsewhere: Option<usize>, seen: Seen) -> Markup {
        let severity = finding.severity.name();
        html! {
            li.finding.(severity) {
                p {
                    b.severity { (severity) } " " span.message { (Words(&finding.message)) } " "
                    a.rule href={ "#rule-" (finding.rule) } { (finding.rule) }
                }
                @if let Some(number) = elsewhere {
                    p.beside { "See " a href={ "#d" (self.draft) "-q" (number) } { "quotation " (number) } "." }
                } @else {
                    @if !finding.primary.message.is_empty() { p.beside { (Words(&finding.primary.message)) } }
                    @for label in finding.labels.iter().filter(|label| self.redact || !seen.holds(label.place, label.span)) {
                        @if let Some(file) = file_of(self.article, label.place) {
                            @let (line, _) = file.position(label.span.start, Column::CodePoints);
                            p.beside {
                                @if !label.message.is_empty() { (Words(&label.message)) ": " }
                                @if label.place == Place::Draft || !self.redact {
                                    q.pointed dir="auto" { (Words(&self.pointed(label.place, label.span))) } " "
                                }
                                cite {
                                    @if label.place != Place::Draft { bdi.path { (Words(&self.path(file.path()))) } ", " }
                                    "line " (line)
                                }
                            }
                        }
                    }
                    @for help in &finding.help { p.help { span.aside { "Help: " } (Words(help)) } }
                    @for (at, fix) in finding.fixes.iter().enumerate() {
                        p.fix {
                            b { "Fix: " } @if at > 0 { "or " } (Words(&fix.title)) " "
                            span.how {
                                @match fix.applicability {
                                    Applicability::Shown => "(by hand)",
                                    _ if at > 0 => "(in an editor)",
                                    Applicability::Safe => code { "--fix" },
                                    Applicability::Unsafe => code { "--unsafe-fixes" },
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// The path of a source below the folder of all.
    fn path<'p>(&self, path: &'p Path) -> Cow<'p, str> {
        path.strip_prefix(self.folder).unwrap_or(path).to_string_lossy()
    }

    /// The words that a label points at.
    fn pointed(&self, place: Place, span: Span) -> String {
        let words = match place {
            Place::Draft => self.article.draft.file.text().get(span.range()),
            Place::Source(index) => self.article.source(index).map(|source| source.words(span)),
        };
        clipped(words.unwrap_or_default(), POINTED)
    }
}

/// The passage that comes nearest to a quotation that no source has, and how many of its words are there. Fewer than a
/// third are chance.
fn near<'a>(fact: Fact<'a>, article: &Article) -> Option<(&'a Passage, usize)> {
    let all = article.words(fact.quotation.inner).split_whitespace().count();
    let found = fact.verification.filter(|found| found.summarised.is_none())?;
    let (passage, shared) = found.nearest.as_ref().filter(|(_, shared)| *shared > 0 && shared * 3 >= all)?;
    Some((passage, *shared))
}

/// Whether one name is the other but for titles and first names.
fn is_part(printed: &str, name: &str) -> bool {
    let holds = |all: &str, some: &str| {
        some.split_whitespace().all(|word| all.split_whitespace().any(|other| other == word))
    };
    holds(name, printed) || holds(printed, name)
}

/// What is behind the state, where that says more.
fn fine(state: State, found: Option<&Verification>) -> &'static str {
    match (state, found) {
        (State::Unattributed | State::Verified | State::Changed, Some(found)) => of_a_verdict(found.verdict),
        _ => meaning(state),
    }
}

/// A verdict in words.
fn of_a_verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Verbatim => "word for word",
        Verdict::Formatting => "harmless differences only",
        Verdict::Elided => "a marked ellipsis leaves words out",
        Verdict::Bracketed => "brackets explain or replace",
        Verdict::Variant => "the same utterance in other words",
        Verdict::Altered => "words differ",
        Verdict::Number => "a number differs",
        Verdict::Negation => "a negation differs",
        Verdict::Spliced => "two passages in one pair of marks",
        Verdict::SpeakerConflict => "in the source somebody else says it",
        Verdict::Unverified => "no source has it",
    }
}

/// A speaker's name as an entry of a list.
pub(super) fn entry(name: &str) -> String {
    attribute(&clipped(name, POINTED))
}
