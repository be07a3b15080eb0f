//! A mark without its partner.

use super::finding::{Applicability, Finding, Place};
use super::rule::{Case, Rule};
use crate::quotation::{Fault, Glyph, Mark};
use crate::text::{EditSet, Span};

pub(super) static RULE: Rule =
    Rule::new("unclosed-quotation", include_str!("../../rules/unclosed-quotation.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Finding> {
    let quotations = &case.article.draft.quotations;
    let mut findings = Vec::new();
    for (index, fault) in &quotations.faults {
        let Some(mark) = quotations.marks.get(*index) else { continue };
        match fault {
            Fault::Unclosed { probably } => findings.push(unclosed(case, mark, *probably)),
            Fault::Unopened => findings.push(
                case.finding(case.span(mark.span), "this mark closes a quotation that never opened")
                    .help("put the opening mark where the quotation begins, or take this one out"),
            ),
            _ => {}
        }
    }
    findings
}

fn unclosed(case: &Case<'_>, mark: &Mark, probably: usize) -> Finding {
    let finding = case.finding(case.span(mark.span), "this quotation is never closed");
    let Some(close) = closing(mark.glyph) else {
        return finding.help("close it where the speaker's words end");
    };
    let place = Span::at(case.after(probably));
    finding
        .label(Place::Draft, place, "its end probably belongs here")
        .help("close it where the speaker's words end")
        .fix(format!("put {close} here"), Applicability::Unsafe, EditSet::one(place, close))
}

/// The mark that closes what `glyph` opens.
fn closing(glyph: Glyph) -> Option<&'static str> {
    match glyph {
        Glyph::Straight => Some("\""),
        Glyph::Curly | Glyph::Garbled => Some("”"),
        Glyph::Low => Some("“"),
        Glyph::Guillemet => Some("»"),
        Glyph::Doubled => Some("''"),
        Glyph::StraightSingle => Some("'"),
        Glyph::CurlySingle => Some("’"),
        Glyph::SingleGuillemet => Some("›"),
        Glyph::Corner => Some("」"),
        Glyph::Bare => None,
    }
}
