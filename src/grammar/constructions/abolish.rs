//! A body ends: `不再保留X`, `撤销X`, `X不再保留`.

use super::{
    Construction, Example, Reach,
    shape::{first_verb, subjects, without_time},
};
use crate::{
    grammar::{Here, Open, Parties, Slot, party_list},
    lexicon::{Words, is_agency, is_generic_body, words},
    model::Act,
};

/// See the module.
pub struct Abolish;

static VERBS: Words = Words::new(&[
    "不再保留", "不再设立", "不再单设", "不单设", "不再单独设置", "不再单独设立", "不单独设置",
    "撤销", "撤消", "裁撤", "不在保留", "撤并",
]);

impl Construction for Abolish {
    fn name(&self) -> &'static str {
        "abolish"
    }

    fn cues(&self) -> &'static [&'static str] {
        &["不再", "撤", "不在保留", "不单"]
    }

    fn reach(&self) -> Reach {
        Reach::Clause
    }

    fn read(&self, here: &Here<'_>) -> Option<(Vec<Open>, usize)> {
        let clause = without_time(here.clause());
        let (at, verb) = first_verb(clause, &VERBS)?;
        let after = clause[at + verb.len()..].trim().trim_start_matches('了');
        // X撤销后，…: it was.
        let after = if after == "后" { "" } else { after };
        let before = &clause[..at];
        let dated =
            clause.len() < here.clause().len() || here.start() > 0 && here.opens_the_sentence();
        // 甲局。撤销，其职责…: the paragraph is about 甲局.
        let told_first = here.start() == 0 && matches!(here.mark_after(0), Some('，' | '。'));
        let ended = if after.is_empty() && before.is_empty() && (dated || told_first) {
            // 2001年12月撤销: whoever the text is about.
            Parties { slots: vec![Slot::Subject], open_ended: false }
        } else if after.is_empty() {
            // 上述部门不再保留; X予以撤销
            party_list(super::shape::without_adverbs(before).trim_end_matches('被'))?
        } else {
            // 各县不再设立X: of which no one is named.
            subjects(before).filter(|_| !before.starts_with('各'))?;
            let after = ["其内设机构", "内设机构", "机关内设的", "内设的"]
                .iter()
                .find_map(|word| after.find(word).map(|at| &after[at + word.len()..]))
                .unwrap_or(after);
            // 撤销X后，…
            let after = after.strip_suffix('后').unwrap_or(after);
            let after = after.strip_suffix("建制").unwrap_or(after);
            // 不再单设机构 ends nothing that was there.
            party_list(after).filter(|_| !words!["机构", "单设机构", "独立机构"].are(after))?
        };
        // 不再保留执法队伍: of whom is not said.
        let specific = |slot: &Slot| match slot {
            Slot::Named(name) => {
                name.rsplit('、').next().is_some_and(is_agency)
                    && !is_generic_body(name)
                    && !name.starts_with("执法队")
            }
            _ => true,
        };
        if !ended.slots.iter().all(specific) {
            return None;
        }
        let rows = ended
            .slots
            .into_iter()
            .map(|body| {
                Open::about(Act::Abolish, body, here.start()..here.start() + here.clause().len())
            })
            .collect();
        Some((rows, here.clause_end()))
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example { text: "1958年，撤销。", rows: &["abolish [<subject>]"] },
            Example {
                text: "撤销了市安监局、市旅游局等6个部门。",
                rows: &["abolish [市安监局]", "abolish [市旅游局]"],
            },
            Example {
                text: "不再保留国家粮食局、国家物资储备局。",
                rows: &["abolish [国家粮食局]", "abolish [国家物资储备局]"],
            },
            Example {
                text: "1983年，撤销县档案局建制。", rows: &["abolish [县档案局]"]
            },
            Example {
                text: "1967年5月，县档案局被撤消。", rows: &["abolish [县档案局]"]
            },
            Example {
                text: "撤销水利电力部后，成立水利部。",
                rows: &["abolish [水利电力部]", "establish [水利部]"],
            },
            Example { text: "撤销县物价局。", rows: &["abolish [县物价局]"] },
            Example {
                text: "县乡企局2001年12月撤销，职能归县经贸局。",
                rows: &["abolish [县乡企局]", "transfer <其>→县经贸局 {whole}"],
            },
            Example {
                text: "2001年12月撤销，职能并入县经贸局。",
                rows: &["abolish [<subject>]", "transfer <其>→县经贸局 {whole}"],
            },
            Example { text: "市机械局于1998年撤销。", rows: &["abolish [市机械局]"] },
            Example {
                text: "市物资局自1999年6月起不再保留。", rows: &["abolish [市物资局]"]
            },
            Example {
                text: "不再保留国家食品药品监管局和单设的国务院食品安全办公室。",
                rows: &["abolish [国家食品药品监管局]", "abolish [国务院食品安全办公室]"],
            },
            Example {
                text: "撤销市防汛指挥部、市清欠领导小组等12个议事协调机构。",
                rows: &["abolish [市防汛指挥部]", "abolish [市清欠领导小组]"],
            },
            Example {
                text: "不再保留市委、市政府研究室。",
                rows: &["abolish [市委、市政府研究室]"],
            },
            Example { text: "上述部门不再保留。", rows: &["abolish [<上述部门>]"] },
            Example {
                text: "撤销国家信息化推进办公室，其职能并入产业和信息部。",
                rows: &["abolish [国家信息化推进办公室]", "transfer <其>→产业和信息部 {whole}"],
            },
            Example {
                text: "不再保留国家能源领导小组及其办公室。",
                rows: &["abolish [国家能源领导小组]", "abolish [国家能源领导小组办公室]"],
            },
        ]
    }

    fn counterexamples(&self) -> &'static [&'static str] {
        &[
            "市商务局不再保留市粮食局牌子。",
            "撤销了12个机构。",
            "区级不再保留执法队伍。",
            "撤销事业单位。",
            "各县(市、区)不再设立政务服务中心。",
            "市应急办设在市政府办公室，不再单设机构。",
            "行政机构的设立、撤销或者合并，由本级人民政府提出方案。",
            "不再承担行政管理职能。",
            "撤销违规审批事项见成效。",
        ]
    }
}
