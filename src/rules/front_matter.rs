//! What front matter asks to silence: `quotelint: ignore` or `quotelint: {ignore: [RULE]}`, in YAML and in TOML.
//!
//! A comment beside it, or a key `reason`, says why. What is written under `quotelint` and is none of this is never
//! passed over: it goes to the unknown. No other key is looked at.

use super::directive::{Directive, Effect, Name, Suppressions, Unknown, Wrong, split};
use crate::text::Span;
use std::ops::Range;
use toml_edit::{Document as Toml, Item, Value};

/// Reads the front matter that stands at `span` of `text`.
pub(super) fn read(text: &str, span: Span, found: &mut Suppressions) {
    let raw = span.of(text);
    if raw.starts_with("+++") {
        let _not_toml = from_toml(raw, span.start, found);
    } else {
        from_yaml(raw, span.start, found);
    }
}

/// A key under `quotelint` and where its value stands.
struct Entry {
    key: Name,
    value: Span,
}

fn from_toml(raw: &str, start: usize, found: &mut Suppressions) -> Option<()> {
    let body = raw.trim_end().strip_prefix("+++")?.strip_suffix("+++")?;
    let document = Toml::parse(body).ok()?;
    let item = document.get("quotelint")?;
    let within = |span: Range<usize>| Span::new(span.start + 3, span.end + 3);
    let file = |span: Range<usize>| Span::new(start + span.start + 3, start + span.end + 3);
    let name =
        |text: &str, span: Option<Range<usize>>| Some(Name { text: text.to_owned(), span: file(span?) });
    let Some(table) = item.as_table_like() else {
        let span = item.span()?;
        let reasoned = is_reasoned(raw, within(span.clone()));
        match item.as_str() {
            Some("ignore") => found.directives.push(whole_file(file(span), Vec::new(), reasoned)),
            Some(text) => {
                let quotes = usize::from(span.len() == text.len() + 2);
                let inner = span.start + quotes..span.end - quotes;
                found.unknown.push(Unknown { name: name(text, Some(inner))?, wrong: Wrong::Value });
            }
            None if item.as_bool() == Some(true) => {}
            None => {
                let text = &body[span.clone()];
                found.unknown.push(Unknown { name: name(text, Some(span))?, wrong: Wrong::Value });
            }
        }
        return Some(());
    };
    let says_why = |(key, item): (&str, &Item)| {
        key == "reason" && item.as_str().is_some_and(|why| why.contains(char::is_alphanumeric))
    };
    let said = table.iter().any(says_why);
    for (key, item) in table.iter() {
        if key == "reason" {
            continue;
        }
        if key != "ignore" {
            let span = table.key(key).and_then(toml_edit::Key::span);
            found.unknown.extend(name(key, span).map(|name| Unknown { name, wrong: Wrong::Key }));
            continue;
        }
        let span = item.span()?;
        let whole =
            |names| whole_file(file(span.clone()), names, said || is_reasoned(raw, within(span.clone())));
        if let Some(items) = item.as_array() {
            let names: Vec<Name> =
                items.iter().filter_map(|item: &Value| name(item.as_str()?, item.span())).collect();
            // an empty list asks for nothing
            if !names.is_empty() {
                found.directives.push(whole(names));
            }
        } else if let Some(text) = item.as_str() {
            found.directives.push(whole(vec![name(text, Some(span.clone()))?]));
        } else if item.as_bool() == Some(true) {
            found.directives.push(whole(Vec::new()));
        } else if item.as_bool().is_none() {
            let name = name(&body[span.clone()], Some(span.clone()))?;
            found.unknown.push(Unknown { name, wrong: Wrong::Value });
        }
    }
    Some(())
}

/// Reads the one key that concerns us. A full reader of YAML would be a dependency for a single word, and would
/// refuse front matter that other tools accept.
fn from_yaml(raw: &str, start: usize, found: &mut Suppressions) {
    let Some(section) = section(raw) else { return };
    let blank = without_comments(section.of(raw));
    let body = blank.trim();
    let lead = blank.len() - blank.trim_start().len();
    // of the front matter
    let value = Span::new(section.start + lead, section.start + lead + body.len());
    let all = Span::new(section.start, section.start + section.of(raw).trim_end().len());
    let reasoned = is_reasoned(raw, all);
    let whole = Span::new(start + value.start, start + value.end);
    let scalar = body.trim_matches(['"', '\'']);
    let entries = if body.starts_with(['[', '-']) { Vec::new() } else { entries(body, whole.start) };
    if entries.is_empty() {
        match scalar {
            "ignore" => found.directives.push(whole_file(whole, Vec::new(), reasoned)),
            "" | "{}" | "[]" | "~" | "null" | "true" | "yes" | "on" => {}
            _ => {
                let lead = body.len() - body.trim_start_matches(['"', '\'']).len();
                let span = Span::new(whole.start + lead, whole.start + lead + scalar.len());
                found
                    .unknown
                    .push(Unknown { name: Name { text: scalar.to_owned(), span }, wrong: Wrong::Value });
            }
        }
        return;
    }
    let of = |span: Span| &body[span.start - whole.start..span.end - whole.start];
    let said = |entry: &Entry| entry.key.text == "reason" && of(entry.value).contains(char::is_alphanumeric);
    let reasoned = reasoned || entries.iter().any(said);
    for Entry { key, value } in entries {
        match key.text.as_str() {
            "reason" => {}
            "ignore" => match of(value).trim().trim_end_matches('}').trim_end() {
                "true" | "yes" | "on" => found.directives.push(whole_file(whole, Vec::new(), reasoned)),
                "false" | "no" | "off" | "~" | "null" => {}
                _ => {
                    let names = listed(of(value), value.start);
                    if !names.is_empty() {
                        found.directives.push(whole_file(whole, names, reasoned));
                    }
                }
            },
            _ => found.unknown.push(Unknown { name: key, wrong: Wrong::Key }),
        }
    }
}

fn whole_file(span: Span, names: Vec<Name>, reasoned: bool) -> Directive {
    Directive { effect: Effect::File, span, names, reasoned }
}

/// The value of the key `quotelint`: the rest of its line, and the lines that continue it.
fn section(raw: &str) -> Option<Span> {
    let mut value: Option<Span> = None;
    let mut at = 0;
    for line in raw.split_inclusive('\n') {
        let (from, to) = (at, at + line.len());
        at = to;
        let continues = line.starts_with([' ', '\t', '-']) && !line.starts_with("---");
        match (&mut value, line.strip_prefix("quotelint:")) {
            (None, Some(_)) => value = Some(Span::new(from + "quotelint:".len(), to)),
            (Some(span), _) if continues => span.end = to,
            // whether it belongs to this key shows in what follows
            (Some(_), _) if line.trim().is_empty() || line.starts_with('#') => {}
            (Some(_), _) => break,
            (None, None) => {}
        }
    }
    value
}

/// Where the comment of a line begins: at a `#` behind a blank, outside quotes.
fn comment_of(line: &str) -> Option<usize> {
    let mut quote = None;
    let mut before = ' ';
    for (at, c) in line.char_indices() {
        match quote {
            Some(open) if c == open => quote = None,
            None if c == '#' && before.is_whitespace() => return Some(at),
            // an apostrophe within a word opens nothing
            None if matches!(c, '"' | '\'') && !before.is_alphanumeric() => quote = Some(c),
            Some(_) | None => {}
        }
        before = c;
    }
    None
}

/// `text` with a blank for each byte of its comments, so that what is left stands where it stood.
fn without_comments(text: &str) -> String {
    let mut blank = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let Some(at) = comment_of(line) else {
            blank.push_str(line);
            continue;
        };
        let comment = line[at..].trim_end_matches(['\n', '\r']);
        blank.push_str(&line[..at]);
        blank.extend(std::iter::repeat_n(' ', comment.len()));
        blank.push_str(&line[at + comment.len()..]);
    }
    blank
}

/// Whether a comment beside `span` of the front matter, or on the lines right above it, says something.
fn is_reasoned(raw: &str, span: Span) -> bool {
    let from = raw[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let to = raw[span.end..].find('\n').map_or(raw.len(), |at| span.end + at);
    let says = |line: &str| comment_of(line).is_some_and(|at| line[at..].contains(char::is_alphanumeric));
    let above = raw[..from].lines().rev().take_while(|line| {
        let key = line.trim_start();
        key.starts_with('#') || key.starts_with("[quotelint]") || key.starts_with("quotelint:")
    });
    raw[from..to].lines().chain(above).any(says)
}

/// The entries of a mapping, in braces or one on a line; empty where `body`, which stands at `start`, is none.
fn entries(body: &str, start: usize) -> Vec<Entry> {
    let in_braces = body.starts_with('{');
    let mut entries: Vec<Entry> = Vec::new();
    let mut depth = 0_usize;
    let mut at = 0;
    for piece in body.split_inclusive([',', '\n', '{', '}', '[', ']']) {
        let from = at;
        at += piece.len();
        let outermost = depth == usize::from(in_braces);
        if let Some((key, _)) = piece.split_once(':').filter(|_| outermost) {
            let name = key.trim().trim_matches(['"', '\'']);
            let is_key = !name.is_empty() && !name.contains(char::is_whitespace) && !name.starts_with('-');
            if is_key && starts_entry(body, from, in_braces) {
                let lead = key.find(name).unwrap_or_default();
                let span = Span::new(start + from + lead, start + from + lead + name.len());
                let value = Span::at(start + from + key.len() + 1);
                entries.push(Entry { key: Name { text: name.to_owned(), span }, value });
            }
        }
        if let Some(entry) = entries.last_mut() {
            entry.value.end = start + at;
        }
        match piece.chars().next_back() {
            Some('{' | '[') => depth += 1,
            Some('}' | ']') => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    entries
}

/// Whether a key can begin at `at`: in braces behind a comma, else at the start of a line.
fn starts_entry(body: &str, at: usize, in_braces: bool) -> bool {
    let before = body[..at].trim_end_matches([' ', '\t']);
    before.is_empty() || before.ends_with('\n') || (in_braces && before.ends_with(['{', ',']))
}

/// The names of a list, in brackets or one on a line behind a dash.
fn listed(list: &str, start: usize) -> Vec<Name> {
    let mut names = split(list, start, |c| matches!(c, ',' | '\n'));
    names.retain(|name| name.text != "-");
    for name in &mut names {
        if let Some(rest) = name.text.strip_prefix("- ") {
            let rest = rest.trim().trim_matches(['"', '\'']).to_owned();
            name.span.start = name.span.end - rest.len().min(name.span.len());
            name.text = rest;
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(front: &str) -> Suppressions {
        let mut found = Suppressions::default();
        super::read(front, Span::new(0, front.len()), &mut found);
        found
    }

    fn file_names(front: &str) -> Option<Vec<String>> {
        let found = read(front);
        assert_eq!(found.unknown, [], "{front:?}");
        let directive = found.directives.into_iter().next()?;
        assert_eq!(directive.effect, Effect::File);
        for name in &directive.names {
            assert!(name.span.of(front).contains(&name.text), "{name:?} in {front:?}");
        }
        Some(directive.names.into_iter().map(|name| name.text).collect())
    }

    #[test]
    fn front_matter_may_silence_a_file_or_some_rules() {
        let none: Vec<String> = Vec::new();
        for front in [
            "---\ntitle: A\nquotelint: ignore\n---\n",
            "---\nquotelint: \"ignore\"\ntitle: A\n---\n",
            "---\nquotelint: {ignore: true}\n---\n",
            "---\r\nquotelint:\r\n  ignore: true\r\n---\r\n",
            "+++\nquotelint = \"ignore\"\n+++\n",
            "+++\n[quotelint]\nignore = true\n+++\n",
        ] {
            assert_eq!(file_names(front), Some(none.clone()), "{front:?}");
        }
        let two = Some(vec!["loaded-verb".to_owned(), "marks".to_owned()]);
        for front in [
            "---\nquotelint: {ignore: [loaded-verb, marks]}\n---\n",
            "---\nquotelint: {\"ignore\":[\"loaded-verb\",\"marks\"]}\n---\n",
            "---\nquotelint:\n  ignore: [loaded-verb, \"marks\"]\nx: y\n---\n",
            "---\nquotelint:\n  ignore: [loaded-verb,\n    marks]\nx: y\n---\n",
            "---\nquotelint:\n  ignore:\n    - loaded-verb\n    - 'marks'\n---\n",
            "---\r\nquotelint:\r\n  ignore:\r\n  - loaded-verb\r\n  - marks\r\n---\r\n",
            "---\nquotelint: {ignore: [loaded-verb, marks], reason: a satire}\n---\n",
            "+++\n[quotelint]\nignore = [\"loaded-verb\", \"marks\"]\n+++\n",
            "+++\nquotelint = { ignore = [\"loaded-verb\", \"marks\"] }\n+++\n",
        ] {
            assert_eq!(file_names(front), two, "{front:?}");
        }
    }

    #[test]
    fn a_comment_is_no_name_but_a_reason() {
        let names = |front: &str| file_names(front).map(|names| names.join(" "));
        for (front, named) in [
            ("---\nquotelint: ignore # satire\n---\n", ""),
            ("---\n# satire\nquotelint: ignore\n---\n", ""),
            ("---\nquotelint:\n  ignore: marks\n  # as printed\ntitle: A\n---\n", "marks"),
            ("---\nquotelint:\n  ignore: [marks] # as printed, 1931\n---\n", "marks"),
            ("---\nquotelint:\n  ignore: marks # as printed, 1931\n---\n", "marks"),
            ("---\nquotelint: # as printed: 1931\n  ignore: marks\n---\n", "marks"),
            (
                "---\nquotelint:\n  ignore:\n    - marks  # as printed\n    - loaded-verb\n---\n",
                "marks loaded-verb",
            ),
            ("---\nquotelint:\n  ignore:\n# as printed\n    - 'marks'\n---\n", "marks"),
            (
                "---\nquotelint:\n  ignore: [\n    marks, # don't, they're \"his\"\n    loaded-verb]\n---\n",
                "marks loaded-verb",
            ),
            ("---\nquotelint:\n  ignore: [marks]\n  reason: as printed\n---\n", "marks"),
            ("+++\n[quotelint]\nignore = [\"marks\"] # as printed\n+++\n", "marks"),
            ("+++\n# as printed\n[quotelint]\nignore = [\"marks\"]\n+++\n", "marks"),
            ("+++\n[quotelint]\nignore = [\"marks\"]\nreason = \"as printed\"\n+++\n", "marks"),
        ] {
            assert_eq!(names(front).as_deref(), Some(named), "{front:?}");
            assert!(read(front).directives[0].reasoned, "{front:?}");
        }
        for front in [
            "---\nquotelint: ignore\n# the rest\ntitle: A\n---\n",
            "---\ntitle: A # a title\nquotelint: ignore #\n---\n",
            "+++\n[quotelint]\nignore = [\"marks\"]\n# the rest\n+++\n",
        ] {
            assert!(!read(front).directives[0].reasoned, "{front:?}");
        }
    }

    #[test]
    fn what_is_not_understood_is_not_passed_over() {
        for (front, wrong, text) in [
            ("---\nquotelint: {ignor: [marks]}\n---\n", Wrong::Key, "ignor"),
            ("---\nquotelint: ignroe # satire\n---\n", Wrong::Value, "ignroe"),
            ("---\nquotelint: 'ignroe'\n---\n", Wrong::Value, "ignroe"),
            ("---\nquotelint:\n  disable: [marks]\n---\n", Wrong::Key, "disable"),
            ("---\nquotelint: [marks]\n---\n", Wrong::Value, "[marks]"),
            ("---\nquotelint:\n  - marks\n---\n", Wrong::Value, "- marks"),
            ("---\nquotelint: false\n---\n", Wrong::Value, "false"),
            ("+++\nquotelint = \"ignroe\"\n+++\n", Wrong::Value, "ignroe"),
            ("+++\nquotelint = [\"marks\"]\n+++\n", Wrong::Value, "[\"marks\"]"),
            ("+++\n[quotelint]\nignore = 3\n+++\n", Wrong::Value, "3"),
            ("+++\n[quotelint]\nignor = [\"marks\"]\n+++\n", Wrong::Key, "ignor"),
        ] {
            let found = read(front);
            assert_eq!(found.directives, [], "{front:?}");
            let [unknown] = &found.unknown[..] else { panic!("{front:?}: {found:?}") };
            assert_eq!((unknown.wrong, unknown.name.text.as_str()), (wrong, text), "{front:?}");
            assert_eq!(unknown.name.span.of(front), text, "{front:?}");
        }
    }

    #[test]
    fn other_front_matter_silences_nothing() {
        for front in [
            "---\ntitle: quotelint: ignore\n---\n",
            "---\nquotelint: yes\n---\n",
            "---\nquotelint:\ntitle: A\n---\n",
            "---\nquotelint: {ignore: []} # none yet\n---\n",
            "---\n---\n",
            "+++\n+++\n",
            "---",
        ] {
            assert_eq!(file_names(front), None, "{front:?}");
        }
    }
}
