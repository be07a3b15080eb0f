//! A runner in little: it reads action.yml and does its steps one after the other, each in a shell of its own with the
//! files and variables that GitHub gives it.
//!
//! What it does not do: it runs no other action. Such a step is written down, with what it would have been given.

use crate::expression::{filled, holds};
use saphyr::{LoadableYamlNode, Yaml};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// How a run of the action ended.
#[derive(Debug)]
pub(crate) struct Done {
    pub(crate) succeeded: bool,
    pub(crate) outputs: BTreeMap<String, String>,
    /// What its steps printed, and what the runner was told not to read as commands.
    pub(crate) log: String,
    pub(crate) annotations: Vec<Annotation>,
    pub(crate) summary: String,
    /// The steps that were done, by name.
    pub(crate) steps: Vec<String>,
    /// Other actions, and what they were given.
    pub(crate) used: Vec<(String, BTreeMap<String, String>)>,
}

/// What GitHub shows at a line of a diff, or at the run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Annotation {
    pub(crate) kind: String,
    pub(crate) file: Option<String>,
    pub(crate) line: Option<String>,
    pub(crate) title: String,
    pub(crate) text: String,
}

/// The machine and the event that an action runs for.
pub(crate) struct Runner {
    /// The folder that holds action.yml, as it lies on the machine.
    pub(crate) action: PathBuf,
    /// The checkout.
    pub(crate) workspace: PathBuf,
    /// A folder for `RUNNER_TEMP` and the runner's own files.
    pub(crate) temp: PathBuf,
    pub(crate) github: Value,
    pub(crate) variables: BTreeMap<String, String>,
}

/// The YAML of `path`; every scalar as text, as inputs are.
pub(crate) fn yaml(path: &Path) -> Value {
    let text = fs::read_to_string(path).expect("it is there");
    let mut documents = Yaml::load_from_str(&text).expect("it is YAML");
    assert_eq!(documents.len(), 1);
    plain(&documents.remove(0))
}

fn plain(yaml: &Yaml<'_>) -> Value {
    if let Some(map) = yaml.as_mapping() {
        let key = |key: &Yaml<'_>| key.as_str().expect("a key is text").to_owned();
        Value::Object(map.iter().map(|(k, v)| (key(k), plain(v))).collect())
    } else if let Some(list) = yaml.as_sequence() {
        Value::Array(list.iter().map(plain).collect())
    } else if let Some(text) = yaml.as_str() {
        Value::String(text.to_owned())
    } else if yaml.is_null() {
        Value::Null
    } else if let Some(flag) = yaml.as_bool() {
        Value::String(flag.to_string())
    } else {
        Value::String(yaml.as_integer().expect("texts, flags and numbers only").to_string())
    }
}

impl Runner {
    /// Runs the action with these inputs.
    pub(crate) fn run(&mut self, inputs: &[(&str, &str)]) -> Done {
        let action = yaml(&self.action.join("action.yml"));
        assert_eq!(action["runs"]["using"], "composite");
        let mut given = Map::new();
        for (name, input) in action["inputs"].as_object().expect("inputs") {
            given.insert(name.clone(), input["default"].clone());
        }
        for (name, value) in inputs {
            assert!(given.insert((*name).to_owned(), (*value).into()).is_some(), "no input `{name}`");
        }
        let mut contexts = json!({"github": self.github, "inputs": given, "steps": {}});
        let mut done = Done {
            succeeded: true,
            outputs: BTreeMap::new(),
            log: String::new(),
            annotations: Vec::new(),
            summary: String::new(),
            steps: Vec::new(),
            used: Vec::new(),
        };
        for step in action["runs"]["steps"].as_array().expect("steps") {
            let wanted = step.get("if").and_then(Value::as_str).is_none_or(|when| holds(when, &contexts));
            // no condition of the action asks for failed steps before it
            if !wanted || !done.succeeded {
                continue;
            }
            done.steps.push(step["name"].as_str().expect("every step has a name").to_owned());
            if let Some(action) = step.get("uses").and_then(Value::as_str) {
                done.used.push((action.to_owned(), texts(&step["with"], &contexts)));
                continue;
            }
            let outputs = self.step(step, &contexts, &mut done);
            if let Some(id) = step.get("id").and_then(Value::as_str) {
                contexts["steps"][id] = json!({ "outputs": outputs });
            }
        }
        for (name, output) in action["outputs"].as_object().expect("outputs") {
            let value = output["value"].as_str().expect("an output has a value");
            done.outputs.insert(name.clone(), filled(value, &contexts));
        }
        done
    }

    /// Runs one step in a shell; its outputs.
    fn step(&mut self, step: &Value, contexts: &Value, done: &mut Done) -> BTreeMap<String, String> {
        assert_eq!(step["shell"], "bash");
        let script = step["run"].as_str().expect("a step runs something");
        assert!(!script.contains("${{"), "a text of others would become part of the script: {script}");
        let file = |name: &str| {
            let path = self.temp.join(format!("_runner_{name}"));
            fs::write(&path, "").expect("a file");
            path
        };
        let (output, summary) = (file("output"), file("summary"));
        let (variables, path) = (file("env"), file("path"));
        let script_file = file("script.sh");
        fs::write(&script_file, script).expect("a script");
        let folder = step.get("working-directory").and_then(Value::as_str).unwrap_or(".");
        let mut command = Command::new("bash");
        command
            .args(["--noprofile", "--norc", "-eo", "pipefail"])
            .arg(&script_file)
            .current_dir(self.workspace.join(filled(folder, contexts)))
            .env_clear()
            .envs(&self.variables)
            .envs(texts(&step["env"], contexts))
            .env("GITHUB_ACTION_PATH", &self.action)
            .env("GITHUB_OUTPUT", &output)
            .env("GITHUB_STEP_SUMMARY", &summary)
            .env("GITHUB_ENV", &variables)
            .env("GITHUB_PATH", &path);
        let ran = command.output().expect("bash starts");
        let mut printed = String::from_utf8(ran.stdout).expect("it prints UTF-8");
        printed.push_str(&String::from_utf8(ran.stderr).expect("it prints UTF-8"));
        done.annotations.extend(annotations(&printed));
        done.log.push_str(&printed);
        done.summary.push_str(&fs::read_to_string(summary).expect("the summary"));
        done.succeeded &= ran.status.success();
        for folder in fs::read_to_string(path).expect("the path file").lines() {
            let before = &self.variables["PATH"];
            let after = format!("{folder}:{before}");
            self.variables.insert("PATH".to_owned(), after);
        }
        self.variables.extend(pairs(&fs::read_to_string(variables).expect("the variables")));
        pairs(&fs::read_to_string(output).expect("the outputs"))
    }
}

fn texts(map: &Value, contexts: &Value) -> BTreeMap<String, String> {
    let map = map.as_object().into_iter().flatten();
    map.map(|(name, text)| (name.clone(), filled(text.as_str().expect("texts"), contexts))).collect()
}

/// `name=value` a line; nothing here needs the form for several lines.
fn pairs(text: &str) -> BTreeMap<String, String> {
    let pair = |line: &str| {
        let (name, value) = line.split_once('=').unwrap_or_else(|| panic!("no pair: {line}"));
        (name.to_owned(), value.to_owned())
    };
    text.lines().map(pair).collect()
}

/// The workflow commands in what a step printed.
fn annotations(printed: &str) -> Vec<Annotation> {
    let mut found = Vec::new();
    let mut stopped: Option<String> = None;
    for line in printed.lines() {
        if let Some(token) = &stopped {
            if line == format!("::{token}::") {
                stopped = None;
            }
            continue;
        }
        let Some((head, text)) = line.strip_prefix("::").and_then(|rest| rest.split_once("::")) else {
            continue;
        };
        let (kind, properties) = head.split_once(' ').unwrap_or((head, ""));
        if kind == "stop-commands" {
            stopped = Some(text.to_owned());
            continue;
        }
        assert!(["error", "warning", "notice"].contains(&kind), "an unknown command: {line}");
        let property = |name: &str| {
            let pair = properties.split(',').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
            pair.map(unescaped)
        };
        found.push(Annotation {
            kind: kind.to_owned(),
            file: property("file"),
            line: property("line"),
            title: property("title").unwrap_or_default(),
            text: unescaped(text),
        });
    }
    assert_eq!(stopped, None, "commands stay stopped");
    found
}

fn unescaped(text: &str) -> String {
    let text = text.replace("%0A", "\n").replace("%0D", "\r").replace("%3A", ":").replace("%2C", ",");
    text.replace("%25", "%")
}
