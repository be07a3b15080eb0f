//! Words → units of comparison: contractions opened, numbers read, spellings brought together, so that what
//! means the same compares as equal. Each unit knows the words that it was made of.

use super::fold::fold;
use super::folding::{Folding, Worth, key};
use super::words::{Role, Side, Word, is_ellipsis, words};
use crate::text::ProseSpan;

/// What may be told of a unit at a glance; a set of bits.
pub(super) mod flag {
    pub(in super::super) const NEGATION: u16 = 1;
    pub(in super::super) const NUMBER: u16 = 2;
    pub(in super::super) const MODAL: u16 = 4;
    /// Begins with a capital where no sentence begins.
    pub(in super::super) const NAME: u16 = 8;
    pub(in super::super) const DISFLUENCY: u16 = 16;
    /// In the writer's brackets.
    pub(in super::super) const BRACKET: u16 = 32;
    /// A tag or a label of a transcript: not compared.
    pub(in super::super) const ASIDE: u16 = 64;
    /// *'s*: *is*, *has*, *us*, or a genitive
    pub(in super::super) const S: u16 = 128;
    /// *'d*: *would*, *had*
    pub(in super::super) const D: u16 = 256;
    /// A unit of money or *percent*, which may be a symbol.
    pub(in super::super) const MEASURE: u16 = 512;
    /// Part of a filler, or says what the next words say again: cheap to leave out.
    pub(in super::super) const SPARE: u16 = 2048;
    /// Carries meaning of its own, unlike *the* or *of*.
    pub(in super::super) const CONTENT: u16 = 1024;
}

/// One unit of comparison.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unit {
    /// Equal for what is the same.
    pub(super) key: u64,
    /// First word that it was made of.
    pub(super) first: usize,
    /// Last word that it was made of.
    pub(super) last: usize,
    /// Bits of [`flag`].
    pub(super) flags: u16,
    text: (usize, usize),
}

impl Unit {
    /// Whether any bit of `flags` is set.
    pub(super) fn is(&self, flags: u16) -> bool {
        self.flags & flags != 0
    }
}

/// A stretch of prose, ready for comparing.
#[derive(Debug, Default)]
pub(super) struct Text {
    /// Its words.
    pub(super) words: Vec<Word>,
    /// What they are compared by.
    pub(super) units: Vec<Unit>,
    /// Marked ellipses: index of the unit that follows, in order.
    pub(super) gaps: Vec<usize>,
    folded: String,
}

const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
];

/// Words that say little of what a sentence is about.
const FUNCTION: &[&str] = &[
    "a", "about", "all", "am", "an", "and", "any", "are", "as", "at", "be", "because", "been", "but", "by",
    "can", "could", "d", "did", "do", "does", "for", "from", "get", "go", "going", "got", "had", "has",
    "have", "he", "her", "here", "him", "his", "how", "i", "if", "in", "into", "is", "it", "its", "just",
    "me", "my", "no", "not", "of", "on", "one", "or", "our", "out", "she", "so", "some", "that", "the",
    "their", "them", "then", "there", "these", "they", "this", "those", "to", "up", "us", "very", "was",
    "we", "were", "what", "when", "which", "who", "will", "with", "would", "you", "your",
];

impl Text {
    /// Reads the words of `prose[range]`.
    /// `aside` tells which words, by their first byte, are known to be none of the speech.
    pub(super) fn read(
        prose: &str,
        range: ProseSpan,
        side: Side,
        folding: &Folding,
        aside: &dyn Fn(usize) -> bool,
    ) -> Self {
        let mut words = words(prose, range, side);
        for word in words.iter_mut().filter(|word| aside(word.span.start)) {
            word.role = Role::Label;
        }
        let mut reader = Reader {
            prose,
            folding,
            side,
            out: Self { words, ..Self::default() },
            shouted: is_shouted(range.of(prose)),
        };
        reader.run(range);
        reader.spare();
        reader.out
    }
    /// The folded text of `unit`.
    pub(super) fn folded(&self, unit: &Unit) -> &str {
        &self.folded[unit.text.0..unit.text.1]
    }
    /// Where words `first..end` stand; `None` where there are none.
    pub(super) fn span(&self, first: usize, end: usize) -> Option<ProseSpan> {
        (first < end).then(|| ProseSpan::new(self.words[first].span.start, self.words[end - 1].span.end))
    }
}

/// Whether two units mean the same.
pub(super) fn same(a: &Unit, b: &Unit) -> bool {
    a.key == b.key
        || ((a.flags | b.flags) & (flag::S | flag::D) != 0 && (stands_for(a, b) || stands_for(b, a)))
}

fn stands_for(clitic: &Unit, full: &Unit) -> bool {
    // hashing four short words is rare enough: it happens at clitics only
    let any = |words: &[&str]| words.iter().any(|word| key(word) == full.key);
    (clitic.is(flag::S) && any(&["is", "has", "us", "does"]))
        || (clitic.is(flag::D) && any(&["would", "had", "did"]))
}

/// Text that is all capitals tells nothing by them.
pub(super) fn is_shouted(text: &str) -> bool {
    let (mut upper, mut lower) = (0usize, 0usize);
    for byte in text.bytes() {
        upper += usize::from(byte.is_ascii_uppercase());
        lower += usize::from(byte.is_ascii_lowercase());
    }
    upper > lower
}

struct Reader<'a> {
    prose: &'a str,
    folding: &'a Folding,
    side: Side,
    shouted: bool,
    out: Text,
}

impl Reader<'_> {
    fn run(&mut self, range: ProseSpan) {
        let mut at = 0;
        let mut from = range.start;
        while at < self.out.words.len() {
            let word = self.out.words[at];
            if self.side == Side::Printed && is_ellipsis(&self.prose[from..word.span.start]) {
                self.out.gaps.push(self.out.units.len());
            }
            let next = if matches!(word.role, Role::Tag | Role::Label) {
                self.unit(at, at + 1, flag::ASIDE, "");
                at + 1
            } else {
                self.number(at).unwrap_or_else(|| self.word(at))
            };
            at = next.max(at + 1);
            from = self.out.words[at - 1].span.end;
        }
        if self.side == Side::Printed && is_ellipsis(&self.prose[from..range.end]) {
            self.out.gaps.push(self.out.units.len());
        }
    }

    /// Marks what may be left out without loss: fillers, and words said twice in a row.
    fn spare(&mut self) {
        let units = &self.out.units;
        let mut spare = vec![false; units.len()];
        for at in 0..units.len() {
            for n in 2..=3.min(units.len() - at) {
                let run = &units[at..at + n];
                let words: Vec<String> = run.iter().map(|u| self.out.folded(u).to_owned()).collect();
                if self.folding.is_filler(&words) {
                    spare[at..at + n].fill(true);
                }
            }
            for n in 1..=5.min((units.len() - at) / 2) {
                let again = (0..n).all(|k| units[at + k].key == units[at + n + k].key);
                if again {
                    spare[at..at + n].fill(true);
                }
            }
        }
        for (unit, spare) in self.out.units.iter_mut().zip(spare) {
            unit.flags |= if spare { flag::SPARE } else { 0 };
        }
    }

    fn text(&self, at: usize) -> &str {
        self.out.words.get(at).map_or("", |w| w.span.of(self.prose))
    }

    fn folded(&self, at: usize) -> String {
        let mut out = String::new();
        fold(self.text(at), &mut out);
        out.retain(|c| c != '[' && c != ']');
        out
    }

    fn unit(&mut self, first: usize, end: usize, flags: u16, text: &str) {
        let start = self.out.folded.len();
        self.out.folded.push_str(text);
        let bracket = if matches!(self.out.words[first].role, Role::Bracket | Role::Parenthesis) {
            flag::BRACKET
        } else {
            0
        };
        self.out.units.push(Unit {
            key: key(text),
            first,
            last: end - 1,
            flags: flags | bracket,
            text: (start, start + text.len()),
        });
    }

    /// A word that is no number: opened, where it stands for several.
    fn word(&mut self, at: usize) -> usize {
        let folded = self.folded(at);
        let capital = if self.is_name(at) { flag::NAME } else { 0 };
        if folded == "%" {
            self.unit(at, at + 1, flag::MEASURE, "percent");
            return at + 1;
        }
        if folded == "per" && self.folded(at + 1) == "cent" {
            self.unit(at, at + 2, flag::MEASURE, "percent");
            return at + 2;
        }
        // `US` in mixed copy is the country, `us` the pronoun
        let country = self.text(at) == "US" && !self.shouted;
        let folding = self.folding;
        if let Some(expansion) = folding.expansion(if country { "u.s" } else { &folded }) {
            for part in expansion {
                self.plain(at, part, capital);
            }
            return at + 1;
        }
        for (clitic, full) in [("n't", "not"), ("'m", "am"), ("'re", "are"), ("'ve", "have"), ("'ll", "will")]
        {
            if let Some(base) = folded.strip_suffix(clitic).filter(|base| !base.is_empty()) {
                self.plain(at, base, capital);
                self.plain(at, full, 0);
                return at + 1;
            }
        }
        for (clitic, bit) in [("'s", flag::S), ("'d", flag::D)] {
            if let Some(base) = folded.strip_suffix(clitic).filter(|base| !base.is_empty()) {
                self.plain(at, base, capital);
                self.unit(at, at + 1, bit, clitic);
                return at + 1;
            }
        }
        self.plain(at, folded.trim_matches('\''), capital);
        at + 1
    }

    fn plain(&mut self, at: usize, text: &str, mut flags: u16) {
        let text = match text {
            "&" => "and",
            "dollar" | "dollars" | "pound" | "pounds" | "euro" | "euros" | "percent" | "cents" | "cent" => {
                flags |= flag::MEASURE;
                text.strip_suffix('s').unwrap_or(text)
            }
            _ => text,
        };
        let spelled =
            self.folding.expansion(text).filter(|e| e.len() == 1).map_or(text, |e| e[0].as_str()).to_owned();
        for (is, bit) in [
            (self.folding.is_negation(&spelled), flag::NEGATION),
            (self.folding.is_modal(&spelled), flag::MODAL),
            (self.folding.is_disfluency(&spelled), flag::DISFLUENCY),
            (FUNCTION.binary_search(&spelled.as_str()).is_err() && spelled.len() > 1, flag::CONTENT),
        ] {
            flags |= if is { bit } else { 0 };
        }
        self.unit(at, at + 1, flags, &spelled);
    }

    fn is_name(&self, at: usize) -> bool {
        let text = self.text(at);
        let before = &self.prose[..self.out.words[at].span.start];
        let opens = before
            .trim_end_matches([' ', '“', '"', '‘', '\'', '('])
            .ends_with(['.', '?', '!', '\n', ':', '…']);
        !self.shouted
            && at > 0
            && !opens
            && text.len() > 1
            && text.starts_with(char::is_uppercase)
            && !text.starts_with("I'")
            && !text.starts_with("I’")
    }

    /// A number of one word or several: *25*, *twenty-five*, *$5 million*. The word after it; `None`: no number.
    fn number(&mut self, at: usize) -> Option<usize> {
        let money = match self.text(at) {
            "$" => "dollar",
            "£" => "pound",
            "€" => "euro",
            "¥" => "yen",
            _ => "",
        };
        let first = at + usize::from(!money.is_empty());
        let (mut value, end) = self.value(first)?;
        // *May 8th*, *8th of May*: of a day the ending says nothing
        let month = |at: usize| MONTHS.contains(&self.folded(at).trim_end_matches('.'));
        if value.ends_with('o')
            && (first.checked_sub(1).is_some_and(month)
                || month(end)
                || (self.folded(end) == "of" && month(end + 1)))
        {
            value.pop();
        }
        // *$5* and *5 dollars* come in one order
        let after = self.folded(end);
        let named = ["dollar", "pound", "euro", "yen"]
            .into_iter()
            .find(|m| after.strip_prefix(m).is_some_and(|s| matches!(s, "" | "s")));
        if !money.is_empty() {
            self.unit(at, at + 1, flag::MEASURE, money);
        } else if let Some(named) = named {
            self.unit(end, end + 1, flag::MEASURE, named);
        }
        self.unit(first, end, flag::NUMBER | flag::CONTENT, &value);
        Some(end + usize::from(money.is_empty() && named.is_some()))
    }

    #[allow(clippy::float_cmp)] // whole numbers, far below 2^53
    fn value(&self, first: usize) -> Option<(String, usize)> {
        let mut total = 0f64;
        let mut group: Option<f64> = None;
        let mut at = first;
        let join = |at: usize| {
            // number words belong together over a blank or a hyphen only
            at == first || {
                let (a, b) = (self.out.words[at - 1].span.end, self.out.words[at].span.start);
                matches!(&self.prose[a..b], " " | "-" | "\u{a0}" | "‑" | "\n")
            }
        };
        while at < self.out.words.len() && join(at) {
            let word = self.folded(at);
            if let Some((digits, rank, factor)) = digits(&word) {
                if group.is_some() || total > 0.0 {
                    break;
                }
                if rank {
                    return Some((format!("#{digits}o"), at + 1));
                }
                let Ok(number) = digits.parse::<f64>() else {
                    return Some((format!("#{digits}"), at + 1));
                };
                group = Some(number * factor);
                at += 1;
                continue;
            }
            match (self.folding.worth(&word), group) {
                (Some(Worth::Plain(n)), None) => group = Some(count(n)),
                (Some(Worth::Plain(n)), Some(g))
                    if g > 0.0 && ((n < 10 && g % 10.0 == 0.0 && g % 100.0 != 10.0) || g % 100.0 == 0.0) =>
                {
                    group = Some(g + count(n));
                }
                (Some(Worth::Times(100)), Some(g)) if g < 100.0 => group = Some(g * 100.0),
                (Some(Worth::Times(n)), Some(g)) if n != 100 => {
                    total += g * count(n);
                    group = Some(0.0);
                }
                (Some(Worth::Rank(n)), g) if g.is_none_or(|g| g % 10.0 == 0.0 && g > 0.0 && n < 10) => {
                    return Some((format!("#{}o", total + g.unwrap_or(0.0) + count(n)), at + 1));
                }
                (None, None)
                    if word == "a"
                        && matches!(self.folding.worth(&self.folded(at + 1)), Some(Worth::Times(_))) =>
                {
                    group = Some(1.0);
                }
                (None, Some(g))
                    if word == "and"
                        && g > 0.0
                        && g % 100.0 == 0.0
                        && matches!(self.folding.worth(&self.folded(at + 1)), Some(Worth::Plain(_))) => {}
                _ => break,
            }
            at += 1;
        }
        group.map(|g| (format!("#{}", total + g), at))
    }
}

#[allow(clippy::cast_precision_loss)] // number words stay far below 2^53
fn count(n: u64) -> f64 {
    n as f64
}

/// `1,200` → 1200; `21st` → 21, a rank; `5bn` → 5, times 10⁹. `None`: not written in digits.
fn digits(word: &str) -> Option<(String, bool, f64)> {
    let end =
        word.find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.' | ':'))).unwrap_or(word.len());
    let (number, suffix) = word.split_at(end);
    if !number.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let number = number.replace(',', "");
    match suffix {
        "" => Some((number, false, 1.0)),
        "st" | "nd" | "rd" | "th" => Some((number, true, 1.0)),
        "k" => Some((number, false, 1e3)),
        "m" | "mn" | "mln" => Some((number, false, 1e6)),
        "bn" | "b" | "bln" => Some((number, false, 1e9)),
        "tn" | "trn" => Some((number, false, 1e12)),
        _ => None,
    }
}
