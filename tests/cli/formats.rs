//! Reports for other programs: each is what its readers say it must be, and goes where it is sent.

use crate::common::Newsroom;
use jsonschema::Validator;
use serde_json::Value;
use std::collections::BTreeSet;

const TRANSCRIPT: &str = "COUNCIL OF OSTERBY, 3 May 2031\n\n\
    MS. LINDQVIST: Thank you. We are not going to sell the harbour, and 40 boats will stay.\n\n\
    MR. ZWEIGELT: Quixotic marzipan kerfuffles notwithstanding, the xylophone fund stays put.\n";

const DRAFT: &str = "# The harbour | <b>stays</b>\n\n\
    “We are going to sell the harbour, and 14 boats will stay,” Ms. Lindqvist said.\n\n\
    The paper folded.\n\n\"Quixotic marzipan kerfuffles, the xylophone fund stays put.\" The hall fell silent at that.\n";

fn room() -> Newsroom {
    Newsroom::new()
        .with("drafts/the harbour, 100%.md", DRAFT)
        .with("drafts/quiet.md", "Nobody said a word.\n")
        .with("sources/zweigelt-interview.txt", TRANSCRIPT)
}

fn run(format: &str) -> String {
    room().run(&format!("check drafts --sources sources --format {format}")).ends(1).out
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("it is JSON")
}

#[track_caller]
fn holds(schema: &str, value: &Value) {
    let mut schema = json(schema);
    // the standard's own pattern of a language has a bracket too many
    for part in ["run", "toolComponent"] {
        if let Some(language) = schema.pointer_mut(&format!("/definitions/{part}/properties/language")) {
            *language = Value::Bool(true);
        }
    }
    let validator: Validator = jsonschema::validator_for(&schema).expect("the schema is one");
    let errors: Vec<String> =
        validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
}

#[test]
fn json_and_the_quote_sheet_are_what_their_published_schemas_say() {
    let room = room();
    let check = room.run("schema check").ends(0).out;
    let quotes = room.run("schema quotes").ends(0).out;
    holds(&check, &json(&run("json")));
    for line in room.run("quotes drafts --sources sources --format jsonl").ends(0).out.lines() {
        holds(&quotes, &json(line));
    }
    let line =
        room.run_words(&["quotes", "drafts/the harbour, 100%.md", "--format", "jsonl"], b"").ends(0).out;
    holds(&quotes, &json(line.trim_end()));
}

#[test]
fn a_report_never_takes_the_place_of_what_was_read() {
    let room =
        Newsroom::new().with("draft.md", "“We stay,” Ann Lee said.\n").with("source.md", "LEE: We stay.\n");
    for file in ["draft.md", "source.md", "./draft.md"] {
        let before = room.read(file);
        let words = ["check", "draft.md", "--sources", "source.md", "--output", file];
        let said = room.run_words(&words, b"").ends(2).err;
        assert!(said.contains("is a draft or a source of this run"), "{said}");
        assert_eq!(room.read(file), before);
    }
}

#[test]
fn what_is_wrong_with_a_source_is_said_without_its_words() {
    let room = Newsroom::new()
        .with("draft.md", "“We stay,” Ann Lee said.\n")
        .with("sources/talk.json", "{\"segments\": \"zygoffword\"}");
    let ran = room.run("check draft.md --sources sources --redact --format json").ends(2);
    assert!(!ran.out.contains("zygoffword") && !ran.err.contains("zygoffword"), "{}{}", ran.out, ran.err);
    assert!(ran.err.contains("its JSON has another shape"), "{}", ran.err);
}

#[test]
fn sarif_is_what_the_standard_says_and_links_to_the_source() {
    let log = json(&run("sarif"));
    holds(include_str!("../schemas/sarif-2.1.0.json"), &log);
    let run = &log["runs"][0];
    let results = run["results"].as_array().expect("results");
    let negation = results.iter().find(|r| r["ruleId"] == "meaning-changed").expect("the lost negation");
    assert_eq!(negation["level"], "error");
    let rule = negation["ruleIndex"].as_u64().and_then(|at| usize::try_from(at).ok()).expect("an index");
    assert_eq!(run["tool"]["driver"]["rules"][rule]["id"], "meaning-changed");
    for rule in run["tool"]["driver"]["rules"].as_array().expect("rules") {
        let text = rule["shortDescription"]["text"].as_str().expect("a summary");
        assert!(!text.contains(['*', '`']), "{text}");
    }
    // the key that code scanning reads
    let print = |one: &Value| one["partialFingerprints"]["primaryLocationLineHash"].to_string();
    let prints: BTreeSet<String> = results.iter().map(print).collect();
    assert_eq!(prints.len(), results.len());
    assert!(!prints.contains("null"));
    let place = &negation["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "drafts/the%20harbour,%20100%25.md");
    assert_eq!(place["region"]["startLine"], 3);
    let text = negation["message"]["text"].as_str().expect("a message");
    for related in negation["relatedLocations"].as_array().expect("places") {
        let id = &related["id"];
        assert!(text.contains(&format!("]({id})")), "{text}");
    }
    let related = negation["relatedLocations"].to_string();
    assert!(related.contains("sources/zweigelt-interview.txt"), "{related}");
}

#[test]
fn columns_of_sarif_count_utf16_units_and_those_of_rdjson_bytes() {
    let line = "The ferry 🎈 stays. “We will run it” said Ann Lee, the mayor.";
    let room = Newsroom::new().with("a.md", format!("{line}\n"));
    let at = line.find('”').expect("the mark");
    let sarif = json(&room.run("check a.md --format sarif").ends(1).out);
    let column = &sarif["runs"][0]["results"][0]["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!(column["deletedRegion"]["startColumn"], line[..at].encode_utf16().count() + 1);
    let rdjson = json(&room.run("check a.md --format rdjson").ends(1).out);
    assert_eq!(rdjson["diagnostics"][0]["suggestions"][0]["range"]["start"]["column"], at + 1);
}

#[test]
fn a_fingerprint_survives_moved_lines() {
    let prints = |text: &str| {
        let room = Newsroom::new().with("a.md", text);
        let log = json(&room.run("check a.md --format sarif").ends(1).out);
        let results = log["runs"][0]["results"].as_array().expect("results").clone();
        results.iter().map(|r| r["partialFingerprints"].to_string()).collect::<Vec<_>>()
    };
    let body = "The paper folded.\n\n“Nobody asked us about the last boat.” It rained.\n";
    assert_eq!(prints(body), prints(&format!("# A headline\n\nAn opening.\n\n{body}")));
    assert_eq!(prints(body).len(), 1);
}

#[test]
fn rdjson_suggests_a_fix_as_one_replacement() {
    let room = Newsroom::new().with("a.md", "“We will stay” said Ann Lee, the mayor.\n");
    let report = json(&room.run("check a.md --format rdjson").ends(1).out);
    let diagnostic = &report["diagnostics"][0];
    assert_eq!(diagnostic["code"]["value"], "missing-comma");
    assert_eq!(diagnostic["severity"], "WARNING");
    assert_eq!(diagnostic["suggestions"][0]["text"], ",");
}

#[test]
fn gitlab_gets_one_issue_a_finding_each_with_its_own_fingerprint() {
    let report = json(&run("gitlab"));
    let issues = report.as_array().expect("an array");
    let mut prints: Vec<&str> = issues.iter().filter_map(|issue| issue["fingerprint"].as_str()).collect();
    prints.sort_unstable();
    prints.dedup();
    assert_eq!(prints.len(), issues.len());
    let negation =
        issues.iter().find(|issue| issue["check_name"] == "meaning-changed").expect("the negation");
    assert!(negation["description"].as_str().is_some_and(|text| text.contains("; ")), "{negation}");
    for issue in issues {
        assert!(["info", "minor", "major"].contains(&issue["severity"].as_str().expect("a severity")));
        assert_eq!(issue["location"]["path"], "drafts/the harbour, 100%.md");
    }
}

#[test]
fn junit_has_a_suite_for_each_draft_and_a_quiet_draft_passes() {
    let report = run("junit");
    assert!(
        report.contains(
            "<testsuite name=\"drafts/quiet.md\" tests=\"1\" skipped=\"0\" errors=\"0\" failures=\"0\""
        ),
        "{report}"
    );
    assert!(report.contains("type=\"error\""), "{report}");
    assert!(report.contains("meaning-changed at 3:1"), "{report}");
}

#[test]
fn markdown_tells_of_every_quotation_and_takes_nothing_for_markup() {
    let report = run("markdown");
    assert!(
        report.contains("| 3 | “We are going to sell the harbour, and 14 boats will stay,” | Lindqvist"),
        "{report}"
    );
    assert!(report.contains("**meaning-changed**"), "{report}");
    assert!(!report.contains("<b>"), "{report}");
}

#[test]
fn annotations_are_escaped_sorted_and_at_most_ten_of_a_kind() {
    let mut draft = String::new();
    for boat in 0..14 {
        let said = format!("“Nobody asked us about boat number {boat}.” It rained.\n\n");
        draft.extend(["The paper folded.\n\n", &said]);
    }
    draft.push_str("“We will stay” said Ann Lee, the mayor.\n");
    let room = Newsroom::new().with("a, b: 100%.md", &draft);
    let summary = room.path("summary.md");
    let done = room
        .command(&["check", "a, b: 100%.md", "--format", "github"])
        .env("GITHUB_STEP_SUMMARY", &summary)
        .output()
        .expect("it runs");
    let out = String::from_utf8(done.stdout).expect("UTF-8");
    let commands: Vec<&str> = out.lines().filter(|line| line.starts_with("::")).collect();
    let of = |kind: &str| commands.iter().filter(|line| line.starts_with(kind)).count();
    assert_eq!((of("::error "), of("::warning ")), (10, 1), "{out}");
    assert!(commands[0].starts_with("::error file=a%2C b%3A 100%25.md,line=3,endLine=3,col=1,"), "{out}");
    assert!(commands[10].starts_with("::warning "), "errors come first\n{out}");
    let rest = room.read("summary.md");
    assert!(rest.contains("beyond the annotations"), "{rest}");
    assert_eq!(rest.matches("**orphan-quotation**").count(), 4, "{rest}");
}

#[test]
fn one_run_writes_several_reports() {
    let room = room();
    let run = room
        .run("check drafts --sources sources --format github --output out.sarif --output summary.md")
        .ends(1);
    assert!(run.out.starts_with("::error "), "{}", run.out);
    holds(include_str!("../schemas/sarif-2.1.0.json"), &json(&room.read("out.sarif")));
    assert!(room.read("summary.md").starts_with("### quotelint"));
}

#[test]
fn a_report_that_cannot_be_written_is_an_error() {
    room()
        .run("check drafts --output missing/out.sarif")
        .ends(2)
        .says("missing/out.sarif: cannot be written");
    room().run("check drafts --format json --format sarif").ends(2).says("two reports for standard output");
}

#[test]
fn a_redacted_run_prints_no_word_of_a_source_in_any_format() {
    let rare = ["zweigelt", "notwithstanding", "\"not\"", "thank you", "\"40\"", "lindqvist:", "3 may"];
    let room = room();
    room.write("sources/secret-name.bin", b"\0\x01\x02\0");
    for format in ["terminal", "json", "github", "sarif", "rdjson", "gitlab", "junit", "markdown", "html"] {
        let command = format!("check drafts --sources sources --redact --format {format}");
        let run = room.run(&command);
        // the pages of the rules in a SARIF log are ours
        let out = run.out.split("\"results\"").last().expect("something").to_lowercase();
        for word in rare {
            assert!(
                !out.contains(word) || word == "not " && !out.contains("\"not"),
                "{format}: {word}\n{out}"
            );
        }
        assert!(!run.err.contains("secret-name") && !run.err.contains("zweigelt"), "{}", run.err);
        let plain = room.run(&format!("check drafts --sources sources --format {format}"));
        assert_eq!(run.code, plain.code);
    }
    let found = |redact: &str| {
        let report = json(&room.run(&format!("check drafts --sources sources --format json {redact}")).out);
        let rule = |f: &Value| (f["rule"].clone(), f["severity"].clone(), f["start"].clone());
        report["findings"].as_array().expect("findings").iter().map(rule).collect::<Vec<_>>()
    };
    assert_eq!(found(""), found("--redact"), "what is found does not depend on what may be printed");
    let sheet = room.run("quotes drafts --sources sources --redact --format jsonl").out.to_lowercase();
    assert!(!sheet.contains("zweigelt") && !sheet.contains("notwithstanding"), "{sheet}");
    let diff = room.run("check drafts --sources sources --redact --unsafe-fixes --diff");
    assert!(!diff.out.contains("notwithstanding"), "{}", diff.out);
}
