//! Document symbols: the quotations, each with its speaker and verdict; those inside others below them.

use super::super::analysis::Analysis;
use super::super::client::Client;
use super::super::columns;
use lsp_types::{DocumentSymbol, SymbolKind};
use quotelint::article::Fact;
use quotelint::article::names::Named;
use quotelint::emit::plain;

/// Columns of a quotation that its name shows.
const SHOWN: usize = 60;

pub(super) fn symbols(analysis: &Analysis, client: &Client) -> Vec<DocumentSymbol> {
    let article = &analysis.checked.article;
    let mut all: Vec<Option<DocumentSymbol>> = article
        .facts()
        .map(|fact| super::is_quotation(&fact).then(|| symbol(analysis, &fact, client)))
        .collect();
    // from the last to the first: a nested one stands after the one that holds it
    for (index, quotation) in article.draft.quotations.all.iter().enumerate().rev() {
        let Some(parent) = quotation.parent.filter(|parent| all[*parent].is_some()) else { continue };
        if let Some(symbol) = all[index].take()
            && let Some(holder) = all[parent].as_mut()
        {
            holder.children.get_or_insert_default().insert(0, symbol);
        }
    }
    all.into_iter().flatten().collect()
}

#[allow(deprecated)] // a field of the protocol's type
fn symbol(analysis: &Analysis, fact: &Fact<'_>, client: &Client) -> DocumentSymbol {
    let article = &analysis.checked.article;
    let range = columns::range(&article.draft.file, article.span(fact.quotation.span), client.unit);
    let words = plain::line(article.words(fact.quotation.span));
    let mut detail = super::speaker(article, fact);
    if let Some(verification) = fact.verification {
        detail = format!("{detail} · {}", verification.verdict.name());
    }
    DocumentSymbol {
        name: plain::clipped(&words, SHOWN),
        detail: Some(detail),
        kind: SymbolKind::String,
        tags: None,
        deprecated: None,
        range,
        selection_range: range,
        children: None,
    }
}
