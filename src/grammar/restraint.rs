//! What only talks about such things: permissions, rules, purposes, news.

use super::{Slot, clauses::is_top, party_list};
use crate::lexicon::{
    Words, find, is_agency, is_generic_body, trim, trim_marks, without_time, words,
};

/// Words by which a sentence permits, prescribes, wishes or reports.
pub(super) static ONLY_TALK: Words = Words::new(&[
    "可以", "可根据", "可将", "可先行", "可采取", "可由", "也可", "不得", "有权", "确需", "凡",
    "严格控制", "原则上", "一般不", "鼓励", "有条件", "探索", "方可", "应当包括", "应当予以",
    "应当说明", "应当提请", "应当主动", "有下列情形", "下列情形", "如果", "假如", "专家认为",
    "专家介绍", "专家表示", "认为", "表示", "听说", "教训", "国外也", "考虑设立", "传闻", "预计",
    "有望", "是否", "揭牌", "挂牌仪式", "仪式", "为什么", "什么是", "有人问", "该整合的", "嫌疑人",
    "涉嫌", "赃款", "罚没物资", "提出方案", "提出意见", "提出的意见", "暂缓", "有必要", "设想",
    "建议", "呼吁", "网友", "需要划转", "负责人出席", "讲话", "筹备组建", "参照", "能合则合",
    "不是简单", "会议强调", "未经批准", "擅自", "自行设立", "自行决定", "另行研究", "若", "一律不",
    "禁止", "严禁", "拟定方案", "是指", "简称，", "人员分流工作", "人员分流安", "人员分流的",
    "应当", "应该", "原拟", "曾拟", "拟划", "拟并入", "拟更名", "拟移交", "拟将", "拟把", "拟组建",
    "拟设立", "拟成立", "拟撤销", "公司董事会", "股东大会", "他说", "她说", "首批聘任", "到场",
    "祝贺", "读者",
]);

/// Whether a part of a sentence only talks about reorganising.
///
/// ```
/// use handover::grammar::is_restrained;
/// assert!(is_restrained("地方可以根据需要设立相应机构"));
/// assert!(!is_restrained("设立工业和信息化部"));
/// ```
pub fn is_restrained(part: &str) -> bool {
    only_talks(part) || is_conditional(part)
}

/// Whether a part holds a word by which it only talks.
pub(super) fn only_talks(part: &str) -> bool {
    ONLY_TALK.each_inside(part).any(|(at, word)| talks(part, at, word))
}

/// 许可由X划入Y holds 可由 and permits nothing; a duty may be to propose;
/// 鼓励类项目 are projects of a kind.
fn talks(part: &str, at: usize, word: &str) -> bool {
    let after = &part[at + word.len()..];
    match word {
        "若" if after.starts_with('干') => false,
        "鼓励" if after.starts_with(['类', '性']) => false,
        // 参照公务员法管理 says of a body how its people are employed.
        "参照" if words!["公务员", "《", "管理"].open(after) => false,
        "建议" | "参照" | "鼓励" | "探索" | "是否" if is_moved(part, at) => false,
        _ if word.starts_with('可') => !part[..at].ends_with(['许', '认', '方']),
        _ => is_top(part, at),
    }
}

/// Whether a place lies between 将 and the verb of what it takes.
fn is_moved(part: &str, at: usize) -> bool {
    words!["将", "把"].open(trim(part))
        && words!["划入", "划给", "划归", "划转", "移交", "交由", "并入", "整合"]
            .inside(&part[at..])
}

/// `涉及…的，` `需要…的，`: a condition, not an act.
pub(super) fn is_conditional(part: &str) -> bool {
    let Some(comma) = find(part, "，") else { return false };
    let first = &part[..comma];
    first.len() < part.len()
        && first.ends_with('的')
        && words![
            "需要", "涉及", "发现", "遇有", "对", "因", "属于", "需", "职责划分不清", "拟",
            "各部门之间",
        ]
        .inside(first)
        && !first.starts_with('将')
        && !hands_on(first, &part[comma + '，'.len_utf8()..])
}

/// `法规涉及A职责的，由B承担`: whose they were and whose they are.
fn hands_on(first: &str, next: &str) -> bool {
    let concerned = || first.split_once("涉及").map(|(_, rest)| rest.trim_end_matches('的'));
    let to = words!["改由", "统一由", "调整由", "由"];
    to.open(next)
        && concerned()
            .and_then(|rest| words!["职责", "职能", "职权"].strip_closing(rest))
            .and_then(|who| party_list(who.trim_end_matches('的')))
            .is_some_and(|list| list.slots.iter().all(is_somebody))
}

fn is_somebody(slot: &Slot) -> bool {
    matches!(slot, Slot::Named(name) if is_agency(name) && !is_generic_body(name))
}

/// Sentences and clauses every such document has, which do nothing.
static FORMULAS: Words = Words::new(&[
    "制定本规定", "制定本方案", "负责解释", "按规定程序办理", "另行规定", "另行制定", "另行核定",
    "施行", "之日起执行", "日起实施", "现予印发", "请认真贯彻", "现将", "通知如下", "公告如下",
    "公布如下", "批复如下", "规定如下", "作如下修改", "修改如下", "根据上述职责", "根据以上",
    "根据上述", "主要职责是", "主要职责为", "主要职责：", "职责分工", "具体包括", "设下列内设机构",
    "内设机构：", "内设科室：", "贯彻落实党中央", "坚持和加强党", "按原规定执行", "仍按原",
    "特此通知", "特此批复", "抓紧", "按程序报批", "具体方案", "组织实施", "确保", "保持稳定",
    "办理完毕", "贯彻执行", "会议讨论决定", "已经批准", "经批准", "研究同意", "经研究", "现决定",
    "作如下调整", "调整如下", "职责如下", "如下：", "协调配合", "信息通报机制", "机构编制事项",
    "所属事业单位", "均为", "总数", "增减相抵", "减少", "实有", "名称为",
]);

/// Formulas that take their whole sentence with them.
pub(super) static WHOLE_SENTENCES: Words = Words::new(&[
    "制定本规定", "制定本方案", "制定本办法", "集中统一领导", "现予印发", "如下：", "另行规定",
    "负责解释",
]);

/// Whether a sentence as a whole is a formula.
pub fn is_formula_sentence(sentence: &str) -> bool {
    WHOLE_SENTENCES.inside(sentence)
        && !words![
            "设立", "组建", "划入", "划给", "保留", "加挂", "划归", "划转", "并入", "撤销", "更名",
            "归口", "转隶", "成立", "合并", "恢复", "改为",
        ]
        .each_inside(sentence)
        .any(|(at, _)| is_top(sentence, at))
}

/// Openings of clauses that give a ground, a purpose or a date.
static GROUNDS: Words = Words::new(&[
    "根据", "依据", "按照", "为了", "为", "经", "考虑到", "鉴于", "结合", "围绕", "遵照", "依照",
    "自", "按", "通过", "以",
]);

/// Whether a clause does nothing: a ground, a purpose, a date, a formula.
pub fn is_formula(clause: &str) -> bool {
    let bare = trim_marks(trim(clause), &['，', '。', '；', '：', '!']);
    bare.is_empty()
        || GROUNDS.open(bare) && clause.trim_end().ends_with(['，', '：']) && !is_a_base(bare)
        || is_date(bare)
        || without_time(bare).is_empty()
        || words!["同时", "此外", "另外", "比如", "例如", "随后", "其中", "具体是", "据此", "为此"]
            .are(bare)
        || FORMULAS.inside(bare) && !ACTS.inside(bare)
        || says_until_when(bare) && clause.trim_end().ends_with('，')
}

/// `以A的职责为基础，`: what moves, and no ground.
fn is_a_base(clause: &str) -> bool {
    let base = words!["的基础上", "基础上", "为基础"].strip_longest_closing(clause);
    base.is_some_and(|base| words!["职责", "职能"].close(base))
}

/// `有关法律尚未修改之前，`
fn says_until_when(clause: &str) -> bool {
    let amended = words!["修改前", "修改之前", "修订前", "修订之前", "修改完成前"];
    amended.close(clause) && words!["法律", "法规", "规章", "条例", "规定"].inside(clause)
}

/// Words by which something happens to bodies and duties: a clause that holds
/// one and is not understood is a gap, and no formula.
static ACTS: Words = Words::new(&[
    "划入", "划给", "划归", "划转", "划至", "移交", "并入", "撤销", "组建", "更名", "调整为",
    "改为", "改由", "交由", "交给", "转隶",
]);

/// `2019年1月`, `1958.10`, `二〇〇二年一月`
fn is_date(text: &str) -> bool {
    text.chars()
        .next()
        .is_some_and(|c| c.is_ascii_digit() || "一二三四五六七八九十〇○同".contains(c))
        && text.chars().all(|c| {
            c.is_ascii_digit()
                || "年月日.-—至初末底中旬上下同年一二三四五六七八九十〇○零起 ".contains(c)
        })
}
