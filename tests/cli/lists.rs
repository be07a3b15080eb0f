//! `explain`, `rules`, `completions`, `--help`.

use crate::common::Newsroom;

#[test]
fn every_rule_is_listed_and_explained() {
    let room = Newsroom::new();
    let run = room.run("rules --format jsonl").ends(0);
    let rules: Vec<serde_json::Value> =
        run.out.lines().map(|line| serde_json::from_str(line).expect("it is JSON")).collect();
    assert!(rules.len() >= 3);
    let table = room.run("rules").ends(0);
    for rule in &rules {
        let name = rule["name"].as_str().expect("a name");
        assert!(table.out.contains(name), "{name}");
        room.run(&format!("explain {name}")).ends(0).prints(name).prints("Why\n");
    }
}

#[test]
fn a_rule_that_is_misspelled_is_not_explained() {
    Newsroom::new()
        .run("explain orphan-qutation")
        .ends(2)
        .says("error: unknown rule or group `orphan-qutation`, did you mean `orphan-quotation`?")
        .says("`quotelint rules` lists them");
}

#[test]
fn every_shell_gets_its_completions() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        Newsroom::new().run(&format!("completions {shell}")).ends(0).prints("fail-on");
    }
}

#[test]
fn help_teaches_by_example() {
    Newsroom::new().run("--help").ends(0).prints("quotelint check draft.md --sources transcripts/");
    Newsroom::new().run("check --help").ends(0).prints("--diff");
    Newsroom::new().run("--version").ends(0).prints(concat!("quotelint ", env!("CARGO_PKG_VERSION")));
    Newsroom::new().run("").ends(2);
}

#[test]
fn without_a_rule_the_groups_are_listed() {
    let room = Newsroom::new();
    let all = room.run("explain").ends(0).prints("marks  broken marks change who said what\n");
    assert!(all.out.contains("\n  garbled-marks"), "each with its rules:\n{}", all.out);
    assert!(!all.out.contains("\nhouse  "), "a group without rules is left out:\n{}", all.out);
    let one = room.run("explain sourcing").ends(0).prints("bare-anonymous");
    assert!(!one.out.contains("garbled-marks"));
}

#[test]
fn the_word_lists_are_listed_and_printed() {
    let room = Newsroom::new()
        .with("quotelint.toml", "[words.loaded-verbs]\nadd = [\"fume\"]\nremove = [\"claim\"]\n");
    room.run("explain words").ends(0).prints("- `loaded-verbs`: Verbs that say more");
    let list = room.run("explain loaded-verbs").ends(0).prints("fume,").out;
    assert!(!list.contains("claim,"), "{list}");
}

#[test]
fn a_page_shows_what_the_rule_weighs_here() {
    let room = Newsroom::new();
    room.run("explain late-attribution").ends(0).prints("late-attribution (attribution, note,");
    room.run("explain headline-marks").ends(0).prints(", off,");
    room.run("explain late-attribution --preset reuters")
        .ends(0)
        .prints("late-attribution (attribution, warning,");
    let house = Newsroom::new().with("quotelint.toml", "[rules]\nlate-attribution = \"error\"\n");
    house.run("explain late-attribution").ends(0).prints("late-attribution (attribution, error,");
}
