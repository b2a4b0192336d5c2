//! What a heading says about the text below it.

use std::sync::LazyLock;

use super::{Finder, Words, trim, trim_marks, words};

/// What the items of a section are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SectionKind {
    /// Statements of any kind: preambles, plans, 其他事项.
    Statements,
    /// 职责调整, 职能转变: statements; bare items take the heading's verb.
    Adjustment,
    /// 主要职责: each item a duty of the document's agency.
    Duties,
    /// 职责分工: who answers for what.
    Division,
    /// 内设机构: each item a unit with its duties.
    Units,
    /// 人员编制.
    Staffing,
    /// 附则: who explains the document, from when it counts.
    Closing,
    /// 指导思想, 组织实施: aims and instructions, nothing that is done.
    Guidance,
}

/// The kind of section a heading opens; `None` if it says nothing of it.
pub fn section_kind(heading: &str) -> Option<SectionKind> {
    use SectionKind::*;
    let bare = trim_marks(trim(heading), &['：', '。', '(']);
    let said = Says::of(bare);
    if said.has(Says::CLOSING) {
        return Some(Closing);
    }
    if said.has(Says::GUIDANCE) {
        return Some(Guidance);
    }
    if said.has(Says::DIVISION) {
        return Some(Division);
    }
    // 内设机构调整: what is done with units, and not what they do.
    let adjusts = said.has(Says::ADJUSTMENT)
        || said.has(Says::UNITS) && words!["调整", "调整情况", "改革", "变动"].close(bare);
    if said.has(Says::UNITS) && !adjusts {
        return Some(Units);
    }
    if said.has(Says::STAFFING)
        || matches!(bare, "编制" | "机关编制" | "行政编制" | "人员编制和领导职数")
    {
        return Some(if said.has(Says::MATTERS) { Statements } else { Staffing });
    }
    if adjusts {
        return Some(Adjustment);
    }
    if matches!(
        bare,
        "职责"
            | "主要职责"
            | "主要职能"
            | "工作职责"
            | "职能"
            | "基本职责"
            | "部门职责"
            | "职责任务"
            | "职责配置"
    ) || said.has(Says::DUTIES) && bare.chars().count() <= 16
    {
        return Some(Duties);
    }
    if said.has(Says::OTHERS) || matches!(bare, "机构设置" | "其他") {
        return Some(Statements);
    }
    None
}

/// What the words of a heading say of the section below it, as bits.
#[derive(Clone, Copy)]
struct Says(u16);

impl Says {
    const CLOSING: u16 = 1;
    const GUIDANCE: u16 = 1 << 1;
    const DIVISION: u16 = 1 << 2;
    const ADJUSTMENT: u16 = 1 << 3;
    const UNITS: u16 = 1 << 4;
    const STAFFING: u16 = 1 << 5;
    const MATTERS: u16 = 1 << 6;
    const DUTIES: u16 = 1 << 7;
    const OTHERS: u16 = 1 << 8;

    /// What the words inside a heading say, found in one pass.
    fn of(heading: &str) -> Self {
        static FINDER: LazyLock<Finder<u16>> = LazyLock::new(|| {
            let lists = WORDS.iter();
            Finder::new(lists.flat_map(|(said, list)| list.iter().map(|word| (*word, *said))))
        });
        let mut all = 0;
        FINDER.each_inside(heading, |_, said| all |= said);
        Says(all)
    }

    fn has(self, said: u16) -> bool {
        self.0 & said != 0
    }
}

/// The words that say what a section is.
const WORDS: &[(u16, &[&str])] = &[
    (Says::CLOSING, &["附则", "附注", "附记"]),
    (
        Says::GUIDANCE,
        &[
            "指导思想", "基本原则", "目标", "组织实施", "工作要求", "实施步骤", "保障措施",
            "组织领导", "有关要求", "纪律",
        ],
    ),
    (Says::DIVISION, &["分工"]),
    (
        Says::ADJUSTMENT,
        &[
            "职责调整", "职能调整", "职能转变", "转变职能", "划入", "划出", "划给", "取消", "增加",
            "加强", "下放", "转变", "移交", "委托", "调整的", "强化的", "减少", "弱化", "划转",
            "交给", "交由", "不再承担", "不再负责", "承接", "转移",
        ],
    ),
    (
        Says::UNITS,
        &[
            "内设机构", "内设科室", "内设处室", "内设股室", "职能科室", "职能处室", "职能股室",
            "职能科(室)", "职能处(室)", "职能股(室)", "内设职能机构", "机关内设",
        ],
    ),
    (Says::STAFFING, &["人员编制", "编制和领导职数", "领导职数", "编制核定", "机构编制事项"]),
    (Says::MATTERS, &["事项"]),
    (Says::DUTIES, &["主要职责", "主要职能", "工作职责", "机构职责", "基本职能"]),
    (Says::OTHERS, &["其他事项", "其它事项", "有关事项"]),
];

/// The verb, giver or receiver that a heading lends to bare items below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeadingSays {
    /// 划入的职责: the document's agency receives.
    Receives {
        /// 由县水利局划入: who gives.
        from: Option<String>,
    },
    /// 划出的职责: the document's agency gives.
    Gives {
        /// 划给县林业局的职责: who receives.
        to: Option<String>,
    },
    /// 取消, 增加, 加强, 减少, 保留: what is done with each duty.
    Does(crate::model::Act),
    /// 国务院组成部门如下: the class of each body listed.
    Classes(String),
    /// 拟不再保留的部委, 新组建的部门: what is done with each body.
    Bodies(crate::model::Act),
}

/// What a heading lends to the items below it.
///
/// ```
/// use handover::{lexicon::{HeadingSays, heading_says}, model::Act};
/// assert_eq!(heading_says("划入的职责"), Some(HeadingSays::Receives { from: None }));
/// assert_eq!(
///     heading_says("划给县林业局的职责"),
///     Some(HeadingSays::Gives { to: Some("县林业局".into()) })
/// );
/// assert_eq!(heading_says("决定撤销："), Some(HeadingSays::Bodies(Act::Abolish)));
/// assert_eq!(heading_says("主要职责"), None);
/// ```
pub fn heading_says(heading: &str) -> Option<HeadingSays> {
    use crate::model::Act;
    let bare = trim_marks(trim(heading), &['：', '。']);
    if bare.chars().count() > 40 || bare.contains('，') {
        return None;
    }
    let has = |words: &Words| words.inside(bare);
    let verbs = [
        (words!["取消", "停止", "不再承担", "不再负责"], Act::Cancel),
        (words!["增加", "新增"], Act::Add),
        (words!["加强", "强化"], Act::Strengthen),
        (words!["减少", "弱化"], Act::Reduce),
        (words!["保留"], Act::Retain),
    ];
    // 决定撤销： above names.
    let alone = words!["决定", "予以"].strip_opening(bare).unwrap_or(bare);
    if words!["撤销", "不再保留"].are(alone) {
        return Some(HeadingSays::Bodies(Act::Abolish));
    }
    if words!["设立", "新设立", "组建", "新组建", "成立", "新成立"].are(alone) {
        return Some(HeadingSays::Bodies(Act::Establish));
    }
    let about_bodies = has(words!["部、委", "部委", "部门", "机构", "工作部门"])
        && !has(words!["职责", "职能", "事项", "审批"]);
    if about_bodies {
        let act = if has(words!["不再保留", "撤销", "不再设置"]) {
            Act::Abolish
        } else if has(words!["新组建", "组建", "设立", "新设"]) {
            Act::Establish
        } else if has(words!["保留"]) {
            Act::Retain
        } else {
            return None;
        };
        return (bare.chars().count() <= 24).then_some(HeadingSays::Bodies(act));
    }
    let moves_in = has(words!["划入", "移入", "转入", "接收", "承接"]);
    let moves_out =
        has(words!["划出", "移出", "转出", "划给", "移交", "交给", "下放", "交由", "转移"]);
    // 增加、减少和取消的职责 and 划入划出的职责 leave it to each item.
    let said = verbs.iter().filter(|(words, _)| has(words)).count()
        + usize::from(moves_in)
        + usize::from(moves_out);
    if said != 1 {
        return None;
    }
    if moves_in {
        let from = party_after(bare, &["由", "从"], "划入")
            .or_else(|| party_after(bare, &["将"], "的下列"))
            .or_else(|| party_after(bare, &["将"], "的以下"));
        return Some(HeadingSays::Receives { from });
    }
    if moves_out {
        let to = ["划给", "转移给", "转给", "移交给", "移交", "交给", "下放给", "下放到", "交由"]
            .iter()
            .find_map(|verb| party_after(bare, &[verb], "的"));
        return Some(HeadingSays::Gives { to });
    }
    let duty_heading =
        has(words!["职责", "职能", "事项", "审批", "工作"]) || bare.chars().count() <= 4;
    verbs
        .into_iter()
        .find(|(words, _)| duty_heading && has(words))
        .map(|(_, act)| HeadingSays::Does(act))
}

fn party_after(text: &str, openings: &[&str], closing: &str) -> Option<String> {
    let start = openings.iter().find_map(|word| text.find(word).map(|at| at + word.len()))?;
    let end = start + text[start..].find(closing)?;
    let name = &text[start..end];
    let name = ["管理", "承担", "实施", "负责"]
        .iter()
        .find_map(|verb| name.strip_suffix(verb))
        .filter(|name| super::is_agency(name) || super::is_class_of_bodies(name))
        .unwrap_or(name);
    (super::is_agency(name) || super::is_class_of_bodies(name)).then(|| name.to_owned())
}
