//! The turns of a transcript: who has the floor at each place, and what time it is there.

use super::fold::is_apostrophe;
use crate::document::Document;
use crate::text::ProseSpan;
use rustc_hash::FxHashSet;

/// The turns of a transcript, in order. A paragraph without a label carries on the turn before it.
#[derive(Debug, Default)]
pub(super) struct Turns {
    turns: Vec<Turn>,
    times: Vec<ProseSpan>,
}

#[derive(Clone, Copy, Debug)]
struct Turn {
    start: usize,
    /// Whose it is; of copy between transcripts, nobody's.
    label: Option<ProseSpan>,
}

impl Turns {
    /// Reads the labels and time codes of `document`.
    pub(super) fn of(document: &Document) -> Self {
        let mut this = Self::default();
        for block in &document.blocks {
            let goes_on = block.turn.is_some() || this.turns.last().is_none_or(|turn| turn.label.is_none());
            if block.label.is_some() || !goes_on {
                this.turns.push(Turn { start: block.span.start, label: block.label });
            }
            this.times.extend(block.time);
        }
        if !this.turns.is_empty() {
            this.add_inline(&document.prose);
        }
        this
    }

    /// `… about it. SMITH: No, I`: a label of the document, in the middle of a paragraph.
    fn add_inline(&mut self, prose: &str) {
        let known: FxHashSet<&str> =
            self.turns.iter().filter_map(|turn| turn.label).map(|l| l.of(prose)).collect();
        let mut more = Vec::new();
        for colon in memchr::memchr_iter(b':', prose.as_bytes()) {
            let mut start = colon;
            // up to three words of capitals before the colon
            for _ in 0..3 {
                let word = prose[..start].trim_end_matches(' ');
                let len = word
                    .chars()
                    .rev()
                    .take_while(|c| c.is_uppercase() || is_apostrophe(*c))
                    .map(char::len_utf8);
                let len: usize = len.sum();
                if len == 0 {
                    break;
                }
                start = word.len() - len;
                let label = ProseSpan::new(start, colon);
                if known.contains(label.of(prose)) {
                    more.push(Turn { start, label: Some(label) });
                }
            }
        }
        let headed: FxHashSet<Option<ProseSpan>> = self.turns.iter().map(|turn| turn.label).collect();
        more.retain(|turn| !headed.contains(&turn.label));
        self.turns.extend(more);
        self.turns.sort_by_key(|turn| turn.start);
        self.turns.dedup_by_key(|turn| turn.start);
    }
    /// Whether the document names no speaker of a turn.
    pub(super) fn is_empty(&self) -> bool {
        self.turns.is_empty()
    }
    fn index(&self, at: usize) -> Option<usize> {
        self.turns.partition_point(|turn| turn.start <= at).checked_sub(1)
    }
    /// The label of the turn that holds `at`.
    pub(super) fn label(&self, at: usize) -> Option<ProseSpan> {
        self.index(at).and_then(|i| self.turns[i].label)
    }
    /// Where the turn that holds `at` begins.
    pub(super) fn start(&self, at: usize) -> usize {
        self.index(at).map_or(0, |i| self.turns[i].start)
    }
    /// Where the words of the turn that holds `at` begin: behind its label.
    pub(super) fn body(&self, at: usize) -> usize {
        // the colon does not announce that something is read out
        self.label(at).map_or_else(|| self.start(at), |label| (label.end + 1).max(self.start(at)))
    }
    /// The last time code at or before `at`.
    pub(super) fn time(&self, at: usize) -> Option<ProseSpan> {
        self.times.partition_point(|time| time.start <= at).checked_sub(1).map(|i| self.times[i])
    }
    /// Whether one speaker has both places, as far as labels tell.
    pub(super) fn one_speaker(&self, prose: &str, a: usize, b: usize) -> bool {
        let label = |at: usize| self.label(at).map(|label| label.of(prose));
        self.index(a) == self.index(b) || label(a) == label(b)
    }
    /// Whether the word at `at` belongs to a label or a time code.
    pub(super) fn is_aside(&self, at: usize) -> bool {
        self.label(at).is_some_and(|label| label.holds(at))
            || self.time(at).is_some_and(|time| time.holds(at))
    }
}
