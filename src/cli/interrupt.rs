//! Ctrl-C: ends cleanly when it is pressed once, at once when it is pressed
//! again.

use std::sync::atomic::{AtomicBool, Ordering};

use super::exit;

static WANTED: AtomicBool = AtomicBool::new(false);

/// From here on Ctrl-C only says that an end is wanted.
pub fn watch() {
    let heard = || {
        if WANTED.swap(true, Ordering::Relaxed) {
            std::process::exit(exit::INTERRUPTED);
        }
    };
    // Where the system has no such signal, the program ends as it always did.
    let _ = ctrlc::set_handler(heard);
}

/// Whether an end is wanted.
pub fn is_wanted() -> bool {
    WANTED.load(Ordering::Relaxed)
}
