//! Standard output and standard error: colours where they are wanted, and notices told once each.

use super::args::Color;
use super::house::Faulty;
use super::trouble::Trouble;
use anstream::{AutoStream, ColorChoice};
use quotelint::emit::plain;
use quotelint::emit::style;
use quotelint::emit::terminal::{Look, Report, Terminal};
use quotelint::ledger;
use quotelint::rules::Severity;
use std::fmt::Display;
use std::io::{self, BufWriter, IsTerminal, Write};

/// Columns where no terminal tells.
const WIDTH: usize = 100;

/// The two streams, as this run is to use them.
pub(crate) struct Console {
    color: Color,
    quiet: bool,
    errors: Look,
}

impl Console {
    pub(crate) fn new(color: Color, quiet: bool) -> Self {
        let errors =
            Look { colour: wants(color, AutoStream::choice(&io::stderr())), width: width(&io::stderr()) };
        Self { color, quiet, errors }
    }

    /// Whether the user wants to hear findings and errors only.
    pub(crate) fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// How to print to standard output.
    pub(crate) fn look(&self) -> Look {
        Look { colour: wants(self.color, AutoStream::choice(&io::stdout())), width: width(&io::stdout()) }
    }

    /// How to print to standard error.
    pub(crate) fn error_look(&self) -> Look {
        self.errors
    }

    /// Standard output, held back in blocks.
    pub(crate) fn out(&self) -> Box<dyn Write> {
        let out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
        // the wrapper makes old Windows consoles understand colours
        if self.look().colour {
            Box::new(AutoStream::new(io::stdout().lock(), ColorChoice::Always))
        } else {
            Box::new(out)
        }
    }

    /// Standard error.
    pub(crate) fn err(&self) -> Box<dyn Write> {
        let choice = if self.errors.colour { ColorChoice::Always } else { ColorChoice::Never };
        Box::new(AutoStream::new(io::stderr().lock(), choice))
    }

    /// Tells a trouble; a notice only where the user wants to hear it.
    pub(crate) fn tell(&self, trouble: &Trouble) {
        let severity = if trouble.is_error() { Severity::Error } else { Severity::Note };
        if trouble.is_error() || !self.quiet {
            self.say(severity, trouble, trouble.help());
        }
    }

    /// Tells an error.
    pub(crate) fn error(&self, message: impl Display, help: Option<&str>) {
        self.say(Severity::Error, message, help);
    }

    /// Prints the mistakes in a file of settings.
    pub(crate) fn blame(&self, faulty: &Faulty) {
        let path = faulty.file.path();
        let is_ledger = path.to_string_lossy().ends_with(ledger::SUFFIX);
        let code = match path.extension() {
            _ if is_ledger => "ledger",
            Some(extension) if extension == "json" => "baseline",
            _ => "config",
        };
        let mut err = self.err();
        let mut terminal = Terminal::new(&mut err, self.errors);
        for problem in &faulty.problems {
            // nobody is left to hear that nobody hears
            let _deaf = terminal.report(&Report {
                severity: Severity::Error,
                code,
                message: &problem.message,
                labels: vec![(&*faulty.file, problem.span, &problem.label)],
                notes: problem.help.iter().map(|help| ("help", help.clone())).collect(),
            });
        }
    }

    /// Prints a line that is no finding.
    pub(crate) fn remark(&self, message: impl Display) {
        if !self.quiet {
            // nobody is left to hear that nobody hears
            let _deaf = writeln!(self.err(), "{message}");
        }
    }

    fn say(&self, severity: Severity, message: impl Display, help: Option<&str>) {
        let (head, reset) =
            if self.errors.colour { (style::of(severity), "\x1b[0m") } else { (anstyle::Style::new(), "") };
        let mut err = self.err();
        let _deaf = writeln!(err, "{head}{severity}{reset}: {}", plain::line(&message.to_string()));
        if let Some(help) = help {
            let _deaf = writeln!(err, "  = help: {help}");
        }
    }
}

fn wants(color: Color, auto: ColorChoice) -> bool {
    match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => auto != ColorChoice::Never,
    }
}

fn width(stream: &impl IsTerminal) -> usize {
    let terminal = if stream.is_terminal() { terminal_size::terminal_size() } else { None };
    terminal.map_or(WIDTH, |(columns, _)| usize::from(columns.0).clamp(60, 120))
}
