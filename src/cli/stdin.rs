//! Standard input as a path among paths.

use std::path::Path;

/// Standard input on the command line.
const STDIN: &str = "-";

/// Whether `path` stands for standard input.
pub(crate) fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == STDIN
}
