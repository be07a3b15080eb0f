//! The quotations of all drafts, cut into the pieces that are held against sources.

use super::candidates::{Gram, Table};
use super::folding::Folding;
use super::name::Name;
use super::speaker;
use super::units::Text;
use super::words::{Side, is_ellipsis};
use crate::attribution::{Draft, Status};
use crate::lexicon::Lexicon;
use crate::text::ProseSpan;

/// Bytes of the longest piece, and of all pieces of one utterance: longer quotations are cut, and their parts joined again afterwards.
const LONGEST: usize = 2048;
/// Bytes of the longest piece that is looked for in the other spelling, too.
const RESPELLED: usize = 160;
/// Pieces of one utterance that are looked for together.
const TOGETHER: usize = 8;

/// A quotation, or a part of one.
#[derive(Debug)]
pub(super) struct Piece {
    /// Index of the draft.
    pub(super) draft: usize,
    /// Index of the quotation.
    pub(super) quotation: usize,
    /// In the draft's prose, without marks.
    pub(super) span: ProseSpan,
}

/// Pieces that belong together and are looked for together.
#[derive(Debug, Default)]
pub(super) struct Utterance {
    /// Its pieces.
    pub(super) pieces: Vec<Piece>,
    /// Their n-grams.
    pub(super) grams: Vec<Gram>,
    /// Who is printed as the speaker.
    pub(super) speaker: Option<Name>,
    /// Whether the draft says so by name.
    pub(super) firm: bool,
    /// Whether the draft says so by a pronoun that stands for a name.
    pub(super) resolved: bool,
    /// Whether an ellipsis is marked.
    pub(super) elided: bool,
}

impl Utterance {
    /// Length in bytes.
    pub(super) fn len(&self) -> usize {
        self.pieces.iter().map(|p| p.span.len()).sum()
    }
    /// The draft that prints it.
    pub(super) fn draft(&self) -> usize {
        self.pieces.first().map_or(0, |p| p.draft)
    }
    /// Its pieces, ready for comparing.
    pub(super) fn texts(&self, drafts: &[Draft], folding: &Folding) -> Vec<Text> {
        self.pieces
            .iter()
            .map(|p| Text::read(&drafts[p.draft].document.prose, p.span, Side::Printed, folding, &|_| false))
            .collect()
    }
}

/// The utterances of all drafts, their n-grams in `table`.
pub(super) fn utterances(
    drafts: &[Draft],
    folding: &Folding,
    lexicon: &Lexicon,
    table: &mut Table,
) -> Vec<Utterance> {
    let mut all: Vec<Utterance> = Vec::new();
    for (index, draft) in drafts.iter().enumerate() {
        let mut group = None;
        for (quotation, q) in draft.quotations.all.iter().enumerate() {
            let attribution = &draft.attributions.all[quotation];
            if attribution.status == Status::NotAQuotation || q.inner.is_empty() {
                continue;
            }
            let joins = q.group.is_some() && q.group == group;
            group = q.group;
            for (part, span) in parts(&draft.document.prose, q.inner).into_iter().enumerate() {
                let open = all.last_mut().filter(|u| {
                    joins && part == 0 && u.pieces.len() < TOGETHER && u.len() + span.len() <= LONGEST
                });
                let utterance = if let Some(utterance) = open {
                    utterance
                } else {
                    all.push(Utterance {
                        speaker: speaker::printed(draft, attribution, lexicon),
                        firm: speaker::is_firm(attribution),
                        resolved: speaker::is_resolved(attribution),
                        ..Utterance::default()
                    });
                    let last = all.len() - 1;
                    &mut all[last]
                };
                utterance.add(draft, Piece { draft: index, quotation, span }, folding, table);
            }
        }
    }
    all
}

impl Utterance {
    fn add(&mut self, draft: &Draft, piece: Piece, folding: &Folding, table: &mut Table) {
        let number = u32::try_from(self.pieces.len()).unwrap_or(u32::MAX);
        let text = piece.span.of(&draft.document.prose);
        // no n-gram runs across an ellipsis or a bracket
        let mut start = 0;
        for (at, c) in text.char_indices() {
            let next = |n| text[at..].char_indices().nth(n).map_or(text.len(), |(len, _)| at + len);
            let cut = matches!(c, '…' | '[' | ']' | '(' | ')')
                || (matches!(c, '.' | '*') && is_ellipsis(&text[at..next(5)]));
            self.elided |= cut && matches!(c, '…' | '.' | '*');
            if cut {
                table.add(&text[start..at], number, start > 0 || cut, &mut self.grams);
                start = at + c.len_utf8();
            }
        }
        table.add(&text[start..], number, start > 0, &mut self.grams);
        // in a short text one other spelling may break every n-gram
        if text.len() <= RESPELLED
            && let Some(other) = folding.respelled(text)
        {
            table.add(&other, number, true, &mut self.grams);
        }
        self.pieces.push(piece);
    }
}

/// `span` in parts of at most [`LONGEST`] bytes, cut at blanks.
fn parts(prose: &str, span: ProseSpan) -> Vec<ProseSpan> {
    let mut all = Vec::new();
    let mut start = span.start;
    while span.end - start > LONGEST {
        let mut end = start + LONGEST;
        while !prose.is_char_boundary(end) {
            end -= 1;
        }
        let cut =
            prose[start..end].rfind(char::is_whitespace).filter(|&at| at > 0).map_or(end, |at| start + at);
        all.push(ProseSpan::new(start, cut));
        start = cut;
    }
    all.push(ProseSpan::new(start, span.end));
    all
}
