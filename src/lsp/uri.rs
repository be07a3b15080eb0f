//! Addresses of files ↔ paths. The few lines that are needed of RFC 8089: a whole reader of addresses would bring tables of
//! host names with it.

use lsp_types::Uri;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use std::path::{Path, PathBuf};

/// What is written as it is, as editors do (RFC 3986, unreserved characters and the slash).
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// The path behind the address of a file; `None` for what is no file, such as a draft that was never saved.
pub(super) fn path(uri: &Uri) -> Option<PathBuf> {
    let rest = uri.0.strip_prefix("file://")?;
    let slash = rest.find('/')?;
    let (host, path) = rest.split_at(slash);
    let path = percent_decode_str(path).decode_utf8().ok()?;
    if cfg!(windows) {
        let drive = path.as_bytes().get(2) == Some(&b':');
        let local = if drive { path[1..].to_owned() } else { format!("//{host}{path}") };
        return Some(PathBuf::from(local.replace('/', "\\")));
    }
    Some(PathBuf::from(path.into_owned()))
}

/// The address of the file at `path`, which is absolute.
pub(super) fn of(path: &Path) -> Uri {
    let path = path.to_string_lossy();
    let path = if cfg!(windows) { path.replace('\\', "/") } else { path.into_owned() };
    let encoded = utf8_percent_encode(&path, PLAIN).to_string();
    Uri(match (encoded.strip_prefix("//"), encoded.starts_with('/')) {
        (Some(host), _) if cfg!(windows) => format!("file://{host}"),
        (_, true) => format!("file://{encoded}"),
        _ => format!("file:///{encoded}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(unix)]
    fn a_path_leads_to_its_address_and_back() {
        for (name, address) in [
            ("/news/a draft.md", "file:///news/a%20draft.md"),
            ("/news/100%.md", "file:///news/100%25.md"),
            ("/news/été#2?.md", "file:///news/%C3%A9t%C3%A9%232%3F.md"),
        ] {
            assert_eq!(of(Path::new(name)).0, address);
            assert_eq!(path(&Uri(address.to_owned())).as_deref(), Some(Path::new(name)));
        }
        assert_eq!(path(&Uri("file://localhost/a.md".into())).as_deref(), Some(Path::new("/a.md")));
    }

    #[test]
    fn what_is_no_file_has_no_path() {
        for address in ["untitled:Untitled-1", "https://example.org/a.md", "file://", ""] {
            assert_eq!(path(&Uri(address.to_owned())), None, "{address}");
        }
    }
}
