//! Whatever the input is: a clear message that names the file, the rest still checked, and no hang.

use crate::common::Newsroom;

const ORPHAN: &str = "The hall was full.\n\n\"Nobody asked us about the last boat.\" It rained.\n";

#[test]
fn a_missing_draft_is_named_and_the_rest_is_checked() {
    let run = Newsroom::new().with("draft.txt", ORPHAN).run("check nowhere/ gone.md draft.txt").ends(2);
    run.finds(&["orphan-quotation"])
        .says("error: nowhere/: no such file or folder\n")
        .says("error: gone.md: no such file or folder\n")
        .says("1 error; 1 quotation");
}

#[test]
fn a_folder_without_drafts_is_named() {
    Newsroom::new().with("pictures/a.jpg", "x").run("check pictures").ends(2).says("pictures: holds no text");
}

#[test]
fn an_empty_draft_is_noticed_and_no_error() {
    let room = Newsroom::new().with("empty.txt", "").with("blank.md", "\n \n");
    room.run("check empty.txt blank.md").ends(0).says("note: empty.txt: is empty").says("blank.md: is empty");
    let run = room.run("quotes --format jsonl empty.txt").ends(0);
    assert_eq!(run.out, "{\"file\":\"empty.txt\",\"quotes\":[]}\n");
}

#[test]
fn a_binary_is_named_and_not_read() {
    let picture: Vec<u8> = b"\x89PNG\r\n\x1a\n".iter().copied().chain((0..=255).cycle().take(4096)).collect();
    let room = Newsroom::new().with("cover.txt", picture).with("draft.txt", ORPHAN);
    room.run("check cover.txt draft.txt")
        .ends(2)
        .finds(&["orphan-quotation"])
        .says("error: cover.txt: a binary file, not text\n  = help: save it as plain text or Markdown\n");
}

#[test]
fn utf_16_and_windows_1252_are_read_and_offsets_are_those_on_disk() {
    let text = "Café.\n\n“Nobody asked us.” It rained.\n";
    let utf16: Vec<u8> =
        std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let latin: Vec<u8> = text
        .chars()
        .map(|c| match c {
            '“' => 0x93,
            '”' => 0x94,
            c => u8::try_from(u32::from(c)).expect("it is Latin-1"),
        })
        .collect();
    let room = Newsroom::new().with("wide.txt", &utf16).with("old.txt", &latin);
    let offsets = |name: &str| {
        let run = room.run(&format!("quotes --format jsonl {name}")).ends(0);
        let sheet: serde_json::Value = serde_json::from_str(&run.out).expect("it is JSON");
        (sheet["quotes"][0]["start"].as_u64(), sheet["quotes"][0]["end"].as_u64(), run.err)
    };
    assert_eq!(offsets("wide.txt"), (Some(16), Some(52), String::new()));
    let (start, end, said) = offsets("old.txt");
    assert_eq!((start, end), (Some(7), Some(25)));
    assert!(said.contains("note: old.txt: is not UTF-8; it was read as Windows-1252"), "{said}");
}

#[test]
fn broken_utf_8_is_checked_all_the_same() {
    let mut bytes = ORPHAN.replace('h', "hé").into_bytes();
    bytes.extend_from_slice(b"\xff\xfe\xc3 end\n");
    Newsroom::new().with("broken.txt", bytes).run("check broken.txt").ends(1).finds(&["orphan-quotation"]);
}

#[test]
fn nothing_in_a_draft_steers_the_terminal() {
    let draft =
        "The hall was full.\n\n\"Nobody \x1b[2J asked\u{7} us\u{202e} about the last boat.\" It rained.\n";
    let run = Newsroom::new().with("draft.txt", draft).run("check draft.txt").ends(1);
    assert!(run.out.chars().all(|c| c == '\n' || (!c.is_control() && c != '\u{202e}')), "{:?}", run.out);
}

#[test]
fn a_line_of_twenty_megabytes_is_one_line() {
    let word = "x".repeat((1 << 10) - 1) + " ";
    let line = word.repeat(20 << 10);
    let draft = format!("{line}\"Nobody asked us about the last boat.\" It rained.");
    let run = Newsroom::new().with("long.txt", draft).run("check long.txt");
    assert!(run.out.len() < 2_000, "an excerpt, not the line: {} bytes", run.out.len());
}

#[test]
fn fifty_megabytes_without_a_space_are_read() {
    Newsroom::new().with("long.txt", vec![b'x'; 50 << 20]).run("check long.txt").ends(0);
}

#[test]
fn a_hundred_thousand_marks_are_counted() {
    for draft in ["\"".repeat(100_000), "\"a\" ".repeat(50_000), "“".repeat(100_000), "“‘".repeat(50_000)]
    {
        let run = Newsroom::new().with("marks.txt", &draft).run("check marks.txt --format json");
        assert!(run.code < 2, "{}", run.err);
        assert!(run.out.ends_with("}\n"));
    }
}

#[test]
fn a_folder_that_is_no_file_and_a_link_that_leads_nowhere_are_named() {
    let room = Newsroom::new().with("draft.txt", ORPHAN);
    #[cfg(unix)]
    std::os::unix::fs::symlink(room.path("gone.txt"), room.path("link.txt")).expect("a link");
    room.run("check link.txt draft.txt").ends(2).says("link.txt: no such file or folder");
}

#[test]
fn drafts_may_be_listed_in_a_file() {
    let room = Newsroom::new().with("a b.md", "“No.” It rained.\n").with("c.md", "“No.” It rained.\n");
    let [one, both] = ["check --files-from list", "check c.md --files-from -"];
    room.write("list", "a b.md\n");
    room.run(one).ends(1).prints("a b.md:1:1");
    room.run("quotes --files-from list").ends(0).prints("a b.md");
    let run = room.run_with(both, b"a b.md\0c.md\0").ends(1);
    assert_eq!(run.out.matches("error[").count(), 2, "{}", run.out);
    // an empty list is no drafts, not all of them
    room.write("list", "");
    room.run(one).ends(0).finds(&[]);
    room.run("check --files-from gone").ends(2).says("gone: no such file");
}
