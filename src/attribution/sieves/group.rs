//! Pieces of one quotation have one speaker.

use crate::attribution::reading::{Found, Reading};
use crate::quotation::Quotation;

/// Pieces that a cue parts: they stand in one paragraph.
pub(super) fn split(reading: &Reading<'_>, quote: usize) -> Option<Found> {
    let block = reading.quote(quote).block;
    nearest(reading, quote, |piece| piece.block == block)
}

/// All pieces, paragraphs included.
pub(super) fn all(reading: &Reading<'_>, quote: usize) -> Option<Found> {
    nearest(reading, quote, |_| true)
}

/// Pieces of one quotation that are looked at, before and after.
const REACH: usize = 12;

fn nearest(reading: &Reading<'_>, quote: usize, fits: impl Fn(&Quotation) -> bool) -> Option<Found> {
    let group = reading.quote(quote).group?;
    let near = quote.saturating_sub(REACH)..(quote + REACH).min(reading.found.len());
    near.filter(|&other| reading.quote(other).group == Some(group) && fits(reading.quote(other)))
        .filter_map(|other| reading.found[other].map(|found| (other.abs_diff(quote), found)))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, found)| Found { sieve: "group", ..found })
}
