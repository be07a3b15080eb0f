//! What the server knows of one draft: all that an answer is made from.

use super::drafts::Snapshot;
use quotelint::lint::{Checked, Desk};
use std::sync::Arc;

/// A draft that was checked.
pub(super) struct Analysis {
    pub(super) snapshot: Snapshot,
    pub(super) checked: Checked,
    pub(super) desk: Arc<Desk>,
}
