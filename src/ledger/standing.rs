//! Where each quotation of a draft stands: open, signed, or changed since.

use super::matching::{is_courtesy, pair, same_speaker};
use super::shelf::Fate;
use super::{Entry, Ledger};
use crate::article::{Article, Fact};
use crate::attribution::{Person, Speaker, Status};
use crate::text::{closely_folded, folded};
use rustc_hash::FxHashSet;

/// What is no longer as it was signed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Change {
    /// The words of the quotation.
    Words,
    /// Who says it.
    Speaker,
    /// The passage of the source, or, where none was recorded, the source.
    Passage,
    /// The source, and not the passage.
    Source,
    /// The source is not there: nobody knows whether it changed.
    Missing,
}

/// One quotation of the draft: what a checker confirms in one go, whatever interrupts it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Quoted {
    /// Indices of its pieces among the draft's quotations, in order; at least one.
    pub pieces: Vec<usize>,
    /// Its words, as a sign-off records them.
    pub text: String,
    /// Who says it, as a sign-off records it.
    pub speaker: Option<String>,
    /// Its sign-off (index into the ledger's entries); `None`: it is open.
    pub entry: Option<usize>,
    /// What changed since; empty where all is as it was signed.
    pub changes: Vec<Change>,
    /// The words, folded.
    pub(super) key: String,
    /// Index of the person who says it.
    person: Option<usize>,
    /// What the draft calls the speaker here, where it is a surname behind *Mr.*, *Mrs.* and the like, folded.
    courtesy: Option<String>,
}

impl Quoted {
    /// It was signed, and is what was signed, so that nothing is asked about it. A source that changed elsewhere, or that
    /// is not there, does not open it again.
    pub fn is_signed(&self) -> bool {
        let harmless = |change: &Change| matches!(change, Change::Source | Change::Missing);
        self.entry.is_some() && self.changes.iter().all(harmless)
    }

    /// It was signed, and nothing changed since: neither it nor anything in its source, which is still there.
    pub fn is_settled(&self) -> bool {
        self.entry.is_some() && self.changes.is_empty()
    }
}

/// Every quotation of a draft and where it stands.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Standings {
    /// In the order of the text.
    pub quoted: Vec<Quoted>,
    /// Sign-offs of quotations that the draft no longer has (indices into the ledger's entries).
    pub gone: Vec<usize>,
    /// For each quotation of the draft, which of `quoted` it is a piece of.
    of: Vec<Option<usize>>,
}

impl Standings {
    /// Where the quotations of `article` stand by `ledger`. Terms, and quotations within
    /// quotations, are no business of their own.
    pub fn new(article: &Article, ledger: &Ledger) -> Self {
        let (mut quoted, of) = whole(article);
        pair(&ledger.entries, &mut quoted);
        let names = if ledger.entries.is_empty() { Vec::new() } else { names(article) };
        let mut used = vec![false; ledger.entries.len()];
        for quote in &mut quoted {
            let Some(at) = quote.entry else { continue };
            used[at] = true;
            let entry = &ledger.entries[at];
            let fate = entry.source.as_ref().map_or(Fate::Same, |source| ledger.shelf.fate(source));
            quote.changes = changes(quote, entry, fate, &names);
        }
        let gone = (0..used.len()).filter(|at| !used[*at]).collect();
        Self { quoted, gone, of }
    }

    /// The quotation that the draft's quotation `index` is a piece of; `None` where it is none of its own.
    pub fn of(&self, index: usize) -> Option<&Quoted> {
        self.of.get(index).copied().flatten().map(|at| &self.quoted[at])
    }

    /// Whether the draft's quotation `index` was signed, and is what was signed.
    pub fn is_signed(&self, index: usize) -> bool {
        self.of(index).is_some_and(Quoted::is_signed)
    }
}

/// All that the draft calls each of its people by, folded.
fn names(article: &Article) -> Vec<FxHashSet<String>> {
    let called = |person: &Person| person.mentions.iter().map(|span| folded(article.words(*span))).collect();
    article.draft.attributions.people.iter().map(called).collect()
}

/// Whether who says it is who was signed: called the same, or by another of the person's names in this draft.
fn is_speaker(quote: &Quoted, signed: Option<&str>, names: &[FxHashSet<String>]) -> bool {
    let (Some(speaker), Some(signed)) = (quote.speaker.as_deref(), signed) else {
        return quote.speaker.as_deref() == signed;
    };
    let known = quote.person.and_then(|person| names.get(person));
    let called = quote.courtesy.as_deref().unwrap_or(speaker);
    folded(speaker) == folded(signed)
        || known.is_some_and(|names| names.contains(&folded(signed)))
        || same_speaker(Some(called), Some(signed))
}

fn changes(quote: &Quoted, entry: &Entry, fate: Fate, names: &[FxHashSet<String>]) -> Vec<Change> {
    let mut changes = Vec::new();
    if quote.key != closely_folded(&entry.text) {
        changes.push(Change::Words);
    }
    if !is_speaker(quote, entry.speaker.as_deref(), names) {
        changes.push(Change::Speaker);
    }
    match fate {
        Fate::Same => {}
        Fate::Gone => changes.push(Change::Missing),
        Fate::Elsewhere => changes.push(Change::Source),
        Fate::Changed => changes.push(Change::Passage),
    }
    changes
}

/// The quotations with their pieces joined; and for each piece, which one it belongs to.
fn whole(article: &Article) -> (Vec<Quoted>, Vec<Option<usize>>) {
    let mut quoted: Vec<Quoted> = Vec::new();
    let mut of = vec![None; article.draft.quotations.all.len()];
    let mut group_of: rustc_hash::FxHashMap<usize, usize> = rustc_hash::FxHashMap::default();
    for fact in article.facts().filter(is_own) {
        let words = article.words(fact.quotation.inner).split_whitespace().collect::<Vec<_>>().join(" ");
        let speaker = fact.attribution.speaker.as_ref().map(|speaker| article.called(speaker).to_owned());
        let person = fact.attribution.speaker.as_ref().and_then(|speaker| speaker.person);
        let courtesy = fact.attribution.speaker.as_ref().and_then(|speaker| courtesy(article, speaker));
        let known = fact.quotation.group.and_then(|group| group_of.get(&group).copied());
        let at = known.unwrap_or(quoted.len());
        of[fact.index] = Some(at);
        if let Some(at) = known {
            let whole = &mut quoted[at];
            whole.pieces.push(fact.index);
            whole.text.push(' ');
            whole.text.push_str(&words);
            if whole.speaker.is_none() {
                (whole.speaker, whole.person, whole.courtesy) = (speaker, person, courtesy);
            }
            continue;
        }
        if let Some(group) = fact.quotation.group {
            group_of.insert(group, at);
        }
        let pieces = vec![fact.index];
        quoted.push(Quoted {
            pieces,
            text: words,
            speaker,
            entry: None,
            changes: Vec::new(),
            key: String::new(),
            person,
            courtesy,
        });
    }
    for quote in &mut quoted {
        quote.key = closely_folded(&quote.text);
    }
    (quoted, of)
}

fn courtesy(article: &Article, speaker: &Speaker) -> Option<String> {
    let here = folded(article.words(speaker.span));
    (is_courtesy(&here) && !article.called(speaker).contains(' ')).then_some(here)
}

fn is_own(fact: &Fact<'_>) -> bool {
    fact.attribution.status != Status::NotAQuotation && fact.quotation.parent.is_none()
}
