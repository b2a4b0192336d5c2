//! What can be wrong with a path or a file, and what to do about it.

use std::{
    fmt, io,
    ops::Range,
    path::{Path, PathBuf},
};

use crate::{
    lang::{Text, system},
    source::{Position, ReadError, Span},
};

/// A path that cannot be used, or a file that is wrong.
///
/// [`Error::text`] says what is wrong, [`Error::hint`] what to do;
/// [`Error::fault`] gives the marked place.
#[derive(Debug)]
pub enum Error {
    /// There is nothing at the path.
    Missing {
        /// The path asked for.
        path: PathBuf,
    },
    /// The system refuses to read it.
    Unreadable {
        /// The path asked for.
        path: PathBuf,
        /// What the system says.
        cause: io::Error,
    },
    /// The system refuses to write it.
    Unwritable {
        /// The path asked for.
        path: PathBuf,
        /// What the system says.
        cause: io::Error,
    },
    /// The folder that a file is to be written into is not there.
    NoFolder {
        /// The file that was to be written.
        path: PathBuf,
        /// Its folder.
        folder: PathBuf,
    },
    /// A folder without instruments, tables or documents.
    NoData {
        /// The folder asked for.
        path: PathBuf,
    },
    /// A document whose bytes cannot be turned into text.
    Document {
        /// The document.
        path: PathBuf,
        /// What is wrong with it.
        cause: Box<ReadError>,
    },
    /// A SQLite file that cannot be used.
    Store {
        /// The file.
        path: PathBuf,
        /// What is wrong with it, and what to do.
        told: Box<(Text, Text)>,
    },
    /// A file whose contents are wrong at a place.
    Malformed(Box<Fault>),
}

impl Error {
    /// Tells a path with nothing there from one that cannot be read.
    pub fn unreadable(path: &Path, cause: io::Error) -> Self {
        match cause.kind() {
            io::ErrorKind::NotFound => Error::Missing { path: path.to_owned() },
            _ => Error::Unreadable { path: path.to_owned(), cause },
        }
    }

    /// What stands in a file that another program keeps for us is wrong.
    pub fn store(path: &Path, message: Text, hint: Text) -> Self {
        Error::Store { path: path.to_owned(), told: Box::new((message, hint)) }
    }

    /// The system refused to write `path`.
    pub fn unwritable(path: &Path, cause: io::Error) -> Self {
        let folder = path.parent().filter(|folder| *folder != Path::new(""));
        match folder {
            Some(folder) if cause.kind() == io::ErrorKind::NotFound && !folder.is_dir() => {
                Error::NoFolder { path: path.to_owned(), folder: folder.to_owned() }
            }
            _ => Error::Unwritable { path: path.to_owned(), cause },
        }
    }

    /// What is wrong.
    pub fn text(&self) -> Text {
        match self {
            Error::Missing { path } => said(path, "不存在", "does not exist"),
            Error::Unreadable { path, cause } => {
                let (path, why) = (path.display(), system(cause));
                Text::new(
                    format!("读不了“{path}”：{}", why.zh),
                    format!("cannot read `{path}`: {}", why.en),
                )
            }
            Error::Unwritable { path, cause } => {
                let (path, why) = (path.display(), system(cause));
                Text::new(
                    format!("写不了“{path}”：{}", why.zh),
                    format!("cannot write `{path}`: {}", why.en),
                )
            }
            Error::NoFolder { path, folder } => {
                let (path, folder) = (path.display(), folder.display());
                Text::new(
                    format!("写不了“{path}”：没有“{folder}”这个文件夹"),
                    format!("cannot write `{path}`: the folder `{folder}` does not exist"),
                )
            }
            Error::NoData { path } => said(path, "里没有数据", "holds no data"),
            Error::Document { path, cause } => {
                let Text { zh, en } = cause.text();
                said(path, &zh, &en)
            }
            Error::Store { path, told } => {
                let (path, message) = (path.display(), &told.0);
                Text::new(format!("“{path}”：{}", message.zh), format!("`{path}`: {}", message.en))
            }
            Error::Malformed(fault) => {
                let place = format!("{}:{}", fault.file.display(), fault.position());
                let Text { zh, en } = &*fault.message;
                Text::new(format!("{place}：{zh}"), format!("{place}: {en}"))
            }
        }
    }

    /// What to do about it.
    pub fn hint(&self) -> Text {
        let (zh, en) = match self {
            Error::Missing { .. } => (
                "检查写法；相对路径从当前文件夹算起",
                "check the spelling; a path is read from the folder you are in",
            ),
            Error::Unreadable { .. } => (
                "看看是不是文件、有没有读取的权限",
                "check that you may read it and that it is a file",
            ),
            Error::Unwritable { .. } | Error::NoFolder { .. } => (
                "换一个可以写入的位置；什么都没有写",
                "choose a place you may write to; nothing was written",
            ),
            Error::NoData { .. } => (
                "数据文件夹中每份文件一个子文件夹，里面有 source.txt（或 .html、.docx、.pdf）或 \
                 provisions.csv；也可以是装着文件的文件夹、一份文件、一张条目表或一个 graph.json",
                "a data folder holds a folder for each document, with source.txt (or .html, \
                 .docx, .pdf) or provisions.csv in it; a folder of loose documents, one document, \
                 a provisions table and a graph JSON file are read too",
            ),
            Error::Document { cause, .. } => return cause.hint(),
            Error::Malformed(fault) => return (*fault.hint).clone(),
            Error::Store { told, .. } => return told.1.clone(),
        };
        Text::new(zh, en)
    }

    /// The place in the file, where there is one.
    pub fn fault(&self) -> Option<&Fault> {
        match self {
            Error::Malformed(fault) => Some(fault),
            _ => None,
        }
    }
}

/// A sentence that begins with a path.
fn said(path: &Path, zh: &str, en: &str) -> Text {
    let path = path.display();
    Text::new(format!("“{path}”{zh}"), format!("`{path}` {en}"))
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text().en)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Unreadable { cause, .. } | Error::Unwritable { cause, .. } => Some(cause),
            Error::Document { cause, .. } => Some(cause),
            _ => None,
        }
    }
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        Error::Malformed(Box::new(fault))
    }
}

impl From<Box<Fault>> for Error {
    fn from(fault: Box<Fault>) -> Self {
        Error::Malformed(fault)
    }
}

/// A mistake in a file a person wrote, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file.
    pub file: PathBuf,
    /// Its text, or as much of it as leads to the place.
    pub text: String,
    /// The place in the text.
    pub span: Span,
    /// What is wrong.
    pub message: Box<Text>,
    /// What to do.
    pub hint: Box<Text>,
}

impl Fault {
    /// A mistake at a place in `text`.
    pub fn new(file: &Path, text: impl Into<String>, place: Range<usize>, message: Text) -> Self {
        Fault {
            file: file.to_owned(),
            text: text.into(),
            span: Span::new(place.start, place.end),
            message: Box::new(message),
            hint: Box::new(Text::same("")),
        }
    }

    /// The same mistake, with what to do.
    #[must_use]
    pub fn hint(mut self, hint: Text) -> Self {
        self.hint = Box::new(hint);
        self
    }

    /// Line and column of the place.
    pub fn position(&self) -> Position {
        Position::of(&self.text, self.span.start)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file.display(), self.position(), self.message.en)
    }
}

impl std::error::Error for Fault {}
