//! Settings and sources of the open drafts: found as the command line finds them, read once, and read again when somebody says that
//! they have changed. Settings that have mistakes are told, and the last ones that had none go on holding.

use super::drafts::Snapshot;
use crate::cli::args::Reading;
use crate::cli::desks::{Desks, absolute, identity};
use crate::cli::house::Faulty;
use crate::cli::ledger;
use crate::cli::trouble::Trouble;
use quotelint::config::{Config, NAME};
use quotelint::ledger::Ledger;
use quotelint::lint::{Decided, Desk, Input};
use quotelint::rules::Settings;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

/// What the drafts below one `quotelint.toml` are checked with.
struct Kept {
    desk: Arc<Desk>,
    /// `None`: there is no such file.
    config: Option<Config>,
    /// Where each source is → its index.
    sources: BTreeMap<PathBuf, usize>,
    /// Every text in the folder is a source, so that drafts are held against each other.
    everything: bool,
    /// It was read since the last reload.
    fresh: bool,
}

/// Every desk that was asked for.
pub(super) struct Shelf<'a> {
    reading: &'a Reading,
    desks: Desks<'a>,
    /// By the path of the settings.
    kept: BTreeMap<Option<PathBuf>, Kept>,
    /// By the path of the draft.
    ledgers: BTreeMap<PathBuf, Option<Arc<Ledger>>>,
    /// When each file and folder that was read had changed last.
    stamps: BTreeMap<PathBuf, Option<SystemTime>>,
    /// Sources or own rules were read since [`Shelf::folders`] was last asked.
    has_read: bool,
}

/// What is to be told after settings and sources were read.
#[derive(Default)]
pub(super) struct Told {
    pub(super) mistakes: Vec<Faulty>,
    pub(super) troubles: Vec<Trouble>,
}

impl<'a> Shelf<'a> {
    /// An empty one.
    ///
    /// # Errors
    /// If `reading` names settings that are not there.
    pub(super) fn new(reading: &'a Reading) -> Result<Self, Trouble> {
        let desks = Desks::new(reading)?;
        let (kept, ledgers, stamps) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        Ok(Self { reading, desks, kept, ledgers, stamps, has_read: false })
    }

    /// Has everything read again when it is next asked for.
    pub(super) fn forget(&mut self) {
        if let Ok(desks) = Desks::new(self.reading) {
            self.desks = desks;
        }
        self.kept.values_mut().for_each(|kept| kept.fresh = false);
        self.ledgers.clear();
        self.stamps.clear();
    }

    /// What was found wrong since this was last asked.
    pub(super) fn told(&mut self) -> Told {
        Told {
            mistakes: self.desks.mistakes.drain(..).collect(),
            troubles: self.desks.troubles.drain(..).collect(),
        }
    }

    /// What checks `draft`; `None` where it is not to be checked: it is a source itself, it is excluded, or its settings have never
    /// been right.
    pub(super) fn input(&mut self, draft: &Snapshot) -> Option<(Input, Arc<Desk>)> {
        let index = draft.path.as_deref().and_then(|path| self.desks.of(path));
        // the nearest settings hold, also those that come later
        let folders = draft.path.iter().flat_map(|path| path.ancestors().skip(1));
        let settings: Vec<PathBuf> = folders.map(|folder| folder.join(NAME)).collect();
        self.stamp(settings);
        let relative = draft.path.as_deref().zip(index).map(|(path, index)| self.desks.relative(index, path));
        let kept = self.kept(index)?;
        let own_source = draft.path.as_ref().and_then(|path| kept.sources.get(&identity(path)).copied());
        if own_source.is_some() && !kept.everything {
            return None;
        }
        let (desk, config) = (kept.desk.clone(), kept.config.as_ref());
        let settings = match config.zip(relative) {
            Some((config, relative)) if config.excludes(&relative) => return None,
            Some((config, relative)) => config.settings(&relative),
            None => Settings::default(),
        };
        let ledger = draft.path.as_deref().and_then(|path| self.ledger(path));
        let decided = Decided { ledger, ..Decided::default() };
        let (file, format) = (draft.file.clone(), draft.format);
        Some((Input { file, format, settings: Arc::new(settings), own_source, decided }, desk))
    }

    /// The ledger of the draft at `path`; one that has mistakes is told, and is none.
    fn ledger(&mut self, path: &Path) -> Option<Arc<Ledger>> {
        if let Some(known) = self.ledgers.get(path) {
            return known.clone();
        }
        self.stamp([Ledger::path_of(path)]);
        let mistakes = &mut self.desks.mistakes;
        let read = ledger::load(path, &mut |faulty| mistakes.push(faulty));
        let ledger = read.unwrap_or_else(|trouble| {
            self.desks.troubles.push(trouble);
            None
        });
        let ledger = ledger.map(Arc::new);
        self.ledgers.insert(path.to_owned(), ledger.clone());
        ledger
    }

    fn kept(&mut self, index: Option<usize>) -> Option<&Kept> {
        let path = index.map(|index| absolute(self.desks.path(index)));
        let config = index.and_then(|index| self.desks.config(index)).cloned();
        let usable = index.is_none() || config.is_some();
        if usable && !self.kept.get(&path).is_some_and(|kept| kept.fresh) {
            let desk = self.desks.desk(index);
            let read = desk.sources.iter().flat_map(|sources| sources.read.iter().enumerate());
            let sources = read.map(|(at, source)| (identity(source.file.path()), at)).collect();
            let everything = config.iter().flat_map(|config| &config.sources).any(|source| covers(source));
            let kept = Kept { desk: Arc::new(desk), config, sources, everything, fresh: true };
            let beside = |source: &PathBuf| [Some(source.clone()), source.parent().map(Path::to_owned)];
            let read: Vec<PathBuf> = kept.sources.keys().flat_map(beside).flatten().collect();
            self.kept.insert(path.clone(), kept);
            let places: Vec<PathBuf> = self.desks.places().map(Path::to_owned).collect();
            self.stamp(read.into_iter().chain(places));
            self.has_read = true;
        }
        self.kept.get(&path)
    }

    /// Notes when what is at `paths` had changed last; what is not there may come.
    fn stamp(&mut self, paths: impl IntoIterator<Item = PathBuf>) {
        for path in paths {
            let then = changed(&path);
            self.stamps.entry(path).or_insert(then);
        }
    }

    /// Whether any of it has changed since.
    pub(super) fn has_changed(&self) -> bool {
        self.stamps.iter().any(|(path, then)| changed(path) != *then)
    }

    /// Folders that sources and own rules lie in, absolute; `None` where none were read since this was last asked.
    pub(super) fn folders(&mut self) -> Option<Vec<PathBuf>> {
        if !std::mem::take(&mut self.has_read) {
            return None;
        }
        let folder = |path: &Path| {
            let path = absolute(path);
            let fixed: PathBuf = path
                .components()
                .take_while(|part| !part.as_os_str().to_string_lossy().contains(['*', '?', '[', '{']))
                .collect();
            if fixed.is_dir() { fixed } else { fixed.parent().map(Path::to_owned).unwrap_or(fixed) }
        };
        let mut folders: Vec<PathBuf> = self.desks.places().map(folder).collect();
        folders.sort();
        folders.dedup();
        Some(folders)
    }
}

/// Whether `source`, as the settings have it, takes in the folder that they lie in.
fn covers(source: &str) -> bool {
    let source = source.trim_start_matches("./");
    source.is_empty() || source == "." || source.starts_with('*')
}

fn changed(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|meta| meta.modified()).ok()
}
