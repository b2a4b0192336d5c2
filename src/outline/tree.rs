//! Numbered paragraphs → blocks with clause paths.

use std::ops::Range;

use super::inline::Line;
use crate::lexicon::{Words, trim, trim_marks, words};
use crate::source::Style;

/// What a block is to a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading: no sentence, names what stands below it.
    Heading,
    /// A paragraph that says something.
    Text,
    /// Signature, date, page furniture: not part of the operative text.
    Furniture,
}

/// One paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Its clause path as printed: `一/(二)`; empty before the first label.
    pub clause: String,
    /// What it is.
    pub kind: BlockKind,
    /// The block it stands below.
    pub parent: Option<usize>,
    /// Whether it opens with a label of its own.
    pub labelled: bool,
    /// The paragraph with its label.
    pub whole: Range<usize>,
    /// The paragraph without its label.
    pub text: Range<usize>,
}

#[derive(Debug)]
struct Open {
    style: Style,
    number: u32,
    block: usize,
}

/// Arranges paragraphs by their labels, and lists labels out of order.
pub(super) fn blocks(text: &str, lines: &[Line<'_>]) -> (Vec<Block>, Vec<(Range<usize>, u32)>) {
    let mut out: Vec<Block> = Vec::new();
    let mut misnumbered = Vec::new();
    let mut stack: Vec<Open> = Vec::new();
    // Chapters number apart from the articles inside them and name no clause.
    let mut articles = 0;
    for line in lines {
        let range = line.text();
        let kind = kind_of(&text[range.clone()], line.label.is_some());
        let (style, number, shown) = match &line.label {
            Some(label) => (label.style, label.number, &*label.text),
            None if kind == BlockKind::Heading && may_open_section(&stack) => {
                (Style::Section, 0, text[range.clone()].trim_end_matches('：'))
            }
            None => {
                let mut whole = range.clone();
                if let Some(len) = heads_itself(text, &range, &stack, &out) {
                    stack.truncate(under_chapters(&stack));
                    let heading = range.start..range.start + len;
                    out.push(heading_of(&stack, &out, text, heading));
                    stack.push(Open { style: Style::Section, number: 0, block: out.len() - 1 });
                    whole.start += len;
                }
                out.push(paragraph(&stack, &out, kind, whole.clone(), whole));
                continue;
            }
        };
        let before = stack.iter().rfind(|open| open.style == style).map(|open| open.number);
        let before = if style == Style::Article { Some(articles) } else { before };
        let expected = before.map_or(1, |n| n + 1);
        if number != expected && number != 0 && line.label.is_some() {
            misnumbered.push((line.range.start..range.start, expected));
        }
        if style == Style::Article {
            articles = number;
        }
        stack.truncate(stack.iter().position(|open| open.style >= style).unwrap_or(stack.len()));
        let parent = stack.last().map(|open| open.block);
        let clause = clause_of(&out, parent, style, shown);
        stack.push(Open { style, number, block: out.len() });
        out.push(Block {
            clause,
            kind: if kind == BlockKind::Furniture { BlockKind::Text } else { kind },
            parent,
            labelled: line.label.is_some(),
            whole: line.range.clone(),
            text: range,
        });
    }
    (out, misnumbered)
}

/// The clause path of a block below another.
fn clause_of(out: &[Block], parent: Option<usize>, style: Style, shown: &str) -> String {
    match parent.map(|above| out[above].clause.as_str()).filter(|above| !above.is_empty()) {
        Some(above) if style != Style::Article => [above, shown].join("/"),
        _ if style == Style::Chapter => String::new(),
        _ => shown.to_owned(),
    }
}

/// Whether a heading without a number opens a section: where no numbers do.
fn may_open_section(stack: &[Open]) -> bool {
    let section = stack.iter().find(|open| matches!(open.style, Style::Article | Style::Section));
    match section {
        Some(section) => section.number == 0,
        None => stack.len() == under_chapters(stack),
    }
}

/// How many of the open blocks are chapters, or stand for nothing that counts.
fn under_chapters(stack: &[Open]) -> usize {
    stack.iter().take_while(|open| open.style == Style::Chapter).count()
}

/// `人员编制：机关行政编制12名。`: how long the heading is that a paragraph opens
/// with, where headings have no numbers.
fn heads_itself(text: &str, range: &Range<usize>, stack: &[Open], out: &[Block]) -> Option<usize> {
    let said = &text[range.clone()];
    let (at, mark) = words!["：", "。", "，", "；"].first_inside(said)?;
    let heading = trim(&said[..at]);
    let ends = matches!(mark, "：" | "。") && said.len() > at + mark.len();
    let heads = ends
        && (HEADINGS.contains(&heading) || heading.ends_with("有关职责分工") && at <= 20 * 3)
        && may_open_section(stack);
    // 办公室 above 主要职责：…: those of the office.
    let of_units = || {
        let section = stack.iter().find(|open| open.style == Style::Section);
        let units = words!["内设", "科室", "处室", "股室"];
        section.is_some_and(|open| units.inside(&text[out[open.block].text.clone()]))
    };
    let of_a_name = || {
        let short = |block: &Block| text[block.text.clone()].chars().nth(20).is_none();
        out.last().is_some_and(|last| last.kind != BlockKind::Heading && short(last))
    };
    let tells_duties =
        words!["主要职责", "主要职能", "工作职责", "机构职责", "基本职责"].are(heading);
    let is_another = tells_duties && (of_units() || of_a_name());
    (heads && !is_another).then_some(at + mark.len())
}

/// A heading without a number opens a section of its name.
fn heading_of(stack: &[Open], out: &[Block], text: &str, range: Range<usize>) -> Block {
    let parent = stack.last().map(|open| open.block);
    let name = text[range.clone()].trim_end_matches(['：', '。']);
    Block {
        clause: clause_of(out, parent, Style::Section, name),
        kind: BlockKind::Heading,
        parent,
        labelled: false,
        whole: range.clone(),
        text: range,
    }
}

/// An unnumbered paragraph belongs to the clause above it.
fn paragraph(
    stack: &[Open],
    out: &[Block],
    kind: BlockKind,
    whole: Range<usize>,
    text: Range<usize>,
) -> Block {
    let parent = stack.last().map(|open| open.block);
    // Under a list 一、…(一)…(二)… a paragraph that stands alone closes the
    // list; a heading names what follows inside the section.
    let clause = parent.map_or(String::new(), |parent| out[parent].clause.clone());
    Block { clause, kind, parent, labelled: false, whole, text }
}

/// Headings of these documents when they stand alone without a number.
pub(super) const HEADINGS: &[&str] = &[
    "职责调整", "职能调整", "职能转变", "主要职责", "主要职能", "工作职责", "机构职责", "基本职责",
    "职责分工", "内设机构", "机构设置", "内设科室", "内设处室", "职能科室", "职能处室", "人员编制",
    "领导职数", "人员编制和领导职数", "编制和领导职数", "其他事项", "其它事项", "附则",
    "划入的职责", "划出的职责", "取消的职责", "增加的职责", "加强的职责", "转变的职责",
    "下放的职责", "部门职责",
];

fn kind_of(text: &str, labelled: bool) -> BlockKind {
    let bare = trim_marks(trim(text), &['：']);
    if labelled {
        let is_long = || bare.chars().nth(40).is_some();
        let sentence = bare.len() > 40 * 4 || words!["。", "，", "；"].inside(text) || is_long();
        return if sentence { BlockKind::Text } else { BlockKind::Heading };
    }
    if HEADINGS.contains(&bare) {
        return BlockKind::Heading;
    }
    if is_furniture(text) { BlockKind::Furniture } else { BlockKind::Text }
}

/// Where and when a body can be reached: a page of a body tells it, and no document.
static CONTACT: Words = Words::new(&[
    "地址：", "办公地址：", "单位地址：", "联系地址：", "通讯地址：", "机构地址：", "办公时间：",
    "工作时间：", "联系电话：", "办公电话：", "咨询电话：", "值班电话：", "电话：", "传真：",
    "邮编：", "邮政编码：", "电子邮箱：", "邮箱：", "负责人：", "负责人姓名：", "联系人：",
    "网址：", "单位名称：", "机构名称：", "部门名称：", "单位全称：",
]);

/// Marks of a web page or of the end of a document.
fn is_furniture(text: &str) -> bool {
    static CHROME: Words = Words::new(&[
        "您当前的位置", "当前位置", "您的位置", "现在的位置", "打印本页", "关闭窗口", "责任编辑",
        "版权所有", "ICP备", "扫一扫", "上一篇", "下一篇", "分享到", "浏览次数", "点击数",
        "字体：", "字号：", "【字体", "[字体", "相关链接", "相关新闻", "网站地图", "联系我们",
        "设为首页", "加入收藏", "主办单位", "承办：", "公网安备", "技术支持：", "信息来源：",
        "发布时间：", "发布日期：", "索引号", "注册会员", "抄送：", "主题词：", "您还可以看",
        "您可能", "猜你喜欢", "推荐阅读", "相关阅读", "延伸阅读", "网友评论", "发表评论", "| 首页",
        "首页 |", "首页|",
    ]);
    if text.ends_with(['。', '；']) || words!["。", "；"].inside(text) {
        return false;
    }
    let length = text.chars().take(121).count();
    // 广告监督管理科 is a body.
    let bare = trim_marks(trim(text), &['[', ']', '|', '：']);
    (length <= 120
        && (CHROME.inside(text)
            || CONTACT.open(text)
            || words!["广告", "登录", "技术支持"].are(bare)))
        || (length <= 40 && !text.contains('，') && is_signature(text))
}

fn is_signature(text: &str) -> bool {
    is_date_line(text)
        || text.starts_with("附件")
        || text.chars().all(|c| !crate::lexicon::is_han(c))
        || crate::lexicon::is_agency(text)
}

/// `2008年7月11日`, `(2013年3月)`, `二○○三年三月二十一日`.
pub(crate) fn is_date_line(text: &str) -> bool {
    let bare = text.trim_matches(['(', ')', ' ', '—']);
    !bare.is_empty()
        && bare.contains('年')
        && bare.ends_with(['日', '月'])
        && bare
            .chars()
            .all(|c| c.is_ascii_digit() || "年月日○〇零OＯ一二三四五六七八九十 ".contains(c))
}
