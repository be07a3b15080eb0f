//! A quotation that is no longer what was signed off. Only `ledger` knows what was signed, so it is `ledger` that
//! reports it; the rule lends its name, its page and its severity.

use super::rule::Rule;

pub(super) static RULE: Rule =
    Rule::new("changed-after-sign-off", include_str!("../../rules/changed-after-sign-off.md"), |_| {
        Vec::new()
    });
