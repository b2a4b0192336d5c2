//! A file, if it is one of ours and of a version we read.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};

use super::{remake, told};
use crate::{dataset::Error, lang::Text};

/// `HAND`, as the schema has it.
const APPLICATION: i64 = 0x4841_4e44;

/// The version of the schema that is written and read.
const VERSION: i64 = 2;

/// How much of a file is kept in memory while a part of it is read: so many
/// KiB, as SQLite counts.
const CACHE: i64 = -16_384;

/// How many queries are kept ready: all that there are.
const STATEMENTS: usize = 64;

/// How long to wait for somebody who is just finishing a change.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(5);

/// A file open to be read.
pub struct Store {
    pub(super) db: Connection,
    pub(super) path: PathBuf,
}

impl Store {
    /// Opens a file to read it. Others may read and write it meanwhile.
    ///
    /// # Errors
    /// Nothing there, no SQLite file, or one of another program or version.
    pub fn open(path: &Path) -> Result<Self, Error> {
        std::fs::metadata(path).map_err(|cause| Error::unreadable(path, cause))?;
        let db = match open_shared(path) {
            // In a folder where nothing can be written nobody changes it.
            Err(_) if !is_changing(path) => open_alone(path),
            opened => opened,
        };
        let db = db.map_err(told(path))?;
        recognise(&db, path)?;
        // One state of the file for all that is read of it.
        db.execute_batch("BEGIN").map_err(told(path))?;
        db.set_prepared_statement_cache_capacity(STATEMENTS);
        Ok(Store { db, path: path.to_owned() })
    }
}

fn open_shared(path: &Path) -> rusqlite::Result<Connection> {
    // Who may write leaves nothing beside the file when done. SQLite takes what
    // it may not write as what it may read.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags)?;
    db.busy_timeout(PATIENCE)?;
    db.execute_batch(&format!("PRAGMA query_only = 1; PRAGMA cache_size = {CACHE}"))?;
    db.pragma_query_value(None, "application_id", |row| row.get::<_, i64>(0))?;
    Ok(db)
}

/// Opens a file as one that nobody changes.
fn open_alone(path: &Path) -> rusqlite::Result<Connection> {
    let full = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let name = full.display().to_string().replace('%', "%25").replace('?', "%3f");
    let name = name.replace('#', "%23");
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_URI;
    Connection::open_with_flags(format!("file:{name}?immutable=1"), flags)
}

/// Whether a change lies beside the file.
fn is_changing(path: &Path) -> bool {
    let mut beside = path.as_os_str().to_owned();
    beside.push("-wal");
    std::fs::metadata(beside).is_ok_and(|meta| meta.len() > 0)
}

/// Opens a file to change it.
pub(super) fn to_write(path: &Path) -> Result<Connection, Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags).map_err(told(path))?;
    db.busy_timeout(PATIENCE).map_err(told(path))?;
    recognise(&db, path)?;
    db.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(db)
}

/// Refuses what is not ours to read.
fn recognise(db: &Connection, path: &Path) -> Result<(), Error> {
    let number = |pragma| db.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0));
    match number("application_id").map_err(told(path))? {
        APPLICATION => {}
        _ => {
            let why = Text::new(
                "不是 `handover index` 写出的文件", "the file was not made by `handover index`",
            );
            return Err(Error::store(path, why, Text::new("换一个文件", "name another FILE")));
        }
    }
    match number("user_version").map_err(told(path))? {
        VERSION => Ok(()),
        other => {
            let why = Text::new(
                format!("文件的版本是{other}，本程序能读的是版本{VERSION}"),
                format!("the file is of version {other}, this program reads version {VERSION}"),
            );
            let newer = || Text::new("换用更新的 handover", "get a newer handover");
            Err(Error::store(path, why, if other > VERSION { newer() } else { remake() }))
        }
    }
}
