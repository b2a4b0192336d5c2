//! The same document in every charset, whole and damaged.

use encoding_rs::{BIG5, GB18030};

use super::{super::note::NoteKind, *};

const TEXT: &str = "国务院办公厅关于印发机构改革方案的通知\n\
    一、划入的职责\n（一）将原信息产业部的职责划入工业和信息化部。\n";
const TRADITIONAL: &str = "國務院辦公廳關於印發機構改革方案的通知\n\
    一、劃入的職責\n（一）將原信息產業部的職責劃入工業和信息化部。\n";

fn read(bytes: &[u8]) -> (String, Charset, Vec<NoteKind>) {
    let decoded = decode(bytes, None).unwrap();
    (decoded.text, decoded.charset, decoded.notes.into_iter().map(|note| note.kind).collect())
}

fn utf16(text: &str, bytes_of: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes_of).collect()
}

#[test]
fn every_charset_gives_the_same_text() {
    let with_bom = |text: &str| format!("\u{FEFF}{text}");
    let cases: Vec<(Vec<u8>, Charset)> = vec![
        (TEXT.into(), Charset::UTF_8),
        (with_bom(TEXT).into(), Charset::UTF_8),
        (GB18030.encode(TEXT).0.into(), Charset::GB18030),
        (GB18030.encode(&with_bom(TEXT)).0.into(), Charset::GB18030),
        (utf16(TEXT, u16::to_le_bytes), Charset::UTF_16LE),
        (utf16(TEXT, u16::to_be_bytes), Charset::UTF_16BE),
        (utf16(&with_bom(TEXT), u16::to_le_bytes), Charset::UTF_16LE),
        (utf16(&with_bom(TEXT), u16::to_be_bytes), Charset::UTF_16BE),
    ];
    for (bytes, charset) in cases {
        assert_eq!(read(&bytes), (TEXT.to_owned(), charset, vec![]));
    }
}

#[test]
fn big5_is_told_from_gb_even_when_short() {
    for text in [TRADITIONAL, "國務院辦公廳", "撤銷信息產業部。"] {
        let (read, charset, _) = read(&BIG5.encode(text).0);
        assert_eq!((read.as_str(), charset), (text, Charset::BIG5));
    }
    for text in ["国务院办公厅", "撤销信息产业部。", "联通"] {
        let (read, charset, _) = read(&GB18030.encode(text).0);
        assert_eq!((read.as_str(), charset), (text, Charset::GB18030));
    }
}

#[test]
fn ascii_utf16_is_not_binary() {
    let (text, charset, _) = read(&utf16("plain words\r\n", u16::to_le_bytes));
    assert_eq!((text.as_str(), charset), ("plain words\r\n", Charset::UTF_16LE));
}

#[test]
fn a_cut_off_end_stays_utf8() {
    for cut in [1, 2] {
        let bytes = TEXT.trim_end().as_bytes();
        let (text, charset, _) = read(&bytes[..bytes.len() - cut]);
        assert_eq!(charset, Charset::UTF_8);
        assert!(text.ends_with("信息化部\u{FFFD}"), "{text}");
    }
}

#[test]
fn a_few_bad_bytes_stay_utf8() {
    let middle = TEXT.find("信息").unwrap();
    let mut bytes = TEXT.as_bytes().to_vec();
    bytes[middle] = 0xFF;
    let (text, charset, _) = read(&bytes);
    assert_eq!(charset, Charset::UTF_8);
    assert!(text.contains("将原\u{FFFD}"), "{text}");
    assert!(text.ends_with("工业和信息化部。\n"));
}

#[test]
fn lines_in_two_charsets_are_both_read() {
    let mut bytes = TEXT.as_bytes().to_vec();
    bytes.extend_from_slice(&GB18030.encode("二、划出的职责\n（一）划给财政部。\n").0);
    bytes.extend_from_slice("三、其他事项\n".as_bytes());
    let decoded = decode(&bytes, None).unwrap();
    assert_eq!(decoded.text, format!("{TEXT}二、划出的职责\n（一）划给财政部。\n三、其他事项\n"));
    assert_eq!(decoded.charset, Charset::UTF_8);
    let [note] = decoded.notes[..] else { panic!("{:?}", decoded.notes) };
    assert_eq!(note.kind, NoteKind::OtherCharset);
    assert_eq!(&decoded.text[note.span.range()], "二、划出的职责\n（一）划给财政部。\n");
}

#[test]
fn what_the_page_declares_breaks_a_tie_only() {
    let page = format!("<html><meta charset=\"big5\"><p>{TEXT}</p>");
    assert_eq!(read(&GB18030.encode(&page).0).1, Charset::GB18030);
    assert_eq!(read(page.as_bytes()).1, Charset::UTF_8);
    assert_eq!(declared(b"<?xml version='1.0' encoding='GBK'?>"), Some(Charset::GB18030));
    assert_eq!(declared(b"charset=big5"), None);
}

#[test]
fn the_users_word_counts_more_than_the_bytes() {
    let bytes = BIG5.encode(TRADITIONAL).0;
    let decoded = decode(&bytes, Some("Big5".parse().unwrap())).unwrap();
    assert_eq!(decoded.text, TRADITIONAL);
    assert!(matches!("klingon".parse::<Charset>(), Err(ReadError::UnknownCharset(_))));
}

#[test]
fn binary_data_is_refused() {
    let noise: Vec<u8> =
        (0u32..4096).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    assert!(matches!(decode(&noise, None), Err(ReadError::Binary)));
}
