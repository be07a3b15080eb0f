//! Edits of a draft as the editor takes them: for the version that was checked and no other, where it can hold them to it.

use super::super::analysis::Analysis;
use super::super::client::Client;
use super::super::columns;
use lsp_types::{
    DocumentChange, Edit, OptionalVersionedTextDocumentIdentifier, SnippetTextEdit, StringValue,
    TextDocumentEdit, TextDocumentIdentifier, TextEdit, WorkspaceEdit,
};
use quotelint::text::EditSet;
use std::collections::HashMap;

/// The edit that makes `edits`.
pub(super) fn of(analysis: &Analysis, edits: &EditSet, client: &Client) -> WorkspaceEdit {
    let edits = text_edits(analysis, edits, client);
    if client.versioned {
        return versioned(analysis, edits.into_iter().map(Edit::TextEdit).collect());
    }
    let changes = HashMap::from([(analysis.snapshot.uri.clone(), edits)]);
    WorkspaceEdit { changes: Some(changes), document_changes: None, change_annotations: None }
}

/// The same, with the cursor put where `place` stands in what is put in first; where the editor cannot, as [`of`].
pub(super) fn with_place(
    analysis: &Analysis,
    edits: &EditSet,
    place: &str,
    client: &Client,
) -> WorkspaceEdit {
    if !(client.versioned && client.snippets) {
        return of(analysis, edits, client);
    }
    let mut place = Some(place);
    let edits = text_edits(analysis, edits, client).into_iter().map(|edit| {
        match place.and_then(|place| edit.new_text.split_once(place)) {
            Some((before, after)) => {
                let value =
                    format!("{}${{1:{}}}{}", raw(before), raw(place.take().unwrap_or_default()), raw(after));
                let snippet = StringValue { value };
                Edit::SnippetTextEdit(SnippetTextEdit { range: edit.range, snippet, annotation_id: None })
            }
            None => Edit::TextEdit(edit),
        }
    });
    versioned(analysis, edits.collect())
}

fn text_edits(analysis: &Analysis, edits: &EditSet, client: &Client) -> Vec<TextEdit> {
    let file = &analysis.snapshot.file;
    let text_edit = |edit: &quotelint::text::Edit| TextEdit {
        range: columns::range(file, edit.span, client.unit),
        new_text: edit.text.clone(),
    };
    edits.edits().iter().map(text_edit).collect()
}

fn versioned(analysis: &Analysis, edits: Vec<Edit>) -> WorkspaceEdit {
    let text_document_identifier = TextDocumentIdentifier { uri: analysis.snapshot.uri.clone() };
    let version = Some(analysis.snapshot.version);
    let text_document = OptionalVersionedTextDocumentIdentifier { version, text_document_identifier };
    let change = DocumentChange::TextDocumentEdit(TextDocumentEdit { text_document, edits });
    WorkspaceEdit { changes: None, document_changes: Some(vec![change]), change_annotations: None }
}

/// Text that means itself in a snippet.
fn raw(text: &str) -> String {
    text.replace('\\', "\\\\").replace('$', "\\$").replace('}', "\\}")
}
