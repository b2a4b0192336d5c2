//! The formats that are read: names, endings and media types in one place.

use std::fmt;

/// A format whose text is read.
///
/// The format of a document is decided by its content. Endings serve to find
/// documents in a folder and to name what is written, never to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Media {
    /// Text without markup.
    Plain,
    /// Text with Markdown markup.
    Markdown,
    /// A web page, or what Word saves as one.
    Html,
    /// A Word document since 2007.
    Docx,
    /// A PDF with a text layer.
    Pdf,
}

impl Media {
    /// Every format, plainest first.
    pub const ALL: &'static [Media] =
        &[Media::Plain, Media::Markdown, Media::Html, Media::Docx, Media::Pdf];

    /// What messages call it.
    pub const fn name(self) -> &'static str {
        match self {
            Media::Plain => "plain text",
            Media::Markdown => "Markdown",
            Media::Html => "HTML",
            Media::Docx => "DOCX",
            Media::Pdf => "PDF",
        }
    }

    /// The endings such files usually have, the most usual first.
    pub const fn endings(self) -> &'static [&'static str] {
        match self {
            Media::Plain => &["txt", "text"],
            Media::Markdown => &["md", "markdown"],
            Media::Html => &["html", "htm", "shtml", "xhtml"],
            Media::Docx => &["docx", "docm"],
            Media::Pdf => &["pdf"],
        }
    }

    /// The media type, as registered with IANA.
    pub const fn media_type(self) -> &'static str {
        match self {
            Media::Plain => "text/plain",
            Media::Markdown => "text/markdown",
            Media::Html => "text/html",
            Media::Docx => {
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            }
            Media::Pdf => "application/pdf",
        }
    }

    /// The format that usually has this ending (without the dot, any case).
    pub fn from_ending(ending: &str) -> Option<Media> {
        let has = |media: &Media| media.endings().iter().any(|e| e.eq_ignore_ascii_case(ending));
        Media::ALL.iter().copied().find(has)
    }

    /// Whether the format itself says where a paragraph ends, so that a line
    /// of the text is never the rest of the line before.
    pub const fn marks_paragraphs(self) -> bool {
        matches!(self, Media::Html | Media::Docx)
    }
}

impl fmt::Display for Media {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_are_unique_and_found_in_any_case() {
        for &media in Media::ALL {
            for ending in media.endings() {
                assert_eq!(Media::from_ending(&ending.to_uppercase()), Some(media));
            }
        }
        assert_eq!(Media::from_ending("exe"), None);
    }
}
