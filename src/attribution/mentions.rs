//! Tokens → mentions: the noun phrases that can name a speaker.

use super::Kind;
use super::tokens::{Token, Tokens, What};
use crate::lexicon::{Class, Gender, Lexicon, Strength, VerbForm};
use crate::text::ProseSpan;

/// A noun phrase that can be a speaker.
#[derive(Clone, Copy, Debug)]
#[allow(clippy::struct_excessive_bools)] // facts that are asked for one by one
pub(super) struct Mention {
    /// First token.
    pub(super) first: usize,
    /// Last token.
    pub(super) last: usize,
    /// First and last token of the name itself, titles left out.
    pub(super) name: Option<(usize, usize)>,
    /// What it calls the speaker by.
    pub(super) kind: Kind,
    /// It names several.
    pub(super) plural: bool,
    /// What tells of gender in it.
    pub(super) gender: Gender,
    /// `'s` follows: it owns, it does not speak.
    pub(super) possessive: bool,
    /// It is a newspaper, a station or an agency.
    pub(super) outlet: bool,
    /// No word list knows it: a noun phrase beside a cue.
    pub(super) guessed: bool,
    /// Index of the person.
    pub(super) person: Option<usize>,
}

impl Mention {
    pub(super) fn span(&self, tokens: &Tokens) -> ProseSpan {
        ProseSpan::new(tokens.all[self.first].start as usize, tokens.all[self.last].end as usize)
    }
    /// Surely somebody: no noun phrase that only stands where a person could.
    pub(super) fn is_human(&self) -> bool {
        self.is_person() && !self.guessed
    }
    pub(super) fn is_person(&self) -> bool {
        !matches!(self.kind, Kind::Organisation | Kind::Document)
    }
}

/// Finds the mentions of all blocks, in order, none overlapping another.
pub(super) fn find(prose: &str, tokens: &Tokens, lexicon: &Lexicon) -> Vec<Mention> {
    let finder = Finder { prose, all: &tokens.all, lexicon };
    let mut found = Vec::new();
    for block in 0..tokens.blocks.len() - 1 {
        let range = tokens.block(block);
        let mut at = range.start;
        while at < range.end {
            if let Some(mention) = finder.at(at, range.end) {
                at = mention.last + 1;
                found.push(mention);
            } else {
                at += 1;
            }
        }
    }
    found
}

struct Finder<'a> {
    prose: &'a str,
    all: &'a [Token],
    lexicon: &'a Lexicon,
}

/// Most words between a determiner and the head of its noun phrase.
const REACH: usize = 7;

impl Finder<'_> {
    fn text(&self, at: usize) -> &str {
        self.all[at].span().of(self.prose)
    }

    /// The mention that begins at token `at`.
    fn at(&self, at: usize, end: usize) -> Option<Mention> {
        let token = &self.all[at];
        if !matches!(token.what, What::Word | What::Number) {
            return None;
        }
        if token.is(Class::PRONOUN) && !token.acronym {
            return Some(self.pronoun(at));
        }
        // *that* nearly always begins a clause here
        let that =
            token.is(Class::RELATIVE) && !(at + 1 < end && self.all[at + 1].is(Class::ROLE) && token.first);
        if token.is(Class::DETERMINER) && !that && !(token.acronym && self.text(at).len() > 2) {
            return self.determined(at, end);
        }
        if self.begins_name(at) {
            let named = self.named(at, at, end);
            // *Q.* and *A.* label, they do not name
            if named.last == at && self.initial(at) {
                return None;
            }
            let more = if named.possessive { self.owned(&named, end) } else { self.premodifier(&named, end) };
            return Some(more.unwrap_or(named));
        }
        self.bare(at, end)
    }

    fn pronoun(&self, at: usize) -> Mention {
        let token = &self.all[at];
        Mention {
            first: at,
            last: at,
            name: None,
            kind: Kind::Pronoun,
            plural: token.is(Class::PLURAL),
            gender: token.word.gender,
            possessive: token.possessive,
            outlet: false,
            guessed: false,
            person: None,
        }
    }

    /// Whether a name can begin here: a capital that the place in the sentence does not explain.
    fn begins_name(&self, at: usize) -> bool {
        let token = &self.all[at];
        if token.what != What::Word || !token.capital || token.is(Class::CALENDAR) {
            return false;
        }
        if token.is(Class::FUNCTION.or(Class::ADVERB)) && !token.acronym && !token.is(Class::GIVEN) {
            return false;
        }
        // at the start of a sentence a common word is no name, unless more of a name follows
        !token.first || !token.is(Class::COMMON) || token.acronym || token.is(Class::GIVEN)
    }

    fn continues_name(&self, at: usize, end: usize) -> bool {
        let token = &self.all[at];
        token.what == What::Word
            && token.capital
            && !token.is(Class::CALENDAR)
            && (!token.is(Class::FUNCTION) || token.acronym && self.text(at) != "I")
            && at < end
    }

    /// The run of capitalised words that begins at `at`: its last token.
    fn run(&self, at: usize, end: usize) -> usize {
        let mut last = at;
        loop {
            let token = &self.all[last];
            if token.possessive {
                return last;
            }
            let next = last + 1;
            if next >= end {
                return last;
            }
            if self.continues_name(next, end) {
                last = next;
                continue;
            }
            let follows = |k: usize| k < end && self.continues_name(k, end);
            let word = &self.all[next];
            // particles: *Ludwig van Beethoven*, *Rosa de la Cruz*
            if word.is(Class::PARTICLE) && word.is_word() && !word.is(Class::AUXILIARY.or(Class::PREPOSITION))
            {
                let mut k = next;
                while k < end
                    && self.all[k].is(Class::PARTICLE)
                    && !self.all[k].is(Class::PREPOSITION)
                    && k - next < 3
                {
                    k += 1;
                }
                if follows(k) && k > next {
                    last = k;
                    continue;
                }
            }
            // a nickname in marks: *Ann “Nan” Smith*
            if word.quote().is_some()
                && follows(next + 1)
                && word.span().len() < 24
                && self.all[last].is(Class::GIVEN)
            {
                last = next + 1;
                continue;
            }
            // *Bank of Ireland*, *Department for Transport*, *Johnson & Johnson*
            let joins = matches!(self.text(next), "of" | "for" | "&")
                && (self.text(next) == "&"
                    || token.is(Class::ORGANISATION_NAME.or(Class::ORGANISATION))
                    || self.text(next) == "of" && token.is(Class::TITLE.or(Class::ROLE)));
            if joins {
                let k = if next + 1 < end && self.text(next + 1) == "the" { next + 2 } else { next + 1 };
                if follows(k) {
                    last = k;
                    continue;
                }
            }
            // a letter that an encoding fault cut off: *Franç ois*
            if self.broken(last, next, end) {
                last = next;
                continue;
            }
            return last;
        }
    }

    /// A name cut after a letter outside ASCII, its rest a lower-case stump before more of the name.
    fn broken(&self, last: usize, next: usize, end: usize) -> bool {
        let (head, rest) = (self.text(last), &self.all[next]);
        rest.is_word()
            && !rest.capital
            && rest.word.class.is_empty()
            && rest.span().len() <= 5
            && !head.is_ascii()
            && head.chars().next_back().is_some_and(|c| !c.is_ascii())
            && next + 1 < end
            && self.continues_name(next + 1, end)
    }

    /// A name, perhaps with titles before it. `from` is where the phrase began.
    fn named(&self, from: usize, at: usize, end: usize) -> Mention {
        let last = self.run(at, end);
        let all = self.all;
        // where the titles end and the name begins
        let mut name = at;
        let mut titled = from < at && all[from..at].iter().any(|t| t.is(Class::TITLE.or(Class::ROLE)));
        let mut gender = all[from..at].iter().rev().map(|t| t.word.gender).find(|g| *g != Gender::Unknown);
        let mut honorific = false;
        // *SP Ann Smith*, *PC Smith*: a rank in capitals before a name that is not
        if last > at
            && self.abbreviation(at)
            && all[at].span().len() <= 3
            && (all[at + 1].is(Class::GIVEN) || last == at + 1)
            && !all[at + 1].acronym
            && !all[at].is(Class::PLACE.or(Class::OUTLET))
        {
            (name, titled) = (at + 1, true);
        }
        for k in at..=last {
            let t = &all[k];
            let title = t.is(Class::TITLE.or(Class::HONORIFIC).or(Class::ROLE)) && !t.possessive;
            let surname = k > at && k == last && (all[k - 1].is(Class::GIVEN) || self.initial(k - 1));
            let given = t.is(Class::GIVEN)
                && k < last
                && !all[k + 1].is(Class::TITLE)
                && (k + 1 == last || !t.is(Class::HONORIFIC));
            if title && !surname && !given {
                titled = true;
                honorific |= t.is(Class::HONORIFIC);
                if t.word.gender != Gender::Unknown {
                    gender = Some(t.word.gender);
                }
                name = k + 1;
                // *Secretary of State Ann Smith*
                if k < last && matches!(self.text(k + 1), "of" | "for") {
                    name = k + 2;
                }
            }
        }
        let plural = all[last].is(Class::PLURAL) && name > last;
        let mut kind = if titled { Kind::Titled } else { Kind::Named };
        let word = |k: usize| &all[k];
        if name > last {
            // a title alone: *the President*, *Pope*
            return Mention {
                first: from,
                last,
                name: None,
                kind: if honorific { Kind::Titled } else { Kind::Descriptor },
                plural,
                gender: gender.unwrap_or_default(),
                possessive: all[last].possessive,
                outlet: false,
                guessed: false,
                person: None,
            };
        }
        let length = last - name + 1;
        let organisation = !honorific
            && (word(last).is(Class::ORGANISATION_NAME.or(Class::ORGANISATION).or(Class::OUTLET_NAME))
                && (length > 1 || !word(last).is(Class::GIVEN))
                && !(length > 1 && word(name).is(Class::GIVEN) && titled)
                || length == 1 && self.abbreviation(name)
                || (name..=last).any(|k| matches!(self.text(k), "&" | "of" | "for"))
                || self.listed(name, last)
                || length == 1
                    && word(name).is(Class::OUTLET.or(Class::PLACE))
                    && !word(name).is(Class::GIVEN)
                    && !titled
                || length == 1 && word(name).is(Class::DEMONYM) && !titled);
        if organisation {
            kind = Kind::Organisation;
        } else if length > 1 || gender.is_none() {
            let given = word(name);
            // of a name alone the given name tells nothing: *Clinton* may be a last name
            if given.is(Class::GIVEN) && length > 1 && gender.is_none() {
                gender = Some(given.word.gender);
            }
        }
        Mention {
            first: from,
            last,
            name: Some((name, last)),
            kind,
            plural: false,
            gender: gender.unwrap_or_default(),
            possessive: word(last).possessive,
            outlet: organisation && self.outlet(name, last),
            guessed: false,
            person: None,
        }
    }

    fn initial(&self, at: usize) -> bool {
        let text = self.text(at).trim_end_matches('.');
        text.chars().count() <= 2 && text.chars().all(|c| c.is_uppercase() || c == '.')
    }

    fn abbreviation(&self, at: usize) -> bool {
        let token = &self.all[at];
        token.acronym && token.span().len() <= 8 && !self.initial(at)
    }

    /// Whether a list has the name as an outlet's, or it ends as one does (*the Straits Courier*).
    fn outlet(&self, first: usize, last: usize) -> bool {
        if last == first {
            return self.all[first].is(Class::OUTLET);
        }
        let text = &self.prose[self.all[first].start as usize..self.all[last].end as usize];
        self.all[last].is(Class::OUTLET_NAME) || self.lexicon.phrase(&text.to_lowercase()).is(Class::OUTLET)
    }

    /// Whether a list of outlets or places has the name.
    fn listed(&self, first: usize, last: usize) -> bool {
        if !self.all[first].is(Class::BEGINS_PHRASE) || last == first {
            return false;
        }
        let text = &self.prose[self.all[first].start as usize..self.all[last].end as usize];
        self.lexicon.phrase(&text.to_lowercase()).is(Class::OUTLET.or(Class::PLACE))
    }

    /// A name that describes what follows: *Mill Lane resident Keith Smith*, *Pentagon officials*.
    fn premodifier(&self, name: &Mention, end: usize) -> Option<Mention> {
        let all = self.all;
        let noun = Class::ROLE.or(Class::TITLE);
        let head = (name.last + 1..end.min(name.last + 4))
            .take_while(|&k| {
                all[k].is_word()
                    && !all[k].capital
                    && !all[k].is(Class::FUNCTION.or(Class::ADVERB))
                    && !self.acts(k, end)
                    && !self.tells(k)
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

    /// What a name owns, where that can speak: *Smith's lawyer*, *the club's statement*.
    fn owned(&self, owner: &Mention, end: usize) -> Option<Mention> {
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

    /// A noun phrase that begins with a determiner: *the senator*, *a second French diplomat*.
    fn determined(&self, at: usize, end: usize) -> Option<Mention> {
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
                    || next.capital && self.begins_name(k + 1) && !t.is(Class::PLURAL);
                if !more {
                    break;
                }
            }
            k += 1;
        }
        let head = head?;
        Some(self.described(at, head))
    }

    /// A finite speech verb with its object: what stands before it is a whole noun phrase.
    fn acts(&self, at: usize, end: usize) -> bool {
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

    /// A verb that nothing but a speaker goes with: *Smith told reporters* is no kind of reporters.
    fn tells(&self, at: usize) -> bool {
        let t = &self.all[at];
        t.is(Class::VERB)
            && t.word.strength == Strength::Sure
            && t.word.form == VerbForm::Past
            && !t.is(Class::ROLE.or(Class::TITLE))
    }

    /// A noun for somebody who does something: *trumpeter*, *novelist*.
    fn agent(&self, at: usize) -> bool {
        let t = &self.all[at];
        t.plain()
            && ["er", "or", "ist", "ian", "ant", "man", "woman", "ess"]
                .iter()
                .any(|e| self.text(at).ends_with(e))
    }

    fn plural_name(&self, at: usize) -> bool {
        self.text(at).ends_with('s')
            && !self.all[at].acronym
            && !self.all[at].is(Class::PLACE.or(Class::DEMONYM))
    }

    /// Roles without determiner: *analysts*, *senior officials*, *former mayor Ann Smith*.
    fn bare(&self, at: usize, end: usize) -> Option<Mention> {
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
    fn described(&self, first: usize, head: usize) -> Mention {
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

    fn definite(&self, at: usize) -> bool {
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
