//! A body has a class or a rank: `为国务院组成部门`, `作为省政府直属机构`, `副部级`.

use super::{
    Construction, Example, Reach,
    shape::{untaken, without_adverbs, without_time},
};
use crate::{
    grammar::{Here, Open, Slot, clauses::find_top, party_list},
    lexicon::{Words, is_class, is_rank, may_close_a_class, trim, words},
    model::Act,
};

/// See the module.
pub struct Classify;

static VERBS: Words = Words::new(&[
    "仍作为", "作为", "列为", "列入", "列", "升格为", "升为", "机构规格为", "规格为", "级别为",
    "改设为", "调整为", "改为", "改组为", "转为", "成为", "定为", "属于", "是", "为", "属",
]);

impl Construction for Classify {
    fn name(&self) -> &'static str {
        "classify"
    }

    fn cues(&self) -> &'static [&'static str] {
        &["为", "是", "级", "列入", "序列", "属", "事业单位"]
    }

    fn reach(&self) -> Reach {
        Reach::Clause
    }

    fn read(&self, here: &Here<'_>) -> Option<(Vec<Open>, usize)> {
        let clause = without_time(here.clause());
        let (bodies, class) =
            bare_rank(clause).or_else(|| bare_kind(here, clause)).or_else(|| classified(clause))?;
        if bodies == [Slot::Subject]
            && here.start() == 0
            && clause.len() == here.clause().len()
            && is_rank(clause)
        {
            return None;
        }
        let range = here.start()..here.start() + here.clause().len();
        let rows = bodies
            .into_iter()
            .flat_map(|body| {
                let range = range.clone();
                class.iter().map(move |class| Open {
                    duty: Some(class.clone()),
                    ..Open::about(Act::Classify, body.clone(), range.clone())
                })
            })
            .collect();
        Some((rows, here.clause_end()))
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "市应急局是市政府工作部门，为正处级。",
                rows: &["classify [市应急局]: 市政府工作部门", "classify [<subject>]: 正处级"],
            },
            Example {
                text: "县委编办将作为县委编委的办事机构，归口县委组织部管理。",
                rows: &["classify [县委编办]: 办事机构", "affiliate [<subject>] →县委组织部"],
            },
            Example {
                text: "国家金融监管局作为国务院直属机构。",
                rows: &["classify [国家金融监管局]: 国务院直属机构"],
            },
            Example {
                text: "国家证券监督委员会由国务院直属事业单位调整为国务院直属机构。",
                rows: &["classify [国家证券监督委员会]: 国务院直属机构"],
            },
            Example {
                text: "市地震局由挂靠市科技局调整为市政府直属事业单位。",
                rows: &["classify [市地震局]: 市政府直属事业单位"],
            },
            Example {
                text: "县委网信办由设在县委宣传部调整为县委工作机关，归口县委宣传部领导。",
                rows: &["classify [县委网信办]: 县委工作机关", "affiliate [<subject>] →县委宣传部"],
            },
            Example {
                text: "区编办更名为区委编办，从区政府序列调整为区委工作机关；区档案馆转为区委直属事业单位。",
                rows: &[
                    "rename [区编办] →区委编办",
                    "classify [<subject>]: 区委工作机关",
                    "classify [区档案馆]: 区委直属事业单位",
                ],
            },
            Example {
                text: "县农业局是主管全县农业工作的县政府工作部门。",
                rows: &["classify [县农业局]: 县政府工作部门"],
            },
            Example {
                text: "国家石油储备管理局为副部级。",
                rows: &["classify [国家石油储备管理局]: 副部级"],
            },
            Example {
                text: "国家环保总局升格为环境保护部，成为国务院组成部门。",
                rows: &[
                    "rename [国家环保总局] →环境保护部", "classify [<subject>]: 国务院组成部门",
                ],
            },
            Example {
                text: "开发区管委会为县委、县政府派出机构。",
                rows: &["classify [开发区管委会]: 县委、县政府派出机构"],
            },
            Example {
                text: "2010年，县粮食局机构升格为正科级。",
                rows: &["classify [县粮食局]: 正科级"],
            },
            Example {
                text: "煤炭工业部、机械工业部分别改组为国家局。",
                rows: &["classify [煤炭工业部]: 国家局", "classify [机械工业部]: 国家局"],
            },
            Example {
                text: "市档案馆隶属市委办公室，正科级，公益一类事业单位。",
                rows: &[
                    "affiliate [市档案馆] →市委办公室", "classify [<subject>]: 正科级",
                    "classify [<subject>]: 公益一类事业单位",
                ],
            },
            Example {
                text: "市商业局、市物资局改为经济实体，不再保留行政机构的牌子。",
                rows: &["classify [市商业局]: 经济实体", "classify [市物资局]: 经济实体"],
            },
            Example {
                text: "设立市应急局，正处级建制，列入市政府工作部门序列。",
                rows: &[
                    "establish [市应急局]",
                    "classify [<subject>]: 正处级",
                    "classify [<subject>]: 市政府工作部门序列",
                ],
            },
        ]
    }

    fn counterexamples(&self) -> &'static [&'static str] {
        &[
            "为加强部门协调配合，建立工作机制。",
            "行业协会是独立的社会团体。",
            "各内设机构均为正科级。",
            "以任何理由保留应当撤销的机构。",
            "将A局更名为B局。",
        ]
    }
}

/// `副部级` as a clause of its own.
fn bare_rank(clause: &str) -> Option<(Vec<Slot>, Vec<String>)> {
    let bare = words!["机构规格", "规格", "级别"].strip_opening(clause).unwrap_or(clause);
    is_rank(bare).then(|| (vec![Slot::Subject], vec![bare.trim_end_matches("建制").to_owned()]))
}

/// `正科级，公益一类事业单位`: a kind, behind what the body is besides.
fn bare_kind(here: &Here<'_>, clause: &str) -> Option<(Vec<Slot>, Vec<String>)> {
    let kind = here.start() > 0 && clause.ends_with("事业单位") && is_class(clause);
    let listed = kind && words!["公益", "财政", "全额", "差额", "自收自支", "参照"].open(clause);
    listed.then(|| (vec![Slot::Subject], vec![clause.to_owned()]))
}

fn classified(clause: &str) -> Option<(Vec<Slot>, Vec<String>)> {
    let clause_bare = untaken(clause);
    if !may_close_a_class(trim(clause_bare)) {
        return None;
    }
    for verb in VERBS.iter() {
        let Some(at) = find_top(clause_bare, verb) else { continue };
        // 从区政府序列调整为…
        if verb == "列" && clause_bare[..at].ends_with('序') {
            continue;
        }
        let class = own_class(clause_bare[at + verb.len()..].trim());
        let class = match class {
            // 市委主管宣传工作的职能部门: too general without what it is in charge of.
            general if is_too_general(general) => {
                whole_phrase(clause_bare[at + verb.len()..].trim())
            }
            class => Some(class).filter(|class| is_class(class)),
        };
        let Some(class) = class else { continue };
        let before = without_adverbs(&clause_bare[..at]);
        let before = before.split_once('由').map_or(before, |(body, old)| {
            let stood =
                is_class(old) || old.contains("管理") || words!["挂靠", "隶属", "设在"].open(old);
            if stood { body } else { before }
        });
        // 从区政府序列调整为…
        let before = match before.strip_prefix('从') {
            Some(old) if old.ends_with("序列") => "",
            _ => before,
        };
        let before = without_adverbs(before.trim_end_matches("机构规格").trim_end_matches("规格"));
        // 县粮食局机构升格为正科级
        let before = before
            .strip_suffix("机构")
            .filter(|name| crate::lexicon::is_agency(name))
            .unwrap_or(before);
        let bodies =
            if before.is_empty() { vec![Slot::Subject] } else { party_list(before)?.slots };
        if bodies.iter().any(|slot| matches!(slot, Slot::Named(name) if name.ends_with("机构") || !crate::lexicon::is_agency(name))) {
            return None;
        }
        return Some((bodies, vec![class.trim_end_matches("建制").to_owned()]));
    }
    None
}

/// `主管全县农业工作的县政府工作部门` → `县政府工作部门`
fn own_class(text: &str) -> &str {
    match text.rsplit_once('的') {
        Some((before, class)) if !before.ends_with("管理") && is_class(class) => class,
        _ => text,
    }
}

fn whole_phrase(text: &str) -> Option<&str> {
    (text.contains("主管") && text.chars().count() <= 40).then_some(text)
}

/// Words that end like a class and say too little to be one.
fn is_too_general(class: &str) -> bool {
    ["管理机构", "行政机构", "主管部门", "职能部门", "工作机构", "内设机构", "综合部门", "执法机构"]
        .contains(&class)
}
