//! Findings and the draft's own directives → the findings that stay.
//!
//! A directive that silences nothing is itself a finding. This room never changes a finding: it drops it or keeps it.

mod lines;
mod scope;
mod stray;
mod unused;

use crate::article::Article;
use crate::rules::{Finding, Settings, Suppressions, sort};
use lines::ProseLines;
use scope::Scopes;

/// Drops the findings that comments and front matter of `article` silence, and adds those about suppressions that
/// silence nothing.
pub fn filter(article: &Article, findings: Vec<Finding>, settings: &Settings) -> Vec<Finding> {
    let (document, text) = (&article.draft.document, article.draft.file.text());
    let directives = Suppressions::read(document, text).directives;
    if directives.is_empty() {
        return findings;
    }
    let copy_starts = document.front_matter.map_or(0, |front| front.end);
    let lines = ProseLines::new(&article.draft);
    let mut scopes = Scopes::new(&directives, &lines, copy_starts..text.len(), settings.book());
    let mut kept = scopes.silence(findings);
    let unused = unused::find(article, &directives, &scopes.all, settings);
    kept.extend(scopes.silence(unused));
    kept.extend(scopes.silence_by_name(stray::find(article, &directives, settings)));
    sort(&mut kept);
    kept
}
