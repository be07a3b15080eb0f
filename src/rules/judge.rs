//! Runs the rules over one article.

use super::case::Case;
use super::finding::Finding;
use super::settings::Settings;
use crate::article::Article;
use crate::lexicon::Lexicon;

/// What the rules that `settings` turn on find in `article`, in the order of the text, then of the rules' names.
/// Rules that need sources run only where sources were given.
pub fn judge(article: &Article, settings: &Settings, lexicon: &Lexicon) -> Vec<Finding> {
    let book = settings.book();
    let names: Vec<&str> = book.names().collect();
    let mut findings = Vec::new();
    for rule in book.all() {
        let Some(severity) = settings.level(&rule.name) else { continue };
        if rule.page().needs_sources && article.sources.is_none() {
            continue;
        }
        let options = settings.options(rule);
        let case = Case { article, lexicon, rule: &rule.name, severity, names: &names, options };
        findings.extend(rule.judge(&case));
    }
    sort(&mut findings);
    findings
}

/// Sorts findings by place, then by rule.
pub fn sort(findings: &mut [Finding]) {
    findings.sort_by(|a, b| (a.primary.span, &a.rule).cmp(&(b.primary.span, &b.rule)));
}
