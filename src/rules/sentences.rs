//! Where sentences end, for rules that count or compare them. No rule. It reads the text that it is given, and callers
//! give no more than they need: a paragraph may be a whole book.

use crate::lexicon::Lexicon;

/// Words whose stop ends no sentence, beside single letters. Sorted.
const ABBREVIATIONS: [&str; 45] = [
    "Adm", "Ald", "Apr", "Aug", "Ave", "Brig", "Capt", "Cmdr", "Co", "Col", "Corp", "Dec", "Dr", "Feb", "Fr",
    "Gen", "Gov", "Hon", "Inc", "Jan", "Jr", "Lt", "Ltd", "Maj", "Mr", "Mrs", "Ms", "Mt", "No", "Nov", "Oct",
    "Pres", "Prof", "Rep", "Reps", "Rev", "Sen", "Sens", "Sept", "Sgt", "Sr", "St", "Supt", "etc", "vs",
];

/// The ends of the sentences in `text`, in bytes, the marks that close there included; that of the last one is the
/// end of `text`.
pub(super) fn ends(text: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut letters = text.char_indices().peekable();
    while let Some((at, stop)) = letters.next() {
        if !matches!(stop, '.' | '?' | '!' | '…') {
            continue;
        }
        let closing = |c: char| matches!(c, '.' | '?' | '!' | '…' | ')' | ']' | '"' | '\'' | '”' | '’' | '»');
        while letters.next_if(|(_, c)| closing(*c)).is_some() {}
        let end = letters.peek().map_or(text.len(), |(end, _)| *end);
        let next = text[end..].trim_start();
        let parted = next.len() < text.len() - end && !next.is_empty();
        if parted && !next.starts_with(char::is_lowercase) && !(stop == '.' && is_short(&text[..at])) {
            ends.push(end);
        }
    }
    if text.chars().any(char::is_alphanumeric)
        && ends.last().is_none_or(|&end| !text[end..].trim().is_empty())
    {
        ends.push(text.len());
    }
    ends
}

/// Whether a list has `word`, its last stop taken off, as a short form.
pub(super) fn is_abbreviation(lexicon: &Lexicon, word: &str) -> bool {
    let short =
        |entry: &String| entry.split(" = ").next().is_some_and(|short| short.eq_ignore_ascii_case(word));
    lexicon.list("abbreviations").iter().any(short)
}

/// The word at the end of `text` is a short form: *Gov*, *J*, *U.S*.
fn is_short(text: &str) -> bool {
    let word = text.rsplit(|c: char| !(c.is_alphanumeric() || c == '.')).next().unwrap_or_default();
    let last = word.rsplit('.').next().unwrap_or_default();
    let initial = last.chars().count() == 1 && last.starts_with(char::is_uppercase) && last != "I";
    initial || word.contains('.') && last.chars().count() == 1 || ABBREVIATIONS.binary_search(&word).is_ok()
}

/// The first bytes of `text`, at most `bytes`.
pub(super) fn head(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The last bytes of `text`, at most `bytes`.
pub(super) fn tail(text: &str, bytes: usize) -> &str {
    let mut start = text.len().saturating_sub(bytes);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    &text[start..]
}

#[cfg(test)]
mod tests {
    use super::{ABBREVIATIONS, ends};

    #[test]
    fn short_forms_end_no_sentence() {
        assert!(ABBREVIATIONS.is_sorted());
        assert_eq!(ends("Gov. Ann B. Lee met us in the U.S. Senate."), [42]);
        assert_eq!(ends("So did I. We left."), [9, 18]);
        assert_eq!(ends("“Why?” she asked. “Now!” He went"), [21, 32, 40]);
        assert!(ends("").is_empty());
    }
}
