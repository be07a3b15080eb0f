//! The editor at the other end: what it can do, and how it is spoken to.

use lsp_server::{Connection, Message, Notification, Request, RequestId, Response};
use lsp_types::{
    CodeActionKind, CodeActionOptions, CodeLensOptions, DefinitionProvider, DocumentSymbolProvider,
    ExecuteCommandOptions, HoverProvider, InlayHintProvider, MessageType, PositionEncodingKind, Save,
    ServerCapabilities, ShowMessageParams, TextDocumentSync, TextDocumentSyncKind, TextDocumentSyncOptions,
};
use quotelint::text::Column;
use serde::Serialize;
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};
use std::time::Duration;

/// How long a draft must rest before it is checked.
const DEBOUNCE: Duration = Duration::from_millis(120);

/// The action that mends all that can be trusted.
pub(super) const FIX_ALL: CodeActionKind =
    CodeActionKind::Custom(std::borrow::Cow::Borrowed("source.fixAll.quotelint"));

/// The command behind a lens: shows a place in a source.
pub(super) const SHOW: &str = "quotelint.show";

/// One editor.
#[derive(Clone)]
#[allow(clippy::struct_excessive_bools)] // what an editor can do it says one by one
pub(super) struct Client {
    post: Arc<dyn Fn(Message) + Send + Sync>,
    asked: Arc<AtomicI32>,
    /// In which units it counts columns.
    pub(super) unit: Column,
    /// How long it wants a draft to rest before it is checked.
    pub(super) debounce: Duration,
    /// It shows places that belong to a diagnostic.
    pub(super) related: bool,
    /// It takes edits that hold for one version of a draft only.
    pub(super) versioned: bool,
    /// It lets the user fill in a place of an edit.
    pub(super) snippets: bool,
    /// It takes a link with the range that it starts from.
    pub(super) links: bool,
    /// It shows a document on demand.
    pub(super) shows: bool,
    /// It watches files that it is told to.
    pub(super) watches: bool,
    /// It watches files outside its folders.
    pub(super) watches_outside: bool,
    /// It asks again for lenses and hints.
    refreshes: [(&'static str, bool); 2],
}

impl Client {
    /// The editor that sent `params` to introduce itself. What it does not say, or says oddly, it cannot do.
    pub(super) fn new(params: &Value, connection: &Connection) -> Self {
        let can = |path: &str| {
            params.pointer(&format!("/capabilities/{path}")).and_then(Value::as_bool).unwrap_or(false)
        };
        let sender = connection.sender.clone();
        let debounce = params.pointer("/initializationOptions/debounce").and_then(Value::as_u64);
        Self {
            // of an editor that went away the reader tells
            post: Arc::new(move |message| drop(sender.send(message))),
            asked: Arc::default(),
            unit: unit(params),
            debounce: debounce.map_or(DEBOUNCE, Duration::from_millis),
            related: can("textDocument/publishDiagnostics/relatedInformation"),
            versioned: can("workspace/workspaceEdit/documentChanges"),
            snippets: can("workspace/workspaceEdit/snippetEditSupport"),
            links: can("textDocument/definition/linkSupport"),
            shows: can("window/showDocument/support"),
            watches: can("workspace/didChangeWatchedFiles/dynamicRegistration"),
            watches_outside: can("workspace/didChangeWatchedFiles/relativePatternSupport"),
            refreshes: [
                ("workspace/codeLens/refresh", can("workspace/codeLens/refreshSupport")),
                ("workspace/inlayHint/refresh", can("workspace/inlayHint/refreshSupport")),
            ],
        }
    }

    /// What it is answered: all that the server does.
    pub(super) fn introduction(&self) -> Value {
        let sync = TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::Incremental),
            save: Some(Save::Bool(true)),
            ..TextDocumentSyncOptions::default()
        };
        let actions = CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QuickFix, FIX_ALL]),
            ..CodeActionOptions::default()
        };
        let commands = if self.shows { vec![SHOW.to_owned()] } else { Vec::new() };
        let capabilities = ServerCapabilities {
            position_encoding: Some(match self.unit {
                Column::Bytes => PositionEncodingKind::UTF8,
                Column::Utf16 => PositionEncodingKind::UTF16,
                Column::CodePoints => PositionEncodingKind::UTF32,
            }),
            text_document_sync: Some(TextDocumentSync::Options(sync)),
            hover_provider: Some(HoverProvider::Bool(true)),
            definition_provider: Some(DefinitionProvider::Bool(true)),
            document_symbol_provider: Some(DocumentSymbolProvider::Bool(true)),
            code_action_provider: Some(actions.into()),
            code_lens_provider: Some(CodeLensOptions::default()),
            inlay_hint_provider: Some(InlayHintProvider::Bool(true)),
            execute_command_provider: Some(ExecuteCommandOptions {
                commands,
                ..ExecuteCommandOptions::default()
            }),
            ..ServerCapabilities::default()
        };
        json!({
            "capabilities": capabilities,
            "serverInfo": {"name": "quotelint", "version": env!("CARGO_PKG_VERSION")},
        })
    }

    /// Tells it something.
    pub(super) fn notify(&self, method: &str, params: impl Serialize) {
        (self.post)(Notification::new(method.to_owned(), params).into());
    }

    /// Asks it for something; what it answers is not waited for.
    pub(super) fn ask(&self, method: &str, params: impl Serialize) {
        let id = RequestId::from(self.asked.fetch_add(1, Ordering::Relaxed));
        (self.post)(Request::new(id, method.to_owned(), params).into());
    }

    /// Answers a request of it.
    pub(super) fn answer(&self, response: Response) {
        (self.post)(response.into());
    }

    /// Shows a message to the user.
    pub(super) fn say(&self, kind: MessageType, message: impl Into<String>) {
        self.notify("window/showMessage", ShowMessageParams { kind, message: message.into() });
    }

    /// Writes a message into its log.
    pub(super) fn log(&self, message: impl Into<String>) {
        let params = ShowMessageParams { kind: MessageType::Info, message: message.into() };
        self.notify("window/logMessage", params);
    }

    /// Has it ask again for what it shows in the text.
    pub(super) fn refresh(&self) {
        for (method, _) in self.refreshes.iter().filter(|(_, can)| *can) {
            self.ask(method, Value::Null);
        }
    }
}

/// The first of the units that it counts in which we know; UTF-16 where it names none.
fn unit(params: &Value) -> Column {
    let offered = params.pointer("/capabilities/general/positionEncodings").and_then(Value::as_array);
    let known = |name: &Value| match name.as_str()? {
        "utf-8" => Some(Column::Bytes),
        "utf-16" => Some(Column::Utf16),
        "utf-32" => Some(Column::CodePoints),
        _ => None,
    };
    offered.and_then(|offered| offered.iter().find_map(known)).unwrap_or(Column::Utf16)
}
