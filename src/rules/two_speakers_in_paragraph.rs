//! Two people are quoted in one paragraph.

use super::finding::{Finding, Place};
use super::rule::{Case, Rule};
use crate::article::Fact;
use crate::attribution::{Kind, Speaker, Status};
use crate::document::BlockKind;
use crate::quotation::Form;

pub(super) static RULE: Rule =
    Rule::new("two-speakers-in-paragraph", include_str!("../../rules/two-speakers-in-paragraph.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Finding> {
    let quoted: Vec<(Fact<'_>, &Speaker)> =
        case.article.facts().filter_map(|fact| Some((fact, quoted_person(case, &fact)?))).collect();
    quoted
        .chunk_by(|(a, _), (b, _)| a.quotation.block == b.quotation.block)
        .filter_map(|paragraph| {
            let (_, first) = paragraph.first()?;
            let (_, second) = paragraph.iter().find(|(_, speaker)| speaker.person != first.person)?;
            let second_words =
                paragraph.iter().find(|(_, speaker)| speaker.person == second.person)?.0.quotation;
            let (one, other) = (case.article.called(first), case.article.called(second));
            Some(
                case.finding(
                    case.span(second_words.span),
                    format!("{one} and {other} are quoted in one paragraph"),
                )
                .label(Place::Draft, case.span(first.span), format!("{one} speaks first"))
                .label(Place::Draft, case.span(second.span), format!("then {other}"))
                .help("begin a new paragraph with the second speaker"),
            )
        })
        .collect()
}

/// The known person whose full quotation it is; nested words, and words that somebody relays, stay with their paragraph.
fn quoted_person<'a>(case: &Case<'_>, fact: &Fact<'a>) -> Option<&'a Speaker> {
    let attribution = fact.attribution;
    let full = attribution.form == Form::Full && fact.quotation.parent.is_none();
    let paragraph = case.article.block_kind(fact.quotation) == Some(BlockKind::Paragraph);
    let known = |speaker: &&Speaker| {
        let person = matches!(speaker.kind, Kind::Named | Kind::Titled | Kind::Pronoun | Kind::Descriptor);
        person
            && speaker.via.is_empty()
            && case.article.person(speaker).is_some_and(|person| !person.organisation)
    };
    let sure = attribution.status == Status::Attributed && full && paragraph;
    attribution.speaker.as_ref().filter(|_| sure).filter(known)
}
