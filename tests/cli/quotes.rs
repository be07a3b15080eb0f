//! `quotelint quotes`: the sheet in its three forms.

use crate::common::Newsroom;

const DRAFT: &str = "\"We will run it until March,\" said Ingrid Falk.\n\n\
    The hall was full. \"Nobody asked us about the last boat.\" It rained.\n";

#[test]
fn json_lines_come_as_the_files_were_named() {
    let room = Newsroom::new().with("a.txt", DRAFT).with("b.txt", "Rain.\n");
    let run = room.run("quotes --format jsonl b.txt a.txt").ends(0);
    let sheets: Vec<serde_json::Value> =
        run.out.lines().map(|line| serde_json::from_str(line).expect("it is JSON")).collect();
    assert_eq!(sheets[0], serde_json::json!({"file": "b.txt", "quotes": []}));
    let first = &sheets[1]["quotes"][0];
    assert_eq!((&first["start"], &first["end"]), (&0.into(), &29.into()));
    assert_eq!(first["text"], "\"We will run it until March,\"");
    assert_eq!(first["status"], "attributed");
    assert_eq!(first["speaker"]["text"], "Ingrid Falk");
    assert_eq!(first["speaker"]["kind"], "named");
    assert_eq!(first["cue"]["text"], "said");
    for key in ["verdict", "source", "group"] {
        assert_eq!(first[key], serde_json::Value::Null, "{key}");
    }
    assert_eq!(first["edits"], serde_json::json!([]));
    let second = &sheets[1]["quotes"][1];
    assert_eq!(second["status"], "unattributed");
    assert_eq!(second["speaker"], serde_json::Value::Null);
}

#[test]
fn a_table_is_for_people() {
    let run = Newsroom::new().with("a.txt", DRAFT).run("quotes a.txt").ends(0);
    assert_eq!(
        run.out,
        "a.txt
   1:1  Ingrid Falk  \"We will run it until March,\"
  3:20  nobody       \"Nobody asked us about the last boat.\"

"
    );
}

#[test]
fn a_spreadsheet_gets_a_row_a_quotation() {
    let run =
        Newsroom::new().with("a, b.txt", DRAFT).run_words(&["quotes", "--format", "csv", "a, b.txt"], b"");
    let lines: Vec<&str> = run.out.lines().collect();
    assert!(lines[0].starts_with("file,line,column,start,end,form,status,speaker,name"), "{}", lines[0]);
    assert!(lines[1].starts_with("\"a, b.txt\",1,1,0,29,full,attributed,Ingrid Falk,"), "{}", lines[1]);
    assert!(lines[1].ends_with(",\"\"\"We will run it until March,\"\"\""), "{}", lines[1]);
    assert_eq!(lines.len(), 3);
}

#[test]
fn a_draft_that_is_missing_is_named_and_the_rest_is_printed() {
    let run = Newsroom::new().with("a.txt", DRAFT).run("quotes --format jsonl gone.txt a.txt").ends(2);
    assert_eq!(run.out.lines().count(), 1);
    run.says("error: gone.txt: no such file or folder");
}
