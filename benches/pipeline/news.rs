//! Invented news prose without end, the same at every run: paragraphs, sentences and names of the sizes that news has,
//! about a third of the text between quotation marks, every usual order of cue and speaker.

use std::fmt::Write as _;

const GIVEN: &[&str] = &[
    "Ann", "Samuel", "Petra", "Owen", "Ngozi", "Luis", "Marie", "Viktor", "Hana", "Dele", "Ruth", "Colm",
    "Ines", "Jonas", "Amara", "Wade", "Priya", "Stellan", "Tess", "Emil", "Odile", "Kofi", "Bea", "Hugo",
];
const LAST: &[&str] = &[
    "Smith",
    "Oduya",
    "Lindqvist",
    "Maddox",
    "Ferreira",
    "O'Shea",
    "Marsh-Tovar",
    "Malenko",
    "Okafor",
    "Brandt",
    "Quill",
    "Pettibone",
    "Castellan",
    "Yarrow",
    "Nakamura",
    "Whitlock",
    "Drury",
    "Abara",
    "Holm",
    "Varga",
    "Ionescu",
    "Tulloch",
    "Akers",
    "Stirling",
    "Vell",
    "Holloway",
    "Ng",
    "Sorensen",
    "Beale",
    "Haddad",
];
const ROLES: &[&str] = &[
    "Mayor",
    "Sen.",
    "Judge",
    "Professor",
    "Sheriff",
    "Finance Minister",
    "Superintendent",
    "Dr.",
    "Council leader",
    "Police spokeswoman",
    "Analyst",
    "Coach",
];
const UNNAMED: &[&str] = &[
    "a senior official",
    "one trader",
    "the department",
    "the report",
    "a second diplomat",
    "residents",
    "the company",
    "a spokesman for the port",
];
const SAID: &[&str] = &[
    "said",
    "said",
    "said",
    "said",
    "said",
    "told reporters",
    "added",
    "warned",
    "argued",
    "recalled",
    "wrote",
    "says",
];
const ADJECTIVES: &[&str] = &[
    "old", "new", "local", "broken", "costly", "public", "narrow", "empty", "second", "former", "quiet",
    "steep", "modern", "northern", "private", "frozen", "hollow", "early", "bitter", "annual", "wooden",
    "shallow", "proposed", "distant",
];
const NOUNS: &[&str] = &[
    "bridge",
    "budget",
    "harbor",
    "school",
    "council",
    "ferry",
    "inquiry",
    "market",
    "hospital",
    "contract",
    "river",
    "tax",
    "train",
    "library",
    "factory",
    "border",
    "road",
    "election",
    "fund",
    "storm",
    "tunnel",
    "garden",
    "lawsuit",
    "cinema",
    "engine",
    "forest",
    "vote",
    "pension",
    "letter",
    "clinic",
    "orchard",
    "quarry",
    "stadium",
    "museum",
    "archive",
    "depot",
    "canal",
    "license",
    "bakery",
    "tower",
    "union",
    "village",
    "survey",
    "reservoir",
    "treaty",
    "strike",
    "mine",
    "station",
];
const VERBS: &[&str] = &[
    "closed",
    "rebuilt",
    "delayed",
    "approved",
    "sold",
    "inspected",
    "ignored",
    "opened",
    "flooded",
    "funded",
    "blocked",
    "moved",
    "repaired",
    "surveyed",
    "promised",
    "lost",
    "found",
    "measured",
    "doubled",
    "painted",
    "defended",
    "forgot",
    "cut",
    "replaced",
];
const TAILS: &[&str] = &[
    "in the spring",
    "before anyone noticed",
    "for the third time",
    "at a cost of $4.2 million",
    "without a vote",
    "after a long debate",
    "on Monday",
    "by 2031",
    "and nobody was told",
    "because of the frost",
    "in less than a week",
    "under the old rules",
    "near the station",
    "despite the warnings",
    "with 340 others",
    "since the '90s",
    "as the law requires",
    "a mile from the coast",
    "during the holidays",
    "for no clear reason",
];

/// What rarer words are made of: without them every sentence would half repeat another.
const SYLLABLES: &[&str] = &[
    "bar", "col", "den", "fer", "gan", "hol", "jun", "kes", "lam", "mor", "nev", "orb", "pel", "quin", "ros",
    "sal", "tam", "ull", "ven", "wick", "yar", "zel", "brid", "cron", "drew", "flin",
];

/// A desk that never runs out of copy.
pub(crate) struct Newsroom(u64);

impl Newsroom {
    /// The same number brings the same copy.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(2).wrapping_add(1))
    }

    /// A number below `bound`: xorshift, which is enough for copy.
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or(0) % bound
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }

    /// A word of the list, or as often a rarer one.
    fn word(&mut self, of: &[&str]) -> String {
        if self.below(2) == 0 {
            return self.one(of).to_owned();
        }
        (0..2 + self.below(2)).map(|_| self.one(SYLLABLES)).collect()
    }

    /// A sentence of some 15 words, without its full stop, in lower case.
    fn sentence(&mut self) -> String {
        let article = self.one(&["the", "a", "their", "every", "our"]);
        let (adjective, noun, verb) = (self.word(ADJECTIVES), self.word(NOUNS), self.word(VERBS));
        let (other, thing, tail) = (self.word(ADJECTIVES), self.word(NOUNS), self.one(TAILS));
        let mut text = format!("{article} {adjective} {noun} {verb} the {other} {thing} {tail}");
        if self.below(3) == 0 {
            let (again, last) = (self.word(NOUNS), self.one(TAILS));
            let _ = write!(text, ", and the {again} is not what it was {last}");
        }
        text
    }

    fn full_sentence(&mut self) -> String {
        format!("{}.", upper(&self.sentence()))
    }

    /// Appends a paragraph by or about `name`.
    fn paragraph(&mut self, given: &str, last: &str, out: &mut String) {
        let (said, first, second) = (self.one(SAID), self.sentence(), self.full_sentence());
        let prose = self.full_sentence();
        let _ = match self.below(14) {
            0 | 1 => write!(out, "“{},” {last} {said}. “{second}”", upper(&first)),
            2 => write!(out, "“{},” {said} {} {given} {last}. {prose}", upper(&first), self.one(ROLES)),
            3 => write!(out, "{} {given} {last} {said} that “{first}.” {prose}", self.one(ROLES)),
            4 => write!(out, "“{},” she {said}, “but {first}.” {prose}", upper(&self.sentence())),
            5 => write!(out, "{last} {said}: “{} {second}” {prose}", self.full_sentence()),
            6 => write!(out, "“{},” {} said. {prose}", upper(&first), self.one(UNNAMED)),
            7 => write!(
                out,
                "{prose} According to {last}, the plan is “{} and {}.”",
                self.one(ADJECTIVES),
                self.one(ADJECTIVES)
            ),
            _ => write!(out, "{prose} {second} {}", self.full_sentence()),
        };
        out.push_str("\n\n");
    }

    /// An article of about `bytes` bytes: a headline, and paragraphs around a few speakers.
    pub(crate) fn article(&mut self, bytes: usize) -> String {
        let mut out = format!("{}\n\n", upper(&self.sentence()));
        let cast: Vec<_> = (0..4).map(|_| (self.one(GIVEN), self.one(LAST))).collect();
        for (given, last) in &cast {
            let (role, text) = (self.one(ROLES), self.sentence());
            let _ = write!(out, "{role} {given} {last} said on Tuesday that {text}.\n\n");
        }
        while out.len() < bytes {
            let (given, last) = cast[self.below(cast.len())];
            self.paragraph(given, last, &mut out);
        }
        out
    }

    /// Articles of 6 KB, `bytes` bytes in all.
    pub(crate) fn corpus(&mut self, bytes: usize) -> Vec<String> {
        (0..bytes.div_ceil(6_000)).map(|_| self.article(6_000)).collect()
    }

    /// A transcript of about `bytes` bytes in turns, and every so many turns a sentence from it: `quotes` in all.
    pub(crate) fn transcript(&mut self, bytes: usize, quotes: usize) -> (String, Vec<(String, String)>) {
        let (mut out, mut said) = (String::with_capacity(bytes + 1_000), Vec::new());
        while out.len() < bytes {
            let last = self.one(LAST);
            let turn = format!("{} {}", self.full_sentence(), self.full_sentence());
            if said.len() * bytes < out.len() * quotes {
                said.push((last.to_owned(), turn.clone()));
            }
            let _ = write!(out, "{}: {turn} {}\n\n", last.to_uppercase(), self.full_sentence());
        }
        (out, said)
    }

    /// A draft that prints what was `said`, one word in every fifth quotation changed.
    pub(crate) fn draft(&mut self, said: &[(String, String)]) -> String {
        let mut out = String::new();
        for (at, (last, words)) in said.iter().enumerate() {
            let words = if at % 5 == 0 { words.replacen(" the ", " this ", 1) } else { words.clone() };
            let _ = write!(out, "{} “{words}” {last} said.\n\n", self.full_sentence());
        }
        out
    }
}

fn upper(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}
