//! A source without a name, and nothing says why the name is withheld.

use super::anonymity::{Unnamed, unnamed};
use super::finding::Finding;
use super::rule::{Case, Rule};
use super::sentences::{head, tail};
use crate::text::ProseSpan;
use std::collections::BTreeSet;

pub(super) static RULE: Rule =
    Rule::new("unexplained-anonymity", include_str!("../../rules/unexplained-anonymity.md"), judge);

/// Bytes of copy before and after the source's first quotation in which the reason may stand: about two paragraphs.
const REACH: usize = 700;

fn judge(case: &Case<'_>) -> Vec<Finding> {
    // an editor counts sources, not mentions
    let mut counted = BTreeSet::new();
    unnamed(case)
        .into_iter()
        // a bare source has to be described first: that is bare-anonymous
        .filter(|unnamed| !unnamed.bare && is_withheld(case, unnamed))
        .filter(|unnamed| counted.insert(case.words(unnamed.speaker.span).to_lowercase()))
        .filter(|unnamed| !is_explained(case, unnamed.speaker.span))
        .map(|unnamed| {
            let words = case.words(unnamed.speaker.span);
            case.finding(case.span(unnamed.speaker.span), format!("nothing says why `{words}` is not named"))
                .help("say why the name is withheld, as precisely as the promise to the source allows")
        })
        .collect()
}

/// One whose name is withheld, as an insider's is: not a passer-by, whose name nobody asked for; not a spokesman, who speaks
/// for a house; not *officials* at large.
fn is_withheld(case: &Case<'_>, unnamed: &Unnamed<'_>) -> bool {
    const STATEMENTS: [&str; 8] =
        ["statement", "release", "news conference", "website", "briefing", "report", "tweet", "letter"];
    let words = case.words(unnamed.speaker.span).to_lowercase();
    let noun = words.rsplit(' ').next().unwrap_or_default();
    let insider = case.lexicon.list("insiders").binary_search_by(|known| known.as_str().cmp(noun)).is_ok();
    // *an official said in a statement*: a house speaks, whoever wrote it down
    let behind = behind(case, unnamed.speaker.span.end);
    unnamed.full && insider && !STATEMENTS.iter().any(|word| behind.contains(word))
}

/// The words behind the speaker, up to the next quotation or stop.
fn behind(case: &Case<'_>, end: usize) -> String {
    let after = head(&case.article.draft.document.prose[end..], 160);
    after.split(['.', '“', '"', '\n']).next().unwrap_or_default().to_lowercase()
}

/// A reason stands near.
fn is_explained(case: &Case<'_>, speaker: ProseSpan) -> bool {
    let prose = &case.article.draft.document.prose;
    let (before, after) = prose.split_at(speaker.start);
    let near = [tail(before, REACH), head(after, REACH)].concat().to_lowercase().replace('’', "'");
    case.lexicon.list("anonymity-reasons").iter().any(|reason| near.contains(reason.as_str()))
}
