//! What is done with a duty where it is: `取消D`, `增加D`, `加强D`, `减少D`, `保留D`.
//!
//! One shape, five verbs: `[X] VERB [A的] D1、D2职责`.

use super::{
    Construction, Example, Reach,
    shape::{first_verb, subjects, without_time},
};
use crate::{
    grammar::{Here, Open, Slot, Worded, party, party_list, sources},
    lexicon::{Words, agency_len, find, heads_a_duty, is_agency, without_first, words},
    model::{Act, Scope},
};

macro_rules! duty_verb {
    ($(#[$doc:meta])* $name:ident, $word:literal, $act:expr, drop $drops:expr, keep $keeps:expr, examples $examples:expr, not $not:expr) => {
        $(#[$doc])*
        pub struct $name;

        impl Construction for $name {
            fn name(&self) -> &'static str {
                $word
            }
            fn cues(&self) -> &'static [&'static str] {
                const CUES: &[&str] = concat_verbs!($drops, $keeps);
                CUES
            }
            fn reach(&self) -> Reach {
                Reach::Clause
            }

            fn read(&self, here: &Here<'_>) -> Option<(Vec<Open>, usize)> {
                static VERBS: Words = Words::new(concat_verbs!($drops, $keeps));
                done(here, $act, &VERBS, $keeps)
            }
            fn examples(&self) -> &'static [Example] {
                $examples
            }
            fn counterexamples(&self) -> &'static [&'static str] {
                $not
            }
        }
    };
}

/// The verbs of both kinds as one list.
macro_rules! concat_verbs {
    ($a:expr, $b:expr) => {{
        const A: &[&str] = $a;
        const B: &[&str] = $b;
        const N: usize = A.len() + B.len();
        const fn all() -> [&'static str; N] {
            let mut out = [""; N];
            let mut i = 0;
            while i < N {
                out[i] = if i < A.len() { A[i] } else { B[i - A.len()] };
                i += 1;
            }
            out
        }
        const ALL: [&str; N] = all();
        &ALL
    }};
}

duty_verb!(
    /// A duty ends.
    Cancel, "cancel", Act::Cancel,
    drop &["取消", "不再承担", "不再负责", "不再履行", "不再行使", "停止", "不再实施", "不再从事", "不再直接承担", "停止执行", "停止办理", "停止实施", "不再办理", "不再直接办理", "不再受理", "不再审批"],
    keep &["不再直接管理", "不再直接干预", "不再直接组织", "不再直接参与"],
    examples &[
        Example { text: "取消职责：毕业生派遣计划审批。", rows: &["cancel [<subject>]: 毕业生派遣计划审批"] },
        Example {
            text: "取消的行政审批事项：户外广告设置许可、名木移植审批。",
            rows: &["cancel [<subject>]: 户外广告设置许可", "cancel [<subject>]: 名木移植审批"],
        },
        Example {
            text: "取消2项行政审批事项：户外广告登记、广告企业资质认定。",
            rows: &["cancel [<subject>]: 户外广告登记", "cancel [<subject>]: 广告企业资质认定"],
        },
        Example { text: "不再直接办理与企业有关的商标注册事务。", rows: &["cancel [<subject>]: 与企业有关的商标注册事务"] },
        Example { text: "不再直接管理企业。", rows: &["cancel [<subject>]: 直接管理企业"] },
        Example { text: "取消城市园林企业资质年检、物业管理师注册职责。", rows: &["cancel [<subject>]: 城市园林企业资质年检", "cancel [<subject>]: 物业管理师注册"] },
        Example { text: "取消已由国务院公布取消的行政审批事项。", rows: &["cancel [<subject>]: 已由国务院公布取消的行政审批事项"] },
        Example { text: "取消市粮食局的粮食收购资格年审职责。", rows: &["cancel [市粮食局]: 粮食收购资格年审"] },
        Example { text: "市政府办公室不再承担市应急办的值班职责。", rows: &["cancel [市政府办公室]: 市应急办的值班"] },
        Example { text: "市水务局不再承担小型水库移民安置工作。", rows: &["cancel [市水务局]: 小型水库移民安置工作"] },
    ],
    not &["取消行政审批项目7项。", "再取消和下放64项行政审批项目和18个子项。", "取消64项行政审批项目和18个子项。", "取消、调整和下放的职责。", "取消县农业局的县畜牧局牌子。", "申请人可以取消预约。", "市卫健委停止使用原市卫计委印章。", "审批部门不再行使已划转的行政许可权。", "原审批部门不再行使相应的行政许可权。", "区城管局不再实施上述行政处罚。", "取消了一批会议。", "撤销市粮食局。"]
);

duty_verb!(
    /// A duty is new.
    Add, "add", Act::Add,
    drop &["增加", "新增", "赋予"],
    keep &[],
    examples &[
        Example { text: "增加生活垃圾分类统筹协调职责。", rows: &["add [<subject>]: 生活垃圾分类统筹协调"] },
        Example { text: "赋予开发区管委会市级经济管理权限。", rows: &["add [开发区管委会]: 市级经济管理权限"] },
        Example { text: "赋予街道办事处参与辖区设施规划编制和验收的职权。", rows: &["add [街道办事处]: 参与辖区设施规划编制和验收"] },
        Example { text: "新增数据安全监管职责。", rows: &["add [<subject>]: 数据安全监管"] },
        Example { text: "市发改委增加原市经委承担的煤炭管理职责。", rows: &["transfer 市经委→市发改委: 煤炭管理 {listed}"] },
        Example { text: "增加由市发改委划入的物价管理职责。", rows: &["transfer 市发改委→<subject>: 物价管理 {listed}"] },
        Example { text: "增加县水利局划入的水资源调查职责。", rows: &["transfer 县水利局→<subject>: 水资源调查 {listed}"] },
        Example { text: "市水利局增加河湖长制组织协调职责。", rows: &["add [市水利局]: 河湖长制组织协调"] },
    ],
    not &["努力增加群众的获得感。", "增加行政编制3名。", "增加农民收入，改善农村环境。", "国务院组成部门增加2个。"]
);

duty_verb!(
    /// A duty is given less weight.
    Reduce, "reduce", Act::Reduce,
    drop &["减少", "弱化", "淡化", "削弱"],
    keep &[],
    examples &[
        Example { text: "减少对市政工程具体建设事务的管理。", rows: &["reduce [<subject>]: 对市政工程具体建设事务的管理"] },
        Example { text: "弱化对农业生产经营活动的直接行政干预。", rows: &["reduce [<subject>]: 对农业生产经营活动的直接行政干预"] },
        Example { text: "减少微观管理事务和具体审批事项。", rows: &["reduce [<subject>]: 微观管理事务", "reduce [<subject>]: 具体审批事项"] },
    ],
    not &["国务院设置组成部门减少2个。", "减少不必要的会议和文件。", "正部级机构减少4个。"]
);

duty_verb!(
    /// A duty or a body is kept.
    Retain, "retain", Act::Retain,
    drop &["继续保留", "保留", "继续承担", "仍承担", "继续负责", "仍负责"],
    keep &[],
    examples &[
        Example { text: "保留国务院食品安全委员会。", rows: &["retain [国务院食品安全委员会]"] },
        Example { text: "省卫生厅保留公费医疗定点医院审定职能。", rows: &["retain [省卫生厅]: 公费医疗定点医院审定"] },
        Example { text: "保留。", rows: &["retain [<subject>]"] },
        Example { text: "保留省环境保护局、省测绘局。", rows: &["retain [省环境保护局]", "retain [省测绘局]"] },
        Example {
            text: "保留市综合执法支队，保留其违法建设查处职责。",
            rows: &["retain [市综合执法支队]", "retain [<其>]: 违法建设查处"],
        },
    ],
    not &["环境部对外保留国家核安全局牌子。", "不得以任何理由保留应当撤销的机构。", "不再保留国家粮食局。", "保留原有待遇。"]
);

duty_verb!(
    /// A duty is given more weight.
    Strengthen, "strengthen", Act::Strengthen,
    drop &["加强", "强化"],
    keep &["推进", "加快推进", "推动", "促进", "优化", "完善", "加快", "深化", "健全", "提高", "提升", "加大", "统筹推进", "进一步推进", "优先发展", "大力发展", "积极发展", "改革完善", "改进"],
    examples &[
        Example { text: "加强职责：加强农村饮水安全管理职责。", rows: &["strengthen [<subject>]: 农村饮水安全管理"] },
        Example { text: "加强城乡规划统筹协调、城镇住房保障职责。", rows: &["strengthen [<subject>]: 城乡规划统筹协调", "strengthen [<subject>]: 城镇住房保障"] },
        Example {
            text: "推进信息化和工业化融合，促进工业由大变强，加快推进国家信息化建设。",
            rows: &["strengthen [<subject>]: 推进信息化和工业化融合", "strengthen [<subject>]: 促进工业由大变强", "strengthen [<subject>]: 加快推进国家信息化建设"],
        },
        Example {
            text: "市老龄委办公室改设在市民政局，强化其综合协调职能。",
            rows: &["locate [市老龄委办公室] →市民政局", "strengthen [<其>]: 综合协调"],
        },
        Example { text: "加强省委职能部门的统一归口协调管理职能。", rows: &["strengthen [<subject>]: 省委职能部门的统一归口协调管理"] },
        Example { text: "市市场监管局加强网络交易监管，强化特种设备安全监察职责。", rows: &["strengthen [市市场监管局]: 网络交易监管", "strengthen [<subject>]: 特种设备安全监察"] },
        Example { text: "推进军民结合、寓军于民。", rows: &["strengthen [<subject>]: 推进军民结合、寓军于民"] },
    ],
    not &["各部门要加强协调配合。", "希望大家强化责任、优化作风。", "为加强行业管理，设立市行业管理局。", "要强化组织领导。", "优化县农业农村局职责。", "县全面深化改革委员会统筹机构改革工作。"]
);

fn done(here: &Here<'_>, act: Act, verbs: &Words, keeps: &[&str]) -> Option<(Vec<Open>, usize)> {
    let clause = without_time(here.clause());
    let (at, verb) = first_verb(clause, verbs)?;
    // 中央全面深化改革委员会: the verb is part of a name.
    if at > 0 && agency_len(clause).is_some_and(|len| len > at) {
        return None;
    }
    let mut subject = subjects(&clause[..at])?;
    let mut after = &clause[at + verb.len()..];
    // 赋予X D: X has it from now on.
    if verb == "赋予" {
        let (to, duty) = conferred(after)?;
        (subject, after) = (vec![to], duty);
    }
    let after = coordinated_verbs(after, verbs);
    // 取消、调整和下放的职责: a heading. 取消和下放64项审批: which are which?
    let and_more =
        words!["、", "和下放", "及下放", "并下放", "或下放", "和调整", "和划转", "和委托"];
    if and_more.open(after) {
        return None;
    }
    // 取消下列职责：D1、D2: the list stands behind the colon.
    let listed = here.mark_after(0) == Some('：') && announces(after);
    let n = if listed { here.clauses_left() } else { 0 };
    let range = here.through(n);
    let after = if listed {
        let list = here.sentence()[range.clone()].split_once('：').map_or(after, |(_, list)| list);
        verbs.longest_opening(list).map_or(list, |verb| &list[verb.len()..])
    } else {
        after
    };
    // 甲局。保留。: the paragraph is about 甲局.
    if act == Act::Retain && after.is_empty() && subject == [Slot::Subject] {
        let row = Open::about(act, Slot::Subject, range.clone());
        return (here.start() == 0).then(|| (vec![row], here.end_after(range.end)));
    }
    if act == Act::Retain
        && let Some(kept) = kept_bodies(after, &subject)
    {
        let rows = kept.into_iter().map(|body| Open::about(act, body, range.clone())).collect();
        return Some((rows, here.end_after(range.end)));
    }
    let kept = keeps.contains(&verb);
    let rows: Vec<Open> = if kept {
        let text = without_first(crate::grammar::clean(&clause[at..]), "不再");
        let duty = Worded { text: text.to_owned(), except: Vec::new() };
        is_duty(act, &duty.text, verb).then(|| row(act, &subject, &duty, &range))?
    } else {
        let mut rows = Vec::new();
        // X不再承担Y的D: X it is that did.
        let sheds = verb.starts_with("不再") && matches!(subject[..], [Slot::Named(_)]);
        let told = match sheds {
            true => vec![(subject.clone(), crate::grammar::duties(after))],
            false => held(after, &subject)?,
        };
        for (holders, duties) in told {
            for mut duty in duties {
                // 强化其综合协调职能: of whom the sentence speaks.
                if act == Act::Strengthen && holders == [Slot::Subject] {
                    duty.text = without_first(&duty.text, "其").to_owned();
                }
                if !is_duty(act, &duty.text, verb) || !worded_as_duty(act, after) {
                    return None;
                }
                rows.extend(match is_taken_over(act, after, &holders) {
                    true => taken_over(&holders, &subject, &duty, &range),
                    false => row(act, &holders, &duty, &range),
                });
            }
        }
        rows
    };
    (!rows.is_empty()).then(|| (rows, here.end_after(range.end)))
}

/// `街道办事处D职权`, `其D职权`: who gets it, and what.
fn conferred(after: &str) -> Option<(Slot, &str)> {
    if let Some(duty) = after.strip_prefix('其') {
        return Some((Slot::Subject, duty));
    }
    let (to, duty) = after.split_at(agency_len(after)?);
    Some((party(to)?, duty))
}

/// `下列职责`, `的职责`, `行政审批事项如下`: what the list behind a colon is of.
fn announces(after: &str) -> bool {
    let bare = ["的", "下列", "以下"].iter().find_map(|word| after.strip_prefix(word));
    let bare = bare.unwrap_or(after).trim_end_matches("如下");
    // 3项行政审批事项
    let counted = bare.trim_start_matches(|c: char| c.is_ascii_digit());
    let bare = if counted.len() < bare.len() { counted.trim_start_matches('项') } else { bare };
    matches!(bare, "职责" | "职能" | "事项" | "审批事项" | "行政审批事项" | "工作职责")
}

/// Whose duties a phrase names: `市粮食局的D` is 市粮食局's, anything else the
/// subject's. `None` for a phrase that names bodies and no duty.
fn held(after: &str, subject: &[Slot]) -> Option<Vec<(Vec<Slot>, Vec<Worded>)>> {
    let told = sources(after);
    if told.iter().any(|source| source.bodies) {
        return None;
    }
    let opens_with_giver = told.first().is_some_and(|source| match source.givers.first() {
        Some(Slot::Named(name)) => {
            let head = after.trim_start_matches(['原', '由', '从']);
            !words!["机构", "单位", "部门", "企业", "组织"].close(name)
                && head.starts_with(name.as_str())
        }
        Some(Slot::Pronoun(_)) => true,
        _ => false,
    });
    if opens_with_giver {
        return told
            .into_iter()
            .map(|source| (!source.duties.is_empty()).then_some((source.givers, source.duties)))
            .collect();
    }
    Some(vec![(subject.to_vec(), crate::grammar::duties(after))])
}

/// `加强、优化、统筹D`: the verbs share the duty.
fn coordinated_verbs<'t>(text: &'t str, verbs: &Words) -> &'t str {
    let mut rest = text;
    while let Some(after) = rest.strip_prefix(['、', '和']) {
        let more = words!["统筹", "优化", "完善", "规范", "改进", "强化", "加强", "创新", "弱化"];
        match verbs.at_start(after).chain(more.at_start(after)).map(str::len).max() {
            Some(len) => rest = &after[len..],
            None => return text,
        }
    }
    rest
}

fn row(act: Act, holders: &[Slot], duty: &Worded, range: &std::ops::Range<usize>) -> Vec<Open> {
    holders
        .iter()
        .map(|holder| Open {
            duty: Some(duty.text.clone()),
            except: duty.except.clone(),
            ..Open::about(act, holder.clone(), range.clone())
        })
        .collect()
}

/// `增加原A承担的D`: new here, and A's before.
fn is_taken_over(act: Act, after: &str, holders: &[Slot]) -> bool {
    let named = matches!(holders, [Slot::Named(name)] if find(after, name).is_some());
    let came = words!["承担的", "划入的", "划转的", "移交的", "转来的"].inside(after);
    act == Act::Add && named && (after.starts_with('原') || came)
}

fn taken_over(
    givers: &[Slot],
    takers: &[Slot],
    duty: &Worded,
    range: &std::ops::Range<usize>,
) -> Vec<Open> {
    let pairs = givers.iter().flat_map(|from| takers.iter().map(move |to| (from, to)));
    pairs
        .map(|(from, to)| Open {
            from: from.clone(),
            to: to.clone(),
            duty: Some(duty.text.clone()),
            scope: Some(Scope::Listed),
            except: duty.except.clone(),
            ..Open::new(Act::Transfer, range.clone())
        })
        .collect()
}

/// `保留X`: an institution is kept.
fn kept_bodies(text: &str, subject: &[Slot]) -> Option<Vec<Slot>> {
    let list = party_list(text)?;
    let a_body = |slot: &Slot| matches!(slot, Slot::Named(name) if is_agency(name) && !name.ends_with("机构") && !name.ends_with("单位"));
    (subject == [Slot::Subject] && list.slots.iter().all(a_body)).then_some(list.slots)
}

/// 增加 and 减少 also count things; only a wording that says 职责 is a duty.
fn worded_as_duty(act: Act, text: &str) -> bool {
    match act {
        Act::Add => {
            heads_a_duty(text.trim_end_matches(')')).is_some()
                || find(text, "职责").is_some()
                || text.ends_with("管理")
        }
        Act::Retain => {
            find(text, "职责").is_some()
                || find(text, "职能").is_some()
                || find(text, "权").is_some()
        }
        Act::Reduce => {
            words!["职责", "职能", "管理", "审批", "事务", "事项", "干预", "工作"].close(text)
        }
        _ => true,
    }
}

fn is_duty(act: Act, text: &str, verb: &str) -> bool {
    static NEVER: Words = Words::new(&[
        "会议", "文件", "收入", "获得感", "预约", "作风", "协调配合", "沟通", "责任", "领导",
        "学习", "监督检查", "编制", "牌子", "组织领导", "纪律", "待遇", "认识", "站位", "统一领导",
    ]);
    let object = text.strip_prefix(verb).unwrap_or(text);
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let counts = text.ends_with(['个', '名'])
        || text.strip_suffix('项').is_some_and(|text| digit(text.chars().next_back()))
        || is_number_of_items(text);
    // 停止使用X印章; 不再行使已划转的权限: no duty of its own.
    let other = words![
        "了", "使用", "上述", "前述", "相应", "被划转", "已划转", "已划出", "已移交", "已调整",
        "已下放"
    ];
    let reports = act == Act::Cancel && other.open(text);
    // 优化甲部职责: what of it is better, is not said.
    object.chars().count() >= 3 && !is_agency(object) && !NEVER.close(text) && !counts && !reports
}

/// `64项行政审批项目和18个子项`: how many, and not which.
fn is_number_of_items(text: &str) -> bool {
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let counted = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let kind = counted.strip_prefix(['项', '个']).filter(|_| counted.len() < text.len());
    kind.is_some_and(|kind| {
        words![
            "行政审批", "审批", "行政许可", "许可", "职责", "职能", "事项", "行政职权", "职权",
            "行政权力", "权力", "项目",
        ]
        .open(kind)
            && words!["项目", "事项", "职责", "职能", "职权", "权力", "子项", "许可"].close(kind)
    })
}
