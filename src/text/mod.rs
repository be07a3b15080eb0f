//! The ground floor: spans, files, lines, edits. Knows nothing of quotations.

mod counts;
mod decode;
mod edits;
mod file;
mod folded;
mod lines;
mod span;

pub use edits::{Edit, EditSet, Overlap};
pub use file::{Encoding, File, Unencodable};
pub use folded::{closely_folded, folded, shortened};
pub use lines::{Column, LineIndex};
pub use span::{ProseSpan, Span};
