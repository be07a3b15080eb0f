//! The first mention of a speaker is a bare surname.

use super::finding::{Finding, Place};
use super::rule::{Case, Rule};
use crate::article::Fact;
use crate::attribution::{CueKind, Gender, Kind, Person, Status};
use crate::document::BlockKind;
use crate::lexicon::{Class, VerbForm};
use crate::text::ProseSpan;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

pub(super) static RULE: Rule =
    Rule::new("surname-first", include_str!("../../rules/surname-first.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Finding> {
    let spoken_in = spoken_in(case);
    let findings: Vec<_> =
        speakers(case).into_iter().filter_map(|index| bare_first(case, index, &spoken_in)).collect();
    if findings.is_empty() {
        return Vec::new();
    }
    let introduced = introduced(case);
    let is_new = |(first, _): &(ProseSpan, Finding)| {
        let surname = case.words(*first).rsplit(' ').next().unwrap_or_default();
        introduced.get(surname).is_none_or(|&at| at > first.start)
    };
    findings.into_iter().filter(is_new).map(|(_, finding)| finding).collect()
}

/// Words that stand right behind a capitalised word which no sentence begins with by chance, and where each first does: a
/// name may have been given in full where it was not taken for the same person's.
fn introduced<'a>(case: &'a Case<'_>) -> FxHashMap<&'a str, usize> {
    let mut found = FxHashMap::default();
    let (mut name_before, mut at) = (false, 0);
    for piece in case.article.draft.document.prose.split_inclusive(|c: char| c.is_whitespace()) {
        let word = piece.trim_matches(|c: char| !c.is_alphanumeric());
        let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
        let capital = word.starts_with(char::is_uppercase);
        if name_before && capital {
            found.entry(word).or_insert(at);
        }
        let class = case.lexicon.word(word).class;
        // a stop ends a sentence, but not behind an initial or *Sen.*
        let runs_on = piece.ends_with(' ')
            && piece
                .trim_end()
                .ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | '”' | '"' | '\'' | ')'));
        name_before = capital && runs_on && !class.is(Class::FUNCTION.or(Class::ADVERB).or(Class::CALENDAR));
        at += piece.len();
    }
    found
}

/// The persons who are quoted by name, by index.
fn speakers(case: &Case<'_>) -> BTreeSet<usize> {
    let named = |kind| matches!(kind, Kind::Named | Kind::Titled | Kind::Pronoun);
    case.article
        .facts()
        .filter(|fact| fact.attribution.status == Status::Attributed)
        .filter_map(|fact| fact.attribution.speaker.as_ref())
        .filter(|speaker| named(speaker.kind))
        .filter_map(|speaker| speaker.person)
        .collect()
}

fn bare_first(case: &Case<'_>, index: usize, spoken_in: &BTreeSet<usize>) -> Option<(ProseSpan, Finding)> {
    let article = case.article;
    let person = article.draft.attributions.people.get(index).filter(|person| !person.organisation)?;
    let mut mentions = person.mentions.iter().copied().filter(|span| is_copy(case, *span, spoken_in));
    let first = mentions.find(|span| !is_pronoun(case, *span))?;
    let surname = article.words(first);
    if !is_one_name(surname) || is_introduced(case, first) {
        return None;
    }
    // *Magnus*, *Priya*: a child, a guest, a friend of the house goes by the given name on purpose
    let given = case.lexicon.word(surname).class.is(Class::GIVEN);
    let fuller = person.name.split_whitespace().count() > 1;
    if given && !(fuller && person.name.ends_with(surname)) {
        return None;
    }
    // one word and nothing else: a mononym, a firm or a place as likely as a surname, unless something says *person*
    if !fuller && (person.gender == Gender::Unknown || !person.titles.is_empty()) {
        return None;
    }
    let finding =
        case.finding(case.span(first), format!("the first mention of {surname} gives no full name"));
    let finding = match full_name(case, person).filter(|span| span.start > first.start) {
        Some(later) => finding.label(Place::Draft, case.span(later), "the full name comes only here"),
        None => finding,
    };
    Some((first, finding.help("give the full name, or a title, where the speaker first appears")))
}

/// Blocks in which a verb reports a quotation, in another tense than the headlines' (*Reis says tram 'will never pay'*).
fn spoken_in(case: &Case<'_>) -> BTreeSet<usize> {
    let verb = |fact: &Fact<'_>| {
        let cue = fact.attribution.cue.as_ref().filter(|cue| cue.kind == CueKind::Verb);
        cue.is_some_and(|cue| case.lexicon.word(case.words(cue.span)).form != VerbForm::Third)
    };
    case.article.facts().filter(verb).map(|fact| fact.quotation.block).collect()
}

/// Headlines and captions may use the surname alone. In plain text nothing marks a headline or the line below it but that they
/// stand first and are short.
fn is_copy(case: &Case<'_>, span: ProseSpan, spoken_in: &BTreeSet<usize>) -> bool {
    const DISPLAY_BLOCKS: usize = 3;
    const DISPLAY_WORDS: usize = 22;
    let document = &case.article.draft.document;
    let Some(at) = document.block_at(span.start) else { return false };
    let is_short = |at: usize| {
        let words = document.blocks.get(at).map_or("", |block| document.words(block.span));
        words.split_whitespace().nth(DISPLAY_WORDS).is_none()
    };
    let display = at < DISPLAY_BLOCKS && (0..=at).all(is_short) && !spoken_in.contains(&at);
    let kind = document.blocks.get(at).map(|block| block.kind);
    !display && !matches!(kind, Some(BlockKind::Heading | BlockKind::Caption))
}

fn is_pronoun(case: &Case<'_>, span: ProseSpan) -> bool {
    case.words(span).starts_with(char::is_lowercase)
        || matches!(case.words(span), "He" | "She" | "They" | "It")
}

/// One capitalised word, perhaps with particles before it (*de Souza*); no acronym.
fn is_one_name(words: &str) -> bool {
    let mut words = words.split_whitespace().rev();
    let name = words.next().unwrap_or_default();
    let mut letters = name.chars().filter(|c| c.is_alphabetic());
    letters.next().is_some_and(char::is_uppercase)
        && letters.any(char::is_lowercase)
        && words.all(|particle| particle.starts_with(char::is_lowercase))
}

/// Something beside the name says who it is: a title before it (*coach Okoro*), an apposition behind (*Okoro, the coach,*).
fn is_introduced(case: &Case<'_>, span: ProseSpan) -> bool {
    let prose = &case.article.draft.document.prose;
    let line = tail(&prose[..span.start]);
    let before = line.trim_end();
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let begins = !before.contains(' ');
    let titled = line.ends_with(' ') && is_title(case, word, begins);
    let apposed_before = before.ends_with(',');
    titled || apposed_before || goes_on(case, &prose[span.end..])
}

/// What follows belongs to the name: an apposition (*Okoro, the coach,*), an age, a list (*Okoro, Lee and Stone*), the rest
/// of a longer name (*Julie A. Ruiz*, *Pierre de Vos*), or a role that the name only modifies (*Virginia delegate*).
fn goes_on(case: &Case<'_>, after: &str) -> bool {
    if let Some(rest) = after.strip_prefix(", ").or_else(|| after.strip_prefix(" (")) {
        return rest.starts_with(char::is_alphanumeric);
    }
    // *Magnus and Freya Tulloch*
    if after.strip_prefix(" and ").is_some_and(|rest| rest.starts_with(char::is_uppercase)) {
        return true;
    }
    let Some(rest) = after.strip_prefix(' ') else { return false };
    let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let more = Class::PARTICLE.or(Class::TITLE).or(Class::ROLE).or(Class::ORGANISATION_NAME);
    let class = case.lexicon.word(word).class;
    word.starts_with(char::is_uppercase) || class.is(more) && !class.is(Class::VERB)
}

/// A title as the lists have it, or a capitalised word that no sentence begins with.
fn is_title(case: &Case<'_>, word: &str, begins: bool) -> bool {
    let listed = case.lexicon.word(word.trim_end_matches(['.', ','])).class;
    let beside = Class::TITLE.or(Class::HONORIFIC).or(Class::ROLE).or(Class::RELATION).or(Class::PARTICLE);
    let listed = listed.is(beside);
    let capital =
        word.starts_with(char::is_uppercase) && word.ends_with(|c: char| c.is_alphanumeric() || c == '.');
    listed || (capital && !begins)
}

/// The last words before a name, on its own line.
fn tail(text: &str) -> &str {
    let mut start = text.len().saturating_sub(80);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    text[start..].rsplit('\n').next().unwrap_or_default()
}

/// Where the fullest name stands.
fn full_name(case: &Case<'_>, person: &Person) -> Option<ProseSpan> {
    person.mentions.iter().copied().find(|span| case.words(*span).contains(&person.name))
}
