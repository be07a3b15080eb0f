//! The program `quotelint`: prints what the library finds, or serves it to an editor, and ends with its exit status.

mod cli;
mod lsp;

use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::run(lsp::run) {
        cli::Outcome::Clean => ExitCode::SUCCESS,
        cli::Outcome::Findings => ExitCode::from(1),
        cli::Outcome::Undone => ExitCode::from(2),
    }
}
