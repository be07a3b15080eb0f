//! Code actions: every fix of a finding, its suppression, and all safe fixes at once.

use super::super::analysis::Analysis;
use super::super::client::{Client, FIX_ALL};
use super::super::{columns, diagnostics};
use super::{edits, silence};
use lsp_types::{
    CodeAction, CodeActionKind, CodeActionParams, CodeActionResponse, CodeActionTriggerKind, WorkspaceEdit,
};
use quotelint::lint;
use quotelint::rules::{Applicability, Finding};
use quotelint::text::{Edit, EditSet, Span};
use similar::{ChangeTag, TextDiff};

/// What can be done in the range that `params` names.
pub(super) fn actions(
    analysis: &Analysis,
    params: &CodeActionParams,
    client: &Client,
) -> Vec<CodeActionResponse> {
    let only = params.context.only.as_deref();
    let mut all = Vec::new();
    if wants(only, &CodeActionKind::QuickFix) {
        let range = columns::span(&analysis.snapshot.file, params.range, client.unit);
        for finding in analysis.checked.findings.iter().filter(|finding| touches(finding.primary.span, range))
        {
            quick_fixes(analysis, finding, client, &mut all);
        }
    }
    // while somebody types nobody wants the whole draft mended, unless it is asked for by name
    let automatic = params.context.trigger_kind == Some(CodeActionTriggerKind::Automatic);
    if wants(only, &FIX_ALL) && !(only.is_none() && automatic) {
        all.extend(fix_all(analysis, client));
    }
    all.into_iter().map(CodeActionResponse::CodeAction).collect()
}

fn quick_fixes(analysis: &Analysis, finding: &Finding, client: &Client, all: &mut Vec<CodeAction>) {
    let article = &analysis.checked.article;
    let diagnostic = diagnostics::of(article, &analysis.snapshot.uri, finding, client);
    let action = |title: String, safe: bool, edit: WorkspaceEdit| CodeAction {
        diagnostics: Some(vec![diagnostic.clone()]),
        is_preferred: safe.then_some(true),
        ..bare(title, CodeActionKind::QuickFix, edit)
    };
    for fix in finding.fixes.iter().filter(|fix| !fix.edits.is_empty()) {
        let safe = fix.applicability == Applicability::Safe;
        all.push(action(capital(&fix.title), safe, edits::of(analysis, &fix.edits, client)));
    }
    // what is said about comments is not silenced by one more
    let about_comments = ["unused-suppression", "unknown-rule", "suppression-without-reason"]
        .iter()
        .any(|rule| finding.rule == *rule);
    if !about_comments && let Some(comments) = silence::silence(article, analysis.snapshot.format, finding) {
        let edit = edits::with_place(analysis, &comments, silence::REASON, client);
        all.push(action(format!("Silence {} here", finding.rule), false, edit));
    }
}

/// Applies the safe fixes until nothing changes, as `--fix` does.
fn fix_all(analysis: &Analysis, client: &Client) -> Option<CodeAction> {
    let safe = |finding: &Finding| finding.fixes.iter().any(|fix| fix.applicability == Applicability::Safe);
    if !analysis.checked.findings.iter().any(safe) {
        return None;
    }
    let mended = lint::mend(vec![analysis.checked.clone()], &analysis.desk, Applicability::Safe).pop()?;
    let edits = between(analysis.snapshot.file.text(), mended.checked.input.file.text())?;
    Some(bare("Apply all safe fixes of quotelint".to_owned(), FIX_ALL, edits::of(analysis, &edits, client)))
}

/// The changed lines that lead from one text to the other; `None` where they are one.
fn between(before: &str, after: &str) -> Option<EditSet> {
    let mut edits: Vec<Edit> = Vec::new();
    let (mut at, mut open) = (0, false);
    for change in TextDiff::from_lines(before, after).iter_all_changes() {
        let here = if change.tag() == ChangeTag::Insert { 0 } else { change.value().len() };
        if change.tag() == ChangeTag::Equal {
            (at, open) = (at + here, false);
            continue;
        }
        if !open {
            edits.push(Edit { span: Span::at(at), text: String::new() });
            open = true;
        }
        if let Some(edit) = edits.last_mut() {
            edit.span.end += here;
            if change.tag() == ChangeTag::Insert {
                edit.text.push_str(change.value());
            }
        }
        at += here;
    }
    EditSet::new(edits).ok().filter(|edits| !edits.is_empty())
}

fn bare(title: String, kind: CodeActionKind, edit: WorkspaceEdit) -> CodeAction {
    CodeAction {
        title,
        kind: Some(kind),
        diagnostics: None,
        is_preferred: None,
        disabled: None,
        edit: Some(edit),
        command: None,
        data: None,
        tags: None,
    }
}

/// Whether a kind was asked for: by its own name or by that of a kind above it.
fn wants(only: Option<&[CodeActionKind]>, kind: &CodeActionKind) -> bool {
    let kind = kind.to_string();
    let above = |asked: &CodeActionKind| {
        let asked = asked.to_string();
        asked.is_empty()
            || kind.strip_prefix(&asked).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    only.is_none_or(|only| only.iter().any(above))
}

fn touches(span: Span, range: Span) -> bool {
    span.start <= range.end && range.start <= span.end
}

fn capital(title: &str) -> String {
    let mut chars = title.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
