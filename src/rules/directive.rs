//! What a draft itself asks to silence: comments and front matter, read but not yet obeyed (`suppress` does that).
//!
//! `<!-- quotelint-disable-next-line RULE, GROUP: reason -->`, the same with `disable-line` and `disable-file`,
//! `<!-- quotelint-disable … -->` up to `<!-- quotelint-enable … -->`, and in front matter `quotelint: ignore` or `quotelint: {ignore: [RULE]}`.

use crate::document::Document;
use crate::text::Span;
use toml_edit::{Document as Toml, Item};

/// What a directive does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Effect {
    /// Silences the line that it stands on.
    Line,
    /// Silences the next line that holds prose.
    NextLine,
    /// Silences from here on.
    Disable,
    /// Ends that.
    Enable,
    /// Silences the whole file, from wherever it stands.
    File,
}

/// A rule or group that a directive names, as written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Name {
    /// The name; no more than its look says that there is such a rule.
    pub text: String,
    /// Where it stands in the file.
    pub span: Span,
}

/// One directive.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Directive {
    /// What it does.
    pub effect: Effect,
    /// The whole comment; of front matter, the value.
    pub span: Span,
    /// Whom it concerns; empty: all rules.
    pub names: Vec<Name>,
    /// Behind the names and a colon it says why. Front matter has no room for that.
    pub reasoned: bool,
}

/// Everything that a draft asks to silence.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Suppressions {
    /// In the order of the file.
    pub directives: Vec<Directive>,
    /// Comments that begin like a directive and are none: the word that is wrong.
    pub unknown: Vec<Name>,
}

/// The directives that comments know.
pub(super) const KEYWORDS: [(&str, Effect); 5] = [
    ("quotelint-disable-line", Effect::Line),
    ("quotelint-disable-next-line", Effect::NextLine),
    ("quotelint-disable-file", Effect::File),
    ("quotelint-disable", Effect::Disable),
    ("quotelint-enable", Effect::Enable),
];

impl Directive {
    /// Whether it stands in a comment, and not in the front matter of `document`.
    pub fn is_comment(&self, document: &Document) -> bool {
        document.front_matter.is_none_or(|front| self.span.start >= front.end)
    }
}

impl Suppressions {
    /// Reads the directives of `document`, which was read from `text`.
    pub fn read(document: &Document, text: &str) -> Self {
        let mut found = Self::default();
        if let Some(span) = document.front_matter {
            found.directives.extend(front_matter(text, span));
        }
        for comment in &document.comments {
            found.comment(text, comment.span);
        }
        found
    }

    fn comment(&mut self, text: &str, span: Span) {
        let raw = span.of(text);
        let body = raw.strip_prefix("<!--").unwrap_or(raw);
        let body = body.strip_suffix("-->").unwrap_or(body);
        let start = span.start + if raw.starts_with("<!--") { 4 } else { 0 };
        let lead = body.len() - body.trim_start().len();
        let (start, body) = (start + lead, body.trim());
        if !body.starts_with("quotelint-") {
            return;
        }
        let length = body.find(|c: char| c == ':' || c.is_whitespace()).unwrap_or(body.len());
        let (keyword, rest) = body.split_at(length);
        let Some((_, effect)) = KEYWORDS.iter().find(|(known, _)| *known == keyword) else {
            let span = Span::new(start, start + length);
            self.unknown.push(Name { text: keyword.to_owned(), span });
            return;
        };
        let (names, reason) = rest.split_once(':').unwrap_or((rest, ""));
        let names = split(names, start + length, |c| c == ',');
        let reasoned = reason.contains(char::is_alphanumeric);
        self.directives.push(Directive { effect: *effect, span, names, reasoned });
    }
}

/// The pieces of `text` between separators, trimmed of blanks, brackets and quotes; `start` is where it stands.
fn split(text: &str, start: usize, separator: impl Fn(char) -> bool) -> Vec<Name> {
    let trim = |c: char| c.is_whitespace() || matches!(c, '[' | ']' | '{' | '}' | '"' | '\'');
    let mut names = Vec::new();
    let mut at = start;
    for piece in text.split_inclusive(&separator) {
        let body = piece.trim_end_matches(&separator);
        let name = body.trim_matches(trim);
        if !name.is_empty() {
            let lead = body.len() - body.trim_start_matches(trim).len();
            names.push(Name { text: name.to_owned(), span: Span::new(at + lead, at + lead + name.len()) });
        }
        at += piece.len();
    }
    names
}

fn front_matter(text: &str, span: Span) -> Option<Directive> {
    let raw = span.of(text);
    if raw.starts_with("+++") { from_toml(raw, span.start) } else { from_yaml(raw, span.start) }
}

fn from_toml(raw: &str, start: usize) -> Option<Directive> {
    let body = raw.trim_end().strip_prefix("+++")?.strip_suffix("+++")?;
    let start = start + 3;
    let document = Toml::parse(body).ok()?;
    let item = document.get("quotelint")?;
    let file = |span: std::ops::Range<usize>| Span::new(start + span.start, start + span.end);
    let value = if item.is_str() { item } else { item.get("ignore")? };
    let span = file(value.span()?);
    if item.is_str() {
        return (item.as_str()? == "ignore").then_some(Directive {
            effect: Effect::File,
            span,
            names: Vec::new(),
            reasoned: false,
        });
    }
    let names = match value {
        Item::Value(value) => match (value.as_array(), value.as_str()) {
            (Some(items), _) => items
                .iter()
                .filter_map(|item| Some(Name { text: item.as_str()?.to_owned(), span: file(item.span()?) }))
                .collect(),
            (None, Some(name)) => vec![Name { text: name.to_owned(), span }],
            (None, None) => {
                return (value.as_bool()?).then_some(Directive {
                    effect: Effect::File,
                    span,
                    names: Vec::new(),
                    reasoned: false,
                });
            }
        },
        _ => return None,
    };
    // an empty list asks for nothing
    (!names.is_empty()).then_some(Directive { effect: Effect::File, span, names, reasoned: false })
}

/// Reads the one key that concerns us. A full reader of YAML would be a dependency for a single word, and would
/// refuse front matter that other tools accept.
fn from_yaml(raw: &str, start: usize) -> Option<Directive> {
    let mut value: Option<Span> = None;
    let mut at = 0;
    for line in raw.split_inclusive('\n') {
        let (from, to) = (at, at + line.len());
        at = to;
        let continues = line.starts_with([' ', '\t', '-']) && !line.starts_with("---");
        match (&mut value, line.strip_prefix("quotelint:")) {
            (None, Some(_)) => value = Some(Span::new(from + "quotelint:".len(), to)),
            (Some(span), _) if continues || line.trim().is_empty() => span.end = to,
            (Some(_), _) => break,
            (None, None) => {}
        }
    }
    let span = value?;
    let body = span.of(raw);
    let whole = Span::new(start + span.start, start + span.start + body.trim_end().len());
    if body.trim().trim_matches(['"', '\'']) == "ignore" {
        return Some(Directive { effect: Effect::File, span: whole, names: Vec::new(), reasoned: false });
    }
    let (before, list) = body.split_once("ignore:")?;
    if !before.trim_matches(|c: char| c.is_whitespace() || c == '{').is_empty() {
        return None;
    }
    let list_start = start + span.start + before.len() + "ignore:".len();
    let list = list.split('}').next().unwrap_or_default();
    let mut names = split(list, list_start, |c| matches!(c, ',' | '\n'));
    for name in &mut names {
        if let Some(rest) = name.text.strip_prefix("- ") {
            let rest = rest.trim().trim_matches(['"', '\'']).to_owned();
            name.span.start = name.span.end - rest.len().min(name.span.len());
            name.text = rest;
        }
    }
    (!names.is_empty()).then_some(Directive { effect: Effect::File, span: whole, names, reasoned: false })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file_names(front: &str) -> Option<Vec<String>> {
        let directive = front_matter(front, Span::new(0, front.len()))?;
        assert_eq!(directive.effect, Effect::File);
        for name in &directive.names {
            assert!(name.span.of(front).contains(&name.text), "{name:?} in {front:?}");
        }
        Some(directive.names.into_iter().map(|name| name.text).collect())
    }

    #[test]
    fn front_matter_may_silence_a_file_or_some_rules() {
        let none: Vec<String> = Vec::new();
        assert_eq!(file_names("---\ntitle: A\nquotelint: ignore\n---\n"), Some(none.clone()));
        assert_eq!(file_names("---\nquotelint: \"ignore\"\ntitle: A\n---\n"), Some(none.clone()));
        assert_eq!(file_names("+++\nquotelint = \"ignore\"\n+++\n"), Some(none));
        let two = Some(vec!["loaded-verb".to_owned(), "marks".to_owned()]);
        assert_eq!(file_names("---\nquotelint: {ignore: [loaded-verb, marks]}\n---\n"), two);
        assert_eq!(file_names("---\nquotelint:\n  ignore: [loaded-verb, \"marks\"]\nx: y\n---\n"), two);
        assert_eq!(file_names("---\nquotelint:\n  ignore:\n    - loaded-verb\n    - 'marks'\n---\n"), two);
        assert_eq!(file_names("+++\n[quotelint]\nignore = [\"loaded-verb\", \"marks\"]\n+++\n"), two);
        assert_eq!(file_names("+++\nquotelint = { ignore = [\"loaded-verb\", \"marks\"] }\n+++\n"), two);
    }

    #[test]
    fn other_front_matter_silences_nothing() {
        for front in [
            "---\ntitle: quotelint: ignore\n---\n",
            "---\nquotelint: yes\n---\n",
            "---\n---\n",
            "+++\n+++\n",
            "---",
        ] {
            assert_eq!(file_names(front), None, "{front:?}");
        }
    }
}
