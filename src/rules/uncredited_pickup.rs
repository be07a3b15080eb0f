//! The words are in another outlet's copy alone, and the draft does not say whose.

use super::finding::{Finding, Place};
use super::rule::{Case, Rule};
use crate::article::Fact;
use crate::sources::{Passage, SourceKind, Verdict};
use std::collections::BTreeMap;

pub(super) static RULE: Rule =
    Rule::new("uncredited-pickup", include_str!("../../rules/uncredited-pickup.md"), judge);

/// As many quotations as one report points at.
const SHOWN: usize = 5;

fn judge(case: &Case<'_>) -> Vec<Finding> {
    let credits = Credits::of(case);
    // one finding an outlet: a credit mends them all
    let mut outlets: BTreeMap<&str, Vec<(Fact<'_>, &Passage)>> = BTreeMap::new();
    for fact in case.article.facts() {
        if let Some((outlet, passage)) = picked_up(case, &credits, &fact) {
            outlets.entry(outlet).or_default().push((fact, passage));
        }
    }
    outlets.into_iter().filter_map(|(outlet, all)| report(case, outlet, &all)).collect()
}

fn report(case: &Case<'_>, outlet: &str, all: &[(Fact<'_>, &Passage)]) -> Option<Finding> {
    let (first, passage) = all.first()?;
    let what = if all.len() == 1 { "these words".to_owned() } else { format!("{} quotations", all.len()) };
    let stand = if all.len() == 1 { "are in" } else { "stand in" };
    let message = format!("{what} {stand} the copy of {outlet} alone, which the draft does not credit");
    let finding = case.finding(case.span(first.quotation.span), message);
    let finding = finding.label(Place::Source(passage.source), passage.span, format!("{outlet} has it here"));
    let finding = all.iter().skip(1).take(SHOWN).fold(finding, |finding, (fact, _)| {
        finding.label(Place::Draft, case.span(fact.quotation.span), "and this one")
    });
    Some(finding.help(format!("credit {outlet}, or add the source in which your own reporter has it")))
}

/// The outlet whose copy alone has the words, and where.
fn picked_up<'a>(case: &'a Case<'_>, credits: &Credits, fact: &Fact<'a>) -> Option<(&'a str, &'a Passage)> {
    let verification = fact.verification.filter(|found| found.verdict < Verdict::SpeakerConflict)?;
    let passage = verification.passage.as_ref()?;
    let relayed = fact.attribution.speaker.as_ref().is_some_and(|speaker| !speaker.via.is_empty());
    // every place that has it is some outlet's article, none of them ours or credited
    let foreign = |passage: &Passage| outlet(case, passage).filter(|outlet| !credits.holds(case, outlet));
    let others = verification.alternatives.iter().all(|(other, _)| foreign(other).is_some());
    if relayed || !others {
        return None;
    }
    foreign(passage).map(|outlet| (outlet, passage))
}

fn outlet<'a>(case: &'a Case<'_>, passage: &Passage) -> Option<&'a str> {
    let about = &case.article.source(passage.source)?.about;
    about.outlet.as_deref().filter(|_| about.kind == Some(SourceKind::Article))
}

/// What the draft's text, links included, may hold of an outlet's name.
struct Credits {
    folded: String,
    letters: String,
    capitals: Vec<String>,
}

impl Credits {
    fn of(case: &Case<'_>) -> Self {
        let text = case.article.draft.file.text();
        let capitals = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.len() > 1 && word.chars().all(char::is_uppercase));
        Self {
            folded: format!(" {} ", folded(text)),
            letters: letters(text),
            capitals: capitals.map(str::to_owned).collect(),
        }
    }

    /// Whether the draft names `outlet`, by its name, its initials or its site; or whether it is one of our own.
    fn holds(&self, case: &Case<'_>, outlet: &str) -> bool {
        let name = folded(outlet);
        let bare = name.strip_prefix("the ").unwrap_or(&name);
        let words =
            outlet.split_whitespace().filter(|word| word.starts_with(char::is_uppercase) && *word != "The");
        let initials: String = words.filter_map(|word| word.chars().next()).collect();
        let own = |own: &String| {
            let own = folded(own);
            own.strip_prefix("the ").unwrap_or(&own) == bare
        };
        self.folded.contains(&format!(" {bare} "))
            || (initials.len() > 1 && self.capitals.contains(&initials))
            || (bare.len() > 3 && self.letters.contains(&letters(bare)))
            || case.list("own").iter().any(own)
    }
}

/// Words in small letters, one blank between them.
fn folded(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
