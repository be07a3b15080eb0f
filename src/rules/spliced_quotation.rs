//! Two distant passages in one pair of marks.

use super::evidence::{misquoted, who_speaks};
use super::finding::{Finding, Place};
use super::rule::{Case, Rule};
use crate::sources::{EditClass, Verdict};
use crate::text::Span;

pub(super) static RULE: Rule =
    Rule::new("spliced-quotation", include_str!("../../rules/spliced-quotation.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Finding> {
    misquoted(case)
        .filter(|evidence| evidence.verification.verdict == Verdict::Spliced)
        .map(|evidence| {
            let (first, second) = (evidence.passage, evidence.verification.second.as_ref());
            let elsewhere = second.is_some_and(|second| second.source != first.source);
            let message = if elsewhere {
                "two sources are put together in one quotation"
            } else {
                "two passages are put together in one quotation"
            };
            let mut finding = case.finding(evidence.span(), message);
            let seams = evidence.differences(&[EditClass::Splice]);
            if let Some(seam) = seams.first() {
                finding = finding.label(Place::Draft, seam.printed, "the second passage begins here");
            }
            let head = first.span;
            // of one passage with a gap in it, what stands before the gap and what stands behind it
            let gap = (seams.iter().map(|seam| seam.original.start).min())
                .zip(seams.iter().map(|seam| seam.original.end).max())
                .filter(|(from, to)| second.is_none() && head.start < *from && from < to && *to < head.end);
            let head = gap.map_or(head, |(from, _)| Span::new(head.start, from));
            let here = format!("{} the first part here", who_speaks(first));
            finding = finding.label(Place::Source(first.source), head, here);
            let rest = gap.map(|(_, to)| {
                let rest = Span::new(to, first.span.end);
                let text = case.article.source(first.source).map_or("", |source| rest.of(source.file.text()));
                (first, Span::new(rest.end - text.trim_start().len(), rest.end))
            });
            if let Some((second, span)) = second.map(|second| (second, second.span)).or(rest) {
                let there = format!("{} the second part here", who_speaks(second));
                finding = finding.label(Place::Source(second.source), span, there);
            }
            finding.help("make two quotations of it, each with its own marks")
        })
        .collect()
}
