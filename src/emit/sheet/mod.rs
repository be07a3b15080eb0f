//! The quote sheet: what was understood, a JSON object a file.

use crate::article::{Article, Fact};
use crate::text::Span;
use serde_json::{Value, json};
use std::io::{self, Write};

/// Writes the sheet of `article` as one line of JSON.
pub fn jsonl(article: &Article, out: &mut dyn Write) -> io::Result<()> {
    let quotes: Vec<Value> = article.facts().map(|fact| entry(article, fact)).collect();
    let sheet = json!({"file": article.draft.file.path().to_string_lossy(), "quotes": quotes});
    serde_json::to_writer(&mut *out, &sheet)?;
    out.write_all(b"\n")
}

fn place(article: &Article, span: Span) -> Value {
    let disk = article.draft.file.on_disk(span);
    json!({"start": disk.start, "end": disk.end, "text": span.of(article.draft.file.text())})
}

fn entry(article: &Article, fact: Fact<'_>) -> Value {
    let a = fact.attribution;
    let mut value = place(article, article.span(fact.quotation.span));
    value["form"] = format!("{:?}", a.form).to_lowercase().into();
    value["status"] = match a.status {
        crate::attribution::Status::NotAQuotation => "not-a-quotation".into(),
        other => format!("{other:?}").to_lowercase().into(),
    };
    value["group"] = fact.quotation.group.into();
    value["sieve"] = a.sieve.into();
    value["speaker"] = a.speaker.as_ref().map_or(Value::Null, |s| {
        let mut speaker = place(article, article.span(s.span));
        speaker["name"] = s.name.clone().into();
        speaker["kind"] = format!("{:?}", s.kind).to_lowercase().into();
        speaker["via"] = s.via.iter().map(|v| place(article, article.span(v.span))).collect();
        speaker
    });
    value["cue"] = a.cue.as_ref().map_or(Value::Null, |c| place(article, article.span(c.span)));
    value["verdict"] = Value::Null;
    value["source"] = Value::Null;
    value["edits"] = json!([]);
    if let Some(v) = fact.verification {
        value["verdict"] = kebab(&format!("{:?}", v.verdict)).into();
        let sources = article.sources.as_ref().map_or(&[][..], |s| &s.read[..]);
        if let Some(p) = &v.passage {
            let file = &sources[p.source].file;
            let disk = file.on_disk(p.span);
            value["source"] = json!({"path": file.path().to_string_lossy(), "start": disk.start, "end": disk.end,
                "speaker": p.speaker, "time": p.time});
            value["edits"] = v
                .edits
                .iter()
                .map(|e| {
                    let (d, s) = (article.draft.file.on_disk(e.printed), file.on_disk(e.original));
                    json!({"start": d.start, "end": d.end, "class": kebab(&format!("{:?}", e.class)),
                        "printed": e.printed.of(article.draft.file.text()), "original": e.original.of(file.text()),
                        "source_start": s.start, "source_end": s.end})
                })
                .collect();
        }
    }
    value
}

fn kebab(camel: &str) -> String {
    let mut out = String::new();
    for c in camel.chars() {
        if c.is_uppercase() && !out.is_empty() {
            out.push('-');
        }
        out.extend(c.to_lowercase());
    }
    out
}
