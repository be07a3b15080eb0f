//! Code lenses: the verdict over each quotation, with the way to the passage.

use super::super::client::{Client, SHOW};
use super::super::columns;
use super::super::worker::Analysis;
use super::definition;
use lsp_types::{CodeLens, Command, ShowDocumentParams};
use quotelint::article::Fact;
use quotelint::emit::names::Named;

pub(super) fn lenses(analysis: &Analysis, client: &Client) -> Vec<CodeLens> {
    let article = &analysis.checked.article;
    let whole = |fact: &Fact<'_>| super::is_quotation(fact) && fact.quotation.parent.is_none();
    article.facts().filter(whole).filter_map(|fact| lens(analysis, &fact, client)).collect()
}

fn lens(analysis: &Analysis, fact: &Fact<'_>, client: &Client) -> Option<CodeLens> {
    let article = &analysis.checked.article;
    let verification = fact.verification?;
    let passage = definition::passages(fact).next();
    let place = passage.and_then(|passage| definition::location(article, passage, client.unit));
    let mut title = verification.verdict.name().to_owned();
    if let Some((passage, source)) = passage.and_then(|p| Some((p, article.source(p.source)?))) {
        let name = source.file.path().file_name().unwrap_or_default().to_string_lossy();
        let nearest = if verification.passage.is_none() { "nearest: " } else { "" };
        let time = passage.time.as_ref().map(|time| format!(" at {time}")).unwrap_or_default();
        title = format!("{title} · {nearest}{name}{time}");
    }
    let show = |place: lsp_types::Location| ShowDocumentParams {
        uri: place.uri,
        external: None,
        take_focus: Some(true),
        selection: Some(place.range),
    };
    let arguments = place.filter(|_| client.shows).and_then(|place| serde_json::to_value(show(place)).ok());
    // a lens without a command would be asked for its command again and again
    let command = if arguments.is_some() { SHOW.to_owned() } else { String::new() };
    Some(CodeLens {
        range: columns::range(&article.draft.file, article.span(fact.quotation.span), client.unit),
        command: Some(Command {
            title,
            tooltip: None,
            command,
            arguments: arguments.map(|place| vec![place]),
        }),
        data: None,
    })
}
