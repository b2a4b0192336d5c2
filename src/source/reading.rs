//! The text as a reader takes it in, with the way back to the source.
//!
//! Full-width and half-width marks are one thing to a reader, traditional and
//! simplified characters one name, a line broken by the page one paragraph. A
//! [`Reading`] is that one form; every byte of it leads back to the source.

use std::ops::Range;

use super::{
    Span, fold,
    paragraph::{Line, continues, wrap_width},
    plain::{self, Raw},
};

/// A source's text in one form: a paragraph a line, no blank lines, half-width
/// brackets, letters and digits, full-width `，；：。`, simplified characters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    text: String,
    runs: Vec<Run>,
}

/// A stretch that is the same in both texts, or one character that differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    reading: u32,
    source: Span,
}

impl Reading {
    /// Reads a text. Linear in its length.
    pub fn new(text: &str) -> Self {
        let lines = lines(text);
        let wrap = wrap_width(&lines);
        let mut reading = Reading::default();
        reading.text.reserve(text.len());
        reading.runs.reserve(2 * lines.len());
        let mut previous: Option<&Line> = None;
        for line in &lines {
            if previous.is_some_and(|previous| !continues(previous, line, wrap)) {
                let at = line.start();
                reading.push(Glyph { ch: '\n', start: at, end: at });
            }
            reading.push_line(line);
            previous = Some(line);
        }
        reading
    }

    /// The text in its one form.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The place in the source of a range of this text.
    pub fn source_span(&self, range: Range<usize>) -> Span {
        let (start, end) = (range.start as u32, range.end as u32);
        let at = self.runs.partition_point(|run| run.reading <= start).checked_sub(1);
        let from = at.map_or(0, |i| self.runs[i].place_of(start));
        if range.is_empty() {
            return Span { start: from, end: from };
        }
        // Most ranges end in the run in which they start.
        let after = at.map_or(0, |i| i + 1);
        let more = match self.runs.get(after) {
            Some(next) if next.reading < end => {
                self.runs[after..].partition_point(|run| run.reading < end)
            }
            _ => 0,
        };
        let to = (after + more).checked_sub(1).map_or(0, |i| self.end_in(i, end));
        Span { start: from, end: to }
    }

    /// The place in the source of what ends at `at`, in the `i`th run.
    fn end_in(&self, i: usize, at: u32) -> u32 {
        let next = self.runs.get(i + 1).map_or(self.text.len() as u32, |run| run.reading);
        if next == at { self.runs[i].source.end } else { self.runs[i].place_of(at) }
    }

    fn push_line(&mut self, line: &Line) {
        match line {
            Line::Plain { text, start, .. } => {
                let reading = self.text.len() as u32;
                let source = Span::new(*start, start + text.len());
                self.text.push_str(text);
                self.runs.push(Run { reading, source });
            }
            Line::Folded { glyphs, .. } => glyphs.iter().for_each(|&glyph| self.push(glyph)),
        }
    }

    fn push(&mut self, glyph: Glyph) {
        let reading = self.text.len() as u32;
        let same_width = glyph.end - glyph.start == glyph.ch.len_utf8() as u32;
        self.text.push(glyph.ch);
        if let Some(run) = self.runs.last_mut() {
            let whole = run.source.len() as u32 == reading - run.reading;
            if same_width && whole && run.source.end == glyph.start {
                run.source.end = glyph.end;
                return;
            }
        }
        self.runs.push(Run { reading, source: Span { start: glyph.start, end: glyph.end } });
    }
}

impl Run {
    /// The place in the source of a place of the reading.
    fn place_of(self, at: u32) -> u32 {
        (self.source.start + (at - self.reading)).min(self.source.end)
    }
}

/// One character of a line with its place in the source.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glyph {
    pub ch: char,
    pub start: u32,
    pub end: u32,
}

/// The lines of a text that hold something, each in its one form.
fn lines(text: &str) -> Vec<Line<'_>> {
    let raw = plain::lines(text);
    // One traditional character makes the whole text one that is simplified.
    let traditional = raw.iter().any(|line| line.traditional)
        || raw.iter().any(|line| !line.plain && fold::is_traditional(&text[line.whole.clone()]));
    let mut out = Vec::with_capacity(raw.len());
    let mut after_blank = false;
    for raw in &raw {
        let Some(line) = line(text, raw, after_blank, traditional) else {
            let whole = &text[raw.whole.clone()];
            after_blank |= whole.trim().is_empty() && whole.len() > 1 || whole == "\n";
            continue;
        };
        out.push(line);
        after_blank = false;
    }
    out
}

/// A line in its one form; `None` if nothing is left of it.
fn line<'t>(text: &'t str, raw: &Raw, after_blank: bool, traditional: bool) -> Option<Line<'t>> {
    if raw.plain && !traditional {
        let said = &text[raw.said.clone()];
        let start = raw.said.start;
        let (chars, indented) = (raw.chars, raw.indented);
        return (chars > 0).then_some(Line::Plain {
            text: said,
            start,
            chars,
            indented,
            after_blank,
        });
    }
    let said = &text[raw.whole.clone()];
    let glyphs = fold::line(said, raw.whole.start as u32, traditional);
    let text = glyphs.iter().map(|glyph| glyph.ch).collect();
    let indented = raw.indented;
    let whole = said.trim();
    // 一、<tab>X is a label and its text.
    let cells = memchr::memchr_iter(b'\t', whole.as_bytes())
        .any(|at| super::label(whole).is_none_or(|label| label.len < at));
    (!glyphs.is_empty()).then_some(Line::Folded { text, glyphs, indented, after_blank, cells })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quote<'t>(source: &'t str, reading: &Reading, part: &str) -> &'t str {
        let at = reading.text().find(part).unwrap_or_else(|| panic!("{part} not in reading"));
        &source[reading.source_span(at..at + part.len()).range()]
    }

    #[test]
    fn every_part_leads_back() {
        let source = "　　（一）將原信息產業部的職責，劃給工業和信息化部（含無線電）；\r\n";
        let reading = Reading::new(source);
        assert_eq!(reading.text(), "(一)将原信息产业部的职责，划给工业和信息化部(含无线电)；");
        assert_eq!(quote(source, &reading, "(一)"), "（一）");
        assert_eq!(quote(source, &reading, "信息产业部的职责"), "信息產業部的職責");
        assert_eq!(quote(source, &reading, "(含无线电)；"), "（含無線電）；");
    }

    #[test]
    fn half_width_marks_between_chinese_are_full_width_ones() {
        let reading = Reading::new("设立X局,为直属机构;其中:A局(1,234人)于10:30划入。");
        assert_eq!(reading.text(), "设立X局，为直属机构；其中：A局(1,234人)于10:30划入。");
    }

    #[test]
    fn broken_lines_are_one_paragraph() {
        let source = "将国家发展和改革委员会的工业行业管理和信息\n化有关职责划给工业和信息化部。将原信息产业\n部的职责划给工业和信息化部。组织协调工作。\n(二)将原国务院信息化工作办公室的职责划给工\n业和信息化部。";
        let reading = Reading::new(source);
        assert_eq!(reading.text().lines().count(), 2, "{}", reading.text());
        assert!(reading.text().contains("信息化有关职责"));
        assert_eq!(quote(source, &reading, "信息化有关"), "信息\n化有关");
    }

    #[test]
    fn headings_and_short_lines_stay_apart() {
        let reading =
            Reading::new("一、职责调整\n将A局的职责划给B局。\n二、主要职责\n\n负责管理。");
        assert_eq!(reading.text().lines().count(), 4);
    }

    #[test]
    fn crumbs_of_the_page_are_not_text() {
        let source = "国務(wù)院機(jī)構(gòu)改革[接上页]方案";
        let reading = Reading::new(source);
        assert_eq!(reading.text(), "国务院机构改革方案");
        assert_eq!(quote(source, &reading, "务院"), "務(wù)院");
    }

    #[test]
    fn letters_set_apart_by_spaces_are_words() {
        assert_eq!(Reading::new("国 务 院 机 构 改 革 方 案").text(), "国务院机构改革方案");
        assert_eq!(Reading::new("机关党委　负责党群工作。").text(), "机关党委 负责党群工作。");
    }
}
