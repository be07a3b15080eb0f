//! Arguments → drafts that are read: folders walked, each file once, in the order of the arguments.

use super::Failure;
use super::args::Reading;
use super::console::Console;
use super::desks::{Desks, identity};
use super::files_from;
use super::ledger;
use super::stdin::is_stdin;
use super::trouble::Trouble;
use ignore::WalkBuilder;
use quotelint::document::Format;
use quotelint::ledger::Ledger;
use quotelint::lint::{Decided, Desk, Input};
use quotelint::rules::{Settings, Severity};
use quotelint::text::{Encoding, File};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Read};
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a walk takes for a draft.
const EXTENSIONS: [&str; 8] = ["txt", "text", "md", "markdown", "mdown", "mkd", "html", "htm"];

/// The largest draft that is read, in bytes.
const LARGEST: u64 = 512 << 20;

/// Drafts that share settings and sources.
pub(crate) struct Batch {
    /// What they are held against.
    // given back with the process: a quarter of a short run went into freeing words one by one
    pub(crate) desk: ManuallyDrop<Desk>,
    /// From which severity on a finding makes the run fail.
    pub(crate) fail_on: Option<Severity>,
    /// Where their baseline lies, if there is one, and whether the settings say so.
    pub(crate) baseline: (PathBuf, bool),
    /// Position among all drafts of the run, and the draft.
    pub(crate) inputs: Vec<(usize, Input)>,
}

/// Everything a run works on.
pub(crate) struct Session {
    pub(crate) batches: Vec<Batch>,
    /// How many sources were read; `None` where none were given.
    pub(crate) sources: Option<usize>,
    /// Sources that could not be read.
    pub(crate) unread: Vec<String>,
    /// Work was left undone.
    pub(crate) undone: bool,
}

/// A path that stands for a draft.
struct Place {
    path: PathBuf,
    /// Which folder of the arguments it was found in; `None`: named itself.
    root: Option<usize>,
}

/// Finds and reads the drafts that `paths` stand for. `tune` lays the command line over each draft's settings.
pub(crate) fn open(
    paths: &[PathBuf],
    reading: &Reading,
    tune: &dyn Fn(&mut Settings) -> Result<(), Failure>,
    console: &Console,
) -> Result<Session, Failure> {
    let mut undone = false;
    let mut tell = |trouble: &Trouble| {
        undone |= trouble.is_error();
        console.tell(trouble);
    };
    let mut paths = paths.to_owned();
    if let Some(list) = &reading.files_from {
        paths.extend(files_from::read(list)?);
    }
    let mut desks = Desks::new(reading)?;
    let places = find(&paths, reading.force_exclude, &mut desks, &mut tell);
    let mut by_desk: BTreeMap<Option<usize>, Vec<(usize, Place)>> = BTreeMap::new();
    for (position, place) in places.into_iter().enumerate() {
        by_desk.entry(desks.of(name(&place.path, reading))).or_default().push((position, place));
    }
    desks.mistakes.drain(..).for_each(|faulty| console.blame(&faulty));
    let mut batches = Vec::new();
    for (index, places) in by_desk {
        if let Some(index) = index.filter(|index| desks.config(*index).is_none()) {
            tell(&Trouble::Config { path: desks.path(index).to_owned(), drafts: places.len() });
            continue;
        }
        let told = desks.troubles.len();
        let desk = desks.desk(index);
        desks.mistakes.drain(..).for_each(|faulty| console.blame(&faulty));
        desks.troubles[told..].iter().for_each(&mut tell);
        let places = own_sources(places, reading.force_exclude, &desk);
        let inputs = read(places, index, &desks, reading, tune, console, &mut tell)?;
        for (_, input) in inputs.iter().filter(|(_, input)| input.own_source.is_some()) {
            let path = input.file.path().to_owned();
            let alone = desk.sources.as_ref().is_some_and(|sources| sources.read.len() == 1);
            tell(&if alone { Trouble::OnlyOwnSource { path } } else { Trouble::OwnSource { path } });
        }
        let (fail_on, baseline) = (desks.fail_on(index), desks.baseline(index));
        batches.push(Batch { desk: ManuallyDrop::new(desk), fail_on, baseline, inputs });
    }
    let (sources, unread) = desks.sources();
    Ok(Session { batches, sources, unread, undone })
}

/// The path that tells a draft's format and settings.
pub(crate) fn name<'a>(path: &'a Path, reading: &'a Reading) -> &'a Path {
    if is_stdin(path) { reading.stdin_filename.as_deref().unwrap_or(path) } else { path }
}

fn find(
    paths: &[PathBuf],
    force_exclude: bool,
    desks: &mut Desks<'_>,
    tell: &mut dyn FnMut(&Trouble),
) -> Vec<Place> {
    let mut excluded = |path: &Path| {
        desks.of(path).is_some_and(|index| {
            let relative = desks.relative(index, path);
            desks.config(index).is_some_and(|config| config.excludes(&relative))
        })
    };
    let mut places = Vec::new();
    let mut seen = BTreeSet::new();
    for (root, path) in paths.iter().enumerate() {
        if is_stdin(path) {
            if seen.insert(path.clone()) {
                places.push(Place { path: path.clone(), root: None });
            }
            continue;
        }
        match fs::metadata(path) {
            Ok(meta) if meta.is_dir() => {
                let before = places.len();
                let found = walk(path, tell);
                let any = !found.is_empty();
                for path in found {
                    if !excluded(&path) && seen.insert(identity(&path)) {
                        places.push(Place { path, root: Some(root) });
                    }
                }
                if places.len() == before && !any {
                    tell(&Trouble::NoDrafts { path: path.clone() });
                }
            }
            Ok(_) => {
                let left_out = force_exclude && excluded(path);
                if !left_out && seen.insert(identity(path)) {
                    places.push(Place { path: path.clone(), root: None });
                }
            }
            Err(error) => tell(&Trouble::unreadable(path, &error)),
        }
    }
    places
}

/// Text, Markdown and HTML below `root`, sorted; what git ignores is left out, and hidden files.
fn walk(root: &Path, tell: &mut dyn FnMut(&Trouble)) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in WalkBuilder::new(root).require_git(false).sort_by_file_path(Path::cmp).build() {
        match entry {
            Ok(entry) => {
                let is_file = entry.file_type().is_some_and(|kind| kind.is_file() || kind.is_symlink());
                let path = entry.into_path();
                let extension = path.extension().and_then(|e| e.to_str()).map(str::to_ascii_lowercase);
                if is_file && extension.is_some_and(|e| EXTENSIONS.contains(&e.as_str())) && !path.is_dir() {
                    // `.` alone would stand before every path
                    found.push(path.strip_prefix("./").map(Path::to_owned).unwrap_or(path));
                }
            }
            Err(error) => {
                let mut path = root.to_owned();
                let mut cause = &error;
                while let ignore::Error::WithPath { err, .. }
                | ignore::Error::WithDepth { err, .. }
                | ignore::Error::WithLineNumber { err, .. } = cause
                {
                    if let ignore::Error::WithPath { path: at, .. } = cause {
                        path.clone_from(at);
                    }
                    cause = err;
                }
                tell(&Trouble::Unreadable { path, error: cause.to_string() });
            }
        }
    }
    found
}

/// For each place the source that it is itself. A file found in a folder that holds drafts and sources is a source;
/// where all files of the folder are sources, they are meant to be held against each other. One that is given by name
/// is meant as a draft, unless `force_exclude` says that a program named it.
fn own_sources(
    places: Vec<(usize, Place)>,
    force_exclude: bool,
    desk: &Desk,
) -> Vec<(usize, Place, Option<usize>)> {
    let sources: BTreeMap<PathBuf, usize> = desk
        .sources
        .iter()
        .flat_map(|sources| sources.read.iter().enumerate())
        .map(|(at, source)| (identity(source.file.path()), at))
        .collect();
    let places: Vec<(usize, Place, Option<usize>)> = places
        .into_iter()
        .map(|(position, place)| {
            let own = if is_stdin(&place.path) { None } else { sources.get(&identity(&place.path)).copied() };
            (position, place, own)
        })
        .collect();
    let mixed: BTreeSet<usize> =
        places.iter().filter(|(_, _, own)| own.is_none()).filter_map(|(_, place, _)| place.root).collect();
    places
        .into_iter()
        .filter(|(_, place, own)| {
            own.is_none() || !place.root.map_or(force_exclude, |root| mixed.contains(&root))
        })
        .collect()
}

fn read(
    places: Vec<(usize, Place, Option<usize>)>,
    index: Option<usize>,
    desks: &Desks<'_>,
    reading: &Reading,
    tune: &dyn Fn(&mut Settings) -> Result<(), Failure>,
    console: &Console,
    tell: &mut dyn FnMut(&Trouble),
) -> Result<Vec<(usize, Input)>, Failure> {
    let files: Vec<_> = places.par_iter().map(|(_, place, _)| read_one(&place.path)).collect();
    let mut inputs = Vec::with_capacity(files.len());
    for ((position, place, own_source), file) in places.into_iter().zip(files) {
        let file = match file {
            Ok(file) => file,
            Err(trouble) => {
                tell(&trouble);
                continue;
            }
        };
        let path = name(&place.path, reading);
        if file.text().trim().is_empty() {
            tell(&Trouble::Empty { path: file.path().to_owned() });
        }
        if file.encoding() == Encoding::Windows1252 {
            tell(&Trouble::Windows1252 { path: file.path().to_owned() });
        }
        let config = index.and_then(|index| desks.config(index).map(|config| (index, config)));
        let mut settings = config
            .map_or_else(Settings::default, |(index, config)| config.settings(&desks.relative(index, path)));
        tune(&mut settings)?;
        let format = Format::of(path);
        let ledger = ledger::load(path, &mut |faulty| console.blame(&faulty)).unwrap_or_else(|trouble| {
            tell(&trouble);
            None
        });
        for (source, count) in ledger.iter().flat_map(Ledger::missing) {
            let against = if reading.redact { "a source" } else { source }.to_owned();
            tell(&Trouble::SourceUnseen { path: path.to_owned(), against, count });
        }
        let decided = Decided { ledger: ledger.map(Arc::new), known: None };
        inputs.push((
            position,
            Input { file: Arc::new(file), format, settings: Arc::new(settings), own_source, decided },
        ));
    }
    Ok(inputs)
}

fn read_one(path: &Path) -> Result<File, Trouble> {
    let mut bytes = Vec::new();
    let done = if is_stdin(path) {
        io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes)
    } else {
        fs::File::open(path).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes))
    };
    done.map_err(|error| Trouble::unreadable(path, &error))?;
    if bytes.len() as u64 > LARGEST {
        return Err(Trouble::TooLarge { path: path.to_owned(), limit: LARGEST });
    }
    let file = File::new(path, bytes);
    if file.is_binary() { Err(Trouble::Binary { path: path.to_owned() }) } else { Ok(file) }
}
