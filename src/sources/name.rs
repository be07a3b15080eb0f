//! A person's name as labels, copy and drafts write it, brought to what can be compared.

use super::fold::fold;
use crate::lexicon::{Class, Lexicon};

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
    pub(super) fn read(text: &str, lexicon: &Lexicon) -> Option<Self> {
        let mut folded = String::new();
        fold(text.trim(), &mut folded);
        if let Some(handle) = folded.strip_prefix('@') {
            let letters = handle.chars().filter(|c| c.is_alphanumeric()).collect();
            return Some(Self { words: vec![letters], handle: true, account: true });
        }
        let head = folded.split(['(', ',', '/', '[']).next().unwrap_or_default();
        let words: Vec<&str> =
            head.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|w| !w.is_empty()).collect();
        // *A.* is a part in the talk, *A. Lund* a person
        let part = |w: &&str| listed(lexicon, "turn-parts", w) && (w.len() > 1 || words.len() == 1);
        if words.iter().any(part) || words.len() > 6 {
            return None;
        }
        let affix = |w: &&str| listed(lexicon, "name-affixes", w);
        let title = |w: &&str| affix(w) || lexicon.word(w).class.is(Class::TITLE.or(Class::HONORIFIC));
        let first = words.iter().position(|w| !title(w))?;
        let end = words.iter().rposition(|w| !affix(w))? + 1;
        let words: Vec<String> = words[first..end].iter().map(|w| (*w).to_owned()).collect();
        let last = words.last().filter(|last| last.len() > 1)?;
        last.chars().all(|c| c.is_alphabetic() || c == '\'').then_some(Self {
            words,
            handle: false,
            account: false,
        })
    }
    /// The name on a turn's label. An account such as `@realAnnSmith` tells a name where its words do.
    pub(super) fn of_label(label: &str, lexicon: &Lexicon) -> Option<Self> {
        let Some(handle) = label.trim_start().strip_prefix('@') else { return Self::read(label, lexicon) };
        let words = camel(handle);
        let given = words.iter().rposition(|word| lexicon.word(word).class.is(Class::GIVEN));
        match given {
            Some(at) if at + 1 < words.len() => {
                Self::read(&words[at..].join(" "), lexicon).map(|name| Self { account: true, ..name })
            }
            _ => Self::read(label, lexicon),
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
    /// The name that tells most.
    pub(super) fn last(&self) -> &str {
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

/// Whether `word` is in the list called `name`.
fn listed(lexicon: &Lexicon, name: &str, word: &str) -> bool {
    lexicon.list(name).binary_search_by(|entry| entry.as_str().cmp(word)).is_ok()
}

/// Whether a turn's label stands for whoever asks: `Q`, `REPORTER`, *Moderator*.
pub(super) fn is_asker(label: &str, lexicon: &Lexicon) -> bool {
    let mut folded = String::new();
    fold(label, &mut folded);
    let mut words = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).peekable();
    words.peek().is_some() && words.all(|w| listed(lexicon, "askers", w))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> Option<Name> {
        Name::read(text, &Lexicon::built_in())
    }

    fn one(a: &str, b: &str) -> bool {
        name(a).unwrap().is_same(&name(b).unwrap()) == Some(true)
    }

    #[test]
    fn titles_initials_and_case_do_not_part_a_person() {
        assert!(one("Sen. Ada Torvik", "TORVIK"));
        assert!(one("ADA TORVIK (D-Norland)", "Ms. Torvik"));
        assert!(one("Bengt Åkesson Jr.", "AKESSON"));
        assert!(one("Ada Torvik", "@TheRealTorvik"));
        assert!(one("A. Torvik", "Ada Torvik"));
        assert!(one("Larry King", "LARRY KING (host)"));
        assert!(!one("Ada Torvik", "Bengt Lund"));
    }

    #[test]
    fn an_account_tells_a_name_where_its_words_do() {
        let (lexicon, lund) = (Lexicon::built_in(), name("Peter Lund").unwrap());
        let owner = |label: &str| Name::of_label(label, &lexicon).unwrap();
        assert_eq!(owner("@realAnnTorvik22").is_same(&name("Ann Torvik").unwrap()), Some(true));
        assert_eq!(owner("@realAnnTorvik22").is_same(&lund), Some(false));
        assert_eq!(owner("@norland_first").is_same(&lund), None);
    }

    #[test]
    fn a_part_in_the_talk_is_nobody() {
        for label in ["Q", "QUESTION", "UNIDENTIFIED MALE", "Reporter", "A"] {
            assert_eq!(name(label), None, "{label}");
        }
    }
}
