//! A suppression that names no rule: it silences nothing, and its author thinks it does.

use super::directive::{KEYWORDS, Name, Suppressions};
use super::finding::{Applicability, Finding};
use super::rule::{Case, Rule};
use super::unknown::nearest;
use crate::text::EditSet;

pub(super) static RULE: Rule = Rule::new("unknown-rule", include_str!("../../rules/unknown-rule.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Finding> {
    let draft = &case.article.draft;
    let suppressions = Suppressions::read(&draft.document, draft.file.text());
    let mut findings = Vec::new();
    for name in &suppressions.unknown {
        let known = KEYWORDS.iter().map(|(keyword, _)| *keyword);
        let finding = case.finding(name.span, format!("unknown directive `{}`", name.text));
        findings.push(suggest(finding, name, nearest(&name.text, known)));
    }
    for name in suppressions.directives.iter().flat_map(|directive| &directive.names) {
        if name.text == "all" || case.names.contains(&name.text.as_str()) {
            continue;
        }
        let finding = case.finding(name.span, format!("unknown rule or group `{}`", name.text));
        findings.push(if name.text.contains(char::is_whitespace) {
            finding.help("put a comma between names and a colon before the reason")
        } else {
            suggest(finding, name, nearest(&name.text, case.names.iter().copied()))
        });
    }
    findings
}

/// What was probably meant. Only its author knows whether it was: a rule is silenced by it.
fn suggest(finding: Finding, name: &Name, nearest: Option<&str>) -> Finding {
    match nearest {
        Some(meant) => finding.help(format!("did you mean `{meant}`?")).fix(
            format!("write `{meant}`"),
            Applicability::Unsafe,
            EditSet::one(name.span, meant),
        ),
        None => finding.help("`quotelint rules` lists every rule and group"),
    }
}
