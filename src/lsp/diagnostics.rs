//! Findings → diagnostics, and mistakes in settings too.

use super::client::Client;
use super::{columns, uri};
use crate::cli::desks::absolute;
use lsp_types::{
    Code, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, Location, Message, Uri,
};
use quotelint::article::Article;
use quotelint::config::Problem;
use quotelint::rules::{Finding, Label, Place, Severity};
use quotelint::text::{Column, File};
use std::fmt::Write as _;

/// The diagnostic for `finding` in the draft at `draft`. An editor that shows no related places gets them in the message.
pub(super) fn of(article: &Article, draft: &Uri, finding: &Finding, client: &Client) -> Diagnostic {
    let file = &article.draft.file;
    let mut message = finding.message.clone();
    if !finding.primary.message.is_empty() {
        let _ = write!(message, ": {}", finding.primary.message);
    }
    let related: Vec<_> =
        finding.labels.iter().filter_map(|label| related(article, draft, label, client.unit)).collect();
    if !client.related {
        for (label, place) in finding.labels.iter().zip(&related) {
            let _ = write!(message, "\n{}", place.message);
            if let Some(path) = uri::path(&place.location.uri).filter(|_| label.place != Place::Draft) {
                let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
                let _ = write!(message, " ({name}:{})", place.location.range.start.line + 1);
            }
        }
    }
    for help in &finding.help {
        let _ = write!(message, "\nhelp: {help}");
    }
    let rule = finding.rule.to_string();
    let unnecessary = rule == "unused-suppression";
    Diagnostic {
        range: columns::range(file, finding.primary.span, client.unit),
        severity: Some(severity(finding.severity)),
        code: Some(Code::String(rule)),
        code_description: None,
        source: Some("quotelint".to_owned()),
        message: Message::String(message),
        tags: unnecessary.then(|| vec![DiagnosticTag::Unnecessary]),
        related_information: (client.related && !related.is_empty()).then_some(related),
        data: None,
    }
}

/// The diagnostic for a mistake in the settings in `file`.
pub(super) fn of_problem(file: &File, problem: &Problem, unit: Column) -> Diagnostic {
    let mut message = problem.message.clone();
    for more in [Some(&problem.label), problem.help.as_ref()].into_iter().flatten().filter(|m| !m.is_empty())
    {
        let _ = write!(message, "\n{more}");
    }
    Diagnostic {
        range: columns::range(file, problem.span, unit),
        severity: Some(DiagnosticSeverity::Error),
        code: Some(Code::String("config".to_owned())),
        code_description: None,
        source: Some("quotelint".to_owned()),
        message: Message::String(message),
        tags: None,
        related_information: None,
        data: None,
    }
}

fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::Error,
        Severity::Warning => DiagnosticSeverity::Warning,
        Severity::Note => DiagnosticSeverity::Information,
    }
}

fn related(
    article: &Article,
    draft: &Uri,
    label: &Label,
    unit: Column,
) -> Option<DiagnosticRelatedInformation> {
    let (uri, file) = match label.place {
        Place::Draft => (draft.clone(), &article.draft.file),
        Place::Source(source) => {
            let file = &article.source(source)?.file;
            (uri::of(&absolute(file.path())), file)
        }
    };
    let location = Location { uri, range: columns::range(file, label.span, unit) };
    Some(DiagnosticRelatedInformation { location, message: label.message.clone() })
}
