//! The paragraphs and tables of a Word document → lines.

use super::{
    numbering::Numbering,
    xml::{self, Element, Step},
};
use crate::source::{error::ReadError, lines::Lines};

/// Elements whose content is not in the text as it now stands: deletions and
/// the places things were moved from, field codes, pinyin above characters,
/// and the properties that a tracked change replaced.
const LEFT_OUT: &[&str] = &[
    "del", "moveFrom", "delText", "instrText", "delInstrText", "rt", "pPrChange", "rPrChange",
    "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange", "numberingChange",
];

/// Elements that hold properties, not text.
const PROPERTIES: &[&str] = &["pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr"];

/// Paragraphs within paragraphs, through text boxes, that are kept apart.
const MAX_NESTING: usize = 64;

/// The lines of one part, and the notes it refers to.
#[derive(Default)]
pub(super) struct Text {
    pub lines: Vec<String>,
    pub footnotes: Vec<String>,
    pub endnotes: Vec<String>,
}

/// Reads the body of a document, or one of its notes: with `only`, the
/// content of the elements of that name and id.
pub(super) fn read(
    xml: &str,
    numbering: &mut Numbering,
    only: Option<&Only>,
) -> Result<Text, ReadError> {
    let mut body = Body::new(numbering, only);
    xml::walk(xml, |step| body.step(step))?;
    let lines = body.lines.finish().into_iter().map(|line| line.text).collect();
    Ok(Text { lines, footnotes: body.footnotes, endnotes: body.endnotes })
}

/// Which elements of a part to read.
pub(super) struct Only<'a> {
    /// `footnote` or `endnote`.
    pub name: &'a str,
    /// The ids that the text refers to.
    pub ids: &'a [String],
}

struct Body<'a> {
    numbering: &'a mut Numbering,
    only: Option<&'a Only<'a>>,
    lines: Lines,
    paragraphs: Vec<Paragraph>,
    /// Elements open inside one that is left out, itself included.
    skipped: usize,
    /// Property elements that are open.
    properties: Vec<&'static str>,
    in_text: bool,
    /// For each open choice between two forms of the same: whether the first
    /// was there.
    alternatives: Vec<bool>,
    row_is_deleted: bool,
    footnotes: Vec<String>,
    endnotes: Vec<String>,
}

/// A paragraph that is open.
#[derive(Default)]
struct Paragraph {
    style: Option<String>,
    list: Option<String>,
    level: Option<usize>,
    /// The label is printed, or there is none.
    is_labelled: bool,
    /// The mark at its end is deleted: the next paragraph goes on with it.
    goes_on: bool,
    /// The line that a text box stands in.
    around: String,
}

impl<'a> Body<'a> {
    fn new(numbering: &'a mut Numbering, only: Option<&'a Only<'a>>) -> Self {
        Body {
            numbering,
            only,
            lines: Lines::default(),
            paragraphs: Vec::new(),
            skipped: 0,
            properties: Vec::new(),
            in_text: false,
            alternatives: Vec::new(),
            row_is_deleted: false,
            footnotes: Vec::new(),
            endnotes: Vec::new(),
        }
    }

    fn step(&mut self, step: Step) {
        match step {
            Step::Open(element) if self.skipped > 0 || self.leaves_out(&element) => {
                self.skipped += 1;
                self.note_deletion(&element);
            }
            Step::Close(_) if self.skipped > 0 => self.skipped -= 1,
            Step::Open(element) => self.open(&element),
            Step::Close(name) => self.close(name),
            Step::Text(text) if self.in_text && self.skipped == 0 => self.push(text),
            Step::Text(_) => {}
        }
    }

    fn leaves_out(&self, element: &Element) -> bool {
        let name = element.name();
        if let Some(only) = self.only
            && name == only.name
        {
            let id = element.attribute("id").unwrap_or_default();
            return !only.ids.contains(&id);
        }
        LEFT_OUT.contains(&name) || (name == "Fallback" && self.alternatives.last() == Some(&true))
    }

    /// Among properties, `del` means the mark or row they belong to.
    fn note_deletion(&mut self, element: &Element) {
        if self.skipped > 1 || element.name() != "del" {
            return;
        }
        match self.properties.as_slice() {
            [.., "pPr", "rPr"] => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.goes_on = true;
                }
            }
            [.., "trPr"] => self.row_is_deleted = true,
            _ => {}
        }
    }

    fn open(&mut self, element: &Element) {
        let name = element.name();
        if let Some(name) = PROPERTIES.iter().find(|known| **known == name) {
            self.properties.push(name);
        } else if !self.properties.is_empty() {
            self.property(element);
        } else {
            self.content(element);
        }
    }

    fn property(&mut self, element: &Element) {
        match element.name() {
            "vMerge" if element.value().is_none_or(|value| value != "restart") => {
                return self.lines.cell_goes_on();
            }
            "gridSpan" => {
                let columns = element.value().and_then(|value| value.parse().ok());
                return self.lines.cell_reaches(1, columns.unwrap_or(1));
            }
            _ => {}
        }
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        match element.name() {
            "pStyle" => paragraph.style = element.value(),
            "numId" => paragraph.list = element.value(),
            "ilvl" => paragraph.level = element.value().and_then(|level| level.parse().ok()),
            _ => {}
        }
    }

    fn content(&mut self, element: &Element) {
        match element.name() {
            "p" => self.open_paragraph(),
            "t" => self.in_text = true,
            "tab" | "ptab" => self.push("\t"),
            "br" | "cr" => self.lines.end_line(),
            "noBreakHyphen" => self.push("-"),
            "sym" => self.symbol(element),
            "tbl" => self.lines.open_table(),
            "tc" => self.lines.open_cell(),
            "AlternateContent" => self.alternatives.push(false),
            "Choice" => {
                if let Some(first) = self.alternatives.last_mut() {
                    *first = true;
                }
            }
            "footnoteReference" => self.footnotes.extend(element.attribute("id")),
            "endnoteReference" => self.endnotes.extend(element.attribute("id")),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        if self.properties.last().is_some_and(|open| *open == name) {
            self.properties.pop();
            return;
        }
        if !self.properties.is_empty() {
            return;
        }
        match name {
            "p" => self.close_paragraph(),
            "t" => self.in_text = false,
            "tr" if std::mem::take(&mut self.row_is_deleted) => self.lines.drop_row(),
            "tr" => self.lines.close_row(),
            "tbl" => self.lines.close_table(),
            "AlternateContent" => drop(self.alternatives.pop()),
            _ => {}
        }
    }

    fn open_paragraph(&mut self) {
        if self.paragraphs.len() >= MAX_NESTING {
            self.lines.end_line();
        }
        let mut paragraph = Paragraph::default();
        if self.paragraphs.is_empty() {
            // What is there already is a paragraph whose end was deleted.
            paragraph.is_labelled = !self.lines.current().is_empty();
        } else {
            paragraph.around = std::mem::take(self.lines.current());
        }
        self.paragraphs.push(paragraph);
    }

    fn close_paragraph(&mut self) {
        let Some(mut paragraph) = self.paragraphs.pop() else { return };
        if paragraph.goes_on && self.paragraphs.is_empty() {
            return;
        }
        // An empty paragraph of a list takes a number all the same.
        label(self.numbering, &mut paragraph);
        self.lines.end_line();
        *self.lines.current() = paragraph.around;
    }

    fn push(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if let Some(paragraph) = self.paragraphs.last_mut()
            && let Some(label) = label(self.numbering, paragraph)
        {
            self.lines.push(&label);
        }
        self.lines.push(text);
    }

    /// A character by its number. Those of symbol fonts have no meaning
    /// without the font.
    fn symbol(&mut self, element: &Element) {
        let code = element.attribute("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
        let is_private = |c: &char| matches!(c, '\u{E000}'..='\u{F8FF}');
        if let Some(c) = code.and_then(char::from_u32).filter(|c| !is_private(c)) {
            self.push(c.encode_utf8(&mut [0; 4]));
        }
    }
}

/// The label of a paragraph, once.
fn label(numbering: &mut Numbering, paragraph: &mut Paragraph) -> Option<String> {
    if std::mem::replace(&mut paragraph.is_labelled, true) {
        return None;
    }
    let of_style = paragraph.style.as_deref().and_then(|style| numbering.of_style(style));
    let (list, level) = match (paragraph.list.take(), of_style) {
        (Some(list), _) => (list, paragraph.level.unwrap_or(0)),
        (None, Some((list, level))) => (list, paragraph.level.unwrap_or(level)),
        (None, None) => return None,
    };
    numbering.next(&list, level)
}
