//! Whether a cue is one of some words, in whatever form: *claimed* is `claim`, *pointed out* is `point out`.

use crate::lexicon::Lexicon;
use std::collections::BTreeMap;

/// Words and phrases, ready to be looked for in cues.
#[derive(Default)]
pub(super) struct Cues {
    /// Every form of a first word → what may follow it.
    phrases: BTreeMap<String, Vec<Vec<String>>>,
}

impl Cues {
    /// The words of `entries`, as a user writes them or as a word list has them (`point+out points pointed …`).
    pub(super) fn of<'a>(entries: impl Iterator<Item = &'a str>, lexicon: &Lexicon) -> Self {
        let mut irregular: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for line in lexicon.list("speech-verbs") {
            let mut columns = line.split(' ');
            let base = columns.next().unwrap_or_default().split('+').next().unwrap_or_default();
            irregular.entry(base).or_default().extend(columns.take(4));
        }
        let mut cues = Self::default();
        for entry in entries {
            // a line of speech verbs begins with the verb, its forms behind it
            let is_line =
                lexicon.list("speech-verbs").binary_search_by(|line| line.as_str().cmp(entry)).is_ok();
            let entry = if is_line { entry.split(' ').next().unwrap_or_default() } else { entry };
            let mut words = words(&entry.replace('+', " ")).into_iter();
            let Some(first) = words.next() else { continue };
            let rest: Vec<String> = words.collect();
            let known = irregular.get(first.as_str()).into_iter().flatten().map(|form| (*form).to_owned());
            for form in regular(&first).into_iter().chain(known) {
                let ends = cues.phrases.entry(form).or_default();
                if !ends.contains(&rest) {
                    ends.push(rest.clone());
                }
            }
        }
        cues
    }

    /// Whether one of them stands in `cue`.
    pub(super) fn hold(&self, cue: &str) -> bool {
        let words = words(cue);
        (0..words.len()).any(|at| {
            let ends = self.phrases.get(&words[at]);
            ends.is_some_and(|ends| ends.iter().any(|end| words[at + 1..].starts_with(end)))
        })
    }
}

fn words(text: &str) -> Vec<String> {
    let pieces = text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '\'' | '’')));
    pieces.filter(|word| !word.is_empty()).map(|word| word.to_lowercase().replace('’', "'")).collect()
}

/// The word and its regular forms. One form too many does no harm: it is looked for in cues only.
fn regular(word: &str) -> Vec<String> {
    let stem = word.strip_suffix('e').unwrap_or(word);
    let mut forms = vec![word.to_owned()];
    forms.extend(["s", "es"].map(|end| format!("{word}{end}")));
    forms.extend(["ed", "ing"].map(|end| format!("{stem}{end}")));
    if let Some(stem) = word.strip_suffix('y') {
        forms.extend(["ies", "ied"].map(|end| format!("{stem}{end}")));
    }
    if let Some(last) = word.chars().next_back() {
        forms.extend(["ed", "ing"].map(|end| format!("{word}{last}{end}")));
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cues(entries: &[&str]) -> Cues {
        Cues::of(entries.iter().copied(), &Lexicon::built_in())
    }

    #[test]
    fn a_word_stands_for_its_forms_and_a_phrase_for_those_of_its_first_word() {
        let held = cues(&["claim", "admit", "deny", "say", "point out", "according to"]);
        for cue in ["claimed", "Claims", "admitting", "denied", "has said", "pointed out", "According to"] {
            assert!(held.hold(cue), "{cue}");
        }
        for cue in ["asked", "pointed", "accorded", "exclaimed", ""] {
            assert!(!held.hold(cue), "{cue}");
        }
    }

    #[test]
    fn a_list_of_verbs_with_their_forms_is_read_like_any_other() {
        let lexicon = Lexicon::built_in();
        let held = Cues::of(lexicon.list("speech-verbs").iter().map(String::as_str), &lexicon);
        assert!(held.hold("said") && held.hold("told") && held.hold("pointed out"));
        assert!(!held.hold("likely") && !held.hold("weak") && !held.hold("according to"));
    }
}
