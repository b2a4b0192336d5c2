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
    lang::Text,
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
                rusqlite::ErrorCode::DatabaseBusy => Text::new(
                    "别人正在写它；请稍后再试", "somebody else writes it; try again later",
                ),
                rusqlite::ErrorCode::DiskFull => {
                    Text::new("腾出一些空间；文件没有改动", "free some space; nothing was changed")
                }
                rusqlite::ErrorCode::ReadOnly | rusqlite::ErrorCode::CannotOpen => Text::new(
                    "看看有没有读写它和它所在文件夹的权限",
                    "check that you may read and write it and its folder",
                ),
                _ => remake(),
            },
            _ => remake(),
        };
        Error::store(path, said(&cause), hint)
    }
}

/// SQLite's words; those that a person meets are told in Chinese too.
fn said(cause: &rusqlite::Error) -> Text {
    use rusqlite::ErrorCode;
    let zh = match cause.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => "不是 SQLite 文件",
        Some(ErrorCode::DatabaseCorrupt) => "文件已损坏",
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => "文件被占用",
        Some(ErrorCode::DiskFull) => "磁盘已满",
        Some(ErrorCode::ReadOnly) => "文件只读",
        Some(ErrorCode::CannotOpen) => "打不开文件",
        _ => return Text::same(cause.to_string()),
    };
    Text::new(zh, cause.to_string())
}

fn remake() -> Text {
    Text::new("用 `handover index` 重新写一个", "make it anew with `handover index`")
}
