//! Word lists: what a word can be, looked up once a word. The lists are data, one file each in
//! `rules/words/`; a user's own words are merged in.
//!
//! A list is UTF-8 text, one entry a line, sorted and without doubles; `#` begins a comment (a
//! contested entry says why it is there). Entries are lower case. The first column is the word or
//! phrase, further columns say more of it (gender, number, strength).

mod class;
mod inflect;
mod lists;

pub use class::{Class, Gender, Strength, VerbForm, Word};
use rustc_hash::FxHashMap;

/// The word lists, with the user's own words merged in.
#[derive(Clone, Debug)]
pub struct Lexicon {
    lists: FxHashMap<&'static str, Vec<String>>,
    words: FxHashMap<Box<str>, Word>,
    phrases: FxHashMap<Box<str>, Class>,
}

/// Longest word that is looked up, in bytes; longer ones are in no list.
const LONGEST: usize = 32;

impl Lexicon {
    /// The lists that come with the program.
    pub fn built_in() -> Self {
        let lists = lists::BUILT_IN
            .iter()
            .map(|(name, _, text)| (*name, entries(text).map(str::to_owned).collect()))
            .collect();
        let mut lexicon = Self { lists, words: FxHashMap::default(), phrases: FxHashMap::default() };
        lexicon.compile();
        lexicon
    }

    /// Names of all lists, sorted.
    pub fn names() -> impl Iterator<Item = &'static str> {
        lists::BUILT_IN.iter().map(|(name, ..)| *name)
    }

    /// The entries of one list, all columns; none where there is no such list.
    pub fn list(&self, name: &str) -> &[String] {
        self.lists.get(name).map_or(&[], Vec::as_slice)
    }

    /// Adds the user's entries to a list and takes others away (by their first column).
    /// `false`: there is no such list.
    pub fn amend(&mut self, name: &str, add: &[String], remove: &[String]) -> bool {
        let Some(list) = self.lists.get_mut(name) else { return false };
        list.retain(|entry| !remove.iter().any(|gone| is_called(name, entry, gone)));
        let entry = |word: &String| if name == VERBS { inflect::line(word) } else { word.to_lowercase() };
        list.extend(add.iter().map(entry));
        list.sort_unstable();
        list.dedup();
        self.compile();
        true
    }

    /// Whether the list that comes with the program has this entry.
    pub fn lists(name: &str, word: &str) -> bool {
        built_in(name).any(|entry| is_called(name, entry, word))
    }

    /// What the entries of a list are called: each without its further columns.
    pub fn words_of(&self, name: &str) -> Vec<String> {
        self.list(name).iter().map(|entry| called(name, entry)).collect()
    }

    /// The entry, of a list that comes with the program, that was probably meant by `word`: the verb that it is a form
    /// of.
    pub fn base_of(name: &str, word: &str) -> Option<String> {
        let is_form = |base: &String| inflect::line(base).split(' ').skip(1).take(4).any(|form| form == word);
        built_in(name).map(|entry| called(name, entry)).find(is_form)
    }

    /// What a list holds, in a sentence or two.
    pub fn about(name: &str) -> &'static str {
        let text = lists::BUILT_IN.iter().find(|(list, ..)| *list == name).map_or("", |(_, _, text)| text);
        text.lines().next().unwrap_or_default().trim_start_matches(['#', ' '])
    }

    /// What `word` can be, whatever its case; nothing for a word in no list.
    pub fn word(&self, word: &str) -> Word {
        if word.len() > LONGEST {
            return Word::default();
        }
        let mut buffer = [0_u8; LONGEST];
        let bytes = &mut buffer[..word.len()];
        bytes.copy_from_slice(word.as_bytes());
        if word.is_ascii() {
            bytes.make_ascii_lowercase();
            return std::str::from_utf8(bytes)
                .ok()
                .and_then(|lower| self.words.get(lower))
                .copied()
                .unwrap_or_default();
        }
        let lower = word.to_lowercase().replace('’', "'");
        self.words.get(lower.as_str()).copied().unwrap_or_default()
    }

    /// What a phrase of several lower-case words can be (`new york`, `associated press`).
    pub fn phrase(&self, phrase: &str) -> Class {
        self.phrases.get(phrase).copied().unwrap_or_default()
    }

    fn compile(&mut self) {
        self.words.clear();
        self.phrases.clear();
        self.words.reserve(self.lists.values().map(Vec::len).sum());
        for (name, class, _) in lists::BUILT_IN {
            for entry in self.lists.get(name).map_or(&[][..], Vec::as_slice) {
                if *name == VERBS {
                    class::verb(entry, &mut self.words);
                } else if *class == Class::PHRASE {
                    // kept as a list only
                } else if class::is_phrase(entry) {
                    *self.phrases.entry(entry.as_str().into()).or_default() |= *class;
                    if let Some(first) = entry.split(' ').next() {
                        self.words.entry(first.into()).or_default().class |= Class::BEGINS_PHRASE;
                    }
                } else {
                    let mut columns = entry.split(' ');
                    let Some(word) = columns.next() else { continue };
                    let known = self.words.entry(word.into()).or_default();
                    known.class |= *class;
                    for column in columns {
                        class::column(column, known);
                    }
                }
            }
        }
    }
}

/// The list whose entries are verbs with their forms.
const VERBS: &str = "speech-verbs";

fn built_in(name: &str) -> impl Iterator<Item = &'static str> {
    let text = lists::BUILT_IN.iter().find(|(list, ..)| *list == name).map_or("", |(_, _, text)| text);
    entries(text)
}

/// The entry without its further columns, as a user names it: `point+out points …` is `point out`.
fn called(name: &str, entry: &str) -> String {
    if name != VERBS && class::is_phrase(entry) {
        return entry.to_owned();
    }
    entry.split(' ').next().unwrap_or_default().replace('+', " ")
}

fn is_called(name: &str, entry: &str, word: &str) -> bool {
    let word = word.trim().to_lowercase();
    entry == word || called(name, entry) == word
}

/// The entries of a list's text, without comments.
pub fn entries(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(|line| line.split('#').next().unwrap_or_default().trim()).filter(|line| !line.is_empty())
}
