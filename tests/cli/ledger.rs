//! The sign-off ledger: what is signed is quiet, and what changes after it is an error.

use crate::common::Newsroom;

const DRAFT: &str = "\"We opened the sluice at six, and not before,\" said Dana Quill, the keeper.\n";
const LOG: &str = "DANA QUILL: We opened the sluice at eight, and not before.\n";

const SIGNED: &str = "[[signed]]
text = \"We opened the sluice at six, and not before,\"
speaker = \"Dana Quill\"
by = \"Rosa Lund\"
at = 2031-03-10T14:05:00Z
";

#[test]
fn a_signed_quotation_is_quiet_until_it_changes() {
    let room = Newsroom::new().with("draft.txt", DRAFT).with("log.txt", LOG);
    room.run("check draft.txt --sources log.txt").ends(1).finds(&["meaning-changed"]);
    room.write("draft.txt.ledger.toml", SIGNED);
    room.run("check draft.txt --sources log.txt").ends(0).finds(&[]);
    room.write("draft.txt", DRAFT.replace("six", "seven"));
    room.run("check draft.txt --sources log.txt")
        .ends(1)
        .finds(&["changed-after-sign-off", "meaning-changed"]);
}

#[test]
fn a_ledger_that_cannot_be_read_is_said_with_its_place() {
    let room = Newsroom::new()
        .with("draft.txt", DRAFT)
        .with("draft.txt.ledger.toml", SIGNED.replace("speaker", "spaeker"));
    room.run("check draft.txt")
        .ends(2)
        .says("error[config]: unknown field of a sign-off `spaeker`")
        .says("┌─ draft.txt.ledger.toml:3:1")
        .says("did you mean `speaker`?")
        .says("error: draft.txt.ledger.toml: cannot be used, so that no sign-off of its draft counts");
}
