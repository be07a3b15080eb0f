//! `quotelint explain RULE`: the rule's page, read on a terminal.

use super::args::Explain;
use super::console::Console;
use super::{Failure, Outcome};
use anstyle::Style;
use quotelint::emit::terminal::Look;
use quotelint::emit::{plain, style};
use quotelint::rules::{FixKind, Page, UnknownName, all, find};
use std::io::{self, Write};

pub(crate) fn run(args: &Explain, console: &Console) -> Result<Outcome, Failure> {
    let rule = find(&args.rule)
        .ok_or_else(|| UnknownName::new("rule", &args.rule, all().iter().map(|rule| rule.name.as_str())))?;
    let mut out = console.out();
    page(rule.page(), console.look(), &mut *out)?;
    out.flush()?;
    Ok(Outcome::Clean)
}

/// The page's Markdown, line by line: it is written by us, so headings, fences and code are all there is to know.
fn page(page: &Page, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let paint = |style: Style, text: &str| {
        if look.colour { format!("{style}{text}{style:#}") } else { text.to_owned() }
    };
    let fix = match page.fix {
        FixKind::None => "no fix",
        FixKind::Suggested => "a fix with --unsafe-fixes",
        FixKind::Safe => "a fix with --fix",
    };
    let sources = if page.needs_sources { ", needs sources" } else { "" };
    writeln!(
        out,
        "{} {}",
        paint(style::of(page.severity), &page.name),
        paint(style::FAINT, &format!("({}, {}, {fix}{sources})", page.group, page.severity))
    )?;
    if !page.guides.is_empty() {
        writeln!(out, "{}", paint(style::FAINT, &format!("asked for by {}", page.guides.join(", "))))?;
    }
    writeln!(out)?;
    let mut fence: Option<&str> = None;
    let mut paragraph = String::new();
    for text in page.body.lines().map(str::trim_end) {
        if fence.is_none() && !text.is_empty() && !text.starts_with(['#', '`', '-', '|', '>']) {
            paragraph.push_str(text);
            paragraph.push(' ');
            continue;
        }
        for row in flowed(&std::mem::take(&mut paragraph), look.width) {
            writeln!(out, "{}", code(&row, look))?;
        }
        if let Some(info) = text.strip_prefix("```") {
            if fence.take().is_none() {
                fence = Some(info);
                writeln!(out, "  {}", paint(style::FAINT, info))?;
            }
        } else if fence.is_some() {
            writeln!(out, "  {} {}", paint(style::FRAME, "│"), plain::line(text))?;
        } else if let Some(heading) = text.strip_prefix('#') {
            writeln!(out, "{}", paint(style::MESSAGE, heading.trim_start_matches('#').trim()))?;
        } else {
            writeln!(out, "{}", code(text, look))?;
        }
    }
    for row in flowed(&paragraph, look.width) {
        writeln!(out, "{}", code(&row, look))?;
    }
    let mut options = page.options.iter().peekable();
    if options.peek().is_some() {
        writeln!(out, "\n{}", paint(style::MESSAGE, "Options"))?;
    }
    for option in options {
        let default = format!("{} (default: {})", option.name, shown(&option.default));
        writeln!(out, "  {}", paint(style::FRAME, &default))?;
        for row in flowed(&option.doc, look.width.saturating_sub(4)) {
            writeln!(out, "    {}", code(&row, look))?;
        }
    }
    Ok(())
}

fn flowed(paragraph: &str, width: usize) -> Vec<String> {
    if paragraph.trim().is_empty() { Vec::new() } else { plain::wrapped(paragraph, width.min(90)) }
}

/// `code` in colour; without colours, as it is written.
fn code(text: &str, look: Look) -> String {
    if !look.colour {
        return text.to_owned();
    }
    let style = style::FRAME;
    let parts: Vec<String> = text
        .split('`')
        .enumerate()
        .map(|(at, part)| if at % 2 == 1 { format!("{style}{part}{style:#}") } else { part.to_owned() })
        .collect();
    parts.concat()
}

fn shown(value: &quotelint::rules::OptionValue) -> String {
    use quotelint::rules::OptionValue::{Number, Switch, Text, Words};
    match value {
        Number(number) => number.to_string(),
        Switch(switch) => switch.to_string(),
        Text(text) => format!("\"{text}\""),
        Words(words) => format!("{words:?}"),
    }
}
