//! Subtitles, `WebVTT` and `SubRip`: cues → what was said, in running prose, with the time code of each cue.
//!
//! <https://www.w3.org/TR/webvtt1/>; `SubRip` has no standard, and what players accept is accepted. Cues cut sentences
//! wherever the screen ends, so cues of one speaker run together; a voice tag, a dash, a `>>` or a pause between
//! sentences begins a new block. Nothing here fails: what is no cue is not read.

use super::build::Builder;
use super::{BlockKind, Document, html, times::TimeCode};
use crate::text::Span;
use memchr::memmem;

/// A pause that ends a block where a sentence ends, in milliseconds.
const PAUSE: u64 = 4000;

/// Bytes after which a block ends with the next sentence.
const LONG: usize = 1200;

/// Whether `text` looks like subtitles, whatever its file is called: the header of `WebVTT`, or a number and a line with
/// two time codes.
pub(super) fn is_subtitles(text: &str) -> bool {
    let text = text.trim_start_matches('\u{FEFF}').trim_start();
    if let Some(rest) = text.strip_prefix("WEBVTT") {
        return rest.is_empty() || rest.starts_with(char::is_whitespace);
    }
    let mut lines = text.lines().take(2);
    let number = lines.next().is_some_and(|line| line.trim().parse::<u32>().is_ok());
    number && lines.next().is_some_and(|line| timing(line).is_some())
}

/// Prose of subtitles, and where in it an unnamed speaker begins.
pub(super) struct Read<'a> {
    pub(super) builder: Builder<'a>,
    /// Voice tags name the speakers: labels in the text are no labels.
    pub(super) voiced: bool,
    /// Bytes of the prose at which somebody begins to speak whom no label names.
    pub(super) changes: Vec<usize>,
}

pub(super) fn read(text: &str) -> Read<'_> {
    let mut reader = Reader {
        read: Read { builder: Builder::new(text), voiced: false, changes: Vec::new() },
        voice: None,
        end: 0,
        last: String::new(),
        turn: None,
    };
    for block in blocks(text) {
        reader.block(&block);
    }
    reader.close();
    reader.read
}

/// The lines of `text` in blocks, as blank lines part them.
fn blocks(text: &str) -> Vec<Vec<Span>> {
    let mut all = vec![Vec::new()];
    let mut start = 0;
    while start < text.len() {
        let end = memchr::memchr2(b'\n', b'\r', &text.as_bytes()[start..]).map_or(text.len(), |i| start + i);
        let line = Span::new(start, end);
        if line.of(text).trim().is_empty() {
            all.push(Vec::new());
        } else if let Some(block) = all.last_mut() {
            block.push(line);
        }
        let crlf = text[end..].starts_with("\r\n");
        start = end + if crlf { 2 } else { 1 };
    }
    all.retain(|block| !block.is_empty());
    all
}

struct Reader<'a> {
    read: Read<'a>,
    /// The name in the voice tag whose words are being read.
    voice: Option<&'a str>,
    /// When the cue before ended.
    end: u64,
    /// The line read last: roll-up captions show each line twice.
    last: String,
    /// The block with the label of the turn that is open.
    turn: Option<Label>,
}

/// A label that a voice tag gave to the open block, in the prose.
struct Label {
    start: usize,
    end: usize,
    body: usize,
}

impl Reader<'_> {
    fn block(&mut self, lines: &[Span]) {
        let text = self.read.builder.text();
        let Some(at) = lines.iter().position(|line| timing(line.of(text)).is_some()) else { return };
        let head = lines[0].of(text).trim_start_matches('\u{FEFF}');
        // a comment may show a cue that was cut
        if head.starts_with("NOTE") && at > 0 {
            return;
        }
        let Some((from, to)) = timing(lines[at].of(text)) else { return };
        let ended = self.read.builder.document.prose.ends_with(['.', '!', '?', '…', '"', '”', ')', ']']);
        let open = self.read.builder.next() - self.read.builder.open_at().unwrap_or(self.read.builder.next());
        if ended && (from >= self.end + PAUSE || open > LONG) {
            self.close();
        }
        self.end = to;
        let at_time = self.read.builder.next();
        self.read.builder.document.times.push(TimeCode { at: at_time, code: clock(from) });
        let voiced = lines[at + 1..].iter().any(|line| line.of(text).contains("<v"));
        if !voiced && self.voice.take().is_some() {
            self.close();
            self.read.changes.push(self.read.builder.next());
        }
        for line in &lines[at + 1..] {
            self.line(*line);
        }
    }

    fn line(&mut self, mut line: Span) {
        let text = self.read.builder.text();
        let plain = without_tags(line.of(text));
        if plain.is_empty() || plain == self.last {
            return;
        }
        let said = line.of(text);
        let trimmed = said.trim_start();
        let dash = trimmed.strip_prefix(['-', '–', '—']).filter(|rest| !rest.starts_with(['-', '–', '—']));
        if let Some(rest) = dash {
            self.change();
            line.start += said.len() - rest.trim_start().len();
        } else if trimmed.starts_with(">>") || trimmed.starts_with("&gt;&gt;") {
            self.change();
            line.start +=
                said.len() - trimmed.trim_start_matches(['>', ' ']).trim_start_matches("&gt;").len();
        }
        self.last = plain;
        self.read.builder.line_break(Span::at(line.start));
        self.words(line);
    }

    /// Somebody else speaks, and no tag says who.
    fn change(&mut self) {
        self.close();
        self.voice = None;
        self.read.changes.push(self.read.builder.next());
    }

    /// Reads a line of a cue: its words, without tags, entities as what they stand for.
    fn words(&mut self, line: Span) {
        let text = self.read.builder.text();
        let mut from = line.start;
        let mut at = line.start;
        while at < line.end {
            let rest = &text[at..line.end];
            let Some(hit) = memchr::memchr2(b'<', b'{', rest.as_bytes()) else { break };
            let here = at + hit;
            let rest = &text[here..line.end];
            let length = if rest.starts_with("{\\") {
                memchr::memchr(b'}', rest.as_bytes())
            } else if is_tag(rest) {
                memchr::memchr(b'>', rest.as_bytes())
            } else {
                None
            };
            let Some(length) = length.map(|i| i + 1) else {
                at = here + 1;
                continue;
            };
            html::text(&mut self.read.builder, Span::new(from, here));
            if let Some(name) = voice(text, Span::new(here, here + length)) {
                self.speaker(name);
            }
            (from, at) = (here + length, here + length);
        }
        html::text(&mut self.read.builder, Span::new(from, line.end));
    }

    fn speaker(&mut self, name: Span) {
        let text = self.read.builder.text();
        let who = name.of(text);
        if self.voice == Some(who) {
            return;
        }
        self.close();
        self.voice = Some(who);
        self.read.voiced = true;
        let builder = &mut self.read.builder;
        builder.read(name);
        let end = builder.len();
        let start = builder.open_at().unwrap_or(end);
        builder.put(": ", Span::at(name.end));
        self.turn = Some(Label { start, end, body: builder.len() });
    }

    fn close(&mut self) {
        let kind = if self.turn.is_some() { BlockKind::Turn } else { BlockKind::Paragraph };
        let closed = self.read.builder.close(kind);
        let Some((index, label)) = closed.zip(self.turn.take()) else { return };
        self.read.builder.document.set_label(index, label.start, label.end, label.body);
    }
}

/// Sets apart from the turns before them the blocks in which somebody speaks whom no label names.
pub(super) fn unname(document: &mut Document, changes: &[usize]) {
    let mut unnamed = false;
    for block in &mut document.blocks {
        if block.label.is_some() {
            unnamed = false;
        } else if changes.binary_search(&block.span.start).is_ok() {
            unnamed = true;
        }
        if unnamed {
            block.turn = None;
        }
    }
}

/// Whether `rest` begins with a tag of the format, and not with a sign that a speaker typed.
fn is_tag(rest: &str) -> bool {
    let inner = rest[1..].trim_start_matches('/');
    inner.starts_with(|c: char| c.is_ascii_alphanumeric())
}

/// The name in the voice tag at `tag`: `<v Ann Smith>`, `<v.loud Ann Smith>`.
fn voice(text: &str, tag: Span) -> Option<Span> {
    let inner = text[tag.start + 1..tag.end].strip_suffix('>')?;
    let rest = inner.strip_prefix('v')?;
    if !rest.starts_with(['.', ' ', '\t']) {
        return None;
    }
    let space = rest.find([' ', '\t'])?;
    let name = rest[space..].trim();
    let start = tag.end - 1 - rest[space..].trim_start().len();
    (!name.is_empty()).then(|| Span::new(start, start + name.len()))
}

fn without_tags(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = match rest[at..].find('>') {
            Some(end) if is_tag(&rest[at..]) => &rest[at + end + 1..],
            _ => {
                out.push('<');
                &rest[at + 1..]
            }
        };
    }
    out.push_str(rest);
    out.trim().to_owned()
}

/// The two times of a cue, in milliseconds: `00:00:01.000 --> 00:00:04.000 align:start`.
fn timing(line: &str) -> Option<(u64, u64)> {
    let arrow = memmem::find(line.as_bytes(), b"-->")?;
    let end = line[arrow + 3..].split_whitespace().next()?;
    Some((millis(line[..arrow].trim().trim_start_matches('\u{FEFF}'))?, millis(end)?))
}

/// `1:02:03,456`, `02:03.456`.
fn millis(code: &str) -> Option<u64> {
    let (clock, fraction) = code.split_once(['.', ',']).unwrap_or((code, "0"));
    let mut seconds = 0_u64;
    let parts: Vec<&str> = clock.split(':').collect();
    if !(2..=3).contains(&parts.len()) {
        return None;
    }
    for part in parts {
        seconds = seconds.checked_mul(60)?.checked_add(part.trim().parse().ok()?)?;
    }
    let fraction: u64 = fraction.get(..fraction.len().min(3))?.parse().ok()?;
    seconds.checked_mul(1000)?.checked_add(fraction)
}

/// Milliseconds as `00:12:34`.
fn clock(millis: u64) -> String {
    super::times::clock(millis / 1000)
}

#[cfg(test)]
mod tests {
    use super::super::{Document, Format};

    fn labels(document: &Document) -> Vec<(Option<&str>, &str)> {
        let label = |i: usize| document.label_of(i).map(|label| document.words(label));
        document.blocks.iter().enumerate().map(|(i, b)| (label(i), document.words(b.body))).collect()
    }

    #[test]
    fn cues_of_one_voice_run_together_and_keep_their_times() {
        let text = "WEBVTT - council\n\nNOTE\nchecked by hand\n\nSTYLE\n::cue { color: red }\n\nintro\n00:12.000 --> 00:14.000 align:start\n\
            <v.loud Ann Lund>We are <i>not</i> going\n\n00:14.000 --> 00:16.500\n<v Ann Lund>to sell the &quot;big&quot; boat.\n\n\
            01:00:17.000 --> 01:00:19.000\n<v Per Holm>Thank you.";
        let document = Document::read(text, Format::Subtitles);
        assert_eq!(
            labels(&document),
            [
                (Some("Ann Lund"), "We are not going to sell the \"big\" boat."),
                (Some("Per Holm"), "Thank you.")
            ]
        );
        let at = |words: &str| document.prose.find(words).expect("it is there");
        let time = |words: &str| document.time_at(at(words));
        assert_eq!(
            [time("We"), time("sell"), time("Thank")],
            [Some("00:00:12"), Some("00:00:14"), Some("01:00:17")]
        );
        let place = document.span(crate::text::ProseSpan::new(at("not"), at("sell") + 4));
        assert!(place.of(text).starts_with("not</i> going") && place.of(text).ends_with("sell"));
    }

    #[test]
    fn subrip_has_labels_dashes_and_formatting_of_its_own() {
        let text = "1\r\n00:00:01,000 --> 00:00:02,000\r\n{\\an8}MAYOR LUND: We kept\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\n\
            the boat and you know it.\r\n\r\n3\r\n00:00:03,000 --> 00:00:05,000\r\n- Did you?\r\n- MAYOR LUND: We did.\r\n";
        let document = Document::read(text, Format::of_source(std::path::Path::new("a.txt"), text));
        assert_eq!(
            labels(&document),
            [
                (Some("MAYOR LUND"), "We kept the boat and you know it."),
                (None, "Did you?"),
                (Some("MAYOR LUND"), "We did.")
            ]
        );
    }

    #[test]
    fn a_line_that_rolls_up_is_said_once() {
        let text = "WEBVTT\n\n00:01.000 --> 00:02.000\nwe kept\n\n00:02.000 --> 00:03.000\nwe kept\nthe boat\n\n\
            00:03.000 --> 00:04.000\nthe boat\nall winter.\n";
        let document = Document::read(text, Format::Subtitles);
        assert_eq!(document.prose, "we kept the boat all winter.");
    }
}
