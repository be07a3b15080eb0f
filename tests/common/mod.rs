//! A newsroom of its own for each test: a folder that goes away, and the real program in it, which sees nothing of
//! the machine around.
#![allow(dead_code)] // each test file uses some of it

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// A folder with drafts, sources and settings.
pub(crate) struct Newsroom {
    folder: TempDir,
}

/// How a run ended, and what it printed.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Newsroom {
    pub(crate) fn new() -> Self {
        Self { folder: TempDir::new().expect("a folder for the test") }
    }

    /// With a file in it.
    #[must_use]
    pub(crate) fn with(self, path: &str, text: impl AsRef<[u8]>) -> Self {
        self.write(path, text);
        self
    }

    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path(path);
        std::fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub(crate) fn read(&self, path: &str) -> String {
        String::from_utf8(self.bytes(path)).expect("the file is UTF-8")
    }

    pub(crate) fn bytes(&self, path: &str) -> Vec<u8> {
        std::fs::read(self.path(path)).expect("the file is there")
    }

    /// Runs quotelint in the folder: `room.run("check draft.md --quiet")`.
    pub(crate) fn run(&self, arguments: &str) -> Run {
        self.run_with(arguments, b"")
    }

    /// Runs it with something on standard input.
    pub(crate) fn run_with(&self, arguments: &str, input: &[u8]) -> Run {
        let arguments: Vec<&str> = arguments.split_whitespace().collect();
        self.run_words(&arguments, input)
    }

    /// Runs it with arguments that hold spaces.
    pub(crate) fn run_words(&self, arguments: &[&str], input: &[u8]) -> Run {
        let mut child = self
            .command(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        // it may end without reading: that is for the test to judge
        let _unread = child.stdin.take().expect("a pipe").write_all(input);
        let done = child.wait_with_output().expect("the program ends");
        Run {
            code: done.status.code().expect("it ends by itself"),
            out: String::from_utf8(done.stdout).expect("it prints UTF-8"),
            err: String::from_utf8(done.stderr).expect("it prints UTF-8"),
        }
    }

    /// The program, in the folder, with nothing of the environment.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_quotelint"));
        command.args(arguments).current_dir(self.folder.path()).env_clear();
        if let Some(root) = std::env::var_os("SystemRoot") {
            command.env("SystemRoot", root); // Windows starts nothing without it
        }
        command
    }
}

impl Run {
    /// Expects this exit status; shows everything where it is another.
    #[track_caller]
    pub(crate) fn ends(self, code: i32) -> Self {
        assert_eq!(self.code, code, "\n--- out\n{}\n--- err\n{}", self.out, self.err);
        self
    }

    /// Expects these words on standard output.
    #[track_caller]
    pub(crate) fn prints(self, words: &str) -> Self {
        assert!(self.out.contains(words), "`{words}` is not in\n{}", self.out);
        self
    }

    /// Expects these words on standard error.
    #[track_caller]
    pub(crate) fn says(self, words: &str) -> Self {
        assert!(self.err.contains(words), "`{words}` is not in\n{}", self.err);
        self
    }

    /// Expects the names of these rules in its report, in this order and no others.
    #[track_caller]
    pub(crate) fn finds(self, rules: &[&str]) -> Self {
        let found: Vec<&str> = self
            .out
            .lines()
            .filter_map(|line| {
                ["error[", "warning[", "note["].iter().find_map(|head| line.strip_prefix(head))
            })
            .filter_map(|line| line.split(']').next())
            .collect();
        assert_eq!(found, rules, "\n{}", self.out);
        self
    }
}
