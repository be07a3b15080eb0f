//! Settings and sources: those of the command line, read again when they change.

use crate::common::Newsroom;
use crate::diagnostics::{CHANGED, HEARING, room};
use crate::editor::{Editor, able, range, rules};
use serde_json::json;

#[test]
fn settings_that_change_hold_at_once_for_every_open_draft() {
    let room = room();
    let mut editor = Editor::new(&room);
    assert_eq!(rules(&editor.open("draft.md", CHANGED)), ["meaning-changed"]);
    room.write("quotelint.toml", "sources = [\"sources/\"]\n[rules]\nmeaning-changed = \"note\"\n");
    let uri = editor.uri("quotelint.toml");
    editor.tell("workspace/didChangeWatchedFiles", json!({"changes": [{"uri": uri, "type": 2}]}));
    let found = editor.found("draft.md");
    assert_eq!((rules(&found), &found[0]["severity"]), (vec!["meaning-changed"], &json!(3)));
    editor.hears("workspace/codeLens/refresh");
}

#[test]
fn a_source_that_changes_is_read_again() {
    let room = room();
    let mut editor = Editor::new(&room);
    assert_eq!(rules(&editor.open("draft.md", CHANGED)), ["meaning-changed"]);
    room.write("sources/hearing.txt", HEARING.replace("not ", ""));
    let uri = editor.uri("sources/hearing.txt");
    editor.tell("workspace/didChangeWatchedFiles", json!({"changes": [{"uri": uri, "type": 2}]}));
    assert_eq!(rules(&editor.found("draft.md")), [""; 0]);
}

#[test]
fn the_editor_is_asked_to_watch_settings_and_the_folders_of_sources() {
    let room = room();
    let mut editor = Editor::new(&room);
    editor.open("draft.md", CHANGED);
    let settings = editor.hears("client/registerCapability");
    assert_eq!(settings["registrations"][0]["method"], "workspace/didChangeWatchedFiles");
    assert_eq!(
        settings["registrations"][0]["registerOptions"]["watchers"],
        json!([
            {"globPattern": "**/quotelint.toml"},
            {"globPattern": "**/sources.toml"},
            {"globPattern": "**/*.ledger.toml"},
        ])
    );
    let sources = editor.hears("client/registerCapability");
    let watched = &sources["registrations"][0]["registerOptions"]["watchers"][0]["globPattern"];
    assert_eq!(watched, &json!({"baseUri": editor.uri("sources"), "pattern": "**/*"}));
}

#[test]
fn an_editor_that_watches_nothing_has_changes_seen_when_a_draft_is_saved() {
    let room = room();
    let mut can = able();
    can["workspace"]["didChangeWatchedFiles"] = json!({});
    let mut editor = Editor::with(&room, &can);
    assert_eq!(rules(&editor.open("draft.md", CHANGED)), ["meaning-changed"]);
    room.write(
        "sources/later.txt",
        "FALK: We will run the last boat until March, and the winter timetable stays as it is for now.\n",
    );
    // typing alone reads nothing again
    editor.types("draft.md", [1, 0, 1, 0], "\n");
    assert_eq!(rules(&editor.found("draft.md")), ["meaning-changed"]);
    let uri = editor.uri("draft.md");
    let saved = json!({"textDocument": {"uri": uri}});
    editor.tell("textDocument/didSave", saved);
    assert_eq!(rules(&editor.found("draft.md")), ["variants-disagree"]);
    // settings that come nearer to the draft
    let mut editor = Editor::with(&room, &can);
    assert_eq!(rules(&editor.open("news/draft.md", CHANGED)), ["variants-disagree"]);
    room.write("news/quotelint.toml", "sources = [\"../sources/hearing.txt\"]\n");
    let uri = editor.uri("news/draft.md");
    editor.tell("textDocument/didSave", json!({"textDocument": {"uri": uri}}));
    assert_eq!(rules(&editor.found("news/draft.md")), ["meaning-changed"]);
}

#[test]
fn own_rules_that_change_are_read_again() {
    let room = Newsroom::new().with("quotelint.toml", "own-rules = \"rules\"\n");
    std::fs::create_dir(room.path("rules")).expect("a folder");
    let mut editor = Editor::new(&room);
    editor.open("draft.md", CHANGED);
    editor.hears("client/registerCapability");
    let watched = editor.hears("client/registerCapability");
    assert_eq!(
        watched["registrations"][0]["registerOptions"]["watchers"][0]["globPattern"]["baseUri"],
        editor.uri("rules")
    );
    room.write("rules/no-name.md", "nothing of a rule\n");
    let uri = editor.uri("rules/no-name.md");
    editor.tell("workspace/didChangeWatchedFiles", json!({"changes": [{"uri": uri, "type": 1}]}));
    assert_eq!(rules(&editor.published(&uri, None)), ["config"]);
}

#[test]
fn broken_settings_are_shown_where_they_are_broken_and_the_last_good_ones_hold() {
    let room = room();
    let mut editor = Editor::new(&room);
    editor.open("draft.md", CHANGED);
    room.write("quotelint.toml", "sources = [\"sources/\"]\nprest = \"ap\"\n");
    let uri = editor.uri("quotelint.toml");
    let saved = json!({"textDocument": {"uri": uri}});
    editor.tell("textDocument/didSave", saved.clone());
    let mistakes = editor.published(&uri, None);
    assert_eq!(rules(&mistakes), ["config"]);
    assert_eq!(mistakes[0]["range"], range([1, 0, 1, 5]));
    assert_eq!(mistakes[0]["message"], "unknown setting `prest`\ndid you mean `preset`?");
    let said = editor.hears("window/showMessage");
    assert!(
        said["message"].as_str().expect("words").ends_with("quotelint.toml:2: unknown setting `prest`"),
        "{said}"
    );
    assert_eq!(rules(&editor.found("draft.md")), ["meaning-changed"]);

    room.write("quotelint.toml", "sources = [\"sources/\"]\npreset = \"ap\"\n");
    editor.tell("textDocument/didSave", saved);
    assert!(editor.published(&uri, None).is_empty());
    assert_eq!(editor.quit(), 0);
}

#[test]
fn settings_that_were_never_right_leave_the_draft_unchecked_until_they_are() {
    let room = Newsroom::new().with("quotelint.toml", "rules = 3\n");
    let mut editor = Editor::new(&room);
    let orphan = "“There is nobody left to ask about any of this.”\n";
    assert!(editor.open("draft.md", orphan).is_empty());
    assert_eq!(editor.at("textDocument/hover", "draft.md", 0, 3), json!(null));
    room.write("quotelint.toml", "");
    let uri = editor.uri("quotelint.toml");
    editor.tell("workspace/didChangeWatchedFiles", json!({"changes": [{"uri": uri, "type": 2}]}));
    assert_eq!(rules(&editor.found("draft.md")), ["orphan-quotation"]);
}

#[test]
fn a_source_that_cannot_be_read_is_told() {
    let room = room().with("quotelint.toml", "sources = [\"sources/\", \"gone.txt\"]\n");
    let mut editor = Editor::new(&room);
    editor.open("draft.md", CHANGED);
    let said = editor.hears("window/showMessage");
    assert_eq!(said["message"], "gone.txt (a source): no such file or folder");
}

#[test]
fn an_excluded_draft_is_not_checked() {
    let room = Newsroom::new().with("quotelint.toml", "exclude = [\"archive/**\"]\n");
    let mut editor = Editor::new(&room);
    assert!(editor.open("archive/draft.md", "“There is nobody left to ask about any of this.”\n").is_empty());
}
