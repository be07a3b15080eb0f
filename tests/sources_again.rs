//! A draft that changed is held against the sources once more: the answer is that of a whole look-up, whatever changed.

use quotelint::attribution::Draft;
use quotelint::document::Format;
use quotelint::lexicon::Lexicon;
use quotelint::sources::{Source, Sources};
use quotelint::text::File;
use std::sync::Arc;

const HEARING: &str = "CHAIR: The hearing is open, and the pier is on the table.\n\n\
    MS. FALK: We will not run the last boat until March, and the winter timetable stays as it is for now. Nobody \
    asked us, you know, about the ramp. It cost $40,000 to mend.\n\n\
    MR. STRAND: I have crossed on that boat since I was nine years old, and I would like to go on doing it. The ramp \
    is not the boat, and the boat is not the ramp.\n";

const COPY: &str = "The council met on the pier.\n\n\"We will not run the boat until April,\" Ingrid Falk told the \
    Harbour Post. \"It cost 40,000 dollars to mend it.\"\n";

const DRAFT: &str = "The ferry stays in the harbour, *for now*.\n\n\
    “We will run the last boat until March,” said Ingrid Falk, who keeps its books. “It cost $40,000 … to mend.”\n\n\
    “Nobody asked us about the ramp,” she said, “or about [the timetable].”\n\n\
    Abe Strand, a passenger, was less sure. “I have crossed on that boat since I was nine years old,” he said. “She \
    told me, ‘The ramp is not the boat,’ and I believed her.”\n\n\
    “The ramp is not the boat,” Strand said.\n\n\
    “The ramp is not the boat,” Falk said.\n\n\
    “There was never going to be another boat,” somebody called out.\n";

fn sources() -> Sources {
    let read = [("2031-03-10-hearing.txt", HEARING), ("post.txt", COPY)];
    let source = |(path, text): (&str, &str)| Source::new(File::new(path, text.into())).expect("a source");
    Sources { read: read.into_iter().map(source).collect(), unread: Vec::new() }
}

fn read(text: &str, lexicon: &Lexicon) -> Draft {
    Draft::read(Arc::new(File::new("draft.md", text.into())), Format::Markdown, lexicon)
}

/// Changes `DRAFT`, then changes it back; both times the short look-up must say what a whole one does.
#[track_caller]
fn same(sources: &Sources, lexicon: &Lexicon, changed: &str) {
    for (before, after) in [(DRAFT, changed), (changed, DRAFT)] {
        let (before, after) = (read(before, lexicon), read(after, lexicon));
        let known = sources.verify(std::slice::from_ref(&before), lexicon).remove(0);
        let whole = sources.verify(std::slice::from_ref(&after), lexicon).remove(0);
        let short = sources.verify_again(&after, None, lexicon, &before, &known);
        assert_eq!(format!("{short:#?}"), format!("{whole:#?}"), "{}", after.file.text());
    }
}

#[test]
fn a_letter_typed_anywhere_is_followed() {
    let (sources, lexicon) = (sources(), Lexicon::built_in());
    for (at, _) in DRAFT.char_indices().step_by(7) {
        same(&sources, &lexicon, &format!("{}x{}", &DRAFT[..at], &DRAFT[at..]));
    }
}

#[test]
fn words_marks_and_paragraphs_that_come_and_go_are_followed() {
    let (sources, lexicon) = (sources(), Lexicon::built_in());
    for (words, other) in [
        ("We will run", "We will not run"),
        ("Ingrid Falk, who", "Abe Strand, who"),
        ("“", "\""),
        ("*for now*", "for 🎈 now"),
        ("Falk said", "Strand said"),
        (" she said,", " he said,"),
        ("“The ramp is not the boat,” Strand said.\n\n", ""),
        ("Abe Strand, a passenger, was less sure. ", ""),
        ("” said", " said"),
        ("The ferry stays", "---\ndate: 2031-03-11\n---\n\nThe ferry stays"),
        (DRAFT, HEARING),
        (DRAFT, ""),
    ] {
        same(&sources, &lexicon, &DRAFT.replace(words, other));
    }
}
