//! A run in one line.

use crate::rules::{Finding, Severity};
use serde::Serialize;
use std::fmt;

/// What a run did and found.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Summary {
    /// Drafts that were checked.
    pub drafts: usize,
    /// Drafts with at least one finding.
    pub drafts_with_findings: usize,
    /// Findings that are errors.
    pub errors: usize,
    /// Findings that are warnings.
    pub warnings: usize,
    /// Findings that are notes.
    pub notes: usize,
    /// Fixes that were applied, or, with `--diff`, would be.
    pub fixed: usize,
    /// Findings that a baseline left out.
    pub known: usize,
    /// Quotations that were found.
    pub quotations: usize,
    /// Sources that were read; `None` where none were given.
    pub sources: Option<usize>,
    /// Paths of the sources that could not be read.
    pub sources_unread: Vec<String>,
}

impl Summary {
    /// Counts one draft's findings and quotations.
    pub fn count(&mut self, findings: &[Finding], quotations: usize) {
        self.drafts += 1;
        self.drafts_with_findings += usize::from(!findings.is_empty());
        self.quotations += quotations;
        for finding in findings {
            match finding.severity {
                Severity::Error => self.errors += 1,
                Severity::Warning => self.warnings += 1,
                Severity::Note => self.notes += 1,
            }
        }
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts = [(self.errors, "error"), (self.warnings, "warning"), (self.notes, "note")];
        let found: Vec<String> =
            counts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| counted(*n, what)).collect();
        if found.is_empty() {
            write!(f, "nothing found in {}", counted(self.drafts, "draft"))?;
        } else if self.drafts == 1 {
            f.write_str(&found.join(", "))?;
        } else {
            write!(
                f,
                "{} in {} of {}",
                found.join(", "),
                self.drafts_with_findings,
                counted(self.drafts, "draft")
            )?;
        }
        if self.known > 0 {
            write!(f, ", and {} in the baseline", self.known)?;
        }
        write!(f, "; {}, ", counted(self.quotations, "quotation"))?;
        match (self.sources, self.sources_unread.len()) {
            (None, _) => f.write_str("no sources given"),
            (Some(read), 0) => write!(f, "{} read", counted(read, "source")),
            (Some(read), unread) => write!(f, "{} read, {unread} not", counted(read, "source")),
        }
    }
}

/// `1 draft`, `2 drafts`, `2 fixes`.
pub fn counted(n: usize, what: &str) -> String {
    let ending = match n {
        1 => "",
        _ if what.ends_with('x') => "es",
        _ => "s",
    };
    format!("{n} {what}{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_is_told_in_one_line() {
        let quiet = Summary { drafts: 1, quotations: 1, ..Summary::default() };
        assert_eq!(quiet.to_string(), "nothing found in 1 draft; 1 quotation, no sources given");
        let busy = Summary {
            drafts: 5,
            drafts_with_findings: 2,
            errors: 3,
            warnings: 1,
            notes: 2,
            quotations: 14,
            sources: Some(4),
            ..Summary::default()
        };
        assert_eq!(
            busy.to_string(),
            "3 errors, 1 warning, 2 notes in 2 of 5 drafts; 14 quotations, 4 sources read"
        );
    }
}
