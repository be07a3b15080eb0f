//! A paragraph in the middle of somebody's words that no mark opens.

use super::finding::{Applicability, Finding, Place};
use super::rule::{Case, Rule};
use crate::lexicon::Class;
use crate::quotation::{Fault, Quotation, Tie};
use crate::text::{Edit, EditSet, ProseSpan, Span};

/// The longest credit, in words.
const CREDIT: usize = 12;

pub(super) static RULE: Rule =
    Rule::new("continuation-not-reopened", include_str!("../../rules/continuation-not-reopened.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Finding> {
    let faults = case.article.draft.quotations.faults.iter();
    faults
        .filter_map(|(_, fault)| match fault {
            Fault::NotReopened { at } => not_reopened(case, *at),
            _ => None,
        })
        .collect()
}

/// The quotation whose last paragraph without an opening mark begins at byte `at` of the prose.
fn not_reopened(case: &Case<'_>, at: usize) -> Option<Finding> {
    let quotations = &case.article.draft.quotations;
    let last = quotations.all.partition_point(|quotation| quotation.span.start < at);
    let chain = chain(&quotations.all, last)?;
    let (first, rest) = chain.split_first()?;
    let opening = quotations.opening(first)?;
    let mark = case.words(opening.span);
    let bare: Vec<&Quotation> = rest.iter().copied().filter(|piece| is_bare(piece)).collect();
    if !bare.iter().all(|piece| is_copy(case, piece)) {
        return None;
    }
    let bare: Vec<Span> = bare.iter().map(|piece| start(case, piece)).collect();
    let place = *bare.first()?;
    let edits = bare.iter().map(|&place| Edit { span: place, text: mark.to_owned() }).collect();
    let finding = case
        .finding(place, "no mark opens this paragraph of a quotation that runs on")
        .label(Place::Draft, case.span(opening.span), "the quotation opens here, and nothing has closed it")
        .help("open every paragraph of the quotation with a mark, and close the last one only")
        .help("or close the quotation above, if its words end there");
    Some(match EditSet::new(edits) {
        Ok(edits) => finding.fix(format!("put {mark} here"), Applicability::Unsafe, edits),
        Err(_) => finding,
    })
}

/// The paragraphs of the quotation that goes on in the quotation at index `last`, the first one first.
fn chain(all: &[Quotation], last: usize) -> Option<Vec<&Quotation>> {
    let group = all.get(last)?.group?;
    let mut chain = Vec::new();
    for piece in all[..=last].iter().rev().filter(|piece| piece.parent.is_none()) {
        if piece.group != Some(group) {
            break;
        }
        chain.push(piece);
        if piece.tie != Tie::NewParagraph {
            break;
        }
    }
    chain.reverse();
    Some(chain)
}

fn is_bare(piece: &Quotation) -> bool {
    piece.tie == Tie::NewParagraph && piece.span.start == piece.inner.start
}

/// It begins as a paragraph does and says something. The rest of a line that was broken begins in lower case, and a credit
/// that stands inside the marks (*Ann Lee, farmer."*) has no verb.
fn is_copy(case: &Case<'_>, piece: &Quotation) -> bool {
    let words = case.words(piece.inner);
    let begins = words.starts_with(|c: char| {
        c.is_uppercase() || c.is_ascii_digit() || matches!(c, '(' | '[' | '$' | '£' | '€')
    });
    let sentence = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let class = Class::AUXILIARY.or(Class::PRONOUN).or(Class::VERB);
        case.lexicon.word(word).class.is(class) || word.contains(['\'', '’'])
    };
    begins && (words.split_whitespace().nth(CREDIT).is_some() || words.split_whitespace().any(sentence))
}

fn start(case: &Case<'_>, piece: &Quotation) -> Span {
    let words = case.words(piece.span);
    let first = words.chars().next().map_or(0, char::len_utf8);
    Span::at(case.span(ProseSpan::new(piece.span.start, piece.span.start + first)).start)
}
