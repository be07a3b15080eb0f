//! Who speaks at a place of a source, and whether that is the speaker whom the draft names.

use super::fold::fold;
use crate::attribution::{Attribution, Draft, Kind, Speaker, Status};
use crate::document::Document;
use crate::lexicon::{Class, Lexicon};
use crate::text::ProseSpan;

/// The turns of a transcript, in order. A paragraph without a label carries on the turn before it.
#[derive(Debug, Default)]
pub(super) struct Turns {
    turns: Vec<Turn>,
    times: Vec<ProseSpan>,
}

#[derive(Clone, Copy, Debug)]
struct Turn {
    start: usize,
    label: ProseSpan,
}

impl Turns {
    /// Reads the labels and time codes of `document`.
    pub(super) fn of(document: &Document) -> Self {
        let mut this = Self::default();
        for block in &document.blocks {
            if let Some(label) = block.label {
                this.turns.push(Turn { start: block.span.start, label });
            }
            this.times.extend(block.time);
        }
        this
    }
    /// Whether the document names no speaker of a turn.
    pub(super) fn is_empty(&self) -> bool {
        self.turns.is_empty()
    }
    fn index(&self, at: usize) -> Option<usize> {
        self.turns.partition_point(|turn| turn.start <= at).checked_sub(1)
    }
    /// The label of the turn that holds `at`.
    pub(super) fn label(&self, at: usize) -> Option<ProseSpan> {
        self.index(at).map(|i| self.turns[i].label)
    }
    /// The last time code at or before `at`.
    pub(super) fn time(&self, at: usize) -> Option<ProseSpan> {
        self.times.partition_point(|time| time.start <= at).checked_sub(1).map(|i| self.times[i])
    }
    /// Whether one speaker has both places, as far as labels tell.
    pub(super) fn one_speaker(&self, prose: &str, a: usize, b: usize) -> bool {
        let (a, b) = (self.index(a), self.index(b));
        a == b
            || matches!((a, b), (Some(a), Some(b)) if self.turns[a].label.of(prose) == self.turns[b].label.of(prose))
    }
    /// Whether the word at `at` belongs to a label or a time code.
    pub(super) fn is_aside(&self, at: usize) -> bool {
        self.label(at).is_some_and(|label| label.holds(at))
            || self.time(at).is_some_and(|time| time.holds(at))
    }
}

/// Labels that name a part in the talk, not a person.
const PARTS: &[&str] = &[
    "a",
    "all",
    "anchor",
    "announcer",
    "answer",
    "attendee",
    "audience",
    "both",
    "caller",
    "child",
    "clip",
    "crowd",
    "female",
    "guest",
    "host",
    "interpreter",
    "interviewer",
    "interviewee",
    "journalist",
    "male",
    "man",
    "member",
    "moderator",
    "narrator",
    "operator",
    "panelist",
    "participant",
    "protester",
    "q",
    "question",
    "questioner",
    "reporter",
    "respondent",
    "speaker",
    "staff",
    "student",
    "translator",
    "unidentified",
    "unknown",
    "video",
    "voice",
    "voiceover",
    "voter",
    "witness",
    "woman",
];

/// Words of a name that tell nothing of who it is.
const TITLES: &[&str] = &[
    "president",
    "senator",
    "sen",
    "gov",
    "governor",
    "rep",
    "representative",
    "secretary",
    "sec",
    "minister",
    "prime",
    "vice",
    "former",
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "doctor",
    "mayor",
    "judge",
    "justice",
    "general",
    "gen",
    "col",
    "capt",
    "captain",
    "sgt",
    "lt",
    "rev",
    "sir",
    "dame",
    "lord",
    "lady",
    "king",
    "queen",
    "prince",
    "princess",
    "pope",
    "professor",
    "prof",
    "congressman",
    "congresswoman",
    "chairman",
    "chairwoman",
    "chair",
    "the",
    "of",
    "ambassador",
    "attorney",
    "director",
    "chief",
    "jr",
    "sr",
    "ii",
    "iii",
    "iv",
    "hon",
    "commissioner",
    "councillor",
    "sheriff",
    "officer",
    "elect",
    "acting",
    "deputy",
    "premier",
    "chancellor",
    "speaker",
    "madam",
    "mister",
    "detective",
];

/// A person's name, for comparing; `None` where `text` names none.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Name {
    words: Vec<String>,
    /// It is an account (`@annsmith22`): whose, nobody can tell for certain.
    account: bool,
}

impl Name {
    /// The name in `text`, titles, suffixes and parentheses left out.
    pub(super) fn read(text: &str) -> Option<Self> {
        let head = text.split(['(', ',', '/', '[']).next().unwrap_or_default();
        let mut folded = String::new();
        fold(head, &mut folded);
        let words: Vec<&str> =
            folded.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|w| !w.is_empty()).collect();
        if words.iter().any(|w| PARTS.contains(w)) || words.len() > 6 {
            return None;
        }
        let words: Vec<String> =
            words.into_iter().filter(|w| !TITLES.contains(w)).map(str::to_owned).collect();
        words
            .last()
            .is_some_and(|last| last.len() > 1 && last.chars().all(|c| c.is_alphabetic() || c == '\''))
            .then_some(Self { words, account: head.trim_start().starts_with('@') })
    }
    /// The name on a turn's label. An account such as `@realAnnSmith` tells a name where its words do.
    pub(super) fn of_label(label: &str, lexicon: &Lexicon) -> Option<Self> {
        let Some(handle) = label.trim_start().strip_prefix('@') else { return Self::read(label) };
        let words = camel(handle);
        let given = words.iter().rposition(|word| lexicon.word(word).class.is(Class::GIVEN));
        match given {
            Some(at) if at + 1 < words.len() => Self::read(&words[at..].join(" ")),
            _ => Self::read(label),
        }
    }
    /// Whether it has more than one word.
    pub(super) fn is_full(&self) -> bool {
        self.words.len() > 1
    }
    fn last(&self) -> &str {
        self.words.last().map_or("", String::as_str)
    }
    /// Whether both can be one person: the last name of one is among the words of the other. An
    /// account can be anybody's.
    pub(super) fn may_be(&self, other: &Self) -> bool {
        if self.account || other.account {
            return true;
        }
        self.words.iter().any(|w| w == other.last()) || other.words.iter().any(|w| w == self.last())
    }
}

/// The words of a handle: *realAnnSmith22* → *real Ann Smith*.
fn camel(handle: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut after_small = false;
    for c in handle.chars() {
        if !c.is_alphabetic() {
            after_small = true;
        } else if c.is_uppercase() && after_small || words.is_empty() {
            words.push(c.to_string());
            after_small = c.is_lowercase();
        } else if let Some(word) = words.last_mut() {
            word.push(c);
            after_small = c.is_lowercase();
        }
    }
    words
}

/// Whom the draft names, where that is certain enough to hold it against a source.
pub(super) fn printed(draft: &Draft, attribution: &Attribution) -> Option<Name> {
    let speaker = attribution.speaker.as_ref().filter(|_| attribution.status != Status::Ambiguous)?;
    name(&draft.document, speaker)
}

/// Whether a conflict may rest on this attribution: the draft says it by name, beside the quotation.
pub(super) fn is_firm(attribution: &Attribution) -> bool {
    attribution.status == Status::Attributed
        && attribution
            .speaker
            .as_ref()
            .is_some_and(|s| matches!(s.kind, Kind::Named | Kind::Titled) && s.via.is_empty())
}

/// The name of a speaker.
pub(super) fn name(document: &Document, speaker: &Speaker) -> Option<Name> {
    match (&speaker.name, speaker.kind) {
        (Some(name), _) => Name::read(name),
        (None, Kind::Named | Kind::Titled) => Name::read(document.words(speaker.span)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(a: &str, b: &str) -> bool {
        Name::read(a).unwrap().may_be(&Name::read(b).unwrap())
    }

    #[test]
    fn titles_initials_and_case_do_not_part_a_person() {
        assert!(one("Sen. Ada Torvik", "TORVIK"));
        assert!(one("ADA TORVIK (D-Norland)", "Ms. Torvik"));
        assert!(one("Bengt Åkesson Jr.", "AKESSON"));
        assert!(!one("Ada Torvik", "Bengt Lund"));
    }

    #[test]
    fn an_account_can_be_anybodys() {
        assert!(one("@adatorvik_", "Ada Torvik"));
        assert!(one("@norland_first", "Bengt Lund"));
    }

    #[test]
    fn an_account_tells_a_name_where_its_words_do() {
        let lexicon = Lexicon::built_in();
        let owner = Name::of_label("@realAnnTorvik22", &lexicon).unwrap();
        assert!(owner.may_be(&Name::read("Ann Torvik").unwrap()));
        assert!(!owner.may_be(&Name::read("Peter Lund").unwrap()));
    }

    #[test]
    fn a_part_in_the_talk_is_nobody() {
        for label in ["Q", "QUESTION", "UNIDENTIFIED MALE", "Reporter", "A"] {
            assert_eq!(Name::read(label), None, "{label}");
        }
    }
}
