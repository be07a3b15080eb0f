//! An alignment → differences, each with its class. Every differing stretch is judged on its own, by the
//! words in it and beside it; how much else is the same never counts.

use super::EditClass;
use super::align::Step;
use super::folding::Folding;
use super::surface;
use super::units::{Text, Unit, flag};
use super::words::is_ellipsis;
use crate::text::ProseSpan;

/// A difference, in the prose of draft and source.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Difference {
    /// What it is.
    pub(super) class: EditClass,
    /// In the draft's prose; empty where words are missing.
    pub(super) printed: ProseSpan,
    /// In the source's prose; empty where words were put in.
    pub(super) original: ProseSpan,
}

/// What is compared: two texts, and the prose that each was read from.
#[derive(Clone, Copy)]
pub(super) struct Pair<'a> {
    /// The print.
    pub(super) print: &'a Text,
    /// The prose of its draft.
    pub(super) printed: &'a str,
    /// The stretch of the source.
    pub(super) source: &'a Text,
    /// The prose of the source.
    pub(super) original: &'a str,
    /// Word lists.
    pub(super) folding: &'a Folding,
    /// Whether two places of the source's prose are in turns of one speaker.
    pub(super) one_speaker: &'a dyn Fn(usize, usize) -> bool,
}

/// A run of steps that begins and ends between words on both sides; ranges of units.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch {
    /// First unit of print, and the one after the last.
    pub(super) print: (usize, usize),
    /// First unit of the source, and the one after the last.
    pub(super) source: (usize, usize),
    /// Whether all of it is the same.
    pub(super) same: bool,
}

/// Cuts `steps` into stretches: each word that is the same with its fellow, each run of differing words as one.
pub(super) fn stretches(steps: &[Step], print: &Text, source: &Text) -> Vec<Stretch> {
    let mut all: Vec<Stretch> = Vec::new();
    let (mut i, mut j) = (first(steps, true), first(steps, false));
    for step in steps {
        let (di, dj, same) = match *step {
            Step::Both(_, _, same) => (1, 1, same),
            Step::Printed(_) => (1, 0, false),
            Step::Source(_) => (0, 1, false),
        };
        let next = Stretch { print: (i, i + di), source: (j, j + dj), same };
        (i, j) = (i + di, j + dj);
        match all.last_mut() {
            Some(last)
                if cuts_word(last, &next, print, source)
                    || (!last.same && !same && joins(last, &next, print, source)) =>
            {
                last.print.1 = next.print.1;
                last.source.1 = next.source.1;
                last.same &= same;
                // the stretch may now cut a word that the one before it holds
                while all.len() > 1 {
                    let (a, b) = (all[all.len() - 2], all[all.len() - 1]);
                    if !cuts_word(&a, &b, print, source) {
                        break;
                    }
                    all.pop();
                    let last = all.len() - 1;
                    all[last] = Stretch {
                        print: (a.print.0, b.print.1),
                        source: (a.source.0, b.source.1),
                        same: a.same && b.same,
                    };
                }
            }
            _ => all.push(next),
        }
    }
    all
}

fn first(steps: &[Step], print: bool) -> usize {
    steps
        .iter()
        .find_map(|step| match *step {
            Step::Both(i, j, _) => Some(if print { i } else { j }),
            Step::Printed(i) => print.then_some(i),
            Step::Source(j) => (!print).then_some(j),
        })
        .unwrap_or(0)
}

fn cuts_word(a: &Stretch, b: &Stretch, print: &Text, source: &Text) -> bool {
    let shares = |units: &[Unit], x: (usize, usize), y: (usize, usize)| {
        x.0 < x.1 && y.0 < y.1 && units[x.1 - 1].last >= units[y.0].first
    };
    shares(&print.units, a.print, b.print) || shares(&source.units, a.source, b.source)
}

/// Differing words run together, but tags of a transcript and hesitations stay apart from words of the speech, and so do words
/// of print on both sides of an ellipsis.
fn joins(a: &Stretch, b: &Stretch, print: &Text, source: &Text) -> bool {
    let lone = |s: &Stretch, flags: u16| {
        s.print.0 == s.print.1 && source.units[s.source.0..s.source.1].iter().all(|u| u.is(flags))
    };
    let aside = |s: &Stretch| (lone(s, flag::ASIDE), lone(s, flag::DISFLUENCY));
    let bracket = |s: &Stretch| print.units[s.print.0..s.print.1].first().map(|u| u.is(flag::BRACKET));
    let mixed = matches!((bracket(a), bracket(b)), (Some(x), Some(y)) if x != y);
    let empty = |s: &Stretch| s.print.0 == s.print.1;
    let gap = !(empty(a) && empty(b)) && print.gaps.binary_search(&b.print.0).is_ok();
    aside(a) == aside(b) && !mixed && !gap
}

/// The differences that `stretches` hold, in the order of print.
pub(super) fn differences(pair: &Pair<'_>, stretches: &[Stretch]) -> Vec<Difference> {
    let mut all = Vec::new();
    for (at, stretch) in stretches.iter().enumerate() {
        let view = View::new(pair, stretches, at);
        if stretch.same {
            if let Some(difference) = surface::word(pair, stretch, at == 0) {
                push(pair, &mut all, difference);
            }
        } else if !view.is_elided() {
            let class = view.class();
            let (printed, original) = trimmed(pair, view.printed(), view.original());
            push(pair, &mut all, Difference { class, printed, original });
        }
        if let Some(next) = stretches.get(at + 1) {
            all.extend(surface::between(pair, stretch, next));
        }
    }
    all.extend(ellipses(pair, stretches));
    all.sort_by_key(|d| (d.printed, d.original));
    all
}

/// Adds a difference; the words of one bracket are one.
fn push(pair: &Pair<'_>, all: &mut Vec<Difference>, next: Difference) {
    if let Some(last) = all.last_mut()
        && last.class == EditClass::Bracket
        && next.class == EditClass::Bracket
        && pair.printed.get(last.printed.end..next.printed.start).is_some_and(|t| t.trim().is_empty())
    {
        last.printed = last.printed.to(next.printed);
        if last.original.is_empty() {
            last.original = next.original;
        } else if !next.original.is_empty() {
            last.original = last.original.to(next.original);
        }
        return;
    }
    all.push(next);
}

/// Without the words that both sides begin or end with: of *5 million* and *8 million* the first word differs.
fn trimmed(pair: &Pair<'_>, mut printed: ProseSpan, mut original: ProseSpan) -> (ProseSpan, ProseSpan) {
    let inside = |text: &Text, span: ProseSpan| {
        let first = text.words.partition_point(|w| w.span.start < span.start);
        first..text.words.partition_point(|w| w.span.end <= span.end).max(first)
    };
    let (mut print, mut source) = (inside(pair.print, printed), inside(pair.source, original));
    let equal = |in_print: usize, in_source: usize| {
        let word = pair.print.words[in_print].span.of(pair.printed);
        word.to_lowercase() == pair.source.words[in_source].span.of(pair.original).to_lowercase()
    };
    while print.len() > 1 && source.len() > 1 && equal(print.start, source.start) {
        (print.start, source.start) = (print.start + 1, source.start + 1);
    }
    while print.len() > 1 && source.len() > 1 && equal(print.end - 1, source.end - 1) {
        (print.end, source.end) = (print.end - 1, source.end - 1);
    }
    let trimmed = (pair.print.span(print.start, print.end), pair.source.span(source.start, source.end));
    if let (Some(shorter_print), Some(shorter_source)) = trimmed {
        (printed, original) = (shorter_print, shorter_source);
    }
    (printed, original)
}

/// Every ellipsis is one difference, whether or not words are left out there; none, where the source has one
/// in the same place.
fn ellipses(pair: &Pair<'_>, stretches: &[Stretch]) -> Vec<Difference> {
    let mut all = Vec::new();
    let (words, units) = (&pair.print.words, &pair.print.units);
    let mut at = 0;
    for &gap in &pair.print.gaps {
        let end = units.get(gap).map(|u| words[u.first].span.start);
        let start = gap.checked_sub(1).map(|b| words[units[b].last].span.end);
        let printed = ellipsis_mark(pair.printed, start, end);
        while at < stretches.len() && stretches[at].print.1 < gap {
            at += 1;
        }
        let here = (at..stretches.len()).take_while(|&k| stretches[k].print.0 <= gap);
        let elided = here.clone().find(|&k| View::new(pair, stretches, k).is_elided());
        let original = if let Some(k) = elided {
            View::new(pair, stretches, k).original()
        } else {
            let after = here
                .clone()
                .find(|&k| stretches[k].print.0 == gap && stretches[k].source.0 < stretches[k].source.1);
            let place = match after {
                Some(k) => span(pair.source, stretches[k].source).start,
                None => stretches.last().map_or(0, |s| span(pair.source, s.source).end),
            };
            let before = pair.original[..place].trim_end_matches(|c: char| !c.is_alphanumeric()).len();
            if gap > 0 && is_ellipsis(&pair.original[before..place]) {
                continue;
            }
            ProseSpan::at(place)
        };
        all.push(Difference { class: EditClass::Ellipsis, printed, original });
    }
    all
}

/// One stretch among its neighbours.
struct View<'a> {
    pair: &'a Pair<'a>,
    stretch: Stretch,
    before: Option<Stretch>,
    after: Option<Stretch>,
}

impl<'a> View<'a> {
    fn new(pair: &'a Pair<'a>, all: &[Stretch], at: usize) -> Self {
        Self {
            pair,
            stretch: all[at],
            before: at.checked_sub(1).map(|b| all[b]),
            after: all.get(at + 1).copied(),
        }
    }
    fn print(&self) -> &'a [Unit] {
        &self.pair.print.units[self.stretch.print.0..self.stretch.print.1]
    }
    fn source(&self) -> &'a [Unit] {
        &self.pair.source.units[self.stretch.source.0..self.stretch.source.1]
    }
    /// The words of print; where there are none, the place between its neighbours.
    fn printed(&self) -> ProseSpan {
        span(self.pair.print, self.stretch.print)
    }
    fn original(&self) -> ProseSpan {
        span(self.pair.source, self.stretch.source)
    }
    /// Words of the source left out at a marked ellipsis.
    fn is_elided(&self) -> bool {
        !self.stretch.same
            && self.print().is_empty()
            && self.source().iter().any(|u| !u.is(flag::ASIDE))
            && self.pair.print.gaps.binary_search(&self.stretch.print.0).is_ok()
    }

    /// What the differing stretch is.
    fn class(&self) -> EditClass {
        let (print, source) = (self.print(), self.source());
        if source.iter().chain(print).all(|u| u.is(flag::ASIDE)) {
            return EditClass::Tag;
        }
        if !print.is_empty() && print.iter().all(|u| u.is(flag::BRACKET)) {
            return EditClass::Bracket;
        }
        if print.iter().any(|u| self.pair.print.words[u.first].role == super::words::Role::Partial) {
            return EditClass::Bracket;
        }
        let next_to_bracket = |s: Option<Stretch>| {
            s.is_some_and(|s| self.pair.print.units[s.print.0..s.print.1].iter().any(|u| u.is(flag::BRACKET)))
        };
        if print.is_empty()
            && source.len() <= 12
            && (next_to_bracket(self.before) || next_to_bracket(self.after))
        {
            return EditClass::Bracket;
        }
        if let Some(class) = surface::joined(self.pair, &self.stretch) {
            return class;
        }
        match (print.is_empty(), source.is_empty()) {
            (true, _) => self.dropped(),
            (_, true) => self.inserted(),
            _ => self.replaced(),
        }
    }

    fn dropped(&self) -> EditClass {
        let source = self.source();
        let spoken: Vec<&Unit> = source.iter().filter(|u| !u.is(flag::ASIDE)).collect();
        let core: Vec<&Unit> = spoken.iter().copied().filter(|u| !u.is(flag::DISFLUENCY)).collect();
        if core.is_empty() {
            return EditClass::Disfluency;
        }
        if self.is_repeated(&core)
            || is_said_again(source, &core, self.pair.source.units.get(self.stretch.source.1))
        {
            return EditClass::Repetition;
        }
        if self.is_filler() {
            return EditClass::Filler;
        }
        if self.is_false_start(&core) {
            return EditClass::Disfluency;
        }
        if let Some(class) = self.turn_change(spoken.len()) {
            return class;
        }
        if spoken.len() >= 25 || (spoken.len() >= 15 && self.is_sentence()) {
            return EditClass::Splice;
        }
        self.lone(&core).unwrap_or(EditClass::Dropped)
    }

    fn inserted(&self) -> EditClass {
        let print: Vec<&Unit> = self.print().iter().collect();
        let core: Vec<&Unit> = print.iter().copied().filter(|u| !u.is(flag::DISFLUENCY)).collect();
        if core.is_empty() {
            return EditClass::Disfluency;
        }
        let units = &self.pair.print.units;
        if repeats(units, self.stretch.print, &core)
            || is_said_again(self.print(), &core, units.get(self.stretch.print.1))
        {
            return EditClass::Repetition;
        }
        let words: Vec<u64> = core.iter().map(|u| u.key).collect();
        let set_off = is_set_off(self.pair.printed, self.printed());
        if set_off && self.pair.folding.is_filler(&words) {
            return EditClass::Filler;
        }
        self.lone(&core).unwrap_or(EditClass::Inserted)
    }

    /// A few words that only one side has.
    fn lone(&self, core: &[&Unit]) -> Option<EditClass> {
        let has = |flags| core.iter().any(|u| u.is(flags));
        let few = core.len() <= 4;
        if matches!(core, [one] if self.folded_either(one) == "no") && self.opens_sentence() {
            // *No, we will*: an answer, not a denial of what follows
            None
        } else if few && has(flag::NEGATION) {
            Some(EditClass::Negation)
        } else if core.iter().all(|u| u.is(flag::MEASURE)) {
            let money = core.iter().all(|u| !self.folded_either(u).starts_with("percent"));
            Some(if money { EditClass::Numeral } else { EditClass::Number })
        } else if few && has(flag::NUMBER) {
            Some(EditClass::Number)
        } else if core.len() <= 2 && has(flag::MODAL) {
            Some(EditClass::Modal)
        } else {
            None
        }
    }

    /// Whether the words that one side alone has begin a sentence there, with a comma after them.
    fn opens_sentence(&self) -> bool {
        let (prose, span) = if self.print().is_empty() {
            (self.pair.original, self.original())
        } else {
            (self.pair.printed, self.printed())
        };
        let before = prose[..span.start].trim_end();
        prose[span.end..].starts_with([',', '.', '!'])
            && (before.is_empty() || before.ends_with(['.', '?', '!', '“', '"', '\n']))
    }

    fn folded_either(&self, unit: &Unit) -> &str {
        if self.print().is_empty() { self.pair.source.folded(unit) } else { self.pair.print.folded(unit) }
    }

    fn replaced(&self) -> EditClass {
        let print: Vec<&Unit> =
            self.print().iter().filter(|u| !u.is(flag::DISFLUENCY | flag::BRACKET)).collect();
        let source: Vec<&Unit> =
            self.source().iter().filter(|u| !u.is(flag::DISFLUENCY | flag::ASIDE)).collect();
        let keys = |units: &[&Unit], flags: u16| {
            let mut keys: Vec<u64> = units.iter().filter(|u| u.is(flags)).map(|u| u.key).collect();
            keys.sort_unstable();
            keys
        };
        if self.turns_round(&print, &source) {
            return EditClass::Negation;
        }
        let (p, s) = (keys(&print, flag::NUMBER), keys(&source, flag::NUMBER));
        if !p.is_empty() && !s.is_empty() && p != s && print.len().max(source.len()) <= 10 {
            return EditClass::Number;
        }
        let (p, s) = (keys(&print, flag::MEASURE), keys(&source, flag::MEASURE));
        if (!p.is_empty() && !s.is_empty() && p != s) || self.other_date(&print, &source) {
            return EditClass::Number;
        }
        if keys(&print, flag::MODAL) != keys(&source, flag::MODAL) && print.len().max(source.len()) <= 4 {
            return EditClass::Modal;
        }
        let name = |units: &[&Unit]| units.iter().any(|u| u.is(flag::NAME));
        if name(&print) && name(&source) { EditClass::Name } else { EditClass::Replaced }
    }

    /// Whether a negation is on one side only, and the rest of the stretch speaks of the same thing.
    fn turns_round(&self, print: &[&Unit], source: &[&Unit]) -> bool {
        let count = |units: &[&Unit]| units.iter().filter(|u| u.is(flag::NEGATION)).count();
        if let ([p], [s]) = (print, source)
            && self.pair.folding.is_opposite(self.pair.print.folded(p), self.pair.source.folded(s))
        {
            return true;
        }
        if (count(print) == 0) == (count(source) == 0) {
            return false;
        }
        let rest = |units: &[&Unit]| -> Vec<u64> {
            units.iter().filter(|u| u.is(flag::CONTENT) && !u.is(flag::NEGATION)).map(|u| u.key).collect()
        };
        let (p, s) = (rest(print), rest(source));
        p.is_empty() || s.is_empty() || p.iter().any(|key| s.contains(key))
    }

    fn other_date(&self, print: &[&Unit], source: &[&Unit]) -> bool {
        let dates = |text: &Text, units: &[&Unit]| -> Vec<String> {
            units.iter().map(|u| text.folded(u).to_owned()).filter(|w| DATES.contains(&w.as_str())).collect()
        };
        let (p, s) = (dates(self.pair.print, print), dates(self.pair.source, source));
        !p.is_empty() && !s.is_empty() && p != s
    }

    fn is_repeated(&self, core: &[&Unit]) -> bool {
        repeats(&self.pair.source.units, self.stretch.source, core)
    }

    fn is_filler(&self) -> bool {
        let spoken = self.source().iter().filter(|u| !u.is(flag::ASIDE | flag::DISFLUENCY));
        let words: Vec<u64> = spoken.map(|u| u.key).collect();
        self.pair.folding.is_filler(&words) && is_set_off(self.pair.original, self.original())
    }

    /// *We went -- we did go*: the words before a break, taken up again with the same first word.
    fn is_false_start(&self, core: &[&Unit]) -> bool {
        let after = self.pair.original[self.original().end..].trim_start();
        let broken = ["--", "—", "–", "...", "…", "- "].iter().any(|mark| after.starts_with(mark));
        let next = self.pair.source.units[self.stretch.source.1..]
            .iter()
            .find(|u| !u.is(flag::ASIDE | flag::DISFLUENCY));
        broken && core.len() <= 6 && next.is_some_and(|next| next.key == core[0].key)
    }

    fn is_sentence(&self) -> bool {
        let text = self.original().of(self.pair.original);
        let before = self.pair.original[..self.original().start].trim_end();
        text.contains(['.', '?', '!', '\n']) || before.ends_with(['.', '?', '!'])
    }

    /// Words of others between two parts of print: a few are an interruption, anything else a splice.
    fn turn_change(&self, spoken: usize) -> Option<EditClass> {
        let (start, end) = (self.original().start, self.original().end);
        let one = (self.pair.one_speaker)(start.saturating_sub(2), end + 2);
        let labels = self
            .source()
            .iter()
            .any(|u| u.is(flag::ASIDE) && self.pair.source.words[u.first].role == super::words::Role::Label);
        match (one, labels) {
            (false, _) => Some(EditClass::Splice),
            (true, true) => Some(if spoken <= 8 { EditClass::Tag } else { EditClass::Splice }),
            (true, false) => None,
        }
    }
}

const DATES: &[&str] = &[
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
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// One word many times over: *very, very, very*.
fn is_said_again(units: &[Unit], core: &[&Unit], next: Option<&Unit>) -> bool {
    let one = core.iter().all(|u| u.key == core[0].key);
    one && units.iter().all(|u| u.is(flag::SPARE | flag::ASIDE | flag::DISFLUENCY))
        && next.is_some_and(|n| n.key == core[0].key)
}

/// Whether `core`, which stands at `range` of `units`, says what stands right before or after it.
fn repeats(units: &[Unit], range: (usize, usize), core: &[&Unit]) -> bool {
    let spoken = |u: &&Unit| !u.is(flag::ASIDE | flag::DISFLUENCY);
    let equal = |others: Vec<&Unit>| {
        others.len() == core.len() && others.iter().zip(core).all(|(a, b)| a.key == b.key)
    };
    let after: Vec<&Unit> = units[range.1..].iter().filter(spoken).take(core.len()).collect();
    let mut before: Vec<&Unit> = units[..range.0].iter().rev().filter(spoken).take(core.len()).collect();
    before.reverse();
    equal(after) || equal(before)
}

/// Whether a comma, a dash or the edge of a sentence stands beside `span`.
fn is_set_off(prose: &str, span: ProseSpan) -> bool {
    let after = prose[span.end..].trim_start();
    let before = prose[..span.start].trim_end_matches(' ');
    let marks = [',', '-', '—', '–', ';', '.', '?', '!', '…', ':', '\n'];
    after.starts_with(marks) || before.is_empty() || before.ends_with(marks)
}

/// The marks between two words of print, without blanks and without the quotation's own marks.
fn ellipsis_mark(prose: &str, start: Option<usize>, end: Option<usize>) -> ProseSpan {
    let mark = |c: char| matches!(c, '.' | '…' | '*' | '[' | '(' | ']' | ')');
    let inside = |c: char| mark(c) || c.is_whitespace() || matches!(c, ',' | '-' | '–' | '—' | ';');
    let start = start.unwrap_or_else(|| {
        let before = &prose[..end.unwrap_or(0)];
        before.trim_end_matches(inside).len()
    });
    let end = end.unwrap_or_else(|| prose.len() - prose[start..].trim_start_matches(inside).len());
    let text = prose.get(start..end).unwrap_or_default();
    let from = text.find(mark).unwrap_or(0);
    let to =
        text.rfind(mark).map_or(text.len(), |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    ProseSpan::new(start + from, start + to.max(from))
}

/// Where units `range` of `text` stand; where there are none, the end of the word before.
fn span(text: &Text, range: (usize, usize)) -> ProseSpan {
    if range.0 < range.1 {
        let last = text.units[range.0..range.1].iter().map(|u| u.last).max().unwrap_or(0);
        let first = text.units[range.0..range.1].iter().map(|u| u.first).min().unwrap_or(0);
        return text.span(first, last + 1).unwrap_or_default();
    }
    match range.0.checked_sub(1).and_then(|before| text.units.get(before)) {
        Some(unit) => ProseSpan::at(text.words[unit.last].span.end),
        None => ProseSpan::at(text.words.first().map_or(0, |w| w.span.start)),
    }
}
