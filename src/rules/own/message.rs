//! A message with placeholders: `{speaker} is quoted with {words} words`. Two braces stand for one.

use super::Seen;
use crate::article::names::Named;
use crate::rules::unknown::UnknownName;
use crate::text::ProseSpan;
use std::fmt::Write;

/// Letters of a draft that a message quotes at most.
const LONGEST: usize = 60;

/// A fact that a message can quote.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Placeholder {
    /// The speaker.
    Speaker,
    /// The cue.
    Cue,
    /// The quotation.
    Text,
    /// What `text` found.
    Match,
    /// Its length.
    Words,
    /// Its form.
    Form,
    /// What is known of the speaker.
    Status,
    /// What the mention of the speaker is.
    SpeakerKind,
    /// What the sources say.
    Verdict,
    /// Where it stands.
    Paragraph,
}

impl Placeholder {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Speaker,
        Self::SpeakerKind,
        Self::Cue,
        Self::Text,
        Self::Match,
        Self::Words,
        Self::Form,
        Self::Status,
        Self::Verdict,
        Self::Paragraph,
    ];

    /// Its name, without braces.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Speaker => "speaker",
            Self::SpeakerKind => "speaker-kind",
            Self::Cue => "cue",
            Self::Text => "text",
            Self::Match => "match",
            Self::Words => "words",
            Self::Form => "form",
            Self::Status => "status",
            Self::Verdict => "verdict",
            Self::Paragraph => "paragraph",
        }
    }

    /// What it stands for.
    pub const fn doc(self) -> &'static str {
        match self {
            Self::Speaker => {
                "who speaks, by full name where the draft has it; `nobody` where it does not say"
            }
            Self::SpeakerKind => "what the mention of the speaker is; `none` where there is none",
            Self::Cue => "the words that say that somebody speaks; `no cue` where there are none",
            Self::Text => "the quotation without its marks, cut where it is long",
            Self::Match => "the words that the condition `text` found",
            Self::Words => "how many words it has",
            Self::Form => "its form",
            Self::Status => "what is known of who said it",
            Self::Verdict => "what the sources say; the page runs only where sources are given",
            Self::Paragraph => "the kind of paragraph that it stands in",
        }
    }
}

/// A message.
#[derive(Clone, Debug)]
pub struct Message(Vec<Part>);

#[derive(Clone, Debug)]
enum Part {
    Words(String),
    Fact(Placeholder),
}

/// A message that is none.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum BadMessage {
    /// Nothing has the name between the braces.
    #[error(transparent)]
    Unknown(UnknownName),
    /// A brace has no partner.
    #[error("a `{0}` on its own")]
    Brace(char),
    /// It says nothing, or more than one line.
    #[error("a message is one line, and not empty")]
    Lines,
}

impl Message {
    /// Reads a message.
    ///
    /// # Errors
    /// If a placeholder is unknown, or a brace has no partner.
    pub fn parse(text: &str) -> Result<Self, BadMessage> {
        if text.trim().is_empty() || text.contains(['\n', '\r']) {
            return Err(BadMessage::Lines);
        }
        let (mut parts, mut words, mut rest) = (Vec::new(), String::new(), text);
        while let Some(at) = rest.find(['{', '}']) {
            words.push_str(&rest[..at]);
            let brace = if rest[at..].starts_with('{') { '{' } else { '}' };
            rest = &rest[at + 1..];
            if let Some(after) = rest.strip_prefix(brace) {
                words.push(brace);
                rest = after;
                continue;
            }
            let end = rest.find(['{', '}']).filter(|end| brace == '{' && rest[*end..].starts_with('}'));
            let (name, after) =
                end.map(|end| (&rest[..end], &rest[end + 1..])).ok_or(BadMessage::Brace(brace))?;
            let fact = Placeholder::ALL.into_iter().find(|fact| fact.name() == name);
            let known = Placeholder::ALL.map(Placeholder::name);
            let unknown = || BadMessage::Unknown(UnknownName::new("placeholder", name, known));
            parts.push(Part::Words(std::mem::take(&mut words)));
            parts.push(Part::Fact(fact.ok_or_else(unknown)?));
            rest = after;
        }
        words.push_str(rest);
        parts.push(Part::Words(words));
        Ok(Self(parts))
    }

    /// Whether it quotes this fact.
    pub fn holds(&self, fact: Placeholder) -> bool {
        self.0.iter().any(|part| matches!(part, Part::Fact(known) if *known == fact))
    }

    /// The message about one quotation; `found` is what `text` found.
    pub(super) fn fill(&self, seen: &Seen<'_>, found: Option<ProseSpan>) -> String {
        let mut out = String::new();
        for part in &self.0 {
            match part {
                Part::Words(words) => out.push_str(words),
                Part::Fact(fact) => quote(*fact, seen, found, &mut out),
            }
        }
        out
    }
}

fn quote(fact: Placeholder, seen: &Seen<'_>, found: Option<ProseSpan>, out: &mut String) {
    let (case, attribution) = (seen.case, seen.fact.attribution);
    let speaker = attribution.speaker.as_ref();
    match fact {
        Placeholder::Speaker => {
            cut(speaker.map_or("nobody", |speaker| case.article.called(speaker)), out);
        }
        Placeholder::SpeakerKind => out.push_str(speaker.map_or("none", |speaker| speaker.kind.name())),
        Placeholder::Cue => cut(attribution.cue.as_ref().map_or("no cue", |cue| case.words(cue.span)), out),
        Placeholder::Text => cut(case.words(seen.fact.quotation.inner), out),
        Placeholder::Match => cut(found.map_or("", |span| case.words(span)), out),
        Placeholder::Words => drop(write!(out, "{}", seen.words)),
        Placeholder::Form => out.push_str(attribution.form.name()),
        Placeholder::Status => out.push_str(attribution.status.name()),
        Placeholder::Verdict => {
            out.push_str(seen.fact.verification.map_or("none", |found| found.verdict.name()));
        }
        Placeholder::Paragraph => out.push_str(seen.paragraph().unwrap_or("none")),
    }
}

/// The words on one line, and no more than a message can carry.
fn cut(words: &str, out: &mut String) {
    let mut letters = words.chars().map(|c| if c.is_control() { ' ' } else { c });
    out.extend(letters.by_ref().take(LONGEST));
    if letters.next().is_some() {
        out.truncate(out.trim_end().len());
        out.push('…');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_placeholder_is_known_and_a_brace_has_a_partner() {
        assert!(Message::parse("{speaker} says {words} words").is_ok());
        assert!(Message::parse("{{braces}} of the {cue}'s own").is_ok());
        let said = |text| Message::parse(text).unwrap_err().to_string();
        assert_eq!(said("by {speakr}"), "unknown placeholder `speakr`, did you mean `speaker`?");
        assert_eq!(said("by {speaker"), "a `{` on its own");
        assert_eq!(said("by speaker}"), "a `}` on its own");
        assert_eq!(said("{a{b}}"), "a `{` on its own");
        assert_eq!(said(" "), "a message is one line, and not empty");
    }
}
