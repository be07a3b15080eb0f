//! Markdown, through pulldown-cmark.

use super::Document;

pub(super) fn read(text: &str) -> Document {
    super::plain::read(text)
}
