//! Findings → GitLab's Code Quality report, the array of issues that its merge requests show.
//!
//! <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>

use super::fingerprint::Fingerprints;
use super::run::{Run, message, plain_path, region};
use crate::rules::{Finding, Severity};
use crate::text::Column;
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct Issue<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

/// Writes the run as one array.
pub fn write(run: &Run<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut fingerprints = Fingerprints::default();
    let issues: Vec<Issue<'_>> = run
        .findings()
        .map(|(article, finding)| {
            let file = &article.draft.file;
            let region = region(file, finding.primary.span, Column::CodePoints);
            Issue {
                kind: "issue",
                description: described(run, finding),
                check_name: &finding.rule,
                fingerprint: fingerprints.of(file, finding),
                severity: match finding.severity {
                    Severity::Error => "major",
                    Severity::Warning => "minor",
                    Severity::Note => "info",
                },
                location: Location {
                    path: plain_path(file.path()),
                    lines: Lines { begin: region.start.0, end: region.end.0 },
                },
            }
        })
        .collect();
    serde_json::to_writer(&mut *out, &issues)?;
    out.write_all(b"\n")
}

/// What is wrong, and what the labels say: all that a merge request shows of a finding.
fn described(run: &Run<'_>, finding: &Finding) -> String {
    let mut text = message(finding);
    for label in run.shown(finding).filter(|label| !label.message.is_empty()) {
        text.push_str("; ");
        text.push_str(&label.message);
    }
    text
}
