//! The server under way: what is stale, what is cancelled, what is nonsense, and how it ends.

use crate::common::Newsroom;
use crate::diagnostics::{CHANGED, room};
use crate::editor::{Editor, able, rules};
use serde_json::{Value, json};
use std::io::Write;
use std::process::Stdio;

/// Long enough that nothing is checked by itself.
const NEVER: u64 = 3_600_000;

#[test]
fn while_somebody_types_only_the_last_text_is_checked() {
    let room = room();
    let mut editor = Editor::resting(&room, &able(), 150);
    editor.open("draft.md", CHANGED);
    for (column, letter) in (9..).zip(["n", "o", "t", " "]) {
        editor.types("draft.md", [0, column, 0, column], letter);
    }
    // versions 2 to 4 are never published: the next thing about the draft is its last text
    let uri = editor.uri("draft.md");
    let next = editor.wait(|message| message["params"]["uri"] == uri.as_str());
    assert_eq!(next["params"]["version"], 5);
    assert_eq!(next["params"]["diagnostics"], json!([]));
}

#[test]
fn a_question_is_answered_by_what_the_draft_says_now() {
    let room = room();
    let mut editor = Editor::resting(&room, &able(), NEVER);
    editor.open("draft.md", CHANGED);
    editor.types("draft.md", [0, 0, 0, 0], "Late on Friday: ");
    // nothing has been checked yet; hover does not wait for that
    let hover = editor.at("textDocument/hover", "draft.md", 0, 30);
    assert_eq!(hover["range"]["start"]["character"], 16);
}

#[test]
fn a_question_that_a_newer_text_has_overtaken_is_told_so() {
    let room = room();
    let mut editor = Editor::resting(&room, &able(), NEVER);
    // long enough to be at work while the next messages come in
    let long = CHANGED.repeat(300);
    editor.open("draft.md", &long);
    editor.types("draft.md", [0, 0, 0, 0], "A");
    let uri = editor.uri("draft.md");
    let hover = json!({"textDocument": {"uri": uri}, "position": {"line": 0, "character": 9}});
    let id = editor.request("textDocument/hover", hover);
    editor.types("draft.md", [0, 0, 0, 0], "B");
    let response = editor.response(id);
    let overtaken = response["error"]["code"] == -32801;
    assert!(overtaken || response["result"]["range"].is_object(), "{response}");
    // and the newest text is what counts
    let symbols = editor.about("textDocument/documentSymbol", "draft.md");
    assert_eq!(symbols[0]["range"]["start"]["character"], 2);
}

#[test]
fn a_request_that_is_cancelled_is_answered_all_the_same() {
    let room = room();
    let mut editor = Editor::resting(&room, &able(), NEVER);
    let long = CHANGED.repeat(300);
    editor.open("draft.md", &long);
    editor.types("draft.md", [0, 0, 0, 0], "A");
    let uri = editor.uri("draft.md");
    let id = editor.request("textDocument/codeLens", json!({"textDocument": {"uri": uri}}));
    editor.tell("$/cancelRequest", json!({"id": id}));
    let response = editor.response(id);
    assert!(response["error"]["code"] == -32800 || response["result"].is_array(), "{}", response["error"]);
}

#[test]
fn nonsense_is_refused_and_the_server_goes_on() {
    let room = room();
    let mut editor = Editor::new(&room);
    editor.open("draft.md", CHANGED);
    editor.tell("textDocument/didChange", json!({"nothing": "of use"}));
    editor.tell("textDocument/didSave", Value::Null);
    editor.tell("$/setTrace", json!({"value": "off"}));
    let id = editor.request("textDocument/rename", json!({}));
    assert_eq!(editor.response(id)["error"]["code"], -32601);
    let id = editor.request("textDocument/hover", json!({"position": "here"}));
    assert_eq!(editor.response(id)["error"]["code"], -32602);
    let id = editor.request("workspace/executeCommand", json!({"command": "rm", "arguments": ["-r"]}));
    assert_eq!(editor.response(id)["error"]["code"], -32602);
    assert_eq!(editor.about("textDocument/documentSymbol", "other.md"), Value::Null, "it is not open");
    editor.types("draft.md", [7, 7, 3, 3], "!");
    assert_eq!(rules(&editor.found("draft.md")), ["meaning-changed"]);
    assert_eq!(editor.quit(), 0);
}

#[test]
fn an_editor_that_goes_away_without_a_word_takes_the_server_with_it() {
    let room = Newsroom::new();
    let mut editor = Editor::new(&room);
    editor.open("draft.md", CHANGED);
    assert_eq!(editor.hang_up(), 2);
    let mut editor = Editor::new(&room);
    editor.tell("exit", Value::Null);
    assert_eq!(editor.hang_up(), 2);
}

#[test]
fn nobody_is_introduced_twice_and_after_the_goodbye_nothing_is_answered() {
    let room = Newsroom::new();
    let mut editor = Editor::new(&room);
    let id = editor.request("initialize", json!({"capabilities": {}}));
    assert_eq!(editor.response(id)["error"]["code"], -32600);
    assert_eq!(editor.about("textDocument/documentSymbol", "other.md"), Value::Null, "it goes on");
    assert_eq!(editor.ask("shutdown", Value::Null), Value::Null);
    for method in ["textDocument/hover", "shutdown"] {
        let id = editor.request(method, Value::Null);
        assert_eq!(editor.response(id)["error"]["code"], -32600, "{method}");
    }
    editor.tell("exit", Value::Null);
    assert_eq!(editor.hang_up(), 0);
}

#[test]
fn what_cannot_be_read_is_named_as_such() {
    let hello = r#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}"#;
    let ready = r#"{"jsonrpc":"2.0","method":"initialized","params":{}}"#;
    let sent = |message: &str| format!("Content-Length: {}\r\n\r\n{message}", message.len());
    let begun = format!("{}{}", sent(hello), sent(ready));
    for (bytes, why) in [
        (format!("{begun}{}", sent("xxxxx")), "malformed LSP payload"),
        (sent("xxxxx"), "malformed LSP payload"),
        (format!("{begun}{}", sent(&"x".repeat(9_000))), "…"),
        (format!("{begun}Hello\r\n"), "malformed header"),
        (String::new(), "before the editor had introduced itself"),
    ] {
        let room = Newsroom::new();
        let mut command = room.command(&["lsp"]);
        let pipes = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut server = pipes.spawn().expect("the server starts");
        server.stdin.take().expect("a pipe").write_all(bytes.as_bytes()).expect("it is sent");
        let done = server.wait_with_output().expect("it ends");
        let said = String::from_utf8_lossy(&done.stderr);
        assert_eq!(done.status.code(), Some(2), "{said}");
        assert!(said.starts_with("error: cannot read what the editor sends: "), "{said}");
        assert!(said.contains(why) && said.len() < 500, "{said}");
    }
}
