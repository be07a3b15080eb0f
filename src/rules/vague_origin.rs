//! *Media reports say*, *it has been said*: a statement that comes from nobody.

use super::anonymity::{described, unnamed};
use super::finding::Finding;
use super::rule::{Case, Rule};
use crate::document::BlockKind;
use crate::lexicon::Class;
use crate::text::ProseSpan;
use std::collections::BTreeMap;

pub(super) static RULE: Rule = Rule::new("vague-origin", include_str!("../../rules/vague-origin.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Finding> {
    let mut phrases: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for phrase in case.lexicon.list("vague-origins") {
        phrases.entry(phrase.split(' ').next().unwrap_or_default()).or_default().push(phrase);
    }
    let blocks = case.article.draft.document.blocks.iter();
    let copy = blocks.filter(|block| matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem));
    let found: Vec<ProseSpan> = copy.flat_map(|block| vague(case, &phrases, block.span)).collect();
    if found.is_empty() {
        return Vec::new();
    }
    // what *sources* are quoted with is bare-anonymous already
    let mut spoken: Vec<ProseSpan> =
        unnamed(case).iter().filter(|u| u.bare).map(|u| u.speaker.span).collect();
    spoken.sort_unstable();
    let draft = &case.article.draft;
    let tops = draft.quotations.all.iter().filter(|quotation| quotation.parent.is_none());
    let quoted: Vec<ProseSpan> = tops.map(|quotation| quotation.span).collect();
    // the words themselves lead to what they speak of
    let linked: Vec<ProseSpan> = draft.document.links.iter().map(|link| link.span).collect();
    let described = described(case);
    let points_back = |span: ProseSpan| {
        let mut nouns = case.words(span).split(' ').map(str::to_lowercase);
        nouns.any(|noun| described.get(noun.trim_end_matches('s')).is_some_and(|&at| at < span.start))
    };
    found
        .into_iter()
        .filter(|span| ![&spoken, &quoted, &linked].iter().any(|taken| overlaps(taken, *span)))
        .filter(|span| !points_back(*span))
        .map(|span| {
            case.finding(case.span(span), format!("`{}` names no origin", case.words(span)))
                .help("name the outlet, the document or the person it comes from")
        })
        .collect()
}

/// `span` shares a byte with one of `sorted`, which do not overlap each other.
fn overlaps(sorted: &[ProseSpan], span: ProseSpan) -> bool {
    sorted
        .get(sorted.partition_point(|other| other.end <= span.start))
        .is_some_and(|other| other.overlaps(span))
}

/// Where the listed words stand in `block`, nothing beside them saying more.
fn vague(case: &Case<'_>, phrases: &BTreeMap<&str, Vec<&str>>, block: ProseSpan) -> Vec<ProseSpan> {
    let text = case.words(block);
    let mut found = Vec::new();
    let mut at = 0;
    for piece in text.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let word = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
        let known = phrases.get(word.to_lowercase().as_str());
        let longest = known
            .into_iter()
            .flatten()
            .filter(|phrase| begins_with(&text[at..], phrase))
            .map(|phrase| phrase.len())
            .max();
        if let Some(len) =
            longest.filter(|len| !is_described(case, &text[..at], &text[at..at + len], &text[at + len..]))
        {
            found.push(ProseSpan::new(block.start + at, block.start + at + len));
        }
        at += piece.len();
    }
    found
}

/// `text` begins with the words of `phrase`, in any case, and a word ends there.
fn begins_with(text: &str, phrase: &str) -> bool {
    let head = text.get(..phrase.len()).is_some_and(|head| head.eq_ignore_ascii_case(phrase));
    head && !text[phrase.len()..].starts_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’'))
}

/// Words before it describe (*police sources say*), or words behind it (*according to reports in the Courier*).
fn is_described(case: &Case<'_>, before: &str, phrase: &str, after: &str) -> bool {
    let begins = |word: &str| phrase.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word));
    if begins("according") {
        return after.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    }
    if ["it ", "there ", "rumo"].into_iter().any(begins) {
        return false;
    }
    let opens = Class::CONJUNCTION.or(Class::SUBORDINATOR).or(Class::ADVERB);
    let word = before.strip_suffix(' ').and_then(|before| before.rsplit(' ').next());
    word.is_some_and(|word| word.ends_with(char::is_alphanumeric) && !case.lexicon.word(word).class.is(opens))
}
