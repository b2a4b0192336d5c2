//! The text layer of PDF files, behind the feature `pdf`.
//!
//! Pages follow each other, each line of a page is a line. Which lines are
//! one paragraph is left to the reading, as it is for plain text.

use super::{error::ReadError, note::SourceNote};

/// Whether these are the bytes of a PDF. Its mark may come after other
/// things, as long as a line starts with it near the beginning.
pub(super) fn is_pdf(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(1024)];
    memchr::memmem::find_iter(head, b"%PDF-").any(|at| {
        let starts_line = at == 0 || matches!(head[at - 1], b'\n' | b'\r' | b' ' | 0xBF);
        starts_line && head.get(at + 5).is_some_and(u8::is_ascii_digit)
    })
}

/// Reads the text layer.
///
/// # Errors
///
/// [`ReadError::PdfNotBuilt`] always, as the feature `pdf` is off.
#[cfg(not(feature = "pdf"))]
pub(super) fn read(_bytes: &[u8]) -> Result<(String, Vec<SourceNote>), ReadError> {
    Err(ReadError::PdfNotBuilt)
}

#[cfg(feature = "pdf")]
pub(super) use built::read;

#[cfg(feature = "pdf")]
mod built {
    use std::{
        panic::{self, AssertUnwindSafe},
        sync::Once,
        thread,
    };

    use pdf_oxide::PdfDocument;

    use super::{ReadError, SourceNote};
    use crate::source::{Span, media::Media, note::NoteKind};

    /// The name of the threads whose panics are answered, not printed.
    const THREAD: &str = "handover-pdf";

    /// Deeply nested objects take stack, and a stack that is used up takes
    /// the whole program down. Only what is used of it is memory.
    const STACK: usize = 256 << 20;

    /// Objects within objects; real files have a dozen.
    const MAX_NESTING: usize = 10_000;

    /// Reads the text layer, page by page. A page that cannot be read is
    /// noted, as long as another can.
    ///
    /// # Errors
    ///
    /// [`ReadError::NoText`] for scans, [`ReadError::Encrypted`],
    /// [`ReadError::Damaged`].
    pub(in crate::source) fn read(bytes: &[u8]) -> Result<(String, Vec<SourceNote>), ReadError> {
        if nests_too_deeply(bytes) {
            return Err(damaged("its objects are nested beyond all measure"));
        }
        quieten();
        let builder = thread::Builder::new().name(THREAD.to_owned()).stack_size(STACK);
        thread::scope(|scope| {
            let reader = builder.spawn_scoped(scope, || pages(bytes))?;
            reader.join().unwrap_or_else(|_| Err(damaged("its structure makes no sense")))
        })
    }

    /// Whether arrays and dictionaries lie in each other as only a malicious
    /// file has them. Streams are passed over: they are packed.
    fn nests_too_deeply(bytes: &[u8]) -> bool {
        let (mut depth, mut rest) = (0usize, bytes);
        // Past the last end there is none to look for, again and again.
        let last_end = memchr::memmem::rfind(bytes, b"endstream").unwrap_or(0);
        while let Some(at) = rest.iter().position(|byte| b"[]<>s".contains(byte)) {
            rest = &rest[at..];
            let length = match rest {
                [b'<', b'<', ..] | [b'>', b'>', ..] => 2,
                _ if rest.starts_with(b"stream") && bytes.len() - rest.len() < last_end => {
                    memchr::memmem::find(rest, b"endstream").map_or(1, |end| end + 9)
                }
                _ => 1,
            };
            match (rest[0], length) {
                (b'[', _) | (b'<', 2) => depth += 1,
                (b']', _) | (b'>', 2) => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth > MAX_NESTING {
                return true;
            }
            rest = &rest[length..];
        }
        false
    }

    /// Keeps panics of the PDF reader off the screen: they are told as errors.
    fn quieten() {
        static ONCE: Once = Once::new();
        ONCE.call_once(|| {
            let before = panic::take_hook();
            panic::set_hook(Box::new(move |info| {
                if thread::current().name() != Some(THREAD) {
                    before(info);
                }
            }));
        });
    }

    fn pages(bytes: &[u8]) -> Result<(String, Vec<SourceNote>), ReadError> {
        let document = PdfDocument::from_bytes(bytes.to_vec()).map_err(|error| refusal(&error))?;
        if document.is_encrypted() && !document.is_authenticated() {
            return Err(ReadError::Encrypted(Media::Pdf));
        }
        let count = document.page_count().map_err(|error| refusal(&error))?;
        let (mut text, mut notes, mut problem) = (String::new(), Vec::new(), None);
        for page in 0..count {
            match page_text(&document, page) {
                Ok(page) => append(&page, &mut text, &mut notes),
                Err(error) => {
                    append("", &mut text, &mut notes);
                    problem = Some(error);
                }
            }
        }
        match problem {
            Some(error) if text.is_empty() => Err(error),
            _ if text.is_empty() => Err(ReadError::NoText(Media::Pdf)),
            _ => Ok((text, notes)),
        }
    }

    fn page_text(document: &PdfDocument, page: usize) -> Result<String, ReadError> {
        let extract = AssertUnwindSafe(|| document.extract_text(page));
        match panic::catch_unwind(extract) {
            Ok(text) => text.map_err(|error| refusal(&error)),
            Err(_) => Err(damaged("the reader of PDF files gave up on it")),
        }
    }

    /// Adds a page; neighbouring pages without text are one note.
    fn append(page: &str, text: &mut String, notes: &mut Vec<SourceNote>) {
        let start = text.len();
        for line in page.lines().map(str::trim_end).filter(|line| !line.is_empty()) {
            text.push_str(line);
            text.push('\n');
        }
        let note = SourceNote { kind: NoteKind::PageWithoutText, span: Span::new(start, start) };
        if text.len() == start && notes.last() != Some(&note) {
            notes.push(note);
        }
    }

    fn refusal(error: &pdf_oxide::error::Error) -> ReadError {
        match error {
            pdf_oxide::error::Error::EncryptedPdf => ReadError::Encrypted(Media::Pdf),
            other => damaged(other),
        }
    }

    fn damaged(problem: impl std::fmt::Display) -> ReadError {
        ReadError::Damaged { media: Media::Pdf, problem: problem.to_string() }
    }
}

#[cfg(test)]
mod tests;
