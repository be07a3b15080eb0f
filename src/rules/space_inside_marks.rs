//! A space between a mark and its word.

use super::finding::{Applicability, Finding};
use super::rule::{Case, Rule};
use crate::article::Fact;
use crate::quotation::{Glyph, Quotation};
use crate::text::{Edit, EditSet, ProseSpan, Span};

pub(super) static RULE: Rule =
    Rule::new("space-inside-marks", include_str!("../../rules/space-inside-marks.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Finding> {
    case.article.facts().flat_map(|fact| spaces(case, &fact)).collect()
}

fn spaces(case: &Case<'_>, fact: &Fact<'_>) -> Vec<Finding> {
    let quotation = fact.quotation;
    // French sets its guillemets off with spaces, and corners bring their own
    if matches!(quotation.glyph, Glyph::Guillemet | Glyph::SingleGuillemet | Glyph::Corner | Glyph::Bare) {
        return Vec::new();
    }
    [opening(case, quotation), closing(case, quotation)].into_iter().flatten().collect()
}

/// The space behind the opening mark, before a word.
fn opening(case: &Case<'_>, quotation: &Quotation) -> Option<Finding> {
    let mark = case.article.draft.quotations.opening(quotation)?;
    let words = case.words(quotation.inner);
    let word = words.trim_start();
    let gap = ProseSpan::new(quotation.inner.start, quotation.inner.start + (words.len() - word.len()));
    let before = case.article.draft.document.prose[..mark.span.start].chars().next_back();
    // an attribute of some mark-up, which is no quotation
    let fits = word.starts_with(char::is_alphanumeric) && before != Some('=');
    let tight = before.is_some_and(|c| c.is_alphanumeric() || is_stop(c));
    fits.then(|| finding(case, gap, "opening", tight.then_some(mark.span.start))).flatten()
}

/// The space before the closing mark, behind a word or a stop.
fn closing(case: &Case<'_>, quotation: &Quotation) -> Option<Finding> {
    let mark = case.article.draft.quotations.closing(quotation)?;
    let words = case.words(quotation.inner);
    let word = words.trim_end();
    let gap = ProseSpan::new(quotation.inner.end - (words.len() - word.len()), quotation.inner.end);
    let after = case.article.draft.document.prose[mark.span.end..].chars().next();
    let fits = word.ends_with(|c: char| c.is_alphanumeric() || is_stop(c));
    let tight = after.is_some_and(char::is_alphanumeric);
    fits.then(|| finding(case, gap, "closing", tight.then_some(mark.span.end))).flatten()
}

fn is_stop(c: char) -> bool {
    matches!(c, ',' | '.' | ':' | ';' | '?' | '!')
}

/// `outside`: where the space belongs instead, for a mark that clings to the word on its other side. Such a mark may
/// be meant to open where it closes, so that the fix is not a safe one.
fn finding(case: &Case<'_>, gap: ProseSpan, mark: &str, outside: Option<usize>) -> Option<Finding> {
    let span = case.span(gap);
    let is_blank = |c: char| c.is_whitespace() && c != '\n';
    if gap.is_empty() || !span.of(case.article.draft.file.text()).chars().all(is_blank) {
        return None;
    }
    let finding = case.finding(span, format!("a space between the {mark} mark and its word"));
    let Some(outside) = outside else {
        let edits = EditSet::one(span, "");
        return Some(finding.help("take the space out").fix(
            "take the space out",
            Applicability::Safe,
            edits,
        ));
    };
    let place = Span::at(if outside < gap.start {
        case.after(outside)
    } else {
        case.span(ProseSpan::at(outside)).start
    });
    let moved = vec![Edit { span, text: String::new() }, Edit { span: place, text: " ".to_owned() }];
    let finding = finding.help("put the space on the other side of the mark");
    Some(match EditSet::new(moved) {
        Ok(edits) => finding.fix("put the space outside", Applicability::Unsafe, edits),
        Err(_) => finding,
    })
}
