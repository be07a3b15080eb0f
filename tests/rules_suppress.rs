//! What a draft may silence, where that reaches, and what is said of suppressions that do nothing.

use quotelint::article::Article;
use quotelint::attribution::Draft;
use quotelint::document::Format;
use quotelint::lexicon::Lexicon;
use quotelint::rules::{self, Finding, Preset, Settings};
use quotelint::suppress;
use quotelint::text::File;
use std::sync::Arc;

/// `rule line` of every finding that stays; the suppressions here are about other things than their reasons.
fn stays(text: &str, settings: &Settings) -> Vec<String> {
    let lexicon = Lexicon::built_in();
    let file = Arc::new(File::new("draft.md", text.as_bytes().to_vec()));
    let draft = Draft::read(Arc::clone(&file), Format::Markdown, &lexicon);
    let article = Article { draft, verifications: Vec::new(), sources: None, own_source: None };
    let findings = rules::judge(&article, settings, &lexicon);
    let line = |finding: &Finding| file.lines().line(finding.primary.span.start) + 1;
    let mut findings = suppress::filter(&article, findings, settings);
    findings.retain(|finding| finding.rule != "suppression-without-reason");
    findings.iter().map(|finding| format!("{} {}", finding.rule, line(finding))).collect()
}

fn stays_by_default(text: &str) -> Vec<String> {
    stays(text, &Settings::preset(Preset::Ap))
}

const ORPHAN: &str = "The hall was full. \"We were promised a roof, and all we got was rain.\" Nobody left.";

#[test]
fn a_comment_silences_the_next_line_that_holds_prose() {
    assert_eq!(stays_by_default(ORPHAN), ["orphan-quotation 1"]);
    let next =
        format!("<!-- quotelint-disable-next-line orphan-quotation: overheard -->\n\n{ORPHAN}\n\n{ORPHAN}\n");
    assert_eq!(stays_by_default(&next), ["orphan-quotation 5"]);
    let group = format!("<!-- quotelint-disable-next-line marks, attribution -->\n{ORPHAN}\n");
    assert_eq!(stays_by_default(&group), ["unused-suppression 1"], "the marks were in order");
    let all = format!("<!-- quotelint-disable-next-line -->\n{ORPHAN}\n");
    assert!(stays_by_default(&all).is_empty());
}

#[test]
fn comments_work_in_lists_tables_and_set_off_copy() {
    let list = format!(
        "- One item.\n- <!-- quotelint-disable-next-line orphan-quotation -->\n  {ORPHAN}\n- {ORPHAN}\n"
    );
    assert_eq!(stays_by_default(&list), ["orphan-quotation 4"]);
    let set_off = format!(
        "> <!-- quotelint-disable loaded-verb -->\n> \"It works,\" insisted the mayor, Ann Doe.\n\n{ORPHAN}\n"
    );
    assert_eq!(stays_by_default(&set_off), ["orphan-quotation 4"]);
    let table = "| who | what |\n|---|---|\n| a <!-- quotelint-disable-next-line loaded-verb --> | b |\n| c | \"It works,\" insisted the mayor, Ann Doe. |\n";
    assert!(stays_by_default(table).is_empty(), "{:?}", stays_by_default(table));
}

#[test]
fn a_region_ends_where_it_is_enabled_again() {
    let region = format!(
        "<!-- quotelint-disable orphan-quotation -->\n\n{ORPHAN}\n\n{ORPHAN}\n\n<!-- quotelint-enable orphan-quotation -->\n\n{ORPHAN}\n"
    );
    assert_eq!(stays_by_default(&region), ["orphan-quotation 9"]);
    let everything =
        format!("<!-- quotelint-disable -->\n\n{ORPHAN}\n\n<!-- quotelint-enable -->\n\n{ORPHAN}\n");
    assert_eq!(stays_by_default(&everything), ["orphan-quotation 7"]);
    let to_the_end = format!("{ORPHAN}\n\n<!-- quotelint-disable attribution -->\n\n{ORPHAN}\n");
    assert_eq!(stays_by_default(&to_the_end), ["orphan-quotation 1"]);
}

#[test]
fn front_matter_silences_the_file() {
    for front in [
        "---\nquotelint: ignore\n---\n",
        "+++\nquotelint = \"ignore\"\n+++\n",
        "---\nquotelint: {ignore: [orphan-quotation]}\n---\n",
    ] {
        assert!(stays_by_default(&format!("{front}\n{ORPHAN}\n")).is_empty(), "{front}");
    }
    let idle =
        format!("---\nquotelint:\n  ignore:\n    - orphan-quotation\n    - reversed-mark\n---\n\n{ORPHAN}\n");
    assert_eq!(stays_by_default(&idle), ["unused-suppression 5"]);
}

#[test]
fn of_two_suppressions_the_outer_one_takes_the_credit() {
    let twice = format!(
        "<!-- quotelint-disable orphan-quotation -->\n\n<!-- quotelint-disable-next-line orphan-quotation -->\n{ORPHAN}\n"
    );
    assert_eq!(stays_by_default(&twice), ["unused-suppression 3"]);
}

#[test]
fn nothing_is_called_idle_that_was_not_looked_for() {
    let idle = "<!-- quotelint-disable-next-line reversed-mark -->\n\"It works,\" said the mayor, Ann Doe.\n";
    assert_eq!(stays_by_default(idle), ["unused-suppression 1"]);
    let mut settings = Settings::preset(Preset::Ap);
    settings.ignore(&["reversed-mark"]).unwrap();
    assert!(stays(idle, &settings).is_empty());
    let mut settings = Settings::preset(Preset::Ap);
    settings.select(&["orphan-quotation", "unused-suppression"]).unwrap();
    assert!(stays(idle, &settings).is_empty());
    let sources =
        "<!-- quotelint-disable-next-line verification -->\n\"It works,\" said the mayor, Ann Doe.\n";
    assert!(stays_by_default(sources).is_empty(), "no sources were given");
}

#[test]
fn an_unknown_name_is_reported_and_silences_nothing() {
    let slip = format!("<!-- quotelint-disable-next-line orphan-qotation -->\n{ORPHAN}\n");
    assert_eq!(stays_by_default(&slip), ["unknown-rule 1", "orphan-quotation 2"]);
    let known = format!(
        "<!-- quotelint-disable unknown-rule -->\n\n<!-- quotelint-disable-next-line my-own -->\n{ORPHAN}\n"
    );
    assert_eq!(stays_by_default(&known), ["orphan-quotation 4"]);
}

#[test]
fn many_suppressions_take_no_longer_than_few_for_each() {
    let copy = "<!-- quotelint-disable orphan-quotation, marks -->\n\nA line of copy.\n\n".repeat(5_000);
    // 1 is used by nothing, 5,000 say so twice: once for each name, as one comment
    assert_eq!(stays_by_default(&copy).len(), 5_000);
}

#[test]
fn what_ends_no_region_is_reported() {
    let lone = format!("{ORPHAN}\n\n<!-- quotelint-enable orphan-quotation -->\n\n{ORPHAN}\n");
    assert_eq!(stays_by_default(&lone), ["orphan-quotation 1", "unused-suppression 3", "orphan-quotation 5"]);
    let wrong = format!(
        "<!-- quotelint-disable orphan-quotation: overheard -->\n\n{ORPHAN}\n\n<!-- quotelint-enable marks -->\n"
    );
    assert_eq!(stays_by_default(&wrong), ["unused-suppression 5"]);
    let both = wrong.replace("enable marks", "enable marks, orphan-quotation");
    assert_eq!(stays_by_default(&both), ["unused-suppression 5"]);
    for right in ["enable orphan-quotation", "enable"] {
        assert!(stays_by_default(&wrong.replace("enable marks", right)).is_empty(), "{right}");
    }
    let all = wrong
        .replace("disable orphan-quotation", "disable")
        .replace("enable marks", "enable orphan-quotation");
    assert_eq!(stays_by_default(&all), ["unused-suppression 5"], "the region of all rules goes on");
    let twice = format!("{}\n<!-- quotelint-enable -->\n", wrong.replace("enable marks", "enable"));
    assert_eq!(stays_by_default(&twice), ["unused-suppression 7"]);
    let unknown = wrong.replace("enable marks", "enable my-own");
    assert_eq!(stays_by_default(&unknown), ["unknown-rule 5"]);
}

#[test]
fn a_comment_that_silences_everything_does_not_silence_what_is_said_about_it() {
    let settings = Settings::preset(Preset::Ap);
    let lexicon = Lexicon::built_in();
    let file =
        Arc::new(File::new("draft.md", format!("{ORPHAN} <!-- quotelint-disable-line -->\n").into_bytes()));
    let draft = Draft::read(file, Format::Markdown, &lexicon);
    let article = Article { draft, verifications: Vec::new(), sources: None, own_source: None };
    let kept = suppress::filter(&article, rules::judge(&article, &settings, &lexicon), &settings);
    let kept: Vec<String> = kept.iter().map(|finding| finding.rule.to_string()).collect();
    assert_eq!(kept, ["suppression-without-reason"]);
}

#[test]
fn a_directive_in_another_form_is_reported() {
    for comment in [
        "quotelint: disable-line orphan-quotation: overheard",
        "quotelint disable-line orphan-quotation: overheard",
        "Quotelint-Disable-Line orphan-quotation: overheard",
        "quotelint-ignore orphan-quotation: overheard",
        "quotelint_disable_line orphan-quotation: overheard",
    ] {
        let draft = format!("{ORPHAN} <!-- {comment} -->\n");
        assert_eq!(stays_by_default(&draft), ["orphan-quotation 1", "unknown-rule 1"], "{comment}");
    }
    for remark in ["quotelint found nothing here", "quotelint: see the notes", "quotelinting", "quotelint"] {
        assert_eq!(stays_by_default(&format!("{ORPHAN} <!-- {remark} -->\n")), ["orphan-quotation 1"]);
    }
}
