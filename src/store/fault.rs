//! What can go wrong while a file is written.

use std::{io, path::Path};

use super::told;
use crate::{dataset::Error, lang::Text};

/// What SQLite says, or the system.
#[derive(Debug)]
pub(super) enum Fault {
    Sql(rusqlite::Error),
    System(io::Error),
    /// Two instruments of this name.
    Twice(String),
    /// Another instrument of this name stands in the file, with this title.
    Another(String, String),
}

impl From<rusqlite::Error> for Fault {
    fn from(cause: rusqlite::Error) -> Self {
        Fault::Sql(cause)
    }
}

impl From<io::Error> for Fault {
    fn from(cause: io::Error) -> Self {
        Fault::System(cause)
    }
}

impl Fault {
    /// The same, with the file it is said of.
    pub(super) fn of(self, path: &Path) -> Error {
        match self {
            Fault::Sql(cause) => told(path)(cause),
            Fault::System(cause) => Error::unwritable(path, cause),
            Fault::Twice(name) => Error::store(
                path,
                Text::new(
                    format!("有两份文件都叫“{name}”；什么都没有写"),
                    format!("two documents are called `{name}`; nothing was written"),
                ),
                Text::new("给其中一份改名", "give one of them another name"),
            ),
            Fault::Another(name, title) => Error::store(
                path,
                Text::new(
                    format!("文件中的“{name}”是另一份文件：《{title}》；什么都没有写"),
                    format!("`{name}` is another document there, {title}; nothing was written"),
                ),
                Text::new(
                    "给要加入的这份改名（改文件名或文件夹名）",
                    "give the one to be added another name: that of its file or folder",
                ),
            ),
        }
    }
}
