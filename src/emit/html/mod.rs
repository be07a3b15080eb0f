//! A run as a proof sheet: one page for people who would rather look than read. The drafts with their quotations
//! marked, beside each the passage of the source, a bar that counts them, filters.
//!
//! The page loads nothing and asks nobody: its style and its script stand in it, and its content security policy
//! knows both by their hashes and allows nothing else. No word of a draft or a source is ever markup, an address or
//! script; without the script all is there but the filters.

mod bar;
mod card;
mod copy;
mod draft;
mod page;
mod passage;
mod words;

use super::run::Run;
use crate::sources::Sources;
use draft::Draft;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Writes the whole run.
pub fn write(run: &Run<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut drafts: Vec<Draft<'_>> = Vec::with_capacity(run.drafts.len());
    let mut known: Option<(&Arc<Sources>, PathBuf)> = None;
    for (index, (article, findings)) in run.drafts.iter().enumerate() {
        // most runs have the same sources for all drafts, and there may be many
        let folder = match (&article.sources, &known) {
            (None, _) => PathBuf::new(),
            (Some(sources), Some((same, folder))) if Arc::ptr_eq(sources, same) => folder.clone(),
            (Some(sources), _) => {
                let folder = folder_of(sources);
                known = Some((sources, folder.clone()));
                folder
            }
        };
        drafts.push(Draft::new(index + 1, article, findings, folder));
    }
    let page = page::Page::new(run, &drafts);
    out.write_all(page.head().0.as_bytes())?;
    for draft in &drafts {
        draft.write(&page.who, run.redact, out)?;
    }
    out.write_all(page.foot().0.as_bytes())
}

/// The deepest folder that all `sources` lie in.
fn folder_of(sources: &Sources) -> PathBuf {
    let mut folders = sources.read.iter().map(|source| source.file.path().parent().unwrap_or(Path::new("")));
    let mut folder = folders.next().unwrap_or(Path::new(""));
    for other in folders {
        while !other.starts_with(folder) {
            folder = folder.parent().unwrap_or(Path::new(""));
        }
    }
    if folder == Path::new(".") { PathBuf::new() } else { folder.to_owned() }
}
