//! The settings that hold in a folder, for commands that read no draft.

use super::Failure;
use super::args::Reading;
use super::console::Console;
use super::desks::Desks;
use super::trouble::Trouble;
use quotelint::config::Config;
use quotelint::lexicon::Lexicon;
use quotelint::rules::Settings;
use std::path::{Path, PathBuf};

/// What holds here.
pub(crate) struct Here {
    /// The file of settings; `None` where there is none.
    pub(crate) path: Option<PathBuf>,
    /// What each rule weighs, and which there are.
    pub(crate) settings: Settings,
    /// The word lists.
    pub(crate) lexicon: Lexicon,
    /// The folder of own rules.
    pub(crate) own_rules: Option<PathBuf>,
}

/// The settings that `config` names, else those from `folder` upwards.
///
/// # Errors
/// If they have mistakes, which are told.
pub(crate) fn of(config: Option<&Path>, folder: &Path, console: &Console) -> Result<Here, Failure> {
    let reading = Reading { config: config.map(Path::to_owned), ..Reading::default() };
    let mut desks = Desks::new(&reading)?;
    // any file in the folder stands for the folder
    let index = desks.of(&folder.join("draft"));
    desks.mistakes.iter().for_each(|faulty| console.blame(faulty));
    let Some(index) = index else {
        let (settings, lexicon) = (Settings::default(), Lexicon::built_in());
        return Ok(Here { path: None, settings, lexicon, own_rules: None });
    };
    let path = desks.path(index).to_owned();
    let Some(config) = desks.config(index) else { return Err(Trouble::Settings { path }.into()) };
    let beside = path.parent().unwrap_or(Path::new(""));
    Ok(Here {
        settings: config.base().clone(),
        lexicon: Config::lexicon(config),
        own_rules: config.own_rules.as_ref().map(|folder| beside.join(folder)),
        path: Some(path),
    })
}
