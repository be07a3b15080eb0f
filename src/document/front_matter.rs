//! Front matter: what stands between `---` (YAML) or `+++` (TOML) lines at the very start of a file.

use crate::text::Span;

/// The front matter of `text`, delimiters included, from its first line to the end of the closing line. A rule of
/// dashes that opens the copy is none: the first line between the delimiters must look like data.
pub(super) fn find(text: &str) -> Option<Span> {
    let start = if text.starts_with('\u{FEFF}') { 3 } else { 0 };
    let body = &text[start..];
    let fence = if body.starts_with("---") { "---" } else { "+++" };
    let mut lines = body.split_inclusive('\n');
    let first = lines.next().filter(|line| line.trim_end() == fence)?;
    let mut end = start + first.len();
    let mut seen = false;
    for line in lines {
        let trimmed = line.trim_end();
        if trimmed == fence || (fence == "---" && trimmed == "...") {
            return Some(Span::new(start, end + trimmed.len()));
        }
        if !seen && !trimmed.is_empty() {
            if !is_data(trimmed, fence == "+++") {
                return None;
            }
            seen = true;
        }
        end += line.len();
    }
    None
}

/// `key: value`, `key = value`, a comment, a list item, a table.
fn is_data(line: &str, toml: bool) -> bool {
    let key = line.trim_start_matches(['"', '\'']);
    let name = key.find(|c: char| !(c.is_alphanumeric() || "_-. ".contains(c))).unwrap_or(key.len());
    let rest = key[name..].trim_start_matches(['"', '\'']);
    let is_key = name > 0 && if toml { rest.starts_with('=') } else { rest.starts_with(':') };
    is_key || line.starts_with(['#', '[', '{']) || (!toml && line.starts_with("- "))
}
