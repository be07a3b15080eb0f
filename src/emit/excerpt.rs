//! The words around a label, cut out of lines that may be longer than any screen.
//!
//! News copy has a paragraph a line, and renderers print whole lines. An excerpt breaks a line into rows of
//! a given width, at spaces, keeps the rows that a label touches and a little before and after, and knows the true
//! line of each row. Its size depends on the labels and the width alone, never on the file.

use super::plain::{columns, visible};
use crate::text::{File, Span};
use std::ops::Range;

/// A label to be shown: where it is, and how many columns its message wants.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted {
    /// In the text of the file.
    pub span: Span,
    /// Columns of the message that goes beside it.
    pub message: usize,
}

/// One row of an excerpt.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Row {
    /// Bytes of [`Excerpt::text`], line break included.
    pub range: Range<usize>,
    /// Number of the line it was cut from, from 1.
    pub line: usize,
}

/// The part of a label that lies in one row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Piece {
    /// Which label: index into what was wanted.
    pub label: usize,
    /// Index of the row.
    pub row: usize,
    /// Bytes of [`Excerpt::text`].
    pub range: Range<usize>,
    /// It is the last piece of its label: the one that bears the message.
    pub last: bool,
}

/// Rows of a file, fit for a terminal.
#[derive(Clone, Debug, Default)]
pub(super) struct Excerpt {
    /// The rows, each with its line break.
    pub text: String,
    /// In the order of the file.
    pub rows: Vec<Row>,
    /// Sorted by label, then by row; every label has at least one.
    pub pieces: Vec<Piece>,
}

/// A stretch of one line that becomes a row.
struct Cut {
    span: Span,
    line: usize,
    before: bool,
    after: bool,
}

impl Excerpt {
    /// Cuts the rows that show `wanted` out of `file`, each `width` columns at most.
    pub(super) fn of(file: &File, wanted: &[Wanted], width: usize) -> Self {
        let width = width.max(24);
        let text = file.text();
        let mut targets: Vec<(usize, Span, usize)> = Vec::new();
        for want in wanted {
            for part in ends(text, want.span, width) {
                by_line(file, part, want.message, &mut targets);
            }
        }
        targets.sort_unstable();
        targets.dedup();
        let mut excerpt = Self::default();
        let mut shown: Vec<Span> = Vec::new();
        let mut offsets: Vec<Vec<(usize, usize)>> = Vec::new();
        for on_line in targets.chunk_by(|a, b| a.0 == b.0) {
            for cut in cuts(text, line_span(file, on_line[0].0), on_line, width) {
                shown.push(cut.span);
                offsets.push(excerpt.push(text, &cut));
            }
        }
        for (label, want) in wanted.iter().enumerate() {
            excerpt.mark(label, want.span, &shown, &offsets);
        }
        excerpt
    }

    /// Appends a row; gives the place in the excerpt of each character of the file, and of the row's end.
    fn push(&mut self, text: &str, cut: &Cut) -> Vec<(usize, usize)> {
        let start = self.text.len();
        if cut.before {
            self.text.push_str("… ");
        }
        let mut offsets = Vec::new();
        for (at, c) in cut.span.of(text).char_indices() {
            offsets.push((cut.span.start + at, self.text.len()));
            self.text.extend(visible(c));
        }
        offsets.push((cut.span.end, self.text.len()));
        if cut.after {
            self.text.push_str(" …");
        }
        self.text.push('\n');
        self.rows.push(Row { range: start..self.text.len(), line: cut.line + 1 });
        offsets
    }

    fn mark(&mut self, label: usize, span: Span, shown: &[Span], offsets: &[Vec<(usize, usize)>]) {
        let first = self.pieces.len();
        let from = shown.partition_point(|row| row.end < span.start);
        for (row, cut) in shown.iter().enumerate().skip(from) {
            if cut.start > span.end {
                break;
            }
            let part = Span::new(span.start.max(cut.start), span.end.min(cut.end));
            // an empty label stands in the first row that reaches it; a full one never shows an empty piece
            if part.is_empty() && (!span.is_empty() || self.pieces.len() > first) {
                continue;
            }
            let find = |at: usize| {
                offsets[row][offsets[row].partition_point(|o| o.0 < at).min(offsets[row].len() - 1)].1
            };
            self.pieces.push(Piece { label, row, range: find(part.start)..find(part.end), last: false });
        }
        // a label on a line break alone: at the end of the row before it
        if self.pieces.len() == first
            && let Some(row) = from.min(shown.len()).checked_sub(1).or((!shown.is_empty()).then_some(0))
        {
            let end = offsets[row][offsets[row].len() - 1].1;
            self.pieces.push(Piece { label, row, range: end..end, last: false });
        }
        if let Some(last) = self.pieces.last_mut() {
            last.last = true;
        }
    }
}

/// What of a label is shown: all of it, or, of a long one, where it begins and where it ends.
fn ends(text: &str, span: Span, width: usize) -> Vec<Span> {
    let most = width * 3;
    if span.of(text).chars().take(most + 1).count() <= most {
        return vec![span];
    }
    let head = span.of(text).char_indices().nth(width).map_or(span.end, |(at, _)| span.start + at);
    let tail =
        span.of(text).char_indices().rev().nth(width / 2).map_or(span.start, |(at, _)| span.start + at);
    vec![Span::new(span.start, head), Span::new(tail, span.end)]
}

/// Splits `span` at line ends; pieces that hold nothing but a line end are left out.
fn by_line(file: &File, span: Span, message: usize, targets: &mut Vec<(usize, Span, usize)>) {
    let before = targets.len();
    let (first, last) = (file.lines().line(span.start), file.lines().line(span.end));
    for line in first..=last {
        let whole = line_span(file, line);
        let start = span.start.clamp(whole.start, whole.end);
        let part = Span::new(start, span.end.clamp(start, whole.end));
        if !part.is_empty() || first == last {
            targets.push((line, part, message));
        }
    }
    if targets.len() == before {
        targets.push((first, Span::at(line_span(file, first).end), message));
    }
}

/// A line without its line end.
fn line_span(file: &File, line: usize) -> Span {
    let start = file.lines().start(line);
    let end = if line + 1 < file.lines().count() { file.lines().start(line + 1) } else { file.text().len() };
    Span::new(start, start + Span::new(start, end).of(file.text()).trim_end_matches(['\n', '\r']).len())
}

/// The rows of one line that show its `targets`, which are sorted.
fn cuts(text: &str, line: Span, targets: &[(usize, Span, usize)], width: usize) -> Vec<Cut> {
    let number = targets[0].0;
    if fits(line.of(text), width) {
        return vec![Cut { span: line, line: number, before: false, after: false }];
    }
    // room for the ellipses at both ends
    let room = width - 4;
    let mut rows: Vec<Cut> = Vec::new();
    for &(_, target, message) in targets {
        let mut at = match rows.last() {
            Some(last) if target.end <= last.span.end => continue,
            // it runs on from the row before, or follows so soon that a gap would only disturb
            Some(last) if target.start < last.span.end + room / 2 => last.span.end,
            last => window(text, line, target, message, room).max(last.map_or(line.start, |l| l.span.end)),
        };
        loop {
            let start = at + (text[at..line.end].len() - text[at..line.end].trim_start().len());
            let end = row_end(text, start, line.end, room);
            let gap = rows.last().is_none_or(|last| last.span.end < at);
            if let Some(last) = rows.last_mut() {
                last.after = gap;
            }
            rows.push(Cut {
                span: Span::new(start, end),
                line: number,
                before: gap && start > line.start,
                after: false,
            });
            if end >= target.end || end >= line.end {
                break;
            }
            at = end;
        }
    }
    if let Some(last) = rows.last_mut() {
        last.after = !text[last.span.end..line.end].trim_end().is_empty();
    }
    rows
}

/// Whether `text` takes at most `width` columns; looks at no more of it than it must.
fn fits(text: &str, width: usize) -> bool {
    let mut used = 0;
    text.chars().enumerate().all(|(n, c)| {
        used += columns(c);
        used <= width && n < width * 4
    })
}

/// Where the row that first shows `target` starts: some words before it, and so that its message has room.
fn window(text: &str, line: Span, target: Span, message: usize, room: usize) -> usize {
    let wide: usize = target.of(text).chars().take(room).map(columns).sum();
    let left = (room.saturating_sub(wide) / 3).clamp(room / 6, room / 3);
    let left = left.min(room.saturating_sub(message + wide + 1).max(4));
    // where the line ends soon after, the words before fill the row
    let rest: usize = text[target.start..line.end].chars().take(room).map(columns).sum();
    let left = if message == 0 { left.max(room.saturating_sub(rest)) } else { left };
    let before = &text[line.start..target.start];
    let mut used = 0;
    let mut start = target.start;
    for (n, (at, c)) in before.char_indices().rev().enumerate() {
        used += columns(c);
        if used > left || n > room * 4 {
            // not in the middle of a word
            return before[start - line.start..]
                .find(char::is_whitespace)
                .map_or(target.start, |space| start + space);
        }
        start = line.start + at;
    }
    line.start
}

/// Where the row that starts at `start` ends: after the last word that fits, or in it if it is the only one.
fn row_end(text: &str, start: usize, end: usize, room: usize) -> usize {
    let mut used = 0;
    let mut word_end = start;
    let mut in_word = false;
    for (n, (at, c)) in text[start..end].char_indices().enumerate() {
        if c.is_whitespace() {
            if in_word {
                word_end = start + at;
            }
            in_word = false;
        } else {
            in_word = true;
        }
        used += columns(c);
        if used > room || n > room * 4 {
            return if word_end > start { word_end } else { (start + at).max(start + c.len_utf8()) };
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn excerpt(text: &str, words: &[&str], width: usize) -> (String, String) {
        let file = File::new("draft.txt", text.as_bytes().to_vec());
        let wanted: Vec<Wanted> = words
            .iter()
            .map(|word| {
                let at = text.find(word).expect("the word is there");
                Wanted { span: Span::new(at, at + word.len()), message: 0 }
            })
            .collect();
        let excerpt = Excerpt::of(&file, &wanted, width);
        let pieces: Vec<&str> = excerpt.pieces.iter().map(|p| &excerpt.text[p.range.clone()]).collect();
        (excerpt.text.clone(), pieces.join("|"))
    }

    const COPY: &str = "The ferry company dropped its plan for a winter timetable on Monday after three hours of \
        talks with the islanders, who had filled the parish hall and two buses. \"Nobody asked us about the last boat, \
        and nobody will row home,\" said Ingrid Falk, who keeps the shop on the quay and has done so since 1988.";

    #[test]
    fn a_short_line_is_shown_whole() {
        let (text, pieces) = excerpt("First.\nShe said \"yes\" twice.\nLast.", &["\"yes\""], 60);
        assert_eq!(text, "She said \"yes\" twice.\n");
        assert_eq!(pieces, "\"yes\"");
    }

    #[test]
    fn a_word_in_a_long_paragraph_stands_among_its_neighbours() {
        let (text, pieces) = excerpt(COPY, &["parish hall"], 60);
        assert_eq!(text, "… filled the parish hall and two buses. \"Nobody asked us …\n");
        assert_eq!(pieces, "parish hall");
    }

    #[test]
    fn a_quotation_longer_than_a_row_runs_over_the_next() {
        let (text, pieces) =
            excerpt(COPY, &["\"Nobody asked us about the last boat, and nobody will row home,\""], 60);
        assert_eq!(
            text,
            "… \"Nobody asked us about the last boat, and nobody will\nrow home,\" said Ingrid Falk, who keeps the shop on the …\n"
        );
        assert_eq!(pieces, "\"Nobody asked us about the last boat, and nobody will|row home,\"");
    }

    #[test]
    fn distant_words_of_a_line_get_rows_of_their_own() {
        let (text, pieces) = excerpt(COPY, &["winter timetable", "1988"], 60);
        assert_eq!(text.lines().count(), 2, "{text}");
        assert!(text.starts_with("The ferry company dropped") || text.starts_with("… "), "{text}");
        assert!(text.ends_with("since 1988.\n"), "{text}");
        assert_eq!(pieces, "winter timetable|1988");
    }

    #[test]
    fn a_label_of_megabytes_shows_its_ends() {
        let text = format!("She said: \"{} end\".", "very ".repeat(400_000));
        let file = File::new("draft.txt", text.clone().into_bytes());
        let excerpt = Excerpt::of(&file, &[Wanted { span: Span::new(10, text.len() - 1), message: 0 }], 80);
        assert!(excerpt.rows.len() <= 5, "{}", excerpt.text);
        assert!(excerpt.text.ends_with("end\".\n"), "{}", excerpt.text);
    }

    #[test]
    fn one_word_of_a_megabyte_is_cut() {
        let text = "x".repeat(1 << 20);
        let file = File::new("draft.txt", text.into_bytes());
        let excerpt = Excerpt::of(&file, &[Wanted { span: Span::new(600_000, 600_010), message: 0 }], 80);
        assert_eq!(excerpt.pieces.len(), 1);
        assert!(excerpt.text.chars().count() < 100);
    }

    #[test]
    fn labels_at_the_very_end_and_on_line_breaks_are_placed() {
        for (text, at) in [("", 0), ("a", 1), ("a\n", 1), ("a\n", 2), ("a\r\n\r\nb", 3), ("\n\n\n", 1)] {
            let file = File::new("draft.txt", text.as_bytes().to_vec());
            for end in at..=text.len() {
                let excerpt = Excerpt::of(&file, &[Wanted { span: Span::new(at, end), message: 0 }], 80);
                assert!(excerpt.pieces.iter().any(|p| p.last), "{text:?} {at}..{end}");
            }
        }
    }
}
