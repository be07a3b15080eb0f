//! The baseline as a file: JSON, sorted, a line a finding, so that a change is read in a diff.

use super::{Baseline, Key};
use crate::config::Problem;
use crate::text::{File, Span};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The form of the file; another has another number.
const VERSION: u32 = 1;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Whole {
    version: u32,
    findings: Vec<Known>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Known {
    file: String,
    rule: String,
    text: String,
    #[serde(default = "once", skip_serializing_if = "is_once")]
    count: usize,
}

fn once() -> usize {
    1
}

#[allow(clippy::trivially_copy_pass_by_ref)] // serde asks for it
fn is_once(count: &usize) -> bool {
    *count == 1
}

impl Baseline {
    /// Reads the text of `file`.
    ///
    /// # Errors
    /// The first mistake in it, with its place.
    pub fn parse(file: &File) -> Result<Self, Problem> {
        let whole: Whole = serde_json::from_str(file.text()).map_err(|error| {
            let (lines, end) = (file.lines(), file.text().len());
            let line = lines.start(error.line().saturating_sub(1).min(lines.count() - 1));
            let at = Span::at(on_character(file.text(), (line + error.column().saturating_sub(1)).min(end)));
            let message = error.to_string();
            // the place is shown, not told
            let message = message.split(" at line ").next().unwrap_or_default().to_owned();
            problem(at, message)
        })?;
        if whole.version != VERSION {
            return Err(problem(Span::at(0), format!("version {}, not {VERSION}", whole.version)));
        }
        let mut known: BTreeMap<Key, usize> = BTreeMap::new();
        for Known { file, rule, text, count } in whole.findings {
            let all = known.entry(Key { file, rule, text }).or_default();
            *all = all.saturating_add(count);
        }
        known.retain(|_, count| *count > 0);
        Ok(Self { known })
    }

    /// The baseline as a file holds it. The same findings make the same bytes.
    pub fn to_json(&self) -> String {
        let mut out = format!("{{\n  \"version\": {VERSION},\n  \"findings\": [");
        for (index, (key, count)) in self.known.iter().enumerate() {
            let Key { file, rule, text } = key.clone();
            out.push_str(if index == 0 { "\n    " } else { ",\n    " });
            // strings and a number: there is nothing that could fail
            out.push_str(
                &serde_json::to_string(&Known { file, rule, text, count: *count }).unwrap_or_default(),
            );
        }
        out.push_str(if self.known.is_empty() { "]\n}\n" } else { "\n  ]\n}\n" });
        out
    }
}

fn problem(span: Span, message: String) -> Problem {
    let help = "`quotelint baseline` writes it anew where there is none".to_owned();
    Problem { span, message, label: String::new(), help: Some(help) }
}

fn on_character(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
