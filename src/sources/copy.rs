//! A source that is news copy: it quotes people itself. Its quotations are found only when a passage is in it.

use super::name::Name;
use super::speaker;
use crate::attribution::{Attributions, Status};
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::quotation::Quotations;
use crate::text::ProseSpan;
use std::cell::OnceCell;

/// Quotations that are taken together, to each side.
const REACH: usize = 4;

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

    /// What is said in one go around each quotation that touches `range`: runs of quotations of one speaker, a
    /// paragraph apart at most. Index of the first, and the one after the last.
    pub(super) fn utterances(&self, document: &Document, range: ProseSpan) -> Vec<(usize, usize)> {
        let (quotations, attributions) = self.read(document);
        let all = &quotations.all;
        let said = |i: usize| attributions.all[i].status != Status::NotAQuotation;
        let first = all.partition_point(|q| q.span.end < range.start);
        let end = all.partition_point(|q| q.span.start < range.end);
        let mut out: Vec<(usize, usize)> = Vec::new();
        for i in (first..end.max(first)).filter(|&i| said(i)) {
            if out.last().is_some_and(|&(_, end)| i < end) {
                continue;
            }
            let (mut from, mut to) = (i, i + 1);
            while from > 0 && i - from < REACH && said(from - 1) && self.runs_on(document, from - 1, from) {
                from -= 1;
            }
            while to < all.len() && to - i < REACH && said(to) && self.runs_on(document, to - 1, to) {
                to += 1;
            }
            out.push((from, to));
        }
        out
    }

    /// Whether quotation `b` goes on with what `a` says.
    fn runs_on(&self, document: &Document, a: usize, b: usize) -> bool {
        let (quotations, attributions) = self.read(document);
        let (first, second) = (&quotations.all[a], &quotations.all[b]);
        if first.group.is_some() && first.group == second.group {
            return true;
        }
        let person = |i: usize| attributions.all[i].speaker.as_ref().and_then(|s| s.person);
        second.block - first.block <= 1 && person(a).is_some() && person(a) == person(b)
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
        let (text, name, said) = self.who(document, index);
        // of somebody called by one word it is not certain that it is a person
        let attribution = &self.read(document).1.all[index];
        (text, name.filter(|name| name.is_full() && speaker::is_firm(attribution)), said)
    }

    /// Who is quoted in quotation `index`.
    pub(super) fn who(&self, document: &Document, index: usize) -> (Option<String>, Option<Name>, bool) {
        let attribution = &self.read(document).1.all[index];
        if attribution.status == Status::NotAQuotation {
            return (None, None, false);
        }
        let Some(said) = &attribution.speaker else { return (None, None, true) };
        let text = said.name.clone().unwrap_or_else(|| document.words(said.span).to_owned());
        let name = if attribution.status == Status::Ambiguous {
            None
        } else {
            speaker::name(document, said, self.lexicon)
        };
        (Some(text), name, true)
    }
}
