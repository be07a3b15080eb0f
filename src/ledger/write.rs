//! Sign-offs → the text of a ledger: a table each, a line a field, so that a change is read in a diff.

use super::{Entry, Ledger};
use toml_edit::Value;

impl Ledger {
    /// The ledger of the draft that is called `draft`, as a file holds it. The same sign-offs make the same bytes.
    pub fn to_toml(&self, draft: &str) -> String {
        let draft: String = draft.chars().filter(|c| !c.is_control()).collect();
        let mut out = format!("# Quotations of {draft} that were checked and signed off.\n");
        out.push_str("# Written by `quotelint sign`, read by `quotelint check` and `quotelint ledger`.\n");
        for entry in &self.entries {
            out.push_str("\n[[signed]]\n");
            entry.write(&mut out);
        }
        out
    }
}

impl Entry {
    fn write(&self, out: &mut String) {
        let mut line = |key: &str, value: Option<&str>| {
            if let Some(value) = value {
                out.push_str(key);
                out.push_str(" = ");
                out.push_str(&Value::from(value).to_string());
                out.push('\n');
            }
        };
        let source = self.source.as_ref();
        line("text", Some(&self.text));
        line("speaker", self.speaker.as_deref());
        line("verdict", self.verdict.as_deref());
        line("source", source.map(|source| &*source.path));
        line("sha256", source.map(|source| &*source.sha256));
        line("passage", source.and_then(|source| source.passage.as_deref()));
        line("by", Some(&self.by));
        line("note", self.note.as_deref());
        out.push_str("at = ");
        out.push_str(&self.at);
        out.push('\n');
    }
}
