//! What a judgement has before it.

use super::finding::{Finding, Severity};
use super::name::RuleName;
use super::page::OptionValue;
use crate::article::Article;
use crate::lexicon::Lexicon;
use crate::text::{ProseSpan, Span};
use std::collections::BTreeMap;

/// All that a judgement may look at: one article, the word lists, and the rule's own settings.
#[derive(Clone, Debug)]
pub struct Case<'a> {
    /// The article.
    pub article: &'a Article,
    /// The word lists.
    pub lexicon: &'a Lexicon,
    pub(super) rule: &'a RuleName,
    pub(super) severity: Severity,
    /// The names of all rules and groups.
    pub(super) names: &'a [&'a str],
    pub(super) options: BTreeMap<&'a str, OptionValue>,
}

impl Case<'_> {
    /// A finding about `span` of the file.
    pub fn finding(&self, span: Span, message: impl Into<String>) -> Finding {
        Finding::new(self.rule, self.severity, span, message)
    }

    /// Where `span` of the prose stands in the file.
    pub fn span(&self, span: ProseSpan) -> Span {
        self.article.span(span)
    }

    /// The words of the prose that `span` covers.
    pub fn words(&self, span: ProseSpan) -> &str {
        self.article.words(span)
    }

    /// The byte of the file right after the prose up to `offset`: where something put in stands next to the word before,
    /// not before the next paragraph.
    pub fn after(&self, offset: usize) -> usize {
        let prose = &self.article.draft.document.prose;
        match prose[..offset].chars().next_back() {
            Some(last) => self.span(ProseSpan::new(offset - last.len_utf8(), offset)).end,
            None => self.span(ProseSpan::at(offset)).start,
        }
    }

    /// Whether the option `name` is switched on.
    pub fn switch(&self, name: &str) -> bool {
        matches!(self.options.get(name), Some(OptionValue::Switch(true)))
    }

    /// The option `name` as a count; 0 where it is none.
    pub fn number(&self, name: &str) -> usize {
        match self.options.get(name) {
            Some(OptionValue::Number(number)) => usize::try_from(*number).unwrap_or_default(),
            _ => 0,
        }
    }

    /// The option `name` as a text; empty where it is none.
    pub fn text(&self, name: &str) -> &str {
        match self.options.get(name) {
            Some(OptionValue::Text(text)) => text,
            _ => "",
        }
    }

    /// The option `name` as a list; empty where it is none.
    pub fn list(&self, name: &str) -> &[String] {
        match self.options.get(name) {
            Some(OptionValue::Words(words)) => words,
            _ => &[],
        }
    }
}
