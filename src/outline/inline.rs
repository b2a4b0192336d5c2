//! Paragraphs that lost their line breaks: `…职责。(二)将…` is two of them.

use std::{ops::Range, sync::LazyLock};

use memchr::memmem::Finder;

use super::front::is_regulation_title;
use crate::{
    lexicon::words,
    source::{BULLETS, Label, Style, label},
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
    let mut start = 0;
    for end in memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]) {
        let raw = text[start..end].trim_end();
        let marks = raw.len() - raw.trim_start_matches(is_bullet).len();
        let mut range = start + marks..start + raw.len();
        if let Some(len) = title_before_text(&text[range.clone()]) {
            out.push(Line { range: range.start..range.start + len, label: None });
            range.start += len;
        }
        divide(text, range, &mut out);
        start = end + 1;
    }
    out
}

/// `X局主要职责内设机构和人员编制规定 根据…`: a title that only a space parts from
/// the text.
fn title_before_text(line: &str) -> Option<usize> {
    static ENDS: LazyLock<[Finder<'static>; 2]> =
        LazyLock::new(|| [Finder::new("规定 "), Finder::new("方案 ")]);
    // A title is short.
    let head = &line.as_bytes()[..line.len().min(60 * 3)];
    let end = ENDS.iter().filter_map(|end| end.find(head)).min()? + "规定".len();
    let rest = line[end..].trim_start();
    let is_text = rest.contains('。') && !rest.starts_with('(');
    (is_text && is_regulation_title(&line[..end])).then_some(end + 1)
}

/// Marks before an item, and the space between.
fn is_bullet(c: char) -> bool {
    c == ' ' || BULLETS.contains(&c)
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
    if may_hold_label(rest, from) { look_for_label(rest, from, opening) } else { None }
}

fn look_for_label(rest: &str, from: usize, opening: Option<&Label<'_>>) -> Option<usize> {
    let told = words![
        "。", "；", "：", "!", "”", " ", "(一)", "㈠", "第一条", "“", "《", "》", "1.", "1、"
    ];
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
            // (一)划入的职责1.原A的职责
            "1." | "1、" => {
                if nested == 0 && can_open(at) && opening.is_some() && is_heading(&rest[from..at]) {
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

/// Whether a label may stand inside a line: the quick answer where most hold
/// none. It stands after a mark, after a heading and a space, or is the first
/// of its kind and ends a heading.
fn may_hold_label(rest: &str, from: usize) -> bool {
    static FIRST_ARTICLE: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("第一条"));
    let bytes = rest.as_bytes();
    // A mark that the opening label ends with may be followed by another.
    let mut at = from.saturating_sub(3);
    while let Some(&lead) = bytes.get(at) {
        // Most characters are Chinese ones.
        if (0xE4..=0xE9).contains(&lead) {
            at += 3;
            continue;
        }
        let may_open = match bytes[at..] {
            [b' ', ..] => true,
            [b'!', ref next @ ..] => may_open_label(next),
            // 1. 1、
            [b'1', b'.', ..] | [b'1', 0xE3, 0x80, 0x81, ..] => true,
            // (一)
            [b'(', 0xE4, 0xB8, 0x80, b')', ..] => true,
            // ㈠
            [0xE3, 0x88, 0xA0, ..] => true,
            // 。 ； ： ”
            [0xE3, 0x80, 0x82, ref next @ ..]
            | [0xEF, 0xBC, 0x9A | 0x9B, ref next @ ..]
            | [0xE2, 0x80, 0x9D, ref next @ ..] => may_open_label(next),
            _ => false,
        };
        if may_open {
            return true;
        }
        // Bytes inside a character look like none of these.
        at += if (0xE0..0xF0).contains(&lead) { 3 } else { 1 };
    }
    // A heading is short, and its first article stands behind it.
    let end = bytes.len().min(from + LONGEST_HEADING * 4 + "第一条".len());
    FIRST_ARTICLE.find(&bytes[..end]).is_some()
}

/// Whether a text may open with a label. The first two bytes of a character
/// tell enough.
fn may_open_label(bytes: &[u8]) -> bool {
    match *bytes {
        [b'0'..=b'9' | b'(', ..] => true,
        // 一七三 二 九五 八六 十四 第, and the numbers in circles and brackets
        [0xE4, 0xB8..=0xBA, ..]
        | [0xE5, 0x85 | 0x8D | 0x9B, ..]
        | [0xE7, 0xAC, ..]
        | [0xE2, 0x91, ..]
        | [0xE3, 0x88, ..] => true,
        _ => false,
    }
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

/// In characters. What is longer has no first item that ran into it.
const LONGEST_HEADING: usize = 20;

/// `一、职责调整(一)将…`: a heading that ran into its first item.
fn first_item_after_heading(heading: &str, rest: &str) -> bool {
    if !rest.starts_with("(一)") && !rest.starts_with('㈠') && !rest.starts_with("第一条") {
        return false;
    }
    heading.chars().count() <= LONGEST_HEADING
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
    fn a_heading_that_ran_into_its_first_item_ends_before_it() {
        assert_eq!(
            divided("一、职责调整(一)划入的职责1.原A局的职责。2.原B局的职责。"),
            ["一、职责调整", "(一)划入的职责", "1.原A局的职责。", "2.原B局的职责。"]
        );
        assert_eq!(divided("(一)完成1.5亿元投资的工作职责。").len(), 1);
    }

    #[test]
    fn a_title_in_the_line_of_its_text_is_a_line() {
        assert_eq!(
            divided("东海市商务局主要职责内设机构和人员编制规定 根据方案，设立东海市商务局。"),
            ["东海市商务局主要职责内设机构和人员编制规定 ", "根据方案，设立东海市商务局。"]
        );
        assert_eq!(divided("按照有关规定 设立东海市商务局。").len(), 1);
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

    #[test]
    fn the_quick_answer_hides_no_label() {
        let pieces = [
            "。", "；", "：", "!", "”", "“", "》", " ", "(一)", "㈠", "第一条", "1、", "(二)", "⑵",
            "十、", "职责", "é", "𠀀",
        ];
        let each = |pieces: [&'static str; 18]| pieces.into_iter();
        let texts = each(pieces).flat_map(|a| each(pieces).map(move |b| [a, b]));
        for [a, b] in texts {
            for c in pieces {
                let line = ["一、职责", a, b, c].concat();
                let opening = label(&line);
                let from = opening.as_ref().map_or(0, |label| label.len);
                let quick = next_label(&line, from, opening.as_ref());
                assert_eq!(quick, look_for_label(&line, from, opening.as_ref()), "{line}");
                let bare = &line["一、".len()..];
                assert_eq!(next_label(bare, 0, None), look_for_label(bare, 0, None), "{bare}");
            }
        }
    }
}
