//! Words of a file made fit for a terminal: nothing that moves the cursor, reverses the line or rings a bell
//! reaches it raw, and every character is as wide as [`width`] says.

use pulldown_cmark::{Event, Parser};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The words of a line of Markdown, such as a rule's summary, without the marks of emphasis, code and links.
pub fn unmarked(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    for event in Parser::new(markdown) {
        match event {
            Event::Text(words) | Event::Code(words) | Event::Html(words) | Event::InlineHtml(words) => {
                out.push_str(&words);
            }
            Event::SoftBreak | Event::HardBreak => out.push(' '),
            _ => {}
        }
    }
    out
}

/// Columns that `text` takes on a terminal, once it went through [`line()`].
pub fn width(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// What stands for `c` on a terminal: itself, a space, or a visible picture of what must not get through. `None`: nothing,
/// of a byte order mark, which is an encoding's and never the writer's.
pub fn visible(c: char) -> Option<char> {
    Some(match c {
        '\u{feff}' => return None,
        '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
        // the control pictures of Unicode: ␀ … ␟, ␡
        '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        '\x7f' => '␡',
        // C1 controls; marks, embeddings, overrides and isolates of direction; tags
        '\u{80}'..='\u{9f}'
        | '\u{61c}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{e0000}'..='\u{e007f}' => '\u{fffd}',
        // takes no column of its own and would let the caret line drift
        '\u{ad}' | '\u{200b}' | '\u{2060}' => '·',
        other => other,
    })
}

/// Columns of one character as it is shown.
pub fn columns(c: char) -> usize {
    visible(c).and_then(UnicodeWidthChar::width).unwrap_or(0)
}

/// `text` as one line for a terminal.
pub fn line(text: &str) -> String {
    text.chars().filter_map(visible).collect()
}

/// `text` as one line of at most `most` columns, runs of white space made one; `…` stands for what is left out.
pub fn clipped(text: &str, most: usize) -> String {
    let mut out = String::new();
    let mut used = 0;
    let mut gap = false;
    for c in text.trim().chars().filter_map(visible) {
        if c == ' ' {
            gap = true;
            continue;
        }
        let wide = c.width().unwrap_or(0) + usize::from(gap);
        // one column is kept for the ellipsis; what stood in it gives way
        if used + wide > most {
            while used + 1 > most {
                let Some(last) = out.pop() else { break };
                used -= last.width().unwrap_or(0);
            }
            out.truncate(out.trim_end().len());
            out.push('…');
            return out;
        }
        if gap {
            out.push(' ');
            gap = false;
        }
        out.push(c);
        used += wide;
    }
    out
}

/// `text` broken at spaces into lines of at most `most` columns; a longer word keeps a line of its own.
pub fn wrapped(text: &str, most: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut current = String::new();
    for word in text.split_whitespace() {
        let word = line(word);
        if !current.is_empty() && width(&current) + 1 + width(&word) > most {
            lines.push(std::mem::take(&mut current));
        }
        if !current.is_empty() {
            current.push(' ');
        }
        current.push_str(&word);
    }
    lines.push(current);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_markdown_are_shown_without_its_marks() {
        assert_eq!(unmarked("Only *say* and `quip`,\n**not** [more](x)."), "Only say and quip, not more.");
        assert_eq!(unmarked("2 * 3 is a snake_case_name"), "2 * 3 is a snake_case_name");
    }

    #[test]
    fn nothing_that_steers_the_terminal_gets_through() {
        assert_eq!(line("a\x1b[2Jb\u{202e}c\td\u{9b}e\x7f"), "a␛[2Jb\u{fffd}c d\u{fffd}e␡");
    }

    #[test]
    fn a_long_text_is_clipped_to_its_columns() {
        assert_eq!(clipped("the  harbour\nmaster", 40), "the harbour master");
        assert_eq!(clipped("the harbour master", 12), "the harbour…");
        assert_eq!(clipped("東京東京東京", 7), "東京東…");
        assert_eq!(clipped("日本", 1), "…");
    }

    #[test]
    fn a_help_line_wraps_at_words() {
        assert_eq!(wrapped("name the person who said it", 12), ["name the", "person who", "said it"]);
    }
}
