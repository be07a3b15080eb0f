//! The program from end to end: the real binary, real files, a folder for each story.

#[path = "../common/mod.rs"]
mod common;

mod baseline;
mod check;
mod fixes;
mod formats;
mod input;
mod ledger;
mod lists;
mod own_rules;
mod proof_sheet;
mod quotes;
mod recordings;
mod settings;
mod sources;
mod suppressions;
