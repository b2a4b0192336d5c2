//! A message with the text it is about, marked under the line.
//!
//! ```text
//! error: `移交` is no value for the column `act`
//!    ╭─[provisions.csv:3:3]
//!  3 │ 二,移交,甲局,乙局,,D,,,
//!    ·    ──┬─
//!    ·      ╰── here
//!    ╰────
//!   help: write one of …
//! ```
//!
//! The marking is miette's, which knows how wide a character is. Lines of
//! these documents run to a thousand characters, and a terminal that wraps
//! them tears the marks off: so a window of the line is shown, and the line
//! and column in the header are counted here, in characters.

use std::{
    fmt,
    io::{self, Write},
};

use handover::{
    diagnostic::Severity,
    lang::Lang,
    source::{Position, Span},
};
use miette::{
    GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents,
    SourceCode, SourceSpan, SpanContents,
};

/// Columns of the terminal for the window of a line.
const WINDOW: usize = 72;
/// Columns marked at most.
const MARKED: usize = 40;

/// How much a message weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// The command fails.
    Error,
    /// Something does not add up.
    Warning,
    /// Worth knowing.
    Note,
}

impl From<Severity> for Weight {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Error => Weight::Error,
            Severity::Warning => Weight::Warning,
            Severity::Note => Weight::Note,
        }
    }
}

impl Weight {
    fn painted(self, code: &str, lang: Lang) -> String {
        let (word, colour) = match self {
            Weight::Error => (lang.pick("错误", "error"), "\x1b[1;31m"),
            Weight::Warning => (lang.pick("警告", "warning"), "\x1b[1;33m"),
            Weight::Note => (lang.pick("提示", "note"), "\x1b[1;36m"),
        };
        if code.is_empty() {
            format!("{colour}{word}\x1b[0m")
        } else {
            format!("{colour}{word}[{code}]\x1b[0m")
        }
    }
}

/// One message, with its place and what to do.
#[derive(Debug)]
pub struct Mark<'a> {
    weight: Weight,
    lang: Lang,
    code: String,
    message: String,
    place: Option<(String, &'a str, Span)>,
    aside: Option<String>,
    hint: Option<String>,
}

impl<'a> Mark<'a> {
    /// A message.
    pub fn new(weight: Weight, lang: Lang, message: impl Into<String>) -> Self {
        let message = message.into();
        Mark { weight, lang, code: String::new(), message, place: None, aside: None, hint: None }
    }

    /// With the code of the rule behind it.
    pub fn code(mut self, code: &str) -> Self {
        code.clone_into(&mut self.code);
        self
    }

    /// With the place in a text; `name` is what the header calls the text.
    pub fn place(mut self, name: String, text: &'a str, span: Span) -> Self {
        self.place = Some((name, text, span));
        self
    }

    /// With a word on where it is, in the document's own terms.
    pub fn aside(mut self, aside: String) -> Self {
        self.aside = Some(aside).filter(|aside| !aside.is_empty());
        self
    }

    /// With what to do.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into()).filter(|hint| !hint.is_empty());
        self
    }

    /// Writes it, in colours; a stream that takes none strips them.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        write!(out, "{self}")
    }

    /// Its lines, with colours or without.
    pub fn told(&self, coloured: bool) -> String {
        let told = self.to_string();
        if coloured { told } else { anstream::adapter::strip_str(&told).to_string() }
    }
}

impl fmt::Display for Mark<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let colon = self.lang.pick("：", ": ");
        let weight = self.weight.painted(&self.code, self.lang);
        writeln!(out, "{weight}{colon}{}", self.message)?;
        match &self.place {
            Some((name, text, span)) => {
                let excerpt = Excerpt::of(name, text, *span);
                write!(out, "{}", excerpt.drawn(self.aside.as_deref(), self.weight))?;
            }
            None => {
                if let Some(aside) = &self.aside {
                    writeln!(out, "  {}{colon}{aside}", self.lang.pick("出处", "at"))?;
                }
            }
        }
        match &self.hint {
            Some(hint) => {
                let word = self.lang.pick("办法：\x1b[0m", "help:\x1b[0m ");
                writeln!(out, "  \x1b[1m{word}{hint}")
            }
            None => Ok(()),
        }
    }
}

/// A window of one line, around the marked characters.
struct Excerpt<'a> {
    name: &'a str,
    window: String,
    marked: SourceSpan,
    position: Position,
}

impl<'a> Excerpt<'a> {
    fn of(name: &'a str, text: &str, span: Span) -> Self {
        let position = Position::of(text, span.start);
        let line_text = text.lines().nth(position.line as usize - 1).unwrap_or("");
        let line: Vec<char> = line_text.chars().map(visible).collect();
        let from = (position.column as usize - 1).min(line.len());
        let length = text
            .get(span.range())
            .map_or(0, |marked| marked.lines().next().unwrap_or("").chars().count());
        let rest = &line[from..(from + length).min(line.len())];
        let to = from + fitting(rest.iter(), MARKED);
        let (start, end) = around(&line, from, to);

        let mut window = String::from(if start > 0 { "…" } else { "" });
        window.extend(&line[start..from]);
        let offset = window.len();
        window.extend(&line[from..to]);
        let marked = SourceSpan::from((offset, window.len() - offset));
        window.extend(&line[to..end]);
        window.push_str(if end < line.len() { "…" } else { "" });
        Excerpt { name, window, marked, position }
    }

    fn drawn(&self, aside: Option<&str>, weight: Weight) -> String {
        let mut drawn = String::new();
        let theme = GraphicalTheme::unicode();
        let handler = GraphicalReportHandler::new_themed(theme).with_context_lines(0);
        let report = Report { excerpt: self, label: aside.unwrap_or("").to_owned(), weight };
        // Writing into a string fails only when the excerpt cannot be read.
        if handler.render_report(&mut drawn, &report).is_err() {
            return String::new();
        }
        body(&drawn)
    }
}

/// The window around the marked characters: the room that one side does not
/// need goes to the other.
fn around(line: &[char], from: usize, to: usize) -> (usize, usize) {
    let room = WINDOW.saturating_sub(line[from..to].iter().copied().map(columns).sum());
    let before = |room| fitting(line[..from].iter().rev(), room);
    let after = |room| fitting(line[to..].iter(), room);
    let taken = |chars: &[char]| chars.iter().copied().map(columns).sum::<usize>();
    let half = before(room / 2);
    let right = after(room - taken(&line[from - half..from]));
    let left = before(room - taken(&line[to..to + right]));
    (from - left, to + right)
}

/// How many characters fit into so many columns.
fn fitting<'a>(characters: impl Iterator<Item = &'a char>, room: usize) -> usize {
    characters
        .scan(0, |used, &character| {
            *used += columns(character);
            (*used <= room).then_some(())
        })
        .count()
}

/// Near enough to choose a window; the marks are measured exactly elsewhere.
fn columns(character: char) -> usize {
    if character >= '\u{1100}' { 2 } else { 1 }
}

/// A control character, or one that turns the writing direction, would move
/// the marks or the terminal.
fn visible(character: char) -> char {
    match character {
        '\t' => ' ',
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '�',
        control if control.is_control() => '�',
        other => other,
    }
}

/// miette's picture without its own heading, which is written above.
fn body(drawn: &str) -> String {
    let lines = drawn.lines().skip_while(|line| !line.contains('╭'));
    lines.take_while(|line| !line.trim().is_empty()).fold(String::new(), |mut body, line| {
        body.push_str(line.trim_end());
        body.push('\n');
        body
    })
}

impl SourceCode for Excerpt<'_> {
    fn read_span<'a>(
        &'a self,
        _span: &SourceSpan,
        _before: usize,
        _after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        Ok(Box::new(MietteSpanContents::new_named(
            self.name.to_owned(),
            self.window.as_bytes(),
            (0, self.window.len()).into(),
            self.position.line as usize - 1,
            self.position.column as usize - 1,
            1,
        )))
    }
}

struct Report<'a> {
    excerpt: &'a Excerpt<'a>,
    label: String,
    weight: Weight,
}

impl fmt::Debug for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Report")
    }
}

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("-")
    }
}

impl std::error::Error for Report<'_> {}

impl miette::Diagnostic for Report<'_> {
    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.weight {
            Weight::Error => miette::Severity::Error,
            Weight::Warning => miette::Severity::Warning,
            Weight::Note => miette::Severity::Advice,
        })
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(self.excerpt)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let label = Some(self.label.clone()).filter(|label| !label.is_empty());
        let label = LabeledSpan::new_primary_with_span(label, self.excerpt.marked);
        Some(Box::new(std::iter::once(label)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str, marked: &str) -> String {
        let at = text.find(marked).unwrap();
        let span = Span::new(at, at + marked.len());
        let mark = Mark::new(Weight::Warning, Lang::En, "这里")
            .code("some-code")
            .place("a.txt".into(), text, span)
            .aside("一/(二)".into())
            .hint("look");
        mark.told(false)
    }

    #[test]
    fn wide_characters_are_marked_from_edge_to_edge() {
        insta::assert_snapshot!(written("一\n将核电管理划给\n", "核电管理"), @r"
        warning[some-code]: 这里
           ╭─[a.txt:2:2]
         2 │ 将核电管理划给
           ·   ────┬───
           ·       ╰── 一/(二)
           ╰────
          help: look
        ");
    }

    #[test]
    fn a_long_line_is_shown_as_a_window() {
        let text = format!("{}核电管理{}", "前".repeat(300), "后".repeat(300));
        insta::assert_snapshot!(written(&text, "核电管理"), @"
        warning[some-code]: 这里
           ╭─[a.txt:1:301]
         1 │ …前前前前前前前前前前前前前前前前核电管理后后后后后后后后后后后后后后后后…
           ·                                  ────┬───
           ·                                      ╰── 一/(二)
           ╰────
          help: look
        ");
    }

    #[test]
    fn nothing_in_a_text_moves_the_marks() {
        let drawn = written("甲\u{202e}乙\u{7}丙丁", "丙");
        assert!(drawn.contains("甲�乙�丙丁"), "{drawn}");
    }
}
