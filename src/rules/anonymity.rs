//! How much a draft says of a source that it does not name. No rule: two rules read it, so that one of them
//! begins exactly where the other ends.

use super::rule::Case;
use crate::article::Fact;
use crate::attribution::{Kind, Speaker};
use crate::lexicon::Class;
use crate::quotation::Form;
use std::collections::{BTreeMap, BTreeSet};

/// An unnamed speaker of a quotation.
pub(super) struct Unnamed<'a> {
    pub(super) speaker: &'a Speaker,
    /// All that the draft says of them is that there is one (*a source*, *officials*).
    pub(super) bare: bool,
    /// A whole sentence is quoted, not some words of one.
    pub(super) full: bool,
}

/// The unnamed speakers of quotations, each mention once.
pub(super) fn unnamed<'a>(case: &Case<'a>) -> Vec<Unnamed<'a>> {
    let mut seen = BTreeSet::new();
    let found: Vec<(Fact<'a>, &'a Speaker)> = case
        .article
        .facts()
        .filter_map(|fact| Some((fact, fact.attribution.speaker.as_ref()?)))
        .filter(|(fact, speaker)| fact.attribution.form == Form::Full || is_beside_cue(fact, speaker))
        .filter(|(_, speaker)| is_a_person(case, speaker))
        .filter(|(_, speaker)| speaker.kind == Kind::Anonymous && speaker.name.is_none())
        .filter(|(_, speaker)| seen.insert(speaker.span))
        .collect();
    if found.is_empty() {
        return Vec::new();
    }
    let described = described(case);
    let bare = |fact: &Fact<'_>, speaker: &Speaker| {
        let noun = bare_noun(case, speaker)?;
        let earlier = described.get(singular(&noun)).is_some_and(|&at| at < speaker.span.start);
        (!earlier && !is_followed_by_description(case, fact, speaker)).then_some(())
    };
    found
        .into_iter()
        .map(|(fact, speaker)| Unnamed {
            speaker,
            bare: bare(&fact, speaker).is_some(),
            full: fact.attribution.form == Form::Full,
        })
        .collect()
}

/// Some word of the mention calls a person by what they are or do; *several examples* and *four in ten* hide nobody.
fn is_a_person(case: &Case<'_>, speaker: &Speaker) -> bool {
    let persons = Class::ROLE.or(Class::RELATION).or(Class::TITLE);
    let words = case.words(speaker.span).split(|c: char| !(c.is_alphanumeric() || c == '-'));
    words
        .map(str::to_lowercase)
        .any(|word| case.lexicon.word(&word).class.is(persons) || is_bare_source(case, &word))
}

/// Of a fragment, only a speaker right beside the cue is sure.
fn is_beside_cue(fact: &Fact<'_>, speaker: &Speaker) -> bool {
    let cue = fact.attribution.cue.as_ref().filter(|_| fact.attribution.form == Form::Fragment);
    cue.is_some_and(|cue| speaker.span.end + 1 == cue.span.start || cue.span.end + 1 == speaker.span.start)
}

/// The noun of a mention that holds nothing else. *The*, *another*, *second* and the like point back to someone
/// described before.
fn bare_noun(case: &Case<'_>, speaker: &Speaker) -> Option<String> {
    let words = case.words(speaker.span).to_lowercase();
    let mut rest = words.split_whitespace().skip_while(|word| says_nothing(case, word));
    let noun = rest.next().filter(|noun| is_bare_source(case, noun))?;
    rest.next().is_none().then(|| noun.to_owned())
}

fn is_bare_source(case: &Case<'_>, noun: &str) -> bool {
    case.lexicon.list("bare-sources").iter().any(|bare| bare == noun)
}

fn singular(noun: &str) -> &str {
    noun.strip_suffix('s').unwrap_or(noun)
}

/// A determiner, a number or an adjective that tells nothing (*an informed source*).
fn says_nothing(case: &Case<'_>, word: &str) -> bool {
    const COUNTS: [&str; 12] =
        ["a", "an", "one", "two", "three", "four", "five", "several", "some", "many", "multiple", "various"];
    COUNTS.contains(&word) || case.lexicon.list("empty-descriptions").iter().any(|empty| empty == word)
}

/// *A source close to the talks*, *an official with the port*.
fn is_followed_by_description(case: &Case<'_>, fact: &Fact<'_>, speaker: &Speaker) -> bool {
    const DESCRIBES: [&str; 17] = [
        "with", "at", "in", "from", "to", "of", "for", "on", "close", "familiar", "near", "inside", "who",
        "whose", "briefed", "involved", "working",
    ];
    // the cue right behind it: *a source in the ministry said*, but *a source said in March*
    if fact.attribution.cue.as_ref().is_some_and(|cue| cue.span.start == speaker.span.end + 1) {
        return false;
    }
    let after = &case.article.draft.document.prose[speaker.span.end..];
    let word = after.strip_prefix(' ').and_then(|after| after.split(|c: char| !c.is_alphanumeric()).next());
    word.is_some_and(|word| DESCRIBES.contains(&word))
}

/// The nouns of bare sources that some mention describes (*a port official*), singular, and where the first of these
/// stands.
pub(super) fn described(case: &Case<'_>) -> BTreeMap<String, usize> {
    const POINTS: [&str; 14] = [
        "", "the", "that", "this", "these", "those", "other", "another", "said", "and", "by", "to", "as",
        "of",
    ];
    let prose = &case.article.draft.document.prose;
    let mut described = BTreeMap::new();
    let (mut previous, mut at) = ("", 0);
    for piece in
        prose.split_inclusive(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '-' | '’' | '\'')))
    {
        let word = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
        if word.starts_with(|c: char| c.is_ascii_lowercase()) && is_bare_source(case, word) {
            let before = previous.to_lowercase();
            if !POINTS.contains(&before.as_str()) && !says_nothing(case, &before) {
                described.entry(singular(word).to_owned()).or_insert(at);
            }
        }
        // a stop, a comma or a line end parts the noun from what stands before it
        previous = if piece.ends_with(' ') && !word.is_empty() { word } else { "" };
        at += piece.len();
    }
    described
}
