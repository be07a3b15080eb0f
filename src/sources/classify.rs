//! An alignment → differences, each with its class. Every differing stretch is judged on its own, by the
//! words in it and beside it; how much else is the same never counts.

use super::EditClass;
use super::ellipsis::{self, is_elided};
use super::flag;
use super::pair::{Difference, Pair};
use super::stretches::{Stretch, span};
use super::surface;
use super::units::{Text, Unit};
use crate::text::ProseSpan;

/// The differences that `stretches` hold, in the order of print.
pub(super) fn differences(pair: &Pair<'_>, stretches: &[Stretch]) -> Vec<Difference> {
    let mut all = Vec::new();
    for (at, stretch) in stretches.iter().enumerate() {
        let view = View::new(pair, stretches, at);
        if stretch.same {
            if let Some(difference) = surface::word(pair, stretch, at == 0) {
                push(pair, &mut all, difference);
            }
        } else if !is_elided(pair, stretch) {
            let class = view.class();
            let (printed, original) = trimmed(pair, view.printed(), view.original());
            push(pair, &mut all, Difference { class, printed, original });
        }
        if let Some(next) = stretches.get(at + 1) {
            all.extend(surface::between(pair, stretch, next));
        }
    }
    all.extend(ellipsis::ellipses(pair, stretches));
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
    /// What the differing stretch is.
    fn class(&self) -> EditClass {
        let (print, source) = (self.print(), self.source());
        if source.iter().chain(print).all(|u| u.is(flag::ASIDE)) {
            return EditClass::Tag;
        }
        if !print.is_empty() && print.iter().all(|u| u.is(flag::BRACKET)) {
            // a bracket may stand for a name, not for a *no*
            let denies = |units: &[Unit]| units.iter().any(|u| u.is(flag::NEGATION));
            if denies(source) && !denies(print) {
                return EditClass::Negation;
            }
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
        if core.iter().all(|u| u.is(flag::AGAIN))
            || self.is_repeated(&core)
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
        if self.is_have_got(&core) {
            return EditClass::Contraction;
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
        if self.is_have_got(&core) {
            return EditClass::Contraction;
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

    /// *We gotta*, *we have got to*
    fn is_have_got(&self, core: &[&Unit]) -> bool {
        let next = self.pair.print.units.get(self.stretch.print.1);
        matches!(core, [one] if matches!(self.folded_either(one), "have" | "has"))
            && next.is_some_and(|next| self.pair.print.folded(next) == "got")
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
        let print: Vec<&'a Unit> =
            self.print().iter().filter(|u| !u.is(flag::DISFLUENCY | flag::BRACKET)).collect();
        let source: Vec<&'a Unit> =
            self.source().iter().filter(|u| !u.is(flag::DISFLUENCY | flag::ASIDE)).collect();
        let keys = |units: &[&Unit], flags: u32| {
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
        if (!p.is_empty() && !s.is_empty() && p != s) || Self::other_date(&print, &source) {
            return EditClass::Number;
        }
        if self.other_unit(&print, &source) {
            return EditClass::Number;
        }
        if keys(&print, flag::MODAL) != keys(&source, flag::MODAL) && print.len().max(source.len()) <= 4 {
            return EditClass::Modal;
        }
        let name = |units: &[&Unit]| units.iter().any(|u| u.is(flag::NAME));
        if name(&print) && name(&source) { EditClass::Name } else { EditClass::Replaced }
    }

    /// Whether a negation is on one side only, and the rest of the stretch speaks of the same thing.
    fn turns_round(&self, print: &[&'a Unit], source: &[&'a Unit]) -> bool {
        let count = |units: &[&Unit]| units.iter().filter(|u| u.is(flag::NEGATION)).count();
        // *a fair*, *an unfair*
        let told = |text: &Text, units: &[&'a Unit]| -> Vec<&'a Unit> {
            units.iter().copied().filter(|u| !matches!(text.folded(u), "a" | "an")).collect()
        };
        if let ([p], [s]) = (&told(self.pair.print, print)[..], &told(self.pair.source, source)[..])
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

    fn other_date(print: &[&Unit], source: &[&Unit]) -> bool {
        let dates = |units: &[&Unit]| -> Vec<u64> {
            units.iter().filter(|u| u.is(flag::DATE)).map(|u| u.key).collect()
        };
        let (p, s) = (dates(print), dates(source));
        !p.is_empty() && !s.is_empty() && p != s
    }

    /// Whether a number stands before the stretch, and other things are counted: *four hours*, *four days*.
    fn other_unit(&self, print: &[&Unit], source: &[&Unit]) -> bool {
        let units = |text: &Text, units: &[&Unit]| -> Vec<String> {
            let counted = units.iter().filter(|u| u.is(flag::UNIT | flag::MEASURE));
            counted.map(|u| text.folded(u).trim_end_matches('s').to_owned()).collect()
        };
        let (p, s) = (units(self.pair.print, print), units(self.pair.source, source));
        let counts = |text: &Text, at: usize| {
            at.checked_sub(1).is_some_and(|before| text.units[before].is(flag::NUMBER))
        };
        let counted = counts(self.pair.print, self.stretch.print.0)
            || counts(self.pair.source, self.stretch.source.0)
            || print.iter().chain(source).any(|u| u.is(flag::NUMBER));
        counted && !p.is_empty() && !s.is_empty() && p != s
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
