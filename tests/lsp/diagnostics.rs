//! Diagnostics: what is wrong, where, and what the source has.

use crate::common::Newsroom;
use crate::editor::{Editor, able, range, rules};
use serde_json::json;

pub(crate) const HEARING: &str = "CHAIR: The hearing is open.\n\n\
    FALK: We will not run the last boat until March, and the winter timetable stays as it is for now.\n";

pub(crate) const CHANGED: &str = "“We will run the last boat until March, and the winter timetable stays as it is for \
    now,” said Ingrid Falk, who keeps the books of the ferry.\n";

/// A newsroom with a hearing to hold drafts against.
pub(crate) fn room() -> Newsroom {
    Newsroom::new().with("quotelint.toml", "sources = [\"sources/\"]\n").with("sources/hearing.txt", HEARING)
}

#[test]
fn a_lost_not_is_seen_in_the_draft_and_in_the_source_as_soon_as_the_draft_is_open() {
    let room = room();
    let mut editor = Editor::new(&room);
    let found = editor.open("draft.md", CHANGED);
    assert_eq!(rules(&found), ["meaning-changed"]);
    let finding = &found[0];
    assert_eq!(finding["severity"], 1);
    assert_eq!(finding["source"], "quotelint");
    assert_eq!(finding["range"]["start"], json!({"line": 0, "character": 0}));
    assert!(finding["message"].as_str().expect("words").starts_with("a negation is lost"), "{finding}");
    let there = finding["relatedInformation"]
        .as_array()
        .expect("related places")
        .iter()
        .find(|place| place["location"]["uri"] == editor.uri("sources/hearing.txt"))
        .expect("a place in the source");
    assert_eq!(there["location"]["range"], range([2, 14, 2, 17]));
    assert_eq!(there["message"], "FALK says \"not\" here");
    assert_eq!(editor.quit(), 0);
}

#[test]
fn an_editor_without_related_places_reads_them_in_the_message() {
    let room = room();
    let mut can = able();
    can["textDocument"]["publishDiagnostics"]["relatedInformation"] = json!(false);
    let mut editor = Editor::with(&room, &can);
    let found = editor.open("draft.md", CHANGED);
    assert!(found[0].get("relatedInformation").is_none());
    let message = found[0]["message"].as_str().expect("words");
    assert!(message.contains("FALK says \"not\" here (hearing.txt:3)"), "{message}");
}

#[test]
fn typing_brings_new_diagnostics_and_takes_old_ones_away() {
    let room = room();
    let mut editor = Editor::new(&room);
    assert_eq!(rules(&editor.open("draft.md", CHANGED)), ["meaning-changed"]);
    editor.types("draft.md", [0, 9, 0, 9], "not ");
    assert_eq!(rules(&editor.found("draft.md")), [""; 0]);
    // the mark that closes goes
    editor.types("draft.md", [0, 92, 0, 93], "");
    assert_eq!(rules(&editor.found("draft.md")), ["unclosed-quotation"]);
}

#[test]
fn several_changes_of_one_message_are_made_one_after_the_other() {
    let room = room();
    let mut editor = Editor::new(&room);
    editor.open("draft.md", "");
    editor.changes(
        "draft.md",
        &[([0, 0, 0, 0], "“We will not run"), ([0, 16, 9, 9], " the boat.”\n"), ([1, 0, 1, 0], "!")],
    );
    let found = editor.found("draft.md");
    assert!(rules(&found).contains(&"orphan-quotation"), "{found:#?}");
    let orphan = found.iter().find(|one| one["code"] == "orphan-quotation").expect("it is there");
    assert_eq!(orphan["range"], range([0, 0, 0, 27]));
}

#[test]
fn an_html_page_and_plain_copy_are_read_as_what_they_are() {
    let room = room();
    let mut editor = Editor::new(&room);
    let page = format!("<p>{}</p>\n", CHANGED.trim());
    assert_eq!(rules(&editor.open_as("draft.html", "html", &page)), ["meaning-changed"]);
    assert_eq!(rules(&editor.open_as("draft.txt", "plaintext", CHANGED)), ["meaning-changed"]);
    // never saved: no settings hold, but marks and speakers are looked at
    let orphan = "The harbour was quiet.\n\n“There is nobody left to ask about any of this.”\n";
    assert_eq!(rules(&editor.open_as("untitled:Untitled-1", "markdown", orphan)), ["orphan-quotation"]);
}

#[test]
fn a_source_that_is_opened_is_no_draft() {
    let room = room();
    let mut editor = Editor::new(&room);
    assert_eq!(
        rules(&editor.open_as(
            "sources/hearing.txt",
            "plaintext",
            &format!("{HEARING}\n“Who said this? Nobody knows.”\n")
        )),
        [""; 0]
    );
}

#[test]
fn a_draft_that_is_closed_leaves_nothing_behind() {
    let room = room();
    let mut editor = Editor::new(&room);
    editor.open("draft.md", CHANGED);
    let uri = editor.uri("draft.md");
    editor.tell("textDocument/didClose", json!({"textDocument": {"uri": uri}}));
    assert!(editor.published(&uri, None).is_empty());
}
