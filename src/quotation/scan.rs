//! Prose → everything that could be a quotation mark, with its neighbours. Decides nothing but what
//! needs no thought: a mark between two letters is an apostrophe and is left out here.

use super::Glyph;
use crate::document::Document;
use crate::text::ProseSpan;

/// Marks that can pair with each other.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Class {
    /// `"`, `“”`, `„“`, `''` and what stands for them.
    Double,
    /// `«»`
    Guillemet,
    /// `「」`
    Corner,
    /// `'`, `‘’`
    Single,
    /// `‹›`
    SingleGuillemet,
}

/// Where a glyph points, taken alone.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Points {
    Open,
    Close,
    Either,
}

/// What could be a mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub(super) span: ProseSpan,
    pub(super) glyph: Glyph,
    pub(super) class: Class,
    pub(super) points: Points,
    /// The character before, other marks left out; `\n` at the edge of the block.
    pub(super) left: char,
    /// The character after, other marks left out; `\n` at the edge of the block.
    pub(super) right: char,
    /// `″` or `′`: a measure unless it cannot be one.
    pub(super) prime: bool,
    /// Nothing but marks stands before it in its block.
    pub(super) first: bool,
    /// Index of the block.
    pub(super) block: usize,
}

/// Bytes that begin a mark in UTF-8.
const LEADS: [bool; 256] = {
    let mut table = [false; 256];
    let leads = b"\"'`\xC2\xC3\xE2\xE3\xEF";
    let mut i = 0;
    while i < leads.len() {
        table[leads[i] as usize] = true;
        i += 1;
    }
    table
};

/// All candidates of `document`, in order.
pub(super) fn candidates(document: &Document) -> Vec<Candidate> {
    let mut found = Vec::new();
    for (block, b) in document.blocks.iter().enumerate() {
        let from = found.len();
        scan(document.words(b.span), b.span.start, block, &mut found);
        look_around(&document.prose, b.span, &mut found[from..]);
    }
    found
}

fn scan(text: &str, offset: usize, block: usize, found: &mut Vec<Candidate>) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(next) = bytes[at..].iter().position(|&b| LEADS[b as usize]) {
        at += next;
        let mut add = |start: usize, len: usize, kind: Kind| {
            let (glyph, class, points) = kind;
            let prime = glyph == Glyph::Straight && len == 3 && bytes[start] == 0xE2;
            let span = ProseSpan::new(offset + start, offset + start + len);
            let (left, right) = ('\n', '\n');
            found.push(Candidate { span, glyph, class, points, left, right, prime, first: false, block });
        };
        at += match bytes[at] {
            b'"' => {
                add(at, 1, (Glyph::Straight, Class::Double, Points::Either));
                1
            }
            b'\'' => {
                let run = bytes[at..].iter().take_while(|&&b| b == b'\'').count();
                if run > 1 || !between_letters(text, at, 1) {
                    ticks(text, at, run, 1, Points::Either, &mut add);
                }
                run
            }
            b'`' => {
                let doubled = bytes.get(at + 1) == Some(&b'`');
                if doubled {
                    add(at, 2, (Glyph::Doubled, Class::Double, Points::Open));
                } else {
                    add(at, 1, (Glyph::StraightSingle, Class::Single, Points::Open));
                }
                1 + usize::from(doubled)
            }
            _ => match wide(&bytes[at..]) {
                Seen::Mark(len, kind) => {
                    if kind.1 != Class::Single || !between_letters(text, at, len) {
                        add(at, len, kind);
                    }
                    len
                }
                Seen::Curly(points) => {
                    let run = bytes[at..].chunks_exact(3).take_while(|c| *c == &bytes[at..at + 3]).count();
                    if run > 1 || !between_letters(text, at, 3) {
                        ticks(text, at, run, 3, points, &mut add);
                    }
                    run * 3
                }
                Seen::Other(len) => len,
            },
        };
    }
}

type Kind = (Glyph, Class, Points);

/// A run of single marks: two stand for a double one, a third is a single one inside of it.
fn ticks(
    text: &str,
    at: usize,
    run: usize,
    len: usize,
    points: Points,
    add: &mut impl FnMut(usize, usize, Kind),
) {
    let single = if len == 1 { Glyph::StraightSingle } else { Glyph::CurlySingle };
    let alone = run % 2 == 1;
    // an inner mark closes before the outer one and opens after it
    let closes = text[..at].chars().next_back().is_some_and(|c| !c.is_whitespace() && !"([{".contains(c));
    let mut here = at;
    if alone && (run == 1 || closes) {
        add(here, len, (single, Class::Single, points));
        here += len;
    }
    for _ in 0..run / 2 {
        add(here, 2 * len, (Glyph::Doubled, Class::Double, points));
        here += 2 * len;
    }
    if alone && run > 1 && !closes {
        add(here, len, (single, Class::Single, points));
    }
}

enum Seen {
    Mark(usize, Kind),
    /// `‘` or `’`, which come in runs.
    Curly(Points),
    Other(usize),
}

/// A mark outside ASCII, or how many bytes to skip.
fn wide(bytes: &[u8]) -> Seen {
    use Class::{Corner, Double, Guillemet, Single, SingleGuillemet};
    use Points::{Close, Either, Open};
    if let Some(seen) = garbled(bytes) {
        return seen;
    }
    match bytes {
        [0xE2, 0x80, last, ..] => {
            let kind = match last {
                0x98 => return Seen::Curly(Open),
                0x99 => return Seen::Curly(Close),
                0x9A | 0x9B => (Glyph::CurlySingle, Single, Open),
                0x9C | 0x9F => (Glyph::Curly, Double, Open),
                0x9D => (Glyph::Curly, Double, Close),
                0x9E => (Glyph::Low, Double, Open),
                0xB3 => (Glyph::Straight, Double, Either),
                0xB9 => (Glyph::SingleGuillemet, SingleGuillemet, Open),
                0xBA => (Glyph::SingleGuillemet, SingleGuillemet, Close),
                _ => return Seen::Other(3),
            };
            Seen::Mark(3, kind)
        }
        [0xC2, 0xAB, ..] => Seen::Mark(2, (Glyph::Guillemet, Guillemet, Open)),
        [0xC2, 0xBB, ..] => Seen::Mark(2, (Glyph::Guillemet, Guillemet, Close)),
        [0xE3, 0x80, 0x8C | 0x8E, ..] => Seen::Mark(3, (Glyph::Corner, Corner, Open)),
        [0xE3, 0x80, 0x8D | 0x8F, ..] => Seen::Mark(3, (Glyph::Corner, Corner, Close)),
        [0xEF, 0xBC, 0x82, ..] => Seen::Mark(3, (Glyph::Straight, Double, Either)),
        [0xEF, 0xBC, 0x87, ..] => Seen::Mark(3, (Glyph::StraightSingle, Single, Either)),
        [0xC2 | 0xC3, ..] => Seen::Other(2),
        _ => Seen::Other(3),
    }
}

/// Curly marks in UTF-8 that were read as Windows-1252 (once or twice), as Mac Roman, or as Latin-1.
const GARBLED: &[(&str, Class, Points)] = &[
    ("\u{93}", Class::Double, Points::Open),
    ("\u{94}", Class::Double, Points::Close),
    ("\u{91}", Class::Single, Points::Open),
    ("\u{92}", Class::Single, Points::Close),
    ("â€œ", Class::Double, Points::Open),
    ("â€\u{9d}", Class::Double, Points::Close),
    ("â€?", Class::Double, Points::Close),
    ("â€\u{FFFD}", Class::Double, Points::Close),
    ("â€ž", Class::Double, Points::Open),
    ("â€˜", Class::Single, Points::Open),
    ("â€™", Class::Single, Points::Close),
    ("Ã¢â‚¬Å“", Class::Double, Points::Open),
    ("Ã¢â‚¬Â\u{9d}", Class::Double, Points::Close),
    ("Ã¢â‚¬Ëœ", Class::Single, Points::Open),
    ("Ã¢â‚¬â„¢", Class::Single, Points::Close),
    ("‚Äú", Class::Double, Points::Open),
    ("‚Äù", Class::Double, Points::Close),
    ("‚Äò", Class::Single, Points::Open),
    ("‚Äô", Class::Single, Points::Close),
];

/// What the broken bytes of other signs go on with: dashes (`â€“`, `â€”`, `â€"`), the ellipsis, the bullet.
const OTHER_GARBLED: &[&str] = &["“", "”", "\"", "¦", "¢", "‹", "º", "³", "²", "š", "¹", "°"];

fn garbled(bytes: &[u8]) -> Option<Seen> {
    if !matches!(bytes, [0xC2, 0x91..=0x94, ..] | [0xC3, 0xA2 | 0x83, ..] | [0xE2, 0x80, 0x9A, ..]) {
        return None;
    }
    let known = GARBLED.iter().find(|(broken, ..)| bytes.starts_with(broken.as_bytes()));
    if let Some((broken, class, points)) = known {
        return Some(Seen::Mark(broken.len(), (Glyph::Garbled, *class, *points)));
    }
    // the last byte of a closing mark, 0x9D, is nothing in Windows-1252 and is often lost
    ["â€", "Ã¢â‚¬"].iter().find_map(|broken| {
        let rest = bytes.strip_prefix(broken.as_bytes())?;
        if let Some(other) = OTHER_GARBLED.iter().find(|o| rest.starts_with(o.as_bytes())) {
            return Some(Seen::Other(broken.len() + other.len()));
        }
        let edge = rest.first().is_none_or(|b| b.is_ascii_whitespace() || b.is_ascii_punctuation());
        edge.then_some(Seen::Mark(broken.len(), (Glyph::Garbled, Class::Double, Points::Close)))
    })
}

/// Letters or digits on both sides: *don't*, *O'Brien*, *5'10*.
fn between_letters(text: &str, at: usize, len: usize) -> bool {
    let (before, after) = (&text.as_bytes()[..at], &text.as_bytes()[at + len..]);
    let (Some(&b), Some(&a)) = (before.last(), after.first()) else { return false };
    if b.is_ascii() && a.is_ascii() {
        return b.is_ascii_alphanumeric() && a.is_ascii_alphanumeric();
    }
    text[..at].chars().next_back().is_some_and(char::is_alphanumeric)
        && text[at + len..].chars().next().is_some_and(char::is_alphanumeric)
}

/// Gives each candidate of a block its neighbours; marks that touch share those of the whole run.
fn look_around(prose: &str, block: ProseSpan, found: &mut [Candidate]) {
    let mut i = 0;
    while i < found.len() {
        let mut j = i + 1;
        while j < found.len() && found[j].span.start == found[j - 1].span.end {
            j += 1;
        }
        let (start, end) = (found[i].span.start, found[j - 1].span.end);
        let left = prose[block.start..start].chars().next_back().unwrap_or('\n');
        let mut after = prose[end..block.end].chars();
        let right = match (after.next().unwrap_or('\n'), after.next()) {
            ('.', Some('.')) => '…',
            (c, _) => c,
        };
        for candidate in &mut found[i..j] {
            candidate.left = left;
            candidate.right = right;
            candidate.first = start == block.start;
        }
        i = j;
    }
}
