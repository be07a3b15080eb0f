//! Mentions → people: all mentions of one person taken together, by last name, given name and gender.
//!
//! Two people of one last name stay two. Unnamed people are never merged here.

use super::mentions::Mention;
use super::tokens::{Token, Tokens};
use super::{Kind, Person};
use crate::lexicon::{Class, Gender};
use rustc_hash::{FxHashMap, FxHashSet};

/// People of one last name that are told apart.
const NAMESAKES: usize = 64;
/// Titles that are kept of one person.
const TITLES: usize = 16;

/// Clusters the named mentions and sets `person` in each.
pub(super) fn cluster(
    prose: &str,
    tokens: &Tokens,
    mentions: &mut [Mention],
    speaks: &[bool],
) -> Vec<Person> {
    let sure = never_only_first(prose, tokens, mentions);
    let mut people: Vec<Person> = Vec::new();
    let mut by_last: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    let mut by_given: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    // first the full names, then the short ones, so that a headline's *Smith* finds *Ann Smith* below it
    let mut fulls: Vec<usize> = Vec::new();
    for full in [true, false] {
        if !full {
            fulls = people.iter().map(|p| p.mentions.len()).collect();
        }
        for (at, mention) in mentions.iter_mut().enumerate() {
            let m = *mention;
            let Some((first, last)) = m.name else { continue };
            let organisation = m.kind == Kind::Organisation;
            // a capital that only ever begins sentences is no name, unless it speaks
            if !full
                && first == last
                && tokens.all[first].first
                && !speaks[at]
                && !tokens.all[first].is(Class::GIVEN)
                && !sure
                    .contains(&fold(&prose[tokens.all[first].start as usize..tokens.all[first].end as usize]))
            {
                continue;
            }
            if (last > first) != full {
                continue;
            }
            let name = display(&prose[tokens.all[first].start as usize..tokens.all[last].end as usize]);
            let key = if organisation { fold(&name) } else { last_name(&name) };
            let given = fold(name.split(' ').next().unwrap_or_default());
            let known = by_last.get(&key).map_or(&[][..], Vec::as_slice);
            let fits = |p: &Person| {
                p.organisation == organisation
                    && (p.gender == Gender::Unknown || m.gender == Gender::Unknown || p.gender == m.gender)
            };
            let found = if full && !organisation {
                known.iter().copied().take(NAMESAKES).find(|&p| {
                    let other = people[p].name.split(' ').next().unwrap_or_default();
                    fits(&people[p]) && same_given(&given, &fold(other))
                })
            } else if full {
                known.iter().copied().take(NAMESAKES).find(|&p| people[p].organisation)
            } else {
                nearest(known, &people, &fulls, &fits, m.span(tokens).start).or_else(|| {
                    let alone = by_given.get(&key).map_or(&[][..], Vec::as_slice);
                    if organisation {
                        None
                    } else {
                        nearest(alone, &people, &fulls, &fits, m.span(tokens).start)
                    }
                })
            };
            let person = found.unwrap_or_else(|| {
                let person = people.len();
                people.push(Person {
                    name: name.clone(),
                    gender: Gender::Unknown,
                    mentions: Vec::new(),
                    titles: Vec::new(),
                    organisation,
                });
                by_last.entry(key).or_default().push(person);
                if full && !organisation {
                    by_given.entry(given).or_default().push(person);
                }
                person
            });
            let known = &mut people[person];
            if known.gender == Gender::Unknown {
                // a name alone is a given name only if nobody bears it as a last name
                known.gender = if full || found.is_some() { m.gender } else { lone(m, &tokens.all[first]) };
            }
            if name.split(' ').count() > known.name.split(' ').count() {
                known.name = name;
            }
            if m.first < first {
                let title = &prose[tokens.all[m.first].start as usize..tokens.all[first - 1].end as usize];
                if known.titles.len() < TITLES && !known.titles.iter().any(|t| t == title) {
                    known.titles.push(title.to_owned());
                }
            }
            known.mentions.push(m.span(tokens));
            mention.person = Some(person);
        }
    }
    for person in &mut people {
        person.mentions.sort_unstable();
    }
    people
}

/// Folded words that stand in a name somewhere else than at the start of a sentence.
fn never_only_first(prose: &str, tokens: &Tokens, mentions: &[Mention]) -> FxHashSet<String> {
    let names = mentions.iter().filter_map(|m| m.name);
    names
        .flat_map(|(first, last)| first..=last)
        .filter(|&k| !tokens.all[k].first)
        .map(|k| fold(tokens.all[k].span().of(prose)))
        .collect()
}

/// The gender of a name that stands alone.
fn lone(m: Mention, token: &Token) -> Gender {
    if m.gender == Gender::Unknown { token.word.gender } else { m.gender }
}

/// Bytes after a full name within which the last name alone still means its bearer.
const FRESH: usize = 600;

/// Of those who bear a name, whom it means at `at`. Copy gives the last name alone to the person whom it is about, and
/// the full name to the others: whoever was called by it most, unless another one was named just before.
fn nearest(
    candidates: &[usize],
    people: &[Person],
    fulls: &[usize],
    fits: &dyn Fn(&Person) -> bool,
    at: usize,
) -> Option<usize> {
    candidates.iter().copied().take(NAMESAKES).filter(|&p| fits(&people[p])).max_by_key(|&p| {
        // full names stand first, in order; after them the short ones, all of them before `at`
        let mentions = &people[p].mentions;
        let (full, short) = mentions.split_at(fulls.get(p).copied().unwrap_or_default().min(mentions.len()));
        let named = full.partition_point(|s| s.start < at);
        let latest = named.checked_sub(1).map(|last| full[last].start).max(short.last().map(|s| s.start));
        let fresh = latest.filter(|latest| at - latest <= FRESH);
        let first = std::cmp::Reverse(mentions.first().map(|s| s.start));
        (latest.is_some(), fresh, named + short.len(), latest, first)
    })
}

/// The name as it would be printed: a letter torn off by an encoding fault joined again.
fn display(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for part in name.split_whitespace() {
        let stump = part.chars().next().is_some_and(char::is_lowercase)
            && part.len() <= 5
            && out.chars().next_back().is_some_and(|c| !c.is_ascii() && c.is_alphabetic());
        if !out.is_empty() && !stump {
            out.push(' ');
        }
        out.push_str(part);
    }
    out
}

/// Lower case, accents and trailing stops taken off.
pub(super) fn fold(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect::<String>()
        .trim_end_matches('.')
        .to_owned()
}

/// The folded last name, suffixes such as *Jr.* left out.
pub(super) fn last_name(name: &str) -> String {
    name.split([' ', ','])
        .rev()
        .map(fold)
        .find(|w| !w.is_empty() && !matches!(w.as_str(), "jr" | "sr" | "ii" | "iii" | "iv"))
        .unwrap_or_default()
}

/// *Bob* and *B.* may be one given name; *Bill* and *Hillary* are not.
fn same_given(a: &str, b: &str) -> bool {
    a == b
        || a.len() <= 2 && b.starts_with(a.get(..1).unwrap_or("\0"))
        || b.len() <= 2 && a.starts_with(b.get(..1).unwrap_or("\0"))
        || a.len() >= 3 && b.starts_with(a)
        || b.len() >= 3 && a.starts_with(b)
}
