//! A file, if it is one of ours and of a version we read.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};

use super::{REMAKE, told};
use crate::dataset::Error;

/// `HAND`, as the schema has it.
const APPLICATION: i64 = 0x4841_4e44;

/// The version of the schema that is written and read.
const VERSION: i64 = 1;

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
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let db = Connection::open_with_flags(path, flags).map_err(told(path))?;
        db.busy_timeout(PATIENCE).map_err(told(path))?;
        recognise(&db, path)?;
        // One state of the file for all that is read of it.
        db.execute_batch("BEGIN").map_err(told(path))?;
        Ok(Store { db, path: path.to_owned() })
    }
}

/// Opens a file to change it.
pub(super) fn to_write(path: &Path) -> Result<Connection, Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags).map_err(told(path))?;
    db.busy_timeout(PATIENCE).map_err(told(path))?;
    recognise(&db, path)?;
    Ok(db)
}

/// Refuses what is not ours to read.
fn recognise(db: &Connection, path: &Path) -> Result<(), Error> {
    let number = |pragma| db.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0));
    let foreign = |why: String| Error::store(path, why, "name another FILE");
    match number("application_id").map_err(told(path))? {
        APPLICATION => {}
        _ => return Err(foreign("the file was not made by `handover index`".into())),
    }
    match number("user_version").map_err(told(path))? {
        VERSION => Ok(()),
        other if other > VERSION => Err(Error::store(
            path,
            format!("the file is of version {other}, this program reads version {VERSION}"),
            "get a newer handover",
        )),
        other => Err(Error::store(
            path,
            format!("the file is of version {other}, this program reads version {VERSION}"),
            REMAKE,
        )),
    }
}
