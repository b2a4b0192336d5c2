//! A body is set up: `设立X`, `组建X`, `在A基础上组建X`.

use super::{
    Construction, Example, Reach,
    shape::{subjects, without_adverbs, without_time},
};
use crate::{
    grammar::{
        Here, Open, Parties, Slot,
        clauses::{find_top, matching},
        party_list,
    },
    lexicon::{Words, find, is_a_place, is_agency, is_class, is_generic_body, words},
    model::Act,
};

/// See the module.
pub struct Establish;

static VERBS: Words = Words::new(&[
    "重新组建", "新组建", "整合组建", "整合设立", "组建成立", "组建", "恢复设立", "恢复成立",
    "单独设立", "单独设置", "单独组建", "设立", "成立", "增设", "新设立", "新设", "设置",
    "恢复组建", "恢复", "建立", "复建", "重建", "始建", "始设", "初设", "复设", "重设", "另设",
    "单设",
]);

/// A body created in a clause.
pub(super) struct Created {
    /// Where the verb stands.
    pub at: usize,
    pub parties: Parties,
}

/// The bodies that a clause creates, read at its first verb of creation.
pub(super) fn created(clause: &str) -> Option<Created> {
    let (at, verb) = super::shape::first_verb(clause, &VERBS)?;
    let said = clause[at + verb.len()..].trim_start_matches('了');
    let said = said.strip_prefix("新的").unwrap_or(said);
    let said = said.strip_suffix('后').filter(|_| clause.starts_with('新')).unwrap_or(said);
    let said = said.strip_suffix("建制").unwrap_or(said);
    let parties = party_list(named(unquoted(said)))?;
    let named = |slot: &Slot| matches!(slot, Slot::Named(name) if is_agency(name) && !name.starts_with('各'));
    parties.slots.iter().all(named).then_some(Created { at, parties })
}

/// `增设“应急指挥中心”`
fn unquoted(text: &str) -> &str {
    let inner = text.strip_prefix('“').and_then(|text| text.strip_suffix('”'));
    inner.filter(|inner| !inner.contains('”')).unwrap_or(text)
}

/// `1963年3月，设县档案局`: 设 alone lists what is inside a body, but not where
/// the sentence tells a day.
fn set_up_on_a_day(here: &Here<'_>) -> Option<Created> {
    let clause = here.clause();
    let said = without_time(clause);
    // 县人民政府设财政科
    let governed = || {
        let (at, word) =
            words!["政府设", "革委会设", "人委设", "公署设", "人民委员会设", "革命委员会设",]
                .first_inside(said)?;
        let (who, name) = said.split_at(at + word.len() - '设'.len_utf8());
        party_list(who)?;
        name.strip_prefix('设')
    };
    let name = said.strip_prefix('设').or_else(governed)?;
    let dated =
        said.len() < clause.len() || without_time(here.sentence()).len() < here.sentence().len();
    let parties = party_list(name).filter(|_| dated)?;
    let named = |slot: &Slot| matches!(slot, Slot::Named(name) if is_agency(name) && !is_generic_body(name));
    let at = clause.len() - name.len() - '设'.len_utf8();
    parties.slots.iter().all(named).then_some(Created { at, parties })
}

/// `议事协调机构国家能源委员会` → the name behind its class.
fn named(text: &str) -> &str {
    ["协调机构", "办事机构", "派出机构"]
        .iter()
        .find_map(|class| find(text, class).map(|at| &text[at + class.len()..]))
        .filter(|rest| crate::lexicon::is_agency(rest))
        .unwrap_or(text)
}

impl Construction for Establish {
    fn name(&self) -> &'static str {
        "establish"
    }

    fn cues(&self) -> &'static [&'static str] {
        &[
            "组建", "立", "设置", "增设", "新设", "始设", "初设", "复设", "重设", "另设", "单设",
            "恢复", "复建", "重建", "始建", "年设", "月设", "日设", "政府设", "革委会设", "人委设",
            "公署设", "委员会设", "设县", "设市", "设省", "设区", "设州", "设地区", "设行署",
        ]
    }

    fn reach(&self) -> Reach {
        Reach::Next
    }

    fn read(&self, here: &Here<'_>) -> Option<(Vec<Open>, usize)> {
        let clause = here.clause();
        let own = here.start();
        let created = created(clause).or_else(|| set_up_on_a_day(here));
        let told = on_a_base(here, created.as_ref()).or_else(|| came_to_be(here));
        if let Some(rows) = told.or_else(|| alone(here)) {
            return Some(rows);
        }
        let created = created?;
        let before = &clause[..created.at];
        let range = own..own + clause.len();
        let bare = without_adverbs(before);
        let bare = inside(bare).unwrap_or(bare);
        let subjects = match is_a_place(bare) || bare.ends_with("限额内") {
            true => vec![Slot::Subject],
            // 各部门成立审批科: of which no one is named.
            false => subjects(bare).filter(|_| !bare.starts_with('各'))?,
        };
        let mut rows: Vec<Open> = created
            .parties
            .slots
            .iter()
            .map(|body| Open::about(Act::Establish, within(body, &subjects), range.clone()))
            .collect();
        rows.extend(glosses(clause, &rows, range));
        Some((rows, here.clause_end()))
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "1949年9月，县人民政府设财政科，1968年，县革委会设生产组。",
                rows: &["establish [县人民政府财政科]", "establish [生产组]"],
            },
            Example {
                text: "根据方案，设立工业和信息化部，为国务院组成部门。",
                rows: &["establish [工业和信息化部]", "classify [<subject>]: 国务院组成部门"],
            },
            Example {
                text: "1963年3月，设县档案局，恢复县统计局建制。",
                rows: &["establish [县档案局]", "establish [县统计局]"],
            },
            Example {
                text: "1961年复设县农业局，另设县农机局。",
                rows: &["establish [县农业局]", "establish [县农机局]"],
            },
            Example {
                text: "1956年县人民委员会设交通科。",
                rows: &["establish [县人民委员会交通科]"],
            },
            Example { text: "1951年设县建设科。", rows: &["establish [县建设科]"] },
            Example {
                text: "1956年4月，始建县档案馆。", rows: &["establish [县档案馆]"]
            },
            Example { text: "新组建。", rows: &["establish [<subject>]"] },
            Example { text: "1972年2月恢复。", rows: &["establish [<subject>]"] },
            Example {
                text: "1972年，恢复，1984年撤销。",
                rows: &["establish [<subject>]", "abolish [<subject>]"],
            },
            Example {
                text: "成立于1954年3月，1969年撤销。",
                rows: &["establish [<subject>]", "abolish [<subject>]"],
            },
            Example {
                text: "设立县党政办公室(加挂县信访办牌子)、县经济局(副科级)。",
                rows: &[
                    "establish [县党政办公室]", "establish [县经济局]",
                    "nameplate [县党政办公室] →县信访办", "classify [县经济局]: 副科级",
                ],
            },
            Example {
                text: "重新组建科学技术部。", rows: &["establish [科学技术部]"]
            },
            Example {
                text: "整合组建县市场监管执法大队，隶属县市场监管局。",
                rows: &["establish [县市场监管执法大队]", "affiliate [<subject>] →县市场监管局"],
            },
            Example {
                text: "组建市文化局、旅游局和体育局。",
                rows: &["establish [市文化局]", "establish [市旅游局]", "establish [市体育局]"],
            },
            Example {
                text: "在市扶贫办公室基础上组建市乡村发展局，为市政府直属机构。",
                rows: &[
                    "establish [市乡村发展局]",
                    "merge [市扶贫办公室] →市乡村发展局",
                    "classify [<subject>]: 市政府直属机构",
                ],
            },
            Example {
                text: "设立国家疾病防控局(副部级)，由国家卫生健康委员会管理。",
                rows: &[
                    "establish [国家疾病防控局]",
                    "classify [国家疾病防控局]: 副部级",
                    "affiliate [<subject>] →国家卫生健康委员会",
                ],
            },
            Example {
                text: "以市土地局、市矿管局为基础组建。",
                rows: &[
                    "establish [<subject>]", "merge [市土地局] →<subject>",
                    "merge [市矿管局] →<subject>",
                ],
            },
            Example {
                text: "2021年5月，县乡村振兴局在县扶贫办基础上组建成立。",
                rows: &["establish [县乡村振兴局]", "merge [县扶贫办] →县乡村振兴局"],
            },
            Example {
                text: "国家金融监管局在国家银行保险监督委员会基础上组建。",
                rows: &[
                    "establish [国家金融监管局]",
                    "merge [国家银行保险监督委员会] →国家金融监管局",
                ],
            },
            Example {
                text: "改革中，广州市将设立市国有资产监督管理委员会。",
                rows: &["establish [市国有资产监督管理委员会]"],
            },
            Example {
                text: "经研究，县委决定成立县委社会工作部。",
                rows: &["establish [县委社会工作部]"],
            },
            Example {
                text: "组建市投促局，为市政府直属事业单位，参照公务员法管理。",
                rows: &["establish [市投促局]", "classify [<subject>]: 市政府直属事业单位"],
            },
            Example {
                text: "县审计局成立于1984年3月，是县政府组成部门。",
                rows: &["establish [县审计局]", "classify [<subject>]: 县政府组成部门"],
            },
            Example {
                text: "县审计局于1984年3月成立，为县政府组成部门。",
                rows: &["establish [县审计局]", "classify [<subject>]: 县政府组成部门"],
            },
            Example {
                text: "单独组建省药监局，由省市场监管局管理。",
                rows: &["establish [省药监局]", "affiliate [<subject>] →省市场监管局"],
            },
            Example {
                text: "新组建县林草局，由县自然资源局管理。",
                rows: &["establish [县林草局]", "affiliate [<subject>] →县自然资源局"],
            },
            Example {
                text: "在市卫健委增设老龄健康科，在市司法局内设立立法科。",
                rows: &["establish [老龄健康科]", "establish [市司法局立法科]"],
            },
            Example {
                text: "1984年，县审计局正式成立。", rows: &["establish [县审计局]"]
            },
            Example {
                text: "7月1日，县城市管理执法局正式挂牌成立。",
                rows: &["establish [县城市管理执法局]"],
            },
            Example {
                text: "县应急局增设“应急指挥中心”，为县应急局所属公益一类事业单位。",
                rows: &[
                    "establish [应急指挥中心]", "affiliate [<subject>] →县应急局",
                    "classify [<subject>]: 公益一类事业单位",
                ],
            },
            Example {
                text: "在这次会议上还同时设立了邮电部。", rows: &["establish [邮电部]"]
            },
            Example {
                text: "1949年8月，临江县人民政府成立粮食科。",
                rows: &["establish [临江县人民政府粮食科]"],
            },
        ]
    }

    fn counterexamples(&self) -> &'static [&'static str] {
        &[
            "设立行政机构的方案，应当包括下列事项。",
            "市水利局设3个内设机构。",
            "1973年，恢复原各局建制。",
            "市数据资源管理局成立揭牌仪式在市民中心举行。",
            "建立信息通报机制。",
            "地方可以根据需要设立专门窗口。",
            "成立专班、整合力量。",
            "设局长1名。",
            "各部门成立行政审批科。",
            "全县设立乡镇司法所。",
            "各部门相继成立。",
            "县审计局自成立以来成绩显著。",
            "县审计局成立后，由县政府领导。",
            "1980年12月县人民政府恢复，改为县计划委员会。",
        ]
    }
}

/// `县审计局于1984年3月成立`: the verb closes the clause.
fn came_to_be(here: &Here<'_>) -> Option<(Vec<Open>, usize)> {
    let clause = without_time(here.clause());
    let verbs = words!["成立", "恢复", "建立", "组建", "设立"];
    // 县审计局成立于1984年3月
    let dated = find_top(clause, "于").filter(|&at| is_dated(&clause[at..]));
    let before = verbs
        .strip_closing(dated.map_or(clause, |at| &clause[..at]))
        .or_else(|| verbs.strip_closing(clause))?;
    let before = without_adverbs(before);
    let name = find_top(before, "于").filter(|&at| is_dated(&before[at..]));
    let name = without_adverbs(name.map_or(before, |at| &before[..at]));
    let parties = party_list(name)?;
    let specific = |slot: &Slot| matches!(slot, Slot::Named(name) if is_agency(name) && !is_generic_body(name));
    if !parties.slots.iter().all(specific) || is_a_turn_of_the_times(here, name) {
        return None;
    }
    let range = here.start()..here.start() + here.clause().len();
    let rows = parties.slots.into_iter();
    let rows = rows.map(|body| Open::about(Act::Establish, body, range.clone())).collect();
    Some((rows, here.clause_end()))
}

/// `甲局。新组建。`, `成立于1954年`: the paragraph is about 甲局.
fn alone(here: &Here<'_>) -> Option<(Vec<Open>, usize)> {
    let clause = without_time(here.clause());
    let day = words!["成立", "始建", "始设", "建立", "组建"].strip_opening(clause);
    let says = here.opens_the_sentence() && (VERBS.are(clause) || day.is_some_and(is_dated));
    let row = || Open::about(Act::Establish, Slot::Subject, here.through(0));
    says.then(|| (vec![row()], here.clause_end()))
}

/// `县人民政府恢复，改称县计委`: when it was, and nothing that the body behind the
/// comma was called before.
fn is_a_turn_of_the_times(here: &Here<'_>, name: &str) -> bool {
    let governs = words!["人民政府", "县政府", "市政府", "革命委员会", "革委会", "人民委员会"];
    let next = here.nth(1).filter(|_| governs.close(name) && here.mark_after(0) == Some('，'));
    let changes = words!["改", "更名", "易名", "恢复", "复称", "重新", "重设"];
    next.is_some_and(|next| changes.open(&here.sentence()[next]))
}

/// `在X内`, `在X内设机构中` → X
fn inside(text: &str) -> Option<&str> {
    let place = text.strip_prefix('在')?;
    let name = words!["内设机构中", "内部", "机关", "内"].strip_closing(place)?;
    party_list(name).map(|_| name)
}

/// `于1984年3月`
fn is_dated(text: &str) -> bool {
    text.strip_prefix('于').is_some_and(|day| without_time(day).is_empty())
}

/// `县人民政府成立粮食科`: an office is named after the body that sets it up.
fn within(body: &Slot, subjects: &[Slot]) -> Slot {
    let Slot::Named(name) = body else { return body.clone() };
    match subjects.first() {
        Some(Slot::Named(owner))
            if name.chars().count() <= 4 && words!["科", "股", "室", "处"].close(name) =>
        {
            Slot::Named(format!("{owner}{name}"))
        }
        _ => body.clone(),
    }
}

/// `在A基础上组建B`, `以A为基础组建B`, `由A、B组建X`, `B在A基础上组建`
fn on_a_base(here: &Here<'_>, made: Option<&Created>) -> Option<(Vec<Open>, usize)> {
    let (base, new, n) = base_and_new(here, made)?;
    let range = here.through(n);
    let mut rows: Vec<Open> = new
        .slots
        .iter()
        .map(|body| Open::about(Act::Establish, body.clone(), range.clone()))
        .collect();
    let to = new.slots.first().cloned()?;
    rows.extend(
        base.slots
            .into_iter()
            .map(|body| Open { to: to.clone(), ..Open::about(Act::Merge, body, range.clone()) }),
    );
    Some((rows, here.end_after(range.end)))
}

/// The base, the new bodies, and how many clauses more say so; `made` is what
/// the clause itself creates.
fn base_and_new(here: &Here<'_>, made: Option<&Created>) -> Option<(Parties, Parties, usize)> {
    let clause = here.clause();
    let base_of = |text: &str| {
        let text = without_time(text);
        let (word, inner) = ["在", "以", "由", "依托"]
            .iter()
            .find_map(|word| Some((*word, text.strip_prefix(word)?)))?;
        let inner = without_adverbs(inner);
        let base = words!["的基础上", "基础上", "为基础", "共同", "合并"].strip_closing(inner);
        // 在X增设Y: X is where Y stands, and goes on.
        if word == "在" && base.is_none() {
            return None;
        }
        let inner = base.unwrap_or(inner);
        party_list(without_adverbs(inner.trim_end_matches('的')))
    };
    // B在A基础上组建
    if let Some(verb_at) =
        words!["组建成立", "挂牌成立", "组建", "设立", "成立"].strip_closing(clause).map(str::len)
        && let Some(at) = find_top(&clause[..verb_at], "在")
        && let Some(new) = party_list(&clause[..at])
        && let Some(base) = base_of(&clause[at..verb_at])
    {
        return Some((base, new, 0));
    }
    // 甲局。以乙局为基础组建: the paragraph is about 甲局.
    if let Some(base) = words!["组建", "设立", "成立"].strip_closing(clause)
        && words!["基础上", "为基础"].close(without_adverbs(base))
        && words!["在", "以"].open(base)
    {
        let new = Parties { slots: vec![Slot::Subject], open_ended: false };
        return Some((base_of(without_adverbs(base))?, new, 0));
    }
    if let Some(new) = made.filter(|new| new.at > 0) {
        return Some((base_of(&clause[..new.at])?, new.parties.clone(), 0));
    }
    if !words!["基础上", "为基础"].close(clause) {
        return None;
    }
    let next = &here.sentence()[here.nth(1)?];
    let new = created(next).filter(|new| new.at == 0)?;
    Some((base_of(clause)?, new.parties, 1))
}

/// `设立X(副部级，加挂Y牌子)`: what brackets behind the name say of it.
fn glosses(clause: &str, rows: &[Open], range: std::ops::Range<usize>) -> Vec<Open> {
    if let [row] = rows {
        let (Some(open), Some(close)) = (clause.find('('), clause.rfind(')')) else {
            return Vec::new();
        };
        return glossed(&clause[open + 1..close.max(open + 1)], row, &range);
    }
    rows.iter().flat_map(|row| gloss_behind_name(clause, row, &range)).collect()
}

/// What the bracket right behind the name of a row says of it.
pub(super) fn gloss_behind_name(
    text: &str,
    row: &Open,
    range: &std::ops::Range<usize>,
) -> Vec<Open> {
    let Slot::Named(name) = &row.body else { return Vec::new() };
    let behind = || {
        let rest = &text[find(text, name)? + name.len()..];
        let len = matching(rest, '(', ')').filter(|_| rest.starts_with('('))?;
        Some(glossed(&rest[1..len - 1], row, range))
    };
    behind().unwrap_or_default()
}

fn glossed(gloss: &str, row: &Open, range: &std::ops::Range<usize>) -> Vec<Open> {
    gloss
        .split(['，', '；'])
        .flat_map(|gloss| {
            if is_class(gloss) {
                return vec![Open {
                    duty: Some(gloss.to_owned()),
                    ..Open::about(Act::Classify, row.body.clone(), range.clone())
                }];
            }
            let names = words!["对外加挂", "加挂", "挂"].strip_opening(gloss);
            let names = names.and_then(|names| {
                names.strip_suffix("的牌子").or_else(|| names.strip_suffix("牌子"))
            });
            names.map_or(Vec::new(), |names| {
                names
                    .split('、')
                    .map(|name| Open {
                        to: Slot::Named(name.to_owned()),
                        ..Open::about(Act::Nameplate, row.body.clone(), range.clone())
                    })
                    .collect()
            })
        })
        .collect()
}
