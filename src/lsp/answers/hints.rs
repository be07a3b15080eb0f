//! Inlay hints: the name of the speaker where the copy leaves it to the reader, after a quotation whose speaker is carried over and
//! after a pronoun.

use super::super::analysis::Analysis;
use super::super::client::Client;
use super::super::columns;
use lsp_types::{InlayHint, Label, Range};
use quotelint::article::Fact;
use quotelint::attribution::{Kind, Status};

/// The hints in `range`, in the order of the text.
pub(super) fn hints(analysis: &Analysis, range: Range, client: &Client) -> Vec<InlayHint> {
    let article = &analysis.checked.article;
    let file = &article.draft.file;
    let wanted = columns::span(file, range, client.unit);
    let mut hints: Vec<(usize, String)> = Vec::new();
    for fact in article.facts().filter(super::is_quotation) {
        let Some((at, name)) = hint(analysis, &fact) else { continue };
        if wanted.start <= at && at <= wanted.end {
            hints.push((at, name));
        }
    }
    hints.sort_unstable();
    hints.dedup();
    let hint = |(at, label)| InlayHint {
        position: columns::position(file, at, client.unit),
        label: Label::String(label),
        kind: None,
        text_edits: None,
        tooltip: None,
        padding_left: Some(true),
        padding_right: None,
        data: None,
    };
    hints.into_iter().map(hint).collect()
}

fn hint(analysis: &Analysis, fact: &Fact<'_>) -> Option<(usize, String)> {
    let article = &analysis.checked.article;
    let found = fact.attribution;
    let speaker = found.speaker.as_ref()?;
    let nested = fact.quotation.parent.is_some() && found.sieve == "nested";
    match (found.status, speaker.kind) {
        _ if nested => None,
        (Status::Carried, _) => {
            Some((article.span(fact.quotation.span).end, format!("— {}", super::speaker(article, fact))))
        }
        (Status::Attributed | Status::Ambiguous, Kind::Pronoun) if speaker.name.is_some() => {
            Some((article.span(speaker.span).end, format!("= {}", super::speaker(article, fact))))
        }
        _ => None,
    }
}
