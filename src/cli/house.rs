//! A newsroom's own rules: the pages in the folder that `own-rules` in quotelint.toml names.

use quotelint::config::{Problem, own};
use quotelint::rules::{Book, Rule};
use quotelint::text::File;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is wrong with a file of settings or a page.
pub(crate) struct Faulty {
    /// The file.
    pub(crate) file: Arc<File>,
    /// Its mistakes, in the order of the text.
    pub(crate) problems: Vec<Problem>,
}

/// The rules that hold under the settings in `config`, a file in `folder`: the program's and the newsroom's own.
///
/// # Errors
/// The pages that cannot be used, with their mistakes; where the folder cannot be read, `config` itself.
pub(crate) fn book(config: &Arc<File>, folder: &Path) -> Result<Book, Vec<Faulty>> {
    let Some((named, span)) = own::folder(config) else { return Ok(Book::default()) };
    let pages = pages(&folder.join(&named)).map_err(|error| {
        let is_missing = error.kind() == io::ErrorKind::NotFound;
        let help = is_missing.then(|| "name a folder, as seen from this file".to_owned());
        let message = if is_missing {
            format!("no folder `{named}`")
        } else {
            format!("the folder `{named}` cannot be read: {error}")
        };
        vec![Faulty {
            file: config.clone(),
            problems: vec![Problem { span, message, label: String::new(), help }],
        }]
    })?;
    let (rules, faulty) = read(pages);
    if faulty.is_empty() { Ok(Book::with(rules)) } else { Err(faulty) }
}

/// The pages in `folder`, sorted by name; `README.md` is for people.
pub(crate) fn pages(folder: &Path) -> io::Result<Vec<File>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path: PathBuf = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let is_page = path.extension().is_some_and(|extension| extension == "md");
        if is_page && !name.starts_with('.') && !name.eq_ignore_ascii_case("readme.md") && path.is_file() {
            paths.push(path);
        }
    }
    paths.sort();
    paths.into_iter().map(|path| Ok(File::new(&path, fs::read(&path)?))).collect()
}

/// The rules on `pages`, and the pages that are none.
pub(crate) fn read(pages: Vec<File>) -> (Vec<Rule>, Vec<Faulty>) {
    let (mut rules, mut faulty) = (Vec::new(), Vec::new());
    for file in pages {
        match own::rule(&file) {
            Ok(rule) => rules.push(rule),
            Err(problems) => faulty.push(Faulty { file: Arc::new(file), problems }),
        }
    }
    (rules, faulty)
}
