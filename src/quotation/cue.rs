//! Whether words look like a cue (*he said*, *said the mayor*): enough to see where a quotation must have
//! ended and what a cue interrupts. Who speaks is no question here.

use crate::lexicon::Lexicon;
use rustc_hash::FxHashSet;

/// Enough to see a cue by where the program's own list is not at hand.
const PLAIN: &[&str] = &[
    "according",
    "accused",
    "added",
    "adding",
    "adds",
    "admitted",
    "announced",
    "argued",
    "argues",
    "arguing",
    "asked",
    "asks",
    "asserts",
    "blasted",
    "branded",
    "called",
    "calling",
    "calls",
    "cautioned",
    "chanted",
    "chanting",
    "claimed",
    "claims",
    "concluded",
    "continued",
    "criticized",
    "declared",
    "denounced",
    "denouncing",
    "described",
    "describes",
    "describing",
    "dismissed",
    "dubbed",
    "explained",
    "insisted",
    "insisting",
    "labeled",
    "noted",
    "pledged",
    "praised",
    "promised",
    "recalled",
    "referred",
    "remarked",
    "replied",
    "responded",
    "said",
    "saying",
    "says",
    "stated",
    "stressed",
    "suggested",
    "suggesting",
    "tells",
    "testified",
    "thanked",
    "told",
    "tweeted",
    "vowed",
    "warned",
    "warning",
    "writes",
    "wrote",
];

/// Words that can begin the subject of a cue.
const SUBJECTS: &[&str] = &[
    "a", "an", "another", "he", "her", "his", "i", "it", "its", "my", "one", "our", "she", "some", "that",
    "the", "their", "they", "this", "we", "who", "you",
];

/// In words.
const LONGEST_CUE: usize = 12;

/// The verbs that cues are made with.
pub(super) struct Cues<'a> {
    verbs: FxHashSet<&'a str>,
}

impl<'a> Cues<'a> {
    /// From the list `speech-verbs`: base, third person, past, participle, gerund.
    pub(super) fn new(lexicon: &'a Lexicon) -> Self {
        let list = lexicon.list("speech-verbs");
        let mut verbs = FxHashSet::default();
        verbs.reserve(list.len() * 5 + PLAIN.len());
        verbs.extend(PLAIN);
        verbs.extend(list.iter().flat_map(|entry| entry.split_ascii_whitespace().take(5)));
        Self { verbs }
    }

    /// Whether `word` is a form of a speech verb.
    pub(super) fn is_verb(&self, word: &str) -> bool {
        if word.len() > 20 {
            return false;
        }
        self.verbs.contains(word) || {
            let lower = word.to_ascii_lowercase();
            self.verbs.contains(lower.as_str())
        }
    }

    /// Whether some word of `text` is a form of a speech verb.
    pub(super) fn has_verb(&self, text: &str) -> bool {
        words(text).any(|word| self.is_verb(word))
    }

    /// Whether `text`, which follows a comma or a mark, begins with a cue: *he said*, *said Ann Lee*,
    /// *the mayor of the town told reporters*.
    pub(super) fn begins(&self, text: &str) -> bool {
        let near = text.char_indices().nth(LONGEST_CUE * 10).map_or(text, |(end, _)| &text[..end]);
        let clause = near.split([',', '.', ';', ':', '!', '?', '"', '“', '”']).next().unwrap_or_default();
        let mut words = words(clause).take(LONGEST_CUE);
        let Some(first) = words.next() else { return false };
        if self.is_verb(first) {
            // *said Lee*, but not *say the word*
            return first.ends_with('d')
                || first.ends_with('s')
                || matches!(first, "told" | "wrote" | "according");
        }
        let subject = first.starts_with(char::is_uppercase)
            || SUBJECTS.contains(&first.to_ascii_lowercase().as_str())
            || first.ends_with("'s");
        subject && words.any(|word| self.is_verb(word))
    }

    /// Where in `text`, the words of a quotation that nobody closed, its mark probably belongs: before
    /// the first cue that a comma or a stop sets off. `None`: there is no cue.
    pub(super) fn end_of_words(&self, text: &str) -> Option<usize> {
        let mut from = 0;
        while let Some(at) = text[from..].find([',', '?', '!', '—']) {
            let stop = from + at;
            let end = stop + text[stop..].chars().next().map_or(1, char::len_utf8);
            if text[end..].starts_with(' ') && text[..stop].contains(' ') && self.begins(&text[end..]) {
                return Some(end);
            }
            from = end;
        }
        None
    }
}

/// The words of `text`, apostrophes included.
pub(super) fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '’' || c == '-'))
        .filter(|w| !w.is_empty())
}
