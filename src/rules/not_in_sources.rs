//! No source has it.

use super::finding::{Finding, Place};
use super::rule::{Case, Rule};
use crate::article::Fact;
use crate::sources::{Sources, Verdict};

pub(super) static RULE: Rule =
    Rule::new("not-in-sources", include_str!("../../rules/not-in-sources.md"), judge);

/// As many unread sources as one report names.
const NAMED: usize = 3;

/// As many words tie a quotation to a passage.
const TIED: usize = 4;

/// Of a passage with less than one word in so many, nothing is said.
const CHANCE: usize = 3;

fn judge(case: &Case<'_>) -> Vec<Finding> {
    let Some(sources) = &case.article.sources else { return Vec::new() };
    case.article.facts().filter_map(|fact| absent(case, &fact, sources)).collect()
}

fn absent(case: &Case<'_>, fact: &Fact<'_>, sources: &Sources) -> Option<Finding> {
    let verification =
        fact.verification.filter(|verification| verification.verdict == Verdict::Unverified)?;
    let all = case.words(fact.quotation.inner).split_whitespace().count();
    // a word or two that stand in a source, but are too few to be tied to a passage, are not absent
    if all < TIED && verification.nearest.as_ref().is_some_and(|(_, words)| *words >= all) {
        return None;
    }
    let mut finding = case.finding(case.span(fact.quotation.span), message(case, sources));
    // fewer shared words than that are chance, not a passage to look at
    let summarised = verification.summarised.is_some();
    let nearest = verification.nearest.as_ref().filter(|(_, words)| words * CHANCE >= all && !summarised);
    if let Some((passage, words)) = nearest {
        let who = passage.speaker.as_ref().map_or_else(String::new, |speaker| format!(", by {speaker}"));
        let message = format!("the nearest passage{who}: {words} of the {all} words");
        finding = finding.label(Place::Source(passage.source), passage.span, message);
    }
    if let Some(passage) = &verification.summarised {
        let message = "a machine's summary has it, which vouches for nothing";
        finding = finding.label(Place::Source(passage.source), passage.span, message);
    }
    for unread in sources.unread.iter().take(NAMED) {
        let path = unread.path.display();
        finding = finding.help(format!("`{path}` could not be read and may have it: {}", unread.why));
    }
    if let Some(more) = sources.unread.len().checked_sub(NAMED).filter(|more| *more > 0) {
        finding = finding.help(format!("{more} more could not be read either"));
    }
    Some(finding.help("add the source that has it, or quote what the sources have"))
}

fn message(case: &Case<'_>, sources: &Sources) -> String {
    let read = sources.read.len() - usize::from(case.article.own_source.is_some());
    match (read, sources.unread.len()) {
        (0, 0) => "there is no source that could have this".to_owned(),
        (0, _) => "no source could be read, so that nothing vouches for this".to_owned(),
        (1, 0) => "the one source does not have this".to_owned(),
        (read, 0) => format!("none of the {read} sources has this"),
        (1, unread) => format!("the one source that was read does not have this; {unread} could not be read"),
        (read, unread) => {
            format!("none of the {read} sources that were read has this; {unread} could not be read")
        }
    }
}
