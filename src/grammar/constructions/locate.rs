//! A body is placed in another, or works together with it: `X设在Y`,
//! `X与Y合署办公`.

use super::{
    Construction, Example, Reach,
    shape::{listed_verb, untaken, without_adverbs, without_time},
};
use crate::{
    grammar::{Here, Open, Slot, clauses::find_top, party, party_list},
    lexicon::{Words, is_agency, words},
    model::Act,
};

/// See the module.
pub struct Locate;

static IN: Words = Words::new(&["改设在", "设在", "挂靠在", "挂靠", "设于"]);
static TOGETHER: Words = Words::new(&["合署办公", "合署", "合属办公"]);

impl Construction for Locate {
    fn name(&self) -> &'static str {
        "locate"
    }

    fn cues(&self) -> &'static [&'static str] {
        &["设在", "合署", "合属办公", "挂靠", "设于"]
    }

    fn reach(&self) -> Reach {
        Reach::Clause
    }

    fn read(&self, here: &Here<'_>) -> Option<(Vec<Open>, usize)> {
        let clause = without_time(here.clause());
        let pairs = placed(clause).or_else(|| together(clause))?;
        let range = here.start()..here.start() + here.clause().len();
        let rows = pairs
            .into_iter()
            .map(|(body, to)| Open { to, ..Open::about(Act::Locate, body, range.clone()) })
            .collect();
        Some((rows, here.clause_end()))
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "市防汛抗旱指挥部办公室设在市应急局。",
                rows: &["locate [市防汛抗旱指挥部办公室] →市应急局"],
            },
            Example {
                text: "设立国家能源委员会，办公室设在国家能源局。",
                rows: &["establish [国家能源委员会]", "locate [<subject>办公室] →国家能源局"],
            },
            Example {
                text: "组建县委教育工作领导小组，秘书组设在县教育局。",
                rows: &["establish [县委教育工作领导小组]", "locate [<subject>秘书组] →县教育局"],
            },
            Example {
                text: "市政务公开办公室由设在市监察局改为设在市政府办公室。",
                rows: &["locate [市政务公开办公室] →市政府办公室"],
            },
            Example {
                text: "市档案局与市档案馆合署办公。",
                rows: &["locate [市档案局] →市档案馆"],
            },
            Example {
                text: "全国老龄办公室改设在民政部。",
                rows: &["locate [全国老龄办公室] →民政部"],
            },
            Example {
                text: "1949年8月，县政府成立粮食科，与税务科合署办公。",
                rows: &["establish [县政府粮食科]", "locate [<subject>] →税务科"],
            },
            Example {
                text: "县文化局和县体委合署，对外两块牌子。",
                rows: &["locate [县文化局] →县体委"],
            },
            Example {
                text: "1963年1月，县档案局与县档案馆合属办公。",
                rows: &["locate [县档案局] →县档案馆"],
            },
            Example {
                text: "高新区党工委、高新区管委会与江东区委、江东区政府实行合署办公。",
                rows: &["locate [高新区党工委] →江东区委", "locate [高新区管委会] →江东区政府"],
            },
            Example {
                text: "县委宣传部、县文明办合署办公。",
                rows: &["locate [县委宣传部] →县文明办"],
            },
        ]
    }

    fn counterexamples(&self) -> &'static [&'static str] {
        &[
            "市爱卫会与市创卫指挥部合并，办公室设在市卫健局。",
            "服务窗口设在一楼大厅。",
            "合并党支部和办公场所。",
            "会议地点设在市民中心广场。",
            "与市人事局合署办公的市编办单独办公。",
            "县工商联与县委统战部合署办公调整为单独设置。",
            "县委、县政府与县人大合署办公。",
        ]
    }
}

/// `X设在Y`
fn placed(clause: &str) -> Option<Vec<(Slot, Slot)>> {
    // P由设在A改为设在B
    let changed = ["改为设在", "调整为设在", "调整到设在", "变更为设在"];
    let changed = changed.iter().find_map(|verb| Some((find_top(clause, verb)?, *verb)));
    let (at, verb) = changed.or_else(|| listed_verb(clause, &IN))?;
    let to = party(clause[at + verb.len()..].trim_end_matches("内"))?;
    let before = &clause[..at];
    let before = match changed.and_then(|_| find_top(before, "由")) {
        Some(by) => &before[..by],
        None => before,
    };
    let before = without_adverbs(before);
    let before = untaken(before);
    if before.is_empty() {
        return Some(vec![(Slot::Subject, to)]);
    }
    if matches!(
        before,
        "办公室" | "其办公室" | "日常办事机构" | "办事机构" | "其办事机构" | "秘书处" | "秘书组"
    ) {
        return Some(vec![(Slot::SubjectsOffice(before.trim_start_matches('其').to_owned()), to)]);
    }
    let bodies = party_list(before)?.slots;
    let a_body = |slot: &Slot| !matches!(slot, Slot::Named(name) if !is_agency(name));
    bodies.iter().all(a_body).then(|| bodies.into_iter().map(|body| (body, to.clone())).collect())
}

/// `X与Y合署办公`: the first named is placed with the second.
fn together(clause: &str) -> Option<Vec<(Slot, Slot)>> {
    let (at, verb) = TOGETHER.iter().find_map(|verb| Some((find_top(clause, verb)?, verb)))?;
    // 与A合署办公的B单独设置 speaks of another; 合署办公改为分设 ends it.
    if words!["的", "调整", "改", "变更", "单独", "分开"].open(&clause[at + verb.len()..])
    {
        return None;
    }
    let before = without_adverbs(&clause[..at]);
    if let Some(other) = words!["与", "同", "和"].strip_opening(before) {
        return Some(vec![(Slot::Subject, party(other)?)]);
    }
    // A、B与C、D合署办公: A with C, B with D.
    if let Some((left, right)) = before.split_once('与').filter(|_| before.contains('、')) {
        let (left, right) = (party_list(left)?.slots, party_list(right)?.slots);
        let pairs = left.len() == right.len();
        return pairs.then(|| left.into_iter().zip(right).collect());
    }
    let mut slots = party_list(before)?.slots.into_iter();
    let first = slots.next()?;
    let rest: Vec<_> = slots.map(|to| (first.clone(), to)).collect();
    (!rest.is_empty()).then_some(rest)
}
