//! Stories about marks.
