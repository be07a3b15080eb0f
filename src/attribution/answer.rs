//! What the sieves found → what the room answers: spans, kinds, full names, and who is carried or ambiguous.

use super::chain;
use super::reading::{Found, Reading};
use super::resolve::{self, Antecedent};
use super::sieves;
use super::tokens::What;
use super::{Attribution, Cue, CueKind, Person, Speaker, Status, Via};
use crate::lexicon::{Class, Strength};
use crate::quotation::Form;
use crate::text::ProseSpan;

/// One attribution for each quotation, in order.
pub(super) fn all(reading: &Reading<'_>, people: &[Person]) -> Vec<Attribution> {
    let antecedents = resolve::all(reading, people);
    let mut out: Vec<Attribution> = Vec::with_capacity(reading.found.len());
    for (quote, found) in reading.found.iter().enumerate() {
        let form = reading.quote(quote).form;
        let attribution = match found {
            Some(found) => {
                let via =
                    reading.token(quote).and_then(|token| chain::via(reading, token, found)).or(found.via);
                let found = Found { via, ..*found };
                let again = again(reading, &antecedents, quote, &found);
                Attribution { again, ..answer(reading, people, &found, &antecedents[found.speaker], form) }
            }
            None => unanswered(reading, &out, quote, form),
        };
        out.push(attribution);
    }
    out
}

fn answer(
    reading: &Reading<'_>,
    people: &[Person],
    found: &Found,
    antecedent: &Antecedent,
    form: Form,
) -> Attribution {
    let m = &reading.mentions[found.speaker];
    let mut span = m.span(&reading.tokens);
    // *Smith, who said*: the pronoun beside the cue belongs to the mention
    if let Some(who) = found.relative.filter(|&who| who > m.last && who - m.last <= 2) {
        span = span.to(reading.tokens.all[who].span());
    }
    let via: Vec<Via> =
        found.via.iter().map(|&v| Via { span: reading.mentions[v].span(&reading.tokens) }).collect();
    let speaker = |person: Option<usize>| Speaker {
        span,
        kind: m.kind,
        person,
        name: person.map(|p| people[p].name.clone()),
        via: via.clone(),
    };
    let (status, one, rivals) = match antecedent {
        Antecedent::One(person) => (Status::Attributed, speaker(Some(*person)), Vec::new()),
        Antecedent::Several(several) => (
            Status::Ambiguous,
            speaker(several.first().copied()),
            several.iter().skip(1).map(|&p| speaker(Some(p))).collect(),
        ),
        Antecedent::Nobody => (Status::Attributed, speaker(None), Vec::new()),
    };
    let (status, rivals) = match found.rival {
        Some(rival) => (Status::Ambiguous, vec![speaker(reading.mentions[rival].person)]),
        None if found.carried => (Status::Carried, rivals),
        None => (status, rivals),
    };
    let cue = found.cue.map(|cue| cue_of(reading, cue));
    Attribution { status, form, speaker: Some(one), rivals, cue, again: None, sieve: found.sieve }
}

fn cue_of(reading: &Reading<'_>, (first, last, kind): (usize, usize, CueKind)) -> Cue {
    let (start, end) = (reading.tokens.all[first].start, reading.tokens.all[last].end);
    Cue { span: ProseSpan::new(start as usize, end as usize), kind }
}

/// Tokens between a cue and the words that it leads in with: *told reporters in Rome,*.
const AUDIENCE: usize = 6;

/// The cue that leads in to words which `found`, behind them, gives to the same speaker.
fn again(reading: &Reading<'_>, antecedents: &[Antecedent], quote: usize, found: &Found) -> Option<Cue> {
    let token = reading.token(quote).filter(|_| found.sieve == "after")?;
    let lead = sieves::lead_in(reading, quote).filter(|lead| lead.sieve == "lead-in")?;
    let (first, last, kind) = lead.cue.filter(|cue| Some(cue.0) != found.cue.map(|cue| cue.0))?;
    let sure = kind == CueKind::Verb && reading.tokens.all[first].word.strength == Strength::Sure;
    // *when she said*, *what she said*: not a clause of its own
    let head = first.min(reading.mentions[lead.speaker].first);
    let before = head.checked_sub(1).filter(|_| !reading.tokens.all[head].first);
    let opens = before.is_none_or(|before| {
        let parted = reading.what(before) == Some(What::Comma) || reading.is_quotation(before);
        parted || reading.is(before, Class::CONJUNCTION)
    });
    let gap = last.max(reading.mentions[lead.speaker].last) + 1..token;
    let direct = gap.len() <= AUDIENCE
        && matches!(reading.what(token - 1), Some(What::Comma | What::Colon))
        && !gap.clone().any(|at| reading.is(at, Class::CONJUNCTION.or(Class::SUBORDINATOR)));
    let words = |speaker: usize| reading.mentions[speaker].span(&reading.tokens).of(&reading.document.prose);
    let same = match (&antecedents[lead.speaker], &antecedents[found.speaker]) {
        (Antecedent::One(one), Antecedent::One(other)) => one == other,
        _ => words(lead.speaker).eq_ignore_ascii_case(words(found.speaker)),
    };
    (sure && opens && direct && same).then(|| cue_of(reading, (first, last, kind)))
}

/// No sieve took it: a term, the words of the quotation that it stands in, or an orphan.
fn unanswered(reading: &Reading<'_>, before: &[Attribution], quote: usize, form: Form) -> Attribution {
    let q = reading.quote(quote);
    if let Some(outer) = q.parent.and_then(|p| before.get(p)) {
        let status = if form == Form::Term { Status::NotAQuotation } else { outer.status };
        return Attribution { form, status, sieve: "nested", ..outer.clone() };
    }
    // a headline credits nobody: the copy below does
    let form = if reading.is_headline(quote) { Form::Term } else { form };
    // words in marks that nobody is said to have said are no quotation, unless they are a sentence
    let form = if form == Form::Fragment { Form::Term } else { form };
    let status = if form == Form::Term { Status::NotAQuotation } else { Status::Unattributed };
    Attribution { status, form, speaker: None, rivals: Vec::new(), cue: None, again: None, sieve: "none" }
}
