//! The style guides that the program knows by name. They contradict each other, so each rule has a
//! value for each.

use std::fmt;
use std::str::FromStr;

/// A style guide.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Preset {
    /// The Associated Press, and most newspapers of the United States.
    #[default]
    Ap,
    /// Reuters.
    Reuters,
    /// The Guardian.
    Guardian,
    /// The New York Times.
    Nyt,
    /// The BBC.
    Bbc,
    /// The Chicago Manual of Style.
    Chicago,
    /// Wikipedia's manual of style.
    Wikipedia,
    /// Legal writing in the United States (Bluebook).
    Legal,
}

impl Preset {
    /// All of them, the default first.
    pub const fn all() -> &'static [Self] {
        &[
            Self::Ap,
            Self::Reuters,
            Self::Guardian,
            Self::Nyt,
            Self::Bbc,
            Self::Chicago,
            Self::Wikipedia,
            Self::Legal,
        ]
    }

    /// Its name in pages, settings and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ap => "ap",
            Self::Reuters => "reuters",
            Self::Guardian => "guardian",
            Self::Nyt => "nyt",
            Self::Bbc => "bbc",
            Self::Chicago => "chicago",
            Self::Wikipedia => "wikipedia",
            Self::Legal => "legal",
        }
    }
}

impl fmt::Display for Preset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Preset {
    type Err = super::UnknownName;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::all().iter().copied().find(|preset| preset.name() == name).ok_or_else(|| {
            super::UnknownName::new("preset", name, Self::all().iter().map(|preset| preset.name()))
        })
    }
}
