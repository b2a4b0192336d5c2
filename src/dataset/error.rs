//! What can be wrong with a path or a file, and what to do about it.

use std::{
    io,
    ops::Range,
    path::{Path, PathBuf},
};

use crate::source::{Position, ReadError, Span};

/// A path that cannot be used, or a file that is wrong.
///
/// [`Error::hint`] says what to do; [`Error::fault`] gives the marked place.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is nothing at the path.
    #[error("`{}` does not exist", .path.display())]
    Missing {
        /// The path asked for.
        path: PathBuf,
    },
    /// The system refuses to read it.
    #[error("cannot read `{}`: {cause}", .path.display())]
    Unreadable {
        /// The path asked for.
        path: PathBuf,
        /// What the system says.
        #[source]
        cause: io::Error,
    },
    /// The system refuses to write it.
    #[error("cannot write `{}`: {cause}", .path.display())]
    Unwritable {
        /// The path asked for.
        path: PathBuf,
        /// What the system says.
        #[source]
        cause: io::Error,
    },
    /// A folder without instruments, tables or documents.
    #[error("`{}` holds no data", .path.display())]
    NoData {
        /// The folder asked for.
        path: PathBuf,
    },
    /// A document whose bytes cannot be turned into text.
    #[error("`{}` {cause}", .path.display())]
    Document {
        /// The document.
        path: PathBuf,
        /// What is wrong with it.
        #[source]
        cause: Box<ReadError>,
    },
    /// A SQLite file that cannot be used.
    #[error("`{}`: {message}", .path.display())]
    Store {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        message: String,
        /// What to do.
        hint: String,
    },
    /// A file whose contents are wrong at a place.
    #[error(transparent)]
    Malformed(#[from] Box<Fault>),
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
    pub fn store(path: &Path, message: impl Into<String>, hint: &str) -> Self {
        Error::Store { path: path.to_owned(), message: message.into(), hint: hint.to_owned() }
    }

    /// The system refused to write `path`.
    pub fn unwritable(path: &Path, cause: io::Error) -> Self {
        Error::Unwritable { path: path.to_owned(), cause }
    }

    /// What to do about it.
    pub fn hint(&self) -> String {
        match self {
            Error::Missing { .. } => {
                "check the spelling; a path is read from the folder you are in".into()
            }
            Error::Unreadable { .. } => "check that you may read it and that it is a file".into(),
            Error::Unwritable { .. } => {
                "choose a place you may write to; nothing was written".into()
            }
            Error::NoData { .. } => "a data folder holds a folder for each document, with \
                 source.txt (or .html, .docx, .pdf) or provisions.csv in it; a folder of loose \
                 documents, one document, a provisions table and a graph JSON file are read too"
                .into(),
            Error::Document { cause, .. } => cause.hint().into(),
            Error::Malformed(fault) => fault.hint.clone(),
            Error::Store { hint, .. } => hint.clone(),
        }
    }

    /// The place in the file, where there is one.
    pub fn fault(&self) -> Option<&Fault> {
        match self {
            Error::Malformed(fault) => Some(fault),
            _ => None,
        }
    }
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        Error::Malformed(Box::new(fault))
    }
}

/// A mistake in a file a person wrote, with its place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}:{}: {message}", .file.display(), self.position())]
pub struct Fault {
    /// The file.
    pub file: PathBuf,
    /// Its text, or as much of it as leads to the place.
    pub text: String,
    /// The place in the text.
    pub span: Span,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: String,
}

impl Fault {
    /// A mistake at a place in `text`.
    pub fn new(
        file: &Path,
        text: impl Into<String>,
        place: Range<usize>,
        message: impl Into<String>,
    ) -> Self {
        Fault {
            file: file.to_owned(),
            text: text.into(),
            span: Span::new(place.start, place.end),
            message: message.into(),
            hint: String::new(),
        }
    }

    /// The same mistake, with what to do.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    /// Line and column of the place.
    pub fn position(&self) -> Position {
        Position::of(&self.text, self.span.start)
    }
}
