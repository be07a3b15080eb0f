//! The entries of the sheet, as JSON has them. Offsets are bytes of the file on disk, end exclusive, marks included.

use crate::article::names::Named;
use crate::article::{Article, Fact};
use crate::sources::{self, Passage, Verdict, Verification};
use crate::text::{File, Span};
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Sheet<'a> {
    file: String,
    quotes: Vec<Entry<'a>>,
}

#[derive(Serialize)]
pub(super) struct Entry<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    form: &'static str,
    status: &'static str,
    group: Option<usize>,
    speaker: Option<Speaker<'a>>,
    cue: Option<Place<'a>>,
    sieve: &'static str,
    verdict: Option<&'static str>,
    source: Option<Source<'a>>,
    edits: Vec<Edit<'a>>,
    /// Quotations inside this one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    nested: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Place<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

#[derive(Serialize)]
struct Speaker<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    name: Option<&'a str>,
    kind: &'static str,
    via: Vec<Place<'a>>,
}

#[derive(Serialize)]
struct Source<'a> {
    path: String,
    start: usize,
    end: usize,
    speaker: Option<&'a str>,
    time: Option<&'a str>,
}

#[derive(Serialize)]
struct Edit<'a> {
    start: usize,
    end: usize,
    class: &'static str,
    printed: &'a str,
    original: &'a str,
    source_start: usize,
    source_end: usize,
}

impl<'a> Sheet<'a> {
    pub(super) fn of(article: &'a Article) -> Self {
        let quotes = entries(article);
        Self { file: path(&article.draft.file), quotes }
    }
}

/// One entry for each quotation that stands in no other; those inside go into its `nested`.
fn entries(article: &Article) -> Vec<Entry<'_>> {
    let mut all: Vec<Option<Entry<'_>>> = article.facts().map(|fact| Some(entry(article, fact))).collect();
    // from the last to the first: a nested one stands after the one that holds it
    for (index, quotation) in article.draft.quotations.all.iter().enumerate().rev() {
        if let Some(parent) = quotation.parent
            && let Some(entry) = all[index].take()
            && let Some(holder) = all[parent].as_mut()
        {
            holder.nested.insert(0, entry);
        }
    }
    all.into_iter().flatten().collect()
}

fn entry<'a>(article: &'a Article, fact: Fact<'a>) -> Entry<'a> {
    let draft = &*article.draft.file;
    let found = fact.attribution;
    let passage = fact.verification.and_then(|v| v.passage.as_ref());
    let source = passage.and_then(|passage| source_of(article, passage).map(|file| (passage, file)));
    Entry {
        place: place(draft, article.span(fact.quotation.span)),
        form: found.form.name(),
        status: found.status.name(),
        group: fact.quotation.group,
        speaker: found.speaker.as_ref().map(|speaker| Speaker {
            place: place(draft, article.span(speaker.span)),
            name: speaker.name.as_deref(),
            kind: speaker.kind.name(),
            via: speaker.via.iter().map(|via| place(draft, article.span(via.span))).collect(),
        }),
        cue: found.cue.as_ref().map(|cue| place(draft, article.span(cue.span))),
        sieve: found.sieve,
        // null is for a run without sources: what is no quotation is not looked up, and stays unverified
        verdict: article
            .sources
            .as_ref()
            .map(|_| fact.verification.map_or(Verdict::Unverified, |v| v.verdict).name()),
        source: source.map(|(passage, file)| {
            let disk = file.on_disk(passage.span);
            Source {
                path: path(file),
                start: disk.start,
                end: disk.end,
                speaker: passage.speaker.as_deref(),
                time: passage.time.as_deref(),
            }
        }),
        edits: match (fact.verification, source) {
            (Some(verification), Some((passage, _))) => {
                let from = article.source(passage.source);
                from.map_or_else(Vec::new, |from| edits(draft, from, verification))
            }
            _ => Vec::new(),
        },
        nested: Vec::new(),
    }
}

fn edits<'a>(draft: &'a File, from: &'a sources::Source, verification: &Verification) -> Vec<Edit<'a>> {
    let source = &*from.file;
    let edit = |difference: &sources::Difference| {
        let (here, there) = (draft.on_disk(difference.printed), source.on_disk(difference.original));
        Edit {
            start: here.start,
            end: here.end,
            class: difference.class.name(),
            printed: difference.printed.of(draft.text()),
            original: from.words(difference.original),
            source_start: there.start,
            source_end: there.end,
        }
    };
    verification.edits.iter().map(edit).collect()
}

/// The file that a passage stands in.
pub(super) fn source_of<'a>(article: &'a Article, passage: &Passage) -> Option<&'a File> {
    Some(&*article.sources.as_ref()?.read.get(passage.source)?.file)
}

fn place(file: &File, span: Span) -> Place<'_> {
    let disk = file.on_disk(span);
    Place { start: disk.start, end: disk.end, text: span.of(file.text()) }
}

pub(super) fn path(file: &File) -> String {
    file.path().to_string_lossy().into_owned()
}
