//! The ledger beside a draft, read with the sources that it names.

use crate::cli::desks::absolute;
use crate::cli::house::Faulty;
use crate::cli::trouble::Trouble;
use quotelint::ledger::Ledger;
use quotelint::text::File;
use std::fs;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// The largest ledger, and the largest source of one, that is read, in bytes.
const LARGEST: u64 = 512 << 20;

/// The ledger of the draft at `draft`, with what has become of its sources; `None` where it has none. `blame` hears of mistakes
/// in it.
pub(crate) fn load(draft: &Path, blame: &mut dyn FnMut(Faulty)) -> Result<Option<Ledger>, Trouble> {
    let path = Ledger::path_of(draft);
    let bytes = match bytes(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Trouble::unreadable(&path, &error)),
    };
    let file = File::new(&path, bytes);
    let mut ledger = match Ledger::parse(&file) {
        Ok(ledger) => ledger,
        Err(problems) => {
            blame(Faulty { file: Arc::new(file), problems });
            return Err(Trouble::Ledger { path });
        }
    };
    let folder = path.parent().unwrap_or(Path::new(""));
    let sources: Vec<String> = ledger.sources().into_iter().map(str::to_owned).collect();
    for source in sources {
        ledger.put(&source, self::bytes(&folder.join(&source)).ok());
    }
    Ok(Some(ledger))
}

/// What the file at `path` holds.
pub(crate) fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, "it is too large"));
    }
    Ok(bytes)
}

/// The path of `file` from the folder of `ledger`, with slashes: it holds on another machine, too.
pub(crate) fn path_from(ledger: &Path, file: &Path) -> String {
    let (ledger, file) = (plain(ledger), plain(file));
    let folder: Vec<Component<'_>> = ledger.parent().unwrap_or(Path::new("")).components().collect();
    let file: Vec<Component<'_>> = file.components().collect();
    let same = folder.iter().zip(&file).take_while(|(a, b)| a == b).count();
    let up = std::iter::repeat_n("..".to_owned(), folder.len() - same);
    let down = file[same..].iter().map(|part| part.as_os_str().to_string_lossy().into_owned());
    up.chain(down).collect::<Vec<_>>().join("/")
}

/// `path` from the root on, without `.` and `..`; links are left as they are.
fn plain(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in absolute(path).components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => drop(out.pop()),
            part => out.push(part),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_known_by_its_way_from_the_ledger() {
        let from = |ledger: &str, file: &str| path_from(Path::new(ledger), Path::new(file));
        assert_eq!(from("news/a.md.ledger.toml", "news/sources/b.txt"), "sources/b.txt");
        assert_eq!(from("news/a.md.ledger.toml", "./wire/../sources/b.txt"), "../sources/b.txt");
        assert_eq!(from("a.md.ledger.toml", "b.txt"), "b.txt");
    }
}
