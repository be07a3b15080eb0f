//! Plain copy in many layouts: what belongs together is one block, and what does not stays apart.

use quotelint::document::BlockKind::{BlockQuote, Byline, Caption, Heading, ListItem, Paragraph, Trailer};
use quotelint::document::{Block, BlockKind, Document, Format};
use quotelint::text::ProseSpan;

fn read(text: &str) -> Document {
    Document::read(text, Format::Plain)
}

/// The blocks of a text, as words.
fn blocks(text: &str) -> Vec<String> {
    let document = read(text);
    document.blocks.iter().map(|block| document.words(block.span).to_owned()).collect()
}

/// Kind and first word of each block.
fn kinds(text: &str) -> Vec<(BlockKind, String)> {
    let document = read(text);
    let first = |b: &Block| document.words(b.span).split(' ').next().unwrap_or_default().to_owned();
    document.blocks.iter().map(|block| (block.kind, first(block))).collect()
}

#[test]
fn a_paragraph_a_line() {
    let text = "The ferry to Tarn was late again on Monday.\n\"We saw nothing but fog,\" the pilot said.\n\
                Nobody was hurt.\nThe line runs four boats a day.\n";
    assert_eq!(blocks(text), text.lines().collect::<Vec<_>>());
}

#[test]
fn paragraphs_between_blank_lines() {
    let text = "The ferry to Tarn was late again on Monday.\n\n\n\"We saw nothing but fog,\" the pilot said.\n \nIt cleared.";
    assert_eq!(blocks(text).len(), 3);
}

const WRAPPED: &str = "\
The ferry to Tarn was late again on Monday, and the people who wait for
it every morning on the stone quay below the old customs house had begun
to bring chairs.

\"We saw nothing but fog,\" the pilot, Oona Brandt, told reporters. \"There
was no horn, no light, and no second chance. I would turn back again if I
had to, and so would anybody.\"

The line runs four boats a day.
";

#[test]
fn hard_wrapped_with_blank_lines() {
    let found = blocks(WRAPPED);
    assert_eq!(found.len(), 3);
    assert!(found[1].contains("\"There was no horn"), "{}", found[1]);
    assert!(found[1].contains("again if I had to, and so would anybody.\""));
}

#[test]
fn hard_wrapped_with_other_line_ends() {
    for end in ["\r\n", "\r", "\u{2028}"] {
        assert_eq!(blocks(&WRAPPED.replace('\n', end)), blocks(WRAPPED), "{end:?}");
    }
}

#[test]
fn hard_wrapped_with_indented_first_lines() {
    let text = "   TARN, May 3 (Quay News) - The ferry was late again on Monday, and the\n\
people who wait for it every morning had begun to bring chairs.\n\
   \"We saw nothing but fog,\" the pilot, Oona Brandt, told reporters at\nthe quay.\n\
   The line runs four boats a day, and two on the days when the council\nremembers to pay for the fuel.\n";
    let found = blocks(text);
    assert_eq!(found.len(), 3, "{found:#?}");
    assert!(found[1].ends_with("told reporters at the quay."));
}

#[test]
fn hard_wrapped_with_neither() {
    let text = "The ferry was late again on Monday, and the people who wait for it every\n\
morning had begun to bring chairs.\n\
\"We saw nothing but fog,\" the pilot, Oona Brandt, told reporters on the\nquay below the customs house.\n\
The line runs four boats a day, and two on the days when the council has\nforgotten to pay for the fuel.\n";
    let found = blocks(text);
    assert_eq!(found.len(), 3, "{found:#?}");
}

#[test]
fn one_wrapped_paragraph_is_enough() {
    let text = "The council said on Monday that the bridge over the Tarn would be\nclosed for two weeks.\n\n\
\"We have no choice,\" Mayor Ida Voss said.\n";
    assert_eq!(blocks(text).len(), 2);
}

#[test]
fn a_wrapped_release_inside_unwrapped_copy() {
    let long = "The council of Tarn published a statement late on Monday night, after a meeting that had gone on for \
                seven hours and that nobody who was there would speak about on the record, and this is what it said.";
    let text = format!("{long}\n\n{WRAPPED}\n{long}\n");
    assert_eq!(blocks(&text).len(), 5);
}

#[test]
fn words_broken_at_a_hyphen_stay_one_word() {
    let text = "The people who wait for the ferry every morning say that it is a well-\n\
known fact that it is late, and that the council could not care any less\nabout it if it tried.\n";
    let found = blocks(text);
    assert_eq!(found.len(), 1);
    assert!(found[0].contains("well-known fact"), "{}", found[0]);
}

#[test]
fn headline_and_byline_are_not_glued() {
    let text =
        format!("Ferry to Tarn late again, and nobody\nknows why\nBy Mara Venn\nStaff Writer\n\n{WRAPPED}");
    let found = kinds(&text);
    assert!(found.contains(&(Byline, "By".into())), "{found:?}");
    assert!(found.contains(&(Heading, "Ferry".into())), "{found:?}");
    let text = "Ferry to Tarn late again\nBy Mara Venn\nThe ferry to Tarn was late again on Monday.\n";
    let expected = [(Heading, "Ferry"), (Byline, "By"), (Paragraph, "The")];
    assert_eq!(kinds(text), expected.map(|(kind, word)| (kind, word.to_owned())));
}

#[test]
fn verse_and_lists_and_addresses_keep_their_lines() {
    let verse = "The boat that never came to Tarn\nWas painted blue and white\nAnd everyone who waited there\n\
Went home again at night\nWith nothing but a ball of yarn\nAnd half an appetite";
    assert_eq!(blocks(verse).len(), 6);
    let list =
        "What to bring:\n- a chair\n- a coat that keeps the rain out\n- something to read\n- patience\n";
    assert_eq!(blocks(list).len(), 5);
    let shopping = "bread\nmilk\nten eggs\na bag of flour\nsalt";
    assert_eq!(blocks(shopping).len(), 5);
    let address = "Tarn Harbour Office\n12 Quay Street\nTarn TN4 9QA";
    assert_eq!(blocks(address).len(), 3);
}

#[test]
fn wrapped_list_items_are_one_block_each() {
    let text = "\
* The ferry leaves the stone quay below the customs house at six in the
  morning, fog or no fog.
* It comes back at nine, when everybody who wanted to be somewhere else
  has given up and gone home.
";
    let found = kinds(text);
    assert_eq!(found, [(ListItem, "*".to_owned()), (ListItem, "*".to_owned())]);
}

#[test]
fn quoted_mail_is_a_block_quotation() {
    let text = "Oona Brandt wrote:\n\n> We saw nothing but fog, and there was no horn and no light and no\n\
> second chance for anybody.\n\nThat was all.\n";
    let document = read(text);
    assert_eq!(document.blocks[1].kind, BlockQuote);
    assert_eq!(
        document.words(document.blocks[1].span),
        "We saw nothing but fog, and there was no horn and no light and no second chance for anybody."
    );
}

#[test]
fn white_space_of_any_kind_is_a_space_and_no_width_is_nothing() {
    let text = "\u{FEFF}\u{200B}“We saw\u{A0}nothing,”\tshe\u{202F}sa\u{AD}id\u{2060}.\u{3000}\n\u{A0}\n\u{C}Page two began.";
    let document = read(text);
    assert_eq!(document.prose, "“We saw nothing,” she said.\nPage two began.");
    let at = document.prose.find("said").unwrap();
    assert_eq!(document.span(ProseSpan::new(at, at + 4)).of(text), "sa\u{AD}id");
}

#[test]
fn urls_and_comments_are_no_prose() {
    let text = "See https://tarn.example/ferry?x=\"1 (or http://a.example/b_(c)). It said <!-- cut? --> so.\n\
<!-- quotelint-disable-next-line\n     orphan-quotation: known -->\n“No boat.”\n<!-- never ends";
    let document = read(text);
    assert_eq!(document.prose, "See \u{FFFC}\"1 (or \u{FFFC}). It said  so.\n“No boat.”\n<!-- never ends");
    assert_eq!(document.comments.len(), 2);
    assert_eq!(document.comments[0].text, "cut?");
    assert!(document.comments[1].text.starts_with("quotelint-disable-next-line\n"));
    assert!(document.comments[1].span.of(text).ends_with("known -->"));
}

#[test]
fn tags_that_were_left_behind_are_no_prose() {
    let text = "The post <post author=\"@tarn\" date=\"May 3,\n2031\">read: “No boat.” See [<a href=”http://tarn.example”>this</a>].";
    assert_eq!(read(text).prose, "The post\nread: “No boat.” See [this</a>].");
    // no attribute, no tag: two signs of arithmetic may enclose anything
    assert_eq!(read("If a <b and c> d, “no boat.”").prose, "If a <b and c> d, “no boat.”");
}

#[test]
fn garbled_marks_stay_as_they_are() {
    assert_eq!(read("â€œNo boat,â€\u{9d} she said.").prose, "â€œNo boat,â€\u{9d} she said.");
}

#[test]
fn what_stands_around_copy_is_known() {
    let text = "\
Ferry to Tarn late again
By Mara Venn and Oli Brandt
May 3, 2031 19:45 GMT
Photo: The quay at dawn. Ida Voss / AP

The ferry to Tarn was late again on Monday, the fourth time this month.

Nobody knows why

\"We saw nothing but fog,\" the pilot said.

The quay on Monday (Image: Ida Voss)

Read more: Five boats that sank

It cleared at noon, and the boat came in to applause.

(Reporting by Mara Venn; Editing by Oli Brandt)

Write to Mara Venn at mara@quay.example

(END) Quay Newswires

May 03, 2031 19:45 ET

Copyright (c) 2031 Quay News
";
    let expected = [
        Heading, Byline, Byline, Caption, Paragraph, Heading, Paragraph, Caption, Trailer, Paragraph,
        Trailer, Trailer, Trailer, Trailer, Trailer,
    ];
    assert_eq!(kinds(text).into_iter().map(|(kind, _)| kind).collect::<Vec<_>>(), expected);
}

#[test]
fn copy_that_only_looks_like_it_stays_copy() {
    for line in [
        "By Monday the river had gone down and the boats came back.",
        "Follow the river far enough and it ends in Tarn.",
        "Write to your council, he told them.",
        "\"Photographs lie,\" she said.",
        "\"Subscribe to nothing,\" he said",
        "Contact with the boat was lost at nine.",
        "Reporting by the council's own office was late, Voss said.",
        "The mayor said",
        "Sources said the boat was late.",
        "He licensed the picture to Getty Images for 40 pounds and a pie.",
        "Copyright law is no help to sailors, Voss said.",
        "\"We won,\" she said",
        "Watch the tide, the pilots say.",
    ] {
        let text = format!(
            "The boat was late again on Monday, and on Tuesday.\n\n{line}\n\n\"It came at nine, as it always had, and left at ten,\" Voss said.\n"
        );
        assert_eq!(read(&text).blocks[1].kind, Paragraph, "{line}");
    }
}

#[test]
fn front_matter_is_no_prose_but_a_rule_of_dashes_is_no_front_matter() {
    let text = "---\ntitle: Ferry\nquotelint: ignore\n---\nThe ferry was late.\n";
    let document = read(text);
    assert_eq!(document.prose, "The ferry was late.");
    assert_eq!(
        document.front_matter.map(|span| span.of(text)),
        Some("---\ntitle: Ferry\nquotelint: ignore\n---")
    );
    let text = "---\nThe ferry was late, and so was he.\n---\nThat was all.\n";
    assert_eq!(read(text).front_matter, None);
}

#[test]
fn nothing_is_a_document_too() {
    for text in ["", "\n", " \r\n\t", "\u{FEFF}", "<!-- -->", "\u{200B}"] {
        let document = read(text);
        assert!(document.blocks.is_empty() && document.prose.is_empty(), "{text:?}");
    }
}
