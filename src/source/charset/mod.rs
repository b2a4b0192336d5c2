//! Bytes → characters: which charset, and the text in it.
//!
//! The order is: what the user says; a byte order mark; UTF-16 without one;
//! strict UTF-8; UTF-8 with damage, or with lines in another charset; what
//! the page declares; the better of GB18030 and Big5. UTF-8 with damage comes
//! before the old charsets because a few bytes cut off turn the whole of a
//! UTF-8 text into well-formed GB18030 that says nothing.

mod legacy;
mod mixed;
mod utf16;

use std::{borrow::Cow, fmt, str::FromStr, string::FromUtf8Error};

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::{error::ReadError, note::SourceNote};

/// How much of a text decides its charset.
const SAMPLE: usize = 64 * 1024;

/// A charset that text can be decoded from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Charset(&'static Encoding);

impl Charset {
    /// UTF-8.
    pub const UTF_8: Charset = Charset(UTF_8);
    /// GB18030, which contains GBK and GB 2312.
    pub const GB18030: Charset = Charset(encoding_rs::GB18030);
    /// Big5, with the Hong Kong supplement.
    pub const BIG5: Charset = Charset(encoding_rs::BIG5);
    /// UTF-16, low byte first.
    pub const UTF_16LE: Charset = Charset(UTF_16LE);
    /// UTF-16, high byte first.
    pub const UTF_16BE: Charset = Charset(UTF_16BE);

    /// Its usual name.
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// The charset that goes by this label, in any case. GBK and GB 2312 are
    /// read as GB18030, as their texts seldom keep to them.
    fn of_label(label: &str) -> Option<Charset> {
        let found = Encoding::for_label_no_replacement(label.trim().as_bytes())?;
        Some(if found == encoding_rs::GBK { Charset::GB18030 } else { Charset(found) })
    }

    fn decode(self, bytes: &[u8]) -> Cow<'_, str> {
        self.0.decode_with_bom_removal(bytes).0
    }
}

impl fmt::Display for Charset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Charset {
    type Err = ReadError;

    fn from_str(label: &str) -> Result<Self, ReadError> {
        Charset::of_label(label).ok_or_else(|| ReadError::UnknownCharset(label.to_owned()))
    }
}

/// Decoded text, the charset of most of it, and what was odd.
pub(super) struct Decoded {
    pub text: String,
    pub charset: Charset,
    pub notes: Vec<SourceNote>,
}

/// Decodes `bytes`, in the charset `forced` or in what they show to be in.
/// Linear; refuses what is no text.
pub(super) fn decode(bytes: &[u8], forced: Option<Charset>) -> Result<Decoded, ReadError> {
    if let Some(charset) = forced {
        return Ok(plainly(bytes, charset));
    }
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Ok(plainly(bytes, Charset(encoding)));
    }
    if let Some(charset) = utf16::guess(sample(bytes)) {
        return Ok(plainly(bytes, charset));
    }
    if looks_binary(sample(bytes)) {
        return Err(ReadError::Binary);
    }
    if simdutf8::basic::from_utf8(bytes).is_ok() {
        return Ok(plainly(bytes, Charset::UTF_8));
    }
    let decoded = match mixed::decode(bytes) {
        Some(decoded) => decoded,
        None => legacy::decode(bytes, declared(bytes)),
    };
    if mostly_unreadable(&decoded.text) {
        return Err(ReadError::Binary);
    }
    Ok(decoded)
}

/// The text of bytes that are UTF-8 without a mark at their start, or the
/// bytes again. As [`decode`] would, without a copy.
pub(super) fn as_it_stands(bytes: Vec<u8>, forced: Option<Charset>) -> Result<String, Vec<u8>> {
    let other = Encoding::for_bom(&bytes).is_some() || !may_be_utf8(&bytes, forced);
    match () {
        () if other => Err(bytes),
        () if bytes.len() > SMALL => String::from_utf8(bytes).map_err(FromUtf8Error::into_bytes),
        () => match simdutf8::basic::from_utf8(&bytes) {
            Ok(text) => Ok(text.to_owned()),
            Err(_) => Err(bytes),
        },
    }
}

/// Whether the head of a text, in the charset `forced` or in what it shows to be
/// in, may be that of UTF-8, with or without a mark at its start.
pub(super) fn may_be_utf8(bytes: &[u8], forced: Option<Charset>) -> bool {
    let head = sample(bytes);
    forced.is_none_or(|charset| charset == Charset::UTF_8)
        && match Encoding::for_bom(head) {
            Some((encoding, _)) => encoding == UTF_8,
            None => forced.is_some() || utf16::guess(head).is_none() && !looks_binary(head),
        }
}

/// What is no longer is copied rather than looked at slowly.
const SMALL: usize = 4 << 20;

fn plainly(bytes: &[u8], charset: Charset) -> Decoded {
    let text = charset.decode(bytes).into_owned();
    // The mark of GB18030 is no mark to the standard decoder.
    let text = text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text);
    Decoded { text, charset, notes: Vec::new() }
}

fn sample(bytes: &[u8]) -> &[u8] {
    &bytes[..bytes.len().min(SAMPLE)]
}

/// Whether there are more control characters than any text has.
fn looks_binary(sample: &[u8]) -> bool {
    let is_control = |byte: u8| matches!(byte, 0..=8 | 14..=25 | 28..=31 | 127);
    // In pieces whose count fits a byte, which are counted many bytes at a time.
    let count = |piece: &[u8]| piece.iter().fold(0u8, |n, &byte| n + u8::from(is_control(byte)));
    let controls: usize = sample.chunks(255).map(|piece| usize::from(count(piece))).sum();
    controls * 50 > sample.len()
}

/// Whether a quarter of the text and more could not be decoded.
fn mostly_unreadable(text: &str) -> bool {
    let damaged = text.matches('\u{FFFD}').count();
    damaged > 8 && damaged * 4 > text.chars().count()
}

/// The charset that a web page or XML file says it is in.
fn declared(bytes: &[u8]) -> Option<Charset> {
    let head = &bytes[..bytes.len().min(4096)];
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    if !head.trim_start().starts_with('<') && !head.contains("<meta") {
        return None;
    }
    ["charset=", "encoding="].iter().find_map(|key| {
        let value = head.split_once(key)?.1.trim_start_matches(['"', '\'', ' ']);
        let end = value.find(|c: char| !c.is_ascii_alphanumeric() && !"-_:".contains(c));
        Charset::of_label(&value[..end.unwrap_or(value.len())])
    })
}

#[cfg(test)]
mod tests;
