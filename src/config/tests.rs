use super::*;

fn parse(text: &str) -> Result<Config, Vec<Problem>> {
    Config::parse(&File::new("quotelint.toml", text.as_bytes().to_vec()), &Arc::default())
}

fn mistakes(text: &str) -> Vec<String> {
    let problems = parse(text).expect_err("there are mistakes");
    problems
        .into_iter()
        .map(|p| {
            let help = p.help.map(|help| format!(" ({help})")).unwrap_or_default();
            format!("`{}`: {}{help}", p.span.of(text), p.message)
        })
        .collect()
}

#[test]
fn severities_options_and_sources_are_read() {
    let config = parse(
        r#"
        sources = ["sources/", "wire/*.txt"]
        fail-on = "error"
        exclude = ["archive/", "*.old.md"]
        [rules]
        meta = "error"
        unknown-rule = "note"
        [rules.orphan-quotation]
        severity = "warning"
        carried = false
        "#,
    )
    .expect("all is right");
    assert_eq!(config.sources, ["sources/", "wire/*.txt"]);
    assert_eq!(config.fail_on, Some(Severity::Error));
    let settings = config.settings(Path::new("draft.md"));
    assert_eq!(settings.level("orphan-quotation"), Some(Severity::Warning));
    assert_eq!(settings.level("unused-suppression"), Some(Severity::Error));
    assert_eq!(
        settings.level("unknown-rule"),
        Some(Severity::Note),
        "a rule's own entry wins over its group's"
    );
    assert!(config.excludes(Path::new("archive/2019/may.md")));
    assert!(config.excludes(Path::new("deep/down/x.old.md")));
    assert!(!config.excludes(Path::new("news/archive.md")));
}

#[test]
fn some_drafts_have_settings_of_their_own() {
    let config = parse(
        r#"
        [rules]
        orphan-quotation = "error"
        [[per-path]]
        paths = ["letters/**"]
        ignore = ["orphan-quotation"]
        [[per-path]]
        paths = ["letters/editor.md"]
        rules.orphan-quotation = "note"
        "#,
    )
    .expect("all is right");
    let level = |path: &str| config.settings(Path::new(path)).level("orphan-quotation");
    assert_eq!(level("news/a.md"), Some(Severity::Error));
    assert_eq!(level("letters/a.md"), None);
    assert_eq!(level("letters/editor.md"), Some(Severity::Note), "later tables win");
}

#[test]
fn every_mistake_is_named_with_its_place() {
    let text = r#"
        soruces = ["a"]
        preset = "guardien"
        fail-on = 3
        exclude = ["[z-"]
        [rules]
        orphan-quotations = "off"
        unknown-rule = "loud"
        meta = 1
        [rules.orphan-quotation]
        carried = "yes"
        carryed = true
        [rules.marks]
        carried = true
        [words.loaded-verb]
        add = ["fumed"]
        [[per-path]]
        ignore = ["x"]
        "#;
    assert_eq!(
        mistakes(text),
        [
            "`soruces`: unknown setting `soruces` (did you mean `sources`?)",
            "`\"guardien\"`: unknown preset `guardien` (did you mean `guardian`?)",
            "`3`: `fail-on` takes a text, not an integer",
            "`\"[z-\"`: not a pattern of paths: unclosed character class; missing ']'",
            "`orphan-quotations`: unknown rule or group `orphan-quotations` (did you mean `orphan-quotation`?)",
            "`\"loud\"`: unknown severity `loud` (one of: error, warning, note, off)",
            "`1`: `meta` takes a severity (error, warning, note, off) or a table, not an integer",
            "`\"yes\"`: `carried` takes true or false, not a string",
            "`carryed`: unknown option `carryed` (did you mean `carried`?)",
            "`carried`: `marks` is a group: it has a severity and no options (set the option on the rule itself)",
            "`loaded-verb`: unknown word list `loaded-verb` (did you mean `loaded-verbs`?)",
            "`ignore`: this [[per-path]] names no paths (add `paths = [\"folder/**\"]`)",
            "`\"x\"`: unknown rule or group `x` (`quotelint rules` lists them)",
        ]
    );
}

#[test]
fn broken_toml_is_a_mistake_with_a_place() {
    for text in ["[rules", "a = ", "preset = \"ap", "x = 1\nx = 2\n", "\u{fffd}", "ü = 'é"] {
        let problems = parse(text).expect_err("it is broken");
        assert!(problems[0].span.end <= text.len() && !problems[0].message.is_empty(), "{text}");
    }
}

#[test]
fn the_template_is_right_commented_and_uncommented() {
    parse(TEMPLATE).expect("the template is right");
    let bare: Vec<&str> = TEMPLATE
        .lines()
        .filter_map(|line| line.strip_prefix("# "))
        .filter(|line| line.starts_with('[') || line.contains(" = "))
        .collect();
    parse(&bare.join("\n")).expect("and so is every example in it");
}

#[test]
fn a_word_to_be_taken_out_is_in_the_list_and_a_value_is_one_that_the_option_takes() {
    let text = r#"
        [words.loaded-verbs]
        add = ["fume"]
        remove = ["claim", "claimed"]
        [words.speech-verbs]
        remove = ["point out", "burble"]
        [rules.missing-comma]
        side = "insde"
        "#;
    assert_eq!(
        mistakes(text),
        [
            "`\"claimed\"`: unknown entry of the list `claimed` (did you mean `claim`?)",
            "`\"burble\"`: unknown entry of the list `burble` (did you mean `babble`?)",
            "`\"insde\"`: unknown value `insde` (did you mean `inside`?)",
        ]
    );
}
