//! `quotelint test-rules`: the examples of a newsroom's own rules, run.

use super::args::TestRules;
use super::console::Console;
use super::here::{self, Here};
use super::house;
use super::markdown::paint;
use super::trouble::Trouble;
use super::{Failure, Outcome};
use quotelint::emit::summary::counted;
use quotelint::emit::terminal::Look;
use quotelint::emit::{plain, style};
use quotelint::rules::{Book, Rule, Settings, Severity};
use quotelint::trial::{self, Fault};
use similar::{ChangeTag, TextDiff};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub(crate) fn run(args: &TestRules, console: &Console) -> Result<Outcome, Failure> {
    let here = here::of(args.config.as_deref(), args.folder.as_deref().unwrap_or(Path::new("")), console)?;
    let folder = match (&args.folder, &here.own_rules) {
        (Some(folder), _) | (None, Some(folder)) => folder.clone(),
        (None, None) => return Err(Trouble::NoOwnRules.into()),
    };
    let pages = house::pages(&folder).map_err(|error| Trouble::unreadable(&folder, &error))?;
    if pages.is_empty() {
        return Err(Trouble::NoPages { path: folder }.into());
    }
    let paths: Vec<PathBuf> = pages.iter().map(|file| file.path().to_owned()).collect();
    let (rules, faulty) = house::read(pages);
    let broken = faulty.len();
    for page in &faulty {
        console.blame(page);
    }
    let book = Arc::new(Book::with(rules));
    let mut settings = Settings::of(book.clone());
    settings.set_preset(here.settings.base());
    let (look, mut out) = (console.look(), console.out());
    let mut failed = 0;
    for rule in book.own() {
        let path = paths.iter().find(|path| path.file_stem().is_some_and(|stem| stem == rule.name.as_str()));
        let path = path.map_or_else(|| Path::new(rule.name.as_str()), PathBuf::as_path);
        failed += usize::from(!tested(rule, path, &settings, &here, look, &mut *out)?);
    }
    out.flush()?;
    drop(out);
    let bad = if failed + broken == 0 { String::new() } else { format!(", {} failed", failed + broken) };
    console.remark(format!("{} tested{bad}", counted(paths.len(), "page")));
    Ok(match (broken, failed) {
        (0, 0) => Outcome::Clean,
        (0, _) => Outcome::Findings,
        _ => Outcome::Undone,
    })
}

/// Runs one page and says how that went; whether all was well.
fn tested(
    rule: &Rule,
    path: &Path,
    settings: &Settings,
    here: &Here,
    look: Look,
    out: &mut dyn Write,
) -> io::Result<bool> {
    let (count, faults) = trial::run(rule, settings, &here.lexicon);
    let path = plain::line(&path.to_string_lossy());
    if faults.is_empty() {
        let ok = paint(look, style::of(Severity::Note), "ok");
        writeln!(out, "{path}: {ok}, {}", counted(count, "example"))?;
        return Ok(true);
    }
    writeln!(out, "{path}: {}", paint(look, style::of(Severity::Error), "failed"))?;
    for fault in &faults {
        told(fault, look, out)?;
    }
    Ok(false)
}

fn told((line, failure): &Fault, look: Look, out: &mut dyn Write) -> io::Result<()> {
    use trial::Failure::{Fence, None, Other, Reported, Silent, Unwritten};
    let what = match failure {
        Fence(why) => why.clone(),
        None(kind) => format!("no `{kind}` example"),
        Reported(_) => "a good example is reported".to_owned(),
        Silent => "a bad example is not reported".to_owned(),
        Unwritten(_) => {
            "a bad example without its report; put this behind it, in a fence `report`".to_owned()
        }
        Other(..) => "a bad example brings another report (- expected, + found)".to_owned(),
    };
    let at = line.map_or_else(String::new, |line| format!("line {line}: "));
    writeln!(out, "  {at}{}", plain::line(&what))?;
    let (expected, found) = match failure {
        Reported(found) => ("", found.as_str()),
        Other(expected, found) => (expected.as_str(), found.as_str()),
        Unwritten(found) => {
            return found.lines().try_for_each(|line| writeln!(out, "    {}", plain::line(line)));
        }
        _ => return Ok(()),
    };
    for change in TextDiff::from_lines(expected, found).iter_all_changes() {
        let (sign, colour) = match change.tag() {
            ChangeTag::Delete => ('-', style::of(Severity::Error)),
            ChangeTag::Insert => ('+', style::of(Severity::Note)),
            ChangeTag::Equal => (' ', anstyle::Style::new()),
        };
        let text = format!("{sign} {}", plain::line(change.value().trim_end()));
        writeln!(out, "    {}", paint(look, colour, text.trim_end()))?;
    }
    Ok(())
}
