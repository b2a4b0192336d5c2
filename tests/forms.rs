//! One document in every state it may arrive in: the table is the same.

use std::io::Write;

use handover::{
    extract::extract,
    model::Provision,
    source::{ReadOptions, Source},
};

const DOCUMENTS: [&str; 4] =
    ["00-miit-2008", "01-ministry-2008", "05-reform-plan-central", "07-adjustment-notice"];

fn text(name: &str) -> String {
    std::fs::read_to_string(format!("tests/gold/{name}.txt")).unwrap()
}

/// What a row says, without its place and its quote.
fn rows(provisions: &[Provision]) -> Vec<String> {
    provisions
        .iter()
        .map(|p| {
            let said = [&p.from, &p.to, &p.body, &p.duty, &p.within]
                .map(|cell| cell.clone().unwrap_or_default());
            format!(
                "{} {} {said:?} {:?} {:?} {:?} {}",
                p.evidence.clause, p.act, p.scope, p.except, p.count, p.basis
            )
        })
        .collect()
}

fn table(bytes: &[u8], name: &str) -> Vec<String> {
    let source = Source::read(name, bytes, &ReadOptions::default())
        .unwrap_or_else(|e| panic!("{name}: {e}"));
    for said in extract(&source, "x") {
        for provision in said.provisions {
            let evidence = provision.evidence;
            assert_eq!(
                source.slice(evidence.span),
                evidence.quote,
                "{name}: a quote is not at its span"
            );
        }
    }
    rows(&extract(&source, "x").into_iter().flat_map(|said| said.provisions).collect::<Vec<_>>())
}

fn check(form: &str, make: impl Fn(&str) -> Vec<u8>) {
    for name in DOCUMENTS {
        let text = text(name);
        let plain = table(text.as_bytes(), &format!("{name}.txt"));
        let other = table(&make(&text), &format!("{name}.{form}"));
        for (a, b) in plain.iter().zip(&other) {
            assert_eq!(a, b, "{name} as {form}");
        }
        assert_eq!(plain.len(), other.len(), "{name} as {form}");
    }
}

fn escaped(line: &str) -> String {
    line.replace('&', "&amp;").replace('<', "&lt;").replace('　', "&emsp;")
}

#[test]
fn a_web_page() {
    check("html", |text| {
        let lines: String =
            text.lines().map(|line| format!("<p>{}</p>\n", escaped(line))).collect();
        format!("<!DOCTYPE html><html><head><meta charset=utf-8><title>政府网</title><script>var a='将A局的职责划给B局。';</script></head><body><nav>首页 政务公开</nav><article>{lines}</article></body></html>").into_bytes()
    });
}

#[test]
fn a_word_document() {
    check("docx", |text| {
        let body: String = text
            .lines()
            .map(|line| {
                format!(
                    "<w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>",
                    line.replace('&', "&amp;").replace('<', "&lt;")
                )
            })
            .collect();
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default();
        for (name, content) in [
            ("[Content_Types].xml", "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>".to_owned()),
            ("word/document.xml", format!("<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>")),
        ] {
            zip.start_file(name, options).unwrap();
            zip.write_all(content.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    });
}

#[test]
fn gb18030() {
    check("gb", |text| encoding_rs::GB18030.encode(text).0.into_owned());
}

#[test]
fn utf16_with_its_mark() {
    check("utf16le", |text| {
        [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
    });
    check("utf16be", |text| {
        [0xfe, 0xff].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect()
    });
}

#[test]
fn utf8_with_its_mark() {
    check("bom", |text| format!("\u{feff}{text}").into_bytes());
}

#[test]
fn traditional_characters() {
    let opencc = opencc_fmmseg::OpenCC::new();
    check("hant", |text| opencc.s2t(text, false).into_bytes());
}

#[test]
fn half_width_and_full_width_marks() {
    let half: fn(&str) -> Vec<u8> = |text| {
        text.chars()
            .map(|c| match c {
                '（' => '(',
                '）' => ')',
                '，' => ',',
                '；' => ';',
                '：' => ':',
                c => c,
            })
            .collect::<String>()
            .into_bytes()
    };
    check("half", half);
    check("full", |text| {
        text.chars()
            .map(|c| match c {
                '(' => '（',
                ')' => '）',
                c => c,
            })
            .collect::<String>()
            .into_bytes()
    });
}

/// Lines broken by a page: after so many characters, the indent of the first.
#[test]
fn lines_broken_by_the_page() {
    for width in [32, 40] {
        check(&format!("wrapped{width}"), |text| {
            text.lines()
                .map(|line| {
                    let chars: Vec<char> = line.chars().collect();
                    chars
                        .chunks(width)
                        .map(|chunk| chunk.iter().collect::<String>())
                        .collect::<Vec<_>>()
                        .join("\n")
                })
                .collect::<Vec<_>>()
                .join("\n")
                .into_bytes()
        });
    }
}

/// Items that ran together: every break after a full stop is lost.
#[test]
fn line_breaks_lost() {
    check("run-together", |text| {
        let mut out = String::new();
        for line in text.lines() {
            if out.ends_with('。') && !line.trim().is_empty() && line.starts_with('\u{3000}') {
                out.push_str(line.trim_start());
            } else {
                out.push('\n');
                out.push_str(line);
            }
        }
        out.into_bytes()
    });
}

#[cfg(feature = "pdf")]
#[test]
fn a_pdf() {
    let source = Source::open("tests/data/miit-2008.pdf", &ReadOptions::default()).unwrap();
    let plain = table(text("00-miit-2008").as_bytes(), "txt");
    let pdf = rows(
        &extract(&source, "x").into_iter().flat_map(|said| said.provisions).collect::<Vec<_>>(),
    );
    assert_eq!(plain, pdf);
}
