//! `quotelint baseline`, and the baseline of a run: found, read, and written down.

use super::args::{Baseline as Args, Reading};
use super::console::Console;
use super::drafts::{self, Session};
use super::house::Faulty;
use super::ledger::{bytes, path_from};
use super::trouble::Trouble;
use super::{Failure, Outcome, write};
use quotelint::baseline::Baseline;
use quotelint::emit::summary::counted;
use quotelint::lint::{self, Input, Known};
use quotelint::text::File;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The baseline at `path`, and its bytes; `None` where there is none.
fn load(path: &Path, console: &Console) -> Result<Option<(Vec<u8>, Baseline)>, Trouble> {
    let bytes = match bytes(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Trouble::unreadable(path, &error)),
    };
    let file = File::new(path, bytes.clone());
    match Baseline::parse(&file) {
        Ok(baseline) => Ok(Some((bytes, baseline))),
        Err(problem) => {
            console.blame(&Faulty { file: Arc::new(file), problems: vec![problem] });
            Err(Trouble::Baseline { path: path.to_owned() })
        }
    }
}

/// Gives every draft of the run the baseline that holds for it: that of the command line, named in the settings, or
/// beside them.
pub(crate) fn attach(
    session: &mut Session,
    told: Option<&Path>,
    reading: &Reading,
    console: &Console,
) -> Result<(), Failure> {
    let mut read: BTreeMap<PathBuf, Option<Arc<Baseline>>> = BTreeMap::new();
    for batch in &mut session.batches {
        let (path, named) = told.map_or_else(|| batch.baseline.clone(), |told| (told.to_owned(), true));
        if !read.contains_key(&path) {
            let baseline = match load(&path, console) {
                Ok(Some((_, baseline))) => Some(Arc::new(baseline)),
                Ok(None) if named => return Err(Trouble::NoBaseline { path }.into()),
                Ok(None) => None,
                Err(trouble) if named => return Err(trouble.into()),
                Err(trouble) => {
                    console.tell(&trouble);
                    session.undone = true;
                    None
                }
            };
            read.insert(path.clone(), baseline);
        }
        let Some(Some(baseline)) = read.get(&path) else { continue };
        for (_, input) in &mut batch.inputs {
            let draft = path_from(&path, drafts::name(input.file.path(), reading));
            input.decided.known = Some(Known { baseline: baseline.clone(), draft, path: path.clone() });
        }
    }
    Ok(())
}

/// Writes today's findings down, or drops those that no longer occur.
pub(crate) fn run(args: &Args, console: &Console) -> Result<Outcome, Failure> {
    if args.paths.iter().any(|path| super::stdin::is_stdin(path)) {
        return Err(Trouble::BaselineOfStdin.into());
    }
    let mut session = drafts::open(&args.paths, &args.reading, &|_| Ok(()), console)?;
    let mut written: BTreeMap<PathBuf, Record> = BTreeMap::new();
    for batch in session.batches.drain(..) {
        let path = args.file.clone().unwrap_or(batch.baseline.0);
        if !written.contains_key(&path) {
            // what cannot be read is not written over
            let (before, baseline) =
                load(&path, console)?.map_or((None, Baseline::default()), |(b, known)| (Some(b), known));
            written.insert(path.clone(), Record { before, baseline, drafts: 0, new: 0, gone: 0 });
        }
        let Some(record) = written.get_mut(&path) else { continue };
        let inputs: Vec<Input> = batch.inputs.into_iter().map(|(_, input)| input).collect();
        for checked in lint::check(inputs, &batch.desk, &|| ()) {
            let draft = path_from(&path, checked.input.file.path());
            let (article, settings) = (&checked.article, &checked.input.settings);
            record.drafts += 1;
            if args.prune {
                record.gone += record.baseline.prune(article, &draft, &checked.findings, settings);
            } else {
                record.gone += record.baseline.sift(article, &draft, checked.findings.clone(), settings).idle;
                record.new += record.baseline.record(article, &draft, &checked.findings);
            }
        }
    }
    for (path, record) in &mut written {
        if args.prune {
            let folder = path.parent().unwrap_or(Path::new("")).to_owned();
            record.gone += record.baseline.forget(|draft| !folder.join(draft).exists());
        }
        write::store(path, record.before.as_deref(), record.baseline.to_json().as_bytes())?;
        console.remark(record.told(path, args.prune));
    }
    Ok(if session.undone { Outcome::Undone } else { Outcome::Clean })
}

/// A baseline as it is being written.
struct Record {
    before: Option<Vec<u8>>,
    baseline: Baseline,
    drafts: usize,
    new: usize,
    gone: usize,
}

impl Record {
    fn told(&self, path: &Path, pruned: bool) -> String {
        let (all, path) = (counted(self.baseline.len(), "finding"), path.display());
        match (pruned, self.gone) {
            (true, gone) => format!("{path}: {all}; {gone} no longer occurred, and went"),
            (false, 0) => format!("{path}: {all}, {} of them new", self.new),
            (false, gone) => {
                format!("{path}: {all}, {} of them new; {gone} no longer occur: --prune drops them", self.new)
            }
        }
    }
}
