//! Word lists: what a word can be, looked up once a word. The lists are data, one file each in
//! `rules/words/`; a user's own words are merged in.
//!
//! A list is UTF-8 text, one entry a line, sorted and without doubles; `#` begins a comment (a
//! contested entry says why it is there). Entries are lower case, but for proper names.

use rustc_hash::FxHashMap;

/// Names of the lists, with the text that comes with the program.
const BUILT_IN: &[(&str, &str)] = &[];

/// The word lists, with the user's own words merged in.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    lists: FxHashMap<&'static str, Vec<String>>,
}

impl Lexicon {
    /// The lists that come with the program.
    pub fn built_in() -> Self {
        let lists =
            BUILT_IN.iter().map(|(name, text)| (*name, entries(text).map(str::to_owned).collect())).collect();
        Self { lists }
    }

    /// Names of all lists, sorted.
    pub fn names() -> impl Iterator<Item = &'static str> {
        BUILT_IN.iter().map(|(name, _)| *name)
    }

    /// The entries of one list; none where there is no such list.
    pub fn list(&self, name: &str) -> &[String] {
        self.lists.get(name).map_or(&[], Vec::as_slice)
    }

    /// Adds the user's entries to a list and takes others away. `false`: there is no such list.
    pub fn amend(&mut self, name: &str, add: &[String], remove: &[String]) -> bool {
        let Some(list) = self.lists.get_mut(name) else { return false };
        list.retain(|entry| !remove.contains(entry));
        list.extend(add.iter().cloned());
        list.sort_unstable();
        list.dedup();
        true
    }
}

/// The entries of a list's text, without comments.
pub fn entries(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(|line| line.split('#').next().unwrap_or_default().trim()).filter(|line| !line.is_empty())
}
