//! `quotelint sign`: which quotations are meant, what each sign-off says, and what may not be signed.

use super::{Opened, disk, open, who};
use crate::cli::args::{Reading, Sign};
use crate::cli::console::Console;
use crate::cli::trouble::Trouble;
use crate::cli::{Failure, Outcome, drafts, write};
use quotelint::article::names::Named;
use quotelint::emit::plain;
use quotelint::emit::summary::counted;
use quotelint::ledger::{Change, Entry, Ledger, Reach, Signed, Standings, sha256};
use quotelint::rules::{Book, Finding, Group, Severity};
use quotelint::text::{Column, File, folded};
use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::Path;

/// Signs quotations of one draft, or takes sign-offs back.
pub(crate) fn run(args: &Sign, console: &Console) -> Result<Outcome, Failure> {
    let draft = &args.draft;
    if crate::cli::stdin::is_stdin(draft) {
        return Err(Trouble::LedgerOfStdin.into());
    }
    if draft.is_dir() {
        let error = "it is a folder: name one draft".to_owned();
        return Err(Trouble::Unreadable { path: draft.clone(), error }.into());
    }
    let (which, record) = (&args.which, &args.record);
    let named = which.is_given();
    if args.withdraw && !named {
        return Err(Trouble::WithdrawWhat.into());
    }
    if record.note.as_deref().is_some_and(|note| note.trim().is_empty()) {
        return Err(Trouble::NoReason.into());
    }
    // nobody is named for what is only dropped
    let signs = !args.withdraw && (named || !args.prune);
    let at = who::at(record.at.as_deref())?;
    let by = if signs { who::by(record.by.as_deref(), draft)? } else { String::new() };
    let given = record.source.as_deref().map(|source| given(source, draft)).transpose()?;

    let path = Ledger::path_of(draft);
    let before = disk::bytes(&path).ok();
    // what confirms a quotation is what it is held against, where it is text and nothing else was said
    let alone = given.as_ref().filter(|given| given.is_text && args.sources.is_empty());
    let sources =
        if alone.is_some() { record.source.iter().cloned().collect() } else { args.sources.clone() };
    let reading = Reading { sources, config: args.config.clone(), ..Reading::default() };
    // no text can be held against a recording: whoever heard it is the one who knows what it says
    let by_recording = given.as_ref().is_some_and(|given| !given.is_text);
    let mut session = drafts::open(std::slice::from_ref(draft), &reading, &|_| Ok(()), console)?;
    let loaded = session.batches.iter().flat_map(|batch| &batch.inputs);
    let has_ledger = loaded.clone().any(|(_, input)| input.decided.ledger.is_some());
    // a ledger that cannot be read is not written over
    if before.is_some() && !has_ledger {
        return Ok(Outcome::Undone);
    }
    let Some(Opened { checked, ledger }) = open(&mut session).pop() else { return Ok(Outcome::Undone) };
    let mut desk = Desk { checked, ledger: (*ledger).clone(), standings: Standings::default() };
    desk.standings = Standings::new(&desk.checked.article, &desk.ledger);

    let chosen = if signs || args.withdraw { desk.chosen(args)? } else { Vec::new() };
    if !named && !args.prune && desk.checked.article.sources.is_none() {
        return Err(Trouble::NothingConfirms { path: draft.clone() }.into());
    }
    // said once it is written
    let mut said = Vec::new();
    let (mut done, mut refused) = (0, 0);
    let mut dropped: Vec<usize> = if args.prune { desk.standings.gone.clone() } else { Vec::new() };
    let pruned = dropped.len();
    if args.withdraw {
        for at in chosen {
            if let Some(entry) = desk.standings.quoted[at].entry {
                desk.line("withdrawn", at, &mut said)?;
                desk.standings.quoted[at].entry = None;
                dropped.push(entry);
                done += 1;
            }
        }
    } else {
        let reach = Reach::new(&desk.standings, &desk.checked.article, |_| true);
        for quote in chosen {
            let book = desk.checked.input.settings.book();
            let asks = |finding: &&Finding| reach.of(finding, book) == Some(quote);
            let asked: Vec<&Finding> = desk.checked.findings.iter().filter(asks).collect();
            let forbids = |finding: &&&Finding| {
                finding.severity == Severity::Error && !(by_recording && is_verification(finding, book))
            };
            let against: Vec<_> = asked.iter().filter(forbids).collect();
            if named && !args.force && !against.is_empty() {
                refused += 1;
                desk.line("refused", quote, &mut said)?;
                for finding in against {
                    let what = plain::line(&finding.message);
                    writeln!(said, "{:11}{}: {what}", "", finding.rule)?;
                }
                continue;
            }
            // without being named, only what nothing is asked of
            if !named && asked.iter().any(|finding| finding.severity > Severity::Note) {
                continue;
            }
            let entry = desk.entry(
                quote,
                &path,
                given.as_ref().map(|given| &given.signed),
                (&by, &at),
                record.note.as_deref(),
            );
            desk.ledger.sign(&mut desk.standings, quote, entry);
            desk.line("signed", quote, &mut said)?;
            done += 1;
        }
    }
    if done + pruned > 0 {
        let standings = &desk.standings;
        desk.ledger.arrange(standings, |entry| !dropped.contains(&entry));
        let name = draft.file_name().unwrap_or(draft.as_os_str()).to_string_lossy();
        write::store(&path, before.as_deref(), desk.ledger.to_toml(&name).as_bytes())?;
    }
    let mut out = console.out();
    out.write_all(&said)?;
    out.flush()?;
    drop(out);
    let open = desk.standings.quoted.iter().filter(|quote| !quote.is_settled()).count();
    let (mut told, pruned) = match (args.withdraw, signs) {
        (true, _) => (format!("{} withdrawn", counted(done, "quotation")), pruned),
        (_, true) => (format!("{} signed", counted(done, "quotation")), pruned),
        // it is the only thing there is to count
        _ => (format!("{} pruned", counted(pruned, "sign-off")), 0),
    };
    for (count, what) in [(refused, "refused"), (pruned, "pruned"), (open, "open")] {
        if count > 0 {
            // writing into a string cannot fail
            let _written = write!(told, ", {count} {what}");
        }
    }
    console.remark(format!("{told}: {}", path.display()));
    if refused > 0 {
        console.remark("  = help: mend what is refused, or sign it with --force --note 'why it may stand'");
    }
    Ok(match (session.undone, refused > 0) {
        (true, _) => Outcome::Undone,
        (false, true) => Outcome::Findings,
        (false, false) => Outcome::Clean,
    })
}

/// Whether it comes of holding the quotation against sources.
fn is_verification(finding: &Finding, book: &Book) -> bool {
    book.find(&finding.rule).is_some_and(|rule| rule.page().group == Group::Verification)
}

/// The source that the command line names.
struct Given {
    /// As a sign-off records it.
    signed: Signed,
    is_text: bool,
}

fn given(source: &Path, draft: &Path) -> Result<Given, Trouble> {
    let failed = |error: &io::Error| Trouble::unreadable(source, error);
    if source.is_dir() {
        let error = "it is a folder: name the one file that confirms the quotation".to_owned();
        return Err(Trouble::Unreadable { path: source.to_owned(), error });
    }
    let bytes = disk::bytes(source).map_err(|error| failed(&error))?;
    let path = disk::path_from(&Ledger::path_of(draft), source);
    let signed = Signed { path, sha256: sha256(&bytes), passage: None };
    Ok(Given { signed, is_text: !File::new(source, bytes).is_binary() })
}

/// One draft, and its ledger as it is being written.
struct Desk {
    checked: quotelint::lint::Checked,
    ledger: Ledger,
    standings: Standings,
}

impl Desk {
    /// The quotations that the command line means, in order.
    fn chosen(&self, args: &Sign) -> Result<Vec<usize>, Trouble> {
        let which = &args.which;
        let all = 0..self.standings.quoted.len();
        let path = || args.draft.clone();
        if which.line.is_empty() && which.text.is_empty() {
            // what is signed and still so keeps its sign-off
            let open = |at: &usize| args.withdraw || !self.is_kept(*at);
            let confirmed = |at: &usize| which.all || self.is_confirmed(*at);
            return Ok(all.filter(open).filter(confirmed).collect());
        }
        for line in &which.line {
            if !all.clone().any(|at| self.stands_on(at, *line)) {
                return Err(Trouble::NoQuotation { path: path(), what: format!("on line {line}") });
            }
        }
        let on_line =
            |at: &usize| which.line.is_empty() || which.line.iter().any(|line| self.stands_on(*at, *line));
        let on_line: Vec<usize> = all.filter(on_line).collect();
        let mut chosen = Vec::new();
        for words in &which.text {
            let wanted = format!(" {} ", folded(words));
            let has =
                |at: &&usize| format!(" {} ", folded(&self.standings.quoted[**at].text)).contains(&wanted);
            let found: Vec<usize> = on_line.iter().filter(has).copied().collect();
            match *found {
                [] => return Err(Trouble::NoQuotation { path: path(), what: format!("has `{words}`") }),
                [one] => chosen.push(one),
                _ => {
                    let lines: Vec<String> = found.iter().map(|at| self.place(*at).0.to_string()).collect();
                    let (words, lines) = (words.clone(), lines.join(", "));
                    return Err(Trouble::SeveralQuotations { path: path(), words, lines });
                }
            }
        }
        if which.text.is_empty() {
            chosen = on_line;
        }
        chosen.sort_unstable();
        chosen.dedup();
        Ok(chosen)
    }

    /// It is signed, and nothing changed since. What rests on a source that is not there keeps its sign-off, too, unless
    /// another confirms it.
    fn is_kept(&self, at: usize) -> bool {
        let quote = &self.standings.quoted[at];
        quote.is_settled() || (quote.changes == [Change::Missing] && !self.is_confirmed(at))
    }

    fn is_confirmed(&self, at: usize) -> bool {
        let evidence = self.standings.quoted[at].evidence(&self.checked.article);
        evidence.is_some_and(|evidence| evidence.confirms())
    }

    /// Whether a piece of the quotation stands on the line, counted from 1.
    fn stands_on(&self, at: usize, line: usize) -> bool {
        let article = &self.checked.article;
        self.standings.quoted[at].pieces.iter().any(|piece| {
            let span = article.span(article.draft.quotations.all[*piece].span);
            let lines =
                [span.start, span.end].map(|offset| article.draft.file.position(offset, Column::Bytes).0);
            (lines[0]..=lines[1]).contains(&line)
        })
    }

    /// Line and column where the quotation begins.
    fn place(&self, at: usize) -> (usize, usize) {
        let article = &self.checked.article;
        let piece = self.standings.quoted[at].pieces[0];
        let span = article.span(article.draft.quotations.all[piece].span);
        article.draft.file.position(span.start, Column::CodePoints)
    }

    fn entry(
        &self,
        at: usize,
        ledger: &Path,
        given: Option<&Signed>,
        (by, when): (&str, &str),
        note: Option<&str>,
    ) -> Entry {
        let article = &self.checked.article;
        let quote = &self.standings.quoted[at];
        let evidence = quote.evidence(article);
        let found =
            evidence.as_ref().and_then(|evidence| evidence.passage.as_ref()).map(|(source, words)| Signed {
                path: disk::path_from(ledger, source.file.path()),
                sha256: sha256(source.file.bytes()),
                passage: Some(words.clone()),
            });
        let source = match (given, found) {
            // the passage is known where the file that is named has it
            (Some(given), Some(found)) if found.path == given.path => Some(found),
            (Some(given), _) => Some(given.clone()),
            (None, found) => found,
        };
        Entry {
            text: quote.text.clone(),
            speaker: quote.speaker.clone(),
            source,
            verdict: evidence.map(|evidence| evidence.verdict.name().to_owned()),
            by: by.to_owned(),
            at: when.to_owned(),
            note: note.map(str::to_owned),
        }
    }

    /// Says what was done with a quotation.
    fn line(&self, what: &str, at: usize, out: &mut dyn Write) -> io::Result<()> {
        let quote = &self.standings.quoted[at];
        let (line, column) = self.place(at);
        let path = self.checked.article.draft.file.path().display().to_string();
        let speaker = quote.speaker.as_deref().unwrap_or("nobody");
        let words = plain::clipped(&quote.text, 60);
        writeln!(out, "{what:9}  {}:{line}:{column}  {}: {words}", plain::line(&path), plain::line(speaker))
    }
}
