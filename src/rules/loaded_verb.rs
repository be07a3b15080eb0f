//! A verb that judges where *said* is meant.

use super::finding::{Applicability, Finding};
use super::rule::{Case, Rule};
use super::verbs::forms;
use crate::article::Fact;
use crate::attribution::{Cue, CueKind, Kind};
use crate::quotation::Form;
use crate::text::{EditSet, ProseSpan};
use std::collections::{BTreeMap, BTreeSet};

pub(super) static RULE: Rule = Rule::new("loaded-verb", include_str!("../../rules/loaded-verb.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Finding> {
    let forms = forms(case.lexicon, "loaded-verbs");
    let mut seen = BTreeSet::new();
    case.article
        .facts()
        .filter(|fact| is_speech(fact) && reports(case, fact))
        .filter_map(|fact| loaded(case, &forms, fact.attribution.cue.as_ref()?))
        .filter(|finding| seen.insert(finding.primary.span))
        .collect()
}

/// A person's own words. What a document or a firm *alleges* or *contends* is a term of the trade, and often the law's.
fn is_speech(fact: &Fact<'_>) -> bool {
    let speaker = fact.attribution.speaker.as_ref();
    speaker.is_some_and(|speaker| !matches!(speaker.kind, Kind::Document | Kind::Organisation))
}

/// The verb reports words, and has no other object: *claimed that …*, *claimed: "…"*, but not *claimed the "golden" bat*.
fn reports(case: &Case<'_>, fact: &Fact<'_>) -> bool {
    let Some(cue) = &fact.attribution.cue else { return false };
    let after = &case.article.draft.document.prose[cue.span.end..];
    let beside = fact.quotation.span.start >= cue.span.end && fact.quotation.span.start - cue.span.end <= 2;
    fact.attribution.form == Form::Full || beside || after.starts_with(" that ")
}

fn loaded(case: &Case<'_>, forms: &BTreeMap<String, &'static str>, cue: &Cue) -> Option<Finding> {
    if cue.kind != CueKind::Verb {
        return None;
    }
    let words = case.words(cue.span);
    let mut at = cue.span.start;
    for word in words.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let verb = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        if let Some(neutral) = forms.get(&verb.to_lowercase()) {
            let span = case.span(ProseSpan::new(at, at + verb.len()));
            return Some(
                case.finding(span, format!("`{verb}` judges the words that it reports"))
                    .help(format!("write `{neutral}`, unless `{verb}` is what is meant"))
                    .fix(format!("write `{neutral}`"), Applicability::Unsafe, EditSet::one(span, *neutral)),
            );
        }
        at += word.len();
    }
    None
}
