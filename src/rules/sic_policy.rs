//! *(sic)* where the style has none, or not so.

use super::alteration::{Bracketed, brackets};
use super::finding::{Applicability, Finding};
use super::rule::{Case, Rule};
use crate::text::{Edit, EditSet, ProseSpan, Span};

pub(super) static RULE: Rule = Rule::new("sic-policy", include_str!("../../rules/sic-policy.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Finding> {
    let document = &case.article.draft.document;
    let copy = document.blocks.iter().filter(|block| block.kind.is_copy());
    copy.flat_map(|block| brackets(&document.prose, block.span))
        .filter(|found| case.words(found.inner()).trim_end_matches(['!', '.']).eq_ignore_ascii_case("sic"))
        .filter_map(|found| {
            if case.text("use") == "square" { bracketed(case, found) } else { Some(avoided(case, found)) }
        })
        .collect()
}

fn avoided(case: &Case<'_>, found: Bracketed) -> Finding {
    let prose = &case.article.draft.document.prose;
    let before = prose[..found.span.start].trim_end_matches(' ');
    let gap = Span::new(case.after(before.len()), case.span(found.span).end);
    case.finding(case.span(found.span), format!("`{}` points at somebody's mistake", case.words(found.span)))
        .help("paraphrase, or quote the part that is right; the slip of a pen may be left as it is")
        .fix("leave it out", Applicability::Unsafe, EditSet::one(gap, ""))
}

fn bracketed(case: &Case<'_>, found: Bracketed) -> Option<Finding> {
    if found.square {
        return None;
    }
    let finding =
        case.finding(case.span(found.span), "`sic` stands between round brackets, as if it were quoted");
    let finding = finding.help("write [sic]");
    let ends = [(found.span.start, "["), (found.span.end - 1, "]")];
    let edits =
        ends.map(|(at, text)| Edit { span: case.span(ProseSpan::new(at, at + 1)), text: text.to_owned() });
    Some(match EditSet::new(edits.to_vec()) {
        Ok(edits) => finding.fix("write [sic]", Applicability::Unsafe, edits),
        Err(_) => finding,
    })
}
