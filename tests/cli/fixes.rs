//! `--fix`, `--diff`: what they change, what they keep, and that doing it twice changes nothing more.

use crate::common::Newsroom;

const IDLE: &str = "Rain.\n\n<!-- quotelint-disable-next-line orphan-quotation -->\nThe hall was full.\n";
const MENDED: &str = "Rain.\n\nThe hall was full.\n";

#[test]
fn a_safe_fix_is_applied_once_and_for_all() {
    let room = Newsroom::new().with("draft.md", IDLE);
    room.run("check draft.md").ends(1).finds(&["unused-suppression"]);
    room.run("check draft.md --fix").ends(0).finds(&[]).says("1 fix applied; nothing found in 1 draft");
    assert_eq!(room.read("draft.md"), MENDED);
    room.run("check draft.md --fix").ends(0).says("nothing found in 1 draft");
    assert_eq!(room.read("draft.md"), MENDED);
}

#[test]
fn a_diff_shows_the_fix_and_changes_nothing() {
    let room = Newsroom::new().with("news/draft.md", IDLE);
    let run = room.run("check news/draft.md --diff").ends(1).says("1 fix to apply, --fix does it");
    assert_eq!(
        run.out,
        "--- a/news/draft.md
+++ b/news/draft.md
@@ -1,4 +1,3 @@
 Rain.
 
-<!-- quotelint-disable-next-line orphan-quotation -->
 The hall was full.
"
    );
    assert_eq!(room.read("news/draft.md"), IDLE);
    room.run("check news/draft.md --fix --diff").ends(1);
    assert_eq!(room.read("news/draft.md"), IDLE);
}

#[test]
fn line_ends_marks_and_encodings_are_kept() {
    let crlf = IDLE.replace('\n', "\r\n");
    let utf16 = |text: &str| -> Vec<u8> {
        std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect()
    };
    let room = Newsroom::new()
        .with("crlf.md", &crlf)
        .with("bom.md", format!("\u{feff}{IDLE}"))
        .with("wide.md", utf16(IDLE))
        .with("old.md", [b"Caf\xe9 ".as_slice(), IDLE.as_bytes()].concat());
    room.run("check --fix crlf.md bom.md wide.md old.md").ends(0).says("4 fixes applied");
    assert_eq!(room.read("crlf.md"), MENDED.replace('\n', "\r\n"));
    assert_eq!(room.read("bom.md"), format!("\u{feff}{MENDED}"));
    assert_eq!(room.bytes("wide.md"), utf16(MENDED));
    assert_eq!(room.bytes("old.md"), [b"Caf\xe9 ".as_slice(), MENDED.as_bytes()].concat());
}

#[test]
fn standard_input_is_fixed_to_standard_output() {
    let room = Newsroom::new();
    let run = room.run_with("check - --fix --stdin-filename draft.md", IDLE.as_bytes()).ends(0);
    assert_eq!(run.out, MENDED);
    let orphan = format!("{IDLE}\n\"Nobody asked us about the last boat.\" It rained.\n");
    let run = room.run_with("check - --fix --stdin-filename draft.md", orphan.as_bytes()).ends(1);
    assert!(run.out.starts_with(MENDED), "{}", run.out);
    run.says("error[orphan-quotation]");
}

#[cfg(unix)]
#[test]
fn a_link_is_followed_and_permissions_are_kept() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let room = Newsroom::new().with("real/draft.md", IDLE);
    std::fs::set_permissions(room.path("real/draft.md"), std::fs::Permissions::from_mode(0o640))
        .expect("a mode");
    symlink(room.path("real/draft.md"), room.path("link.md")).expect("a link");
    room.run("check link.md --fix").ends(0);
    assert!(room.path("link.md").is_symlink());
    assert_eq!(room.read("real/draft.md"), MENDED);
    let mode = std::fs::metadata(room.path("real/draft.md")).expect("it is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
    let names: Vec<_> = std::fs::read_dir(room.path("real")).expect("a folder").collect();
    assert_eq!(names.len(), 1, "nothing is left behind");
}

#[test]
fn a_draft_that_may_not_be_written_is_named_and_kept() {
    let room = Newsroom::new().with("draft.md", IDLE);
    let mut permissions = std::fs::metadata(room.path("draft.md")).expect("it is there").permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(room.path("draft.md"), permissions).expect("it is ours");
    room.run("check draft.md --fix").ends(2).says("error: draft.md: cannot be written: it is read-only");
    assert_eq!(room.read("draft.md"), IDLE);
}
