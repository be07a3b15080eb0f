//! The rules: a page and a judgement each.

mod finding;
mod settings;

pub use finding::{Applicability, Finding, Fix, Label, Place, Severity};
pub use settings::{OptionValue, Settings};
