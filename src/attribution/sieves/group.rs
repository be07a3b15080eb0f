//! Pieces of one quotation have one speaker.

use crate::attribution::reading::{Found, Reading};

pub(super) fn sieve(reading: &Reading<'_>, quote: usize) -> Option<Found> {
    let group = reading.quote(quote).group?;
    let near = quote.saturating_sub(12)..(quote + 12).min(reading.found.len());
    near.filter(|&other| reading.quote(other).group == Some(group))
        .filter_map(|other| reading.found[other].map(|found| (other.abs_diff(quote), found)))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, found)| Found { sieve: "group", ..found })
}
