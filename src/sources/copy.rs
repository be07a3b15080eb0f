//! A source that is news copy: it quotes people itself. Its quotations are found only when a passage is in it.

use super::speaker::{self, Name};
use crate::attribution::{Attributions, Status};
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::quotation::Quotations;
use crate::text::ProseSpan;
use std::cell::OnceCell;

/// The quotations of one source, found when first asked for.
pub(super) struct Copy<'a> {
    lexicon: &'a Lexicon,
    read: OnceCell<(Quotations, Attributions)>,
}

impl<'a> Copy<'a> {
    pub(super) fn new(lexicon: &'a Lexicon) -> Self {
        Self { lexicon, read: OnceCell::new() }
    }

    /// Quotations and their speakers.
    pub(super) fn read(&self, document: &Document) -> &(Quotations, Attributions) {
        self.read.get_or_init(|| {
            let quotations = Quotations::find(document, self.lexicon);
            let attributions = Attributions::find(document, &quotations, self.lexicon);
            (quotations, attributions)
        })
    }

    /// Index of the innermost quotation that holds most of `span`.
    pub(super) fn quotation_at(&self, document: &Document, span: ProseSpan) -> Option<usize> {
        let all = &self.read(document).0.all;
        let end = all.partition_point(|q| q.span.start <= span.start + span.len() / 2);
        // a nested quotation follows the one that holds it, so only a few can be open here
        (end.saturating_sub(16)..end).rev().find(|&i| {
            let inner = all[i].span;
            inner.start < span.end
                && span.start < inner.end
                && 2 * (inner.end.min(span.end) - inner.start.max(span.start)) >= span.len()
        })
    }

    /// Who is quoted at `span`: as the copy writes it, for comparing, and whether anybody is.
    pub(super) fn speaker(
        &self,
        document: &Document,
        span: ProseSpan,
    ) -> (Option<String>, Option<Name>, bool) {
        let Some(index) = self.quotation_at(document, span) else { return (None, None, false) };
        let attribution = &self.read(document).1.all[index];
        if attribution.status == Status::NotAQuotation {
            return (None, None, false);
        }
        let Some(said) = &attribution.speaker else { return (None, None, true) };
        let text = said.name.clone().unwrap_or_else(|| document.words(said.span).to_owned());
        let name = if attribution.status == Status::Ambiguous { None } else { speaker::name(document, said) };
        (Some(text), name, true)
    }
}
