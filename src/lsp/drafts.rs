//! The open drafts, as the editor has them: text, version and format. Every change makes a draft older checks are overtaken by.

use super::{columns, uri};
use lsp_types::{LanguageKind, TextDocumentContentChangeEvent, TextDocumentItem, Uri};
use quotelint::document::Format;
use quotelint::text::{Column, File};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

/// A draft at one moment.
#[derive(Clone)]
pub(super) struct Snapshot {
    /// Its address, as the editor writes it.
    pub(super) uri: Uri,
    /// Its path; `None` where it was never saved.
    pub(super) path: Option<PathBuf>,
    pub(super) format: Format,
    /// The editor's number for it.
    pub(super) version: i32,
    pub(super) file: Arc<File>,
    generation: u64,
    newest: Arc<AtomicU64>,
}

impl Snapshot {
    /// Whether the draft still reads like this.
    pub(super) fn is_current(&self) -> bool {
        self.newest.load(Ordering::Acquire) == self.generation
    }

    /// Nobody wants to know about it any more.
    fn overtake(&mut self) {
        self.generation += 1;
        self.newest.store(self.generation, Ordering::Release);
    }
}

/// An open draft.
pub(super) struct Draft {
    now: Snapshot,
    /// When it is to be checked; `None`: that was asked for.
    pub(super) due: Option<Instant>,
}

impl Draft {
    pub(super) fn open(item: TextDocumentItem) -> Self {
        let path = uri::path(&item.uri);
        let name = path.clone().unwrap_or_else(|| PathBuf::from(&item.uri.0));
        let now = Snapshot {
            format: format(&item.language_id, &name),
            file: Arc::new(File::of_text(name, item.text)),
            uri: item.uri,
            path,
            version: item.version,
            generation: 0,
            newest: Arc::default(),
        };
        Self { now, due: Some(Instant::now()) }
    }

    /// Its address.
    pub(super) fn uri(&self) -> &Uri {
        &self.now.uri
    }

    /// Makes the changes, one after the other.
    pub(super) fn change(
        &mut self,
        version: i32,
        changes: Vec<TextDocumentContentChangeEvent>,
        unit: Column,
    ) {
        self.now.overtake();
        self.now.version = version;
        for change in changes {
            let file = &self.now.file;
            let text = match change {
                TextDocumentContentChangeEvent::TextDocumentContentChangeWholeDocument(whole) => whole.text,
                TextDocumentContentChangeEvent::TextDocumentContentChangePartial(part) => {
                    let span = columns::span(file, part.range, unit);
                    let mut text = String::with_capacity(file.text().len() + part.text.len());
                    text.push_str(&file.text()[..span.start]);
                    text.push_str(&part.text);
                    text.push_str(&file.text()[span.end..]);
                    text
                }
            };
            self.now.file = Arc::new(File::of_text(file.path(), text));
        }
    }

    /// As it is now, to be checked.
    pub(super) fn taken(&mut self) -> Snapshot {
        self.due = None;
        self.now.clone()
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        self.now.overtake();
    }
}

/// By the editor's word for the language; where that tells nothing, by the extension.
fn format(language: &LanguageKind, name: &std::path::Path) -> Format {
    match language {
        LanguageKind::Markdown => Format::Markdown,
        LanguageKind::HTML => Format::Html,
        _ => Format::of(name),
    }
}
