//! HTML: pages, and blocks inside Markdown. Their comments, and the words between their tags, which a reader sees.
//!
//! No tree is built: which tags end a block, which hide what is in them and what a block is are all that reading needs.

use super::build::Builder;
use super::{BlockKind, comments};
use crate::text::{ProseSpan, Span};
use memchr::{memchr, memmem};

/// Elements whose content is no prose. Sorted.
const HIDDEN: &[&str] = &[
    "button", "code", "head", "iframe", "math", "noscript", "object", "pre", "script", "select", "style",
    "svg", "template", "textarea", "title",
];

/// Elements inside a line: their tags do not end a block. Sorted.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "cite", "del", "dfn", "em", "font", "i", "img", "ins", "kbd", "label",
    "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
];

/// Elements whose words stand out, or did before there were styles for it.
const EMPHASIS: &[&str] = &["b", "em", "i", "strong"];

/// Reads the HTML block whose lines are `lines`; text in it that no element claims is of `kind`.
pub(super) fn read(builder: &mut Builder<'_>, lines: &[Span], kind: BlockKind) {
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return };
    // in a container, its marks (`> `) stand between the lines: tags and comments are found, words are not read
    let whole = lines.windows(2).all(|pair| pair[0].end == pair[1].start);
    Reader::new(builder, Span::new(first.start, last.end), kind, whole).run();
}

/// Reads a page.
pub(super) fn page(text: &str) -> Builder<'_> {
    let mut builder = Builder::new(text);
    Reader::new(&mut builder, Span::new(0, text.len()), BlockKind::Paragraph, true).run();
    builder
}

/// Reads the words at `span`, entities as what they stand for.
pub(super) fn text(builder: &mut Builder<'_>, span: Span) {
    let text = span.of(builder.text());
    let mut from = 0;
    while let Some(at) = memchr(b'&', &text.as_bytes()[from..]).map(|i| from + i) {
        builder.read(Span::new(span.start + from, span.start + at));
        let (length, c) = entity(&text[at..]).unwrap_or((1, '&'));
        builder.put(c.encode_utf8(&mut [0; 4]), Span::new(span.start + at, span.start + at + length));
        from = at + length;
    }
    builder.read(Span::new(span.start + from, span.end));
}

struct Reader<'b, 'a> {
    builder: &'b mut Builder<'a>,
    at: usize,
    end: usize,
    kind: BlockKind,
    /// Open elements that say what their text is.
    elements: Vec<(String, BlockKind)>,
    /// Depth of emphasis in the open block, and where the outermost begins.
    emphasis: usize,
    begun: usize,
    words: bool,
}

impl<'b, 'a> Reader<'b, 'a> {
    fn new(builder: &'b mut Builder<'a>, within: Span, kind: BlockKind, words: bool) -> Self {
        let (at, end) = (within.start, within.end);
        Self { builder, at, end, kind, elements: Vec::new(), emphasis: 0, begun: 0, words }
    }

    fn run(&mut self) {
        let bytes = self.builder.text().as_bytes();
        while self.at < self.end {
            let next = memchr(b'<', &bytes[self.at..self.end]).map_or(self.end, |i| self.at + i);
            self.text(Span::new(self.at, next));
            self.at = next;
            if next < self.end {
                self.markup();
            }
        }
        self.close();
    }

    /// What begins with `<` at `self.at`.
    fn markup(&mut self) {
        let text = self.builder.text();
        let rest = &text[self.at..self.end];
        if rest.starts_with("<!--") {
            let length = memmem::find(rest.as_bytes(), b"-->").map_or(rest.len(), |i| i + 3);
            let span = Span::new(self.at, self.at + length);
            self.builder.document.comments.push(comments::comment(text, span));
            self.at += length;
            return;
        }
        let closing = rest.starts_with("</");
        let name = &rest[1 + usize::from(closing)..];
        let length = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
        let name = name[..length].to_ascii_lowercase();
        if name.is_empty() && !rest.starts_with("<!") && !rest.starts_with("<?") {
            self.text(Span::new(self.at, self.at + 1));
            self.at += 1;
            return;
        }
        let before = self.at;
        self.at += tag_end(rest);
        if HIDDEN.binary_search(&name.as_str()).is_ok() && !closing {
            self.hide(&name);
        } else if name == "br" {
            self.builder.line_break(Span::at(self.at));
        } else if name == "q" && self.words {
            // browsers draw the marks
            let tag = Span::new(before, self.at);
            self.builder.put(if closing { "”" } else { "“" }, tag);
        } else if EMPHASIS.contains(&name.as_str()) && self.words {
            self.emphasise(closing);
        } else if INLINE.binary_search(&name.as_str()).is_err() {
            self.close();
            self.element(name, closing);
        }
    }

    fn emphasise(&mut self, closing: bool) {
        if !closing {
            if self.emphasis == 0 {
                self.begun = self.builder.next();
            }
            self.emphasis += 1;
        } else if self.emphasis > 0 {
            self.emphasis -= 1;
            let end = self.builder.len();
            if self.emphasis == 0 && self.begun < end {
                self.builder.document.emphasis.push(ProseSpan::new(self.begun, end));
            }
        }
    }

    fn hide(&mut self, name: &str) {
        let rest = &self.builder.text().as_bytes()[self.at..self.end];
        let end = memmem::find_iter(rest, b"</").find(|&i| {
            rest.get(i + 2..i + 2 + name.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(name.as_bytes()))
        });
        self.at = end.map_or(self.end, |i| self.at + i);
    }

    fn element(&mut self, name: String, closing: bool) {
        if closing {
            if let Some(open) = self.elements.iter().rposition(|(element, _)| *element == name) {
                self.elements.truncate(open);
            }
            return;
        }
        let kind = match name.as_str() {
            "blockquote" => BlockKind::BlockQuote,
            "figcaption" | "caption" => BlockKind::Caption,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => BlockKind::Heading,
            "li" => BlockKind::ListItem,
            "td" | "th" => BlockKind::TableCell,
            "footer" | "nav" => BlockKind::Trailer,
            _ => return,
        };
        // deeper nesting than this tells nothing more
        if self.elements.len() < 32 {
            self.elements.push((name, kind));
        }
    }

    fn close(&mut self) {
        let kind = self.elements.last().map_or(self.kind, |(_, kind)| *kind);
        self.builder.close(kind);
        // what was never closed emphasises nothing beyond its block
        self.emphasis = 0;
    }

    fn text(&mut self, span: Span) {
        if self.words {
            text(self.builder, span);
        }
    }
}

/// Length of the tag that `rest` begins with; a `>` inside quotation marks does not end it.
fn tag_end(rest: &str) -> usize {
    let mut quote = None;
    for (i, b) in rest.bytes().enumerate() {
        match (quote, b) {
            (None, b'"' | b'\'') => quote = Some(b),
            (Some(q), b) if q == b => quote = None,
            (None, b'>') => return i + 1,
            _ => {}
        }
    }
    // a mark without its pair: up to the first `>` after all
    memchr(b'>', rest.as_bytes()).map_or(rest.len(), |i| i + 1)
}

/// The everyday entities that news copy has, and numbers: length and character.
fn entity(text: &str) -> Option<(usize, char)> {
    let end = text.as_bytes().iter().take(12).position(|&b| b == b';')?;
    let name = &text[1..end];
    let c = if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        char::from_u32(code)?
    } else {
        match name {
            "amp" => '&',
            "apos" => '\'',
            "bdquo" => '„',
            "gt" => '>',
            "hellip" => '…',
            "laquo" => '«',
            "ldquo" => '“',
            "lsquo" => '‘',
            "lt" => '<',
            "mdash" => '—',
            "nbsp" => ' ',
            "ndash" => '–',
            "quot" => '"',
            "raquo" => '»',
            "rdquo" => '”',
            "rsquo" => '’',
            "sbquo" => '‚',
            _ => return None,
        }
    };
    Some((end + 1, if c.is_whitespace() || c.is_control() { ' ' } else { c }))
}
