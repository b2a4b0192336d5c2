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
            None if kind == BlockKind::Heading && stack.iter().all(|open| open.number == 0) => {
                (Style::Section, 0, text[range.clone()].trim_end_matches('：'))
            }
            None => {
                out.push(paragraph(&stack, &out, kind, line.range.clone(), range));
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
        let clause = match parent.map(|p| out[p].clause.as_str()).filter(|c| !c.is_empty()) {
            Some(above) if style != Style::Article => [above, shown].join("/"),
            _ if style == Style::Chapter => String::new(),
            _ => shown.to_owned(),
        };
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

/// Marks of a web page or of the end of a document.
fn is_furniture(text: &str) -> bool {
    static CHROME: Words = Words::new(&[
        "您当前的位置", "当前位置", "您的位置", "打印本页", "关闭窗口", "责任编辑", "版权所有",
        "ICP备", "扫一扫", "上一篇", "下一篇", "分享到", "浏览次数", "点击数", "字体：", "字号：",
        "【字体", "[字体", "相关链接", "相关新闻", "网站地图", "联系我们", "设为首页", "加入收藏",
        "主办单位", "承办：", "公网安备", "技术支持", "信息来源：", "发布时间：", "发布日期：",
        "索引号", "登录", "注册会员", "抄送：", "主题词：", "广告", "您还可以看", "您可能",
        "猜你喜欢", "推荐阅读", "相关阅读", "延伸阅读", "网友评论", "发表评论", "| 首页", "首页 |",
        "首页|",
    ]);
    if text.ends_with(['。', '；']) || words!["。", "；"].inside(text) {
        return false;
    }
    let length = text.chars().take(121).count();
    (length <= 120 && CHROME.inside(text))
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
