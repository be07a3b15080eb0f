//! Two sources print the same utterance in different words.

use super::evidence::{short, who_speaks};
use super::finding::{Finding, Place, Severity};
use super::rule::{Case, Rule};
use crate::article::Fact;
use crate::sources::{Passage, Verdict, Verification};

pub(super) static RULE: Rule =
    Rule::new("variants-disagree", include_str!("../../rules/variants-disagree.md"), judge);

/// As many versions as one report can show side by side.
const SHOWN: usize = 5;

/// Bytes of a passage from which on two transcripts of it are told apart from two events.
const ALIKE: usize = 60;

fn judge(case: &Case<'_>) -> Vec<Finding> {
    case.article.facts().filter_map(|fact| disagreement(case, &fact)).collect()
}

fn disagreement(case: &Case<'_>, fact: &Fact<'_>) -> Option<Finding> {
    let verification = fact.verification?;
    let own = verification.passage.as_ref().map(|passage| (passage, verification.verdict));
    let others = verification.alternatives.iter().map(|(passage, verdict)| (passage, *verdict));
    let versions: Vec<(&Passage, Verdict)> = own.into_iter().chain(others).collect();
    let other_words = versions.iter().filter(|(_, verdict)| *verdict == Verdict::Variant).count();
    if other_words == 0 {
        return transcripts(case, fact, own?.0, verification);
    }
    let message = match (other_words, versions.len()) {
        (1, 1) => "a source prints this in other words".to_owned(),
        (count, all) if count == all => format!("{count} sources print this in other words"),
        _ => "sources disagree on these words".to_owned(),
    };
    let finding = case.finding(case.span(fact.quotation.span), message).here("the draft's version");
    let finding = versions.iter().take(SHOWN).fold(finding, |finding, (passage, verdict)| {
        let who = who_speaks(passage);
        let message = if *verdict == Verdict::Variant {
            let text = case.article.source(passage.source).map_or("", |source| source.words(passage.span));
            format!("{who} \"{}\"", short(text.trim_matches(|c: char| !c.is_alphanumeric())))
        } else {
            format!("{who} it as the draft does")
        };
        finding.label(Place::Source(passage.source), passage.span, message)
    });
    Some(finding.help("pick the version that can be vouched for, and say whose translation or hearing it is"))
}

/// One transcript has it as printed, and another one of the same speaker with a negation or a number of its own: the draft
/// is covered, and the editor is told.
fn transcripts(
    case: &Case<'_>,
    fact: &Fact<'_>,
    own: &Passage,
    verification: &Verification,
) -> Option<Finding> {
    if verification.verdict > Verdict::Bracketed || own.speaker.is_none() {
        return None;
    }
    // a line that somebody says often differs each time: only what runs alike for a while is one event twice
    let length = own.span.len();
    let alike = |passage: &Passage| length >= ALIKE && passage.span.len().abs_diff(length) * 16 <= length;
    let (other, verdict) = verification.alternatives.iter().find(|(passage, verdict)| {
        alike(passage)
            && matches!(verdict, Verdict::Negation | Verdict::Number)
            && passage.source != own.source
            && passage.speaker == own.speaker
    })?;
    let what = if *verdict == Verdict::Number { "a number" } else { "a negation" };
    let text = case.article.source(other.source).map_or("", |source| source.words(other.span));
    let words = short(text.trim_matches(|c: char| !c.is_alphanumeric()));
    Some(
        case.finding(case.span(fact.quotation.span), format!("another transcript differs in {what}"))
            .at_most(Severity::Note)
            .label(Place::Source(own.source), own.span, format!("{} it as the draft does", who_speaks(own)))
            .label(Place::Source(other.source), other.span, format!("{} \"{words}\"", who_speaks(other)))
            .help("find out which transcript is right"),
    )
}
