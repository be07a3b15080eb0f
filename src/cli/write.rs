//! Puts a fixed draft in the place of the one that was read: all of it or nothing.

use super::trouble::Trouble;
use quotelint::text::File;
use std::fs;
use std::io::Write;
use std::path::Path;
use tempfile::NamedTempFile;

/// Replaces the file `read` by `fixed`. A link is followed, permissions are kept; a file that is no longer what was
/// read is left alone.
pub(crate) fn replace(read: &File, fixed: &File) -> Result<(), Trouble> {
    let path = read.path();
    let failed = |error| Trouble::Unwritable { path: path.to_owned(), error };
    let target = fs::canonicalize(path).map_err(failed)?;
    let now = fs::read(&target).map_err(failed)?;
    if now != read.bytes() {
        return Err(Trouble::ChangedMeanwhile { path: path.to_owned() });
    }
    let permissions = fs::metadata(&target).map_err(failed)?.permissions();
    if permissions.readonly() {
        let error = std::io::Error::new(std::io::ErrorKind::PermissionDenied, "it is read-only");
        return Err(failed(error));
    }
    // in the same folder, so that renaming it is one step
    let mut fresh = NamedTempFile::new_in(target.parent().unwrap_or(Path::new("."))).map_err(failed)?;
    fresh.write_all(fixed.bytes()).map_err(failed)?;
    fresh.as_file().set_permissions(permissions).map_err(failed)?;
    fresh.as_file().sync_all().map_err(failed)?;
    fresh.persist(&target).map_err(|error| failed(error.error))?;
    Ok(())
}
