//! Drafts and their truth sheets, as they stand in `tests/copy/<kind>/`. README.md there describes the sheet.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// A draft and what is true of it.
pub(crate) struct Sample {
    /// The folder it stands in.
    pub(crate) kind: String,
    /// Its path.
    pub(crate) path: PathBuf,
    /// Its bytes.
    pub(crate) bytes: Vec<u8>,
    /// What an editor says of its quotations, in the order of the text.
    pub(crate) quotations: Vec<Truth>,
}

/// What is true of one quotation.
pub(crate) struct Truth {
    /// The words between the marks: bytes of the draft's text.
    pub(crate) inner: Range<usize>,
    /// How the sheet writes it.
    pub(crate) label: String,
    /// Mentions of the speaker that are right; empty where there is none.
    pub(crate) speakers: Vec<String>,
    /// Where those mentions stand, nearest before and nearest after.
    pub(crate) mentions: Vec<Range<usize>>,
    /// Full names that are right; empty where the draft gives none.
    pub(crate) names: Vec<String>,
    /// `full`, `fragment` or `term`; more than one where editors may differ.
    pub(crate) forms: Vec<String>,
    /// What is known of the speaker.
    pub(crate) status: Status,
}

/// What is known of the speaker.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    /// The text says who.
    Attributed,
    /// The speaker of a neighbouring quotation, without a cue of its own.
    Carried,
    /// Two fit equally well.
    Ambiguous,
    /// Nobody is said to have said it.
    Unattributed,
    /// A term, a title, a nickname.
    NotAQuotation,
    /// Editors may differ: not scored.
    Any,
}

impl Status {
    fn of(word: &str) -> Option<Self> {
        Some(match word {
            "attributed" => Self::Attributed,
            "carried" => Self::Carried,
            "ambiguous" => Self::Ambiguous,
            "unattributed" => Self::Unattributed,
            "not-a-quotation" => Self::NotAQuotation,
            "any" => Self::Any,
            _ => return None,
        })
    }

    /// Whether somebody said it.
    pub(crate) fn has_speaker(self) -> bool {
        matches!(self, Self::Attributed | Self::Carried)
    }
}

/// Every draft under `root` with its sheet, in the order of their paths.
pub(crate) fn read_all(root: &Path, text_of: impl Fn(&Path, Vec<u8>) -> String) -> Vec<Sample> {
    let mut samples = Vec::new();
    for kind in folders(root) {
        for path in files(&kind) {
            let sheet = fs::read_to_string(path.with_extension("truth"))
                .unwrap_or_else(|e| panic!("{} has no sheet: {e}", path.display()));
            let bytes = fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
            let quotations = quotations(&path, &text_of(&path, bytes.clone()), &sheet);
            let kind = kind.file_name().unwrap_or_default().to_string_lossy().into_owned();
            samples.push(Sample { kind, path, bytes, quotations });
        }
    }
    samples
}

fn folders(root: &Path) -> Vec<PathBuf> {
    entries(root).into_iter().filter(|p| p.is_dir()).collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut drafts = entries(folder);
    drafts.retain(|p| p.extension().is_some_and(|e| e == "txt" || e == "md"));
    drafts
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> = fs::read_dir(folder)
        .unwrap_or_else(|e| panic!("{}: {e}", folder.display()))
        .flatten()
        .map(|e| e.path())
        .collect();
    paths.sort();
    paths
}

fn quotations(path: &Path, text: &str, sheet: &str) -> Vec<Truth> {
    let text = Flat::new(text);
    let mut truths: Vec<Truth> = Vec::new();
    let mut from = 0;
    for line in sheet.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')) {
        let wrong =
            |what: &str| -> ! { panic!("{}: {what}: {line}", path.with_extension("truth").display()) };
        let fields: Vec<_> = line.split(" | ").map(str::trim).collect();
        let [label, speaker, name, form, status] = fields[..] else { wrong("not five fields") };
        let (first, last) = label.split_once(" … ").unwrap_or((label, ""));
        let Some(start) = text.find(first, from) else {
            wrong("these words are not in the rest of the draft")
        };
        let end = if last.is_empty() {
            start.end
        } else {
            text.find(last, start.end)
                .unwrap_or_else(|| wrong("its last words are not in the rest of the draft"))
                .end
        };
        from = start.start + 1;
        let forms = alternatives(form);
        if forms.is_empty() || forms.iter().any(|f| !["full", "fragment", "term"].contains(&f.as_str())) {
            wrong("no such form");
        }
        truths.push(Truth {
            inner: text.bytes(start.start..end),
            label: label.to_owned(),
            speakers: alternatives(speaker),
            mentions: Vec::new(),
            names: alternatives(name),
            forms,
            status: Status::of(status).unwrap_or_else(|| wrong("no such status")),
        });
    }
    let inside: Vec<_> = truths.iter().map(|t| t.inner.clone()).collect();
    for truth in &mut truths {
        truth.mentions =
            truth.speakers.iter().flat_map(|s| mentions(&text, s, &truth.inner, &inside)).collect();
        assert_eq!(
            truth.mentions.is_empty(),
            !truth.status.has_speaker() && truth.speakers.is_empty(),
            "{}: no such speaker near, or one too many: {}",
            path.with_extension("truth").display(),
            truth.label
        );
    }
    truths
}

fn alternatives(field: &str) -> Vec<String> {
    field.split(" / ").map(str::trim).filter(|f| *f != "-").map(str::to_owned).collect()
}

/// The nearest mention before and after `quotation`, outside of all quotations. Brackets in `wanted` mark the mention
/// in the words that it stands among.
fn mentions(
    text: &Flat,
    wanted: &str,
    quotation: &Range<usize>,
    inside: &[Range<usize>],
) -> Vec<Range<usize>> {
    let (before, rest) = wanted.split_once('[').unwrap_or(("", wanted));
    let (mention, after) = rest.split_once(']').unwrap_or((rest, ""));
    let phrase = format!("{before}{mention}{after}");
    let (mut nearest_before, mut nearest_after) = (None, None);
    let mut from = 0;
    while let Some(found) = text.find(&phrase, from) {
        from = found.start + 1;
        let span = text.bytes(found.start + before.len()..found.end - after.len());
        let holds =
            |outer: &Range<usize>, inner: &Range<usize>| outer.start <= inner.start && inner.end <= outer.end;
        // In somebody else's words nobody is cued, but for the words nested in them.
        if !text.stands_alone(&found) || inside.iter().any(|q| holds(q, &span) && !holds(q, quotation)) {
            continue;
        }
        if span.end <= quotation.start {
            nearest_before = Some(span);
        } else if span.start >= quotation.end && nearest_after.is_none() {
            nearest_after = Some(span);
        }
    }
    nearest_before.into_iter().chain(nearest_after).collect()
}

/// A text in which every run of white space is one space, and the way back: line ends are no part of what was said.
struct Flat {
    text: String,
    /// Byte of the original at which each byte of `text` stands, and the end.
    offsets: Vec<usize>,
}

impl Flat {
    fn new(original: &str) -> Self {
        let (mut text, mut offsets) = (String::new(), Vec::new());
        for (at, c) in original.char_indices() {
            if c.is_whitespace() && text.ends_with(' ') {
                continue;
            }
            let c = if c.is_whitespace() { ' ' } else { c };
            text.push(c);
            offsets.extend((0..c.len_utf8()).map(|i| at + i));
        }
        offsets.push(original.len());
        Self { text, offsets }
    }

    fn find(&self, words: &str, from: usize) -> Option<Range<usize>> {
        let from = (from..=self.text.len()).find(|&at| self.text.is_char_boundary(at))?;
        let start = from + self.text[from..].find(words)?;
        Some(start..start + words.len())
    }

    fn stands_alone(&self, range: &Range<usize>) -> bool {
        !self.text[..range.start].ends_with(char::is_alphanumeric)
            && !self.text[range.end..].starts_with(char::is_alphanumeric)
    }

    fn bytes(&self, range: Range<usize>) -> Range<usize> {
        // The end is that of the last byte: white space after it may be more than one byte long.
        self.offsets[range.start]..range.end.checked_sub(1).map_or(0, |last| self.offsets[last] + 1)
    }
}
