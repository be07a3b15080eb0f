//! `quotelint sign` and `quotelint ledger`: what was checked is written down, and what is still open is listed.

mod disk;
mod sign;
mod who;

use super::args::{self, LedgerFormat};
use super::console::Console;
use super::drafts;
use super::stdin::is_stdin;
use super::trouble::Trouble;
use super::{Failure, Outcome};
pub(crate) use disk::{bytes, load, path_from};
use quotelint::emit::summary::counted;
use quotelint::emit::worklist::{State, Worklist};
use quotelint::ledger::{Ledger, Standings};
use quotelint::lint::{self, Checked, Decided, Input};
pub(crate) use sign::run as sign;
use std::sync::Arc;

/// A draft with its ledger, and what is asked of it as if nothing were signed.
struct Opened {
    checked: Checked,
    ledger: Arc<Ledger>,
}

/// Checks the drafts of `session` without their ledgers, in order.
fn open(session: &mut drafts::Session) -> Vec<Opened> {
    let mut all = Vec::new();
    for batch in session.batches.drain(..) {
        let (mut places, mut ledgers, mut inputs) = (Vec::new(), Vec::new(), Vec::new());
        for (place, input) in batch.inputs {
            places.push(place);
            ledgers.push(input.decided.ledger.clone().unwrap_or_default());
            inputs.push(Input { decided: Decided::default(), ..input });
        }
        let checked = lint::check(inputs, &batch.desk, &|| ());
        let opened = checked.into_iter().zip(ledgers).map(|(checked, ledger)| Opened { checked, ledger });
        all.extend(places.into_iter().zip(opened));
    }
    all.sort_by_key(|(place, _)| *place);
    all.into_iter().map(|(_, opened)| opened).collect()
}

/// What is counted at the end.
const COUNTED: [State; 3] = [State::Open, State::Changed, State::Signed];

/// Lists what is signed and what is open.
pub(crate) fn list(args: &args::Ledger, console: &Console) -> Result<Outcome, Failure> {
    if args.paths.iter().any(|path| is_stdin(path)) {
        return Err(Trouble::LedgerOfStdin.into());
    }
    let mut session = drafts::open(&args.paths, &args.reading, &|_| Ok(()), console)?;
    let mut out = console.out();
    let mut counts = [0; 3];
    for Opened { checked, ledger } in open(&mut session) {
        let standings = Standings::new(&checked.article, &ledger);
        let shown = if args.reading.redact { ledger.redacted() } else { (*ledger).clone() };
        let book = checked.input.settings.book();
        let mut list = Worklist::new(&checked.article, &shown, &standings, &checked.findings, book);
        for (count, state) in counts.iter_mut().zip(COUNTED) {
            *count += list.count(state);
        }
        if !standings.gone.is_empty() {
            let path = checked.input.file.path().to_owned();
            console.tell(&Trouble::IdleSignOffs { path, count: standings.gone.len() });
        }
        if args.open {
            list.only_open();
        }
        match args.format {
            LedgerFormat::Table => list.table(console.look(), &mut *out)?,
            LedgerFormat::Jsonl => list.jsonl(&mut *out)?,
        }
    }
    out.flush()?;
    drop(out);
    let [open, changed, signed] = counts;
    console.remark(format!(
        "{}: {open} open, {changed} changed, {signed} signed",
        counted(open + changed + signed, "quotation")
    ));
    Ok(match (session.undone, args.strict && open + changed > 0) {
        (true, _) => Outcome::Undone,
        (false, true) => Outcome::Findings,
        (false, false) => Outcome::Clean,
    })
}
