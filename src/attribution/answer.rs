//! What the sieves found → what the room answers: spans, kinds, full names, and who is carried or ambiguous.

use super::reading::{Found, Reading};
use super::resolve::{Antecedent, by_title, resolve};
use super::{Attribution, Cue, Kind, Person, Speaker, Status, Via};
use crate::quotation::Form;
use crate::text::ProseSpan;

/// One attribution for each quotation, in order.
pub(super) fn all(reading: &Reading<'_>, people: &[Person]) -> Vec<Attribution> {
    let mut spoke: Vec<(usize, usize)> = Vec::new();
    let mut resolved: Vec<Option<(usize, Antecedent)>> = Vec::new();
    let mut out: Vec<Attribution> = Vec::with_capacity(reading.found.len());
    for quote in 0..reading.found.len() {
        let form = reading.quote(quote).form;
        let found = reading.found[quote];
        resolved.push(None);
        let Some(found) = found else {
            out.push(unanswered(reading, &out, quote, form));
            continue;
        };
        let known = resolved
            .iter()
            .rev()
            .flatten()
            .take(6)
            .find(|(m, _)| *m == found.speaker)
            .map(|(_, a)| a.clone());
        let antecedent = known.unwrap_or_else(|| who(reading, people, found.speaker, &spoke));
        if let (Antecedent::One(person), Some(token)) = (&antecedent, reading.token(quote)) {
            spoke.push((token, *person));
        }
        out.push(answer(reading, people, &found, &antecedent, form));
        resolved[quote] = Some((found.speaker, antecedent));
    }
    out
}

fn who(reading: &Reading<'_>, people: &[Person], mention: usize, spoke: &[(usize, usize)]) -> Antecedent {
    let m = &reading.mentions[mention];
    match (m.person, m.kind) {
        (Some(person), _) => Antecedent::One(person),
        (None, Kind::Pronoun) => {
            let word = reading.text(m.first).to_ascii_lowercase();
            if matches!(word.as_str(), "he" | "she") {
                resolve(reading, people, mention, spoke)
            } else {
                Antecedent::Nobody
            }
        }
        (None, Kind::Descriptor) => {
            by_title(reading, people, mention).map_or(Antecedent::Nobody, Antecedent::One)
        }
        _ => Antecedent::Nobody,
    }
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
    let status = if found.carried { Status::Carried } else { status };
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
    // words in marks that nobody is said to have said are no quotation, unless they are a sentence
    let form = if form == Form::Fragment { Form::Term } else { form };
    let status = if form == Form::Term { Status::NotAQuotation } else { Status::Unattributed };
    Attribution { status, form, speaker: None, rivals: Vec::new(), cue: None, sieve: "none" }
}
