//! The edit that silences one finding with a comment in the draft, and has a place for the reason.
//!
//! The comment must change nothing that a reader sees: on a line of its own it stands only before the first line of a paragraph;
//! anywhere else a line of its own would break paragraph, list or table, so a pair of comments stands around the place.

use quotelint::article::Article;
use quotelint::document::{BlockKind, Format};
use quotelint::rules::Finding;
use quotelint::text::{Edit, EditSet, Span};

/// Stands where the reason belongs.
pub(super) const REASON: &str = "reason";

/// The comments that silence `finding`.
pub(super) fn silence(article: &Article, format: Format, finding: &Finding) -> Option<EditSet> {
    let (text, rule, span) = (article.draft.file.text(), &finding.rule, finding.primary.span);
    if let Some(line) = head_of_paragraph(article, format, span) {
        let lines = article.draft.file.lines();
        let start = lines.start(line);
        let indent: String = text[start..].chars().take_while(|c| matches!(c, ' ' | '\t')).collect();
        let comment =
            format!("{indent}<!-- quotelint-disable-next-line {rule}: {REASON} -->{}", line_end(text));
        return Some(EditSet::one(Span::at(start), comment));
    }
    let before =
        Edit { span: Span::at(span.start), text: format!("<!-- quotelint-disable {rule}: {REASON} -->") };
    let after = Edit { span: Span::at(span.end), text: format!("<!-- quotelint-enable {rule} -->") };
    // around nothing the two would stand at one place
    if span.is_empty() {
        return Some(EditSet::one(span, before.text + &after.text));
    }
    EditSet::new(vec![before, after]).ok()
}

/// The line on which `span` begins, where a paragraph begins there too, and nothing but blanks before it.
fn head_of_paragraph(article: &Article, format: Format, span: Span) -> Option<usize> {
    let (document, file) = (&article.draft.document, &article.draft.file);
    let block = &document.blocks[document.block_at(document.prose_at(span.start)?)?];
    let line = file.lines().line(span.start);
    let head = document.span(block.span).start;
    let start = file.lines().start(line);
    let opens = file.lines().line(head) == line && file.text()[start..head].chars().all(|c| c == ' ');
    let plain = matches!(block.kind, BlockKind::Paragraph | BlockKind::Turn);
    // in a page a line's end is a blank, and a tag may run over it
    (opens && plain && format != Format::Html).then_some(line)
}

/// How lines end in `text`.
fn line_end(text: &str) -> &'static str {
    match text.find(['\n', '\r']) {
        Some(at) if text[at..].starts_with("\r\n") => "\r\n",
        Some(at) if text[at..].starts_with('\r') => "\r",
        _ => "\n",
    }
}
