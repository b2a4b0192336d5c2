//! Files and bytes → [`Source`].

use std::{
    fs::File,
    io::{self, Read},
    path::Path,
    sync::OnceLock,
};

use sha2::{Digest, Sha256};

use super::{
    Source, Span,
    charset::{self, Charset, Decoded},
    docx,
    error::ReadError,
    foreign::{self, Foreign},
    html, markdown,
    media::Media,
    note::{self, SourceNote},
    pdf,
};

/// What the user has to say about how to read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// The charset of text files, where it should not be guessed.
    pub encoding: Option<Charset>,
}

/// Offsets are 32 bits wide, in the bytes and in the text.
pub(super) const MAX_SIZE: u64 = u32::MAX as u64;

/// As much of a file as tells a format that is not read.
pub(super) const HEAD: u64 = 64 * 1024;

impl Source {
    /// Reads a file. What is no document is refused after its first bytes.
    ///
    /// # Errors
    ///
    /// Every [`ReadError`]; none of them is a panic in disguise.
    pub fn open(path: impl AsRef<Path>, options: &ReadOptions) -> Result<Source, ReadError> {
        let path = path.as_ref();
        let file = File::open(path)?;
        let metadata = file.metadata()?;
        if metadata.is_dir() {
            return Err(ReadError::Folder);
        }
        if metadata.len() > MAX_SIZE {
            return Err(ReadError::TooLarge);
        }
        Source::read_from(path.display().to_string(), file, options)
    }

    /// Reads a stream to its end, such as standard input.
    ///
    /// # Errors
    ///
    /// As for [`open`](Source::open).
    pub fn read_from(
        name: impl Into<String>,
        mut stream: impl Read,
        options: &ReadOptions,
    ) -> Result<Source, ReadError> {
        let mut bytes = Vec::new();
        stream.by_ref().take(HEAD).read_to_end(&mut bytes)?;
        if let Some(foreign) = foreign::announced_by(&bytes) {
            // Whether an OLE file is encrypted shows further on.
            if foreign != Foreign::OldWord {
                return Err(ReadError::Foreign(foreign));
            }
        }
        stream.take(MAX_SIZE + 1 - HEAD).read_to_end(&mut bytes)?;
        Source::of(name.into(), bytes, options)
    }

    /// Reads a document that is in memory; `name` is what messages call it.
    ///
    /// The content decides the format and the charset. Linear in the size of
    /// the text.
    ///
    /// # Errors
    ///
    /// As for [`open`](Source::open).
    pub fn read(
        name: impl Into<String>,
        bytes: &[u8],
        options: &ReadOptions,
    ) -> Result<Source, ReadError> {
        Source::of(name.into(), bytes.to_vec(), options)
    }

    fn of(name: String, bytes: Vec<u8>, options: &ReadOptions) -> Result<Source, ReadError> {
        if bytes.is_empty() {
            return Err(ReadError::Empty);
        }
        if bytes.len() as u64 > MAX_SIZE {
            return Err(ReadError::TooLarge);
        }
        if foreign::announced_by(&bytes).is_none()
            && !bytes.starts_with(docx::MAGIC)
            && !pdf::is_pdf(&bytes)
        {
            return from_text(name, bytes, options);
        }
        let content = content(&bytes)?;
        finish(name, &Origin::Bytes(&bytes), content)
    }
}

/// What the hash of a document is made of.
enum Origin<'b> {
    /// The bytes that were read.
    Bytes(&'b [u8]),
    /// The text itself: it is letter for letter what was read.
    Text,
}

/// What a reader makes of the bytes.
struct Content {
    text: String,
    media: Media,
    charset: Option<Charset>,
    notes: Vec<SourceNote>,
}

impl Content {
    fn of(media: Media, text: String) -> Self {
        Content { text: unify_line_ends(text), media, charset: None, notes: Vec::new() }
    }
}

/// Reads what has a format of its own.
fn content(bytes: &[u8]) -> Result<Content, ReadError> {
    if let Some(foreign) = foreign::announced_by(bytes) {
        return Err(match foreign {
            Foreign::OldWord if foreign::is_encrypted(bytes) => ReadError::Encrypted(Media::Docx),
            _ => ReadError::Foreign(foreign),
        });
    }
    if bytes.starts_with(docx::MAGIC) {
        return Ok(Content::of(Media::Docx, docx::read(bytes)?));
    }
    let (text, notes) = pdf::read(bytes)?;
    Ok(Content { notes, ..Content::of(Media::Pdf, text) })
}

/// Reads what is text underneath; what it says decides its format.
fn from_text(name: String, bytes: Vec<u8>, options: &ReadOptions) -> Result<Source, ReadError> {
    let bytes = match charset::as_it_stands(bytes, options.encoding) {
        Ok(text) if media_of(&text) == Media::Plain && !has_odd_ends(&text) => {
            let charset = Some(Charset::UTF_8);
            let content = Content { text, media: Media::Plain, charset, notes: Vec::new() };
            return finish(name, &Origin::Text, content);
        }
        Ok(text) => text.into_bytes(),
        Err(bytes) => bytes,
    };
    let Decoded { text, charset, mut notes } = charset::decode(&bytes, options.encoding)?;
    let media = media_of(&text);
    let text = match media {
        Media::Html => html::read(&text)?,
        Media::Markdown => markdown::read(&text),
        _ => text,
    };
    if media != Media::Plain {
        // The places were those of the markup.
        notes.iter_mut().for_each(|note| note.span = Span::default());
        notes.dedup();
    }
    let content = Content { charset: Some(charset), notes, ..Content::of(media, text) };
    finish(name, &Origin::Bytes(&bytes), content)
}

fn media_of(text: &str) -> Media {
    if html::is_page(text) {
        Media::Html
    } else if markdown::is_markdown(text) {
        Media::Markdown
    } else if html::is_piece_of_page(text) {
        Media::Html
    } else {
        Media::Plain
    }
}

/// Whether a line ends in a byte that [`unify_line_ends`] may change.
pub(super) fn has_odd_ends(text: &str) -> bool {
    memchr::memchr3(b'\r', b'\x0B', b'\x0C', text.as_bytes()).is_some()
}

fn finish(name: String, origin: &Origin<'_>, content: Content) -> Result<Source, ReadError> {
    let Content { text, media, charset, mut notes } = content;
    if text.len() as u64 > MAX_SIZE {
        return Err(ReadError::TooLarge);
    }
    if text.trim().is_empty() {
        return Err(ReadError::NoText(media));
    }
    notes.extend(note::damage(&text));
    notes.sort_by_key(|note| (note.span, note.kind));
    let sha256 = OnceLock::new();
    if let Origin::Bytes(bytes) = origin {
        let _ = sha256.set(super::hex(&Sha256::digest(bytes)));
    }
    Ok(Source { name, sha256, text, media, charset, notes })
}

/// Line ends of one byte become `\n`: the return of old Macintosh files, the
/// vertical tab that Word copies for a line break, the form feed between
/// pages. Those of two stay, so that every offset stays.
pub(super) fn unify_line_ends(text: String) -> String {
    let mut bytes = text.into_bytes();
    let mut at = 0;
    while let Some(found) = memchr::memchr3(b'\r', b'\x0B', b'\x0C', &bytes[at..]) {
        at += found;
        if bytes[at] != b'\r' || bytes.get(at + 1) != Some(&b'\n') {
            bytes[at] = b'\n';
        }
        at += 1;
    }
    // ASCII was put in the place of ASCII.
    String::from_utf8(bytes).unwrap_or_default()
}

/// A read that fails as the operating system's do.
impl From<ReadError> for io::Error {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Io(error) => error,
            other => io::Error::new(io::ErrorKind::InvalidData, other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<Source, ReadError> {
        Source::read("test", bytes, &ReadOptions::default())
    }

    #[test]
    fn nothing_and_next_to_nothing_are_different_errors() {
        assert!(matches!(read(b""), Err(ReadError::Empty)));
        assert!(matches!(read(b" \r\n\t"), Err(ReadError::NoText(Media::Plain))));
        assert!(matches!(Source::open(".", &ReadOptions::default()), Err(ReadError::Folder)));
    }

    #[test]
    fn a_source_remembers_where_its_text_came_from() {
        let source = read("\u{FEFF}撤销\u{FFFD}部。".as_bytes()).unwrap();
        assert_eq!(source.text(), "撤销\u{FFFD}部。");
        assert_eq!((source.media(), source.charset()), (Media::Plain, Some(Charset::UTF_8)));
        assert_eq!(source.slice(source.notes()[0].span), "\u{FFFD}");
    }

    #[test]
    fn line_ends_keep_every_offset() {
        let text = "甲\r\n乙\r丙\x0B丁\x0C戊\r";
        assert_eq!(read(text.as_bytes()).unwrap().text(), "甲\r\n乙\n丙\n丁\n戊\n");
    }

    #[test]
    fn a_stream_is_refused_after_its_head() {
        let endless = io::Read::chain(&b"\x89PNG\r\n\x1A\n"[..], io::repeat(7));
        let result = Source::read_from("-", endless, &ReadOptions::default());
        assert!(matches!(result, Err(ReadError::Foreign(Foreign::Picture))));
    }

    #[test]
    fn a_line_of_ten_megabytes() {
        let text = "撤销信息产业部，".repeat(420_000);
        assert_eq!(read(text.as_bytes()).unwrap().text(), text);
    }
}
