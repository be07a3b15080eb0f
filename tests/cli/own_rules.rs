//! A newsroom's own rules: pages in a folder, read, obeyed, and held to the same settings as any other rule.

use crate::common::Newsroom;

const SETTINGS: &str = "own-rules = \"house-rules\"\n";

/// Long quotations from people without a name.
const LONG: &str = r#"+++
severity = "warning"
message = "{speaker} is quoted with {words} words"
help = "cut it to {cue}"

[when]
speaker-kind = ["anonymous"]
min-words = 8
+++

# long words from nobody

An unnamed source is quoted at length.

## Why

Readers cannot weigh them.

```good
"It sank," a harbour official said.
```

```bad
"It sank before we had the second line on it," a harbour official said.
```

```report
warning[long-words-from-nobody] 1:1-1:47 a harbour official is quoted with 10 words
  help cut it to said
```
"#;

const DRAFT: &str = "The tug was lost.\n\n\
    \"It sank before we had the second line on it,\" a harbour official said.\n\n\
    \"It sank,\" a harbour official said.\n";

fn room() -> Newsroom {
    Newsroom::new()
        .with("quotelint.toml", SETTINGS)
        .with("house-rules/long-words-from-nobody.md", LONG)
        .with("house-rules/README.md", "What our rules are for.\n")
        .with("draft.md", DRAFT)
}

#[test]
fn an_own_rule_finds_what_its_conditions_say() {
    let run = room().run("check draft.md --select long-words-from-nobody").ends(1);
    assert_eq!(
        run.out,
        "warning[long-words-from-nobody]: a harbour official is quoted with 10 words
  ┌─ draft.md:3:1
  │
3 │ \"It sank before we had the second line on it,\" a harbour official said.
  │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  │
  = help: cut it to said

"
    );
}

#[test]
fn it_is_set_selected_and_silenced_like_any_other() {
    let room = room();
    let weighs = |severity: &str| format!("{SETTINGS}[rules]\nlong-words-from-nobody = \"{severity}\"\n");
    room.write("quotelint.toml", weighs("error"));
    room.run("check draft.md --select house").ends(1).finds(&["long-words-from-nobody"]).prints("error[");
    room.write("quotelint.toml", weighs("off"));
    room.run("check draft.md --select house").ends(0).finds(&[]);
    room.run("check draft.md --select long-words-from-nobody").ends(1);
    room.write(
        "quotelint.toml",
        format!("{SETTINGS}[[per-path]]\npaths = [\"*.md\"]\nignore = [\"house\"]\n"),
    );
    room.run("check draft.md --ignore sourcing").ends(0).finds(&[]);

    room.write("quotelint.toml", SETTINGS);
    room.run("check draft.md --ignore long-words-from-nobody,sourcing").ends(0).finds(&[]);
    let silenced = |name: &str| {
        DRAFT.replacen("\"It", &format!("<!-- quotelint-disable-next-line {name}: agreed -->\n\"It"), 1)
    };
    room.write("draft.md", silenced("long-words-from-nobody"));
    room.run("check draft.md --ignore sourcing").ends(0).finds(&[]);
    room.write("draft.md", silenced("long-words-from-nobdy"));
    let run = room.run("check draft.md --ignore sourcing").ends(1);
    run.finds(&["unknown-rule", "long-words-from-nobody"]).prints("did you mean `long-words-from-nobody`?");
    // a draft beside it that another newsroom's settings hold for knows nothing of it
    room.write("other/quotelint.toml", "");
    room.write("other/draft.md", DRAFT);
    room.run("check other --ignore sourcing").ends(0).finds(&[]);
    room.run("check other draft.md --select long-words-from-nobody")
        .ends(1)
        .finds(&["long-words-from-nobody"]);
    room.run("check other --select long-words-from-nobody")
        .ends(2)
        .says("unknown rule or group `long-words-from-nobody`");
}

#[test]
fn it_stands_in_every_report() {
    let room = room();
    let json = room.run("check draft.md --format json --select house").ends(1);
    let json: serde_json::Value = serde_json::from_str(&json.out).expect("it is JSON");
    assert_eq!(json["findings"][0]["rule"], "long-words-from-nobody");
    let sarif = room.run("check draft.md --format sarif --select house").ends(1);
    let sarif: serde_json::Value = serde_json::from_str(&sarif.out).expect("it is JSON");
    let run = &sarif["runs"][0];
    let index = run["results"][0]["ruleIndex"].as_u64().expect("its rule is described");
    let rule = &run["tool"]["driver"]["rules"][usize::try_from(index).expect("an index")];
    assert_eq!(rule["id"], "long-words-from-nobody");
    assert_eq!(rule["shortDescription"]["text"], "An unnamed source is quoted at length.");
}

#[test]
fn a_mistake_on_a_page_is_reported_with_its_place() {
    let room = room();
    room.write("house-rules/long-words-from-nobody.md", LONG.replace("speaker-kind", "speaker-knd"));
    room.write("house-rules/loaded-verb.md", LONG);
    let run = room.run("check draft.md").ends(2);
    assert_eq!(
        run.err,
        "error[config]: quotelint has a rule or a group `loaded-verb` already
  ┌─ house-rules/loaded-verb.md:1:1
  │
1 │ +++
  │ ^^^
  │
  = help: give the file another name; `quotelint rules` lists those that are taken

error[config]: unknown condition `speaker-knd`
  ┌─ house-rules/long-words-from-nobody.md:7:1
  │
7 │ speaker-knd = [\"anonymous\"]
  │ ^^^^^^^^^^^
  │
  = help: did you mean `speaker-kind`?

error: quotelint.toml: cannot be used, so 1 draft was left unchecked
"
    );
    room.write("quotelint.toml", "own-rules = \"hose-rules\"\n");
    room.run("check draft.md").ends(2).says("no folder `hose-rules`").says("quotelint.toml:1:13");
    room.write("quotelint.toml", "own-rules = 3\n");
    room.run("check draft.md").ends(2).says("`own-rules` takes a text, not an integer");
}
