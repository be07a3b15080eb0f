//! The chain of sieves, most certain first (the term and the order are those of Muzny et al. 2017,
//! *A two-stage sieve approach for quote attribution*). Each sieve looks at every quotation that
//! no sieve before it took, and says who speaks, or nothing.
//!
//! How each fares on 2100 quotations of news copy that were marked by hand (share taken, of which right):
//!
//! | sieve | share | right | | sieve | share | right |
//! |---|---|---|---|---|---|---|
//! | after | 46.2 % | 98.5 % | | label | 0.7 % | 93 % |
//! | paragraph | 21.6 % | 97.8 % | | fragment | 0.5 % | 60 % |
//! | lead-in | 15.4 % | 95.0 % | | group, lead-paragraph | 0.8 % | 94 % |
//! | sentence | 11.1 % | 91.8 % | | neighbour | 0.3 % | 71 % |
//! | credit, block-credit | 1.3 % | 100 % | | frame | 0.2 % | 100 % |
//! | carried | 0.9 % | 95 % | | none | 1.0 % | |

mod after;
mod answered;
mod block_credit;
mod carried;
mod credit;
mod fragment;
mod frame;
mod group;
mod headline;
mod label;
mod lead_in;
mod lead_paragraph;
mod neighbour;
mod paragraph;
mod sentence;
mod table;
mod turn;

use super::reading::{Found, Reading};

/// Looks at one quotation.
type Sieve = fn(&Reading<'_>, usize) -> Option<Found>;

/// The sieves in order.
const CHAIN: &[Sieve] = &[
    turn::sieve,
    table::sieve,
    after::sieve,
    lead_in::sieve,
    frame::sieve,
    group::split,
    label::sieve,
    credit::sieve,
    sentence::sieve,
    paragraph::sieve,
    group::all,
    neighbour::sieve,
    paragraph::sieve,
    fragment::sieve,
    headline::sieve,
    block_credit::sieve,
    lead_paragraph::sieve,
    answered::sieve,
    group::all,
    paragraph::sieve,
    carried::sieve,
    group::all,
    paragraph::sieve,
];

/// Runs the chain.
pub(super) fn run(reading: &mut Reading<'_>) {
    for sieve in CHAIN {
        for quote in 0..reading.found.len() {
            if reading.found[quote].is_none() && reading.speaks(quote) {
                let found = sieve(reading, quote);
                reading.found[quote] = found;
            }
        }
    }
}

/// What the cue before a quotation says of it, whichever sieve took it.
pub(super) fn lead_in(reading: &Reading<'_>, quote: usize) -> Option<Found> {
    lead_in::sieve(reading, quote)
}

/// What each sieve says of one quotation, whichever took it.
pub(super) fn each<'a>(reading: &'a Reading<'_>, quote: usize) -> impl Iterator<Item = Found> + 'a {
    CHAIN.iter().filter_map(move |sieve| sieve(reading, quote))
}
