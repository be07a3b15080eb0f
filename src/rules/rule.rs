//! What a rule is: a name, a page, a judgement.

pub use super::case::Case;
use super::finding::Finding;
use super::name::RuleName;
use super::own::Own;
use super::page::Page;
use std::borrow::Cow;
use std::sync::OnceLock;

/// A judgement: what one rule finds in one article. It reads the case and nothing else.
pub type Judge = fn(&Case<'_>) -> Vec<Finding>;

/// Whose judgement it is.
#[derive(Debug)]
enum Judgement {
    /// Written in code.
    Ours(Judge),
    /// Read from a newsroom's page.
    Own(Box<Own>),
}

/// A rule.
#[derive(Debug)]
pub struct Rule {
    /// Its only identity: kebab-case, reads well after *allow*.
    pub name: RuleName,
    judgement: Judgement,
    text: Cow<'static, str>,
    page: OnceLock<Page>,
}

impl Rule {
    /// The rule `name` with the text of its page.
    pub(super) const fn new(name: &'static str, text: &'static str, judge: Judge) -> Self {
        let judgement = Judgement::Ours(judge);
        Self { name: RuleName::new(name), judgement, text: Cow::Borrowed(text), page: OnceLock::new() }
    }

    /// A newsroom's own rule, with its page, the text that this was read from, and what the page judges by.
    pub fn own(page: Page, text: String, own: Own) -> Self {
        let (name, judgement) = (page.name.clone(), Judgement::Own(Box::new(own)));
        Self { name, judgement, text: Cow::Owned(text), page: OnceLock::from(page) }
    }

    /// What it finds.
    pub fn judge(&self, case: &Case<'_>) -> Vec<Finding> {
        match &self.judgement {
            Judgement::Ours(judge) => judge(case),
            Judgement::Own(own) => own.judge(case),
        }
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
