//! What has been read of a page, and where in it the reader stands.

use super::{
    entities,
    parts::{Parts, is_part},
};
use crate::source::lines::{Lines, parted};

/// Elements open at once that are kept track of; deeper ones are read as if
/// they were not there.
const MAX_DEPTH: usize = 256;

/// A page while it is read.
#[derive(Debug, Default)]
pub(super) struct Page {
    lines: Lines,
    open: Vec<Open>,
    parts: Parts,
    /// The text node that is being read, piece by piece.
    raw: String,
    /// White space that becomes a space if text follows.
    gap: Option<Gap>,
    /// The number of a list item that has no text yet.
    label: Option<String>,
    title: String,
}

/// An element that has to be closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    Table,
    Row,
    Cell,
    Article,
    Pre,
    Title,
    /// Text beside the text: pinyin, or letters that browsers hide.
    Muted,
    Part(usize),
    /// A numbered list, and the number of its next item.
    Numbered(i64),
    Bulleted,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    Space,
    LineEnd,
}

/// What the attributes of a start tag tell.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Told {
    /// The first number of a list.
    pub start: Option<i64>,
    /// How many rows and columns a cell reaches over.
    pub rows: Option<usize>,
    pub columns: Option<usize>,
}

impl Page {
    /// Takes a start tag. Returns what to pass to [`Page::close`] when its
    /// end tag comes, or `None` if the end tag means nothing.
    pub fn open(&mut self, name: &str, hidden: bool, told: Told) -> Option<usize> {
        self.flush();
        let is_part = is_part(name) || (hidden && is_block(name));
        if !is_part && !is_block(name) {
            return self.open_inline(name, hidden);
        }
        self.end_line();
        match name {
            "tr" => self.close_within_table(&[Open::Row, Open::Cell]),
            "td" | "th" => self.close_within_table(&[Open::Cell]),
            "h1" | "h2" => self.parts.vouch_for(self.part()),
            _ => {}
        }
        let depth = self.open.len();
        if is_part && !(matches!(name, "header" | "footer") && self.open.contains(&Open::Article)) {
            self.open_part(name == "form");
        }
        match name {
            "table" => self.push(Open::Table),
            "tr" => self.push(Open::Row),
            "td" | "th" => {
                self.push(Open::Cell);
                self.lines.cell_reaches(told.rows.unwrap_or(1), told.columns.unwrap_or(1));
            }
            "article" | "main" => self.push(Open::Article),
            "pre" => self.push(Open::Pre),
            "ol" => self.push(Open::Numbered(told.start.unwrap_or(1))),
            "ul" => self.push(Open::Bulleted),
            "li" => self.number(),
            _ => {}
        }
        Some(depth)
    }

    fn open_inline(&mut self, name: &str, hidden: bool) -> Option<usize> {
        let depth = self.open.len();
        match name {
            "br" | "hr" => self.end_line(),
            "title" => self.push(Open::Title),
            "rt" | "rp" => self.push(Open::Muted),
            _ if hidden => self.push(Open::Muted),
            _ => {}
        }
        (self.open.len() > depth).then_some(depth)
    }

    /// Takes the end tag of the element that was opened at `depth`; what is
    /// still open inside it ends with it.
    pub fn close(&mut self, depth: usize) {
        self.flush();
        // What is beside the text does not end its line.
        if self.open.get(depth) != Some(&Open::Muted) {
            self.end_line();
        }
        while self.open.len() > depth {
            self.pop();
        }
    }

    /// Takes a piece of a text node; references may run over the pieces.
    pub fn text(&mut self, piece: &str, last: bool) {
        self.raw.push_str(piece);
        if last {
            self.flush();
        }
    }

    /// The text of the article, and of what may be part of it.
    pub fn finish(mut self) -> String {
        self.close(0);
        let title = std::mem::take(&mut self.title);
        let lines = std::mem::take(&mut self.lines).finish();
        let kept = std::mem::take(&mut self.parts).kept(&lines);
        let any = lines.iter().any(|line| kept[line.mark]);
        let lines = lines.iter().filter(|line| kept[line.mark] || !any);
        let mut text = lines.fold(String::new(), |text, line| text + &line.text + "\n");
        if let Some(title) = missing(&title, &text) {
            text.insert_str(0, &format!("{title}\n"));
        }
        text
    }

    fn flush(&mut self) {
        let raw = std::mem::take(&mut self.raw);
        if raw.is_empty() {
            return;
        }
        let text = entities::decode(&raw);
        if self.open.contains(&Open::Muted) {
            // Left out.
        } else if self.open.last() == Some(&Open::Title) {
            self.title.push_str(&text);
        } else if self.open.contains(&Open::Pre) {
            self.preformatted(&text);
        } else {
            self.flow(&text);
        }
    }

    /// Adds text in which runs of white space are one space, or none where a
    /// line of the markup ends between ideographs.
    fn flow(&mut self, text: &str) {
        let is_space = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '\x0C');
        let mut rest = text;
        while !rest.is_empty() {
            let word = rest.find(is_space).unwrap_or(rest.len());
            if word > 0 {
                self.word(&rest[..word]);
                rest = &rest[word..];
                continue;
            }
            let end = rest.find(|c| !is_space(c)).unwrap_or(rest.len());
            let has_line_end = rest[..end].contains(['\n', '\r']);
            let gap = if has_line_end { Gap::LineEnd } else { Gap::Space };
            if self.gap != Some(Gap::LineEnd) {
                self.gap = Some(gap);
            }
            rest = &rest[end..];
        }
    }

    fn word(&mut self, word: &str) {
        if let Some(label) = self.label.take() {
            self.lines.push(&label);
            self.gap = None;
        }
        let gap = self.gap.take();
        let line = self.lines.current();
        match gap {
            Some(Gap::Space) if !line.is_empty() => line.push(' '),
            Some(Gap::LineEnd) if parted(line, word) => line.push(' '),
            _ => {}
        }
        line.push_str(word);
    }

    fn preformatted(&mut self, text: &str) {
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                self.end_line();
            }
            self.lines.push(line.trim_end_matches('\r'));
        }
    }

    fn end_line(&mut self) {
        self.gap = None;
        self.lines.end_line();
    }

    fn push(&mut self, open: Open) {
        if self.open.len() >= MAX_DEPTH {
            return;
        }
        match open {
            Open::Table => self.lines.open_table(),
            Open::Cell => self.lines.open_cell(),
            _ => {}
        }
        self.open.push(open);
    }

    fn pop(&mut self) {
        match self.open.pop() {
            Some(Open::Table) => self.lines.close_table(),
            Some(Open::Row) => self.lines.close_row(),
            Some(Open::Part(at)) => self.lines.set_mark(self.parts.around(at)),
            _ => {}
        }
    }

    /// Ends rows and cells whose end tags were left out.
    fn close_within_table(&mut self, kinds: &[Open]) {
        let table = self.open.iter().rposition(|&open| open == Open::Table);
        let inside = table.map_or(self.open.len(), |at| at + 1);
        let first = self.open[inside..].iter().position(|open| kinds.contains(open));
        if let Some(first) = first {
            self.close(inside + first);
        }
    }

    fn open_part(&mut self, is_form: bool) {
        if self.open.len() >= MAX_DEPTH {
            return;
        }
        if let Some(part) = self.parts.open(self.part(), is_form) {
            self.lines.set_mark(part);
            self.open.push(Open::Part(part));
        }
    }

    /// The part the reader stands in.
    fn part(&self) -> usize {
        let number = |open: &Open| if let Open::Part(at) = open { Some(*at) } else { None };
        self.open.iter().rev().find_map(number).unwrap_or(0)
    }

    /// Prints the number that a browser prints before a list item.
    fn number(&mut self) {
        let is_list = |open: &&mut Open| matches!(open, Open::Numbered(_) | Open::Bulleted);
        if let Some(Open::Numbered(next)) = self.open.iter_mut().rev().find(is_list) {
            self.label = Some(format!("{next}. "));
            *next = next.saturating_add(1);
        }
    }
}

/// The page's title without the name of the site, if the text lacks it.
fn missing<'a>(title: &'a str, text: &str) -> Option<&'a str> {
    let stem = title.trim().split(['_', '|', '-', '–', '—', '－', '\n']).next()?.trim();
    let bare = |text: &str| text.split_whitespace().collect::<String>();
    (!stem.is_empty() && !bare(text).contains(&bare(stem))).then_some(stem)
}

/// Elements that end the line before them and after them.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "head"
            | "html"
            | "legend"
            | "li"
            | "main"
            | "ol"
            | "option"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}
