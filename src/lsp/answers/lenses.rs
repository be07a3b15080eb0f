//! Code lenses: over each quotation its verdict, who signed it off, and the way to the passage.

use super::super::analysis::Analysis;
use super::super::client::{Client, SHOW};
use super::super::columns;
use super::definition;
use lsp_types::{CodeLens, Command, ShowDocumentParams};
use quotelint::article::names::Named;
use quotelint::article::{Article, Fact};
use quotelint::ledger::{Change, Ledger, Quoted, Standings};
use quotelint::sources::Verification;

pub(super) fn lenses(analysis: &Analysis, client: &Client) -> Vec<CodeLens> {
    let article = &analysis.checked.article;
    let ledger = analysis.checked.input.decided.ledger.as_deref();
    let standings = ledger.map(|ledger| (ledger, Standings::new(article, ledger)));
    let whole = |fact: &Fact<'_>| super::is_quotation(fact) && fact.quotation.parent.is_none();
    article
        .facts()
        .filter(whole)
        .filter_map(|fact| {
            let signed = standings.as_ref().and_then(|(ledger, all)| signed(ledger, all.of(fact.index)?));
            lens(analysis, &fact, signed, client)
        })
        .collect()
}

/// *signed by jo on 2031-03-11*, or that it no longer is; of a draft without a ledger nothing is said.
fn signed(ledger: &Ledger, quoted: &Quoted) -> Option<String> {
    let Some(entry) = quoted.entry else { return Some("not signed off".to_owned()) };
    let entry = ledger.entries.get(entry)?;
    let changed = quoted.changes.iter().any(|change| *change != Change::Missing);
    let since = if changed { ", changed since" } else { "" };
    Some(format!("signed by {} on {}{since}", entry.by, entry.day()))
}

fn lens(analysis: &Analysis, fact: &Fact<'_>, signed: Option<String>, client: &Client) -> Option<CodeLens> {
    let article = &analysis.checked.article;
    let parts = [fact.verification.map(|verification| verdict(article, fact, verification)), signed];
    let title = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let passage = definition::passages(fact).next();
    let place = passage.and_then(|passage| definition::location(article, passage, client.unit));
    let show = |place: lsp_types::Location| ShowDocumentParams {
        uri: place.uri,
        external: None,
        take_focus: Some(true),
        selection: Some(place.range),
    };
    let arguments = place.filter(|_| client.shows).and_then(|place| serde_json::to_value(show(place)).ok());
    // a lens without a command would be asked for its command again and again
    let command = if arguments.is_some() { SHOW.to_owned() } else { String::new() };
    (!title.is_empty()).then(|| CodeLens {
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

/// *negation · hearing.txt at 00:12*
fn verdict(article: &Article, fact: &Fact<'_>, verification: &Verification) -> String {
    let mut title = verification.verdict.name().to_owned();
    let passage = definition::passages(fact).next();
    if let Some((passage, source)) = passage.and_then(|p| Some((p, article.source(p.source)?))) {
        let name = source.file.path().file_name().unwrap_or_default().to_string_lossy();
        let nearest = if verification.passage.is_none() { "nearest: " } else { "" };
        let time = passage.time.as_ref().map(|time| format!(" at {time}")).unwrap_or_default();
        title = format!("{title} · {nearest}{name}{time}");
    }
    title
}
