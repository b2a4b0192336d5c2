//! Where a text that holds many documents may be cut before it is read.

use std::ops::Range;

use super::is_regulation_title;
use crate::lexicon::trim_start;
use crate::source::{Reading, label};

/// Cuts a source's text into parts that can be read one without the other.
///
/// A part begins where, after a blank line, stands the title of a regulation,
/// and what is before it has its own title and numbered paragraphs. A text
/// without such a place is one part. Linear in the length of the text.
pub fn parts(text: &str) -> Vec<Range<usize>> {
    let mut cuts = Cutter::default().cuts(text);
    cuts.push(text.len());
    let mut start = 0;
    cuts.into_iter().map(|end| std::mem::replace(&mut start, end)..end).collect()
}

/// Finds where [`parts`] begin in a text that is told some lines at a time.
#[derive(Debug, Default)]
pub struct Cutter {
    titled: bool,
    labelled: bool,
    after_blank: bool,
}

impl Cutter {
    /// The places in the next `lines` where a part begins that is not the first
    /// of the text.
    pub fn cuts(&mut self, lines: &str) -> Vec<usize> {
        let mut out = Vec::new();
        let mut at = 0;
        while at < lines.len() {
            let end = memchr::memchr(b'\n', &lines.as_bytes()[at..])
                .map_or(lines.len(), |len| at + len + 1);
            let line = &lines[at..end];
            if self.is_whole_before(line) {
                out.push(at);
                *self = Cutter { titled: true, ..Cutter::default() };
            } else {
                self.take(line);
            }
            at = end;
        }
        out
    }

    /// Whether the part is a document of its own, and `line` the title of the
    /// next.
    fn is_whole_before(&self, line: &str) -> bool {
        self.labelled && self.after_blank && is_title(line.trim())
    }

    fn take(&mut self, line: &str) {
        let line = trim_start(line);
        self.after_blank = line.is_empty();
        if !self.titled {
            self.titled = is_title(line.trim_end());
        } else if !self.labelled {
            self.labelled = is_labelled(line.trim_end());
        }
    }
}

fn is_title(line: &str) -> bool {
    let may_be = line.len() <= 400
        && ["规定", "規定", "方案", "意见", "意見", ")", "）"]
            .iter()
            .any(|end| line.ends_with(end));
    may_be && is_regulation_title(Reading::new(line).text())
}

fn is_labelled(line: &str) -> bool {
    let opening = line.char_indices().nth(12).map_or(line, |(end, _)| &line[..end]);
    label(Reading::new(opening).text()).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        parts(text).into_iter().map(|part| &text[part]).collect()
    }

    const DOCUMENT: &str = "水利局主要职责内设机构和人员编制规定\n一、主要职责\n(一)负责节水。\n";

    #[test]
    fn a_title_after_a_blank_line_begins_a_part() {
        let text = format!("{DOCUMENT}\n{DOCUMENT}　\r\n{DOCUMENT}");
        assert_eq!(cut(&text).len(), 3);
        assert!(cut(&text).iter().all(|part| part.starts_with("水利局")));
        assert_eq!(cut(&text).concat(), text);
    }

    #[test]
    fn what_issues_a_regulation_stays_with_it() {
        let notice = "关于印发水利局主要职责内设机构和人员编制规定的通知\n\n现予印发。\n\n";
        assert_eq!(cut(&format!("{notice}{DOCUMENT}")).len(), 1);
        assert_eq!(cut(&format!("{DOCUMENT}\n一、附件\n{DOCUMENT}")).len(), 1);
        let contents =
            "水利局主要职责内设机构和人员编制规定\n\n商务局主要职责内设机构和人员编制规定\n";
        assert_eq!(cut(&format!("{contents}\n{DOCUMENT}")).len(), 1);
        assert_eq!(cut(""), [""]);
    }
}
