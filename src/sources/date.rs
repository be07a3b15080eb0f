//! When a file was written, as far as its path or its first lines tell: of two passages with the same words the
//! one nearest the draft's day is meant.

use crate::text::File;

/// A day, counted from the year 0.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Date(u32);

/// Bytes of a file's beginning that may hold its date.
const HEAD: usize = 400;

/// The date in the path of `file`, or else in its first lines: `2031-04-09`, `2031_04_09`, `20310409`.
pub(super) fn of(file: &File) -> Option<Date> {
    let path = file.path().to_string_lossy();
    let mut end = file.text().len().min(HEAD);
    while !file.text().is_char_boundary(end) {
        end -= 1;
    }
    last_in(&path).or_else(|| last_in(&file.text()[..end]))
}

/// Days between two dates; a source cannot be younger than what quotes it, so that days the wrong way count
/// double. Where one is not known, farther than any.
pub(super) fn apart(draft: Option<Date>, source: Option<Date>) -> u32 {
    match (draft, source) {
        (Some(draft), Some(source)) if source > draft => (source.0 - draft.0).saturating_mul(2),
        (Some(draft), Some(source)) => draft.0 - source.0,
        _ => u32::MAX,
    }
}

/// The last date that is written in `text`: of a path, that of the file and not of a folder.
fn last_in(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    (0..bytes.len().saturating_sub(7)).rev().find_map(|at| {
        let free = at == 0 || !bytes[at - 1].is_ascii_digit();
        free.then(|| parse(&bytes[at..])).flatten()
    })
}

/// The day that `bytes` begin with.
pub(super) fn parse(bytes: &[u8]) -> Option<Date> {
    let number = |range: std::ops::Range<usize>| {
        let digits = bytes.get(range)?;
        let all = digits.iter().all(u8::is_ascii_digit);
        all.then(|| digits.iter().fold(0, |n, digit| n * 10 + u32::from(digit - b'0')))
    };
    let year = number(0..4).filter(|year| (1900..2100).contains(year))?;
    let mark = *bytes.get(4)?;
    let (month, day, end) = if matches!(mark, b'-' | b'_' | b'.') {
        (number(5..7)?, bytes.get(7).filter(|b| **b == mark).and_then(|_| number(8..10))?, 10)
    } else {
        (number(4..6)?, number(6..8)?, 8)
    };
    let free = bytes.get(end).is_none_or(|b| !b.is_ascii_digit());
    let real = (1..=12).contains(&month) && (1..=31).contains(&day);
    // months of 31 days are exact enough to tell which of two is nearer
    (free && real).then_some(Date(year * 372 + (month - 1) * 31 + day))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dated(path: &str, text: &str) -> Option<Date> {
        of(&File::new(path, text.as_bytes().to_vec()))
    }

    #[test]
    fn a_path_or_a_head_tells_the_day() {
        let day = dated("talks/2031-04-09-harbour.txt", "");
        assert!(day.is_some());
        assert_eq!(day, dated("talks/harbour_20310409.txt", ""));
        assert_eq!(day, dated("harbour.md", "---\ndate: 2031-04-09\n---\n"));
        assert_eq!(dated("harbour-2031.txt", "Room 1234567890"), None);
    }

    #[test]
    fn a_source_after_the_draft_is_farther_than_one_before() {
        let day = |path: &str| dated(path, "");
        let draft = day("2031-04-09.txt");
        assert!(apart(draft, day("2031-04-05.txt")) < apart(draft, day("2031-04-12.txt")));
        assert_eq!(apart(draft, None), u32::MAX);
    }
}
