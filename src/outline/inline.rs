//! Paragraphs that lost their line breaks: `…职责。(二)将…` is two of them.

use std::ops::Range;

use crate::{
    lexicon::words,
    source::{Label, Style, label},
};

/// One paragraph with the label it opens with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line<'t> {
    /// The whole paragraph, label included.
    pub range: Range<usize>,
    pub label: Option<Label<'t>>,
}

impl Line<'_> {
    /// The paragraph without its label.
    pub fn text(&self) -> Range<usize> {
        let skip = self.label.as_ref().map_or(0, |label| label.len);
        self.range.start + skip..self.range.end
    }
}

/// The paragraphs of a text, divided where a label stands inside one.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut out = Vec::new();
    let mut offset = 0;
    for raw in text.split_inclusive('\n') {
        let end = offset + raw.trim_end().len();
        let marks = raw.len() - raw.trim_start_matches(['#', '*', '-', '•', '>', ' ']).len();
        divide(text, offset + marks..end, &mut out);
        offset += raw.len();
    }
    out
}

fn divide<'t>(text: &'t str, range: Range<usize>, out: &mut Vec<Line<'t>>) {
    let mut start = range.start;
    loop {
        let rest = &text[start..range.end];
        let opening = label(rest);
        let from = opening.as_ref().map_or(0, |label| label.len);
        match next_label(rest, from, opening.as_ref()) {
            Some(at) => {
                out.push(Line { range: start..start + at, label: opening });
                start += at;
            }
            None => {
                if !rest.is_empty() {
                    out.push(Line { range: start..range.end, label: opening });
                }
                return;
            }
        }
    }
}

/// Where a label that opens a paragraph of its own stands after `from`.
fn next_label(rest: &str, from: usize, opening: Option<&Label<'_>>) -> Option<usize> {
    let told = words!["。", "；", "：", "!", "”", " ", "(一)", "㈠", "第一条", "“", "《", "》"];
    let mut nested = 0i32;
    for (at, word) in told.each_inside(rest) {
        let can_open = |at: usize| at >= from && at > 0 && at < rest.len();
        let mark = match word {
            "(一)" | "㈠" | "第一条" => {
                if nested == 0
                    && can_open(at)
                    && first_item_after_heading(&rest[from..at], &rest[at..])
                {
                    return Some(at);
                }
                continue;
            }
            mark => mark.chars().next(),
        };
        match mark {
            Some('“' | '《') => nested += 1,
            Some('”' | '》') => nested = (nested - 1).max(0),
            _ => {}
        }
        let next = at + word.len();
        if nested > 0 || !can_open(next) {
            continue;
        }
        let ended = matches!(mark, Some('。' | '；' | '：' | '!' | '”'));
        if ended && opens_inside(&rest[next..], opening, mark)
            || mark == Some(' ') && opening.is_some() && is_heading(&rest[from..next])
        {
            return Some(next);
        }
    }
    None
}

fn opens_inside(rest: &str, opening: Option<&Label<'_>>, before: Option<char>) -> bool {
    if !rest.starts_with(|c: char| {
        c.is_ascii_digit()
            || "(第㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩①②③④⑤⑥⑦⑧⑨⑩⑴⑵⑶⑷⑸一二三四五六七八九十".contains(c)
    }) {
        return false;
    }
    let Some(found) = label(rest) else { return false };
    if matches!(found.style, Style::Section) && !rest[..found.len].ends_with(['、', '，']) {
        return false;
    }
    // After a semicolon only the next of the same row opens a paragraph:
    // (1)…；(2)… ; a figure in brackets does not.
    let follows = opening.is_some_and(|o| o.style == found.style && o.number + 1 == found.number);
    match before {
        Some('；') => follows || found.style == Style::Item,
        _ => true,
    }
}

/// `一、职责调整 将…`: a heading that only a space parts from its text.
fn is_heading(text: &str) -> bool {
    super::tree::HEADINGS.contains(&text.trim())
}

/// `一、职责调整(一)将…`: a heading that ran into its first item.
fn first_item_after_heading(heading: &str, rest: &str) -> bool {
    if !rest.starts_with("(一)") && !rest.starts_with('㈠') && !rest.starts_with("第一条") {
        return false;
    }
    heading.chars().count() <= 20
        && !heading.is_empty()
        && !heading.contains(['，', '。'])
        && words![
            "职责", "职能", "调整", "机构", "编制", "事项", "转变", "分工", "方案", "规定", "总则",
            "设置",
        ]
        .close(heading.trim_end_matches('：'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn divided(text: &str) -> Vec<&str> {
        lines(text).into_iter().map(|line| &text[line.range]).collect()
    }

    #[test]
    fn a_line_with_several_items_is_several() {
        assert_eq!(
            divided("一、职责调整(一)将A局的职责划给B局。(二)加强管理。二、主要职责"),
            ["一、职责调整", "(一)将A局的职责划给B局。", "(二)加强管理。", "二、主要职责"]
        );
        assert_eq!(
            divided("包括：1.拟订规划；2.监测运行。"),
            ["包括：", "1.拟订规划；", "2.监测运行。"]
        );
    }

    #[test]
    fn brackets_and_citations_open_nothing() {
        for text in [
            "将第三条第(四)项“负责(一)”改为“承担”。",
            "依据《条例》(一)(二)两项。",
            "规模在2.5亿元以上。3000名编制。",
            "根据国发(2008)11号文件，设立X局。",
        ] {
            assert_eq!(divided(text).len(), 1, "{text}");
        }
    }
}
