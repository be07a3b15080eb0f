//! What a word can be. A word is often several things; the words around it decide.

use rustc_hash::FxHashMap;

/// A set of things that a word can be.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Class(u32);

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $bit:expr;)*) => {
        impl Class {
            $($(#[$doc])* pub const $name: Self = Self(1 << $bit);)*
        }
    };
}

classes! {
    /// A form of a speech verb (*said*).
    VERB = 0;
    /// A noun that holds speech (*statement*).
    SPEECH_NOUN = 1;
    /// *Mr*, *Dame*
    HONORIFIC = 2;
    /// Stands before a name (*President*, *striker*).
    TITLE = 3;
    /// A person by role (*official*, *mother*).
    ROLE = 4;
    /// Plural.
    PLURAL = 5;
    /// A speaking organisation by its kind (*ministry*).
    ORGANISATION = 6;
    /// Ends an organisation's name (*Inc*, *Council*).
    ORGANISATION_NAME = 7;
    /// A news outlet or agency.
    OUTLET = 8;
    /// A document that can speak (*report*).
    DOCUMENT = 9;
    /// A given name.
    GIVEN = 10;
    /// *de*, *van*, *bin*
    PARTICLE = 11;
    /// A country, city or region.
    PLACE = 12;
    /// *French*, *Republican*
    DEMONYM = 13;
    /// *Monday*, *June*
    CALENDAR = 14;
    /// Capitalised only because it starts a sentence.
    COMMON = 15;
    /// Follows a possessive (*his lawyer*).
    RELATION = 16;
    /// *the*, *a*, *his*, *one*, *several*
    DETERMINER = 17;
    /// *of*, *in*, *with*
    PREPOSITION = 18;
    /// *and*, *but*
    CONJUNCTION = 19;
    /// *has*, *was*, *would*
    AUXILIARY = 20;
    /// *also*, *later*, and words in *-ly*
    ADVERB = 21;
    /// *he*, *she*, *they* as a subject
    PRONOUN = 22;
    /// *who*, *which*, *that*
    RELATIVE = 23;
    /// *that*, *because*, *when*: begins a clause
    SUBORDINATOR = 24;
    /// Not looked up as a word: a list of phrases that a room reads itself.
    PHRASE = 25;
    /// The first word of a phrase in the phrase table.
    BEGINS_PHRASE = 26;
    /// *his*, *her*, *their*
    POSSESSIVE = 27;
    /// *not*, *never*
    NEGATION = 28;
    /// Ends the name of a newspaper or a station (*Times*).
    OUTLET_NAME = 30;
    /// A past form that does not end in *-ed*, of a verb that reports nothing (*went*).
    PAST = 31;
    /// Introduces a name for a thing (*so-called*, *dubbed*, *titled*).
    NAMING = 29;
}

impl Class {
    /// Whether it holds one of `other`.
    pub const fn is(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
    /// Both together.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
    /// Whether it holds nothing.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl std::ops::BitOrAssign for Class {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// How surely a verb is the cue of the quotation beside it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Strength {
    /// Manner or thinking (*smiled*, *thinks*): a cue only right beside a quotation.
    #[default]
    Weak,
    /// Usually a cue (*warned*).
    Likely,
    /// Nearly always one (*said*).
    Sure,
}

/// Forms of a verb.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum VerbForm {
    /// *say*
    #[default]
    Base,
    /// *says*
    Third,
    /// *said*, and the participle where it looks the same
    Past,
    /// *spoken*
    Participle,
    /// *saying*
    Gerund,
}

/// Gender, as far as honorifics, pronouns and given names tell.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Gender {
    /// Nothing tells.
    #[default]
    Unknown,
    /// *she*
    Female,
    /// *he*
    Male,
}

/// What one word can be.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Word {
    /// Its classes.
    pub class: Class,
    /// Gender, of names, honorifics and roles.
    pub gender: Gender,
    /// Strength, of speech verbs.
    pub strength: Strength,
    /// Form, of speech verbs.
    pub form: VerbForm,
    /// A speech verb only with a particle (*points out*): the particle's first byte.
    pub particle: Option<u8>,
    /// A weak verb that is a likely cue with a particle (*pointed out*): the particle's first byte.
    pub phrasal: Option<u8>,
}

/// Enters all forms of a verb: `base third past participle gerund strength`, base perhaps `point+out`.
pub(super) fn verb(entry: &str, words: &mut FxHashMap<Box<str>, Word>) {
    let mut columns = entry.split(' ');
    let Some(base) = columns.next() else { return };
    let (base, particle) = base.split_once('+').map_or((base, None), |(b, p)| (b, p.bytes().next()));
    let rest: Vec<&str> = columns.collect();
    let strength = match rest.last() {
        Some(&"sure") => Strength::Sure,
        Some(&"weak") => Strength::Weak,
        _ => Strength::Likely,
    };
    let forms = [
        (Some(&base), VerbForm::Base),
        (rest.first(), VerbForm::Third),
        (rest.get(2), VerbForm::Participle),
        (rest.get(1), VerbForm::Past),
        (rest.get(3), VerbForm::Gerund),
    ];
    for (word, form) in forms {
        let Some(&word) = word else { continue };
        let known = words.entry(word.into()).or_default();
        // a plain verb wins over one that needs a particle; of two plain ones, the stronger
        let taken = known.class.is(Class::VERB);
        if taken && known.strength == Strength::Weak && strength > Strength::Weak && known.particle.is_none()
        {
            known.phrasal = particle.or(known.phrasal);
        }
        if taken && (particle.is_some() || known.particle.is_none() && known.strength > strength) {
            continue;
        }
        if taken && known.particle.is_none() && known.form == VerbForm::Base && form == VerbForm::Past {
            // *read*, *put*: base and past look the same, past is what news copy uses
        }
        known.class |= Class::VERB;
        known.strength = strength;
        known.form = form;
        known.particle = particle;
    }
}

/// Whether an entry is a phrase: its further words are no columns.
pub(super) fn is_phrase(entry: &str) -> bool {
    entry.split(' ').skip(1).any(|word| !matches!(word, "m" | "f" | "u" | "-" | "sg" | "pl"))
}

/// Reads one further column of an entry.
pub(super) fn column(column: &str, word: &mut Word) {
    match column {
        "m" => word.gender = Gender::Male,
        "f" => word.gender = Gender::Female,
        "pl" => word.class |= Class::PLURAL,
        _ => {}
    }
}

impl Class {
    /// Words that carry grammar, not things: a noun phrase ends where one stands.
    pub const FUNCTION: Self = Self::DETERMINER
        .or(Self::PREPOSITION)
        .or(Self::CONJUNCTION)
        .or(Self::AUXILIARY)
        .or(Self::PRONOUN)
        .or(Self::RELATIVE)
        .or(Self::SUBORDINATOR);
}
