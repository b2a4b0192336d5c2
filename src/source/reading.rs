//! The text as a reader takes it in, with the way back to the source.
//!
//! Full-width and half-width marks are one thing to a reader, traditional and
//! simplified characters one name, a line broken by the page one paragraph. A
//! [`Reading`] is that one form; every byte of it leads back to the source.

use std::ops::Range;

use super::{Span, fold, label};

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

/// One character of a line with its place in the source.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glyph {
    pub ch: char,
    pub start: u32,
    pub end: u32,
}

#[derive(Debug, Default)]
struct Line {
    glyphs: Vec<Glyph>,
    indented: bool,
    after_blank: bool,
}

impl Line {
    /// How many characters wide it is on the page.
    fn width(&self) -> usize {
        self.glyphs.len() + if self.indented { 2 } else { 0 }
    }
}

impl Reading {
    /// Reads a text. Linear in its length.
    pub fn new(text: &str) -> Self {
        let traditional = fold::is_traditional(text);
        let lines = lines(text, traditional);
        let wrap = wrap_width(&lines);
        let mut reading = Reading::default();
        let mut previous: Option<&Line> = None;
        for line in &lines {
            if previous.is_some_and(|previous| !continues(previous, line, wrap)) {
                let at = line.glyphs[0].start;
                reading.push(Glyph { ch: '\n', start: at, end: at });
            }
            line.glyphs.iter().for_each(|&glyph| reading.push(glyph));
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
        if range.is_empty() {
            let at = self.start(range.start);
            return Span { start: at, end: at };
        }
        Span { start: self.start(range.start), end: self.end(range.end) }
    }

    fn start(&self, at: usize) -> u32 {
        let at = at as u32;
        match self.runs.partition_point(|run| run.reading <= at).checked_sub(1) {
            Some(i) => {
                let run = self.runs[i];
                (run.source.start + (at - run.reading)).min(run.source.end)
            }
            None => 0,
        }
    }

    fn end(&self, at: usize) -> u32 {
        let at = at as u32;
        match self.runs.partition_point(|run| run.reading < at).checked_sub(1) {
            Some(i) => {
                let run = self.runs[i];
                let next = self.runs.get(i + 1).map_or(self.text.len() as u32, |run| run.reading);
                if next == at {
                    run.source.end
                } else {
                    (run.source.start + (at - run.reading)).min(run.source.end)
                }
            }
            None => 0,
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

fn lines(text: &str, traditional: bool) -> Vec<Line> {
    let mut out = Vec::new();
    let mut after_blank = false;
    let mut offset = 0;
    for raw in text.split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}', '\u{c}']) {
        let glyphs = fold::line(raw, offset as u32, traditional);
        offset += raw.len();
        if glyphs.is_empty() {
            after_blank |= raw.trim().is_empty() && raw.len() > 1 || raw == "\n";
            continue;
        }
        let indented = raw.starts_with(['\u{3000}', '\t', ' ', '\u{a0}']);
        out.push(Line { glyphs, indented, after_blank });
        after_blank = false;
    }
    out
}

/// The width in characters at which the page breaks its lines, if it does.
fn wrap_width(lines: &[Line]) -> Option<usize> {
    let mut widths: Vec<usize> = lines.iter().map(Line::width).collect();
    widths.sort_unstable();
    let width = *widths.get(widths.len().saturating_sub(1) * 95 / 100)?;
    // Among lines of prose, not headings and cells, most are full.
    let prose = widths.iter().filter(|&&w| w * 2 >= width).count();
    let full = widths.iter().filter(|&&w| w + 6 >= width).count();
    ((12..=90).contains(&width) && full >= 2 && full * 2 >= prose).then_some(width)
}

/// Whether `next` goes on with the paragraph of `line`.
fn continues(line: &Line, next: &Line, wrap: Option<usize>) -> bool {
    let (Some(last), Some(first)) = (line.glyphs.last(), next.glyphs.first()) else {
        return false;
    };
    if matches!(last.ch, '、' | '，' | '(' | '“' | '《') {
        return !opens_paragraph(next);
    }
    if next.after_blank || next.indented || opens_paragraph(next) {
        return false;
    }
    if matches!(first.ch, '，' | '、' | '。' | '；' | ')' | '”' | '》') {
        return true;
    }
    let ended = matches!(last.ch, '。' | '；' | '：' | '!' | '?' | '…');
    if wrap.is_some() && leaves_open(line) {
        return true;
    }
    // Titles one below the other are as long as each other and no paragraph.
    let prose = |line: &Line| line.glyphs.iter().any(|glyph| "，。；：".contains(glyph.ch));
    if !prose(line) && (!prose(next) || closes_title(line)) {
        // Unless the page broke one: a full line that only the next one closes.
        let full = wrap.is_some_and(|width| line.width() + 1 >= width);
        return full && !closes_title(line) && closes_title(next);
    }
    let full = wrap.is_some_and(|width| line.width() * 10 >= width * 8);
    if wrap.is_some() && prose(line) && line.glyphs.len() >= 20 && !ended {
        return true;
    }
    full && (!ended
        || line.width() + 1 >= wrap.unwrap_or(0) && matches!(last.ch, '。' | '；' | '：'))
}

/// Whether a quotation or a bracket is still open at the end of a line.
fn leaves_open(line: &Line) -> bool {
    let count = |ch: char| line.glyphs.iter().filter(|glyph| glyph.ch == ch).count();
    [('“', '”'), ('(', ')'), ('《', '》')].iter().any(|&(open, close)| count(open) > count(close))
}

fn closes_title(line: &Line) -> bool {
    let end: String =
        line.glyphs[line.glyphs.len().saturating_sub(2)..].iter().map(|glyph| glyph.ch).collect();
    ["规定", "方案", "通知", "意见", "决定", "批复", "办法"].contains(&end.as_str())
}

fn opens_paragraph(line: &Line) -> bool {
    let start: String = line.glyphs.iter().take(12).map(|glyph| glyph.ch).collect();
    label(&start).is_some() || start.starts_with(['#', '—', '•', '*', '-', '|'])
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
