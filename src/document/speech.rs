//! What speech recognition writes: Whisper, `WhisperX`, whisper.cpp and their kin, JSON → what was said, in turns.
//!
//! Segments of one speaker run together. Strings are read where they stand in the file, escape by escape, so that every
//! byte of the prose leads back to the byte of the JSON that it was written with.

use super::build::Builder;
use super::times::{TimeCode, clock};
use super::{BlockKind, Malformed};
use crate::text::Span;
use serde::Deserialize;
use serde_json::error::Category;
use serde_json::value::RawValue;

/// Bytes after which a block of an unnamed speaker ends with the next sentence.
const LONG: usize = 1200;

#[derive(Deserialize)]
struct Transcript<'a> {
    /// Whisper, `WhisperX`.
    #[serde(borrow)]
    segments: Option<Vec<Segment<'a>>>,
    /// whisper.cpp.
    #[serde(borrow)]
    transcription: Option<Vec<Segment<'a>>>,
    /// Services that tell speakers apart.
    #[serde(borrow)]
    utterances: Option<Vec<Segment<'a>>>,
    /// The plainest of all.
    #[serde(borrow)]
    text: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct Segment<'a> {
    #[serde(borrow, alias = "transcript")]
    text: Option<&'a RawValue>,
    #[serde(borrow)]
    speaker: Option<&'a RawValue>,
    /// Seconds.
    start: Option<f64>,
    /// whisper.cpp: milliseconds.
    offsets: Option<Offsets>,
    #[serde(borrow)]
    words: Option<Vec<Word<'a>>>,
}

#[derive(Deserialize)]
struct Offsets {
    from: u64,
}

#[derive(Deserialize)]
struct Word<'a> {
    #[serde(borrow, rename = "word", alias = "text")]
    printed: Option<&'a RawValue>,
    #[serde(borrow)]
    speaker: Option<&'a RawValue>,
    start: Option<f64>,
}

/// Whether `text` may be such a file.
pub(super) fn is_json(text: &str) -> bool {
    text.trim_start_matches('\u{FEFF}').trim_start().starts_with(['{', '['])
}

/// Reads `text`.
///
/// # Errors
/// If it is no JSON, or holds no transcript.
pub(super) fn read(text: &str) -> Result<Builder<'_>, Malformed> {
    let json = text.trim_start_matches('\u{FEFF}');
    // the parser's own words would quote the file, which may be nobody's to read
    let malformed = |error: &serde_json::Error| Malformed {
        line: error.line(),
        why: match error.classify() {
            Category::Eof => "it ends too soon for JSON",
            Category::Data => "no transcript: its JSON has another shape",
            Category::Syntax | Category::Io => "it is no JSON from here on",
        }
        .to_owned(),
    };
    let transcript: Transcript<'_> = if json.trim_start().starts_with('[') {
        let segments = serde_json::from_str(json).map_err(|error| malformed(&error))?;
        Transcript { segments: Some(segments), transcription: None, utterances: None, text: None }
    } else {
        serde_json::from_str(json).map_err(|error| malformed(&error))?
    };
    let Transcript { segments, transcription, utterances, text: whole } = transcript;
    let mut reader = Reader { builder: Builder::new(text), speaker: None, label: None };
    match utterances.or(segments).or(transcription).filter(|segments| !segments.is_empty()) {
        Some(segments) => segments.iter().for_each(|segment| reader.segment(segment)),
        None => reader.say(whole.ok_or_else(|| Malformed {
            line: 1,
            why: "no transcript: it has neither `segments` nor `text`".to_owned(),
        })?),
    }
    reader.close();
    Ok(reader.builder)
}

struct Reader<'a> {
    builder: Builder<'a>,
    speaker: Option<&'a str>,
    /// Label of the open block: start, end, where the words begin.
    label: Option<(usize, usize, usize)>,
}

impl<'a> Reader<'a> {
    fn segment(&mut self, segment: &Segment<'a>) {
        let of = |value: Option<&'a RawValue>| value.map(RawValue::get).filter(|json| json.starts_with('"'));
        let own = of(segment.speaker);
        let start = segment.start.or(segment.offsets.as_ref().map(|o| Milliseconds(o.from).seconds()));
        let words = segment.words.as_deref().unwrap_or_default();
        let mixed = words.iter().any(|word| of(word.speaker).is_some_and(|speaker| Some(speaker) != own));
        if !mixed && let Some(text) = segment.text {
            self.turn(own.and(segment.speaker), start, text);
            self.say(text);
            return;
        }
        // the words of one segment are two people's
        let mut speaker = segment.speaker;
        for word in words {
            if of(word.speaker).is_some() {
                speaker = word.speaker;
            }
            if let Some(text) = word.printed {
                self.turn(
                    speaker.filter(|speaker| speaker.get().starts_with('"')),
                    word.start.or(start),
                    text,
                );
                self.say(text);
            }
        }
    }

    /// `speaker` speaks from `start` on, in seconds, and says `text` first.
    fn turn(&mut self, speaker: Option<&'a RawValue>, start: Option<f64>, text: &RawValue) {
        let name = speaker.map(RawValue::get);
        let prose = &self.builder.document.prose;
        let long = self.builder.open_at().is_some_and(|at| prose.len() - at > LONG);
        if name != self.speaker || (name.is_none() && long && prose.ends_with(['.', '!', '?', '…', '"', '”']))
        {
            self.close();
            self.speaker = name;
            let named = speaker.and_then(|speaker| serde_json::from_str::<String>(speaker.get()).ok());
            if let Some(name) = named.filter(|name| !name.trim().is_empty()) {
                // in the file the name may stand behind the words: in the prose it stands for nothing before them
                let here = Span::at(self.place(text).start + 1);
                self.builder.put(&name.split_whitespace().collect::<Vec<_>>().join(" "), here);
                if let Some(start) = self.builder.open_at() {
                    let end = self.builder.len();
                    self.builder.put(": ", here);
                    self.label = Some((start, end, self.builder.len()));
                }
            }
        }
        if let Some(start) = start.filter(|start| start.is_finite() && *start >= 0.0) {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // it is a time
            let code = clock(start as u64);
            let at = self.builder.next();
            if self.builder.document.times.last().is_none_or(|last| last.code != code) {
                self.builder.document.times.push(TimeCode { at, code });
            }
        }
    }

    /// Reads a string of the JSON into the open block, a space before it.
    fn say(&mut self, string: &RawValue) {
        if !string.get().starts_with('"') {
            return;
        }
        let span = self.place(string);
        let inner = Span::new(span.start + 1, span.end - 1);
        let fresh = self.label.is_some_and(|(.., body)| body == self.builder.len());
        if self.builder.open_at().is_some() && !fresh && !self.builder.document.prose.ends_with(' ') {
            self.builder.put(" ", Span::at(inner.start));
        }
        let text = self.builder.text();
        // the blank that segments begin with has just been put
        let blank = inner.of(text).len() - inner.of(text).trim_start().len();
        let (mut from, mut at) = (inner.start + blank, inner.start + blank);
        while let Some(hit) = memchr::memchr(b'\\', &text.as_bytes()[at..inner.end]) {
            let here = at + hit;
            self.builder.read(Span::new(from, here));
            let (length, c) = escape(&text[here..inner.end]);
            let c = if c.is_whitespace() || c.is_control() { ' ' } else { c };
            self.builder.put(c.encode_utf8(&mut [0; 4]), Span::new(here, here + length));
            (from, at) = (here + length, here + length);
        }
        self.builder.read(Span::new(from, inner.end));
    }

    /// Where a value that was borrowed from the file stands in it.
    fn place(&self, value: &RawValue) -> Span {
        let start = value.get().as_ptr().addr() - self.builder.text().as_ptr().addr();
        Span::new(start, start + value.get().len())
    }

    fn close(&mut self) {
        let kind = if self.label.is_some() { BlockKind::Turn } else { BlockKind::Paragraph };
        let closed = self.builder.close(kind);
        if let Some((index, (start, end, body))) = closed.zip(self.label.take()) {
            self.builder.document.set_label(index, start, end, body);
        }
    }
}

struct Milliseconds(u64);

impl Milliseconds {
    #[allow(clippy::cast_precision_loss)] // to the second
    fn seconds(&self) -> f64 {
        self.0 as f64 / 1000.0
    }
}

/// The escape that `rest` begins with (RFC 8259, section 7): its length, and what it stands for. The JSON was parsed,
/// so that it is one.
fn escape(rest: &str) -> (usize, char) {
    let unit = |at: usize| rest.get(at..at + 4).and_then(|hex| u16::from_str_radix(hex, 16).ok());
    match rest.as_bytes().get(1) {
        Some(b'u') => {
            let pair = rest.get(6..8).filter(|next| *next == "\\u").and_then(|_| unit(8));
            let units = [unit(2).unwrap_or(0xFFFD), pair.unwrap_or(0)];
            let c = char::decode_utf16(units).next();
            let length =
                if c.as_ref().is_some_and(|c| c.as_ref().is_ok_and(|c| c.len_utf16() == 2)) { 12 } else { 6 };
            (length.min(rest.len()), c.and_then(Result::ok).unwrap_or('\u{FFFD}'))
        }
        Some(b'n' | b'r' | b't' | b'b' | b'f') => (2, ' '),
        Some(other) if other.is_ascii() => (2, char::from(*other)),
        _ => (1, '\\'),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Document, Format};
    use super::*;
    use crate::text::ProseSpan;

    fn turns(document: &Document) -> Vec<(Option<&str>, &str)> {
        let label = |i: usize| document.label_of(i).map(|label| document.words(label));
        document.blocks.iter().enumerate().map(|(i, b)| (label(i), document.words(b.body))).collect()
    }

    #[test]
    fn segments_of_one_speaker_are_one_turn_and_escapes_lead_back() {
        let text = r#"{"language": "en", "segments": [
            {"id": 0, "start": 754.2, "end": 756, "text": " We didn\u2019t \"sell\"", "speaker": "SPEAKER_00"},
            {"id": 1, "start": 756.0, "end": 758, "text": " the \ud83d\udea2 boat.", "speaker": "SPEAKER_00"},
            {"id": 2, "start": 758.0, "end": 759, "text": " Why?", "speaker": "SPEAKER_01"}]}"#;
        let document = Document::read(text, Format::Speech);
        assert_eq!(
            turns(&document),
            [(Some("SPEAKER_00"), "We didn’t \"sell\" the 🚢 boat."), (Some("SPEAKER_01"), "Why?")]
        );
        let at = |words: &str| document.prose.find(words).expect("it is there");
        assert_eq!(document.time_at(at("boat")), Some("00:12:36"));
        let span = document.span(ProseSpan::new(at("’"), at("’") + "’".len()));
        assert_eq!(span.of(text), r"\u2019");
        let span = document.span(ProseSpan::new(at("🚢"), at("boat") + 4));
        assert_eq!(span.of(text), r"\ud83d\udea2 boat");
    }

    #[test]
    fn two_speakers_in_one_segment_are_told_by_their_words() {
        let text = r#"[{"text": "Yes. No.", "speaker": "A1", "words": [{"word": "Yes.", "start": 1.0, "speaker": "A1"},
            {"word": "No.", "start": 2.0, "speaker": "B2"}]}]"#;
        let document = Document::read(text, Format::Speech);
        assert_eq!(turns(&document), [(Some("A1"), "Yes."), (Some("B2"), "No.")]);
    }

    #[test]
    fn what_is_no_transcript_says_so() {
        let why = |text: &str| read(text).err().map(|malformed| (malformed.line, malformed.why));
        assert_eq!(why("{\n\"segments\": [\n").map(|(line, _)| line), Some(3));
        assert!(why("{\"name\": 1}").is_some_and(|(_, why)| why.contains("neither `segments` nor `text`")));
        assert!(why(r#"{"text": "All of it."}"#).is_none());
    }
}
