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

#[test]
fn the_pages_themselves_are_no_drafts() {
    room().run("check . --select house").ends(1).finds(&["long-words-from-nobody"]);
}

#[test]
fn the_page_that_is_shown_as_an_example_is_one() {
    let room = room();
    let shown = room.run("explain own-rules").ends(0).out;
    let page: Vec<&str> = shown
        .lines()
        .skip_while(|line| !line.ends_with("│ +++"))
        .map_while(|line| line.trim_start().strip_prefix('│'))
        .map(|line| line.strip_prefix(' ').unwrap_or(line))
        .collect();
    assert!(page.len() > 20, "{shown}");
    room.write("house-rules/long-unnamed.md", page.join("\n"));
    room.run("test-rules").ends(0).prints("long-unnamed.md: ok, 2 examples").says("2 pages tested\n");
}

#[test]
fn the_examples_of_a_page_are_its_tests() {
    let room = room();
    room.run("test-rules").ends(0).prints("house-rules/long-words-from-nobody.md: ok, 2 examples\n");
    let short =
        LONG.replace("We", "we").replace("min-words = 8", "min-words = 2").replace("10 words", "9 words");
    room.write("more/long.md", short);
    let sources = r#"+++
message = "{speaker} is given other words ({verdict})"
at = "speaker"
[when]
verdict = ["altered", "number"]
+++

# other words

The words are not those of the source.

```source council.txt
MS. ORDE: The pump is older than the chapel.
```

```good
"The pump is older than the chapel," Orde said.
```

```bad
"The pump is newer than the chapel," Orde said.
```

```bad
Nothing is quoted.
```
"#;
    room.write("more/other-words.md", sources);
    room.write(
        "more/empty.md",
        "+++\nmessage = \"x\"\nwhen.form = \"full\"\n+++\n# x\n\nY.\n\n```god\n```\n",
    );
    let run = room.run("test-rules more").ends(1);
    assert_eq!(
        run.out,
        "more/empty.md: failed
  unknown fence `god`, did you mean `good`?
more/long.md: failed
  line 19: a good example is reported
    + warning[long] 1:1-1:11 a harbour official is quoted with 2 words
    +   help cut it to said
  line 23: a bad example brings another report (- expected, + found)
    - warning[long-words-from-nobody] 1:1-1:47 a harbour official is quoted with 9 words
    + warning[long] 1:1-1:47 a harbour official is quoted with 10 words
        help cut it to said
more/other-words.md: failed
  line 20: a bad example without its report; put this behind it, in a fence `report`
    warning[other-words] 1:38-1:42 Orde is given other words (altered)
  line 24: a bad example is not reported
"
    );
    assert_eq!(run.err, "3 pages tested, 3 failed\n");
    room.write("more/empty.md", "+++\n+++\n");
    room.run("test-rules more").ends(2).says("this page has no `message`").prints("more/long.md");
}

#[test]
fn without_pages_there_is_nothing_to_test() {
    let room = Newsroom::new().with("drafts/a.md", "A.");
    room.run("test-rules").ends(2).says("error: no own rules here").says("own-rules = ");
    room.run("test-rules gone").ends(2).says("error: gone: no such file or folder");
    room.run("test-rules drafts").ends(2).says("no front matter").says("1 page tested, 1 failed");
    room.write("none/note.txt", "A.");
    room.run("test-rules none").ends(2).says("error: none: holds no page of a rule");
}
