//! Copy told from what stands around it: headlines, bylines, captions and credits, wire trailers.
//!
//! Who is named in those does not speak, and a running quotation steps over them; so a paragraph is one of them
//! only by a sure sign. When in doubt it is copy. Transcripts are left alone inside their turns.

use super::{BlockKind, Document};
use crate::text::ProseSpan;

/// Longest caption and trailer, in bytes.
const LONGEST: usize = 600;

/// Sets the kinds of the paragraphs of `document`. Headings are guessed only in plain copy (`plain`).
pub(super) fn find(document: &mut Document, plain: bool) {
    // nothing but headlines, bylines and captions so far
    let mut head = true;
    for i in 0..document.blocks.len() {
        let block = &document.blocks[i];
        if block.kind == BlockKind::Paragraph {
            let text = document.words(block.span);
            let kind = if text.len() > LONGEST {
                BlockKind::Paragraph
            } else if is_trailer(text) {
                BlockKind::Trailer
            } else if block.turn.is_some() {
                BlockKind::Paragraph
            } else if is_caption(text) {
                BlockKind::Caption
            } else if is_byline(text) || (head && is_date(text)) {
                BlockKind::Byline
            } else if !head && is_date(text) && follows_trailer(document, i) {
                BlockKind::Trailer
            } else if plain && is_heading(document, i, head) {
                BlockKind::Heading
            } else {
                BlockKind::Paragraph
            };
            document.blocks[i].kind = kind;
        }
        head &= !document.blocks[i].kind.is_copy();
    }
    // a trailer ends the turn before it
    for block in &mut document.blocks {
        if block.kind == BlockKind::Trailer {
            block.turn = None;
        }
    }
}

fn follows_trailer(document: &Document, i: usize) -> bool {
    i > 0 && document.blocks[i - 1].kind == BlockKind::Trailer
}

fn has_quotation(text: &str) -> bool {
    let bytes = text.as_bytes();
    let single = |at: usize| bytes.get(at + 1) == Some(&b'\'');
    memchr::memchr2_iter(b'"', b'\'', bytes).any(|at| bytes[at] == b'"' || single(at))
        || (!text.is_ascii() && (text.contains(['“', '”', '„', '«', '»']) || text.contains("â€")))
}

/// The first bytes of `text`, in small letters: enough for any first words listed here.
fn head_of(text: &str) -> String {
    text[..text.floor_boundary(64)].to_ascii_lowercase()
}

/// The last bytes of `text`, in small letters, full stop and brackets aside: enough for any credit.
fn tail_of(text: &str) -> String {
    let text = text.trim_end_matches(['.', ')', ']', ' ']);
    text[text.floor_boundary(text.len().saturating_sub(80))..].to_ascii_lowercase()
}

trait Boundary {
    /// The last character boundary at or before byte `at`.
    fn floor_boundary(&self, at: usize) -> usize;
}

impl Boundary for str {
    fn floor_boundary(&self, at: usize) -> usize {
        let at = at.min(self.len());
        (0..=at).rev().find(|&i| self.is_char_boundary(i)).unwrap_or(0)
    }
}

fn begins_with(lower: &str, list: &[&str]) -> bool {
    let first = lower.as_bytes().first();
    list.iter().any(|words| words.as_bytes().first() == first && lower.starts_with(words))
}

/// First words of captions and credits, in small letters. Sorted.
const CAPTIONS: &[&str] = &[
    "(credit",
    "(file photo",
    "(image",
    "(photo",
    "(picture",
    "[photo",
    "caption:",
    "credit:",
    "enlarge this image",
    "file photo",
    "file:",
    "graphic:",
    "hide caption",
    "i hide caption",
    "i toggle caption",
    "illustration by",
    "illustration:",
    "image by",
    "image caption",
    "image copyright",
    "image credit",
    "image:",
    "image source",
    "images:",
    "media caption",
    "photo by",
    "photo credit",
    "photo illustration",
    "photo:",
    "photograph by",
    "photograph:",
    "photos by",
    "photos:",
    "picture:",
    "pictures:",
    "toggle caption",
    "video by",
    "video caption",
    "video provided by",
    "video:",
];

/// Picture agencies, as they stand at the end of a credit, in small letters.
const AGENCIES: &[&str] = &[
    "ap",
    "afp",
    "associated press",
    "epa",
    "getty",
    "getty images",
    "pa",
    "reuters",
    "shutterstock",
    "wikimedia",
];

/// A caption or a credit line: *Photo: …*, *(AP Photo/…)*, *… / Getty Images*, *Image: A. Name.* at the end.
fn is_caption(text: &str) -> bool {
    if begins_with(&head_of(text), CAPTIONS) {
        return true;
    }
    let tail = tail_of(text);
    if AGENCIES.contains(&tail.as_str()) || matches!(tail.as_str(), "photo" | "image" | "picture" | "video") {
        return true;
    }
    // Name / Agency
    if let Some((before, agency)) = tail.rsplit_once('/')
        && AGENCIES.contains(&agency.trim())
        && !before.ends_with(|c: char| c.is_ascii_digit())
    {
        return true;
    }
    if !tail.contains([':', '(']) {
        return false;
    }
    [
        "photo:",
        "image:",
        "picture:",
        "photograph:",
        "credit:",
        "(ap photo",
        "(photo by",
        "(photo courtesy",
        "(file photo",
    ]
    .iter()
    .any(|mark| {
        tail.rfind(mark).is_some_and(|at| {
            let after = &tail[at + mark.len()..];
            let open = tail[..at].ends_with([' ', '(', '.', '[']) || mark.starts_with('(') || at == 0;
            open && after.split_whitespace().count() <= 6 && !after.contains(". ")
        })
    })
}

/// First words of what wires and web pages put around copy, in small letters.
const TRAILERS: &[&str] = &[
    "(additional reporting",
    "(compiled by",
    "(editing by",
    "(end)",
    "(reporting by",
    "(reporting and",
    "(writing by",
    "(with additional reporting",
    "(with inputs from",
    "additional reporting by",
    "advertisement",
    "all rights reserved",
    "also read",
    "article continues",
    "click here",
    "continue reading",
    "copyright (c)",
    "copyright ©",
    "editing by",
    "follow us on",
    "for feedback",
    "go back to top",
    "like us on",
    "more from ",
    "open graphic",
    "read also",
    "read more",
    "read next",
    "recommended:",
    "related article",
    "related coverage",
    "related stor",
    "related:",
    "see also:",
    "share this",
    "sign up for",
    "sign up to",
    "skip to",
    "source link",
    "story continue",
    "subscribe",
    "this article has been updated",
    "this article originally",
    "this article was originally",
    "this story has been updated",
    "this story originally",
    "this story was originally",
    "with additional reporting by",
    "with files from",
    "with inputs from",
    "©",
    "with assistance from",
    "-- with assistance",
    "--with assistance",
    "to contact the",
    "for comments",
];

/// Lines that are trailers as a whole, in small letters.
const MARKERS: &[&str] = &[
    "ads",
    "also",
    "end",
    "ends",
    "loading...",
    "more",
    "newsletter",
    "promoted",
    "related",
    "reporting",
    "share",
    "source",
    "sponsored",
    "thank you for subscribing",
    "topics",
    "xxx",
    "xxxx",
];

/// What a wire or a web page puts around the copy.
fn is_trailer(text: &str) -> bool {
    if text.len() > 400 {
        return false;
    }
    if !text.chars().any(char::is_alphanumeric) {
        return !has_quotation(text);
    }
    let (lower, tail) = (head_of(text), tail_of(text));
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    let whole = MARKERS.contains(&bare) || (bare == "30" && lower.starts_with('-'));
    (whole
        || begins_with(&lower, TRAILERS)
        || is_notice(text, bare)
        || tail.contains("rights reserved")
        || is_player(&tail))
        && !has_quotation(text)
}

/// A notice that only more than its first word gives away; `bare` is its beginning in small letters.
fn is_notice(text: &str, bare: &str) -> bool {
    let Some((first, rest)) = bare.split_once(' ') else { return false };
    let has_address = || text.contains(['@', super::OMITTED]) || text.contains(".com");
    match first {
        "copyright" | "c" => rest.trim_start().starts_with(|c: char| c.is_ascii_digit()),
        "reporting" | "writing" | "compiled" => rest.starts_with("by ") && !text.ends_with(" said."),
        "follow" => {
            has_address() || ["twitter", "facebook", "instagram"].iter().any(|site| rest.contains(site))
        }
        "write" => rest.starts_with("to ") && has_address(),
        "contact" | "email" | "e-mail" => has_address() && text.split(' ').count() < 24,
        "watch:" | "listen:" => true,
        _ => false,
    }
}

/// An audio player's line: *… Listen · 4:15*.
fn is_player(lower: &str) -> bool {
    let Some((_, tail)) = lower.rsplit_once("listen") else { return false };
    let clock = tail.trim_start_matches(|c: char| !c.is_ascii_digit());
    tail.len() < 24
        && clock.contains(':')
        && clock.bytes().all(|b| b.is_ascii_digit() || b == b':' || b == b' ')
}

/// *By Ann Smith*, *BY ANN SMITH, STAFF WRITER*, *Ann Smith, Staff Writer*, *Ann Smith | The Herald*.
fn is_byline(text: &str) -> bool {
    const SMALL: &[&str] =
        &["a", "and", "at", "by", "de", "for", "in", "of", "on", "the", "van", "von", "with", "y"];
    const JOBS: &[&str] =
        &["bureau", "contributor", "correspondent", "editor", "reporter", "staff", "writer"];
    if text.len() > 120 || text.ends_with(['.', '!', '?', ':']) && !text.ends_with("Jr.") {
        return false;
    }
    let words: Vec<&str> = text.split(' ').map(|w| w.trim_matches(|c: char| !c.is_alphanumeric())).collect();
    let capital = |word: &&str| word.is_empty() || word.starts_with(char::is_uppercase);
    let job = |word: &str| JOBS.contains(&word.to_lowercase().trim_end_matches('s'));
    let plain = |word: &&str| capital(word) || SMALL.contains(word) || job(word);
    if words.first().is_some_and(|word| word.eq_ignore_ascii_case("by")) {
        return (2..=16).contains(&words.len()) && capital(&words[1]) && words.iter().skip(1).all(plain);
    }
    if words.len() > 12 || !words.iter().all(plain) {
        return false;
    }
    let after = text.split_once([',', '|', '•', '·']).map(|(_, after)| after.to_lowercase());
    words.len() >= 3 && after.is_some_and(|after| after.split(' ').any(job))
}

/// A date or a time of publication and nothing else: *November 3, 2031 19:45 GMT*, *Updated 3:45 p.m. Tuesday*.
fn is_date(text: &str) -> bool {
    #[rustfmt::skip]
    const WORDS: &[&str] = &[
        "a", "am", "april", "apr", "at", "aug", "august", "bst", "cet", "cst", "dec", "december", "edt", "est", "et",
        "feb", "february", "first", "fri", "friday", "gmt", "ist", "jan", "january", "jul", "july", "jun", "june",
        "last", "m", "mar", "march", "may", "modified", "mon", "monday", "nov", "november", "oct", "october", "on",
        "p", "pdt", "pm", "posted", "pst", "pt", "published", "sat", "saturday", "sep", "sept", "september", "st",
        "sun", "sunday", "th", "thu", "thurs", "thursday", "tue", "tues", "tuesday", "updated", "utc", "wed",
        "wednesday",
    ];
    let mut digits = false;
    text.len() <= 80
        && text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).all(|word| {
            let letters = word.trim_start_matches(|c: char| c.is_ascii_digit());
            digits |= letters.len() < word.len();
            letters.is_empty() || WORDS.contains(&letters.to_lowercase().as_str())
        })
        && digits
}

/// A short line without a full stop above running copy. The first of a file may be longer than those between
/// paragraphs.
fn is_heading(document: &Document, i: usize, head: bool) -> bool {
    let text = document.words(document.blocks[i].span);
    if text.len() > 140 {
        return false;
    }
    let words = text.split(' ').count();
    let starts = text.trim_start_matches(['"', '“', '\'', '‘']);
    if text.ends_with(['.', ',', ';', ':', '!', '…', '-', '—', '–', '"', '”', ')'])
        || !starts.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
    {
        return false;
    }
    if head {
        return words <= 20 && next_copy(document, i).is_some_and(|next| next.len() > text.len());
    }
    words <= 10
        && text.len() <= 80
        && !text.ends_with('?')
        && !has_quotation(text)
        && !ends_in_cue(text)
        && is_sentence(document, i - 1)
        && document.blocks.get(i + 1).is_some_and(|next| {
            next.kind == BlockKind::Paragraph
                && next.span.len() >= (2 * text.len()).max(40)
                && is_sentence(document, i + 1)
        })
}

/// A lead-in that lost its colon is none: *The mayor said*.
fn ends_in_cue(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or(text).to_lowercase();
    matches!(
        last.as_str(),
        "said" | "says" | "say" | "saying" | "added" | "asked" | "wrote" | "told" | "tweeted"
    )
}

/// The next finished paragraph, where only short lines stand between.
fn next_copy(document: &Document, i: usize) -> Option<ProseSpan> {
    let near = i + 1..document.blocks.len().min(i + 8);
    near.into_iter().find(|&next| is_sentence(document, next)).map(|next| document.blocks[next].span)
}

fn is_sentence(document: &Document, i: usize) -> bool {
    document.words(document.blocks[i].span).ends_with(['.', '!', '?', '…', ':', '"', '”', '’', '\'', ')'])
}
