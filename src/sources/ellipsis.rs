//! Marked ellipses: what each of them leaves out.

use super::EditClass;
use super::flag;
use super::pair::{Difference, Pair};
use super::stretches::{Stretch, span};
use super::words::is_ellipsis;
use crate::text::ProseSpan;

/// Whether `stretch` is words of the source left out at a marked ellipsis.
pub(super) fn is_elided(pair: &Pair<'_>, stretch: &Stretch) -> bool {
    !stretch.same
        && stretch.print.0 == stretch.print.1
        && pair.source.units[stretch.source.0..stretch.source.1].iter().any(|u| !u.is(flag::ASIDE))
        && pair.print.gaps.binary_search(&stretch.print.0).is_ok()
}

/// Every ellipsis is one difference, whether or not words are left out there; none, where the source has one
/// in the same place.
pub(super) fn ellipses(pair: &Pair<'_>, stretches: &[Stretch]) -> Vec<Difference> {
    let mut all = Vec::new();
    let (words, units) = (&pair.print.words, &pair.print.units);
    let mut at = 0;
    for &gap in &pair.print.gaps {
        let end = units.get(gap).map(|u| words[u.first].span.start);
        let start = gap.checked_sub(1).map(|b| words[units[b].last].span.end);
        let printed = ellipsis_mark(pair.printed, start, end);
        while at < stretches.len() && stretches[at].print.1 < gap {
            at += 1;
        }
        let here = (at..stretches.len()).take_while(|&k| stretches[k].print.0 <= gap);
        let elided = here.clone().find(|&k| is_elided(pair, &stretches[k]));
        let original = if let Some(k) = elided {
            span(pair.source, stretches[k].source)
        } else {
            let after = here
                .clone()
                .find(|&k| stretches[k].print.0 == gap && stretches[k].source.0 < stretches[k].source.1);
            let place = match after {
                Some(k) => span(pair.source, stretches[k].source).start,
                None => stretches.last().map_or(0, |s| span(pair.source, s.source).end),
            };
            let before = pair.original[..place].trim_end_matches(|c: char| !c.is_alphanumeric()).len();
            if gap > 0 && is_ellipsis(&pair.original[before..place]) {
                continue;
            }
            ProseSpan::at(place)
        };
        all.push(Difference { class: EditClass::Ellipsis, printed, original });
    }
    all
}

/// The marks between two words of print, without blanks and without the quotation's own marks.
fn ellipsis_mark(prose: &str, start: Option<usize>, end: Option<usize>) -> ProseSpan {
    let mark = |c: char| matches!(c, '.' | '…' | '*' | '[' | '(' | ']' | ')');
    let inside = |c: char| mark(c) || c.is_whitespace() || matches!(c, ',' | '-' | '–' | '—' | ';');
    let start = start.unwrap_or_else(|| {
        let before = &prose[..end.unwrap_or(0)];
        before.trim_end_matches(inside).len()
    });
    let end = end.unwrap_or_else(|| prose.len() - prose[start..].trim_start_matches(inside).len());
    let text = prose.get(start..end).unwrap_or_default();
    let from = text.find(mark).unwrap_or(0);
    let to =
        text.rfind(mark).map_or(text.len(), |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    ProseSpan::new(start + from, start + to.max(from))
}
