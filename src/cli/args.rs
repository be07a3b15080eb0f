//! The command line's words, declared once: parsing, help and completions come from here.

use clap::builder::ArgPredicate;
use clap::builder::styling::{AnsiColor, Styles};
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use quotelint::rules::{Preset, Severity, UnknownName};
use std::path::PathBuf;

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());

/// A linter for quotations: who said it, and is that what they said?
///
/// quotelint reads drafts, finds every quotation, works out who said it, and holds it against transcripts, wire copy
/// and other articles. Nothing leaves this machine.
#[derive(Parser, Debug)]
#[command(name = "quotelint", version, styles = STYLES, subcommand_required = true, arg_required_else_help = true)]
#[command(after_help = "\
Examples:
  quotelint check draft.md                              marks, speakers, anonymous sources
  quotelint check draft.md --sources transcripts/       ... and whether they said it
  quotelint quotes draft.md                             what was understood, quotation by quotation
  quotelint ledger draft.md                             what a checker has signed off, and what is open
  quotelint explain not-in-sources                      what a rule is for, with examples
  quotelint init                                        write a quotelint.toml to begin with

Exit status: 0 no finding that weighs --fail-on or more, 1 there are some, 2 work was left undone.")]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// When to use colours; `NO_COLOR` is respected
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Color,
    /// Print findings and errors only: no notices, no summary
    #[arg(long, short, global = true)]
    pub(crate) quiet: bool,
}

#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Color {
    /// On a terminal
    Auto,
    /// Into files and pipes too
    Always,
    /// Never
    Never,
}

#[derive(Subcommand, Debug)]
pub(crate) enum Command {
    /// Check drafts and report what an editor must look at
    Check(Check),
    /// Print the quote sheet: every quotation, its speaker, and what the sources say
    Quotes(Quotes),
    /// Sign off quotations that were checked
    Sign(Sign),
    /// List what is signed off in a draft and what is still open
    Ledger(Ledger),
    /// Write today's findings down, so that only new ones are reported
    Baseline(Baseline),
    /// Print the page of a rule: what it is for, when to silence it, examples
    Explain(Explain),
    /// List the rules, and what each weighs here or under a style guide
    Rules(Rules),
    /// Run the examples on the pages of your own rules
    TestRules(TestRules),
    /// Write a commented quotelint.toml
    Init(Init),
    /// Serve an editor: the language server, on standard input and output
    Lsp(Lsp),
    /// Print the JSON Schema of a format
    Schema(Schema),
    /// Print completions for a shell
    Completions(Completions),
}

/// What a draft is read with.
#[derive(Args, Debug, Default)]
pub(crate) struct Reading {
    /// Transcripts, wire copy, notes: a file, a folder or a quoted pattern; may be given several times
    ///
    /// Takes the place of `sources` in quotelint.toml.
    #[arg(long, short, value_name = "PATH")]
    pub(crate) sources: Vec<PathBuf>,
    /// Use this quotelint.toml instead of the one found from each draft upwards
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Read more paths from a file, one a line or NUL between them; `-` is standard input
    #[arg(long, value_name = "FILE")]
    pub(crate) files_from: Option<PathBuf>,
    /// Leave out what `exclude` names, and sources, even where they are given by name: for hooks that pass files
    #[arg(long)]
    pub(crate) force_exclude: bool,
    /// The name that standard input goes by: its extension tells the format, its folder the settings
    #[arg(long, value_name = "PATH")]
    pub(crate) stdin_filename: Option<PathBuf>,
    /// Print no word of a source, and no name or path that only sources have: for logs that others read
    #[arg(long)]
    pub(crate) redact: bool,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  quotelint check draft.md --sources sources/           hold a draft against everything in a folder
  quotelint check . --fail-on error                     all drafts below this folder
  quotelint check draft.md --sources 'wire/*.txt'       quote a pattern, or the shell takes it apart
  quotelint check draft.md --select verification        one group of rules, or several: --select marks,orphan-quotation
  quotelint check draft.md --sources s/ -o proof.html   a page to look at: draft and sources side by side
  quotelint check draft.md --diff                       what --fix would change
  pbpaste | quotelint check -                           standard input
  quotelint check drafts/ --format json | jq '.summary'
  quotelint check drafts/ --format github --output quotelint.sarif --output summary.md")]
pub(crate) struct Check {
    /// Drafts: files, folders, or `-` for standard input; of a folder, all text, Markdown and HTML in it
    #[arg(
        value_name = "PATH",
        default_value = ".",
        default_value_if("files_from", ArgPredicate::IsPresent, None)
    )]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// How findings are printed; several times or `A,B` where --output takes the others [default: terminal]
    #[arg(long, value_name = "FORMAT", value_delimiter = ',', help_heading = "Reports")]
    pub(crate) format: Vec<ReportFormat>,
    /// Write a report into a file; may be given several times
    ///
    /// Its name tells the format (.sarif, .md, .xml, .html), or --format does, or say it: `gitlab=report.json`. Standard
    /// output then stays empty, unless a --format is left over for it.
    #[arg(long, short, value_name = "[FORMAT=]FILE", help_heading = "Reports")]
    pub(crate) output: Vec<PathBuf>,
    /// Apply safe fixes; of standard input, the fixed text is printed
    #[arg(long, help_heading = "Fixes")]
    pub(crate) fix: bool,
    /// Apply fixes that touch words or meaning, too
    #[arg(long, help_heading = "Fixes")]
    pub(crate) unsafe_fixes: bool,
    /// Print what fixing would change, and change nothing
    #[arg(long, help_heading = "Fixes")]
    pub(crate) diff: bool,
    #[command(flatten)]
    pub(crate) past: Past,
    /// Run these rules and groups only
    #[arg(long, value_name = "RULE|GROUP", value_delimiter = ',', help_heading = "Rules")]
    pub(crate) select: Vec<String>,
    /// Leave these rules and groups out
    #[arg(long, value_name = "RULE|GROUP", value_delimiter = ',', help_heading = "Rules")]
    pub(crate) ignore: Vec<String>,
    /// The style guide that the rules follow [ap, reuters, guardian, nyt, bbc, chicago, wikipedia, legal]
    #[arg(long, value_name = "NAME", value_parser = preset, help_heading = "Rules")]
    pub(crate) preset: Option<Preset>,
    /// The severity from which the exit status is 1 [error, warning, note; default: warning]
    #[arg(long, value_name = "SEVERITY", value_parser = severity)]
    pub(crate) fail_on: Option<Severity>,
}

/// What of the findings is known already.
#[derive(Args, Debug)]
pub(crate) struct Past {
    /// Leave out the findings that this file knows [default: `baseline` in quotelint.toml, or .quotelint-baseline.json
    /// beside it]
    #[arg(long, value_name = "FILE", help_heading = "Rules")]
    pub(crate) baseline: Option<PathBuf>,
    /// Report what is in the baseline, too
    #[arg(long, conflicts_with = "baseline", help_heading = "Rules")]
    pub(crate) no_baseline: bool,
}

#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ReportFormat {
    /// Reports for people
    Terminal,
    /// One object with all findings and a summary; `quotelint schema` prints its JSON Schema
    Json,
    /// Workflow commands, shown as annotations; beyond ten of a kind, the step summary
    Github,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// For reviewdog, with suggestions
    Rdjson,
    /// GitLab's code quality report
    Gitlab,
    /// `JUnit` XML: a suite a draft, a case a finding
    Junit,
    /// Tables of findings and quotations, for summaries and comments
    Markdown,
    /// The proof sheet: one page to look at, drafts beside their sources
    Html,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  quotelint quotes draft.md                             who is quoted, and where
  quotelint quotes draft.md --sources sources/          ... with a verdict for each quotation
  quotelint quotes drafts/*.md --format csv > sheet.csv
  quotelint quotes draft.md --why                       ... with what each sieve heard")]
pub(crate) struct Quotes {
    /// Drafts: files, folders, or `-` for standard input
    #[arg(value_name = "FILE", required_unless_present = "files_from")]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// How the sheet is printed
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub(crate) format: SheetFormat,
    /// Say why each quotation has its speaker: which sieve took it, what the others heard, who else *he* could be
    #[arg(long, conflicts_with = "format")]
    pub(crate) why: bool,
}

#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SheetFormat {
    /// Columns for people
    Table,
    /// One JSON object a file, a line each
    Jsonl,
    /// A row a quotation, for spreadsheets
    Csv,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  quotelint sign draft.md --sources sources/            sign off every quotation that the sources confirm
  quotelint sign draft.md --line 12 --by 'Rosa Lund'    ... the quotation on line 12
  quotelint sign draft.md --text 'at six, and not' --source notes/quill.txt
  quotelint sign draft.md --line 12 --force --note 'heard it myself, no recording'
  quotelint sign draft.md --line 12 --withdraw          take a sign-off back
  quotelint ledger draft.md                             what is still open

Sign-offs are kept in DRAFT.ledger.toml. From then on `check` does not ask about such a quotation, and reports an error if
its words, its speaker or its source change.

Exit status: 0 all that was asked for is signed, 1 something was refused, 2 it could not do its work.")]
pub(crate) struct Sign {
    /// The draft
    #[arg(value_name = "DRAFT")]
    pub(crate) draft: PathBuf,
    /// Transcripts, wire copy, notes: a file, a folder or a quoted pattern; may be given several times
    ///
    /// Takes the place of `sources` in quotelint.toml.
    #[arg(long, short, value_name = "PATH")]
    pub(crate) sources: Vec<PathBuf>,
    /// Use this quotelint.toml instead of the one found from the draft upwards
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Sign even what has an error; say why with --note
    #[arg(long, requires = "note")]
    pub(crate) force: bool,
    /// Take sign-offs back, of the quotations that are named
    #[arg(long, conflicts_with_all = ["by", "source", "note", "at", "force"])]
    pub(crate) withdraw: bool,
    /// Drop the sign-offs of quotations that the draft no longer has; signs only what is named beside it
    #[arg(long)]
    pub(crate) prune: bool,
    #[command(flatten, next_help_heading = "Which quotations [default: those that the sources confirm]")]
    pub(crate) which: Which,
    #[command(flatten, next_help_heading = "What is recorded")]
    pub(crate) record: Record,
}

/// Quotations of a draft.
#[derive(Args, Debug)]
pub(crate) struct Which {
    /// The quotations on this line; may be given several times
    #[arg(long, value_name = "NUMBER")]
    pub(crate) line: Vec<usize>,
    /// The quotation with these words in it; may be given several times
    #[arg(long, value_name = "WORDS")]
    pub(crate) text: Vec<String>,
    /// All that are not signed yet
    #[arg(long, conflicts_with_all = ["line", "text"])]
    pub(crate) all: bool,
}

impl Which {
    /// Whether it names any.
    pub(crate) fn is_given(&self) -> bool {
        self.all || !self.line.is_empty() || !self.text.is_empty()
    }
}

/// What a sign-off says beside the quotation.
#[derive(Args, Debug)]
pub(crate) struct Record {
    /// Who signs [default: `QUOTELINT_BY` in the environment, else git's user.name]
    #[arg(long, value_name = "NAME")]
    pub(crate) by: Option<String>,
    /// The file that confirms them: a recording, notes, an e-mail [default: the source that has the words]
    #[arg(long, value_name = "FILE")]
    pub(crate) source: Option<PathBuf>,
    /// How it was checked, or why it may stand
    #[arg(long, value_name = "TEXT")]
    pub(crate) note: Option<String>,
    /// When, as 2031-03-10T14:05:00Z [default: now]
    #[arg(long, value_name = "TIME")]
    pub(crate) at: Option<String>,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  quotelint ledger draft.md --sources sources/          every quotation: open, changed, signed
  quotelint ledger drafts/ --open                       the fact-checker's working list
  quotelint ledger draft.md --strict                    exit status 1 while a quotation is open
  quotelint ledger drafts/ --format jsonl | jq -r 'select(.state == \"changed\") | .file'")]
pub(crate) struct Ledger {
    /// Drafts: files or folders
    #[arg(value_name = "DRAFT", required = true)]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// Only what is open, or changed after it was signed
    #[arg(long)]
    pub(crate) open: bool,
    /// End with exit status 1 while anything is open or changed
    #[arg(long)]
    pub(crate) strict: bool,
    /// How the list is printed
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub(crate) format: LedgerFormat,
}

#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LedgerFormat {
    /// Columns for people
    Table,
    /// One JSON object a quotation, a line each
    Jsonl,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  quotelint baseline archive/                           live with what is found today
  quotelint check archive/                              ... and report what is new
  quotelint baseline --prune archive/                   drop what no longer occurs, and add nothing

A finding is known by its rule, its draft and its words: it stays known when lines move, and when paragraphs are wrapped or
marks are set anew. The file is a line a finding, sorted: put it under version control beside quotelint.toml.")]
pub(crate) struct Baseline {
    /// Drafts: files or folders
    #[arg(value_name = "PATH", default_value = ".")]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// The file that is written [default: `baseline` in quotelint.toml, or .quotelint-baseline.json beside it]
    #[arg(long = "baseline", value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,
    /// Drop what no longer occurs, and drafts that are gone; add nothing
    #[arg(long)]
    pub(crate) prune: bool,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  quotelint explain                                     the groups and their rules
  quotelint explain missing-comma --preset wikipedia    ... and what that style guide wants
  quotelint explain own-rules                           how to write rules of your own")]
pub(crate) struct Explain {
    /// A rule, a group, or `own-rules`; without it, all groups
    #[arg(value_name = "RULE|GROUP")]
    pub(crate) rule: Option<String>,
    /// Say what this style guide wants
    #[arg(long, value_name = "NAME", value_parser = preset)]
    pub(crate) preset: Option<Preset>,
    /// Use this quotelint.toml instead of the one found from here upwards
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
}

#[derive(Args, Debug)]
#[command(after_help = "\
A page is a Markdown file with examples; `quotelint explain own-rules` shows one.
Exit status: 0 all examples are right, 1 some are wrong, 2 a page could not be read.")]
pub(crate) struct TestRules {
    /// The folder of the pages [default: the one that `own-rules` in quotelint.toml names]
    #[arg(value_name = "FOLDER")]
    pub(crate) folder: Option<PathBuf>,
    /// Use the word lists and the style guide of this quotelint.toml instead of the one found from the folder upwards
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub(crate) struct Rules {
    /// Show this style guide's values [default: those that hold here, by quotelint.toml]
    #[arg(long, value_name = "NAME", value_parser = preset)]
    pub(crate) preset: Option<Preset>,
    /// Use this quotelint.toml instead of the one found from here upwards
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// How the list is printed
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub(crate) format: RulesFormat,
}

#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RulesFormat {
    /// Columns for people
    Table,
    /// One JSON object a line
    Jsonl,
}

#[derive(Args, Debug)]
pub(crate) struct Init {
    /// The folder that the file goes into
    #[arg(value_name = "FOLDER", default_value = ".")]
    pub(crate) folder: PathBuf,
}

#[derive(Args, Debug)]
pub(crate) struct Lsp {
    /// What it does anyway; many editors ask for it
    #[arg(long, hide = true)]
    pub(crate) stdio: bool,
}

#[derive(Args, Debug)]
pub(crate) struct Schema {
    /// What prints it
    pub(crate) of: Printed,
}

#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Printed {
    /// `quotelint check --format json`
    Check,
    /// A line of `quotelint quotes --format jsonl`
    Quotes,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Example:
  quotelint completions fish > ~/.config/fish/completions/quotelint.fish")]
pub(crate) struct Completions {
    /// The shell
    pub(crate) shell: Shell,
}

fn preset(name: &str) -> Result<Preset, UnknownName> {
    name.parse()
}

fn severity(name: &str) -> Result<Severity, String> {
    Severity::named(name).ok_or_else(|| {
        let known = Severity::ALL.map(Severity::name).join(", ");
        format!("unknown severity `{name}`; one of: {known}")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_declaration_holds_together() {
        Cli::command().debug_assert();
    }
}
