//! Findings and facts → bytes. Pure functions to a writer.

pub mod sheet;
