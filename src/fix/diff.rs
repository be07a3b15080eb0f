//! What fixing would change, as a unified diff.

use crate::text::File;
use similar::TextDiff;
use std::io::{self, Write};
use std::path::Path;
use std::time::Duration;

/// Writes what turns `before` into `after`, with three lines around each change; nothing where nothing changes.
/// Both are shown under the path of `before`, as git does.
pub fn unified(before: &File, after: &File, out: &mut dyn Write) -> io::Result<()> {
    // a deadline makes the diff of huge files coarser, never wrong
    let diff = TextDiff::configure().timeout(Duration::from_secs(5)).diff_lines(before.text(), after.text());
    let name = name(before.path());
    diff.unified_diff().context_radius(3).header(&format!("a/{name}"), &format!("b/{name}")).to_writer(out)
}

fn name(path: &Path) -> String {
    let shown = path.to_string_lossy().replace('\\', "/");
    shown.trim_start_matches("./").trim_start_matches('/').to_owned()
}
