//! The sources that a ledger names, as they are today.

use super::{Entry, Signed};
use crate::sources::Source;
use crate::text::{File, folded};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// What has become of each source of a ledger.
#[derive(Clone, Debug, Default)]
pub(super) struct Shelf {
    held: BTreeMap<String, Held>,
}

/// One source as it is today.
#[derive(Clone, Debug)]
enum Held {
    /// It is not there, or cannot be read.
    Gone,
    /// All that was signed was signed against these very bytes.
    Same,
    /// It is another: its hash, and its folded words with a blank at each end.
    Other { sha256: String, words: String },
}

/// What has become of the source of one sign-off.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Fate {
    /// It is what it was, or nobody looked.
    Same,
    /// It is not there.
    Gone,
    /// Other words of it changed: the passage stands.
    Elsewhere,
    /// The passage is no longer in it, or nobody knows.
    Changed,
}

impl Shelf {
    /// Puts the source at `path` on the shelf; without `bytes` it is gone.
    pub(super) fn put(&mut self, entries: &[Entry], path: &str, bytes: Option<Vec<u8>>) {
        let held = bytes.map_or(Held::Gone, |bytes| {
            let now = sha256(&bytes);
            let signed = entries.iter().filter_map(|entry| entry.source.as_ref());
            if signed.filter(|source| source.path == path).all(|source| source.sha256 == now) {
                return Held::Same;
            }
            Held::Other { sha256: now, words: words(path, bytes) }
        });
        self.held.insert(path.to_owned(), held);
    }

    /// The sources that are not there.
    pub(super) fn gone(&self) -> impl Iterator<Item = &str> {
        self.held.iter().filter(|(_, held)| matches!(held, Held::Gone)).map(|(path, _)| path.as_str())
    }

    pub(super) fn fate(&self, signed: &Signed) -> Fate {
        match self.held.get(&signed.path) {
            None | Some(Held::Same) => Fate::Same,
            Some(Held::Gone) => Fate::Gone,
            Some(Held::Other { sha256, .. }) if *sha256 == signed.sha256 => Fate::Same,
            Some(Held::Other { words, .. }) => match &signed.passage {
                Some(passage) if stands(passage, words) => Fate::Elsewhere,
                _ => Fate::Changed,
            },
        }
    }
}

/// Whether each stretch of `passage` between ellipses is among `words`.
fn stands(passage: &str, words: &str) -> bool {
    let passage = folded(passage);
    let mut stretches = passage.split('…').map(str::trim).filter(|stretch| !stretch.is_empty()).peekable();
    stretches.peek().is_some() && stretches.all(|stretch| words.contains(&format!(" {stretch} ")))
}

/// The folded words of a source; none of one that is no text.
fn words(path: &str, bytes: Vec<u8>) -> String {
    let file = File::new(path, bytes);
    if file.is_binary() {
        return String::new();
    }
    Source::new(file).map_or_else(|_| String::new(), |source| format!(" {} ", folded(source.all_words())))
}

/// SHA-256 of `bytes`, in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    use std::fmt::Write;
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // writing into a string cannot fail
        let _written = write!(hex, "{byte:02x}");
        hex
    })
}
