//! A verb as a user writes it → its line in the list of speech verbs, which has all forms.

/// `fume` → `fume fumes fumed fumed fuming likely`; `pipe up` → `pipe+up pipes piped piped piping likely`. A line that
/// has its forms stays as it is.
pub(super) fn line(word: &str) -> String {
    let word = word.trim().to_lowercase();
    let columns: Vec<&str> = word.split_whitespace().collect();
    let (base, particle) = match columns.as_slice() {
        [base] => (*base, None),
        [base, particle] => (*base, Some(*particle)),
        _ => return word,
    };
    let (stem, doubled) = match base.strip_suffix('e') {
        Some(stem) => (stem, ""),
        None => (base, doubled(base)),
    };
    let y = base.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']));
    let hissing = ["s", "x", "z", "ch", "sh"].iter().any(|end| base.ends_with(end));
    let third = match y {
        Some(stem) => format!("{stem}ies"),
        None if hissing => format!("{base}es"),
        None => format!("{base}s"),
    };
    let past = y.map_or_else(|| format!("{stem}{doubled}ed"), |stem| format!("{stem}ied"));
    let head = particle.map_or_else(|| base.to_owned(), |particle| format!("{base}+{particle}"));
    format!("{head} {third} {past} {past} {stem}{doubled}ing likely")
}

/// The last letter of a short word that doubles it: *quip*, *quipped*, but *shout*, *shouted*, and *argue*.
fn doubled(base: &str) -> &str {
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    let mut letters = base.char_indices().rev();
    let (Some((at, last)), Some((_, middle)), Some((_, before))) =
        (letters.next(), letters.next(), letters.next())
    else {
        return "";
    };
    // of *qu*, the *u* is no vowel
    let quick = before == 'u' && letters.clone().next().is_some_and(|(_, c)| c == 'q');
    let one = base.chars().filter(|c| vowel(*c)).count() - usize::from(quick) == 1;
    let closed =
        !vowel(last) && !matches!(last, 'w' | 'x' | 'y') && vowel(middle) && (!vowel(before) || quick);
    if one && closed { &base[at..] } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verb_gets_its_forms() {
        for (word, forms) in [
            ("Fume", "fume fumes fumed fumed fuming likely"),
            ("quip", "quip quips quipped quipped quipping likely"),
            ("shout", "shout shouts shouted shouted shouting likely"),
            ("hiss", "hiss hisses hissed hissed hissing likely"),
            ("decry", "decry decries decried decried decrying likely"),
            ("relay", "relay relays relayed relayed relaying likely"),
            ("pipe up", "pipe+up pipes piped piped piping likely"),
            ("wax", "wax waxes waxed waxed waxing likely"),
            ("x", "x xes xed xed xing likely"),
            ("weep weeps wept wept weeping weak", "weep weeps wept wept weeping weak"),
        ] {
            assert_eq!(line(word), forms);
        }
    }
}
