//! Words → units of comparison: contractions opened, numbers read, spellings brought together, so that what
//! means the same compares as equal. Each unit knows the words that it was made of.

use super::flag;
use super::fold::{extend, fold};
use super::folding::{Entry, Folding, LONGEST_FILLER, Worth, key};
use super::numbers::{self, Numbers};
use super::words::{Role, Side, Word, is_ellipsis, words};
use crate::text::ProseSpan;
use rustc_hash::FxHashSet;

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
    pub(super) flags: u32,
    /// Its first three letters, by which most words are told apart; all zero for a shorter word.
    pub(super) lead: [u8; 3],
    text: (usize, usize),
}

impl Unit {
    /// Whether any bit of `flags` is set.
    pub(super) fn is(&self, flags: u32) -> bool {
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
        let mut reader = Reader::new(prose, range, side, folding, words);
        reader.run(range);
        reader.out
    }
    fn push(&mut self, first: usize, end: usize, mut flags: u32, text: &str) {
        if matches!(self.words[first].role, Role::Bracket | Role::Parenthesis) {
            flags |= flag::BRACKET;
        }
        let start = self.folded.len();
        self.folded.push_str(text);
        self.units.push(Unit {
            key: key(text),
            first,
            last: end - 1,
            flags,
            lead: text.as_bytes().first_chunk().copied().unwrap_or_default(),
            text: (start, start + text.len()),
        });
    }

    /// A single word, in the spelling that it is compared by.
    fn plain(&mut self, at: usize, text: &str, flags: u32, folding: &Folding) {
        let text = match text {
            "&" => "and",
            "dollars" | "pounds" | "euros" | "cents" => &text[..text.len() - 1],
            _ => text.trim_matches('\''),
        };
        let mut entry = folding.get(text);
        let mut spelled = text;
        if let Some([one]) = entry.map(|e| e.expansion.as_slice()) {
            spelled = one;
            entry = folding.get(one);
        }
        let known = entry.map_or(0, |entry| entry.flags);
        let many = matches!(entry.and_then(|e| e.worth), Some(Worth::Times(_)))
            || text
                .strip_suffix('s')
                .is_some_and(|one| matches!(folding.get(one).and_then(|e| e.worth), Some(Worth::Times(_))));
        let content = known & flag::FUNCTION == 0 && spelled.len() > 1;
        let more = if content { flag::CONTENT } else { 0 } | if many { flag::NUMBER } else { 0 };
        self.push(at, at + 1, flags | known | more, spelled);
    }

    /// Joins two words that others write as one: *non-negotiable*, where they have *nonnegotiable*.
    pub(super) fn join_compounds(&mut self, others: &[Self]) {
        let known: FxHashSet<u64> = others.iter().flat_map(|text| &text.units).map(|unit| unit.key).collect();
        let mut at = 0;
        while at + 1 < self.units.len() {
            let (a, b) = (self.units[at], self.units[at + 1]);
            let second = &self.folded[b.text.0..b.text.1];
            let apart =
                a.last < b.first && !known.contains(&a.key) && a.text.0 < a.text.1 && b.text.0 < b.text.1;
            let key = extend(a.key, second);
            if apart && !(a.is(flag::ASIDE) || b.is(flag::ASIDE)) && known.contains(&key) {
                let start = self.folded.len();
                let joined = [&self.folded[a.text.0..a.text.1], second].concat();
                self.folded.push_str(&joined);
                self.units[at] = Unit {
                    key,
                    last: b.last,
                    flags: a.flags & b.flags,
                    lead: joined.as_bytes().first_chunk().copied().unwrap_or_default(),
                    text: (start, start + joined.len()),
                    ..a
                };
                self.units.remove(at + 1);
            }
            at += 1;
        }
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

/// A word, folded.
#[derive(Clone, Copy)]
struct Token<'a> {
    text: (usize, usize),
    entry: Option<&'a Entry>,
}

struct Reader<'a> {
    prose: &'a str,
    folding: &'a Folding,
    side: Side,
    shouted: bool,
    tokens: Vec<Token<'a>>,
    text: String,
    out: Text,
}

impl<'a> Reader<'a> {
    fn new(prose: &'a str, range: ProseSpan, side: Side, folding: &'a Folding, words: Vec<Word>) -> Self {
        let mut text = String::with_capacity(range.len());
        let mut tokens = Vec::with_capacity(words.len());
        for word in &words {
            let start = text.len();
            fold(word.span.of(prose), &mut text);
            if word.role == Role::Partial {
                let plain = text.split_off(start).replace(['[', ']'], "");
                text.push_str(&plain);
            }
            let entry = folding.get(&text[start..]);
            tokens.push(Token { text: (start, text.len()), entry });
        }
        let shouted = is_shouted(range.of(prose));
        Self { prose, folding, side, shouted, tokens, text, out: Text { words, ..Text::default() } }
    }

    fn run(&mut self, range: ProseSpan) {
        let mut at = 0;
        let mut from = range.start;
        while at < self.out.words.len() {
            let word = self.out.words[at];
            if self.side == Side::Printed && is_ellipsis(&self.prose[from..word.span.start]) {
                self.out.gaps.push(self.out.units.len());
            }
            let next = if matches!(word.role, Role::Tag | Role::Label) {
                self.out.push(at, at + 1, flag::ASIDE, "");
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
        self.spare();
        self.opening();
    }

    /// Marks what may be left out without loss: fillers, and words said twice in a row.
    fn spare(&mut self) {
        let units = &self.out.units;
        let mut spare = vec![0; units.len()];
        for at in 0..units.len() {
            if self.folding.fills(units[at].key) {
                for n in 2..=LONGEST_FILLER.min(units.len() - at) {
                    let keys: Vec<u64> = units[at..at + n].iter().map(|u| u.key).collect();
                    if self.folding.is_filler(&keys) {
                        spare[at..at + n].iter_mut().for_each(|flags| *flags |= flag::SPARE);
                    }
                }
            }
            for n in 1..=5.min((units.len() - at) / 2) {
                if (0..n).all(|k| units[at + k].key == units[at + n + k].key) {
                    spare[at..at + n].iter_mut().for_each(|flags| *flags |= flag::SPARE | flag::AGAIN);
                }
            }
        }
        for (unit, spare) in self.out.units.iter_mut().zip(spare) {
            unit.flags |= spare;
        }
    }

    /// Marks what begins a sentence, and what has the capital of one.
    fn opening(&mut self) {
        for at in 0..self.out.units.len() {
            let span = self.out.words[self.out.units[at].first].span;
            let opens = if self.opens(span.start) { flag::OPENS } else { 0 };
            let capital = if span.of(self.prose).starts_with(char::is_uppercase) { flag::CAPITAL } else { 0 };
            self.out.units[at].flags |= opens | capital;
        }
    }

    fn opens(&self, at: usize) -> bool {
        let before = self.prose[..at].trim_end_matches([' ', '“', '"', '‘', '\'', '(']);
        before.is_empty() || before.ends_with(['.', '?', '!', '\n', ':', '…', ')', ']'])
    }

    fn raw(&self, at: usize) -> &'a str {
        self.out.words.get(at).map_or("", |w| w.span.of(self.prose))
    }

    /// A word that is no number: opened, where it stands for several.
    fn word(&mut self, at: usize) -> usize {
        let capital = if self.is_name(at) { flag::NAME } else { 0 };
        let Token { text: (start, end), entry } = self.tokens[at];
        let folded = &self.text[start..end];
        if folded == "%" {
            self.out.push(at, at + 1, flag::MEASURE, "percent");
            return at + 1;
        }
        if folded == "per" && self.folded(at + 1) == "cent" {
            self.out.push(at, at + 2, flag::MEASURE, "percent");
            return at + 2;
        }
        // `US` in mixed copy is the country, `us` the pronoun
        let country = !self.shouted && self.raw(at) == "US";
        let entry = if country { self.folding.get("u.s") } else { entry };
        // *co-operation* is no company
        if folded == "co" && self.prose[self.out.words[at].span.end..].starts_with(['-', '‑']) {
            self.out.push(at, at + 1, flag::CONTENT, folded);
            return at + 1;
        }
        if let Some(entry) = entry.filter(|entry| !entry.expansion.is_empty()) {
            for part in &entry.expansion {
                self.out.plain(at, part, capital, self.folding);
            }
            return at + 1;
        }
        if let Some(quote) = folded.rfind('\'').filter(|&quote| quote > 0) {
            let (base, clitic) = folded.split_at(quote);
            let (base, full, bit) = match clitic {
                "'t" if base.len() > 1 && base.ends_with('n') => (&base[..base.len() - 1], "not", 0),
                "'m" => (base, "am", 0),
                "'re" => (base, "are", 0),
                "'ve" => (base, "have", 0),
                "'ll" => (base, "will", 0),
                "'s" => (base, "'s", flag::S),
                "'d" => (base, "'d", flag::D),
                _ => (folded, "", 0),
            };
            self.out.plain(at, base, capital, self.folding);
            if bit != 0 {
                self.out.push(at, at + 1, bit, full);
            } else if !full.is_empty() {
                self.out.plain(at, full, 0, self.folding);
            }
            return at + 1;
        }
        self.out.plain(at, folded, capital, self.folding);
        at + 1
    }

    fn is_name(&self, at: usize) -> bool {
        let text = self.raw(at);
        if self.shouted || at == 0 || text.len() < 2 || !text.starts_with(char::is_uppercase) {
            return false;
        }
        let before =
            self.prose[..self.out.words[at].span.start].trim_end_matches([' ', '“', '"', '‘', '\'', '(']);
        !before.ends_with(['.', '?', '!', '\n', ':', '…'])
            && !text.starts_with("I'")
            && !text.starts_with("I’")
    }

    /// Whether the word at `at` is a month or a day of the week, or short for one.
    fn is_date(&self, at: usize) -> bool {
        let is = |entry: &Entry| entry.flags & flag::DATE != 0;
        let full =
            |entry: &Entry| matches!(&entry.expansion[..], [one] if self.folding.get(one).is_some_and(is));
        self.tokens.get(at).and_then(|t| t.entry).is_some_and(|entry| is(entry) || full(entry))
    }

    /// A number of one word or several: *25*, *twenty-five*, *$5 million*. The word after it; `None`: no number.
    fn number(&mut self, at: usize) -> Option<usize> {
        let money = match self.folded(at) {
            "$" => "dollar",
            "£" => "pound",
            "€" => "euro",
            "¥" => "yen",
            _ => "",
        };
        let first = at + usize::from(!money.is_empty());
        let (mut value, end) = numbers::value(self, first)?;
        // *May 8th*, *8th of May*: of a day the ending says nothing
        let month = |at: usize| self.is_date(at);
        let bracket = |at: &usize| self.out.words[*at].role == Role::Bracket;
        let before = (0..first).rev().find(|at| !bracket(at));
        let of_month =
            before.is_some_and(month) || month(end) || (self.folded(end) == "of" && month(end + 1));
        if value.ends_with('o') && of_month {
            value.pop();
        }
        // *$5* and *5 dollars* come in one order
        let after = self.folded(end);
        let named = ["dollar", "pound", "euro", "yen"]
            .into_iter()
            .find(|m| after.strip_prefix(m).is_some_and(|s| matches!(s, "" | "s")));
        if !money.is_empty() {
            self.out.push(at, at + 1, flag::MEASURE, money);
        } else if let Some(named) = named {
            self.out.push(end, end + 1, flag::MEASURE, named);
        }
        self.out.push(first, end, flag::NUMBER | flag::CONTENT, &value);
        Some(end + usize::from(money.is_empty() && named.is_some()))
    }
}

impl Numbers for Reader<'_> {
    fn len(&self) -> usize {
        self.tokens.len()
    }
    fn folded(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |t| &self.text[t.text.0..t.text.1])
    }
    fn worth(&self, at: usize) -> Option<Worth> {
        self.tokens.get(at)?.entry?.worth
    }
    /// Number words belong together over a blank or a hyphen only.
    fn runs_on(&self, at: usize) -> bool {
        let Some(word) = self.out.words.get(at) else { return false };
        matches!(
            &self.prose[self.out.words[at - 1].span.end..word.span.start],
            " " | "-" | "\u{a0}" | "‑" | "\n"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    fn text(text: &str) -> Text {
        let folding = Folding::new(&Lexicon::built_in());
        Text::read(text, ProseSpan::new(0, text.len()), Side::Printed, &folding, &|_| false)
    }

    /// Whether two texts are unit by unit the same.
    fn alike(a: &str, b: &str) -> bool {
        let (a, b) = (text(a), text(b));
        a.units.len() == b.units.len() && a.units.iter().zip(&b.units).all(|(x, y)| same(x, y))
    }

    #[test]
    fn the_same_in_other_clothes_is_the_same() {
        for (a, b) in [
            ("I’m sure it’s theirs", "i am sure it is theirs"),
            ("We’re gonna win", "we are going to win"),
            ("you’d have seen he’s gone", "you would have seen he has gone"),
            ("can’t, won’t, shan’t", "cannot will not shall not"),
            ("$5 million", "five million dollars"),
            ("5% of it", "five per cent of it"),
            ("The U.S. and the UK", "the United States and the United Kingdom"),
            ("Mr. Lund’s café", "mister Lund's cafe"),
            ("the colour of the harbour", "the color of the harbor"),
            ("on May 8", "on May 8th"),
            ("well-known", "well known"),
        ] {
            assert!(alike(a, b), "{a} | {b}");
        }
    }

    #[test]
    fn other_things_are_not() {
        for (a, b) in [
            ("it is", "it was"),
            ("$5 million", "$5 billion"),
            ("tell us", "tell US"),
            ("Lund’s", "Lunds"),
            ("the first of May", "the second of May"),
        ] {
            assert!(!alike(a, b), "{a} | {b}");
        }
    }

    #[test]
    fn a_word_told_in_two_is_taken_as_one_where_the_other_has_it_so() {
        let mut source = text("a non negotiable price");
        source.join_compounds(&[text("a nonnegotiable price")]);
        assert_eq!(source.units.len(), 3);
        assert_eq!((source.units[1].first, source.units[1].last), (1, 2));
    }
}
