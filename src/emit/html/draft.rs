//! One draft: its name and its bar, then its copy paragraph by paragraph, the cards beside the paragraphs that they
//! belong to.

use super::bar::{Counts, bar};
use super::card::{Desk, Shown};
use super::copy::Copy;
use super::words::Words;
use crate::article::Article;
use crate::emit::run::path;
use crate::emit::standing::{Standing, standings};
use crate::rules::Finding;
use maud::{Markup, html};
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::PathBuf;

/// A draft with how its quotations stand.
#[derive(Debug)]
pub(super) struct Draft<'a> {
    /// From 1, in the order of the run.
    pub number: usize,
    pub article: &'a Article,
    pub findings: &'a [Finding],
    pub standings: Vec<Standing<'a>>,
    pub counts: Counts,
    /// The folder that all its sources lie in; empty where they lie in none or there are none.
    pub folder: PathBuf,
}

impl<'a> Draft<'a> {
    pub(super) fn new(number: usize, article: &'a Article, findings: &'a [Finding], folder: PathBuf) -> Self {
        let standings = standings(article, findings);
        let mut counts = Counts::default();
        for standing in &standings {
            counts.add(standing.state());
        }
        Self { number, article, findings, standings, counts, folder }
    }

    /// Writes its section; `who` has the numbers of the speakers.
    pub(super) fn write(
        &self,
        who: &BTreeMap<String, usize>,
        redact: bool,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let n = self.number;
        let head = html! {
            header {
                h2 id={ "d" (n) "-h" } { bdi { (Words(&path(&self.article.draft.file))) } }
                @if !self.folder.as_os_str().is_empty() {
                    p.folder { "Sources lie in " bdi.path { (Words(&self.folder.to_string_lossy())) } }
                }
                (bar(&self.counts))
            }
        };
        writeln!(out, "<section class=\"draft\" id=\"d{n}\" aria-labelledby=\"d{n}-h\">{}", head.0)?;
        let copy = Copy::new(self.article, n, &self.standings, self.findings);
        let mut cards = self.cards(who, redact);
        let blocks = &self.article.draft.document.blocks;
        // paragraphs without cards follow in the row of the one before: there is room beside its cards
        let begins: Vec<usize> =
            (0..blocks.len()).filter(|index| *index == 0 || cards.contains_key(index)).collect();
        let ends = begins.iter().copied().skip(1).chain([blocks.len()]);
        for (begin, end) in begins.iter().copied().zip(ends) {
            let row = html! {
                div.row {
                    div.copy { (copy.block(&blocks[begin])) }
                    (beside(&cards.remove(&begin).unwrap_or_default()))
                    @if begin + 1 < end {
                        div.copy.more { @for block in &blocks[begin + 1..end] { (copy.block(block)) } }
                    }
                }
            };
            writeln!(out, "{}", row.0)?;
        }
        // findings of a draft without a word
        for (_, cards) in cards {
            writeln!(out, "{}", html! { div.row { (beside(&cards)) } }.0)?;
        }
        writeln!(out, "</section>")
    }

    /// The cards, by the block that they stand beside.
    fn cards(&self, who: &BTreeMap<String, usize>, redact: bool) -> BTreeMap<usize, Vec<Markup>> {
        let desk = Desk { article: self.article, draft: self.number, redact, folder: &self.folder };
        let mut first: BTreeMap<*const Finding, usize> = BTreeMap::new();
        let mut cards: BTreeMap<usize, Vec<Markup>> = BTreeMap::new();
        for (index, standing) in self.standings.iter().enumerate() {
            let number = index + 1;
            let findings: Vec<Shown<'_>> = standing
                .findings
                .iter()
                .map(|finding| {
                    let shown = *first.entry(std::ptr::from_ref(*finding)).or_insert(number);
                    (*finding, (shown != number).then_some(shown))
                })
                .collect();
            let speaker = who.get(&standing.speaker(self.article)).copied().unwrap_or_default();
            let card = desk.quotation(standing, number, speaker, &findings);
            cards.entry(standing.fact.quotation.block).or_default().push(card);
        }
        let mut others: BTreeMap<usize, Vec<Shown<'_>>> = BTreeMap::new();
        for finding in self.findings.iter().filter(|one| !first.contains_key(&std::ptr::from_ref(*one))) {
            others.entry(self.block(finding)).or_default().push((finding, None));
        }
        for (block, findings) in others {
            cards.entry(block).or_default().push(desk.others(&findings));
        }
        cards
    }

    /// The block that a finding stands in, or the next one.
    fn block(&self, finding: &Finding) -> usize {
        let document = &self.article.draft.document;
        let at = document.map.to_prose(finding.primary.span.start);
        let block = document.blocks.partition_point(|block| block.span.end <= at);
        block.min(document.blocks.len().saturating_sub(1))
    }
}

fn beside(cards: &[Markup]) -> Markup {
    html! { @if !cards.is_empty() { div.cards { @for card in cards { (card) } } } }
}
