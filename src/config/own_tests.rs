use super::*;

fn read(name: &str, text: &str) -> Result<Rule, Vec<Problem>> {
    rule(&File::new(format!("house-rules/{name}.md"), text.as_bytes().to_vec()))
}

fn mistakes(name: &str, text: &str) -> Vec<String> {
    let problems = read(name, text).expect_err("there are mistakes");
    problems
        .into_iter()
        .map(|p| {
            let help = p.help.map(|help| format!(" ({help})")).unwrap_or_default();
            format!("`{}`: {}{help}", p.span.of(text), p.message)
        })
        .collect()
}

/// A page with this front matter.
fn page(front: &str) -> String {
    format!("+++\n{front}+++\n\n# a title\n\nWhat is wrong.\n")
}

const EVERYTHING: &str = r#"
severity = "note"
group = "attribution"
guides = ["our stylebook"]
at = "text"
message = "{match} by {speaker}"
help = ["write it out", "or {{cut}} it"]
[when]
cue = "say"
cue-list = ["loaded-verbs"]
speaker = "(?i)mayor"
speaker-kind = ["named", "titled"]
form = "full"
status = ["attributed", "carried"]
verdict = "altered"
paragraph = ["paragraph", "list-item"]
min-words = 2
max-words = 40
text = "don't"
[unless]
text = "[a-z']+ never"
"#;

#[test]
fn every_key_and_every_condition_of_the_language_is_read() {
    for key in KEYS {
        assert!(
            EVERYTHING.contains(&format!("\n{} = ", key.name))
                || EVERYTHING.contains(&format!("[{}]", key.name))
        );
    }
    for field in FIELDS {
        assert!(EVERYTHING.contains(&format!("\n{} = ", field.name)), "{}", field.name);
    }
    let rule = read("two-words", &page(EVERYTHING)).expect("all is right");
    let page = rule.page();
    assert_eq!(
        (rule.name.as_str(), page.severity, page.group, page.needs_sources),
        ("two-words", Severity::Note, Group::Attribution, true)
    );
    assert_eq!((page.title.as_str(), page.summary.as_str()), ("a title", "What is wrong."));
    assert_eq!(page.guides, ["our stylebook"]);
}

#[test]
fn lines_may_end_as_on_windows() {
    let text = page(EVERYTHING).replace('\n', "\r\n");
    let rule = read("two-words", &text).expect("all is right");
    assert_eq!(rule.page().title, "a title");
    assert!(!rule.page().body.contains('\r'));
}

#[test]
fn every_mistake_is_named_with_its_place() {
    let text = page(
        r#"
sevrity = "error"
severity = "loud"
group = "hose"
at = "que"
message = "said by {speekr}, {words}"
help = ["{", "fine"]
presets = {}
[when]
cue-list = ["loaded-verb"]
speaker-kind = ["anonimous", "named"]
form = []
min-words = -1
text = "("
verdikt = "altered"
[unless]
"#,
    );
    assert_eq!(
        mistakes("house", &page("")),
        [
            "`+++`: quotelint has a rule or a group `house` already (give the file another name; `quotelint rules` lists those that are taken)"
        ]
    );
    assert_eq!(
        mistakes("our-rule", &text),
        [
            "`sevrity`: unknown setting of an own rule `sevrity` (did you mean `severity`?)",
            "`\"loud\"`: unknown severity `loud` (one of: error, warning, note)",
            "`\"hose\"`: unknown group `hose` (did you mean `house`?)",
            "`\"que\"`: unknown place `que` (did you mean `cue`?)",
            "`{speekr}`: unknown placeholder `speekr` (did you mean `speaker`?)",
            "`\"{\"`: a `{` on its own (write `{{` for a brace)",
            "`presets`: unknown setting of an own rule `presets` (one of: message, when, unless, severity, group, at, help, guides)",
            "`\"loaded-verb\"`: unknown word list `loaded-verb` (did you mean `loaded-verbs`?)",
            "`\"anonimous\"`: unknown speaker-kind `anonimous` (did you mean `anonymous`?)",
            "`[]`: `form` holds nothing, and so never",
            "`-1`: `min-words` takes a number of words, not an integer",
            "`\"(\"`: not a regular expression: unclosed group",
            "`verdikt`: unknown condition `verdikt` (did you mean `verdict`?)",
            "`unless`: `unless` holds no condition (one of: cue, cue-list, speaker, speaker-kind, form, status, verdict, paragraph, min-words, max-words, text)",
        ]
    );
}

#[test]
fn what_is_needed_is_asked_for() {
    assert_eq!(
        mistakes("our-rule", "+++\n+++\ntext\n"),
        [
            "`+++`: this page has no `message` (`quotelint explain own-rules` says what a page holds)",
            "`text`: no title, and no sentence below it that says what is wrong (write `# title`, then a sentence)",
        ]
    );
    let no_text = page("message = \"{match}\"\nat = \"text\"\n[when]\nform = \"full\"\n");
    assert_eq!(
        mistakes("our-rule", &no_text),
        [
            "`\"{match}\"`: `{match}` is what `text` finds, and [when] has no `text` (add `text` to [when])",
            "`\"text\"`: `at` points to what `text` finds, and [when] has no `text` (add `text` to [when])",
        ]
    );
    for text in ["", "+++", "+++\na = 1\n", "# a title\n", "\u{fffd}"] {
        assert!(mistakes("our-rule", text)[0].contains("no front matter"), "{text:?}");
    }
    assert!(mistakes("our-rule", &page("a = [\n"))[0].contains("array"));
}

#[test]
fn a_name_is_that_of_the_file_and_nobody_elses() {
    for name in ["Our Rule", "our_rule", "-a", "über", ""] {
        assert!(mistakes(name, &page(EVERYTHING))[0].contains("is no name of a rule"), "{name}");
    }
    for name in ["loaded-verb", "marks", "all"] {
        assert!(mistakes(name, &page(EVERYTHING))[0].contains("already"), "{name}");
    }
}

#[test]
fn an_apostrophe_in_a_pattern_is_straight_or_curly() {
    for written in ["don't", "don[']t", r"don\'t"] {
        let pattern = pattern(written).unwrap();
        assert!(pattern.is_match("don't") && pattern.is_match("don’t"), "{written}");
    }
    assert!(pattern(r"\\'").unwrap().is_match("\\’"));
}
