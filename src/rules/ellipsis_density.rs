//! More than one ellipsis in a short quotation.

use super::alteration::{ellipses, is_between_words, is_pause, outermost, word_count};
use super::finding::{Finding, Place};
use super::rule::{Case, Rule};
use crate::article::Fact;

pub(super) static RULE: Rule =
    Rule::new("ellipsis-density", include_str!("../../rules/ellipsis-density.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Finding> {
    outermost(case).filter_map(|fact| dense(case, &fact)).collect()
}

fn dense(case: &Case<'_>, fact: &Fact<'_>) -> Option<Finding> {
    let prose = &case.article.draft.document.prose;
    let within = fact.quotation.inner;
    let mut inside = ellipses(prose, within);
    inside.retain(|found| is_between_words(prose, within, *found) && !is_pause(case, within, *found));
    let words = word_count(within.of(prose));
    if inside.len() <= case.number("most") || words >= inside.len() * case.number("words") {
        return None;
    }
    let count = inside.len();
    let mut finding = case
        .finding(case.span(fact.quotation.span), format!("{count} ellipses in a quotation of {words} words"))
        .help("paraphrase what it says, or quote the part that needs no cut");
    for found in inside {
        finding = finding.label(Place::Draft, case.span(found.span), "cut here");
    }
    Some(finding)
}
