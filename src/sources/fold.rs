//! Folding: what makes two words the same word when case, accents and apostrophes are set aside.
//! Also the scanner that streams a text as hashes of folded words, without building anything.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// Class of each ASCII byte: itself in lower case where it belongs to a word, 0 where it ends one.
const CLASS: [u8; 128] = {
    let mut class = [0; 128];
    let mut byte = 0u8;
    while byte < 128 {
        if byte.is_ascii_alphanumeric() {
            class[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    class
};

/// Whether `c` is written as an apostrophe.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`' | '´' | '＇')
}

/// Appends `word` to `out` in lower case, without accents, with straight apostrophes.
pub(super) fn fold(word: &str, out: &mut String) {
    for c in word.chars() {
        if c.is_ascii() {
            out.push(c.to_ascii_lowercase());
        } else if is_apostrophe(c) {
            out.push('\'');
        } else {
            letters(c, |l| out.push(l));
        }
    }
}

/// The base letters of `c` in lower case.
fn letters(c: char, mut letter: impl FnMut(char)) {
    decompose_canonical(c, |base| {
        if !is_combining_mark(base) {
            base.to_lowercase().for_each(&mut letter);
        }
    });
}

/// A hash of the folded word `text`, as [`scan`] makes it.
pub(super) fn hash(text: &str) -> u64 {
    text.bytes().fold(SEED, mix)
}

/// The hash of a word that goes on with `text`.
pub(super) fn extend(hash: u64, text: &str) -> u64 {
    text.bytes().fold(hash, mix)
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

// FNV-1a (Fowler, Noll, Vo): a byte at a time, as the words come
fn mix(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
}

/// Streams the folded words of `text`: a hash and the byte where the word starts. Apostrophes inside a
/// word are dropped (*don't* and *DONT* are one), hyphens part words.
pub(super) fn scan(text: &str, mut word: impl FnMut(u64, usize)) {
    let bytes = text.as_bytes();
    let (mut at, mut start, mut state) = (0, 0, None);
    while let Some(&byte) = bytes.get(at) {
        let next = if byte < 128 {
            let lower = CLASS[byte as usize];
            if lower != 0 {
                start = if state.is_none() { at } else { start };
                state = Some(mix(state.unwrap_or(SEED), lower));
                at += 1;
                continue;
            }
            if byte == b'\'' && state.is_some() {
                at += 1;
                continue;
            }
            at + 1
        } else {
            let c = text[at..].chars().next().unwrap_or(' ');
            if c.is_alphanumeric() || is_combining_mark(c) {
                start = if state.is_none() { at } else { start };
                let mut hash = state.unwrap_or(SEED);
                letters(c, |l| {
                    let mut buffer = [0; 4];
                    hash = l.encode_utf8(&mut buffer).bytes().fold(hash, mix);
                });
                state = Some(hash);
                at += c.len_utf8();
                continue;
            }
            if is_apostrophe(c) && state.is_some() {
                at += c.len_utf8();
                continue;
            }
            at + c.len_utf8()
        };
        if let Some(hash) = state.take() {
            word(hash, start);
        }
        at = next;
    }
    if let Some(hash) = state {
        word(hash, start);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hashes(text: &str) -> Vec<u64> {
        let mut all = Vec::new();
        scan(text, |hash, _| all.push(hash));
        all
    }

    #[test]
    fn case_accents_and_apostrophes_are_set_aside() {
        assert_eq!(hashes("Don’t blame René"), hashes("DONT blame Rene"));
        assert_eq!(hashes("well-known"), hashes("Well known"));
        assert_eq!(hashes("'quoted' words"), hashes("quoted words"));
    }

    #[test]
    fn places_are_the_bytes_where_words_start() {
        let mut places = Vec::new();
        scan("“É tu” 5%", |_, at| places.push(at));
        assert_eq!(places, [3, 6, 12]);
    }

    #[test]
    fn a_word_hashes_as_it_is_scanned() {
        let mut word = String::new();
        fold("ÉCOLE", &mut word);
        assert_eq!(hashes("École"), [hash(&word)]);
    }
}
