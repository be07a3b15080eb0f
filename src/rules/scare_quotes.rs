//! A word or two between marks, and nobody speaks.

use super::finding::Finding;
use super::rule::{Case, Rule};
use crate::article::Fact;
use crate::attribution::Status;
use crate::lexicon::{Class, Strength};
use crate::quotation::{Form, Glyph};
use crate::text::ProseSpan;
use std::collections::BTreeSet;

pub(super) static RULE: Rule = Rule::new("scare-quotes", include_str!("../../rules/scare-quotes.md"), judge);

/// Words before the marks among which one may announce a name or a word that is mentioned.
const ANNOUNCING: usize = 4;

/// How far from the marks their sentence is followed, in characters.
const FAR: usize = 600;

fn judge(case: &Case<'_>) -> Vec<Finding> {
    let candidates: Vec<Fact<'_>> = case.article.facts().filter(|fact| is_candidate(case, fact)).collect();
    if candidates.is_empty() {
        return Vec::new();
    }
    // the first time that words stand in marks is the one to look at
    let mut seen = said(case);
    let mut findings = Vec::new();
    for fact in candidates {
        let words = case.words(fact.quotation.inner).trim_end_matches(['.', ',']);
        let folded = words.to_lowercase();
        if !seen.contains(&folded) && is_nobodys(case, &fact) {
            findings.push(
                case.finding(case.span(fact.quotation.span), format!("nobody is quoted as saying `{words}`"))
                    .help("take the marks away, or say who calls it so"),
            );
            seen.insert(folded);
        }
    }
    findings
}

/// Every run of words, as long as those that are looked at, that somebody is quoted as saying.
fn said(case: &Case<'_>) -> BTreeSet<String> {
    let mut runs = BTreeSet::new();
    for fact in case.article.facts().filter(|fact| fact.attribution.form != Form::Term) {
        let text = case.words(fact.quotation.inner).to_lowercase();
        let bare = |word: &str| !word.is_empty();
        let words: Vec<&str> = text.split(|c: char| !is_word(c)).filter(|word| bare(word)).collect();
        for length in 1..=case.number("words").min(4) {
            runs.extend(words.windows(length).map(|run| run.join(" ")));
        }
    }
    runs
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '\'' | '’')
}

/// At most so many small words, in running copy, that no sieve took for somebody's.
fn is_candidate(case: &Case<'_>, fact: &Fact<'_>) -> bool {
    let quotation = fact.quotation;
    let words = case.words(quotation.inner);
    fact.attribution.form == Form::Term
        && fact.attribution.status == Status::NotAQuotation
        && quotation.form == Form::Term
        && quotation.closed
        && quotation.parent.is_none()
        && matches!(quotation.glyph, Glyph::Straight | Glyph::Curly | Glyph::Doubled)
        && case.article.in_running_copy(quotation)
        && words.split(' ').count() <= case.number("words")
        && words.split(' ').all(|word| word.starts_with(|c: char| c.is_ascii_lowercase()))
        && words.trim_end_matches(['.', ',']).chars().all(|c| c.is_ascii_alphabetic() || "-'’ ".contains(c))
}

fn is_nobodys(case: &Case<'_>, fact: &Fact<'_>) -> bool {
    let sentence = sentence(case, fact.quotation.block, fact.quotation.span);
    let prose = &case.article.draft.document.prose;
    let before = &prose[sentence.start..fact.quotation.span.start];
    let after = &prose[fact.quotation.span.end..sentence.end];
    !is_mentioned(case, before, after)
        && !is_shared(case, fact, sentence)
        && !has_cue(case, sentence.of(prose))
}

/// The sentence around `span`, within its block. Stops behind initials and the like cut it short, which only hides words.
fn sentence(case: &Case<'_>, block: usize, span: ProseSpan) -> ProseSpan {
    let document = &case.article.draft.document;
    let within = document.blocks.get(block).map_or(span, |block| block.span);
    let stop = |text: &str, at: usize| {
        let rest = text[at + 1..].trim_start_matches(['"', '”', '’', '\'']);
        rest.strip_prefix(' ').is_some_and(|rest| !rest.starts_with(char::is_lowercase)) || rest.is_empty()
    };
    let stops = |text: &str| -> Vec<usize> {
        text.match_indices(['.', '?', '!']).map(|(at, _)| at).filter(|&at| stop(text, at)).collect()
    };
    let before = &document.prose[within.start..span.start];
    let from = within.start + before.char_indices().rev().take(FAR).last().map_or(0, |(at, _)| at);
    let after = &document.prose[span.end..within.end];
    let to = span.end + after.char_indices().nth(FAR).map_or(after.len(), |(at, _)| at);
    let (before, after) = (&document.prose[from..span.start], &document.prose[span.end..to]);
    let start = stops(before).last().map_or(from, |at| from + at + 1);
    let closed = document.words(span).trim_end_matches(['"', '”', '\'', '’']).ends_with('.');
    let end = if closed { span.end } else { stops(after).first().map_or(to, |at| span.end + at + 1) };
    ProseSpan::new(start, end)
}

/// A name or a word is announced, or explained behind the marks: *known as "…"*, *the word "…"*, *"…" (that is, …)*.
fn is_mentioned(case: &Case<'_>, before: &str, after: &str) -> bool {
    let announcing = case.lexicon.list("announcing-words");
    let near =
        before.split(|c: char| !(c.is_alphanumeric() || c == '-')).rev().filter(|word| !word.is_empty());
    let mut near = near.take(ANNOUNCING).map(str::to_lowercase);
    let announced = near.any(|word| {
        announcing.binary_search(&word).is_ok() || case.lexicon.word(&word).class.is(Class::NAMING)
    });
    let head: String = after.chars().take(40).collect();
    let explained = [
        " (",
        "—",
        "–",
        " - ",
        " -- ",
        ", or ",
        ", a ",
        ", an ",
        ", the ",
        ", which",
        ", meaning",
        " or \"",
        " or “",
    ];
    announced
        || explained.iter().any(|sign| head.contains(sign))
        || before.ends_with('(')
        || before.ends_with('=')
}

/// Another quotation stands in the sentence: whose it is, these words may be too.
fn is_shared(case: &Case<'_>, fact: &Fact<'_>, sentence: ProseSpan) -> bool {
    let all = &case.article.draft.quotations.all;
    let overlaps = |index: Option<usize>| {
        index.and_then(|index| all.get(index)).is_some_and(|other| sentence.overlaps(other.span))
    };
    overlaps(fact.index.checked_sub(1)) || overlaps(Some(fact.index + 1))
}

/// Somebody speaks in the sentence.
fn has_cue(case: &Case<'_>, sentence: &str) -> bool {
    let words = sentence.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’')));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.iter().enumerate().any(|(at, word)| {
        let known = case.lexicon.word(word);
        let next = words.get(at + 1).copied().unwrap_or_default();
        let particle = known.phrasal.or(known.particle).filter(|_| known.class.is(Class::VERB));
        // *pointed out*, *as she put it*
        let phrasal = particle.is_some_and(|particle| next.as_bytes().first() == Some(&particle))
            || next == "it" && word.eq_ignore_ascii_case("put")
            || next == "it" && word.eq_ignore_ascii_case("puts");
        let verb = known.class.is(Class::VERB) && known.strength >= Strength::Likely;
        verb || phrasal || known.class.is(Class::SPEECH_NOUN) || *word == "according"
    })
}
