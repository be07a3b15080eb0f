//! What an editor shows of a draft: hover, the way to the source, hints, lenses, symbols.

use crate::common::Newsroom;
use crate::diagnostics::{CHANGED, room};
use crate::editor::{Editor, able, range};
use serde_json::{Value, json};

const TWO: &str = "“The pier is shut,” said Ingrid Falk, the harbour master.\n\n“It will stay shut until the spring, and I am sorry.”\n\n\
    Falk left early. “We tried to open it, and we could not,” she said.\n";

#[test]
fn hover_tells_speaker_verdict_and_the_words_that_differ() {
    let room = room();
    let mut editor = Editor::new(&room);
    editor.open("draft.md", CHANGED);
    let hover = editor.at("textDocument/hover", "draft.md", 0, 20);
    assert_eq!(hover["range"], range([0, 0, 0, 89]));
    let text = hover["contents"]["value"].as_str().expect("words");
    for words in [
        "**Ingrid Falk**",
        "`negation`",
        "FALK, [hearing.txt:3](file://",
        "hearing.txt#L3)",
        "> We will **not** run the last boat",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
    assert_eq!(hover["contents"]["kind"], "markdown");
    assert_eq!(editor.at("textDocument/hover", "draft.md", 0, 118), Value::Null, "no quotation is there");
}

#[test]
fn hover_tells_who_relays_the_words() {
    let room = Newsroom::new();
    let mut editor = Editor::new(&room);
    editor.open("draft.md", "“We will close the pier at nine,” Ingrid Falk told the BBC.\n");
    let hover = editor.at("textDocument/hover", "draft.md", 0, 3);
    assert!(
        hover["contents"]["value"].as_str().expect("words").contains("**Ingrid Falk ← the BBC**"),
        "{hover}"
    );
}

#[test]
fn the_speaker_and_the_cue_lead_to_the_source_as_the_quotation_does() {
    let room = room();
    let mut editor = Editor::new(&room);
    editor.open("draft.md", CHANGED);
    let from_words = editor.at("textDocument/definition", "draft.md", 0, 20);
    assert_eq!(from_words[0]["targetUri"], editor.uri("sources/hearing.txt"));
    assert_eq!(from_words[0]["targetRange"], range([2, 6, 2, 96]));
    assert_eq!(editor.at("textDocument/definition", "draft.md", 0, 100), from_words, "Falk");
    assert_eq!(editor.at("textDocument/definition", "draft.md", 0, 125), Value::Null);
}

#[test]
fn an_editor_without_links_gets_places() {
    let room = room();
    let mut can = able();
    can["textDocument"]["definition"] = json!({});
    let mut editor = Editor::with(&room, &can);
    editor.open("draft.md", CHANGED);
    let places = editor.at("textDocument/definition", "draft.md", 0, 20);
    assert_eq!(places[0]["uri"], editor.uri("sources/hearing.txt"));
}

#[test]
fn hints_name_the_speaker_who_is_carried_over_and_the_one_behind_a_pronoun() {
    let room = Newsroom::new();
    let mut editor = Editor::new(&room);
    editor.open("draft.md", TWO);
    let uri = editor.uri("draft.md");
    let mut ask = |at| {
        let params = json!({"textDocument": {"uri": uri}, "range": range(at)});
        let hints = editor.ask("textDocument/inlayHint", params);
        let hints = hints.as_array().expect("a list");
        hints.iter().map(|hint| (hint["position"].clone(), hint["label"].clone())).collect::<Vec<_>>()
    };
    let carried = (json!({"line": 2, "character": 53}), json!("— Ingrid Falk"));
    let she = (json!({"line": 4, "character": 61}), json!("= Ingrid Falk"));
    assert_eq!(ask([0, 0, 9, 0]), [carried, she.clone()]);
    assert_eq!(ask([4, 0, 4, 80]), [she]);
}

#[test]
fn a_lens_over_each_quotation_shows_the_verdict_and_leads_to_the_passage() {
    let room = room();
    let mut editor = Editor::new(&room);
    editor.open("draft.md", &format!("{CHANGED}\n“Nobody asked us about any of this,” Falk said.\n"));
    let lenses = editor.about("textDocument/codeLens", "draft.md");
    let titles: Vec<&str> = lenses
        .as_array()
        .expect("lenses")
        .iter()
        .filter_map(|lens| lens["command"]["title"].as_str())
        .collect();
    assert_eq!(titles, ["negation · hearing.txt", "unverified"]);
    assert_eq!(lenses[0]["range"], range([0, 0, 0, 89]));
    let command = &lenses[0]["command"];
    let params = json!({"command": command["command"], "arguments": command["arguments"]});
    editor.ask("workspace/executeCommand", params);
    let shown = editor.hears("window/showDocument");
    assert_eq!(shown["uri"], editor.uri("sources/hearing.txt"));
    assert_eq!(shown["selection"], range([2, 6, 2, 96]));
}

#[test]
fn a_lens_tells_who_signed_the_quotation_off_and_whether_it_changed_since() {
    let room = Newsroom::new();
    let signed = "[[signed]]\ntext = \"The pier is shut,\"\nspeaker = \"Ingrid Falk\"\nby = \"jo\"\nat = 2031-03-11T09:00:00Z\n";
    room.write("draft.md.ledger.toml", signed);
    let mut editor = Editor::new(&room);
    editor.open(
        "draft.md",
        "“The pier is shut,” said Ingrid Falk.\n\n“Nobody asked us about any of this,” Falk said.\n",
    );
    let mut titles = || {
        let lenses = editor.about("textDocument/codeLens", "draft.md");
        let lenses = lenses.as_array().expect("lenses").clone();
        lenses
            .iter()
            .map(|lens| lens["command"]["title"].as_str().expect("a title").to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(titles(), ["signed by jo on 2031-03-11", "not signed off"]);
    room.write("draft.md.ledger.toml", signed.replace("Ingrid Falk", "Abe Strand"));
    let uri = editor.uri("draft.md.ledger.toml");
    editor.tell("workspace/didChangeWatchedFiles", json!({"changes": [{"uri": uri, "type": 2}]}));
    let changed = editor.found("draft.md");
    assert_eq!(crate::editor::rules(&changed), ["changed-after-sign-off"]);
}

#[test]
fn symbols_list_the_quotations_nested_ones_below_the_others() {
    let room = Newsroom::new();
    let mut editor = Editor::new(&room);
    editor.open("draft.md", "“He told me, ‘We are never going back,’ and he meant it,” said Ingrid Falk.\n\nThe so-called “experts” left.\n");
    let symbols = editor.about("textDocument/documentSymbol", "draft.md");
    assert_eq!(symbols.as_array().expect("symbols").len(), 1, "{symbols}");
    assert_eq!(symbols[0]["detail"], "Ingrid Falk");
    assert!(symbols[0]["name"].as_str().expect("a name").starts_with("“He told me, ‘We"), "{symbols}");
    assert!(symbols[0]["children"][0]["name"].as_str().expect("a name").starts_with("‘We are"), "{symbols}");
}
