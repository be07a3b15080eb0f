//! Ellipses and brackets inside quotations: what the rules that look after alterations share. It finds and never judges.

use super::rule::Case;
use crate::article::Fact;
use crate::attribution::Status;
use crate::document::BlockKind;
use crate::lexicon::Class;
use crate::quotation::Form;
use crate::text::ProseSpan;

/// The quotations of the copy and of what is set off in it, as against titles, terms, headlines and captions, which are
/// altered by other rules.
pub(super) fn quoted<'a>(case: &'a Case<'_>) -> impl Iterator<Item = Fact<'a>> {
    case.article.facts().filter(|fact| {
        let set_off = case.article.block_kind(fact.quotation) == Some(BlockKind::BlockQuote);
        fact.attribution.form != Form::Term
            && fact.attribution.status != Status::NotAQuotation
            && (set_off || case.article.in_running_copy(fact.quotation))
    })
}

/// The same, without those that stand inside another: what lies in these is looked at once.
pub(super) fn outermost<'a>(case: &'a Case<'_>) -> impl Iterator<Item = Fact<'a>> {
    quoted(case).filter(|fact| fact.quotation.parent.is_none())
}

/// An ellipsis: three points, or four where a full stop stands with them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Ellipsis {
    /// All of its points, blanks between them included.
    pub(super) span: ProseSpan,
    /// A full stop is one of them.
    pub(super) stop: bool,
    /// Brackets of its own stand around it: `[...]`.
    pub(super) bracketed: bool,
}

/// The ellipses within `span` of `prose`, in order. Longer runs of points are somebody's own way of writing, and
/// shorter ones are slips.
pub(super) fn ellipses(prose: &str, span: ProseSpan) -> Vec<Ellipsis> {
    let mut found = Vec::new();
    let text = span.of(prose);
    let mut chars = text.char_indices().peekable();
    while let Some((start, first)) = chars.next() {
        let Some(mut points) = weight(first) else { continue };
        let mut end = start + first.len_utf8();
        while let Some(&(_, next)) = chars.peek() {
            let blank = next == ' ' && text[end + 1..].chars().next().is_some_and(|c| weight(c).is_some());
            match weight(next) {
                Some(more) => points += more,
                None if blank => {}
                None => break,
            }
            end += next.len_utf8();
            chars.next();
        }
        // 3...4 is a range
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let range = digit(text[..start].chars().next_back()) && digit(text[end..].chars().next());
        if (points == 3 || points == 4) && !range {
            let bracketed = text[..start].ends_with(['[', '(']) && text[end..].starts_with([']', ')']);
            let span = ProseSpan::new(span.start + start, span.start + end);
            found.push(Ellipsis { span, stop: points == 4, bracketed });
        }
    }
    found
}

/// Whether words of the quotation stand on both sides of `found`; at an edge it leaves out nothing that lies between them.
pub(super) fn is_between_words(prose: &str, within: ProseSpan, found: Ellipsis) -> bool {
    let wordy = |text: &str| text.contains(char::is_alphanumeric);
    wordy(&prose[within.start..found.span.start]) && wordy(&prose[found.span.end..within.end])
}

/// Whether the speaker hesitated at `found`, as against a cut of the writer's: a filler or a sound stands beside it, or a word
/// is said once more behind it.
pub(super) fn is_pause(case: &Case<'_>, within: ProseSpan, found: Ellipsis) -> bool {
    let prose = &case.article.draft.document.prose;
    let near =
        |text: &str| text.split(|c: char| !is_letter(c)).find(|word| !word.is_empty()).map(str::to_lowercase);
    let before = &prose[within.start..found.span.start];
    let after = &prose[found.span.end..within.end];
    let last = before.rsplit(|c: char| !is_letter(c)).find(|word| !word.is_empty()).map(str::to_lowercase);
    let next = near(after);
    let listed = |word: &Option<String>| {
        word.as_ref().is_some_and(|word| {
            word == "well" || case.lexicon.list("disfluencies").binary_search(word).is_ok()
        })
    };
    let fillers = case.lexicon.list("fillers");
    let before: String = before.trim_end().chars().rev().take(FILLER).collect();
    let before: String = before.chars().rev().collect::<String>().to_lowercase();
    let after: String = after.trim_start().chars().take(FILLER).collect::<String>().to_lowercase();
    next.is_some() && next == last
        || listed(&next)
        || listed(&last)
        || fillers.iter().any(|filler| ends_in(&before, filler) || begins_with(&after, filler))
}

/// Longest filler, in characters.
const FILLER: usize = 16;

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\'' | '’')
}

fn ends_in(text: &str, phrase: &str) -> bool {
    text.strip_suffix(phrase).is_some_and(|rest| !rest.ends_with(is_letter))
}

fn begins_with(text: &str, phrase: &str) -> bool {
    text.strip_prefix(phrase).is_some_and(|rest| !rest.starts_with(is_letter))
}

/// How many points a character is.
fn weight(c: char) -> Option<usize> {
    match c {
        '.' => Some(1),
        '…' => Some(3),
        _ => None,
    }
}

/// Words between brackets.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Bracketed {
    /// With the brackets.
    pub(super) span: ProseSpan,
    /// Square ones, as against round ones.
    pub(super) square: bool,
}

impl Bracketed {
    /// Without the brackets.
    pub(super) fn inner(self) -> ProseSpan {
        ProseSpan::new(self.span.start + 1, self.span.end - 1)
    }
}

/// The pairs of brackets within `span` of `prose`, in order; of pairs in pairs, the innermost.
pub(super) fn brackets(prose: &str, span: ProseSpan) -> Vec<Bracketed> {
    let mut found = Vec::new();
    let mut open = None;
    for (at, bracket) in span.of(prose).match_indices(['[', ']', '(', ')']) {
        match (bracket, open) {
            ("[" | "(", _) => open = Some((at, bracket)),
            ("]", Some((start, "["))) | (")", Some((start, "("))) => {
                let span = ProseSpan::new(span.start + start, span.start + at + 1);
                found.push(Bracketed { span, square: bracket == "]" });
                open = None;
            }
            _ => open = None,
        }
    }
    found
}

/// Most words between round brackets that tell whom a pronoun means.
const NAMED: usize = 4;

/// Words that a name between brackets explains.
const EXPLAINED: &[&str] = &[
    "he", "her", "him", "his", "it", "its", "she", "that", "their", "them", "these", "they", "this", "those",
];

/// Whether `found`, in a quotation whose inside is `within`, is the writer's and not the speaker's. Square brackets are, but for
/// references and `[sic]`. Round ones may be the speaker's own, unless they tell whom a pronoun means, or stand for the first
/// words of a sentence.
pub(super) fn is_put_in(case: &Case<'_>, within: ProseSpan, found: Bracketed) -> bool {
    let prose = &case.article.draft.document.prose;
    let words = case.words(found.inner());
    if !words.contains(char::is_alphabetic) || words.starts_with('#') || words.eq_ignore_ascii_case("sic") {
        return false;
    }
    if found.square {
        return true;
    }
    if !words.starts_with(char::is_alphabetic) || word_count(words) > NAMED {
        return false;
    }
    let before = prose[within.start..found.span.start].trim_end();
    let last = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let first = words.split(' ').next().unwrap_or_default();
    let names = words.starts_with(char::is_uppercase) || case.lexicon.word(first).class.is(Class::DETERMINER);
    let tells = names && words.len() > 1 && EXPLAINED.binary_search(&last.to_lowercase().as_str()).is_ok();
    let after = prose[found.span.end..within.end].strip_prefix(' ');
    tells || before.is_empty() && after.is_some_and(|rest| rest.starts_with(char::is_lowercase))
}

/// How many words `text` has; points and dashes between blanks are none.
pub(super) fn word_count(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, bool)> {
        let all = ProseSpan::new(0, text.len());
        ellipses(text, all).iter().map(|found| (found.span.of(text), found.stop)).collect()
    }

    #[test]
    fn an_ellipsis_is_three_points_however_they_are_written() {
        assert_eq!(found("we ... went"), [("...", false)]);
        assert_eq!(found("we . . . went"), [(". . .", false)]);
        assert_eq!(found("we…went"), [("…", false)]);
        assert_eq!(found("We went. ... It rained."), [(". ...", true)]);
        assert_eq!(found("We went. . . . It rained"), [(". . . .", true)]);
        assert_eq!(found("We went….It rained"), [("….", true)]);
    }

    #[test]
    fn a_stop_an_initial_and_a_row_of_points_are_none() {
        assert!(found("J. R. R. Hale went. It rained.").is_empty());
        assert!(found("so.. yes, soooo....... yes").is_empty());
    }

    #[test]
    fn words_are_sorted() {
        assert!(EXPLAINED.is_sorted());
    }

    #[test]
    fn brackets_pair_with_their_like() {
        let text = "he [Hale] (who ] went) said (so";
        let found = brackets(text, ProseSpan::new(0, text.len()));
        assert_eq!(found.iter().map(|b| b.span.of(text)).collect::<Vec<_>>(), ["[Hale]"]);
    }
}
