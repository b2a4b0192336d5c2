//! Why a document cannot be read, and what to do about it.

use std::{fmt, io};

use super::{foreign::Foreign, media::Media};
use crate::lang::{Text, system};

/// Why there is no text to be had from a document.
///
/// Messages are fragments that do not repeat the document's name: print
/// [`text`](ReadError::text) after it, and [`hint`](ReadError::hint) after that.
#[derive(Debug)]
#[non_exhaustive]
pub enum ReadError {
    /// The operating system did not give the bytes.
    Io(io::Error),
    /// A folder where a file was expected.
    Folder,
    /// No bytes at all.
    Empty,
    /// Bytes, but nothing in them to read.
    NoText(Media),
    /// More bytes than spans can count.
    TooLarge,
    /// A known format that is not read.
    Foreign(Foreign),
    /// Not text, and no known format.
    Binary,
    /// A document that needs a password.
    Encrypted(Media),
    /// A document that its format's reader cannot make sense of.
    Damaged {
        /// What it claims to be.
        media: Media,
        /// What is wrong with it.
        problem: String,
    },
    /// A small file that unpacks to an absurdly large one.
    Bomb {
        /// Where unpacking was stopped.
        limit: u64,
        /// The size of the packed part.
        packed: u64,
    },
    /// An encoding was asked for by a name nobody knows.
    UnknownCharset(String),
    /// A PDF met a build without the PDF reader.
    PdfNotBuilt,
}

impl ReadError {
    /// What is wrong, said after the document's name.
    pub fn text(&self) -> Text {
        match self {
            ReadError::Io(cause) => {
                let why = system(cause);
                Text::new(format!("读不了：{}", why.zh), format!("cannot be read: {}", why.en))
            }
            ReadError::Folder => Text::new("是文件夹，不是文件", "is a folder, not a document"),
            ReadError::Empty => Text::new("是空文件", "is empty"),
            ReadError::NoText(media) => {
                let lack = lack(*media);
                Text::new(
                    format!("里没有文字（{}）", lack.zh),
                    format!("holds no text ({})", lack.en),
                )
            }
            ReadError::TooLarge => Text::new("超过4 GiB", "is larger than 4 GiB"),
            ReadError::Foreign(foreign) => {
                let name = foreign.name();
                Text::new(
                    format!("是{}，不能直接阅读", name.zh),
                    format!("is {}, which is not read", name.en),
                )
            }
            ReadError::Binary => Text::new(
                "不是文本，或者用了无法辨认的字符编码",
                "is binary data, or text in an unknown charset",
            ),
            ReadError::Encrypted(media) => {
                Text::new(format!("已加密（{media}）"), format!("is encrypted ({media})"))
            }
            ReadError::Damaged { media, problem } => Text::new(
                format!("是损坏的 {media} 文件：{problem}"),
                format!("is a damaged {media} file: {problem}"),
            ),
            ReadError::Bomb { limit, packed } => Text::new(
                format!("的{packed}字节解压后超过{limit} MB，只有压缩炸弹才会这样"),
                format!(
                    "unpacks to more than {limit} MB from {packed} bytes, as only a zip bomb does"
                ),
            ),
            ReadError::UnknownCharset(name) => {
                Text::new(format!("没有叫“{name}”的字符编码"), format!("unknown charset {name:?}"))
            }
            ReadError::PdfNotBuilt => Text::new(
                "是 PDF，这个程序编译时没有加入阅读 PDF 的功能",
                "is a PDF, and this build of handover reads none",
            ),
        }
    }

    /// What the person at the keyboard can do.
    pub fn hint(&self) -> Text {
        let (zh, en) = match self {
            ReadError::Io(_) => ("检查路径和权限", "check the path and the permissions"),
            ReadError::Folder => ("逐个写出其中的文件", "name the documents in it one by one"),
            ReadError::Empty => (
                "重新取得这份文件：下载或复制时中断了",
                "get the document again; the download or copy was cut off",
            ),
            ReadError::NoText(Media::Pdf) => (
                "各页是图片：先作文字识别，如 `ocrmypdf -l chi_sim --force-ocr in.pdf out.pdf`，\
                 再读所得的文件",
                "the pages are pictures: run text recognition first, e.g. \
                 `ocrmypdf -l chi_sim --force-ocr in.pdf out.pdf`, and read its result",
            ),
            ReadError::NoText(Media::Html) => (
                "网页的文字可能由脚本取得：用浏览器打开，复制文字，存为 .txt 文件",
                "the page may fetch its text by script: open it in a browser, \
                 copy the text and save it as a .txt file",
            ),
            ReadError::NoText(_) => ("看看是不是拿错了文件", "check that this is the right file"),
            ReadError::TooLarge => ("按文件拆开", "split it into its documents"),
            ReadError::Foreign(foreign) => return foreign.hint(),
            ReadError::Binary => (
                "如果是文本，请写明编码，如 `--encoding gb18030`；否则用原来的程序另存为 .docx、.html 或 .txt",
                "if it is text, name its charset, e.g. `--encoding gb18030`; \
                 else save it as .docx, .html or .txt in the program that made it",
            ),
            ReadError::Encrypted(Media::Pdf) => (
                "去掉密码，如 `qpdf --decrypt --password=… in.pdf out.pdf`",
                "remove the password, e.g. `qpdf --decrypt --password=… in.pdf out.pdf`",
            ),
            ReadError::Encrypted(_) => (
                "在 Word 或 WPS 中用密码打开，去掉密码后重新保存",
                "open it in Word or WPS with its password, remove the password and save it again",
            ),
            ReadError::Damaged { .. } => (
                "用原来的程序打开后重新保存，或者把文字存为 .txt",
                "open it in the program that made it and save it again, or save its text as .txt",
            ),
            ReadError::Bomb { .. } => {
                ("除非知道它的来历，不要打开", "do not open it unless you know where it comes from")
            }
            ReadError::UnknownCharset(_) => (
                "可用：utf-8、gb18030、gbk、gb2312、big5、utf-16le、utf-16be",
                "use one of utf-8, gb18030, gbk, gb2312, big5, utf-16le, utf-16be",
            ),
            ReadError::PdfNotBuilt => (
                "编译时加入：`cargo install --path . --features pdf` 或 \
                 `cargo run --features pdf`；或者把 PDF 的文字存为 .txt",
                "build with the PDF reader: `cargo install --path . --features pdf` or \
                 `cargo run --features pdf`; or save the PDF's text as .txt",
            ),
        };
        Text::new(zh, en)
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text().en)
    }
}

impl std::error::Error for ReadError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            ReadError::Io(cause) => Some(cause),
            _ => None,
        }
    }
}

impl From<io::Error> for ReadError {
    fn from(cause: io::Error) -> Self {
        ReadError::Io(cause)
    }
}

fn lack(media: Media) -> Text {
    let (zh, en) = match media {
        Media::Pdf => {
            ("没有文字层的 PDF，大概是扫描件", "a PDF without a text layer, probably a scan")
        }
        Media::Html => ("网页中没有文字", "an HTML page without any"),
        Media::Docx => ("DOCX 文件中没有文字", "a DOCX file without any"),
        Media::Plain | Media::Markdown => ("只有空白", "white space only"),
    };
    Text::new(zh, en)
}
