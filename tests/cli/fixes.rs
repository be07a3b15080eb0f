//! `--fix`, `--diff`: what they change, what they keep, and that doing it twice changes nothing more.

use crate::common::Newsroom;

/// A comma is missing between the quotation and its cue.
const BARE: &str = "Rain.\n\n\"We will run it until March\" said Ingrid Falk.\n\nMore rain.\n";
const MENDED: &str = "Rain.\n\n\"We will run it until March,\" said Ingrid Falk.\n\nMore rain.\n";

#[test]
fn a_safe_fix_is_applied_once_and_for_all() {
    let room = Newsroom::new().with("draft.txt", BARE);
    room.run("check draft.txt").ends(1).finds(&["missing-comma"]);
    room.run("check draft.txt --fix")
        .ends(0)
        .finds(&[])
        .says("draft.txt: fixed 1 missing-comma\n1 fix applied; nothing found in 1 draft");
    assert_eq!(room.read("draft.txt"), MENDED);
    room.run("check draft.txt --fix").ends(0).says("nothing found in 1 draft");
    assert_eq!(room.read("draft.txt"), MENDED);
}

#[test]
fn a_diff_shows_the_fix_and_changes_nothing() {
    let room = Newsroom::new().with("news/draft.txt", BARE);
    let run = room
        .run("check news/draft.txt --diff")
        .ends(1)
        .says("would fix 1 missing-comma\n1 fix to apply, --fix does it");
    assert_eq!(
        run.out,
        "--- a/news/draft.txt
+++ b/news/draft.txt
@@ -1,5 +1,5 @@
 Rain.
 
-\"We will run it until March\" said Ingrid Falk.
+\"We will run it until March,\" said Ingrid Falk.
 
 More rain.
"
    );
    assert_eq!(room.read("news/draft.txt"), BARE);
    room.run("check news/draft.txt --fix --diff").ends(1);
    assert_eq!(room.read("news/draft.txt"), BARE);
}

#[test]
fn line_ends_marks_and_encodings_are_kept() {
    let crlf = BARE.replace('\n', "\r\n");
    let utf16 = |text: &str| -> Vec<u8> {
        std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect()
    };
    let room = Newsroom::new()
        .with("crlf.txt", &crlf)
        .with("bom.txt", format!("\u{feff}{BARE}"))
        .with("wide.txt", utf16(BARE))
        .with("old.txt", [b"Caf\xe9 ".as_slice(), BARE.as_bytes()].concat());
    room.run("check --fix crlf.txt bom.txt wide.txt old.txt").ends(0).says("4 fixes applied");
    assert_eq!(room.read("crlf.txt"), MENDED.replace('\n', "\r\n"));
    assert_eq!(room.read("bom.txt"), format!("\u{feff}{MENDED}"));
    assert_eq!(room.bytes("wide.txt"), utf16(MENDED));
    assert_eq!(room.bytes("old.txt"), [b"Caf\xe9 ".as_slice(), MENDED.as_bytes()].concat());
}

#[test]
fn standard_input_is_fixed_to_standard_output() {
    let room = Newsroom::new();
    let run = room.run_with("check - --fix", BARE.as_bytes()).ends(0);
    assert_eq!(run.out, MENDED);
    let orphan = format!("{BARE}\n\"Nobody asked us about the last boat.\" It rained.\n");
    let run = room.run_with("check - --fix", orphan.as_bytes()).ends(1);
    assert!(run.out.starts_with(MENDED), "{}", run.out);
    run.says("error[orphan-quotation]");
}

#[cfg(unix)]
#[test]
fn a_link_is_followed_and_permissions_are_kept() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let room = Newsroom::new().with("real/draft.txt", BARE);
    std::fs::set_permissions(room.path("real/draft.txt"), std::fs::Permissions::from_mode(0o640))
        .expect("a mode");
    symlink(room.path("real/draft.txt"), room.path("link.txt")).expect("a link");
    room.run("check link.txt --fix").ends(0);
    assert!(room.path("link.txt").is_symlink());
    assert_eq!(room.read("real/draft.txt"), MENDED);
    let mode = std::fs::metadata(room.path("real/draft.txt")).expect("it is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
    let names: Vec<_> = std::fs::read_dir(room.path("real")).expect("a folder").collect();
    assert_eq!(names.len(), 1, "nothing is left behind");
}

#[test]
fn a_draft_that_may_not_be_written_is_named_and_kept() {
    let room = Newsroom::new().with("draft.txt", BARE);
    let mut permissions = std::fs::metadata(room.path("draft.txt")).expect("it is there").permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(room.path("draft.txt"), permissions).expect("it is ours");
    let run = room
        .run("check draft.txt --fix")
        .ends(2)
        .finds(&["missing-comma"])
        .says("error: draft.txt: cannot be written: it is read-only")
        .says("1 warning");
    assert!(!run.err.contains("nothing found") && !run.err.contains("applied"), "{}", run.err);
    room.run("check draft.txt --fix --format json").ends(2).prints("missing-comma").prints("\"fixed\":0");
    assert_eq!(room.read("draft.txt"), BARE);
}

#[test]
fn what_was_done_is_said_by_draft_and_rule() {
    let two =
        format!("{BARE}\n\u{201d}It has three rooms and a bad kettle,\u{201d} said Hal Berg.\n\n{BARE}");
    let room = Newsroom::new().with("a.txt", two).with("b.txt", BARE);
    let run = room.run("check a.txt b.txt --fix --format json").ends(0);
    assert!(
        run.err.starts_with("a.txt: fixed 2 missing-comma, 1 mixed-marks\nb.txt: fixed 1 missing-comma\n"),
        "{}",
        run.err
    );
    assert!(run.out.contains("\"fixed\":4"), "{}", run.out);
    let quiet = Newsroom::new().with("b.txt", BARE).run("check b.txt --fix --quiet").ends(0);
    assert_eq!(quiet.err, "");
}

#[cfg(unix)]
#[test]
fn a_draft_in_a_folder_that_may_not_be_written_is_kept_whole() {
    use std::os::unix::fs::PermissionsExt;
    let room = Newsroom::new().with("locked/draft.txt", BARE);
    let mode = |mode| {
        std::fs::set_permissions(room.path("locked"), std::fs::Permissions::from_mode(mode))
            .expect("it is ours");
    };
    mode(0o555);
    let run = room.run("check locked/draft.txt --fix");
    mode(0o755);
    // who may do everything is not held up by a mode
    if run.code == 2 {
        run.says("error: locked/draft.txt: cannot be written");
        assert_eq!(room.read("locked/draft.txt"), BARE);
    } else {
        assert_eq!(room.read("locked/draft.txt"), MENDED);
    }
    assert_eq!(
        std::fs::read_dir(room.path("locked")).expect("a folder").count(),
        1,
        "nothing is left behind"
    );
}
