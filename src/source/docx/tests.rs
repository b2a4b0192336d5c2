//! Word documents in small, packed as Word packs them.

use std::io::{Cursor, Write};

use zip::{ZipWriter, write::SimpleFileOptions};

use super::*;
use crate::source::Foreign;

/// An archive of these files.
pub(in crate::source) fn pack(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The main part of a document with this body.
pub(in crate::source) fn document(body: &str) -> String {
    format!("<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>")
}

fn lines(body: &str) -> Vec<String> {
    lines_with(body, &[])
}

fn lines_with(body: &str, parts: &[(&str, &str)]) -> Vec<String> {
    let document = document(body);
    let mut all = vec![("word/document.xml", document.as_str())];
    all.extend_from_slice(parts);
    read(&pack(&all)).unwrap().lines().map(str::to_owned).collect()
}

/// A paragraph.
pub(in crate::source) fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn runs_breaks_tabs_and_references() {
    let body = "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>甲</w:t><w:tab/><w:t>乙&amp;&#x4E00;</w:t>\
        <w:br/><w:t xml:space=\"preserve\">丙 丁</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r></w:p><w:p/>";
    assert_eq!(lines(body), ["甲\t乙&一", "丙 丁"]);
}

#[test]
fn tracked_changes_show_the_text_as_it_stands() {
    let body = "<w:p><w:r><w:t>将</w:t></w:r><w:del><w:r><w:delText>甲</w:delText></w:r></w:del>\
        <w:ins><w:r><w:t>乙</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>丙</w:t></w:r></w:moveFrom></w:p>\
        <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>划</w:t></w:r></w:p><w:p><w:r><w:t>入</w:t></w:r></w:p>\
        <w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>旧</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    assert_eq!(lines(body), ["将乙", "划入"]);
}

#[test]
fn a_row_is_a_line() {
    let cell = |text: &str| format!("<w:tc><w:tcPr><w:tcW/></w:tcPr>{}</w:tc>", p(text));
    let body = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>{}",
        cell("划出部门"),
        cell("职责"),
        cell("甲部"),
        cell("盐业管理"),
        p("尾")
    );
    assert_eq!(lines(&body), ["划出部门\t职责", "甲部\t盐业管理", "尾"]);
}

#[test]
fn text_boxes_are_read_once() {
    let bx = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(text));
    let body = format!(
        "<w:p><w:r><w:t>前</w:t></w:r><w:r><mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}\
         </mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>后</w:t></w:r></w:p>",
        bx("框"),
        bx("框")
    );
    assert_eq!(lines(&body), ["框", "前后"]);
}

const NUMBERING: &str = "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"7\">\
    <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl>\
    <w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCountingThousand\"/><w:pStyle w:val=\"item\"/><w:lvlText w:val=\"（%2）\"/></w:lvl>\
    <w:lvl w:ilvl=\"2\"><w:numFmt w:val=\"decimal\"/><w:isLgl/><w:lvlText w:val=\"%1.%3\"/></w:lvl></w:abstractNum>\
    <w:abstractNum w:abstractNumId=\"8\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"●\"/></w:lvl></w:abstractNum>\
    <w:abstractNum w:abstractNumId=\"9\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"第%1章\"/></w:lvl></w:abstractNum>\
    <w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>\
    <w:num w:numId=\"2\"><w:abstractNumId w:val=\"7\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"9\"/></w:lvlOverride></w:num>\
    <w:num w:numId=\"3\"><w:abstractNumId w:val=\"8\"/></w:num>\
    <w:num w:numId=\"4\"><w:abstractNumId w:val=\"9\"/></w:num></w:numbering>";

fn item(list: u32, level: u32, text: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>\
         <w:r><w:t>{text}</w:t></w:r></w:p>"
    )
}

#[test]
fn labels_are_counted_as_word_counts_them() {
    let body = [
        item(1, 0, "主要职责"),
        item(1, 1, "甲"),
        item(1, 1, "乙"),
        item(1, 2, "丙"),
        item(1, 0, "其他"),
        item(1, 1, "丁"),
        item(2, 0, "另起"),
        item(2, 0, "再"),
        item(3, 0, "点"),
        item(4, 0, "总则"),
        item(99, 0, "无"),
        item(0, 0, "零"),
    ]
    .concat();
    assert_eq!(
        lines_with(&body, &[("word/numbering.xml", NUMBERING)]),
        [
            "一、主要职责", "（一）甲", "（二）乙", "1.1 丙", "二、其他", "（一）丁", "九、另起",
            "十、再", "点", "第一章 总则", "无", "零"
        ]
    );
}

#[test]
fn styles_number_their_paragraphs() {
    let styles = "<w:styles xmlns:w=\"w\"><w:style w:styleId=\"item\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>\
        <w:style w:styleId=\"sub\"><w:basedOn w:val=\"item\"/></w:style>\
        <w:style w:styleId=\"ring\"><w:basedOn w:val=\"ring\"/></w:style></w:styles>";
    let styled = |style: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>")
    };
    let body = [styled("item"), styled("sub"), styled("ring"), styled("none")].concat();
    let parts = [("word/numbering.xml", NUMBERING), ("word/styles.xml", styles)];
    assert_eq!(lines_with(&body, &parts), ["（一）甲", "（二）甲", "甲", "甲"]);
}

#[test]
fn notes_come_last_and_only_those_referred_to() {
    let notes = format!(
        "<w:footnotes xmlns:w=\"w\"><w:footnote w:type=\"separator\" w:id=\"-1\">{}</w:footnote>\
         <w:footnote w:id=\"1\">{}</w:footnote></w:footnotes>",
        p("横线"),
        p("注一")
    );
    let body = "<w:p><w:r><w:t>甲</w:t><w:footnoteReference w:id=\"1\"/><w:t>乙</w:t></w:r></w:p>";
    assert_eq!(lines_with(body, &[("word/footnotes.xml", &notes)]), ["甲乙", "注一"]);
}

#[test]
fn the_relations_name_the_parts() {
    let relation = |kind: &str, target: &str| {
        format!(
            "<Relationships><Relationship Type=\"http://x/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let (document, numbered) = (
        relation("officeDocument", "/word/document2.xml"),
        relation("numbering", "numbering9.xml"),
    );
    let body = self::document(&item(1, 0, "甲"));
    let bytes = pack(&[
        ("_rels/.rels", &document),
        ("word/document2.xml", &body),
        ("word/_rels/document2.xml.rels", &numbered),
        ("word/numbering9.xml", NUMBERING),
    ]);
    assert_eq!(read(&bytes).unwrap(), "一、甲\n");
}

#[test]
fn what_is_no_word_document() {
    let read = |parts: &[(&str, &str)]| read(&pack(parts)).unwrap_err();
    assert!(matches!(read(&[("content.xml", "")]), ReadError::Foreign(Foreign::OpenDocument)));
    assert!(matches!(read(&[("a.txt", "")]), ReadError::Foreign(Foreign::Archive)));
    assert!(matches!(read(&[("word/document.xml", "<w:p></w:x>")]), ReadError::Damaged { .. }));
    let whole = pack(&[("word/document.xml", &document(&p("甲")))]);
    assert!(matches!(super::read(&whole[..whole.len() / 2]), Err(ReadError::Damaged { .. })));
}

#[test]
fn a_zip_bomb_is_refused() {
    let bomb = document(&p(&" ".repeat(40 << 20)));
    let error = read(&pack(&[("word/document.xml", &bomb)])).unwrap_err();
    assert!(matches!(error, ReadError::Bomb { limit: 16, .. }), "{error}");
}
