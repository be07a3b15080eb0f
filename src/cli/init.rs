//! `quotelint init`: a commented quotelint.toml, never over one that exists.

use super::args::Init;
use super::console::Console;
use super::trouble::Trouble;
use super::{Failure, Outcome};
use quotelint::config::{NAME, TEMPLATE};
use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};

pub(crate) fn run(args: &Init, console: &Console) -> Result<Outcome, Failure> {
    let path = args.folder.join(NAME);
    let path = path.strip_prefix(".").unwrap_or(&path);
    let shown = path.display().to_string();
    let written = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path)
        .and_then(|mut file| file.write_all(TEMPLATE.as_bytes()));
    match written {
        Ok(()) => {
            console.remark(format!("wrote {shown}; `quotelint rules` lists what it can set"));
            Ok(Outcome::Clean)
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            Err(Trouble::Exists { path: path.to_owned() }.into())
        }
        Err(error) => Err(Trouble::Unwritable { path: path.to_owned(), error }.into()),
    }
}
