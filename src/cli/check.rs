//! `quotelint check`: drafts in, findings out, fixes on request.

use super::args::Check;
use super::console::Console;
use super::drafts::{self, Batch, Session};
use super::progress::Progress;
use super::report::{self, Reports};
use super::trouble::Trouble;
use super::{Failure, Outcome, baseline, write};
use quotelint::emit::summary::{Summary, counted};
use quotelint::emit::{Run, plain};
use quotelint::fix;
use quotelint::lint::{self, Checked, Input, Mended};
use quotelint::rules::{Applicability, Book, Rule, Settings, Severity, UnknownName};
use quotelint::text::File;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A draft that was checked, and what was done to it.
struct Done {
    position: usize,
    /// Index of the batch it came in.
    batch: usize,
    /// The file as it was read.
    before: Arc<File>,
    /// As it is now.
    draft: Mended,
    /// From which severity on a finding makes the run fail.
    fail_on: Severity,
    /// A finding reaches it.
    fails: bool,
}

impl Done {
    /// Takes the fixes back: what is found in the draft is what is found in the file that was read.
    fn unmend(&mut self, batches: &[Batch]) {
        let input = Input { file: self.before.clone(), ..self.draft.checked.input.clone() };
        if let Some(checked) = lint::check(vec![input], &batches[self.batch].desk, &|| ()).pop() {
            self.fails = fails(&checked, self.fail_on);
            self.draft = Mended::as_it_is(checked);
        }
    }
}

fn fails(checked: &Checked, fail_on: Severity) -> bool {
    checked.findings.iter().any(|finding| finding.severity >= fail_on)
}

pub(crate) fn run(args: &Check, console: &Console) -> Result<Outcome, Failure> {
    let tune = |settings: &mut Settings| tune(args, settings);
    let reports = Reports::of(args)?;
    let mut session = drafts::open(&args.paths, &args.reading, &tune, console)?;
    are_known(args, &session)?;
    if !args.past.no_baseline {
        baseline::attach(&mut session, args.past.baseline.as_deref(), &args.reading, console)?;
    }
    let mut done = check(args, &mut session, console);
    done.sort_unstable_by_key(|done| done.position);

    let mut undone = session.undone;
    let mut tell = |trouble: &Trouble| {
        undone |= trouble.is_error();
        console.tell(trouble);
    };
    let mut summary =
        Summary { sources: session.sources, sources_unread: session.unread, ..Summary::default() };
    let mut out = console.out();
    let mut err = console.err();
    let mut report_to_err = false;
    let (mut repairs, mut idle) = (Vec::new(), BTreeMap::new());
    for done in &mut done {
        let (before, after) = (done.before.clone(), done.draft.checked.input.file.clone());
        if done.draft.fixes() > 0 && !done.draft.settled {
            tell(&Trouble::Unsettled { path: before.path().to_owned() });
        }
        if let Some(refused) = &done.draft.refused {
            tell(&Trouble::Unencodable { path: before.path().to_owned(), why: refused.to_string() });
        }
        if args.diff {
            fix::unified(&before, &after, &mut *out)?;
        } else if super::stdin::is_stdin(before.path()) && mends(args) {
            out.write_all(after.bytes())?;
            report_to_err = true;
        } else if done.draft.fixes() > 0
            && let Err(trouble) = write::replace(&before, &after)
        {
            tell(&trouble);
            done.unmend(&session.batches);
        }
        if done.draft.fixes() > 0 {
            repairs.push(repaired(&before, &done.draft, args.diff));
        }
        summary.fixed += done.draft.fixes();
        summary.known += done.draft.checked.known;
        if done.draft.checked.gone > 0 {
            let (path, count) = (before.path().to_owned(), done.draft.checked.gone);
            tell(&Trouble::IdleSignOffs { path, count });
        }
        if let Some(known) = &done.draft.checked.input.decided.known {
            *idle.entry(known.path.clone()).or_default() += done.draft.checked.idle;
        }
        summary.count(&done.draft.checked.findings, done.draft.checked.quotations());
    }
    let drafts = done.iter().map(|done| &done.draft.checked);
    let books = done.iter().flat_map(|done| done.draft.checked.input.settings.book().own());
    let own: BTreeMap<&str, &Rule> = books.map(|rule| (rule.name.as_str(), rule)).collect();
    let run = Run {
        own: own.into_values().collect(),
        drafts: drafts.map(|draft| (&draft.article, draft.findings.as_slice())).collect(),
        summary: &summary,
        redact: args.reading.redact,
    };
    if let Some(format) = reports.shown.filter(|_| !args.diff) {
        let (out, look) =
            if report_to_err { (&mut err, console.error_look()) } else { (&mut out, console.look()) };
        report::write(&run, format, look, &mut **out)?;
    }
    reports.write_files(&run, &mut tell);
    for (path, count) in idle.into_iter().filter(|(_, count)| *count > 0) {
        tell(&Trouble::IdleKnown { path, count });
    }
    out.flush()?;
    drop((out, err));
    for line in repairs {
        console.remark(line);
    }
    if summary.drafts > 0 {
        console.remark(told(&summary, args));
    }
    Ok(match (undone, done.iter().any(|done| done.fails)) {
        (true, _) => Outcome::Undone,
        (false, true) => Outcome::Findings,
        (false, false) => Outcome::Clean,
    })
}

/// Lays the command line over a draft's settings.
fn tune(args: &Check, settings: &mut Settings) -> Result<(), Failure> {
    if let Some(preset) = args.preset {
        settings.set_preset(preset);
    }
    // a newsroom's own rule may be known to some of the drafts only
    let known = |names: &[String]| -> Vec<String> {
        names.iter().filter(|name| settings.book().named(name).is_ok()).cloned().collect()
    };
    let (select, ignore) = (known(&args.select), known(&args.ignore));
    if !args.select.is_empty() {
        settings.select(&select)?;
    }
    settings.ignore(&ignore)?;
    Ok(())
}

/// Every rule and group that the arguments name must be known to some draft.
fn are_known(args: &Check, session: &Session) -> Result<(), UnknownName> {
    let ours = Arc::new(Book::default());
    let inputs = session.batches.iter().flat_map(|batch| &batch.inputs);
    let mut books: Vec<&Arc<Book>> = inputs.map(|(_, input)| input.settings.book()).collect();
    books.dedup_by(|a, b| Arc::ptr_eq(a, b));
    for name in args.select.iter().chain(&args.ignore) {
        if !books.iter().any(|book| book.named(name).is_ok()) {
            books.last().copied().unwrap_or(&ours).named(name)?;
        }
    }
    Ok(())
}

fn mends(args: &Check) -> bool {
    args.fix || args.unsafe_fixes || args.diff
}

fn check(args: &Check, session: &mut Session, console: &Console) -> Vec<Done> {
    let count = session.batches.iter().map(|batch| batch.inputs.len()).sum();
    let progress = Progress::new(count, console.is_quiet());
    let trusted = if args.unsafe_fixes { Applicability::Unsafe } else { Applicability::Safe };
    let mut all = Vec::with_capacity(count);
    for (index, batch) in session.batches.iter_mut().enumerate() {
        let (places, inputs): (Vec<usize>, Vec<Input>) = batch.inputs.drain(..).unzip();
        let files: Vec<Arc<File>> = inputs.iter().map(|input| input.file.clone()).collect();
        let checked = lint::check(inputs, &batch.desk, &|| progress.tick());
        let fail_on = args.fail_on.or(batch.fail_on).unwrap_or(Severity::Warning);
        // a diff changes nothing: the run ends as the drafts are now
        let failed: Vec<bool> = checked.iter().map(|checked| fails(checked, fail_on)).collect();
        let drafts = if mends(args) {
            lint::mend(checked, &batch.desk, trusted)
        } else {
            checked.into_iter().map(Mended::as_it_is).collect()
        };
        for (((position, before), draft), failed) in places.into_iter().zip(files).zip(drafts).zip(failed) {
            let fails = if args.diff { failed } else { fails(&draft.checked, fail_on) };
            all.push(Done { position, batch: index, before, draft, fail_on, fails });
        }
    }
    all
}

/// What was done to a draft, or would be: `draft.md: fixed 2 missing-comma, 1 reversed-mark`.
fn repaired(file: &File, draft: &Mended, only_shown: bool) -> String {
    let rules: Vec<String> = draft.fixed.iter().map(|(rule, count)| format!("{count} {rule}")).collect();
    let verb = if only_shown { "would fix" } else { "fixed" };
    format!("{}: {verb} {}", plain::line(&file.path().to_string_lossy()), rules.join(", "))
}

/// The run in one line.
fn told(summary: &Summary, args: &Check) -> String {
    match (summary.fixed, args.diff) {
        (0, true) => "nothing to fix".to_owned(),
        (fixed, true) => {
            format!("{} to apply, --fix does it", counted(fixed, "fix"))
        }
        (0, false) => summary.to_string(),
        (fixed, false) => format!("{} applied; {summary}", counted(fixed, "fix")),
    }
}
