//! The rules: a page and a judgement each.
//!
//! To add one: write `rules/<name>.md`, write `src/rules/<name>.rs`, name it twice below. Rules never call each
//! other and never see a file; what several of them need belongs to the article.

mod directive;
mod finding;
mod judge;
mod page;
mod preset;
mod rule;
mod settings;
mod unknown;

mod orphan_quotation;
mod unknown_rule;
mod unused_suppression;

pub use directive::{Directive, Effect, Name, Suppressions};
pub use finding::{Applicability, Finding, Fix, Label, Place, Severity};
pub use judge::{judge, sort};
pub use page::{FixKind, Group, OptionValue, Page, PageError, PageOption, PresetEntry};
pub use preset::Preset;
pub use rule::{Case, Judge, Rule};
pub use settings::{OptionError, Settings, named};
pub use unknown::{UnknownName, nearest};

/// Every rule there is, sorted by name.
static ALL: &[&Rule] = &[&orphan_quotation::RULE, &unknown_rule::RULE, &unused_suppression::RULE];

/// Every rule there is, sorted by name.
pub fn all() -> &'static [&'static Rule] {
    ALL
}

/// The rule of that name.
pub fn find(name: &str) -> Option<&'static Rule> {
    ALL.binary_search_by(|rule| rule.name.cmp(name)).ok().map(|at| ALL[at])
}
