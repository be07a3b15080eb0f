//! Finding and reading source files: folders, files, globs. The one place of the room that touches the disk.

use super::{Source, Sources, Unread};
use crate::document::Malformed;
use crate::text::File;
use ignore::WalkBuilder;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

/// The largest source that is read, in bytes: places are kept in 32 bits.
const LARGEST: u64 = u32::MAX as u64;

/// Files of our own, which lie beside sources and are none.
const SETTINGS: [&str; 2] = ["sources.toml", "quotelint.toml"];

/// Why a source was not read.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Unreadable {
    /// Nothing is there.
    #[error("no such file or folder")]
    Missing,
    /// A pattern that fits no file.
    #[error("no file matches this pattern")]
    NoMatch,
    /// A pattern that is not one.
    #[error("not a valid pattern: {0}")]
    BadPattern(globset::Error),
    /// The system refuses.
    #[error("cannot be read: {0}")]
    Refused(String),
    /// Not text.
    #[error("is not text")]
    Binary,
    /// Too large.
    #[error("is larger than 4 GB")]
    TooLarge,
    /// Its format has a grammar, and it is not of it.
    #[error("{0}")]
    Malformed(Malformed),
    /// Holds nothing to compare with.
    #[error("holds no words")]
    Empty,
}

impl Unreadable {
    /// Whether the user named something that is not there, so that the run cannot do what was asked.
    pub fn is_missing(&self) -> bool {
        matches!(self, Self::Missing | Self::NoMatch | Self::BadPattern(_))
    }
}

impl Sources {
    /// Reads files, folders (walked; hidden and ignored files left out) and globs, each file once, in parallel.
    pub fn load(paths: &[PathBuf]) -> Self {
        let (mut found, mut unread) = (BTreeSet::new(), Vec::new());
        for path in paths {
            if let Err(why) = collect(path, &mut found, &mut unread) {
                unread.push(Unread { path: path.clone(), why });
            }
        }
        let found: Vec<PathBuf> = one_name_each(found);
        let files: Vec<_> = found.into_par_iter().map(|path| (read(&path), path)).collect();
        let mut read = Vec::with_capacity(files.len());
        for (file, path) in files {
            match file {
                Ok(source) => read.push(source),
                Err(why) => unread.push(Unread { path, why }),
            }
        }
        unread.sort_by(|a, b| a.path.cmp(&b.path));
        Self { read, unread }
    }
}

/// A file that is named twice (`a.txt`, `./a.txt`, a link) is read once, under its first name.
fn one_name_each(found: BTreeSet<PathBuf>) -> Vec<PathBuf> {
    let mut seen = BTreeSet::new();
    found
        .into_iter()
        .filter(|path| seen.insert(path.canonicalize().unwrap_or_else(|_| path.clone())))
        .collect()
}

fn collect(path: &Path, found: &mut BTreeSet<PathBuf>, unread: &mut Vec<Unread>) -> Result<(), Unreadable> {
    match path.metadata() {
        Ok(meta) if meta.is_dir() => walk(path, found, unread, |_| true),
        Ok(_) => drop(found.insert(path.to_owned())),
        Err(_) if is_pattern(path) => return glob(path, found, unread),
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Err(Unreadable::Missing),
        Err(e) => return Err(Unreadable::Refused(e.to_string())),
    }
    Ok(())
}

fn is_pattern(path: &Path) -> bool {
    path.to_string_lossy().contains(['*', '?', '[', '{'])
}

/// Walks from the part of the pattern that holds no wildcard.
fn glob(pattern: &Path, found: &mut BTreeSet<PathBuf>, unread: &mut Vec<Unread>) -> Result<(), Unreadable> {
    let matcher = globset::GlobBuilder::new(&pattern.to_string_lossy())
        .literal_separator(true)
        .build()
        .map_err(Unreadable::BadPattern)?
        .compile_matcher();
    let root: PathBuf = pattern.components().take_while(|part| !is_pattern(Path::new(part))).collect();
    let here = root.as_os_str().is_empty();
    let before = found.len() + unread.len();
    let start = if here { Path::new(".") } else { root.as_path() };
    walk(start, found, unread, |file| {
        matcher.is_match(if here { file.strip_prefix(".").unwrap_or(file) } else { file })
    });
    if found.len() + unread.len() == before { Err(Unreadable::NoMatch) } else { Ok(()) }
}

fn walk(
    root: &Path,
    found: &mut BTreeSet<PathBuf>,
    unread: &mut Vec<Unread>,
    wanted: impl Fn(&Path) -> bool,
) {
    for entry in WalkBuilder::new(root).require_git(false).build() {
        match entry {
            Ok(entry) => {
                // a link to a folder is not followed: it may lead round in circles
                let settings = entry.file_name().to_str().is_some_and(|name| SETTINGS.contains(&name));
                if !entry.path().is_dir() && !settings && wanted(entry.path()) {
                    found.insert(entry.into_path());
                }
            }
            Err(e) => unread.push(Unread {
                path: blamed(&e).unwrap_or_else(|| root.to_owned()),
                why: Unreadable::Refused(e.to_string()),
            }),
        }
    }
}

fn blamed(error: &ignore::Error) -> Option<PathBuf> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path.clone()),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => blamed(err),
        _ => None,
    }
}

fn read(path: &Path) -> Result<Source, Unreadable> {
    let refused = |e: io::Error| Unreadable::Refused(e.to_string());
    let meta = path.metadata().map_err(refused)?;
    if !meta.is_file() {
        return Err(Unreadable::Refused("not a regular file".into()));
    }
    if meta.len() >= LARGEST {
        return Err(Unreadable::TooLarge);
    }
    let bytes = std::fs::read(path).map_err(refused)?;
    if is_binary(&bytes) {
        return Err(Unreadable::Binary);
    }
    let file = File::new(path, bytes);
    if file.text().trim().is_empty() {
        return Err(Unreadable::Empty);
    }
    Source::new(file).map_err(Unreadable::Malformed)
}

/// A zero byte in the first 8 KB, as git judges; UTF-16 has them and is text.
fn is_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(8192)];
    let utf16 = head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]) || looks_utf16(head);
    head.starts_with(b"%PDF-") || (!utf16 && memchr::memchr(0, head).is_some())
}

/// UTF-16 without a mark: nearly every other byte is zero, and none of the others.
fn looks_utf16(head: &[u8]) -> bool {
    let (mut even, mut odd) = (0, 0);
    for pair in head.chunks_exact(2) {
        even += usize::from(pair[0] == 0);
        odd += usize::from(pair[1] == 0);
    }
    let pairs = head.len() / 2;
    pairs >= 8 && even.min(odd) == 0 && even.max(odd) * 10 >= pairs * 9
}
