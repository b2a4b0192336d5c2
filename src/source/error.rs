//! Why a document cannot be read, and what to do about it.

use std::io;

use super::{foreign::Foreign, media::Media};

/// Why there is no text to be had from a document.
///
/// Messages are lowercase fragments that do not repeat the document's name;
/// print them after it, and [`hint`](ReadError::hint) after them.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The operating system did not give the bytes.
    #[error("cannot be read: {0}")]
    Io(#[from] io::Error),
    /// A folder where a file was expected.
    #[error("is a folder, not a document")]
    Folder,
    /// No bytes at all.
    #[error("is empty")]
    Empty,
    /// Bytes, but nothing in them to read.
    #[error("holds no text ({})", describe_lack(*.0))]
    NoText(Media),
    /// More bytes than spans can count.
    #[error("is larger than 4 GiB")]
    TooLarge,
    /// A known format that is not read.
    #[error("is {}, which is not read", .0.name())]
    Foreign(Foreign),
    /// Not text, and no known format.
    #[error("is binary data, or text in an unknown charset")]
    Binary,
    /// A document that needs a password.
    #[error("is encrypted ({0})")]
    Encrypted(Media),
    /// A document that its format's reader cannot make sense of.
    #[error("is a damaged {media} file: {problem}")]
    Damaged {
        /// What it claims to be.
        media: Media,
        /// What is wrong with it.
        problem: String,
    },
    /// A small file that unpacks to an absurdly large one.
    #[error("unpacks to more than {limit} MB from {packed} bytes, as only a zip bomb does")]
    Bomb {
        /// Where unpacking was stopped.
        limit: u64,
        /// The size of the packed part.
        packed: u64,
    },
    /// An encoding was asked for by a name nobody knows.
    #[error("unknown charset {0:?}")]
    UnknownCharset(String),
    /// A PDF met a build without the PDF reader.
    #[error("is a PDF, and this build of handover reads none")]
    PdfNotBuilt,
}

impl ReadError {
    /// What the person at the keyboard can do.
    pub fn hint(&self) -> &'static str {
        match self {
            ReadError::Io(_) => "check the path and the permissions",
            ReadError::Folder => "name the documents in it one by one",
            ReadError::Empty => "get the document again; the download or copy was cut off",
            ReadError::NoText(Media::Pdf) => {
                "the pages are pictures: run text recognition first, e.g. \
                 `ocrmypdf -l chi_sim --force-ocr in.pdf out.pdf`, and read its result"
            }
            ReadError::NoText(Media::Html) => {
                "the page may fetch its text by script: open it in a browser, \
                 copy the text and save it as a .txt file"
            }
            ReadError::NoText(_) => "check that this is the right file",
            ReadError::TooLarge => "split it into its documents",
            ReadError::Foreign(foreign) => foreign.hint(),
            ReadError::Binary => {
                "if it is text, name its charset, e.g. `--encoding gb18030`; \
                 else save it as .docx, .html or .txt in the program that made it"
            }
            ReadError::Encrypted(Media::Pdf) => {
                "remove the password, e.g. `qpdf --decrypt --password=… in.pdf out.pdf`"
            }
            ReadError::Encrypted(_) => {
                "open it in Word or WPS with its password, remove the password and save it again"
            }
            ReadError::Damaged { .. } => {
                "open it in the program that made it and save it again, or save its text as .txt"
            }
            ReadError::Bomb { .. } => "do not open it unless you know where it comes from",
            ReadError::UnknownCharset(_) => {
                "use one of utf-8, gb18030, gbk, gb2312, big5, utf-16le, utf-16be"
            }
            ReadError::PdfNotBuilt => {
                "build with the PDF reader: `cargo install --path . --features pdf` or \
                 `cargo run --features pdf`; or save the PDF's text as .txt"
            }
        }
    }
}

fn describe_lack(media: Media) -> &'static str {
    match media {
        Media::Pdf => "a PDF without a text layer, probably a scan",
        Media::Html => "an HTML page without any",
        Media::Docx => "a DOCX file without any",
        Media::Plain | Media::Markdown => "white space only",
    }
}
