//! Words put into a quotation stand between the wrong brackets.

use super::alteration::{Bracketed, brackets, is_put_in, outermost};
use super::finding::{Applicability, Finding};
use super::rule::{Case, Rule};
use crate::text::{Edit, EditSet, ProseSpan};

pub(super) static RULE: Rule =
    Rule::new("bracket-style", include_str!("../../rules/bracket-style.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Finding> {
    let square = case.text("brackets") == "square";
    let prose = &case.article.draft.document.prose;
    outermost(case)
        .flat_map(|fact| {
            let within = fact.quotation.inner;
            brackets(prose, within).into_iter().filter(move |found| is_put_in(case, within, *found))
        })
        .filter(|found| found.square != square)
        .map(|found| other_brackets(case, found))
        .collect()
}

fn other_brackets(case: &Case<'_>, found: Bracketed) -> Finding {
    let prose = &case.article.draft.document.prose;
    let (are, wanted, pair) =
        if found.square { ("square", "round", ["(", ")"]) } else { ("round", "square", ["[", "]"]) };
    let finding =
        case.finding(case.span(found.span), format!("what is put in stands between {are} brackets"));
    // [W]e, love[s]: round brackets would be read as part of the word
    let inside_word = prose[..found.span.start].ends_with(char::is_alphanumeric)
        || prose[found.span.end..].starts_with(char::is_alphanumeric);
    if inside_word {
        return finding.help("quote from a word that needs no change, or paraphrase");
    }
    let finding = finding.help(format!("write it between {wanted} brackets, or recast"));
    let ends = [found.span.start, found.span.end - 1];
    let edits = ends
        .iter()
        .zip(pair)
        .map(|(&at, bracket)| Edit { span: case.span(ProseSpan::new(at, at + 1)), text: bracket.to_owned() });
    match EditSet::new(edits.collect()) {
        Ok(edits) => finding.fix(format!("write {}{}", pair[0], pair[1]), Applicability::Unsafe, edits),
        Err(_) => finding,
    }
}
