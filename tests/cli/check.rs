//! `quotelint check`: the main job, what it prints, and how it ends.

use crate::common::Newsroom;

/// Somebody is quoted, and the draft says who.
const GOOD: &str = "The last boat stays, the ferry company said on Monday.\n\n\
    \"We will run it until March,\" said Ingrid Falk, who keeps its books.\n";

/// Nobody is said to have said it.
const ORPHAN: &str = "The hall was full.\n\n\"Nobody asked us about the last boat.\" It rained.\n";

#[test]
fn a_good_draft_is_passed_in_silence() {
    let run = Newsroom::new().with("draft.txt", GOOD).run("check draft.txt").ends(0);
    assert_eq!(run.out, "");
    assert_eq!(run.err, "nothing found in 1 draft; 1 quotation, no sources given\n");
}

#[test]
fn a_finding_names_rule_place_and_words() {
    let run = Newsroom::new().with("draft.txt", ORPHAN).run("check draft.txt").ends(1);
    let head = "error[orphan-quotation]: ";
    assert!(run.out.starts_with(head), "{}", run.out);
    let snippet = [
        "  ┌─ draft.txt:3:1",
        "  │",
        "3 │ \"Nobody asked us about the last boat.\" It rained.",
        "  │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
    ];
    assert!(run.out.contains(&snippet.join("\n")), "{}", run.out);
    run.says("1 error; 1 quotation, no sources given\n");
}

#[test]
fn the_severity_that_fails_a_run_is_the_users_choice() {
    let room = Newsroom::new()
        .with("draft.txt", ORPHAN)
        .with("quotelint.toml", "[rules]\norphan-quotation = \"warning\"\n");
    room.run("check draft.txt").ends(1);
    room.run("check draft.txt --fail-on error").ends(0);
    room.run("check draft.txt --fail-on note").ends(1);
    room.write("quotelint.toml", "fail-on = \"error\"\n[rules]\norphan-quotation = \"warning\"\n");
    room.run("check draft.txt").ends(0);
    room.run("check draft.txt --fail-on warning").ends(1);
}

#[test]
fn rules_and_groups_are_selected_and_left_out() {
    let room = Newsroom::new().with("draft.txt", ORPHAN);
    room.run("check draft.txt --select orphan-quotation").ends(1).finds(&["orphan-quotation"]);
    room.run("check draft.txt --select meta").ends(0).finds(&[]);
    room.run("check draft.txt --select meta,attribution").ends(1).finds(&["orphan-quotation"]);
    room.run("check draft.txt --ignore attribution").ends(0).finds(&[]);
}

#[test]
fn a_rule_that_is_misspelled_is_an_error_with_a_suggestion() {
    let room = Newsroom::new().with("draft.txt", ORPHAN);
    let run = room.run("check draft.txt --select orphan-quotatoin").ends(2);
    assert_eq!(run.out, "");
    run.says("error: unknown rule or group `orphan-quotatoin`, did you mean `orphan-quotation`?\n");
}

#[test]
fn a_flag_that_is_misspelled_is_an_error_with_a_suggestion() {
    Newsroom::new().run("check --sorces x").ends(2).says("--sources");
    Newsroom::new().run("chekc x").ends(2).says("check");
    Newsroom::new().run("check --fail-on warn").ends(2).says("unknown severity `warn`");
}

#[test]
fn a_folder_is_walked_and_printed_in_the_order_of_its_names() {
    let mut room = Newsroom::new().with("news/notes.pdf", ORPHAN).with("news/.hidden.md", ORPHAN);
    for name in ["b", "a", "d", "c"] {
        for kind in ["md", "txt"] {
            room = room.with(&format!("news/{name}.{kind}"), ORPHAN);
        }
    }
    let run = room.run("check news").ends(1);
    let places: Vec<&str> = run.out.lines().filter_map(|line| line.trim().strip_prefix("┌─ news/")).collect();
    let expected = ["a.md", "a.txt", "b.md", "b.txt", "c.md", "c.txt", "d.md", "d.txt"];
    assert_eq!(places, expected.map(|name| format!("{name}:3:1")));
    let again = room.run("check news");
    assert_eq!(run.out, again.out, "the same input prints the same bytes");
    run.says("8 errors in 8 of 8 drafts; 8 quotations");
}

#[test]
fn what_git_ignores_is_left_out_and_what_is_named_is_not() {
    let room = Newsroom::new()
        .with(".gitignore", "old/\n")
        .with("old/a.md", ORPHAN)
        .with("new.md", ORPHAN)
        .with("copy.eml", ORPHAN);
    room.run("check").ends(1).says("1 error; 1 quotation");
    room.run("check old/a.md copy.eml new.md ./new.md .").ends(1).says("3 errors in 3 of 3 drafts");
}

#[test]
fn standard_input_is_a_draft() {
    let run = Newsroom::new().run_with("check -", ORPHAN.as_bytes()).ends(1);
    run.prints("┌─ -:3:1\n");
    let markdown = "---\ntitle: \"Not prose.\"\n---\n\nThe hall was full.\n";
    Newsroom::new().run_with("check - --stdin-filename a.md", markdown.as_bytes()).ends(0).finds(&[]);
}

#[test]
fn a_comment_silences_the_next_line_and_an_idle_one_is_reported() {
    let silenced = "The hall was full.\n\n<!-- quotelint-disable-next-line orphan-quotation: a song -->\n\
        \"Nobody asked us about the last boat.\" It rained.\n";
    let room = Newsroom::new().with("draft.md", silenced);
    room.run("check draft.md").ends(0).finds(&[]);
    room.write("draft.md", silenced.replace("\"Nobody asked us about the last boat.\" ", ""));
    room.run("check draft.md").ends(1).finds(&["unused-suppression"]);
    room.write("draft.md", silenced.replace("orphan-quotation:", "orphan-quote:"));
    room.run("check draft.md").ends(1).finds(&["unknown-rule", "orphan-quotation"]);
}

#[test]
fn json_has_findings_and_a_summary() {
    let run = Newsroom::new()
        .with("é.txt", "Full – hall.\n\n“Nobody asked us about the last boat.” It rained.\n")
        .run("check é.txt --format json")
        .ends(1);
    let report: serde_json::Value = serde_json::from_str(&run.out).expect("it is JSON");
    let finding = &report["findings"][0];
    assert_eq!(finding["rule"], "orphan-quotation");
    assert_eq!(finding["severity"], "error");
    assert_eq!(finding["file"], "é.txt");
    assert_eq!((&finding["line"], &finding["column"]), (&3.into(), &1.into()));
    assert_eq!((&finding["start"], &finding["end"]), (&16.into(), &(16 + 42).into()));
    for list in ["labels", "help", "fixes"] {
        assert!(finding[list].is_array(), "{list}");
    }
    assert_eq!(report["summary"]["errors"], 1);
    assert_eq!(report["summary"]["drafts"], 1);
    assert_eq!(report["summary"]["sources"], serde_json::Value::Null);
}

#[test]
fn colours_come_only_when_they_are_asked_for() {
    let room = Newsroom::new().with("draft.txt", ORPHAN);
    assert!(!room.run("check draft.txt").out.contains('\x1b'));
    assert!(room.run("check draft.txt --color always").out.contains("\x1b["));
    assert!(!room.run("check draft.txt --color never").out.contains('\x1b'));
}

#[test]
fn quiet_leaves_findings_and_errors() {
    let room = Newsroom::new().with("draft.txt", ORPHAN).with("empty.txt", "");
    let run = room.run("check draft.txt empty.txt missing.txt --quiet").ends(2).finds(&["orphan-quotation"]);
    assert_eq!(run.err, "error: missing.txt: no such file or folder\n");
}

#[test]
fn a_reader_who_has_seen_enough_is_no_error() {
    use std::process::Stdio;
    let many = ORPHAN.repeat(2_000);
    let room = Newsroom::new().with("draft.txt", many);
    let mut child = room
        .command(&["check", "draft.txt"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let done = child.wait_with_output().expect("the program ends");
    assert_eq!(done.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&done.stderr), "");
}
