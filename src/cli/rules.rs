//! `quotelint rules`: every rule in a line, group by group.

use super::args::{Rules, RulesFormat};
use super::console::Console;
use super::{Failure, Outcome};
use quotelint::emit::{plain, style};
use quotelint::rules::{FixKind, Group, Page, Preset, all};
use std::io::{self, Write};

pub(crate) fn run(args: &Rules, console: &Console) -> Result<Outcome, Failure> {
    let mut out = console.out();
    let pages: Vec<&Page> = all().iter().map(|rule| rule.page()).collect();
    match args.format {
        RulesFormat::Table => table(&pages, args.preset, console, &mut *out)?,
        RulesFormat::Jsonl => {
            for page in pages {
                serde_json::to_writer(&mut *out, &entry(page, args.preset)).map_err(io::Error::from)?;
                writeln!(out)?;
            }
        }
    }
    out.flush()?;
    Ok(Outcome::Clean)
}

fn level(page: &Page, preset: Preset) -> &'static str {
    page.level(preset).map_or("off", quotelint::rules::Severity::name)
}

fn entry(page: &Page, preset: Preset) -> serde_json::Value {
    serde_json::json!({
        "name": page.name.as_str(),
        "group": page.group.name(),
        "severity": level(page, preset),
        "fix": page.fix.name(),
        "needs_sources": page.needs_sources,
        "summary": page.summary,
        "guides": page.guides,
    })
}

fn table(pages: &[&Page], preset: Preset, console: &Console, out: &mut dyn Write) -> io::Result<()> {
    let look = console.look();
    let paint = |style: anstyle::Style, text: String| {
        if look.colour { format!("{style}{text}{style:#}") } else { text }
    };
    let widest = pages.iter().map(|page| page.name.len()).max().unwrap_or(0);
    for group in Group::ALL {
        let mut of_group = pages.iter().filter(|page| page.group == group).peekable();
        if of_group.peek().is_none() {
            continue;
        }
        writeln!(out, "{}", paint(style::MESSAGE, group.to_string()))?;
        for page in of_group {
            let colour = page.level(preset).map_or(style::FAINT, style::of);
            let fix = match page.fix {
                FixKind::None => ' ',
                FixKind::Suggested => '~',
                FixKind::Safe => '*',
            };
            let sources = if page.needs_sources { '†' } else { ' ' };
            let room = look.width.saturating_sub(widest + 17).max(24);
            let mut lines = plain::wrapped(&page.summary.replace('*', ""), room).into_iter();
            writeln!(
                out,
                "  {}  {} {fix}{sources} {}",
                paint(style::FRAME, format!("{:widest$}", page.name)),
                paint(colour, format!("{:7}", level(page, preset))),
                lines.next().unwrap_or_default()
            )?;
            for line in lines {
                writeln!(out, "{:1$}{line}", "", widest + 15)?;
            }
        }
        writeln!(out)?;
    }
    let legend = format!("* --fix mends it   ~ --unsafe-fixes mends it   † needs sources   preset: {preset}");
    writeln!(out, "{}", paint(style::FAINT, legend))
}
