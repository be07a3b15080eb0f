//! What may be told of a unit at a glance: bits of a set.

pub(super) const NEGATION: u32 = 1;
pub(super) const NUMBER: u32 = 2;
pub(super) const MODAL: u32 = 4;
/// Begins with a capital where no sentence begins.
pub(super) const NAME: u32 = 8;
pub(super) const DISFLUENCY: u32 = 16;
/// In the writer's brackets.
pub(super) const BRACKET: u32 = 32;
/// A tag or a label of a transcript: not compared.
pub(super) const ASIDE: u32 = 64;
/// *'s*: *is*, *has*, *us*, or a genitive
pub(super) const S: u32 = 128;
/// *'d*: *would*, *had*
pub(super) const D: u32 = 256;
/// A unit of money or *percent*, which may be a symbol.
pub(super) const MEASURE: u32 = 512;
/// Says little of what a sentence is about.
pub(super) const FUNCTION: u32 = 4096;
/// Part of a filler, or says what the next words say again: cheap to leave out.
pub(super) const SPARE: u32 = 2048;
/// Carries meaning of its own, unlike *the* or *of*.
pub(super) const CONTENT: u32 = 1024;
/// Says what the next words say again.
pub(super) const AGAIN: u32 = 8192;
/// Begins a sentence.
pub(super) const OPENS: u32 = 16384;
/// Begins with a capital.
pub(super) const CAPITAL: u32 = 32768;
/// A month or a day of the week.
pub(super) const DATE: u32 = 1 << 16;
/// What numbers count: hours, miles.
pub(super) const UNIT: u32 = 1 << 17;
