//! One person's name, spelled two ways.
//!
//! Two people are never taken for one: either the name is the same but for accents, capitals or a stray space, or the
//! given names are the same and one letter of a long surname differs, or a bare surname that nobody else has misses that of
//! a speaker by one letter.

use super::finding::{Applicability, Finding, Place};
use super::rule::{Case, Rule};
use super::spelling::{fold, letters_apart};
use crate::attribution::{Gender, Kind, Person};
use crate::lexicon::Class;
use crate::text::{Edit, EditSet, ProseSpan};
use std::collections::{BTreeMap, BTreeSet};

pub(super) static RULE: Rule =
    Rule::new("speaker-name-varies", include_str!("../../rules/speaker-name-varies.md"), judge);

/// Letters of the shortest surname in which one letter is taken for a slip.
const LONG: usize = 6;
/// People of one given name, or of one initial, that are compared.
const NAMESAKES: usize = 64;

/// Where a word of a name stands, by its spelling.
type Spellings<'a> = BTreeMap<&'a str, Vec<ProseSpan>>;

fn judge(case: &Case<'_>) -> Vec<Finding> {
    let people = &case.article.draft.attributions.people;
    let quoted: BTreeSet<usize> = case
        .article
        .facts()
        .filter_map(|fact| fact.attribution.speaker.as_ref())
        .filter(|speaker| matches!(speaker.kind, Kind::Named | Kind::Titled | Kind::Pronoun))
        .filter_map(|speaker| speaker.person)
        .filter(|&index| people.get(index).is_some_and(|person| !person.organisation))
        .collect();
    let mut findings = Vec::new();
    for person in quoted.iter().filter_map(|&index| people.get(index)) {
        findings.extend(within(case, person));
    }
    findings.extend(between(case, people, &quoted));
    findings
}

/// Spellings of one person's name that differ in accents, capitals or a stray space.
fn within(case: &Case<'_>, person: &Person) -> Vec<Finding> {
    let mut words: BTreeMap<String, Spellings<'_>> = BTreeMap::new();
    let known: BTreeSet<String> = person.name.split_whitespace().map(fold).collect();
    for mention in &person.mentions {
        for span in pieces(case, *mention) {
            let key = fold(case.words(span));
            // not a headline's capitals, and not *van*, which has a capital where a sentence begins
            let word = case.words(span);
            let plain = word.starts_with(char::is_uppercase)
                && word.chars().any(char::is_lowercase)
                && !case.lexicon.word(word).class.is(Class::PARTICLE);
            if plain && key.chars().count() > 2 && known.contains(&key) {
                words.entry(key).or_default().entry(case.words(span)).or_default().push(span);
            }
        }
    }
    words.values().filter_map(|spellings| varies(case, spellings)).collect()
}

/// The words of a mention, and each two that follow each other taken for one that a stray space has parted.
fn pieces(case: &Case<'_>, mention: ProseSpan) -> Vec<ProseSpan> {
    let text = case.words(mention);
    let mut found: Vec<ProseSpan> = Vec::new();
    let mut at = mention.start;
    for piece in text.split_inclusive([' ', ',', '.']) {
        let word = piece.trim_end_matches([' ', ',', '.']);
        if !word.is_empty() {
            found.push(ProseSpan::new(at, at + word.len()));
        }
        at += piece.len();
    }
    let parted = |pair: &[ProseSpan]| {
        let [one, two] = pair else { return None };
        let stump = case.words(*two).starts_with(char::is_lowercase) && one.end + 1 == two.start;
        stump.then(|| one.to(*two))
    };
    let joined: Vec<ProseSpan> = found.windows(2).filter_map(parted).collect();
    found.extend(joined);
    found
}

/// Pairs of people whose names are one letter apart.
fn between(case: &Case<'_>, people: &[Person], quoted: &BTreeSet<usize>) -> Vec<Finding> {
    let mut by_initial: BTreeMap<char, Vec<usize>> = BTreeMap::new();
    let mut bearers: BTreeMap<String, usize> = BTreeMap::new();
    for (index, person) in people.iter().enumerate().filter(|(_, person)| !person.organisation) {
        if let Some(initial) = surname(person).chars().next().filter(|_| surname(person).len() >= LONG) {
            by_initial.entry(initial).or_default().push(index);
            *bearers.entry(fold(surname(person))).or_default() += 1;
        }
    }
    let mut findings = Vec::new();
    for &index in quoted {
        let Some(person) = people.get(index) else { continue };
        let same = surname(person).chars().next().and_then(|initial| by_initial.get(&initial));
        for &other in same.into_iter().flatten().take(NAMESAKES) {
            // of two who are both quoted, the pair is looked at once
            if other == index || quoted.contains(&other) && other < index {
                continue;
            }
            let Some(rival) = people.get(other) else { continue };
            if is_slip(case, &bearers, person, rival) {
                let mut spellings = Spellings::new();
                for one in [person, rival] {
                    let spelled = surname(one);
                    let spans = one.mentions.iter().flat_map(|mention| pieces(case, *mention));
                    spellings.insert(spelled, spans.filter(|span| case.words(*span) == spelled).collect());
                }
                findings.extend(varies(case, &spellings));
            }
        }
    }
    findings
}

fn surname(person: &Person) -> &str {
    person.name.rsplit(' ').next().unwrap_or_default()
}

fn given(person: &Person) -> Option<String> {
    let mut words = person.name.split_whitespace();
    let first = words.next()?;
    words.next().map(|_| fold(first))
}

/// One of the two names is the other with a letter wrong. `bearers`: how many people there are of each surname.
fn is_slip(case: &Case<'_>, bearers: &BTreeMap<String, usize>, one: &Person, other: &Person) -> bool {
    let (a, b) = (fold(surname(one)), fold(surname(other)));
    let shortest = a.chars().count().min(b.chars().count());
    // *the Clintons*, *Sanders* and *Sander's*: an ending, not a slip
    let ending = a.strip_prefix(b.as_str()).or_else(|| b.strip_prefix(a.as_str())).is_some();
    let genders = one.gender == other.gender || [one, other].iter().any(|p| p.gender == Gender::Unknown);
    if a == b {
        // *MacDonald* and *McDonald*: attribution keeps them apart
        return surname(one) != surname(other) && given(one).is_some_and(|name| given(other) == Some(name));
    }
    if ending || shortest < LONG || !genders || !letters_apart(&a, &b) {
        return false;
    }
    match (given(one), given(other)) {
        (Some(a), Some(b)) => a == b && a.chars().count() > 2,
        (None, None) => false,
        (full, _) => {
            let bare = if full.is_some() { other } else { one };
            let word = surname(bare);
            let listed = Class::PLACE
                .or(Class::DEMONYM)
                .or(Class::COMMON)
                .or(Class::GIVEN)
                .or(Class::ORGANISATION_NAME);
            let alone = bearers.get(&fold(word)) == Some(&1);
            alone
                && !case.lexicon.word(word).class.is(listed.or(Class::TITLE).or(Class::ROLE))
                && bare.titles.is_empty()
        }
    }
}

/// A finding where there are two spellings: the rarer one, or of two equally frequent ones the later.
fn varies(case: &Case<'_>, spellings: &Spellings<'_>) -> Option<Finding> {
    let mut ranked: Vec<(&str, &Vec<ProseSpan>)> =
        spellings.iter().filter(|(_, spans)| !spans.is_empty()).map(|(word, spans)| (*word, spans)).collect();
    ranked.sort_by_key(|(_, spans)| (std::cmp::Reverse(spans.len()), spans.first().copied()));
    let [(usual, usually), (odd, rarely), ..] = ranked.as_slice() else { return None };
    // a straight apostrophe and a curly one spell the same
    if usual.replace('’', "'") == odd.replace('’', "'") {
        return None;
    }
    let (first, other) = (*rarely.first()?, *usually.first()?);
    let finding = case
        .finding(case.span(first), format!("`{odd}` is spelled `{usual}` elsewhere"))
        .label(Place::Draft, case.span(other), format!("`{usual}` here"))
        .help("find out which is right, and spell it so throughout");
    // which of the two is right only the reporter knows; the draft's own habit is a guess
    let edits =
        rarely.iter().map(|span| Edit { span: case.span(*span), text: (*usual).to_owned() }).collect();
    match EditSet::new(edits) {
        Ok(edits) if rarely.len() < usually.len() => {
            Some(finding.fix(format!("spell it `{usual}`, as in most places"), Applicability::Unsafe, edits))
        }
        _ => Some(finding),
    }
}
