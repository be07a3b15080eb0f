//! Comma, colon or nothing between a cue and the quotation that it leads in.

use super::finding::{Applicability, Finding};
use super::rule::{Case, Rule};
use super::sentences::is_abbreviation;
use crate::article::Fact;
use crate::attribution::{Cue, CueKind, Kind, Status};
use crate::lexicon::{Class, Strength};
use crate::quotation::{Form, Quotation, Tie};
use crate::text::{EditSet, ProseSpan, Span};

/// The longest way from the cue to the mark, in bytes.
const LONGEST_GAP: usize = 120;

/// Fewer words may be a cry or a catchword, which need no mark before them.
const SENTENCE: usize = 4;

pub(super) static RULE: Rule =
    Rule::new("lead-in-punctuation", include_str!("../../rules/lead-in-punctuation.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Finding> {
    case.article.facts().filter_map(|fact| led_in(case, &fact)).collect()
}

fn led_in(case: &Case<'_>, fact: &Fact<'_>) -> Option<Finding> {
    let (quotation, attribution) = (fact.quotation, fact.attribution);
    let sure = attribution.status == Status::Attributed && attribution.form == Form::Full;
    let alone = quotation.parent.is_none() && quotation.tie == Tie::First;
    if !sure || !alone || !case.article.in_running_copy(quotation) || !is_sentence(case, quotation) {
        return None;
    }
    let cue = attribution.cue.as_ref().filter(|cue| cue.kind == CueKind::Verb)?;
    let mark = case.article.draft.quotations.opening(quotation)?;
    let gap = lead_in(case, quotation, cue)?;
    let end = mark.span.start - gap.len() + gap.trim_end().len();
    let wanted = wanted(case, quotation);
    match gap.trim_end().chars().next_back() {
        Some(found @ (',' | ':')) => {
            let wanted = wanted.filter(|wanted| *wanted != found)?;
            if is_thrown_in(case, fact, cue, gap) {
                return None;
            }
            let span = case.span(ProseSpan::new(end - 1, end));
            let (is, to_be) = (name(found), name(wanted));
            let finding = case.finding(span, format!("a {is} leads in this quotation"));
            let help = format!("put a {to_be} in its place");
            let edits = EditSet::one(span, wanted.to_string());
            Some(finding.help(help.clone()).fix(help, Applicability::Safe, edits))
        }
        _ if is_bare(case, fact, cue, gap) && !is_interrupted(case, fact, cue) => {
            let wanted = wanted.unwrap_or(',');
            let place = Span::at(case.after(end));
            let help = format!("put a {} before the quotation", name(wanted));
            let finding =
                case.finding(case.span(mark.span), "nothing stands between the cue and its quotation");
            let edits = EditSet::one(place, wanted.to_string());
            Some(finding.help(help.clone()).fix(help, Applicability::Safe, edits))
        }
        _ => None,
    }
}

fn name(mark: char) -> &'static str {
    if mark == ':' { "colon" } else { "comma" }
}

/// What the house puts before `quotation`; `None`: either will do.
fn wanted(case: &Case<'_>, quotation: &Quotation) -> Option<char> {
    match case.text("mark") {
        "comma" => Some(','),
        "colon" => Some(':'),
        // a comma for one sentence; a colon may lead in a long one, too
        "by-length" => {
            let several = sentences(case, case.words(quotation.inner)) > 1;
            several.then_some(':')
        }
        _ => None,
    }
}

/// It begins as a sentence does and ends the sentence that leads it in.
fn is_sentence(case: &Case<'_>, quotation: &Quotation) -> bool {
    let words = case.words(quotation.inner).trim();
    let begins = words.starts_with(|c: char| c.is_uppercase() || matches!(c, '[' | '‘' | '\'' | '“'));
    let ends = words.ends_with(['.', '?', '!', '…', '\'', '’']);
    let runs_on = !quotation.closed && quotation.group.is_some();
    begins && (ends || runs_on) && words.split_whitespace().nth(SENTENCE - 1).is_some()
}

/// What stands between the cue and the mark, if it is all one clause.
fn lead_in<'a>(case: &'a Case<'_>, quotation: &Quotation, cue: &Cue) -> Option<&'a str> {
    let start = quotation.span.start;
    if cue.span.end > start || start - cue.span.end > LONGEST_GAP {
        return None;
    }
    let gap = case.words(ProseSpan::new(cue.span.end, start));
    let broken = gap.contains(['.', ';', '?', '!', '"', '“', '”', '\n', '(', '—', '–']);
    (!broken && gap.ends_with(' ')).then_some(gap)
}

/// The cue, or the speaker behind it, stands right before the mark: *she said "…"*, *said Lee "…"*, *told reporters "…"*.
fn is_bare(case: &Case<'_>, fact: &Fact<'_>, cue: &Cue, gap: &str) -> bool {
    let verb = case.words(cue.span).split_whitespace().next_back().unwrap_or_default();
    let said = case.lexicon.word(verb);
    let sure = said.class.is(Class::VERB) && said.strength == Strength::Sure;
    let behind = fact.attribution.speaker.as_ref().is_some_and(|speaker| speaker.span.start >= cue.span.end);
    let words: Vec<&str> = gap.split_whitespace().collect();
    let plain = match words.as_slice() {
        [] => true,
        // *told reporters*
        [_] => behind || matches!(verb, "tell" | "tells" | "telling" | "told"),
        _ => behind && words.len() <= 3,
    };
    // *that* and its like make the words a part of the clause
    let woven = words.iter().any(|word| {
        let class = case.lexicon.word(word).class;
        class.is(Class::SUBORDINATOR.or(Class::PREPOSITION).or(Class::RELATIVE).or(Class::ADVERB))
    });
    sure && plain
        && !woven
        && is_somebody(case, fact)
        && gap.trim_end().chars().all(|c| c.is_alphanumeric() || c == ' ')
}

/// A person or a body: what a sign or a cap says is often set without a mark.
fn is_somebody(case: &Case<'_>, fact: &Fact<'_>) -> bool {
    fact.attribution.speaker.as_ref().is_some_and(|speaker| match speaker.kind {
        Kind::Document => false,
        Kind::Descriptor => case.words(speaker.span).split_whitespace().any(|word| {
            let class = case.lexicon.word(word.trim_matches(|c: char| !c.is_alphanumeric())).class;
            class.is(Class::ROLE.or(Class::RELATION).or(Class::TITLE))
        }),
        _ => true,
    })
}

/// Words stand before the cue, too: what follows it may be the rest of them.
fn is_interrupted(case: &Case<'_>, fact: &Fact<'_>, cue: &Cue) -> bool {
    let speaker = fact.attribution.speaker.as_ref().map_or(cue.span.start, |speaker| speaker.span.start);
    let before = case.article.draft.document.prose[..cue.span.start.min(speaker)].trim_end_matches(' ');
    before.ends_with(['"', '”', '’', '\''])
}

/// The cue is thrown in, and the comma behind it belongs to it: *as she put it, "…"*, *but, she said, "…"*, *said that, "…"*.
fn is_thrown_in(case: &Case<'_>, fact: &Fact<'_>, cue: &Cue, gap: &str) -> bool {
    let Some(block) = case.article.draft.document.blocks.get(fact.quotation.block) else { return false };
    let speaker = fact.attribution.speaker.as_ref().map_or(cue.span.start, |speaker| speaker.span.start);
    let start = cue.span.start.min(speaker).max(block.span.start);
    let before = case.words(ProseSpan::new(block.span.start, start)).trim_end();
    let is_as =
        |text: &str| text.split_whitespace().next_back().is_some_and(|word| word.eq_ignore_ascii_case("as"));
    let opening = before.strip_suffix(',').is_some_and(|head| {
        let sentence = head.rsplit(['.', '?', '!', '"', '”', '\'']).next().unwrap_or_default();
        let first = sentence.split_whitespace().next().unwrap_or_default();
        let joins = case.lexicon.word(first).class.is(Class::CONJUNCTION.or(Class::ADVERB));
        (joins || first.eq_ignore_ascii_case("of")) && sentence.split_whitespace().count() <= 2
    });
    is_as(before) || opening || case.words(cue.span).starts_with("put") || gap.contains("that,")
}

/// How many sentences `words` hold, as far as capitals behind stops tell.
fn sentences(case: &Case<'_>, words: &str) -> usize {
    let breaks = words.match_indices(['.', '?', '!']).filter(|(at, stop)| {
        let after = &words[at + 1..];
        let next = after.trim_start_matches(['\'', '’', '"', '”', ')']);
        let word = words[..*at].rsplit(|c: char| c.is_whitespace()).next().unwrap_or_default();
        let short = *stop == "."
            && (word.chars().count() < 3 || word.contains('.') || is_abbreviation(case.lexicon, word));
        !short
            && next.starts_with(' ')
            && next.trim_start().starts_with(|c: char| c.is_uppercase() || matches!(c, '[' | '‘' | '“'))
    });
    1 + breaks.count()
}
