//! Markdown, through pulldown-cmark. Its smart punctuation stays off: it rewrites quotation marks.

use super::build::Builder;
use super::inline::{self, Inline, Shape};
use super::{BlockKind, front_matter, html};
use crate::text::Span;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

pub(super) fn read(text: &str) -> Builder<'_> {
    let mut builder = Builder::new(text);
    builder.document.front_matter = front_matter::find(text);
    let mark = if text.starts_with('\u{FEFF}') { 3 } else { 0 };
    let base = builder.document.front_matter.map_or(mark, |span| span.end);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM;
    let mut reader = Reader {
        builder,
        inlines: Vec::new(),
        html: Vec::new(),
        quotes: 0,
        items: 0,
        skipping: false,
        after_picture: false,
    };
    for (event, range) in Parser::new_ext(&text[base..], options).into_offset_iter() {
        reader.event(event, Span::new(base + range.start, base + range.end));
    }
    reader.flush(None);
    reader.builder.document.comments.sort_by_key(|comment| comment.span);
    reader.builder
}

struct Reader<'a> {
    builder: Builder<'a>,
    /// Inline events of the open paragraph. A tight list item has one without saying so.
    inlines: Vec<Inline<'a>>,
    /// Lines of the open HTML block.
    html: Vec<Span>,
    /// Depth of block quotes and of list items.
    quotes: usize,
    items: usize,
    /// Inside code.
    skipping: bool,
    /// The block before is a picture: emphasised words below it are its caption.
    after_picture: bool,
}

impl<'a> Reader<'a> {
    fn event(&mut self, event: Event<'a>, span: Span) {
        match event {
            Event::End(TagEnd::CodeBlock | TagEnd::MetadataBlock(_)) => self.skipping = false,
            _ if self.skipping => {}
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(tag, span),
            Event::Html(_) => self.html.push(span),
            Event::Rule => self.flush(None),
            other => self.inlines.push((other, span)),
        }
    }

    fn start(&mut self, tag: Tag<'a>, span: Span) {
        match tag {
            Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. } => {
                self.inlines.push((Event::Start(tag), span));
                return;
            }
            _ => self.flush(None),
        }
        match tag {
            Tag::BlockQuote(_) => self.quotes += 1,
            Tag::Item => self.items += 1,
            Tag::CodeBlock(_) | Tag::MetadataBlock(_) => self.skipping = true,
            Tag::HtmlBlock => self.html.clear(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, span: Span) {
        match tag {
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image => {
                self.inlines.push((Event::End(tag), span));
                return;
            }
            TagEnd::Heading(_) => self.flush(Some(BlockKind::Heading)),
            TagEnd::TableCell => self.flush(Some(BlockKind::TableCell)),
            _ => self.flush(None),
        }
        match tag {
            TagEnd::BlockQuote(_) => self.quotes = self.quotes.saturating_sub(1),
            TagEnd::Item => self.items = self.items.saturating_sub(1),
            TagEnd::HtmlBlock => {
                let kind = self.container();
                html::read(&mut self.builder, &self.html, kind);
                self.html.clear();
            }
            _ => {}
        }
    }

    /// What a paragraph is by what it stands in.
    fn container(&self) -> BlockKind {
        match (self.quotes, self.items) {
            (1.., _) => BlockKind::BlockQuote,
            (0, 1..) => BlockKind::ListItem,
            (0, 0) => BlockKind::Paragraph,
        }
    }

    /// Writes the open paragraph, if there is one.
    fn flush(&mut self, kind: Option<BlockKind>) {
        if self.inlines.is_empty() {
            return;
        }
        let shape = inline::shape(&self.inlines);
        let below_picture = self.after_picture && shape == Shape::Emphasised;
        self.after_picture = shape == Shape::Picture;
        let kind = match kind {
            Some(kind) => kind,
            None if below_picture || self.after_picture => BlockKind::Caption,
            None => self.container(),
        };
        inline::write(&mut self.builder, std::mem::take(&mut self.inlines), shape);
        self.builder.close(kind);
    }
}
