//! How plain copy is laid out: a paragraph a line, or hard-wrapped at a width; told apart by its lines.
//!
//! A line that a program wrapped is as full as it could be: the first word of the next would not have fitted.
//! So each pair of lines that may belong together says between which two widths the page must have been wrapped;
//! where nearly all pairs agree on one width, the copy is wrapped there. Verse, lists, headlines with bylines and
//! short paragraphs agree on none. Asked of the whole document first, then of each run of lines without a gap, so
//! that a wrapped release inside unwrapped copy is seen.

use super::labels;
use crate::text::Span;
use std::ops::Range;

/// A line with something to read, and what of it tells how lines belong together.
#[derive(Clone, Copy, Debug)]
#[allow(clippy::struct_excessive_bools)] // each tells something of its own
pub(super) struct Line {
    /// Trimmed, quoting marks (`> `) left out.
    pub(super) span: Span,
    /// Columns before its first character.
    indent: u16,
    /// Columns of it with its indent; `LONG` where it is too long to be wrapped copy.
    width: u16,
    /// Columns of its first word.
    word: u16,
    /// A blank line stands above.
    gap: bool,
    /// It stands behind a quoting mark, as in e-mail.
    pub(super) quoted: bool,
    /// It begins with a bullet or a number.
    pub(super) item: bool,
    /// It begins with a speaker label: a sure one, or one in mixed case that may be chance.
    label: bool,
    mixed: bool,
    /// It ends like a sentence.
    finished: bool,
    /// It begins with a small letter.
    small: bool,
}

/// How a line goes on from the line above.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Joint {
    /// It begins a paragraph.
    Break,
    /// It goes on; a space stands between.
    Space,
    /// It goes on behind a hyphen.
    Nothing,
}

/// Widths at which copy is wrapped, in code points.
const NARROWEST: u16 = 28;
const WIDEST: u16 = 140;
/// Width of lines that are paragraphs in any case.
const LONG: u16 = u16::MAX;

impl Line {
    pub(super) fn new(text: &str, start: usize, mut span: Span, gap: bool) -> Self {
        let line = span.of(text);
        let unquoted = line.trim_start_matches("> ");
        let quoted = unquoted.len() < line.len() && !unquoted.is_empty();
        if quoted {
            span.start = span.end - unquoted.len();
        }
        let indent = text[start..span.start].bytes().take(1000).fold(0_u16, |column, b| match b {
            b'\t' => (column / 8 + 1) * 8,
            _ => column + columns(&[b]),
        });
        let bytes = span.of(text).as_bytes();
        // no need to count where not even four bytes a character make it fit
        let width = if bytes.len() > 4 * usize::from(WIDEST) { LONG } else { indent + columns(bytes) };
        let item = is_item(unquoted);
        let line = Self {
            span,
            indent,
            width: if width > WIDEST { LONG } else { width },
            word: 0,
            gap,
            quoted,
            item,
            label: false,
            mixed: false,
            finished: false,
            small: false,
        };
        if line.width == LONG { line } else { line.with_words(unquoted) }
    }

    fn with_words(mut self, words: &str) -> Self {
        let word = words.split_ascii_whitespace().next().unwrap_or(words);
        // a long word may be broken at its hyphens
        let word = word.split_inclusive(['-', '–', '—', '/']).next().unwrap_or(word);
        self.word = columns(word.as_bytes());
        self.finished = is_finished(words);
        self.small =
            words.trim_start_matches(['"', '\'', '“', '‘', '(', '[']).starts_with(char::is_lowercase);
        if let Some(label) = labels::parse(words) {
            self.mixed = label.style == labels::Style::Mixed;
            self.label = !self.mixed;
        }
        self
    }
}

/// Characters in `bytes` of UTF-8, which has at most `WIDEST` a line.
fn columns(bytes: &[u8]) -> u16 {
    let count = bytes.iter().filter(|&&b| b & 0xC0 != 0x80).count();
    u16::try_from(count).unwrap_or(LONG)
}

/// How each of `lines` goes on from the one above.
pub(super) fn joints(text: &str, lines: &[Line]) -> Vec<Joint> {
    let mut joints = vec![Joint::Break; lines.len()];
    // lines that are too long for wrapped copy part one region from the next
    let mut start = 0;
    for region in lines.split_inclusive(|line| line.width == LONG) {
        let end = start + region.len();
        join(text, lines, start..end, &mut joints);
        start = end;
    }
    joints
}

/// The same for one region of `lines`, of which at most the last is too long.
fn join(text: &str, lines: &[Line], region: Range<usize>, joints: &mut [Joint]) {
    let mut all = Evidence::default();
    let mut start = region.start;
    let mut runs = Vec::new();
    for i in region.start + 1..=region.end {
        if i == region.end || lines[i].gap || lines[i].width == LONG {
            if i - start > 1 {
                all.hear(text, &lines[start..i]);
                runs.push(start..i);
            }
            start = i;
        }
    }
    // with little to go by, one line that is wider disproves the width
    let lines_of = &lines[region];
    let over = |width: u16| lines_of.iter().filter(|l| l.width != LONG && l.width > width + 1).count();
    let whole = all.wrap().filter(|&w| {
        if all.unfinished < 4 { over(w) == 0 && all.runs_on > 0 } else { over(w) * 10 <= lines_of.len() }
    });
    for run in runs {
        let Some(style) = style(text, &lines[run.clone()], whole) else { continue };
        let mut first = run.start;
        for i in run.start + 1..run.end {
            joints[i] = style.joint(text, &lines[first], &lines[i - 1], &lines[i]);
            if joints[i] == Joint::Break {
                first = i;
            }
        }
    }
}

/// How a run of lines without a gap is broken; `None`: a paragraph a line. `whole` is the width of its region.
fn style(text: &str, run: &[Line], whole: Option<u16>) -> Option<Style> {
    if let Some(width) = whole.filter(|&width| agrees(run, width)) {
        return Some(Style::Wrapped(width));
    }
    let mut own = Evidence::default();
    own.hear(text, run);
    match own.wrap().filter(|_| own.unfinished >= 3) {
        Some(width) => Some(Style::Wrapped(width)),
        None => own.is_ragged().then_some(Style::Ragged(own.widest)),
    }
}

/// Whether most pairs of `run` could be wrapped at `width`.
fn agrees(run: &[Line], width: u16) -> bool {
    let (mut votes, mut asked) = (0, 0);
    pairs(run, |above, below| {
        if !above.finished && above.width >= width / 2 {
            asked += 1;
            let (from, to) = between(above, below);
            votes += i32::from(from <= width && width <= to);
        }
    });
    votes > 0 && votes * 5 >= asked * 3
}

/// Each pair of lines of `run` that may belong together.
fn pairs(run: &[Line], mut each: impl FnMut(&Line, &Line)) {
    let Some(mut first) = run.first() else { return };
    for two in run.windows(2) {
        if begins(first, &two[0], &two[1]) {
            first = &two[1];
        } else {
            each(&two[0], &two[1]);
        }
    }
}

/// The widths at which two lines may be wrapped: as wide as both, but not wide enough for one word more in the first.
fn between(above: &Line, below: &Line) -> (u16, u16) {
    (above.width.max(below.width).max(NARROWEST), (above.width + below.word).min(WIDEST))
}

/// What the pairs of a stretch of lines say together.
struct Evidence {
    /// Pairs that may belong together.
    pairs: u32,
    unfinished: u32,
    runs_on: u32,
    /// Letters are all capitals: nothing can run on in small ones.
    shouts: bool,
    /// Votes of unfinished pairs for each width, as steps up and down.
    steps: Vec<i32>,
    /// Unfinished pairs by the width of their first line.
    first: Vec<u32>,
    /// The widest line, and the columns of all lines together.
    widest: u16,
    columns: usize,
    lines: usize,
}

impl Default for Evidence {
    fn default() -> Self {
        let steps = vec![0; usize::from(WIDEST) + 2];
        let first = vec![0; usize::from(WIDEST) + 2];
        Self {
            pairs: 0,
            unfinished: 0,
            runs_on: 0,
            shouts: true,
            steps,
            first,
            widest: 0,
            columns: 0,
            lines: 0,
        }
    }
}

impl Evidence {
    /// Takes in a run of lines.
    fn hear(&mut self, text: &str, run: &[Line]) {
        for line in run {
            self.widest = self.widest.max(line.width);
            self.columns += usize::from(line.width);
        }
        self.lines += run.len();
        self.shouts = self.shouts && run.iter().all(|line| !line.span.of(text).contains(char::is_lowercase));
        pairs(run, |above, below| {
            self.pairs += 1;
            if above.finished {
                return;
            }
            self.unfinished += 1;
            self.runs_on += u32::from(below.small);
            self.first[usize::from(above.width)] += 1;
            let (from, to) = between(above, below);
            if from <= to {
                self.steps[usize::from(from)] += 1;
                self.steps[usize::from(to) + 1] -= 1;
            }
        });
    }

    fn votes(&self) -> impl Iterator<Item = (u16, u32)> {
        let mut sum = 0_i32;
        (0_u16..).zip(&self.steps).map(move |(width, step)| {
            sum += step;
            (width, sum.unsigned_abs())
        })
    }

    /// Unfinished pairs that speak for or against `width`: a line of less than half of it is a headline or a byline,
    /// wrapped or not.
    fn asked(&self, width: u16) -> u32 {
        self.first[usize::from(width / 2)..].iter().sum()
    }

    /// The width that nearly all pairs agree on: three of four unfinished ones, if unfinished lines are no
    /// exception, and lines go on in small letters as running copy does.
    fn wrap(&self) -> Option<u16> {
        let (width, votes) = self.votes().max_by_key(|&(width, votes)| (votes, width))?;
        let asked = self.asked(width);
        let agree = if self.shouts {
            asked >= 4 && votes * 10 >= asked * 9
        } else {
            votes * 4 >= asked * 3 && self.runs_on * 10 >= asked * 3
        };
        (agree && votes > 0 && self.unfinished * 10 >= self.pairs * 3).then_some(width)
    }

    /// Broken by hand, at no one width: long lines that nearly all run on in small letters.
    fn is_ragged(&self) -> bool {
        self.runs_on >= 3
            && self.runs_on * 10 >= self.unfinished * 6
            && self.unfinished * 2 >= self.pairs
            && self.columns >= 45 * self.lines
    }
}

/// How a run of lines is broken.
#[derive(Clone, Copy)]
enum Style {
    /// At a width.
    Wrapped(u16),
    /// By hand, the widest line given.
    Ragged(u16),
}

impl Style {
    /// How `b` goes on from `a`, in a paragraph that begins with `first`.
    fn joint(self, text: &str, first: &Line, a: &Line, b: &Line) -> Joint {
        if begins(first, a, b) {
            return Joint::Break;
        }
        let (full, long) = match self {
            Self::Wrapped(width) => (a.width + b.word + 2 >= width, a.width * 2 >= width),
            Self::Ragged(widest) => (false, a.width * 2 >= widest),
        };
        if !(full || (long && !a.finished && b.small)) {
            return Joint::Break;
        }
        let above = a.span.of(text);
        let hyphen = above.strip_suffix('-').is_some_and(|word| word.ends_with(char::is_alphabetic));
        if hyphen && b.small { Joint::Nothing } else { Joint::Space }
    }
}

/// Whether `b` must begin a paragraph, whatever the widths: a list item, a label, a first-line indent, another
/// depth of quoting.
fn begins(first: &Line, a: &Line, b: &Line) -> bool {
    let marked = first.item || first.label || first.mixed;
    let indented = b.indent >= a.indent + 2 && !marked;
    let outdented = marked && b.indent < first.indent;
    a.quoted != b.quoted || indented || outdented || b.item || b.label
}

/// Whether `line` begins with a bullet or a number.
fn is_item(line: &str) -> bool {
    let after = line.trim_start_matches(['•', '*', '▪', '‣', '◦', '●', '·', '-', '–']);
    let marks = line[..line.len() - after.len()].chars().count();
    if marks == 1 && after.starts_with([' ', '\t']) {
        return true;
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = line.split_at(digits);
    (1..=2).contains(&number.len()) && rest.starts_with(['.', ')']) && rest[1..].starts_with([' ', '\t'])
}

/// Whether `line` ends like a sentence: `.`, `!`, `?`, `:`, `…`, quotation marks and brackets aside.
fn is_finished(line: &str) -> bool {
    line.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', '*', '_'])
        .ends_with(['.', '!', '?', ':', '…', ';'])
}
