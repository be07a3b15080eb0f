//! The grammar of speaker labels: what a line may begin with where somebody starts to speak.
//!
//! A line alone tells little: whether `Smith:` is a label or the start of a sentence is decided over the whole
//! document, in [`super::turns`].

use std::ops::Range;

/// How a label is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Style {
    /// `SMITH:`, `MR. SMITH:`, `McCAIN:`, `Mr. SMITH.`
    Caps,
    /// `Smith:`, `Ann Smith:`
    Mixed,
    /// `Q.`, `Q:`, `Question:`
    Question,
    /// `A.`, `A:`, `Answer:`
    Answer,
    /// A name and a time code that have a line of their own.
    Header,
    /// A time code that has a line of its own.
    Time,
}

/// A label, in bytes from the start of the line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Label {
    pub(super) style: Style,
    /// The name, without title of office behind it, time code and colon.
    pub(super) name: Range<usize>,
    /// The time code, without brackets.
    pub(super) time: Option<Range<usize>>,
    /// Where the speech begins.
    pub(super) end: usize,
}

/// Longest label looked for, in bytes.
const LONGEST: usize = 120;

/// The label that `line` begins with, if it looks like one.
pub(super) fn parse(line: &str) -> Option<Label> {
    let mut at = line.bytes().take_while(|&b| b == b'>' || b == b' ').count();
    // most lines are told by their first byte
    let first = *line.as_bytes().get(at)?;
    if !(first.is_ascii_uppercase() || first.is_ascii_digit() || !first.is_ascii() || b"[(@".contains(&first))
    {
        return None;
    }
    let mut time = None;
    let code = (first.is_ascii_digit() || first == b'[' || first == b'(').then(|| time_code(line, at));
    if let Some((code, end)) = code.flatten() {
        at = skip(line, end, &[' ', '-', '–', '—', '|', ':']);
        time = Some(code);
    }
    let rest = &line[at..];
    if rest.is_empty() {
        return time.map(|time| Label { style: Style::Time, name: at..at, time: Some(time), end: at });
    }
    question(line, at, time.clone()).or_else(|| named(line, at, time))
}

/// `Q.`, `Q:`, `Question:` and their answers.
fn question(line: &str, at: usize, time: Option<Range<usize>>) -> Option<Label> {
    let rest = &line[at..];
    let (word, style) = [
        ("Question", Style::Question),
        ("QUESTION", Style::Question),
        ("Answer", Style::Answer),
        ("ANSWER", Style::Answer),
        ("Q", Style::Question),
        ("A", Style::Answer),
    ]
    .into_iter()
    .find(|(word, _)| rest.starts_with(word))?;
    let stop = at + word.len();
    let after = &line[stop..];
    let mark = if word.len() == 1 { after.starts_with(['.', ':']) } else { after.starts_with(':') };
    let end = stop + usize::from(mark);
    let spaced = line[end..].is_empty() || line[end..].starts_with(' ');
    (mark && spaced).then(|| Label { style, name: at..stop, time, end: skip(line, end, &[' ']) })
}

fn named(line: &str, at: usize, mut time: Option<Range<usize>>) -> Option<Label> {
    let mut limit = line.len().min(at + LONGEST);
    while !line.is_char_boundary(limit) {
        limit -= 1;
    }
    let head = &line[at..limit];
    if let Some(label) = parliamentary(line, at, head, time.clone()) {
        return Some(label);
    }
    // the colon of a label, not that of a time code
    let is_colon = |i: usize| !head[i + 1..].starts_with(|c: char| c.is_ascii_digit());
    let colon = memchr::memchr_iter(b':', head.as_bytes()).find(|&i| is_colon(i));
    let (body, mut end, style) = match colon {
        Some(i) if head[i + 1..].is_empty() || head[i + 1..].starts_with([' ', ':', '"', '“', '[', '(']) => {
            (&head[..i], at + i + 1, None)
        }
        // a header has a time code, and so a digit
        None if limit == line.len() && (time.is_some() || head.bytes().any(|b| b.is_ascii_digit())) => {
            (head, line.len(), Some(Style::Header))
        }
        _ => return None,
    };
    // Ann Smith (00:12:34):  Ann Smith 00:12:34  DON SMITH (R), CANDIDATE:
    let (name, rest) = body.split_at(body.find(['(', '[', ',']).unwrap_or(body.len()));
    let inside = at + name.len();
    if let Some((code, _)) = (!rest.is_empty()).then(|| time_code(line, inside)).flatten() {
        time = Some(code);
    }
    let mut name = name.trim_end();
    if style.is_some()
        && time.is_none()
        && let Some(space) = name.rfind(' ')
        && let Some((code, stop)) = time_code(line, at + space + 1)
        && stop == line.len()
    {
        time = Some(code);
        name = name[..space].trim_end();
    }
    end = skip(line, end, &[':']);
    if let Some((code, stop)) = time_code(line, skip(line, end, &[' ']))
        && style.is_none()
    {
        // Ann Smith: (00:12)
        time = Some(code);
        end = stop;
    }
    let style = match (style, shape(name)?) {
        (Some(_), _) if time.is_none() || name.len() > 60 || rest.starts_with(',') => return None,
        (Some(header), _) => header,
        (None, shape) => shape,
    };
    // what stands behind a name is a title: short, or in capitals like the name
    if style == Style::Mixed && rest.starts_with(',') && rest.split_whitespace().count() > 6 {
        return None;
    }
    if style == Style::Caps && rest.contains(|c: char| c.is_lowercase()) && rest.len() > 40 {
        return None;
    }
    Some(Label { style, name: at..at + name.len(), time, end: skip(line, end, &[' ']) })
}

/// `Mr. SMITH of Ohio. I thank …`, as records of parliaments print it.
fn parliamentary(line: &str, at: usize, head: &str, time: Option<Range<usize>>) -> Option<Label> {
    let mut words = head.split(' ');
    let first = words.next()?;
    if !is_honorific(first) && first != "The" {
        return None;
    }
    let mut stop = first.len();
    let (mut capitals, mut place) = (false, false);
    for word in words.take(5) {
        stop += 1 + word.len();
        let bare = word.strip_suffix('.').unwrap_or(word);
        let is_name = bare.len() > 2 && !bare.contains('.') && is_caps(bare);
        let is_place = capitals && (bare == "of" || (place && bare.starts_with(char::is_uppercase)));
        let is_office = capitals && matches!(bare, "pro" | "tempore");
        if !(is_name || is_place || is_office) {
            return None;
        }
        (capitals, place) = (true, is_place);
        if bare.len() < word.len() {
            let spaced = line[at + stop..].starts_with(' ');
            let name = at..at + stop - 1;
            return spaced.then(|| Label {
                style: Style::Caps,
                name,
                time,
                end: skip(line, at + stop, &[' ']),
            });
        }
    }
    None
}

/// What a name looks like: all in capitals, or capitalised.
fn shape(name: &str) -> Option<Style> {
    let words: Vec<&str> = name.split(' ').filter(|word| !word.is_empty()).collect();
    let (first, last) = (words.first()?, words.last()?);
    if words.len() > 7 || !first.starts_with(|c: char| c.is_uppercase() || c == '@') {
        return None;
    }
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let caps = words.iter().all(|word| is_caps(word) || is_honorific(word) || is_number(word));
    if caps && letters >= 2 && words.iter().any(|word| is_caps(word)) {
        return Some(Style::Caps);
    }
    let is_part = |word: &&str| {
        word.starts_with(char::is_uppercase)
            && word.chars().all(|c| c.is_alphanumeric() || ".'’-_".contains(c))
            || is_number(word)
            || PARTICLES.binary_search(word).is_ok()
    };
    let handle = words.len() == 1 && first.starts_with('@') && first.len() > 1;
    let ends_well = last.starts_with(char::is_uppercase) || is_number(last);
    (handle || (words.len() <= 5 && words.iter().all(is_part) && ends_well)).then_some(Style::Mixed)
}

/// Small words inside names. Sorted.
const PARTICLES: &[&str] = &[
    "al", "bin", "bint", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "ibn", "la",
    "le", "of", "the", "van", "von", "zu",
];

/// `SMITH`, `O'MALLEY`, `McCAIN`, `DeSANTIS`, `J.P.`, `SPEAKER_01`, `#2`.
fn is_caps(word: &str) -> bool {
    let (mut upper, mut lower) = (0, 0);
    for c in word.chars() {
        if c.is_uppercase() {
            upper += 1;
        } else if c.is_lowercase() {
            lower += 1;
        } else if !(c.is_numeric() || ".'’-_&/#".contains(c)) {
            return false;
        }
    }
    upper > 0 && (lower == 0 || (lower <= 3 && upper >= 3 && word.ends_with(char::is_uppercase)))
}

fn is_number(word: &str) -> bool {
    word.trim_start_matches('#').bytes().all(|b| b.is_ascii_digit())
}

/// Titles that stand before a name. Lower case stays where the name is in capitals.
fn is_honorific(word: &str) -> bool {
    const HONORIFICS: &[&str] = &[
        "Chairman",
        "Chairwoman",
        "Dr",
        "Gov",
        "Hon",
        "Judge",
        "Justice",
        "Lord",
        "Miss",
        "Mr",
        "Mrs",
        "Ms",
        "Mx",
        "Prof",
        "Rep",
        "Rev",
        "Sen",
        "Senator",
        "Sir",
    ];
    HONORIFICS.binary_search(&word.trim_end_matches('.')).is_ok()
}

/// A time code at byte `at`: `00:12:34`, `12:34`, with fractions, a date before, brackets around. Gives the code
/// without its brackets and the end of all of it.
fn time_code(line: &str, at: usize) -> Option<(Range<usize>, usize)> {
    let rest = line.get(at..)?;
    let close = match rest.chars().next()? {
        '[' => Some(']'),
        '(' => Some(')'),
        _ => None,
    };
    let start = at + usize::from(close.is_some());
    let body = &line[start..];
    let length = body.find(|c: char| !(c.is_ascii_digit() || ":.,-/ T".contains(c))).unwrap_or(body.len());
    let code = body[..length].trim_end_matches(|c: char| !c.is_ascii_digit());
    if code.len() > 32 || !is_time(code) {
        return None;
    }
    let mut end = start + code.len();
    if let Some(close) = close {
        if !line[end..].starts_with(close) {
            return None;
        }
        end += 1;
    }
    let spaced = line[end..].is_empty() || line[end..].starts_with([' ', ':', ')', ']', '-', '–']);
    spaced.then(|| (start..start + code.len(), end))
}

/// `12:34`, `1:12:34.5`, `2031-05-02 12:34`: digits of one to four, the last two groups two by a colon.
fn is_time(code: &str) -> bool {
    let clock = code.rsplit([' ', 'T']).next().unwrap_or(code);
    let date = code[..code.len() - clock.len()].trim_end_matches([' ', 'T']);
    let whole = clock.split(['.', ',']).next().unwrap_or(clock);
    let mut groups = whole.split(':');
    let digits = |group: &str, most: usize| {
        (1..=most).contains(&group.len()) && group.bytes().all(|b| b.is_ascii_digit())
    };
    let first = groups.next().is_some_and(|group| digits(group, 3));
    let others: Vec<&str> = groups.collect();
    let date = date.is_empty()
        || (date.split(['-', '/', '.']).count() == 3
            && date.split(['-', '/', '.']).all(|part| digits(part, 4)));
    first
        && date
        && (1..=3).contains(&others.len())
        && others.iter().all(|group| group.len() == 2 && digits(group, 2))
}

fn skip(line: &str, from: usize, what: &[char]) -> usize {
    line.len() - line[from..].trim_start_matches(what).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Option<(Style, &str, Option<&str>, &str)> {
        let label = parse(line)?;
        Some((label.style, &line[label.name], label.time.map(|t| &line[t]), &line[label.end..]))
    }

    #[test]
    fn labels_in_capitals() {
        assert_eq!(read("OKORO: Yes."), Some((Style::Caps, "OKORO", None, "Yes.")));
        assert_eq!(read("MR. O'DELL: Yes."), Some((Style::Caps, "MR. O'DELL", None, "Yes.")));
        assert_eq!(read("Sen. McADAM: Yes."), Some((Style::Caps, "Sen. McADAM", None, "Yes.")));
        assert_eq!(read("IDA VOSS (I), MAYOR OF TARN: Yes."), Some((Style::Caps, "IDA VOSS", None, "Yes.")));
        assert_eq!(read("SPEAKER_01: yes"), Some((Style::Caps, "SPEAKER_01", None, "yes")));
        assert_eq!(read("UNIDENTIFIED MALE: …"), Some((Style::Caps, "UNIDENTIFIED MALE", None, "…")));
        assert_eq!(read("Mr. OKORO. I yield."), Some((Style::Caps, "Mr. OKORO", None, "I yield.")));
        assert_eq!(read("Ms. VOSS of Tarn. No."), Some((Style::Caps, "Ms. VOSS of Tarn", None, "No.")));
        assert_eq!(read("The CHAIR. No."), Some((Style::Caps, "The CHAIR", None, "No.")));
        assert_eq!(read("OKORO:: Yes."), Some((Style::Caps, "OKORO", None, "Yes.")));
        assert_eq!(read(">> OKORO: Yes."), Some((Style::Caps, "OKORO", None, "Yes.")));
    }

    #[test]
    fn labels_in_mixed_case_and_questions() {
        assert_eq!(read("Voss: No."), Some((Style::Mixed, "Voss", None, "No.")));
        assert_eq!(read("Ida van der Voss: No."), Some((Style::Mixed, "Ida van der Voss", None, "No.")));
        assert_eq!(read("Speaker 1: No."), Some((Style::Mixed, "Speaker 1", None, "No.")));
        assert_eq!(read("Q. Why?"), Some((Style::Question, "Q", None, "Why?")));
        assert_eq!(read("A: Because."), Some((Style::Answer, "A", None, "Because.")));
    }

    #[test]
    fn time_codes_on_either_side() {
        assert_eq!(read("[00:12:34] VOSS: No."), Some((Style::Caps, "VOSS", Some("00:12:34"), "No.")));
        assert_eq!(read("12:34 Voss: No."), Some((Style::Mixed, "Voss", Some("12:34"), "No.")));
        assert_eq!(read("VOSS (00:12:34): No."), Some((Style::Caps, "VOSS", Some("00:12:34"), "No.")));
        assert_eq!(read("Ida Voss: (00:12)"), Some((Style::Mixed, "Ida Voss", Some("00:12"), "")));
        assert_eq!(read("Ida Voss (00:12)"), Some((Style::Header, "Ida Voss", Some("00:12"), "")));
        assert_eq!(read("Ida Voss  0:12"), Some((Style::Header, "Ida Voss", Some("0:12"), "")));
        assert_eq!(
            read("2031-05-02 07:45 @idavoss"),
            Some((Style::Header, "@idavoss", Some("2031-05-02 07:45"), ""))
        );
        assert_eq!(read("00:16:31"), Some((Style::Time, "", Some("00:16:31"), "")));
    }

    #[test]
    fn sentences_are_no_labels() {
        for line in [
            "He said: “No.”",
            "The ferry left at 12:30 and came back.",
            "Voss said on Monday: no.",
            "It was late, and Voss, the mayor of the town by the river, had one wish: sleep.",
            "12:30 was too late for Voss.",
            "Ida Voss",
            "Mr. Voss. He left.",
            "The U.N. is late.",
            "The NATO talks go on. We wait.",
            "https://example.org",
            "",
            ":",
            "(",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
