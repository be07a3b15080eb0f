//! What an editor asks of one draft, each in a file of its own: pure functions of what was understood of it.

mod actions;
mod definition;
mod edits;
mod hints;
mod hover;
mod lenses;
mod silence;
mod symbols;

use super::analysis::Analysis;
use super::client::{Client, SHOW};
use super::columns;
use lsp_server::{ErrorCode, Request, RequestId, Response};
use lsp_types::{
    CodeActionParams, DefinitionParams, HoverParams, InlayHintParams, Position, ShowDocumentParams,
};
use quotelint::article::{Article, Fact};
use quotelint::attribution::Status;
use quotelint::text::Span;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// The answer to `request` about a draft; where it was not checked, nothing.
pub(super) fn answer(request: Request, analysis: Option<&Analysis>, client: &Client) -> Response {
    let Request { id, method, params } = request;
    match method.as_str() {
        "textDocument/hover" => asked(id, params, analysis, |params: HoverParams, analysis| {
            hover::hover(analysis, params.text_document_position_params.position, client)
        }),
        "textDocument/definition" => asked(id, params, analysis, |params: DefinitionParams, analysis| {
            definition::definition(analysis, params.text_document_position_params.position, client)
        }),
        "textDocument/codeAction" => asked(id, params, analysis, |params: CodeActionParams, analysis| {
            Some(actions::actions(analysis, &params, client))
        }),
        "textDocument/inlayHint" => asked(id, params, analysis, |params: InlayHintParams, analysis| {
            Some(hints::hints(analysis, params.range, client))
        }),
        "textDocument/codeLens" => {
            asked(id, params, analysis, |_: Value, analysis| Some(lenses::lenses(analysis, client)))
        }
        "textDocument/documentSymbol" => {
            asked(id, params, analysis, |_: Value, analysis| Some(symbols::symbols(analysis, client)))
        }
        "workspace/executeCommand" => execute(id, &params, client),
        _ => Response::new_err(id, ErrorCode::MethodNotFound as i32, format!("{method} is not known")),
    }
}

fn asked<P: DeserializeOwned, A: Serialize>(
    id: RequestId,
    params: Value,
    analysis: Option<&Analysis>,
    answer: impl FnOnce(P, &Analysis) -> Option<A>,
) -> Response {
    match serde_json::from_value(params) {
        Ok(params) => Response::new_ok(id, analysis.and_then(|analysis| answer(params, analysis))),
        Err(error) => Response::new_err(id, ErrorCode::InvalidParams as i32, error.to_string()),
    }
}

/// Runs the one command: shows the place that a lens speaks of.
fn execute(id: RequestId, params: &Value, client: &Client) -> Response {
    let place = params.pointer("/arguments/0").cloned().map(serde_json::from_value::<ShowDocumentParams>);
    match (params.pointer("/command").and_then(Value::as_str), place) {
        (Some(SHOW), Some(Ok(place))) => {
            client.ask("window/showDocument", place);
            Response::new_ok(id, Value::Null)
        }
        _ => Response::new_err(id, ErrorCode::InvalidParams as i32, "no such command".to_owned()),
    }
}

/// The quotation at `position`: the innermost that holds it, or that whose cue or speaker does.
fn fact_at<'a>(analysis: &'a Analysis, position: Position, client: &Client) -> Option<Fact<'a>> {
    let article = &analysis.checked.article;
    let at = columns::offset(&article.draft.file, position, client.unit);
    let touches = |span: Span| span.start <= at && at <= span.end;
    let quotations = article.facts().filter(|fact| is_quotation(fact));
    let inside = quotations.filter(|fact| touches(article.span(fact.quotation.span)));
    inside.min_by_key(|fact| fact.quotation.span.len()).or_else(|| {
        article.facts().filter(is_quotation).find(|fact| {
            let speaker = fact.attribution.speaker.as_ref().map(|speaker| speaker.span);
            let cue = fact.attribution.cue.as_ref().map(|cue| cue.span);
            [speaker, cue].into_iter().flatten().any(|span| touches(article.span(span)))
        })
    })
}

fn is_quotation(fact: &Fact<'_>) -> bool {
    fact.attribution.status != Status::NotAQuotation
}

/// Who said it, in a few words: by name, through whom, and how sure that is.
fn speaker(article: &Article, fact: &Fact<'_>) -> String {
    let found = fact.attribution;
    let Some(speaker) = &found.speaker else { return "nobody is named".to_owned() };
    let mut names = vec![article.called(speaker).to_owned()];
    if found.status == Status::Ambiguous {
        names.extend(found.rivals.iter().map(|rival| article.called(rival).to_owned()));
        names.dedup();
    }
    let mut text = names.join(" or ");
    for via in &speaker.via {
        text.push_str(" ← ");
        text.push_str(article.words(via.span));
    }
    text
}
