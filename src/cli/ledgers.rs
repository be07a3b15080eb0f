//! The ledger beside a draft: read with the sources that it names, and put back when something was signed.

use super::house::Faulty;
use super::trouble::Trouble;
use quotelint::ledger::Ledger;
use quotelint::text::File;
use std::fs;
use std::io::{self, Read};
use std::path::Path;
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
pub(super) fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, "it is too large"));
    }
    Ok(bytes)
}
