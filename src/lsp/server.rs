//! The door: messages in, tasks for the worker out. Keeps the drafts' texts and waits for nothing but the next message or the next draft
//! that has rested long enough.

use super::client::Client;
use super::drafts::Draft;
use super::uri;
use super::worker::{self, Task};
use lsp_server::{Connection, ErrorCode, Message, Notification, Request, RequestId, Response};
use lsp_types::{
    DidChangeTextDocumentParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams,
    DidSaveTextDocumentParams, Uri,
};
use quotelint::config::{MANIFEST, NAME};
use quotelint::ledger;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::mpsc::{self, Sender};
use std::thread;
use std::time::Instant;

/// Serves until the editor says goodbye; whether it did.
pub(super) fn run(connection: &Connection, client: &Client) -> bool {
    let (tasks, todo) = mpsc::channel();
    let cancelled = worker::Cancelled::default();
    let work = {
        let (client, cancelled) = (client.clone(), cancelled.clone());
        move || worker::run(&todo, &client, &cancelled)
    };
    let worker = thread::spawn(work);
    let mut door = Door { client, tasks, cancelled, drafts: BTreeMap::new(), goodbye: false };
    let goodbye = door.listen(connection);
    // no more tasks: the worker ends with the one that it is at, whose draft nobody has open
    drop(door);
    let whole = worker.join().is_ok();
    goodbye && whole
}

struct Door<'a> {
    client: &'a Client,
    tasks: Sender<Task>,
    cancelled: worker::Cancelled,
    /// By address.
    drafts: BTreeMap<String, Draft>,
    /// The editor has asked to be left.
    goodbye: bool,
}

impl Door<'_> {
    fn listen(&mut self, connection: &Connection) -> bool {
        loop {
            let due = self.drafts.values().filter_map(|draft| draft.due).min();
            let message = match due {
                Some(due) => match connection.receiver.recv_deadline(due) {
                    Ok(message) => Some(message),
                    Err(error) if error.is_timeout() => None,
                    Err(_) => return false,
                },
                None => match connection.receiver.recv() {
                    Ok(message) => Some(message),
                    Err(_) => return false,
                },
            };
            match message {
                None => self.check_rested(),
                Some(Message::Request(request)) => {
                    self.request(request);
                }
                Some(Message::Notification(note)) if note.method == "exit" => return self.goodbye,
                Some(Message::Notification(note)) => self.notification(note),
                // it was asked to watch, to show, to ask again: nothing is left to do
                Some(Message::Response(_)) => {}
            }
        }
    }

    /// Has the drafts checked that have rested long enough.
    fn check_rested(&mut self) {
        let now = Instant::now();
        for draft in self.drafts.values_mut().filter(|draft| draft.due.is_some_and(|due| due <= now)) {
            self.tasks.send(Task::Check(draft.taken())).ok();
        }
    }

    /// Has a request answered, by what the draft says now.
    fn request(&mut self, request: Request) {
        let refused = match request.method.as_str() {
            _ if self.goodbye => Some("after `shutdown` only `exit` may come"),
            "initialize" => Some("the editor has introduced itself before"),
            _ => None,
        };
        if let Some(why) = refused {
            let error = ErrorCode::InvalidRequest as i32;
            return self.client.answer(Response::new_err(request.id, error, why.to_owned()));
        }
        if request.method == "shutdown" {
            // messages that crossed it on their way may still come
            self.goodbye = true;
            return self.client.answer(Response::new_ok(request.id, Value::Null));
        }
        let uri = request.params.pointer("/textDocument/uri").and_then(Value::as_str);
        if let Some(draft) = uri.and_then(|uri| self.drafts.get_mut(uri))
            && draft.due.is_some()
        {
            self.tasks.send(Task::Check(draft.taken())).ok();
        }
        let id = request.id.clone();
        if self.tasks.send(Task::Answer(request)).is_err() {
            let error = ErrorCode::InternalError as i32;
            self.client.answer(Response::new_err(id, error, "the worker has stopped".to_owned()));
        }
    }

    fn notification(&mut self, note: Notification) {
        match note.method.as_str() {
            "textDocument/didOpen" => self.read(note, |door, params: DidOpenTextDocumentParams| {
                let draft = Draft::open(params.text_document);
                door.drafts.insert(draft.uri().0.clone(), draft);
                door.check_rested();
            }),
            "textDocument/didChange" => self.read(note, |door, params: DidChangeTextDocumentParams| {
                let version = params.text_document.version;
                let uri = params.text_document.text_document_identifier.uri;
                let (unit, rest) = (door.client.unit, door.client.debounce);
                if let Some(draft) = door.drafts.get_mut(&uri.0) {
                    draft.change(version, params.content_changes, unit);
                    draft.due = Some(Instant::now() + rest);
                }
            }),
            "textDocument/didSave" => self.read(note, |door, params: DidSaveTextDocumentParams| {
                door.saved(&params.text_document.uri);
            }),
            "textDocument/didClose" => self.read(note, |door, params: DidCloseTextDocumentParams| {
                let uri = params.text_document.uri;
                door.drafts.remove(&uri.0);
                door.tasks.send(Task::Close(uri)).ok();
            }),
            "workspace/didChangeWatchedFiles" => drop(self.tasks.send(Task::Reload)),
            "$/cancelRequest" => {
                let id = note.params.get("id").cloned().map(serde_json::from_value::<RequestId>);
                if let Some(Ok(id)) = id {
                    self.cancelled.add(id);
                }
            }
            _ => {}
        }
    }

    fn saved(&mut self, uri: &Uri) {
        let name = uri::path(uri).and_then(|path| Some(path.file_name()?.to_string_lossy().into_owned()));
        if name.is_some_and(|name| name == NAME || name == MANIFEST || name.ends_with(ledger::SUFFIX)) {
            self.tasks.send(Task::Reload).ok();
        } else if !self.client.watches {
            // an editor that watches nothing tells at least that somebody works
            self.tasks.send(Task::ReloadIfChanged).ok();
        }
    }

    /// A notification that is not as the protocol wants it is passed over.
    fn read<P: DeserializeOwned>(&mut self, note: Notification, then: impl FnOnce(&mut Self, P)) {
        match serde_json::from_value(note.params) {
            Ok(params) => then(self, params),
            Err(error) => self.client.log(format!("{}: {error}", note.method)),
        }
    }
}
