//! The pipeline, once through, and free of I/O: files in, findings out. The command line and whatever else
//! checks drafts call these functions and no room behind them.

use crate::article::Article;
use crate::attribution::{Draft, Status};
use crate::baseline::{Baseline, Sifted};
use crate::document::Format;
use crate::fix;
use crate::ledger::{Ledger, Standings};
use crate::lexicon::Lexicon;
use crate::rules::{self, Applicability, Book, Finding, RuleName, Settings, judge};
use crate::sources::{Sources, Verification};
use crate::suppress;
use crate::text::{File, Unencodable};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::slice;
use std::sync::Arc;

/// Rounds of fixing after which a draft is left as it is: each round mends what the one before made room for.
const ROUNDS: usize = 10;

/// What several drafts are held against.
#[derive(Clone, Debug)]
pub struct Desk {
    /// The word lists.
    pub lexicon: Lexicon,
    /// The sources; `None` where none were given.
    pub sources: Option<Arc<Sources>>,
    /// No word of a source may reach a report.
    pub redact: bool,
}

/// One draft to be checked.
#[derive(Clone, Debug)]
pub struct Input {
    /// Its file.
    pub file: Arc<File>,
    /// What kind of text it holds.
    pub format: Format,
    /// Which rules run.
    pub settings: Arc<Settings>,
    /// The source that is this very draft (index into [`Sources::read`]): it is never held against itself.
    pub own_source: Option<usize>,
    /// What was decided about it before.
    pub decided: Decided,
}

/// What a newsroom decided about a draft before this run.
#[derive(Clone, Debug, Default)]
pub struct Decided {
    /// Its sign-offs; `None` where it has no ledger.
    pub ledger: Option<Arc<Ledger>>,
    /// The findings that it may have; `None` where there is no baseline.
    pub known: Option<Known>,
}

/// A baseline, and what it calls the draft.
#[derive(Clone, Debug)]
pub struct Known {
    /// The findings that are known, of this draft and others.
    pub baseline: Arc<Baseline>,
    /// The draft's path from the baseline's folder, with slashes.
    pub draft: String,
    /// Where the baseline lies.
    pub path: PathBuf,
}

/// One draft that was checked.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The draft as it went in.
    pub input: Input,
    /// What was understood.
    pub article: Article,
    /// What was found, in the order of the text.
    pub findings: Vec<Finding>,
    /// How many findings a baseline left out.
    pub known: usize,
    /// How many that the baseline knows no longer occur.
    pub idle: usize,
    /// How many sign-offs are of quotations that the draft no longer has.
    pub gone: usize,
}

/// One draft that was mended.
#[derive(Clone, Debug)]
pub struct Mended {
    /// The draft as it is now, and what is still found in it.
    pub checked: Checked,
    /// How many fixes of which rule were applied.
    pub fixed: BTreeMap<RuleName, usize>,
    /// Nothing is left to apply. `false`: fixes kept calling for more fixes.
    pub settled: bool,
    /// A fix that was left out because the draft's encoding does not have its letters.
    pub refused: Option<Unencodable>,
}

impl Mended {
    /// A draft to which nothing was done.
    pub fn as_it_is(checked: Checked) -> Self {
        Self { checked, fixed: BTreeMap::new(), settled: false, refused: None }
    }

    /// How many fixes were applied.
    pub fn fixes(&self) -> usize {
        self.fixed.values().sum()
    }
}

impl Checked {
    /// Quotations of the draft: what somebody says or should be said to say.
    pub fn quotations(&self) -> usize {
        let attributions = &self.article.draft.attributions.all;
        attributions.iter().filter(|a| a.status != Status::NotAQuotation).count()
    }
}

/// Reads every draft and holds all of them against the sources, which are streamed once. `tick` is called as each draft
/// has been read. The result has the order of `inputs`.
pub fn understand(inputs: &[Input], desk: &Desk, tick: &(dyn Fn() + Sync)) -> Vec<Article> {
    let read = |input: &Input| {
        let draft = read(input, desk);
        tick();
        draft
    };
    held(inputs, inputs.par_iter().map(read).collect(), desk)
}

fn read(input: &Input, desk: &Desk) -> Draft {
    Draft::read(input.file.clone(), input.format, &desk.lexicon)
}

/// Holds `drafts`, which are those of `inputs`, against the sources.
fn held(inputs: &[Input], drafts: Vec<Draft>, desk: &Desk) -> Vec<Article> {
    let Some(sources) = &desk.sources else {
        return drafts.into_iter().map(|draft| article(draft, None, Vec::new())).collect();
    };
    let own: Vec<Option<usize>> = inputs.iter().map(|input| input.own_source).collect();
    let verified = sources.verify_but(&drafts, &own, &desk.lexicon);
    let articles = drafts
        .into_iter()
        .zip(verified)
        .zip(own)
        .map(|((draft, verifications), own_source)| {
            let others = sources.read.len() - usize::from(own_source.is_some());
            if own_source.is_some() && others == 0 {
                return article(draft, None, Vec::new());
            }
            Article { own_source, ..article(draft, Some(sources.clone()), verifications) }
        })
        .collect();
    if desk.redact { redacted(articles) } else { articles }
}

/// The articles as they may be reported: what sources were read is kept, what they say is not.
fn redacted(articles: Vec<Article>) -> Vec<Article> {
    let mut known: Vec<(Arc<Sources>, Arc<Sources>)> = Vec::new();
    let blot = |mut article: Article| {
        if let Some(sources) = &article.sources {
            let blotted = if let Some((_, to)) = known.iter().find(|(from, _)| Arc::ptr_eq(from, sources)) {
                to.clone()
            } else {
                let to = Arc::new(sources.redacted());
                known.push((sources.clone(), to.clone()));
                to
            };
            article.sources = Some(blotted);
        }
        article.verifications =
            article.verifications.into_iter().map(|one| one.map(Verification::redacted)).collect();
        article
    };
    articles.into_iter().map(blot).collect()
}

/// A fix from a source that is blotted out would put blots in.
fn without_words_of_sources(finding: &mut Finding, book: &Book) {
    if book.find(&finding.rule).is_none_or(|rule| rule.page().needs_sources) {
        finding.fixes.clear();
    }
}

/// Checks every draft. The result has the order of `inputs`.
pub fn check(inputs: Vec<Input>, desk: &Desk, tick: &(dyn Fn() + Sync)) -> Vec<Checked> {
    let articles = understand(&inputs, desk, tick);
    inputs.into_par_iter().zip(articles).map(|(input, article)| judged(input, article, desk)).collect()
}

/// Checks one draft as long as `goes_on`: between two rooms it is asked whether anybody still wants to know.
/// `None` where nobody does. Where the draft was checked `before` it changed, the sources are asked only about what changed.
pub fn check_while(
    input: Input,
    desk: &Desk,
    before: Option<&Checked>,
    goes_on: &dyn Fn() -> bool,
) -> Option<Checked> {
    let draft = Some(read(&input, desk)).filter(|_| goes_on())?;
    let known = before.filter(|before| {
        let sources = before.article.sources.as_ref().zip(desk.sources.as_ref());
        sources.is_some_and(|(then, now)| Arc::ptr_eq(then, now))
            && before.input.own_source == input.own_source
            && before.input.file.path() == input.file.path()
    });
    let article = match (known, &desk.sources) {
        (Some(before), Some(sources)) if !desk.redact => {
            let (then, known) = (&before.article.draft, &before.article.verifications);
            let own = input.own_source;
            let verifications = sources.verify_again(&draft, own, &desk.lexicon, then, known);
            Article { own_source: own, ..article(draft, Some(sources.clone()), verifications) }
        }
        _ => held(slice::from_ref(&input), vec![draft], desk).pop()?,
    };
    goes_on().then(|| judged(input, article, desk))
}

fn judged(input: Input, article: Article, desk: &Desk) -> Checked {
    let mut found = judge(&article, &input.settings, &desk.lexicon);
    if desk.redact {
        for finding in &mut found {
            without_words_of_sources(finding, input.settings.book());
        }
    }
    let (findings, gone) = settle(&article, found, &input, desk.redact);
    let sifted = match &input.decided.known {
        Some(known) => known.baseline.sift(&article, &known.draft, findings, &input.settings),
        None => Sifted { new: findings, ..Sifted::default() },
    };
    Checked { input, article, findings: sifted.new, known: sifted.known, idle: sifted.idle, gone }
}

/// The findings that neither the draft's own suppressions nor its ledger answer, and those about suppressions and
/// sign-offs themselves; and how many sign-offs have no quotation any more.
fn settle(article: &Article, mut found: Vec<Finding>, input: &Input, redact: bool) -> (Vec<Finding>, usize) {
    let Some(ledger) = &input.decided.ledger else {
        return (suppress::filter(article, found, &input.settings), 0);
    };
    let standings = Standings::new(article, ledger);
    found.extend(if redact {
        standings.changed(article, &ledger.redacted(), &input.settings)
    } else {
        standings.changed(article, ledger, &input.settings)
    });
    rules::sort(&mut found);
    let kept = suppress::filter(article, found, &input.settings);
    (standings.unanswered(article, kept, input.settings.book()), standings.gone.len())
}

/// Applies the fixes that are at least as `trusted`, checks what changed, and so on until nothing changes. Fixes that
/// overlap wait for the next round. The result has the order of `checked`.
pub fn mend(checked: Vec<Checked>, desk: &Desk, trusted: Applicability) -> Vec<Mended> {
    let mut mended: Vec<Mended> = checked.into_iter().map(Mended::as_it_is).collect();
    for round in 0..=ROUNDS {
        let mut places = Vec::new();
        let mut inputs = Vec::new();
        for (at, draft) in mended.iter_mut().enumerate().filter(|(_, draft)| !draft.settled) {
            let file = &draft.checked.input.file;
            let fixed = fix::apply(file, &draft.checked.findings, trusted);
            draft.refused = fixed.refused;
            if fixed.rules.is_empty() || fixed.bytes == file.bytes() {
                draft.settled = true;
            } else if round < ROUNDS {
                let file = Arc::new(File::new(file.path(), fixed.bytes));
                for rule in fixed.rules {
                    *draft.fixed.entry(rule).or_default() += 1;
                }
                places.push(at);
                inputs.push(Input { file, ..draft.checked.input.clone() });
            }
        }
        if inputs.is_empty() {
            break;
        }
        for (at, checked) in places.into_iter().zip(check(inputs, desk, &|| ())) {
            mended[at].checked = checked;
        }
    }
    mended
}

fn article(draft: Draft, sources: Option<Arc<Sources>>, verifications: Vec<Option<Verification>>) -> Article {
    Article { draft, verifications, sources, own_source: None }
}
