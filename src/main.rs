//! The program `quotelint`: prints what the library finds, and ends with its exit status.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::run() {
        cli::Outcome::Clean => ExitCode::SUCCESS,
        cli::Outcome::Findings => ExitCode::from(1),
        cli::Outcome::Undone => ExitCode::from(2),
    }
}
