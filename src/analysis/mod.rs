//! Pure functions from a history and its graph to result values.
//!
//! | question | function | answer |
//! |---|---|---|
//! | who exists and holds what at a moment? | [`structure()`] | [`Structure`] |
//! | the same on every day of a history? | [`timeline()`] | [`Timeline`] |
//! | which duties does a wording mean? | [`search()`] | [`Hit`]s |
//! | who held this duty, and by which clause? | [`trace()`] | [`Trace`] |
//! | what differs between two structures? | [`diff()`], [`apply()`] | [`Diff`] |
//! | which wordings may name one duty? | [`align::align()`] | [`align::Proposals`] |
//! | what is known of one body? | [`show()`] | [`show::Portrait`] |
//! | what does not add up? | [`check()`] | diagnostics |
//!
//! Results serialise, read back to equal values, and describe themselves by a
//! JSON Schema. Nothing here prints, reads files or asks for the language of
//! the user except through an argument.

pub mod align;
pub mod check;
mod citation;
pub mod diff;
pub mod fold;
#[cfg(test)]
mod made;
mod moment;
pub mod search;
pub mod show;
pub mod structure;
pub mod timeline;
pub mod trace;

pub use crate::lang::{Lang, Text, UnknownLang};
pub use check::check;
pub use citation::Citation;
pub use diff::{Diff, apply, diff};
pub use moment::{Moment, Point};
pub use search::{Hit, search};
pub use show::show;
pub use structure::{Structure, structure};
pub use timeline::{Timeline, timeline};
pub use trace::{Trace, TraceQuery, trace};
