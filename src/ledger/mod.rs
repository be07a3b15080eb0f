//! The sign-off ledger: which quotations of a draft a checker has confirmed, and whether they are still what was
//! confirmed.
//!
//! It lies beside its draft, as `DRAFT.ledger.toml`. Nothing here touches the disk: who asks brings the text of the ledger
//! and the bytes of the sources that it names. What was signed is never changed by being looked at.

mod evidence;
mod findings;
mod matching;
mod read;
mod shelf;
mod standing;
mod write;

#[cfg(test)]
mod tests;

use shelf::Shelf;
use std::path::{Path, PathBuf};

pub use evidence::Evidence;
pub use findings::Reach;
pub use shelf::sha256;
pub use standing::{Change, Quoted, Standings};

/// What the ledger's name has behind its draft's.
pub const SUFFIX: &str = ".ledger.toml";

/// All sign-offs of one draft.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// In the order in which the draft has the quotations.
    pub entries: Vec<Entry>,
    /// What has become of the sources.
    shelf: Shelf,
}

/// One quotation that was confirmed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Entry {
    /// Its words, without marks; the pieces of one that a cue or a paragraph interrupts are joined by a blank.
    pub text: String,
    /// Who says it, as the draft has it: by name where it gives one, else in its own words.
    pub speaker: Option<String>,
    /// What confirms it.
    pub source: Option<Signed>,
    /// What the sources said of it then, for who reads the ledger.
    pub verdict: Option<String>,
    /// Who confirmed it.
    pub by: String,
    /// When: RFC 3339, in UTC.
    pub at: String,
    /// Why, or how; asked for where a finding was overruled.
    pub note: Option<String>,
}

/// The source that a quotation was held against.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Signed {
    /// Its path from the ledger's folder, with slashes.
    pub path: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// The words that it has; none where nobody looked for them (a recording, a photograph of a notebook).
    pub passage: Option<String>,
}

impl Ledger {
    /// Where the ledger of `draft` lies.
    pub fn path_of(draft: &Path) -> PathBuf {
        let mut name = draft.as_os_str().to_owned();
        name.push(SUFFIX);
        name.into()
    }

    /// The paths of the sources that it names, from its folder, sorted, each once.
    pub fn sources(&self) -> Vec<&str> {
        let mut paths: Vec<&str> =
            self.entries.iter().filter_map(|entry| Some(entry.source.as_ref()?.path.as_str())).collect();
        paths.sort_unstable();
        paths.dedup();
        paths
    }

    /// Says what has become of the source at `path` (as the ledger writes it): its bytes of today, or none where it is not
    /// there. Of a source that nobody spoke of, no change is reported.
    pub fn put(&mut self, path: &str, bytes: Option<Vec<u8>>) {
        self.shelf.put(&self.entries, path, bytes);
    }

    /// The sources that are not there, so that nobody knows whether they changed, each with how many sign-offs rest on it.
    pub fn missing(&self) -> Vec<(&str, usize)> {
        let rests = |path: &str| {
            let signed = self.entries.iter().filter_map(|entry| entry.source.as_ref());
            signed.filter(|source| source.path == path).count()
        };
        self.shelf.gone().map(|path| (path, rests(path))).collect()
    }

    /// Puts `entry` in as the sign-off of the quotation `at` of `standings`, in the place of the one that it has.
    pub fn sign(&mut self, standings: &mut Standings, at: usize, entry: Entry) {
        let quote = &mut standings.quoted[at];
        quote.changes.clear();
        if let Some(known) = quote.entry {
            self.entries[known] = entry;
        } else {
            quote.entry = Some(self.entries.len());
            self.entries.push(entry);
        }
    }

    /// Brings the sign-offs into the order in which the draft has the quotations; one whose quotation is gone stays behind
    /// the one before it. Leaves out those that `keep` does not want. `standings` speak of another ledger afterwards.
    pub fn arrange(&mut self, standings: &Standings, keep: impl Fn(usize) -> bool) {
        let mut place = vec![None; self.entries.len()];
        for (at, quote) in standings.quoted.iter().enumerate() {
            if let Some(entry) = quote.entry {
                place[entry] = Some(at);
            }
        }
        let mut last = None;
        let mut order = Vec::with_capacity(place.len());
        for (entry, at) in place.into_iter().enumerate() {
            last = at.or(last);
            order.push((last, at.is_none(), entry));
        }
        order.sort_unstable();
        let mut entries: Vec<Option<Entry>> =
            std::mem::take(&mut self.entries).into_iter().map(Some).collect();
        let kept = order.into_iter().filter(|(_, _, entry)| keep(*entry));
        self.entries = kept.filter_map(|(_, _, entry)| entries[entry].take()).collect();
    }

    /// The same without the words and paths of sources, for reports that may show none.
    #[must_use]
    pub fn redacted(&self) -> Self {
        let mut blotted = self.clone();
        for source in blotted.entries.iter_mut().filter_map(|entry| entry.source.as_mut()) {
            *source = Signed { path: "the source".to_owned(), passage: None, ..source.clone() };
        }
        blotted
    }
}

impl Entry {
    /// The day of the sign-off, for people.
    pub fn day(&self) -> &str {
        self.at.split_once('T').map_or(&*self.at, |(day, _)| day)
    }
}
