//! A suppression that names no rule: it silences nothing, and its author thinks it does.

use super::directive::{Name, Suppressions, Unknown, Wrong, meant};
use super::finding::{Applicability, Finding};
use super::rule::{Case, Rule};
use super::unknown::nearest;
use crate::text::EditSet;

pub(super) static RULE: Rule = Rule::new("unknown-rule", include_str!("../../rules/unknown-rule.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Finding> {
    let draft = &case.article.draft;
    let suppressions = Suppressions::read(&draft.document, draft.file.text());
    let mut findings = Vec::new();
    findings.extend(suppressions.unknown.iter().map(|unknown| not_a_directive(case, unknown)));
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

/// What looks like a directive and is none, with the directive that was probably meant.
fn not_a_directive(case: &Case<'_>, unknown: &Unknown) -> Finding {
    let name = &unknown.name;
    let first = name.text.lines().next().unwrap_or_default().trim_end();
    let more = if first.len() < name.text.len() { " \u{2026}" } else { "" };
    let found = |what: &str| case.finding(name.span, format!("{what} `{first}{more}`"));
    match unknown.wrong {
        Wrong::Keyword { alone } => {
            let word = name.text.get("quotelint".len()..).unwrap_or_default();
            let word = word.trim_start_matches(|c: char| matches!(c, '-' | '_' | ':') || c.is_whitespace());
            let finding = found("unknown directive");
            match meant(word, alone) {
                None => finding
                    .help("a comment takes `quotelint-disable-line RULE: reason`, `-next-line`, `-file`"),
                meant => suggest(finding, name, meant),
            }
        }
        Wrong::Key => {
            let finding = found("unknown key");
            let meant = nearest(&name.text, ["ignore", "reason"]);
            match meant.or_else(|| SILENCES.contains(&name.text.as_str()).then_some("ignore")) {
                None => finding.help("`quotelint` takes `ignore`, with rules and groups, and `reason`"),
                meant => suggest(finding, name, meant),
            }
        }
        Wrong::Value => {
            let finding = found("unknown value");
            let text = name.text.as_str();
            let file = case.article.draft.file.text();
            let quoted = file[..name.span.start].ends_with(['"', '\'']);
            let bare_toml = file.starts_with("+++") && !quoted;
            if !bare_toml && (nearest(text, ["ignore"]).is_some() || SILENCES.contains(&text)) {
                return suggest(finding, name, Some("ignore"));
            }
            // rules without the key; between quotes and in TOML only the form is told
            let one = case.names.contains(&text);
            let several = text.starts_with('[') && text.ends_with(']');
            if !quoted && !bare_toml && (one || several) {
                let list = if several { text.to_owned() } else { format!("[{text}]") };
                return suggest(finding, name, Some(&format!("{{ignore: {list}}}")));
            }
            finding.help("`quotelint` takes `ignore`, or `ignore` with a list of rules and groups")
        }
    }
}

/// Words that other tools use for `ignore`.
const SILENCES: [&str; 8] = ["disable", "disabled", "exclude", "off", "silence", "skip", "suppress", "false"];

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
