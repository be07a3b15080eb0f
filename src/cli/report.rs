//! Which reports a run writes, in which formats and where to.

use super::args::{Check, ReportFormat};
use super::trouble::Trouble;
use clap::ValueEnum;
use quotelint::emit::terminal::{Look, Terminal};
use quotelint::emit::{Run, github, gitlab, html, json, junit, markdown, rdjson, sarif};
use std::collections::BTreeSet;
use std::env;
use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// How a file looks: no colours, as wide as a page.
const PAGE: Look = Look { colour: false, width: 100 };

/// The reports of a run.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Reports {
    /// What goes to standard output.
    pub(crate) shown: Option<ReportFormat>,
    /// What goes into files.
    pub(crate) files: Vec<(ReportFormat, PathBuf)>,
}

impl Reports {
    /// The reports that the arguments ask for.
    ///
    /// A file's format is the one written before it (`sarif=out.json`), else the one its name tells (`.sarif`, `.html`,
    /// `.md`, `.xml`, `.rdjson`), else the next `--format` that no file took. The `--format` that is left over is shown.
    pub(crate) fn of(args: &Check) -> Result<Self, Trouble> {
        let mut formats = args.format.clone();
        formats.dedup();
        let mut files = Vec::new();
        for output in &args.output {
            let (named, path) = explicit(output);
            let format = named.or_else(|| told_by(&path));
            // a format that is named for this file is not shown as well
            if let Some(at) = formats.iter().position(|other| Some(*other) == format) {
                formats.remove(at);
            }
            files.push((format, path));
        }
        let mut left = formats.into_iter();
        let files: Vec<_> = files
            .into_iter()
            .map(|(format, path)| (format.or_else(|| left.next()).unwrap_or_else(|| guessed(&path)), path))
            .collect();
        let shown = left.next().or(files.is_empty().then_some(ReportFormat::Terminal));
        match left.next() {
            Some(second) => {
                Err(Trouble::Formats { first: name(shown.unwrap_or(second)), second: name(second) })
            }
            None => Ok(Self { shown, files }),
        }
    }

    /// Writes what goes into files; what could not be written is told.
    pub(crate) fn write_files(&self, run: &Run<'_>, tell: &mut dyn FnMut(&Trouble)) {
        for (format, path) in &self.files {
            if is_read(run, path) {
                tell(&Trouble::OverInput { path: path.clone() });
                continue;
            }
            let written = File::create(path).and_then(|file| {
                let mut out = BufWriter::new(file);
                write(run, *format, PAGE, &mut out)?;
                out.flush()
            });
            if let Err(error) = written {
                tell(&Trouble::Unwritable { path: path.clone(), error });
            }
        }
    }
}

/// Whether `path` is a draft or a source of this run.
fn is_read(run: &Run<'_>, path: &Path) -> bool {
    let Ok(target) = path.canonicalize() else { return false };
    let mut files = BTreeSet::new();
    for (article, _) in &run.drafts {
        files.insert(article.draft.file.path());
        // many drafts share their sources
        if let Some(sources) = &article.sources
            && !sources.read.first().is_some_and(|first| files.contains(first.file.path()))
        {
            files.extend(sources.read.iter().map(|source| source.file.path()));
        }
    }
    files.into_iter().any(|file| file.canonicalize().is_ok_and(|file| file == target))
}

/// Writes one report.
pub(crate) fn write(run: &Run<'_>, format: ReportFormat, look: Look, out: &mut dyn Write) -> io::Result<()> {
    match format {
        ReportFormat::Terminal => {
            let mut terminal = Terminal::new(out, look);
            for (article, findings) in &run.drafts {
                for finding in *findings {
                    terminal.finding(article, finding)?;
                }
            }
            terminal.finish()
        }
        ReportFormat::Json => json::write(run, out),
        ReportFormat::Github => {
            github::write(run, out)?;
            summarise(run)
        }
        ReportFormat::Sarif => sarif::write(run, out),
        ReportFormat::Rdjson => rdjson::write(run, out),
        ReportFormat::Gitlab => gitlab::write(run, out),
        ReportFormat::Junit => junit::write(run, out),
        ReportFormat::Markdown => markdown::write(run, out),
        ReportFormat::Html => html::write(run, out),
    }
}

/// Puts what GitHub would drop into the summary of the step, where there is one.
fn summarise(run: &Run<'_>) -> io::Result<()> {
    let Some(path) = env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty()) else {
        return Ok(());
    };
    let mut text = Vec::new();
    github::write_overflow(run, &mut text)?;
    if text.is_empty() {
        return Ok(());
    }
    OpenOptions::new().append(true).create(true).open(path)?.write_all(&text)
}

/// `sarif=out.json` → SARIF, `out.json`.
fn explicit(output: &Path) -> (Option<ReportFormat>, PathBuf) {
    let parts = output.to_str().and_then(|text| text.split_once('='));
    match parts.map(|(format, path)| (ReportFormat::from_str(format, false), path)) {
        Some((Ok(format), path)) if !path.is_empty() => (Some(format), path.into()),
        _ => (None, output.to_owned()),
    }
}

/// The format that a file's name leaves no doubt about.
fn told_by(path: &Path) -> Option<ReportFormat> {
    match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
        "sarif" => Some(ReportFormat::Sarif),
        "md" | "markdown" => Some(ReportFormat::Markdown),
        "xml" => Some(ReportFormat::Junit),
        "rdjson" => Some(ReportFormat::Rdjson),
        "html" | "htm" => Some(ReportFormat::Html),
        _ => None,
    }
}

/// The format of a file that nothing else tells of.
fn guessed(path: &Path) -> ReportFormat {
    let json = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    if json { ReportFormat::Json } else { ReportFormat::Terminal }
}

fn name(format: ReportFormat) -> String {
    format.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::args::{Cli, Command};
    use super::*;
    use clap::Parser;

    fn reports(arguments: &str) -> Result<Reports, Trouble> {
        let words = format!("quotelint check d.md {arguments}");
        let Command::Check(check) = Cli::parse_from(words.split_whitespace()).command else { unreachable!() };
        Reports::of(&check)
    }

    #[track_caller]
    fn is(arguments: &str, shown: Option<ReportFormat>, files: &[(ReportFormat, &str)]) {
        let reports = reports(arguments).expect("the arguments fit together");
        assert_eq!(reports.shown, shown, "{arguments}");
        let files: Vec<_> = files.iter().map(|(format, path)| (*format, PathBuf::from(path))).collect();
        assert_eq!(reports.files, files, "{arguments}");
    }

    #[test]
    fn each_report_goes_where_the_arguments_send_it() {
        use ReportFormat::{Github, Gitlab, Html, Json, Markdown, Sarif, Terminal};
        is("", Some(Terminal), &[]);
        is("--format sarif", Some(Sarif), &[]);
        is("--format sarif --output out.sarif", None, &[(Sarif, "out.sarif")]);
        is("--format sarif --output out.json", None, &[(Sarif, "out.json")]);
        is("--output out.json", None, &[(Json, "out.json")]);
        is("--output OUT.SARIF --output Out.Json", None, &[(Sarif, "OUT.SARIF"), (Json, "Out.Json")]);
        is("--output out.txt", None, &[(Terminal, "out.txt")]);
        is(
            "--format github --output q.sarif --output s.md",
            Some(Github),
            &[(Sarif, "q.sarif"), (Markdown, "s.md")],
        );
        is("--format terminal --output q.sarif", Some(Terminal), &[(Sarif, "q.sarif")]);
        is("--format github --output gitlab=gl.json", Some(Github), &[(Gitlab, "gl.json")]);
        is(
            "--format gitlab --format markdown --output a --output b",
            None,
            &[(Gitlab, "a"), (Markdown, "b")],
        );
        is("--output proof.html", None, &[(Html, "proof.html")]);
        is("--output a=b.md", None, &[(Markdown, "a=b.md")]);
    }

    #[test]
    fn two_reports_cannot_both_be_shown() {
        assert!(reports("--format json --format sarif").is_err());
        assert!(reports("--format json,sarif --output x.sarif").is_ok());
    }
}
