//! Bytes → text: which encoding they are in, and whether they are text at all.

use super::Encoding;
use super::lines::BOM;

/// What bytes say.
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) encoding: Encoding,
    /// Of UTF-8 with broken bytes: (text, disk) offsets right after each replaced sequence.
    pub(super) repairs: Vec<(usize, usize)>,
    /// The bytes, where they are not the text's own.
    pub(super) raw: Option<Vec<u8>>,
}

/// Bytes looked at to tell an encoding without a mark, or junk.
const SAMPLE: usize = 64 * 1024;

/// Decodes `bytes`, whatever they are. A byte order mark stays in the text.
pub(super) fn decode(bytes: Vec<u8>) -> Decoded {
    if let Some(encoding) = utf16_of(&bytes) {
        let text = utf16(&bytes, encoding == Encoding::Utf16Be);
        return Decoded { text, encoding, repairs: Vec::new(), raw: Some(bytes) };
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Decoded { text, encoding: Encoding::Utf8, repairs: Vec::new(), raw: None },
        Err(error) => error.into_bytes(),
    };
    if mostly_utf8(&bytes) {
        let (text, repairs) = repaired(&bytes);
        return Decoded { text, encoding: Encoding::Utf8, repairs, raw: Some(bytes) };
    }
    let text = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&bytes).0.into_owned();
    Decoded { text, encoding: Encoding::Windows1252, repairs: Vec::new(), raw: Some(bytes) }
}

/// Whether bytes are UTF-16: by their mark; without one, where Latin text makes every other byte a NUL.
fn utf16_of(bytes: &[u8]) -> Option<Encoding> {
    match bytes {
        [0xFF, 0xFE, ..] => return Some(Encoding::Utf16Le),
        [0xFE, 0xFF, ..] => return Some(Encoding::Utf16Be),
        _ => {}
    }
    if bytes.len() < 4 || bytes.len() % 2 == 1 {
        return None;
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let (mut even, mut odd) = (0, 0);
    for unit in sample.chunks_exact(2) {
        even += usize::from(unit[0] == 0);
        odd += usize::from(unit[1] == 0);
    }
    let units = sample.len() / 2;
    let encoding = match (even, odd) {
        (0, odd) if odd * 4 > units * 3 => Encoding::Utf16Le,
        (even, 0) if even * 4 > units * 3 => Encoding::Utf16Be,
        _ => return None,
    };
    // letters with a NUL each, or a table of numbers? Text has no control characters to speak of
    let text = utf16(sample, encoding == Encoding::Utf16Be);
    (!junk(&text)).then_some(encoding)
}

fn utf16(bytes: &[u8], big_endian: bool) -> String {
    let units = bytes.chunks_exact(2).map(|b| {
        if big_endian { u16::from_be_bytes([b[0], b[1]]) } else { u16::from_le_bytes([b[0], b[1]]) }
    });
    let mut text = String::with_capacity(bytes.len() / 2 + bytes.len() / 8);
    text.extend(char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)));
    if bytes.len() % 2 == 1 {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    text
}

/// Whether bytes that are not quite UTF-8 are still that, a few broken ones aside: more good sequences than
/// broken ones, or a mark, or nothing broken but a sequence that the end of the file cuts off.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut broken, mut cut) = (0_usize, 0_usize, 0_usize);
    let mut chunks = bytes.utf8_chunks().peekable();
    while let Some(chunk) = chunks.next() {
        good += chunk.valid().bytes().filter(|&b| b >= 0xC0).count();
        broken += usize::from(!chunk.invalid().is_empty());
        cut += usize::from(chunk.invalid().len() > 1 && chunks.peek().is_none());
    }
    bytes.starts_with(b"\xEF\xBB\xBF") || good > broken || (broken == 1 && cut == 1)
}

fn repaired(bytes: &[u8]) -> (String, Vec<(usize, usize)>) {
    let mut text = String::with_capacity(bytes.len() + 64);
    let mut repairs = Vec::new();
    let mut disk = 0;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        disk += chunk.valid().len() + chunk.invalid().len();
        if !chunk.invalid().is_empty() {
            text.push(char::REPLACEMENT_CHARACTER);
            repairs.push((text.len(), disk));
        }
    }
    (text, repairs)
}

/// First bytes of files that are no text, though they may hold no NUL for a while.
const SIGNATURES: &[&[u8]] = &[
    b"%PDF-",
    b"\x89PNG",
    b"\xFF\xD8\xFF",
    b"GIF8",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\x1F\x8B",
    b"BZh",
    b"\xFD7zXZ",
    b"7z\xBC\xAF\x27\x1C",
    b"\x28\xB5\x2F\xFD",
    b"\x7FELF",
    b"\xD0\xCF\x11\xE0",
    b"\xCA\xFE\xBA\xBE",
    b"SQLite format 3\0",
    b"OggS",
    b"fLaC",
    b"ID3",
];

/// Whether a file that was read as `text` from `bytes` is no text: a picture, an archive, a program.
pub(super) fn is_binary(bytes: &[u8], text: &str) -> bool {
    SIGNATURES.iter().any(|signature| bytes.starts_with(signature)) || junk(text)
}

/// Whether its first part is strewn with NULs or control characters. One stray NUL is no junk.
fn junk(text: &str) -> bool {
    let sample = &text.as_bytes()[..text.len().min(SAMPLE)];
    let nuls = memchr::memchr_iter(0, sample).count();
    let white = |b: u8| matches!(b, b'\t' | b'\n' | 0x0B | 0x0C | b'\r' | 0x1B);
    let controls = sample.iter().filter(|&&b| b < b' ' && !white(b)).count();
    nuls * 200 > sample.len() || controls * 20 > sample.len()
}

/// `text` as bytes of `encoding`; or the character that it cannot hold.
pub(super) fn encode(text: &str, encoding: Encoding, out: &mut Vec<u8>) -> Result<(), char> {
    match encoding {
        Encoding::Utf8 => out.extend_from_slice(text.as_bytes()),
        Encoding::Utf16Le => out.extend(text.encode_utf16().flat_map(u16::to_le_bytes)),
        Encoding::Utf16Be => out.extend(text.encode_utf16().flat_map(u16::to_be_bytes)),
        Encoding::Windows1252 => {
            let mut buffer = [0; 4];
            for c in text.chars() {
                let (bytes, _, lost) = encoding_rs::WINDOWS_1252.encode(c.encode_utf8(&mut buffer));
                if lost || c == BOM {
                    return Err(c);
                }
                out.extend_from_slice(&bytes);
            }
        }
    }
    Ok(())
}
