//! Lines that tell where and when a page was published.

/// What such a line says in front of a colon.
const LABELS: &[&str] = &[
    "来源", "稿源", "发布时间", "发布日期", "发表时间", "更新时间", "发布机构", "信息来源",
    "文章来源", "作者", "记者", "编辑", "责任编辑", "浏览次数", "浏览量", "阅读次数", "点击数",
    "点击量", "访问次数", "字号", "字体", "时间", "日期",
];

/// Whether a line tells where and when a page was published, by whom, and how
/// often it was read: `发布时间：2019-01-16 来源：临江日报`.
///
/// ```
/// use handover::source::is_byline;
/// assert!(is_byline("发布日期：2019年3月1日 浏览次数：23"));
/// assert!(is_byline("2019-02-26 08:30 来源：临江新闻网 作者：本报记者"));
/// assert!(!is_byline("来源于各部门的信息由市数据局汇总。"));
/// ```
pub fn is_byline(line: &str) -> bool {
    let line = line.trim();
    if line.is_empty() || line.len() > 240 || line.contains(['。', '；']) {
        return false;
    }
    let label = |text: &str| text.trim_start().starts_with(['：', ':']);
    let opens = |word: &&str| line.strip_prefix(*word).is_some_and(label);
    let holds = |word: &&str| line.split(*word).skip(1).any(label);
    let day = figured_day(line).is_some_and(|(at, ..)| at == 0);
    LABELS.iter().any(opens) || day && (LABELS.iter().any(holds) || line.is_ascii())
}

/// A day written in figures with marks between, where it stands, and its year,
/// month and day as written: 2019-01-16, 2019/1/16, 2019.1.16.
///
/// ```
/// use handover::source::figured_day;
/// assert_eq!(figured_day("时间：2019-01-16 08:30"), Some((9, 2019, 1, 16)));
/// assert_eq!(figured_day("电话 0755-8888-8888"), None);
/// ```
pub fn figured_day(text: &str) -> Option<(usize, i16, i8, i8)> {
    let bytes = text.as_bytes();
    let figures = |at: usize, most: usize| {
        bytes[at..].iter().take(most).take_while(|byte| byte.is_ascii_digit()).count()
    };
    let mut at = 0;
    while let Some(start) = bytes[at..].iter().position(u8::is_ascii_digit).map(|n| at + n) {
        let run = figures(start, usize::MAX);
        at = start + run;
        let mark = bytes.get(at).copied().filter(|mark| b"-/.".contains(mark));
        let Some(mark) = mark.filter(|_| run == 4) else { continue };
        let month = figures(at + 1, 3);
        let second = at + 1 + month;
        if !(1..=2).contains(&month) || bytes.get(second) != Some(&mark) {
            continue;
        }
        let day = figures(second + 1, 3);
        if !(1..=2).contains(&day) {
            continue;
        }
        let (year, month) = (&text[start..at], &text[at + 1..second]);
        let day = &text[second + 1..second + 1 + day];
        return Some((start, year.parse().ok()?, month.parse().ok()?, day.parse().ok()?));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byline_says_when_or_from_where() {
        for line in [
            "来源：临江日报", "发布时间：2019-01-16", "日期：2019年1月16日 字号：大 中 小",
            "2019/1/16 10:20:30", "2019.01.16 来源：临江发布", "作者: 本报记者", "浏览次数：120",
        ] {
            assert!(is_byline(line), "{line}");
        }
        for line in [
            "2019年1月16日", "来源管理科", "(一)发布时间：另行通知。", "2019-2020年机构改革",
            "将市商务局的职责划给市数据局", "编辑部：负责编辑地方志。", "",
        ] {
            assert!(!is_byline(line), "{line}");
        }
    }

    #[test]
    fn days_in_figures() {
        assert_eq!(figured_day("2019.1.6"), Some((0, 2019, 1, 6)));
        for text in ["2019-1", "20190116", "1.2.3", "2019-01/16", "12019-01-16", "2019-001-16"] {
            assert_eq!(figured_day(text), None, "{text}");
        }
    }
}
