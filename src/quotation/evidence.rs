//! What a candidate looks like: the cost, in tenths of a serious fault, of reading it as an opening
//! mark, as a closing mark, or as no mark at all. Looks at the mark and its neighbours, never at other marks.

use super::scan::{Candidate, Class, Points};

/// Costs of the three readings, in tenths of a fault.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Evidence {
    pub(super) open: u32,
    pub(super) close: u32,
    pub(super) ignore: u32,
}

/// The cost of a curly mark that points the wrong way.
pub(super) const WRONG_WAY: u32 = 15;

/// How a neighbour holds a mark.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Hold {
    /// A word, or what belongs to one: the mark stands at its side.
    Tight,
    /// A space, an edge, or punctuation that stands outside.
    Loose,
    /// Dashes and signs: either.
    Neutral,
}

/// How the character before a mark holds it.
pub(super) fn from_left(c: char) -> Hold {
    match c {
        '(' | '[' | '{' | '¿' | '¡' => Hold::Loose,
        '-' | '–' | '—' | '―' | '/' | '*' | '_' | '=' | '>' | '<' | '|' => Hold::Neutral,
        c if c.is_whitespace() || is_invisible(c) => Hold::Loose,
        _ => Hold::Tight,
    }
}

/// How the character after a mark holds it.
pub(super) fn from_right(c: char) -> Hold {
    match c {
        ',' | '.' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '%' => Hold::Loose,
        '-' | '–' | '—' | '―' | '/' | '*' | '_' | '=' | '>' | '<' | '|' | '…' => Hold::Neutral,
        c if c.is_whitespace() || is_invisible(c) => Hold::Loose,
        _ => Hold::Tight,
    }
}

/// Marks of direction and joiners, which copy from the web is full of.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// Whether `c` ends a clause or sentence and stands before a closing mark.
pub(super) fn is_stop(c: char) -> bool {
    matches!(c, ',' | '.' | ';' | ':' | '!' | '?' | '…')
}

/// What the neighbours alone say: costs of opening and closing.
fn sides(left: char, right: char) -> (u32, u32) {
    match (from_left(left), from_right(right)) {
        (Hold::Loose, Hold::Tight) => (0, 30),
        (Hold::Tight, Hold::Loose) => (30, 0),
        (Hold::Loose, Hold::Loose) => match (left, right) {
            ('\n', _) => (4, 20),
            (_, '\n') => (14, 8),
            (_, c) if !c.is_whitespace() => (16, 6),
            ('(' | '[' | '{', _) => (6, 16),
            _ => (10, 10),
        },
        (Hold::Tight, Hold::Tight) => match left {
            ':' => (3, 15),
            c if is_stop(c) || c == ')' || c == ']' => (8, 8),
            _ => (12, 12),
        },
        (Hold::Neutral, Hold::Tight) => (4, if left == '—' || left == '–' { 6 } else { 12 }),
        (Hold::Neutral, Hold::Loose) => (20, 2),
        (Hold::Loose, Hold::Neutral) => (3, 12),
        (Hold::Tight, Hold::Neutral) => (15, 0),
        (Hold::Neutral, Hold::Neutral) => (6, 6),
    }
}

/// The evidence for a mark that is no single one.
pub(super) fn of_double(prose: &str, c: &Candidate, turned: bool) -> Evidence {
    let (mut open, mut close) = sides(c.left, c.right);
    match (c.points, turned) {
        (Points::Open, false) | (Points::Close, true) => close += WRONG_WAY,
        (Points::Close, false) | (Points::Open, true) => open += WRONG_WAY,
        (Points::Either, _) => {}
    }
    let mut ignore = 25;
    if c.class == Class::Double && c.points == Points::Either && c.left.is_ascii_digit() {
        // *a 12" disc*; after *5'11* it can hardly be anything else
        let feet = c.left.is_ascii_digit() && after_feet(&prose[..c.span.start]);
        (close, ignore) = if c.prime || feet { (close + 20, 0) } else { (close, 8) };
    } else if c.points == Points::Either
        && from_left(c.left) == Hold::Loose
        && from_right(c.right) == Hold::Loose
    {
        ignore = 12;
    }
    Evidence { open, close, ignore }
}

/// Whether `before` ends in feet and inches: *5'11*.
fn after_feet(before: &str) -> bool {
    let head = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let Some(feet) = ["'", "’", "′"].iter().find_map(|mark| head.strip_suffix(mark)) else {
        return false;
    };
    before.len() - head.len() <= 2 && feet.ends_with(|c: char| c.is_ascii_digit())
}

/// Whether the marks of `class` are used the other way round (`»so«`), as far as their neighbours tell.
pub(super) fn is_turned<'a>(class: Class, candidates: impl Iterator<Item = &'a Candidate>) -> bool {
    if !matches!(class, Class::Guillemet | Class::SingleGuillemet) {
        return false;
    }
    let (mut straight, mut turned) = (0, 0);
    for c in candidates.filter(|c| c.class == class) {
        let (open, close) = sides(c.left, c.right);
        let (right, wrong) = if c.points == Points::Open { (open, close) } else { (close, open) };
        straight += u64::from(right);
        turned += u64::from(wrong);
    }
    turned < straight
}
