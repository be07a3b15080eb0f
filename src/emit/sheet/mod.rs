//! The quote sheet: what was understood, quotation by quotation.

mod csv;
mod entry;
mod table;

pub use csv::Csv;
pub use table::table;

use crate::article::Article;
use entry::Sheet;
use std::io::{self, Write};

/// Writes the sheet of `article` as one line of JSON.
pub fn jsonl(article: &Article, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &Sheet::of(article))?;
    out.write_all(b"\n")
}
