//! Prose → tokens: words with their classes, punctuation, and one token for each quotation, whose
//! inside is not read. The only pass over all of the prose; everything after works on tokens.

use crate::document::Document;
use crate::lexicon::{Class, Lexicon, Word};
use crate::quotation::{Form, Quotation, Quotations};
use crate::text::ProseSpan;

/// What a token is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum What {
    /// A word.
    Word,
    /// Figures.
    Number,
    /// `,`
    Comma,
    /// `.` `?` `!` `…`
    Stop,
    /// `:`
    Colon,
    /// `;`
    Semicolon,
    /// A dash that stands between words.
    Dash,
    /// `(` `[`
    Open,
    /// `)` `]`
    Close,
    /// A quotation, with its index.
    Quote(u32),
    /// Words in marks that are no quotation, with their index.
    Term(u32),
    /// Anything else.
    Other,
}

/// One token.
#[derive(Clone, Copy, Debug)]
#[allow(clippy::struct_excessive_bools)] // flags that are asked for one by one
pub(super) struct Token {
    /// First byte in the prose.
    pub(super) start: u32,
    /// One past its last byte; a possessive ending is not part of it.
    pub(super) end: u32,
    /// What it is.
    pub(super) what: What,
    /// What the word can be.
    pub(super) word: Word,
    /// Begins with a capital letter.
    pub(super) capital: bool,
    /// All capitals, two letters or more.
    pub(super) acronym: bool,
    /// `'s` or `'` follows.
    pub(super) possessive: bool,
    /// It begins a sentence.
    pub(super) first: bool,
    /// Number of its sentence, counted through the document.
    pub(super) sentence: u32,
    /// Index of its block.
    pub(super) block: u32,
}

impl Token {
    pub(super) fn span(&self) -> ProseSpan {
        ProseSpan::new(self.start as usize, self.end as usize)
    }
    pub(super) fn is(&self, class: Class) -> bool {
        self.word.class.is(class)
    }
    pub(super) fn is_word(&self) -> bool {
        self.what == What::Word
    }
    pub(super) fn quote(&self) -> Option<usize> {
        if let What::Quote(index) | What::Term(index) = self.what { Some(index as usize) } else { None }
    }
    /// A lower-case word that no list knows: a noun or an adjective, most likely.
    pub(super) fn plain(&self) -> bool {
        self.what == What::Word && !self.capital && !self.is(Class::FUNCTION)
    }
}

/// Tokens before and after that are looked at as one sentence.
const LONGEST_SENTENCE: usize = 300;

/// All tokens of a document.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    /// In the order of the prose.
    pub(super) all: Vec<Token>,
    /// For each block, where its tokens start; one more at the end.
    pub(super) blocks: Vec<usize>,
    /// For each quotation, its token; none for a nested one.
    pub(super) of_quote: Vec<Option<usize>>,
}

impl Tokens {
    pub(super) fn read(document: &Document, quotations: &Quotations, lexicon: &Lexicon) -> Self {
        let mut reader = Reader {
            prose: &document.prose,
            lexicon,
            tokens: Vec::with_capacity(document.prose.len() / 6),
            sentence: 0,
            begins: true,
        };
        let mut out = Self { of_quote: vec![None; quotations.all.len()], ..Self::default() };
        let mut tops = quotations.all.iter().enumerate().filter(|(_, q)| q.parent.is_none()).peekable();
        for (index, block) in document.blocks.iter().enumerate() {
            out.blocks.push(reader.tokens.len());
            let mut at = block.span.start;
            while let Some((quote, q)) = tops.next_if(|(_, q)| q.block <= index) {
                if q.span.start < at || q.block < index {
                    continue;
                }
                reader.words(at, q.span.start, index);
                out.of_quote[quote] = Some(reader.tokens.len());
                reader.quote(quote, q, index);
                at = q.span.end;
            }
            reader.words(at, block.span.end, index);
            reader.end_sentence();
        }
        out.blocks.push(reader.tokens.len());
        out.all = reader.tokens;
        out
    }

    /// Tokens of a block, as a range.
    pub(super) fn block(&self, block: usize) -> std::ops::Range<usize> {
        self.blocks[block]..self.blocks[block + 1]
    }

    /// The tokens around `at` that share its sentence, as a range; of an endless one, what is near.
    pub(super) fn sentence(&self, at: usize) -> std::ops::Range<usize> {
        let number = self.all[at].sentence;
        let from = at.saturating_sub(LONGEST_SENTENCE);
        let to = (at + LONGEST_SENTENCE).min(self.all.len());
        let first = self.all[from..at].partition_point(|t| t.sentence < number) + from;
        let end = self.all[at..to].partition_point(|t| t.sentence <= number) + at;
        first..end
    }
}

struct Reader<'a> {
    prose: &'a str,
    lexicon: &'a Lexicon,
    tokens: Vec<Token>,
    sentence: u32,
    begins: bool,
}

/// Words whose full stop does not end a sentence.
const ABBREVIATIONS: &[&str] = &[
    "adm", "apr", "assn", "aug", "ave", "blvd", "brig", "capt", "cmdr", "co", "col", "comdr", "cpl", "dec",
    "dept", "dist", "dr", "etc", "feb", "fr", "ft", "gen", "gov", "hon", "insp", "jan", "jr", "lt", "maj",
    "messrs", "mr", "mrs", "ms", "mt", "nos", "nov", "oct", "pres", "prof", "pvt", "rep", "reps", "rev",
    "sen", "sens", "sept", "sgt", "sr", "st", "supt", "vs",
];

impl Reader<'_> {
    fn push(&mut self, start: usize, end: usize, what: What, block: usize) -> &mut Token {
        #[allow(clippy::cast_possible_truncation)] // files are capped below 4 GiB where they are read
        let token = Token {
            start: start as u32,
            end: end as u32,
            what,
            word: Word::default(),
            capital: false,
            acronym: false,
            possessive: false,
            first: std::mem::take(&mut self.begins),
            sentence: self.sentence,
            block: block as u32,
        };
        let at = self.tokens.len();
        self.tokens.push(token);
        &mut self.tokens[at]
    }

    fn end_sentence(&mut self) {
        if !self.begins {
            self.sentence += 1;
            self.begins = true;
        }
    }

    /// A quotation ends the sentence if it ends in a full stop and no lower-case word follows.
    fn quote(&mut self, index: usize, quotation: &Quotation, block: usize) {
        let Quotation { span, inner, form, .. } = quotation;
        #[allow(clippy::cast_possible_truncation)]
        let index = index as u32;
        let what = if *form == Form::Term { What::Term(index) } else { What::Quote(index) };
        self.push(span.start, span.end, what, block);
        let last =
            inner.of(self.prose).trim_end().trim_end_matches(['\'', '’', '”', '"', ')']).chars().next_back();
        if last.is_some_and(|c| matches!(c, '.' | '?' | '!' | '…')) && !self.goes_on(span.end) {
            self.end_sentence();
        }
    }

    /// Whether the sentence goes on at `at`: the next thing is a lower-case word or a comma.
    fn goes_on(&self, at: usize) -> bool {
        // brackets that close here belong to what stands before
        let rest = self.prose[at..].trim_start_matches([')', ']']);
        rest.chars().find(|c| !c.is_whitespace()).is_some_and(|c| c.is_lowercase() || matches!(c, ',' | ';'))
    }

    fn words(&mut self, from: usize, to: usize, block: usize) {
        let bytes = self.prose.as_bytes();
        let mut at = from;
        while at < to {
            let byte = bytes[at];
            if byte == b' ' {
                at += 1;
            } else if byte.is_ascii_alphanumeric() || byte >= 0x80 && self.letter(at) {
                at = self.word(at, to, block);
            } else {
                at = self.mark(at, to, block);
            }
        }
    }

    fn letter(&self, at: usize) -> bool {
        self.prose[at..].chars().next().is_some_and(char::is_alphanumeric)
    }

    fn mark(&mut self, at: usize, to: usize, block: usize) -> usize {
        let Some(c) = self.prose[at..].chars().next() else { return to };
        let end = at + c.len_utf8();
        let what = match c {
            ',' => What::Comma,
            '.' | '?' | '!' | '…' => What::Stop,
            ':' => What::Colon,
            ';' => What::Semicolon,
            '–' | '—' | '―' => What::Dash,
            '-' if self.prose[end..].starts_with([' ', '-']) => What::Dash,
            '(' | '[' => What::Open,
            ')' | ']' => What::Close,
            c if c.is_whitespace() => return end,
            _ => What::Other,
        };
        if what == What::Dash
            && self.tokens.last().is_some_and(|t| t.what == What::Dash && t.end as usize == at)
        {
            return end;
        }
        self.push(at, end, what, block);
        if what == What::Stop && !self.goes_on(end) {
            self.end_sentence();
        }
        end
    }

    fn word(&mut self, at: usize, to: usize, block: usize) -> usize {
        let bytes = self.prose.as_bytes();
        let mut end = at;
        let mut dotted = false;
        while end < to {
            let byte = bytes[end];
            if byte.is_ascii_alphanumeric() {
                end += 1;
            } else if byte >= 0x80 {
                let Some(c) = self.prose[end..to].chars().next() else { break };
                let after = end + c.len_utf8();
                let joins = c.is_alphanumeric()
                    || matches!(c, '’' | 'ʼ' | '\u{ad}' | '‑') && after < to && self.letter(after)
                    || unicode_normalization::char::is_combining_mark(c)
                    // a letter torn in two by an encoding fault: *PeÃ±a*
                    || matches!(c, '\u{a0}'..='\u{bf}') && self.prose[at..end].ends_with('Ã');
                if !joins {
                    break;
                }
                end = after;
            } else if matches!(byte, b'\'' | b'-' | b'.' | b'&' | b'@' | b'/' | b'_')
                && end + 1 < to
                && (bytes[end + 1].is_ascii_alphanumeric() || bytes[end + 1] >= 0x80 && self.letter(end + 1))
                && end > at
            {
                dotted |= byte == b'.';
                end += 1;
            } else if byte == b','
                && bytes[end - 1].is_ascii_digit()
                && end + 1 < to
                && bytes[end + 1].is_ascii_digit()
            {
                end += 1;
            } else {
                break;
            }
        }
        let text = &self.prose[at..end];
        let (word, possessive) = possessive(text, bytes.get(end).copied(), &self.prose[end..to]);
        let mut stop = end;
        let letters = word.trim_end_matches(|c: char| !c.is_alphabetic());
        let single = letters.len() <= 2 && letters.chars().count() == 1 && letters != "I";
        if bytes.get(end) == Some(&b'.') && end < to {
            let lower = word.to_ascii_lowercase();
            if (single && word.len() == letters.len() && word.chars().all(char::is_uppercase))
                || (dotted && word.split('.').all(|part| part.len() <= 2))
                || ABBREVIATIONS.binary_search(&lower.as_str()).is_ok()
            {
                stop = end + 1;
            }
        }
        let capital = word.chars().next().is_some_and(char::is_uppercase) || prefixed(word);
        let numeric = word.as_bytes().first().is_some_and(u8::is_ascii_digit);
        let acronym =
            capital && word.len() > 1 && !word.chars().any(char::is_lowercase) && !word.contains('-');
        let mut known = self.lexicon.word(word);
        if word.ends_with("ly")
            && word.len() > 4
            && !capital
            && (known.class.is_empty() || known.class == Class::COMMON)
        {
            known.class |= Class::ADVERB;
        }
        let close = at + word.len();
        let before = self.tokens.len();
        let ends = stop > end && {
            // after an abbreviation a sentence ends only where a word follows that begins sentences
            let next = self.prose[stop..to].trim_start();
            let next = next.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
            next.chars().next().is_some_and(char::is_uppercase)
                && !known.class.is(Class::TITLE.or(Class::HONORIFIC))
                && self.lexicon.word(next).class.is(Class::COMMON.or(Class::PRONOUN).or(Class::DETERMINER))
        };
        let token = self.push(at, if stop > end { stop } else { close }, What::Word, block);
        token.word = known;
        token.capital = capital;
        token.acronym = acronym;
        token.possessive = possessive;
        if numeric {
            token.what = What::Number;
        }
        debug_assert!(self.tokens.len() == before + 1);
        if ends {
            self.end_sentence();
        }
        // the apostrophe of *workers'* belongs to its word
        let mark = if possessive && close == end {
            self.prose[end..to].chars().next().filter(|c| matches!(c, '\'' | '’'))
        } else {
            None
        };
        stop.max(end) + mark.map_or(0, char::len_utf8)
    }
}

/// *al-Amr*, *d'Arcy*: a name behind a short lower-case prefix.
fn prefixed(word: &str) -> bool {
    word.split_once(['-', '\'', '’']).is_some_and(|(prefix, rest)| {
        prefix.len() <= 3
            && prefix.chars().all(char::is_lowercase)
            && rest.chars().next().is_some_and(char::is_uppercase)
    })
}

/// The word without its possessive ending, and whether it had one.
fn possessive<'a>(text: &'a str, next: Option<u8>, rest: &str) -> (&'a str, bool) {
    for ending in ["'s", "’s", "'S", "’S"] {
        if let Some(stem) = text.strip_suffix(ending)
            && !matches!(
                stem.to_ascii_lowercase().as_str(),
                "it" | "that" | "he" | "she" | "who" | "what" | "let" | "there" | "here"
            )
        {
            return (stem, true);
        }
    }
    let apostrophe = next == Some(b'\'') || rest.starts_with('’');
    (text, apostrophe && text.ends_with(['s', 'S', 'x', 'z']))
}
