//! Italics or bold inside a quotation, and nothing says whose they are.

use super::alteration::{outermost, word_count};
use super::finding::{Applicability, Finding, Place};
use super::rule::{Case, Rule};
use crate::article::Fact;
use crate::lexicon::Class;
use crate::quotation::Glyph;
use crate::text::{EditSet, ProseSpan, Span};

pub(super) static RULE: Rule =
    Rule::new("unmarked-emphasis", include_str!("../../rules/unmarked-emphasis.md"), judge);

/// Fewest words of a quotation that are not emphasised: where fewer are left, the house prints quotations so.
const PLAIN: usize = 2;

/// Beginnings of words by which copy accounts for emphasis, in brackets or in passing.
const TOLD: &[&str] = &["bold", "emphas", "italic", "stress", "underlin"];

/// Endings of English words, which foreign words in italics seldom have.
const ENGLISH: &[&str] = &["able", "ed", "ful", "ing", "less", "ly", "ment", "n't", "n’t", "ness", "tion"];

/// Classes of words that English alone has.
const GRAMMAR: Class = Class::FUNCTION.or(Class::NEGATION).or(Class::ADVERB);

fn judge(case: &Case<'_>) -> Vec<Finding> {
    let document = &case.article.draft.document;
    if document.emphasis.is_empty() {
        return Vec::new();
    }
    let told = |words: &str| TOLD.iter().any(|told| words.contains(told));
    let told: Vec<bool> =
        document.blocks.iter().map(|block| told(&case.words(block.span).to_lowercase())).collect();
    outermost(case).filter(|fact| !is_told(&told, fact)).filter_map(|fact| unmarked(case, &fact)).collect()
}

/// The copy accounts for it, in the paragraph or in one beside it.
fn is_told(told: &[bool], fact: &Fact<'_>) -> bool {
    let block = fact.quotation.block;
    told[block.saturating_sub(1)..(block + 2).min(told.len())].contains(&true)
}

fn unmarked(case: &Case<'_>, fact: &Fact<'_>) -> Option<Finding> {
    let document = &case.article.draft.document;
    // what is set off and nobody's may be a notice or a tip, whose words are the writer's own
    if fact.quotation.glyph == Glyph::Bare && fact.attribution.speaker.is_none() {
        return None;
    }
    let within = fact.quotation.inner;
    let from = document.emphasis.partition_point(|span| span.start < within.start);
    let inside = document.emphasis[from..].iter().copied().take_while(|span| span.start < within.end);
    let inside: Vec<ProseSpan> = inside.filter(|span| within.covers(*span)).collect();
    let emphasised: usize = inside.iter().map(|span| word_count(span.of(&document.prose))).sum();
    if inside.is_empty() || word_count(within.of(&document.prose)) < emphasised + PLAIN {
        return None;
    }
    let stressed: Vec<ProseSpan> = inside.into_iter().filter(|span| is_stress(case, within, *span)).collect();
    let (first, rest) = stressed.split_first()?;
    let mut finding = case
        .finding(case.span(*first), "nothing says whose emphasis this is")
        .help("say in brackets whether it was added or is the original's, or take it out");
    for span in rest {
        finding = finding.label(Place::Draft, case.span(*span), "and here");
    }
    let last = rest.last().unwrap_or(first);
    let note = if case.text("brackets") == "square" { "[emphasis added]" } else { "(emphasis added)" };
    // the next character of the prose: behind the markup that ends the emphasis
    if last.end < within.end {
        let next = document.prose[last.end..].chars().next().map_or(0, char::len_utf8);
        let place = Span::at(case.span(ProseSpan::new(last.end, last.end + next)).start);
        // shown only: whose emphasis it is, the draft does not tell
        let edits = EditSet::one(place, format!(" {note}"));
        finding = finding.fix(format!("write {note}, if it was"), Applicability::Shown, edits);
    }
    Some(finding)
}

/// Words that are stressed, as against titles, names, foreign words, references and sounds, which are set in italics too.
fn is_stress(case: &Case<'_>, within: ProseSpan, span: ProseSpan) -> bool {
    let prose = &case.article.draft.document.prose;
    let text = case.words(span).trim_matches(|c: char| !c.is_alphanumeric());
    let folded = text.to_lowercase();
    let listed = |list| case.lexicon.list(list).binary_search(&folded).is_ok();
    let head = prose[within.start..span.start].trim_end();
    let label = case.words(span).ends_with(':') || prose[span.end..].starts_with(':');
    let bracketed = head.ends_with(['[', '(']) || case.words(span).contains(['[', '(']);
    if label || bracketed || listed("italic-phrases") || listed("bracket-notes") {
        return false;
    }
    let capital = text.starts_with(|c: char| !c.is_lowercase());
    let starts = head.is_empty() || head.ends_with(['.', '?', '!', ':', '…', '—']);
    if capital && !starts {
        return false;
    }
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    let capitals = words.iter().skip(1).filter(|word| word.starts_with(char::is_uppercase)).count();
    let letters = |word: &str| word.chars().all(|c| c.is_ascii() || !c.is_alphabetic());
    let known = |word: &&str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let class = case.lexicon.word(word).class;
        let folded = word.to_lowercase();
        class.is(GRAMMAR)
            || class.is(Class::VERB) && !(capital && words.len() == 1)
            || case.lexicon.list("modals").binary_search(&folded).is_ok()
            || ENGLISH.iter().any(|end| folded.len() > end.len() + 2 && folded.ends_with(end))
    };
    words.iter().any(known) && words.iter().all(|word| letters(word)) && capitals * 3 <= words.len()
}
