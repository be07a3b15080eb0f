//! A suppression that silences nothing. Only `suppress` knows what was silenced, so it is `suppress` that
//! reports it; the rule lends its name, its page and its severity.

use super::rule::Rule;

pub(super) static RULE: Rule =
    Rule::new("unused-suppression", include_str!("../../rules/unused-suppression.md"), |_| Vec::new());
