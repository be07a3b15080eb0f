//! Findings → SARIF 2.1.0, as code scanning takes it.
//!
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>; the limits are those of
//! <https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning>.

use super::fingerprint::Fingerprints;
use super::plain::unmarked;
use super::run::{Run, message, named, plain_path, region};
use super::summary::counted;
use crate::article::Article;
use crate::rules::{Applicability, Finding, Fix, Preset, Rule, Severity};
use crate::text::{Column, File, Span};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::io::{self, Write};

/// Results that code scanning takes of one run.
const RESULTS: usize = 25_000;

/// Bytes that results may take, so that the file stays below 10 MB.
const BYTES: usize = 9_000_000;

/// What a path may not show raw in an address (RFC 3986, `pchar` and the slash).
const PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

#[derive(Serialize)]
struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [SarifRun; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifRun {
    tool: Value,
    column_kind: &'static str,
    invocations: Value,
    results: Vec<Box<RawValue>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome<'a> {
    rule_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: Value,
    locations: [Value; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Value>,
    partial_fingerprints: Value,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Value>,
}

/// Writes the run as one log, the heaviest findings first where not all of them fit.
pub fn write(run: &Run<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut fingerprints = Fingerprints::default();
    // in the order of the text: a fingerprint counts its twins
    let mut all: Vec<(&Article, &Finding, String)> = run
        .findings()
        .map(|(article, finding)| (article, finding, fingerprints.of(&article.draft.file, finding)))
        .collect();
    let total = all.len();
    all.sort_by_key(|(_, finding, _)| std::cmp::Reverse(finding.severity));
    let mut results = Vec::new();
    let mut bytes = 0;
    for (article, finding, fingerprint) in &all {
        let result = to_raw_value(&outcome(run, article, finding, fingerprint))?;
        bytes += result.get().len();
        if results.len() == RESULTS || bytes > BYTES {
            break;
        }
        results.push(result);
    }
    let left = total - results.len();
    let log = Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [SarifRun {
            tool: tool(run),
            column_kind: "utf16CodeUnits",
            invocations: invocations(run, left),
            results,
        }],
    };
    serde_json::to_writer(&mut *out, &log)?;
    out.write_all(b"\n")
}

fn tool(run: &Run<'_>) -> Value {
    let rules: Vec<Value> = run.rules().map(descriptor).collect();
    let version = env!("CARGO_PKG_VERSION");
    json!({ "driver": { "name": "quotelint", "version": version, "semanticVersion": version, "rules": rules } })
}

fn descriptor(rule: &Rule) -> Value {
    let page = rule.page();
    let level = page.level(Preset::default());
    let summary = unmarked(&page.summary);
    json!({
        "id": rule.name.as_str(),
        "shortDescription": { "text": summary },
        "fullDescription": { "text": summary },
        "help": { "text": summary, "markdown": page.body },
        "defaultConfiguration": {
            "enabled": level.is_some(),
            "level": level.map_or("none", self::level),
        },
        "properties": { "tags": ["quotation", page.group.name()] },
    })
}

/// How the run went: what could not be read, what did not fit.
fn invocations(run: &Run<'_>, left: usize) -> Value {
    let mut notices: Vec<Value> = Vec::new();
    if left > 0 {
        let text = format!("{} left out, the lightest: a log holds no more", counted(left, "finding"));
        notices.push(json!({ "level": "warning", "message": { "text": text } }));
    }
    let unread = run.summary.sources_unread.len();
    if unread > 0 {
        let text = format!("{} could not be read", counted(unread, "source"));
        notices.push(json!({ "level": "warning", "message": { "text": text } }));
    }
    json!([{ "executionSuccessful": true, "toolExecutionNotifications": notices }])
}

fn outcome<'a>(run: &Run<'_>, article: &Article, finding: &'a Finding, fingerprint: &str) -> Outcome<'a> {
    let file = &article.draft.file;
    let mut text = escaped(&message(finding));
    let mut related = Vec::new();
    for label in run.shown(finding) {
        let Some((file, name)) = named(article, label) else { continue };
        let id = related.len() + 1;
        let what = if label.message.is_empty() { "see there" } else { &label.message };
        let line = file.position(label.span.start, Column::CodePoints).0;
        let _ = write!(text, "\n[{}]({id}) ({}:{line})", escaped(what), escaped(&name));
        let mut place = location(file, label.span);
        place["id"] = json!(id);
        place["message"] = json!({ "text": what });
        related.push(place);
    }
    for help in &finding.help {
        text.push_str("\nHelp: ");
        text.push_str(&escaped(help));
    }
    Outcome {
        rule_id: &finding.rule,
        rule_index: run.rules().position(|rule| rule.name == finding.rule),
        level: level(finding.severity),
        message: json!({ "text": text }),
        locations: [location(file, finding.primary.span)],
        related_locations: related,
        // the first is the only one that code scanning reads
        partial_fingerprints: json!({ "primaryLocationLineHash": fingerprint, "quotelint/v1": fingerprint }),
        fixes: finding
            .fixes
            .iter()
            .filter(|fix| fix.applicability > Applicability::Shown)
            .map(|fix| self::fix(file, fix))
            .collect(),
    }
}

fn fix(file: &File, fix: &Fix) -> Value {
    let replacements: Vec<Value> = fix
        .edits
        .edits()
        .iter()
        .map(|edit| json!({ "deletedRegion": place(file, edit.span), "insertedContent": { "text": edit.text } }))
        .collect();
    json!({
        "description": { "text": fix.title },
        "artifactChanges": [{ "artifactLocation": { "uri": uri(file) }, "replacements": replacements }],
    })
}

fn location(file: &File, span: Span) -> Value {
    json!({ "physicalLocation": { "artifactLocation": { "uri": uri(file) }, "region": place(file, span) } })
}

fn place(file: &File, span: Span) -> Value {
    let region = region(file, span, Column::Utf16);
    json!({
        "startLine": region.start.0,
        "startColumn": region.start.1,
        "endLine": region.end.0,
        "endColumn": region.end.1,
    })
}

/// A relative path is one in the repository; an absolute one says so.
fn uri(file: &File) -> String {
    let path = plain_path(file.path());
    let encoded = utf8_percent_encode(&path, PATH).to_string();
    let drive = path.as_bytes().get(1) == Some(&b':');
    match (path.starts_with('/'), drive) {
        (true, _) => format!("file://{encoded}"),
        (_, true) => format!("file:///{encoded}"),
        // a colon before the first slash would make the first part of the path a scheme
        _ if encoded.split('/').next().is_some_and(|first| first.contains(':')) => format!("./{encoded}"),
        _ => encoded,
    }
}

fn level(severity: Severity) -> &'static str {
    severity.name()
}

/// Plain words in a message, where brackets would make a link (section 3.11.6).
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]")
}
