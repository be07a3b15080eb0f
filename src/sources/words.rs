//! Prose → words with their places, as they are compared: numbers whole, hyphens parted, and for each word
//! whether it stands in brackets, in a transcript's tag, or in a speaker's label.

use super::fold::is_apostrophe;
use crate::text::ProseSpan;

/// What a word is beside the words of the speech.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Role {
    /// Spoken.
    Speech,
    /// In brackets: the writer's own, or a transcriber's guess.
    Bracket,
    /// In round brackets of the print: the writer's, or the speaker's own aside.
    Parenthesis,
    /// Partly in brackets: `[w]e`.
    Partial,
    /// A transcript's tag or time code: `(APPLAUSE)`.
    Tag,
    /// A speaker's label: `SMITH:`.
    Label,
}

/// One word, number or symbol (`$ £ € % &`).
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// Where it stands.
    pub(super) span: ProseSpan,
    /// What it is.
    pub(super) role: Role,
}

/// Which side a text is on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Side {
    /// The printed quotation: brackets are the writer's.
    Printed,
    /// The source: brackets are the transcriber's.
    Source,
}

/// Tags that transcribers write in small letters too.
const TAGS: &[&str] = &[
    "applause",
    "audio",
    "boo",
    "booing",
    "boos",
    "cheering",
    "cheers",
    "chuckles",
    "crosstalk",
    "foreign",
    "inaudible",
    "indiscernible",
    "laughing",
    "laughs",
    "laughter",
    "music",
    "pause",
    "ph",
    "phonetic",
    "sic",
    "sighs",
    "unintelligible",
    "video",
];

/// The words of `prose[range]`.
pub(super) fn words(prose: &str, range: ProseSpan, side: Side) -> Vec<Word> {
    let mut all = Vec::new();
    let text = range.of(prose);
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if matches!(c, '$' | '£' | '€' | '¥' | '%' | '&') {
            all.push(word(range, at, at + c.len_utf8(), Role::Speech));
            at += c.len_utf8();
        } else if c.is_alphanumeric() || (c == '[' && side == Side::Printed && partial_start(&text[at..])) {
            let (end, role) = word_end(text, at, side);
            all.push(word(range, at, end, role));
            at = end;
        } else {
            at += c.len_utf8();
        }
    }
    mark_brackets(text, range.start, side, &mut all);
    mark_labels(prose, &mut all);
    all
}

fn word(range: ProseSpan, start: usize, end: usize, role: Role) -> Word {
    Word { span: ProseSpan::new(range.start + start, range.start + end), role }
}

/// `[W]e`: a bracket of up to four letters that runs on into a word.
fn partial_start(text: &str) -> bool {
    let inside = text[1..].chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8);
    let (letters, bytes) = inside.fold((0, 0), |(n, b), len| (n + 1, b + len));
    let mut rest = text[1 + bytes..].chars();
    (1..=4).contains(&letters) && rest.next() == Some(']') && rest.next().is_some_and(char::is_alphabetic)
}

/// `walk[ed]`: a bracket of up to four letters that ends a word. Its length in bytes.
fn partial_end(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('[')?;
    let bytes: usize = inside.chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
    (1..=4).contains(&inside[..bytes].chars().count()).then_some(())?;
    inside[bytes..].starts_with(']').then_some(bytes + 2)
}

/// Where the word that starts at `start` ends.
fn word_end(text: &str, start: usize, side: Side) -> (usize, Role) {
    let mut at = start;
    let mut role = Role::Speech;
    if text[at..].starts_with('[') {
        role = Role::Partial;
        at += 1;
    }
    let mut previous = ' ';
    loop {
        let mut rest = text[at..].chars();
        let Some(c) = rest.next() else { return (at, role) };
        let next = rest.next().unwrap_or(' ');
        let joins = c.is_alphanumeric()
            || unicode_normalization::char::is_combining_mark(c)
            || (is_apostrophe(c) && next.is_alphanumeric())
            || (matches!(c, ',' | '.' | ':') && previous.is_ascii_digit() && next.is_ascii_digit())
            || (c == ']' && role == Role::Partial && next.is_alphabetic());
        if joins {
            previous = c;
            at += c.len_utf8();
            continue;
        }
        if c == '.' && is_initials(&text[start..at], next) {
            previous = c;
            at += 1;
            continue;
        }
        if c == '['
            && side == Side::Printed
            && let Some(len) = partial_end(&text[at..])
        {
            return (at + len, Role::Partial);
        }
        return (at, role);
    }
}

/// Whether a stop after `word` belongs to it: *U.S.*, *a.m.*
fn is_initials(word: &str, next: char) -> bool {
    let mut letters = word.chars().rev();
    let single = letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none_or(|c| c == '.');
    single && (next.is_alphabetic() || word.contains('.'))
}

/// Gives words in brackets their role.
fn mark_brackets(text: &str, base: usize, side: Side, all: &mut [Word]) {
    let mut open: Option<(usize, char)> = None;
    let shouted = !text.bytes().any(|b| b.is_ascii_lowercase());
    for (at, c) in text.char_indices().filter(|(_, c)| matches!(c, '[' | ']' | '(' | ')')) {
        match (c, open) {
            ('[' | '(', _) => open = Some((at, c)),
            (']', Some((start, '['))) | (')', Some((start, '('))) => {
                open = None;
                if at - start > 300 {
                    continue;
                }
                let inside = &text[start + 1..at];
                let role = match side {
                    Side::Printed if c == ')' && is_known_tag(inside) => Role::Tag,
                    Side::Printed if c == ')' => Role::Parenthesis,
                    Side::Printed => Role::Bracket,
                    Side::Source if is_tag(inside, c == ']', shouted) => Role::Tag,
                    Side::Source => continue,
                };
                let first = all.partition_point(|w| w.span.start < base + start);
                for word in all[first..].iter_mut().take_while(|w| w.span.start < base + at) {
                    if word.role == Role::Speech {
                        word.role = role;
                    }
                }
            }
            // `APPLAUSE) And we`: the quotation begins in the middle of a tag
            (')' | ']', None) if at <= 40 && is_known_tag(&text[..at]) && !text[..at].contains('.') => {
                for word in all.iter_mut().take_while(|w| w.span.start < base + at) {
                    word.role = Role::Tag;
                }
            }
            _ => {}
        }
    }
}

/// Whether brackets in a source hold a transcriber's tag, not words of the speech.
fn is_tag(inside: &str, square: bool, shouted: bool) -> bool {
    if square {
        return true;
    }
    let capitals = inside.chars().any(char::is_uppercase) && !inside.chars().any(char::is_lowercase);
    (capitals && !shouted && inside.len() > 3)
        || is_known_tag(inside)
        || inside.bytes().all(|b| b.is_ascii_digit() || matches!(b, b':' | b'.' | b' '))
}

/// Whether a word in the brackets is one that transcribers use.
fn is_known_tag(inside: &str) -> bool {
    let mut words = inside.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.any(|w| TAGS.contains(&w.to_lowercase().as_str()))
}

/// `…Iowa.SMITH: And`: capitals before a colon, in mixed copy, are a label even where no line begins.
fn mark_labels(prose: &str, all: &mut [Word]) {
    let capitals = |w: &Word| {
        let text = w.span.of(prose);
        text.len() >= 3 && text.chars().all(|c| c.is_uppercase() || is_apostrophe(c))
    };
    for i in 0..all.len() {
        let rest = &prose.as_bytes()[all[i].span.end..];
        if rest.first() != Some(&b':') || !capitals(&all[i]) || all[i].role != Role::Speech {
            continue;
        }
        let mixed =
            all.iter().skip(i + 1).take(4).any(|w| w.span.of(prose).bytes().any(|b| b.is_ascii_lowercase()));
        if !mixed {
            continue;
        }
        let mut k = i;
        all[k].role = Role::Label;
        while k > 0
            && i - k < 3
            && capitals(&all[k - 1])
            && &prose[all[k - 1].span.end..all[k].span.start] == " "
        {
            k -= 1;
            all[k].role = Role::Label;
        }
    }
}

/// Whether what stands between two words is a marked ellipsis: `…`, `...`, `. . .`, `* * *`, also in brackets.
pub(super) fn is_ellipsis(between: &str) -> bool {
    let (mut dots, mut stars) = (0, 0);
    for c in between.chars() {
        match c {
            '…' => return true,
            '.' => dots += 1,
            '*' => stars += 1,
            ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' => {}
            _ => (dots, stars) = (0, 0),
        }
        if dots == 3 || stars == 3 {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str, side: Side) -> Vec<(&str, Role)> {
        let all = words(text, ProseSpan::new(0, text.len()), side);
        all.iter().map(|w| (w.span.of(text), w.role)).collect()
    }

    fn plain(text: &str) -> Vec<&str> {
        split(text, Side::Printed).into_iter().map(|(w, _)| w).collect()
    }

    #[test]
    fn numbers_initials_and_clitics_are_whole() {
        assert_eq!(plain("$1,200.50 at 10:30 a.m."), ["$", "1,200.50", "at", "10:30", "a.m."]);
        assert_eq!(plain("The U.S. isn’t 5% off."), ["The", "U.S.", "isn’t", "5", "%", "off"]);
        assert_eq!(plain("end.Next one"), ["end", "Next", "one"]);
        assert_eq!(plain("far-off isles"), ["far", "off", "isles"]);
    }

    #[test]
    fn brackets_in_print_are_the_writers() {
        let all = split("[T]he mayor [Ann Lund] walk[ed] out (again)", Side::Printed);
        assert_eq!(all[0], ("[T]he", Role::Partial));
        assert_eq!(all[2], ("Ann", Role::Bracket));
        assert_eq!(all[4], ("walk[ed]", Role::Partial));
        assert_eq!(all[6], ("again", Role::Parenthesis));
    }

    #[test]
    fn tags_and_labels_in_a_source_are_not_speech() {
        let all =
            split("we won (APPLAUSE) again [laughter] (at home).LUND: Yes, Torvik (ph) did.", Side::Source);
        let roles: Vec<_> = all.iter().filter(|(_, role)| *role != Role::Speech).map(|(w, _)| *w).collect();
        assert_eq!(roles, ["APPLAUSE", "laughter", "LUND", "ph"]);
    }

    #[test]
    fn an_ellipsis_has_six_spellings() {
        for mark in ["…", " ... ", ". . . .", " [...] ", " (…) ", "* * *"] {
            assert!(is_ellipsis(mark), "{mark}");
        }
        for mark in [". ", ".. ", "* ", " -- "] {
            assert!(!is_ellipsis(mark), "{mark}");
        }
    }
}
