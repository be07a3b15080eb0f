//! What a source says beside what the draft prints: the words of the source, those that the draft lacks underlined,
//! those that only the draft has struck.

use super::words::{Words, clipped};
use crate::article::Article;
use crate::sources::{EditClass, Passage, Source, Verdict, Verification};
use crate::text::Span;
use maud::{Markup, html};
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Words of one stretch; of a longer one the ends are shown.
const LONGEST: usize = 60;
/// Words that are compared one by one where no alignment was kept.
const COMPARED: usize = 400;

/// A stretch of a passage.
#[derive(PartialEq, Eq, Debug)]
enum Piece {
    /// Draft and source agree.
    Same(String),
    /// Only the draft has it.
    Struck(String),
    /// Only the source has it.
    Put(String),
    /// They differ in a way that changes nothing.
    Harmless(String),
    /// The draft leaves it out and says so.
    LeftOut(String),
}

/// The passage that `quotation` was held against, with what differs.
pub(super) fn compared(
    article: &Article,
    passage: &Passage,
    found: &Verification,
    quotation: &str,
) -> Option<Markup> {
    // other words for the same have no alignment
    if found.verdict == Verdict::Variant && found.edits.is_empty() {
        return by_words(article, passage, quotation);
    }
    Some(rendered(&pieces(article, article.source(passage.source)?, passage, found)))
}

/// A passage and nothing else.
pub(super) fn alone(article: &Article, passage: &Passage) -> Option<Markup> {
    let original = words(article.source(passage.source)?, passage.span);
    Some(rendered(&[Piece::Same(clipped(original, LONGEST))]))
}

/// A passage that is like `quotation`, compared word by word where most words are the same: else all that is struck
/// would hide the rest.
pub(super) fn by_words(article: &Article, passage: &Passage, quotation: &str) -> Option<Markup> {
    let original = words(article.source(passage.source)?, passage.span);
    let printed: Vec<&str> = quotation.split_whitespace().take(COMPARED).collect();
    let there: Vec<&str> = original.split_whitespace().take(COMPARED).collect();
    if printed.len().max(there.len()) == COMPARED {
        return alone(article, passage);
    }
    let ops = differences(&printed, &there);
    let same: usize = ops.iter().map(|op| if let DiffOp::Equal { len, .. } = op { *len } else { 0 }).sum();
    if same * 5 < printed.len() * 3 {
        return alone(article, passage);
    }
    Some(rendered(&told(&ops, &printed, &there)))
}

fn pieces(article: &Article, source: &Source, passage: &Passage, found: &Verification) -> Vec<Piece> {
    let draft = article.draft.file.text();
    let mut pieces = Vec::new();
    let mut at = passage.span.start;
    for edit in &found.edits {
        let printed = clipped(edit.printed.of(draft), LONGEST);
        // what belongs to a second passage is not of this one
        if edit.original.start < at || edit.original.end > passage.span.end {
            continue;
        }
        let mut before = clipped_between(source, Span::new(at, edit.original.start));
        // a word that is put in is none of its neighbour's
        if edit.original.is_empty() && before.ends_with(char::is_alphanumeric) && starts_a_word(&printed) {
            before.push(' ');
        }
        pieces.push(Piece::Same(before));
        let there = words(source, edit.original);
        match edit.class {
            EditClass::Ellipsis => pieces.push(Piece::LeftOut(clipped(there, LONGEST / 2))),
            class if class.harmful() => {
                pieces.push(Piece::Struck(printed));
                pieces.push(Piece::Put(clipped(there, LONGEST)));
            }
            _ => pieces.push(Piece::Harmless(clipped(there, LONGEST))),
        }
        at = edit.original.end;
    }
    pieces.push(Piece::Same(clipped_between(source, Span::new(at, passage.span.end.max(at)))));
    pieces
}

fn starts_a_word(text: &str) -> bool {
    text.starts_with(char::is_alphanumeric)
}

/// The words of a stretch that stands between two others: the spaces at its ends are kept.
fn clipped_between(source: &Source, span: Span) -> String {
    let stretch = within(source, span);
    let space = |is: bool| if is { " " } else { "" };
    let inner = clipped(stretch, LONGEST);
    if inner.is_empty() {
        return space(!stretch.is_empty()).to_owned();
    }
    let (before, after) = (stretch.starts_with(char::is_whitespace), stretch.ends_with(char::is_whitespace));
    format!("{}{inner}{}", space(before), space(after))
}

fn words(source: &Source, span: Span) -> &str {
    within(source, span).trim()
}

/// The words at `span`; of a span that is not one of this source, none.
fn within(source: &Source, span: Span) -> &str {
    if source.file.text().get(span.range()).is_some() { source.stretch(span) } else { "" }
}

/// What differs word by word, compared by their letters.
fn differences(printed: &[&str], there: &[&str]) -> Vec<DiffOp> {
    let folded = |words: &[&str]| -> Vec<String> { words.iter().map(|word| letters(word)).collect() };
    capture_diff_slices(Algorithm::Myers, &folded(printed), &folded(there))
}

fn told(ops: &[DiffOp], printed: &[&str], there: &[&str]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for op in ops {
        if !pieces.is_empty() {
            pieces.push(Piece::Same(" ".to_owned()));
        }
        let (old, new) = (printed[op.old_range()].join(" "), there[op.new_range()].join(" "));
        if let DiffOp::Equal { .. } = op {
            pieces.push(Piece::Same(new));
        } else {
            pieces.extend((!old.is_empty()).then_some(Piece::Struck(old)));
            pieces.extend((!new.is_empty()).then_some(Piece::Put(new)));
        }
    }
    pieces
}

/// A word without what differs in every other print: case, marks, punctuation.
fn letters(word: &str) -> String {
    let core = word.trim_matches(|c: char| !c.is_alphanumeric());
    core.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }).collect()
}

/// The pieces, with words for those who do not see strokes and lines.
fn rendered(pieces: &[Piece]) -> Markup {
    html! {
        @for (at, piece) in pieces.iter().enumerate() {
            @match piece {
                Piece::Same(text) => (Words(text)),
                Piece::Struck(text) => {
                    @if !text.is_empty() { del { span.aside { "(draft: " } (Words(text)) span.aside { ") " } } }
                }
                Piece::Put(text) => {
                    @if !text.is_empty() {
                        @if matches!(&pieces[..at], [.., Piece::Struck(before)] if !before.is_empty()) { " " }
                        ins { span.aside { "(source: " } (Words(text)) span.aside { ") " } }
                    }
                }
                Piece::Harmless(text) => @if !text.is_empty() { span.harmless { (Words(text)) } },
                Piece::LeftOut(text) => {
                    @if !text.is_empty() {
                        span.left-out { span.aside { "(left out: " } (Words(text)) span.aside { ") " } }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn differing(printed: &str, there: &str) -> String {
        let (printed, there): (Vec<_>, Vec<_>) = (printed.split(' ').collect(), there.split(' ').collect());
        told(&differences(&printed, &there), &printed, &there)
            .iter()
            .map(|piece| match piece {
                Piece::Struck(text) => format!("-{text}-"),
                Piece::Put(text) => format!("+{text}+"),
                Piece::Same(text) | Piece::Harmless(text) | Piece::LeftOut(text) => text.clone(),
            })
            .collect()
    }

    #[test]
    fn words_that_differ_are_struck_and_put_in() {
        assert_eq!(
            differing("We’ll be back in ten years,", "we'll be back in twenty years"),
            "we'll be back in -ten-+twenty+ years"
        );
        assert_eq!(differing("a b", "a c b"), "a +c+ b");
    }

    #[test]
    fn nobody_needs_to_see_the_strokes() {
        let pieces = [Piece::Same("We ".into()), Piece::Struck("may".into()), Piece::Put("<must>".into())];
        let shown = rendered(&pieces).into_string();
        assert!(shown.starts_with("We <del><span class=\"aside\">(draft: </span>may"), "{shown}");
        assert!(shown.contains("<ins><span class=\"aside\">(source: </span>&lt;must&gt;"), "{shown}");
    }
}
