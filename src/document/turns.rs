//! Speaker turns: which labels of a document are meant, and which paragraphs belong to whom.
//!
//! One line proves nothing (`Note: …`, `NEW TARN: The council …` as a dateline), so the labels of the whole document
//! are counted first. Works on prose, whatever format it was read from.

use super::labels::{self, Label, Style};
use super::{Block, BlockKind, Document};
use crate::text::ProseSpan;
use rustc_hash::FxHashMap;

/// A label found in the prose.
struct Candidate {
    /// Index of its block.
    block: usize,
    /// Where its line starts, in the prose.
    at: usize,
    label: Label,
    /// Index of the block with the name, where a time code stands on the line above it.
    name_below: bool,
}

/// Finds the turns of `document`; `breaks` are the places of the prose where a line of the file ends in a block.
pub(super) fn find(document: &mut Document, breaks: &[usize]) {
    let candidates = candidates(document, breaks);
    if candidates.is_empty() {
        return;
    }
    let judge = Judge::new(document, &candidates);
    let mut taken: Vec<Candidate> = candidates.into_iter().filter(|c| judge.takes(document, c)).collect();
    if !taken.is_empty() {
        let inside = inside_lines(document, &taken);
        taken.extend(inside);
        taken.sort_by_key(|candidate| candidate.at);
        cut(document, &taken);
        carry(document);
    }
}

fn candidates(document: &Document, breaks: &[usize]) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut next = 0;
    let mut skip = false;
    for (block, b) in document.blocks.iter().enumerate() {
        if std::mem::take(&mut skip) {
            continue;
        }
        while breaks.get(next).is_some_and(|&at| at < b.span.start) {
            next += 1;
        }
        let from = next;
        while breaks.get(next).is_some_and(|&at| at < b.span.end) {
            next += 1;
        }
        if !matches!(b.kind, BlockKind::Paragraph | BlockKind::BlockQuote | BlockKind::ListItem) {
            continue;
        }
        let lines = &breaks[from..next];
        let starts = std::iter::once(b.span.start).chain(lines.iter().map(|at| at + 1));
        let ends = lines.iter().copied().chain([b.span.end]);
        for (at, end) in starts.zip(ends) {
            let Some(mut label) = labels::parse(&document.prose[at..end]) else { continue };
            let mut name_below = false;
            if label.style == Style::Time {
                // a time code, and the name below it
                let whole = end == b.span.end && at == b.span.start;
                let Some(name) =
                    document.blocks.get(block + 1).filter(|_| whole).filter(|n| is_name(document, n))
                else {
                    continue;
                };
                if block + 2 >= document.blocks.len() {
                    continue;
                }
                label.name = name.span.start - at..name.span.end - at;
                label.end = label.name.end;
                name_below = true;
                skip = true;
            }
            found.push(Candidate { block, at, label, name_below });
        }
    }
    found
}

/// Labels inside a line, where a transcript lost a line end: names in capitals that begin lines elsewhere, more than
/// once, and here follow the end of a sentence.
fn inside_lines(document: &Document, taken: &[Candidate]) -> Vec<Candidate> {
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    for candidate in taken.iter().filter(|c| c.label.style == Style::Caps) {
        *counts.entry(candidate.name(document)).or_default() += 1;
    }
    let mut found = Vec::new();
    if counts.values().all(|&count| count < 2) {
        return found;
    }
    for (block, b) in document.blocks.iter().enumerate() {
        let text = document.words(b.span);
        for colon in memchr::memmem::find_iter(text.as_bytes(), b": ") {
            let before = text[..colon].trim_end_matches(|c: char| c.is_uppercase() || " .'’-".contains(c));
            // the name, and the sentence's end with it
            let Some((end, name)) = text[before.len()..colon].split_once(' ') else { continue };
            let ends =
                end.ends_with(['.', '-', '\'', '’']) || before.ends_with(['?', '!', ')', ']', '…', '"', '”']);
            if !ends || counts.get(name).is_none_or(|&count| count < 2) {
                continue;
            }
            let at = b.span.start + colon - name.len();
            let known = taken.binary_search_by_key(&at, |c| c.at).is_ok();
            if let Some(label) = labels::parse(&document.prose[at..b.span.end]).filter(|_| !known) {
                found.push(Candidate { block, at, label, name_below: false });
            }
        }
    }
    found
}

/// A line that can be nothing but a name: two to six capitalised words, or one.
fn is_name(document: &Document, block: &Block) -> bool {
    let text = document.words(block.span);
    let words = text.split(' ').count();
    words <= 6
        && text.len() < 60
        && !text.ends_with(['.', '!', '?', ',', ':', ';', '"', '”'])
        && text.starts_with(char::is_uppercase)
        && text.split(' ').filter(|word| word.starts_with(char::is_lowercase)).count() <= words / 3
}

/// The labels of a document, counted: which styles are meant.
#[allow(clippy::struct_excessive_bools)] // each is one style
struct Judge {
    caps: bool,
    mixed: bool,
    questions: bool,
    headers: bool,
}

impl Judge {
    fn new(document: &Document, candidates: &[Candidate]) -> Self {
        let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
        let (mut caps, mut mixed, mut headers, mut questions, mut answers) = (0, 0, 0, 0, 0);
        let (mut caps_speak, mut mixed_speak) = (0, 0);
        let (mut caps_again, mut mixed_again) = (false, false);
        let first_words = document.blocks.len().min(4);
        let mut early_header = false;
        for candidate in candidates {
            let name = candidate.name(document);
            match candidate.label.style {
                Style::Question => questions += 1,
                Style::Answer => answers += 1,
                _ if candidate.label.time.is_some() => {
                    headers += 1;
                    early_header |= candidate.block < first_words;
                }
                _ if is_furniture(name) => {}
                style => {
                    let count = counts.entry(name).or_default();
                    *count += 1;
                    let speaks = usize::from(candidate.speaks(document));
                    if style == Style::Caps {
                        caps += 1;
                        caps_again |= *count > 1;
                        caps_speak += speaks;
                    } else {
                        mixed += 1;
                        mixed_again |= *count > 1;
                        mixed_speak += speaks;
                    }
                }
            }
        }
        let questions = questions > 0 && answers > 0 || questions > 1;
        // one label alone is a dateline or a speech: a speech says I, we and you
        let headed = headers > caps + mixed;
        let speech = || candidates.iter().any(|c| c.opens(document)) && is_speech(document);
        let some_caps = match caps {
            0 => false,
            1 => speech(),
            _ => caps_again && caps_speak > 0 || caps_speak * 2 > caps || speech(),
        };
        let several = mixed >= 3 && mixed_again && mixed_speak * 3 > mixed;
        Self {
            caps: some_caps && !headed,
            mixed: (several || (mixed >= 2 && some_caps)) && !headed,
            questions,
            headers: headers > 1 || (early_header && headed),
        }
    }

    fn takes(&self, document: &Document, candidate: &Candidate) -> bool {
        match candidate.label.style {
            Style::Question | Style::Answer => {
                self.questions || (self.caps && candidate.label.name.len() > 1)
            }
            Style::Caps | Style::Mixed if candidate.label.time.is_some() && self.headers => true,
            Style::Header | Style::Time => self.headers,
            Style::Caps => self.caps && !is_furniture(candidate.name(document)),
            Style::Mixed => self.mixed && !is_furniture(candidate.name(document)),
        }
    }
}

impl Candidate {
    fn name<'d>(&self, document: &'d Document) -> &'d str {
        &document.prose[self.at + self.label.name.start..self.at + self.label.name.end]
    }

    /// Whether it opens the document with a sentence, as the label of a speech does.
    fn opens(&self, document: &Document) -> bool {
        let text = document.words(document.blocks[self.block].span);
        self.block <= 2
            && self.label.style == Style::Caps
            && text.ends_with(['.', '!', '?', '…', '-', '—', '"', '”', ')'])
    }

    /// Whether what follows the label sounds spoken.
    fn speaks(&self, document: &Document) -> bool {
        let end = document.blocks[self.block].span.end;
        let text = &document.prose[(self.at + self.label.end).min(end)..end];
        text.is_empty() || is_spoken(text)
    }
}

/// Whether somebody speaks in `text`, outside quotation marks: *I*, *you*, *we*, a question, a bracketed tag.
fn is_spoken(text: &str) -> bool {
    const SPOKEN: &[&str] = &[
        "i", "i'd", "i'll", "i'm", "i've", "let's", "me", "my", "no", "okay", "our", "please", "sorry",
        "sure", "thank", "thanks", "us", "we", "we'll", "we're", "we've", "well", "yeah", "yes", "you",
        "you're", "your",
    ];
    let mut quoted = false;
    for word in text.split_ascii_whitespace().take(400) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if bare.len() < 8 && !quoted && !word.starts_with(['"', '“']) {
            let mut folded = bare.replace('’', "'");
            folded.make_ascii_lowercase();
            if SPOKEN.binary_search(&folded.as_str()).is_ok() || word.ends_with('?') {
                return true;
            }
        }
        let marks = word.matches(['"', '“', '”']).count();
        quoted ^= marks % 2 == 1;
    }
    false
}

/// Whether a document with one label is one speech: many paragraphs sound spoken, and few quote as a writer does.
fn is_speech(document: &Document) -> bool {
    let copy = document.blocks.iter().filter(|b| b.kind == BlockKind::Paragraph).take(40);
    let (mut all, mut spoken, mut quoted) = (0, 0, 0);
    for block in copy {
        let text = document.words(block.span);
        let verb = [" said", " says", " told "].iter().any(|verb| text.contains(verb));
        all += 1;
        spoken += usize::from(is_spoken(text));
        quoted += usize::from(verb && text.contains(['"', '“']));
    }
    spoken * 2 >= all && quoted * 3 <= all || spoken * 3 >= all && quoted * 8 <= all
}

/// Words before a colon that name a thing, not a speaker. Sorted.
#[rustfmt::skip]
const FURNITURE: &[&str] = &[
    "address", "admission", "advertisement", "age", "also", "analysis", "april", "august", "background",
    "born", "breaking", "byline", "caption", "category", "cc", "chapter", "claim", "clarification", "contact",
    "correction", "corrections", "cost", "credit", "date", "dateline", "day", "december", "details",
    "developing", "device", "directions", "duration", "edited", "editor", "editor's", "editors", "eight",
    "eighth", "email", "embargo", "example", "exclusive", "fact", "facts", "fax", "february", "fifth",
    "figure", "filed", "finally", "first", "five", "four", "fourth", "friday", "from", "headline", "here's",
    "how", "image", "info", "ingredients", "instructions", "january", "july", "june", "key", "keywords",
    "language", "lastly", "listen", "live", "location", "march", "media", "method", "monday", "more", "next",
    "nine", "ninth", "note", "notes", "november", "number", "occupation", "october", "one", "opinion", "page",
    "part", "party", "phone", "photo", "photos", "picture", "place", "poll", "position", "posted", "price",
    "priority", "ps", "published", "rating", "re", "read", "related", "result", "results", "review", "ruling",
    "saturday", "score", "second", "section", "see", "sent", "september", "serves", "seven", "seventh", "six",
    "sixth", "slug", "source", "sources", "spoiler", "sport", "status", "step", "subject", "summary",
    "sunday", "table", "tags", "takeaway", "tel", "telephone", "ten", "tenth", "third", "three", "thursday",
    "tickets", "time", "tip", "tips", "title", "to", "topic", "total", "transcript", "tuesday", "tweet",
    "twitter", "two", "update", "updated", "updates", "url", "venue", "verdict", "video", "warning", "watch",
    "website", "wednesday", "week", "what", "when", "where", "who", "why", "year",
];

/// Whether a label names a thing (*NOTE TO EDITORS*), not a speaker.
fn is_furniture(name: &str) -> bool {
    let mut words = name.split(' ');
    let listed =
        |word: &str| FURNITURE.binary_search(&word.replace('’', "'").to_lowercase().as_str()).is_ok();
    let first = words.next().unwrap_or_default();
    let first = if first.eq_ignore_ascii_case("the") { words.next().unwrap_or_default() } else { first };
    listed(first)
}

/// Cuts blocks where a label stands at a line of its own, and sets labels.
fn cut(document: &mut Document, taken: &[Candidate]) {
    let old = std::mem::take(&mut document.blocks);
    let mut blocks = Vec::with_capacity(old.len() + taken.len());
    let mut taken = taken.iter().peekable();
    let mut skip = false;
    for (index, mut block) in old.into_iter().enumerate() {
        if std::mem::take(&mut skip) {
            continue;
        }
        while let Some(candidate) = taken.next_if(|c| c.block == index) {
            let Candidate { at, label, name_below, .. } = candidate;
            if *at > block.span.start {
                let mut before = block.clone();
                before.span.end = at - 1;
                before.body.end = at - 1;
                blocks.push(before);
                document.prose.replace_range(at - 1..*at, "\n");
                block = Block::new(block.kind, ProseSpan::new(*at, block.span.end));
            }
            if *name_below {
                // the time code and the name below it are one label
                document.prose.replace_range(block.span.end..=block.span.end, " ");
                block.span.end = at + label.name.end;
                skip = true;
            }
            let place = |range: &std::ops::Range<usize>| ProseSpan::new(at + range.start, at + range.end);
            block.kind = BlockKind::Turn;
            block.label = Some(place(&label.name));
            block.time = label.time.as_ref().map(place);
            block.body = ProseSpan::new((at + label.end).min(block.span.end), block.span.end);
        }
        blocks.push(block);
    }
    document.blocks = blocks;
    // no link and no emphasis runs from one speaker to the next
    let ends: Vec<usize> = document.blocks.iter().map(|block| block.span.end).collect();
    let clip = |span: &mut ProseSpan| {
        let end = ends[ends.partition_point(|&end| end < span.start).min(ends.len() - 1)];
        span.start += usize::from(span.start == end);
        let end = ends[ends.partition_point(|&end| end < span.start).min(ends.len() - 1)];
        span.end = span.end.min(end);
        span.start < span.end
    };
    document.links.retain_mut(|link| clip(&mut link.span));
    document.emphasis.retain_mut(clip);
}

/// Tells every paragraph whose turn it belongs to.
///
/// Between two labels that is the turn before. After the last it is so in a transcript; in an article that prints
/// an exchange, the writer speaks again.
fn carry(document: &mut Document) {
    let is_turn = |b: &Block| b.kind == BlockKind::Turn;
    let Some(first) = document.blocks.iter().position(is_turn) else { return };
    let last = document.blocks.iter().rposition(is_turn).unwrap_or(first);
    let turns = document.blocks.iter().filter(|b| is_turn(b)).count();
    let before = document.blocks[..first].iter().filter(|b| b.kind == BlockKind::Paragraph).count();
    let all = document.blocks.len();
    let transcript = (before <= 6 && before * 4 <= all) || turns * 3 >= all - first;
    let end = if transcript { all } else { last + 1 };
    let mut turn = None;
    for (index, block) in document.blocks[..end].iter_mut().enumerate() {
        match block.kind {
            BlockKind::Turn => turn = Some(index),
            BlockKind::Heading => turn = None,
            _ => {}
        }
        block.turn = turn;
    }
}
