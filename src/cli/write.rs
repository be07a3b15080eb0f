//! Puts a file in the place of the one that was read: all of it or nothing.

use super::trouble::Trouble;
use quotelint::text::File;
use std::error::Error;
use std::fs::{self, Metadata};
use std::io::{self, Write};
use std::path::Path;
use tempfile::{Builder, NamedTempFile};

/// Replaces the file `read` by `fixed`. A link is followed, owner and permissions are kept; a file that is no
/// longer what was read is left alone.
pub(crate) fn replace(read: &File, fixed: &File) -> Result<(), Trouble> {
    store(read.path(), Some(read.bytes()), fixed.bytes())
}

/// Puts `after` into the file at `path`, in which `before` was read; `None`: there was no such file. A link is followed,
/// owner and permissions are kept; a file that is no longer what was read is left alone.
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
    let metadata = fs::metadata(&target).map_err(failed)?;
    if metadata.permissions().readonly() {
        return Err(failed(io::Error::new(io::ErrorKind::PermissionDenied, "it is read-only")));
    }
    put(&target, after, Some(&metadata)).map_err(failed)
}

/// Writes a file beside `path` and renames it: what is there stays until all of the new one has been written.
fn put(path: &Path, bytes: &[u8], like: Option<&Metadata>) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut fresh = fresh(folder).map_err(|error| plainly(&error))?;
    fresh.write_all(bytes)?;
    if let Some(like) = like {
        own_as(fresh.as_file(), like);
        // after the owner: a change of owner may take rights away
        fresh.as_file().set_permissions(like.permissions())?;
    }
    fresh.as_file().sync_all()?;
    fresh.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// What the system says of a folder that takes no new file, without the name of a file that never was.
fn plainly(error: &io::Error) -> io::Error {
    let inner = error.get_ref().and_then(Error::source).and_then(|inner| inner.downcast_ref::<io::Error>());
    let why = inner.map_or_else(|| error.kind().to_string(), ToString::to_string);
    io::Error::new(error.kind(), format!("its folder takes no new file: {why}"))
}

/// Gives `file` the owner and the group of the one it replaces, as far as whoever runs this may.
#[cfg(unix)]
fn own_as(file: &fs::File, like: &Metadata) {
    use std::os::unix::fs::{MetadataExt, fchown};
    let group = Some(like.gid());
    if fchown(file, Some(like.uid()), group).is_err() {
        // who may not give a file away may still have it in the group
        let _kept = fchown(file, None, group);
    }
}

#[cfg(not(unix))]
fn own_as(_file: &fs::File, _like: &Metadata) {}

/// A file that others may read as they may any new file: temporary ones are their owner's alone.
#[cfg(unix)]
fn fresh(folder: &Path) -> io::Result<NamedTempFile> {
    use std::fs::Permissions;
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

    #[test]
    fn a_folder_that_takes_no_file_is_said_without_a_name_of_our_own() {
        let folder = tempfile::tempdir().expect("a folder");
        let error =
            store(&folder.path().join("gone/draft.md"), None, b"new").expect_err("there is no folder");
        let told = error.to_string();
        assert!(told.contains("draft.md: cannot be written: its folder takes no new file"), "{told}");
        assert_eq!(told.matches("gone").count(), 1, "{told}");
    }

    #[cfg(unix)]
    #[test]
    fn owner_and_group_are_kept() {
        use std::os::unix::fs::{MetadataExt, chown};
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("draft.md");
        fs::write(&path, "as it was").expect("a file");
        // only some may give a file away; for the others it stays theirs
        let _may = chown(&path, Some(4321), Some(4322));
        let owned =
            |path: &Path| fs::metadata(path).map(|data| (data.uid(), data.gid())).expect("it is there");
        let before = owned(&path);
        store(&path, Some(b"as it was"), b"as it is").expect("it is written");
        assert_eq!(owned(&path), before);
    }
}
