//! Which settings and sources a draft is checked with: `quotelint.toml` from its folder upwards, each file read once.

use super::args::Reading;
use super::house::{self, Faulty};
use super::trouble::Trouble;
use quotelint::baseline;
use quotelint::config::{Config, MANIFEST, Manifest, NAME, own};
use quotelint::lint::Desk;
use quotelint::rules::Severity;
use quotelint::sources::{Sources, Unreadable};
use quotelint::text::File;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A `quotelint.toml` that was found.
struct Found {
    /// As it is shown.
    path: PathBuf,
    /// Its folder, absolute.
    folder: PathBuf,
    /// `None`: it has mistakes.
    config: Option<Config>,
    /// The folder of the newsroom's own rules, absolute.
    own_rules: Option<PathBuf>,
}

/// All settings and sources of a run.
pub(crate) struct Desks<'a> {
    reading: &'a Reading,
    found: Vec<Found>,
    /// Folder → index into `found`.
    by_folder: BTreeMap<PathBuf, Option<usize>>,
    /// The file that `--config` names, which holds for every draft.
    forced: Option<usize>,
    loaded: Vec<(Vec<PathBuf>, Option<Arc<Sources>>)>,
    /// What went wrong with settings and sources.
    pub(crate) troubles: Vec<Trouble>,
    /// The mistakes in files of settings, file by file.
    pub(crate) mistakes: Vec<Faulty>,
}

impl<'a> Desks<'a> {
    /// Desks for drafts read as `reading` says.
    ///
    /// # Errors
    /// If the file that `--config` names is not there.
    pub(crate) fn new(reading: &'a Reading) -> Result<Self, Trouble> {
        let mut desks = Self {
            reading,
            found: Vec::new(),
            by_folder: BTreeMap::new(),
            forced: None,
            loaded: Vec::new(),
            troubles: Vec::new(),
            mistakes: Vec::new(),
        };
        if let Some(path) = &reading.config {
            fs::metadata(path).map_err(|error| Trouble::unreadable(path, &error))?;
            desks.forced = Some(desks.read(path.clone()));
        }
        Ok(desks)
    }

    /// The settings that hold for the draft at `path`: an index, `None` where there are none.
    pub(crate) fn of(&mut self, path: &Path) -> Option<usize> {
        if self.forced.is_some() {
            return self.forced;
        }
        let folder = absolute(path).parent()?.to_owned();
        if let Some(known) = self.by_folder.get(&folder) {
            return *known;
        }
        let file = folder.ancestors().map(|above| above.join(NAME)).find(|file| file.is_file());
        let index = file.map(|file| {
            let known = self.found.iter().position(|found| found.folder.join(NAME) == file);
            known.unwrap_or_else(|| self.read(file))
        });
        self.by_folder.insert(folder, index);
        index
    }

    fn read(&mut self, path: PathBuf) -> usize {
        let absolute = absolute(&path);
        let folder = absolute.parent().unwrap_or(Path::new("/")).to_owned();
        let path = shown(path);
        let mut own_rules = None;
        let config = match fs::read(&path) {
            Ok(bytes) => {
                let file = Arc::new(File::new(&path, bytes));
                own_rules = own::folder(&file).map(|(named, _)| folder.join(named));
                let settings = house::book(&file, path.parent().unwrap_or(Path::new(""))).and_then(|book| {
                    let wrong = |problems| vec![Faulty { file: file.clone(), problems }];
                    Config::parse(&file, &Arc::new(book)).map_err(wrong)
                });
                settings.map_err(|faulty| self.mistakes.extend(faulty)).ok()
            }
            Err(error) => {
                self.troubles.push(Trouble::unreadable(&path, &error));
                None
            }
        };
        self.found.push(Found { path, folder, config, own_rules });
        self.found.len() - 1
    }

    /// The settings at `index`; `None` where they have mistakes.
    pub(crate) fn config(&self, index: usize) -> Option<&Config> {
        self.found[index].config.as_ref()
    }

    /// The path of the settings at `index`.
    pub(crate) fn path(&self, index: usize) -> &Path {
        &self.found[index].path
    }

    /// Where the baseline of the settings at `index` lies, and whether they name it; without settings it lies here.
    pub(crate) fn baseline(&self, index: Option<usize>) -> (PathBuf, bool) {
        let Some(index) = index else { return (baseline::NAME.into(), false) };
        let folder = self.found[index].path.parent().unwrap_or(Path::new(""));
        let named = self.config(index).and_then(|config| config.baseline.as_ref());
        (folder.join(named.map_or(baseline::NAME, String::as_str)), named.is_some())
    }

    /// `path` as the settings at `index` see it: relative to their folder.
    pub(crate) fn relative(&self, index: usize, path: &Path) -> PathBuf {
        let path = absolute(path);
        path.strip_prefix(&self.found[index].folder).unwrap_or(&path).to_owned()
    }

    /// The word lists and sources of the settings at `index`.
    pub(crate) fn desk(&mut self, index: Option<usize>) -> Desk {
        let config = index.and_then(|index| self.found[index].config.as_ref());
        let lexicon = config.map_or_else(quotelint::lexicon::Lexicon::built_in, Config::lexicon);
        let paths = if self.reading.sources.is_empty() {
            let folder = index.map(|index| self.found[index].folder.clone()).unwrap_or_default();
            config.map_or_else(Vec::new, |c| {
                c.sources.iter().map(|source| shown(folder.join(source))).collect()
            })
        } else {
            self.reading.sources.clone()
        };
        let own = index.zip(config).map(|(index, config)| Described {
            file: self.found[index].path.clone(),
            folder: self.found[index].folder.clone(),
            manifest: config.manifest.clone(),
        });
        let mut manifests = self.manifests(&paths);
        manifests.extend(own.filter(|own| !own.manifest.is_empty()));
        Desk { lexicon, sources: self.load(paths, &manifests), redact: self.reading.redact }
    }

    /// From which severity on the settings at `index` call a run failed.
    pub(crate) fn fail_on(&self, index: Option<usize>) -> Option<Severity> {
        self.config(index?)?.fail_on
    }

    /// The manifests in the folders among `paths`.
    fn manifests(&mut self, paths: &[PathBuf]) -> Vec<Described> {
        let mut manifests = Vec::new();
        for folder in paths.iter().filter(|path| path.is_dir()) {
            let path = folder.join(MANIFEST);
            let bytes = match fs::read(&path) {
                Ok(bytes) => bytes,
                Err(error) => {
                    if error.kind() != std::io::ErrorKind::NotFound {
                        self.troubles.push(Trouble::unreadable(&path, &error));
                    }
                    continue;
                }
            };
            let file = File::new(&path, bytes);
            match Manifest::parse(&file) {
                Ok(manifest) => {
                    manifests.push(Described { file: path, folder: absolute(folder), manifest });
                }
                Err(problems) => {
                    self.mistakes.push(Faulty { file: Arc::new(file), problems });
                    self.troubles.push(Trouble::Manifest { path });
                }
            }
        }
        manifests
    }

    fn load(&mut self, paths: Vec<PathBuf>, manifests: &[Described]) -> Option<Arc<Sources>> {
        if paths.is_empty() {
            return None;
        }
        // the same paths under other settings may be described otherwise
        let known = self.loaded.iter().find(|(known, _)| *known == paths && manifests.is_empty());
        if let Some((_, known)) = known {
            return known.clone();
        }
        let mut sources = Sources::load(&paths);
        for described in manifests {
            self.troubles.extend(describe(&mut sources, described));
        }
        for unread in &sources.unread {
            // nothing can be missing from a file that holds nothing
            let harmless = matches!(unread.why, Unreadable::Empty);
            let path = if self.reading.redact { "a source".into() } else { unread.path.clone() };
            let why = unread.why.to_string();
            self.troubles.push(Trouble::Source { path, why, harmless });
        }
        let any = !sources.read.is_empty();
        if !any {
            self.troubles.push(Trouble::NoSources { path: paths[0].clone() });
        }
        let sources = any.then(|| Arc::new(sources));
        self.loaded.push((paths, sources.clone()));
        sources
    }

    /// Where all is that was read beside the settings themselves: sources (files, folders and patterns), own rules.
    pub(crate) fn places(&self) -> impl Iterator<Item = &Path> {
        let sources = self.loaded.iter().flat_map(|(paths, _)| paths);
        sources.chain(self.found.iter().filter_map(|found| found.own_rules.as_ref())).map(PathBuf::as_path)
    }

    /// How many sources were read, and the paths of those that were not; `None` where none were given.
    pub(crate) fn sources(&self) -> (Option<usize>, Vec<String>) {
        let read = self.loaded.iter().filter_map(|(_, sources)| sources.as_ref()).map(|s| s.read.len()).sum();
        let unread = self.troubles.iter().filter_map(|trouble| match trouble {
            Trouble::Source { path, .. } => Some(path.to_string_lossy().into_owned()),
            _ => None,
        });
        ((!self.loaded.is_empty()).then_some(read), unread.collect())
    }
}

/// A manifest that was found.
struct Described {
    file: PathBuf,
    /// Its folder, absolute.
    folder: PathBuf,
    manifest: Manifest,
}

/// Tells `sources` what the manifest says of them; answers with what it says of none.
fn describe(sources: &mut Sources, described: &Described) -> Vec<Trouble> {
    let Described { file, folder, manifest } = described;
    let absolutes: Vec<PathBuf> = sources.read.iter().map(|source| absolute(source.file.path())).collect();
    for (source, path) in sources.read.iter_mut().zip(&absolutes) {
        if let Ok(below) = path.strip_prefix(folder) {
            source.about.add(&manifest.about(below));
        }
    }
    let unread: Vec<PathBuf> = sources.unread.iter().map(|unread| absolute(&unread.path)).collect();
    let below: Vec<&Path> =
        absolutes.iter().chain(&unread).filter_map(|path| path.strip_prefix(folder).ok()).collect();
    manifest.idle(&below).map(|pattern| Trouble::IdleEntry { path: file.clone(), pattern }).collect()
}

/// `path` from the root on, as far as that can be known.
pub(crate) fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// What tells two names of one file.
pub(crate) fn identity(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// `path` from the current folder on where it lies below it.
fn shown(path: PathBuf) -> PathBuf {
    let here = std::env::current_dir().ok();
    match here.and_then(|here| path.strip_prefix(here).map(Path::to_owned).ok()) {
        Some(short) if !short.as_os_str().is_empty() => short,
        _ => path,
    }
}
