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

#[test]
fn a_house_style_lies_on_top_of_a_preset() {
    let said = |verb: &str| {
        format!("\"The pier is shut\" {verb} Ann Orde, the harbour master.\n\n\"It leaks,\" Orde {verb}.\n")
    };
    let room = Newsroom::new()
        .with("a.txt", said("fumed"))
        .with("b.txt", said("declared"))
        .with("c.txt", said("said"));
    let house = "preset = \"wikipedia\"\n[rules]\nmissing-comma.severity = \"error\"\nsurname-first = \"off\"\n\
        [words.loaded-verbs]\nadd = [\"fume\"]\nremove = [\"declare\"]\n";
    room.run("check a.txt b.txt --select loaded-verb").finds(&["loaded-verb", "loaded-verb"]).prints("b.txt");
    room.write("quotelint.toml", house);
    room.run("check a.txt b.txt --select loaded-verb").finds(&["loaded-verb", "loaded-verb"]).prints("a.txt");
    room.run("check c.txt --select missing-comma")
        .ends(1)
        .prints("error[missing-comma]")
        .prints("after the closing mark");
    room.write(
        "quotelint.toml",
        format!("{house}[rules.missing-comma]\nside = \"inside\"\n")
            .replace("missing-comma.severity = \"error\"\n", ""),
    );
    room.run("check c.txt --select missing-comma")
        .ends(1)
        .prints("warning[")
        .prints("before the closing mark");
    room.run("check c.txt --select missing-comma --preset reuters").ends(1).prints("before the closing mark");
}

#[test]
fn what_holds_here_is_listed_and_explained() {
    let room = Newsroom::new().with(
        "quotelint.toml",
        "preset = \"wikipedia\"\n[rules]\nloaded-verb = \"off\"\n[rules.missing-comma]\nside = \"inside\"\n",
    );
    let comma = "\"name\":\"missing-comma\",\"needs_sources\":false,\"options\":{\"side\":\"inside\"}";
    room.run("rules --format jsonl").ends(0).prints(comma);
    room.run("rules").ends(0).prints("off (ap: note)").prints("preset: wikipedia, with quotelint.toml");
    room.run("rules --preset wikipedia")
        .ends(0)
        .prints("side = \"outside\" (ap: \"inside\")")
        .prints("preset: wikipedia\n");
    room.run("explain loaded-verb").ends(0).prints("here, by quotelint.toml: off (wikipedia: note)");
    room.run("explain missing-comma --preset wikipedia")
        .ends(0)
        .prints("under wikipedia: warning, side = \"outside\" (ap, the default: \"inside\")")
        .prints("here, by quotelint.toml: side = \"inside\" (wikipedia: \"outside\")")
        .prints("* wikipedia  warning, side = \"outside\"");
    room.run("explain orphan-quotation --preset ap")
        .ends(0)
        .prints("under ap: error, carried = true, the default\n");
    room.run("explain orphan-quotation --preset gardian").ends(2).says("did you mean `guardian`?");
    room.write("quotelint.toml", "preset = \"wikipedai\"\n");
    room.run("rules").ends(2).says("did you mean `wikipedia`?").says("error: quotelint.toml: cannot be used");
}

#[test]
fn a_verb_of_the_newsrooms_own_is_a_cue_in_every_form() {
    let room = Newsroom::new().with("a.txt", "\"The pier is shut,\" burbled Ann Orde.\n");
    room.write("quotelint.toml", "[words.speech-verbs]\nadd = [\"burble\"]\n");
    room.run("quotes a.txt --format jsonl")
        .ends(0)
        .prints("\"text\":\"burbled\"")
        .prints("\"name\":\"Ann Orde\"");
    room.run("explain speech-verbs").ends(0).prints("burble,");
}

#[test]
fn a_slip_in_the_weight_of_a_rule_and_a_count_below_nothing_are_told() {
    let room = |setting: &str| Newsroom::new().with("draft.md", "Rain.\n").with("quotelint.toml", setting);
    let slip = room("[rules.loaded-verb]\nseverty = \"error\"\n").run("check draft.md").ends(2);
    assert!(slip.err.contains("did you mean `severity`?"), "{}", slip.err);
    let below = room("[rules.late-attribution]\nwords = -1\n").run("check draft.md").ends(2);
    assert!(below.err.contains("a number from 0 up, not -1"), "{}", below.err);
}
