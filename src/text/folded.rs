//! What a stretch of copy is known by when its marks, its line breaks and its capitals are set aside.

use unicode_normalization::UnicodeNormalization;

/// The words of `text` in lower case with one blank between them: neither re-wrapped lines nor other quotation marks,
/// dashes or commas make another text of it. What bears on the sense is kept: figures with their points and signs,
/// apostrophes in words, brackets, and an ellipsis (`…`, however it is written).
pub fn folded(text: &str) -> String {
    fold(text, false)
}

/// [`folded`], and question marks and the hyphens and dashes between figures are kept, too: *in June?* is another text than
/// *in June*, and *10-2* than *10 2*.
pub fn closely_folded(text: &str) -> String {
    fold(text, true)
}

fn fold(text: &str, closely: bool) -> String {
    let chars: Vec<char> = text.nfc().collect();
    let mut out = String::with_capacity(text.len());
    // a blank is owed: put in before what comes next, never at an end
    let mut gap = false;
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        let before = at.checked_sub(1).map(|at| chars[at]);
        let after = chars.get(at + 1).copied();
        at += 1;
        if is_letter(c) {
            blank(&mut out, &mut gap);
            out.extend(c.to_lowercase());
        } else if let Some(kept) = inside(before, c, after) {
            out.push(kept);
        } else if let Some(kept) = asked(before, c, after).filter(|_| closely) {
            gap = kept == '?';
            blank(&mut out, &mut gap);
            out.push(kept);
            gap = kept == '?';
        } else if let Some(kept) = sign(before, c, after) {
            gap = true;
            blank(&mut out, &mut gap);
            out.push(kept);
            gap = kept != '-';
        } else if let Some(length) = ellipsis(c, &chars[at..]) {
            at += length;
            gap = true;
            blank(&mut out, &mut gap);
            out.push('…');
            gap = true;
        } else {
            gap = true;
        }
    }
    out
}

fn blank(out: &mut String, gap: &mut bool) {
    if std::mem::take(gap) && !out.is_empty() && !out.ends_with(' ') {
        out.push(' ');
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric()
}

/// What is kept between two letters or two figures: an apostrophe, a decimal point.
fn inside(before: Option<char>, c: char, after: Option<char>) -> Option<char> {
    let (before, after) = (before?, after?);
    match c {
        '\'' | '’' | 'ʼ' | '‘' if is_letter(before) && is_letter(after) => Some('\''),
        '.' | ',' | ':' if before.is_numeric() && after.is_numeric() => Some(c),
        _ => None,
    }
}

/// What is kept by itself: it changes what a figure or a word stands for.
fn sign(before: Option<char>, c: char, after: Option<char>) -> Option<char> {
    match c {
        '%' | '$' | '€' | '£' | '¥' | '°' | '[' | ']' => Some(c),
        '-' | '−' | '–' if !before.is_some_and(is_letter) && after.is_some_and(char::is_numeric) => {
            Some('-')
        }
        _ => None,
    }
}

/// What is kept where the sense of a whole sentence or score is at stake.
fn asked(before: Option<char>, c: char, after: Option<char>) -> Option<char> {
    match c {
        // of several one is enough
        '?' if before != Some('?') => Some('?'),
        '-' | '‐' | '‑' | '–' | '−'
            if before.is_some_and(char::is_numeric) && after.is_some_and(char::is_numeric) =>
        {
            Some('-')
        }
        _ => None,
    }
}

/// How many more characters than `c` an ellipsis takes that begins with it: `…`, `...`, `. . .`.
fn ellipsis(c: char, rest: &[char]) -> Option<usize> {
    if c == '…' {
        return Some(0);
    }
    if c != '.' {
        return None;
    }
    let mut dots = 1;
    let mut length = 0;
    for (at, &next) in rest.iter().enumerate() {
        match next {
            '.' => {
                dots += 1;
                length = at + 1;
            }
            ' ' | '\u{a0}' => {}
            _ => break,
        }
    }
    (dots >= 3).then_some(length)
}

/// `words`, cut to `most` code points, with an ellipsis for what is missing.
pub fn shortened(words: &str, most: usize) -> String {
    if words.chars().count() <= most {
        return words.to_owned();
    }
    let cut: String = words.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", cut.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_lines_and_capitals_are_set_aside() {
        assert_eq!(folded("“Not  one\nboat,” he said"), "not one boat he said");
        assert_eq!(folded("\"not one boat\" He said"), folded("‘Not one boat’ — he\r\nsaid."));
        assert_eq!(folded(" well-known "), folded("Well known"));
        assert_eq!(folded("\u{65}\u{301}cole"), folded("École"));
        assert_eq!(folded("“—”"), "");
    }

    #[test]
    fn what_bears_on_the_sense_is_kept() {
        for (one, other) in [
            ("we're", "were"),
            ("1.2", "12"),
            ("1.2", "1 2"),
            ("fell -5 points", "fell 5 points"),
            ("5%", "5"),
            ("$5", "5"),
            ("[the mayor] left", "the mayor left"),
            ("we … left", "we left"),
        ] {
            assert_ne!(folded(one), folded(other), "{one:?}, {other:?}");
        }
        assert_eq!(folded("we ... left"), folded("we … left"));
        assert_eq!(folded("we . . . left"), folded("we… left"));
        assert_eq!(folded("don’t"), folded("don't"));
    }

    #[test]
    fn a_closer_look_keeps_questions_and_scores() {
        for (one, other) in [("in June", "in June?"), ("10-2", "10 2"), ("won 10-2", "won 102")] {
            assert_ne!(closely_folded(one), closely_folded(other), "{one:?}, {other:?}");
        }
        assert_eq!(closely_folded("In June ?"), closely_folded("“in June?”"));
        assert_eq!(closely_folded("Why??"), closely_folded("why?"));
        assert_eq!(closely_folded("won 10–2, well-known"), closely_folded("Won 10-2 — well known"));
        assert_eq!(folded("in June?"), folded("in June"));
        assert_eq!(folded("10-2"), folded("10 2"));
    }
}
