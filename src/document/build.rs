//! The builder that every reader writes to: it keeps prose, map and blocks in step, and is the only place where
//! characters of the file are changed on their way into the prose.

use super::{Block, BlockKind, Document, OMITTED};
use crate::text::{ProseSpan, Span};

/// Prose under construction.
pub(super) struct Builder<'a> {
    text: &'a str,
    pub(super) document: Document,
    /// Start of the open block, once it has prose.
    open: Option<usize>,
    /// Spaces of the prose, inside blocks, that stand for line ends.
    breaks: Vec<usize>,
    /// End in the file of what was read last.
    file_end: usize,
}

impl<'a> Builder<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let document = Document { prose: String::with_capacity(text.len()), ..Document::default() };
        Self { text, document, open: None, breaks: Vec::new(), file_end: 0 }
    }

    /// The file's text.
    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    /// Bytes of prose so far.
    pub(super) fn len(&self) -> usize {
        self.document.prose.len()
    }

    /// Where the open block starts in the prose; `None` where none is open.
    pub(super) fn open_at(&self) -> Option<usize> {
        self.open
    }

    /// Where the next byte of prose will stand.
    pub(super) fn next(&self) -> usize {
        self.len() + usize::from(self.open.is_none() && !self.document.prose.is_empty())
    }

    /// Reads `span` of the file into the open block, as it stands but for white space, characters without width
    /// and URLs.
    pub(super) fn read(&mut self, span: Span) {
        let text = self.text;
        let bytes = &text.as_bytes()[..span.end];
        let (mut from, mut at) = (span.start, span.start);
        while let Some(hit) = bytes[at..].iter().position(|&b| SPECIAL[usize::from(b)]) {
            let here = at + hit;
            let (start, end, put) = match special(text, from, here, span.end) {
                Special::Keep(len) => {
                    at = here + len;
                    continue;
                }
                Special::Space(len) => (here, here + len, " "),
                Special::Nothing(len) => (here, here + len, ""),
                Special::Url(url) => (url.start, url.end, OMITTED_STR),
            };
            self.exact(Span::new(from, start));
            self.put(put, Span::new(start, end));
            (from, at) = (end, end);
        }
        self.exact(Span::new(from, span.end));
    }

    /// Puts `prose` for `span` of the file. White space does not begin a block or a line.
    pub(super) fn put(&mut self, prose: &str, span: Span) {
        if prose.is_empty() || (self.at_line_start() && prose.chars().all(char::is_whitespace)) {
            return;
        }
        let span = Span::new(span.start.max(self.file_end), span.end.max(self.file_end));
        self.begin(span.start);
        let start = self.len();
        self.document.prose.push_str(prose);
        self.document.map.replace(ProseSpan::new(start, self.len()), span);
        self.file_end = span.end;
    }

    /// Puts a space for a line end at `span` of the file, and remembers the place.
    pub(super) fn line_break(&mut self, span: Span) {
        let Some(start) = self.open else { return };
        self.cut(start + self.document.prose[start..].trim_end_matches(' ').len());
        self.put(" ", span);
        self.breaks.push(self.len() - 1);
    }

    /// Ends the open block, if it has words, as `kind`. Answers its index.
    pub(super) fn close(&mut self, kind: BlockKind) -> Option<usize> {
        let start = self.open.take()?;
        let words = self.document.prose[start..].trim_end_matches(' ').len();
        self.cut(start + words);
        if self.document.prose[start..].chars().all(|c| c == OMITTED || c.is_whitespace()) {
            // nothing to read: the separator before it goes as well
            self.cut(start.saturating_sub(1));
            return None;
        }
        let span = ProseSpan::new(start, self.len());
        self.document.blocks.push(Block::new(kind, span));
        Some(self.document.blocks.len() - 1)
    }

    /// Takes back the prose from byte `at` on.
    fn cut(&mut self, at: usize) {
        let document = &mut self.document;
        document.prose.truncate(at);
        document.map.truncate(at);
        let clip = |span: &mut ProseSpan| {
            span.end = span.end.min(at);
            span.start >= at
        };
        while document.links.last_mut().is_some_and(|link| clip(&mut link.span)) {
            document.links.pop();
        }
        while document.emphasis.last_mut().is_some_and(clip) {
            document.emphasis.pop();
        }
        while self.breaks.last().is_some_and(|&b| b >= at) {
            self.breaks.pop();
        }
    }

    /// The document, and the places of the prose (each a space) where a line of the file ends inside a block.
    pub(super) fn finish(mut self) -> (Document, Vec<usize>) {
        self.close(BlockKind::Paragraph);
        (self.document, self.breaks)
    }

    /// Opens a block where none is open; the `\n` before it stands for the gap in the file.
    fn begin(&mut self, at: usize) {
        if self.open.is_some() {
            return;
        }
        if !self.document.prose.is_empty() {
            let here = self.len();
            self.document.prose.push('\n');
            self.document.map.replace(ProseSpan::new(here, here + 1), Span::new(self.file_end, at));
        }
        self.open = Some(self.len());
    }

    fn at_line_start(&self) -> bool {
        self.open.is_none() || self.breaks.last().is_some_and(|at| at + 1 == self.len())
    }

    fn exact(&mut self, span: Span) {
        let mut span = Span::new(span.start.max(self.file_end), span.end.max(self.file_end));
        if self.at_line_start() {
            let all = span.of(self.text);
            span.start += all.len() - all.trim_start().len();
        }
        if span.is_empty() {
            return;
        }
        self.begin(span.start);
        let start = self.len();
        self.document.prose.push_str(span.of(self.text));
        self.document.map.push(ProseSpan::new(start, self.len()), span);
        self.file_end = span.end;
    }
}

const OMITTED_STR: &str = "\u{FFFC}";

/// What to do with a stretch of the file.
enum Special {
    /// Bytes to keep.
    Keep(usize),
    /// Bytes that are a space to the reader.
    Space(usize),
    /// Bytes that the reader does not see.
    Nothing(usize),
    /// A URL, by its span of the file.
    Url(Span),
}

/// First bytes of what [`special`] looks at: white space and characters without width, and the colon of a URL.
const SPECIAL: [bool; 256] = {
    const FIRST: [u8; 11] = [b'\t', b'\n', 0x0B, 0x0C, b'\r', b':', 0xC2, 0xE1, 0xE2, 0xE3, 0xEF];
    let mut table = [false; 256];
    let mut i = 0;
    while i < FIRST.len() {
        table[FIRST[i] as usize] = true;
        i += 1;
    }
    table
};

/// Judges the character at byte `at` of `text`; what is before `from` has been read, `end` is where reading stops.
fn special(text: &str, from: usize, at: usize, end: usize) -> Special {
    let bytes = &text.as_bytes()[at..end];
    match bytes {
        [b'\t' | b'\n' | 0x0B | 0x0C | b'\r', ..] => Special::Space(1),
        [b':', b'/', b'/', ..] => url(text, from, at, end).map_or(Special::Keep(1), Special::Url),
        [b':', ..] => Special::Keep(1),
        // NEL, no-break space; soft hyphen
        [0xC2, 0x85 | 0xA0, ..] => Special::Space(2),
        [0xC2, 0xAD, ..] => Special::Nothing(2),
        [0xC2, ..] => Special::Keep(2),
        // the spaces of U+2000, line and paragraph separators, narrow and mathematical spaces, those of Ogham and
        // of ideographs
        [0xE2, 0x80, 0x80..=0x8A | 0xA8 | 0xA9 | 0xAF, ..]
        | [0xE2, 0x81, 0x9F, ..]
        | [0xE1, 0x9A, 0x80, ..]
        | [0xE3, 0x80, 0x80, ..] => Special::Space(3),
        // zero-width space, direction marks, word joiner (joiners within words stay)
        [0xE2, 0x80, 0x8B | 0x8E | 0x8F | 0xAA..=0xAE, ..]
        | [0xE2, 0x81, 0xA0 | 0xA6..=0xA9, ..]
        | [0xEF, 0xBB, 0xBF, ..] => Special::Nothing(3),
        _ => Special::Keep(3),
    }
}

/// Whether no reader sees `c` at the edge of a line: white space, or a character without width.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{AD}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'
            | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// The URL whose `://` stands at `colon`: its scheme before, and what follows up to white space, a quotation mark
/// or an angle bracket, without the punctuation of the sentence around it.
fn url(text: &str, from: usize, colon: usize, end: usize) -> Option<Span> {
    let before = &text[from..colon];
    let scheme = before.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
    if !matches!(before[before.len() - scheme..].to_ascii_lowercase().as_str(), "http" | "https" | "ftp") {
        return None;
    }
    let rest = &text[colon + 3..end];
    let stop = |c: char| is_blank(c) || c.is_control() || "\"<>“”„«»‘’`|\\^{}".contains(c);
    let rest = &rest[..rest.find(stop).unwrap_or(rest.len())];
    // brackets belong to the URL only in pairs
    let count = |marks: [char; 2]| rest.matches(marks).count();
    let mut spare = count([')', ']']).saturating_sub(count(['(', '[']));
    let body = rest.trim_end_matches(|c: char| match c {
        ')' | ']' if spare > 0 => {
            spare -= 1;
            true
        }
        _ => ".,;:!?'*_~…".contains(c),
    });
    (!body.is_empty()).then(|| Span::new(colon - scheme, colon + 3 + body.len()))
}
