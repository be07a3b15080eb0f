//! Time codes of recordings.

/// A time code and where in the prose it begins to hold.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TimeCode {
    /// Byte of the prose.
    pub at: usize,
    /// As it is shown: `00:12:34`.
    pub code: String,
}

/// Seconds as `00:12:34`.
pub(super) fn clock(seconds: u64) -> String {
    format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}
