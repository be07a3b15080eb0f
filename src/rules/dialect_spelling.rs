//! How somebody sounds, spelled out.

use super::alteration::quoted;
use super::finding::Finding;
use super::rule::{Case, Rule};
use crate::article::Fact;
use crate::attribution::CueKind;
use crate::text::ProseSpan;
use std::collections::{BTreeMap, BTreeSet};

pub(super) static RULE: Rule =
    Rule::new("dialect-spelling", include_str!("../../rules/dialect-spelling.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Finding> {
    let entries = case.lexicon.list("dialect-spellings").iter().filter_map(|entry| entry.split_once(' '));
    let spellings: BTreeMap<&str, &str> = entries.collect();
    let marks: BTreeSet<usize> =
        case.article.draft.quotations.marks.iter().map(|mark| mark.span.start).collect();
    let mut seen = BTreeSet::new();
    quoted(case)
        .filter(|fact| !is_written(case, fact))
        .flat_map(|fact| spelled(case, fact.quotation.inner, &spellings, &marks))
        .filter(|finding| seen.insert(finding.primary.span))
        .collect()
}

/// Somebody wrote it: the spelling is the writer's own.
fn is_written(case: &Case<'_>, fact: &Fact<'_>) -> bool {
    let cue = fact.attribution.cue.as_ref().filter(|cue| cue.kind != CueKind::Mark);
    let media = case.lexicon.list("media");
    cue.is_some_and(|cue| {
        let words = case.words(cue.span).to_lowercase();
        words.split(' ').any(|word| media.binary_search_by(|entry| entry.as_str().cmp(word)).is_ok())
    })
}

fn spelled(
    case: &Case<'_>,
    within: ProseSpan,
    spellings: &BTreeMap<&str, &str>,
    marks: &BTreeSet<usize>,
) -> Vec<Finding> {
    let prose = &case.article.draft.document.prose;
    let mut findings = Vec::new();
    for (start, word) in words(prose, within) {
        let end = start + word.len();
        // a capital within a sentence makes it a name: *Gonna Fly Now*
        let head = prose[within.start..start].trim_end().ends_with(|c: char| ".?!:…—“\"".contains(c));
        let first = prose[within.start..start].trim().is_empty();
        let named = word.starts_with(char::is_uppercase)
            && (!(head || first) || followed_by_capital(prose, end, within.end));
        if named {
            continue;
        }
        let folded = word.to_lowercase().replace('’', "'");
        let apostrophe = prose[end..within.end].chars().next().filter(|c| matches!(c, '\'' | '’'));
        let dropped = apostrophe.filter(|_| !marks.contains(&end)).and_then(|_| sounded(&folded));
        let span = ProseSpan::new(
            start,
            end + if dropped.is_some() { apostrophe.map_or(0, char::len_utf8) } else { 0 },
        );
        let Some(standard) = spellings.get(folded.as_str()).map(|word| (*word).to_owned()).or(dropped) else {
            continue;
        };
        let printed = case.words(span);
        findings.push(
            case.finding(case.span(span), format!("`{printed}` spells how somebody sounds")).help(format!(
                "write `{standard}`, or paraphrase, unless the sound is what the copy is about"
            )),
        );
    }
    findings
}

/// The words within `span`, apostrophes inside them included, and where each begins.
fn words(prose: &str, span: ProseSpan) -> impl Iterator<Item = (usize, &str)> {
    let text = span.of(prose);
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’');
    let mut at = span.start;
    text.split_inclusive(move |c: char| !inside(c)).filter_map(move |piece| {
        let start = at;
        at += piece.len();
        let word = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
        let bare = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        (!bare.is_empty()).then_some((start + word.len() - bare.len(), bare))
    })
}

/// *talkin'* → *talking*: a lower-case word in *-in* with an apostrophe behind it that closes nothing.
fn sounded(word: &str) -> Option<String> {
    let stem = word.strip_suffix("in")?;
    let vowel = stem.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    (stem.len() >= 2 && vowel && stem.chars().all(|c| c.is_ascii_lowercase())).then(|| format!("{word}g"))
}

fn followed_by_capital(prose: &str, end: usize, until: usize) -> bool {
    prose[end..until].strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_uppercase))
}
