//! Words of drafts and sources, fit for a page: escaped, and with nothing in them that hides or turns round what
//! others read. Every word that is not ours goes through here.

use crate::emit::plain;
use maud::{Escaper, Render};
use std::fmt::Write as _;

/// Words as text of an element: what a reader could not see is shown by its number.
pub(super) struct Words<'a>(pub(super) &'a str);

impl Render for Words<'_> {
    fn render_to(&self, out: &mut String) {
        let mut plain_from = 0;
        for (at, c) in self.0.char_indices().filter(|(_, c)| is_hidden(*c)) {
            escape(&self.0[plain_from..at], out);
            plain_from = at + c.len_utf8();
            // a byte order mark is an encoding's and never the writer's
            if c != '\u{feff}' {
                let _ = write!(out, "<span class=\"control\">U+{:04X}</span>", u32::from(c));
            }
        }
        escape(&self.0[plain_from..], out);
    }
}

/// Words for an attribute or the title of the page, where no element can stand.
pub(super) fn attribute(words: &str) -> String {
    plain::line(words)
}

/// At most `most` words, those in the middle left out.
pub(super) fn clipped(text: &str, most: usize) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() <= most {
        return words.join(" ");
    }
    let head = most * 2 / 3;
    format!("{} […] {}", words[..head].join(" "), words[words.len() - (most - head)..].join(" "))
}

fn escape(text: &str, out: &mut String) {
    let _ = Escaper::new(out).write_str(text);
}

/// Controls of a terminal or of the direction of writing. White space and what joins or parts syllables are none.
pub(super) fn is_hidden(c: char) -> bool {
    match plain::visible(c) {
        None => true,
        Some(' ' | '·') => false,
        Some(shown) => shown != c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_is_markup_and_no_character_hides() {
        let shown = Words("<b>\u{202e}\"a\" & b\u{feff}\0").render().into_string();
        assert_eq!(
            shown,
            "&lt;b&gt;<span class=\"control\">U+202E</span>&quot;a&quot; &amp; b<span class=\"control\">U+0000</span>"
        );
        assert_eq!(attribute("a\u{202e}b\nc"), "a\u{fffd}b c");
    }

    #[test]
    fn a_long_passage_keeps_its_ends() {
        assert_eq!(clipped("one two\nthree", 3), "one two three");
        assert_eq!(clipped("one two three four five six seven", 3), "one two […] seven");
    }
}
