//! What the facts are called in the quote sheet, in JSON, in reports and in a newsroom's own rules: kebab case, the same everywhere.
//! Written out, so that renaming a type in the code never renames a word that others read.

use crate::attribution::{Kind, Status};
use crate::document::BlockKind;
use crate::quotation::Form;
use crate::sources::{EditClass, Verdict};

/// A fact with a name that is printed.
pub trait Named: Copy + 'static {
    /// All that there are.
    const ALL: &'static [Self];

    /// Its name: lower case, words joined by hyphens.
    fn name(self) -> &'static str;

    /// The fact of that name.
    fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|fact| fact.name() == name)
    }

    /// The names of all.
    fn names() -> Vec<&'static str> {
        Self::ALL.iter().map(|fact| fact.name()).collect()
    }
}

macro_rules! names {
    ($($kind:ident { $($variant:ident => $name:literal),+ $(,)? })+) => {
        $(impl Named for $kind {
            const ALL: &'static [Self] = &[$(Self::$variant),+];

            fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }
        })+
    };
}

names! {
    Form { Full => "full", Fragment => "fragment", Term => "term" }
    Status {
        Attributed => "attributed",
        Carried => "carried",
        Ambiguous => "ambiguous",
        Unattributed => "unattributed",
        NotAQuotation => "not-a-quotation",
    }
    Kind {
        Named => "named",
        Titled => "titled",
        Pronoun => "pronoun",
        Descriptor => "descriptor",
        Anonymous => "anonymous",
        Organisation => "organisation",
        Document => "document",
    }
    Verdict {
        Verbatim => "verbatim",
        Formatting => "formatting",
        Elided => "elided",
        Bracketed => "bracketed",
        Variant => "variant",
        Altered => "altered",
        Number => "number",
        Negation => "negation",
        Spliced => "spliced",
        SpeakerConflict => "speaker-conflict",
        Unverified => "unverified",
    }
    BlockKind {
        Paragraph => "paragraph",
        Heading => "heading",
        BlockQuote => "block-quote",
        ListItem => "list-item",
        Caption => "caption",
        TableCell => "table-cell",
        Turn => "turn",
        Byline => "byline",
        Trailer => "trailer",
    }
    EditClass {
        Case => "case",
        Punctuation => "punctuation",
        Accent => "accent",
        Mark => "mark",
        Hyphen => "hyphen",
        Spelling => "spelling",
        Contraction => "contraction",
        Numeral => "numeral",
        Abbreviation => "abbreviation",
        Disfluency => "disfluency",
        Repetition => "repetition",
        Filler => "filler",
        Tag => "tag",
        Ellipsis => "ellipsis",
        Bracket => "bracket",
        Negation => "negation",
        Number => "number",
        Name => "name",
        Modal => "modal",
        Replaced => "replaced",
        Dropped => "dropped",
        Inserted => "inserted",
        Splice => "splice",
        Speaker => "speaker",
    }
}
