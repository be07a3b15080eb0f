//! The inside of one Markdown paragraph, heading or cell: events → prose.

use super::build::Builder;
use super::{Link, comments};
use crate::text::{ProseSpan, Span};
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

/// An event and where it stands in the file.
pub(super) type Inline<'a> = (Event<'a>, Span);

/// What a paragraph is made of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shape {
    /// Pictures and nothing else, but for emphasised words: a caption.
    Picture,
    /// All emphasised.
    Emphasised,
    /// Copy.
    Copy,
}

pub(super) fn shape(inlines: &[Inline<'_>]) -> Shape {
    let (mut images, mut emphasis, mut depth) = (0, 0, 0_usize);
    let mut copy = false;
    for (event, _) in inlines {
        match event {
            Event::Start(Tag::Image { .. }) => {
                images += 1;
                depth += 1;
            }
            Event::Start(Tag::Emphasis | Tag::Strong) => {
                emphasis += 1;
                depth += 1;
            }
            Event::End(TagEnd::Image | TagEnd::Emphasis | TagEnd::Strong) => depth = depth.saturating_sub(1),
            Event::Text(text) => copy |= depth == 0 && !text.trim().is_empty(),
            Event::Code(_) => copy |= depth == 0,
            _ => {}
        }
    }
    match (images, emphasis, copy) {
        (1.., _, false) => Shape::Picture,
        (0, 1.., false) => Shape::Emphasised,
        _ => Shape::Copy,
    }
}

/// Writes `inlines` into the open block.
pub(super) fn write(builder: &mut Builder<'_>, inlines: Vec<Inline<'_>>, shape: Shape) {
    let mut writer =
        Writer { builder, pending: None, emphasis: 0, begun: 0, link: None, bare: false, hidden: 0 };
    for (event, span) in inlines {
        writer.event(event, span, shape);
    }
    writer.flush();
}

struct Writer<'b, 'a> {
    builder: &'b mut Builder<'a>,
    /// Text of the file that is not written yet, so that pieces of it stay together.
    pending: Option<Span>,
    /// Depth of emphasis, and where the outermost begins.
    emphasis: usize,
    begun: usize,
    /// The open link: where it begins, and its target.
    link: Option<(usize, String)>,
    /// The open link is a bare address, which is no prose.
    bare: bool,
    /// Depth of what is left out.
    hidden: usize,
}

impl Writer<'_, '_> {
    fn event(&mut self, event: Event<'_>, span: Span, shape: Shape) {
        match event {
            Event::Start(Tag::Image { .. }) if shape != Shape::Picture => {
                if self.hidden == 0 {
                    self.put(super::OMITTED, span);
                }
                self.hidden += 1;
            }
            Event::End(TagEnd::Image) if shape != Shape::Picture => self.hidden -= 1,
            Event::End(TagEnd::Link) if self.bare => {
                self.hidden -= 1;
                self.bare = false;
                self.end_link();
            }
            Event::InlineHtml(_) | Event::Html(_) => self.html(span),
            _ if self.hidden > 0 => {}
            Event::Text(text) => {
                if *text == *span.of(self.builder.text()) {
                    self.text(span);
                } else {
                    self.flush();
                    self.builder.put(&entity(&text), span);
                }
            }
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => self.put(super::OMITTED, span),
            Event::SoftBreak | Event::HardBreak => {
                self.flush();
                self.builder.line_break(span);
            }
            Event::Start(Tag::Emphasis | Tag::Strong) => {
                if self.emphasis == 0 {
                    self.flush();
                    self.begun = self.builder.next();
                }
                self.emphasis += 1;
            }
            Event::End(TagEnd::Emphasis | TagEnd::Strong) => {
                self.emphasis = self.emphasis.saturating_sub(1);
                if self.emphasis == 0 {
                    self.flush();
                    let end = self.builder.len();
                    if self.begun < end {
                        self.builder.document.emphasis.push(ProseSpan::new(self.begun, end));
                    }
                }
            }
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                self.flush();
                self.link = Some((self.builder.next(), dest_url.into_string()));
                self.bare = matches!(link_type, LinkType::Autolink | LinkType::Email);
                if self.bare {
                    self.put(super::OMITTED, span);
                    self.hidden += 1;
                }
            }
            Event::End(TagEnd::Link) => self.end_link(),
            _ => {}
        }
    }

    fn end_link(&mut self) {
        self.flush();
        if let Some((start, target)) = self.link.take() {
            let end = self.builder.len();
            if start < end {
                self.builder.document.links.push(Link { span: ProseSpan::new(start, end), target });
            }
        }
    }

    fn text(&mut self, span: Span) {
        match &mut self.pending {
            Some(pending) if pending.end == span.start => pending.end = span.end,
            _ => {
                self.flush();
                self.pending = Some(span);
            }
        }
    }

    fn flush(&mut self) {
        if let Some(span) = self.pending.take() {
            self.builder.read(span);
        }
    }

    fn put(&mut self, c: char, span: Span) {
        self.flush();
        self.builder.put(c.encode_utf8(&mut [0; 4]), span);
    }

    /// A comment is kept apart; `<br>` ends a line; other tags are nothing.
    fn html(&mut self, span: Span) {
        let source = span.of(self.builder.text());
        if source.starts_with("<!--") {
            self.builder.document.comments.push(comments::comment(self.builder.text(), span));
        } else if source.get(..3).is_some_and(|tag| tag.eq_ignore_ascii_case("<br")) {
            self.flush();
            self.builder.line_break(span);
        }
    }
}

/// What an entity stands for, as browsers read it: numbers of the C1 controls are Windows-1252, spaces are spaces.
fn entity(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{80}'..='\u{9F}' => {
                let byte = u8::try_from(u32::from(c)).unwrap_or(b' ');
                out.push_str(&encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[byte]).0);
            }
            '\u{AD}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2060}' | '\u{FEFF}' => {}
            c if c.is_whitespace() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
