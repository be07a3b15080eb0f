//! A paraphrase right before the quotation that says the same.

use super::finding::{Finding, Place};
use super::rule::{Case, Rule};
use super::sentences::{ends, head, tail};
use crate::article::Fact;
use crate::attribution::Status;
use crate::lexicon::Class;
use crate::quotation::{Form, Glyph, Tie};
use crate::text::ProseSpan;
use std::collections::BTreeSet;

pub(super) static RULE: Rule =
    Rule::new("stutter-quotation", include_str!("../../rules/stutter-quotation.md"), judge);

/// Bytes before the quotation in which the sentence before it begins, and bytes of the quotation that are compared.
const REACH: usize = 600;

fn judge(case: &Case<'_>) -> Vec<Finding> {
    case.article.facts().filter_map(|fact| stutter(case, &fact)).collect()
}

fn stutter(case: &Case<'_>, fact: &Fact<'_>) -> Option<Finding> {
    let quotation = fact.quotation;
    let whole = quotation.parent.is_none() && quotation.tie == Tie::First && quotation.glyph != Glyph::Bare;
    let spoken = fact.attribution.form == Form::Full && fact.attribution.status != Status::NotAQuotation;
    if !whole || !spoken || !case.article.in_running_copy(quotation) {
        return None;
    }
    let quoted = head(case.words(quotation.inner), REACH);
    let first = quoted.get(..*ends(quoted).first()?)?;
    let mut said = content(case, first);
    let before = sentence_before(case, fact).filter(|before| !holds_speech(case, fact, *before))?;
    let paraphrase = content(case, case.words(before));
    // the first word may be a name, or have its capital from its place alone
    let opening =
        first.split(|c: char| !c.is_alphanumeric()).find(|word| word.len() > 3).map(str::to_lowercase);
    said.extend(opening.map(|word| stem(&word).to_owned()).filter(|word| paraphrase.contains(word)));
    let shared = said.intersection(&paraphrase).count();
    let repeats = shared >= case.number("words") && shared * 100 >= said.len() * case.number("percent");
    repeats.then(|| {
        let share = format!("{shared} of its {} words of weight stand in the sentence before", said.len());
        case.finding(case.span(quotation.span), "the quotation repeats what was just said")
            .label(Place::Draft, case.span(before), share)
            .help("cut the paraphrase, or quote something that adds to it")
    })
}

/// The last sentence of copy that ends before the quotation's own begins.
fn sentence_before(case: &Case<'_>, fact: &Fact<'_>) -> Option<ProseSpan> {
    let blocks = &case.article.draft.document.blocks;
    let block = blocks.get(fact.quotation.block)?.span;
    let lead = tail(case.words(ProseSpan::new(block.start, fact.quotation.span.start)), REACH);
    let (text, end) = if lead.contains(char::is_alphanumeric) {
        (lead, fact.quotation.span.start)
    } else {
        let above =
            blocks[..fact.quotation.block].iter().next_back().filter(|block| block.kind.is_copy())?.span;
        (tail(case.words(above), REACH), above.end)
    };
    let start = end - text.len();
    let ends = ends(text);
    // *… . He said: “…”*: what leads in belongs to the quotation
    let closed = text.trim_end().ends_with(['.', '!', '”', '"']);
    let last = ends.len().checked_sub(if closed { 1 } else { 2 })?;
    let from = last.checked_sub(1).map_or(0, |at| ends[at]);
    let gap = text.get(from..ends[last])?;
    let indent = gap.len() - gap.trim_start().len();
    Some(ProseSpan::new(start + from + indent, start + from + gap.trim_end().len()))
}

/// A quotation that repeats another is rhetoric, a refrain or a pulled quote, and no paraphrase.
fn holds_speech(case: &Case<'_>, fact: &Fact<'_>, sentence: ProseSpan) -> bool {
    let draft = &case.article.draft;
    let known = draft.attributions.all.get(..fact.index).unwrap_or_default();
    let before = draft.quotations.all.get(..fact.index).unwrap_or_default().iter().zip(known).rev();
    let near = before.take_while(|(quotation, _)| quotation.span.end > sentence.start);
    near.filter(|(quotation, _)| quotation.span.overlaps(sentence)).any(|(_, known)| known.form == Form::Full)
}

/// Words that carry meaning, cut to their stems: no names, which copy has to repeat, and no grammar.
fn content(case: &Case<'_>, text: &str) -> BTreeSet<String> {
    let grammar = Class::FUNCTION.or(Class::ADVERB).or(Class::POSSESSIVE).or(Class::NEGATION);
    text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’')))
        .filter(|word| word.len() > 3 && word.starts_with(char::is_lowercase))
        .filter(|word| !word.contains(['\'', '’']) && !case.lexicon.word(word).class.is(grammar))
        .map(|word| stem(word).to_owned())
        .collect()
}

/// The word without the endings of its inflection, roughly: both sides are cut in the same way.
fn stem(word: &str) -> &str {
    let cut =
        ["ing", "ied", "ies", "ed", "es", "s", "e", "y"].iter().find_map(|ending| word.strip_suffix(ending));
    cut.filter(|stem| stem.len() >= 3).unwrap_or(word)
}
