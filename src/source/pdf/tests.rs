//! PDF files in small, put together by hand.

use super::*;

#[test]
fn a_pdf_is_known_by_its_mark() {
    for pdf in ["%PDF-1.4", "\u{FEFF}%PDF-1.7", "HTTP/1.1 200\r\n\r\n%PDF-2.0"] {
        assert!(is_pdf(pdf.as_bytes()), "{pdf}");
    }
    for text in ["以%PDF-1.4开头", "%PDF-文件", ""] {
        assert!(!is_pdf(text.as_bytes()), "{text}");
    }
}

#[cfg(not(feature = "pdf"))]
#[test]
fn without_the_reader_the_way_to_it_is_told() {
    let error = read(b"%PDF-1.4").unwrap_err();
    assert!(error.hint().en.contains("--features pdf"), "{}", error.hint().en);
}

#[cfg(feature = "pdf")]
mod built {
    use std::{collections::BTreeSet, fmt::Write};

    use super::read;
    use crate::source::{ReadError, media::Media, note::NoteKind};

    /// A PDF whose pages show these lines in a composite font that names its
    /// characters by a `ToUnicode` map only, as Word and LibreOffice write.
    fn pdf(pages: &[&[&str]], trailer: &str) -> Vec<u8> {
        let content = |lines: &[&str]| {
            lines.iter().enumerate().fold(String::new(), |mut out, (at, line)| {
                let hex = line
                    .encode_utf16()
                    .fold(String::new(), |hex, unit| hex + &format!("{unit:04X}"));
                let _ = writeln!(out, "BT /F1 12 Tf 72 {} Td <{hex}> Tj ET", 760 - 20 * at);
                out
            })
        };
        let map = character_map(pages);
        let kids = (0..pages.len()).map(|n| format!("{} 0 R ", 7 + 2 * n)).collect::<String>();
        let stream =
            |data: &str| format!("<< /Length {} >>\nstream\n{data}\nendstream", data.len());
        let mut objects = vec![
            "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
            format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", pages.len()),
            "<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>".to_owned(),
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /FontDescriptor 5 0 R >>".to_owned(),
            "<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>".to_owned(),
            stream(&map),
        ];
        for (n, lines) in pages.iter().enumerate() {
            objects.push(format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {} 0 R >>",
                8 + 2 * n
            ));
            objects.push(stream(&content(lines)));
        }
        assemble(&objects, trailer)
    }

    /// Says that each character's number in the font is its number in UTF-16.
    fn character_map(pages: &[&[&str]]) -> String {
        let units: BTreeSet<u16> = pages.concat().concat().encode_utf16().collect();
        let units: Vec<u16> = units.into_iter().collect();
        let blocks = units.chunks(100).fold(String::new(), |mut out, block| {
            let _ = writeln!(out, "{} beginbfchar", block.len());
            for unit in block {
                let _ = writeln!(out, "<{unit:04X}> <{unit:04X}>");
            }
            out + "endbfchar\n"
        });
        format!(
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n\
             1 begincodespacerange <0000> <FFFF> endcodespacerange\n{blocks}endcmap end end"
        )
    }

    fn assemble(objects: &[String], trailer: &str) -> Vec<u8> {
        let mut out = "%PDF-1.5\n".to_owned();
        let mut places = String::new();
        for (n, object) in objects.iter().enumerate() {
            let _ = writeln!(places, "{:010} 00000 n ", out.len());
            let _ = write!(out, "{} 0 obj\n{object}\nendobj\n", n + 1);
        }
        let (start, size) = (out.len(), objects.len() + 1);
        let _ = write!(
            out,
            "xref\n0 {size}\n0000000000 65535 f \n{places}trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n"
        );
        out.into_bytes()
    }

    #[test]
    fn the_text_layer_line_by_line() {
        let bytes = pdf(
            &[&["一、划入的职责", "（一）将原信息产业部的职责"], &["划入工业和信息化部。"]],
            "",
        );
        let (text, notes) = read(&bytes).unwrap();
        assert_eq!(text, "一、划入的职责\n（一）将原信息产业部的职责\n划入工业和信息化部。\n");
        assert_eq!(notes, []);
    }

    #[test]
    fn pages_that_are_pictures_are_noted_and_scans_refused() {
        let (text, notes) = read(&pdf(&[&["甲"], &[], &[], &["乙"]], "")).unwrap();
        assert_eq!(text, "甲\n乙\n");
        assert_eq!(
            notes.iter().map(|note| (note.kind, note.span.start)).collect::<Vec<_>>(),
            [(NoteKind::PageWithoutText, "甲\n".len() as u32)]
        );
        assert!(matches!(read(&pdf(&[&[]], "")), Err(ReadError::NoText(Media::Pdf))));
    }

    #[test]
    fn a_locked_pdf_is_refused() {
        let lock = format!(
            "/ID [<00> <00>] /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <{0}> /U <{0}> >>",
            "5A".repeat(32)
        );
        let error = read(&pdf(&[&["甲"]], &lock)).unwrap_err();
        assert!(matches!(error, ReadError::Encrypted(Media::Pdf)), "{error}");
    }

    #[test]
    fn damage_is_an_error_and_never_a_panic() {
        let whole = pdf(&[&["甲", "乙"]], "");
        for cut in (9..whole.len()).step_by(97) {
            let _ = read(&whole[..cut]);
            let mut bent = whole.clone();
            bent[cut] ^= 0x15;
            let _ = read(&bent);
        }
        for mark in ["[", "<</A"] {
            let deep = format!("%PDF-1.4\n1 0 obj\n{}", mark.repeat(300_000));
            assert!(matches!(read(deep.as_bytes()), Err(ReadError::Damaged { .. })), "{mark}");
        }
    }
}
