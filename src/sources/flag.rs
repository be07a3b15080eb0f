//! What may be told of a unit at a glance: bits of a set.

pub(super) const NEGATION: u16 = 1;
pub(super) const NUMBER: u16 = 2;
pub(super) const MODAL: u16 = 4;
/// Begins with a capital where no sentence begins.
pub(super) const NAME: u16 = 8;
pub(super) const DISFLUENCY: u16 = 16;
/// In the writer's brackets.
pub(super) const BRACKET: u16 = 32;
/// A tag or a label of a transcript: not compared.
pub(super) const ASIDE: u16 = 64;
/// *'s*: *is*, *has*, *us*, or a genitive
pub(super) const S: u16 = 128;
/// *'d*: *would*, *had*
pub(super) const D: u16 = 256;
/// A unit of money or *percent*, which may be a symbol.
pub(super) const MEASURE: u16 = 512;
/// Says little of what a sentence is about.
pub(super) const FUNCTION: u16 = 4096;
/// Part of a filler, or says what the next words say again: cheap to leave out.
pub(super) const SPARE: u16 = 2048;
/// Carries meaning of its own, unlike *the* or *of*.
pub(super) const CONTENT: u16 = 1024;
/// Says what the next words say again.
pub(super) const AGAIN: u16 = 8192;
/// Begins a sentence.
pub(super) const OPENS: u16 = 16384;
/// Begins with a capital.
pub(super) const CAPITAL: u16 = 32768;
