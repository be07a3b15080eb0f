//! Paths that stand in a file instead of on the command line, which is short on some systems.

use super::stdin::is_stdin;
use super::trouble::Trouble;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The largest list that is read, in bytes: a million paths and more.
const LARGEST: u64 = 1 << 28;

/// The paths that `list` holds: with a NUL between them where there is any, else one a line.
pub(crate) fn read(list: &Path) -> Result<Vec<PathBuf>, Trouble> {
    let mut bytes = Vec::new();
    let read = if is_stdin(list) {
        io::stdin().lock().take(LARGEST).read_to_end(&mut bytes)
    } else {
        fs::File::open(list).and_then(|file| file.take(LARGEST).read_to_end(&mut bytes))
    };
    read.map_err(|error| Trouble::unreadable(list, &error))?;
    if bytes.len() as u64 == LARGEST {
        return Err(Trouble::TooLarge { path: list.to_owned(), limit: LARGEST });
    }
    Ok(paths(&bytes))
}

fn paths(bytes: &[u8]) -> Vec<PathBuf> {
    if bytes.contains(&0) {
        return bytes.split(|byte| *byte == 0).filter(|name| !name.is_empty()).map(path).collect();
    }
    let lines = bytes.split(|byte| *byte == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line));
    lines.filter(|line| !line.is_empty()).map(path).collect()
}

/// A name as this system keeps it.
#[cfg(unix)]
fn path(name: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    std::ffi::OsStr::from_bytes(name).into()
}

/// A name as this system keeps it.
#[cfg(not(unix))]
fn path(name: &[u8]) -> PathBuf {
    String::from_utf8_lossy(name).into_owned().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_may_hold_any_name() {
        let is = |bytes: &[u8], names: &[&str]| {
            assert_eq!(paths(bytes), names.iter().map(PathBuf::from).collect::<Vec<_>>());
        };
        is(b"a b.md\r\n\nc.md", &["a b.md", "c.md"]);
        is(b"two\nlines.md\0c.md\0", &["two\nlines.md", "c.md"]);
        is(b"", &[]);
    }
}
