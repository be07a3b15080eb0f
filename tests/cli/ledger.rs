//! The sign-off ledger: what is signed is quiet, what changes after it is an error, and what is open is listed.

use crate::common::{Newsroom, Run};

/// Right, wrong by a number, and nowhere to be found.
const DRAFT: &str = "\"We opened the sluice at six, and not before,\" said Dana Quill, the keeper.

\"The lower fields were dry by ten,\" said Otis Marr, who farms there.

\"I lost forty sheep that night,\" said Ida Thorn, his neighbor.
";
const LOG: &str = "DANA QUILL: We opened the sluice at six, and not before.

OTIS MARR: The lower fields were dry by eight.
";
const WHO: &str = "--by Rosa --at 2031-03-10T15:05:00+01:00";

fn room() -> Newsroom {
    Newsroom::new().with("news/draft.txt", DRAFT).with("sources/log.txt", LOG)
}

fn sign(room: &Newsroom, more: &str) -> Run {
    room.run(&format!("sign news/draft.txt --sources sources {WHO} {more}"))
}

fn check(room: &Newsroom) -> Run {
    room.run("check news/draft.txt --sources sources")
}

#[test]
fn what_the_sources_confirm_is_signed_and_written_down() {
    let room = room();
    let run = sign(&room, "").ends(0).says("1 quotation signed, 2 open: news/draft.txt.ledger.toml");
    assert_eq!(
        run.out,
        "signed     news/draft.txt:1:1  Dana Quill: We opened the sluice at six, and not before,\n"
    );
    let hash = "sha256 = \"";
    let ledger = room.read("news/draft.txt.ledger.toml");
    let at = ledger.find(hash).expect("a hash") + hash.len();
    assert_eq!(
        ledger.replace(&ledger[at..at + 64], "…"),
        "# Quotations of draft.txt that were checked and signed off.
# Written by `quotelint sign`, read by `quotelint check` and `quotelint ledger`.

[[signed]]
text = \"We opened the sluice at six, and not before,\"
speaker = \"Dana Quill\"
verdict = \"verbatim\"
source = \"../sources/log.txt\"
sha256 = \"…\"
passage = \"We opened the sluice at six, and not before\"
by = \"Rosa\"
at = 2031-03-10T14:05:00Z
"
    );
    sign(&room, "").ends(0).says("0 quotations signed, 2 open");
    assert_eq!(room.read("news/draft.txt.ledger.toml"), ledger, "twice changes nothing");
}

#[test]
fn an_error_is_not_signed_without_a_reason() {
    let room = room();
    sign(&room, "--line 3")
        .ends(1)
        .prints("refused    news/draft.txt:3:1")
        .prints("meaning-changed: a number differs");
    assert!(!room.path("news/draft.txt.ledger.toml").exists());
    sign(&room, "--line 3 --force").ends(2).says("--note");
    sign(&room, "--line 3 --force --note heard-it-myself").ends(0);
    check(&room).ends(1).finds(&["not-in-sources"]);
    sign(&room, "--all")
        .ends(1)
        .prints("signed     news/draft.txt:1:1")
        .prints("refused    news/draft.txt:5:1");
}

#[test]
fn a_signed_quotation_is_quiet_until_words_speaker_or_source_change() {
    let room = room();
    sign(&room, "--all --force --note by-telephone").ends(0).says("3 quotations signed");
    check(&room).ends(0).finds(&[]);
    room.run("check news/draft.txt").ends(0);

    let moved = DRAFT
        .replace('"', "\u{201c}")
        .replace("before,\u{201c}", "before,\u{201d}")
        .replace("ten,\u{201c}", "ten,\u{201d}");
    let moved = moved.replace("night,\u{201c}", "night,\u{201d}");
    room.write("news/draft.txt", format!("It rained.\n\n{moved}"));
    check(&room).ends(0).finds(&[]);

    room.write("news/draft.txt", DRAFT.replace("forty", "fourteen"));
    check(&room).ends(1).finds(&["changed-after-sign-off", "not-in-sources"]).prints("signed on 2031-03-10");

    room.write("news/draft.txt", DRAFT.replace("Otis Marr, who farms", "Paul Marr, who farms"));
    check(&room).ends(1).prints("error[changed-after-sign-off]: Rosa signed this off as said by Otis Marr");

    room.write("news/draft.txt", DRAFT);
    room.write("sources/log.txt", LOG.replace("at six", "at eight"));
    check(&room).ends(1).prints("../sources/log.txt changed after Rosa held this against it");
    // the sources of a ledger are looked at where none are given
    room.run("check news/draft.txt").ends(1).finds(&["changed-after-sign-off", "changed-after-sign-off"]);
}

#[test]
fn a_source_that_is_not_there_is_no_error() {
    let room = room();
    sign(&room, "").ends(0);
    std::fs::remove_dir_all(room.path("sources")).expect("it was there");
    room.run("check news/draft.txt")
        .ends(0)
        .says("1 quotation signed off against ../sources/log.txt, which is not here");
    room.run("ledger news/draft.txt --strict")
        .ends(1)
        .prints("changed  Dana Quill  not as signed: source-missing")
        .says("2 open, 1 changed, 0 signed");
    // what another source has is signed again, and nothing else loses its evidence
    sign(&room, "--all --force --note by-telephone").ends(2);
    room.run(&format!("sign news/draft.txt --all {WHO}")).says("1 open");
    assert!(room.read("news/draft.txt.ledger.toml").contains("../sources/log.txt"));
    room.write("moved/log.txt", LOG);
    room.run(&format!("sign news/draft.txt --sources moved {WHO}")).ends(0).prints("news/draft.txt:1:1");
    assert!(!room.read("news/draft.txt.ledger.toml").contains("../sources/log.txt"));
}

#[test]
fn one_quotation_is_named_by_its_words_and_a_recording_confirms_it() {
    let room = room().with("tape.wav", b"RIFF\0\0\0\0WAVE");
    let by_words = |words: &str| {
        let arguments = ["sign", "news/draft.txt", "--text", words, "--source", "tape.wav", "--by", "Rosa"];
        room.run_words(&arguments, b"")
    };
    by_words("said nobody").ends(2).says("error: news/draft.txt: no quotation has `said nobody`");
    by_words("the").ends(2).says("several quotations have `the`: on lines 1, 3");
    by_words("forty SHEEP").ends(0).prints("signed     news/draft.txt:5:1");
    let ledger = room.read("news/draft.txt.ledger.toml");
    assert!(ledger.contains("source = \"../tape.wav\"\n") && !ledger.contains("passage"), "{ledger}");
    room.write("tape.wav", b"RIFF\0\0\0\0WAVE, cut");
    room.run("check news/draft.txt").ends(1).finds(&["changed-after-sign-off"]);
    by_words("forty sheep").ends(0);
    room.run("check news/draft.txt").ends(0).finds(&[]);
}

#[test]
fn the_list_says_what_is_open_signed_changed_and_gone() {
    let room = room();
    sign(&room, "--all --force --note by-telephone").ends(0);
    let cut = DRAFT.replace("\"I lost forty sheep that night,\" said Ida Thorn, his neighbor.\n", "");
    let cut =
        cut.replace("dry by ten", "dry by nine") + "\"Not one boat went out,\" said Hal Berg, the pilot.\n";
    room.write("news/draft.txt", cut);
    let run = room.run("ledger news/draft.txt --sources sources").ends(0);
    assert_eq!(
        run.out,
        "news/draft.txt
  1:1  signed   Dana Quill  Rosa, 2031-03-10
       We opened the sluice at six, and not before,
  3:1  changed  Otis Marr   not as signed: words; number; meaning-changed; Rosa, 2031-03-10
       The lower fields were dry by nine,
  5:1  open     Hal Berg    unverified; not-in-sources
       Not one boat went out,
    –  gone     Ida Thorn   Rosa, 2031-03-10
       I lost forty sheep that night,

"
    );
    assert_eq!(
        run.err,
        "note: news/draft.txt: 1 sign-off of a quotation that the draft no longer has
  = help: `quotelint sign DRAFT --prune` drops them
3 quotations: 1 open, 1 changed, 1 signed\n"
    );
    check(&room).says("1 sign-off of a quotation that the draft no longer has");
    room.run("ledger news/draft.txt --strict --quiet").ends(1);
    let lines = room.run("ledger news --open --format jsonl").ends(0).out;
    assert_eq!(lines.lines().count(), 2);
    assert!(lines.starts_with("{\"file\":\"news/draft.txt\",\"state\":\"changed\",\"start\":77,"), "{lines}");
    sign(&room, "--prune --line 1").ends(0).says("1 quotation signed, 1 pruned, 2 open");
    assert!(!room.read("news/draft.txt.ledger.toml").contains("sheep"));
}

#[test]
fn a_sign_off_is_taken_back() {
    let room = room();
    sign(&room, "").ends(0);
    room.run("sign news/draft.txt --withdraw").ends(2).says("name them: --line, --text or --all");
    room.run("sign news/draft.txt --withdraw --line 1").ends(0).prints("withdrawn  news/draft.txt:1:1");
    assert!(!room.read("news/draft.txt.ledger.toml").contains("[[signed]]"));
}

#[test]
fn a_source_that_changed_elsewhere_is_told_once_and_signed_again() {
    let twice = format!("{DRAFT}\nThe gates held. \"We opened the sluice at six,\" said Dana Quill.\n");
    let room = Newsroom::new().with("news/draft.txt", twice).with("sources/log.txt", LOG);
    sign(&room, "").ends(0).says("2 quotations signed");
    room.write("sources/log.txt", format!("{LOG}\nDANA QUILL: Good night.\n"));
    room.run("check news/draft.txt")
        .ends(1)
        .finds(&["changed-after-sign-off"])
        .prints("though not in this passage");
    room.run("ledger news/draft.txt --strict --open")
        .ends(1)
        .prints("not as signed: source")
        .says("2 changed, 0 signed");
    sign(&room, "").ends(0).says("2 quotations signed");
    room.run("check news/draft.txt").ends(0).finds(&[]);
}

#[test]
fn who_signs_is_asked_for() {
    let room = room();
    room.run("sign news/draft.txt --sources sources").ends(2).says("error: nobody is named who signs");
    sign(&room, "--line 40").ends(2).says("no quotation on line 40");
    room.run("sign news/draft.txt --by Rosa --sources sources --at yesterday")
        .ends(2)
        .says("`yesterday` is no time");
    room.run("sign news/draft.txt --by Rosa").ends(2).says("no sources were given that could confirm");
    room.run("sign - --by Rosa").ends(2).says("standard input has no place for a ledger");
    room.run("sign gone.txt --by Rosa --all").ends(2).says("no such file or folder");
    room.run("sign news --by Rosa --all").ends(2).says("name one draft");
    let out = room
        .command(&["sign", "news/draft.txt", "--sources", "sources"])
        .env("QUOTELINT_BY", "Ines Calloway")
        .output()
        .expect("the program ends");
    assert!(out.status.success());
    assert!(room.read("news/draft.txt.ledger.toml").contains("by = \"Ines Calloway\"\n"));
}

#[test]
fn a_ledger_that_cannot_be_read_is_said_with_its_place_and_kept() {
    let broken = "[[signed]]\ntext = \"a\"\nspaeker = \"b\"\nby = \"c\"\nat = 2031-03-10T14:05:00Z\n";
    let room = room().with("news/draft.txt.ledger.toml", broken);
    room.run("check news/draft.txt")
        .ends(2)
        .says("error[ledger]: unknown field of a sign-off `spaeker`")
        .says("┌─ news/draft.txt.ledger.toml:3:1")
        .says("did you mean `speaker`?")
        .says("error: news/draft.txt.ledger.toml: cannot be used, so that no sign-off of its draft counts");
    sign(&room, "--all").ends(2);
    assert_eq!(room.read("news/draft.txt.ledger.toml"), broken);
    room.run("ledger news/draft.txt").ends(2);
}

#[test]
fn no_word_of_a_source_gets_out_of_a_redacted_run() {
    let room = room();
    sign(&room, "").ends(0);
    room.write("sources/log.txt", LOG.replace("at six", "at eight"));
    let run =
        room.run("check news/draft.txt --redact").ends(1).prints("the source changed after Rosa held this");
    assert!(!run.out.contains("log.txt") && !run.out.contains("it had"), "{}", run.out);
}

#[test]
fn a_recording_confirms_what_the_sources_do_not_have() {
    let room = room()
        .with("tape.wav", b"RIFF\0\0\0\0WAVE")
        .with("notes.txt", "Ida Thorn: sheep.\n")
        .with("quotelint.toml", "sources = [\"sources\"]\n");
    let by = |source: &str, line: u8| {
        room.run(&format!("sign news/draft.txt --line {line} --source {source} {WHO}"))
    };
    by("notes.txt", 5).ends(1).prints("not-in-sources");
    by("tape.wav", 5).ends(0).prints("signed     news/draft.txt:5:1");
    by("tape.wav", 3).ends(0).prints("signed     news/draft.txt:3:1");
    room.run("check news/draft.txt").ends(0).finds(&[]);
    // what is no matter of sources is refused as ever
    room.write("news/draft.txt", "\"Nobody asked us about the last boat.\" The water came at dusk.\n");
    by("tape.wav", 1).ends(1).prints("orphan-quotation");
}

#[test]
fn pruning_signs_nothing_and_asks_for_no_name() {
    let room = room();
    sign(&room, "--line 5 --force --note by-telephone").ends(0);
    room.write("news/draft.txt", DRAFT.replace("\"I lost forty sheep that night,\" said", "Rain fell on"));
    let run = room
        .run("sign news/draft.txt --sources sources --prune")
        .ends(0)
        .says("1 sign-off pruned, 2 open: news/draft.txt.ledger.toml");
    assert_eq!(run.out, "");
    assert!(!room.read("news/draft.txt.ledger.toml").contains("[[signed]]"));
}

#[test]
fn an_empty_note_is_no_reason() {
    let room = room();
    let line = ["sign", "news/draft.txt", "--line", "5", "--by", "Rosa", "--force", "--note", " "];
    room.run_words(&line, b"").ends(2).says("error: --note says nothing");
    assert!(!room.path("news/draft.txt.ledger.toml").exists());
}

#[test]
fn what_is_taken_back_is_open_once() {
    let room = room();
    sign(&room, "--all --force --note by-telephone").ends(0);
    room.write("news/draft.txt", DRAFT.replace("forty", "fourteen"));
    room.run("sign news/draft.txt --withdraw --line 5").ends(0).says("1 quotation withdrawn, 1 open");
}

#[test]
fn what_could_not_be_written_is_not_called_signed() {
    let room = room();
    sign(&room, "").ends(0);
    let ledger = room.path("news/draft.txt.ledger.toml");
    let mut permissions = std::fs::metadata(&ledger).expect("it is there").permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&ledger, permissions).expect("it is ours");
    let run = sign(&room, "--line 3 --force --note by-telephone").ends(2).says("cannot be written");
    assert_eq!(run.out, "");
}
