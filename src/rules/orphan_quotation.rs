//! Nobody is said to have said it.

use super::finding::{Finding, Place, Severity};
use super::rule::{Case, Rule};
use crate::article::Fact;
use crate::attribution::{Kind, Speaker, Status};
use crate::document::BlockKind;
use crate::quotation::{Form, Tie};

pub(super) static RULE: Rule =
    Rule::new("orphan-quotation", include_str!("../../rules/orphan-quotation.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Finding> {
    let carried = case.switch("carried");
    case.article
        .facts()
        .filter(|fact| is_running_copy(case, fact))
        .filter_map(|fact| {
            let span = case.span(fact.quotation.span);
            match fact.attribution.status {
                Status::Unattributed => Some(
                    case.finding(span, "nobody is said to have said this")
                        .help("name the speaker in the same sentence, or right before"),
                ),
                Status::Carried if carried && starts_a_paragraph(case, &fact) => {
                    let finding = case.finding(span, "the speaker is named only in an earlier paragraph");
                    Some(
                        point_to_speaker(case, finding, fact.attribution.speaker.as_ref())
                            .at_most(Severity::Note),
                    )
                }
                _ => None,
            }
        })
        .collect()
}

/// A full quotation in a paragraph or a list; headings, captions, epigraphs, table cells and turns have ways of their own.
fn is_running_copy(case: &Case<'_>, fact: &Fact<'_>) -> bool {
    let kind = case.article.draft.document.blocks.get(fact.quotation.block).map(|block| block.kind);
    matches!(kind, Some(BlockKind::Paragraph | BlockKind::ListItem))
        && fact.attribution.form == Form::Full
        && fact.quotation.parent.is_none()
}

/// A quotation that carries on one that stands in another paragraph, not one that its marks tie to it.
fn starts_a_paragraph(case: &Case<'_>, fact: &Fact<'_>) -> bool {
    let block = case.article.draft.document.blocks.get(fact.quotation.block);
    let speaker = fact.attribution.speaker.as_ref();
    fact.quotation.tie == Tie::First
        && block.zip(speaker).is_some_and(|(block, speaker)| speaker.span.end <= block.span.start)
}

fn point_to_speaker(case: &Case<'_>, finding: Finding, speaker: Option<&Speaker>) -> Finding {
    let Some(speaker) = speaker else { return finding };
    let message = match &speaker.name {
        Some(name) if speaker.kind == Kind::Pronoun => format!("read as the words of {name}"),
        _ => "read as the words of this speaker".to_owned(),
    };
    finding.label(Place::Draft, case.span(speaker.span), message)
}
