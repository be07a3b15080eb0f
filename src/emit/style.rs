//! The colours, in one place.

use crate::rules::Severity;
use anstyle::{AnsiColor, Style};

/// An error, and what it points at.
pub const ERROR: Style = AnsiColor::BrightRed.on_default().bold();
/// A warning, and what it points at.
pub const WARNING: Style = AnsiColor::BrightYellow.on_default().bold();
/// A note.
pub const NOTE: Style = AnsiColor::BrightGreen.on_default();
/// What is said of it; headings.
pub const MESSAGE: Style = Style::new().bold();
/// Borders, line numbers, places.
pub const FRAME: Style = AnsiColor::Cyan.on_default();
/// Words that may be skipped.
pub const FAINT: Style = Style::new().dimmed();

/// The colour of a severity.
pub fn of(severity: Severity) -> Style {
    match severity {
        Severity::Error => ERROR,
        Severity::Warning => WARNING,
        Severity::Note => NOTE,
    }
}
