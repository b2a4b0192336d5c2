//! The verb comes first: `划入A的D职责`, `承担A的D职责`, `划出D给B`.

use super::{
    Construction, Example, Reach,
    shape::{listed_verb, subjects, without_time},
};
use crate::{
    grammar::{
        Here, Open, Slot, Source, clauses::find_top, duties::is_of_many, party_list, sources,
    },
    lexicon::{Words, find, is_action, is_agency, is_generic_body, words},
    model::{Act, Scope},
};

/// See the module.
pub struct Receive;

static TAKES: Words =
    Words::new(&["划入", "接收", "承接", "承担着", "承担", "统一行使", "行使", "整合了", "整合"]);

impl Construction for Receive {
    fn name(&self) -> &'static str {
        "receive"
    }

    fn cues(&self) -> &'static [&'static str] {
        &["划入", "接收", "承接", "承担", "行使", "划出", "下放", "整合"]
    }

    fn reach(&self) -> Reach {
        Reach::Clause
    }

    fn read(&self, here: &Here<'_>) -> Option<(Vec<Open>, usize)> {
        takes(here).or_else(|| gives(here))
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "由镇政府依法行使县住建局的施工许可、县发改局的项目备案。",
                rows: &[
                    "transfer 县住建局→镇政府: 施工许可 {listed}",
                    "transfer 县发改局→镇政府: 项目备案 {listed}",
                ],
            },
            Example {
                text: "东湖街道办事处自公告之日起以自己名义行使区城管局下放的占道经营处罚权。",
                rows: &["transfer 区城管局→东湖街道办事处: 占道经营处罚权 {listed}"],
            },
            Example {
                text: "划入市委组织部的社会组织党建工作，市委宣传部的志愿服务统筹规划等职责。",
                rows: &[
                    "transfer 市委组织部→<subject>: 社会组织党建工作 {listed}",
                    "transfer 市委宣传部→<subject>: 志愿服务统筹规划 {listed}",
                ],
            },
            Example {
                text: "区应急局将整合区安监局的全部职责、区民政局的救灾职责以及区城管局的地质灾害防治等相关职责。",
                rows: &[
                    "transfer 区安监局→区应急局 {whole}",
                    "transfer 区民政局→区应急局: 救灾 {listed}",
                    "transfer 区城管局→区应急局: 地质灾害防治等相关职责 {part}",
                ],
            },
            Example {
                text: "市大数据局承担着原市信息办、市政务中心的大部分职能。",
                rows: &[
                    "transfer 市信息办→市大数据局: 大部分职能 {part}",
                    "transfer 市政务中心→市大数据局: 大部分职能 {part}",
                ],
            },
            Example {
                text: "划入原市物价局的职责。",
                rows: &["transfer 市物价局→<subject> {whole}"],
            },
            Example {
                text: "划入市公安局承担的消防管理职责。",
                rows: &["transfer 市公安局→<subject>: 消防管理 {listed}"],
            },
            Example {
                text: "组建国家铁路局，承担铁道部的其他行政职责。",
                rows: &[
                    "establish [国家铁路局]",
                    "transfer 铁道部→<subject>: 其他行政职责 {remainder}",
                ],
            },
            Example {
                text: "省生态环境厅整合了原省环境保护厅的职责，以及省发展改革委的应对气候变化职责，省水利厅的排污口设置管理职责。",
                rows: &[
                    "transfer 省环境保护厅→省生态环境厅 {whole}",
                    "transfer 省发展改革委→省生态环境厅: 应对气候变化 {listed}",
                    "transfer 省水利厅→省生态环境厅: 排污口设置管理 {listed}",
                ],
            },
            Example {
                text: "市政协文化委员会承担原市政协科教委员会的文化界联系工作。",
                rows: &["transfer 市政协科教委员会→市政协文化委员会: 文化界联系工作 {listed}"],
            },
            Example {
                text: "自2020年1月1日起，由县综合执法局行使县水利局的水土保持行政处罚权。",
                rows: &["transfer 县水利局→县综合执法局: 水土保持行政处罚权 {listed}"],
            },
            Example {
                text: "从市教育局划入幼儿园收费审核职责。",
                rows: &["transfer 市教育局→<subject>: 幼儿园收费审核 {listed}"],
            },
            Example {
                text: "下放一般林地征用的审核权给市(州)林业主管部门。",
                rows: &["transfer <own>→市(州)林业主管部门: 一般林地征用的审核权 {listed}"],
            },
            Example {
                text: "下放鼓励类外资项目核准权限至区(市)县。",
                rows: &["transfer <own>→区(市)县: 鼓励类外资项目核准权限 {listed}"],
            },
            Example {
                text: "划出水旱灾害防治、面源污染治理等职责分别至市应急局、市环境局。",
                rows: &[
                    "transfer <own>→市应急局: 水旱灾害防治 {listed}",
                    "transfer <own>→市环境局: 面源污染治理 {listed}",
                ],
            },
            Example {
                text: "划出户外广告审批职责给市审批局。",
                rows: &["transfer <own>→市审批局: 户外广告审批 {listed}"],
            },
        ]
    }

    fn counterexamples(&self) -> &'static [&'static str] {
        &[
            "市水利局承担水情监测工作。",
            "市审批局行使划入的行政许可权。",
            "原区级执法队伍下放的执法人员划转至街道。",
            "市委整合各部门的职责。",
            "承担市防汛抗旱指挥部的日常工作。",
            "划入国家级自然保护区的土地。",
            "接收犯罪嫌疑人。",
        ]
    }
}

/// `划入A的D`, `从A划入D`
fn takes(here: &Here<'_>) -> Option<(Vec<Open>, usize)> {
    let clause = without_time(here.clause());
    let parted = words!["从", "由"].strip_opening(clause).and_then(|rest| {
        let at = find_top(rest, "划入")?;
        Some((party_list(&rest[..at])?.slots, &rest[at + "划入".len()..]))
    });
    let (from, rest) = match parted {
        Some((from, rest)) => (Some(from), rest),
        None => (None, clause),
    };
    // 整合A、B的职责 at the start gathers them for another.
    if from.is_none() && rest.starts_with("整合") {
        return None;
    }
    let (to, verb, said) = match &from {
        Some(_) => (vec![Slot::Subject], "划入", rest),
        None => {
            let (at, verb) = super::shape::first_verb(rest, &TAKES)?;
            (subjects(&rest[..at])?, verb, &rest[at + verb.len()..])
        }
    };
    let says_nothing = said.trim().trim_matches(['，', '、', '；']).is_empty();
    // 承担原A的D工作: what a former body did moves, whatever it is called.
    let of_a_former_one = said.starts_with('原') && said.ends_with("工作");
    // 行使A的行政处罚权
    let power = verb.ends_with("行使") && (said.ends_with('权') || is_action(said));
    // 划入A的D1工作，B的D2等职责
    let opens_a_list = || verb == "划入" && said.contains('的') && list_ends_like_duties(here, 0);
    if !ends_like_duties(said) && !says_nothing && !of_a_former_one && !power && !opens_a_list() {
        return None;
    }
    let told = sources(said);
    let range = here.start()..here.start() + here.clause().len();
    let mut rows = Vec::new();
    for source in &told {
        let givers = from.clone().unwrap_or_else(|| source.givers.clone());
        let whole_or_duty = source.duties.is_empty()
            || source.duties.iter().all(|duty| duty_moves(&duty.text, from.is_some()));
        let vague = verb == "整合" && givers.iter().any(is_nobody_in_particular);
        if givers.is_empty() || source.bodies || !whole_or_duty || vague {
            return None;
        }
        for giver in &givers {
            for receiver in &to {
                rows.extend(one_source(source, giver, receiver, &range));
            }
        }
    }
    // 以及B的D职责，C的E职责: the list goes on behind the comma.
    let mut n = 0;
    while let Some(more) = more_sources(here, n) {
        n += 1;
        let range = here.nth(n).unwrap_or_else(|| range.clone());
        for source in &more {
            for giver in &source.givers {
                rows.extend(to.iter().flat_map(|to| one_source(source, giver, to, &range)));
            }
        }
    }
    (!rows.is_empty()).then(|| (rows, here.end_after(here.through(n).end)))
}

/// The sources that the clause after the `n`th adds to a list.
fn more_sources(here: &Here<'_>, n: usize) -> Option<Vec<Source>> {
    let next = here.nth(n + 1).filter(|_| here.mark_after(n) == Some('，'))?;
    let text = &here.sentence()[next];
    let (listed, joined) = match words!["以及", "和", "并", "及"].strip_opening(text) {
        Some(rest) => (rest, true),
        None => (text, false),
    };
    let told = sources(listed);
    let is_source = |source: &Source| {
        !source.givers.is_empty() && !source.bodies && (joined || !source.duties.is_empty())
    };
    let ends = || ends_like_duties(listed) || list_ends_like_duties(here, n + 1);
    let all = !told.is_empty() && told.iter().all(is_source) && ends();
    let acts =
        words!["将", "由", "把", "不再", "划入", "划给", "划归", "划出", "划转", "承担", "负责"]
            .inside(listed);
    (all && !acts).then_some(told)
}

/// 各部门, 有关单位
fn is_nobody_in_particular(giver: &Slot) -> bool {
    matches!(giver, Slot::Named(name) if !is_agency(name) || is_generic_body(name) || name.starts_with('各'))
}

/// Whether a clause behind the `n`th, with nothing but commas between, closes
/// the list with 职责.
fn list_ends_like_duties(here: &Here<'_>, n: usize) -> bool {
    const LONGEST: usize = 12;
    let behind = (n..n + LONGEST).take_while(|&n| here.mark_after(n) == Some('，'));
    behind.filter_map(|n| here.nth(n + 1)).any(|clause| ends_like_duties(&here.sentence()[clause]))
}

/// 日常工作 of another body is work done for it, not taken from it.
fn duty_moves(text: &str, stated: bool) -> bool {
    if is_of_many(text) {
        return false;
    }
    stated
        || !(text.ends_with("日常工作")
            || text.ends_with("具体工作")
            || text.ends_with("办公室工作"))
}

fn ends_like_duties(text: &str) -> bool {
    let bare = text.trim_end_matches(')');
    words!["职责", "职能", "职权"].close(bare) || find(text, "职责(").is_some()
}

fn one_source(
    source: &Source,
    giver: &Slot,
    receiver: &Slot,
    range: &std::ops::Range<usize>,
) -> Vec<Open> {
    let row = |duty: Option<&crate::grammar::Worded>| {
        let text = duty.map(|duty| duty.text.clone());
        let remainder = text.as_deref().is_some_and(|t| words!["其他", "其余", "其它"].open(t));
        Open {
            from: giver.clone(),
            to: receiver.clone(),
            scope: Some(match &text {
                None => Scope::Whole,
                Some(_) if remainder => Scope::Remainder,
                Some(text) if is_part(text) => Scope::Part,
                Some(_) => Scope::Listed,
            }),
            duty: text,
            except: duty.map_or_else(|| source.except.clone(), |duty| duty.except.clone()),
            ..Open::new(Act::Transfer, range.clone())
        }
    };
    if source.duties.is_empty() {
        vec![row(None)]
    } else {
        source.duties.iter().map(|duty| row(Some(duty))).collect()
    }
}

fn is_part(text: &str) -> bool {
    words!["有关职责", "相关职责", "部分职责", "部分职能"].close(text)
}

/// `划出D给B`
fn gives(here: &Here<'_>) -> Option<(Vec<Open>, usize)> {
    let clause = here.clause();
    let (at, verb) = listed_verb(clause, words!["划出", "下放"])?;
    let from = match subjects(&clause[..at])?.into_iter().next()? {
        Slot::Subject => Slot::Own,
        slot => slot,
    };
    let rest = &clause[at + verb.len()..];
    let in_one = ["给", "至", "到"].iter().find_map(|word| {
        let at = rest.rfind(word)?;
        Some((&rest[..at], party_list(&rest[at + word.len()..])?, 0))
    });
    // 下放的人员划转至街道: another verb says to whom.
    let another = |duty: &str| {
        duty.starts_with('的') || words!["划转", "移交", "调整", "转隶", "划"].close(duty)
    };
    if in_one.as_ref().is_some_and(|(duty, ..)| another(duty)) {
        return None;
    }
    let (duty, to, n) = in_one.or_else(|| Some((rest, receiver_of_next(here)?, 1)))?;
    let range = here.through(n);
    let mut rows = Vec::new();
    let apart = duty.strip_suffix("分别");
    for source in sources(apart.unwrap_or(duty)) {
        let giver = source.givers.first().cloned().unwrap_or_else(|| from.clone());
        // D1、D2分别至X、Y: one each, where there are as many of both.
        let each = apart.is_some() && source.duties.len() == to.slots.len();
        for (n, receiver) in to.slots.iter().enumerate() {
            let its = || Source { duties: vec![source.duties[n].clone()], ..source.clone() };
            let given = if each { &its() } else { &source };
            rows.extend(one_source(given, &giver, receiver, &range));
        }
    }
    (!rows.is_empty()).then(|| (rows, here.end_after(range.end)))
}

/// `，交由Y承担` after `划出D职责`.
fn receiver_of_next(here: &Here<'_>) -> Option<crate::grammar::Parties> {
    let next = &here.sentence()[here.nth(1)?];
    let rest =
        words!["交由", "改由", "由", "交给", "划给", "划入", "划归", "移交"].strip_opening(next)?;
    let bare =
        words!["统一承担", "承担", "负责", "管理", "行使"].strip_closing(rest).unwrap_or(rest);
    party_list(bare)
}
