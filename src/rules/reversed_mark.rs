//! A curly mark that points the wrong way.

use super::finding::{Applicability, Finding};
use super::rule::{Case, Rule};
use crate::quotation::{Glyph, Mark, Role};
use crate::text::EditSet;

pub(super) static RULE: Rule =
    Rule::new("reversed-mark", include_str!("../../rules/reversed-mark.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Finding> {
    case.article.draft.quotations.marks.iter().filter_map(|mark| reversed(case, mark)).collect()
}

fn reversed(case: &Case<'_>, mark: &Mark) -> Option<Finding> {
    if !mark.reversed {
        return None;
    }
    let right = pointing_right(mark)?;
    let message = match mark.role {
        Role::Open | Role::Reopen => "a closing mark opens this quotation",
        Role::Close => "an opening mark closes this quotation",
        Role::Stray => return None,
    };
    let span = case.span(mark.span);
    let finding = case.finding(span, message).help(format!("write {right}"));
    Some(finding.fix(format!("turn it round: {right}"), Applicability::Safe, EditSet::one(span, right)))
}

/// The mark as its role asks. Guillemets and low marks point either way, by language.
fn pointing_right(mark: &Mark) -> Option<&'static str> {
    match (mark.glyph, mark.role) {
        (Glyph::Curly, Role::Open | Role::Reopen) => Some("“"),
        (Glyph::Curly, Role::Close) => Some("”"),
        (Glyph::CurlySingle, Role::Open | Role::Reopen) => Some("‘"),
        (Glyph::CurlySingle, Role::Close) => Some("’"),
        _ => None,
    }
}
