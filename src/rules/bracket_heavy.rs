//! More of a quotation is put in than is quoted.

use super::alteration::{brackets, is_put_in, outermost, word_count};
use super::finding::{Finding, Place};
use super::rule::{Case, Rule};
use crate::article::Fact;
use crate::text::ProseSpan;

pub(super) static RULE: Rule =
    Rule::new("bracket-heavy", include_str!("../../rules/bracket-heavy.md"), judge);

/// Words put in that say something; one alone may be a name that the reader needs.
const FEWEST: usize = 2;

fn judge(case: &Case<'_>) -> Vec<Finding> {
    let facts: Vec<Fact<'_>> = outermost(case).collect();
    let mut findings = Vec::new();
    let mut at = 0;
    while at < facts.len() {
        // the pieces of one quotation are weighed together
        let group = facts[at].quotation.group;
        let more = facts[at + 1..].iter().take_while(|fact| group.is_some() && fact.quotation.group == group);
        let end = at + 1 + more.count();
        findings.extend(heavy(case, &facts[at..end]));
        at = end;
    }
    findings
}

fn heavy(case: &Case<'_>, pieces: &[Fact<'_>]) -> Option<Finding> {
    let prose = &case.article.draft.document.prose;
    let mut inserted: Vec<ProseSpan> = Vec::new();
    let (mut put_in, mut all) = (0, 0);
    for fact in pieces {
        all += word_count(case.words(fact.quotation.inner));
        for found in brackets(prose, fact.quotation.inner) {
            if is_put_in(case, fact.quotation.inner, found) && !is_note(case, case.words(found.inner())) {
                put_in += word_count(case.words(found.inner()));
                inserted.push(found.span);
            }
        }
    }
    let quoted = all.saturating_sub(put_in);
    if put_in < FEWEST || put_in <= quoted {
        return None;
    }
    let words = if quoted == 1 { "1 word is" } else { &format!("{quoted} words are") };
    let mut finding = case
        .finding(
            case.span(pieces.first()?.quotation.span),
            format!("{put_in} words are put in, and {words} quoted"),
        )
        .help("paraphrase, and quote only the words that were said");
    for span in inserted {
        finding = finding.label(Place::Draft, case.span(span), "put in");
    }
    Some(finding)
}

/// What was heard or struck out: `[laughs]`, `[expletive]`.
fn is_note(case: &Case<'_>, words: &str) -> bool {
    let folded = words.to_lowercase();
    case.lexicon.list("bracket-notes").binary_search(&folded).is_ok()
}
