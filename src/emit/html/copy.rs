//! The copy of a draft as a reader sees it, block by block, its quotations marked, the words in them that differ from
//! the source, and the places that other findings point at.
//!
//! What is marked may overlap in any way, and HTML may not: a block is cut wherever something begins or ends, and
//! each cut says for itself what it is.

use super::bar::{label, sign};
use super::words::{Words, clipped, is_hidden};
use crate::article::Article;
use crate::document::{Block, BlockKind, OMITTED};
use crate::emit::standing::{Standing, State};
use crate::rules::Finding;
use crate::text::{ProseSpan, Span};
use maud::{Markup, PreEscaped, Render, html};
use std::fmt::Write as _;

/// What words of a block are.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Layer {
    /// Emphasised by the writer.
    Emphasis,
    /// The label of a turn.
    Label,
    /// Other words than the source's.
    Differs,
    /// A finding points here.
    Spot,
}

/// Layers, from the outermost, and how they are written.
const LAYERS: [(Layer, &str, &str); 4] = [
    (Layer::Emphasis, "<em>", "</em>"),
    (Layer::Label, "<b>", "</b>"),
    (Layer::Spot, "<span class=\"spot\">", "</span>"),
    (Layer::Differs, "<span class=\"differs\">", "</span>"),
];

/// A quotation to be marked.
#[derive(Debug)]
struct Marked {
    span: ProseSpan,
    number: usize,
    state: State,
}

/// What is marked in one draft; each list in the order of the text.
#[derive(Debug)]
pub(super) struct Copy<'a> {
    article: &'a Article,
    /// Number of the draft.
    draft: usize,
    quotations: Vec<Marked>,
    layers: Vec<(ProseSpan, Layer)>,
    /// Where words of the source are missing.
    gaps: Vec<usize>,
    /// Characters that no reader sees and that steer what readers see.
    hidden: Vec<(usize, char)>,
}

impl<'a> Copy<'a> {
    pub(super) fn new(
        article: &'a Article,
        draft: usize,
        standings: &[Standing<'a>],
        findings: &[Finding],
    ) -> Self {
        let mut copy = Self {
            article,
            draft,
            quotations: Vec::new(),
            layers: Vec::new(),
            gaps: Vec::new(),
            hidden: hidden(article),
        };
        for (index, standing) in standings.iter().enumerate() {
            let span = standing.fact.quotation.span;
            copy.quotations.push(Marked { span, number: index + 1, state: standing.state() });
            let edits = standing.fact.verification.map_or(&[][..], |found| &found.edits);
            for edit in edits.iter().filter(|edit| edit.class.harmful()) {
                copy.add(edit.printed, Layer::Differs);
            }
        }
        // a quotation's own marks say as much
        let whole: std::collections::BTreeSet<Span> =
            standings.iter().map(|standing| article.span(standing.fact.quotation.span)).collect();
        for finding in findings.iter().filter(|finding| !whole.contains(&finding.primary.span)) {
            copy.add(finding.primary.span, Layer::Spot);
        }
        let document = &article.draft.document;
        copy.layers.extend(document.emphasis.iter().map(|span| (*span, Layer::Emphasis)));
        copy.layers
            .extend(document.blocks.iter().filter_map(|block| block.label.map(|span| (span, Layer::Label))));
        copy.layers.sort_unstable();
        copy.gaps.sort_unstable();
        copy.gaps.dedup();
        copy
    }

    /// Marks `place`, of the draft's file, where it lies in one block.
    fn add(&mut self, place: Span, layer: Layer) {
        let document = &self.article.draft.document;
        let start = document.map.to_prose(place.start);
        if place.is_empty() {
            if layer == Layer::Differs {
                self.gaps.push(start);
            }
            return;
        }
        let end = document.map.to_prose(place.end).max(start);
        let span = ProseSpan::new(start, end);
        if !span.is_empty() && !document.words(span).trim_end().contains('\n') {
            let trimmed = document.words(span).trim_end().len();
            self.layers.push((ProseSpan::new(start, start + trimmed), layer));
        }
    }

    /// The block with its marks.
    pub(super) fn block(&self, block: &Block) -> Markup {
        let inline = PreEscaped(self.inline(block.span));
        match block.kind {
            BlockKind::Heading => html! { h3.heading dir="auto" { (inline) } },
            BlockKind::BlockQuote => html! { blockquote { p dir="auto" { (inline) } } },
            BlockKind::ListItem => html! { p.item dir="auto" { (inline) } },
            BlockKind::Caption => html! { p.caption dir="auto" { (inline) } },
            BlockKind::TableCell => html! { p.cell dir="auto" { (inline) } },
            BlockKind::Byline | BlockKind::Trailer => html! { p.small dir="auto" { (inline) } },
            BlockKind::Paragraph | BlockKind::Turn => html! { p dir="auto" { (inline) } },
        }
    }

    fn inline(&self, block: ProseSpan) -> String {
        let quotations = within(&self.quotations, block, |marked| marked.span);
        // layers seldom reach far: those that begin before the block end before it
        let layers = within(&self.layers, block, |layer| layer.0);
        let gaps = &self.gaps[self.gaps.partition_point(|at| *at < block.start)
            ..self.gaps.partition_point(|at| *at < block.end)];
        let mut cuts: Vec<usize> = vec![block.start, block.end];
        let spans = quotations.iter().map(|marked| marked.span).chain(layers.iter().map(|layer| layer.0));
        cuts.extend(spans.flat_map(|span| [span.start, span.end.min(block.end)]));
        let hidden = within(&self.hidden, block, |hidden| ProseSpan::at(hidden.0));
        cuts.extend(gaps);
        cuts.extend(hidden.iter().map(|hidden| hidden.0));
        cuts.sort_unstable();
        cuts.dedup();

        let mut changes: Vec<(usize, Layer, isize)> = layers
            .iter()
            .flat_map(|(span, layer)| [(span.start, *layer, 1), (span.end.min(block.end), *layer, -1)])
            .collect();
        changes.sort_unstable();
        let (mut changes, mut quotations, mut gaps) =
            (changes.into_iter().peekable(), quotations.iter().peekable(), gaps.iter().peekable());
        let mut hidden = hidden.iter().peekable();
        let mut active = [0_isize; LAYERS.len()];
        let mut open: Vec<(usize, &Marked)> = Vec::new();
        let mut out = String::with_capacity(block.len() + 256);
        for (at, to) in cuts.iter().copied().zip(cuts.iter().copied().skip(1).chain([block.end])) {
            while let Some((_, marked)) = open.pop_if(|(end, _)| *end <= at) {
                self.close(marked, &mut out);
            }
            while let Some(marked) = quotations.next_if(|marked| marked.span.start == at) {
                let room = open.last().map_or(block.end, |(end, _)| *end);
                self.open(marked, &mut out);
                open.push((marked.span.end.min(room), marked));
            }
            while gaps.next_if(|gap| **gap == at).is_some() {
                out.push_str("<span class=\"gap\" aria-hidden=\"true\">‸</span>");
            }
            while let Some((_, c)) = hidden.next_if(|hidden| hidden.0 == at) {
                Words(c.encode_utf8(&mut [0; 4])).render_to(&mut out);
            }
            while let Some((_, layer, by)) = changes.next_if(|change| change.0 == at) {
                active[layer as usize] += by;
            }
            self.text(ProseSpan::new(at, to), &active, &mut out);
        }
        while let Some((_, marked)) = open.pop() {
            self.close(marked, &mut out);
        }
        out
    }

    fn open(&self, marked: &Marked, out: &mut String) {
        let (draft, number) = (self.draft, marked.number);
        let _ = write!(out, "<mark class=\"{}\" id=\"d{draft}-m{number}\">", marked.state.name());
    }

    /// Ends the mark of a quotation with a link to its card.
    fn close(&self, marked: &Marked, out: &mut String) {
        let (draft, number, state) = (self.draft, marked.number, marked.state);
        out.push_str("</mark>");
        html! {
            a.number.(state.name()) href={ "#d" (draft) "-q" (number) } {
                span.aside { " (quotation " } (number)
                span.sign aria-hidden="true" { (sign(state)) }
                span.aside { ", " (label(state).to_lowercase()) ")" }
            }
        }
        .render_to(out);
    }

    /// Words that are all of the same layers.
    fn text(&self, span: ProseSpan, active: &[isize; LAYERS.len()], out: &mut String) {
        if span.is_empty() {
            return;
        }
        let of = |layer: Layer| active[layer as usize] > 0;
        for (_, begin, _) in LAYERS.iter().filter(|(layer, ..)| of(*layer)) {
            out.push_str(begin);
        }
        let words = self.article.words(span);
        let mut from = 0;
        for (at, _) in words.match_indices(OMITTED) {
            Words(&words[from..at]).render_to(out);
            from = at + OMITTED.len_utf8();
            self.omitted(ProseSpan::new(span.start + at, span.start + from), out);
        }
        Words(&words[from..]).render_to(out);
        for (_, _, end) in LAYERS.iter().rev().filter(|(layer, ..)| of(*layer)) {
            out.push_str(end);
        }
    }

    /// What is no prose, as the file has it.
    fn omitted(&self, span: ProseSpan, out: &mut String) {
        let file = self.article.span(span).of(self.article.draft.file.text());
        let shown = if file.len() <= 80 { clipped(file, 12) } else { "…".to_owned() };
        html! { code { (Words(&shown)) } }.render_to(out);
    }
}

/// What the prose leaves out because it has no width, where it turns words round or hides them.
fn hidden(article: &Article) -> Vec<(usize, char)> {
    let document = &article.draft.document;
    let text = article.draft.file.text();
    let steering = text.char_indices().filter(|(_, c)| is_hidden(*c) && *c != '\u{feff}');
    steering
        .filter(|(at, _)| document.map.prose_at(*at).is_none())
        .map(|(at, c)| (document.map.to_prose(at), c))
        .collect()
}

/// Those of a sorted list that begin in `block`.
fn within<T>(all: &[T], block: ProseSpan, span: impl Fn(&T) -> ProseSpan) -> &[T] {
    let from = all.partition_point(|one| span(one).start < block.start);
    let to = all.partition_point(|one| span(one).start < block.end);
    &all[from..to]
}
