//! Who said it, sieve by sieve: one short paragraph, one speaker. And what holds whatever the text.

use proptest::prelude::*;
use quotelint::attribution::{Draft, Status};
use quotelint::document::Format;
use quotelint::lexicon::Lexicon;
use quotelint::text::File;
use std::path::Path;
use std::sync::{Arc, LazyLock};

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::built_in);

fn draft(text: &str) -> Draft {
    let file = Arc::new(File::new(Path::new("draft.txt"), text.as_bytes().to_vec()));
    Draft::read(file, Format::Plain, &LEXICON)
}

/// Sieve, paragraph, the mention beside the cue, the full name.
const TABLE: &[(&str, &str, &str, &str)] = &[
    ("after", "“The pier will not last the winter,” Mara Venn told reporters.", "Mara Venn", "Mara Venn"),
    (
        "after",
        "“Nobody measured the pump,” said Otto Brandvold, a plumber.",
        "Otto Brandvold",
        "Otto Brandvold",
    ),
    ("lead-in", "Mara Venn told the harbour board: “Count the ropes again.”", "Mara Venn", "Mara Venn"),
    (
        "lead-in",
        "Although Piet Roon praised the crew for staying, Mara Venn sounded tired, saying, “We are short of rope.”",
        "Mara Venn",
        "Mara Venn",
    ),
    (
        "sentence",
        "Mara Venn said the new timetable for the ferries was “a comedy written by accountants”.",
        "Mara Venn",
        "Mara Venn",
    ),
    (
        "credit",
        "“Bring a towel and a good excuse.” — Otto Brandvold, plumber",
        "Otto Brandvold",
        "Otto Brandvold",
    ),
    (
        "lead-paragraph",
        "Mara Venn had the last word on the matter and said:\n\n“Rope is rope.”",
        "Mara Venn",
        "Mara Venn",
    ),
];

#[test]
fn each_sieve_names_the_speaker_that_an_editor_would() {
    for (sieve, text, speaker, name) in TABLE {
        let draft = draft(text);
        let [found] = draft.attributions.all.as_slice() else {
            panic!("one quotation in {text}");
        };
        assert_eq!(found.sieve, *sieve, "{text}");
        let who = found.speaker.as_ref().unwrap_or_else(|| panic!("a speaker in {text}"));
        assert_eq!(who.span.of(&draft.document.prose), *speaker, "{text}");
        assert_eq!(who.name.as_deref(), Some(*name), "{text}");
    }
}

#[test]
fn a_quotation_may_be_given_to_its_speaker_twice_in_a_sentence() {
    let twice = |text: &str| {
        let draft = draft(text);
        let again = draft.attributions.all.last().and_then(|found| found.again.clone());
        again.map(|cue| cue.span.of(&draft.document.prose).to_owned())
    };
    let said = Some("said".to_owned());
    assert_eq!(twice("Mara Venn said: “Count the ropes again,” she said."), said);
    assert_eq!(twice("“Count them,” Mara Venn said, “and then count them again,” she added."), said);
    assert_eq!(twice("Mara Venn said: “Count the ropes again.” She left."), None);
    assert_eq!(twice("“Count them,” Mara Venn said. “Count them again,” she added."), None);
    assert_eq!(twice("Mara Venn said, “Count the ropes,” Otto Brandvold said."), None, "another relays it");
    assert_eq!(twice("When Mara Venn said, “Count the ropes,” she meant it, Mara Venn said."), None);
}

/// The last quotation of a draft: its sieve, and the mention that speaks; `-`: nobody does.
#[track_caller]
fn last(text: &str, sieve: &str, speaker: &str) {
    let draft = draft(text);
    let found = draft.attributions.all.last().expect("a quotation");
    let who = found.speaker.as_ref().map_or("-", |who| who.span.of(&draft.document.prose));
    assert_eq!((found.sieve, who), (sieve, speaker), "{text}");
}

#[test]
fn a_gerund_has_the_subject_of_the_main_clause() {
    last(
        "Mr. Venn came near to an admission that Tarnish sailors had landed in the north, saying, “We never said there was nobody there.”",
        "lead-in",
        "Mr. Venn",
    );
    last(
        "The first clash came during a visit to the hall, when two protesters interrupted her speech, shouting “Sell the boat and pay us!”",
        "lead-in",
        "two protesters",
    );
    last(
        "Mara Venn and her friends tied Otto Roon to the bank, with one of her ads asking, “Is he free enough to sit on the board?”",
        "lead-in",
        "one of her ads",
    );
}

#[test]
fn the_owner_of_a_post_speaks_and_not_the_network() {
    last(
        "The club was quick to answer. From Venn’s Facebook post: “We will play on Sunday, rain or not.”",
        "lead-in",
        "Venn",
    );
    last("From the report: “In most years the wells were dry before June.”", "label", "the report");
    last(
        "She shared a message from her adviser, Otto Roon, that read: “The wells were dry before June, and you knew.”",
        "lead-in",
        "She",
    );
    last("And then Venn said, and I quote, “We love the rain.”", "lead-in", "Venn");
}

#[test]
fn a_later_clause_of_the_same_sentence_takes_nothing_over() {
    last(
        "“We will win this cup,” Mara Venn said at the quay, hours after three papers declared the other side the winner. “You will see.”",
        "paragraph",
        "Mara Venn",
    );
    last(
        "“You cannot blame the pilot,” said Mara Venn, a nurse. A native of Tarn who came in 2013, she plans to stay. “It was dark.”",
        "paragraph",
        "Mara Venn",
    );
    last(
        "“The tide was low,” Mara Venn said. The harbour master, Otto Roon, disagreed. “It was as high as ever.”",
        "paragraph",
        "Otto Roon",
    );
}

#[test]
fn a_quotation_inside_a_sentence_is_that_sentences_own() {
    last(
        "Otto Roon said the flags were a fine sight. Mara Venn came because she wished to show that “they cannot scare us from the square”.",
        "fragment",
        "Mara Venn",
    );
    last("Otto Roon was not impressed. “I have seen better boats in a bath.”", "neighbour", "Otto Roon");
}

#[test]
fn a_job_that_no_list_knows_still_leads_to_its_name() {
    last(
        "“It was no mistake, so forget about it,” said retired luthier Mara Venn, asked about the boat.",
        "after",
        "Mara Venn",
    );
    last(
        "The vote came up after Mr. Venn, asked about the boat, had said, “It was no mistake.”",
        "lead-in",
        "Mr. Venn",
    );
    last(
        "“There are jellyfish with more spine,” reads a Wednesday editorial in The Tarn Courier.",
        "after",
        "a Wednesday editorial",
    );
    last(
        "Friends of the club could push it through, said Mara Venn, a lawyer for the members. “It would save a quarrel.”",
        "neighbour",
        "Mara Venn",
    );
}

#[test]
fn a_line_that_credits_is_no_sentence() {
    last(
        "THE POLLS WERE WRONG, AND EARLY - Mara Venn and Otto Roon: “Nobody asked us twice.”",
        "label",
        "Mara Venn",
    );
    last(
        "Former secretary of state Mara Venn: “We learned that from the files.”",
        "label",
        "Former secretary of state Mara Venn",
    );
    last(
        "The Venn campaign, in a leaflet, worded it even more carefully: “Her practice was to write.”",
        "label",
        "The Venn campaign",
    );
    // a question may end a quotation and a new sentence begin
    last(
        "“I asked nobody,” Venn said. “Does that not speak to your ways?” The crowd booed.",
        "paragraph",
        "Venn",
    );
}

#[test]
fn manner_and_relative_clauses_have_no_subject_to_give() {
    last(
        "Venn said Roon took her arm and, in a low voice said, “You know what this is about.”",
        "lead-in",
        "Venn",
    );
    last(
        "Venn was approached by Otto Roon who took her arm and said, “You know what this is about.”",
        "lead-in",
        "Otto Roon",
    );
    last(
        "Ms. Venn said that when Ms. Roon railed against the banks from her bench, “she is speaking for all of us.”",
        "sentence",
        "Ms. Venn",
    );
    last("Pollsters agree - Mara Venn: “One lesson was a simple one.”", "label", "Mara Venn");
}

#[test]
fn a_paragraph_about_the_speaker_alone_carries_on() {
    last(
        "“We will mend the pier,” Mara Venn said.\n\nVenn is full of hope for the winter, in part because she sees the town \
         as a friend.\n\n“There is rope enough.”",
        "carried",
        "Mara Venn",
    );
    last(
        "“We will mend the pier,” Mara Venn said.\n\nVenn continued her scathing remarks.\n\n“Nobody counted the rope.”",
        "lead-paragraph",
        "Venn",
    );
}

#[test]
fn a_name_that_is_a_preposition_and_a_role_that_says_which() {
    last("“We will stay,” said Per Falk, the pilot.", "after", "Per Falk");
    last("“We go at dawn,” a senior port official said.", "after", "a senior port official");
    last("“We go at dawn,” a senior said.", "after", "a senior");
}

#[test]
fn more_from_somebody_behind_a_dash() {
    last("What it means for the ferries - More from Venn: “They will sail on time.”", "label", "Venn");
}

#[test]
fn an_office_and_two_roles_are_one_speaker() {
    last(
        "Former Secretary of State Hanna Venn wrote to the crews, saying, “There is a berth here for you.”",
        "lead-in",
        "Former Secretary of State Hanna Venn",
    );
    last(
        "The former harbour master and current deputy mayor said on the quay: “This is not who we are.”",
        "lead-in",
        "The former harbour master and current deputy mayor",
    );
}

#[test]
fn a_colon_leads_in_before_a_new_sentence_may_take_over() {
    last(
        "Venn, worn out, answered: “What would it change?” Her critics cited it for years.",
        "lead-in",
        "Venn",
    );
}

/// The full name of whoever says the last quotation.
#[track_caller]
fn says_the_last(text: &str, name: &str) {
    let draft = draft(text);
    let found = draft.attributions.all.last().expect("a quotation");
    let who = found.speaker.as_ref().and_then(|who| who.name.as_deref());
    assert_eq!(who, Some(name), "{text}");
}

#[test]
fn he_is_the_subject_of_the_sentence_before_and_not_of_the_paragraph_before() {
    says_the_last(
        "“No such list was ever kept,” Jonas Selby said in a bill that he sent to the chamber.\n\nAt a supper in \
         Port Osk on Friday night, Peter Quist struck another tone about the towns that he said had lied. “We let \
         them do it,” he said.",
        "Peter Quist",
    );
    says_the_last(
        "Mayor Jonas Selby quarrelled with Peter Quist, calling him “a nuisance” and “a bore.”\n\nQuist blamed local \
         officials before the vote. “They broke the pump,” he wrote.",
        "Peter Quist",
    );
}

#[test]
fn the_last_name_alone_is_whoevers_copy_it_is() {
    let copy = "Hanna Venn came late to the debate. Venn had lost the north, and Venn knew it. It was a long year for \
                her, longer than the one before, and there was no end of it in sight for anybody who worked on the \
                campaign.\n\nThen Boris Venn told his wife's friends to give up hope.\n\nIt went on for weeks: the \
                buses, the halls, the soup out of paper cups, the questions about money that nobody could answer, and \
                the long rides home along the coast with the radio turned down. Nobody slept. The polls went up by a \
                point and down by two, the weather turned, and two of the buses broke down on the same day outside \
                the same town, which the papers liked. The volunteers went home one by one, first the students and \
                then the retired, until a handful was left. There was a fire in the office, and rain, and a \
                strike.\n\nAsked about it on Tuesday, Venn said, “I take it on me.”";
    says_the_last(copy, "Hanna Venn");
}

#[test]
fn two_who_take_turns_are_two_who_may_go_on() {
    let text = "“We sell the boat,” said Mara Venn.\n\n“We keep it,” said Otto Roon.\n\n“It leaks,” said Venn.\n\n“Everything leaks.”";
    let read = draft(text);
    let found = read.attributions.all.last().expect("a quotation");
    assert_eq!(found.status, Status::Ambiguous);
    assert_eq!(found.rivals.len(), 1);
    // one who speaks twice goes on
    let text = text.replace("Otto Roon", "Venn");
    assert_eq!(draft(&text).attributions.all.last().map(|found| found.status), Some(Status::Carried));
}

#[test]
fn nobody_is_named_where_the_copy_names_nobody() {
    let draft = draft(
        "The rain stopped at noon. The shops stayed shut.\n\n“We will all be gone by spring, and who will feed the geese?”",
    );
    assert_eq!(draft.attributions.all[0].status, Status::Unattributed);
    assert!(draft.attributions.all[0].speaker.is_none());
}

/// Pieces that copy is put together from: names, cues, marks and whatever trips a reader.
const PIECES: &[&str] = &[
    "Mara Venn",
    "Venn",
    "Mr.",
    "the mayor",
    "a report",
    "she",
    "who",
    "it",
    "said",
    "told",
    "saying",
    "according to",
    "was quoted as saying",
    "his warning that",
    "as",
    "and",
    "Although",
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "«",
    "»",
    ",",
    ".",
    ":",
    ";",
    "—",
    "(",
    ")",
    "?",
    "…",
    "\n\n",
    "Ångström",
    "José",
    "’s",
    "李明",
    "the BBC",
    "in an interview with",
    "\u{fffd}",
    "- ",
    "12",
    "of",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]
    #[test]
    fn speakers_and_cues_lie_in_the_prose(picks in prop::collection::vec((0..PIECES.len(), any::<bool>()), 0..120)) {
        let text: String = picks
            .iter()
            .flat_map(|&(piece, space)| [PIECES[piece], if space { " " } else { "" }])
            .collect();
        let draft = draft(&text);
        let prose = &draft.document.prose;
        prop_assert_eq!(draft.attributions.all.len(), draft.quotations.all.len());
        for found in &draft.attributions.all {
            let speakers = found.speaker.iter().chain(&found.rivals);
            let spans = speakers.flat_map(|s| std::iter::once(s.span).chain(s.via.iter().map(|v| v.span)));
            for span in spans.chain(found.cue.iter().map(|c| c.span)) {
                prop_assert!(prose.get(span.start..span.end).is_some_and(|words| !words.is_empty()));
            }
            for person in found.speaker.iter().filter_map(|s| s.person) {
                prop_assert!(person < draft.attributions.people.len());
            }
        }
    }
}
