//! A history in one SQLite file.
//!
//! `schema.sql` says what stands in it, for whoever reads it with another
//! program. The file holds the provisions and, beside them, what finds them:
//! a question reads only the clauses that it depends on ([`Part`]).
//!
//! A new file is written beside its place and then put there; a file that
//! exists is changed in one transaction, while others go on reading it as it
//! was. Whatever kills the program, the file is what it was or what it was to
//! be. Only the instruments that differ are written ([`Writing`]).

mod change;
mod fault;
mod find;
mod fresh;
mod line;
mod mentions;
mod nodes;
mod open;
mod part;
mod read;
mod sorter;
mod write;

pub use find::Candidates;
pub use open::Store;
pub use part::Part;
pub use write::{Beside, Changes, Scope, Writing, write};

use std::path::Path;

use jiff::civil::Date;

use crate::{
    dataset::{Agencies, Alignments, Error},
    diagnostic::Diagnostic,
    model::{History, Instrument},
};

/// What a file keeps.
#[derive(Debug, Clone, Default)]
pub struct Kept {
    /// The provisions of all instruments.
    pub history: History,
    /// What is known about names.
    pub agencies: Agencies,
    /// What was decided about wordings.
    pub alignments: Alignments,
    /// What reading found.
    pub findings: Vec<Diagnostic>,
}

/// The number of an instrument, a provision, a text, a duty in the file.
type Id = i64;

/// How many bits of a provision's number are its place in the instrument.
const PLACE_BITS: u32 = 32;

/// The day of an instrument without one.
const UNDATED: i64 = 99_999_999;

/// 20080711: days in an order that numbers have too.
fn day_of(instrument: &Instrument) -> i64 {
    instrument.date().map_or(UNDATED, number_of)
}

fn number_of(date: Date) -> i64 {
    i64::from(date.year()) * 10_000 + i64::from(date.month()) * 100 + i64::from(date.day())
}

/// What SQLite says, with the file it says it of.
fn told(path: &Path) -> impl Fn(rusqlite::Error) -> Error + '_ {
    |cause| {
        let hint = match &cause {
            rusqlite::Error::SqliteFailure(why, _) => match why.code {
                rusqlite::ErrorCode::DatabaseBusy => "somebody else writes it; try again later",
                rusqlite::ErrorCode::DiskFull => "free some space; nothing was changed",
                rusqlite::ErrorCode::ReadOnly | rusqlite::ErrorCode::CannotOpen => {
                    "check that you may read and write it and its folder"
                }
                _ => REMAKE,
            },
            _ => REMAKE,
        };
        Error::store(path, cause.to_string(), hint)
    }
}

const REMAKE: &str = "make it anew with `handover index`";
