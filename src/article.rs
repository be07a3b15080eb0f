//! The bundle of facts about one draft: all that a rule may look at.

pub mod names;

use crate::attribution::{Attribution, Draft, Person, Speaker};
use crate::document::BlockKind;
use crate::quotation::Quotation;
use crate::sources::{Source, Sources, Verification};
use crate::text::{ProseSpan, Span};
use std::sync::Arc;

/// One draft and what the sources say of it. Read-only.
#[derive(Clone, Debug)]
pub struct Article {
    /// The draft: file, document, quotations, attributions.
    pub draft: Draft,
    /// One for each quotation, same index; empty where no sources were given.
    pub verifications: Vec<Option<Verification>>,
    /// The sources; `None` where none were given.
    pub sources: Option<Arc<Sources>>,
    /// The source that is the draft itself (index into [`Sources::read`]); the draft was not held against it.
    pub own_source: Option<usize>,
}

/// One quotation and all that is known of it.
#[derive(Clone, Copy, Debug)]
pub struct Fact<'a> {
    /// Its index.
    pub index: usize,
    /// Its marks and form.
    pub quotation: &'a Quotation,
    /// Its speaker.
    pub attribution: &'a Attribution,
    /// What the sources say.
    pub verification: Option<&'a Verification>,
}

impl Article {
    /// Every quotation with all that is known of it, in the order of the text.
    pub fn facts(&self) -> impl Iterator<Item = Fact<'_>> {
        self.draft.quotations.all.iter().zip(&self.draft.attributions.all).enumerate().map(
            |(index, (quotation, attribution))| Fact {
                index,
                quotation,
                attribution,
                verification: self.verifications.get(index).and_then(Option::as_ref),
            },
        )
    }
    /// The words that `span` covers in the prose.
    pub fn words(&self, span: ProseSpan) -> &str {
        self.draft.document.words(span)
    }
    /// Where `span` stands in the file.
    pub fn span(&self, span: ProseSpan) -> Span {
        self.draft.document.span(span)
    }
    /// What the block of `quotation` is to the reader.
    pub fn block_kind(&self, quotation: &Quotation) -> Option<BlockKind> {
        self.draft.document.blocks.get(quotation.block).map(|block| block.kind)
    }
    /// Whether `quotation` stands in running copy: headings, captions, set-off quotations, table cells and turns have
    /// ways of their own to say who speaks.
    pub fn in_running_copy(&self, quotation: &Quotation) -> bool {
        matches!(self.block_kind(quotation), Some(BlockKind::Paragraph | BlockKind::ListItem))
    }
    /// The person that `speaker` is resolved to.
    pub fn person(&self, speaker: &Speaker) -> Option<&Person> {
        self.draft.attributions.people.get(speaker.person?)
    }
    /// What to call `speaker`: by name where the draft gives one, else in the draft's own words.
    pub fn called<'a>(&'a self, speaker: &'a Speaker) -> &'a str {
        speaker.name.as_deref().unwrap_or_else(|| self.words(speaker.span))
    }
    /// A source that was read.
    pub fn source(&self, index: usize) -> Option<&Source> {
        self.sources.as_ref().and_then(|sources| sources.read.get(index))
    }
}
