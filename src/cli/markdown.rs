//! Markdown → a terminal, as far as the pages of rules use it: headings, paragraphs, lists, fences, emphasis and code.
//! Words wrap; a fence keeps its lines behind a bar. Without colours, emphasis and code keep their marks.

use anstyle::Style;
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};
use quotelint::emit::terminal::Look;
use quotelint::emit::{plain, style};
use quotelint::rules::Severity;
use std::io::{self, Write};

/// Columns that a line of words takes at most: a longer one is hard to read.
const WIDEST: usize = 90;

/// Columns in front of what stands in a fence or an item.
const INDENT: usize = 2;

/// Prints `text`.
pub(crate) fn print(text: &str, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let mut printer =
        Printer { out, look, runs: Vec::new(), styles: Vec::new(), lists: Vec::new(), last: Last::Nothing };
    let mut fence: Option<String> = None;
    let mut lines = String::new();
    for event in Parser::new(text) {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                fence = Some(match kind {
                    CodeBlockKind::Fenced(info) => info.into_string(),
                    CodeBlockKind::Indented => String::new(),
                });
            }
            Event::End(TagEnd::CodeBlock) => {
                printer.fence(&fence.take().unwrap_or_default(), &std::mem::take(&mut lines))?;
            }
            Event::Text(words) if fence.is_some() => lines.push_str(&words),
            other => printer.event(other)?,
        }
    }
    printer.flow()
}

/// `text` in a style, where there are colours.
pub(crate) fn paint(look: Look, style: Style, text: &str) -> String {
    if look.colour { format!("{style}{text}{style:#}") } else { text.to_owned() }
}

/// What was printed last: it says whether a blank line comes next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Nothing,
    Words,
    Item,
    Fence,
}

struct Printer<'a> {
    out: &'a mut dyn Write,
    look: Look,
    /// Words of the paragraph so far, each with its style.
    runs: Vec<(String, Style)>,
    styles: Vec<Style>,
    /// Open lists; the number of the next item, where they are numbered.
    lists: Vec<Option<u64>>,
    last: Last,
}

impl Printer<'_> {
    fn event(&mut self, event: Event<'_>) -> io::Result<()> {
        match event {
            Event::Start(Tag::Heading { .. }) => self.styles.push(style::MESSAGE),
            Event::Start(Tag::Emphasis) => self.open(Style::new().italic(), "*"),
            Event::End(TagEnd::Emphasis) => self.close("*"),
            Event::Start(Tag::Strong) => self.open(style::MESSAGE, ""),
            Event::End(TagEnd::Strong) => self.close(""),
            Event::Start(Tag::List(start)) => {
                self.flow()?;
                self.lists.push(start);
            }
            Event::End(TagEnd::List(_)) => drop(self.lists.pop()),
            Event::End(TagEnd::Heading(_)) => {
                self.flow()?;
                self.styles.pop();
            }
            Event::End(TagEnd::Paragraph | TagEnd::Item) => self.flow()?,
            Event::Text(words) | Event::Html(words) | Event::InlineHtml(words) => self.say(&words),
            Event::Code(words) if self.look.colour => self.runs.push((words.into_string(), style::FRAME)),
            Event::Code(words) => self.say(&format!("`{words}`")),
            Event::SoftBreak | Event::HardBreak => self.say(" "),
            _ => {}
        }
        Ok(())
    }

    fn say(&mut self, words: &str) {
        self.runs.push((words.to_owned(), self.styles.last().copied().unwrap_or_default()));
    }

    fn open(&mut self, style: Style, mark: &str) {
        self.styles.push(style);
        if !self.look.colour {
            self.say(mark);
        }
    }

    fn close(&mut self, mark: &str) {
        if !self.look.colour {
            self.say(mark);
        }
        self.styles.pop();
    }

    /// Prints the paragraph so far.
    fn flow(&mut self) -> io::Result<()> {
        let runs = std::mem::take(&mut self.runs);
        if runs.iter().all(|(words, _)| words.trim().is_empty()) {
            return Ok(());
        }
        let item = self.lists.len() * INDENT;
        let bullet = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            Some(None) => "- ".to_owned(),
            None => String::new(),
        };
        let next = if item > 0 { Last::Item } else { Last::Words };
        if self.last != Last::Nothing && (self.last, next) != (Last::Item, Last::Item) {
            writeln!(self.out)?;
        }
        self.last = next;
        let indent = item + plain::width(&bullet) - if item > 0 { INDENT } else { 0 };
        let room = self.look.width.min(WIDEST).saturating_sub(indent).max(20);
        let mut before = format!("{:1$}{bullet}", "", indent - plain::width(&bullet));
        for line in wrapped(&runs, room) {
            write!(self.out, "{before}")?;
            for (words, style) in line {
                write!(self.out, "{}", paint(self.look, style, &words))?;
            }
            writeln!(self.out)?;
            before = " ".repeat(indent);
        }
        Ok(())
    }

    /// A fence: what it is, then its lines behind a bar. Report and fixed text stay with their example.
    fn fence(&mut self, info: &str, lines: &str) -> io::Result<()> {
        self.flow()?;
        let kind = info.split_whitespace().next().unwrap_or_default();
        let goes_on = self.last == Last::Fence && matches!(kind, "report" | "fixed");
        if self.last != Last::Nothing && !goes_on {
            writeln!(self.out)?;
        }
        self.last = Last::Fence;
        let colour = match kind {
            "good" | "fixed" => style::of(Severity::Note),
            "bad" => style::of(Severity::Error),
            _ => style::FAINT,
        };
        writeln!(self.out, "  {}", paint(self.look, colour, info))?;
        let room = self.look.width.saturating_sub(2 * INDENT).max(20);
        for text in lines.lines() {
            for row in rows(text, room) {
                let gap = if row.is_empty() { "" } else { " " };
                writeln!(self.out, "  {}{gap}{row}", paint(self.look, style::FRAME, "│"))?;
            }
        }
        Ok(())
    }
}

/// A line of a fence as it stands; where it is too long, in rows that keep its indent, the later ones a little further in.
fn rows(text: &str, room: usize) -> Vec<String> {
    let whole = plain::line(text);
    if plain::width(&whole) <= room {
        return vec![whole];
    }
    let indent = (text.len() - text.trim_start().len()).min(room / 2);
    let rows = plain::wrapped(text, room - indent - INDENT).into_iter().enumerate();
    rows.map(|(at, row)| format!("{:1$}{row}", "", indent + if at > 0 { INDENT } else { 0 })).collect()
}

/// The words of `runs` in lines of at most `most` columns; a longer word keeps a line of its own.
fn wrapped(runs: &[(String, Style)], most: usize) -> Vec<Vec<(String, Style)>> {
    let mut words: Vec<Vec<(String, Style)>> = vec![Vec::new()];
    for (text, style) in runs {
        for (at, piece) in text.split(char::is_whitespace).enumerate() {
            if at > 0 {
                words.push(Vec::new());
            }
            if let Some(word) = words.last_mut().filter(|_| !piece.is_empty()) {
                word.push((plain::line(piece), *style));
            }
        }
    }
    let (mut lines, mut line, mut used) = (Vec::new(), Vec::new(), 0);
    for word in words.into_iter().filter(|word| !word.is_empty()) {
        let wide: usize = word.iter().map(|(piece, _)| plain::width(piece)).sum();
        if used > 0 && used + 1 + wide > most {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        if used > 0 {
            line.push((" ".to_owned(), Style::new()));
            used += 1;
        }
        used += wide;
        line.extend(word);
    }
    lines.push(line);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(text: &str, width: usize) -> String {
        let mut out = Vec::new();
        print(text, Look { colour: false, width }, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn paragraphs_and_items_wrap_and_fences_stay_together() {
        let page = "# a title\n\nSome *words* that go on and `on` for a while.\n\n- one item that is long\n- two\n\n\
                    ```bad markdown\n\"A,\" he said.\n```\n\n```report\nwarning[x] 1:1 a very long line indeed\n  help do it\n```\n\nEnd.\n";
        assert_eq!(
            printed(page, 32),
            "a title\n\nSome *words* that go on and `on`\nfor a while.\n\n- one item that is long\n- two\n\n  \
             bad markdown\n  │ \"A,\" he said.\n  report\n  │ warning[x] 1:1 a very long\n  │   line indeed\n  │   help do it\n\nEnd.\n"
        );
    }
}
