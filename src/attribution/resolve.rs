//! Who *he* is: pronouns, and descriptors such as *the senator*, led back to a person.
//!
//! Salience in the manner of Lappin & Leass 1994, much reduced: every mention before the pronoun adds
//! weight to its person, most as the subject of a cue, less with every sentence between; a pronoun
//! that is resolved counts as a mention. Where two people come out equal, nobody is chosen.

use super::mentions::Mention;
use super::reading::Reading;
use super::tokens::What;
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
    let resolver = Resolver::new(reading, people);
    let roles = roles(reading);
    let mut out: Vec<Antecedent> = Vec::with_capacity(reading.mentions.len());
    for (index, m) in reading.mentions.iter().enumerate() {
        let antecedent = match (m.person, m.kind) {
            (Some(person), _) => Antecedent::One(person),
            (None, Kind::Pronoun) if singular(reading, m) => {
                resolver.salient(index, &out, |p| fits(p, m.gender), HORIZON)
            }
            (None, Kind::Descriptor | Kind::Anonymous) if !m.plural => {
                resolver.descriptor(&roles, index, &out)
            }
            _ => Antecedent::Nobody,
        };
        out.push(antecedent);
    }
    out
}

/// Whom the pronoun `index` could mean, heaviest first, with what each weighs; nothing for another mention.
pub(super) fn candidates(reading: &Reading<'_>, people: &[Person], index: usize) -> Vec<(usize, f32)> {
    let m = &reading.mentions[index];
    if m.kind != Kind::Pronoun || !singular(reading, m) {
        return Vec::new();
    }
    Resolver::new(reading, people).weigh(index, &all(reading, people), |p| fits(p, m.gender), HORIZON)
}

fn singular(reading: &Reading<'_>, m: &Mention) -> bool {
    matches!(reading.text(m.first).to_ascii_lowercase().as_str(), "he" | "she" | "it" | "his" | "her")
}

/// What a draft's mentions weigh.
struct Resolver<'a> {
    reading: &'a Reading<'a>,
    people: &'a [Person],
    /// Which mentions are the subject of a cue.
    speaks: Vec<bool>,
    /// Which people speak anywhere: whoever does is no thing.
    speakers: Vec<bool>,
}

impl<'a> Resolver<'a> {
    fn new(reading: &'a Reading<'_>, people: &'a [Person]) -> Self {
        let (mut speaks, mut speakers) = (vec![false; reading.mentions.len()], vec![false; people.len()]);
        for clause in &reading.clauses {
            speaks[clause.subject] = true;
            if let Some(person) = reading.mentions[clause.subject].person {
                speakers[person] = true;
            }
        }
        Self { reading, people, speaks, speakers }
    }

    /// The person that weighs most before mention `index`, among those that fit, up to `horizon` sentences back.
    fn salient(
        &self,
        index: usize,
        before: &[Antecedent],
        fits: impl Fn(&Person) -> bool,
        horizon: u32,
    ) -> Antecedent {
        let weights = self.weigh(index, before, fits, horizon);
        match weights.as_slice() {
            [] => Antecedent::Nobody,
            [(one, _)] => Antecedent::One(*one),
            [(one, a), (_, b), ..] if *b < *a * TIE => Antecedent::One(*one),
            _ => Antecedent::Several(weights.iter().take(2).map(|(p, _)| *p).collect()),
        }
    }

    /// What each person weighs, heaviest first.
    fn weigh(
        &self,
        index: usize,
        before: &[Antecedent],
        fits: impl Fn(&Person) -> bool,
        horizon: u32,
    ) -> Vec<(usize, f32)> {
        let age = |m: &Mention| self.reading.tokens.all[m.first].sentence;
        let now = age(&self.reading.mentions[index]);
        let mut weights: Vec<(usize, f32)> = Vec::new();
        for (at, m) in self.reading.mentions[..index].iter().enumerate().rev().take(MENTIONS) {
            let age = now - age(m);
            if age > horizon {
                break;
            }
            let Antecedent::One(person) = before[at] else { continue };
            let who = &self.people[person];
            if !fits(who) {
                continue;
            }
            // a name that nothing shows to be a person's counts for little
            let sure = who.gender != Gender::Unknown || who.organisation || self.speakers[person];
            let weight = role(self.reading, m, self.speaks[at])
                * DECAY.powi(i32::try_from(age).unwrap_or(99))
                * if sure { 1.0 } else { 0.4 };
            match weights.iter_mut().find(|(p, _)| *p == person) {
                Some((_, sum)) => *sum += weight,
                None => weights.push((person, weight)),
            }
        }
        weights.sort_by(|a, b| b.1.total_cmp(&a.1));
        weights
    }

    /// Whom *the baker* means: the name in apposition, whoever bears the role, or whoever the copy is about here.
    fn descriptor(&self, roles: &[(usize, usize)], index: usize, before: &[Antecedent]) -> Antecedent {
        let reading = self.reading;
        let m = &reading.mentions[index];
        if let Some(person) = appositive(reading, index).and_then(|name| reading.mentions[name].person) {
            return Antecedent::One(person);
        }
        if m.kind != Kind::Descriptor {
            return Antecedent::Nobody;
        }
        let head = reading.text(m.last).to_lowercase();
        let known = roles.partition_point(|(noun, _)| *noun < m.first);
        let borne = roles[..known]
            .iter()
            .rev()
            .take(MENTIONS)
            .find(|(noun, _)| *noun < m.first && same_role(&reading.text(*noun).to_lowercase(), &head));
        if let Some((_, person)) = borne {
            return Antecedent::One(*person);
        }
        // somebody unnamed was called so: *a Western official … the official*
        let unnamed = reading.mentions[..index].iter().rev().take(MENTIONS).any(|o| {
            o.name.is_none()
                && o.person.is_none()
                && o.is_person()
                && reading.text(o.last).to_lowercase() == head
        });
        let the = reading.text(m.first).eq_ignore_ascii_case("the");
        if unnamed || !the || m.guessed && !reading.text(m.last).contains("-year-old") {
            return Antecedent::Nobody;
        }
        // only somebody who was spoken of just now, and nobody else
        let fits = |p: &Person| {
            !p.organisation
                && p.gender != Gender::Unknown
                && (m.gender == Gender::Unknown || p.gender == m.gender)
        };
        self.salient(index, before, fits, 1)
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
    } else if m.first - start <= 3 || leads(reading, m, start) {
        1.0
    } else {
        0.6
    }
}

/// The subject of a main clause, wherever it stands: *At a rally on Friday, Smith struck …*.
fn leads(reading: &Reading<'_>, m: &Mention, start: usize) -> bool {
    let under = Class::SUBORDINATOR.or(Class::RELATIVE);
    let opens = m.first > start
        && (matches!(reading.what(m.first - 1), Some(What::Comma | What::Dash | What::Semicolon))
            || reading.is(m.first - 1, Class::CONJUNCTION) && !reading.is(m.first - 1, under));
    opens && reading.acts(m.last + 1)
}

fn fits(person: &Person, gender: Gender) -> bool {
    match gender {
        // *it*: an organisation, or a name that nothing shows to be a person's
        Gender::Unknown => {
            person.organisation
                || person.gender == Gender::Unknown && person.titles.is_empty() && person.name.contains(' ')
        }
        _ => !person.organisation && (person.gender == gender || person.gender == Gender::Unknown),
    }
}

/// What an apposition says that a person is: (the noun's token, the person).
fn roles(reading: &Reading<'_>) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    for (index, m) in reading.mentions.iter().enumerate() {
        let Some(person) = m.person.filter(|_| m.is_person()) else { continue };
        // *Ann Smith, a baker,* and *Ann Smith, 34, a baker,*
        let next = (m.last + 1..m.last + 5).find_map(|k| reading.mention_starting(k).map(|n| (k, n)));
        if let Some((k, n)) = next
            && reading.what(k - 1) == Some(What::Comma)
            && reading.what(m.last + 1) == Some(What::Comma)
            && reading.mentions[n].name.is_none()
            && matches!(reading.mentions[n].kind, Kind::Descriptor | Kind::Anonymous)
        {
            out.push((reading.mentions[n].last, person));
        }
        if let Some(d) = index.checked_sub(1).filter(|&d| appositive(reading, d) == Some(index)) {
            out.push((reading.mentions[d].last, person));
        }
        // *baker Ann Smith*
        if let Some((first, _)) = m.name
            && first > m.first
        {
            out.push((first - 1, person));
        }
    }
    out.sort_unstable();
    out
}

/// The name that stands in apposition to a description: *the baker, Ann Smith,*.
fn appositive(reading: &Reading<'_>, mention: usize) -> Option<usize> {
    let m = &reading.mentions[mention];
    if m.name.is_some() || reading.what(m.last + 1) != Some(What::Comma) {
        return None;
    }
    let name = reading.mention_starting(m.last + 2)?;
    let n = &reading.mentions[name];
    let closes = matches!(
        reading.what(n.last + 1),
        None | Some(What::Comma | What::Stop | What::Quote(_) | What::Dash | What::Close | What::Open)
    );
    let same = reading.tokens.all[n.first].sentence == reading.tokens.all[m.first].sentence;
    (n.name.is_some() && n.is_person() && !n.possessive && closes && same).then_some(name)
}

fn same_role(a: &str, b: &str) -> bool {
    let (a, b) = (a.trim_end_matches('.'), b.trim_end_matches('.'));
    a == b || a.len() >= 3 && b.starts_with(a)
}
