//! Bytes of any accepted format and charset → one text with spans.
//!
//! A [`Source`] is the decoded text of one document, letter for letter; every
//! [`Span`] in the program is a range of it. A [`Reading`] is the same text as
//! a reader takes it in — one paragraph a line, one form of each bracket and
//! punctuation mark — with the way back to the source.
//!
//! The way in is [`Source::open`] or [`Source::read`]: content decides the
//! format ([`Media`]) and the [`Charset`]; what cannot be read is a
//! [`ReadError`] that says what to do, and what could be read with losses is
//! kept, with a [`SourceNote`] for each loss.

mod byline;
mod charset;
mod docx;
mod error;
mod fold;
mod foreign;
mod html;
mod lines;
mod markdown;
mod media;
mod note;
mod numbering;
mod open;
mod paragraph;
mod pdf;
mod pieces;
mod plain;
mod reading;
mod span;

pub use byline::{figured_day, is_byline};
pub use charset::Charset;
pub use error::ReadError;
pub use foreign::Foreign;
pub use media::Media;
pub use note::{NoteKind, SourceNote};
pub use numbering::{Label, Style, chinese_number, label};
pub use open::ReadOptions;
pub(crate) use paragraph::BULLETS;
pub use pieces::Pieces;
pub use reading::Reading;
pub use span::{Position, Span};

use std::sync::OnceLock;

use sha2::{Digest, Sha256};

/// One document's text, with where it came from.
#[derive(Debug, Clone)]
pub struct Source {
    name: String,
    text: String,
    /// Made when it is first asked for, unless the bytes read are not the text.
    sha256: OnceLock<String>,
    media: Media,
    charset: Option<Charset>,
    notes: Vec<SourceNote>,
}

impl PartialEq for Source {
    fn eq(&self, other: &Source) -> bool {
        let parts = |source: &Source| (source.media, source.charset);
        parts(self) == parts(other)
            && self.name == other.name
            && self.text == other.text
            && self.notes == other.notes
            && self.sha256() == other.sha256()
    }
}

impl Eq for Source {}

impl Source {
    /// A text that is already decoded; `name` is what messages call it.
    pub fn from_text(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        Source {
            name: name.into(),
            sha256: OnceLock::new(),
            media: Media::Plain,
            charset: None,
            notes: note::damage(&text),
            text,
        }
    }

    /// The file's path, or what else to call it in messages.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The decoded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// SHA-256 of the original bytes, in hexadecimal.
    pub fn sha256(&self) -> &str {
        self.sha256.get_or_init(|| hex(&Sha256::digest(self.text.as_bytes())))
    }

    /// The format the text was taken from.
    pub fn media(&self) -> Media {
        self.media
    }

    /// The charset of the bytes; `None` where the format has its own, or the
    /// text came decoded.
    pub fn charset(&self) -> Option<Charset> {
        self.charset
    }

    /// What was lost or odd, in the order of the text.
    pub fn notes(&self) -> &[SourceNote] {
        &self.notes
    }

    /// The text at a span; empty if the span is not one of this source.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or("")
    }

    /// Line and column of a byte offset. O(offset).
    pub fn position(&self, offset: u32) -> Position {
        Position::of(&self.text, offset)
    }
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

#[cfg(test)]
mod tests;
