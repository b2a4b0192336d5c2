//! A body that stood with another stands alone: `原与Y合署办公的X单独设置`.

use super::{
    Construction, Example,
    shape::{without_adverbs, without_time},
};
use crate::{
    grammar::{Here, Open, Slot, clauses::find_top, party_list},
    model::Act,
};

/// See the module.
pub struct Separate;

impl Construction for Separate {
    fn name(&self) -> &'static str {
        "separate"
    }

    fn cues(&self) -> &'static [&'static str] {
        &["单独设置"]
    }

    fn read(&self, here: &Here<'_>) -> Option<(Vec<Open>, usize)> {
        let clause = without_time(here.clause());
        let before = without_adverbs(clause.strip_suffix("单独设置")?);
        let before = before.strip_prefix("将").unwrap_or(before);
        let named = ["合署办公的", "挂靠的", "加挂牌子的"]
            .iter()
            .find_map(|word| find_top(before, word).map(|at| &before[at + word.len()..]))
            .or_else(|| before.starts_with("原挂靠").then(|| before.rsplit('的').next())?)
            .unwrap_or(before);
        let range = here.start()..here.start() + here.clause().len();
        let rows = party_list(named)?
            .slots
            .into_iter()
            .filter(|slot| matches!(slot, Slot::Named(_)))
            .map(|body| Open::about(Act::Establish, body, range.clone()))
            .collect::<Vec<_>>();
        (!rows.is_empty()).then(|| (rows, here.clause_end()))
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "原与县人事局合署办公的县编办单独设置。",
                rows: &["establish [县编办]"],
            },
            Example {
                text: "将原挂靠省人事厅的省编制委员会办公室单独设置，列党委机构序列。",
                rows: &["establish [省编制委员会办公室]", "classify [<subject>]: 党委机构序列"],
            },
            Example { text: "市信访局单独设置。", rows: &["establish [市信访局]"] },
        ]
    }

    fn counterexamples(&self) -> &'static [&'static str] {
        &[
            "各窗口单独设置。",
            "可以根据需要将市信访局单独设置。",
            "《关于市信访局单独设置的通知》已经印发。",
        ]
    }
}
