//! The bodies inside one, counted behind their names:
//! `X下设A、B、C3个内设机构`.

use super::{
    Construction, Example, Reach,
    shape::{first_verb, subjects},
};
use crate::{
    grammar::{Here, Open, Slot, party_list},
    lexicon::{Words, is_agency, words},
    model::Act,
};

/// See the module.
pub struct InnerBodies;

static VERBS: Words = Words::new(&["下设", "内设", "设有", "设立", "设置", "现设", "设"]);

/// What is counted.
static KINDS: Words = Words::new(&[
    "内设机构", "内设科室", "职能科室", "职能股室", "职能处室", "业务科室", "科室", "处室", "股室",
    "科", "处", "股", "机构", "部室", "职能科(室)", "职能处(室)", "职能股(室)", "科(室)", "处(室)",
    "股(室)",
]);

impl Construction for InnerBodies {
    fn name(&self) -> &'static str {
        "inner-bodies"
    }

    fn cues(&self) -> &'static [&'static str] {
        &[
            "个内设", "个职能", "个业务", "个科", "个处", "个股", "个机构", "个部室", "个正",
            "个副", "个股级",
        ]
    }

    fn reach(&self) -> Reach {
        Reach::Clause
    }

    fn read(&self, here: &Here<'_>) -> Option<(Vec<Open>, usize)> {
        let clause = here.clause();
        let (names, count) = counted(clause)?;
        let (at, verb) = first_verb(names, &VERBS)?;
        let mut owners = subjects(names[..at].trim_end_matches('共'))?;
        let owner = owners.pop().filter(|_| owners.is_empty()).map(itself)?;
        let listed = names[at + verb.len()..].trim_end_matches('共');
        let is_whole = !listed.ends_with('等');
        let units = party_list(listed.trim_end_matches('等'))?.slots;
        let named = |slot: &Slot| matches!(slot, Slot::Named(name) if is_agency(name));
        let all = units.iter().all(named) && units.len() > 1;
        if !all || is_whole && units.len() != count {
            return None;
        }
        let range = here.start()..here.start() + clause.len();
        let row = |unit| Open { to: unit, ..Open::about(Act::Unit, owner.clone(), range.clone()) };
        Some((units.into_iter().map(row).collect(), here.clause_end()))
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "县水利局下设综合科、水政科、监督检查室3个内设机构。",
                rows: &[
                    "unit [县水利局] →综合科", "unit [县水利局] →水政科",
                    "unit [县水利局] →监督检查室",
                ],
            },
            Example {
                text: "局机关内设办公室、法规科2个职能科室，行政编制12名。",
                rows: &[
                    "unit [<own>] →办公室", "unit [<own>] →法规科",
                    "staffing [<subject>]: 行政编制 ×12",
                ],
            },
            Example {
                text: "市交易中心内设办公室、交易科2个正科级机构。",
                rows: &["unit [市交易中心] →办公室", "unit [市交易中心] →交易科"],
            },
            Example {
                text: "县妇联设办公室、权益部、宣传部三个部室。",
                rows: &["unit [县妇联] →办公室", "unit [县妇联] →权益部", "unit [县妇联] →宣传部"],
            },
            Example {
                text: "设人秘股、计财股、业务股等5个股室。",
                rows: &[
                    "unit [<subject>] →人秘股", "unit [<subject>] →计财股",
                    "unit [<subject>] →业务股",
                ],
            },
        ]
    }

    fn counterexamples(&self) -> &'static [&'static str] {
        &[
            "县水利局设3个内设机构。",
            // As many as are counted, or none: one of them may be two.
            "县水利局下设综合科、水政和渔政科3个内设机构。",
            "县农业局、县林业局设综合科、法规科2个科室。",
        ]
    }
}

/// 局机关 is the document's own agency.
fn itself(owner: Slot) -> Slot {
    let own = |name: &str| name.ends_with("机关") && name.chars().count() <= 3;
    match owner {
        Slot::Named(name) if own(&name) => Slot::Own,
        owner => owner,
    }
}

/// The words before `3个内设机构`, and how many there are.
fn counted(clause: &str) -> Option<(&str, usize)> {
    let before = KINDS.at_end(clause).find_map(|kind| {
        let rest = &clause[..clause.len() - kind.len()];
        let ranks = words!["正科级", "副科级", "正股级", "股级", "科级", "正处级", "副处级"];
        ranks.strip_closing(rest).unwrap_or(rest).strip_suffix('个')
    })?;
    let digits = before.trim_end_matches(|c: char| c.is_ascii_digit());
    if let Ok(count) = before[digits.len()..].parse() {
        return Some((digits, count));
    }
    let names = before.trim_end_matches(|c| "一二三四五六七八九十".contains(c));
    let count = crate::source::chinese_number(&before[names.len()..])?;
    Some((names, usize::try_from(count).ok()?))
}
