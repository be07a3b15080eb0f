//! The GitHub action, run as GitHub runs it: its steps are read from action.yml and done in a real checkout, with the
//! real program.
#![cfg(unix)] // on Windows the runner's bash is one among several

mod expression;
mod newsroom;
mod runner;

use newsroom::Newsroom;
use runner::{Annotation, Done};
use std::fs;
use std::os::unix::fs::PermissionsExt;

/// Nobody is said to have said the first quotation; the second is not what the source has.
const STORY: &str = "“Nobody can take it from us.” It rained.\n\nThe paper folded in May, and the hall was sold.\n\n\
    “We are going to sell the harbour,” Ms. Lindqvist said.\n";

impl Done {
    #[track_caller]
    fn succeeds(self, succeeds: bool) -> Self {
        assert_eq!(self.succeeded, succeeds, "{self:#?}");
        self
    }

    #[track_caller]
    fn puts_out(self, outputs: &[(&str, &str)]) -> Self {
        for (name, value) in outputs {
            assert_eq!(self.outputs[*name], *value, "{name}: {self:#?}");
        }
        self
    }

    /// The drafts that it checked, as the log names them.
    fn drafts(&self) -> Vec<&str> {
        self.log.lines().filter_map(|line| line.strip_prefix("draft: ")).collect()
    }

    fn of(&self, kind: &str) -> Vec<&Annotation> {
        self.annotations.iter().filter(|annotation| annotation.kind == kind).collect()
    }
}

#[test]
fn a_pull_request_is_annotated_where_its_own_draft_is_at_fault() {
    let room = Newsroom::new().pull_request(|room| room.write("drafts/the harbour.md", STORY));
    let done = room.run(&[("sources", "sources")]).succeeds(false).puts_out(&[
        ("drafts", "1"),
        ("quotations", "2"),
        ("errors", "3"),
        ("warnings", "0"),
        ("exit-status", "1"),
        ("sarif", ""),
    ]);
    assert_eq!(done.drafts(), ["drafts/the\\ harbour.md"]);
    let errors = done.of("error");
    let places: Vec<_> = errors.iter().map(|error| (error.file.as_deref(), error.line.as_deref())).collect();
    let file = Some("drafts/the harbour.md");
    assert_eq!(places, [(file, Some("1")), (file, Some("1")), (file, Some("5"))]);
    assert_eq!(errors[2].title, "quotelint: meaning-changed");
    assert!(errors[2].text.starts_with("a negation is lost"), "{}", errors[2].text);
    assert!(errors[2].text.contains("sources/council.txt:1:23"), "{}", errors[2].text);
    assert!(
        done.summary.contains("| Line | Quotation | Speaker | Verdict | What to do |"),
        "{}",
        done.summary
    );
    let row =
        "| 5 | “We are going to sell the harbour,” | Lindqvist | negation | quote the words of the source,";
    assert!(done.summary.contains(row), "{}", done.summary);
    let row = "| 1 | “Nobody can take it from us.” | nobody | unverified | ";
    assert!(done.summary.contains(row), "{}", done.summary);
}

#[test]
fn a_pull_request_without_drafts_has_nothing_to_check() {
    let room = Newsroom::new().pull_request(|room| {
        room.write("tool.rs", "fn main() { run() }\n");
        room.git("origin", &["rm", "--quiet", "drafts/old.md"]);
    });
    let done = room.run(&[("upload-sarif", "true")]).succeeds(true);
    assert_eq!(done.steps, ["Find the drafts"]);
    assert_eq!(done.summary, "### quotelint\n\nNothing to check: no draft was touched.\n");
    assert_eq!((done.annotations.len(), done.used.len()), (0, 0));
    done.puts_out(&[("drafts", "0"), ("errors", "0"), ("sarif", ""), ("exit-status", "0")]);
}

#[test]
fn a_report_goes_to_code_scanning_even_where_the_drafts_fail() {
    let room = Newsroom::new().pull_request(|room| room.write("drafts/the harbour.md", STORY));
    let done = room.run(&[("upload-sarif", "true")]).succeeds(false);
    let (action, with) = &done.used[0];
    let pin = action.strip_prefix("github/codeql-action/upload-sarif@").expect("the action that uploads");
    assert!(pin.len() == 40 && pin.chars().all(|c| c.is_ascii_hexdigit()), "{pin}");
    assert_eq!(with["sarif_file"], done.outputs["sarif"]);
    let report = fs::read_to_string(&done.outputs["sarif"]).expect("the report");
    assert!(report.contains("\"uri\":\"drafts/the%20harbour.md\""), "{report}");
    assert_eq!(done.steps.last().map(String::as_str), Some("Judge"));
}

#[test]
fn a_fork_has_no_permission_to_upload_and_is_checked_all_the_same() {
    for fork in [Some("somebody/desk"), None] {
        let room = Newsroom::new().pull_request(|room| room.write("drafts/new.md", STORY)).by_fork(fork);
        let inputs = [("upload-sarif", "true"), ("sarif", "out/quote lint.sarif"), ("fail-on", "never")];
        let done = room.run(&inputs).succeeds(true);
        assert!(done.used.is_empty());
        assert_eq!(done.of("error").len(), 1);
        assert!(done.of("notice")[0].text.contains("fork"));
        assert!(room.path("workspace/out/quote lint.sarif").is_file());
        assert!(done.outputs["sarif"].ends_with("/out/quote lint.sarif"));
    }
}

#[test]
fn a_step_that_uploads_may_fail() {
    let action = runner::yaml(&Newsroom::new().runner().action.join("action.yml"));
    let steps = action["runs"]["steps"].as_array().expect("steps");
    for step in steps.iter().filter(|step| step.get("uses").is_some()) {
        assert_eq!(step["continue-on-error"], "true", "{step}");
    }
}

#[test]
fn a_push_is_checked_for_what_it_touches_and_a_new_branch_for_everything() {
    let change = |room: &Newsroom| room.write("drafts/new.md", STORY);
    let room = Newsroom::new().push(false, change);
    let done = room.run(&[]).succeeds(false).puts_out(&[("drafts", "1"), ("errors", "1")]);
    assert_eq!(done.drafts(), ["drafts/new.md"]);

    assert_eq!(Newsroom::new().queue(change).run(&[]).drafts(), ["drafts/new.md"]);

    let done = Newsroom::new().push(true, change).run(&[]).succeeds(false);
    let all = ["drafts/new.md", "drafts/old.md", "letters/old\\ letter.md", "sources/council.txt"];
    assert_eq!(done.drafts(), all);
    assert!(done.of("notice")[0].text.contains("all drafts are checked"));

    let done = Newsroom::new().push(false, change).run(&[("changed-only", "false")]).succeeds(false);
    assert_eq!(done.drafts(), all);
}

#[test]
fn drafts_are_looked_for_in_the_paths_alone_and_sources_are_none() {
    let room = Newsroom::new().push(true, |room| {
        room.write("quotelint.toml", "sources = [\"sources\"]\nexclude = [\"letters/\"]\n");
        room.write("desk/deep/down/one.md", STORY);
        room.write("desk/notes.md", STORY);
    });
    let done = room.run(&[("paths", "letters\n\n  \nsources\r\ndesk/**/one.md\nno such\n")]).succeeds(false);
    assert_eq!(done.drafts(), ["desk/deep/down/one.md", "letters/old\\ letter.md", "sources/council.txt"]);
    // the settings exclude one of them, and one is a source
    assert_eq!(done.outputs["drafts"], "1");
    assert_eq!(done.of("warning")[0].text, "paths: there is no no\\ such");
}

#[test]
fn any_name_that_git_knows_is_a_name() {
    let room = Newsroom::new().pull_request(|room| {
        room.write("drafts/two\nlines “quoted”.md", STORY);
        room.write("drafts/\n::error::all is lost.md", STORY);
        room.write("drafts/SHOUT.MD", STORY);
        room.git("origin", &["mv", "letters/old letter.md", "letters/renamed; echo letter.md"]);
        std::os::unix::fs::symlink("/etc/hostname", room.path("origin/drafts/link.txt")).expect("a link");
    });
    let done = room.run(&[("preset", "guardian")]).succeeds(false).puts_out(&[("drafts", "4")]);
    let mut files: Vec<_> = done.of("error").iter().filter_map(|error| error.file.clone()).collect();
    files.dedup();
    files.sort();
    let expected = [
        "drafts/\n::error::all is lost.md",
        "drafts/SHOUT.MD",
        "drafts/two\nlines “quoted”.md",
        "letters/renamed; echo letter.md",
    ];
    assert_eq!(files, expected);
    assert!(done.annotations.iter().all(|annotation| annotation.text != "all is lost.md"));
}

#[test]
fn names_count_from_the_root_wherever_the_action_works() {
    let room = Newsroom::new().pull_request(|room| {
        room.write("desk one/drafts/a.md", STORY);
        room.write("desk one/heard/b.txt", "MS. LINDQVIST: We are going to sell the harbour.\n");
        room.write("drafts/of another desk.md", STORY);
    });
    let inputs =
        [("working-directory", "desk one"), ("paths", "drafts"), ("sources", "heard"), ("sarif", "q.sarif")];
    let done = room.run(&inputs).succeeds(false).puts_out(&[("drafts", "1")]);
    assert_eq!(done.of("error")[0].file.as_deref(), Some("desk one/drafts/a.md"));
    assert!(done.summary.contains("| verbatim |"), "{}", done.summary);
    assert!(room.path("workspace/desk one/q.sarif").is_file());
}

#[test]
fn the_head_of_a_pull_request_is_compared_with_where_it_left_the_branch() {
    let room = Newsroom::new().pull_request(|room| room.write("drafts/new.md", STORY));
    room.check_out("story");
    assert_eq!(room.run(&[]).drafts(), ["drafts/new.md"]);
    // something else was checked out, and nothing can be said of what was touched
    room.check_out("main^1");
    let done = room.run(&[]);
    assert!(done.of("warning")[0].text.contains("not of this pull request"), "{done:#?}");
    assert_eq!(done.drafts().len(), 4, "{done:#?}");
}

#[test]
fn what_weighs_less_than_fail_on_fails_nothing() {
    let copy = "“We will stay,” Ann Lee, the mayor, quipped.\n\n“We will stay” said Ann Lee, the mayor.\n";
    let room = Newsroom::new().pull_request(|room| room.write("drafts/new.md", copy));
    let counts = [("errors", "0"), ("warnings", "1"), ("exit-status", "0")];
    room.run(&[("fail-on", "error")]).succeeds(true).puts_out(&counts);
    room.run(&[]).succeeds(false).puts_out(&[("exit-status", "1")]);
    room.run(&[("fail-on", "never")]).succeeds(true).puts_out(&[("exit-status", "1")]);
}

#[test]
fn a_setting_that_is_wrong_fails_whatever_fails_on() {
    let room = Newsroom::new().pull_request(|room| room.write("drafts/new.md", STORY));
    for inputs in [[("preset", "gardian"), ("fail-on", "never")], [("sources", "gone"), ("fail-on", "never")]]
    {
        let done = room.run(&inputs).succeeds(false).puts_out(&[("exit-status", "2")]);
        assert!(done.of("error").last().expect("an error").text.contains("left undone"), "{done:#?}");
        assert!(done.log.contains(inputs[0].1), "{}", done.log);
    }
    let done = room.run(&[("version", "0.1.0; echo")]).succeeds(false);
    assert!(done.of("error")[0].text.starts_with("version: "), "{done:#?}");
}

#[test]
fn no_word_of_a_source_is_shown_where_it_is_forbidden() {
    let room = Newsroom::new().pull_request(|room| room.write("drafts/new.md", STORY));
    let done = room.run(&[("sources", "sources/council.txt"), ("redact", "true"), ("fail-on", "never")]);
    assert!(!format!("{done:?}").contains("council.txt:"), "{done:#?}");
    assert_eq!(done.of("error").len(), 3);
}

#[test]
fn a_release_is_taken_only_with_the_checksum_that_it_names() {
    let room = Newsroom::new().pull_request(|room| room.write("drafts/new.md", STORY));
    room.release(false);
    let done = room.run_unreleased(&[]).succeeds(false);
    assert!(done.of("error")[0].text.contains("checksum"), "{done:#?}");
    assert!(!room.path("temp/quotelint/bin/quotelint").exists());

    let mut runner = room.runner();
    room.release(true);
    runner.github["action_repository"] = "press/quotelint".into();
    let done = runner.run(&[("version", concat!("v", env!("CARGO_PKG_VERSION")))]);
    assert!(done.log.contains("checksum verified"), "{}", done.log);
    // steps that follow find it by its name
    assert!(runner.variables["PATH"].starts_with(room.path("temp/quotelint/bin").to_str().expect("a path")));
}

/// The gate builds with the real cargo, see `.ci/run`; here one stands in that says what it was asked for.
#[test]
fn where_there_is_no_release_the_action_is_built_from_its_source() {
    let room = Newsroom::new().pull_request(|room| room.write("drafts/new.md", STORY));
    let cargo = format!(
        "#!/bin/sh\necho cargo \"$@\"\nwhile [ \"$1\" != --root ]; do shift; done\n\
         ln -sf '{}' \"$2/bin/quotelint\"\n",
        env!("CARGO_BIN_EXE_quotelint")
    );
    let stand_in = room.path("tools/cargo");
    fs::create_dir(room.path("tools")).expect("a folder");
    fs::write(&stand_in, cargo).expect("a file");
    fs::set_permissions(&stand_in, fs::Permissions::from_mode(0o755)).expect("it can be run");

    let mut runner = room.runner();
    let path = format!("{}:{}", room.path("tools").display(), runner.variables["PATH"]);
    runner.variables.insert("PATH".to_owned(), path);
    let done = runner.run(&[]);
    let source = format!("--path {}/../../..", runner.action.display());
    assert!(done.log.contains(&source), "{}", done.log);
    assert_eq!(done.outputs["errors"], "1");

    let done = runner.run(&[("version", "9.8.7")]);
    assert!(done.log.contains("/press/quotelint --tag v9.8.7 quotelint"), "{}", done.log);
    room.release(true);
    // a later commit of the action is not what was released
    runner.github["action_ref"] = "main".into();
    assert!(runner.run(&[]).log.contains(&source));
    let released = [("version", env!("CARGO_PKG_VERSION"))];
    assert!(runner.run(&released).log.contains("checksum verified"));
    runner.github["action_ref"] = "".into();
    assert!(runner.run(&[]).log.contains("checksum verified"));
    runner.variables.insert("RUNNER_ARCH".to_owned(), "RISCV64".to_owned());
    assert!(runner.run(&[]).log.contains(&source));
}

#[test]
fn a_release_that_cannot_be_reached_is_not_taken_for_one_that_was_never_made() {
    let room = Newsroom::new().pull_request(|room| room.write("drafts/new.md", STORY));
    let mut runner = room.runner();
    runner.variables.insert("GITHUB_SERVER_URL".to_owned(), "nowhere://100%".to_owned());
    let done = runner.run(&[]).succeeds(false);
    assert!(done.of("error")[0].text.contains("100%/press/quotelint"), "{done:#?}");
    assert!(done.of("error")[0].text.contains("cannot be fetched: curl: "), "{done:#?}");
    assert!(!done.log.contains("building"), "{}", done.log);
}

#[test]
fn what_drafts_are_held_against_has_them_all_checked_again() {
    let settings =
        "# sources = [\"tool.rs\"]\nsources = [\n  'heard/', # of today\n  \"wire/**/*.txt\",\n]\n";
    let changes: [(&str, &str); 5] = [
        ("sources/council.txt", "MS. LINDQVIST: We are going to sell the harbour.\n"),
        ("desk/heard/b.txt", "MS. LINDQVIST: We are going to sell the harbour.\n"),
        ("desk/wire/a/b.txt", "The harbour was sold.\n"),
        ("desk/quotelint.toml", "preset = \"ap\"\n"),
        ("drafts/old.ledger.toml", ""),
    ];
    for (path, text) in changes {
        let room = Newsroom::new();
        room.write("desk/quotelint.toml", settings);
        room.write("drafts/old.ledger.toml", "# nobody has signed\n");
        room.commit("Settings");
        let done = room.push(false, |room| room.write(path, text)).run(&[("sources", "sources")]);
        assert!(done.drafts().contains(&"drafts/old.md"), "{path}: {done:#?}");
        assert!(done.of("notice")[0].text.contains("no draft was touched"), "{path}: {done:#?}");
    }
    // where a draft was touched as well, it is what the change is about
    let room = Newsroom::new().push(false, |room| {
        room.write("sources/council.txt", "MS. LINDQVIST: We are going to sell the harbour.\n");
        room.write("drafts/new.md", STORY);
    });
    assert_eq!(room.run(&[("sources", "sources\n/elsewhere\n../out")]).drafts(), ["drafts/new.md"]);
    // settings elsewhere are none that a change could touch
    let room = Newsroom::new().push(false, |room| room.write("tool.rs", "fn main() { run() }\n"));
    let done = room.run(&[("config", "../house.toml"), ("sources", "/elsewhere")]).succeeds(true);
    assert_eq!(done.steps, ["Find the drafts"]);
}

#[test]
fn code_scanning_gets_the_whole_picture_of_a_branch() {
    let change = |room: &Newsroom| room.write("drafts/new.md", STORY);
    let done = Newsroom::new().push(false, change).run(&[("upload-sarif", "true")]).succeeds(false);
    assert!(done.drafts().contains(&"drafts/old.md"), "{done:#?}");
    assert!(done.of("notice")[0].text.contains("code scanning"), "{done:#?}");
    assert_eq!(done.used.len(), 1);
}

#[test]
fn a_checkout_of_another_user_is_read_and_no_checkout_is_told_in_the_words_of_git() {
    let room = Newsroom::new().push(true, |room| room.write("drafts/new.md", STORY));
    room.release(true);
    let mut runner = room.runner();
    // what git's own tests set, to see its owner as another
    runner.variables.insert("GIT_TEST_ASSUME_DIFFERENT_OWNER".to_owned(), "1".to_owned());
    assert_eq!(runner.run(&[]).outputs["drafts"], "4");

    fs::remove_dir_all(room.path("workspace/.git")).expect("it goes");
    let done = runner.run(&[]).succeeds(false);
    assert!(done.of("error")[0].text.contains("not a git repository"), "{done:#?}");
}

/// Git's bash on Windows says /d/a/… where programs want D:\a\…
#[test]
fn a_report_is_named_as_the_system_names_files() {
    let room = Newsroom::new().pull_request(|room| room.write("drafts/new.md", STORY));
    room.release(true);
    let stand_in = room.path("tools/cygpath");
    fs::create_dir(room.path("tools")).expect("a folder");
    fs::write(&stand_in, "#!/bin/sh\n[ \"$1\" = -w ] && echo \"${2%.sarif}.native.sarif\"\n")
        .expect("a file");
    fs::set_permissions(&stand_in, fs::Permissions::from_mode(0o755)).expect("it can be run");
    let mut runner = room.runner();
    let path = format!("{}:{}", room.path("tools").display(), runner.variables["PATH"]);
    runner.variables.insert("PATH".to_owned(), path);
    let done = runner.run(&[("sarif", "out/q.sarif")]);
    assert!(done.outputs["sarif"].ends_with("/out/q.native.sarif"), "{done:#?}");
    assert!(room.path("workspace/out/q.native.sarif").is_file());
}

#[test]
fn the_action_takes_for_a_draft_what_the_program_takes() {
    let kinds =
        ["txt", "text", "md", "markdown", "mdown", "mkd", "html", "htm", "rst", "docx", "srt", "json"];
    let room = Newsroom::new().push(true, |room| {
        for kind in kinds {
            room.write(&format!("all/draft.{kind}"), "Nobody said a word.\n");
        }
    });
    let done = room.run(&[("paths", "all")]).succeeds(true);
    let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_quotelint"));
    let out = program.args(["check", "all", "--format", "json"]).current_dir(room.path("workspace")).output();
    let report: serde_json::Value = serde_json::from_slice(&out.expect("it starts").stdout).expect("JSON");
    assert_eq!(done.outputs["drafts"], report["summary"]["drafts"].to_string());
    assert_eq!(done.drafts().len().to_string(), done.outputs["drafts"]);
}

#[test]
fn each_program_that_the_action_takes_is_one_that_a_release_makes() {
    let here = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let release = runner::yaml(&here.join(".github/workflows/release.yml"));
    let made = release["jobs"]["build"]["strategy"]["matrix"]["include"].as_array().expect("a matrix");
    let install = fs::read_to_string(here.join(".github/actions/quotelint/install.sh")).expect("the script");
    let taken: Vec<_> =
        install.lines().filter_map(|line| line.split_once(") target=")?.1.strip_suffix(" ;;")).collect();
    assert_eq!(taken.len(), 5);
    for target in taken {
        assert!(made.iter().any(|row| row["target"] == target), "{target}");
    }
}
