//! Findings and facts → bytes. Pure functions to a writer, a file for each format.

pub mod brief;
mod excerpt;
mod fingerprint;
pub mod github;
pub mod gitlab;
pub mod html;
mod ink;
pub mod json;
pub mod junit;
pub mod markdown;
pub mod plain;
pub mod rdjson;
mod run;
pub mod sarif;
pub mod schema;
pub mod sheet;
mod standing;
pub mod style;
pub mod summary;
pub mod terminal;
pub mod why;
pub mod worklist;

pub use run::Run;
