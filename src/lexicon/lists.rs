//! Which lists there are. A line here and a file in `rules/words/` make a new one.

use super::Class;

macro_rules! lists {
    ($($name:literal: $class:ident,)*) => {
        /// Name, class and text of every list, sorted by name.
        pub(super) const BUILT_IN: &[(&str, Class, &str)] =
            &[$(($name, Class::$class, include_str!(concat!("../../rules/words/", $name, ".txt"))),)*];
    };
}

lists! {
    "abbreviations": PHRASE,
    "adverbs": ADVERB,
    "announcing-words": PHRASE,
    "anonymity-reasons": PHRASE,
    "askers": PHRASE,
    "auxiliaries": AUXILIARY,
    "bare-sources": PHRASE,
    "bracket-notes": PHRASE,
    "breaking-off": PHRASE,
    "calendar": CALENDAR,
    "common-capitals": COMMON,
    "conjunctions": CONJUNCTION,
    "contractions": PHRASE,
    "dates": PHRASE,
    "demonyms": DEMONYM,
    "determiners": DETERMINER,
    "dialect-spellings": PHRASE,
    "disfluencies": PHRASE,
    "documents": DOCUMENT,
    "empty-descriptions": PHRASE,
    "fillers": PHRASE,
    "given-names": GIVEN,
    "honorifics": HONORIFIC,
    "insiders": PHRASE,
    "italic-phrases": PHRASE,
    "languages": PHRASE,
    "loaded-verbs": PHRASE,
    "media": PHRASE,
    "modals": PHRASE,
    "name-affixes": PHRASE,
    "name-particles": PARTICLE,
    "naming-words": NAMING,
    "negation-words": NEGATION,
    "negations": PHRASE,
    "non-speech-verbs": PHRASE,
    "number-words": PHRASE,
    "organisation-suffixes": ORGANISATION_NAME,
    "organisations": ORGANISATION,
    "outlet-names": OUTLET_NAME,
    "outlets": OUTLET,
    "past-forms": PAST,
    "places": PLACE,
    "possessives": POSSESSIVE,
    "prepositions": PREPOSITION,
    "pronouns": PRONOUN,
    "qualifiers": PHRASE,
    "relations": RELATION,
    "relatives": RELATIVE,
    "roles": ROLE,
    "speech-nouns": SPEECH_NOUN,
    "speech-verbs": VERB,
    "spelling-pairs": PHRASE,
    "subordinators": SUBORDINATOR,
    "titles": TITLE,
    "turn-parts": PHRASE,
    "units": PHRASE,
    "vague-origins": PHRASE,
}
