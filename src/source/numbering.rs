//! The labels that open a paragraph: `一、` `(二)` `3.` `④` `第五条`.

use std::borrow::Cow;

/// The style of a label; a later style is set below an earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Style {
    /// 第一章, 第二节, 第三部分, 全宗号12
    Chapter,
    /// 第一条
    Article,
    /// 一、
    Section,
    /// (一), ㈠
    Item,
    /// 1. 1、
    Number,
    /// (1), ⑴, 1)
    Parenthesis,
    /// ①
    Circle,
}

/// A label as found at the start of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label<'t> {
    /// Its style.
    pub style: Style,
    /// Its number; 0 where it counts nothing on.
    pub number: u32,
    /// How a clause path names it: `一`, `(二)`, `第五条`.
    pub text: Cow<'t, str>,
    /// How many bytes it takes, with the punctuation after it.
    pub len: usize,
}

/// The number of a Chinese numeral below 1000; `None` for anything else.
///
/// Takes 廿 and 卅, 〇 and ○, and digit by digit forms (二〇).
///
/// ```
/// use handover::source::chinese_number;
/// assert_eq!(chinese_number("二十一"), Some(21));
/// assert_eq!(chinese_number("廿七"), Some(27));
/// assert_eq!(chinese_number("二〇〇八"), Some(2008));
/// assert_eq!(chinese_number("部"), None);
/// ```
pub fn chinese_number(text: &str) -> Option<u32> {
    let length = text.chars().take(7).count();
    if !(1..=6).contains(&length) {
        return None;
    }
    if length > 1 && text.chars().all(|c| digit(c).is_some()) {
        return text.chars().try_fold(0u32, |n, c| n.checked_mul(10)?.checked_add(digit(c)?));
    }
    let (mut total, mut pending) = (0, None);
    for c in text.chars() {
        match c {
            '百' => total += pending.take().unwrap_or(1) * 100,
            '十' => total += pending.take().unwrap_or(1) * 10,
            '廿' => total += 20,
            '卅' => total += 30,
            _ => pending = Some(digit(c)?),
        }
    }
    Some(total + pending.unwrap_or(0))
}

fn digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '○' | '零' | 'O' | 'Ｏ' | '0' => 0,
        '一' | '1' => 1,
        '二' | '两' | '2' => 2,
        '三' | '3' => 3,
        '四' | '4' => 4,
        '五' | '5' => 5,
        '六' | '6' => 6,
        '七' | '7' => 7,
        '八' | '8' => 8,
        '九' | '9' => 9,
        _ => return None,
    })
}

/// Reads the label at the start of `text`, which is free of leading space and
/// has half-width brackets and digits (a line of a [`super::Reading`]).
///
/// ```
/// use handover::source::{label, Style};
/// let found = label("(十二)统一配置").unwrap();
/// assert_eq!((found.style, found.number, &*found.text), (Style::Item, 12, "(十二)"));
/// assert!(label("2008年机构改革").is_none());
/// assert_eq!(label("2、1963年1月撤销").unwrap().number, 2);
/// assert!(label("1.5倍").is_none());
/// assert!(label("一些部门").is_none());
/// ```
pub fn label(text: &str) -> Option<Label<'_>> {
    let first = text.chars().next()?;
    match first {
        '第' => ordinal(text),
        '全' => fonds(text),
        '(' => bracketed(text),
        '㈠'..='㈩' => single(text, first, '㈠', Style::Item),
        '⑴'..='⒇' => single(text, first, '⑴', Style::Parenthesis),
        '①'..='⑳' => single(text, first, '①', Style::Circle),
        '0'..='9' => arabic(text),
        _ => section(text),
    }
}

fn single<'t>(text: &'t str, found: char, first: char, style: Style) -> Option<Label<'t>> {
    let number = found as u32 - first as u32 + 1;
    let shown = match style {
        Style::Item => format!("({})", in_chinese(number)),
        Style::Parenthesis => format!("({number})"),
        _ => found.to_string(),
    };
    let len = found.len_utf8();
    Some(Label { style, number, text: shown.into(), len: len + mark(&text[len..], "、. ") })
}

fn in_chinese(number: u32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (tens, ones) = (number as usize / 10 % 10, DIGITS[number as usize % 10]);
    match tens {
        0 => ones.to_owned(),
        1 => format!("十{ones}"),
        _ => format!("{}十{ones}", DIGITS[tens]),
    }
}

fn numeral_len(text: &str) -> usize {
    text.char_indices()
        .find(|&(_, c)| !matches!(c, '十' | '百' | '廿' | '卅') && digit(c).is_none())
        .map_or(text.len(), |(at, _)| at)
}

/// The length of one of `marks` at the start of `text`, or 0.
fn mark(text: &str, marks: &str) -> usize {
    let is_one = |c: &char| marks.chars().any(|mark| mark == *c);
    text.chars().next().filter(is_one).map_or(0, char::len_utf8)
}

fn ordinal(text: &str) -> Option<Label<'_>> {
    let rest = &text['第'.len_utf8()..];
    let digits = numeral_len(rest);
    let number = chinese_number(&rest[..digits])?;
    let after = &rest[digits..];
    let (style, unit) = [
        (Style::Article, "条"),
        (Style::Chapter, "章"),
        (Style::Chapter, "节"),
        (Style::Chapter, "编"),
        (Style::Chapter, "部分"),
    ]
    .into_iter()
    .find(|(_, unit)| after.starts_with(unit))?;
    // 第三条第(四)项 and 第三条规定 cite an article, they do not open one.
    let tail = &after[unit.len()..];
    if ["第", "规定", "所", "、", "至", "和", "的", "中"].iter().any(|w| tail.starts_with(w))
    {
        return None;
    }
    let shown = '第'.len_utf8() + digits + unit.len();
    Some(Label {
        style, number, text: text[..shown].into(), len: shown + mark(tail, "、.: ：，")
    })
}

/// `全宗号 12 县物资局`: the guides of archives tell of one body under each.
fn fonds(text: &str) -> Option<Label<'_>> {
    let rest = text.strip_prefix("全宗")?;
    let rest = rest.strip_prefix('号').unwrap_or(rest).trim_start_matches([' ', ':', '：']);
    let number = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-')?;
    let marks = [' ', ':', '：', '、', '.'];
    let tail = rest[number..].trim_start_matches(marks);
    let counts = rest.starts_with(|c: char| c.is_ascii_digit() || c.is_ascii_uppercase());
    let shown = format!("全宗{}", &rest[..number]).into();
    let len = text.len() - tail.len();
    // The numbers of fonds leave many out.
    (number > 0 && counts && !tail.is_empty()).then_some(Label {
        style: Style::Chapter,
        number: 0,
        text: shown,
        len,
    })
}

fn bracketed(text: &str) -> Option<Label<'_>> {
    let close = text.bytes().take(17).position(|byte| byte == b')')?;
    let inner = text[1..close].trim();
    let number = inner.parse().ok().or_else(|| chinese_number(inner))?;
    let arabic = inner.starts_with(|c: char| c.is_ascii_digit());
    // (2008) is a year, (3) a label.
    if number > 99 {
        return None;
    }
    let len = close + 1;
    Some(Label {
        style: if arabic { Style::Parenthesis } else { Style::Item },
        number,
        text: if inner.len() + 2 == len { text[..len].into() } else { format!("({inner})").into() },
        len: len + mark(&text[len..], "、. ，"),
    })
}

fn arabic(text: &str) -> Option<Label<'_>> {
    let digits = text.find(|c: char| !c.is_ascii_digit())?;
    let number: u32 = text[..digits].parse().ok().filter(|&n| n > 0 && n < 200)?;
    let after = &text[digits..];
    let style = match after.chars().next()? {
        ')' => Style::Parenthesis,
        '.' | '、' => Style::Number,
        // 01负责…: no figure begins with a nought, but for 08年.
        c if digits == 2 && text.starts_with('0') && !"年月日时号".contains(c) => {
            if !matches!(c, ' ' | '\u{4e00}'..='\u{9fff}') {
                return None;
            }
            Style::Number
        }
        _ => return None,
    };
    let len = digits + mark(after, ".、)");
    // 1.5倍 is a figure; 2、1963年… is the second item.
    let next = &text[len..];
    let figure = next.len() - next.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if figure > 0 && !(figure == 4 && next[figure..].starts_with('年')) {
        return None;
    }
    let shown = if style == Style::Number { digits } else { digits + 1 };
    Some(Label { style, number, text: text[..shown].into(), len: len + mark(&text[len..], " ") })
}

fn section(text: &str) -> Option<Label<'_>> {
    let digits = numeral_len(text);
    let number = chinese_number(&text[..digits]).filter(|&n| n > 0 && n < 200)?;
    let after = &text[digits..];
    let punctuation = mark(after, "、.．:：，");
    if after.starts_with(')') {
        let shown = format!("({})", &text[..digits]);
        return Some(Label { style: Style::Item, number, text: shown.into(), len: digits + 1 });
    }
    let gap = mark(after, " ");
    if punctuation == 0 && gap == 0 {
        return None;
    }
    let len = digits + punctuation.max(gap);
    let more = mark(&text[len..], " ");
    Some(Label { style: Style::Section, number, text: text[..digits].into(), len: len + more })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_every_style() {
        for (text, style, number, shown, rest) in [
            ("一、职责调整", Style::Section, 1, "一", "职责调整"),
            ("十 二、", Style::Section, 10, "十", "二、"),
            ("三.内设机构", Style::Section, 3, "三", "内设机构"),
            ("二 主要职责", Style::Section, 2, "二", "主要职责"),
            ("(二十四)组建", Style::Item, 24, "(二十四)", "组建"),
            ("㈢规划科", Style::Item, 3, "(三)", "规划科"),
            ("四)办公室", Style::Item, 4, "(四)", "办公室"),
            ("12.综合处", Style::Number, 12, "12", "综合处"),
            ("3、综合处", Style::Number, 3, "3", "综合处"),
            ("03 综合处", Style::Number, 3, "03", "综合处"),
            ("03综合处", Style::Number, 3, "03", "综合处"),
            ("(3)综合处", Style::Parenthesis, 3, "(3)", "综合处"),
            ("⑵综合处", Style::Parenthesis, 2, "(2)", "综合处"),
            ("5)综合处", Style::Parenthesis, 5, "5)", "综合处"),
            ("⑫综合处", Style::Circle, 12, "⑫", "综合处"),
            ("第十条 本规定", Style::Article, 10, "第十条", "本规定"),
            ("第二章 主要职责", Style::Chapter, 2, "第二章", "主要职责"),
            ("全宗号 12 县物资局", Style::Chapter, 0, "全宗12", "县物资局"),
            ("全宗号35县物资局", Style::Chapter, 0, "全宗35", "县物资局"),
            ("全宗号：J35：县物资局", Style::Chapter, 0, "全宗J35", "县物资局"),
        ] {
            let found = label(text).unwrap_or_else(|| panic!("no label in {text}"));
            assert_eq!(
                (found.style, found.number, &*found.text, &text[found.len..]),
                (style, number, shown, rest),
            );
        }
    }

    #[test]
    fn what_is_no_label() {
        for text in [
            "2008年机构改革", "1.5倍", "(2008)", "一是加强", "十部委", "第三条第(四)项", "第一届",
            "全宗介绍", "全宗号 12", "全国人大常委会", "", "(以下简称X)", "三定规定",
            "第三条规定的职责", "3 综合处", "08年改为局", "0372-123", "010号文件",
        ] {
            assert_eq!(label(text), None, "{text}");
        }
    }
}
