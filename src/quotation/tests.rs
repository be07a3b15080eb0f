//! Stories about marks: what is written, and the quotations that a reader sees in it.

use super::*;
use crate::document::{Block, BlockKind, Format};
use proptest::prelude::*;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::built_in);

fn read(text: &str) -> (Document, Quotations) {
    let document = Document::read(text, Format::Plain);
    let found = Quotations::find(&document, &LEXICON);
    (document, found)
}

/// The quotations of `text`, nested ones with a `>` before them, unclosed ones with a `~` behind.
fn found(text: &str) -> Vec<String> {
    let (document, found) = read(text);
    let shown = |q: &Quotation| {
        let depth = std::iter::successors(q.parent, |&p| found.all[p].parent).count();
        format!("{}{}{}", ">".repeat(depth), document.words(q.inner), if q.closed { "" } else { "~" })
    };
    found.all.iter().map(shown).collect()
}

fn faults(text: &str) -> Vec<Fault> {
    read(text).1.faults.into_iter().map(|(_, fault)| fault).collect()
}

/// Words and form of each quotation.
fn forms(text: &str) -> Vec<(String, Form)> {
    let (document, found) = read(text);
    found.all.iter().map(|q| (document.words(q.inner).to_owned(), q.form)).collect()
}

fn groups(text: &str) -> Vec<(Option<usize>, Tie)> {
    read(text).1.all.iter().map(|q| (q.group, q.tie)).collect()
}

#[test]
fn every_style_of_marks_is_read() {
    for text in [
        "\"We dig tomorrow,\" said Ode Brill.",
        "“We dig tomorrow,” said Ode Brill.",
        "„We dig tomorrow,“ said Ode Brill.",
        "„We dig tomorrow,” said Ode Brill.",
        "«We dig tomorrow,» said Ode Brill.",
        "»We dig tomorrow,« said Ode Brill. »We dig,« she said.",
        "''We dig tomorrow,'' said Ode Brill.",
        "``We dig tomorrow,'' said Ode Brill.",
        "‘‘We dig tomorrow,’’ said Ode Brill.",
        "'We dig tomorrow,' said Ode Brill.",
        "‘We dig tomorrow,’ said Ode Brill.",
        "‹We dig tomorrow,› said Ode Brill.",
        "「We dig tomorrow,」 said Ode Brill.",
        "＂We dig tomorrow,＂ said Ode Brill.",
        "â€œWe dig tomorrow,â€\u{9d} said Ode Brill.",
        "â€œWe dig tomorrow,â€? said Ode Brill.",
        "â€œWe dig tomorrow,â€ said Ode Brill.",
        "Ã¢â‚¬Å“We dig tomorrow,Ã¢â‚¬Â\u{9d} said Ode Brill.",
        "\u{93}We dig tomorrow,\u{94} said Ode Brill.",
        "‚ÄúWe dig tomorrow,‚Äù said Ode Brill.",
    ] {
        assert_eq!(found(text).first().map(String::as_str), Some("We dig tomorrow,"), "{text}");
        assert!(faults(text).is_empty(), "{text}");
    }
    assert_eq!(found("Le maire a dit : « Nous creusons. »"), [" Nous creusons. "]);
}

#[test]
fn apostrophes_are_no_marks() {
    for text in [
        "The workers' union didn't meet; the bosses' did.",
        "Rock 'n' roll in the '90s wasn't for 'em.",
        "Rock ’n’ roll in the ’90s wasn’t for ’em, ’til now.",
        "O'Brien read the Qur'an in Sana'a 'til dawn.",
        "They were goin' nowhere, an' the Joneses' dog's gone.",
        "The old 'uns had a shed, with rock 'n' roll on the radio.",
        "'Twas the season of '08, and the Knicks' too.",
        "It donâ€™t â€” wonâ€™t â€” rain.",
    ] {
        assert_eq!(found(text), [""; 0], "{text}");
        assert!(faults(text).is_empty(), "{text}");
    }
}

#[test]
fn primes_are_no_marks() {
    assert_eq!(found("He is 5'11\" tall and the board 12\" wide."), [""; 0]);
    assert_eq!(found("A 12″ disc, a 6-foot-2\" door."), [""; 0]);
    assert_eq!(found("\"The pipe is 6'2\" long,\" she said."), ["The pipe is 6'2\" long,"]);
    assert_eq!(found("The club won \"all 21\" of them."), ["all 21"]);
}

#[test]
fn british_copy_has_single_marks_outside() {
    let text = "‘We can’t stay,’ said Ode. ‘The workers’ hut said “No entry” on it.’";
    assert_eq!(found(text), ["We can’t stay,", "The workers’ hut said “No entry” on it.", ">No entry"]);
    let text = "'I won't,' said Ode. 'The crews' boat leaks, and Jess' mother cried 'thief' at dusk.'";
    assert_eq!(
        found(text),
        ["I won't,", "The crews' boat leaks, and Jess' mother cried 'thief' at dusk.", ">thief"]
    );
    let text = "'It's the dogs' bowl,' said Ode Brill. 'They've called it \"the trough\" for years.'";
    assert_eq!(
        found(text),
        ["It's the dogs' bowl,", "They've called it \"the trough\" for years.", ">the trough"]
    );
}

#[test]
fn single_marks_quote_within_double_ones_and_in_headlines() {
    assert_eq!(
        found("\"She told me, 'Not today,' and left the workers' hut,\" Brill said."),
        ["She told me, 'Not today,' and left the workers' hut,", ">Not today,"]
    );
    assert_eq!(found("“He said, ‘Go.’” They went."), ["He said, ‘Go.’", ">Go."]);
    assert_eq!(found("''He said, 'Go.''' They went."), ["He said, 'Go.'", ">Go."]);
    assert_eq!(
        found("\"He said, 'I heard \"no\" twice,' and sat,\" Brill said."),
        ["He said, 'I heard \"no\" twice,' and sat,", ">I heard \"no\" twice,", ">>no"]
    );
    assert_eq!(found("'Never again', says mayor of Dunmere"), ["Never again"]);
}

#[test]
fn one_missing_mark_harms_only_itself() {
    let text = "\"The tide is in, she said. \"We row now,\" he said. \"And \"fast\" is the word.\"";
    assert_eq!(found(text)[..2], ["The tide is in,~", "We row now,"]);
    let text = "The tide is in,\" she said. \"We row now,\" he said. \"We rest,\" she said.";
    assert_eq!(found(text), ["We row now,", "We rest,"]);
    assert_eq!(faults(text), [Fault::Unopened]);
    let text = "\"We row,\" he said. \"We rest, she said. \"We sleep,\" he said. \"We wake,\" she said.";
    assert_eq!(found(text), ["We row,", "We rest,~", "We sleep,", "We wake,"]);
    let text = "Brill said \"we are out of bait. The crew \"will manage,\" she said. \"No fear.\"";
    assert_eq!(found(text), ["we are out of bait.~", "will manage,", "No fear."]);
    assert_eq!(found("\"We row.\"\" he said. \"We rest,\" she said."), ["We row.", "We rest,"]);
}

#[test]
fn an_unclosed_mark_shows_where_it_should_close() {
    let text = "\"The tide is in, she said, and left.";
    assert_eq!(faults(text), [Fault::Unclosed { probably: "\"The tide is in,".len() }]);
    let text = "She said: \"The tide is in.";
    assert_eq!(faults(text), [Fault::Unclosed { probably: text.len() }]);
    // a single mark that closes a double one
    assert_eq!(found("“The tide is in.’ She left."), ["The tide is in."]);
}

#[test]
fn marks_that_point_the_wrong_way_are_known() {
    let reversed = |text: &str| read(text).1.marks.iter().map(|m| m.reversed).collect::<Vec<_>>();
    assert_eq!(reversed("”We row,” he said."), [true, false]);
    assert_eq!(reversed("“We row,“ he said."), [false, true]);
    assert_eq!(reversed("„We row,“ he said."), [false, false]);
    assert_eq!(found("”We row,“ he said."), ["We row,"]);
    assert_eq!(found("“We row,\" he said. \"We rest,” he said."), ["We row,", "We rest,"]);
}

#[test]
fn a_quotation_runs_over_paragraphs() {
    let text = "“We row at dawn.\n\n“We rest at noon.\n\n“We sleep at dusk,” said Brill.";
    assert_eq!(found(text), ["We row at dawn.~", "We rest at noon.~", "We sleep at dusk,"]);
    assert!(faults(text).is_empty());
    assert_eq!(
        groups(text),
        [(Some(1), Tie::First), (Some(1), Tie::NewParagraph), (Some(1), Tie::NewParagraph)]
    );
    let roles: Vec<Role> = read(text).1.marks.iter().map(|m| m.role).collect();
    assert_eq!(roles, [Role::Open, Role::Reopen, Role::Reopen, Role::Close]);
}

#[test]
fn a_paragraph_that_is_not_opened_again_is_a_fault() {
    let text = "\"We row at dawn.\n\nWe rest at noon,\" said Brill. \"We sleep at dusk.\"";
    assert_eq!(found(text), ["We row at dawn.~", "We rest at noon,", "We sleep at dusk."]);
    assert_eq!(faults(text), [Fault::NotReopened { at: "\"We row at dawn.\n".len() }]);
    let text = "\"We row at dawn, said Brill.\n\n\"We rest at noon,\" said Ode.";
    assert_eq!(groups(text), [(None, Tie::First), (None, Tie::First)]);
    assert!(matches!(faults(text)[..], [Fault::Unclosed { .. }]));
}

#[test]
fn paragraphs_that_run_together_are_one_quotation() {
    let text =
        "The harbour board writes: \"Boats must be out by noon on Friday. \"Nets may stay until dusk.\"";
    assert_eq!(found(text), ["Boats must be out by noon on Friday.~", "Nets may stay until dusk."]);
    assert_eq!(groups(text), [(Some(1), Tie::First), (Some(1), Tie::NewParagraph)]);
}

#[test]
fn a_cue_splits_a_sentence() {
    let split = "\"We row,\" she said, \"and then we rest.\"";
    assert_eq!(groups(split), [(Some(1), Tie::First), (Some(1), Tie::AfterCue)]);
    let dashes = "\"If we row\" — she paused — \"we row together.\"";
    assert_eq!(groups(dashes), [(Some(1), Tie::First), (Some(1), Tie::AfterCue)]);
    let title = "Ode Brill, author of \"Salt and Sea,\" said, \"We row.\"";
    assert_eq!(groups(title), [(None, Tie::First), (None, Tie::First)]);
    let two = "\"We row,\" she said. \"Then we rest.\"";
    assert_eq!(groups(two), [(None, Tie::First), (None, Tie::First)]);
    let list = "The signs said \"No nets,\" \"No boats,\" and \"No fires.\"";
    assert_eq!(groups(list), [(None, Tie::First); 3]);
}

#[test]
fn nothing_runs_on_from_one_speaker_to_the_next() {
    let text = "\"We row at dawn.\n\n\"We rest at noon.\"";
    let mut document = Document::read(text, Format::Plain);
    for block in &mut document.blocks {
        block.kind = BlockKind::Turn;
    }
    let found = Quotations::find(&document, &LEXICON);
    assert!(found.all.iter().all(|q| q.group.is_none()));
    assert!(matches!(found.faults[..], [(0, Fault::Unclosed { .. })]));
}

#[test]
fn same_marks_inside_are_a_fault() {
    let text = "\"She said \"no way\" and left,\" Brill said.";
    assert_eq!(found(text), ["She said \"no way\" and left,", ">no way"]);
    assert_eq!(faults(text), [Fault::NestedSameMarks]);
}

#[test]
fn whole_sentences_are_full_and_words_in_a_sentence_are_fragments() {
    use Form::{Fragment, Full, Term};
    for (text, form) in [
        ("\"We row at dawn,\" said Brill.", Full),
        ("Brill said: \"We row at dawn.\"", Full),
        ("“No,” said Brill.", Full),
        ("Brill said \"we're out of bait\" on Monday.", Full),
        ("Brill said the tide was \"far too high to row\" on Monday.", Fragment),
        ("Brill called the tide \"murderous.\"", Fragment),
        ("The crew met them with chants of \"more bait.\"", Fragment),
        ("Her claim on Monday that \"bait kills\" is disputed.", Fragment),
        ("They asked whose turn it was, and she told them, \"Mine.\"", Full),
        ("Brill's \"ten oars\" remark angered the crew.", Fragment),
        ("The novel \"Oars at Dusk\" sold well.", Term),
        ("She plays the widow in \"Salt,\" a drama about Dunmere.", Term),
        ("Ode \"Sticks\" Brill rowed for Dunmere.", Term),
        ("The town's \"floating bank\" opened in June.", Term),
        ("The word \"bait\" has four letters.", Term),
    ] {
        assert_eq!(forms(text)[0].1, form, "{text}");
    }
}

#[test]
fn block_quotations_need_no_marks() {
    let text = "They wrote:\n\nBoats must leave by noon.\n\nNets may stay.\n\nNobody did.";
    let mut document = Document::read(text, Format::Plain);
    for block in &mut document.blocks[1..3] {
        block.kind = BlockKind::BlockQuote;
    }
    let found = Quotations::find(&document, &LEXICON);
    let bare: Vec<_> = found.all.iter().map(|q| (document.words(q.span), q.glyph, q.tie)).collect();
    assert_eq!(
        bare,
        [
            ("Boats must leave by noon.", Glyph::Bare, Tie::First),
            ("Nets may stay.", Glyph::Bare, Tie::NewParagraph)
        ]
    );
}

#[test]
fn dashes_open_dialogue_where_nothing_else_does() {
    let text = "— Where are the oars?\n\n— In the hut.\n\nHe looked up.\n\n— They are gone.";
    assert_eq!(found(text), ["Where are the oars?", "In the hut.", "They are gone."]);
    let text = "— Where are they? she asked.\n\n— Gone.\n\n— They were here, said Ode, but I sold them.";
    assert_eq!(found(text), ["Where are they?", "Gone.", "They were here,", "but I sold them."]);
    assert_eq!(found("— Where are the oars?\n\nA \"hut\" burned."), ["hut"]);
}

#[test]
fn a_hundred_thousand_marks_take_no_time() {
    for pattern in ["\"", "\"a, ", " 'a", "” "] {
        let (_, found) = read(&pattern.repeat(100_000));
        assert!(found.marks.len() <= 100_000);
    }
}

fn check(document: &Document, found: &Quotations) {
    let boundary = |at: usize| document.prose.is_char_boundary(at);
    for q in &found.all {
        assert!(
            boundary(q.span.start)
                && boundary(q.span.end)
                && boundary(q.inner.start)
                && boundary(q.inner.end)
        );
        assert!(q.span.covers(q.inner), "{q:?}");
        assert!(document.blocks[q.block].span.covers(q.span), "{q:?}");
        if let Some(parent) = q.parent {
            assert!(found.all[parent].inner.covers(q.span), "{q:?} in {:?}", found.all[parent]);
        }
    }
    for pair in found.all.windows(2) {
        assert!(pair[0].span.start <= pair[1].span.start);
        assert!(pair[0].span.end <= pair[1].span.start || pair[0].span.covers(pair[1].span));
    }
    assert!(found.all.iter().enumerate().all(|(i, q)| q.parent.is_none_or(|p| p < i)));
    assert!(found.marks.windows(2).all(|m| m[0].span.end <= m[1].span.start));
    assert!(found.marks.iter().all(|m| boundary(m.span.start) && boundary(m.span.end)));
    assert!(found.faults.iter().all(|&(mark, _)| mark < found.marks.len()));
}

proptest! {
    #[test]
    fn any_text_keeps_spans_whole_and_nested(parts in prop::collection::vec(prop::sample::select(vec![
        "\"", "\"", "'", "“", "”", "‘", "’", "„", "«", "»", "''", "``", "″", "′", "â€œ", "â€", "Ã¢", "「", "」", "‹", "›", "‚Äú",
        " ", " ", "\n", "\n\n", "a", "Word", "é", "said", "5", ",", ".", "?", "—", "-", "…", "(", ")", "he said, ", "> ", "— ",
    ]), 0..60)) {
        let text = parts.concat();
        for format in [Format::Plain, Format::Markdown] {
            let document = Document::read(&text, format);
            check(&document, &Quotations::find(&document, &LEXICON));
        }
        // every block a heading, a block quotation, a turn
        for kind in [BlockKind::Heading, BlockKind::BlockQuote, BlockKind::Turn] {
            let mut document = Document::read(&text, Format::Plain);
            document.blocks = document.blocks.into_iter().map(|b| Block { kind, ..b }).collect();
            check(&document, &Quotations::find(&document, &LEXICON));
        }
    }
}
