//! Columns: in the units that the editor counts in, with emoji before them and any line end.

use crate::common::Newsroom;
use crate::editor::{Editor, able, range, rules};
use serde_json::json;

/// Before the mark: 5 bytes and a blank, 4 bytes and a blank, of which UTF-16 counts 2, and code points 1.
const DRAFT: &str = "Été 🎈 ”We will not open the pier this year,” said Ingrid Falk.\r\n";

fn column(encodings: &[&str]) -> (serde_json::Value, serde_json::Value) {
    let room = Newsroom::new();
    let mut can = able();
    can["general"]["positionEncodings"] = json!(encodings);
    let mut editor = Editor::with(&room, &can);
    let found = editor.open("draft.md", DRAFT);
    let reversed = found.iter().find(|one| one["code"] == "reversed-mark").expect("a reversed mark");
    (
        editor.introduction["capabilities"]["positionEncoding"].clone(),
        reversed["range"]["start"]["character"].clone(),
    )
}

#[test]
fn columns_are_counted_as_the_editor_prefers() {
    assert_eq!(column(&["utf-8", "utf-16"]), (json!("utf-8"), json!(11)));
    assert_eq!(column(&["utf-16"]), (json!("utf-16"), json!(7)));
    assert_eq!(column(&["utf-32", "utf-16"]), (json!("utf-32"), json!(6)));
    assert_eq!(column(&["utf-7"]), (json!("utf-16"), json!(7)));
    assert_eq!(column(&[]), (json!("utf-16"), json!(7)));
}

#[test]
fn an_emoji_that_is_typed_moves_what_stands_behind_it_by_two() {
    let room = Newsroom::new();
    let mut editor = Editor::new(&room);
    editor.open("draft.md", DRAFT);
    editor.types("draft.md", [0, 4, 0, 6], "🎈🎈");
    let found = editor.found("draft.md");
    assert_eq!(found[0]["range"], range([0, 9, 0, 10]), "{found:#?}");
}

#[test]
fn windows_line_ends_count_as_one_line_end() {
    let room = Newsroom::new();
    let mut editor = Editor::new(&room);
    let text = "The pier 🎈 stayed shut.\r\n\r\nNobody came.\r\n\r\n“There is nobody left to ask about any of this.”\r\n";
    let found = editor.open("draft.md", text);
    assert_eq!(rules(&found), ["orphan-quotation"]);
    assert_eq!(found[0]["range"], range([4, 0, 4, 48]));
    // a line goes, its end with it
    editor.types("draft.md", [2, 0, 4, 0], "");
    assert_eq!(editor.found("draft.md")[0]["range"], range([2, 0, 2, 48]));
    // between the two halves of a line end, and past the end of the text
    editor.types("draft.md", [9, 0, 9, 9], "“And this?”\r\n");
    assert_eq!(editor.found("draft.md").len(), 2);
}

#[test]
fn the_source_is_counted_in_its_own_columns() {
    let room = Newsroom::new()
        .with("quotelint.toml", "sources = [\"sources\"]\n")
        .with("sources/a b.txt", "FALK: 🎈🎈 We will not open the pier this year, and nobody will.\r\n");
    let mut editor = Editor::new(&room);
    let text = "“We will not open the pier this year, and nobody will,” said Ingrid Falk of the ferry.\n";
    assert_eq!(rules(&editor.open("draft.md", text)), [""; 0]);
    let links = editor.at("textDocument/definition", "draft.md", 0, 5);
    assert_eq!(links[0]["targetUri"], editor.uri("sources/a b.txt"));
    assert_eq!(links[0]["targetRange"], range([0, 11, 0, 63]));
    assert_eq!(links[0]["originSelectionRange"], range([0, 0, 0, 55]));
}
