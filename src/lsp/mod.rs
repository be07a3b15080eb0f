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
use lsp_server::Connection;
use std::io;

/// Serves one editor on standard input and output until it says goodbye.
///
/// # Errors
/// If the editor breaks the protocol, or goes away without a word.
pub(crate) fn run() -> Result<Outcome, Failure> {
    let (connection, threads) = Connection::stdio();
    let ended = serve(&connection);
    // the writer's thread ends with the last sender
    drop(connection);
    // without a goodbye the reader may wait for ever
    if ended.is_ok() {
        threads.join()?;
    }
    Ok(if ended.map_err(io::Error::other)? { Outcome::Clean } else { Outcome::Undone })
}

fn serve(connection: &Connection) -> Result<bool, lsp_server::ProtocolError> {
    let (id, params) = connection.initialize_start()?;
    let client = Client::new(&params, connection);
    connection.initialize_finish(id, client.introduction())?;
    Ok(server::run(connection, &client))
}
