//! Tables with commas, for spreadsheets and scripts.
use crate::{
    analysis::{Diff, Trace},
    model::{History, Provision},
};

/// The columns of the provision table.
pub const PROVISION_COLUMNS: &[&str] = &[
    "instrument",
    "clause",
    "act",
    "from",
    "to",
    "body",
    "duty",
    "within",
    "scope",
    "except",
    "count",
    "basis",
    "start",
    "end",
    "quote",
];

/// The provision table of a whole history.
pub fn history(_history: &History) -> String {
    todo!()
}

/// The provision table of some provisions, each with the id of its instrument.
pub fn provisions<'a>(_rows: impl IntoIterator<Item = (&'a str, &'a Provision)>) -> String {
    todo!()
}

/// One row a step.
pub fn trace(_answer: &Trace) -> String {
    todo!()
}

/// One row an entry.
pub fn diff(_diff: &Diff) -> String {
    todo!()
}
