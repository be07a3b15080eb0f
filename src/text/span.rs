//! Byte ranges. Two types, because two texts have bytes: the file, and the prose that a reader sees.
//! They never mix: only `document::Document` leads from one to the other.

macro_rules! span {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
        pub struct $name {
            /// First byte.
            pub start: usize,
            /// One past the last byte.
            pub end: usize,
        }

        impl $name {
            /// The span from `start` to `end`, in bytes, end exclusive.
            ///
            /// # Panics
            /// In debug builds, if it would end before it starts.
            pub const fn new(start: usize, end: usize) -> Self {
                debug_assert!(start <= end);
                Self { start, end }
            }
            /// The empty span at `at`.
            pub const fn at(at: usize) -> Self {
                Self { start: at, end: at }
            }
            /// Length in bytes.
            pub const fn len(self) -> usize {
                self.end - self.start
            }
            /// Whether it holds no byte.
            pub const fn is_empty(self) -> bool {
                self.start == self.end
            }
            /// Whether `offset` is one of its bytes.
            pub const fn holds(self, offset: usize) -> bool {
                self.start <= offset && offset < self.end
            }
            /// Whether `other` lies wholly inside.
            pub const fn covers(self, other: Self) -> bool {
                self.start <= other.start && other.end <= self.end
            }
            /// Whether both share a byte.
            pub const fn overlaps(self, other: Self) -> bool {
                self.start < other.end && other.start < self.end
            }
            /// The smallest span that covers both.
            #[must_use]
            pub fn to(self, other: Self) -> Self {
                Self { start: self.start.min(other.start), end: self.end.max(other.end) }
            }
            /// As a range, for slicing.
            pub const fn range(self) -> std::ops::Range<usize> {
                self.start..self.end
            }
            /// What it covers in `text`.
            ///
            /// # Panics
            /// If it does not lie in `text` on character boundaries.
            pub fn of(self, text: &str) -> &str {
                &text[self.range()]
            }
        }
    };
}

span! {
    /// A byte range in the text of one file ([`super::File::text`]), always on character boundaries.
    Span
}
span! {
    /// A byte range in the prose of one document ([`crate::document::Document::prose`]), always on
    /// character boundaries.
    ProseSpan
}
