//! Formats that are recognised, so that the refusal can say what to do.

use memchr::memmem;

use crate::lang::Text;

/// A format that is known by its first bytes, and not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Foreign {
    /// Word 97 to 2003, and WPS: .doc, .wps.
    OldWord,
    /// Word 2003 XML, in one file.
    WordXml,
    /// Rich Text Format.
    Rtf,
    /// OpenDocument: .odt, .ods.
    OpenDocument,
    /// OFD, the fixed-layout format of Chinese agencies.
    Ofd,
    /// A spreadsheet: .xlsx.
    Spreadsheet,
    /// Slides: .pptx.
    Slides,
    /// A web page saved as one MIME file: .mht.
    Mhtml,
    /// A picture, usually a scan.
    Picture,
    /// A packed folder.
    Archive,
}

impl Foreign {
    /// What messages call it; in English with its article.
    pub fn name(self) -> Text {
        let (zh, en) = match self {
            Foreign::OldWord => {
                ("旧版 Word 或 WPS 文件（.doc、.wps）", "an old Word or WPS file (.doc, .wps)")
            }
            Foreign::WordXml => ("Word 2003 XML 文件", "a Word 2003 XML file"),
            Foreign::Rtf => ("RTF 文件", "an RTF file"),
            Foreign::OpenDocument => ("OpenDocument 文件（.odt）", "an OpenDocument file (.odt)"),
            Foreign::Ofd => ("OFD 文件", "an OFD file"),
            Foreign::Spreadsheet => ("电子表格", "a spreadsheet"),
            Foreign::Slides => ("演示文稿", "a set of slides"),
            Foreign::Mhtml => ("网页存档（.mht）", "a web archive (.mht)"),
            Foreign::Picture => ("图片", "a picture"),
            Foreign::Archive => ("压缩包", "a packed archive"),
        };
        Text::new(zh, en)
    }

    /// How to get a file that is read.
    pub fn hint(self) -> Text {
        let (zh, en) = match self {
            Foreign::OldWord => (
                "在 Word 或 WPS 中另存为 .docx，或者运行 `soffice --headless --convert-to docx 文件`",
                "save it as .docx in Word or WPS, or run `soffice --headless --convert-to docx FILE`",
            ),
            Foreign::WordXml | Foreign::Rtf | Foreign::OpenDocument => (
                "另存为 .docx，或者运行 `soffice --headless --convert-to docx 文件`",
                "save it as .docx, or run `soffice --headless --convert-to docx FILE`",
            ),
            Foreign::Ofd => (
                "用 OFD 阅读器打开，导出文字或带文字的 PDF",
                "open it in an OFD reader and export its text, or a PDF with text",
            ),
            Foreign::Spreadsheet => ("把工作表存为文本或网页", "save the sheet as text or HTML"),
            Foreign::Slides => ("把演示文稿存为文本", "save the slides as text"),
            Foreign::Mhtml => (
                "用浏览器打开，另存为网页（仅 HTML）",
                "open it in a browser and save it as HTML, page only",
            ),
            Foreign::Picture => (
                "先作文字识别，如 `tesseract 文件 out -l chi_sim`，再读所得的文件",
                "run text recognition first, e.g. `tesseract FILE out -l chi_sim`, \
                 and read its result",
            ),
            Foreign::Archive => ("解压后给出其中的文件", "unpack it and give the documents in it"),
        };
        Text::new(zh, en)
    }
}

/// First bytes that only one kind of file has.
const MAGIC: &[(&[u8], Foreign)] = &[
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Foreign::OldWord),
    (b"{\\rtf", Foreign::Rtf),
    (b"\x89PNG\r\n\x1A\n", Foreign::Picture),
    (b"\xFF\xD8\xFF", Foreign::Picture),
    (b"GIF87a", Foreign::Picture),
    (b"GIF89a", Foreign::Picture),
    (b"II*\0", Foreign::Picture),
    (b"MM\0*", Foreign::Picture),
    (b"\x1F\x8B\x08", Foreign::Archive),
    (b"7z\xBC\xAF\x27\x1C", Foreign::Archive),
    (b"Rar!\x1A\x07", Foreign::Archive),
    (b"\xFD7zXZ\0", Foreign::Archive),
    (b"BZh9", Foreign::Archive),
    (b"\x28\xB5\x2F\xFD", Foreign::Archive),
    (b"PK\x05\x06", Foreign::Archive),
];

/// The foreign format that these first bytes announce, packed ones aside.
pub(super) fn announced_by(head: &[u8]) -> Option<Foreign> {
    let by_magic = MAGIC.iter().find(|(magic, _)| head.starts_with(magic));
    let by_riff = || head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP");
    let by_bmp = || head.starts_with(b"BM") && head.get(6..10) == Some(&[0; 4]);
    match by_magic {
        Some(&(_, foreign)) => Some(foreign),
        None if by_riff() || by_bmp() => Some(Foreign::Picture),
        None => announced_by_text(head),
    }
}

/// Formats that are text underneath, told by a phrase near the start.
fn announced_by_text(head: &[u8]) -> Option<Foreign> {
    let start = &head[..head.len().min(2048)];
    let holds = |phrase: &[u8]| memmem::find(start, phrase).is_some();
    let start_trimmed = start.trim_ascii_start();
    if start_trimmed.starts_with(b"<?xml")
        && (holds(b"progid=\"Word.Document\"") || holds(b"<pkg:package"))
    {
        return Some(Foreign::WordXml);
    }
    let mime = start_trimmed.starts_with(b"MIME-Version:") || start_trimmed.starts_with(b"From: <");
    (mime && holds(b"multipart/related")).then_some(Foreign::Mhtml)
}

/// Whether an OLE file is a shell around an encrypted new document, which
/// its folder of streams says in UTF-16.
pub(super) fn is_encrypted(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    memmem::find(bytes, &name).is_some()
}

/// The foreign format of a zip archive, told by the names in it.
pub(super) fn packed<'a>(mut names: impl Iterator<Item = &'a [u8]>) -> Foreign {
    names
        .find_map(|name| match name {
            b"OFD.xml" => Some(Foreign::Ofd),
            b"content.xml" => Some(Foreign::OpenDocument),
            _ if name.starts_with(b"xl/") => Some(Foreign::Spreadsheet),
            _ if name.starts_with(b"ppt/") => Some(Foreign::Slides),
            _ => None,
        })
        .unwrap_or(Foreign::Archive)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_by_content() {
        let cases: &[(&[u8], Option<Foreign>)] = &[
            (b"{\\rtf1\\ansi", Some(Foreign::Rtf)),
            (b"\x89PNG\r\n\x1A\n....", Some(Foreign::Picture)),
            (b"RIFF\0\0\0\0WEBPVP8 ", Some(Foreign::Picture)),
            (b"BM\x10\0\0\0\0\0\0\0", Some(Foreign::Picture)),
            (b"MIME-Version: 1.0\nContent-Type: multipart/related;", Some(Foreign::Mhtml)),
            (
                b"<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?>",
                Some(Foreign::WordXml),
            ),
            ("BM是什么".as_bytes(), None),
            (b"", None),
        ];
        for (bytes, expected) in cases {
            assert_eq!(announced_by(bytes), *expected, "{}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn packed_ones_are_known_by_their_parts() {
        let of = |names: &[&'static str]| packed(names.iter().map(|name| name.as_bytes()));
        assert_eq!(of(&["mimetype", "content.xml"]), Foreign::OpenDocument);
        assert_eq!(of(&["OFD.xml"]), Foreign::Ofd);
        assert_eq!(of(&["a.txt"]), Foreign::Archive);
    }
}
