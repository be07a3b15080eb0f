//! The baseline: the findings that a newsroom decided to live with, so that an archive is checked for new ones only.
//!
//! A finding is known by its rule, its draft and its words, never by its line. Nothing here touches the disk.

mod file;
mod key;

#[cfg(test)]
mod tests;

use crate::article::Article;
use crate::rules::{Finding, Rule, RuleName, Settings};
pub use key::Key;
use std::collections::BTreeMap;

/// The file's name: it lies beside `quotelint.toml`.
pub const NAME: &str = ".quotelint-baseline.json";

/// A sign-off that no longer holds is never an old story.
const NEVER_KNOWN: &str = "changed-after-sign-off";

/// Findings that are known, and how often each occurs.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Baseline {
    known: BTreeMap<Key, usize>,
}

/// A draft's findings without those that are known.
#[derive(Clone, Debug, Default)]
pub struct Sifted {
    /// The new ones.
    pub new: Vec<Finding>,
    /// How many were known.
    pub known: usize,
    /// How many that are known no longer occur, though their rules were run.
    pub idle: usize,
}

impl Baseline {
    /// Takes what is known out of the findings of `article`, which the baseline calls `draft`.
    pub fn sift(
        &self,
        article: &Article,
        draft: &str,
        findings: Vec<Finding>,
        settings: &Settings,
    ) -> Sifted {
        let mut left: BTreeMap<&Key, usize> = self.of(draft).map(|(key, count)| (key, *count)).collect();
        let mut sifted = Sifted::default();
        if left.is_empty() {
            return Sifted { new: findings, ..sifted };
        }
        for finding in findings {
            match left.get_mut(&Key::of(article, draft, &finding)) {
                Some(count) if *count > 0 && finding.rule != NEVER_KNOWN => {
                    *count -= 1;
                    sifted.known += 1;
                }
                _ => sifted.new.push(finding),
            }
        }
        let idle = left.into_iter().filter(|(key, _)| was_run(&key.rule, article, settings));
        sifted.idle = idle.fold(0, |all: usize, (_, count)| all.saturating_add(count));
        sifted
    }

    /// Adds the findings of `article`, which it calls `draft`; answers with how many of them it did not know.
    pub fn record(&mut self, article: &Article, draft: &str, findings: &[Finding]) -> usize {
        let mut new = 0;
        for (key, count) in counted(article, draft, findings) {
            let known = self.known.entry(key).or_default();
            new += count.saturating_sub(*known);
            *known = count.max(*known);
        }
        new
    }

    /// Drops what `findings`, all that there are in `article`, no longer have; answers with how many. What the rules that were not
    /// run found stays.
    pub fn prune(
        &mut self,
        article: &Article,
        draft: &str,
        findings: &[Finding],
        settings: &Settings,
    ) -> usize {
        let now = counted(article, draft, findings);
        let mut dropped = 0;
        self.known.retain(|key, count| {
            if key.file == draft && was_run(&key.rule, article, settings) {
                let kept = now.get(key).copied().unwrap_or_default().min(*count);
                dropped += *count - kept;
                *count = kept;
            }
            *count > 0
        });
        dropped
    }

    /// Drops all that is known of the drafts that `is_gone`; answers with how many.
    pub fn forget(&mut self, is_gone: impl Fn(&str) -> bool) -> usize {
        let before = self.len();
        self.known.retain(|key, _| !is_gone(&key.file));
        before - self.len()
    }

    /// How many findings are known.
    pub fn len(&self) -> usize {
        self.known.values().fold(0, |all, count| all.saturating_add(*count))
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    fn of<'a>(&'a self, draft: &'a str) -> impl Iterator<Item = (&'a Key, &'a usize)> {
        self.known.range(Key::first_of(draft)..).take_while(move |(key, _)| key.file == draft)
    }
}

fn counted(article: &Article, draft: &str, findings: &[Finding]) -> BTreeMap<Key, usize> {
    let mut counts: BTreeMap<Key, usize> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| finding.rule != NEVER_KNOWN) {
        *counts.entry(Key::of(article, draft, finding)).or_default() += 1;
    }
    counts
}

/// Whether the rule could have found what is known of it. A rule that there is no longer finds nothing.
fn was_run(rule: &str, article: &Article, settings: &Settings) -> bool {
    let run = |rule: &Rule| {
        settings.level(&rule.name).is_some() && (!rule.page().needs_sources || article.sources.is_some())
    };
    settings.book().find(&RuleName::from(rule.to_owned())).is_none_or(run)
}
