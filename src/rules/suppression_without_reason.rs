//! A comment or front matter that silences and does not say why.

use super::directive::{Effect, Suppressions};
use super::finding::Finding;
use super::rule::{Case, Rule};

pub(super) static RULE: Rule =
    Rule::new("suppression-without-reason", include_str!("../../rules/suppression-without-reason.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Finding> {
    let draft = &case.article.draft;
    let directives = Suppressions::read(&draft.document, draft.file.text()).directives;
    directives
        .iter()
        // what enables again needs none
        .filter(|directive| directive.effect != Effect::Enable && !directive.reasoned)
        .map(|directive| {
            let help = if !directive.is_comment(&draft.document) {
                "put the reason into a comment, `# …`, or under `reason`"
            } else if directive.names.is_empty() {
                "name what is silenced, and put a colon and the reason behind it"
            } else {
                "put a colon and the reason behind the names"
            };
            case.finding(directive.span, "nothing says why this is silenced").help(help)
        })
        .collect()
}
