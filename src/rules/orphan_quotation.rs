//! Nobody is said to have said it.

use super::finding::{Finding, Place, Severity};
use super::rule::{Case, Rule};
use crate::article::Fact;
use crate::attribution::{Speaker, Status};
use crate::quotation::{Form, Glyph, Tie};

pub(super) static RULE: Rule =
    Rule::new("orphan-quotation", include_str!("../../rules/orphan-quotation.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Finding> {
    case.article.facts().filter_map(|fact| orphan(case, &fact)).collect()
}

fn orphan(case: &Case<'_>, fact: &Fact<'_>) -> Option<Finding> {
    let quotation = fact.quotation;
    // dialogue behind a dash changes speakers with each line, and readers keep count
    let marked = quotation.glyph != Glyph::Bare;
    let full = marked && fact.attribution.form == Form::Full && quotation.parent.is_none();
    if !full || !case.article.in_running_copy(quotation) {
        return None;
    }
    let span = case.span(quotation.span);
    match fact.attribution.status {
        Status::Unattributed => Some(
            case.finding(span, "nobody is said to have said this")
                .help("name the speaker in the same sentence, or right before"),
        ),
        Status::Carried if case.switch("carried") => {
            let speaker =
                fact.attribution.speaker.as_ref().filter(|speaker| is_elsewhere(case, fact, speaker))?;
            let message = format!("read as the words of {}", case.article.called(speaker));
            let finding = case
                .finding(span, "the speaker is named only in an earlier paragraph")
                .label(Place::Draft, case.span(speaker.span), message)
                .help("repeat the speaker where a reader may have lost track");
            Some(finding.at_most(Severity::Note))
        }
        _ => None,
    }
}

/// The speaker stands in an earlier paragraph, and no running marks tie the quotation to it.
fn is_elsewhere(case: &Case<'_>, fact: &Fact<'_>, speaker: &Speaker) -> bool {
    let block = case.article.draft.document.blocks.get(fact.quotation.block);
    fact.quotation.tie == Tie::First && block.is_some_and(|block| speaker.span.end <= block.span.start)
}
