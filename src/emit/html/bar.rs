//! The bar: how many quotations are verified, changed, absent, unattributed, drawn to scale and told in words.

use crate::emit::standing::State;
use crate::emit::summary::counted;
use maud::{Markup, html};

/// Quotations by how they stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Counts([usize; State::ALL.len()]);

impl Counts {
    /// Counts one more.
    pub(super) fn add(&mut self, state: State) {
        self.0[state as usize] += 1;
    }

    /// Counts all that `other` counted.
    pub(super) fn add_all(&mut self, other: Self) {
        for (count, more) in self.0.iter_mut().zip(other.0) {
            *count += more;
        }
    }

    /// How many stand like this.
    pub(super) fn of(&self, state: State) -> usize {
        self.0[state as usize]
    }

    /// All together.
    pub(super) fn total(&self) -> usize {
        self.0.iter().sum()
    }

    /// The states that there are.
    pub(super) fn present(&self) -> impl Iterator<Item = (State, usize)> {
        State::ALL.into_iter().map(|state| (state, self.of(state))).filter(|(_, count)| *count > 0)
    }
}

/// What a state is called.
pub(super) const fn label(state: State) -> &'static str {
    match state {
        State::Verified => "Verified",
        State::Variant => "Variant",
        State::Changed => "Changed",
        State::Absent => "Absent",
        State::Unattributed => "Unattributed",
        State::Unchecked => "Not checked",
    }
}

/// What it is to mean.
pub(super) const fn meaning(state: State) -> &'static str {
    match state {
        State::Verified => "a source has it, with harmless differences at most",
        State::Variant => "sources have the same utterance in other words",
        State::Changed => "a source has it otherwise, or by somebody else",
        State::Absent => "no source has it",
        State::Unattributed => "nobody is said to have said it",
        State::Unchecked => "no sources were given",
    }
}

/// The sign that goes with it, so that nobody needs colours.
pub(super) const fn sign(state: State) -> &'static str {
    match state {
        State::Verified => "✓",
        State::Variant => "≈",
        State::Changed => "≠",
        State::Absent => "✗",
        State::Unattributed => "?",
        State::Unchecked => "○",
    }
}

/// The bar, and what its parts are.
pub(super) fn bar(counts: &Counts) -> Markup {
    html! {
        @if counts.total() > 0 {
            (drawn(counts))
            ul.legend aria-label=(counted(counts.total(), "quotation")) {
                @for (state, count) in counts.present() {
                    li class=(state.name()) title=(meaning(state)) {
                        span.sign aria-hidden="true" { (sign(state)) }
                        b { (count) } " " (label(state).to_lowercase())
                    }
                }
            }
        } @else {
            p.legend { "No quotations." }
        }
    }
}

/// The bar alone. Presentation attributes, since the page's policy lets no style stand in the markup.
pub(super) fn drawn(counts: &Counts) -> Markup {
    let total = counts.total().max(1);
    let mut from = 0;
    html! {
        svg.bar viewBox={ "0 0 " (total) " 1" } preserveAspectRatio="none" aria-hidden="true" focusable="false" {
            @for (state, count) in counts.present() {
                rect class=(state.name()) x=(from) width=(count) height="1" {}
                @let () = from += count;
            }
        }
    }
}
