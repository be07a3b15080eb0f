//! README's generated parts are what the program says today.
//!
//! `UPDATE_README=1 cargo test --test readme` writes them anew.

use quotelint::rules::{self, FixKind, Group, OptionValue, Preset, Severity};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Runs the program as a reader of README would, but for colours and settings of this machine.
fn quotelint(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_quotelint"))
        .args(args)
        .current_dir(root())
        .env("NO_COLOR", "1")
        .env("COLUMNS", "100")
        .output()
        .expect("the program runs")
}

/// Output as README shows it: paths with slashes, lines ended by a line feed.
fn shown(bytes: Vec<u8>) -> String {
    let text = String::from_utf8(bytes).expect("the program prints UTF-8");
    let text = text.replace("\r\n", "\n").replace("sources\\", "sources/");
    text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim_end().to_owned()
}

/// Holds the part of README between `<!-- name -->` and `<!-- /name -->` against `wanted`, or writes it.
fn hold(name: &str, wanted: &str) {
    let path: PathBuf = root().join("README.md");
    let readme = fs::read_to_string(&path).expect("README.md").replace("\r\n", "\n");
    let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let start = readme.find(&open).unwrap_or_else(|| panic!("README.md has no {open}")) + open.len();
    let end = start + readme[start..].find(&close).unwrap_or_else(|| panic!("README.md has no {close}"));
    if std::env::var_os("UPDATE_README").is_some() {
        fs::write(&path, format!("{}{wanted}\n{}", &readme[..start], &readme[end..]))
            .expect("README.md is written");
        return;
    }
    assert!(
        readme[start..end].trim_end() == wanted,
        "README.md is behind; UPDATE_README=1 cargo test --test readme\n--- README.md\n{}\n--- now\n{wanted}",
        &readme[start..end]
    );
}

/// One test, so that the parts are written one after another.
#[test]
fn readme_shows_what_the_program_does() {
    hold("rules", &table());
    hold("presets", &presets());
    let run = quotelint(&["check", "tests/sample/draft.md", "--sources", "tests/sample/sources"]);
    assert_eq!(
        run.status.code(),
        Some(1),
        "the sample draft has faults: {}",
        String::from_utf8_lossy(&run.stderr)
    );
    let summary = shown(run.stderr);
    hold("sample", &format!("```text\n{}\n\n{summary}\n```", shown(run.stdout)));
}

/// The settings that README shows are settings.
#[test]
fn the_configuration_that_readme_shows_is_one() {
    let readme = fs::read_to_string(root().join("README.md")).expect("README.md").replace("\r\n", "\n");
    let (_, rest) = readme.split_once("```toml\n").expect("README.md shows a configuration");
    let (settings, _) = rest.split_once("```").expect("the fence is closed");
    let folder = tempfile::tempdir().expect("a folder");
    let config = folder.path().join("quotelint.toml");
    for source in ["transcripts/council.txt", "wire/one.txt"] {
        let path = folder.path().join(source);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder for the sources");
        fs::write(path, "MAYOR CALLOWAY: The clerk will call the roll.\n").expect("a source");
    }
    fs::write(&config, settings).expect("the settings are written");
    let run = quotelint(&["check", "tests/sample/draft.md", "--config", &config.to_string_lossy()]);
    assert_ne!(run.status.code(), Some(2), "{}", String::from_utf8_lossy(&run.stderr));
}

/// The table of rules, from their pages.
fn table() -> String {
    let mut out = String::from("| group | rule | weight | fix | what is wrong |\n|---|---|---|---|---|");
    for group in Group::ALL {
        let mut heading = group.name();
        for rule in rules::all().iter().filter(|rule| rule.page().group == group) {
            let page = rule.page();
            let weight = page.level(Preset::default()).map_or("off", Severity::name);
            let fix = if page.fix == FixKind::None { "" } else { page.fix.name() };
            let sources = if page.needs_sources { " †" } else { "" };
            let _ = write!(
                out,
                "\n| {heading} | `{}`{sources} | {weight} | {fix} | {} |",
                rule.name, page.summary
            );
            heading = "";
        }
    }
    out
}

/// What the style guides want where they differ: the values on the pages, in one table. Blank: as under the default.
fn presets() -> String {
    let all = Preset::all();
    let names: Vec<&str> = all.iter().map(|preset| preset.name()).collect();
    let mut out = format!("| rule | {} |\n|---|{}", names.join(" | "), "---|".repeat(all.len()));
    let mut row = |name: String, values: Vec<String>| {
        if values.iter().any(|value| *value != values[0]) {
            let shown = values
                .iter()
                .enumerate()
                .map(|(at, value)| if at > 0 && *value == values[0] { "" } else { value.as_str() });
            let _ = write!(out, "\n| {name} | {} |", shown.collect::<Vec<_>>().join(" | "));
        }
    };
    for group in Group::ALL {
        for rule in rules::all().iter().filter(|rule| rule.page().group == group) {
            let page = rule.page();
            let weight = |preset: &Preset| page.level(*preset).map_or("off", Severity::name).to_owned();
            row(format!("`{}`", rule.name), all.iter().map(weight).collect());
            for option in &page.options {
                let value = |preset: &Preset| match page.option_value(*preset, option) {
                    OptionValue::Number(number) => number.to_string(),
                    OptionValue::Switch(switch) => if *switch { "on" } else { "off" }.to_owned(),
                    OptionValue::Text(text) => format!("`{text}`"),
                    OptionValue::Words(words) => words.join(", "),
                };
                row(format!("`{}` {}", rule.name, option.name), all.iter().map(value).collect());
            }
        }
    }
    out
}
