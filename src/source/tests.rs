//! All readers through the one door: the same document in every form, bad
//! files, and bytes at random.

use encoding_rs::{BIG5, GB18030};
use proptest::prelude::*;

use super::{docx::tests as word, *};

/// In traditional characters, as every charset here can hold them.
const LINES: &[&str] = &[
    "國務院辦公廳關於印發《工業和信息化部主要職責》的通知",
    "國辦發〔2008〕72號",
    "一、職責調整",
    "（一）將原國防科學技術工業委員會除核電管理以外的職責，劃入工業和信息化部。",
    "（二）將原信息產業部和原國務院信息化工作辦公室的職責，整合劃入該部。",
    "劃出部門\t職責",
    "國家發展和改革委員會\t工業行業管理",
    "二、其他事項",
];

fn read(bytes: &[u8]) -> Result<Source, ReadError> {
    Source::read("test", bytes, &ReadOptions::default())
}

fn utf16(text: &str, bytes_of: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes_of).collect()
}

fn as_html(charset: &str) -> String {
    let line = |line: &&str| match line.split_once('\t') {
        Some((left, right)) => {
            format!("<table><tr>\n<td>{left}</td>\n<td>&nbsp;{right}</td></tr></table>")
        }
        None => format!("<p class=\"a\">\n  {line}</p>"),
    };
    let body: String = LINES.iter().map(line).collect();
    format!(
        "<!doctype html><meta charset={charset}><script>1<2</script><nav>首頁</nav><div>{body}</div>"
    )
}

fn as_docx() -> Vec<u8> {
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", word::p(text));
    let line = |line: &&str| match line.split_once('\t') {
        Some((left, right)) => format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell(left), cell(right)),
        None => word::p(line),
    };
    let body: String = LINES.iter().map(line).collect();
    word::pack(&[("word/document.xml", &word::document(&body))])
}

fn as_markdown() -> String {
    let line = |line: &&str| match line.split_once('\t') {
        Some((left, right)) => format!("| {left} | {right} |\n"),
        None if line.contains('、') => format!("## {line}\n\n"),
        None => format!("{line}\n\n"),
    };
    LINES.iter().map(line).collect()
}

#[test]
fn one_document_in_every_form_gives_the_same_lines() {
    let text = LINES.join("\r\n");
    let forms: Vec<(&str, Vec<u8>, Media)> = vec![
        ("utf-8", text.clone().into(), Media::Plain),
        ("utf-8 with a mark", format!("\u{FEFF}{text}").into(), Media::Plain),
        ("gb18030", GB18030.encode(&text).0.into(), Media::Plain),
        ("big5", BIG5.encode(&text).0.into(), Media::Plain),
        ("utf-16le", utf16(&text, u16::to_le_bytes), Media::Plain),
        ("utf-16be", utf16(&text, u16::to_be_bytes), Media::Plain),
        ("html", as_html("utf-8").into(), Media::Html),
        ("html in gb18030", GB18030.encode(&as_html("gb2312")).0.into(), Media::Html),
        ("html in big5", BIG5.encode(&as_html("big5")).0.into(), Media::Html),
        ("html in utf-16", utf16(&as_html("utf-16"), u16::to_le_bytes), Media::Html),
        ("html that lies", as_html("gb2312").into(), Media::Html),
        ("docx", as_docx(), Media::Docx),
        ("markdown", as_markdown().into(), Media::Markdown),
    ];
    for (form, bytes, media) in forms {
        let source = read(&bytes).unwrap();
        let cells = |line: &str| line.split('\t').map(str::trim).collect::<Vec<_>>().join("\t");
        let lines: Vec<_> = source.text().lines().map(cells).filter(|l| !l.is_empty()).collect();
        assert_eq!(lines, LINES, "{form}");
        assert_eq!(source.media(), media, "{form}");
        assert_eq!(source.notes(), [], "{form}");
    }
}

#[test]
fn every_refusal_says_what_to_do() {
    let ole = |name: &str| {
        [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec(), utf16(name, u16::to_le_bytes)].concat()
    };
    let cases: Vec<(Vec<u8>, &str, &str)> = vec![
        (vec![], "empty", "again"),
        (b" \n".to_vec(), "no text", "right file"),
        (ole("WordDocument"), "old Word", "soffice"),
        (ole("EncryptedPackage"), "encrypted", "password"),
        (b"{\\rtf1 x}".to_vec(), "RTF", "soffice"),
        (word::pack(&[("content.xml", "")]), "OpenDocument", "soffice"),
        (word::pack(&[("OFD.xml", "")]), "OFD", "export"),
        (word::pack(&[("a.txt", "x")]), "archive", "unpack"),
        (b"PK\x03\x04 cut off".to_vec(), "damaged DOCX", "save"),
        (b"\xFF\xD8\xFF\xE0".to_vec(), "picture", "recognition"),
        (b"\x7FELF\x02\x01\x01\0\0\0\0\0\0\0".to_vec(), "binary", "--encoding"),
        (b"<html><script>go()</script></html>".to_vec(), "no text", "browser"),
    ];
    for (bytes, message, hint) in cases {
        let error = read(&bytes).unwrap_err();
        assert!(error.to_string().contains(message), "{error}");
        assert!(error.hint().en.contains(hint), "{error}: {}", error.hint().en);
    }
}

#[test]
fn damage_in_the_middle_is_noted_with_its_place() {
    let mut bytes = "撤销信息产业部。\n将????的职责划入".as_bytes().to_vec();
    bytes[7] = 0xC0;
    let source = read(&bytes).unwrap();
    let notes: Vec<_> = source.notes().iter().map(|n| (n.kind, source.slice(n.span))).collect();
    assert_eq!(notes.len(), 2, "{notes:?}");
    assert_eq!((notes[0].0, notes[0].1.starts_with('\u{FFFD}')), (NoteKind::Unreadable, true));
    assert_eq!(notes[1], (NoteKind::QuestionMarks, "????"));
    assert_eq!(source.charset(), Some(Charset::UTF_8));
}

#[test]
fn a_login_page_is_just_text() {
    let page =
        "<html><form>用户名<input>密码<input type=password><button>登录</button></form></html>";
    assert_eq!(read(page.as_bytes()).unwrap().text(), "用户名密码\n");
}

/// Words that formats are made of, to be put together at random.
const WORDS: &[&str] = &[
    "<p>", "</p>", "<table>", "<tr>", "<td>", "</td>", "</table>",
    "<ol start=9223372036854775807>", "<li>", "<nav>", "</nav>", "<form>", "<title>", "</title>",
    "<pre>", "<!--", "-->", "<script>", "&nbsp", "&#x;", "<", "&", "<ruby>", "<rt>", "<w:p>",
    "</w:p>", "<w:t>", "</w:t>", "<w:tbl>", "<w:tr>", "<w:tc>", "<w:del>", "</w:del>", "<w:pPr>",
    "</w:pPr>", "<w:rPr>", "<w:numPr>", "<w:ilvl w:val='9'/>", "<w:numId w:val='1'/>", "# ", "**",
    "|", "---", "[a](b)", "![", "\\", "国务院", "。", "\n", "\r", " ", "\u{FFFD}", "????",
    "\u{10FFFF}",
];

/// Every note lies within the text, at whole characters.
fn is_sound(source: &Source) -> bool {
    let within = |note: &SourceNote| source.text().get(note.span.range()).is_some();
    !source.text().trim().is_empty() && source.notes().iter().all(within)
}

proptest! {
    #[test]
    fn bytes_at_random(
        magic in prop::sample::select(vec![
            &b""[..], b"PK\x03\x04", b"%PDF-1.4\n", b"<html>", b"\xFF\xFE", b"\xFE\xFF", b"# ", "国务院".as_bytes(),
        ]),
        rest in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        if let Ok(source) = read(&[magic, &rest].concat()) {
            prop_assert!(is_sound(&source));
        }
    }

    #[test]
    fn words_at_random(words in prop::collection::vec(prop::sample::select(WORDS), 0..60)) {
        let text = words.concat();
        for form in [text.clone(), format!("<html>{text}"), format!("# {text}")] {
            if let Ok(source) = read(form.as_bytes()) {
                prop_assert!(is_sound(&source));
            }
        }
        let _ = read(&word::pack(&[("word/document.xml", &word::document(&text)), ("word/numbering.xml", &text)]));
    }

    #[test]
    fn a_bent_document(at in any::<prop::sample::Index>(), bits in 1u8..) {
        let mut bytes = as_docx();
        let at = at.index(bytes.len());
        bytes[at] ^= bits;
        let _ = read(&bytes);
        let _ = read(&bytes[..at]);
    }

    #[test]
    fn every_charset_takes_any_bytes(
        bytes in prop::collection::vec(any::<u8>(), 1..200),
        label in prop::sample::select(vec!["utf-8", "gbk", "big5", "utf-16le", "utf-16be", "shift_jis"]),
    ) {
        let options = ReadOptions { encoding: Some(label.parse().unwrap()) };
        if let Ok(source) = Source::read("test", &bytes, &options) {
            prop_assert!(is_sound(&source));
        }
    }
}
