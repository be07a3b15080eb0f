//! Whether the speaker whom the draft names is the one who speaks in a source.

use super::fold::fold;
use super::name::Name;
use crate::attribution::{Attribution, Draft, Kind, Speaker, Status};
use crate::document::Document;
use crate::lexicon::{Class, Lexicon};
use crate::text::ProseSpan;

/// Whether the words at `span` are `name`'s, read out by somebody else: the turn that they stand in names the
/// person shortly before and says that words of theirs follow.
pub(super) fn is_read_out(prose: &str, turn: usize, span: ProseSpan, name: &Name, lexicon: &Lexicon) -> bool {
    let before = before(prose, turn, span);
    let mut folded = String::new();
    fold(before, &mut folded);
    let words = || folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let named = words().any(|w| w == name.last());
    let opened =
        before.trim_end().ends_with(['"', '“', ':']) || before.matches(['"', '“', '”']).count() % 2 == 1;
    let reports = words().any(|w| {
        matches!(w, "quote" | "quoting" | "tweet" | "tweeted" | "words")
            || lexicon.word(w).class.is(Class::VERB)
    });
    let quotes = words().rev().take(12).any(|w| QUOTED.contains(&w));
    (named && (reports || opened)) || (quotes && (opened || ends_with_report(&folded, lexicon)))
}

/// Whether the words at `span` are put to somebody as their own: *you said in May that …*.
pub(super) fn is_put_to(prose: &str, turn: usize, span: ProseSpan, lexicon: &Lexicon) -> bool {
    let before = before(prose, turn, span);
    let mut folded = String::new();
    fold(before, &mut folded);
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).rev().take(30).collect();
    // *would you say that …* asks, *you said that …* repeats
    let past = |w: &str| w.ends_with("ed") || matches!(w, "said" | "told" | "wrote" | "saying");
    let reports = |w: &&str| {
        matches!(*w, "quote" | "quoting" | "words") || (past(w) && lexicon.word(w).class.is(Class::VERB))
    };
    before.trim_end().ends_with(['"', '“', ':'])
        || words.iter().enumerate().any(|(at, w)| {
            // read backwards: the verb stands before its *you*; *were you told* is told by somebody else
            matches!(*w, "you" | "your")
                && words.get(at + 1) != Some(&"were")
                && words[at.saturating_sub(3)..at].iter().any(reports)
        })
}

/// What stands before `span` in its turn, as far as a reader still has it in mind.
fn before(prose: &str, turn: usize, span: ProseSpan) -> &str {
    let mut start = turn.max(span.start.saturating_sub(320)).min(span.start);
    while !prose.is_char_boundary(start) {
        start += 1;
    }
    &prose[start..span.start]
}

/// What somebody reads from, whoever wrote it.
const QUOTED: [&str; 9] =
    ["email", "emailed", "letter", "quote", "statement", "tweet", "tweeted", "tweets", "viewer"];

/// Whether `before` ends as what announces another's words: *… said*, *… said that*, *… asks*.
fn ends_with_report(before: &str, lexicon: &Lexicon) -> bool {
    let mut words = before.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).rev();
    let last = words.next().unwrap_or_default();
    let verb = if last == "that" { words.next().unwrap_or_default() } else { last };
    lexicon.word(verb).class.is(Class::VERB)
}

/// Whom the draft names, where that is certain enough to hold it against a source.
pub(super) fn printed(draft: &Draft, attribution: &Attribution, lexicon: &Lexicon) -> Option<Name> {
    let speaker = attribution.speaker.as_ref().filter(|_| attribution.status != Status::Ambiguous)?;
    name(&draft.document, speaker, lexicon)
}

/// Whether a conflict may rest on this attribution: the draft says it by name, beside the quotation.
pub(super) fn is_firm(attribution: &Attribution) -> bool {
    attribution.status == Status::Attributed
        && attribution
            .speaker
            .as_ref()
            .is_some_and(|s| matches!(s.kind, Kind::Named | Kind::Titled) && s.via.is_empty())
}

/// Whether the draft says it by a pronoun, beside the quotation, that stands for a full name.
pub(super) fn is_resolved(attribution: &Attribution) -> bool {
    attribution.status == Status::Attributed
        && attribution.speaker.as_ref().is_some_and(|s| {
            s.kind == Kind::Pronoun && s.via.is_empty() && s.name.as_ref().is_some_and(|n| n.contains(' '))
        })
}

/// The name of a speaker.
pub(super) fn name(document: &Document, speaker: &Speaker, lexicon: &Lexicon) -> Option<Name> {
    match (&speaker.name, speaker.kind) {
        (Some(name), _) => Name::read(name, lexicon),
        (None, Kind::Named | Kind::Titled) => Name::read(document.words(speaker.span), lexicon),
        _ => None,
    }
}
