//! A large file of plain text, read piece by piece.
//!
//! What a file is — its format, its charset — is told by the whole of it. So a
//! file is looked through once, piece by piece, and read in pieces only where
//! that says the same as reading it at once: UTF-8 throughout, and no markup.

use std::{
    fs::File,
    io::{self, Read, Seek},
    path::Path,
};

use super::{
    ReadOptions, charset, docx,
    error::ReadError,
    foreign, html, markdown,
    open::{HEAD, MAX_SIZE, has_odd_ends, unify_line_ends},
    pdf,
};

/// About as many bytes are read at once.
const PIECE: u64 = 256 * 1024;

/// The mark that a file of UTF-8 may begin with.
const MARK: &[u8] = "\u{FEFF}".as_bytes();

/// The text of a file, as [`Source::open`](super::Source::open) would read it,
/// piece by piece.
#[derive(Debug)]
pub struct Pieces {
    file: File,
    /// How much of it is to be read: what is added meanwhile is not.
    left: u64,
    /// What is read of a line that goes on.
    begun: Vec<u8>,
    ended: bool,
}

impl Pieces {
    /// Opens a file; `None` where it can only be read as a whole. Linear in
    /// the size of the file; holds a piece and the longest line of it.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn open(path: &Path, options: &ReadOptions) -> Result<Option<Pieces>, ReadError> {
        let file = File::open(path)?;
        let metadata = file.metadata()?;
        if !metadata.is_file() || metadata.len() > MAX_SIZE {
            return Ok(None);
        }
        let size = metadata.len();
        let mut pieces = Pieces { file, left: size, begun: Vec::new(), ended: false };
        if !pieces.begin(options)? || !pieces.are_plain()? {
            return Ok(None);
        }
        pieces.file.rewind()?;
        pieces.left = size;
        pieces.begun.clear();
        Ok(pieces.begin(options)?.then_some(pieces))
    }

    /// Adds the next lines to `text`; false if there are none.
    ///
    /// # Errors
    /// When the system refuses, or the file is not what it was when it was
    /// opened.
    pub fn read_onto(&mut self, text: &mut String) -> io::Result<bool> {
        let end = self.read()?;
        let lines = self.lines(end)?;
        // A return and the line feed behind it are never parted.
        match has_odd_ends(lines) {
            true => text.push_str(&unify_line_ends(lines.to_owned())),
            false => text.push_str(lines),
        }
        self.begun.drain(..end);
        Ok(end > 0)
    }

    /// Reads until there are whole lines, or the rest; returns where they end.
    fn read(&mut self) -> io::Result<usize> {
        while !self.ended {
            let known = self.begun.len();
            self.fill(PIECE)?;
            if let Some(at) = memchr::memrchr(b'\n', &self.begun[known..]) {
                return Ok(known + at + 1);
            }
        }
        Ok(self.begun.len())
    }

    fn lines(&self, end: usize) -> io::Result<&str> {
        simdutf8::basic::from_utf8(&self.begun[..end])
            .map_err(|cause| io::Error::new(io::ErrorKind::InvalidData, cause))
    }

    /// Reads the head; false if it shows that the file is no plain UTF-8.
    fn begin(&mut self, options: &ReadOptions) -> io::Result<bool> {
        self.fill(HEAD)?;
        let head = &self.begun;
        let may_be_text = foreign::announced_by(head).is_none()
            && !head.starts_with(docx::MAGIC)
            && !pdf::is_pdf(head)
            && charset::may_be_utf8(head, options.encoding);
        // As for any file, a mark that was written twice goes twice.
        for _ in 0..2 {
            if self.begun.starts_with(MARK) {
                self.begun.drain(..MARK.len());
            }
        }
        Ok(may_be_text && !self.begun.is_empty())
    }

    fn fill(&mut self, size: u64) -> io::Result<()> {
        let most = size.min(self.left);
        let read = self.file.by_ref().take(most).read_to_end(&mut self.begun)? as u64;
        self.left -= read;
        self.ended = read < size;
        Ok(())
    }

    /// Whether the text is UTF-8 throughout, shows no markup, and says
    /// something.
    fn are_plain(&mut self) -> io::Result<bool> {
        let mut head = String::new();
        let mut lines_left = markdown::MOST_LINES;
        let mut says_something = false;
        loop {
            let end = self.read()?;
            let Ok(text) = self.lines(end) else { return Ok(false) };
            if text.is_empty() {
                break;
            }
            if lines_left > 0 {
                if markdown::shows(text, lines_left) {
                    return Ok(false);
                }
                let lines = memchr::memchr_iter(b'\n', text.as_bytes()).count();
                lines_left = lines_left.saturating_sub(lines);
            }
            if head.len() < html::HEAD {
                head.push_str(text);
            }
            says_something = says_something || !text.trim_start().is_empty();
            self.begun.drain(..end);
        }
        Ok(says_something && !html::is_page(&head) && !html::is_piece_of_page(&head))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    /// The text in pieces, and at once; `None` where pieces are refused.
    fn both(bytes: &[u8]) -> (Option<String>, String) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("text");
        std::fs::write(&path, bytes).unwrap();
        let options = ReadOptions::default();
        let whole = Source::open(&path, &options).map(|source| source.text().to_owned());
        let pieces = Pieces::open(&path, &options).unwrap().map(|mut pieces| {
            let mut text = String::new();
            while pieces.read_onto(&mut text).unwrap() {}
            text
        });
        (pieces, whole.unwrap_or_default())
    }

    #[test]
    fn pieces_make_the_whole() {
        let long = "一、将盐业职责划给丙局。".repeat(30_000);
        let lines = "一、将盐业职责划给丙局。\n".repeat(30_000);
        for text in [
            lines.clone(),
            lines.replace('\n', "\r\n"),
            lines.replace("局。\n", "局\u{b}。\r"),
            format!("\u{FEFF}\u{FEFF}{lines}"),
            format!("甲\n{long}{long}\n乙"),
            long,
            "甲".to_owned(),
        ] {
            let (pieces, whole) = both(text.as_bytes());
            assert!(pieces.is_some_and(|pieces| pieces == whole), "{:.40}", text);
        }
    }

    #[test]
    fn what_only_the_whole_tells_is_refused() {
        let lines = "一、将盐业职责划给丙局。\n".repeat(30_000);
        let late = [lines.as_bytes(), b"\xFF\n"].concat();
        let gb = encoding_rs::GB18030.encode(&lines).0.into_owned();
        let utf16: Vec<u8> = lines.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let markdown = format!("{}# 通知\n{lines}", "甲\n".repeat(1900)).into_bytes();
        let page = format!("<p>甲</p>{lines}").into_bytes();
        let blank = b" \n".repeat(200_000);
        for bytes in [late, gb, utf16, markdown, page, blank, Vec::new(), b"%PDF-1.4".to_vec()] {
            assert!(both(&bytes).0.is_none(), "{:?}", &bytes[..bytes.len().min(20)]);
        }
    }
}
