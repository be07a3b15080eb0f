//! An editor of a few lines: sends messages, and waits for those that it expects.
#![allow(clippy::needless_pass_by_value)] // a test writes its messages in place

use crate::common::Newsroom;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// A guard against waiting for ever; no test depends on it.
const PATIENCE: Duration = Duration::from_secs(60);

/// A running server and the editor that speaks to it.
pub(crate) struct Editor {
    server: Child,
    to: Option<ChildStdin>,
    from: Receiver<Value>,
    folder: String,
    asked: i64,
    versions: BTreeMap<String, i64>,
    /// What came while something else was waited for, oldest first.
    unread: Vec<Value>,
    /// What the server said of itself.
    pub(crate) introduction: Value,
}

/// Everything that an editor can do today.
pub(crate) fn able() -> Value {
    json!({
        "general": {"positionEncodings": ["utf-16"]},
        "textDocument": {
            "publishDiagnostics": {"relatedInformation": true},
            "definition": {"linkSupport": true},
        },
        "window": {"showDocument": {"support": true}},
        "workspace": {
            "workspaceEdit": {"documentChanges": true},
            "didChangeWatchedFiles": {"dynamicRegistration": true, "relativePatternSupport": true},
            "codeLens": {"refreshSupport": true},
            "inlayHint": {"refreshSupport": true},
        },
    })
}

impl Editor {
    /// An editor that can do everything, in the folder of `room`.
    pub(crate) fn new(room: &Newsroom) -> Self {
        Self::with(room, &able())
    }

    /// An editor with these capabilities.
    pub(crate) fn with(room: &Newsroom, capabilities: &Value) -> Self {
        Self::resting(room, capabilities, 5)
    }

    /// An editor that wants drafts to rest for so many milliseconds.
    pub(crate) fn resting(room: &Newsroom, capabilities: &Value, debounce: u64) -> Self {
        let mut server = room
            .command(&["lsp", "--stdio"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the server starts");
        let (to, out) = (server.stdin.take(), server.stdout.take().expect("a pipe"));
        let (sender, from) = channel();
        std::thread::spawn(move || {
            let mut out = BufReader::new(out);
            while let Some(message) = read(&mut out) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        let folder = room.path("").to_string_lossy().into_owned();
        let (versions, unread) = (BTreeMap::new(), Vec::new());
        let mut editor =
            Self { server, to, from, folder, asked: 0, versions, unread, introduction: Value::Null };
        let params = json!({
            "processId": null,
            "rootUri": null,
            "capabilities": capabilities,
            "initializationOptions": {"debounce": debounce},
        });
        editor.introduction = editor.ask("initialize", params);
        editor.tell("initialized", json!({}));
        editor
    }

    /// The address of a file in the folder.
    pub(crate) fn uri(&self, path: &str) -> String {
        let folder = self.folder.replace('\\', "/");
        let slash = if folder.starts_with('/') { "" } else { "/" };
        format!("file://{slash}{}", format!("{folder}{path}").replace(':', "%3A").replace(' ', "%20"))
    }

    fn send(&mut self, message: &Value) {
        let body = message.to_string();
        let to = self.to.as_mut().expect("the server listens");
        write!(to, "Content-Length: {}\r\n\r\n{body}", body.len()).expect("it is sent");
        to.flush().expect("it is sent");
    }

    /// Sends a notification.
    pub(crate) fn tell(&mut self, method: &str, params: Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    /// Sends a request, and does not wait; its number.
    pub(crate) fn request(&mut self, method: &str, params: Value) -> i64 {
        self.asked += 1;
        let id = self.asked;
        self.send(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
        id
    }

    /// The response to request `id`.
    pub(crate) fn response(&mut self, id: i64) -> Value {
        self.wait(|message| message.get("method").is_none() && message["id"] == id)
    }

    /// Sends a request; what it is answered.
    #[track_caller]
    pub(crate) fn ask(&mut self, method: &str, params: Value) -> Value {
        let id = self.request(method, params);
        let response = self.response(id);
        assert!(response.get("error").is_none(), "{method}: {response}");
        response["result"].clone()
    }

    /// Waits for a message.
    #[track_caller]
    pub(crate) fn wait(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.unread.iter().position(&wanted) {
            return self.unread.remove(at);
        }
        loop {
            let message = self.from.recv_timeout(PATIENCE);
            let message = message.unwrap_or_else(|_| panic!("it never came; before it: {:#?}", self.unread));
            // what the server asks of an editor is granted
            if let (Some(id), Some(_)) = (message.get("id"), message.get("method")) {
                self.send(&json!({"jsonrpc": "2.0", "id": id, "result": null}));
            }
            if wanted(&message) {
                return message;
            }
            self.unread.push(message);
        }
    }

    /// Waits for a notification or a request of the server; its parameters.
    #[track_caller]
    pub(crate) fn hears(&mut self, method: &str) -> Value {
        self.wait(|message| message["method"] == method)["params"].take()
    }

    /// Opens a draft; what is found in it.
    #[track_caller]
    pub(crate) fn open(&mut self, path: &str, text: &str) -> Vec<Value> {
        self.open_as(path, "markdown", text)
    }

    #[track_caller]
    pub(crate) fn open_as(&mut self, path: &str, language: &str, text: &str) -> Vec<Value> {
        let uri = if path.contains(':') { path.to_owned() } else { self.uri(path) };
        self.versions.insert(path.to_owned(), 1);
        let item = json!({"uri": uri, "languageId": language, "version": 1, "text": text});
        self.tell("textDocument/didOpen", json!({"textDocument": item}));
        self.published(&uri, Some(1))
    }

    /// Types `text` in the place of a range `[line, column, line, column]`; does not wait.
    pub(crate) fn types(&mut self, path: &str, range: [u64; 4], text: &str) {
        self.changes(path, &[(range, text)]);
    }

    /// Makes several changes at once; does not wait.
    pub(crate) fn changes(&mut self, path: &str, changes: &[([u64; 4], &str)]) {
        let version = self.versions.get_mut(path).expect("it is open");
        *version += 1;
        let (version, uri) = (*version, self.uri(path));
        let changes: Vec<Value> =
            changes.iter().map(|(at, text)| json!({"range": range(*at), "text": text})).collect();
        let params = json!({"textDocument": {"uri": uri, "version": version}, "contentChanges": changes});
        self.tell("textDocument/didChange", params);
    }

    /// What is found in the draft as it is now.
    #[track_caller]
    pub(crate) fn found(&mut self, path: &str) -> Vec<Value> {
        let (uri, version) = (self.uri(path), self.versions[path]);
        self.published(&uri, Some(version))
    }

    /// What is published about a file, of the version that is given.
    #[track_caller]
    pub(crate) fn published(&mut self, uri: &str, version: Option<i64>) -> Vec<Value> {
        let message = self.wait(|message| {
            message["method"] == "textDocument/publishDiagnostics"
                && message["params"]["uri"] == uri
                && message["params"].get("version").and_then(Value::as_i64) == version
        });
        message["params"]["diagnostics"].as_array().expect("a list").clone()
    }

    /// Asks something about a place in a draft.
    #[track_caller]
    pub(crate) fn at(&mut self, method: &str, path: &str, line: u64, column: u64) -> Value {
        let params = json!({
            "textDocument": {"uri": self.uri(path)},
            "position": {"line": line, "character": column},
        });
        self.ask(method, params)
    }

    /// Asks something about a whole draft.
    #[track_caller]
    pub(crate) fn about(&mut self, method: &str, path: &str) -> Value {
        self.ask(method, json!({"textDocument": {"uri": self.uri(path)}}))
    }

    /// The actions in a range, of one kind or of all.
    #[track_caller]
    pub(crate) fn actions(&mut self, path: &str, at: [u64; 4], only: Option<&str>) -> Vec<Value> {
        let mut context = json!({"diagnostics": []});
        if let Some(only) = only {
            context["only"] = json!([only]);
        }
        let params = json!({"textDocument": {"uri": self.uri(path)}, "range": range(at), "context": context});
        self.ask("textDocument/codeAction", params).as_array().expect("a list").clone()
    }

    /// Says goodbye; the server's exit status.
    pub(crate) fn quit(mut self) -> i32 {
        assert_eq!(self.ask("shutdown", Value::Null), Value::Null);
        self.tell("exit", Value::Null);
        self.ends()
    }

    /// Goes away without a word; the server's exit status.
    pub(crate) fn hang_up(mut self) -> i32 {
        self.to = None;
        self.ends()
    }

    fn ends(&mut self) -> i32 {
        self.server.wait().expect("it ends").code().expect("by itself")
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        // a test that fails leaves nothing running
        let _ended_already = self.server.kill();
        let _ended_already = self.server.wait();
    }
}

/// `[line, column, line, column]` as the protocol has it.
pub(crate) fn range([line, column, to_line, to_column]: [u64; 4]) -> Value {
    json!({"start": {"line": line, "character": column}, "end": {"line": to_line, "character": to_column}})
}

/// The rules that diagnostics speak of.
pub(crate) fn rules(diagnostics: &[Value]) -> Vec<&str> {
    diagnostics.iter().map(|one| one["code"].as_str().expect("a rule")).collect()
}

/// `text` with the edits of an action made, columns counted in UTF-16.
pub(crate) fn applied(text: &str, action: &Value) -> String {
    let change = &action["edit"]["documentChanges"][0];
    let mut edits = change["edits"].as_array().expect("edits").clone();
    edits.sort_by_key(|edit| std::cmp::Reverse(offset(text, &edit["range"]["start"])));
    let mut text = text.to_owned();
    for edit in edits {
        let (start, end) = (offset(&text, &edit["range"]["start"]), offset(&text, &edit["range"]["end"]));
        text.replace_range(start..end, edit["newText"].as_str().expect("a text"));
    }
    text
}

/// Counts as the protocol does, and not by the code that is tested.
fn offset(text: &str, position: &Value) -> usize {
    let mut line = position["line"].as_u64().expect("a line");
    let mut column = position["character"].as_u64().expect("a column");
    for (at, c) in text.char_indices() {
        if line == 0 && (column == 0 || c == '\n' || c == '\r') {
            return at;
        }
        if line > 0 {
            line -= u64::from(c == '\n');
        } else {
            column -= c.len_utf16() as u64;
        }
    }
    text.len()
}

fn read(out: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if out.read_line(&mut line).ok()? == 0 {
            return None;
        }
        if let Some(number) = line.strip_prefix("Content-Length: ") {
            length = number.trim().parse().ok()?;
        }
        if line == "\r\n" {
            break;
        }
    }
    let mut body = vec![0; length];
    out.read_exact(&mut body).ok()?;
    serde_json::from_slice(&body).ok()
}
