//! Who *he* is: pronouns, and descriptors such as *the senator*, led back to a person.
//!
//! Salience in the manner of Lappin & Leass 1994, much reduced: every mention before the pronoun adds
//! weight to its person, more as a subject or as the speaker of a quotation, less with every sentence
//! between. Where two people come out equal, nobody is chosen.

use super::reading::Reading;
use super::{Kind, Person};
use crate::lexicon::{Class, Gender};

/// What the pronoun stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Antecedent {
    /// One person.
    One(usize),
    /// Several fit equally well, likeliest first.
    Several(Vec<usize>),
    /// Nobody that the draft names.
    Nobody,
}

/// Sentences back that a pronoun looks.
const HORIZON: u32 = 12;

/// Resolves the pronoun or descriptor `mention`. `spoke` holds, in order of the text, the tokens at which a person was
/// found to speak.
pub(super) fn resolve(
    reading: &Reading<'_>,
    people: &[Person],
    mention: usize,
    spoke: &[(usize, usize)],
) -> Antecedent {
    let it = &reading.mentions[mention];
    let at = it.first;
    let sentence = reading.tokens.all[at].sentence;
    let mut weights: Vec<(usize, f32)> = Vec::new();
    let mut add = |person: usize, weight: f32| match weights.iter_mut().find(|(p, _)| *p == person) {
        Some((_, sum)) => *sum += weight,
        None => weights.push((person, weight)),
    };
    let decay = |token: usize| {
        0.6_f32.powi(i32::try_from(sentence - reading.tokens.all[token].sentence).unwrap_or(99))
    };
    let end = reading.mentions.partition_point(|m| m.first < at);
    for m in reading.mentions[..end].iter().rev() {
        let token = &reading.tokens.all[m.first];
        if token.sentence + HORIZON < sentence {
            break;
        }
        let Some(person) = m.person else { continue };
        if !fits(&people[person], it.gender, it.plural) {
            continue;
        }
        let subject = !(m.possessive || m.first > 0 && reading.is(m.first - 1, Class::PREPOSITION));
        let start = reading.tokens.sentence(m.first).start;
        let early = m.first - start <= 3;
        let weight = if subject && early {
            1.0
        } else if subject {
            0.7
        } else {
            0.4
        };
        add(person, weight * decay(m.first));
    }
    for &(token, person) in spoke.iter().rev().take(8) {
        let t = &reading.tokens.all[token];
        if token >= at || t.sentence + HORIZON < sentence {
            continue;
        }
        if fits(&people[person], it.gender, it.plural) {
            add(person, 0.8 * decay(token));
        }
    }
    weights.sort_by(|a, b| b.1.total_cmp(&a.1));
    match weights.as_slice() {
        [] => Antecedent::Nobody,
        [(one, _)] => Antecedent::One(*one),
        [(one, a), (_, b), ..] if *b < *a * 0.93 => Antecedent::One(*one),
        _ => Antecedent::Several(weights.iter().take(2).map(|(p, _)| *p).collect()),
    }
}

fn fits(person: &Person, gender: Gender, plural: bool) -> bool {
    if gender == Gender::Unknown {
        return plural == person.organisation || !person.organisation;
    }
    !person.organisation && (person.gender == gender || person.gender == Gender::Unknown)
}

/// A descriptor whose noun a person bears as a title: *the senator* → *Sen. Smith*.
pub(super) fn by_title(reading: &Reading<'_>, people: &[Person], mention: usize) -> Option<usize> {
    let m = &reading.mentions[mention];
    if m.kind != Kind::Descriptor {
        return None;
    }
    let head = reading.text(m.last).to_lowercase();
    let at = m.span(&reading.tokens).start;
    people
        .iter()
        .enumerate()
        .filter(|(_, p)| !p.organisation && p.titles.iter().any(|t| names_office(t, &head)))
        .filter_map(|(index, p)| p.mentions.iter().rev().find(|s| s.start < at).map(|s| (s.start, index)))
        .max()
        .map(|(_, index)| index)
}

fn names_office(title: &str, head: &str) -> bool {
    let last = title.rsplit(' ').next().unwrap_or_default().trim_end_matches('.').to_lowercase();
    last == head || last.len() >= 3 && head.starts_with(&last) || head == "president" && last == "pres"
}
