//! `quotelint explain`: a rule's page, a group, or the language of own rules, read on a terminal.

use super::args::Explain;
use super::console::Console;
use super::here::{self, Here};
use super::markdown::{self, paint};
use super::values;
use super::{Failure, Outcome};
use quotelint::emit::terminal::Look;
use quotelint::emit::{plain, style};
use quotelint::lexicon::Lexicon;
use quotelint::rules::own::{FIELDS, KEYS, PAGE, Placeholder};
use quotelint::rules::{Book, FixKind, Group, OWN_RULES, Page, Preset, Rule, UnknownName};
use std::io::{self, Write};
use std::path::Path;

pub(crate) fn run(args: &Explain, console: &Console) -> Result<Outcome, Failure> {
    let here = here::of(args.config.as_deref(), Path::new(""), console)?;
    let book = here.settings.book();
    let (look, mut out) = (console.look(), console.out());
    match args.rule.as_deref() {
        None => groups(book, &Group::ALL, look, &mut *out)?,
        Some(OWN_RULES) => language(look, &mut *out)?,
        Some(WORDS) => lists(look, &mut *out)?,
        Some(name) => match (book.find(name), Group::named(name)) {
            (Some(rule), _) => page(rule, args.preset, &here, look, &mut *out)?,
            (None, Some(group)) => groups(book, &[group], look, &mut *out)?,
            (None, None) if Lexicon::names().any(|list| list == name) => {
                list(name, &here.lexicon, look, &mut *out)?;
            }
            (None, None) => {
                let lists: Vec<&str> = [OWN_RULES, WORDS].into_iter().chain(Lexicon::names()).collect();
                let known = book.names().chain(lists);
                return Err(UnknownName::new("rule or group", name, known).into());
            }
        },
    }
    out.flush()?;
    Ok(Outcome::Clean)
}

/// What lists the word lists.
const WORDS: &str = "words";

/// Each group, with its rules and their titles.
fn groups(book: &Book, groups: &[Group], look: Look, out: &mut dyn Write) -> io::Result<()> {
    let widest = book.all().map(|rule| rule.name.len()).max().unwrap_or(0);
    let mut first = true;
    for group in groups {
        let mut rules = book.all().filter(|rule| rule.page().group == *group).peekable();
        if rules.peek().is_none() && groups.len() > 1 {
            continue;
        }
        if !std::mem::take(&mut first) {
            writeln!(out)?;
        }
        let name = paint(look, style::MESSAGE, group.name());
        writeln!(out, "{name}  {}", paint(look, style::FAINT, group.doc()))?;
        for rule in rules {
            let name = paint(look, style::FRAME, &format!("{:widest$}", rule.name));
            let room = look.width.saturating_sub(widest + 4).max(20);
            let mut rows = plain::wrapped(&rule.page().title.replace('*', ""), room).into_iter();
            writeln!(out, "  {name}  {}", rows.next().unwrap_or_default())?;
            for row in rows {
                writeln!(out, "{:1$}{row}", "", widest + 4)?;
            }
        }
    }
    let more = "`quotelint explain RULE` prints a page, `explain own-rules` how to write rules of your own, `explain words` \
                the word lists";
    writeln!(out)?;
    plain::wrapped(more, look.width)
        .iter()
        .try_for_each(|row| writeln!(out, "{}", paint(look, style::FAINT, row)))
}

/// A rule's page, with what it weighs.
fn page(rule: &Rule, preset: Option<Preset>, here: &Here, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let page = rule.page();
    let fix = match page.fix {
        FixKind::None => "no fix",
        FixKind::Suggested => "a fix with --unsafe-fixes",
        FixKind::Safe => "a fix with --fix",
    };
    let sources = if page.needs_sources { ", needs sources" } else { "" };
    let level = preset.map_or_else(|| here.settings.level(&rule.name), |preset| page.level(preset));
    let name = paint(look, level.map_or(style::FAINT, style::of), &page.name);
    let facts = format!("({}, {}, {fix}{sources})", page.group, values::weight(level));
    writeln!(out, "{name} {}", paint(look, style::FAINT, &facts))?;
    let mut lines = Vec::new();
    if !page.guides.is_empty() {
        lines.push(format!("asked for by {}", page.guides.join(", ")));
    }
    if let Some(preset) = preset {
        lines.push(values::under(page, preset));
    }
    lines.extend(values::here(rule, here));
    for line in lines.iter().flat_map(|line| plain::wrapped(line, look.width)) {
        writeln!(out, "{}", paint(look, style::FAINT, &line))?;
    }
    writeln!(out)?;
    markdown::print(&page.body, look, out)?;
    guides(page, preset, look, out)
}

/// What each style guide wants, where they do not all want the same.
fn guides(page: &Page, chosen: Option<Preset>, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let table = values::table(page);
    if table.iter().all(|(_, row)| *row == table[0].1) {
        return Ok(());
    }
    writeln!(out, "\n{}\n", paint(look, style::MESSAGE, "In the style guides"))?;
    for (preset, row) in &table {
        let mark = if *row == table[0].1 { ' ' } else { '*' };
        let line = format!("{mark} {:9}  {}", preset.name(), row.join(", "));
        let colour = if chosen == Some(*preset) { style::MESSAGE } else { anstyle::Style::new() };
        writeln!(out, "{}", paint(look, colour, &line))?;
    }
    writeln!(
        out,
        "{}",
        paint(look, style::FAINT, &format!("\n* other than {}, the default", Preset::default()))
    )
}

/// The word lists, each with what it holds.
fn lists(look: Look, out: &mut dyn Write) -> io::Result<()> {
    let mut page = String::from(
        "# word lists\n\nWhat a word can be. `[words.NAME]` in `quotelint.toml` adds entries to a list and takes others out; \
         `quotelint explain NAME` prints one.\n\n",
    );
    page.extend(Lexicon::names().map(|name| format!("- `{name}`: {}\n", Lexicon::about(name))));
    markdown::print(&page, look, out)
}

/// A word list as it stands here.
fn list(name: &str, lexicon: &Lexicon, look: Look, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{} {}", paint(look, style::MESSAGE, name), paint(look, style::FAINT, "(a word list)"))?;
    writeln!(out)?;
    markdown::print(Lexicon::about(name), look, out)?;
    writeln!(out)?;
    plain::wrapped(&lexicon.words_of(name).join(", "), look.width)
        .iter()
        .try_for_each(|row| writeln!(out, "{row}"))
}

/// The language of own rules: what a page may hold, from the types that read it.
fn language(look: Look, out: &mut dyn Write) -> io::Result<()> {
    let mut page = PAGE.to_owned();
    page.push_str("\n## What the front matter holds\n\n");
    page.extend(KEYS.map(|key| format!("- `{}` ({}): {}\n", key.name, key.takes, key.doc)));
    page.push_str("\n## Conditions, for `[when]` and `[unless]`\n\n");
    page.extend(
        FIELDS.map(|field| format!("- `{}` ({}): {}\n", field.name, field.takes.describe(), field.doc)),
    );
    page.push_str("\n## Placeholders, for `message` and `help`\n\n");
    page.extend(Placeholder::ALL.map(|fact| format!("- `{{{}}}`: {}\n", fact.name(), fact.doc())));
    markdown::print(&page, look, out)
}
