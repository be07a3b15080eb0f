//! `--sources`: what was said, and what happens when a source is not what it should be.

use crate::common::Newsroom;

const HEARING: &str = "CHAIR: The hearing is open.\n\n\
    FALK: We will not run the last boat until March, and the winter timetable stays as it is for now.\n\n\
    CHAIR: Thank you. The council will vote on the pier in the second week of June.\n";

/// Says the opposite of what was said.
const CHANGED: &str = "\"We will run the last boat until March, and the winter timetable stays as it is for now,\" said \
    Ingrid Falk, who keeps the books of the ferry.\n";

const TRUE: &str = "\"We will not run the last boat until March, and the winter timetable stays as it is for now,\" said \
    Ingrid Falk, who keeps the books of the ferry.\n";

#[test]
fn a_lost_not_is_shown_in_the_draft_and_in_the_source() {
    let room = Newsroom::new().with("sources/hearing.txt", HEARING).with("draft.txt", CHANGED);
    let run = room.run("check draft.txt --sources sources").ends(1).finds(&["meaning-changed"]);
    for shown in ["┌─ draft.txt:1:", "┌─ sources/hearing.txt:3:", "--- ", "= help: ", "= fix: "] {
        assert!(run.out.contains(shown), "{shown}\n{}", run.out);
    }
    run.says("1 error; 1 quotation, 1 source read\n");
    room.write("draft.txt", TRUE);
    room.run("check draft.txt --sources sources").ends(0).finds(&[]);
}

#[test]
fn the_words_of_the_source_go_in_only_when_that_is_asked_for() {
    let room = Newsroom::new().with("sources/hearing.txt", HEARING).with("draft.txt", CHANGED);
    room.run("check draft.txt --sources sources --fix").ends(1);
    assert_eq!(room.read("draft.txt"), CHANGED);
    room.run("check draft.txt --sources sources --unsafe-fixes --diff").ends(1).prints("+\"We will not run");
    assert_eq!(room.read("draft.txt"), CHANGED);
    room.run("check draft.txt --sources sources --unsafe-fixes").ends(0).says("1 fix applied");
    assert_eq!(room.read("draft.txt"), TRUE);
    room.run("check draft.txt --sources sources --unsafe-fixes").ends(0);
    assert_eq!(room.read("draft.txt"), TRUE);
}

#[test]
fn sources_come_from_the_settings_relative_to_them() {
    let room = Newsroom::new()
        .with("quotelint.toml", "sources = [\"files/*.txt\"]\n")
        .with("files/hearing.txt", HEARING)
        .with("files/notes.md", TRUE)
        .with("news/today/draft.txt", CHANGED);
    room.run("check news").ends(1).finds(&["meaning-changed"]).prints("┌─ files/hearing.txt:3:");
    room.run("quotes news").ends(0).prints("negation").prints("hearing.txt:3");
}

#[test]
fn a_file_found_among_drafts_that_is_a_source_is_no_draft() {
    let room = Newsroom::new().with("sources/hearing.md", HEARING).with("draft.md", TRUE);
    room.run("check . --sources sources")
        .ends(0)
        .says("nothing found in 1 draft; 1 quotation, 1 source read");
    // named by a program, it is none either
    room.run("check sources/hearing.md --sources sources --force-exclude").ends(0).finds(&[]);
}

#[test]
fn a_draft_is_never_held_against_itself() {
    let room = Newsroom::new().with("all/draft.txt", CHANGED).with("all/hearing.txt", HEARING);
    room.run("check all/draft.txt --sources all")
        .ends(1)
        .finds(&["meaning-changed"])
        .says("note: all/draft.txt: is a source as well; it was not held against itself\n");
    room.run("check all --sources all").ends(1).finds(&["meaning-changed"]);
    let run = room.run("check all/draft.txt --sources all/draft.txt").ends(2).finds(&[]);
    run.says("error: all/draft.txt: is its own and only source\n");
}

#[test]
fn a_source_that_cannot_be_read_is_named_and_the_rest_is_read() {
    let room = Newsroom::new()
        .with("sources/hearing.txt", HEARING)
        .with("sources/scan.txt", b"%PDF-1.7\x00\x01\x02\x00".repeat(50))
        .with("draft.txt", CHANGED);
    let run =
        room.run("check draft.txt --sources sources --sources gone.txt").ends(2).finds(&["meaning-changed"]);
    run.says("error: sources/scan.txt (a source): is not text")
        .says("error: gone.txt (a source): no such file or folder")
        .says("1 source read, 2 not");
}

#[test]
fn sources_that_hold_nothing_verify_nothing() {
    let room = Newsroom::new().with("sources/.keep", "").with("draft.txt", TRUE);
    room.run("check draft.txt --sources sources")
        .ends(2)
        .finds(&[])
        .says("sources: no source in it could be read");
    room.run("check draft.txt --sources gone")
        .ends(2)
        .finds(&[])
        .says("gone (a source): no such file or folder");
}

#[test]
fn the_sheet_has_verdict_passage_and_edits() {
    let room = Newsroom::new().with("sources/hearing.txt", HEARING).with("draft.txt", CHANGED);
    let run = room.run("quotes --format jsonl --sources sources draft.txt").ends(0);
    let sheet: serde_json::Value = serde_json::from_str(&run.out).expect("it is JSON");
    let quote = &sheet["quotes"][0];
    assert_eq!(quote["verdict"], "negation");
    assert_eq!(quote["source"]["path"], "sources/hearing.txt");
    assert_eq!(quote["source"]["speaker"], "FALK");
    let edit = &quote["edits"][0];
    assert_eq!(edit["class"], "negation");
    let start = usize::try_from(edit["source_start"].as_u64().expect("an offset")).expect("a small one");
    assert!(HEARING[start..].starts_with("not "), "{edit}");
}

#[test]
fn a_long_quotation_out_of_two_sources_is_told_by_one_of_them() {
    let sentences = |from: u32, count: u32, mark: &str| -> String {
        let word = |n: u32| {
            format!("{}{}", ["boat", "tide", "quay", "rope", "sail"][n as usize % 5], n * 7919 % 1000)
        };
        let sentence = |n: u32| {
            let words: Vec<String> = (0..14).map(|at| word(n * 14 + at)).collect();
            format!("{}{mark}. ", words.join(" "))
        };
        (from..from + count).map(sentence).collect()
    };
    let draft =
        format!("“{}{}it is,” said Ann Lee, the mayor.\n", sentences(0, 50, ""), sentences(100, 50, "s"));
    let room = Newsroom::new()
        .with("draft.txt", draft)
        .with("sources/a.txt", format!("ANN LEE: {}\n", sentences(0, 60, "")))
        .with(
            "sources/b.txt",
            format!("{}ANN LEE: {}\n", "Before that.\n".repeat(2000), sentences(100, 60, "")),
        );
    let run = room.run("check draft.txt --sources sources");
    assert_eq!(run.code, 1, "{}", run.err);
    let sheet = room.run("quotes draft.txt --sources sources --format jsonl").ends(0);
    sheet.prints("\"verdict\":\"altered\"").prints("\"path\":\"sources/a.txt\"");
}
