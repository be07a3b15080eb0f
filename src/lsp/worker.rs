//! The worker: checks drafts, publishes what was found, and answers. One task after another, in the order in which they came; what a
//! newer text has overtaken is dropped before, in the middle of, or after the work.

use super::analysis::Analysis;
use super::answers;
use super::client::Client;
use super::drafts::Snapshot;
use super::shelf::Shelf;
use super::{diagnostics, uri};
use crate::cli::args::Reading;
use crate::cli::desks::absolute;
use crate::cli::house::Faulty;
use lsp_server::{ErrorCode, Request, RequestId, Response};
use lsp_types::{
    DidChangeWatchedFilesRegistrationOptions, FileSystemWatcher, GlobPattern, MessageType,
    PublishDiagnosticsParams, Registration, RegistrationParams, RelativePattern, Unregistration,
    UnregistrationParams, Uri,
};
use quotelint::config::{MANIFEST, NAME};
use quotelint::ledger;
use quotelint::lint;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, TryRecvError};
use std::sync::{Arc, Mutex, PoisonError};

/// What the editor tells when a file has changed.
const WATCHED: &str = "workspace/didChangeWatchedFiles";

/// The name of our wish to hear of sources.
const SOURCES: &str = "quotelint sources";

/// What the worker is asked to do.
pub(super) enum Task {
    /// Check this draft, unless it has changed since.
    Check(Snapshot),
    /// Forget the draft at this address.
    Close(Uri),
    /// Answer this.
    Answer(Request),
    /// Read settings and sources again.
    Reload,
    /// The same, if any has changed on disk.
    ReloadIfChanged,
}

/// Requests that the editor no longer waits for.
#[derive(Clone, Default)]
pub(super) struct Cancelled(Arc<Mutex<BTreeSet<RequestId>>>);

impl Cancelled {
    pub(super) fn add(&self, id: RequestId) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(id);
    }

    fn take(&self, id: &RequestId) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(id)
    }

    fn clear(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

/// Works until nobody is left to give it tasks.
pub(super) fn run(todo: &Receiver<Task>, client: &Client, cancelled: &Cancelled) {
    let reading = Reading::default();
    // without arguments there is nothing that could be missing
    let Ok(shelf) = Shelf::new(&reading) else { return };
    let mut worker =
        Worker { client, shelf, open: BTreeMap::new(), blamed: BTreeMap::new(), watched: Vec::new() };
    worker.watch_settings();
    loop {
        let task = match todo.try_recv() {
            Err(TryRecvError::Empty) => {
                cancelled.clear();
                todo.recv().ok()
            }
            task => task.ok(),
        };
        match task {
            None => return,
            Some(Task::Check(snapshot)) => worker.check(snapshot),
            Some(Task::Close(uri)) => worker.close(&uri),
            Some(Task::Reload) => worker.reload(),
            Some(Task::ReloadIfChanged) => {
                if worker.shelf.has_changed() {
                    worker.reload();
                }
            }
            Some(Task::Answer(request)) => {
                let response = if cancelled.take(&request.id) {
                    failed(request.id, ErrorCode::RequestCanceled, "nobody waits for it")
                } else {
                    worker.answer(request)
                };
                client.answer(response);
            }
        }
    }
}

/// An open draft, and what was understood of it.
struct Open {
    snapshot: Snapshot,
    /// `None`: it is not to be checked.
    analysis: Option<Analysis>,
}

struct Worker<'a> {
    client: &'a Client,
    shelf: Shelf<'a>,
    /// By address.
    open: BTreeMap<String, Open>,
    /// Settings that diagnostics were published for: address → still true.
    blamed: BTreeMap<String, bool>,
    /// Folders of sources that the editor watches for us.
    watched: Vec<PathBuf>,
}

impl Worker<'_> {
    fn check(&mut self, snapshot: Snapshot) {
        if !snapshot.is_current() {
            return;
        }
        let input = self.shelf.input(&snapshot);
        self.tell();
        let analysis = match input {
            None => None,
            Some((input, desk)) => {
                let before = self.open.get(&snapshot.uri.0).and_then(|open| open.analysis.as_ref());
                let before = before.filter(|before| Arc::ptr_eq(&before.desk, &desk));
                let goes_on = || snapshot.is_current();
                let checked = lint::check_while(input, &desk, before.map(|before| &before.checked), &goes_on);
                let Some(checked) = checked else { return };
                Some(Analysis { snapshot: snapshot.clone(), checked, desk })
            }
        };
        if !snapshot.is_current() {
            return;
        }
        let diagnostics = analysis.iter().flat_map(|analysis| {
            let article = &analysis.checked.article;
            let findings = analysis.checked.findings.iter();
            findings.map(|finding| diagnostics::of(article, &snapshot.uri, finding, self.client))
        });
        self.publish(&snapshot.uri, Some(snapshot.version), diagnostics.collect());
        self.open.insert(snapshot.uri.0.clone(), Open { snapshot, analysis });
    }

    fn publish(&self, uri: &Uri, version: Option<i32>, diagnostics: Vec<lsp_types::Diagnostic>) {
        let params = PublishDiagnosticsParams { uri: uri.clone(), version, diagnostics };
        self.client.notify("textDocument/publishDiagnostics", params);
    }

    fn close(&mut self, uri: &Uri) {
        self.open.remove(&uri.0);
        self.publish(uri, None, Vec::new());
    }

    fn reload(&mut self) {
        self.shelf.forget();
        self.blamed.values_mut().for_each(|true_still| *true_still = false);
        let drafts: Vec<Snapshot> = self.open.values().map(|open| open.snapshot.clone()).collect();
        for draft in drafts {
            self.check(draft);
        }
        let cleared: Vec<String> =
            self.blamed.iter().filter(|(_, still)| !**still).map(|(uri, _)| uri.clone()).collect();
        for uri in cleared {
            self.blamed.remove(&uri);
            self.publish(&Uri(uri), None, Vec::new());
        }
        self.client.refresh();
    }

    /// Tells what settings and sources there is trouble with.
    fn tell(&mut self) {
        let told = self.shelf.told();
        for Faulty { file, problems } in &told.mistakes {
            let uri = uri::of(&absolute(file.path()));
            let all = problems.iter().map(|problem| diagnostics::of_problem(file, problem, self.client.unit));
            self.publish(&uri, None, all.collect());
            if let Some(first) = problems.first() {
                let line = file.lines().line(first.span.start) + 1;
                let name = file.path().display();
                self.client.say(MessageType::Error, format!("{name}:{line}: {}", first.message));
            }
            self.blamed.insert(uri.0, true);
        }
        for trouble in &told.troubles {
            if trouble.is_error() {
                self.client.say(MessageType::Warning, trouble.to_string());
            } else {
                self.client.log(trouble.to_string());
            }
        }
        self.watch_sources();
    }

    fn watch_settings(&self) {
        let ledgers = format!("*{}", ledger::SUFFIX);
        let patterns = [NAME, MANIFEST, &ledgers].map(|name| GlobPattern::Pattern(format!("**/{name}")));
        self.watch("quotelint settings", patterns.into());
    }

    /// Has the folders of the sources watched, if they are not those that are watched already.
    fn watch_sources(&mut self) {
        let Some(folders) = self.shelf.folders().filter(|folders| *folders != self.watched) else { return };
        if !self.client.watches {
            return;
        }
        if !self.watched.is_empty() {
            let known = Unregistration { id: SOURCES.to_owned(), method: WATCHED.to_owned() };
            self.client
                .ask("client/unregisterCapability", UnregistrationParams { unregisterations: vec![known] });
        }
        let pattern = |folder: &PathBuf| {
            if self.client.watches_outside {
                let base_uri = uri::of(folder).into();
                GlobPattern::RelativePattern(RelativePattern { base_uri, pattern: "**/*".to_owned() })
            } else {
                GlobPattern::Pattern(format!("{}/**/*", folder.display()))
            }
        };
        if !folders.is_empty() {
            self.watch(SOURCES, folders.iter().map(pattern).collect());
        }
        self.watched = folders;
    }

    fn watch(&self, id: &str, patterns: Vec<GlobPattern>) {
        if !self.client.watches {
            return;
        }
        let watcher = |glob_pattern| FileSystemWatcher { glob_pattern, kind: None };
        let options = DidChangeWatchedFilesRegistrationOptions {
            watchers: patterns.into_iter().map(watcher).collect(),
        };
        let registration = Registration {
            id: id.to_owned(),
            method: WATCHED.to_owned(),
            register_options: serde_json::to_value(options).ok(),
        };
        self.client
            .ask("client/registerCapability", RegistrationParams { registrations: vec![registration] });
    }

    fn answer(&self, request: Request) -> Response {
        let uri = request.params.pointer("/textDocument/uri").and_then(Value::as_str);
        let open = uri.and_then(|uri| self.open.get(uri));
        if open.is_some_and(|open| !open.snapshot.is_current()) {
            return failed(request.id, ErrorCode::ContentModified, "the draft has changed since");
        }
        let analysis = open.and_then(|open| open.analysis.as_ref());
        answers::answer(request, analysis, self.client)
    }
}

fn failed(id: RequestId, code: ErrorCode, why: &str) -> Response {
    Response::new_err(id, code as i32, why.to_owned())
}
