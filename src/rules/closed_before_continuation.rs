//! A closing mark at the end of a paragraph after which the same words go on.

use super::finding::{Applicability, Finding, Place};
use super::rule::{Case, Rule};
use crate::article::Fact;
use crate::attribution::{Kind, Status};
use crate::quotation::{Fault, Form, Mark, Quotation, Tie};
use crate::text::EditSet;
use std::collections::BTreeSet;

/// The fewest words of a paragraph that is no mere reply.
const LONG_TURN: usize = 12;

pub(super) static RULE: Rule =
    Rule::new("closed-before-continuation", include_str!("../../rules/closed-before-continuation.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Finding> {
    let quotations = &case.article.draft.quotations;
    let broken: BTreeSet<usize> = quotations
        .faults
        .iter()
        .filter(|(_, fault)| *fault == Fault::ClosedBeforeContinuation)
        .filter_map(|(mark, _)| Some(quotations.marks.get(*mark)?.span.start))
        .collect();
    let outer: Vec<Fact<'_>> = case.article.facts().filter(|fact| fact.quotation.parent.is_none()).collect();
    outer
        .windows(2)
        .filter_map(|pair| {
            let (first, second) = (&pair[0], &pair[1]);
            let mark = quotations.closing(first.quotation)?;
            let goes_on = broken.contains(&mark.span.start) || goes_on(case, first, second);
            goes_on.then(|| finding(case, mark, second.quotation))
        })
        .collect()
}

fn finding(case: &Case<'_>, mark: &Mark, next: &Quotation) -> Finding {
    let span = case.span(mark.span);
    let finding = case.finding(span, "a quotation that runs on is closed at the end of its paragraph");
    let finding = match case.article.draft.quotations.opening(next) {
        Some(opens) => finding.label(Place::Draft, case.span(opens.span), "the same speaker goes on here"),
        None => finding,
    };
    finding.help("leave the closing mark out, so that readers do not look for another speaker").fix(
        "take the closing mark out",
        Applicability::Unsafe,
        EditSet::one(span, ""),
    )
}

/// Nothing stands between the two but the end of a paragraph, and the same speaker goes on.
fn goes_on(case: &Case<'_>, first: &Fact<'_>, second: &Fact<'_>) -> bool {
    let blocks = &case.article.draft.document.blocks;
    let (one, two) = (first.quotation, second.quotation);
    let (Some(above), Some(below)) = (blocks.get(one.block), blocks.get(two.block)) else { return false };
    let side_by_side = one.block + 1 == two.block
        && one.span.end == above.span.end
        && two.span.start == below.span.start
        && one.glyph == two.glyph;
    side_by_side
        && [first, second].iter().all(|fact| is_whole(case, fact))
        && is_same_speaker(case, first, second)
}

/// Sentences of their own in running copy. A fragment at the end of the writer's sentence (*and "nobody came."*) is rightly
/// closed, however the next paragraph begins.
fn is_whole(case: &Case<'_>, fact: &Fact<'_>) -> bool {
    let quotation = fact.quotation;
    let before = case.article.draft.document.prose[..quotation.span.start].trim_end_matches(' ');
    let woven = before.ends_with(|c: char| c.is_alphanumeric() || c == ')');
    let capital = case.words(quotation.inner).trim_start_matches(|c: char| !c.is_alphanumeric());
    fact.attribution.form == Form::Full
        && case.article.in_running_copy(quotation)
        && !(woven && quotation.tie == Tie::First)
        && (capital.starts_with(|c: char| !c.is_lowercase()) || quotation.tie != Tie::First)
}

/// The first paragraph names its speaker, and nothing in the second brings that speaker in anew: no cue at all, or
/// one with a pronoun. In dialogue, whose turns are short, the next paragraph without a cue is the other's.
fn is_same_speaker(case: &Case<'_>, first: &Fact<'_>, second: &Fact<'_>) -> bool {
    let (Some(one), Some(two)) = (&first.attribution.speaker, &second.attribution.speaker) else {
        return false;
    };
    let named_here = first.attribution.status == Status::Attributed
        && case.article.draft.document.block_at(one.span.start) == Some(first.quotation.block);
    let same = match (one.person, two.person) {
        (Some(one), Some(two)) => one == two,
        _ => one.span == two.span,
    };
    let goes_on = match second.attribution.status {
        Status::Attributed => two.kind == Kind::Pronoun && is_mere_cue(case, second),
        Status::Carried => {
            let words = case.words(second.quotation.inner).split_whitespace();
            let asked = case.words(first.quotation.inner).trim_end().ends_with('?');
            !asked && words.take(LONG_TURN).count() == LONG_TURN
        }
        _ => false,
    };
    named_here && same && goes_on
}

/// *she added.* and no more: a cue that says when, where or of whom (*he said of the mayor*) begins a new quotation.
fn is_mere_cue(case: &Case<'_>, fact: &Fact<'_>) -> bool {
    let (Some(cue), Some(speaker)) = (&fact.attribution.cue, &fact.attribution.speaker) else { return false };
    let after = &case.article.draft.document.prose[cue.span.end.max(speaker.span.end)..];
    after.is_empty() || after.starts_with(['.', ',', ':', ';', '\n'])
}
