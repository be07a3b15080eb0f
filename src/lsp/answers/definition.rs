//! Go to definition: from a quotation to the passage in the source, in the source's own lines and columns.

use super::super::analysis::Analysis;
use super::super::client::Client;
use super::super::{columns, uri};
use crate::cli::desks::absolute;
use lsp_types::{Definition, DefinitionResponse, Location, LocationLink, Position};
use quotelint::article::{Article, Fact};
use quotelint::sources::Passage;
use quotelint::text::Column;

pub(super) fn definition(
    analysis: &Analysis,
    position: Position,
    client: &Client,
) -> Option<DefinitionResponse> {
    let article = &analysis.checked.article;
    let fact = super::fact_at(analysis, position, client)?;
    let locations = passages(&fact).filter_map(|passage| location(article, passage, client.unit));
    if !client.links {
        return Some(DefinitionResponse::Definition(Definition::LocationList(locations.collect())));
    }
    let origin = columns::range(&article.draft.file, article.span(fact.quotation.span), client.unit);
    let links = locations.map(|Location { uri, range }| LocationLink {
        origin_selection_range: Some(origin),
        target_uri: uri,
        target_range: range,
        target_selection_range: range,
    });
    Some(DefinitionResponse::DefinitionLinkList(links.collect()))
}

/// Where the words of `fact` were found; of what no source has, the nearest.
pub(super) fn passages<'a>(fact: &Fact<'a>) -> impl Iterator<Item = &'a Passage> + use<'a> {
    let verification = fact.verification;
    let found = verification.into_iter().flat_map(|v| v.passage.iter().chain(&v.second));
    let nearest = verification.and_then(|v| v.nearest.as_ref()).map(|(passage, _)| passage);
    found.chain(nearest.filter(|_| verification.is_some_and(|v| v.passage.is_none())))
}

/// Where `passage` stands.
pub(super) fn location(article: &Article, passage: &Passage, unit: Column) -> Option<Location> {
    let file = &article.source(passage.source)?.file;
    Some(Location { uri: uri::of(&absolute(file.path())), range: columns::range(file, passage.span, unit) })
}
