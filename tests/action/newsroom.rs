//! A newsroom that keeps its drafts in git, and what GitHub checks out of it.

use crate::runner::{Done, Runner, yaml};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// The newsroom's repository, a checkout of it, and a machine to run the action on.
pub(crate) struct Newsroom {
    folder: TempDir,
    github: Value,
}

/// What a push names where there was no commit before.
const NOTHING: &str = "0000000000000000000000000000000000000000";

impl Newsroom {
    /// With one commit, of a source and of two drafts that have faults.
    pub(crate) fn new() -> Self {
        let folder = TempDir::new().expect("a folder");
        for name in ["origin", "workspace", "temp"] {
            fs::create_dir(folder.path().join(name)).expect("a folder");
        }
        let room = Self { folder, github: json!({"event_name": "workflow_dispatch", "event": {}}) };
        room.git("origin", &["init", "--quiet", "--initial-branch=main"]);
        room.write("sources/council.txt", "MS. LINDQVIST: We are not going to sell the harbour.\n");
        room.write("drafts/old.md", "“Nobody asked us about the last boat.” It rained.\n");
        room.write("letters/old letter.md", "“Nobody asked me, either.” It rained again.\n");
        room.write("tool.rs", "fn main() {}\n");
        room.commit("The news of yesterday");
        room
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.path("origin").join(path);
        fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    pub(crate) fn git(&self, folder: &str, arguments: &[&str]) -> String {
        let mut command = Command::new("git");
        command.args([
            "-c",
            "user.name=Ann Lee",
            "-c",
            "user.email=ann@news.example",
            "-c",
            "commit.gpgsign=false",
        ]);
        command.args(arguments).current_dir(self.path(folder)).env("HOME", self.folder.path());
        let ran = command.env("GIT_CONFIG_NOSYSTEM", "1").output().expect("git starts");
        let said = String::from_utf8_lossy(&ran.stderr);
        assert!(ran.status.success(), "git {arguments:?}: {said}");
        String::from_utf8(ran.stdout).expect("git prints UTF-8").trim_end().to_owned()
    }

    pub(crate) fn commit(&self, message: &str) -> String {
        self.git("origin", &["add", "--all"]);
        self.git("origin", &["commit", "--quiet", "--allow-empty", "-m", message]);
        self.git("origin", &["rev-parse", "HEAD"])
    }

    /// A pull request of what `change` does. The branch that it is for has moved on since, as branches do; the
    /// checkout is what actions/checkout makes of it: the merge alone, without history.
    #[must_use]
    pub(crate) fn pull_request(mut self, change: impl Fn(&Self)) -> Self {
        let base = self.git("origin", &["rev-parse", "HEAD"]);
        self.git("origin", &["switch", "--quiet", "--create", "story"]);
        change(&self);
        let head = self.commit("A story");
        self.git("origin", &["switch", "--quiet", "main"]);
        self.write("drafts/meanwhile.md", "“It was like that before us.” It rained.\n");
        self.commit("Another desk's story");
        self.git("origin", &["merge", "--quiet", "--no-ff", "-m", "Merge", "story"]);
        self.check_out("HEAD");
        let repository = json!({"full_name": "news/desk"});
        self.github = json!({"event_name": "pull_request", "event": {"pull_request": {
            "base": {"sha": base, "ref": "main"}, "head": {"sha": head, "repo": repository},
        }}});
        self
    }

    /// The pull request comes from a fork of this name; without one, from a fork that is gone.
    #[must_use]
    pub(crate) fn by_fork(mut self, name: Option<&str>) -> Self {
        let repository = name.map_or(Value::Null, |name| json!({"full_name": name}));
        self.github["event"]["pull_request"]["head"]["repo"] = repository;
        self
    }

    /// A push of what `change` does, to a branch that is `new` or was there before.
    #[must_use]
    pub(crate) fn push(mut self, new: bool, change: impl Fn(&Self)) -> Self {
        let before = self.git("origin", &["rev-parse", "HEAD"]);
        change(&self);
        self.commit("A story");
        self.check_out("HEAD");
        let before = if new { NOTHING } else { &before };
        self.github = json!({"event_name": "push", "event": {"before": before}});
        self
    }

    /// A merge queue tries what `change` does, on top of what was there before.
    #[must_use]
    pub(crate) fn queue(self, change: impl Fn(&Self)) -> Self {
        let mut room = self.push(false, change);
        let before = room.github["event"]["before"].take();
        room.github = json!({"event_name": "merge_group", "event": {"merge_group": {"base_sha": before}}});
        room
    }

    /// Checks a revision out as actions/checkout does: into an empty folder, and without history.
    pub(crate) fn check_out(&self, revision: &str) {
        fs::remove_dir_all(self.path("workspace")).expect("it goes");
        fs::create_dir(self.path("workspace")).expect("a folder");
        let commit = self.git("origin", &["rev-parse", revision]);
        let origin = format!("file://{}", self.path("origin").display());
        self.git("workspace", &["init", "--quiet"]);
        self.git("workspace", &["remote", "add", "origin", &origin]);
        self.git("workspace", &["fetch", "--quiet", "--depth=1", "origin", &commit]);
        self.git("workspace", &["checkout", "--quiet", "--force", "FETCH_HEAD"]);
    }

    /// Runs the action as GitHub unpacks it: `.github/actions/quotelint` at the tag of its release, which is at hand.
    pub(crate) fn run(&self, inputs: &[(&str, &str)]) -> Done {
        self.release(true);
        self.run_unreleased(inputs)
    }

    /// The same, with the releases that were made before.
    pub(crate) fn run_unreleased(&self, inputs: &[(&str, &str)]) -> Done {
        self.runner().run(inputs)
    }

    /// The machine.
    pub(crate) fn runner(&self) -> Runner {
        let unpacked = self.path(concat!("_actions/press/quotelint/v", env!("CARGO_PKG_VERSION")));
        let action = unpacked.join(".github/actions/quotelint");
        fs::create_dir_all(&action).expect("a folder");
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        for file in fs::read_dir(here.join(".github/actions/quotelint")).expect("the action") {
            let file = file.expect("a file");
            fs::copy(file.path(), action.join(file.file_name())).expect("it is copied");
        }
        fs::copy(here.join("Cargo.toml"), unpacked.join("Cargo.toml")).expect("it is copied");
        let event = self.path("temp/event.json");
        fs::write(&event, self.github["event"].to_string()).expect("a file");
        let mut github = self.github.clone();
        github["repository"] = "news/desk".into();
        let text = |path: PathBuf| path.to_str().expect("a plain path").to_owned();
        let releases = format!("file://{}", self.path("releases").display());
        let variables = BTreeMap::from(
            [
                ("CI", "true".to_owned()),
                ("HOME", text(self.path(""))),
                ("PATH", std::env::var("PATH").expect("a path")),
                ("GITHUB_ACTIONS", "true".to_owned()),
                (
                    "GITHUB_BASE_REF",
                    github["event"]["pull_request"]["base"]["ref"].as_str().unwrap_or_default().to_owned(),
                ),
                ("GITHUB_EVENT_NAME", github["event_name"].as_str().expect("a name").to_owned()),
                ("GITHUB_EVENT_PATH", text(event)),
                ("GITHUB_REPOSITORY", "news/desk".to_owned()),
                ("GITHUB_SERVER_URL", releases),
                ("GITHUB_WORKSPACE", text(self.path("workspace"))),
                ("RUNNER_ARCH", "X64".to_owned()),
                ("RUNNER_OS", "Linux".to_owned()),
                ("RUNNER_TEMP", text(self.path("temp"))),
            ]
            .map(|(name, value)| (name.to_owned(), value)),
        );
        Runner { action, workspace: self.path("workspace"), temp: self.path("temp"), github, variables }
    }

    /// Makes a release of the action's version as release.yml does, and puts it on the server. Its program is the one
    /// under test.
    pub(crate) fn release(&self, checksum_holds: bool) {
        let version = env!("CARGO_PKG_VERSION");
        let folder = self.path(&format!("releases/press/quotelint/releases/download/v{version}"));
        let built = folder.join("target/x86_64-unknown-linux-musl/release");
        fs::create_dir_all(&built).expect("a folder");
        let program = format!("#!/bin/sh\nexec '{}' \"$@\"\n", env!("CARGO_BIN_EXE_quotelint"));
        fs::write(built.join("quotelint"), program).expect("a file");
        let here = env!("CARGO_MANIFEST_DIR");
        let release = yaml(&Path::new(here).join(".github/workflows/release.yml"));
        let script = format!(
            "rm -rf pack; chmod +x {}/quotelint; ln -sf {here}/README.md {here}/LICENSE-* {here}/tests .\n{}\n{}",
            built.display(),
            script(&release, "build", "Try it, and pack it"),
            script(&release, "publish", "Sum up"),
        );
        let mut bash = Command::new("bash");
        bash.args(["-e", "-o", "pipefail", "-c", &script]).current_dir(&folder);
        let done = bash.env("RUNNER_OS", "Linux").env("TARGET", "x86_64-unknown-linux-musl").output();
        let done = done.expect("bash starts");
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        if !checksum_holds {
            let sums = fs::read_to_string(folder.join("SHA256SUMS")).expect("the sums");
            let wrong = format!("{}{}", "0".repeat(64), &sums[64..]);
            fs::write(folder.join("SHA256SUMS"), wrong).expect("a file");
        }
    }
}

/// What a step of a workflow runs.
fn script<'a>(workflow: &'a Value, job: &str, name: &str) -> &'a str {
    let steps = workflow["jobs"][job]["steps"].as_array().expect("steps");
    let step = steps.iter().find(|step| step["name"] == name).expect("a step of that name");
    step["run"].as_str().expect("it runs something")
}
