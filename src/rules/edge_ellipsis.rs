//! An ellipsis as the first or last thing between two marks.

use super::alteration::{Ellipsis, ellipses, quoted, word_count};
use super::finding::{Applicability, Finding};
use super::rule::{Case, Rule};
use crate::article::Fact;
use crate::lexicon::Class;
use crate::quotation::{Form, Glyph, Tie};
use crate::text::{EditSet, ProseSpan, Span};

pub(super) static RULE: Rule =
    Rule::new("edge-ellipsis", include_str!("../../rules/edge-ellipsis.md"), judge);

/// Words of a sentence fewer than which are an utterance that trails off.
const FEW: usize = 4;

/// How far behind a quotation the copy may tell that its speaker broke off, in characters.
const FAR: usize = 200;

fn judge(case: &Case<'_>) -> Vec<Finding> {
    let facts: Vec<Fact<'_>> = quoted(case).collect();
    let mut findings = Vec::new();
    for fact in &facts {
        let found = ellipses(&case.article.draft.document.prose, fact.quotation.inner);
        findings.extend(found.first().and_then(|first| at_start(case, fact, *first)));
        findings.extend(found.last().and_then(|last| at_end(case, fact, *last)));
    }
    findings
}

/// *"... we went," she said.* A piece behind its cue or in a new paragraph may begin so: the gap lies between two pieces.
fn at_start(case: &Case<'_>, fact: &Fact<'_>, found: Ellipsis) -> Option<Finding> {
    let prose = &case.article.draft.document.prose;
    let inner = fact.quotation.inner;
    let before = &prose[inner.start..found.span.start];
    let rest = prose[found.span.end..inner.end].trim_start_matches([']', ')', ' ']);
    if fact.quotation.tie != Tie::First || !before.chars().all(edge) || !rest.contains(char::is_alphanumeric)
    {
        return None;
    }
    let finding = case
        .finding(case.span(found.span), "a quotation begins with an ellipsis")
        .help("begin with the first word that is quoted: readers know that something was said before");
    // a small letter at the head of a sentence would need a change of its own
    let woven = prose[..fact.quotation.span.start].trim_end().ends_with(char::is_alphanumeric);
    if !woven && rest.starts_with(char::is_lowercase) {
        return Some(finding);
    }
    let gap = ProseSpan::new(inner.start, inner.end - rest.len());
    Some(finding.fix("leave the ellipsis out", Applicability::Unsafe, EditSet::one(case.span(gap), "")))
}

fn at_end(case: &Case<'_>, fact: &Fact<'_>, found: Ellipsis) -> Option<Finding> {
    let prose = &case.article.draft.document.prose;
    let (quotation, inner) = (fact.quotation, fact.quotation.inner);
    let after = &prose[found.span.end..inner.end];
    let words = prose[inner.start..found.span.start].trim_end_matches(['[', '(', ' ']);
    if !case.switch("ends")
        || !(quotation.closed || quotation.glyph == Glyph::Bare)
        || !after.chars().all(edge)
        || !words.contains(char::is_alphanumeric)
        || runs_on(case, fact)
        || breaks_off(case, fact, words)
    {
        return None;
    }
    let finding = case
        .finding(case.span(found.span), "a quotation ends with an ellipsis")
        .help("end with the last word that is quoted; if the speaker broke off, say so");
    let stop = if words.ends_with(['.', '?', '!']) {
        ""
    } else if found.stop || ends_sentence(&prose[quotation.span.end..]) {
        "."
    } else if after.contains(',')
        || fact.attribution.cue.as_ref().is_some_and(|cue| follows(quotation.span, cue.span))
    {
        ","
    } else {
        ""
    };
    let gap = ProseSpan::new(inner.start + words.len(), inner.end);
    let gap = Span::new(case.after(gap.start), case.span(gap).end);
    Some(finding.fix("leave the ellipsis out", Applicability::Unsafe, EditSet::one(gap, stop)))
}

/// What may stand between an ellipsis and the mark.
fn edge(c: char) -> bool {
    matches!(c, ' ' | ',' | '[' | ']' | '(' | ')')
}

/// The quotation goes on behind a cue or in the next paragraph.
fn runs_on(case: &Case<'_>, fact: &Fact<'_>) -> bool {
    let next = case.article.draft.quotations.all.get(fact.index + 1);
    fact.quotation.group.is_some_and(|group| next.is_some_and(|next| next.group == Some(group)))
}

/// The speaker did not end the sentence: its last word asks for more, or the copy tells.
fn breaks_off(case: &Case<'_>, fact: &Fact<'_>, words: &str) -> bool {
    let last =
        words.rsplit(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’'))).next().unwrap_or_default();
    let asks = Class::DETERMINER
        .or(Class::PREPOSITION)
        .or(Class::CONJUNCTION)
        .or(Class::AUXILIARY)
        .or(Class::POSSESSIVE);
    let asks = asks.or(Class::RELATIVE).or(Class::SUBORDINATOR);
    if case.lexicon.word(last).class.is(asks) {
        return true;
    }
    // *Well …*: a few words that no sentence follows
    let tail = words.rsplit(['.', '?', '!', '…']).next().unwrap_or_default();
    if fact.attribution.form == Form::Full && word_count(tail) < FEW {
        return true;
    }
    let told = case.lexicon.list("breaking-off");
    let block = case.article.draft.document.blocks.get(fact.quotation.block);
    let after =
        block.map_or("", |block| &case.article.draft.document.prose[fact.quotation.span.end..block.span.end]);
    let near: String = after.chars().take(FAR).collect();
    let sentence = near.split(['.', '?', '!']).next().unwrap_or_default().to_lowercase();
    told.iter().any(|phrase| sentence.contains(phrase.as_str()))
}

fn ends_sentence(after: &str) -> bool {
    let next = after.trim_start_matches(['”', '"', '’', '\'', ')']).trim_start_matches(' ').chars().next();
    next.is_none_or(|c| c == '\n' || c.is_uppercase() || "“\"‘".contains(c))
}

fn follows(quotation: ProseSpan, cue: ProseSpan) -> bool {
    cue.start >= quotation.end
}
