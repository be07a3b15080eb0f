//! A bar for those who wait: on a terminal only, and only after a second.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{IsTerminal, stderr};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

/// A progress bar that appears when a run takes long, and leaves nothing behind.
pub(crate) struct Progress {
    bar: ProgressBar,
    watch: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    /// Counts to `drafts`.
    pub(crate) fn new(drafts: usize, quiet: bool) -> Self {
        let bar = ProgressBar::with_draw_target(Some(drafts as u64), ProgressDrawTarget::hidden());
        if quiet || !stderr().is_terminal() {
            return Self { bar, watch: None };
        }
        let style =
            ProgressStyle::with_template("{spinner} reading {pos} of {len} drafts {wide_bar} {elapsed}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        let (done, waiting) = channel::<()>();
        let shown = bar.clone();
        let watch = std::thread::spawn(move || {
            if waiting.recv_timeout(Duration::from_secs(1)) == Err(RecvTimeoutError::Timeout) {
                shown.set_draw_target(ProgressDrawTarget::stderr());
                shown.enable_steady_tick(Duration::from_millis(100));
            }
        });
        Self { bar, watch: Some((done, watch)) }
    }

    /// One more draft has been read.
    pub(crate) fn tick(&self) {
        self.bar.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((done, watch)) = self.watch.take() {
            drop(done);
            // it only waits and draws: there is nothing to learn from how it ended
            let _ended = watch.join();
        }
        self.bar.finish_and_clear();
    }
}
