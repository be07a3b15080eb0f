//! Patterns of paths, as git reads them: without a `/` at any depth, with one from the file's folder on; a folder
//! stands for all that is in it.

use super::reader::{Entry, Reader};
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use std::path::Path;

/// A set of patterns.
#[derive(Clone, Debug, Default)]
pub(super) struct Patterns(GlobSet);

impl Patterns {
    /// The patterns that `entry` lists.
    pub(super) fn read(entry: &Entry<'_>, reader: &mut Reader<'_>) -> Self {
        let mut set = GlobSetBuilder::new();
        for (pattern, span) in reader.spanned_strings(entry) {
            let trimmed = pattern.trim_end_matches('/');
            let from_here = trimmed.trim_start_matches("./").trim_start_matches('/');
            let rooted = if trimmed.contains('/') { from_here.to_owned() } else { format!("**/{from_here}") };
            for glob in [rooted.clone(), format!("{rooted}/**")] {
                match GlobBuilder::new(&glob).literal_separator(true).build() {
                    Ok(glob) => drop(set.add(glob)),
                    Err(error) => {
                        reader.problem(span, format!("not a pattern of paths: {}", error.kind()), None);
                    }
                }
            }
        }
        Self(set.build().unwrap_or_default())
    }

    /// Whether one of them fits `path`.
    pub(super) fn hold(&self, path: &Path) -> bool {
        self.0.is_match(path)
    }
}
