//! Transcripts and interviews: who has the floor in every paragraph.

use quotelint::document::{BlockKind, Document, Format};

/// Label (of the turn a block belongs to), time code and first words of what is said, a block a line.
fn read(text: &str, format: Format) -> Vec<String> {
    let document = Document::read(text, format);
    let row = |(index, block): (usize, &quotelint::document::Block)| {
        let label = document.label_of(index).map_or("-", |label| document.words(label));
        let time = block.time.map(|time| format!(" [{}]", document.words(time))).unwrap_or_default();
        let again = if block.kind == BlockKind::Turn { "" } else { "+" };
        format!("{again}{label}{time} | {}", document.words(block.body))
    };
    document.blocks.iter().enumerate().map(row).collect()
}

fn plain(text: &str) -> Vec<String> {
    read(text, Format::Plain)
}

#[test]
fn names_in_capitals() {
    let text = "OKORO: Welcome to the Tarn debate.\n\n(APPLAUSE)\n\nMR. O'DELL: Thank you.\n\nI will be brief.\n\nOKORO: Please do.";
    assert_eq!(
        plain(text),
        [
            "OKORO | Welcome to the Tarn debate.",
            "+OKORO | (APPLAUSE)",
            "MR. O'DELL | Thank you.",
            "+MR. O'DELL | I will be brief.",
            "OKORO | Please do.",
        ]
    );
}

#[test]
fn names_in_small_letters_need_several_turns() {
    let text = "Voss: Why was the ferry late?\nBrandt: There was fog, as you know.\nVoss: And the horn?\nBrandt: We had none.\n";
    assert_eq!(plain(text)[1], "Brandt | There was fog, as you know.");
    for text in [
        "Note: I was there.\nUpdate: we know more now.\nNote: you were not.\n",
        "He said: I was late.\nShe said: you were not.\nHe said: I was.\n",
        "Where: Town Hall\nWhen: you like\nCost: Free\nWhere: Quay\nWhen: now\n",
        "Tarn: 3\nBrill: 1\nTarn: 4\nOster: 2\n",
        "Voss: a life in pictures.\nThe mayor of Tarn looks back at forty years, and we look with her.\n",
    ] {
        assert!(plain(text).iter().all(|row| row.starts_with("+-")), "{:?}", plain(text));
    }
}

#[test]
fn a_dateline_is_no_speaker_and_a_speech_needs_one_label() {
    let dateline = "NEW TARN: The council on Monday closed the bridge.\n\n\"We had no choice,\" Mayor Ida Voss said.\n\nIt opens in May.\n";
    assert!(plain(dateline).iter().all(|row| row.starts_with("+-")));
    let briefs = "TARN: The council closed the bridge.\n\nOSTER: The ferry was late.\n";
    assert!(plain(briefs).iter().all(|row| row.starts_with("+-")));
    let speech = "IDA VOSS: Thank you. Thank you, Tarn.\n\nI have come to tell you about our bridge.\n";
    assert_eq!(
        plain(speech),
        ["IDA VOSS | Thank you. Thank you, Tarn.", "+IDA VOSS | I have come to tell you about our bridge."]
    );
}

#[test]
fn questions_and_answers() {
    let text = "Ida Voss runs Tarn.\n\nQ. Why was the bridge closed?\n\nA. It was old.\n\nAnd it was ugly.\n\nQ: Will it open?\n\nA: In May.";
    let rows = plain(text);
    assert_eq!(rows[1], "Q | Why was the bridge closed?");
    assert_eq!(rows[3], "+A | And it was ugly.");
    assert_eq!(rows[5], "A | In May.");
    let list = "A. B. Carver built it.\n\nB. Carver rebuilt it.\n";
    assert!(plain(list).iter().all(|row| row.starts_with("+-")));
}

#[test]
fn time_codes() {
    let text = "[00:12:34] VOSS: I was there.\n\n[00:12:50] OKORO: You were late.\n";
    assert_eq!(plain(text), ["VOSS [00:12:34] | I was there.", "OKORO [00:12:50] | You were late."]);
    let text = "VOSS (00:12:34): I was there.\nOKORO (00:12:50): You were late.\n";
    assert_eq!(plain(text)[1], "OKORO [00:12:50] | You were late.");
    let text = "Ida Voss (00:12):\nI was there.\n\nWe all were.\n\nBen Okoro (01:02):\nYou were late.\n";
    assert_eq!(
        plain(text),
        [
            "Ida Voss [00:12] | ",
            "+Ida Voss | I was there.",
            "+Ida Voss | We all were.",
            "Ben Okoro [01:02] | ",
            "+Ben Okoro | You were late.",
        ]
    );
    let text = "00:16:31\nIda Voss\nI was there.\nWe all were.\n\n00:18:02\nBen Okoro\nYou were late.\n";
    let rows = plain(text);
    assert_eq!(rows[0], "Ida Voss [00:16:31] | ");
    assert_eq!(rows[2], "+Ida Voss | We all were.");
    assert_eq!(rows[4], "+Ben Okoro | You were late.");
}

#[test]
fn posts_under_a_date_and_a_handle() {
    let text = "2031-05-02 07:45 @idavoss\nThe bridge is closed.\n\n2031-05-02 08:01 @idavoss\nSailors: take the ferry.\n";
    assert_eq!(plain(text)[3], "+@idavoss | Sailors: take the ferry.");
}

#[test]
fn records_of_a_parliament() {
    let text = "Mr. OKORO. I thank the chair.\n\nThe CHAIR. You have the floor.\n\nMr. OKORO. I yield it.\n";
    assert_eq!(plain(text)[1], "The CHAIR | You have the floor.");
}

#[test]
fn wrapped_turns_are_cut_at_their_labels() {
    let text = "\
OKORO: We have come to the stone quay below the old customs house to ask
you why the ferry was late again on Monday, and who will pay for it.
VOSS: I will, if you let me speak, and then I will tell you about the fog
that came up the river on Sunday night.
OKORO: Please do.
";
    let rows = plain(text);
    assert_eq!(rows.len(), 3, "{rows:#?}");
    assert!(
        rows[1].starts_with("VOSS | I will, if you let me speak") && rows[1].ends_with("on Sunday night.")
    );
}

#[test]
fn a_label_that_lost_its_line_is_found_by_its_name() {
    let text = "OKORO: Were you late? VOSS: I was not.\n\nVOSS: I never am.\n\nOKORO: The sign said: OPEN. It lied. VOSS: No.\n\nVOSS: Well.\n";
    let rows = plain(text);
    assert_eq!(rows[..3], ["OKORO | Were you late?", "VOSS | I was not.", "VOSS | I never am."]);
    assert_eq!(rows[3..5], ["OKORO | The sign said: OPEN. It lied.", "VOSS | No."]);
}

#[test]
fn an_exchange_in_an_article_ends_with_its_last_label() {
    let copy = "The council met on Monday.\n\nIt met for hours.\n\nNobody ate.\n\nThen the mayor came.\n\nShe sat down.\n\nIt grew loud.\n\nThis is how it went, by one account:\n\n";
    let text = format!(
        "{copy}VOSS: I was there.\n\nOKORO: You were late.\n\nVOSS: I was not.\n\nThe council rose at ten, and a long night was over.\n\nIt will meet again in May.\n\nThe bridge stays closed.\n\nThe ferry runs.\n\nThe quay is full.\n\nThe horn is silent.\n\nThe fog is thick.\n"
    );
    let rows = plain(&text);
    assert_eq!(rows[9], "VOSS | I was not.");
    assert!(rows[10..].iter().all(|row| row.starts_with("+-")), "{rows:#?}");
}

#[test]
fn markdown_has_turns_as_well() {
    let text = "**Voss:** Why was the ferry late?\n\n**Brandt:** There was *fog*, as you know.\n\nIt was thick.\n\n**Voss:** And the horn?\n";
    assert_eq!(
        read(text, Format::Markdown),
        [
            "Voss | Why was the ferry late?",
            "Brandt | There was fog, as you know.",
            "+Brandt | It was thick.",
            "Voss | And the horn?",
        ]
    );
    let text = "**Q:** Why?\n**A:** Because you asked.\n";
    assert_eq!(read(text, Format::Markdown), ["Q | Why?", "A | Because you asked."]);
}
