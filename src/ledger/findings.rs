//! What a ledger says of a draft's findings: what it answers is dropped, what changed since is reported.

use super::{Change, Entry, Ledger, Quoted, Standings};
use crate::article::Article;
use crate::rules::{Book, Finding, Group, Place, Settings, Severity, sort};
use crate::text::{ProseSpan, Span, closely_folded, shortened};

const RULE: &str = "changed-after-sign-off";

/// Characters of a signed text that a report shows.
const SHOWN: usize = 120;

impl Standings {
    /// The findings about what changed since it was signed.
    pub fn changed(&self, article: &Article, ledger: &Ledger, settings: &Settings) -> Vec<Finding> {
        let Some(severity) = settings.level(RULE) else { return Vec::new() };
        let mut findings = Vec::new();
        let mut told: Vec<&str> = Vec::new();
        for quote in &self.quoted {
            let Some(entry) = quote.entry.map(|at| &ledger.entries[at]) else { continue };
            for change in &quote.changes {
                // of a source that changed elsewhere once is enough
                let source = entry.source.as_ref().map_or("", |source| &source.sha256);
                if *change == Change::Source {
                    if told.contains(&source) {
                        continue;
                    }
                    told.push(source);
                }
                findings.extend(report(article, quote, entry, *change, severity));
            }
        }
        sort(&mut findings);
        findings
    }

    /// The findings that no sign-off answers. A sign-off answers what is asked of the quotation itself (see [`Reach`]).
    pub fn unanswered(&self, article: &Article, findings: Vec<Finding>, book: &Book) -> Vec<Finding> {
        let reach = Reach::new(self, article, Quoted::is_signed);
        findings.into_iter().filter(|finding| reach.of(finding, book).is_none()).collect()
    }
}

/// Which quotation a finding asks about, so that signing it answers the finding: one of attribution, sourcing,
/// alteration or verification within its marks, or one of sourcing at its speaker. What is set wrong (marks), and how
/// the words around a quotation are written, no sign-off answers.
#[derive(Debug)]
pub struct Reach {
    /// Pieces, sorted, each with the index of its quotation.
    pieces: Vec<(Span, usize)>,
    /// Speakers, the same.
    speakers: Vec<(Span, usize)>,
}

impl Reach {
    /// The reach of those of `standings` that `which` takes.
    pub fn new(standings: &Standings, article: &Article, which: impl Fn(&Quoted) -> bool) -> Self {
        let (mut pieces, mut speakers) = (Vec::new(), Vec::new());
        for (at, quote) in standings.quoted.iter().enumerate().filter(|(_, quote)| which(quote)) {
            for &piece in &quote.pieces {
                pieces.push((span(article, article.draft.quotations.all[piece].span), at));
                let speaker = article.draft.attributions.all[piece].speaker.as_ref();
                speakers.extend(speaker.map(|speaker| (span(article, speaker.span), at)));
            }
        }
        pieces.sort_unstable();
        speakers.sort_unstable();
        Self { pieces, speakers }
    }

    /// The index of the quotation that `finding` asks about.
    pub fn of(&self, finding: &Finding, book: &Book) -> Option<usize> {
        let group = book.find(&finding.rule).map(|rule| rule.page().group)?;
        if matches!(group, Group::Marks | Group::Meta) || finding.rule == RULE {
            return None;
        }
        let at = finding.primary.span;
        let speakers = if group == Group::Sourcing { &*self.speakers } else { &[] };
        within(&self.pieces, at).or_else(|| within(speakers, at))
    }
}

/// The index beside the span that `at` lies in.
fn within(spans: &[(Span, usize)], at: Span) -> Option<usize> {
    let next = spans.partition_point(|(span, _)| span.start <= at.start);
    let (span, index) = spans.get(next.checked_sub(1)?)?;
    (at.end <= span.end).then_some(*index)
}

fn span(article: &Article, span: ProseSpan) -> Span {
    article.span(span)
}

/// What to say of `change`; `None` of a source that is not there: the run says it once for all that rest on it.
fn report(
    article: &Article,
    quote: &Quoted,
    entry: &Entry,
    change: Change,
    severity: Severity,
) -> Option<Finding> {
    let piece = if change == Change::Words { changed_piece(article, quote, entry) } else { quote.pieces[0] };
    let here = span(article, article.draft.quotations.all[piece].span);
    let (by, day) = (&entry.by, entry.day());
    let source = entry.source.as_ref().map_or("its source", |source| &*source.path);
    let called = |speaker: Option<&str>| speaker.map_or("nobody".to_owned(), str::to_owned);
    let finding = match change {
        Change::Missing => return None,
        Change::Words => {
            Finding::new(RULE, severity, here, format!("the words changed after {by} signed them off"))
                .help(format!("signed on {day}: \"{}\"", short(&entry.text)))
                .help("put them back, or check the new words and sign them off")
        }
        Change::Speaker => {
            let finding = Finding::new(
                RULE,
                severity,
                here,
                format!("{by} signed this off as said by {}", called(entry.speaker.as_deref())),
            );
            let speaker = article.draft.attributions.all[piece].speaker.as_ref();
            let finding = match speaker {
                Some(speaker) => finding.label(
                    Place::Draft,
                    span(article, speaker.span),
                    format!("now {} says it", called(quote.speaker.as_deref())),
                ),
                None => finding.here("now nobody is said to have said it"),
            };
            finding.help("put the speaker back, or check who said it and sign it off again")
        }
        Change::Passage => {
            let finding = Finding::new(
                RULE,
                severity,
                here,
                format!("{source} changed after {by} held this against it"),
            );
            let finding = match entry.source.as_ref().and_then(|signed| signed.passage.as_ref()) {
                Some(passage) => finding.help(format!("on {day} it had: \"{}\"", short(passage))),
                None => finding,
            };
            finding.help("hold the quotation against it once more, and sign it off again")
        }
        Change::Source => Finding::new(
            RULE,
            severity,
            here,
            format!("{source} changed after {by} held this against it, though not in this passage"),
        )
        .help("look at what else changed, and sign off again what was held against it"),
    };
    Some(finding)
}

/// The piece of the quotation with the first words that are not as signed: those before it, or those behind it, are.
fn changed_piece(article: &Article, quote: &Quoted, entry: &Entry) -> usize {
    let pieces: Vec<String> = quote
        .pieces
        .iter()
        .map(|piece| closely_folded(article.words(article.draft.quotations.all[*piece].inner)))
        .collect();
    let signed = closely_folded(&entry.text);
    let (mut front, mut rest) = (0, &*signed);
    while let Some(behind) = pieces.get(front).and_then(|words| rest.strip_prefix(words.as_str())) {
        (front, rest) = (front + 1, behind.trim_start());
    }
    let (mut back, mut rest) = (pieces.len() - 1, &*signed);
    while let Some(before) = rest.strip_suffix(pieces[back].as_str()).filter(|_| back > 0) {
        (back, rest) = (back - 1, before.trim_end());
    }
    quote.pieces[front.min(back)]
}

/// Cut to what a report bears.
fn short(words: &str) -> String {
    shortened(words, SHOWN)
}
