//! What the sieves found → what the room answers: spans, kinds, full names, and who is carried or ambiguous.

use super::chain;
use super::reading::{Found, Reading};
use super::resolve::{self, Antecedent};
use super::{Attribution, Cue, Person, Speaker, Status, Via};
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
                answer(reading, people, &found, &antecedents[found.speaker], form)
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
    let cue = found.cue.map(|(first, last, kind)| Cue {
        span: ProseSpan::new(reading.tokens.all[first].start as usize, reading.tokens.all[last].end as usize),
        kind,
    });
    Attribution { status, form, speaker: Some(one), rivals, cue, sieve: found.sieve }
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
    Attribution { status, form, speaker: None, rivals: Vec::new(), cue: None, sieve: "none" }
}
