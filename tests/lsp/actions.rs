//! Code actions: what they offer, and that the draft is right when they were applied.

use crate::common::Newsroom;
use crate::diagnostics::{CHANGED, room};
use crate::editor::{Editor, able, applied, rules};
use ignore::WalkBuilder;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

fn titles(actions: &[Value]) -> Vec<&str> {
    actions.iter().filter_map(|action| action["title"].as_str()).collect()
}

#[track_caller]
fn take(actions: Vec<Value>, title: &str) -> Value {
    let all = format!("{actions:#?}");
    actions.into_iter().find(|action| action["title"] == title).unwrap_or_else(|| panic!("{title}\n{all}"))
}

#[test]
fn a_safe_fix_is_preferred_and_others_are_offered() {
    let room = room();
    let mut editor = Editor::new(&room);
    let text = format!("{CHANGED}\n”The pier is shut,” Falk said.\n");
    editor.open("draft.md", &text);
    let actions = editor.actions("draft.md", [2, 0, 2, 0], Some("quickfix"));
    let turned = take(actions, "Turn it round: “");
    assert_eq!(turned["isPreferred"], true);
    assert_eq!(turned["diagnostics"][0]["code"], "reversed-mark");
    assert_eq!(turned["edit"]["documentChanges"][0]["textDocument"]["version"], 1);
    assert!(applied(&text, &turned).contains("\n“The pier is shut"));

    let actions = editor.actions("draft.md", [0, 9, 0, 9], None);
    let mended = take(actions, "Put the source's words in");
    assert!(mended.get("isPreferred").is_none(), "it touches words");
    assert!(applied(&text, &mended).starts_with("“We will not run the last boat"));
}

#[test]
fn an_editor_without_versions_gets_plain_changes() {
    let room = Newsroom::new();
    let mut can = able();
    can["workspace"]["workspaceEdit"] = json!({});
    let mut editor = Editor::with(&room, &can);
    editor.open("draft.md", "”The pier is shut,” Ingrid Falk said.\n");
    let actions = editor.actions("draft.md", [0, 0, 0, 0], None);
    let uri = editor.uri("draft.md");
    assert_eq!(take(actions, "Turn it round: “")["edit"]["changes"][&uri][0]["newText"], "“");
}

#[test]
fn fix_all_applies_what_is_safe_and_nothing_else() {
    let room = room();
    let mut editor = Editor::new(&room);
    let text = format!(
        "{CHANGED}\r\n”The pier is shut,” Falk said.\r\n\r\nNothing.\r\n\r\n”And the boat is gone,” Falk said.\r\n"
    );
    editor.open("draft.md", &text);
    let actions = editor.actions("draft.md", [0, 0, 0, 0], Some("source.fixAll"));
    assert_eq!(titles(&actions), ["Apply all safe fixes of quotelint"]);
    assert_eq!(actions[0]["kind"], "source.fixAll.quotelint");
    assert_eq!(applied(&text, &actions[0]), text.replace("\n”", "\n“"));
    let edits = actions[0]["edit"]["documentChanges"][0]["edits"].as_array().expect("edits");
    assert_eq!(edits.len(), 2, "only the lines that change");
    assert!(editor.actions("draft.md", [0, 0, 0, 0], Some("source.organizeImports")).is_empty());
    assert!(editor.actions("draft.md", [0, 0, 0, 0], Some("refactor")).is_empty());
}

#[test]
fn a_clean_draft_has_nothing_to_fix() {
    let room = Newsroom::new();
    let mut editor = Editor::new(&room);
    editor.open("draft.md", "“The pier is shut,” Ingrid Falk said.\n");
    assert!(editor.actions("draft.md", [0, 0, 1, 0], None).is_empty());
}

/// Silences the one finding `rule` of `text`; nothing else may be found afterwards than before.
#[track_caller]
fn silenced(language: &str, text: &str, rule: &str) -> String {
    let room = Newsroom::new();
    let mut editor = Editor::new(&room);
    let found = editor.open_as("draft", language, text);
    let before: Vec<String> = rules(&found).into_iter().map(str::to_owned).collect();
    let finding =
        found.iter().find(|one| one["code"] == rule).unwrap_or_else(|| panic!("{rule}: {found:#?}"));
    let at = &finding["range"]["start"];
    let (line, column) = (at["line"].as_u64().expect("a line"), at["character"].as_u64().expect("a column"));
    let actions = editor.actions("draft", [line, column, line, column], Some("quickfix"));
    let text = applied(text, &take(actions, &format!("Silence {rule} here")));
    let found = editor.open_as("draft", language, &text);
    let mut after: Vec<String> = rules(&found).into_iter().map(str::to_owned).collect();
    after.push(rule.to_owned());
    after.sort();
    let mut before = before;
    before.sort();
    assert_eq!(before, after, "{text}");
    text
}

const ORPHAN: &str = "“There is nobody left to ask about any of this.”";

#[test]
fn a_suppression_stands_before_the_paragraph_and_has_a_place_for_the_reason() {
    let text = silenced("markdown", &format!("One.\r\n\r\n{ORPHAN}\r\n"), "orphan-quotation");
    assert_eq!(
        text,
        format!("One.\r\n\r\n<!-- quotelint-disable-next-line orphan-quotation: reason -->\r\n{ORPHAN}\r\n")
    );
    let text = silenced("plaintext", &format!("The pier was shut.\n\n{ORPHAN}\n"), "orphan-quotation");
    assert!(text.contains("\n\n<!-- quotelint-disable-next-line orphan-quotation: reason -->\n“"), "{text}");
}

#[test]
fn where_a_line_of_its_own_would_break_the_copy_comments_stand_around_the_place() {
    let text = silenced("markdown", &format!("- One.\n- {ORPHAN}\n- Three.\n"), "orphan-quotation");
    assert_eq!(
        text,
        format!(
            "- One.\n- <!-- quotelint-disable orphan-quotation: reason -->{ORPHAN}<!-- quotelint-enable orphan-quotation -->\n- Three.\n"
        )
    );
    silenced("markdown", &format!("The pier was shut.\nNobody came.\n{ORPHAN}\n"), "orphan-quotation");
    silenced("html", &format!("<p>One.</p>\n<p>{ORPHAN}</p>\n"), "orphan-quotation");
    silenced("html", &format!("<p\n class=\"a\">{ORPHAN}</p>\n"), "orphan-quotation");
}

#[test]
fn the_reason_is_typed_over_where_the_editor_can() {
    let room = Newsroom::new();
    let mut can = able();
    can["workspace"]["workspaceEdit"]["snippetEditSupport"] = json!(true);
    let mut editor = Editor::with(&room, &can);
    editor.open("draft.md", &format!("{ORPHAN}\n"));
    let actions = editor.actions("draft.md", [0, 0, 0, 0], None);
    let silence = take(actions, "Silence orphan-quotation here");
    assert_eq!(
        silence["edit"]["documentChanges"][0]["edits"][0]["snippet"]["value"],
        "<!-- quotelint-disable-next-line orphan-quotation: ${1:reason} -->\n"
    );
}

/// How often each rule is found.
fn counted(found: &[Value]) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for rule in rules(found) {
        *counts.entry(rule.to_owned()).or_default() += 1;
    }
    counts
}

/// Opens each draft of the corpus, silences each finding by itself, and looks what else that changes.
#[test]
fn a_suppression_silences_its_rule_there_and_changes_nothing_else() {
    let room = Newsroom::new();
    let mut editor = Editor::new(&room);
    let (mut silenced, mut wrong) = (0, Vec::new());
    for entry in WalkBuilder::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/copy")).build() {
        let path = entry.expect("the corpus can be read").into_path();
        let language = match path.extension().and_then(|extension| extension.to_str()) {
            Some("md") => "markdown",
            Some("txt") => "plaintext",
            _ => continue,
        };
        // an editor turns other encodings into text itself
        let Ok(text) = fs::read_to_string(&path) else { continue };
        let found = editor.open_as("draft", language, &text);
        let before = counted(&found);
        for finding in &found {
            let at = |end: &str, part: &str| finding["range"][end][part].as_u64().expect("a number");
            let range =
                [at("start", "line"), at("start", "character"), at("end", "line"), at("end", "character")];
            editor.open_as("draft", language, &text);
            let actions = editor.actions("draft", range, Some("quickfix"));
            let rule = finding["code"].as_str().expect("a rule");
            let silence = actions.into_iter().find(|action| {
                action["title"] == format!("Silence {rule} here")
                    && action["diagnostics"][0]["range"] == finding["range"]
            });
            let Some(silence) = silence else { continue };
            let text = applied(&text, &silence);
            let after = counted(&editor.open_as("draft", language, &text));
            let mut wanted = before.clone();
            wanted.extend(
                after.iter().filter(|(other, _)| *other == rule).map(|(rule, left)| (rule.clone(), *left)),
            );
            if !after.contains_key(rule) {
                wanted.remove(rule);
            }
            if after != wanted || after.get(rule) >= before.get(rule) {
                wrong.push(format!("{}: {rule}\n{before:?}\n{after:?}\n{}", path.display(), silence["edit"]));
            }
            silenced += 1;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    assert!(silenced > 50, "{silenced} findings are no test");
}
