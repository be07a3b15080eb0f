//! What a draft itself asks to silence: comments and front matter, read but not yet obeyed (`suppress` does that).
//!
//! `<!-- quotelint-disable-next-line RULE, GROUP: reason -->`, the same with `disable-line` and `disable-file`,
//! `<!-- quotelint-disable … -->` up to `<!-- quotelint-enable … -->`, and what front matter asks for.

use super::front_matter;
use super::unknown::nearest;
use crate::document::Document;
use crate::text::Span;

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
    /// It says why: behind the names and a colon; in front matter, in a comment or under `reason`.
    pub reasoned: bool,
}

/// Everything that a draft asks to silence.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Suppressions {
    /// In the order of the file.
    pub directives: Vec<Directive>,
    /// What begins like a directive and is none.
    pub unknown: Vec<Unknown>,
}

/// What looks like a directive and is none.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unknown {
    /// The words that are wrong.
    pub name: Name,
    /// What is wrong with them.
    pub wrong: Wrong,
}

/// What part of a directive is not known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wrong {
    /// The keyword of a comment.
    Keyword {
        /// Nothing else stands on its line.
        alone: bool,
    },
    /// A key under `quotelint` in front matter.
    Key,
    /// The value of `quotelint` in front matter.
    Value,
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
            front_matter::read(text, span, &mut found);
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
        let Some(length) = keyword_length(body) else { return };
        let (keyword, rest) = body.split_at(length);
        let Some((_, effect)) = KEYWORDS.iter().find(|(known, _)| *known == keyword) else {
            let name_span = Span::new(start, start + length);
            let name = Name { text: keyword.to_owned(), span: name_span };
            self.unknown.push(Unknown { name, wrong: Wrong::Keyword { alone: is_alone(text, span) } });
            return;
        };
        let (names, reason) = rest.split_once(':').unwrap_or((rest, ""));
        let names = split(names, start + length, |c| c == ',');
        let reasoned = reason.contains(char::is_alphanumeric);
        self.directives.push(Directive { effect: *effect, span, names, reasoned });
    }
}

/// The length of the words at the start of a comment that are meant for a directive, rightly written or not.
fn keyword_length(body: &str) -> Option<usize> {
    const MARK: &str = "quotelint";
    let end = |text: &str| text.find(|c: char| c == ':' || c.is_whitespace()).unwrap_or(text.len());
    body.get(..MARK.len()).filter(|mark| mark.eq_ignore_ascii_case(MARK))?;
    let tail = &body[MARK.len()..];
    if tail.starts_with(['-', '_']) {
        return Some(end(body));
    }
    // `quotelint: disable-line`; but `quotelint found nothing here` is a remark
    let word = tail.trim_start_matches(|c: char| c == ':' || c.is_whitespace());
    let (lead, length) = (tail.len() - word.len(), end(word));
    (lead > 0 && meant(&word[..length], false).is_some()).then_some(MARK.len() + lead + length)
}

/// What other tools call `disable`.
const SYNONYMS: [&str; 6] = ["ignore", "skip", "suppress", "silence", "allow", "noqa"];

/// The directive that `word`, as it stands behind `quotelint` in a comment, was probably meant for; `alone` where
/// nothing else stands on the comment's line.
pub(super) fn meant(word: &str, alone: bool) -> Option<&'static str> {
    let word = word.to_lowercase().replace('_', "-");
    let rest = SYNONYMS.iter().find_map(|synonym| word.strip_prefix(synonym));
    let word = match rest {
        Some("") => (if alone { "disable-next-line" } else { "disable-line" }).to_owned(),
        Some(rest) if rest.starts_with('-') => format!("disable{rest}"),
        _ => word,
    };
    let tail = |keyword: &'static str| keyword.strip_prefix("quotelint-").unwrap_or(keyword);
    let known = KEYWORDS.iter().map(|(keyword, _)| *keyword);
    let known = known.filter(|keyword| !word.contains("next") || keyword.contains("next"));
    let near = nearest(&word, known.clone().map(tail))?;
    known.into_iter().find(|keyword| tail(keyword) == near)
}

/// Whether nothing stands on the line of the comment at `span` but what sets the line off.
fn is_alone(text: &str, span: Span) -> bool {
    let before = text[..span.start].rsplit('\n').next().unwrap_or_default();
    let after = text[span.end..].split('\n').next().unwrap_or_default();
    before.chars().all(|c| c.is_whitespace() || matches!(c, '>' | '-' | '*' | '+')) && after.trim().is_empty()
}

/// The pieces of `text` between separators, trimmed of blanks, brackets and quotes; `start` is where it stands.
pub(super) fn split(text: &str, start: usize, separator: impl Fn(char) -> bool) -> Vec<Name> {
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
