//! A comma or full stop on the wrong side of a closing mark.

use super::finding::{Applicability, Finding};
use super::rule::{Case, Rule};
use super::sentences::is_abbreviation;
use crate::article::Fact;
use crate::attribution::{CueKind, Status};
use crate::document::{BlockKind, OMITTED};
use crate::quotation::{Form, Glyph, Mark, Role};
use crate::text::{Edit, EditSet, ProseSpan, Span};

/// The fewest words of a quotation that is taken for a sentence.
const SENTENCE: usize = 4;

pub(super) static RULE: Rule =
    Rule::new("punctuation-side", include_str!("../../rules/punctuation-side.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Finding> {
    let facts = case.article.facts().filter(|fact| is_judged(case, fact));
    match case.text("side") {
        "inside" => facts.filter_map(|fact| outside(case, &fact)).collect(),
        "sense" => facts
            .filter_map(|fact| in_fragment(case, &fact).or_else(|| behind_sentence(case, &fact)))
            .collect(),
        "source" => facts.filter_map(|fact| in_fragment(case, &fact)).collect(),
        _ => Vec::new(),
    }
}

/// Marks of English, around words. Guillemets and low marks follow the rules of other languages, and what is typed (a
/// letter, a file, an address) is spelled without a stop that is not its own.
fn is_judged(case: &Case<'_>, fact: &Fact<'_>) -> bool {
    let quotation = fact.quotation;
    let english = matches!(
        quotation.glyph,
        Glyph::Straight | Glyph::Curly | Glyph::Doubled | Glyph::StraightSingle | Glyph::CurlySingle
    );
    let copy =
        !matches!(case.article.block_kind(quotation), Some(BlockKind::TableCell | BlockKind::Trailer) | None);
    english && copy && !is_typed(case.words(quotation.inner).trim())
}

/// A single letter, a number, code, or an address.
fn is_typed(words: &str) -> bool {
    let one = !words.contains(char::is_whitespace);
    let code =
        |c: char| matches!(c, '_' | ':' | '\\' | '=' | '<' | '>' | '{' | '}' | '|' | '@' | '/' | OMITTED);
    let dotted = words.trim_end_matches('.').contains('.');
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    letters < 2 || one && (words.contains(code) || dotted || words.starts_with(['.', '-', '#']))
}

/// US style: a comma or full stop behind the mark.
fn outside(case: &Case<'_>, fact: &Fact<'_>) -> Option<Finding> {
    let mark = case.article.draft.quotations.closing(fact.quotation)?;
    let stop = stop_after(case, mark)?;
    let words = case.words(fact.quotation.inner).trim_end();
    if words
        .trim_end_matches(is_mark)
        .ends_with(|c: char| !c.is_alphanumeric() && !matches!(c, ')' | ']' | '%'))
    {
        return None;
    }
    let innermost = innermost(case, mark);
    let at = case.article.draft.document.prose[..innermost].trim_end().len();
    let name = stop_name(case, stop);
    let edits = vec![
        Edit { span: Span::at(case.after(at)), text: case.words(stop).to_owned() },
        Edit { span: case.span(stop), text: String::new() },
    ];
    let finding = case.finding(case.span(stop), format!("the {name} stands outside the closing mark"));
    let help = format!("put the {name} inside the mark");
    Some(fixed(finding, help, edits))
}

/// British style: a comma or full stop inside the marks of a fragment, where it belongs to the writer's sentence.
fn in_fragment(case: &Case<'_>, fact: &Fact<'_>) -> Option<Finding> {
    let quotation = fact.quotation;
    let mark = case.article.draft.quotations.closing(quotation)?;
    let words = case.words(quotation.inner);
    let stop = words.chars().next_back().filter(|c| matches!(c, ',' | '.'))?;
    let body = words.trim_end_matches(stop);
    // an ellipsis, an abbreviation, or a sentence that ends here
    let own = body.len() + 1 != words.len()
        || body.ends_with(|c: char| !c.is_alphanumeric())
        || stop == '.' && is_abbreviated(case, body);
    let before = case.article.draft.document.prose[..quotation.span.start].trim_end_matches(' ');
    let woven = before.len() < quotation.span.start && before.ends_with(|c: char| c.is_alphanumeric());
    let lower = words.starts_with(char::is_lowercase) || fact.attribution.form == Form::Term;
    if own || !woven || !lower || fact.attribution.form == Form::Full || body.contains(['.', '?', '!', ';']) {
        return None;
    }
    let at = ProseSpan::new(quotation.inner.end - 1, quotation.inner.end);
    let name = stop_name(case, at);
    let edits = vec![
        Edit { span: case.span(at), text: String::new() },
        Edit { span: Span::at(case.after(outermost(case, mark))), text: stop.to_string() },
    ];
    let finding = case.finding(case.span(at), format!("the {name} stands inside the marks of a fragment"));
    let help = format!("put the {name} behind the mark");
    Some(fixed(finding, help, edits))
}

/// British style: a quoted sentence whose full stop stands behind the mark.
fn behind_sentence(case: &Case<'_>, fact: &Fact<'_>) -> Option<Finding> {
    let (quotation, attribution) = (fact.quotation, fact.attribution);
    let prose = &case.article.draft.document.prose;
    let words = case.words(quotation.inner);
    let led_in = prose[..quotation.span.start].trim_end().ends_with(':')
        && attribution.status == Status::Attributed
        && attribution.cue.as_ref().is_some_and(|cue| cue.kind == CueKind::Verb);
    let sentence = attribution.form == Form::Full
        && words.starts_with(char::is_uppercase)
        && words.split_whitespace().nth(SENTENCE - 1).is_some();
    let stop = stop_after(case, case.article.draft.quotations.closing(quotation)?)?;
    (led_in && sentence && case.words(stop) == ".").then(|| outside(case, fact)).flatten()
}

/// The comma or full stop right behind `mark`, if it is one: no ellipsis, no number, no name of a file.
fn stop_after(case: &Case<'_>, mark: &Mark) -> Option<ProseSpan> {
    let rest = &case.article.draft.document.prose[mark.span.end..];
    let mut next = rest.chars();
    next.next().filter(|c| matches!(c, ',' | '.'))?;
    // a mark that opens at once is code: `"a","b"`
    let opens = next.clone().find(|&c| !is_mark(c)).is_some_and(char::is_alphanumeric);
    let ends = next
        .next()
        .is_none_or(|c| c.is_whitespace() || is_mark(c) && !opens || matches!(c, ')' | '[' | ']' | '—'));
    ends.then(|| ProseSpan::new(mark.span.end, mark.span.end + 1))
}

/// Where the innermost of the closing marks begins that stand one behind the other up to `mark`.
fn innermost(case: &Case<'_>, mark: &Mark) -> usize {
    let marks = &case.article.draft.quotations.marks;
    let mut at = mark.span.start;
    let mut before = marks.partition_point(|other| other.span.start < at);
    while let Some(other) = before.checked_sub(1).and_then(|before| marks.get(before)) {
        if other.role != Role::Close || other.span.end != at {
            break;
        }
        at = other.span.start;
        before -= 1;
    }
    at
}

/// Where the outermost of the closing marks ends that stand one behind the other from `mark` on.
fn outermost(case: &Case<'_>, mark: &Mark) -> usize {
    let marks = &case.article.draft.quotations.marks;
    let mut at = mark.span.end;
    let next = marks.partition_point(|other| other.span.start < at);
    for other in &marks[next..] {
        if other.role != Role::Close || other.span.start != at {
            break;
        }
        at = other.span.end;
    }
    at
}

fn is_mark(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '“' | '‘')
}

/// `body` ends in a word that a full stop belongs to.
fn is_abbreviated(case: &Case<'_>, body: &str) -> bool {
    let word = body.rsplit(|c: char| c.is_whitespace()).next().unwrap_or_default();
    word.contains('.') || is_abbreviation(case.lexicon, word)
}

fn stop_name(case: &Case<'_>, stop: ProseSpan) -> &'static str {
    if case.words(stop) == "," { "comma" } else { "full stop" }
}

fn fixed(finding: Finding, help: String, edits: Vec<Edit>) -> Finding {
    match EditSet::new(edits) {
        Ok(edits) => finding.help(help.clone()).fix(help, Applicability::Unsafe, edits),
        Err(_) => finding.help(help),
    }
}
