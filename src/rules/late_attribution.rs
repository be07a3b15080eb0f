//! The speaker comes only after several sentences.

use super::finding::{Applicability, Finding, Fix, Place};
use super::rule::{Case, Rule};
use super::sentences::{ends, head, tail};
use crate::article::Fact;
use crate::attribution::{CueKind, Gender, Kind, Speaker, Status};
use crate::quotation::{Form, Glyph, Quotation, Tie};
use crate::text::{Edit, EditSet, ProseSpan};

pub(super) static RULE: Rule =
    Rule::new("late-attribution", include_str!("../../rules/late-attribution.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Finding> {
    let mut before: Option<&Speaker> = None;
    let mut findings = Vec::new();
    for fact in case.article.facts() {
        findings.extend(late(case, &fact, before));
        before = fact.attribution.speaker.as_ref().or(before);
    }
    findings
}

/// `before`: who spoke last.
fn late(case: &Case<'_>, fact: &Fact<'_>, before: Option<&Speaker>) -> Option<Finding> {
    let (quotation, attribution) = (fact.quotation, fact.attribution);
    // *he* and *the minister* point back to somebody whom readers know
    let points_back = |speaker: &Speaker| matches!(speaker.kind, Kind::Pronoun | Kind::Descriptor);
    let speaker = attribution.speaker.as_ref().filter(|speaker| !points_back(speaker))?;
    // a dash or a bracket is a credit line, and has its place below
    let said = |kind| matches!(kind, CueKind::Verb | CueKind::AccordingTo);
    let cue = attribution.cue.as_ref().filter(|cue| said(cue.kind))?;
    let clause = cue.span.to(speaker.span);
    let whole = quotation.tie == Tie::First && quotation.parent.is_none() && quotation.glyph != Glyph::Bare;
    let sure = attribution.status == Status::Attributed && attribution.form == Form::Full;
    if !whole || !sure || clause.start < quotation.span.end || !case.article.in_running_copy(quotation) {
        return None;
    }
    // *“…” — Lee, on whether the council said so*: a credit line that goes on
    let gap = head(case.words(ProseSpan::new(quotation.span.end, clause.start)), REACH);
    if gap.contains(['—', '–', '―']) || gap.contains("--") {
        return None;
    }
    let pieces = pieces(case, fact, clause.start);
    if pieces.iter().any(|piece| piece.glyph != quotation.glyph) {
        return None;
    }
    let heard = || pieces.iter().map(|piece| case.words(piece.inner));
    let sentences: usize = heard().map(|words| ends(words).len()).sum();
    let words: usize = heard().map(|words| words.split_whitespace().count()).sum();
    let long = sentences > case.number("sentences") && words >= case.number("words");
    if !long || is_expected(case, quotation, speaker, before) {
        return None;
    }
    let first = *ends(case.words(quotation.inner)).first()?;
    let opening = ProseSpan::new(quotation.inner.start, quotation.inner.start + first);
    let finding = case
        .finding(case.span(clause), format!("the speaker comes after {sentences} sentences"))
        .label(Place::Draft, case.span(opening), "a reader has no speaker for this")
        .help("name the speaker after the first sentence, or lead in");
    let fix = (pieces.len() == 1).then(|| moved(case, fact, opening.end)).flatten();
    Some(match fix {
        Some(Fix { title, applicability, edits }) => finding.fix(title, applicability, edits),
        None => finding,
    })
}

/// Quotations and blocks around a quotation that are looked at.
const NEAR: usize = 16;
/// Bytes of copy before it, or behind it, that are.
const REACH: usize = 1200;

/// The pieces of the quotation that end before `speaker`.
fn pieces<'a>(case: &Case<'a>, fact: &Fact<'a>, speaker: usize) -> Vec<&'a Quotation> {
    let group = fact.quotation.group;
    let later = case.article.draft.quotations.all.get(fact.index + 1..).unwrap_or_default().iter();
    let tied = later
        .take(NEAR)
        .take_while(|piece| piece.span.end <= speaker)
        .filter(|piece| group.is_some() && piece.group == group);
    std::iter::once(fact.quotation).chain(tied).collect()
}

/// Readers take the words for the right person's: it is who spoke last, or who was named in this paragraph or the one before.
fn is_expected(case: &Case<'_>, quotation: &Quotation, speaker: &Speaker, before: Option<&Speaker>) -> bool {
    let article = case.article;
    let blocks = &article.draft.document.blocks;
    let Some(block) = blocks.get(quotation.block) else { return true };
    let Some(person) = article.person(speaker) else {
        let lead = case.words(ProseSpan::new(block.span.start, quotation.span.start));
        let same = |before: &Speaker| case.words(before.span).eq_ignore_ascii_case(case.words(speaker.span));
        return lead.contains(char::is_alphanumeric) || before.is_some_and(same);
    };
    let near = blocks[..quotation.block]
        .iter()
        .rev()
        .take(NEAR)
        .find(|block| block.kind.is_copy())
        .unwrap_or(block)
        .span
        .start;
    let from = person.mentions.partition_point(|mention| mention.start < near);
    let named = person.mentions.get(from).is_some_and(|mention| mention.start < quotation.span.start);
    let known = person.mentions.first().is_some_and(|mention| mention.start < near);
    let lead = tail(case.words(ProseSpan::new(near, quotation.span.start)), REACH);
    // *for Smith's readers* names him as well
    let named = named || lead.contains(person.name.rsplit(' ').next().unwrap_or_default());
    named
        || (known && has_pronoun(lead, person.gender))
        || before.is_some_and(|before| before.person == speaker.person)
}

/// Somebody of that gender is spoken of without a name.
fn has_pronoun(text: &str, gender: Gender) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    words.any(|word| match word.as_str() {
        "he" | "his" | "him" => gender != Gender::Female,
        "she" | "her" => gender != Gender::Male,
        _ => false,
    })
}

/// Moves what follows the quotation to the end of its first sentence, at `opening`; where the sentence ends with both.
fn moved(case: &Case<'_>, fact: &Fact<'_>, opening: usize) -> Option<Fix> {
    let quotation = fact.quotation;
    let document = &case.article.draft.document;
    let block = document.blocks.get(quotation.block)?.span;
    let after = head(case.words(ProseSpan::new(quotation.span.end, block.end)), REACH);
    let len = *ends(after).first()?;
    let rest = after.get(..len)?.strip_suffix('.')?;
    let quoted = case.words(quotation.inner);
    let plain = rest.starts_with(' ') && !rest.contains(['"', '“', '”', '\u{fffc}', '«', '»']);
    let (marks, bare) = (case.words(quotation.span), quoted.strip_suffix(',')?);
    let open = marks.get(..quotation.inner.start - quotation.span.start)?;
    let close = marks.get(quotation.inner.end - quotation.span.start..)?;
    let gap = ProseSpan::new(opening, opening + 1);
    if !plain || case.words(gap) != " " {
        return None;
    }
    let sentence = case.words(ProseSpan::new(quotation.inner.start, opening));
    let (stop, comma) = match sentence.chars().next_back()? {
        '.' => (opening - 1, ","),
        '?' | '!' => (opening, ""),
        _ => return None,
    };
    let end = quotation.span.end + len;
    // what the same person goes on to say needs no marks of its own then
    let (end, gap) = continuation(case, fact, end).map_or((end, close), |inner| (inner, " "));
    let tail = ProseSpan::new(quotation.inner.start + bare.len(), end);
    let lead = ProseSpan::new(stop, opening + 1);
    // what the file writes in another way, such as an emphasised name, would be lost
    let text = case.article.draft.file.text();
    let same = |span: ProseSpan| text.get(case.span(span).range()) == Some(case.words(span));
    if !same(tail) || !same(lead) {
        return None;
    }
    let edits = EditSet::new(vec![
        Edit { span: case.span(lead), text: format!("{comma}{close}{rest}. {open}") },
        Edit { span: case.span(tail), text: format!(".{gap}") },
    ])
    .ok()?;
    let title = "name the speaker after the first sentence".to_owned();
    Some(Fix { title, applicability: Applicability::Unsafe, edits })
}

/// Where the words of the next quotation begin, if it stands right behind `end` and is the same person's.
fn continuation(case: &Case<'_>, fact: &Fact<'_>, end: usize) -> Option<usize> {
    let draft = &case.article.draft;
    let next = draft.quotations.all.get(fact.index + 1)?;
    let speaker = draft.attributions.all.get(fact.index + 1)?.speaker.as_ref()?;
    let own = fact.attribution.speaker.as_ref()?;
    let same = own.span == speaker.span || own.person.is_some() && own.person == speaker.person;
    let joined = next.span.start == end + 1 && next.glyph == fact.quotation.glyph;
    (same && joined && case.words(ProseSpan::new(end, next.span.start)) == " ").then_some(next.inner.start)
}
