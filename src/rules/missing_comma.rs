//! No comma between a quotation and its cue.

use super::finding::{Applicability, Finding};
use super::rule::{Case, Rule};
use crate::article::Fact;
use crate::attribution::{CueKind, Speaker, Status};
use crate::lexicon::Class;
use crate::quotation::Form;
use crate::text::{EditSet, ProseSpan, Span};

pub(super) static RULE: Rule =
    Rule::new("missing-comma", include_str!("../../rules/missing-comma.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Finding> {
    case.article.facts().filter_map(|fact| missing(case, &fact)).collect()
}

fn missing(case: &Case<'_>, fact: &Fact<'_>) -> Option<Finding> {
    let (quotation, attribution) = (fact.quotation, fact.attribution);
    let sure = attribution.status == Status::Attributed && attribution.form == Form::Full;
    // a headline does without: 'We will rebuild' says mayor
    if !sure || !quotation.closed || quotation.parent.is_some() || !case.article.in_running_copy(quotation) {
        return None;
    }
    let cue = attribution.cue.as_ref().filter(|cue| cue.kind == CueKind::Verb)?;
    let speaker = attribution.speaker.as_ref()?;
    let next = cue.span.start.min(speaker.span.start);
    let gap = (quotation.span.end <= next).then(|| case.words(ProseSpan::new(quotation.span.end, next)))?;
    let words = case.words(quotation.inner).trim_end();
    let bare_end = words.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '%' | ')' | ']'));
    if !bare_end || !gap.chars().all(char::is_whitespace) || gap.is_empty() {
        return None;
    }
    if is_woven_in(case, quotation.span) || (next == speaker.span.start && is_attributive(case, speaker)) {
        return None;
    }
    let inside = case.text("side") != "outside";
    let at = if inside { quotation.inner.start + words.len() } else { quotation.span.end };
    let place = Span::at(case.after(at));
    let side = if inside { "before" } else { "after" };
    let mark = case.span(ProseSpan::new(quotation.inner.end, quotation.span.end));
    Some(
        case.finding(mark, "no comma between the quotation and who said it")
            .help(format!("put a comma {side} the closing mark"))
            .fix(
                format!("put a comma {side} the closing mark"),
                Applicability::Safe,
                EditSet::one(place, ","),
            ),
    )
}

/// A role right behind the marks takes them for its own attribute (*"Night Ferry" star Lou Adair*).
fn is_attributive(case: &Case<'_>, speaker: &Speaker) -> bool {
    let word = case.words(speaker.span).split(' ').next().unwrap_or_default();
    let begins_a_clause = Class::PRONOUN.or(Class::DETERMINER).or(Class::POSSESSIVE);
    word.starts_with(char::is_lowercase) && !case.lexicon.word(word).class.is(begins_a_clause)
}

/// A word right before it makes it part of the writer's own sentence (*his "We won" said it all*), not a clause with a cue.
fn is_woven_in(case: &Case<'_>, span: ProseSpan) -> bool {
    let before = &case.article.draft.document.prose[..span.start];
    let mut letters = before.chars().rev();
    letters.next() == Some(' ')
        && letters.next().is_some_and(|c| c.is_alphanumeric() || matches!(c, '\'' | '’'))
}
