//! What a rule is: a name, a page, a judgement.

pub use super::case::Case;
use super::finding::Finding;
use super::name::RuleName;
use super::page::Page;
use std::borrow::Cow;
use std::sync::OnceLock;

/// A judgement: what one rule finds in one article. It reads the case and nothing else.
pub type Judge = fn(&Case<'_>) -> Vec<Finding>;

/// A rule.
#[derive(Debug)]
pub struct Rule {
    /// Its only identity: kebab-case, reads well after *allow*.
    pub name: RuleName,
    judge: Judge,
    text: Cow<'static, str>,
    page: OnceLock<Page>,
}

impl Rule {
    /// The rule `name` with the text of its page.
    pub(super) const fn new(name: &'static str, text: &'static str, judge: Judge) -> Self {
        Self { name: RuleName::new(name), judge, text: Cow::Borrowed(text), page: OnceLock::new() }
    }

    /// What it finds.
    pub fn judge(&self, case: &Case<'_>) -> Vec<Finding> {
        (self.judge)(case)
    }

    /// Its page, read on the first call.
    pub fn page(&self) -> &Page {
        self.page.get_or_init(|| {
            let text = self.text.clone();
            Page::parse(&self.name, text.clone()).unwrap_or_else(|_| Page::empty(self.name.clone(), text))
        })
    }

    /// The text of its page, front matter included.
    pub fn text(&self) -> &str {
        &self.text
    }
}
