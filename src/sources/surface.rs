//! Differences on the surface: words that mean the same and are written differently, and what stands between them.

use super::EditClass;
use super::flag;
use super::fold::{fold, is_apostrophe};
use super::pair::{Difference, Pair};
use super::stretches::Stretch;
use super::units::Text;
use super::words::Role;
use crate::text::ProseSpan;
use std::borrow::Cow;

/// How a stretch that means the same is written differently; `opens`: it begins the quotation.
pub(super) fn word(pair: &Pair<'_>, stretch: &Stretch, opens: bool) -> Option<Difference> {
    let (printed, original) = (span(pair.print, stretch.print)?, span(pair.source, stretch.source)?);
    let (p, s) = (squeezed(printed.of(pair.printed)), squeezed(original.of(pair.original)));
    let unit = &pair.print.units[stretch.print.0];
    let role = pair.print.words[unit.first].role;
    let difference = |class| Some(Difference { class, printed, original });
    if matches!(role, Role::Bracket | Role::Partial) {
        return difference(EditClass::Bracket);
    }
    if p == s || (opens && but_first_letter(&p, &s)) {
        return None;
    }
    let (marks_p, marks_s) = (straight(&p), straight(&s));
    let (fold_p, fold_s) = (folded(&p), folded(&s));
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    difference(if marks_p == marks_s {
        EditClass::Mark
    } else if marks_p.to_lowercase() == marks_s.to_lowercase() {
        EditClass::Case
    } else if fold_p == fold_s {
        EditClass::Accent
    } else if unit.is(flag::NUMBER | flag::MEASURE) {
        EditClass::Numeral
    } else if letters(&fold_p) == letters(&fold_s) {
        if p.contains('-') || s.contains('-') || p.contains(' ') != s.contains(' ') {
            EditClass::Hyphen
        } else if p.contains('.') || s.contains('.') {
            EditClass::Abbreviation
        } else {
            EditClass::Punctuation
        }
    } else if p.contains('.')
        || s.contains('.')
        || (p.contains(' ') != s.contains(' ') && is_capitals(&p, &s))
    {
        EditClass::Abbreviation
    } else if p.contains(' ') != s.contains(' ') || p.contains(is_apostrophe) || s.contains(is_apostrophe) {
        EditClass::Contraction
    } else {
        EditClass::Spelling
    })
}

/// How the marks between two stretches differ.
pub(super) fn between(pair: &Pair<'_>, a: &Stretch, b: &Stretch) -> Option<Difference> {
    if !a.same || !b.same || pair.print.gaps.binary_search(&b.print.0).is_ok() {
        return None;
    }
    let bracket =
        |units: (usize, usize)| pair.print.units[units.0..units.1].iter().any(|u| u.is(flag::BRACKET));
    if bracket(a.print) || bracket(b.print) {
        return None;
    }
    let printed = gap(pair.print, pair.printed, a.print, b.print)?;
    let original = gap(pair.source, pair.original, a.source, b.source)?;
    let (p, s) = (squeezed(printed.of(pair.printed)), squeezed(original.of(pair.original)));
    if p == s {
        return None;
    }
    let hyphen = |text: &str| matches!(text, "-" | "‐" | "‑" | "");
    let class = if straight(&p) == straight(&s) {
        EditClass::Mark
    } else if hyphen(&p) && hyphen(&s) {
        EditClass::Hyphen
    } else {
        EditClass::Punctuation
    };
    Some(Difference { class, printed, original })
}

/// Differing stretches that are the same letters after all: *non believers*, *nonbelievers*.
pub(super) fn joined(pair: &Pair<'_>, stretch: &Stretch) -> Option<EditClass> {
    // *3.5* and *35* have the same letters, too
    let number = |text: &Text, range: (usize, usize)| {
        text.units[range.0..range.1].iter().any(|u| u.is(flag::NUMBER | flag::MEASURE))
    };
    if number(pair.print, stretch.print) || number(pair.source, stretch.source) {
        return None;
    }
    let letters = |text: &Text, prose: &str, range: (usize, usize)| {
        let (mut out, mut seen) = (String::new(), None);
        for unit in text.units[range.0..range.1].iter().filter(|u| !u.is(flag::ASIDE)) {
            // the units of one word follow each other
            if out.len() < 64 && seen.is_none_or(|seen| unit.last > seen) {
                let words =
                    text.span(seen.map_or(unit.first, |seen: usize| unit.first.max(seen + 1)), unit.last + 1);
                fold(words.unwrap_or_default().of(prose), &mut out);
                seen = Some(unit.last);
            }
        }
        out.retain(char::is_alphanumeric);
        out
    };
    let p = letters(pair.print, pair.printed, stretch.print);
    let s = letters(pair.source, pair.original, stretch.source);
    (!p.is_empty() && p == s && p.len() < 64).then_some(EditClass::Hyphen)
}

/// The marks between the last word of `a` and the first of `b`, without the blanks around them.
fn gap(text: &Text, prose: &str, a: (usize, usize), b: (usize, usize)) -> Option<ProseSpan> {
    let (start, end) = (span(text, a)?.end, span(text, b)?.start);
    let between = prose.get(start..end)?;
    let lead = between.len() - between.trim_start().len();
    let body = between.trim();
    Some(if body.is_empty() {
        ProseSpan::at(start)
    } else {
        ProseSpan::new(start + lead, start + lead + body.len())
    })
}

fn span(text: &Text, range: (usize, usize)) -> Option<ProseSpan> {
    let units = text.units.get(range.0..range.1)?;
    let first = units.iter().map(|u| u.first).min()?;
    let last = units.iter().map(|u| u.last).max()?;
    text.span(first, last + 1)
}

fn but_first_letter(a: &str, b: &str) -> bool {
    let rest = |text: &str| text.chars().skip(1).collect::<String>();
    let first = |text: &str| text.chars().next().map(|c| c.to_lowercase().to_string());
    first(a) == first(b) && rest(a) == rest(b)
}

fn is_capitals(a: &str, b: &str) -> bool {
    [a, b].iter().any(|text| text.len() > 1 && text.chars().all(char::is_uppercase))
}

/// Runs of blanks as one.
fn squeezed(text: &str) -> Cow<'_, str> {
    if text.contains(|c: char| c.is_whitespace() && c != ' ') || text.contains("  ") {
        Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" "))
    } else {
        Cow::Borrowed(text)
    }
}

/// With straight quotation marks and apostrophes.
fn straight(text: &str) -> String {
    text.replace("''", "\"")
        .chars()
        .map(|c| match c {
            '“' | '”' | '„' | '«' | '»' => '"',
            c if is_apostrophe(c) => '\'',
            c => c,
        })
        .collect()
}

fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold(text, &mut out);
    out
}
