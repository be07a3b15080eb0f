//! The JSON Schemas of what is written for programs. The tests hold every report against them.

/// Of `quotelint check --format json`.
pub const CHECK: &str = include_str!("check.json");

/// Of a line of `quotelint quotes --format jsonl`.
pub const QUOTES: &str = include_str!("quotes.json");
