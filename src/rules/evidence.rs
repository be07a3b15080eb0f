//! How rules show the difference between print and source: labels in both files, and the edits that put the source's
//! words in. No rule; it judges nothing.

use super::finding::{Applicability, Finding, Place};
use super::rule::Case;
use crate::article::Fact;
use crate::sources::{Difference, EditClass, Passage, Verdict, Verification};
use crate::text::{Edit, EditSet, Span, shortened};

/// Longest stretch of words that a message repeats, in code points.
const LONGEST: usize = 60;

/// What a rule sees of one quotation whose words differ from the passage it was found in.
pub(super) struct Evidence<'a> {
    case: &'a Case<'a>,
    pub(super) fact: Fact<'a>,
    pub(super) verification: &'a Verification,
    pub(super) passage: &'a Passage,
}

/// The quotations whose words were found, but not as printed. Another translation or hearing is no misquotation: of
/// variants, `variants-disagree` speaks.
pub(super) fn misquoted<'a>(case: &'a Case<'a>) -> impl Iterator<Item = Evidence<'a>> {
    case.article.facts().filter_map(move |fact| {
        let verification = fact.verification?;
        let passage = verification.passage.as_ref()?;
        let wrong = !matches!(verification.verdict, Verdict::Variant | Verdict::Unverified);
        wrong.then_some(Evidence { case, fact, verification, passage })
    })
}

impl<'a> Evidence<'a> {
    /// The differences of these classes, in the order of the draft.
    pub(super) fn differences(&self, classes: &[EditClass]) -> Vec<&'a Difference> {
        self.verification.edits.iter().filter(|edit| classes.contains(&edit.class)).collect()
    }

    /// Where the quotation stands in the file.
    pub(super) fn span(&self) -> Span {
        self.case.span(self.fact.quotation.span)
    }

    /// The words printed at a difference, blanks folded.
    pub(super) fn printed(&self, difference: &Difference) -> String {
        fold(difference.printed.of(self.case.article.draft.file.text()))
    }

    /// The words of the source at a difference, blanks folded.
    pub(super) fn original(&self, difference: &Difference) -> String {
        let source = self.case.article.source(self.passage.source);
        source.map_or_else(String::new, |source| fold(source.words(difference.original)))
    }

    /// Labels every difference in both files, each with the words that differ.
    pub(super) fn label(&self, mut finding: Finding, differences: &[&Difference]) -> Finding {
        let who = who_speaks(self.passage);
        for difference in differences {
            let (printed, original) = (short(&self.printed(difference)), short(&self.original(difference)));
            let (here, there) = match (printed.is_empty(), original.is_empty()) {
                (true, _) => {
                    (format!("\"{original}\" is missing here"), format!("{who} \"{original}\" here"))
                }
                (_, true) => (format!("\"{printed}\" is put in"), format!("{who} no such words here")),
                _ => (format!("\"{printed}\" for \"{original}\""), format!("{who} \"{original}\" here")),
            };
            finding = finding.label(Place::Draft, difference.printed, here).label(
                Place::Source(self.passage.source),
                difference.original,
                there,
            );
        }
        finding
    }

    /// One passage is clearly meant: every other says it worse.
    fn is_clear(&self) -> bool {
        self.verification.alternatives.iter().all(|(_, verdict)| *verdict > self.verification.verdict)
    }

    /// Offers an ellipsis where words of the source are missing.
    pub(super) fn mark_gaps(&self, finding: Finding, differences: &[&Difference]) -> Finding {
        let text = self.case.article.draft.file.text();
        let mark = if text.contains('…') { "…" } else { "..." };
        let gap = |difference: &&Difference| {
            let at = difference.printed;
            let blank = |c: Option<char>| c.is_some_and(char::is_whitespace);
            let (before, after) = (text[..at.start].chars().next_back(), text[at.end..].chars().next());
            // between two words of one line: at an edge nothing needs a mark
            match (at.is_empty(), blank(before), blank(after)) {
                (true, true, false) => Some(Edit { span: at, text: format!("{mark} ") }),
                (true, false, true) => Some(Edit { span: at, text: format!(" {mark}") }),
                _ => None,
            }
        };
        let edits: Option<Vec<Edit>> = differences.iter().map(gap).collect();
        self.offer(finding, "mark the gap with an ellipsis", edits)
    }

    /// Offers brackets round words that the source does not have.
    pub(super) fn bracket(&self, finding: Finding, differences: &[&Difference]) -> Finding {
        let text = self.case.article.draft.file.text();
        let around = |difference: &&Difference| {
            let words = difference.printed.of(text);
            let own = difference.original.is_empty() && !words.is_empty();
            let plain = !words.contains(['*', '_', '[', ']', '<', '>', '&', '`', '\n', '"', '“', '”']);
            (own && plain).then(|| Edit { span: difference.printed, text: format!("[{words}]") })
        };
        let edits: Option<Vec<Edit>> = differences.iter().map(around).collect();
        self.offer(finding, "put your own words in brackets", edits)
    }

    fn offer(&self, finding: Finding, title: &str, edits: Option<Vec<Edit>>) -> Finding {
        match edits.filter(|edits| !edits.is_empty() && self.is_clear()).map(EditSet::new) {
            Some(Ok(edits)) => finding.fix(title, Applicability::Unsafe, edits),
            _ => finding,
        }
    }

    /// Offers the source's words, where one passage is clearly meant and its words are plain text.
    pub(super) fn mend(&self, finding: Finding, differences: &[&Difference]) -> Finding {
        if !self.is_clear() || differences.is_empty() {
            return finding;
        }
        let edits: Option<Vec<Edit>> = differences.iter().map(|difference| self.edit(difference)).collect();
        match edits.map(EditSet::new) {
            Some(Ok(edits)) => finding.fix("put the source's words in", Applicability::Unsafe, edits),
            _ => finding,
        }
    }

    fn edit(&self, difference: &Difference) -> Option<Edit> {
        let text = self.case.article.draft.file.text();
        let (printed, original) = (difference.printed, self.original(difference));
        // markup, brackets and line breaks cannot be carried from one file into another as they stand
        let plain = |words: &str| {
            !words.contains(['*', '_', '[', ']', '(', ')', '<', '>', '&', '`', '\n', '"', '“', '”'])
        };
        if !plain(printed.of(text)) || !plain(&original) {
            return None;
        }
        let (before, after) = (text[..printed.start].chars().next_back(), text[printed.end..].chars().next());
        let blank = |c: Option<char>| c.is_some_and(char::is_whitespace);
        if original.is_empty() {
            // one of the two blanks goes with the words
            let span = match (before.filter(|c| c.is_whitespace()), after.filter(|c| c.is_whitespace())) {
                (Some(blank), _) => Span::new(printed.start - blank.len_utf8(), printed.end),
                (None, Some(blank)) => Span::new(printed.start, printed.end + blank.len_utf8()),
                (None, None) => printed,
            };
            return Some(Edit { span, text: String::new() });
        }
        if printed.is_empty()
            && let Some(edit) = self.gap(difference)
        {
            return Some(edit);
        }
        let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let mut words = original;
        if printed.is_empty() && word(after) {
            words.push(' ');
        }
        if printed.is_empty()
            && !blank(before)
            && (word(before) || !word(after))
            && words.starts_with(char::is_alphanumeric)
        {
            words.insert(0, ' ');
        }
        Some(Edit { span: printed, text: words })
    }

    /// Dropped words with the commas and dashes that the source sets around them, where the draft has but a blank.
    fn gap(&self, difference: &Difference) -> Option<Edit> {
        let draft = self.case.article.draft.file.text();
        let source = self.case.article.source(self.passage.source)?;
        if !source.format.is_running() {
            return None;
        }
        let source = source.file.text();
        let here = widen(draft, difference.printed);
        let there = widen(source, difference.original);
        let blank = !here.is_empty() && here.of(draft).chars().all(char::is_whitespace);
        let marks = [
            Span::new(there.start, difference.original.start),
            Span::new(difference.original.end, there.end),
        ];
        let within_a_sentence = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '-' | '–' | '—');
        let plain = marks.iter().all(|span| span.of(source).chars().all(within_a_sentence));
        if !blank || !plain {
            return None;
        }
        let words = fold(there.of(source));
        let lead = if words.starts_with(char::is_alphanumeric) || words.starts_with(['-', '–', '—']) {
            " "
        } else {
            ""
        };
        Some(Edit { span: here, text: format!("{lead}{words} ") })
    }
}

/// `span` with all on both sides of it that is no word.
fn widen(text: &str, span: Span) -> Span {
    let before = text[..span.start].trim_end_matches(|c: char| !c.is_alphanumeric()).len();
    let after = text[span.end..].find(char::is_alphanumeric).map_or(span.end, |at| span.end + at);
    Span::new(before, after)
}

/// *Ann Lee says*, or *the source has*.
pub(super) fn who_speaks(passage: &Passage) -> String {
    match (&passage.speaker, &passage.time) {
        (Some(speaker), Some(time)) => format!("{speaker}, at {time}, says"),
        (Some(speaker), None) => format!("{speaker} says"),
        (None, Some(time)) => format!("at {time}, the source has"),
        (None, None) => "the source has".to_owned(),
    }
}

/// Cut to the length that a message bears.
pub(super) fn short(words: &str) -> String {
    shortened(words, LONGEST)
}

fn fold(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
