//! `quotelint rules`: every rule in a line, group by group, as it stands here or under a style guide.

use super::args::{Rules, RulesFormat};
use super::console::Console;
use super::here::{self, Here};
use super::markdown::paint;
use super::{Failure, Outcome, values};
use quotelint::emit::{plain, style};
use quotelint::rules::{FixKind, Group, OptionValue, Preset, Rule, Settings};
use serde_json::{Map, Value, json};
use std::io::{self, Write};
use std::path::Path;

pub(crate) fn run(args: &Rules, console: &Console) -> Result<Outcome, Failure> {
    let mut here = here::of(args.config.as_deref(), Path::new(""), console)?;
    // a style guide that is asked for is shown as it is, without what is changed here
    if let Some(preset) = args.preset {
        here.settings = Settings::of(here.settings.book().clone());
        here.settings.set_preset(preset);
        here.path = None;
    }
    let mut out = console.out();
    match args.format {
        RulesFormat::Table => table(&here, console, &mut *out)?,
        RulesFormat::Jsonl => {
            for rule in here.settings.book().all() {
                serde_json::to_writer(&mut *out, &entry(rule, &here.settings)).map_err(io::Error::from)?;
                writeln!(out)?;
            }
        }
    }
    out.flush()?;
    Ok(Outcome::Clean)
}

fn entry(rule: &Rule, settings: &Settings) -> Value {
    let page = rule.page();
    let options: Map<String, Value> = settings
        .options(rule)
        .into_iter()
        .map(|(name, value)| {
            let value = match value {
                OptionValue::Number(number) => json!(number),
                OptionValue::Switch(switch) => json!(switch),
                OptionValue::Text(text) => json!(text),
                OptionValue::Words(words) => json!(words),
            };
            (name.to_owned(), value)
        })
        .collect();
    json!({
        "name": page.name.as_str(),
        "group": page.group.name(),
        "severity": values::weight(settings.level(&rule.name)),
        "fix": page.fix.name(),
        "needs_sources": page.needs_sources,
        "summary": page.summary,
        "guides": page.guides,
        "options": options,
    })
}

fn table(here: &Here, console: &Console, out: &mut dyn Write) -> io::Result<()> {
    let (look, settings) = (console.look(), &here.settings);
    let book = settings.book();
    let widest = book.all().map(|rule| rule.name.len()).max().unwrap_or(0);
    for group in Group::ALL {
        let mut of_group = book.all().filter(|rule| rule.page().group == group).peekable();
        if of_group.peek().is_none() {
            continue;
        }
        writeln!(out, "{}", paint(look, style::MESSAGE, group.name()))?;
        for rule in of_group {
            let page = rule.page();
            let level = settings.level(&rule.name);
            let fix = match page.fix {
                FixKind::None => ' ',
                FixKind::Suggested => '~',
                FixKind::Safe => '*',
            };
            let sources = if page.needs_sources { '†' } else { ' ' };
            let room = look.width.saturating_sub(widest + 17).max(24);
            let mut lines = plain::wrapped(&plain::unmarked(&page.summary), room).into_iter();
            writeln!(
                out,
                "  {}  {} {fix}{sources} {}",
                paint(look, style::FRAME, &format!("{:widest$}", page.name)),
                paint(look, level.map_or(style::FAINT, style::of), &format!("{:7}", values::weight(level))),
                lines.next().unwrap_or_default()
            )?;
            for line in lines {
                writeln!(out, "{:1$}{line}", "", widest + 15)?;
            }
            let changes = values::changes(rule, settings, Preset::default()).join(", ");
            for line in plain::wrapped(&changes, room).iter().filter(|line| !line.is_empty()) {
                writeln!(out, "{:1$}{2}", "", widest + 15, paint(look, style::FAINT, line))?;
            }
        }
        writeln!(out)?;
    }
    let on_top = here.path.as_ref().map_or_else(String::new, |path| format!(", with {}", path.display()));
    let legend = format!(
        "* --fix mends it   ~ --unsafe-fixes mends it   † needs sources   preset: {}{on_top}",
        settings.base()
    );
    writeln!(out, "{}", paint(look, style::FAINT, &legend))
}
