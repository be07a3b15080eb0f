//! The rule book: the rules of the program, and those that a newsroom adds. Each draft's settings carry the book that
//! they were read with, so that a rule of one folder's newsroom is unknown in the next.

use super::page::Group;
use super::rule::Rule;
use super::unknown::UnknownName;
use super::{all, find};

/// What explains the language of own rules; no rule bears it.
pub const OWN_RULES: &str = "own-rules";

/// All rules that can run.
#[derive(Debug, Default)]
pub struct Book {
    /// The newsroom's, sorted by name.
    own: Vec<Rule>,
}

impl Book {
    /// The program's rules and these, whose names no rule and no group bears; of two with one name, the first.
    pub fn with(mut own: Vec<Rule>) -> Self {
        own.retain(|rule| !is_taken(&rule.name));
        own.sort_by(|a, b| a.name.cmp(&b.name));
        own.dedup_by(|later, first| later.name == first.name);
        Self { own }
    }

    /// Every rule, sorted by name.
    pub fn all(&self) -> impl Iterator<Item = &Rule> {
        let (mut ours, mut own) = (all().iter().copied().peekable(), self.own.iter().peekable());
        std::iter::from_fn(move || match (ours.peek(), own.peek()) {
            (Some(a), Some(b)) if b.name < a.name => own.next(),
            (None, Some(_)) => own.next(),
            _ => ours.next(),
        })
    }

    /// The newsroom's own rules, sorted by name.
    pub fn own(&self) -> &[Rule] {
        &self.own
    }

    /// The rule of that name.
    pub fn find(&self, name: &str) -> Option<&Rule> {
        let own = || self.own.binary_search_by(|rule| rule.name.as_str().cmp(name)).ok();
        find(name).or_else(|| own().map(|at| &self.own[at]))
    }

    /// The rule of that name.
    ///
    /// # Errors
    /// If there is none: with the name that was probably meant.
    pub fn rule(&self, name: &str) -> Result<&Rule, UnknownName> {
        let known = || self.all().map(|rule| rule.name.as_str());
        self.find(name).ok_or_else(|| UnknownName::new("rule", name, known()))
    }

    /// The rule of that name, the rules of the group of that name, or, of `all`, all.
    ///
    /// # Errors
    /// If there is none: with the name that was probably meant.
    pub fn named(&self, name: &str) -> Result<Vec<&Rule>, UnknownName> {
        if let Some(rule) = self.find(name) {
            return Ok(vec![rule]);
        }
        let group = Group::named(name);
        if group.is_none() && name != "all" {
            return Err(UnknownName::new("rule or group", name, self.names()));
        }
        Ok(self.all().filter(|rule| group.is_none_or(|group| rule.page().group == group)).collect())
    }

    /// The names of all rules, then of all groups.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.all().map(|rule| rule.name.as_str()).chain(Group::ALL.map(Group::name))
    }
}

/// Whether a rule of the program or a group bears the name, or it means something else where rules are named.
pub fn is_taken(name: &str) -> bool {
    find(name).is_some() || Group::named(name).is_some() || name == "all" || name == OWN_RULES
}
