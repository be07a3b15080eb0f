//! The language server: what `check` and `quotes` print, beside the draft while it is written.
//!
//! Two threads, and nothing async. The one at the door ([`server`]) reads messages, keeps the text of every open draft and
//! never waits for anything else. The other ([`worker`]) owns settings, sources and what was understood of each draft;
//! it checks, publishes and answers, one task after another, and drops a task that a newer text has overtaken.
//!
//! Checks by the library's pipeline and with the settings of the command line: it never judges, and never writes a file.

mod analysis;
mod answers;
mod client;
mod columns;
mod diagnostics;
mod drafts;
mod server;
mod shelf;
mod uri;
mod worker;

use crate::cli::{Failure, Outcome};
use client::Client;
use lsp_server::{Connection, ProtocolError};
use std::io::ErrorKind;

/// Characters that are said of a message that could not be read.
const SAID: usize = 300;

/// Serves one editor on standard input and output until it says goodbye.
///
/// # Errors
/// If the editor breaks the protocol, or goes away without a word.
pub(crate) fn run() -> Result<Outcome, Failure> {
    let (connection, threads) = Connection::stdio();
    let ended = serve(&connection);
    // the writer's thread ends with the last sender
    drop(connection);
    // without a goodbye the reader may wait for ever, unless it was the reader that ended
    if ended.as_ref().map_or_else(ProtocolError::channel_is_disconnected, |_| true) {
        threads.join().map_err(|error| match error.kind() {
            ErrorKind::InvalidData | ErrorKind::UnexpectedEof => {
                Failure::Editor(shortened(&error.to_string()))
            }
            _ => Failure::Output(error),
        })?;
    }
    match ended {
        Ok(goodbye) => Ok(if goodbye { Outcome::Clean } else { Outcome::Undone }),
        Err(error) if error.channel_is_disconnected() => {
            Err(Failure::Editor("it ended before the editor had introduced itself".to_owned()))
        }
        Err(error) => Err(Failure::Editor(shortened(&error.to_string()))),
    }
}

/// A message that is quoted may hold a whole draft.
fn shortened(words: &str) -> String {
    match words.char_indices().nth(SAID) {
        Some((at, _)) => format!("{} …", &words[..at]),
        None => words.to_owned(),
    }
}

fn serve(connection: &Connection) -> Result<bool, ProtocolError> {
    let (id, params) = connection.initialize_start()?;
    let client = Client::new(&params, connection);
    connection.initialize_finish(id, client.introduction())?;
    Ok(server::run(connection, &client))
}
