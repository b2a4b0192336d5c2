//! Which documents a text holds, and what stands before each: its own title,
//! the notice that issued it, its number.

use std::ops::Range;

use super::{inline::Line, tree};
use crate::lexicon::{trim, trim_end, words};
use crate::source::{is_byline, label};

/// What stands before a document's text. Ranges of the reading's text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Front {
    /// The document's own title.
    pub title: Option<Range<usize>>,
    /// What stands above the by-line of a page that has no title: a headline.
    pub headline: Option<Range<usize>>,
    /// The title of the notice that issues it, where there is one around it.
    pub notice: Option<Range<usize>>,
    /// The paragraphs between and around them: number, addressee, 现予印发.
    pub lines: Vec<Range<usize>>,
}

#[derive(Debug, Default)]
pub(super) struct Document {
    pub front: Front,
    /// The lines of its text.
    pub body: Range<usize>,
}

/// Whether a line is the title of one agency's own regulation.
///
/// ```
/// use handover::outline::is_regulation_title;
/// assert!(is_regulation_title("工信部主要职责内设机构和人员编制规定"));
/// assert!(is_regulation_title("临江市商务局职能配置、内设机构和人员编制方案"));
/// assert!(!is_regulation_title("关于印发工信部主要职责内设机构和人员编制规定的通知"));
/// ```
pub fn is_regulation_title(line: &str) -> bool {
    // Most lines are sentences, which end otherwise.
    if !words!["规定", "方案", "意见", ")", "《", "》", "*", "#"].close(trim_end(line)) {
        return false;
    }
    let bare = without_note(line);
    words!["规定", "方案", "意见", "暂行规定", "规定(试行)"].close(bare)
        && is_title(line)
        && !words!["印发", "关于"].inside(bare)
        && match sections_named(bare) {
            0 => false,
            1 => words!["三定", "职能配置", "机构编制"].inside(bare),
            _ => true,
        }
}

/// How many sections of a regulation a title promises, each counted once.
fn sections_named(title: &str) -> usize {
    let sections = words![
        "主要职责", "职能配置", "职责配置", "内设机构", "人员编制", "机构编制", "“三定”", "三定",
    ];
    let mut named: Vec<&str> = Vec::new();
    for (_, word) in sections.each_inside(title) {
        if !named.contains(&word) {
            named.push(word);
        }
    }
    named.len()
}

/// `X方案(试行)` → `X方案`
fn without_note(line: &str) -> &str {
    let bare = trim(line).trim_matches(['《', '》', '*', '#', ' ']);
    match bare.strip_suffix(')').and_then(|rest| rest.rfind('(')) {
        Some(at) if at > 0 => &bare[..at],
        _ => bare,
    }
}

fn is_title(line: &str) -> bool {
    let bare = without_note(line);
    words![
        "规定", "方案", "通知", "意见", "决定", "批复", "办法", "公告", "说明", "沿革", "大事记",
        "复函", "报告", "通报", "概况", "简介", "汇编", "变迁", "决算", "预算", "决算公开",
        "预算公开", "机构职能", "机构职责", "沿革一览", "一览表",
    ]
    .close(bare)
        && (4..=90).contains(&bare.chars().count())
        && !names_no_body(bare)
        && !bare.contains(['。', '；', '，', '：', '>', '|', '\t'])
        && label(line).is_none()
        && !is_row(bare)
}

/// `1 县民政局 县医保局 医疗救助 方案`: cells of a table, whose last is short.
fn is_row(line: &str) -> bool {
    if line.bytes().filter(|&byte| byte == b' ').count() < 2 {
        return false;
    }
    let name = |cell: &&str| {
        crate::lexicon::is_agency(cell.trim_start_matches(|c: char| c.is_ascii_digit()))
    };
    let mut cells = line.split_whitespace();
    // 原单位 新单位 说明
    let heads = |cell: &&str| {
        let column = words![
            "原", "现", "新", "序号", "改革前", "改革后", "调整前", "调整后", "划出", "划入",
            "承接", "撤销机构", "单位", "部门", "机构", "职责", "事项", "备注", "名称",
        ];
        column.open(cell) && cell.chars().nth(6).is_none()
    };
    if cells.clone().filter(heads).count() + 1 == cells.clone().count() {
        return true;
    }
    cells.clone().filter(name).count() > 1
        && !words!["关于", "印发"].inside(line)
        && cells.next_back().is_some_and(|last| last.chars().nth(6).is_none())
}

/// `机构职责` alone heads what stands below it, `县水利局机构职责` is a title.
fn names_no_body(bare: &str) -> bool {
    let words =
        words!["机构职能", "机构职责", "机构概况", "部门概况", "单位概况", "机构简介", "部门简介"];
    words.are(bare)
}

/// Groups the lines into documents.
pub(super) fn documents(text: &str, lines: &[Line<'_>]) -> Vec<Document> {
    let mut out: Vec<Document> = Vec::new();
    let mut i = 0;
    while i < lines.len() {
        let start = i;
        let mut front = Front::default();
        i = read_front(text, lines, i, &mut front);
        let body_start = i;
        while i < lines.len() && !starts_document(text, lines, i, body_start) {
            i += 1;
        }
        out.push(Document { front, body: body_start..i });
        debug_assert!(i > start || i == lines.len());
        if i == start {
            i += 1;
        }
    }
    out
}

/// The lines up to the text: everything before and between titles.
fn read_front(text: &str, lines: &[Line<'_>], start: usize, front: &mut Front) -> usize {
    let Some(last) = last_front_title(text, lines, start) else {
        return after_headline(text, lines, start, front);
    };
    let mut titles = Vec::new();
    for line in &lines[start..=last] {
        let told = &text[line.range.clone()];
        if is_title(told) || is_regulation_title(told) || completes_title(told) {
            titles.push(line.range.clone());
        } else {
            front.lines.push(line.range.clone());
        }
    }
    front.title = titles.pop();
    if let Some(title) = front.title.as_mut() {
        take_broken_start(text, title, front.lines.last());
    }
    front.notice = titles.pop();
    front.lines.extend(titles);
    after_title(text, lines, last + 1, front)
}

/// A page without a title: news, whose headline stands above a by-line.
fn after_headline(text: &str, lines: &[Line<'_>], start: usize, front: &mut Front) -> usize {
    let told = |line: &Line<'_>| &text[line.range.clone()];
    let says = |line: &&Line<'_>| line.label.is_none() && !told(line).contains(['。', '；']);
    let opening = lines[start..].iter().take(8).take_while(says).count();
    let Some(byline) = lines[start..start + opening].iter().position(|line| is_byline(told(line)))
    else {
        return start;
    };
    let Some(at) = byline.checked_sub(1).map(|before| start + before) else { return start };
    let headline = told(&lines[at]);
    if !(6..=60).contains(&headline.chars().count()) || headline.contains('>') {
        return start;
    }
    front.headline = Some(lines[at].range.clone());
    front.lines.extend(lines[start..at].iter().map(|line| line.range.clone()));
    after_title(text, lines, at + 1, front)
}

/// The last title that opens the document at `start`: titles may follow each
/// other, with a notice's text between them, as long as nothing operative does.
fn last_front_title(text: &str, lines: &[Line<'_>], start: usize) -> Option<usize> {
    let mut last = None;
    for (i, line) in lines.iter().enumerate().skip(start).take(60) {
        let told = &text[line.range.clone()];
        if is_regulation_title(told) || completes_title(told) {
            return Some(i);
        }
        if line.label.is_some() {
            break;
        }
        if is_title(told) {
            if last.is_some() && !issues_another(text, lines, start, i) {
                break;
            }
            last = Some(i);
        }
    }
    last
}

/// Whether the lines before `i` only issue what follows (印发, 批准, 附件).
fn issues_another(text: &str, lines: &[Line<'_>], start: usize, i: usize) -> bool {
    lines[start..i].iter().any(|line| {
        let told = &text[line.range.clone()];
        told.contains("印发")
            || told.contains("批转")
            || told.contains("转发")
            || told.contains("附件")
            || is_title(told) && without_note(told).ends_with("汇编")
    })
}

/// A title broken over two lines: `X局` / `主要职责内设机构和人员编制规定`.
fn completes_title(line: &str) -> bool {
    words!["主要职责", "职能配置", "职责配置", "内设机构", "和内设机构", "和人员编制", "人员编制"]
        .open(line)
        && words!["规定", "方案"].close(without_note(line))
        && label(line).is_none()
        && !line.contains(['。', '，'])
}

fn take_broken_start(text: &str, title: &mut Range<usize>, before: Option<&Range<usize>>) {
    if let Some(before) = before
        && completes_title(&text[title.clone()])
        && before.end <= title.start
        && text[before.end..title.start].trim().is_empty()
        && (crate::lexicon::is_agency(&text[before.clone()])
            || is_regulation_title(&text[before.start..title.end].replace('\n', "")))
    {
        title.start = before.start;
    }
}

/// Skips what stands between the title and the text: date, number, addressee.
fn after_title(text: &str, lines: &[Line<'_>], mut i: usize, front: &mut Front) -> usize {
    while let Some(line) = lines.get(i) {
        let told = &text[line.range.clone()];
        let listed = || told.contains(['，', '、', '各']) && told.chars().count() < 90;
        let addressee =
            told.ends_with('：') && listed() && !decides(told) && !told.contains("职责")
                || told.ends_with('：') && crate::lexicon::is_agency(told.trim_end_matches('：'));
        let small = !told.contains(['。', '，']) && told.chars().count() <= 40;
        let furniture = tree::is_date_line(told) || is_number_line(told) || is_by_line(told);
        if line.label.is_some() || !(addressee || small && furniture || is_byline(told)) {
            break;
        }
        front.lines.push(line.range.clone());
        i += 1;
    }
    i
}

/// `国务院决定设立X，现通知如下：` is no list of whom a document is sent to.
fn decides(line: &str) -> bool {
    words!["决定", "撤销", "设立", "组建", "成立", "更名", "并入", "划归", "划入", "改为", "合并"]
        .inside(line)
}

/// `国发〔2008〕11号` alone on its line.
pub(super) fn is_number_line(line: &str) -> bool {
    line.ends_with('号') && line.contains('[') && line.chars().count() <= 30
        || line.ends_with('号') && line.contains('(') && line.chars().count() <= 20
}

fn is_by_line(line: &str) -> bool {
    // 民政局(1972年2月恢复) tells of the 民政局.
    let told_of = line.split_once('(').is_some_and(|(name, _)| crate::lexicon::is_agency(name));
    !told_of
        && words![
            "来源", "作者", "发布", "时间", "日期", "字体", "字号", "浏览", "点击", "(20", "(19"
        ]
        .inside(line)
        && !line.ends_with('：')
}

/// Whether another document starts at line `i`.
fn starts_document(text: &str, lines: &[Line<'_>], i: usize, body_start: usize) -> bool {
    let line = &lines[i];
    if line.label.is_some() {
        return false;
    }
    let told = &text[line.range.clone()];
    if is_regulation_title(told) || completes_title(told) {
        return true;
    }
    if i == body_start {
        return false;
    }
    let has_body = || lines[body_start..i].iter().any(|line| line.label.is_some());
    let next_opens = lines.get(i + 1).is_some_and(|next| {
        let next = &text[next.range.clone()];
        next.contains('。')
            || is_number_line(next)
            || tree::is_date_line(next)
            || next.ends_with('：')
    });
    next_opens && is_title(told) && told.contains("关于") && has_body()
        || is_number_line(told) && titled_soon(text, lines, i) && has_body()
}

fn titled_soon(text: &str, lines: &[Line<'_>], i: usize) -> bool {
    lines.iter().skip(i + 1).take(3).any(|line| is_title(&text[line.range.clone()]))
}

#[cfg(test)]
mod tests {
    use crate::{outline::outlines, source::Reading};

    fn titles(text: &str) -> Vec<String> {
        let reading = Reading::new(text);
        outlines(&reading)
            .iter()
            .map(|o| {
                o.front.title.clone().map_or(String::new(), |r| reading.text()[r].replace('\n', ""))
            })
            .collect()
    }

    #[test]
    fn the_notice_around_a_regulation_is_front_matter() {
        let text = "平江省人民政府办公厅关于印发平江省商务厅主要职责内设机构和人员编制规定的通知\n平政办发〔2009〕12号\n各市人民政府：\n《规定》已经批准，现予印发。\n二○○九年五月三日\n平江省商务厅主要职责内设机构和人员编制规定\n根据方案，设立商务厅。\n一、职责调整\n(一)取消审批职责。";
        assert_eq!(titles(text), ["平江省商务厅主要职责内设机构和人员编制规定"]);
        let reading = Reading::new(text);
        let outline = &outlines(&reading)[0];
        assert!(outline.front.notice.is_some());
        assert_eq!(outline.blocks[0].clause, "");
        assert_eq!(outline.blocks[2].clause, "一/(一)");
    }

    #[test]
    fn a_compilation_is_many_documents_and_its_contents_none() {
        let one = |name: &str| {
            format!(
                "{name}主要职责内设机构和人员编制规定\n根据方案，设立{name}。\n一、主要职责\n(一)负责工作。\n"
            )
        };
        let text = format!(
            "三定规定汇编\n商务局主要职责内设机构和人员编制规定\n水利局主要职责内设机构和人员编制规定\n{}{}",
            one("商务局"),
            one("水利局")
        );
        assert_eq!(
            titles(&text),
            ["商务局主要职责内设机构和人员编制规定", "水利局主要职责内设机构和人员编制规定"]
        );
    }

    #[test]
    fn a_title_may_be_broken() {
        assert_eq!(
            titles("临江市水利局\n主要职责内设机构和人员编制规定\n根据方案，设立水利局。"),
            ["临江市水利局主要职责内设机构和人员编制规定"]
        );
    }

    #[test]
    fn a_title_may_be_broken_anywhere() {
        assert_eq!(
            titles("临江市水利局主要职责内设机构\n和人员编制规定\n根据方案，设立水利局。"),
            ["临江市水利局主要职责内设机构和人员编制规定"]
        );
        assert_eq!(
            titles(
                "临 江 市 水 利 局 主 要 职 责 内 设 机 构\n和 人 员 编 制 规 定\n根据方案，设立水利局。"
            ),
            ["临江市水利局主要职责内设机构和人员编制规定"]
        );
    }

    #[test]
    fn a_headline_stands_above_a_byline() {
        let headline = |text: &str| {
            let reading = Reading::new(text);
            let front = outlines(&reading)[0].front.clone();
            front.headline.map(|range| reading.text()[range].to_owned())
        };
        for text in [
            "临江市机构改革全面启动\n2019-02-26 08:30 来源：临江发布\n本报讯，将市A局的职责划给市B局。",
            "首页 > 新闻\n临江市机构改革全面启动\n发布日期：2019年2月26日 浏览次数：5\n市B局今天挂牌。",
        ] {
            assert_eq!(headline(text).as_deref(), Some("临江市机构改革全面启动"), "{text}");
        }
        for text in [
            "将市A局的职责划给市B局。\n来源：临江发布",
            "来源：临江发布\n将市A局的职责划给市B局。",
            "临江市机构改革方案\n来源：临江发布\n将市A局的职责划给市B局。",
        ] {
            assert_eq!(headline(text), None, "{text}");
        }
    }

    #[test]
    fn a_text_without_a_title_is_one_document() {
        assert_eq!(titles("将A局的职责划给B局。"), [""]);
    }
}
