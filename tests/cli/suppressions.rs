//! What a draft silences by itself, end to end: where it reaches, what is idle or misspelt, and how that is mended.

use crate::common::Newsroom;

const ORPHAN: &str = "The hall was full. \"We were promised a roof, and all we got was rain.\" Nobody left.";

/// Checks `text` as the draft `name`; the line of each finding.
fn lines(name: &str, text: &str) -> Vec<String> {
    let run = Newsroom::new().with(name, text).run(&format!("check {name}"));
    let places = run.out.lines().filter_map(|line| line.trim_start().strip_prefix("┌─ "));
    places.filter_map(|place| place.split(':').nth(1)).map(str::to_owned).collect()
}

fn fixed(name: &str, text: &str, flag: &str) -> String {
    let room = Newsroom::new().with(name, text);
    room.run(&format!("check {name} {flag} --quiet"));
    let once = room.read(name);
    room.run(&format!("check {name} {flag} --quiet"));
    assert_eq!(room.read(name), once, "fixing twice changes nothing more");
    once
}

#[test]
fn a_line_a_block_and_a_file_are_silenced() {
    let same = format!("{ORPHAN} <!-- quotelint-disable-line orphan-quotation: overheard -->\n\n{ORPHAN}\n");
    assert_eq!(lines("draft.md", &same), ["3"]);
    let next = format!("<!-- quotelint-disable-next-line attribution: overheard -->\n{ORPHAN}\n\n{ORPHAN}\n");
    assert_eq!(lines("draft.md", &next), ["4"]);
    let block = format!(
        "<!-- quotelint-disable orphan-quotation: overheard -->\n\n{ORPHAN}\n\n\
         <!-- quotelint-enable orphan-quotation -->\n\n{ORPHAN}\n"
    );
    assert_eq!(lines("draft.md", &block), ["7"]);
    let file = format!(
        "{ORPHAN}\n\n<!-- quotelint-disable-file orphan-quotation: all of it overheard -->\n\n{ORPHAN}\n"
    );
    assert!(lines("draft.md", &file).is_empty());
    let front =
        format!("---\ntitle: Rain\nquotelint:\n  ignore: [attribution] # overheard\n---\n\n{ORPHAN}\n");
    assert!(lines("draft.md", &front).is_empty());
}

#[test]
fn html_drafts_take_comments_too() {
    let page = |comment: &str| {
        format!(
            "<html><body>\n<p>Rain.</p>\n{comment}\n<p>{ORPHAN}</p>\n<ul><li>{ORPHAN}</li></ul>\n</body></html>\n"
        )
    };
    assert_eq!(lines("draft.html", &page("")), ["4", "5"]);
    let next = page("<!-- quotelint-disable-next-line orphan-quotation: overheard -->");
    assert_eq!(lines("draft.html", &next), ["5"]);
    let file = page("<!-- quotelint-disable-file attribution: overheard -->");
    assert!(lines("draft.html", &file).is_empty());
    let idle = page("<!-- quotelint-disable-next-line reversed-mark: overheard -->");
    assert_eq!(fixed("draft.html", &idle, "--fix"), page(""));
}

#[test]
fn lists_tables_and_set_off_copy_take_them_where_they_stand() {
    let list = format!(
        "- Rain.\n- <!-- quotelint-disable-next-line orphan-quotation: overheard -->\n  {ORPHAN}\n- {ORPHAN}\n"
    );
    assert_eq!(lines("draft.md", &list), ["4"]);
    let item =
        format!("1. {ORPHAN} <!-- quotelint-disable-line orphan-quotation: overheard -->\n2. {ORPHAN}\n");
    assert_eq!(lines("draft.md", &item), ["2"]);
    let said = "\u{201d}It works,\u{201d} said the mayor, Ann Doe.";
    let select = "check draft.md --select reversed-mark";
    let row = |comment: &str| format!("| who | what |\n|---|---|\n| Ann | {said} {comment}|\n");
    Newsroom::new().with("draft.md", row("")).run(select).ends(1);
    let silent = row("<!-- quotelint-disable-line reversed-mark: as printed -->");
    Newsroom::new().with("draft.md", silent).run(select).ends(0).finds(&[]);
    let set_off = |comment: &str| format!("Rain.\n\n> {comment}{said}\n");
    Newsroom::new().with("draft.md", set_off("")).run(select).ends(1);
    let silent = set_off("<!-- quotelint-disable-next-line reversed-mark: as printed -->\n> ");
    Newsroom::new().with("draft.md", silent).run(select).ends(0).finds(&[]);
}

#[test]
fn idle_ones_are_taken_out_and_nothing_else() {
    let copy = format!("{ORPHAN}\n");
    let both =
        format!("<!-- quotelint-disable-next-line reversed-mark, orphan-quotation: overheard -->\n{copy}");
    assert_eq!(fixed("draft.md", &both, "--fix"), both.replace("reversed-mark, ", ""));
    let none = "Rain.\n\n<!-- quotelint-disable-next-line reversed-mark: overheard -->\nMore rain.\n";
    assert_eq!(fixed("draft.md", none, "--fix"), "Rain.\n\nMore rain.\n");
    let set_off = "Rain.\n\n> <!-- quotelint-disable-next-line reversed-mark: overheard -->\n> More rain.\n";
    assert_eq!(fixed("draft.md", set_off, "--fix"), "Rain.\n\n> More rain.\n");
    let cell = "| a | b |\n|---|---|\n| c <!-- quotelint-disable-line reversed-mark: overheard --> | d |\n";
    assert_eq!(fixed("draft.md", cell, "--fix"), "| a | b |\n|---|---|\n| c | d |\n");
    for (front, left) in [
        (
            "---\nquotelint:\n  ignore:\n    - reversed-mark\n    - 'orphan-quotation'\n---\n",
            "    - reversed-mark\n",
        ),
        (
            "---\nquotelint:\n  ignore:\n    - reversed-mark # as printed\n    - orphan-quotation # overheard\n---\n",
            "    - reversed-mark # as printed\n",
        ),
        ("---\nquotelint: {ignore: [\"reversed-mark\", orphan-quotation]}\n---\n", "\"reversed-mark\", "),
        (
            "+++\n[quotelint]\nignore = [\"orphan-quotation\", \"reversed-mark\"]\n+++\n",
            ", \"reversed-mark\"",
        ),
    ] {
        let draft = format!("{front}\n{copy}");
        assert_eq!(fixed("draft.md", &draft, "--fix"), draft.replacen(left, "", 1));
    }
}

#[test]
fn a_slip_in_a_name_is_reported_and_mended_on_request() {
    let slip = format!("<!-- quotelint-disable-next-line orphan-qotation: overheard -->\n{ORPHAN}\n");
    let room = Newsroom::new().with("draft.md", &slip);
    room.run("check draft.md --fix")
        .ends(1)
        .finds(&["unknown-rule", "orphan-quotation"])
        .prints("did you mean `orphan-quotation`?");
    assert_eq!(room.read("draft.md"), slip);
    assert_eq!(fixed("draft.md", &slip, "--unsafe-fixes"), slip.replace("qotation", "quotation"));
    let verb = slip
        .replace("quotelint-disable-next-line", "quotelint-disable-nextline")
        .replace("qotation", "quotation");
    assert_eq!(fixed("draft.md", &verb, "--unsafe-fixes"), slip.replace("qotation", "quotation"));
}

#[test]
fn front_matter_takes_comments_as_reasons() {
    for front in [
        "quotelint: ignore # satire",
        "quotelint:\n  ignore: orphan-quotation # overheard",
        "quotelint:\n  # overheard\n  ignore: [orphan-quotation]",
        "quotelint:\n  ignore:\n    # overheard\n    - orphan-quotation  # in 1931",
        "quotelint: {ignore: [orphan-quotation], reason: overheard}",
    ] {
        let draft = format!("---\n{front}\n---\n\n{ORPHAN}\n");
        Newsroom::new().with("draft.md", &draft).run("check draft.md").ends(0).finds(&[]);
        let silent = draft.replace("overheard", "").replace("satire", "").replace("in 1931", "");
        let run = Newsroom::new().with("draft.md", silent).run("check draft.md");
        run.finds(&["suppression-without-reason"]);
    }
}

#[test]
fn a_slip_in_front_matter_is_reported_and_mended_on_request() {
    let draft = |front: &str| format!("---\n{front}\n---\n\n{ORPHAN}\n");
    for (slip, meant) in [
        (
            "quotelint: {ignor: [orphan-quotation]} # overheard",
            "quotelint: {ignore: [orphan-quotation]} # overheard",
        ),
        ("quotelint: ignroe # satire", "quotelint: ignore # satire"),
        (
            "quotelint:\n  disable: [orphan-quotation] # overheard",
            "quotelint:\n  ignore: [orphan-quotation] # overheard",
        ),
        ("quotelint: [orphan-quotation] # overheard", "quotelint: {ignore: [orphan-quotation]} # overheard"),
        ("quotelint: orphan-quotation # overheard", "quotelint: {ignore: [orphan-quotation]} # overheard"),
    ] {
        let room = Newsroom::new().with("draft.md", draft(slip));
        room.run("check draft.md").ends(1).finds(&["unknown-rule", "orphan-quotation"]);
        assert_eq!(fixed("draft.md", &draft(slip), "--unsafe-fixes"), draft(meant));
    }
    for odd in ["quotelint:\n  - orphan-quotation\n  - marks", "quotelint: {colour: red}", "quotelint: 3"] {
        Newsroom::new()
            .with("draft.md", draft(odd))
            .run("check draft.md")
            .finds(&["unknown-rule", "orphan-quotation"]);
    }
}

#[test]
fn a_misspelt_suppression_is_mended_before_what_it_keeps() {
    let verse = "\"It works.\" said the mayor, Ann Doe.";
    let plain = format!("{verse}\n");
    assert_ne!(fixed("draft.md", &plain, "--unsafe-fixes"), plain, "there is something to keep");
    let kept = format!("{verse} <!-- quotelint-disable-line marks: as printed -->\n");
    assert_eq!(fixed("draft.md", &kept, "--unsafe-fixes"), kept);
    for slip in [
        "quotelint-disable-line mraks:",
        "quotelint-disable-lin marks:",
        "quotelint-ignore marks:",
        "quotelint: disable-line marks:",
        "Quotelint-Disable-Line marks:",
    ] {
        let draft = kept.replace("quotelint-disable-line marks:", slip);
        assert_eq!(fixed("draft.md", &draft, "--unsafe-fixes"), kept, "{slip}");
    }
    let above = format!("<!-- quotelint-ignore marks: as printed -->\n{verse}\n");
    let meant = above.replace("ignore", "disable-next-line");
    assert_eq!(fixed("draft.md", &above, "--unsafe-fixes"), meant);
}

#[test]
fn an_idle_region_goes_with_its_end() {
    let region = "Rain.\n\n<!-- quotelint-disable reversed-mark: as printed -->\n\nMore rain.\n\n\
                  <!-- quotelint-enable reversed-mark -->\n\nThe end.\n";
    let left = fixed("draft.md", region, "--fix");
    assert!(!left.contains("<!--"), "{left}");
    let wrong = format!(
        "<!-- quotelint-disable orphan-quotation: overheard -->\n\n{ORPHAN}\n\n<!-- quotelint-enable marks -->\n\nRain.\n"
    );
    assert_eq!(fixed("draft.md", &wrong, "--fix"), wrong, "it may have been meant to end the region");
    assert_eq!(
        fixed("draft.md", &wrong, "--unsafe-fixes"),
        wrong.replace("enable marks", "enable orphan-quotation")
    );
}
