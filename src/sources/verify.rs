//! From drafts and sources to verifications: look, align, choose.

use super::candidates::{Hits, Table, Window};
use super::choose::{self, Candidate, Found, Half, Version};
use super::copy::Copy;
use super::date::{self, Date};
use super::flag;
use super::folding::Folding;
use super::hidden::hides;
use super::judge::{Part, judge, read_window};
use super::name::{self, Name};
use super::pair::Pair;
use super::quote::{Utterance, utterances};
use super::speaker;
use super::turns::Turns;
use super::units::Text;
use super::variant::Overlap;
use super::words::Side;
use super::{About, Difference, EditClass, Passage, Source, Sources, Verdict, Verification};
use crate::attribution::Draft;
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::text::{File, ProseSpan};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Places of n-grams that are followed in all; each utterance gets its share, within bounds.
const BUDGET: usize = 8_000_000;

/// Places of one source that have an utterance exactly; more of them would tell nothing more.
const ENOUGH: usize = 3;

/// Bytes to each side of a quotation in which those are named whom its pronoun may stand for.
const NEAR: usize = 8000;

/// See [`Sources::verify`]. A machine's summary vouches for nothing: what only summaries have stays unverified, and
/// where they have it is told.
pub(super) fn verify(
    sources: &Sources,
    drafts: &[Draft],
    own: &[Option<usize>],
    lexicon: &Lexicon,
) -> Vec<Vec<Option<Verification>>> {
    let own = own_sources(sources, drafts, own);
    let vouches = |source: usize| sources.read[source].about.vouches();
    let mut all = verify_by(sources, drafts, &own, lexicon, &vouches);
    if (0..sources.read.len()).all(vouches) {
        return all;
    }
    let summarised = verify_by(sources, drafts, &own, lexicon, &|source| !vouches(source));
    for (verification, summary) in all.iter_mut().flatten().zip(summarised.into_iter().flatten()) {
        if let (Some(verification), Some(summary)) = (verification, summary)
            && verification.verdict == Verdict::Unverified
            && summary.verdict < Verdict::Altered
        {
            verification.summarised = summary.passage;
        }
    }
    all
}

/// Holds the drafts against the sources that `asked` wants.
fn verify_by(
    sources: &Sources,
    drafts: &[Draft],
    own: &[Vec<usize>],
    lexicon: &Lexicon,
    asked: &(dyn Fn(usize) -> bool + Sync),
) -> Vec<Vec<Option<Verification>>> {
    let folding = Folding::new(lexicon);
    let mut table = Table::default();
    let utterances = utterances(drafts, &folding, lexicon, &mut table);
    table.seal();
    let found: Vec<_> = sources
        .read
        .par_iter()
        .enumerate()
        .map(|(index, source)| if asked(index) { stream(&table, source) } else { Vec::new() })
        .collect();
    let hits = table.gather(&found);
    drop(found);
    let dates: Vec<Option<Date>> = drafts.iter().map(|draft| date::of(&draft.file)).collect();
    let windows: Vec<Vec<Window>> =
        utterances.par_iter().map(|u| windows(u, &hits, &own[u.draft()], utterances.len())).collect();
    let mut tasks: Vec<(usize, usize, Window)> = Vec::new();
    for (index, windows) in windows.iter().enumerate() {
        tasks.extend(windows.iter().map(|window| (window.source, index, *window)));
    }
    tasks.sort_unstable_by_key(|&(source, index, window)| (source, index, window.start));
    let judged: Vec<Vec<(usize, Found)>> = tasks
        .chunk_by(|a, b| a.0 == b.0)
        .collect::<Vec<_>>()
        .into_par_iter()
        .map(|tasks| {
            Reading::new(sources, drafts, lexicon, &folding, &dates, tasks[0].0).judge_all(&utterances, tasks)
        })
        .collect();
    let mut candidates: Vec<Vec<Found>> = utterances.iter().map(|_| Vec::new()).collect();
    for (index, candidate) in judged.into_iter().flatten() {
        candidates[index].push(candidate);
    }
    let mut all: Vec<Vec<Option<Verification>>> =
        drafts.iter().map(|draft| draft.quotations.all.iter().map(|_| None).collect()).collect();
    let verified: Vec<_> = utterances
        .par_iter()
        .zip(candidates)
        .map(|(utterance, candidates)| choose::verifications(utterance, candidates))
        .collect();
    for (utterance, mut verified) in utterances.iter().zip(verified) {
        for verification in &mut verified {
            soften(sources, verification);
        }
        for (piece, verification) in utterance.pieces.iter().zip(verified) {
            let slot = &mut all[piece.draft][piece.quotation];
            *slot = Some(match slot.take() {
                Some(first) => choose::joined(first, verification),
                None => verification,
            });
        }
    }
    all
}

/// Places of the n-grams of `table` in `source`, in bytes of its file.
fn stream(table: &Table, source: &Source) -> Vec<(u32, u32)> {
    let Some(document) = &source.document else { return table.stream(source.file.text()) };
    let mut places = table.stream(&document.prose);
    for (_, at) in &mut places {
        let file = document.span(ProseSpan::at(*at as usize)).start;
        *at = u32::try_from(file).unwrap_or(u32::MAX);
    }
    places
}

/// Minutes and notes have not each word: other words in them are another version, no contradiction.
fn soften(sources: &Sources, verification: &mut Verification) {
    let strict = |passage: &Passage| sources.read[passage.source].about.contradicts();
    if verification.verdict == Verdict::Altered && !verification.passage.as_ref().is_none_or(strict) {
        verification.verdict = Verdict::Variant;
    }
}

/// For each draft, the sources that are the draft itself: those `known` to be, and those of the same text.
fn own_sources(sources: &Sources, drafts: &[Draft], known: &[Option<usize>]) -> Vec<Vec<usize>> {
    let mut by_length: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for (index, source) in sources.read.iter().enumerate() {
        by_length.entry(source.file.text().len()).or_default().push(index);
    }
    drafts
        .iter()
        .enumerate()
        .map(|(at, draft)| {
            let known = known.get(at).copied().flatten();
            let alike = by_length.get(&draft.file.text().len()).into_iter().flatten();
            let alike = alike.copied().filter(|&index| is_same(&sources.read[index].file, &draft.file));
            alike.chain(known).collect()
        })
        .collect()
}

/// Whether two files hold the same text.
fn is_same(a: &File, b: &File) -> bool {
    a.text().len() == b.text().len() && a.text() == b.text()
}

/// Where to look for `utterance`: where most of it stands together, where each piece of it does, and where
/// the rest does that the best place has not.
fn windows(utterance: &Utterance, hits: &Hits, own: &[usize], utterances: usize) -> Vec<Window> {
    let budget = (BUDGET / utterances.max(1)).clamp(200, 4000);
    let words = utterance.grams.len().max(1);
    let most = (240 / words).clamp(6, 24);
    let skip = |source: usize| own.contains(&source);
    let gaps = if utterance.elided { 4000 } else { 0 };
    let reach = utterance.len() * 3 / 2 + 200 + gaps + 600 * (utterance.pieces.len() - 1);
    let mut all = hits.windows(&utterance.grams, reach, most, budget, &skip);
    let best = all.first().copied();
    let mut more = |windows: Vec<Window>| {
        for window in windows {
            if !all
                .iter()
                .any(|w| w.source == window.source && w.start <= window.start && window.end <= w.end)
            {
                all.push(window);
            }
        }
    };
    if utterance.pieces.len() > 1 {
        for (index, piece) in utterance.pieces.iter().enumerate() {
            let grams: Vec<_> =
                utterance.grams.iter().filter(|g| g.piece as usize == index).copied().collect();
            more(hits.windows(&grams, piece.span.len() * 3 / 2 + 200 + gaps, 4, budget / 2, &skip));
        }
    } else if let Some(best) = best {
        // a splice: what the best place has not stands somewhere else
        let rest: Vec<_> = utterance.grams.iter().filter(|g| !hits.is_in(g.id, &best)).copied().collect();
        if rest.len() >= 3 {
            let mut halves = hits.windows(&rest, utterance.len() * 3 / 2 + 200, 4, budget / 2, &skip);
            halves.retain(|window| window.grams >= 2);
            more(halves);
        }
    }
    all
}

/// One source that is being read.
struct Reading<'a> {
    drafts: &'a [Draft],
    folding: &'a Folding,
    lexicon: &'a Lexicon,
    /// When each draft was written.
    dates: &'a [Option<Date>],
    /// When the source was.
    date: Option<Date>,
    index: usize,
    document: Arc<Document>,
    about: &'a About,
    turns: Turns,
    /// It is copy with quotation marks.
    quotes: bool,
    copy: Copy<'a>,
}

impl<'a> Reading<'a> {
    fn new(
        sources: &'a Sources,
        drafts: &'a [Draft],
        lexicon: &'a Lexicon,
        folding: &'a Folding,
        dates: &'a [Option<Date>],
        index: usize,
    ) -> Self {
        let source = &sources.read[index];
        let document = source.document();
        let turns = Turns::of(&document);
        let quotes = turns.is_empty() && document.prose.contains(['"', '“', '«', '„', '‘']);
        Self {
            drafts,
            folding,
            lexicon,
            dates,
            date: source.about.day().or_else(|| date::of(&source.file)),
            about: &source.about,
            index,
            document,
            turns,
            quotes,
            copy: Copy::new(lexicon),
        }
    }

    fn judge_all(&self, utterances: &[Utterance], tasks: &[(usize, usize, Window)]) -> Vec<(usize, Found)> {
        let mut all = Vec::new();
        for tasks in tasks.chunk_by(|a, b| a.1 == b.1) {
            let utterance = &utterances[tasks[0].1];
            let texts = utterance.texts(self.drafts, self.folding);
            let mut perfect = 0;
            for (_, index, window) in tasks {
                let candidates = self.judge(utterance, &texts, window);
                perfect += usize::from(candidates.iter().all(|c| c.is_perfect(utterance)));
                all.extend(candidates.into_iter().map(|c| (*index, Found::Passage(Box::new(c)))));
                if perfect == ENOUGH {
                    break;
                }
            }
            all.extend(
                self.versions(utterance, &texts, tasks)
                    .into_iter()
                    .map(|version| (tasks[0].1, Found::Version(version))),
            );
        }
        all
    }

    /// Quotations of news copy that are the same utterance in other words.
    fn versions(
        &self,
        utterance: &Utterance,
        texts: &[Text],
        tasks: &[(usize, usize, Window)],
    ) -> Vec<Version> {
        if !self.quotes {
            return Vec::new();
        }
        let document = &self.document;
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for (.., window) in tasks {
            let (from, to) = (document.map.to_prose(window.start), document.map.to_prose(window.end));
            for run in self.copy.utterances(document, ProseSpan::new(from, to.max(from) + 1)) {
                if !runs.contains(&run) && runs.len() < 16 {
                    runs.push(run);
                }
            }
        }
        runs.into_iter().filter_map(|run| self.version(utterance, texts, run)).collect()
    }

    fn version(&self, utterance: &Utterance, texts: &[Text], run: (usize, usize)) -> Option<Version> {
        let all = &self.copy.read(&self.document).0.all;
        let read = |i: usize| {
            Text::read(&self.document.prose, all[i].inner, Side::Printed, self.folding, &|_| false)
        };
        let source: Vec<Text> = (run.0..run.1).map(read).collect();
        let (speaker, name, _) = self.copy.who(&self.document, run.0);
        let known = match (&utterance.speaker, &name) {
            (Some(printed), Some(name)) => printed.is_same(name)?,
            _ => false,
        };
        if utterance.speaker.is_some() && name.is_some() && !known {
            return None;
        }
        let overlap = Overlap::of(texts.iter(), source.iter());
        if !overlap.is_variant(known) {
            return None;
        }
        // of what was said in one go, the part that says this
        let part = |text: &Text| Overlap::of(texts.iter(), std::iter::once(text)).tells();
        let first = source.iter().position(part).unwrap_or(0);
        let last = source.iter().rposition(part).unwrap_or(source.len() - 1);
        let span = all[run.0 + first].inner.to(all[run.0 + last].inner);
        Some(Version { passage: self.passage(span, speaker), score: overlap.score() })
    }

    fn judge(&self, utterance: &Utterance, texts: &[Text], window: &Window) -> Vec<Candidate> {
        let prose = self.document.prose.as_str();
        // what of the utterance lies outside its n-grams, to either side
        let length = utterance.len();
        let slack = (length * 5 / 4).saturating_sub(window.end - window.start).max(length / 3) + 120;
        let (from, to) = (self.document.map.to_prose(window.start), self.document.map.to_prose(window.end));
        let range = ProseSpan::new(
            word_start(prose, from.saturating_sub(slack)),
            word_end(prose, to.max(from) + slack),
        );
        let mut source = read_window(prose, range, &self.turns, self.folding);
        source.join_compounds(texts);
        let one_speaker = |a: usize, b: usize| self.turns.one_speaker(prose, a, b);
        let mut all = Vec::new();
        for (index, (piece, print)) in utterance.pieces.iter().zip(texts).enumerate() {
            let draft = &self.drafts[piece.draft];
            let printed = draft.document.prose.as_str();
            let pair = Pair {
                print,
                printed,
                source: &source,
                original: prose,
                folding: self.folding,
                one_speaker: &one_speaker,
            };
            let Some(judged) = judge(&pair) else { continue };
            if judged.equal == 0 {
                continue;
            }
            let speaker = self.speaker(judged.span);
            let differences = judged.differences.iter().map(|d| Difference {
                class: d.class,
                printed: draft.document.span(d.printed),
                original: self.document.span(d.original),
            });
            let hidden =
                judged.differences.iter().filter(|d| d.class == EditClass::Ellipsis).filter_map(|d| {
                    let hides = hides(&self.document, &self.turns, d.original, self.folding, self.lexicon)?;
                    Some((draft.document.span(d.printed), self.document.span(d.original), hides))
                });
            let half = |part: Part| Half {
                passage: self.passage(part.span, speaker.0.clone()),
                printed: draft.document.span(part.printed),
                part,
            };
            all.push(Candidate {
                piece: index,
                passage: self.passage(judged.span, speaker.0.clone()),
                differences: differences.collect(),
                hidden: hidden.collect(),
                copy: self.turns.is_empty() && speaker.2,
                days: date::apart(self.dates[piece.draft], self.date),
                read_out: self.is_read_out(utterance, judged.span),
                mentioned: utterance.resolved
                    && speaker.1.as_ref().is_some_and(|name| name.is_mentioned(around(printed, piece.span))),
                name: speaker.1.clone(),
                voiced: speaker.2,
                head: judged.head.map(half),
                tail: judged.tail.map(half),
                content_of_print: print
                    .units
                    .iter()
                    .filter(|u| u.is(flag::CONTENT) && !u.is(flag::BRACKET))
                    .count(),
                judged,
            });
        }
        all
    }

    fn passage(&self, span: ProseSpan, speaker: Option<String>) -> Passage {
        let (time, asked) = (self.time(span.start), self.is_asked(span));
        Passage { source: self.index, span: self.document.span(span), speaker, time, asked }
    }

    /// The time code that holds at `at`.
    fn time(&self, at: usize) -> Option<String> {
        let code = self.document.time_at(at);
        let written = || self.turns.time(at).map(|time| self.document.words(time));
        code.or_else(written).map(str::to_owned)
    }

    fn is_asked(&self, span: ProseSpan) -> bool {
        let label = self.turns.label(span.start).map(|label| self.document.words(label));
        label.is_some_and(|label| {
            // a label that the manifest gives a name is a person's, who may be quoted
            self.about.speaker(label.trim()).is_none()
                && name::is_asker(label, self.lexicon)
                && !speaker::is_put_to(&self.document.prose, self.turns.body(span.start), span, self.lexicon)
        })
    }

    fn is_read_out(&self, utterance: &Utterance, span: ProseSpan) -> bool {
        let prose = &self.document.prose;
        utterance.speaker.as_ref().is_some_and(|name| {
            speaker::is_read_out(prose, self.turns.body(span.start), span, name, self.lexicon)
        })
    }

    /// Who speaks at `span`, as the source writes it and for comparing; and whether the words stand in the
    /// mouth of a speaker at all.
    fn speaker(&self, span: ProseSpan) -> (Option<String>, Option<Name>, bool) {
        if self.turns.is_empty() {
            return self.copy.speaker(&self.document, span);
        }
        let label = self.turns.label(span.start).map(|label| self.document.words(label).trim().to_owned());
        let mapped = |label: String| self.about.speaker(&label).map_or(label.clone(), str::to_owned);
        let label = label.map(mapped);
        let name = label.as_deref().and_then(|label| Name::of_label(label, self.lexicon));
        (label, name, true)
    }
}

/// What stands near `span`: a pronoun means nobody who is named farther away.
pub(super) fn around(prose: &str, span: ProseSpan) -> &str {
    let (mut start, mut end) = (span.start.saturating_sub(NEAR), (span.end + NEAR).min(prose.len()));
    while !prose.is_char_boundary(start) {
        start -= 1;
    }
    while !prose.is_char_boundary(end) {
        end += 1;
    }
    &prose[start..end]
}

fn word_start(prose: &str, mut at: usize) -> usize {
    at = at.min(prose.len());
    let mut steps = 0;
    while at > 0
        && (!prose.is_char_boundary(at) || (steps < 64 && !prose.as_bytes()[at - 1].is_ascii_whitespace()))
    {
        at -= 1;
        steps += 1;
    }
    at
}

fn word_end(prose: &str, mut at: usize) -> usize {
    let mut steps = 0;
    while at < prose.len()
        && (!prose.is_char_boundary(at) || (steps < 64 && !prose.as_bytes()[at].is_ascii_whitespace()))
    {
        at += 1;
        steps += 1;
    }
    at.min(prose.len())
}
