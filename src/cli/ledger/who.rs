//! Who signs, and when.

use crate::cli::trouble::Trouble;
use chrono::{DateTime, SecondsFormat, Utc};
use std::env;
use std::path::Path;
use std::process::Command;

/// The variable that names who signs.
const BY: &str = "QUOTELINT_BY";

/// Who signs: as told, else as the environment has it, else as git calls whoever writes in the draft's folder.
pub(super) fn by(told: Option<&str>, draft: &Path) -> Result<String, Trouble> {
    let given = told.map(str::to_owned).or_else(|| env::var(BY).ok()).or_else(|| git(draft));
    given.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).ok_or(Trouble::Nobody)
}

fn git(draft: &Path) -> Option<String> {
    let folder = draft.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let asked = Command::new("git").args(["config", "user.name"]).current_dir(folder).output().ok()?;
    asked.status.success().then(|| String::from_utf8_lossy(&asked.stdout).into_owned())
}

/// When: as told, else now; in UTC, to the second.
pub(super) fn at(told: Option<&str>) -> Result<String, Trouble> {
    let time = match told {
        None => Utc::now(),
        Some(text) => DateTime::parse_from_rfc3339(text)
            .map_err(|error| Trouble::NoTime { text: text.to_owned(), error: error.to_string() })?
            .to_utc(),
    };
    Ok(time.to_rfc3339_opts(SecondsFormat::Secs, true))
}
