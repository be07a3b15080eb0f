//! The sign-off ledger: which quotations of a draft a checker has confirmed, and whether they are still what was
//! confirmed.
//!
//! It lies beside its draft, as `DRAFT.ledger.toml`. Nothing here touches the disk: who asks brings the text of the ledger
//! and the bytes of the sources that it names. What was signed is never changed by being looked at.

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
