//! Puts a file in the place of the one that was read: all of it or nothing.

use super::trouble::Trouble;
use quotelint::text::File;
use std::fs::{self, Permissions};
use std::io::{self, Write};
use std::path::Path;
use tempfile::{Builder, NamedTempFile};

/// Replaces the file `read` by `fixed`. A link is followed, permissions are kept; a file that is no longer what was
/// read is left alone.
pub(crate) fn replace(read: &File, fixed: &File) -> Result<(), Trouble> {
    store(read.path(), Some(read.bytes()), fixed.bytes())
}

/// Puts `after` into the file at `path`, in which `before` was read; `None`: there was no such file. A link is followed,
/// permissions are kept; a file that is no longer what was read is left alone.
pub(crate) fn store(path: &Path, before: Option<&[u8]>, after: &[u8]) -> Result<(), Trouble> {
    let failed = |error| Trouble::Unwritable { path: path.to_owned(), error };
    let changed = || Trouble::ChangedMeanwhile { path: path.to_owned() };
    let Some(before) = before else {
        if path.exists() {
            return Err(changed());
        }
        return put(path, after, None).map_err(failed);
    };
    let target = fs::canonicalize(path).map_err(failed)?;
    if fs::read(&target).map_err(failed)? != before {
        return Err(changed());
    }
    let permissions = fs::metadata(&target).map_err(failed)?.permissions();
    if permissions.readonly() {
        return Err(failed(io::Error::new(io::ErrorKind::PermissionDenied, "it is read-only")));
    }
    put(&target, after, Some(permissions)).map_err(failed)
}

/// Writes a file beside `path` and renames it: what is there stays until all of the new one has been written.
fn put(path: &Path, bytes: &[u8], permissions: Option<Permissions>) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut fresh = fresh(folder)?;
    fresh.write_all(bytes)?;
    if let Some(permissions) = permissions {
        fresh.as_file().set_permissions(permissions)?;
    }
    fresh.as_file().sync_all()?;
    fresh.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// A file that others may read as they may any new file: temporary ones are their owner's alone.
#[cfg(unix)]
fn fresh(folder: &Path) -> io::Result<NamedTempFile> {
    use std::os::unix::fs::PermissionsExt;
    Builder::new().permissions(Permissions::from_mode(0o666)).tempfile_in(folder)
}

#[cfg(not(unix))]
fn fresh(folder: &Path) -> io::Result<NamedTempFile> {
    Builder::new().tempfile_in(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_no_longer_what_was_read_is_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("draft.md");
        fs::write(&path, "as it was").expect("a file");
        let read = File::new(&path, b"as it was".to_vec());
        let fixed = File::new(&path, b"as it was, mended".to_vec());
        fs::write(&path, "as an editor saved it meanwhile").expect("a file");
        assert!(matches!(replace(&read, &fixed), Err(Trouble::ChangedMeanwhile { .. })));
        assert_eq!(fs::read(&path).expect("it is there"), b"as an editor saved it meanwhile");
        assert!(matches!(store(&path, None, b"new"), Err(Trouble::ChangedMeanwhile { .. })));
        fs::remove_file(&path).expect("it was there");
        assert!(replace(&read, &fixed).is_err());
        assert!(!path.exists(), "what was taken away is not put back");
    }
}
