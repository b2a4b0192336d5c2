//! A bar while many documents are read, where somebody watches.

use std::sync::OnceLock;

use handover::lang::Lang;
use indicatif::{ProgressBar, ProgressStyle};

/// Fewer documents than this are read before a bar could be seen.
const WORTH_A_BAR: usize = 8;

/// Fewer bytes than this are read before a bar could be seen.
const WORTH_A_BAR_OF_BYTES: u64 = 32 << 20;

/// A bar that appears with the first news.
pub struct Progress {
    watched: bool,
    lang: Lang,
    bar: OnceLock<ProgressBar>,
}

impl Progress {
    /// Shows nothing unless somebody watches.
    pub fn new(watched: bool, lang: Lang) -> Self {
        Progress { watched, lang, bar: OnceLock::new() }
    }

    /// So many of so many documents are read.
    pub fn tell(&self, done: usize, total: usize) {
        if self.watched && total >= WORTH_A_BAR {
            let template = self.lang.pick(
                "{bar:30} {pos}/{len} 份文件，还需 {eta}",
                "{bar:30} {pos}/{len} documents, {eta} left",
            );
            self.bar.get_or_init(|| bar(total as u64, template)).set_position(done as u64);
        }
    }

    /// So many of so many bytes are read.
    pub fn tell_bytes(&self, done: u64, total: u64) {
        if self.watched && total >= WORTH_A_BAR_OF_BYTES {
            let template = self.lang.pick(
                "{bar:30} {decimal_bytes}/{decimal_total_bytes}，{decimal_bytes_per_sec}，还需 {eta}",
                "{bar:30} {decimal_bytes}/{decimal_total_bytes}, {decimal_bytes_per_sec}, {eta} left",
            );
            self.bar.get_or_init(|| bar(total, template)).set_position(done);
        }
    }

    /// Does what writes to the terminal while the bar is out of the way.
    pub fn aside<R>(&self, write: impl FnOnce() -> R) -> R {
        match self.bar.get() {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }
}

fn bar(total: u64, template: &str) -> ProgressBar {
    let style =
        ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(total).with_style(style)
}

/// What is being done now, where somebody watches.
pub struct Steps(Option<ProgressBar>);

impl Steps {
    /// Shows nothing unless somebody watches.
    pub fn new(watched: bool) -> Self {
        Steps(watched.then(ProgressBar::new_spinner))
    }

    /// This is being done.
    pub fn tell(&self, step: &'static str) {
        if let Some(spinner) = &self.0 {
            spinner.set_message(step);
            spinner.tick();
        }
    }

    /// Takes it away.
    pub fn finish(&self) {
        if let Some(spinner) = &self.0 {
            spinner.finish_and_clear();
        }
    }
}
