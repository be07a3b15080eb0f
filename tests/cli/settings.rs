//! quotelint.toml: found, obeyed, and its mistakes reported.

use crate::common::Newsroom;

const ORPHAN: &str = "The hall was full.\n\n\"Nobody asked us about the last boat.\" It rained.\n";

#[test]
fn it_is_found_from_the_draft_upwards() {
    let room = Newsroom::new()
        .with("quotelint.toml", "[rules]\norphan-quotation = \"note\"\n")
        .with("news/city/a.txt", ORPHAN)
        .with("opinion/quotelint.toml", "[rules]\norphan-quotation = \"off\"\n")
        .with("opinion/b.txt", ORPHAN);
    room.run("check news opinion").ends(0).finds(&["orphan-quotation"]).prints("note[orphan-quotation]");
    room.run("check opinion/b.txt --config quotelint.toml").ends(0).finds(&["orphan-quotation"]);
}

#[test]
fn paths_have_settings_of_their_own_and_some_are_left_out() {
    let settings =
        "exclude = [\"archive/\"]\n\n[[per-path]]\npaths = [\"letters/**\"]\nignore = [\"attribution\"]\n";
    let room = Newsroom::new()
        .with("quotelint.toml", settings)
        .with("archive/a.txt", ORPHAN)
        .with("letters/b.txt", ORPHAN)
        .with("news/c.txt", ORPHAN);
    room.run("check .").ends(1).finds(&["orphan-quotation"]).prints("news/c.txt:3:1");
    // a draft that is named is meant
    room.run("check archive/a.txt").ends(1);
    // unless a program names what it finds
    room.run("check archive/a.txt news/c.txt --force-exclude").ends(1).finds(&["orphan-quotation"]);
    room.run("check archive/a.txt --force-exclude").ends(0).finds(&[]);
}

#[test]
fn a_mistake_is_reported_with_its_place_and_what_was_meant() {
    let room = Newsroom::new()
        .with("draft.txt", ORPHAN)
        .with("quotelint.toml", "preset = \"guardina\"\n\n[rules]\norphan-quotaton = \"off\"\n")
        .with("fine/quotelint.toml", "")
        .with("fine/draft.txt", ORPHAN);
    let run = room.run("check draft.txt fine/draft.txt").ends(2).finds(&["orphan-quotation"]);
    assert_eq!(
        run.err,
        "error[config]: unknown preset `guardina`
  ┌─ quotelint.toml:1:10
  │
1 │ preset = \"guardina\"
  │          ^^^^^^^^^^
  │
  = help: did you mean `guardian`?

error[config]: unknown rule or group `orphan-quotaton`
  ┌─ quotelint.toml:4:1
  │
4 │ orphan-quotaton = \"off\"
  │ ^^^^^^^^^^^^^^^
  │
  = help: did you mean `orphan-quotation`?

error: quotelint.toml: cannot be used, so 1 draft was left unchecked
1 error; 1 quotation, no sources given
"
    );
}

#[test]
fn broken_toml_is_reported_with_its_place() {
    Newsroom::new()
        .with("draft.txt", ORPHAN)
        .with("quotelint.toml", "sources = [\"a\"\npreset = 3\n")
        .run("check draft.txt")
        .ends(2)
        .says("error[config]: ")
        .says("┌─ quotelint.toml:");
}

#[test]
fn a_settings_file_that_is_named_must_be_there() {
    let run = Newsroom::new().with("draft.txt", ORPHAN).run("check draft.txt --config gone.toml").ends(2);
    run.finds(&[]).says("error: gone.toml: no such file or folder");
}

#[test]
fn a_new_file_is_right_and_an_old_one_is_left_alone() {
    let room = Newsroom::new().with("draft.txt", ORPHAN);
    room.run("init").ends(0).says("wrote quotelint.toml");
    room.run("check draft.txt").ends(1).finds(&["orphan-quotation"]);
    room.write("quotelint.toml", "# mine\n");
    room.run("init").ends(2).says("error: quotelint.toml: exists already");
    assert_eq!(room.read("quotelint.toml"), "# mine\n");
    room.run("init gone").ends(2).says("cannot be written");
}
