//! Which lines of a page are one paragraph.

use super::{is_byline, label, reading::Glyph};

/// A line in its one form, never empty.
#[derive(Debug)]
pub(super) enum Line<'t> {
    /// As it stands in the source, but for the space at its ends.
    Plain {
        /// The line.
        text: &'t str,
        /// Where it stands in the source.
        start: usize,
        /// Its length in characters.
        chars: usize,
        /// Whether space stands before it.
        indented: bool,
        /// Whether a blank line stands before it.
        after_blank: bool,
    },
    /// Changed.
    Folded {
        /// The line.
        text: String,
        /// Its characters.
        glyphs: Vec<Glyph>,
        /// Whether space stands before it.
        indented: bool,
        /// Whether a blank line stands before it.
        after_blank: bool,
        /// Whether tabs part it into cells.
        cells: bool,
    },
}

impl Line<'_> {
    fn text(&self) -> &str {
        match self {
            Line::Plain { text, .. } => text,
            Line::Folded { text, .. } => text,
        }
    }

    /// Where it starts in the source.
    pub fn start(&self) -> u32 {
        match self {
            Line::Plain { start, .. } => *start as u32,
            Line::Folded { glyphs, .. } => glyphs[0].start,
        }
    }

    fn chars(&self) -> usize {
        match self {
            Line::Plain { chars, .. } => *chars,
            Line::Folded { glyphs, .. } => glyphs.len(),
        }
    }

    fn indented(&self) -> bool {
        let (Line::Plain { indented, .. } | Line::Folded { indented, .. }) = self;
        *indented
    }

    fn after_blank(&self) -> bool {
        let (Line::Plain { after_blank, .. } | Line::Folded { after_blank, .. }) = self;
        *after_blank
    }

    fn has_cells(&self) -> bool {
        matches!(self, Line::Folded { cells: true, .. })
    }

    /// How many characters wide it is on the page.
    fn width(&self) -> usize {
        self.chars() + if self.indented() { 2 } else { 0 }
    }
}

/// The width in characters at which the page breaks its lines, if it does.
pub(super) fn wrap_width(lines: &[Line<'_>]) -> Option<usize> {
    let mut widths: Vec<usize> = lines.iter().map(Line::width).collect();
    let nearly_all = widths.len().saturating_sub(1) * 95 / 100;
    if widths.is_empty() {
        return None;
    }
    let width = *widths.select_nth_unstable(nearly_all).1;
    // Among lines of prose, not headings and cells, most are full.
    let prose = widths.iter().filter(|&&w| w * 2 >= width).count();
    let full = widths.iter().filter(|&&w| w + 6 >= width).count();
    ((18..=90).contains(&width) && full >= 2 && full * 2 >= prose).then_some(width)
}

/// Whether `next` goes on with the paragraph of `line`.
pub(super) fn continues(line: &Line<'_>, next: &Line<'_>, wrap: Option<usize>) -> bool {
    let (Some(last), Some(first)) = (line.text().chars().next_back(), next.text().chars().next())
    else {
        return false;
    };
    if line.has_cells() || next.has_cells() {
        return false;
    }
    if matches!(last, '、' | '，' | '(' | '“' | '《') {
        return !opens_paragraph(next);
    }
    let apart = |line: &Line<'_>| is_byline(line.text());
    // Below 批复如下： stands what is decided, however full the line is.
    if line.text().ends_with("如下：") {
        return false;
    }
    if next.after_blank() || next.indented() || opens_paragraph(next) || apart(line) || apart(next)
    {
        return false;
    }
    if matches!(first, '，' | '、' | '。' | '；' | ')' | '”' | '》') {
        return true;
    }
    let prose = |line: &Line<'_>| line.text().contains(['，', '。', '；', '：']);
    // A name, or a line short of the margin, ends before what is done next.
    let full = wrap.is_some_and(|width| line.width() * 10 >= width * 8);
    if opens_with_an_act(next) && !(full && prose(line)) {
        return false;
    }
    let ended = matches!(last, '。' | '；' | '：' | '!' | '?' | '…');
    if wrap.is_some() && leaves_open(line) {
        return true;
    }
    // Titles one below the other are as long as each other and no paragraph.
    if !prose(line) && (!prose(next) || closes_title(line)) {
        // Unless the page broke one: a full line that only the next one closes.
        let to_the_margin = wrap.is_some_and(|width| line.width() + 1 >= width);
        return to_the_margin && !closes_title(line) && closes_title(next);
    }
    if wrap.is_some() && prose(line) && line.chars() >= 20 && !ended {
        return true;
    }
    // A name behind a sentence that fills its line stands over what follows.
    let at_the_margin = || line.width() + 1 >= wrap.unwrap_or(0) && prose(next);
    full && (!ended || matches!(last, '。' | '；' | '：') && at_the_margin())
}

/// Whether a quotation or a bracket is still open at the end of a line.
fn leaves_open(line: &Line<'_>) -> bool {
    let count = |mark: char| line.text().matches(mark).count();
    [('“', '”'), ('(', ')'), ('《', '》')].iter().any(|&(open, close)| count(open) > count(close))
}

fn closes_title(line: &Line<'_>) -> bool {
    let text = line.text();
    ["规定", "方案", "通知", "意见", "决定", "批复", "办法"].iter().any(|end| text.ends_with(end))
}

/// Marks that stand before an item instead of a number.
pub(crate) const BULLETS: &[char] =
    &['#', '*', '-', '—', '–', '•', '·', '●', '○', '■', '□', '◆', '◇', '★', '☆', '▲', '►', '>'];

fn opens_paragraph(line: &Line<'_>) -> bool {
    let text = line.text();
    let start = text.char_indices().nth(12).map_or(text, |(end, _)| &text[..end]);
    start.starts_with(BULLETS) || start.starts_with('|') || label(start).is_some()
}

/// Whether a line opens with what is done: 设立甲局.
fn opens_with_an_act(line: &Line<'_>) -> bool {
    const ACTS: [&str; 9] =
        ["设立", "组建", "成立", "撤销", "合并", "不再保留", "决定设立", "决定撤销", "将"];
    ACTS.iter().any(|act| line.text().starts_with(act))
}
