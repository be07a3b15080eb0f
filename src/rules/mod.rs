//! The rules: a page and a judgement each.
//!
//! To add one: write `rules/<name>.md`, write `src/rules/<name>.rs`, name it twice below. Rules never call each
//! other and never see a file; what several of them need belongs to the article.

mod alteration;
mod anonymity;
mod book;
mod case;
mod directive;
mod evidence;
mod example;
mod finding;
mod front_matter;
mod judge;
mod name;
pub mod own;
mod page;
mod preset;
mod rule;
mod sentences;
mod settings;
mod spelling;
mod unknown;
mod verbs;

mod ambiguous_speaker;
mod bare_anonymous;
mod block_quotation_marks;
mod bracket_heavy;
mod bracket_style;
mod changed_after_sign_off;
mod closed_before_continuation;
mod continuation_not_reopened;
mod dialect_spelling;
mod distorting_elision;
mod double_attribution;
mod edge_ellipsis;
mod ellipsis_density;
mod ellipsis_form;
mod garbled_marks;
mod headline_marks;
mod interrupted_quotation;
mod inverted_attribution;
mod late_attribution;
mod lead_in_punctuation;
mod loaded_verb;
mod meaning_changed;
mod medium_undisclosed;
mod missing_comma;
mod mixed_marks;
mod nested_same_marks;
mod non_speech_verb;
mod not_in_sources;
mod orphan_quotation;
mod punctuation_side;
mod quoted_out_of_turn;
mod reversed_mark;
mod scare_quotes;
mod second_hand;
mod sic_policy;
mod space_inside_marks;
mod speaker_name_varies;
mod spliced_quotation;
mod stutter_quotation;
mod suppression_without_reason;
mod surname_first;
mod translation_undisclosed;
mod two_speakers_in_paragraph;
mod unclosed_quotation;
mod uncredited_pickup;
mod unexplained_anonymity;
mod unknown_rule;
mod unmarked_emphasis;
mod unmarked_omission;
mod unnamed_source;
mod unused_suppression;
mod vague_origin;
mod variants_disagree;
mod words_changed;
mod wrong_speaker;

pub use book::{Book, OWN_RULES, is_taken};
pub use directive::{Directive, Effect, Name, Suppressions, Unknown, Wrong};
pub use example::{BadFence, Example, examples};
pub use finding::{Applicability, Finding, Fix, Label, Place, Severity};
pub use judge::{judge, sort};
pub use name::RuleName;
pub use page::{FixKind, Group, OptionValue, Page, PageError, PageOption, PresetEntry};
pub use preset::Preset;
pub use rule::{Case, Judge, Rule};
pub use settings::{OptionError, Settings};
pub use unknown::{UnknownName, nearest};

/// The rules of the program, sorted by name.
static ALL: &[&Rule] = &[
    &ambiguous_speaker::RULE,
    &bare_anonymous::RULE,
    &block_quotation_marks::RULE,
    &bracket_heavy::RULE,
    &bracket_style::RULE,
    &changed_after_sign_off::RULE,
    &closed_before_continuation::RULE,
    &continuation_not_reopened::RULE,
    &dialect_spelling::RULE,
    &distorting_elision::RULE,
    &double_attribution::RULE,
    &edge_ellipsis::RULE,
    &ellipsis_density::RULE,
    &ellipsis_form::RULE,
    &garbled_marks::RULE,
    &headline_marks::RULE,
    &interrupted_quotation::RULE,
    &inverted_attribution::RULE,
    &late_attribution::RULE,
    &lead_in_punctuation::RULE,
    &loaded_verb::RULE,
    &meaning_changed::RULE,
    &medium_undisclosed::RULE,
    &missing_comma::RULE,
    &mixed_marks::RULE,
    &nested_same_marks::RULE,
    &non_speech_verb::RULE,
    &not_in_sources::RULE,
    &orphan_quotation::RULE,
    &punctuation_side::RULE,
    &quoted_out_of_turn::RULE,
    &reversed_mark::RULE,
    &scare_quotes::RULE,
    &second_hand::RULE,
    &sic_policy::RULE,
    &space_inside_marks::RULE,
    &speaker_name_varies::RULE,
    &spliced_quotation::RULE,
    &stutter_quotation::RULE,
    &suppression_without_reason::RULE,
    &surname_first::RULE,
    &translation_undisclosed::RULE,
    &two_speakers_in_paragraph::RULE,
    &unclosed_quotation::RULE,
    &uncredited_pickup::RULE,
    &unexplained_anonymity::RULE,
    &unknown_rule::RULE,
    &unmarked_emphasis::RULE,
    &unmarked_omission::RULE,
    &unnamed_source::RULE,
    &unused_suppression::RULE,
    &vague_origin::RULE,
    &variants_disagree::RULE,
    &words_changed::RULE,
    &wrong_speaker::RULE,
];

/// The rules of the program, sorted by name. A draft's settings know which others there are: [`Settings::book`].
pub fn all() -> &'static [&'static Rule] {
    ALL
}

/// The rule of the program of that name.
pub fn find(name: &str) -> Option<&'static Rule> {
    ALL.binary_search_by(|rule| rule.name.as_str().cmp(name)).ok().map(|at| ALL[at])
}
