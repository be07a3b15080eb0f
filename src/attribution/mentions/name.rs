//! Names: where one begins and ends, which of its words are titles, and whether it is an organisation's.

use super::{Finder, Mention};
use crate::attribution::Kind;
use crate::attribution::tokens::What;
use crate::lexicon::{Class, Gender};

impl Finder<'_> {
    /// Whether a name can begin here: a capital that the place in the sentence does not explain.
    pub(super) fn begins_name(&self, at: usize) -> bool {
        let token = &self.all[at];
        if token.what != What::Word || !token.capital || token.is(Class::CALENDAR) {
            return false;
        }
        if token.is(Class::FUNCTION.or(Class::ADVERB)) && !token.acronym && !token.is(Class::GIVEN) {
            return false;
        }
        // *Per Falk said*, but *Per the report, …*
        if token.first && token.is(Class::PREPOSITION) {
            return self.all.get(at + 1).is_some_and(|next| next.capital && !next.is(Class::FUNCTION));
        }
        // at the start of a sentence a common word is no name, unless more of a name follows
        !token.first || !token.is(Class::COMMON) || token.acronym || token.is(Class::GIVEN)
    }

    pub(super) fn continues_name(&self, at: usize, end: usize) -> bool {
        let token = &self.all[at];
        token.what == What::Word
            && token.capital
            && !token.is(Class::CALENDAR)
            && (!token.is(Class::FUNCTION) || token.acronym && self.text(at) != "I")
            && at < end
    }

    /// The run of capitalised words that begins at `at`: its last token.
    pub(super) fn run(&self, at: usize, end: usize) -> usize {
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
    pub(super) fn broken(&self, last: usize, next: usize, end: usize) -> bool {
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
    pub(super) fn named(&self, from: usize, at: usize, end: usize) -> Mention {
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
                    let given = (k + 3..=last).find(|&n| all[n].is(Class::GIVEN));
                    name = given.unwrap_or(k + 3);
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

    pub(super) fn initial(&self, at: usize) -> bool {
        let text = self.text(at).trim_end_matches('.');
        text.chars().count() <= 2 && text.chars().all(|c| c.is_uppercase() || c == '.')
    }

    pub(super) fn abbreviation(&self, at: usize) -> bool {
        let token = &self.all[at];
        token.acronym && token.span().len() <= 8 && !self.initial(at)
    }

    /// Whether a list of outlets or places has the name.
    pub(super) fn listed(&self, first: usize, last: usize) -> bool {
        if !self.all[first].is(Class::BEGINS_PHRASE) || last == first {
            return false;
        }
        let text = &self.prose[self.all[first].start as usize..self.all[last].end as usize];
        self.lexicon.phrase(&text.to_lowercase()).is(Class::OUTLET.or(Class::PLACE))
    }

    /// Whether a list has the name as an outlet's, or it ends as one does (*the Straits Courier*).
    pub(super) fn outlet(&self, first: usize, last: usize) -> bool {
        if last == first {
            return self.all[first].is(Class::OUTLET);
        }
        let text = &self.prose[self.all[first].start as usize..self.all[last].end as usize];
        self.all[last].is(Class::OUTLET_NAME) || self.lexicon.phrase(&text.to_lowercase()).is(Class::OUTLET)
    }

    pub(super) fn plural_name(&self, at: usize) -> bool {
        self.text(at).ends_with('s')
            && !self.all[at].acronym
            && !self.all[at].is(Class::PLACE.or(Class::DEMONYM))
    }
}
