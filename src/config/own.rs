//! A newsroom's own page → a rule. The same form as the pages of the program: TOML between two lines of `+++`, then
//! Markdown; what the front matter may hold is [`KEYS`] and [`FIELDS`].

use super::reader::{Entry, Reader};
use super::{Problem, parse_text};
use crate::lexicon::Lexicon;
use crate::rules::own::{At, BadMessage, Condition, FIELDS, Field, KEYS, Message, Own, Placeholder, Takes};
use crate::rules::{Group, Page, Rule, RuleName, Severity, UnknownName, is_taken};
use crate::text::{File, Span};
use regex::{Regex, RegexBuilder};
use toml_edit::TableLike;

/// Bytes that a compiled pattern may take.
const PATTERN: usize = 1 << 20;

/// The folder of own rules that the settings in `file` name, and where; nothing where they name none, or cannot be read.
pub fn folder(file: &File) -> Option<(String, Span)> {
    let settings = toml_edit::Document::parse(file.text()).ok()?;
    let item = settings.get("own-rules")?;
    let span = item.span()?;
    Some((item.as_str()?.to_owned(), super::problem::on_characters(file.text(), span.start, span.end)))
}

/// The rule on the page in `file`, whose name is the file's.
///
/// # Errors
/// Every mistake in it, in the order of the text.
pub fn rule(file: &File) -> Result<Rule, Vec<Problem>> {
    let text = file.text();
    let head = Span::new(0, text.find('\n').unwrap_or(text.len()));
    let one = |message: String, help: &str| {
        vec![Problem { span: head, message, label: String::new(), help: Some(help.to_owned()) }]
    };
    let name = file.path().file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let kebab = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if name.is_empty() || !name.chars().all(kebab) || name.starts_with('-') || name.ends_with('-') {
        let help = "call the file after the rule: lower case, words joined by hyphens";
        return Err(one(format!("`{name}` is no name of a rule"), help));
    }
    if is_taken(&name) {
        let help = "give the file another name; `quotelint rules` lists those that are taken";
        return Err(one(format!("quotelint has a rule or a group `{name}` already"), help));
    }
    let Some(body) = body_at(text) else {
        return Err(one("no front matter".to_owned(), "begin with settings between two lines of `+++`"));
    };
    // blanks for the fence before it, so that its places are those of the file
    let front = body.front.of(text);
    let masked = format!("{}\n{front}", " ".repeat(body.front.start - 1));
    let (parts, head) = parse_text(&masked, |settings, reader| {
        let parts = Parts::read(settings.as_table(), head, reader);
        let page = Page::empty(RuleName::from(name), body.text(text).into());
        if page.title.is_empty() || page.summary.is_empty() {
            let message = "no title, and no sentence below it that says what is wrong";
            reader.problem(body.start(text), message, Some("write `# title`, then a sentence".to_owned()));
        }
        (parts, page)
    })?;
    // a page without mistakes has all its parts
    let Some(own) = parts.own else { return Err(Vec::new()) };
    let page = Page {
        group: parts.group,
        severity: parts.severity,
        guides: parts.guides,
        needs_sources: own.needs_sources(),
        ..head
    };
    Ok(Rule::own(page, text.to_owned(), own))
}

/// Where the parts of a page stand.
struct Body {
    front: Span,
    body: usize,
}

impl Body {
    /// The page without its front matter, lines ended by a line feed.
    fn text(&self, text: &str) -> String {
        text[self.body..].replace("\r\n", "\n").trim_start_matches('\n').to_owned()
    }

    /// Its first line.
    fn start(&self, text: &str) -> Span {
        let rest = text[self.body..].trim_start();
        let start = text.len() - rest.len();
        Span::new(start, start + rest.find(['\r', '\n']).unwrap_or(rest.len()))
    }
}

fn body_at(text: &str) -> Option<Body> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().filter(|line| line.trim_end() == "+++" && line.ends_with('\n'))?;
    let mut at = first.len();
    for line in lines {
        if line.trim_end() == "+++" {
            return Some(Body { front: Span::new(first.len(), at), body: at + line.len() });
        }
        at += line.len();
    }
    None
}

/// What the front matter says.
struct Parts {
    group: Group,
    severity: Severity,
    guides: Vec<String>,
    /// `None`: something that is needed is missing or wrong.
    own: Option<Own>,
}

impl Parts {
    fn read(table: &dyn TableLike, head: Span, reader: &mut Reader<'_>) -> Self {
        let (mut group, mut severity, mut guides) = (Group::House, Severity::Warning, Vec::new());
        let (mut when, mut unless, mut at) = (None, Vec::new(), At::default());
        let (mut message, mut help, mut places) = (None, Vec::new(), Vec::new());
        for entry in reader.entries(table, &KEYS.map(|key| key.name), "setting of an own rule") {
            match entry.key {
                "message" => {
                    message = messages(&entry, reader).into_iter().next();
                    places.push(entry);
                }
                "help" => {
                    help = messages(&entry, reader);
                    places.push(entry);
                }
                "when" => when = Some(conditions(&entry, reader)),
                "unless" => unless = conditions(&entry, reader),
                "severity" => severity = reader.severity(&entry).unwrap_or(severity),
                "group" => {
                    let known = Group::ALL.map(Group::name);
                    group = among(&entry, "group", Group::named, &known, reader).unwrap_or(group);
                }
                "at" => {
                    let named = |name: &str| At::ALL.into_iter().find(|at| at.name() == name);
                    at = among(&entry, "place", named, &At::ALL.map(At::name), reader).unwrap_or(at);
                    if at == At::Text {
                        places.push(entry);
                    }
                }
                _ => guides = reader.strings(&entry),
            }
        }
        let needed = [("message", table.get("message").is_some()), ("when", when.is_some())];
        for (key, _) in needed.iter().filter(|(_, is_there)| !is_there) {
            let help = Some("`quotelint explain own-rules` says what a page holds".to_owned());
            reader.problem(head, format!("this page has no `{key}`"), help);
        }
        let finds = when.iter().flatten().any(|condition| matches!(condition, Condition::Text(_)));
        if when.is_some() && !finds {
            wants_text(&places, message.iter().chain(&help), reader);
        }
        let own = message.zip(when).map(|(message, when)| Own { when, unless, at, message, help });
        Self { group, severity, guides, own }
    }
}

/// `{match}` and `at = "text"` speak of what the condition `text` finds.
fn wants_text<'a>(
    places: &[Entry<'_>],
    messages: impl Iterator<Item = &'a Message>,
    reader: &mut Reader<'_>,
) {
    let quotes = messages.into_iter().any(|message| message.holds(Placeholder::Match));
    for entry in places {
        let message = match entry.key {
            "at" => "`at` points to what `text` finds, and [when] has no `text`",
            _ if quotes => "`{match}` is what `text` finds, and [when] has no `text`",
            _ => continue,
        };
        reader.problem(entry.value_span, message, Some("add `text` to [when]".to_owned()));
    }
}

fn among<T>(
    entry: &Entry<'_>,
    what: &'static str,
    named: impl Fn(&str) -> Option<T>,
    known: &[&str],
    reader: &mut Reader<'_>,
) -> Option<T> {
    let name = reader.string(entry)?;
    let found = named(name);
    if found.is_none() {
        reader.bad_name(entry, what, name, known);
    }
    found
}

fn messages(entry: &Entry<'_>, reader: &mut Reader<'_>) -> Vec<Message> {
    let mut messages = Vec::new();
    for (text, span) in reader.spanned_strings(entry) {
        match Message::parse(text) {
            Ok(message) => messages.push(message),
            Err(BadMessage::Unknown(error)) => {
                let place = reader.inside(span, &format!("{{{}}}", error.name));
                reader.unknown(place, &error, &Placeholder::ALL.map(Placeholder::name));
            }
            Err(error) => {
                let help = matches!(error, BadMessage::Brace(_)).then(|| "write `{{` for a brace".to_owned());
                reader.problem(span, error.to_string(), help);
            }
        }
    }
    messages
}

fn conditions(entry: &Entry<'_>, reader: &mut Reader<'_>) -> Vec<Condition> {
    let Some(table) = reader.table(entry) else { return Vec::new() };
    let known: Vec<&str> = FIELDS.iter().map(|field| field.name).collect();
    let entries = reader.entries(table, &known, "condition");
    if entries.is_empty() && table.is_empty() {
        let help = format!("one of: {}", known.join(", "));
        reader.problem(entry.key_span, format!("`{}` holds no condition", entry.key), Some(help));
    }
    let mut all = Vec::new();
    for entry in entries {
        let field = FIELDS.iter().find(|field| field.name == entry.key);
        all.extend(field.and_then(|field| condition(field, &entry, reader)));
    }
    all
}

fn condition(field: &Field, entry: &Entry<'_>, reader: &mut Reader<'_>) -> Option<Condition> {
    Some(match field.takes {
        Takes::Words(read) => {
            read(some(entry, reader)?.into_iter().map(|(word, _)| word.to_owned()).collect())
        }
        Takes::Lists(read) => {
            let known: Vec<&str> = Lexicon::names().collect();
            read(named(entry, "word list", &known, reader)?.into_iter().map(str::to_owned).collect())
        }
        Takes::Names { known, read } => read(&named(entry, field.name, &known(), reader)?),
        Takes::Count(read) => {
            let number = entry.item.as_integer().and_then(|number| usize::try_from(number).ok());
            if number.is_none() {
                reader.expected(entry, "a number of words");
            }
            read(number?)
        }
        Takes::Pattern(read) => {
            let written = reader.string(entry)?;
            match pattern(written) {
                Ok(pattern) if pattern.is_match("") => {
                    reader.problem(entry.value_span, "it matches nothing at all, and so everywhere", None);
                    return None;
                }
                Ok(pattern) => read(pattern),
                Err(error) => {
                    // the last line says what is wrong; those before draw where
                    let why = error.to_string();
                    let why = why.lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned();
                    reader.problem(entry.value_span, format!("not a regular expression: {why}"), None);
                    return None;
                }
            }
        }
    })
}

/// The texts of a list that holds some.
fn some<'t>(entry: &Entry<'t>, reader: &mut Reader<'_>) -> Option<Vec<(&'t str, Span)>> {
    let texts = reader.spanned_strings(entry);
    if texts.is_empty() && entry.item.is_array() {
        reader.problem(entry.value_span, format!("`{}` holds nothing, and so never", entry.key), None);
    }
    (!texts.is_empty()).then_some(texts)
}

/// The texts of a list, each of them one of `known`.
fn named<'t>(
    entry: &Entry<'t>,
    what: &'static str,
    known: &[&str],
    reader: &mut Reader<'_>,
) -> Option<Vec<&'t str>> {
    let texts = some(entry, reader)?;
    for (text, span) in texts.iter().filter(|(text, _)| !known.contains(text)) {
        reader.unknown(*span, &UnknownName::new(what, text, known.iter().copied()), known);
    }
    Some(texts.into_iter().map(|(text, _)| text).collect())
}

/// The pattern, in which an apostrophe is straight or curly: both stand in copy.
fn pattern(written: &str) -> Result<Regex, regex::Error> {
    let mut out = String::with_capacity(written.len());
    let mut escaped = false;
    for c in written.chars() {
        if c == '\'' {
            // a class in a class is part of it; escaped, the mark stands for itself
            if escaped {
                out.pop();
            }
            out.push_str("['’]");
        } else {
            out.push(c);
        }
        escaped = c == '\\' && !escaped;
    }
    RegexBuilder::new(&out).size_limit(PATTERN).build()
}

#[cfg(test)]
#[path = "own_tests.rs"]
mod tests;
