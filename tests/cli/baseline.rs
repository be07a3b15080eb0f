//! The baseline: what is known is left out, what is new is not, and what is gone can be pruned.

use crate::common::Newsroom;

const OLD: &str = "The hall was full.\n\n\"Nobody asked us about the last boat.\" It rained.\n";
const MORE: &str =
    "\nA bell rang. \u{201c}We will not be asked again before the spring.\u{201d} They left.\n";

fn room() -> Newsroom {
    let room = Newsroom::new().with("quotelint.toml", "").with("archive/a.md", OLD).with("archive/b.md", OLD);
    room.run("baseline archive").ends(0).says(".quotelint-baseline.json: 2 findings, 2 of them new");
    room
}

#[test]
fn what_is_known_is_left_out_and_what_is_new_is_reported() {
    let room = room();
    assert_eq!(
        room.read(".quotelint-baseline.json"),
        "{
  \"version\": 1,
  \"findings\": [
    {\"file\":\"archive/a.md\",\"rule\":\"orphan-quotation\",\"text\":\"nobody asked us about the last boat\"},
    {\"file\":\"archive/b.md\",\"rule\":\"orphan-quotation\",\"text\":\"nobody asked us about the last boat\"}
  ]
}
"
    );
    room.run("check archive").ends(0).finds(&[]).says("nothing found in 2 drafts, and 2 in the baseline");
    room.run("check --no-baseline").ends(1).finds(&["orphan-quotation", "orphan-quotation"]);
    let moved =
        OLD.replace('\n', "\r\n").replace("asked us about", "asked us\r\nabout").replace('"', "\u{201d}");
    let moved = moved.replacen('\u{201d}', "\u{201c}", 1);
    room.write("archive/a.md", format!("One more paragraph.\r\n\r\n{moved}{MORE}"));
    room.run("check archive").ends(1).finds(&["orphan-quotation"]).prints("archive/a.md:8:14");
    room.run("check archive --format json").ends(1).prints("\"known\":2");
}

#[test]
fn what_no_longer_occurs_is_told_and_pruned_on_request() {
    let room = room();
    room.write("archive/a.md", format!("The hall was full.\n{MORE}"));
    room.run("check archive")
        .ends(1)
        .says("note: .quotelint-baseline.json: 1 finding in it no longer occurs")
        .says("`quotelint baseline --prune` drops what no longer occurs");
    std::fs::remove_file(room.path("archive/b.md")).expect("it was there");
    room.run("baseline --prune").ends(0).says("0 findings; 2 no longer occurred, and went");
    room.run("check archive").ends(1).finds(&["orphan-quotation"]);
    room.run("baseline").ends(0).says("1 finding, 1 of them new");
    room.run("check").ends(0);
}

#[test]
fn a_baseline_is_named_by_hand_or_in_the_settings() {
    let room = room();
    room.run("baseline archive/a.md --baseline known.json").ends(0);
    room.run("check archive --baseline known.json")
        .ends(1)
        .finds(&["orphan-quotation"])
        .prints("archive/b.md");
    room.run("check archive --baseline gone.json")
        .ends(2)
        .says("error: gone.json: there is no such baseline");
    room.write("quotelint.toml", "baseline = \"known.json\"\n");
    room.run("check archive").ends(1).prints("archive/b.md");
    let elsewhere = Newsroom::new().with("a.md", OLD);
    elsewhere.run("baseline").ends(0);
    elsewhere.run("check").ends(0).says("and 1 in the baseline");
    elsewhere.run_with("check - --stdin-filename a.md", OLD.as_bytes()).ends(0);
}

#[test]
fn a_baseline_that_cannot_be_read_is_said_with_its_place_and_kept() {
    let room = room();
    let broken = room.read(".quotelint-baseline.json").replacen("\"rule\"", "\"rul\"", 1);
    room.write(".quotelint-baseline.json", &broken);
    room.run("check archive")
        .ends(2)
        .says("error[baseline]: unknown field `rul`")
        .says("┌─ .quotelint-baseline.json:4:")
        .says("cannot be used, so that every finding counts as new");
    room.run("baseline archive").ends(2);
    assert_eq!(room.read(".quotelint-baseline.json"), broken);
}

#[test]
fn known_findings_are_not_fixed_and_a_broken_sign_off_is_never_known() {
    let bare = "\"We will run it until March\" said Ingrid Falk.\n";
    let signed = "[[signed]]\ntext = \"We will run it until May\"\nspeaker = \"Ingrid Falk\"\nby = \"Rosa\"\n\
        at = 2031-03-10T14:05:00Z\n";
    let room = Newsroom::new().with("a.md", bare);
    room.run("baseline").ends(0);
    room.run("check a.md --fix").ends(0);
    assert_eq!(room.read("a.md"), bare);
    room.write("a.md.ledger.toml", signed);
    room.run("baseline").ends(0);
    room.run("check a.md").ends(1).finds(&["changed-after-sign-off"]);
}
