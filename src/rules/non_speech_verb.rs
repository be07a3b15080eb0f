//! *"Yes," she smiled*: a verb that makes no words stands as the cue.

use super::finding::{Applicability, Finding};
use super::rule::{Case, Rule};
use super::verbs::forms;
use crate::article::Fact;
use crate::attribution::CueKind;
use crate::quotation::Form;
use crate::text::{EditSet, ProseSpan};
use std::collections::{BTreeMap, BTreeSet};

pub(super) static RULE: Rule =
    Rule::new("non-speech-verb", include_str!("../../rules/non-speech-verb.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Finding> {
    let forms = forms(case.lexicon, "non-speech-verbs");
    // both pieces of a quotation that the verb splits have it as their cue
    let mut seen = BTreeSet::new();
    case.article
        .facts()
        .filter_map(|fact| smiled(case, &forms, &fact))
        .filter(|finding| seen.insert(finding.primary.span))
        .collect()
}

fn smiled(case: &Case<'_>, forms: &BTreeMap<String, &'static str>, fact: &Fact<'_>) -> Option<Finding> {
    let attribution = fact.attribution;
    let cue = attribution.cue.as_ref().filter(|cue| cue.kind == CueKind::Verb)?;
    let verb = case.words(cue.span);
    let neutral = *forms.get(&verb.to_lowercase())?;
    let clause = cue.span.to(attribution.speaker.as_ref()?.span);
    if attribution.form != Form::Full || !is_cue(case, fact, clause) {
        return None;
    }
    let span = case.span(cue.span);
    Some(
        case.finding(span, format!("`{verb}` makes no words"))
            .help(format!("write `{neutral}`, or make a sentence of its own of what the speaker did"))
            .fix(format!("write `{neutral}`"), Applicability::Unsafe, EditSet::one(span, neutral)),
    )
}

/// A comma makes the verb the cue; behind a stop or before a colon it is only what the speaker did before or after.
fn is_cue(case: &Case<'_>, fact: &Fact<'_>, clause: ProseSpan) -> bool {
    let quotation = fact.quotation;
    if clause.end <= quotation.span.start {
        return case.words(ProseSpan::new(clause.end, quotation.span.start)) == ", ";
    }
    if quotation.span.end > clause.start {
        return false;
    }
    let inside = case.words(quotation.inner).trim_end();
    match case.words(ProseSpan::new(quotation.span.end, clause.start)) {
        ", " => true,
        // *"Really?" she laughed*, but *"Really?" She laughed.*
        " " if inside.ends_with(['?', '!', '…', '-', '–', '—']) => {
            case.words(clause).starts_with(char::is_lowercase)
        }
        " " => inside.ends_with(','),
        _ => false,
    }
}
