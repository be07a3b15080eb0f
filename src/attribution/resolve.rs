//! Who *he* is: pronouns, and descriptors such as *the senator*, led back to a person.
//!
//! Salience in the manner of Lappin & Leass 1994, much reduced: every mention before the pronoun adds
//! weight to its person, most as the subject of a cue, less with every sentence between; a pronoun
//! that is resolved counts as a mention. Where two people come out equal, nobody is chosen.

use super::mentions::Mention;
use super::reading::Reading;
use super::{Kind, Person};
use crate::lexicon::{Class, Gender};

/// What a mention stands for.
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
/// Mentions back that it looks.
const MENTIONS: usize = 60;
/// What a mention is worth, one sentence on.
const DECAY: f32 = 0.4;
/// A rival with this share of the best weight fits as well.
const TIE: f32 = 0.95;

/// Resolves every mention, in order.
pub(super) fn all(reading: &Reading<'_>, people: &[Person]) -> Vec<Antecedent> {
    let mut speaks = vec![false; reading.mentions.len()];
    for clause in &reading.clauses {
        speaks[clause.subject] = true;
    }
    let mut out: Vec<Antecedent> = Vec::with_capacity(reading.mentions.len());
    for (index, m) in reading.mentions.iter().enumerate() {
        let antecedent = match (m.person, m.kind) {
            (Some(person), _) => Antecedent::One(person),
            (None, Kind::Pronoun) if singular(reading, m) => pronoun(reading, people, index, &out, &speaks),
            (None, Kind::Descriptor) => {
                by_title(reading, people, m).map_or(Antecedent::Nobody, Antecedent::One)
            }
            _ => Antecedent::Nobody,
        };
        out.push(antecedent);
    }
    out
}

fn singular(reading: &Reading<'_>, m: &Mention) -> bool {
    matches!(reading.text(m.first).to_ascii_lowercase().as_str(), "he" | "she" | "it" | "his" | "her")
}

fn pronoun(
    reading: &Reading<'_>,
    people: &[Person],
    index: usize,
    before: &[Antecedent],
    speaks: &[bool],
) -> Antecedent {
    let it = &reading.mentions[index];
    let sentence = reading.tokens.all[it.first].sentence;
    let mut weights: Vec<(usize, f32)> = Vec::new();
    for (at, m) in reading.mentions[..index].iter().enumerate().rev().take(MENTIONS) {
        let age = sentence - reading.tokens.all[m.first].sentence;
        if age > HORIZON {
            break;
        }
        let Antecedent::One(person) = before[at] else { continue };
        if !fits(&people[person], it.gender) {
            continue;
        }
        let weight = role(reading, m, speaks[at]) * DECAY.powi(i32::try_from(age).unwrap_or(99));
        match weights.iter_mut().find(|(p, _)| *p == person) {
            Some((_, sum)) => *sum += weight,
            None => weights.push((person, weight)),
        }
    }
    weights.sort_by(|a, b| b.1.total_cmp(&a.1));
    match weights.as_slice() {
        [] => Antecedent::Nobody,
        [(one, _)] => Antecedent::One(*one),
        [(one, a), (_, b), ..] if *b < *a * TIE => Antecedent::One(*one),
        _ => Antecedent::Several(weights.iter().take(2).map(|(p, _)| *p).collect()),
    }
}

/// What a mention is worth by its role in its sentence.
fn role(reading: &Reading<'_>, m: &Mention, speaks: bool) -> f32 {
    let start = reading.tokens.sentence(m.first).start;
    let preposition = m.first > start && reading.is(m.first - 1, Class::PREPOSITION);
    // *as for Smith, he …* names the topic
    let topic = m.first == start + 2 && reading.text(start).eq_ignore_ascii_case("as");
    if speaks {
        1.6
    } else if topic {
        1.4
    } else if m.possessive || preposition {
        0.35
    } else if m.first - start <= 3 {
        1.0
    } else {
        0.6
    }
}

fn fits(person: &Person, gender: Gender) -> bool {
    match gender {
        Gender::Unknown => person.organisation,
        _ => !person.organisation && (person.gender == gender || person.gender == Gender::Unknown),
    }
}

/// A descriptor whose noun a person bears as a title: *the senator* → *Sen. Smith*.
fn by_title(reading: &Reading<'_>, people: &[Person], m: &Mention) -> Option<usize> {
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
