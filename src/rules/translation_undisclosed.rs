//! The words are a translation, and the draft does not tell.

use super::finding::{Finding, Place};
use super::rule::{Case, Rule};
use crate::sources::Verdict;
use std::collections::BTreeSet;

pub(super) static RULE: Rule =
    Rule::new("translation-undisclosed", include_str!("../../rules/translation-undisclosed.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Finding> {
    let mut told = BTreeSet::new();
    case.article
        .facts()
        .filter_map(|fact| {
            let verification = fact.verification.filter(|found| found.verdict < Verdict::Unverified)?;
            let passage = verification.passage.as_ref()?;
            let tag = case.article.source(passage.source)?.about.translated_from.as_deref()?;
            let names = names(case, tag);
            // the words may stand in a source of their own language as well
            let original = verification.alternatives.iter().any(|(other, _)| {
                case.article.source(other.source).is_some_and(|source| source.about.translated_from.is_none())
            });
            if original || is_told(case, &names) || !told.insert(tag) {
                return None;
            }
            let language = names.first().map_or_else(|| format!("`{tag}`"), |name| capital(name));
            let finding = case.finding(
                case.span(fact.quotation.span),
                format!("these words were spoken in {language}, and the draft does not tell"),
            );
            Some(
                finding
                    .label(Place::Source(passage.source), passage.span, "the translation is here")
                    .help("say in which language they were spoken, and whose translation it is"),
            )
        })
        .collect()
}

/// What English calls the language `tag`, in small letters.
fn names<'a>(case: &'a Case<'_>, tag: &str) -> Vec<&'a str> {
    let primary = tag.split(['-', '_']).next().unwrap_or(tag).to_ascii_lowercase();
    let entries = case.lexicon.list("languages").iter().filter_map(|entry| entry.split_once(' '));
    entries.filter(|(known, _)| *known == primary).map(|(_, name)| name).collect()
}

/// Whether the draft speaks of a translation, or of the language.
fn is_told(case: &Case<'_>, names: &[&str]) -> bool {
    let prose = &case.article.draft.document.prose;
    prose.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).any(|word| {
        let word = word.to_lowercase();
        word.starts_with("translat") || word.starts_with("interpret") || names.contains(&word.as_str())
    })
}

fn capital(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
