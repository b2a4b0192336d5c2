//! What is left of a duty's wording when its dress is taken off.

use std::ops::Range;

use crate::model::{Act, History, Provision, ProvisionId, Scope};

/// Words that close a duty and say nothing of it.
const CLOSINGS: &[&str] = &["职责", "职能", "工作", "事务", "的", "等", "相关", "有关"];

/// Words that say nothing of a duty wherever they close or open it.
const EMPTY: &[&str] = &[
    "职责", "职能", "工作", "事务", "责任", "任务", "的", "等", "相关", "有关", "行政", "管理",
    "监管", "监督", "负责", "承担", "组织", "指导", "协调", "推进", "国家", "全国",
];

/// Words that alone name no particular duty.
const RELATIVE: &[&str] = &[
    "其他", "其余", "其它", "全部", "所有", "有关", "相关", "行政", "管理", "职责", "职能", "工作",
    "的",
];

/// The wording without spaces and punctuation and without a closing 职责,
/// 工作, 事务. Two wordings with an equal plain form are the same duty.
///
/// ```
/// use handover::graph::plain;
/// assert_eq!(plain("盐业行政管理的职责"), plain("盐业行政管理"));
/// assert_eq!(plain("工业、通信业的节能"), "工业通信业的节能");
/// assert_ne!(plain("盐业行政管理"), plain("电业行政管理"));
/// ```
pub fn plain(wording: &str) -> String {
    let mut bare: String = letters(wording).collect();
    let mut rest = bare.as_str();
    while let Some(shorter) = CLOSINGS.iter().find_map(|word| rest.strip_suffix(word)) {
        if shorter.is_empty() {
            break;
        }
        rest = shorter;
    }
    bare.truncate(rest.len());
    bare
}

fn letters(wording: &str) -> impl Iterator<Item = char> {
    // Nearly all are Chinese: the tables of Unicode are asked of the others.
    wording.chars().filter(|&c| matches!(c, '\u{4e00}'..='\u{9fff}') || c.is_alphanumeric())
}

/// What a wording is about: the plain form without 管理, 有关, 行政… at
/// either end. The whole plain form where nothing else would be left.
///
/// ```
/// use handover::graph::core;
/// assert_eq!(core("盐业行政管理"), "盐业");
/// assert_eq!(core("有关邮政管理职责"), "邮政");
/// assert_eq!(core("管理"), "管理");
/// ```
pub fn core(wording: &str) -> String {
    let plain = plain(wording);
    plain[core_of(&plain)].to_owned()
}

/// Where in a plain form its core stands.
pub(crate) fn core_of(plain: &str) -> Range<usize> {
    let mut core = 0..plain.len();
    while let Some((before, after)) = EMPTY.iter().find_map(|word| {
        let rest = &plain[core.clone()];
        match rest.strip_suffix(word) {
            Some(_) => Some((0, word.len())),
            None => rest.strip_prefix(word).map(|_| (word.len(), 0)),
        }
    }) {
        if before + after == core.len() {
            return 0..plain.len();
        }
        core = core.start + before..core.end - after;
    }
    core
}

/// Whether a wording means something only beside its agency: 有关职责,
/// 其他行政职责, 承办国务院交办的其他事项.
pub fn is_generic(wording: &str) -> bool {
    // Most open with what they are about.
    let opens_one = |first| "其全所有相行管职工的承完".contains(first);
    if !letters(wording).next().is_none_or(opens_one) {
        return false;
    }
    let bare: String = letters(wording).collect();
    if (bare.starts_with("承办") || bare.starts_with("完成")) && bare.contains("交办") {
        return true;
    }
    let mut rest = bare.as_str();
    while let Some(shorter) = RELATIVE.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = shorter;
    }
    rest.is_empty()
}

/// Whether a transfer moves everything its giver has, or has left.
pub fn takes_all<T: AsRef<str>>(row: &Provision<T>) -> bool {
    let rest = |wording: &T| row.scope == Some(Scope::Remainder) && is_generic(wording.as_ref());
    row.act == Act::Transfer && row.duty.as_ref().is_none_or(rest)
}

/// The same of a provision of a history. Nearly always a look at three numbers.
pub(super) fn moves_all(history: &History, id: ProvisionId) -> bool {
    let rest = |wording| {
        history.scope(id) == Some(Scope::Remainder) && is_generic(history.texts().get(wording))
    };
    history.act(id) == Act::Transfer && history.parties(id).duty.is_none_or(rest)
}

/// Names of bodies outside the machinery or below it, by how they begin.
const OUTSIDE: &[&str] = &[
    "地方", "各级", "各省", "各地", "各市", "各县", "各区", "各乡", "省级", "市级", "县级", "乡镇",
    "街道", "省、", "市、", "县、", "省(", "市(", "县(", "区(", "省人民", "市人民",
];

/// … and by how they end.
const OUTSIDE_ENDS: &[&str] = &[
    "事业单位", "社会组织", "行业协会", "社会团体", "中介组织", "行业组织", "企业", "协会", "学会",
];

/// Whether a name means a class of bodies outside the machinery, or below it:
/// 地方人民政府, 事业单位. A duty that goes there is handed down.
///
/// ```
/// use handover::graph::is_outside;
/// assert!(is_outside("地方人民政府") && is_outside("有关行业协会"));
/// assert!(!is_outside("国家邮政局"));
/// ```
pub fn is_outside(agency: &str) -> bool {
    OUTSIDE.iter().any(|word| agency.starts_with(word))
        || OUTSIDE_ENDS.iter().any(|word| agency.ends_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_wordings_need_their_agency() {
        for wording in
            ["有关职责", "其他行政职责", "其余职责", "相关职责", "承办国务院交办的其他事项"]
        {
            assert!(is_generic(wording), "{wording}");
        }
        for wording in ["有关邮政管理", "行政审批", "国家医药储备管理"] {
            assert!(!is_generic(wording), "{wording}");
        }
    }

    #[test]
    fn a_bare_closing_stays() {
        assert_eq!(plain("职责"), "职责");
        assert_eq!(core("工作"), "工作");
        assert_eq!(plain(""), "");
    }
}
