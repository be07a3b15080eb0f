//! Sources with their words blotted out: every span, line and column stays what it was, and no word is left to print.
//!
//! Reports are made from these where nothing of a source may reach a log. Words are blotted out before a rule sees them,
//! so that no rule and no format can let one through.

use super::{About, Passage, Source, Sources, Unread, Verification};
use std::path::PathBuf;
use std::sync::Arc;

impl Sources {
    /// The same sources, blotted out. A path may name somebody, too: a source is known by its number.
    #[must_use]
    pub fn redacted(&self) -> Self {
        let read = self.read.iter().enumerate().map(|(index, source)| Source {
            file: Arc::new(source.file.masked(format!("source {}", index + 1), mask)),
            // whose copy it is stands in the manifest: no word of the source's
            about: About { speakers: Vec::new(), ..source.about.clone() },
            document: None,
            format: source.format,
        });
        let unread =
            self.unread.iter().map(|unread| Unread { path: PathBuf::from("a source"), ..unread.clone() });
        Self { read: read.collect(), unread: unread.collect() }
    }
}

impl Verification {
    /// The same verification without the names that sources have for their speakers.
    #[must_use]
    pub fn redacted(mut self) -> Self {
        let passages = self.passage.iter_mut().chain(&mut self.second).chain(&mut self.summarised);
        let others = self.alternatives.iter_mut().map(|(passage, _)| passage);
        for passage in passages.chain(others).chain(self.nearest.iter_mut().map(|(passage, _)| passage)) {
            let Passage { speaker, .. } = passage;
            *speaker = None;
        }
        self
    }
}

/// A character that takes as many bytes as `c` and tells nothing but that something stood there.
fn mask(c: char) -> char {
    match c.len_utf8() {
        _ if !c.is_alphanumeric() => c,
        1 => 'x',
        2 => '×',
        3 => '█',
        _ => '𝗑',
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Column, File};

    #[test]
    fn every_place_stays_where_it_was_and_no_word_is_left() {
        let text = "MS. ÅSE: “Nïne, 中文, 𝒢o.”\r\nNext.";
        let file = File::new("secret-name.txt", text.into());
        let sources = Sources { read: vec![Source::new(file).unwrap()], ..Sources::default() };
        let blotted = sources.redacted();
        let file = &blotted.read[0].file;
        assert_eq!(file.text(), "xx. ×xx: “x×xx, ██, 𝗑x.”\r\nxxxx.");
        assert_eq!(file.path().to_str(), Some("source 1"));
        let next = text.find("Next").unwrap();
        assert_eq!(file.position(next, Column::Utf16), (2, 1));
    }
}
