//! A body bears another name too, or no longer: `X加挂Y牌子`, `不再加挂Y牌子`.

use super::{
    Construction, Example, Reach,
    shape::{first_verb, subjects, verbs_from_last, without_adverbs, without_time},
};
use crate::{
    grammar::{
        Here, Open, Slot,
        clauses::{find_top, split_top},
        party, party_list,
    },
    lexicon::{Words, is_class, words},
    model::Act,
};

/// See the module.
pub struct Nameplate;

/// See the module.
pub struct Unplate;

static BEARS: Words = Words::new(&[
    "对外加挂", "加挂", "增挂", "对外保留", "保留", "悬挂", "挂", "使用", "对外使用", "同时使用",
]);
static DROPS: Words = Words::new(&[
    "不再加挂", "不再挂", "不再保留", "不再使用", "摘除", "取消", "撤销", "不再对外保留",
]);
static PLATES: Words =
    Words::new(&["的牌子", "等牌子", "牌子", "的名义", "名义", "的名称", "名称"]);

impl Construction for Nameplate {
    fn name(&self) -> &'static str {
        "nameplate"
    }

    fn cues(&self) -> &'static [&'static str] {
        &["牌子", "名义", "两块牌", "名称", "挂牌"]
    }

    fn reach(&self) -> Reach {
        Reach::Next
    }

    fn read(&self, here: &Here<'_>) -> Option<(Vec<Open>, usize)> {
        let clause = without_time(here.clause());
        if let Some((host, name)) = one_body_two_plates(clause) {
            return Some((vec![plate(Act::Nameplate, here, host, name)], here.clause_end()));
        }
        if let Some((host, names)) = hung_in(clause)
            .or_else(|| hung_on(clause))
            .filter(|(_, names)| names[..] != [Slot::Subject] || here.subject_is_known())
        {
            let rows =
                names.into_iter().map(|name| plate(Act::Nameplate, here, host.clone(), name));
            return Some((rows.collect(), here.clause_end()));
        }
        if let Some((rows, end)) = two_plates_in_two_clauses(here) {
            return Some((rows, end));
        }
        rows(here, clause, &BEARS, Act::Nameplate)
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "市委外宣办的牌子挂在市委宣传部。",
                rows: &["nameplate [市委宣传部] →市委外宣办"],
            },
            Example {
                text: "市人防办不再单设，在市住建局挂牌。",
                rows: &["abolish [市人防办]", "nameplate [市住建局] →<subject>"],
            },
            Example {
                text: "农业部加挂国家乡村振兴局牌子。",
                rows: &["nameplate [农业部] →国家乡村振兴局"],
            },
            Example {
                text: "在人社部加挂国家外国专家局牌子。",
                rows: &["nameplate [人社部] →国家外国专家局"],
            },
            Example {
                text: "环境部对外保留国家核安全局牌子。",
                rows: &["nameplate [环境部] →国家核安全局"],
            },
            Example {
                text: "市应急局挂市地震局、市减灾办公室牌子。",
                rows: &["nameplate [市应急局] →市地震局", "nameplate [市应急局] →市减灾办公室"],
            },
            Example {
                text: "市法制办公室与市司法局实行一个机构、两块牌子。",
                rows: &["nameplate [市法制办公室] →市司法局"],
            },
            Example {
                text: "市外经委与市招商局实行两块牌子、一套人马。",
                rows: &["nameplate [市外经委] →市招商局"],
            },
            Example {
                text: "市委外事办与市政府外事办公室为一个机构两块牌子。",
                rows: &["nameplate [市委外事办] →市政府外事办公室"],
            },
            Example {
                text: "市委台湾工作办公室对外使用市政府台湾事务办公室名称。",
                rows: &["nameplate [市委台湾工作办公室] →市政府台湾事务办公室"],
            },
            Example {
                text: "县档案局、县保密局在县委办公室挂牌。",
                rows: &["nameplate [县委办公室] →县档案局", "nameplate [县委办公室] →县保密局"],
            },
            Example {
                text: "国家语委牌子在教育部加挂。", rows: &["nameplate [教育部] →国家语委"]
            },
            Example {
                text: "省侨务办公室在省委统战部加挂牌子，由省委统战部承担侨务管理职责。",
                rows: &["nameplate [省委统战部] →省侨务办公室", "assign [省委统战部]: 侨务管理"],
            },
            Example {
                text: "市政府台办与市委台办、市网信办与市委网信办，一个机构两块牌子。",
                rows: &["nameplate [市政府台办] →市委台办", "nameplate [市网信办] →市委网信办"],
            },
            Example {
                text: "县委老干部局由县委组织部管理的机关调整为在县委组织部挂牌。",
                rows: &["nameplate [县委组织部] →县委老干部局"],
            },
            Example {
                text: "组建市文旅局，加挂市文物局牌子。",
                rows: &["establish [市文旅局]", "nameplate [<subject>] →市文物局"],
            },
        ]
    }

    fn counterexamples(&self) -> &'static [&'static str] {
        &[
            "市数据局加挂牌子仪式在市民中心举行。",
            "不再加挂市粮食局牌子。",
            "市农机局并入市农业局，对外保留两块牌子。",
            "保留市环境保护局。",
            "各单位要规范牌子悬挂。",
            "不得以委托名义变相收费。",
            "核准企业使用的名称。",
            "负责保留企业名称。",
            "市数据局在市民中心挂牌。",
            "市数据局今天正式挂牌。",
        ]
    }
}

impl Construction for Unplate {
    fn name(&self) -> &'static str {
        "unplate"
    }

    fn cues(&self) -> &'static [&'static str] {
        &["牌子", "名义", "名称"]
    }

    fn read(&self, here: &Here<'_>) -> Option<(Vec<Open>, usize)> {
        rows(here, without_time(here.clause()), &DROPS, Act::Unplate)
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "科学技术部不再加挂国家外国专家局牌子。",
                rows: &["unplate [科学技术部] →国家外国专家局"],
            },
            Example {
                text: "市商务局不再保留市粮食局牌子。",
                rows: &["unplate [市商务局] →市粮食局"],
            },
            Example {
                text: "取消县农业局的县畜牧局牌子。",
                rows: &["unplate [县农业局] →县畜牧局"],
            },
            Example {
                text: "县水务局不再使用县水利局名称。",
                rows: &["unplate [县水务局] →县水利局"],
            },
        ]
    }

    fn counterexamples(&self) -> &'static [&'static str] {
        &[
            "不再保留行政机构的牌子。", "不再保留市粮食局。", "取消企业资质年检职责。",
            "市商务局加挂市粮食局牌子。",
        ]
    }
}

fn plate(act: Act, here: &Here<'_>, host: Slot, name: Slot) -> Open {
    let range = here.start()..here.start() + here.clause().len();
    Open { to: name, ..Open::about(act, host, range) }
}

fn rows(here: &Here<'_>, clause: &str, verbs: &Words, act: Act) -> Option<(Vec<Open>, usize)> {
    let text = without_gloss(clause);
    let text = PLATES.strip_closing(text)?;
    let (at, verb) = verbs_from_last(text, verbs).into_iter().next_back()?;
    let (host, names) = hosts_and_names(&text[..at], &text[at + verb.len()..])?;
    let rows = host
        .iter()
        .flat_map(|host| names.iter().map(|name| plate(act, here, host.clone(), name.clone())))
        .collect();
    Some((rows, here.clause_end()))
}

fn without_gloss(clause: &str) -> &str {
    match clause.rfind('(') {
        Some(at) if clause.ends_with(')') && clause[..at].ends_with("牌子") => &clause[..at],
        _ => clause,
    }
}

fn hosts_and_names(before: &str, after: &str) -> Option<(Vec<Slot>, Vec<Slot>)> {
    // 取消县农业局的县畜牧局: the host stands behind the verb.
    if let Some(at) = find_top(after, "的")
        && let Some(host) = party(after[..at].trim_end_matches("加挂").trim_end_matches("对外"))
    {
        return Some((vec![host], names(&after[at + "的".len()..])?));
    }
    let before = without_adverbs(before);
    // 设立X，在Y加挂牌子: the plate is whoever the sentence set up.
    if after.trim().is_empty()
        && let Some(host) =
            before.strip_prefix("在").and_then(|host| party(host.trim_end_matches('上')))
    {
        return Some((vec![host], vec![Slot::Subject]));
    }
    let before = before.strip_prefix("在").map_or(before, |inner| inner.trim_end_matches('上'));
    let before = before.strip_suffix('以').unwrap_or(before);
    Some((subjects(before)?, names(after)?))
}

/// The extra names: what stands on a plate is a name whatever it looks like.
fn names(text: &str) -> Option<Vec<Slot>> {
    let text = text.trim().trim_matches(['“', '”', '《', '》']);
    // 保留两块牌子: which, is not said.
    let only_counted = text.ends_with(['块', '个']) && text.chars().count() <= 3;
    if only_counted || matches!(text, "原" | "原有" | "各自") || is_class(text) {
        return None;
    }
    if let Some(list) = party_list(text) {
        return Some(list.slots);
    }
    let names: Vec<Slot> = split_top(text, words!["、"])
        .into_iter()
        .map(|piece| Slot::Named(text[piece].trim_matches(['“', '”']).to_owned()))
        .collect();
    let short = |slot: &Slot| matches!(slot, Slot::Named(name) if (2..=24).contains(&name.chars().count()) && !name.contains(['，', '的']));
    (!names.is_empty() && names.iter().all(short)).then_some(names)
}

/// `X在Y挂牌`, `X在Y加挂牌子`, `X牌子在Y加挂`, `X由…调整为在Y挂牌`
fn hung_in(clause: &str) -> Option<(Slot, Vec<Slot>)> {
    let rest =
        words!["加挂牌子", "加挂牌", "挂牌子", "挂牌", "加挂"].strip_longest_closing(clause)?;
    let at = find_top(rest, "在")?;
    let host = &rest[at + '在'.len_utf8()..];
    // X不再单设，在Y挂牌
    if at == 0 && clause.ends_with("挂牌") {
        return Some((party(host)?, vec![Slot::Subject]));
    }
    // 在市民中心挂牌 is an opening ceremony.
    let is_place = words!["中心", "大厅", "馆"].close(host);
    let before = rest[..at].trim_end_matches("调整为").trim_end_matches("改为");
    let before = match find_top(before, "由") {
        Some(cut) if before.len() < at => &before[..cut],
        _ => before,
    };
    let before = without_adverbs(before.trim_start_matches(['将', '把']));
    let before = words!["的牌子", "牌子"].strip_longest_closing(before).unwrap_or(before);
    let names = party_list(before)?.slots;
    Some((party(host).filter(|_| !is_place)?, names))
}

/// `X的牌子挂在Y`, `X挂牌在Y`
fn hung_on(clause: &str) -> Option<(Slot, Vec<Slot>)> {
    let (at, verb) = first_verb(clause, words!["牌子挂在", "挂牌在", "牌子设在"])?;
    let before = without_adverbs(clause[..at].trim_end_matches('的'));
    let names = match before.is_empty() {
        true => vec![Slot::Subject],
        false => party_list(before)?.slots,
    };
    Some((party(&clause[at + verb.len()..])?, names))
}

/// `X与Y一个机构两块牌子`: the first named is the host.
fn one_body_two_plates(clause: &str) -> Option<(Slot, Slot)> {
    let one = words!["一个机构", "一套机构", "一套班子", "一套人马"];
    let (at, _) = one.first_inside(clause)?;
    let plates = find_top(clause, "两块牌子")?;
    let before = clause[..at.min(plates)].trim_end_matches(['“', '为', '是', '系']);
    pair(without_adverbs(before))
}

/// `X与Y，一个机构两块牌子`, `X与Y实行一个机构，两块牌子`
fn two_plates_in_two_clauses(here: &Here<'_>) -> Option<(Vec<Open>, usize)> {
    let next = &here.sentence()[here.nth(1)?];
    if !next.contains("两块牌子") {
        return None;
    }
    let clause = here.clause();
    let before = words!["一个机构", "一套机构", "一套班子"].strip_closing(clause).unwrap_or(clause);
    let range = here.through(1);
    let row = |(host, name)| Open { to: name, ..Open::about(Act::Nameplate, host, range.clone()) };
    let rows = pairs(without_adverbs(before))?.into_iter().map(row).collect();
    Some((rows, here.end_after(range.end)))
}

/// `A与B、C与D`, `A与B`
fn pairs(text: &str) -> Option<Vec<(Slot, Slot)>> {
    let pieces = split_top(text, words!["、"]);
    let each = || pieces.iter().map(|piece| pair(&text[piece.clone()])).collect::<Option<Vec<_>>>();
    match pieces.len() {
        1 => Some(vec![pair(text)?]),
        _ => each().or_else(|| Some(vec![pair(text)?])),
    }
}

fn pair(text: &str) -> Option<(Slot, Slot)> {
    let list = party_list(text).or_else(|| party_list(&text.replace(' ', "、")))?;
    let mut slots = list.slots.into_iter();
    Some((slots.next()?, slots.next()?))
}
