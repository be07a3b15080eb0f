//! Sources that are recordings, web pages and what an editor knows of them.

use crate::common::{Newsroom, Run};
use serde_json::Value;

const DRAFT: &str = "The council met on Monday.\n\n\
    “We are going to close the bridge to people on foot,” said Ines Calloway, the mayor.\n";

const VTT: &str = "WEBVTT\n\n00:12:31.000 --> 00:12:34.000\n<v Ines Calloway>Now. We are not going\n\n\
    00:12:34.000 --> 00:12:36.000\n<v Ines Calloway>to close the bridge\n\n\
    00:12:36.500 --> 00:12:38.000\n<v Ines Calloway>to people on foot.\n\n\
    00:12:39.000 --> 00:12:40.000\n<v Theo Brandvold>Thank you, mayor.\n";

const SRT: &str = "1\r\n00:12:31,000 --> 00:12:34,000\r\nINES CALLOWAY: Now. We are not going\r\n\r\n2\r\n\
    00:12:34,000 --> 00:12:36,000\r\nto close the bridge\r\n\r\n3\r\n00:12:36,500 --> 00:12:38,000\r\n\
    to people on foot.\r\n\r\n4\r\n00:12:39,000 --> 00:12:40,000\r\nTHEO BRANDVOLD: Thank you, mayor.\r\n";

const WHISPERX: &str = r#"{"segments": [
  {"start": 751.0, "end": 754.0, "text": " Now. We are not going", "speaker": "SPEAKER_01"},
  {"start": 754.0, "end": 758.0, "text": " to close the bridge to people on foot.", "speaker": "SPEAKER_01"},
  {"start": 759.0, "end": 760.0, "text": " It\u2019s a start, mayor.", "speaker": "SPEAKER_00"}], "language": "en"}"#;

const WHISPER: &str = r#"{"text": " Now. We are not going to close the bridge to people on foot.",
  "segments": [{"id": 0, "start": 751.0, "end": 758.0, "text": " Now. We are not going to close the bridge to people on foot."}],
  "language": "en"}"#;

const PAGE: &str = "<!doctype html><html><head><title>Council</title><style>p { color: red }</style></head><body>\
    <nav>Home</nav><p><b>Ines Calloway:</b> Now. We are <em>not</em> going to close the bridge\nto people&nbsp;on foot.</p>\
    <p><b>Theo Brandvold:</b> Thank you, mayor. You know we need it.</p><p><b>Ines Calloway:</b> I do.</p></body></html>";

fn check(path: &str, source: &str) -> Run {
    Newsroom::new().with("draft.md", DRAFT).with(path, source).run("check draft.md --sources sources")
}

/// The first quotation of the sheet, and the words of the source that it points to.
fn sheet(path: &str, source: &str) -> (Value, String) {
    let room = Newsroom::new().with("draft.md", DRAFT).with(path, source);
    let run = room.run("quotes draft.md --sources sources --format jsonl").ends(0);
    let sheet: Value = serde_json::from_str(run.out.trim()).expect("a line of JSON");
    let quote = sheet["quotes"][0].clone();
    let at =
        |key: &str| quote["source"][key].as_u64().and_then(|at| usize::try_from(at).ok()).expect("a place");
    let words = source[at("start")..at("end")].to_owned();
    (quote, words)
}

#[test]
fn a_lost_not_is_found_in_every_kind_of_recording() {
    for (path, source) in [
        ("sources/a.vtt", VTT),
        ("sources/a.srt", SRT),
        ("sources/a.json", WHISPERX),
        ("sources/b.json", WHISPER),
        ("sources/a.txt", SRT),
        ("sources/a.html", PAGE),
    ] {
        let run = check(path, source).ends(1).finds(&["meaning-changed"]);
        assert!(run.out.contains("\"not\" is missing here"), "{path}\n{}", run.out);
        let (quote, words) = sheet(path, source);
        assert_eq!(quote["verdict"], "negation", "{path}");
        assert_eq!(quote["edits"][0]["original"], "not", "{path}");
        assert!(
            words.starts_with("We are") && words.trim_end_matches('.').ends_with("on foot"),
            "{path}: {words}"
        );
        let not = |key: &str| {
            quote["edits"][0][key].as_u64().and_then(|at| usize::try_from(at).ok()).expect("a place")
        };
        assert_eq!(&source[not("source_start")..not("source_end")], "not", "{path}");
    }
}

#[test]
fn the_time_code_stands_in_the_report_and_in_the_sheet() {
    for (path, source) in [("sources/a.vtt", VTT), ("sources/a.srt", SRT), ("sources/a.json", WHISPERX)] {
        let run = check(path, source).ends(1);
        assert!(run.out.contains("00:12:31"), "{path}\n{}", run.out);
        assert_eq!(sheet(path, source).0["source"]["time"], "00:12:31", "{path}");
    }
}

#[test]
fn a_voice_tag_and_a_mapped_speaker_tell_who_speaks_and_an_unmapped_one_does_not() {
    let draft =
        DRAFT.replace("are going", "are not going").replace("Ines Calloway, the mayor", "Theo Brandvold");
    let room = Newsroom::new().with("draft.md", &draft).with("sources/a.vtt", VTT);
    room.run("check draft.md --sources sources").ends(1).finds(&["wrong-speaker"]).prints("Ines Calloway");
    let room = Newsroom::new().with("draft.md", &draft).with("sources/a.json", WHISPERX);
    room.run("check draft.md --sources sources").ends(0);
    room.write(
        "sources/sources.toml",
        "[[source]]\npaths = \"a.json\"\nspeakers = { SPEAKER_01 = \"Ines Calloway\" }\n",
    );
    room.run("check draft.md --sources sources")
        .ends(1)
        .finds(&["wrong-speaker"])
        .prints("Ines Calloway says it here, at 00:12:31");
}

#[test]
fn a_machines_summary_vouches_for_nothing() {
    let draft = DRAFT.replace("are going", "are not going");
    let room = Newsroom::new()
        .with("draft.md", &draft)
        .with(
            "sources/summary.txt",
            "Calloway: We are not going to close the bridge to people on foot. We will see.\n",
        )
        .with("sources/other.txt", "Nothing of the kind.\n")
        .with("sources/sources.toml", "[[source]]\npaths = [\"summary.*\"]\nkind = \"machine-summary\"\n");
    let run = room.run("check draft.md --sources sources").ends(1).finds(&["not-in-sources"]);
    run.prints("a machine's summary has it, which vouches for nothing");
    room.write("sources/transcript.vtt", VTT);
    room.run("check draft.md --sources sources").ends(0);
}

#[test]
fn minutes_confirm_words_and_contradict_none() {
    let minutes = "MAYOR CALLOWAY: We will not, for the time being, close the bridge to the people on foot.\n\n\
        MR. BRANDVOLD: I thank you for that.\n\nMAYOR CALLOWAY: You are welcome, and we all know it.\n";
    let draft = DRAFT.replace("are going to close", "will not close").replace("to people", "to all people");
    let room = Newsroom::new().with("draft.md", &draft).with("sources/minutes.txt", minutes);
    let strict = room.run("check draft.md --sources sources").ends(1);
    assert!(!strict.out.contains("variants-disagree"), "{}", strict.out);
    room.write("sources/sources.toml", "[[source]]\npaths = \"minutes.txt\"\nverbatim = false\n");
    room.run("check draft.md --sources sources").finds(&["variants-disagree"]);
}

#[test]
fn a_mistake_in_the_manifest_is_shown_with_its_place() {
    let room = Newsroom::new().with("draft.md", DRAFT).with("sources/a.vtt", VTT).with(
        "sources/sources.toml",
        "[[source]]\npaths = \"a.vtt\"\nkind = \"recoding\"\nspeeker = \"x\"\ndate = \"yesterday\"\n",
    );
    let run = room.run("check draft.md --sources sources").ends(2);
    assert!(run.err.contains("sources/sources.toml:3:8"), "{}", run.err);
    assert!(run.err.contains("did you mean `recording`?"), "{}", run.err);
    assert!(run.err.contains("did you mean `speakers`?"), "{}", run.err);
    assert!(run.err.contains("`date` takes a day"), "{}", run.err);
    room.write("sources/sources.toml", "[[source]]\npaths = \"b.vtt\"\nkind = \"recording\"\n");
    room.run("check draft.md --sources sources").ends(1).says("`b.vtt` names no source that was read");
}

#[test]
fn a_manifest_may_stand_in_the_settings() {
    let draft =
        DRAFT.replace("are going", "are not going").replace("Ines Calloway, the mayor", "Theo Brandvold");
    let settings = "sources = [\"sources\"]\n[[source]]\npaths = \"sources/a.json\"\nspeakers = { SPEAKER_01 = \"Ines Calloway\" }\n";
    let room = Newsroom::new()
        .with("draft.md", &draft)
        .with("sources/a.json", WHISPERX)
        .with("quotelint.toml", settings);
    room.run("check draft.md").ends(1).finds(&["wrong-speaker"]);
}

#[test]
fn a_broken_recording_is_named_and_the_rest_is_still_read() {
    let room = Newsroom::new()
        .with("draft.md", DRAFT)
        .with("sources/a.vtt", VTT)
        .with("sources/b.json", "{\"segments\": [\n{]");
    let run = room.run("check draft.md --sources sources").ends(2).finds(&["meaning-changed"]);
    assert!(run.err.contains("sources/b.json (a source): line 2"), "{}", run.err);
}

#[test]
fn a_web_page_is_a_draft_too_and_its_markup_survives_a_fix() {
    let page = "<html><body>\n<h1>Boat &amp; bridge</h1>\n<p>It rained.</p>\n\
        <p>&ldquo;We will <em>stay</em>&rdquo; said Ann Lee, the mayor.</p>\n\
        <p class=\"x\">The paper folded.</p>\n<!-- quotelint-disable-next-line orphan-quotation: known -->\n\
        <p>&ldquo;Nobody asked us about the last boat.&rdquo; It rained.</p>\n\
        <p><q>Nobody asked them about the first boat.</q> It snowed.</p></body></html>\n";
    let room = Newsroom::new().with("drafts/a.html", page);
    room.run("check drafts").ends(1).finds(&["missing-comma", "orphan-quotation"]);
    room.run("check drafts --fix").ends(1).finds(&["orphan-quotation"]);
    assert_eq!(room.read("drafts/a.html"), page.replace("</em>&rdquo;", ",</em>&rdquo;"));
}
