//! Findings and facts → bytes. Pure functions to a writer.

mod excerpt;
mod ink;
pub mod json;
pub mod names;
pub mod plain;
pub mod sheet;
pub mod style;
pub mod summary;
pub mod terminal;
pub mod why;
