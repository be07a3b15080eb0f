//! What a finding is known by from one run to the next, wherever its lines have moved.

use super::run::plain_path;
use crate::rules::Finding;
use crate::text::File;
use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};

/// Bytes of a fingerprint.
const BYTES: usize = 16;

/// Gives each finding of a run its fingerprint, in the order of the run.
#[derive(Default)]
pub(super) struct Fingerprints {
    /// How often each was given.
    given: FxHashMap<[u8; BYTES], usize>,
}

impl Fingerprints {
    /// The fingerprint of `finding` in `file`: its rule, its draft and its words, letters and figures only, so that
    /// neither moved lines nor other marks or line breaks make it another. Equal ones are counted through.
    pub(super) fn of(&mut self, file: &File, finding: &Finding) -> String {
        let mut hash = Sha256::new();
        for part in [&*plain_path(file.path()), &finding.rule] {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        let words = finding.primary.span.of(file.text());
        for word in words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            hash.update(word.to_lowercase().as_bytes());
            hash.update([b' ']);
        }
        let mut print = [0; BYTES];
        print.copy_from_slice(&hash.finalize()[..BYTES]);
        let count = self.given.entry(print).or_default();
        *count += 1;
        let hex = format!("{:032x}", u128::from_be_bytes(print));
        if *count == 1 { hex } else { format!("{hex}:{count}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Severity;
    use crate::text::Span;

    #[test]
    fn a_finding_keeps_its_fingerprint_when_lines_move_and_twins_are_told_apart() {
        let before = File::new("a.md", "“Not one boat,” he said. “Not one boat,” he said.".into());
        let after =
            File::new("./a.md", "More.\n\n\"Not one\nboat,\" he said. \"Not one boat,\" he said.".into());
        let prints = |file: &File| {
            let mut prints = Fingerprints::default();
            let starts = file.text().match_indices("Not").map(|(at, _)| at);
            let ends = file.text().match_indices("boat,").map(|(at, _)| at + 5);
            starts
                .zip(ends)
                .map(|(start, end)| {
                    let finding =
                        Finding::new("orphan-quotation", Severity::Error, Span::new(start, end), "x");
                    prints.of(file, &finding)
                })
                .collect::<Vec<_>>()
        };
        assert_eq!(prints(&before), prints(&after));
        assert_eq!(prints(&before)[1], format!("{}:2", prints(&before)[0]));
    }
}
