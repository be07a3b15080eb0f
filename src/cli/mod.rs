//! The command line: the only part of the program that reads arguments, finds files and prints.

pub(crate) mod args;
mod baseline;
mod check;
mod console;
pub(crate) mod desks;
mod drafts;
mod explain;
mod files_from;
mod here;
pub(crate) mod house;
mod init;
pub(crate) mod ledger;
mod markdown;
mod progress;
mod quotes;
mod report;
mod rules;
mod stdin;
mod test_rules;
pub(crate) mod trouble;
mod values;
mod write;

use args::{Cli, Command, Printed};
use clap::{CommandFactory, Parser};
use console::Console;
use quotelint::rules::UnknownName;
use std::io;

/// How a run ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Outcome {
    /// Nothing at or above `--fail-on`.
    Clean,
    /// Findings.
    Findings,
    /// Work was left undone.
    Undone,
}

/// Why a run could not even begin, or had to stop.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    #[error(transparent)]
    Unknown(#[from] UnknownName),
    #[error(transparent)]
    Trouble(#[from] trouble::Trouble),
    #[error("cannot write: {0}")]
    Output(#[from] io::Error),
    /// What the language server was sent breaks the protocol.
    #[error("cannot read what the editor sends: {0}")]
    Editor(String),
}

impl Failure {
    /// The reader of the output went away: nothing is wrong with the run.
    pub(crate) fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }

    fn help(&self) -> Option<&'static str> {
        match self {
            Self::Unknown(name) if name.kind == "rule" || name.kind == "rule or group" => {
                Some("`quotelint rules` lists them")
            }
            Self::Trouble(trouble) => trouble.help(),
            _ => None,
        }
    }
}

/// Runs the program with this process's arguments; `serve` is the language server, which stands above this room.
pub(crate) fn run(serve: impl FnOnce() -> Result<Outcome, Failure>) -> Outcome {
    let cli = Cli::parse();
    let console = Console::new(cli.color, cli.quiet);
    let done = match cli.command {
        Command::Check(args) => check::run(&args, &console),
        Command::Quotes(args) => quotes::run(&args, &console),
        Command::Baseline(args) => baseline::run(&args, &console),
        Command::Explain(args) => explain::run(&args, &console),
        Command::Rules(args) => rules::run(&args, &console),
        Command::TestRules(args) => test_rules::run(&args, &console),
        Command::Sign(args) => ledger::sign(&args, &console),
        Command::Ledger(args) => ledger::list(&args, &console),
        Command::Init(args) => init::run(&args, &console),
        Command::Lsp(_) => serve(),
        Command::Schema(args) => schema(&args, &console),
        Command::Completions(args) => completions(&args, &console),
    };
    match done {
        Ok(outcome) => outcome,
        Err(failure) if failure.is_closed_pipe() => Outcome::Clean,
        Err(failure) => {
            console.error(&failure, failure.help());
            Outcome::Undone
        }
    }
}

fn schema(args: &args::Schema, console: &Console) -> Result<Outcome, Failure> {
    let mut out = console.out();
    out.write_all(match args.of {
        Printed::Check => quotelint::emit::schema::CHECK.as_bytes(),
        Printed::Quotes => quotelint::emit::schema::QUOTES.as_bytes(),
    })?;
    out.flush()?;
    Ok(Outcome::Clean)
}

fn completions(args: &args::Completions, console: &Console) -> Result<Outcome, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "quotelint", &mut script);
    let mut out = console.out();
    out.write_all(&script)?;
    out.flush()?;
    Ok(Outcome::Clean)
}
