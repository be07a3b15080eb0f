//! The examples of a rule's page, run: what `quotelint test-rules` says of a newsroom's own rules.

use crate::document::{Format, Malformed};
use crate::emit::brief;
use crate::lexicon::Lexicon;
use crate::lint::{self, Decided, Desk, Input};
use crate::rules::{self, Example, Rule, Settings, UnknownName};
use crate::sources::{Source, Sources};
use crate::text::File;
use std::sync::Arc;

/// What is wrong with a page's examples.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Failure {
    /// Fences that are none, or settings that do not exist.
    Fence(String),
    /// It shows no example of this kind: `good` or `bad`.
    None(&'static str),
    /// A good example is reported, with this.
    Reported(String),
    /// A bad example is not.
    Silent,
    /// A bad example has no report; it would be this.
    Unwritten(String),
    /// The report of a bad example is another: as it stands on the page, and as it is.
    Other(String, String),
}

/// Something that is wrong, and the line of the page where the example begins, counted from 1.
pub type Fault = (Option<usize>, Failure);

/// Runs the examples of `rule`, whose settings are those of `settings` but for its weight, which is its page's. Answers
/// with their number and what is wrong, in the order of the page.
pub fn run(rule: &Rule, settings: &Settings, lexicon: &Lexicon) -> (usize, Vec<Fault>) {
    let page = rule.page();
    let examples = match rules::examples(&page.body) {
        Ok(examples) => examples,
        Err(error) => return (0, vec![(None, Failure::Fence(error.to_string()))]),
    };
    let mut faults = Vec::new();
    for (good, kind) in [(true, "good"), (false, "bad")] {
        if !examples.iter().any(|example| example.good == good) {
            faults.push((None, Failure::None(kind)));
        }
    }
    // the front matter stands before the body
    let above = rule.text().lines().count() - page.body.lines().count();
    for example in &examples {
        let line = above + page.body[..example.at].lines().count() + 1;
        let failure = match report(rule, example, settings, lexicon) {
            Ok(found) => judge(example, found),
            Err(why) => Some(Failure::Fence(why)),
        };
        faults.extend(failure.map(|failure| (Some(line), failure)));
    }
    (examples.len(), faults)
}

fn judge(example: &Example, found: String) -> Option<Failure> {
    match (&example.report, example.good, found.is_empty()) {
        (_, true, true) => None,
        (_, true, false) => Some(Failure::Reported(found)),
        (_, false, true) => Some(Failure::Silent),
        (None, false, false) => Some(Failure::Unwritten(found)),
        (Some(report), false, false) if *report == found => None,
        (Some(report), false, false) => Some(Failure::Other(report.clone(), found)),
    }
}

/// What `rule` finds in `example`, as pages write it.
fn report(rule: &Rule, example: &Example, settings: &Settings, lexicon: &Lexicon) -> Result<String, String> {
    let mut settings = settings.clone();
    let unknown = |error: UnknownName| error.to_string();
    for word in example.info.iter().skip(1) {
        match word.strip_prefix("preset=") {
            Some(name) => settings.set_preset(name.parse().map_err(unknown)?),
            None if word == "markdown" => {}
            None => {
                return Err(format!(
                    "unknown word `{word}` behind the fence, which takes `markdown` and `preset=NAME`"
                ));
            }
        }
    }
    settings.set_level(&rule.name, Some(rule.page().severity)).map_err(unknown)?;
    settings.select(&[&rule.name]).map_err(unknown)?;
    let format = if example.is_markdown() { Format::Markdown } else { Format::Plain };
    let file = Arc::new(File::new("draft.txt", example.text.as_bytes().to_vec()));
    let input =
        Input { file, format, settings: Arc::new(settings), own_source: None, decided: Decided::default() };
    let sources = sources(example).map_err(|error| error.to_string())?;
    let desk = Desk { lexicon: lexicon.clone(), sources: sources.map(Arc::new), redact: false };
    let checked = lint::check(vec![input], &desk, &|| ());
    let reports = checked.iter().map(|draft| brief::report(&draft.article, &draft.findings));
    Ok(reports.collect())
}

/// The sources that the page shows, in the order of their names.
fn sources(example: &Example) -> Result<Option<Sources>, Malformed> {
    let mut read: Vec<Source> = Vec::new();
    for (name, text) in &example.sources {
        read.push(Source::new(File::new(name, text.as_bytes().to_vec()))?);
    }
    read.sort_by(|a, b| a.file.path().cmp(b.file.path()));
    Ok((!read.is_empty()).then(|| Sources { read, unread: Vec::new() }))
}
