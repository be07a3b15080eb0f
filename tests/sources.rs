//! Quotations held against sources: what an editor is told of each kind of difference. All copy is invented.
#![allow(clippy::unwrap_used)] // a test may fail

use quotelint::attribution::Draft;
use quotelint::document::Format;
use quotelint::lexicon::Lexicon;
use quotelint::sources::{EditClass, Sources, Verdict, Verification};
use quotelint::text::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A draft and its sources on disk.
struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new(sources: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in sources {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        Self { folder }
    }
    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
    fn sources(&self) -> Sources {
        Sources::load(&[self.folder.path().to_owned()])
    }
    /// What the sources say of each quotation of `draft`.
    fn check(&self, draft: &str) -> (Draft, Sources, Vec<Verification>) {
        let (lexicon, sources) = (Lexicon::built_in(), self.sources());
        let file = Arc::new(File::new("draft.txt", draft.as_bytes().to_vec()));
        let draft = Draft::read(file, Format::Plain, &lexicon);
        let drafts = [draft];
        let mut all = sources.verify(&drafts, &lexicon);
        let [draft] = drafts;
        (draft, sources, all.remove(0).into_iter().flatten().collect())
    }
    fn verdict(&self, draft: &str) -> Verdict {
        let (.., all) = self.check(draft);
        assert_eq!(all.len(), 1, "one quotation: {draft}");
        all[0].verdict
    }
    /// Class, words of print and words of the source of each difference of the only quotation.
    fn edits(&self, draft: &str) -> Vec<(EditClass, String, String)> {
        let (draft, sources, all) = self.check(draft);
        let passage = all[0].passage.as_ref().expect("a passage");
        let source = &sources.read[passage.source].file;
        let words = |e: &quotelint::sources::Difference| {
            (e.class, e.printed.of(draft.file.text()).to_owned(), e.original.of(source.text()).to_owned())
        };
        all[0].edits.iter().map(words).collect()
    }
}

const HEARING: &str = "\
CHAIR BERG: The committee is in order. Commissioner Okoro, the ferry is yours.

OKORO: Thank you. We did not close the northern ferry because of money. We closed it because twenty-five bolts in \
the ramp were cracked, and I will not send a crew out on cracked bolts.

(APPLAUSE)

The repair costs $4 million, um, and it's going to take nine weeks. You know, I have seen harbours that never \
recovered from less.

CHAIR BERG: The harbour master says the ramp was sound in March. Was he misinformed?

OKORO: He was looking at the -- he was looking at the other ramp.
";

fn hearing() -> Desk {
    Desk::new(&[("hearing.txt", HEARING)])
}

#[test]
fn what_the_source_has_is_verbatim() {
    let desk = hearing();
    let (draft, sources, all) =
        desk.check("“We did not close the northern ferry because of money,” Okoro said.");
    assert_eq!(all[0].verdict, Verdict::Verbatim);
    let passage = all[0].passage.as_ref().unwrap();
    let words = passage.span.of(sources.read[0].file.text());
    assert_eq!(words, "We did not close the northern ferry because of money");
    assert_eq!(passage.speaker.as_deref(), Some("OKORO"));
    assert!(all[0].edits.is_empty(), "{draft:?}");
}

#[test]
fn other_clothes_are_no_other_words() {
    let desk = hearing();
    for (quote, class) in [
        ("I will not send a crew out on cracked bolts", None),
        ("25 bolts in the ramp were cracked", Some(EditClass::Numeral)),
        (
            "The repair costs four million dollars and it is going to take nine weeks",
            Some(EditClass::Contraction),
        ),
        ("I have seen harbors that never recovered from less", Some(EditClass::Spelling)),
        ("He was looking at the other ramp", None),
        (
            "on cracked bolts. The repair costs $4 million, and it’s going to take nine weeks",
            Some(EditClass::Tag),
        ),
    ] {
        let edits = desk.edits(&format!("“{quote},” Okoro said."));
        assert!(edits.iter().all(|(class, ..)| !class.harmful()), "{quote}: {edits:?}");
        assert!(class.is_none_or(|class| edits.iter().any(|e| e.0 == class)), "{quote}: {edits:?}");
    }
}

#[test]
fn the_lost_not_is_found() {
    let desk = hearing();
    let draft = "“We did close the northern ferry because of money,” Okoro said.";
    assert_eq!(desk.verdict(draft), Verdict::Negation);
    assert_eq!(desk.edits(draft), [(EditClass::Negation, String::new(), "not".to_owned())]);
    let draft = "“I will send a crew out on cracked bolts,” Okoro said.";
    assert_eq!(desk.verdict(draft), Verdict::Negation);
}

#[test]
fn each_change_has_its_class_and_its_place() {
    let desk = hearing();
    for (quote, class, printed, original) in [
        ("The repair costs $9 million, and it's going to take nine weeks", EditClass::Number, "9", "4"),
        ("I might not send a crew out on cracked bolts", EditClass::Modal, "might", "will"),
        ("We did not close the southern ferry because of money", EditClass::Replaced, "southern", "northern"),
        ("We did not close the northern ferry simply because of money", EditClass::Inserted, "simply", ""),
        ("I have seen harbours that recovered from less", EditClass::Negation, "", "never"),
        ("I will not send a crew out on bolts", EditClass::Dropped, "", "cracked"),
    ] {
        let edits = desk.edits(&format!("“{quote},” Okoro said."));
        let harmful: Vec<_> = edits.iter().filter(|(class, ..)| class.harmful()).collect();
        assert_eq!(harmful, [&(class, printed.to_owned(), original.to_owned())], "{quote}");
    }
}

#[test]
fn marked_omissions_and_insertions_are_right() {
    let desk = hearing();
    for mark in ["…", "...", ". . .", "[...]", "(…)", "* * *"] {
        let draft =
            format!("“We did not close the northern ferry {mark} I will not send a crew out,” Okoro said.");
        assert_eq!(desk.verdict(&draft), Verdict::Elided, "{mark}");
    }
    let draft = "“We closed [the ferry] because twenty-five bolts in the ramp were cracked,” Okoro said.";
    assert_eq!(desk.verdict(draft), Verdict::Bracketed);
    let draft = "“[I]t's going to take nine weeks,” Okoro said.";
    assert_eq!(desk.verdict(draft), Verdict::Bracketed);
    // an ellipsis does not excuse what stands beside it
    let draft = "“We did close the northern ferry … I will not send a crew out,” Okoro said.";
    assert_eq!(desk.verdict(draft), Verdict::Negation);
}

#[test]
fn two_distant_passages_in_one_pair_of_marks_are_a_splice() {
    let filler = "The weather that day was mild and the gulls were loud over the mole. ".repeat(40);
    let talk = format!(
        "LUND: The museum roof will be mended before the first snow. {filler} Nobody in this council has asked me for a \
         single receipt."
    );
    let desk =
        Desk::new(&[("talk.txt", &format!("HOST: Welcome to the evening.\n\n{talk}\n\nHOST: Thanks.\n"))]);
    let (.., all) = desk.check(
        "“The museum roof will be mended before the first snow. Nobody in this council has asked me for a single \
         receipt,” Lund said.",
    );
    assert_eq!(all[0].verdict, Verdict::Spliced);
    let (first, second) = (all[0].passage.as_ref().unwrap(), all[0].second.as_ref());
    assert!(second.is_none_or(|second| second.span.start > first.span.end));
}

#[test]
fn the_wrong_speaker_is_told_and_a_reader_aloud_is_none() {
    let desk = hearing();
    let draft = "“I will not send a crew out on cracked bolts, and the ramp waits,” Bengt Berg said.";
    assert_ne!(desk.verdict(draft), Verdict::Verbatim);
    let draft = "“We closed it because twenty-five bolts in the ramp were cracked,” Bengt Berg said.";
    assert_eq!(desk.verdict(draft), Verdict::SpeakerConflict);
    let desk = Desk::new(&[(
        "show.txt",
        "HOST: Mayor Lund wrote this morning: The lighthouse keeper deserves every krone of the prize.\n\n\
         GUEST: She would say so.\n\nHOST: And there is more.\n",
    )]);
    let draft = "“The lighthouse keeper deserves every krone of the prize,” Ada Lund said.";
    assert_eq!(desk.verdict(draft), Verdict::Verbatim);
}

#[test]
fn of_two_places_the_right_speaker_has_the_better() {
    let desk = Desk::new(&[
        ("a.txt", "BERG: The tide waits for no council.\n\nHOST: Well.\n\nBERG: So I said.\n"),
        ("b.txt", "LUND: The tide waits for no council.\n\nHOST: Well.\n\nLUND: So I said.\n"),
    ]);
    let (_, sources, all) = desk.check("“The tide waits for no council,” Ada Lund said.");
    let passage = all[0].passage.as_ref().unwrap();
    assert!(sources.read[passage.source].file.path().ends_with("b.txt"));
    assert_eq!(all[0].verdict, Verdict::Verbatim);
}

#[test]
fn another_outlets_hearing_is_a_variant() {
    let other = "TARN — The minister spoke for an hour on Tuesday.\n\n\
        “Before the winter comes the bridges get rebuilt, since we owe that to the fishermen of the strait,” Minister \
        Ada Torvik told islanders.\n";
    let desk = Desk::new(&[("other.txt", other)]);
    let draft = "“The bridges will be rebuilt before winter; we owe it to the fishermen of the strait,” Ada Torvik said.";
    let (_, sources, all) = desk.check(draft);
    assert_eq!(all[0].verdict, Verdict::Variant);
    let passage = all[0].passage.as_ref().unwrap();
    assert!(passage.span.of(sources.read[0].file.text()).starts_with("Before the winter"));
    let draft = "“Nobody asked the islanders whether they wanted a new quay at all,” Ada Torvik said.";
    assert_eq!(desk.verdict(draft), Verdict::Unverified);
}

#[test]
fn what_nobody_has_is_unverified_and_the_nearest_is_told() {
    let desk = hearing();
    let (.., all) =
        desk.check("“The northern ferry was always going to be a burden on this town,” Okoro said.");
    assert_eq!(all[0].verdict, Verdict::Unverified);
    assert!(all[0].passage.is_none());
    assert!(all[0].nearest.as_ref().is_some_and(|(_, words)| *words >= 3));
}

#[test]
fn a_draft_does_not_vouch_for_itself() {
    let draft = "“The lamp in the harbour has been dark since August,” Ada Lund said on Monday.\n";
    let desk = Desk::new(&[("draft.txt", draft)]);
    let (.., all) = desk.check(draft);
    assert_eq!(all[0].verdict, Verdict::Unverified);
}

#[test]
fn a_draft_that_is_a_source_is_held_against_the_others() {
    let draft = "“The lamp in the harbour has been dark since August,” Ada Lund said on Monday.\n";
    let desk =
        Desk::new(&[("a.txt", draft), ("b.txt", "LUND: The lamp in the harbour was dark since August.\n")]);
    let (lexicon, sources) = (Lexicon::built_in(), desk.sources());
    // the draft as it is being mended: no longer the text of the source that it is
    let file = Arc::new(File::new("a.txt", draft.replace("Monday", "Tuesday").into_bytes()));
    let drafts = [Draft::read(file, Format::Plain, &lexicon)];
    let held = |own: &[Option<usize>]| sources.verify_but(&drafts, own, &lexicon)[0][0].clone().unwrap();
    assert_eq!(held(&[]).verdict, Verdict::Verbatim);
    let but = held(&[Some(0)]);
    assert_eq!((but.verdict, but.passage.unwrap().source), (Verdict::Altered, 1));
}

#[test]
fn sources_are_sorted_and_what_cannot_be_read_is_named() {
    let desk = Desk::new(&[("b/two.txt", "Two words."), ("a.md", "One word."), (".hidden.txt", "No.")]);
    std::fs::write(desk.path("image.png"), b"\x89PNG\0\0\0").unwrap();
    std::fs::write(desk.path("empty.txt"), b" \n").unwrap();
    let sources =
        Sources::load(&[desk.folder.path().to_owned(), desk.path("missing.txt"), desk.path("a.md")]);
    let names: Vec<_> = sources.read.iter().map(|s| s.file.path().file_name().unwrap()).collect();
    assert_eq!(names, ["a.md", "two.txt"]);
    let unread: Vec<_> =
        sources.unread.iter().map(|u| (u.path.file_name().unwrap(), u.why.is_missing())).collect();
    assert_eq!(
        unread,
        [("empty.txt".as_ref(), false), ("image.png".as_ref(), false), ("missing.txt".as_ref(), true)]
    );
}

#[test]
fn a_pattern_names_many_files() {
    let desk = Desk::new(&[("a/one.txt", "One."), ("b/two.txt", "Two."), ("b/three.md", "Three.")]);
    let load = |pattern: &str| Sources::load(&[desk.path(pattern)]);
    assert_eq!(load("*/*.txt").read.len(), 2);
    assert_eq!(load("**/t*").read.len(), 2);
    assert!(load("*.rtf").unread[0].why.is_missing());
    assert!(Sources::load(&[Path::new("no/such/folder").to_owned()]).unread[0].why.is_missing());
}

#[test]
fn long_and_many_are_no_trouble() {
    let line =
        "We count the boats and the nets and the men, and then we count the boats again. ".repeat(5_000);
    let desk = Desk::new(&[("line.txt", &line)]);
    let quote = "“We count the boats and the nets and the men,” Ada Lund said.\n\n".repeat(500);
    let (.., all) = desk.check(&quote);
    assert_eq!(all.len(), 500);
    assert!(all.iter().all(|v| v.verdict == Verdict::Verbatim));
    let (.., all) = desk.check(&format!("Ada Lund said: “{}”", &line[..40_000]));
    assert!(all[0].passage.is_some());
}

const BOARD: &str = "\
CHAIR BERG: Will the board sell the northern ferry, yes or no?

LUND: We have no plan to sell it before the winter. The crew deserves better than rumours, and I told them so.

CHAIR BERG: And the lighthouse?

LUND: The lighthouse stays dark until somebody pays for the lamp.
";

#[test]
fn a_pronoun_that_stands_for_one_name_may_name_the_wrong_speaker() {
    let desk = Desk::new(&[("board.txt", BOARD)]);
    let draft = "Peter Vail, the harbour master, spoke on Monday. He was angry.\n\n“The lighthouse stays dark until \
                 somebody pays for the lamp,” he said.\n";
    assert_eq!(desk.verdict(draft), Verdict::SpeakerConflict);
    // but where the draft names her too, the pronoun may be read wrongly
    let both = draft.replace("on Monday.", "on Monday, after Commissioner Ann Lund.");
    assert!(desk.verdict(&both) < Verdict::Altered);
}

#[test]
fn halves_of_two_turns_are_a_splice_however_near_they_stand() {
    let desk = Desk::new(&[("board.txt", BOARD)]);
    let draft = "“We have no plan to sell it before the winter. The lighthouse stays dark until somebody pays for \
                 the lamp,” Ann Lund said.\n";
    assert_eq!(desk.verdict(draft), Verdict::Spliced);
}

#[test]
fn a_bracket_does_not_stand_for_a_negation() {
    let desk = Desk::new(&[("board.txt", BOARD)]);
    let draft = "“We have [every] plan to sell it before the winter,” Ann Lund said.\n";
    assert_eq!(desk.verdict(draft), Verdict::Negation);
}

#[test]
fn a_negation_at_the_very_end_is_not_cut_off() {
    let desk = Desk::new(&[("pier.txt", "LUND: Either we have a pier in this town or we don't. So pay.\n")]);
    let draft = "“Either we have a pier in this town or we do,” Ann Lund said.\n";
    assert_eq!(desk.verdict(draft), Verdict::Negation);
}

#[test]
fn a_tweet_that_is_read_out_is_no_conflict() {
    let desk = Desk::new(&[(
        "debate.txt",
        "BERG: One of the tweets we saw said that the pier was older than the mayor and in a worse mood. Well?\n\n\
         LUND: It is.\n",
    )]);
    let draft = "“The pier was older than the mayor and in a worse mood,” Oda Stromme wrote.\n";
    assert!(desk.verdict(draft) < Verdict::Altered);
}

#[test]
fn a_copy_without_labels_does_not_hide_a_wrong_speaker() {
    let said = "We will dredge the inner harbour before the herring come back, whatever it costs us.";
    let desk = Desk::new(&[
        ("a-speech.txt", &format!("Speech at the quay\n\n{said}\n")),
        ("b-evening.txt", &format!("CHAIR BERG: Go on.\n\nLUND: {said}\n")),
    ]);
    let draft = format!("“{}” Peter Vail said.\n", said.replace("us.", "us,"));
    assert_eq!(desk.verdict(&draft), Verdict::SpeakerConflict);
}
