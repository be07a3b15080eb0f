//! Who speaks at a place of a source, and whether that is the speaker whom the draft names.

use super::fold::{fold, is_apostrophe};
use crate::attribution::{Attribution, Draft, Kind, Speaker, Status};
use crate::document::Document;
use crate::lexicon::{Class, Lexicon};
use crate::text::ProseSpan;
use rustc_hash::FxHashSet;

/// The turns of a transcript, in order. A paragraph without a label carries on the turn before it.
#[derive(Debug, Default)]
pub(super) struct Turns {
    turns: Vec<Turn>,
    times: Vec<ProseSpan>,
}

#[derive(Clone, Copy, Debug)]
struct Turn {
    start: usize,
    /// Whose it is; of copy between transcripts, nobody's.
    label: Option<ProseSpan>,
}

impl Turns {
    /// Reads the labels and time codes of `document`.
    pub(super) fn of(document: &Document) -> Self {
        let mut this = Self::default();
        for block in &document.blocks {
            let goes_on = block.turn.is_some() || this.turns.last().is_none_or(|turn| turn.label.is_none());
            if block.label.is_some() || !goes_on {
                this.turns.push(Turn { start: block.span.start, label: block.label });
            }
            this.times.extend(block.time);
        }
        if !this.turns.is_empty() {
            this.add_inline(&document.prose);
        }
        this
    }

    /// `… about it. SMITH: No, I`: a label of the document, in the middle of a paragraph.
    fn add_inline(&mut self, prose: &str) {
        let known: FxHashSet<&str> =
            self.turns.iter().filter_map(|turn| turn.label).map(|l| l.of(prose)).collect();
        let mut more = Vec::new();
        for colon in memchr::memchr_iter(b':', prose.as_bytes()) {
            let mut start = colon;
            // up to three words of capitals before the colon
            for _ in 0..3 {
                let word = prose[..start].trim_end_matches(' ');
                let len = word
                    .chars()
                    .rev()
                    .take_while(|c| c.is_uppercase() || is_apostrophe(*c))
                    .map(char::len_utf8);
                let len: usize = len.sum();
                if len == 0 {
                    break;
                }
                start = word.len() - len;
                let label = ProseSpan::new(start, colon);
                if known.contains(label.of(prose)) {
                    more.push(Turn { start, label: Some(label) });
                }
            }
        }
        let headed: FxHashSet<Option<ProseSpan>> = self.turns.iter().map(|turn| turn.label).collect();
        more.retain(|turn| !headed.contains(&turn.label));
        self.turns.extend(more);
        self.turns.sort_by_key(|turn| turn.start);
        self.turns.dedup_by_key(|turn| turn.start);
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
        self.index(at).and_then(|i| self.turns[i].label)
    }
    /// Where the turn that holds `at` begins.
    pub(super) fn start(&self, at: usize) -> usize {
        self.index(at).map_or(0, |i| self.turns[i].start)
    }
    /// Where the words of the turn that holds `at` begin: behind its label.
    pub(super) fn body(&self, at: usize) -> usize {
        // the colon does not announce that something is read out
        self.label(at).map_or_else(|| self.start(at), |label| (label.end + 1).max(self.start(at)))
    }
    /// The last time code at or before `at`.
    pub(super) fn time(&self, at: usize) -> Option<ProseSpan> {
        self.times.partition_point(|time| time.start <= at).checked_sub(1).map(|i| self.times[i])
    }
    /// Whether one speaker has both places, as far as labels tell.
    pub(super) fn one_speaker(&self, prose: &str, a: usize, b: usize) -> bool {
        let label = |at: usize| self.label(at).map(|label| label.of(prose));
        self.index(a) == self.index(b) || label(a) == label(b)
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

/// A person's name, for comparing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Name {
    words: Vec<String>,
    /// A name in a network, `@annlund`: words run together.
    handle: bool,
    /// Told by the words of such a name.
    account: bool,
}

impl Name {
    /// The name in `text`, titles, suffixes and parentheses left out; `None` where it names no person.
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut folded = String::new();
        fold(text.trim(), &mut folded);
        if let Some(handle) = folded.strip_prefix('@') {
            let letters = handle.chars().filter(|c| c.is_alphanumeric()).collect();
            return Some(Self { words: vec![letters], handle: true, account: true });
        }
        let head = folded.split(['(', ',', '/', '[']).next().unwrap_or_default();
        let words: Vec<&str> =
            head.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|w| !w.is_empty()).collect();
        if words.iter().any(|w| PARTS.contains(w)) || words.len() > 6 {
            return None;
        }
        let words: Vec<String> =
            words.into_iter().filter(|w| !TITLES.contains(w)).map(str::to_owned).collect();
        let last = words.last().filter(|last| last.len() > 1)?;
        last.chars().all(|c| c.is_alphabetic() || c == '\'').then_some(Self {
            words,
            handle: false,
            account: false,
        })
    }
    /// The name on a turn's label. An account such as `@realAnnSmith` tells a name where its words do.
    pub(super) fn of_label(label: &str, lexicon: &Lexicon) -> Option<Self> {
        let Some(handle) = label.trim_start().strip_prefix('@') else { return Self::read(label) };
        let words = camel(handle);
        let given = words.iter().rposition(|word| lexicon.word(word).class.is(Class::GIVEN));
        match given {
            Some(at) if at + 1 < words.len() => {
                Self::read(&words[at..].join(" ")).map(|name| Self { account: true, ..name })
            }
            _ => Self::read(label),
        }
    }
    /// Whether `prose` has the last name anywhere.
    pub(super) fn is_mentioned(&self, prose: &str) -> bool {
        let mut folded = String::with_capacity(prose.len());
        fold(prose, &mut folded);
        folded
            .split(|c: char| !c.is_alphanumeric() && c != '\'')
            .any(|word| word.strip_prefix(self.last()).is_some_and(|rest| matches!(rest, "" | "'s" | "'")))
    }
    /// Whether it has more than one word.
    pub(super) fn is_full(&self) -> bool {
        self.words.len() > 1
    }
    fn last(&self) -> &str {
        self.words.last().map_or("", String::as_str)
    }
    /// Whether both are one person: the last name of one is among the words of the other. `None`: who can tell.
    pub(super) fn is_same(&self, other: &Self) -> Option<bool> {
        if self.handle || other.handle {
            let (a, b) = (self.last(), other.last());
            return (a.contains(b) || b.contains(a)).then_some(true);
        }
        let has = |name: &Self, last: &str| name.words.iter().any(|w| w == last);
        let same = has(self, other.last()) || has(other, self.last());
        // many write for one account: it contradicts a person's full name alone
        let contradicts = !(self.account || other.account) || (self.is_full() && other.is_full());
        (same || contradicts).then_some(same)
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

/// Whether the words at `span` are `name`'s, read out by somebody else: the turn that they stand in names the
/// person shortly before and says that words of theirs follow.
pub(super) fn is_read_out(prose: &str, turn: usize, span: ProseSpan, name: &Name, lexicon: &Lexicon) -> bool {
    let mut start = turn.max(span.start.saturating_sub(320)).min(span.start);
    while !prose.is_char_boundary(start) {
        start += 1;
    }
    let before = &prose[start..span.start];
    let mut folded = String::new();
    fold(before, &mut folded);
    let words = || folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let named = words().any(|w| w == name.last());
    let opened =
        before.trim_end().ends_with(['"', '“', ':']) || before.matches(['"', '“', '”']).count() % 2 == 1;
    let reports = words().any(|w| {
        matches!(w, "quote" | "quoting" | "tweet" | "tweeted" | "words")
            || lexicon.word(w).class.is(Class::VERB)
    });
    let quotes = words().rev().take(12).any(|w| QUOTED.contains(&w));
    (named && (reports || opened)) || (quotes && (opened || ends_with_report(&folded, lexicon)))
}

/// What somebody reads from, whoever wrote it.
const QUOTED: [&str; 9] =
    ["email", "emailed", "letter", "quote", "statement", "tweet", "tweeted", "tweets", "viewer"];

/// Whether `before` ends as what announces another's words: *… said*, *… said that*, *… asks*.
fn ends_with_report(before: &str, lexicon: &Lexicon) -> bool {
    let mut words = before.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).rev();
    let last = words.next().unwrap_or_default();
    let verb = if last == "that" { words.next().unwrap_or_default() } else { last };
    lexicon.word(verb).class.is(Class::VERB)
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

/// Whether the draft says it by a pronoun, beside the quotation, that stands for a full name.
pub(super) fn is_resolved(attribution: &Attribution) -> bool {
    attribution.status == Status::Attributed
        && attribution.speaker.as_ref().is_some_and(|s| {
            s.kind == Kind::Pronoun && s.via.is_empty() && s.name.as_ref().is_some_and(|n| n.contains(' '))
        })
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
        Name::read(a).unwrap().is_same(&Name::read(b).unwrap()) == Some(true)
    }

    #[test]
    fn titles_initials_and_case_do_not_part_a_person() {
        assert!(one("Sen. Ada Torvik", "TORVIK"));
        assert!(one("ADA TORVIK (D-Norland)", "Ms. Torvik"));
        assert!(one("Bengt Åkesson Jr.", "AKESSON"));
        assert!(one("Ada Torvik", "@TheRealTorvik"));
        assert!(!one("Ada Torvik", "Bengt Lund"));
    }

    #[test]
    fn an_account_tells_a_name_where_its_words_do() {
        let (lexicon, lund) = (Lexicon::built_in(), Name::read("Peter Lund").unwrap());
        let owner = |label: &str| Name::of_label(label, &lexicon).unwrap();
        assert_eq!(owner("@realAnnTorvik22").is_same(&Name::read("Ann Torvik").unwrap()), Some(true));
        assert_eq!(owner("@realAnnTorvik22").is_same(&lund), Some(false));
        assert_eq!(owner("@norland_first").is_same(&lund), None);
    }

    #[test]
    fn a_part_in_the_talk_is_nobody() {
        for label in ["Q", "QUESTION", "UNIDENTIFIED MALE", "Reporter", "A"] {
            assert_eq!(Name::read(label), None, "{label}");
        }
    }
}
