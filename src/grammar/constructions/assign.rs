//! A body is charged with a duty: `X负责D`, `X承担D`, `D由X承担`.

use super::{
    Construction, Example, Reach,
    shape::{first_verb, listed_verb, subjects, without_adverbs, without_time},
};
use crate::{
    grammar::{
        Here, Open, Slot, Worded, clauses::find_top, duties, duties::stands_before, party,
        party_list, worded,
    },
    lexicon::{Words, agency_len, is_agency, is_generic_body, leads_a_duty, words},
    model::{Act, Scope},
};

/// See the module.
pub struct Assign;

static VERBS: Words = Words::new(&[
    "主要负责", "具体负责", "牵头负责", "统一负责", "负责", "统一承担", "具体承担", "承担",
    "统一行使", "行使", "履行", "主管", "统一管理", "统一领导", "归口管理",
]);
/// Verbs that place a body under another, unless what follows is work.
static LEADS: Words = Words::new(&["统一管理", "统一领导", "归口管理"]);
static BY: Words = Words::new(&["继续由", "仍由", "统一由", "由"]);
static DOES: Words = Words::new(&[
    "具体承担", "统一承担", "承担", "承接", "承继", "负责", "统一行使", "行使", "履行", "牵头",
    "组织实施",
]);

impl Construction for Assign {
    fn name(&self) -> &'static str {
        "assign"
    }

    fn cues(&self) -> &'static [&'static str] {
        &[
            "负责", "承担", "行使", "履行", "牵头", "主管", "组织实施", "主要职责", "职责任务",
            "主要职能", "统一管理", "统一领导", "归口管理",
        ]
    }

    fn reach(&self) -> Reach {
        Reach::Next
    }

    fn read(&self, here: &Here<'_>) -> Option<(Vec<Open>, usize)> {
        run(here).or_else(|| by(here)).or_else(|| answers_for(here)).or_else(|| charged(here))
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "县开发区管委会行使县级经济管理权限，县发改局、县水利局等部门将项目审批权限下放开发区管委会。",
                rows: &[
                    "assign [县开发区管委会]: 县级经济管理权限",
                    "transfer 县发改局→开发区管委会: 项目审批权限 {listed}",
                    "transfer 县水利局→开发区管委会: 项目审批权限 {listed}",
                ],
            },
            Example {
                text: "市水利局负责水情监测预警工作。",
                rows: &["assign [市水利局]: 水情监测预警工作"],
            },
            Example {
                text: "组建国家数据局，负责协调推进数据基础制度建设，由国家发展改革委管理。",
                rows: &[
                    "establish [国家数据局]",
                    "assign [<subject>]: 协调推进数据基础制度建设",
                    "affiliate [<subject>] →国家发展改革委",
                ],
            },
            Example {
                text: "市粮食局根据储备规划、品种目录，负责救灾物资的收储，按市应急局的指令组织调出。",
                rows: &["assign [市粮食局]: 救灾物资的收储，按市应急局的指令组织调出"],
            },
            Example {
                text: "县商务局依据全县产业规划负责招商引资，县统计局按照统计制度，承担数据核查。",
                rows: &["assign [县商务局]: 招商引资", "assign [县统计局]: 数据核查"],
            },
            Example {
                text: "市水务局对水资源保护负责，市环保局对水污染防治负责。",
                rows: &["assign [市水务局]: 水资源保护", "assign [市环保局]: 水污染防治"],
            },
            Example {
                text: "主要职责任务：承担农村公路养护；承担水路运输的技术支撑工作。",
                rows: &[
                    "assign [<subject>]: 承担农村公路养护",
                    "assign [<subject>]: 承担水路运输的技术支撑工作",
                ],
            },
            Example {
                text: "中央宣传部关于新闻出版管理方面的主要职责是，拟订新闻出版政策，管理著作权等。",
                rows: &["assign [中央宣传部]: 拟订新闻出版政策", "assign [中央宣传部]: 管理著作权"],
            },
            Example {
                text: "县数据中心的主要职责：承担政务数据归集、共享；负责机房运行维护。",
                rows: &[
                    "assign [县数据中心]: 承担政务数据归集、共享",
                    "assign [县数据中心]: 负责机房运行维护",
                ],
            },
            Example {
                text: "新区管委会为市政府派出机构，代表市政府行使区域内的经济管理权限。",
                rows: &[
                    "classify [新区管委会]: 市政府派出机构",
                    "assign [<subject>]: 区域内的经济管理权限",
                ],
            },
            Example {
                text: "市水务局、市生态环境局共同负责黑臭水体治理。",
                rows: &["assign [市水务局]: 黑臭水体治理", "assign [市生态环境局]: 黑臭水体治理"],
            },
            Example {
                text: "县市场监管局负责核发生产许可证，并依法对产品质量实施监督。",
                rows: &["assign [县市场监管局]: 核发生产许可证，并依法对产品质量实施监督"],
            },
            Example {
                text: "卫生健康部门：负责毒性鉴定的管理，组织伤员救治。",
                rows: &["assign [卫生健康部门]: 毒性鉴定的管理，组织伤员救治"],
            },
            Example {
                text: "市国土局和市矿管局分别承担土地管理、矿产管理职责。",
                rows: &["assign [市国土局]: 土地管理", "assign [市矿管局]: 矿产管理"],
            },
            Example {
                text: "县农业局、县林业局分别负责野生动植物保护工作。",
                rows: &[
                    "assign [县农业局]: 野生动植物保护工作",
                    "assign [县林业局]: 野生动植物保护工作",
                ],
            },
            Example {
                text: "由县政府授权县国资局代表县政府履行出资人职责。",
                rows: &["assign [县国资局]: 出资人职责"],
            },
            Example {
                text: "市发改委负责价格政策，市市场监管局负责价格检查，双方应建立信息共享机制。",
                rows: &["assign [市发改委]: 价格政策", "assign [市市场监管局]: 价格检查"],
            },
            Example {
                text: "国务院林业主管部门负责全国森林资源的监督管理。",
                rows: &["assign [国务院林业主管部门]: 全国森林资源的监督管理"],
            },
            Example {
                text: "省林业厅负责古树名木的保护，省公安厅配合做好相关工作。",
                rows: &["assign [省林业厅]: 古树名木的保护"],
            },
            Example {
                text: "市委组织部统一管理全市公务员工作。",
                rows: &["assign [市委组织部]: 全市公务员工作"],
            },
            Example {
                text: "由市水务局统一管理供水工作，市建设局不再承担相关职责。",
                rows: &["assign [市水务局]: 供水工作", "cancel [市建设局]: 相关职责"],
            },
            Example {
                text: "国家海岛局负责海岛统一执法，农业部、海关总署在各自职责范围内查处走私。",
                rows: &["assign [国家海岛局]: 海岛统一执法"],
            },
            Example {
                text: "市审计局负责预算执行审计，监督检查市属企业的财务收支。",
                rows: &["assign [市审计局]: 预算执行审计，监督检查市属企业的财务收支"],
            },
            Example {
                text: "不再设立市治水领导小组，有关职责由市水利局承担。",
                rows: &["abolish [市治水领导小组]", "transfer <其>→市水利局: 有关职责 {part}"],
            },
            Example {
                text: "商标领域执法职责继续由市场监管综合执法队承担。",
                rows: &["assign [市场监管综合执法队]: 商标领域执法"],
            },
            Example {
                text: "国务院食品安全委员会具体工作由食品药品总局承担。",
                rows: &["assign [食品药品总局]: 国务院食品安全委员会具体工作"],
            },
            Example {
                text: "物业投诉处理工作，由市住建局和市监局按各自职责分工负责。",
                rows: &["assign [市住建局]: 物业投诉处理工作", "assign [市监局]: 物业投诉处理工作"],
            },
            Example {
                text: "地方病防治业务主要由县人民医院承担。",
                rows: &["assign [县人民医院]: 地方病防治业务"],
            },
            Example {
                text: "老龄办日常工作也由省卫生健康委承担。",
                rows: &["assign [省卫生健康委]: 老龄办日常工作"],
            },
            Example {
                text: "县建设局负责排水设施的建设和维护；县水务局负责排污口的监督管理。",
                rows: &[
                    "assign [县建设局]: 排水设施的建设和维护",
                    "assign [县水务局]: 排污口的监督管理",
                ],
            },
        ]
    }

    fn counterexamples(&self) -> &'static [&'static str] {
        &[
            "市法制办承担的复议职责，在机构改革到位前仍由市法制办承担。",
            "本规定由县编制办公室负责解释。",
            "市审批局行使划入的行政许可权，并承担相应法律责任。",
            "人员和工作经费由省级承担。",
            "改革经费由市财政局负责。",
            "区审批局负责人介绍：该局承接了审批事项。",
            "区委农办承担其具体工作。",
            "由税务部门负责征收的，划转给税务部门。",
            "调整市信用建设领导小组，由市发改委牵头。",
            "有关职责由市生态环境局承担。",
            "城管领域的行政处罚权，相对集中由市城管局行使。",
            "市教育局、市科技局、市工信局分别负责教师管理、科研管理工作。",
            "不再承担科技成果鉴定职责。",
            "原由A局承担的D职责，改由B局承担。",
            "需要划转编制的，由编办负责审核。",
            "将省卫生厅承担的食品安全职责与省药监局餐饮监管职责对调。",
            "市公安局承担的消防管理职责已经理顺。",
            "市水务局对市政府负责。",
            "县公安局一度撤销，由县军管会行使其职权。",
            "一部分由市公安局承担。",
            "建立联席会议制度，由市应急局牵头。",
            "编制划转街道，日常管理由街道办事处负责。",
            "市能源局负责组织实施。",
            "法律规定由卫生部门承担的职责，调整为由应急管理部门承担。",
            "对法律规定由药品总局行使的职权，调整适用有关法律规定，由市场监管总局行使。",
            "对分散的资金实行统一管理。",
            "法律规定的原市工商局的职责，由市市场监管局承担。",
            "市政府统一领导全市各派出机构。",
            "市委统战部统一领导市民宗局，统一管理侨务工作。",
            "市委统战部统一领导市民宗局、统一管理侨务工作。",
        ]
    }
}

/// `X对D负责`
fn answers_for(here: &Here<'_>) -> Option<(Vec<Open>, usize)> {
    let clause = without_time(here.clause());
    let rest = clause.strip_suffix("负责")?;
    let at = find_top(rest, "对")?;
    let bodies = subjects(&rest[..at]).filter(|bodies| !bodies.iter().any(is_generic))?;
    let duty = worded(&rest[at + '对'.len_utf8()..]);
    // 对市政府负责 says to whom X answers.
    if bodies == [Slot::Subject] || duty.text.chars().count() < 4 || party(&duty.text).is_some() {
        return None;
    }
    let range = here.start()..here.start() + here.clause().len();
    let row = |body| Open {
        duty: Some(duty.text.clone()),
        except: duty.except.clone(),
        ..Open::about(Act::Assign, body, range.clone())
    };
    Some((bodies.into_iter().map(row).collect(), here.clause_end()))
}

/// The first verb that charges somebody: 林业主管部门 holds none.
fn charging(clause: &str) -> Option<(usize, &'static str)> {
    let (at, verb) = first_verb(clause, &VERBS)?;
    let after = at + verb.len();
    // 市审批局负责人介绍
    if verb.ends_with("负责") && clause[after..].starts_with('人') {
        return None;
    }
    if verb != "主管" || !words!["部门", "单位", "机关"].open(&clause[after..]) {
        return Some((at, verb));
    }
    let (more, verb) = first_verb(&clause[after..], &VERBS)?;
    Some((after + more, verb))
}

/// `X负责D`, with the clauses that go on with the duty.
fn charged(here: &Here<'_>) -> Option<(Vec<Open>, usize)> {
    if let Some(rows) = headed(here) {
        return Some(rows);
    }
    // A根据D的规划，负责…: the verb opens the next clause.
    let n = usize::from(grounded(here));
    let clause = without_time(&here.sentence()[here.nth(n)?]);
    let (at, verb) = charging(clause)?;
    // 将A承担的D… speaks of what A does, and says something else of it.
    if clause.starts_with(['将', '把']) || clause[at + verb.len()..].starts_with('的') {
        return None;
    }
    let before = if n > 0 { here.clause() } else { without_adverbs(&clause[..at]) };
    let before = without_ground(before);
    let before = before.strip_suffix("共同").unwrap_or(before);
    let before = words!["按照职责分工", "按照职责", "按职责分工", "按职责", "根据职责分工"]
        .strip_closing(before)
        .unwrap_or(before);
    // 由县政府授权县国资局代表县政府履行…: 县国资局 does it.
    let before = find_top(before, "授权").map_or(before, |at| &before[at + "授权".len()..]);
    let before = match find_top(before, "代表") {
        Some(at) if party(&before[at + "代表".len()..]).is_some() => &before[..at],
        _ => before,
    };
    let bodies = subjects(before)?;
    if bodies == [Slot::Subject] && !here.subject_is_known() || bodies.iter().any(is_generic) {
        return None;
    }
    let lead = clause.len() - at - verb.len();
    // 由税务部门负责征收的，…: which, and not who.
    if clause.ends_with('的') {
        return None;
    }
    let first = here.nth(n)?;
    let start = first.end - lead;
    let (end, stop) = duty_end(here, n, &bodies);
    if end <= start || lead == 0 {
        return None;
    }
    // 市委统战部领导A，统一管理D工作: not A does, who was spoken of last.
    let is_work = || words!["工作", "事务"].close(&here.sentence()[start..first.end]);
    // 统一领导甲局、统一管理D工作: a body is placed first.
    let object = &here.sentence()[start..first.end];
    let places = || object.split('、').next().is_some_and(|first| party(first).is_some());
    if LEADS.are(verb) && (bodies == [Slot::Subject] || !is_work() || places()) {
        return None;
    }
    let duty = worded(&here.sentence()[start..end]);
    // 行使其职权: whose, and what, is not said.
    let unsaid = words![
        "其职", "其具体", "其日常", "其办公室", "上述职", "相应职", "有关职权", "划入的", "划转的",
        "移交的", "相应法律责任", "相应责任",
    ]
    .open(&duty.text)
        || words!["组织实施", "具体实施", "实施", "落实", "一部分", "原来", "原有", "现有"]
            .are(&duty.text)
        || stands_before(&duty.text)
        || words!["债务", "债权", "资产", "经费", "费用"].close(&duty.text);
    if duty.text.chars().count() < 2 || duty.text.ends_with("解释") || unsaid {
        return None;
    }
    let apart = clause[..at].ends_with("分别");
    let pieces = if apart { duties(&duty.text) } else { Vec::new() };
    let each = respectively(&pieces, bodies.len());
    // Several duties of several bodies: whose is which is not said.
    let several = bodies.len() > 1 || bodies == [Slot::Subject];
    if pieces.len() > 1 && several && each.is_none() {
        return None;
    }
    let rows = bodies
        .into_iter()
        .enumerate()
        .map(|(i, body)| Open {
            duty: Some(each.map_or(&duty, |each| &each[i]).text.clone()),
            except: duty.except.clone(),
            ..Open::about(Act::Assign, body, here.start()..end)
        })
        .collect();
    Some((rows, stop))
}

/// `X：负责D`: who it is stands before a colon.
fn headed(here: &Here<'_>) -> Option<(Vec<Open>, usize)> {
    if here.mark_after(0) != Some('：') {
        return None;
    }
    let next = here.nth(1)?;
    let verb = VERBS.longest_opening(&here.sentence()[next.clone()])?;
    let bodies = party_list(here.clause())?.slots;
    let named = |body: &Slot| matches!(body, Slot::Named(_)) && !is_generic(body);
    if !bodies.iter().all(named) {
        return None;
    }
    let part = here.part().trim_end_matches(['。', '；']);
    let duty = worded(&part[next.start - here.start() + verb.len()..]);
    let range = here.start()..here.start() + part.len();
    let row = |body| Open {
        duty: Some(duty.text.clone()),
        except: duty.except.clone(),
        ..Open::about(Act::Assign, body, range.clone())
    };
    let says = duty.text.chars().nth(1).is_some();
    says.then(|| (bodies.into_iter().map(row).collect(), here.part_end()))
}

/// `X的主要职责是，D1，D2，…等`: each clause that opens with a verb is a duty.
fn run(here: &Here<'_>) -> Option<(Vec<Open>, usize)> {
    let clause = here.clause();
    let lead =
        words!["主要职责是", "主要职责为", "主要职责任务是", "主要职责任务为", "主要职能是",];
    // 主要职责任务：D1；D2
    let alone = words!["主要职责任务", "主要职责", "职责任务", "主要职能"];
    let before_list = here.mark_after(0) == Some('：');
    let (at, word) = match alone.closing(clause).filter(|_| before_list) {
        Some(word) => (clause.len() - word.len(), word),
        None => listed_verb(clause, lead)?,
    };
    let before = clause[..at].trim_end_matches(['的', '其']);
    // X关于新闻出版管理方面的主要职责是
    let about = before.strip_suffix("方面").and_then(|text| find_top(text, "关于"));
    let before = about.map_or(before, |about| &before[..about]);
    let body = subjects(before)?.into_iter().next()?;
    let same_clause = at + word.len();
    let mut pieces: Vec<std::ops::Range<usize>> = Vec::new();
    if same_clause < clause.len() {
        pieces.push(here.start() + same_clause..here.start() + clause.len());
    }
    let mut n = 0;
    while matches!(here.mark_after(n), Some('，' | '；' | '：')) {
        n += 1;
        let Some(next) = here.nth(n) else { break };
        let opens = leads_a_duty(&here.sentence()[next.clone()]);
        match pieces.last_mut() {
            Some(last) if !opens && here.mark_after(n - 1) != Some('；') => last.end = next.end,
            _ => pieces.push(next),
        }
    }
    if pieces.is_empty() {
        return None;
    }
    let end = here.end_after(here.through(n).end);
    let rows = pieces
        .into_iter()
        .map(|range| Open {
            duty: Some(here.sentence()[range.clone()].trim_end_matches('等').to_owned()),
            ..Open::about(Act::Assign, body.clone(), range)
        })
        .collect();
    Some((rows, end))
}

fn is_generic(body: &Slot) -> bool {
    matches!(body, Slot::Named(name) if is_generic_body(name))
}

/// `A、B分别负责D1、D2`: one duty each, where there are as many of both.
/// 科技类、文化类校外培训的审批 is one, as the parts share their tail.
fn respectively(pieces: &[Worded], bodies: usize) -> Option<&[Worded]> {
    (bodies > 1 && pieces.len() == bodies).then_some(pieces)
}

/// What a body goes by in what it does.
static GROUNDS: Words = Words::new(&["根据", "依据", "依照", "按照", "遵照"]);

/// `A根据D的规划` → `A`
fn without_ground(text: &str) -> &str {
    let who = || GROUNDS.each_inside(text).map(|(at, _)| &text[..at]).find(|who| !who.is_empty());
    who().filter(|who| party_list(who).is_some()).unwrap_or(text)
}

/// Whether a clause says who, and by what, and the next opens with what it is
/// charged with: `A根据D的规划，负责…`
fn grounded(here: &Here<'_>) -> bool {
    let clause = here.clause();
    let next = || here.nth(1).is_some_and(|next| VERBS.open(&here.sentence()[next]));
    here.mark_after(0) == Some('，') && without_ground(clause).len() < clause.len() && next()
}

/// The duty of a clause runs over those behind it that open with no other
/// statement.
fn duty_end(here: &Here<'_>, mut n: usize, bodies: &[Slot]) -> (usize, usize) {
    let named = bodies.iter().any(|body| matches!(body, Slot::Named(_) | Slot::Pronoun(_)));
    while here.mark_after(n) == Some('，') {
        let Some(next) = here.nth(n + 1) else { break };
        let text = &here.sentence()[next];
        let so_far = &here.sentence()[here.through(n)];
        let whole =
            words!["职责", "职能", "工作"].close(so_far) && words!["负责", "承担"].open(text);
        // 并监督实施 goes on; 并加挂X牌子 does not.
        let more =
            text.strip_prefix('并').filter(|more| leads_a_duty(more) || more.ends_with("实施"));
        let text = more.unwrap_or(text);
        let other = whole
            || words![
                "作为", "由", "加挂", "为", "不再", "组建", "将", "撤销", "设立", "并", "同时",
                "增加", "加强", "对外", "办公室设", "规格", "保留", "核定", "设", "双方", "两部门",
                "两局", "应",
            ]
            .open(text)
            || text.ends_with("牌子")
            || charging(text).is_some_and(|(at, _)| at > 0 && party(&text[..at]).is_some())
            || others_turn(text)
            || moves(text);
        if other || !named && !leads_a_duty(text) {
            break;
        }
        n += 1;
    }
    let range = here.through(n);
    (range.end, here.end_after(range.end))
}

/// Whether a clause opens with a body whose duties go elsewhere: `X的D划入Y`.
fn moves(text: &str) -> bool {
    words!["划入", "划归", "划转", "划给", "并入", "移交"].inside(text)
        && agency_len(text).is_some()
}

/// Whether a clause opens with other bodies that do something: `市公安局配合…`,
/// `农业部、海关总署在各自职责范围内…`.
fn others_turn(text: &str) -> bool {
    const DOES: &[&str] = &[
        "不再", "配合", "协助", "会同", "参与", "在各自", "依法", "按照", "按职责", "分别", "应当",
        "做好", "将", "把",
    ];
    let mut rest = text;
    while let Some(len) = agency_len(rest) {
        if is_generic_body(&rest[..len]) {
            return false;
        }
        rest = words!["等部门", "等单位"].strip_opening(&rest[len..]).unwrap_or(&rest[len..]);
        match rest.strip_prefix(['、', '和']) {
            Some(next) => rest = next,
            None => return leads_a_duty(rest) || DOES.iter().any(|word| rest.starts_with(word)),
        }
    }
    false
}

/// `D由X承担`
fn by(here: &Here<'_>) -> Option<(Vec<Open>, usize)> {
    let (n, clause) = (0..2).find_map(|n| {
        let clause = &here.sentence()[here.nth(n)?];
        let at = BY.iter().find_map(|by| find_top(clause, by))?;
        (n == 0 || at == 0).then_some((n, clause))
    })?;
    let (at, word) = listed_verb(clause, &BY)?;
    let rest = &clause[at + word.len()..];
    let bodies = DOES.strip_closing(rest).and_then(those_who)?;
    let before = if n == 1 { here.clause() } else { &clause[..at] };
    // A承担的D由其承担: A does.
    let (before, bodies) = match bodies.as_slice() {
        [Slot::Pronoun(word)] if word == "其" => {
            let (who, what) = who_does(before)?;
            (what, vec![who])
        }
        _ => (before, bodies),
    };
    let before = before.strip_suffix("主要").unwrap_or(before);
    let before = without_adverbs(before.trim_start_matches('将'));
    // 对法律规定的职权，调整适用有关规定，由X行使: no duty.
    if words!["调整适用", "暂时调整"].open(before) || words!["调整为", "改为"].are(before)
    {
        return None;
    }
    if before.chars().count() < 3 || party(before).is_some() || before.starts_with('原') {
        return None;
    }
    // 在改革到位前仍由X承担: until when.
    if words!["在", "于", "待"].open(before)
        && words!["之前", "前", "之后", "后", "期间"].close(before)
    {
        return None;
    }
    // D一部分由A承担, 一部分由B承担: which, is not said.
    let which = words!["一部分", "另一部分", "其余部分", "日常管理", "日常管理工作"];
    if which.are(before) || stands_before(before) {
        return None;
    }
    // 其债权债务由X承担, 工作经费由X负责: no duty.
    if words!["债务", "债权", "资产", "经费", "费用", "资金"].close(before) {
        return None;
    }
    // 法律规定的A的职责由B承担: it was A's, and no duty called A.
    let whose = words!["的职责", "的职能", "的职权"].strip_closing(before);
    let last = whose.and_then(|whose| whose.rsplit('的').next());
    if last.is_some_and(|name| is_agency(name.trim_start_matches('原'))) {
        return None;
    }
    // 建立联席会议制度，由Y牵头: how to work together.
    if words!["建立", "健全", "完善"].open(before) && words!["制度", "机制"].close(before)
    {
        return None;
    }
    // 调整X领导小组，由Y牵头: X is no duty.
    let verbs = words!["调整", "优化", "充实", "完善"];
    if verbs.strip_opening(before).is_some_and(|name| party(name).is_some()) {
        return None;
    }
    let range = here.through(n);
    if OF_SOMEBODY.are(before) {
        // 不再保留X，有关职责由Y承担: X's; otherwise whose is not said.
        let whole = !words!["有关", "相关"].open(before);
        let row = |to| Open {
            from: Slot::Pronoun("其".into()),
            to,
            duty: (!whole).then(|| before.to_owned()),
            scope: Some(if whole { Scope::Whole } else { Scope::Part }),
            ..Open::new(Act::Transfer, range.clone())
        };
        let rows = bodies.into_iter().map(row).collect();
        return here.is_right_after_end().then(|| (rows, here.end_after(range.end)));
    }
    let rows = duties(before)
        .into_iter()
        .flat_map(|duty| {
            let range = range.clone();
            bodies.clone().into_iter().map(move |body| Open {
                duty: Some(duty.text.clone()),
                except: duty.except.clone(),
                ..Open::about(Act::Assign, body, range.clone())
            })
        })
        .collect();
    Some((rows, here.end_after(range.end)))
}

/// `A承担的D` → A, D
fn who_does(text: &str) -> Option<(Slot, &str)> {
    let (at, word) = words!["承担的", "负责的"].first_inside(text)?;
    Some((party(&text[..at])?, &text[at + word.len()..]))
}

/// Duties of which only the words before say whose they are.
static OF_SOMEBODY: Words = Words::new(&[
    "有关职责", "相关职责", "有关职能", "相关职能", "职责", "职能", "原有职责", "原职责",
    "全部职责", "原有职能", "全部职能",
]);

/// `A和B按各自职责分工` → A, B; `有关部门分别`: nobody in particular.
fn those_who(text: &str) -> Option<Vec<Slot>> {
    let text = words![
        "按照各自职责分工", "按各自职责分工", "按照职责分工", "按职责分工", "按照各自职责",
        "按各自职责", "共同"
    ]
    .strip_closing(text)
    .unwrap_or(text);
    let bodies = party_list(without_adverbs(text))?.slots;
    (!bodies.iter().any(is_generic)).then_some(bodies)
}
