//! Bytes of any accepted format and charset → one text with spans.
//!
//! A [`Source`] is the decoded text of one document, letter for letter; every
//! [`Span`] in the program is a range of it. A [`Reading`] is the same text as
//! a reader takes it in — one paragraph a line, one form of each bracket and
//! punctuation mark — with the way back to the source.

mod fold;
mod numbering;
mod reading;
mod span;

pub use numbering::{Label, Style, chinese_number, label};
pub use reading::Reading;
pub use span::{Position, Span};

use sha2::{Digest, Sha256};

/// One document's text, with where it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    name: String,
    text: String,
    sha256: String,
}

impl Source {
    /// A text that is already decoded; `name` is what messages call it.
    pub fn from_text(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        Source { name: name.into(), sha256: hex(&Sha256::digest(text.as_bytes())), text }
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
        &self.sha256
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

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}
