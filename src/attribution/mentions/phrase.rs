//! Noun phrases round a role: *the senator*, *a second French diplomat*, *Smith's lawyer*, *senior officials*.

use super::{Finder, Mention, REACH};
use crate::attribution::Kind;
use crate::attribution::tokens::What;
use crate::lexicon::{Class, Strength, VerbForm};

impl Finder<'_> {
    /// What a name owns, where that can speak: *Smith's lawyer*, *the club's statement*.
    pub(super) fn owned(&self, owner: &Mention, end: usize) -> Option<Mention> {
        let all = self.all;
        let noun = Class::ROLE.or(Class::RELATION).or(Class::ORGANISATION);
        let mut head = None;
        for (k, t) in all.iter().enumerate().take(end.min(owner.last + 6)).skip(owner.last + 1) {
            let name = t.capital && self.begins_name(k);
            if name && head.is_none() && !t.is(noun) {
                // *NPR's Ann Smith* speaks for herself
                return None;
            }
            if name && head.is_some() {
                let named = self.named(owner.first, k, end);
                return Some(Mention { kind: Kind::Titled, ..named });
            }
            if !matches!(t.what, What::Word | What::Number)
                || t.is(Class::FUNCTION)
                || head.is_some() && !t.is(noun)
            {
                break;
            }
            if t.is(noun) {
                head = Some(k);
            } else if t.is(Class::VERB) && !t.is(Class::SPEECH_NOUN) {
                break;
            }
        }
        let head = head?;
        let mention = self.described(owner.first, head);
        Some(Mention {
            kind: if mention.kind == Kind::Anonymous { Kind::Descriptor } else { mention.kind },
            ..mention
        })
    }

    /// A name that describes what follows: *Mill Lane resident Keith Smith*, *Pentagon officials*.
    pub(super) fn premodifier(&self, name: &Mention, end: usize) -> Option<Mention> {
        let all = self.all;
        let noun = Class::ROLE.or(Class::TITLE);
        let head = (name.last + 1..end.min(name.last + 4))
            .take_while(|&k| {
                all[k].is_word()
                    && !all[k].capital
                    && !all[k].is(Class::FUNCTION.or(Class::ADVERB))
                    && !self.acts(k, end)
                    && !self.tells(k)
                    && !self.happened(k)
            })
            .take_while(|&k| !all[k].possessive)
            .filter(|&k| all[k].is(noun))
            .last()?;
        let next = head + 1;
        if next < end && all[next].capital && self.begins_name(next) {
            let named = self.named(name.first, next, end);
            return named.name.is_some().then_some(Mention {
                kind: if named.kind == Kind::Named { Kind::Titled } else { named.kind },
                ..named
            });
        }
        (all[head].is(Class::PLURAL) && !all[head].is(Class::VERB)).then(|| self.described(name.first, head))
    }

    /// A noun phrase that begins with a determiner: *the senator*, *a second French diplomat*.
    pub(super) fn determined(&self, at: usize, end: usize) -> Option<Mention> {
        let all = self.all;
        // *one of her ads*, *some of the players*
        if at + 2 < end && self.text(at + 1) == "of" {
            if matches!(self.text(at + 2), "them" | "us" | "these" | "those") {
                return Some(Mention { kind: Kind::Anonymous, ..self.described(at, at + 2) });
            }
            let part = self.at(at + 2, end)?;
            return (part.plural || part.kind == Kind::Document).then_some(Mention {
                first: at,
                kind: if part.kind == Kind::Document { part.kind } else { Kind::Anonymous },
                name: None,
                plural: false,
                ..part
            });
        }
        // *said one, who …*, *another added*
        let alone = matches!(
            self.text(at).to_ascii_lowercase().as_str(),
            "one" | "another" | "others" | "some" | "many" | "several"
        );
        if alone
            && (at + 1 >= end
                || !all[at + 1].is_word()
                || self.acts(at + 1, end)
                || all[at + 1].is(Class::AUXILIARY))
        {
            return Some(Mention { kind: Kind::Anonymous, ..self.described(at, at) });
        }
        let mut head = None;
        let mut k = at + 1;
        while k < end && k <= at + REACH {
            let t = &all[k];
            if !matches!(t.what, What::Word | What::Number) || t.is(Class::CALENDAR) && k == at + 1 {
                break;
            }
            if t.is(Class::PREPOSITION
                .or(Class::CONJUNCTION)
                .or(Class::SUBORDINATOR)
                .or(Class::AUXILIARY)
                .or(Class::RELATIVE)
                .or(Class::PRONOUN))
                && !t.capital
            {
                break;
            }
            let noun =
                Class::ROLE.or(Class::TITLE).or(Class::ORGANISATION).or(Class::DOCUMENT).or(Class::RELATION);
            if k > at + 1 && self.acts(k, end) {
                break;
            }
            if t.is(noun) {
                head = Some(k);
            } else if t.capital && self.begins_name(k) {
                let last = self.run(k, end);
                let named = self.named(at, k, end);
                let follows = (last + 1..end.min(last + 5))
                    .take_while(|&n| all[n].plain() || all[n].is(Class::DEMONYM) || all[n].is(noun))
                    .any(|n| all[n].is(noun) && !all[n].is(Class::VERB));
                if follows || all[last].possessive {
                    // *the Smith campaign*, *the governor's aide*
                    k = last + 1;
                    head = None;
                    continue;
                }
                if named.name.is_some() || named.kind == Kind::Descriptor {
                    let mut named = named;
                    if named.kind == Kind::Named {
                        // *the Kremlin*, *the Smiths*
                        // *the trumpeter Ann Smith*: a word that no list knows, and a full name
                        let bearer =
                            k > at + 1 && named.name.is_some_and(|(f, l)| l > f || self.agent(k - 1));
                        let person = head.is_some() || bearer;
                        named.kind = if person { Kind::Titled } else { Kind::Organisation };
                        if !person && named.name.is_some_and(|(f, l)| f == l) && self.plural_name(named.last)
                        {
                            named.kind = Kind::Named;
                            named.plural = true;
                        }
                    }
                    return Some(named);
                }
            } else if head.is_some() && (t.is(Class::VERB.or(Class::ADVERB)) || !t.possessive && !t.plain()) {
                break;
            }
            if head == Some(k) && !t.possessive && k + 1 < end {
                // the head ends the phrase unless another noun follows at once
                let next = &all[k + 1];
                let more = next.is(noun) && !next.is(Class::VERB)
                    || next.capital && self.begins_name(k + 1) && !t.is(Class::PLURAL)
                    || self.qualifies(k, end);
                if !more {
                    break;
                }
            }
            k += 1;
        }
        let head = head?;
        Some(self.officer(at, head, end).unwrap_or_else(|| self.described(at, self.coordinated(head, end))))
    }

    /// *former secretary of state Ann Smith*, *head of research Tom Hall*: an office of something, and its holder.
    fn officer(&self, first: usize, head: usize, end: usize) -> Option<Mention> {
        let (of, what) = (head + 1, head + 2);
        let all = self.all;
        if what + 1 >= end || self.text(of) != "of" || all[what].is(Class::FUNCTION) {
            return None;
        }
        let name = if all[what].plain() {
            what + 1
        } else {
            // *Former Secretary of State Ann Smith*: of capitals only a given name tells where hers begins
            let capitals =
                (what + 1..end.min(what + 4)).take_while(|&k| all[k - 1].capital && all[k].capital);
            capitals.into_iter().find(|&k| all[k].is(Class::GIVEN))?
        };
        let named = (all[name].capital && self.begins_name(name)).then(|| self.named(first, name, end))?;
        let full = named.name.is_some_and(|(first, last)| last > first);
        full.then_some(Mention { kind: Kind::Titled, ..named })
    }

    /// *a senior port official*: a role that only says which, a word or two before the one that says who.
    fn qualifies(&self, at: usize, end: usize) -> bool {
        let all = self.all;
        let between = (at + 1..end.min(at + 3))
            .take_while(|&k| all[k].plain() && !all[k].is(Class::VERB.or(Class::ADVERB)) && !self.happened(k))
            .take_while(|&k| !all[k].is(Class::ROLE))
            .count();
        let head = at + 1 + between;
        between > 0
            && head < end
            && !all[at].is(Class::PLURAL)
            && all[head].is(Class::ROLE)
            && !all[head].is(Class::VERB)
            && all[head].plain()
    }

    /// *the former coach and current deputy mayor*: where a phrase ends that gives one person two roles.
    fn coordinated(&self, head: usize, end: usize) -> usize {
        let all = self.all;
        let lower = |k: usize| k < end && all[k].plain();
        let and = if self.follows(head, "of", end) && lower(head + 2) { head + 3 } else { head + 1 };
        let role = Class::ROLE.or(Class::TITLE);
        if !self.follows(and - 1, "and", end) || all[head].is(Class::PLURAL) {
            return head;
        }
        let last = (and + 1..end.min(and + 6))
            .take_while(|&k| (all[k].plain() || all[k].is(Class::DEMONYM)) && !self.acts(k, end))
            .last()
            .filter(|&last| all[last].is(role) && !all[last].is(Class::PLURAL) && all[last].plain());
        // it must be the subject of what is said: otherwise *and* may join anything
        last.filter(|&last| last + 1 < end && self.acts(last + 1, end)).unwrap_or(head)
    }

    fn follows(&self, at: usize, word: &str, end: usize) -> bool {
        at + 1 < end && self.text(at + 1) == word
    }

    /// A finite speech verb with its object: what stands before it is a whole noun phrase.
    pub(super) fn acts(&self, at: usize, end: usize) -> bool {
        let t = &self.all[at];
        t.is(Class::VERB)
            && matches!(t.word.form, VerbForm::Past | VerbForm::Third)
            && t.word.strength > Strength::Weak
            && (t.word.strength == Strength::Sure
                || self.all.get(at + 1).is_none_or(|next| {
                    at + 1 >= end
                        || !next.is_word()
                        || next.is(Class::FUNCTION)
                        || next.capital
                        || next.is(Class::CALENDAR)
                }))
    }

    /// A noun for somebody who does something: *trumpeter*, *novelist*.
    pub(super) fn agent(&self, at: usize) -> bool {
        let t = &self.all[at];
        t.plain()
            && ["er", "or", "ist", "ian", "ant", "man", "woman", "ess"]
                .iter()
                .any(|e| self.text(at).ends_with(e))
    }

    /// Roles without determiner: *analysts*, *senior officials*, *former mayor Ann Smith*.
    pub(super) fn bare(&self, at: usize, end: usize) -> Option<Mention> {
        let all = self.all;
        let token = &all[at];
        if token.is(Class::FUNCTION.or(Class::ADVERB)) {
            return None;
        }
        // adjectives and nouns up to a head
        let mut k = at;
        while k < end && k < at + 5 {
            let t = &all[k];
            if !t.is_word() || t.is(Class::FUNCTION.or(Class::CALENDAR)) {
                return None;
            }
            let noun = Class::ROLE.or(Class::TITLE).or(Class::ORGANISATION);
            if t.is(noun) && !t.possessive {
                if let Some(officer) = self.officer(at, k, end) {
                    return Some(officer);
                }
                let next = k + 1 < end && all[k + 1].is_word();
                if next && self.begins_name(k + 1) && all[k + 1].capital && !all[k + 1].first {
                    return Some(self.named(at, k + 1, end));
                }
                if next && all[k + 1].is(noun.or(Class::TITLE)) && !all[k + 1].is(Class::VERB) {
                    k += 1;
                    continue;
                }
                if t.is(Class::PLURAL) {
                    return Some(self.described(at, k));
                }
                if !next || all[k + 1].is(Class::FUNCTION) || all[k + 1].capital {
                    return None;
                }
                k += 1;
                continue;
            }
            if k > at && t.capital || t.is(Class::VERB) || t.possessive {
                return None;
            }
            k += 1;
        }
        None
    }

    /// The mention from `first` to `head`, by its determiner and noun.
    pub(super) fn described(&self, first: usize, head: usize) -> Mention {
        let all = self.all;
        let noun = &all[head];
        let person = noun.is(Class::ROLE.or(Class::TITLE).or(Class::RELATION));
        let kind = if !person && noun.is(Class::DOCUMENT) {
            Kind::Document
        } else if !person && noun.is(Class::ORGANISATION) {
            Kind::Organisation
        } else if all[first].is(Class::DETERMINER) && self.definite(first)
            || noun.is(Class::RELATION) && !all[first].is(Class::DETERMINER)
        {
            Kind::Descriptor
        } else {
            Kind::Anonymous
        };
        Mention {
            first,
            last: head,
            name: None,
            kind,
            plural: noun.is(Class::PLURAL),
            gender: noun.word.gender,
            possessive: noun.possessive,
            outlet: false,
            guessed: false,
            person: None,
        }
    }

    pub(super) fn definite(&self, at: usize) -> bool {
        matches!(
            self.text(at).to_ascii_lowercase().as_str(),
            "the"
                | "this"
                | "that"
                | "these"
                | "those"
                | "his"
                | "her"
                | "their"
                | "its"
                | "my"
                | "our"
                | "both"
        )
    }
}
