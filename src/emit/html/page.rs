//! The page around the drafts: head and policy, the bar of the whole run, the list of drafts, the filters, the rules
//! that found something.

use super::bar::{Counts, bar, drawn, label, sign};
use super::card::entry;
use super::draft::Draft;
use super::words::{Words, attribute};
use crate::emit::plain;
use crate::emit::run::{Run, path};
use crate::emit::summary::counted;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// What stands around the drafts.
#[derive(Debug)]
pub(super) struct Page<'a> {
    run: &'a Run<'a>,
    drafts: &'a [Draft<'a>],
    counts: Counts,
    /// Speakers and their numbers, in the order of their names.
    pub who: BTreeMap<String, usize>,
    /// Quotations of each speaker, by number.
    said: Vec<usize>,
    /// Findings of each rule.
    rules: BTreeMap<&'a str, usize>,
}

impl<'a> Page<'a> {
    pub(super) fn new(run: &'a Run<'a>, drafts: &'a [Draft<'a>]) -> Self {
        let mut counts = Counts::default();
        let mut quotations: BTreeMap<String, usize> = BTreeMap::new();
        let mut rules: BTreeMap<&'a str, usize> = BTreeMap::new();
        for draft in drafts {
            counts.add_all(draft.counts);
            for standing in &draft.standings {
                *quotations.entry(standing.speaker(draft.article)).or_default() += 1;
            }
            for finding in draft.findings {
                *rules.entry(&finding.rule).or_default() += 1;
            }
        }
        let said = quotations.values().copied().collect();
        let who = quotations.into_keys().enumerate().map(|(number, name)| (name, number)).collect();
        Self { run, drafts, counts, who, said, rules }
    }

    /// All that comes before the drafts.
    pub(super) fn head(&self) -> Markup {
        let title = match self.drafts {
            [draft] => attribute(&path(&draft.article.draft.file)),
            drafts => counted(drafts.len(), "draft"),
        };
        html! {
            (DOCTYPE)
            (PreEscaped("<html lang=\"en\">"))
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy());
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) " – proof sheet" }
                style { (PreEscaped(unix(STYLE))) }
            }
            (PreEscaped("<body>"))
            a.skip href="#drafts" { "Skip to the drafts" }
            header.top {
                h1 { "Proof sheet" }
                p.summary { (Words(&self.run.summary.to_string())) }
                @for unread in &self.run.summary.sources_unread {
                    p.unread { "Not read: " bdi { (Words(unread)) } }
                }
                @if self.drafts.len() > 1 { (bar(&self.counts)) }
            }
            (self.filters())
            @if self.drafts.len() > 1 { (self.contents()) }
            (PreEscaped("<main id=\"drafts\" tabindex=\"-1\">"))
        }
    }

    /// All that comes after them.
    pub(super) fn foot(&self) -> Markup {
        html! {
            (PreEscaped("</main>"))
            @if !self.rules.is_empty() {
                section.rules aria-labelledby="rules" {
                    h2 id="rules" { "Rules on this sheet" }
                    dl {
                        @for (name, count) in &self.rules {
                            dt id={ "rule-" (name) } tabindex="-1" { (name) " " span.count { (counted(*count, "finding")) } }
                            @if let Some(rule) = self.run.rules().find(|rule| rule.name == *name) { dd { (Words(&plain::unmarked(&rule.page().summary))) } }
                        }
                    }
                }
            }
            footer {
                p.key {
                    "On the cards: " del { "struck" } " is what only the draft has, " ins { "underlined" }
                    " what only the source has, " span.harmless { "dotted" } " what differs and changes nothing. "
                    "In the copy, ‸ stands where words of the source are missing."
                }
                p { "quotelint " (env!("CARGO_PKG_VERSION")) }
            }
            script { (PreEscaped(unix(SCRIPT))) }
            (PreEscaped("</body></html>\n"))
        }
    }

    /// The drafts, each with its bar.
    fn contents(&self) -> Markup {
        html! {
            nav.contents aria-label="Drafts" {
                ol {
                    @for draft in self.drafts {
                        li data-draft={ "d" (draft.number) } {
                            a href={ "#d" (draft.number) } { bdi { (Words(&path(&draft.article.draft.file))) } }
                            " "
                            @if draft.counts.total() == 0 { span.none { "no quotations" } }
                            @else {
                                (drawn(&draft.counts))
                                span.counts {
                                    @for (state, count) in draft.counts.present() {
                                        span.(state.name()) {
                                            span.sign aria-hidden="true" { (sign(state)) } (count)
                                            span.aside { " " (label(state).to_lowercase()) " " }
                                        }
                                        " "
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// The filters: hidden until the script is there to work them.
    fn filters(&self) -> Markup {
        html! {
            form.filters id="filters" role="search" aria-label="Filter the quotations" hidden {
                fieldset {
                    legend.aside { "Verdict" }
                    @for (state, count) in self.counts.present() {
                        label.chip.(state.name()) {
                            input type="checkbox" name="state" value=(state.name());
                            span.sign aria-hidden="true" { (sign(state)) }
                            " " (label(state)) " " span.count { (count) }
                        }
                    }
                }
                label { span { "Speaker" }
                    select name="who" {
                        option value="" { "anybody" }
                        @for ((name, number), count) in self.who.iter().zip(&self.said) {
                            option value=(number) { (entry(name)) " (" (count) ")" }
                        }
                    }
                }
                label { span { "Rule" }
                    select name="rule" {
                        option value="" { "any or none" }
                        @for (name, count) in &self.rules { option value=(name) { (name) " (" (count) ")" } }
                    }
                }
                label { span { "Words" }
                    input type="search" name="words" autocomplete="off" spellcheck="false" aria-keyshortcuts="/";
                }
                button type="reset" { "Show all" }
                output role="status" aria-live="polite" {}
                details.keys {
                    summary { "Keys" }
                    p {
                        kbd { "j" } " " kbd { "k" } " next and last quotation, "
                        kbd { "Enter" } " from a card to the copy, "
                        kbd { "/" } " words, " kbd { "Esc" } " show all. "
                        label { input type="checkbox" name="keys" checked; " on" }
                    }
                }
            }
        }
    }
}

/// With line ends as a browser reads them: what it hashes is what was read.
fn unix(text: &str) -> String {
    text.replace('\r', "")
}

/// Nothing loads and nothing runs but the page's own style and script.
fn policy() -> String {
    let hash = |text: &str| STANDARD.encode(Sha256::digest(unix(text)));
    format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        hash(STYLE),
        hash(SCRIPT)
    )
}
