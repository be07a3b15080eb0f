//! Numbers of one word or several, in words or digits, as one value: *25*, *twenty-five*, *5 million*, *3bn*.

use super::folding::Worth;

/// Words that may spell a number.
pub(super) trait Numbers {
    /// How many there are.
    fn len(&self) -> usize;
    /// The folded word at `at`; empty past the end.
    fn folded(&self, at: usize) -> &str;
    /// What it counts.
    fn worth(&self, at: usize) -> Option<Worth>;
    /// Whether it stands so close to the word before that both can be one number.
    fn runs_on(&self, at: usize) -> bool;
}

/// The number that begins at word `first`, written `#25`, or `#25o` where it is a rank; and the word after it.
#[allow(clippy::float_cmp)] // whole numbers, far below 2^53
pub(super) fn value(words: &impl Numbers, first: usize) -> Option<(String, usize)> {
    let mut total = 0f64;
    let mut group: Option<f64> = None;
    let mut at = first;
    while (at == first && at < words.len()) || words.runs_on(at) {
        let word = words.folded(at);
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            let Some((digits, rank, factor)) = digits(word).filter(|_| total == 0.0) else { break };
            // *a hundred and 30*
            let hundreds = group.filter(|g| g % 100.0 == 0.0 && *g > 0.0 && is_hundred(words, first, at));
            let rest = digits.parse::<f64>().ok().filter(|n| *n < 100.0 && !rank && factor == 1.0);
            if let (Some(g), Some(n)) = (hundreds, rest) {
                group = Some(g + n);
                at += 1;
                continue;
            }
            if group.is_some() {
                break;
            }
            if rank {
                return Some((format!("#{digits}o"), at + 1));
            }
            let Ok(number) = digits.parse::<f64>() else {
                return Some((format!("#{digits}"), at + 1));
            };
            group = Some(number * factor);
            at += 1;
            continue;
        }
        match (words.worth(at), group) {
            (Some(Worth::Plain(n)), None) => group = Some(count(n)),
            (Some(Worth::Plain(n)), Some(g)) if takes(g, n) => group = Some(g + count(n)),
            // a year: *nineteen eighty-seven*, *twenty twelve*
            (Some(Worth::Plain(n)), Some(g))
                if (13.0..=20.0).contains(&g) && (10..100).contains(&n) && total == 0.0 =>
            {
                group = Some(g * 100.0 + count(n));
            }
            // *two million three hundred*, *two thousand five*, but not *two million one day*
            (Some(Worth::Plain(n)), Some(0.0))
                if total > 0.0 && (total < 1e6 || matches!(words.worth(at + 1), Some(Worth::Times(_)))) =>
            {
                group = Some(count(n));
            }
            (Some(Worth::Times(100)), Some(g)) if g < 100.0 => group = Some(g * 100.0),
            (Some(Worth::Times(n)), Some(g)) if n != 100 => {
                total += g * count(n);
                group = Some(0.0);
            }
            (Some(Worth::Rank(n)), g) if g.is_none_or(|g| g % 10.0 == 0.0 && g > 0.0 && n < 10) => {
                return Some((format!("#{}o", total + g.unwrap_or(0.0) + count(n)), at + 1));
            }
            (None, None) if word == "a" && matches!(words.worth(at + 1), Some(Worth::Times(_))) => {
                group = Some(1.0);
            }
            (None, Some(g))
                if word == "and"
                    && (g > 0.0 || total > 0.0)
                    && g % 100.0 == 0.0
                    && (matches!(words.worth(at + 1), Some(Worth::Plain(_)))
                        || (is_hundred(words, first, at)
                            && words.folded(at + 1).parse::<u8>().is_ok_and(|n| n < 100))) => {}
            // *three and a half million*, *half a million*
            (None, Some(g)) if word == "and" && g < 100.0 && is_half(words, at + 1) => {
                group = Some(g + 0.5);
                at += 2;
            }
            (_, None)
                if at == first
                    && word == "half"
                    && words.folded(at + 1) == "a"
                    && is_large(words, at + 2) =>
            {
                group = Some(0.5);
                at += 1;
            }
            _ => break,
        }
        at += 1;
    }
    group.map(|g| (format!("#{}", total + g), at))
}

fn is_large(words: &impl Numbers, at: usize) -> bool {
    matches!(words.worth(at), Some(Worth::Times(n)) if n >= 1000)
}

/// Whether *a half million* begins at `at`.
fn is_half(words: &impl Numbers, at: usize) -> bool {
    words.folded(at) == "a" && words.folded(at + 1) == "half" && is_large(words, at + 2)
}

/// Whether what ends before `at` is *hundred*, in words, or *hundred and*.
fn is_hundred(words: &impl Numbers, first: usize, at: usize) -> bool {
    let times = |at: usize| at >= first && words.worth(at) == Some(Worth::Times(100));
    let back = |n: usize| at.checked_sub(n).is_some_and(times);
    back(1) || (back(2) && words.folded(at - 1) == "and")
}

/// Whether *n* can follow *g* in one number: *forty* takes *two*, *three hundred* takes *ten*.
#[allow(clippy::float_cmp)] // whole numbers
fn takes(g: f64, n: u64) -> bool {
    g > 0.0 && ((n < 10 && g % 10.0 == 0.0 && g % 100.0 != 10.0) || g % 100.0 == 0.0)
}

#[allow(clippy::cast_precision_loss)] // number words stay far below 2^53
fn count(n: u64) -> f64 {
    n as f64
}

/// `1,200` → 1200; `21st` → 21, a rank; `5bn` → 5, times 10⁹. `None`: not written in digits.
fn digits(word: &str) -> Option<(String, bool, f64)> {
    let end =
        word.find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.' | ':'))).unwrap_or(word.len());
    let (number, suffix) = word.split_at(end);
    if !number.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let number = number.replace(',', "");
    match suffix {
        "" => Some((number, false, 1.0)),
        "st" | "nd" | "rd" | "th" => Some((number, true, 1.0)),
        "k" => Some((number, false, 1e3)),
        "m" | "mn" | "mln" => Some((number, false, 1e6)),
        "bn" | "b" | "bln" => Some((number, false, 1e9)),
        "tn" | "trn" => Some((number, false, 1e12)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::sources::folding::Folding;

    struct Words(Vec<String>, Folding);

    impl Numbers for Words {
        fn len(&self) -> usize {
            self.0.len()
        }
        fn folded(&self, at: usize) -> &str {
            self.0.get(at).map_or("", String::as_str)
        }
        fn worth(&self, at: usize) -> Option<Worth> {
            self.1.get(self.folded(at))?.worth
        }
        fn runs_on(&self, at: usize) -> bool {
            at < self.0.len()
        }
    }

    fn read(text: &str) -> Option<(String, usize)> {
        let words = text.split(' ').map(str::to_owned).collect();
        value(&Words(words, Folding::new(&Lexicon::built_in())), 0)
    }

    #[test]
    fn words_and_digits_are_one_value() {
        for (words, number) in [
            ("twenty five", "#25"),
            ("1,200", "#1200"),
            ("twelve hundred", "#1200"),
            ("three hundred and ten", "#310"),
            ("a hundred and 30", "#130"),
            ("a million", "#1000000"),
            ("2.5 billion", "#2500000000"),
            ("5bn", "#5000000000"),
            ("nineteen eighty seven", "#1987"),
            ("twenty twelve", "#2012"),
            ("two thousand and sixteen", "#2016"),
            ("three and a half million", "#3500000"),
            ("half a million", "#500000"),
            ("two million three hundred thousand", "#2300000"),
            ("21st", "#21o"),
            ("twenty first", "#21o"),
        ] {
            assert_eq!(read(words).map(|(value, _)| value).as_deref(), Some(number), "{words}");
        }
    }

    #[test]
    fn what_follows_is_not_swallowed() {
        assert_eq!(read("seven and a half"), Some(("#7".into(), 1)));
        assert_eq!(read("harbour"), None);
    }
}
