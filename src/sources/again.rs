//! A draft that was held against the sources before: what they said of the quotations that did not change is kept, and only the others
//! are looked up. The answer is that of a whole look-up; where that is not certain, it is one.

use super::verify::{around, verify};
use super::{Difference, Sources, Verification, date, speaker};
use crate::attribution::{Draft, Kind, Status};
use crate::lexicon::Lexicon;
use crate::text::Span;
use rustc_hash::FxHashMap;
use std::collections::VecDeque;

/// All of a draft that the answer about a quotation rests on.
#[derive(PartialEq, Eq, Hash)]
struct Key<'a> {
    /// Its words, as a reader sees them.
    prose: &'a str,
    /// The same, as the file has them.
    file: &'a str,
    status: Status,
    /// Who is printed as its speaker: by name, in the draft's words, by what kind of words, and at first hand.
    speaker: Option<(Option<&'a str>, &'a str, Kind, bool)>,
    /// Where a pronoun stands for the speaker, what stands around it.
    around: Option<&'a str>,
}

/// Quotations that are looked up together: the pieces of one, in a row.
struct Chain<'a> {
    keys: Vec<Key<'a>>,
    /// Index of each among the draft's quotations, and where it begins in the file.
    places: Vec<(usize, usize)>,
}

/// Holds the quotations of `draft` against the sources, but those that `before`, the same draft earlier, has too: of
/// them, what `known` says. `own` is the source that the draft is.
pub(super) fn again(
    sources: &Sources,
    draft: &Draft,
    own: Option<usize>,
    lexicon: &Lexicon,
    before: &Draft,
    known: &[Option<Verification>],
) -> Vec<Option<Verification>> {
    let whole = |draft: &Draft| {
        let mut all = verify(sources, std::slice::from_ref(draft), &[own], lexicon);
        all.pop().unwrap_or_default()
    };
    let is_source = |draft: &Draft| sources.read.iter().any(|one| one.file.text() == draft.file.text());
    if date::of(&draft.file) != date::of(&before.file) || is_source(draft) || is_source(before) {
        return whole(draft);
    }
    let mut earlier: FxHashMap<Vec<Key<'_>>, VecDeque<Vec<(usize, usize)>>> = FxHashMap::default();
    for chain in chains(before) {
        earlier.entry(chain.keys).or_default().push_back(chain.places);
    }
    let mut kept: Vec<Option<Verification>> = vec![None; draft.quotations.all.len()];
    let mut changed = draft.clone();
    let mut left = false;
    for chain in chains(draft) {
        let Some(places) = earlier.get_mut(&chain.keys).and_then(VecDeque::pop_front) else {
            left = true;
            continue;
        };
        for ((now, at), (then, was)) in chain.places.into_iter().zip(places) {
            kept[now] = known.get(then).cloned().flatten().map(|known| moved(known, was, at));
            // what is no quotation is not looked up
            changed.attributions.all[now].status = Status::NotAQuotation;
        }
    }
    if !left {
        return kept;
    }
    kept.into_iter().zip(whole(&changed)).map(|(kept, fresh)| kept.or(fresh)).collect()
}

/// The quotations of `draft`, as they are looked up.
fn chains(draft: &Draft) -> Vec<Chain<'_>> {
    let mut all: Vec<Chain<'_>> = Vec::new();
    let mut group = None;
    for (index, quotation) in draft.quotations.all.iter().enumerate() {
        let attribution = &draft.attributions.all[index];
        if attribution.status == Status::NotAQuotation || quotation.inner.is_empty() {
            continue;
        }
        let joins = quotation.group.is_some() && quotation.group == group;
        group = quotation.group;
        let prose = &draft.document.prose;
        let place = draft.document.span(quotation.inner);
        let key = Key {
            prose: quotation.inner.of(prose),
            file: place.of(draft.file.text()),
            status: attribution.status,
            speaker: attribution.speaker.as_ref().map(|speaker| {
                let printed = draft.document.words(speaker.span);
                (speaker.name.as_deref(), printed, speaker.kind, speaker.via.is_empty())
            }),
            around: speaker::is_resolved(attribution).then(|| around(prose, quotation.inner)),
        };
        match all.last_mut().filter(|_| joins) {
            Some(chain) => {
                chain.keys.push(key);
                chain.places.push((index, place.start));
            }
            None => all.push(Chain { keys: vec![key], places: vec![(index, place.start)] }),
        }
    }
    all
}

/// What was said of a quotation that began at the byte `was` of the file, of the same that begins at `at`.
fn moved(mut known: Verification, was: usize, at: usize) -> Verification {
    let moved =
        |span: Span| Span::new((span.start + at).saturating_sub(was), (span.end + at).saturating_sub(was));
    let shift = |difference: &mut Difference| difference.printed = moved(difference.printed);
    known.edits.iter_mut().for_each(shift);
    for (mark, ..) in &mut known.hidden {
        *mark = moved(*mark);
    }
    known
}
