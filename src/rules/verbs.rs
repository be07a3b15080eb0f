//! Every form of a list of verbs, and the form of *say* that takes its place. No rule: two rules read it.

use crate::lexicon::Lexicon;
use std::collections::BTreeMap;

/// The forms of the verbs in the word list `name`, lower case, each with its form of *say*.
pub(super) fn forms(lexicon: &Lexicon, name: &str) -> BTreeMap<String, &'static str> {
    const SAY: [&str; 5] = ["say", "says", "said", "said", "saying"];
    let verbs = lexicon.list(name);
    let mut forms = BTreeMap::new();
    for verb in verbs {
        let stem = verb.strip_suffix('e').unwrap_or(verb);
        // admit, admitted: only listed verbs are looked up, so that a doubled letter too many does no harm
        let doubled = verb.chars().next_back().map(|last| format!("{verb}{last}")).unwrap_or_default();
        for past in [format!("{stem}ed"), format!("{doubled}ed")] {
            forms.insert(past, "said");
        }
        for gerund in [format!("{stem}ing"), format!("{doubled}ing")] {
            forms.insert(gerund, "saying");
        }
        for third in [format!("{verb}s"), format!("{verb}es")] {
            forms.insert(third, "says");
        }
        forms.insert(verb.clone(), "say");
    }
    // *wept*: what is irregular stands in the list of cues
    for entry in lexicon.list("speech-verbs") {
        let mut columns = entry.split(' ');
        if columns
            .clone()
            .next()
            .is_some_and(|base| verbs.binary_search_by(|verb| verb.as_str().cmp(base)).is_ok())
        {
            forms.extend(SAY.iter().filter_map(|say| Some((columns.next()?.to_owned(), *say))));
        }
    }
    forms
}
