//! Findings → `JUnit` XML, which build servers show as failed tests: a suite a draft, a case a finding.

use super::run::{Run, details, message, path};
use crate::article::Article;
use crate::rules::{Finding, Severity};
use crate::text::Column;
use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};
use std::io::{self, Write};

/// Writes the run. A draft with nothing to report is one case that passed, so that a server sees it was checked. Notes
/// pass too, and say what they say on the side.
pub fn write(run: &Run<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut report = Report::new("quotelint");
    for (article, findings) in &run.drafts {
        let mut suite = TestSuite::new(&*path(&article.draft.file));
        if findings.is_empty() {
            suite.add_test_case(TestCase::new("quotations", TestCaseStatus::success()));
        }
        suite.add_test_cases(findings.iter().map(|finding| case(run, article, finding)));
        report.add_test_suite(suite);
    }
    report.serialize(&mut *out).map_err(io::Error::other)
}

fn case(run: &Run<'_>, article: &Article, finding: &Finding) -> TestCase {
    let file = &article.draft.file;
    let (line, column) = file.position(finding.primary.span.start, Column::CodePoints);
    let what = message(finding) + &details(run, article, finding);
    let text = format!("{}:{line}:{column}: {what}", path(file));
    let mut status = if finding.severity == Severity::Note {
        TestCaseStatus::success()
    } else {
        TestCaseStatus::non_success(NonSuccessKind::Failure)
    };
    if finding.severity != Severity::Note {
        status.set_message(finding.message.as_str());
        status.set_type(finding.severity.name());
        status.set_description(text.as_str());
    }
    let mut case = TestCase::new(format!("{} at {line}:{column}", finding.rule), status);
    case.set_classname(&*path(file));
    if finding.severity == Severity::Note {
        case.set_system_out(text.as_str());
    }
    case
}
