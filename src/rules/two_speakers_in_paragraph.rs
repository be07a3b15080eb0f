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
            let (_, second) = paragraph.iter().find(|(_, speaker)| is_other(case, first, speaker))?;
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

/// Another person, and not perhaps the same under a shorter name.
fn is_other(case: &Case<'_>, one: &Speaker, other: &Speaker) -> bool {
    let last = |speaker| case.article.called(speaker).rsplit(' ').next();
    one.person != other.person && last(one) != last(other)
}

/// Words in a title's number or fewer may be the title of a work that somebody likes.
const SPOKEN: usize = 3;

/// The known person whose full quotation it is; nested words, and words that somebody relays, stay with their paragraph.
fn quoted_person<'a>(case: &Case<'_>, fact: &Fact<'a>) -> Option<&'a Speaker> {
    let attribution = fact.attribution;
    let full = attribution.form == Form::Full && fact.quotation.parent.is_none();
    let paragraph = case.article.block_kind(fact.quotation) == Some(BlockKind::Paragraph);
    // what a pronoun stands for, or a *who* far behind its name, is not sure enough to tell two people apart
    let known = |speaker: &&Speaker| {
        matches!(speaker.kind, Kind::Named | Kind::Titled)
            && speaker.via.is_empty()
            && !case.words(speaker.span).ends_with(", who")
            && case.article.person(speaker).is_some_and(|person| !person.organisation)
    };
    let spoken = case.words(fact.quotation.inner).split_whitespace().nth(SPOKEN - 1).is_some();
    let sure = spoken && attribution.status == Status::Attributed && full && paragraph;
    attribution.speaker.as_ref().filter(|_| sure).filter(known)
}
