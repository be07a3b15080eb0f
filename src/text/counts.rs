//! Characters counted up to any byte, without walking the text from its start.

/// Bytes between two checkpoints.
const STEP: usize = 1024;

/// Code points and UTF-16 units before each checkpoint of a text.
#[derive(Clone, Debug, Default)]
pub(super) struct Counts {
    /// One entry a `STEP` bytes; empty where the text is ASCII, and every count is the count of bytes.
    before: Vec<Checkpoint>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Checkpoint {
    code_points: usize,
    /// Code points that take two UTF-16 units.
    astral: usize,
}

impl Counts {
    pub(super) fn new(text: &str) -> Self {
        if text.is_ascii() {
            return Self::default();
        }
        let mut here = Checkpoint::default();
        let before = text
            .as_bytes()
            .chunks(STEP)
            .map(|chunk| {
                let checkpoint = here;
                here.code_points += code_points(chunk);
                here.astral += astral(chunk);
                checkpoint
            })
            .collect();
        Self { before }
    }

    /// Code points that start before byte `offset` of `text`, the text counted.
    pub(super) fn code_points(&self, text: &str, offset: usize) -> usize {
        self.at(text, offset).code_points
    }

    /// UTF-16 units of the code points that start before byte `offset` of `text`, the text counted.
    pub(super) fn utf16(&self, text: &str, offset: usize) -> usize {
        let here = self.at(text, offset);
        here.code_points + here.astral
    }

    fn at(&self, text: &str, offset: usize) -> Checkpoint {
        let offset = offset.min(text.len());
        if self.before.is_empty() {
            return Checkpoint { code_points: offset, astral: 0 };
        }
        let step = (offset / STEP).min(self.before.len() - 1);
        let rest = &text.as_bytes()[step * STEP..offset];
        let before = self.before[step];
        Checkpoint {
            code_points: before.code_points + code_points(rest),
            astral: before.astral + astral(rest),
        }
    }
}

/// Bytes that begin a code point: all but the continuations `10xx_xxxx`.
fn code_points(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&b| b & 0xC0 != 0x80).count()
}

/// Bytes that begin a code point of four bytes.
fn astral(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&b| b >= 0xF0).count()
}
