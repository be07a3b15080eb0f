//! What a marked ellipsis hides. An ellipsis is the writer's right; one that swallows a *not*, an *if* or somebody else's
//! turn may make another statement of what is left.

use super::folding::Folding;
use super::turns::Turns;
use super::units::Text;
use super::words::Side;
use super::{Hides, flag};
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::text::ProseSpan;

/// Words at the beginning of what is left out that still bear on the words before it.
const NEAR: usize = 2;

/// What the ellipsis that leaves out `span` of `document` hides, if it may turn the sense.
pub(super) fn hides(
    document: &Document,
    turns: &Turns,
    span: ProseSpan,
    folding: &Folding,
    lexicon: &Lexicon,
) -> Option<Hides> {
    let prose = &document.prose;
    let words = span.of(prose).trim();
    if words.is_empty() {
        return None;
    }
    if turns.start(span.start) != turns.start(span.end) {
        return Some(Hides::OtherTurn);
    }
    // whole sentences go without harm to those around them
    let before = prose[..span.start].trim_end();
    let opens = before.is_empty() || before.ends_with(['.', '!', '?', '\n', ':']);
    let sentences = words.contains(['.', '!', '?']);
    if opens || sentences {
        return None;
    }
    let hidden = Text::read(prose, span, Side::Source, folding, &|at| turns.is_aside(at));
    let near = || hidden.units.iter().filter(|unit| !unit.is(flag::ASIDE)).take(NEAR);
    if near().any(|unit| unit.is(flag::NEGATION)) {
        return Some(Hides::Negation);
    }
    let qualifies = |unit: &super::units::Unit| {
        let first = hidden.words[unit.first].span.of(prose).to_lowercase();
        lexicon.list("qualifiers").contains(&first)
    };
    near().any(qualifies).then_some(Hides::Qualifier)
}
