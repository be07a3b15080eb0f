//! Stops and capitals that do not fit where a cue stands in the middle of somebody's words.

use super::finding::{Applicability, Finding, Place};
use super::rule::{Case, Rule};
use super::sentences::is_abbreviation;
use crate::article::Fact;
use crate::attribution::{Cue, CueKind, Status};
use crate::lexicon::{Class, VerbForm};
use crate::quotation::Form;
use crate::text::{EditSet, ProseSpan, Span};

/// The fewest words of a second piece that is a sentence of its own.
const SENTENCE: usize = 3;

/// The longest apposition, in words.
const LONGEST_APPOSITION: usize = 8;

pub(super) static RULE: Rule =
    Rule::new("interrupted-quotation", include_str!("../../rules/interrupted-quotation.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Finding> {
    let pieces: Vec<Fact<'_>> = case
        .article
        .facts()
        .filter(|fact| fact.quotation.parent.is_none() && case.article.in_running_copy(fact.quotation))
        .collect();
    let mut findings: Vec<Finding> = pieces.iter().filter_map(|fact| before_cue(case, fact)).collect();
    for pair in pieces.windows(2).filter(|pair| pair[0].quotation.block == pair[1].quotation.block) {
        findings.extend(between(case, &pair[0], &pair[1]));
    }
    findings
}

/// The cue of a piece and the clause of cue and speaker, if it stands right behind the mark; an apposition (*the mayor,
/// Ann Lee, said*) belongs to it.
fn behind<'a>(case: &Case<'_>, fact: &Fact<'a>) -> Option<(&'a Cue, ProseSpan)> {
    let attribution = fact.attribution;
    let sure =
        attribution.status == Status::Attributed && attribution.form == Form::Full && fact.quotation.closed;
    let cue = attribution.cue.as_ref().filter(|cue| sure && cue.kind == CueKind::Verb)?;
    let speaker = attribution.speaker.as_ref()?;
    let (from, next) = (fact.quotation.span.end, cue.span.start.min(speaker.span.start));
    let gap = (from <= next).then(|| case.words(ProseSpan::new(from, next)))?;
    let start = from + (gap.len() - gap.trim_start_matches(' ').len());
    let apposed = is_apposition(case, gap.trim_start_matches(' '));
    // words that were led in have had their cue: this one belongs to what follows
    let before = case.article.draft.document.prose[..fact.quotation.span.start].trim_end_matches(' ');
    (apposed && !before.ends_with([',', ':']))
        .then(|| (cue, ProseSpan::new(start, cue.span.end.max(speaker.span.end))))
}

/// Nothing, or a few words in which nobody does anything.
fn is_apposition(case: &Case<'_>, words: &str) -> bool {
    let acts =
        Class::VERB.or(Class::AUXILIARY).or(Class::PRONOUN).or(Class::RELATIVE).or(Class::SUBORDINATOR);
    let plain = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let known = case.lexicon.word(word);
        // *coach* and *report* are nouns here: only what can be no noun acts
        let verb = known.class.is(Class::VERB) && known.form == VerbForm::Base;
        !word.ends_with("ing") && (verb || !known.class.is(acts) || word.starts_with(char::is_uppercase))
    };
    words.split_whitespace().all(plain)
        && words.split_whitespace().nth(LONGEST_APPOSITION).is_none()
        && !words.contains(['.', ';', ':', '?', '!', '"', '“', '”', '(', '—'])
}

/// *"We left." she said*, *"We left," She said*: the cue is a part of the quotation's sentence.
fn before_cue(case: &Case<'_>, fact: &Fact<'_>) -> Option<Finding> {
    let (cue, clause) = behind(case, fact)?;
    let words = case.words(fact.quotation.inner).trim_end();
    let start = clause.start;
    let first = case.words(clause).split_whitespace().next()?;
    let end = fact.quotation.inner.start + words.len();
    if words.ends_with(',') {
        let known = case.lexicon.word(first);
        let pronoun =
            known.class.is(Class::PRONOUN) && first != "I" && first.chars().skip(1).all(char::is_lowercase);
        if !pronoun || !first.starts_with(char::is_uppercase) {
            return None;
        }
        let span = case.span(ProseSpan::new(start, start + first.len()));
        let lower = first.to_lowercase();
        let finding = case.finding(span, "a capital in the middle of the sentence that the cue ends");
        let help = format!("write {lower}");
        return Some(finding.help(help.clone()).fix(help, Applicability::Unsafe, EditSet::one(span, lower)));
    }
    let body = words.strip_suffix('.')?;
    let last = body.rsplit(|c: char| c.is_whitespace()).next().unwrap_or_default();
    if !body.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | ']' | '%' | '\'' | '’'))
        || last.contains('.')
        || is_abbreviation(case.lexicon, last)
    {
        return None;
    }
    // a capital may begin a sentence of the writer's own, unless the cue is all there is of it
    let rest = &case.article.draft.document.prose[clause.end..];
    let cue_alone = rest.starts_with(['.', ',', '\n']) || rest.is_empty();
    if !first.starts_with(char::is_lowercase) && !cue_alone || !is_finite(case, cue) {
        return None;
    }
    let span = case.span(ProseSpan::new(end - 1, end));
    let finding = case
        .finding(span, "a full stop parts the quotation from its cue")
        .label(Place::Draft, case.span(clause), "the sentence ends only behind the cue")
        .help("put a comma in its place");
    Some(finding.fix("put a comma in its place", Applicability::Unsafe, EditSet::one(span, ",")))
}

/// What stands between two pieces: *"We left," she said. "and …"*, *"We left," she said, "And …"*.
fn between(case: &Case<'_>, one: &Fact<'_>, two: &Fact<'_>) -> Option<Finding> {
    let (_, clause) = behind(case, one)?;
    let begins = two.quotation.span.start;
    let rest = (clause.end <= begins).then(|| case.words(ProseSpan::new(clause.end, begins)))?;
    // the stop, and the blank that parts it from the mark
    let gap = &rest[rest.trim_end_matches(' ').trim_end_matches([',', '.']).len()..];
    let apposed = &rest[..rest.len() - gap.len()];
    let fits = apposed.is_empty() || apposed.starts_with(", ") && is_apposition(case, apposed);
    if !fits {
        return None;
    }
    let end = begins - gap.len();
    let head = case.words(one.quotation.inner).trim_end();
    let tail = case.words(two.quotation.inner);
    let first =
        tail.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’'))).next().unwrap_or_default();
    let at = ProseSpan::new(end, end + 1);
    let again = case.article.draft.quotations.opening(two.quotation)?;
    match gap {
        ". " if head.ends_with(',') && goes_on(first) => {
            let finding = case
                .finding(case.span(at), "a full stop breaks a sentence that goes on behind the cue")
                .label(Place::Draft, case.span(again.span), "it goes on in lower case here")
                .help("put a comma behind the cue, or begin a new sentence with a capital");
            Some(finding.fix(
                "put a comma behind the cue",
                Applicability::Unsafe,
                EditSet::one(case.span(at), ","),
            ))
        }
        ", " if head.ends_with([',', '?', '!']) && begins_anew(case, tail, first) => {
            let finding = case
                .finding(case.span(at), "a comma joins two sentences around a cue")
                .label(Place::Draft, case.span(again.span), "a new sentence begins here")
                .help("put a full stop behind the cue, or go on in lower case");
            Some(finding.fix(
                "put a full stop behind the cue",
                Applicability::Unsafe,
                EditSet::one(case.span(at), "."),
            ))
        }
        " " if apposed.is_empty()
            && head.ends_with(',')
            && (goes_on(first) || begins_anew(case, tail, first)) =>
        {
            let stop = if goes_on(first) { "," } else { "." };
            let name = if goes_on(first) { "comma" } else { "full stop" };
            let finding = case
                .finding(case.span(again.span), "nothing stands between the cue and the words that follow it")
                .help(format!("put a {name} behind the cue"));
            let edits = EditSet::one(Span::at(case.after(end)), stop);
            Some(finding.fix(format!("put a {name} behind the cue"), Applicability::Unsafe, edits))
        }
        _ => None,
    }
}

/// A word in small letters throughout: not *iPhone*.
fn goes_on(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_lowercase() || matches!(c, '\'' | '’'))
}

/// A capital that no name can be the reason of, before more than a word or two.
fn begins_anew(case: &Case<'_>, tail: &str, first: &str) -> bool {
    let class = Class::PRONOUN
        .or(Class::DETERMINER)
        .or(Class::POSSESSIVE)
        .or(Class::CONJUNCTION)
        .or(Class::SUBORDINATOR);
    let own = first != "I" && !first.starts_with("I'") && !first.starts_with("I’");
    let mut words = tail.split_whitespace().skip(1);
    let small = words
        .next()
        .is_some_and(|next| next.starts_with(char::is_lowercase) || matches!(next, "I" | "I'm" | "I’m"));
    own && first.starts_with(char::is_uppercase)
        && case.lexicon.word(first).class.is(class)
        && small
        && tail.split_whitespace().nth(SENTENCE - 1).is_some()
}

fn is_finite(case: &Case<'_>, cue: &Cue) -> bool {
    case.words(cue.span).split_whitespace().any(|word| {
        let known = case.lexicon.word(word);
        known.class.is(Class::VERB) && matches!(known.form, VerbForm::Past | VerbForm::Third)
    })
}
