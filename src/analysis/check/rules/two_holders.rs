//! Two bodies hold one duty, and no clause shares it between them.

use super::{Case, Finding, Look, Rule, Severity, Text};
use crate::{
    analysis::fold::Hold,
    graph::{AgencyId, DutyId, DutyKind},
};

pub(super) static RULE: Rule = Rule {
    code: "two-holders",
    severity: Severity::Warning,
    what: (
        "同一职责由两个机构承担，而没有条款把它分给两家。",
        "Two bodies hold the same duty, and no clause shares it between them.",
    ),
    why: (
        "职责交叉，或者缺少把职责从前一个机构划走的文件。",
        "Their duties overlap; or the document that took it from the first is missing.",
    ),
    example: "2003年：甲部负责盐业管理；2008年：乙部负责盐业管理。",
    look: Look::End(run),
};

fn run(case: &Case<'_>) -> Vec<Finding> {
    case.graph.duties().filter_map(|duty| finding(case, duty)).collect()
}

fn finding(case: &Case<'_>, duty: DutyId) -> Option<Finding> {
    let state = &case.end.state;
    if state.holder_count(duty) < 2 || case.graph.duty_kind(duty) != DutyKind::Worded {
        return None;
    }
    let holders = state.holders(duty);
    let mut held: Vec<(&Hold, AgencyId)> = holders
        .filter(|&agency| state.status(agency).is_alive())
        .filter_map(|agency| Some((state.held(agency, duty)?, agency)))
        .filter(|(hold, _)| !hold.presumed)
        .collect();
    held.sort_by_key(|(hold, _)| hold.by);
    let [(first, one), .., (last, other)] = held.as_slice() else { return None };
    let instrument = |hold: &Hold| case.history.instrument_id(hold.by);
    if instrument(first) == instrument(last) {
        return None; // one document names both: that is the clause
    }
    let name = |agency: &AgencyId| case.graph.agency_name(*agency);
    let (one, other, wording) = (name(one), name(other), case.graph.wording(duty));
    Some(Finding {
        rule: &RULE,
        message: Text::new(
            format!("“{wording}”由{one}和{other}同时承担，没有条款说明分工"),
            format!("“{wording}” is held by both {one} and {other}; no clause shares it"),
        ),
        hint: Text::new(
            "查找把它从前者划走、或在两者之间分工的文件",
            "find the document that takes it from the first, or shares it between the two",
        ),
        place: Some(last.by),
        mark: Some(wording.to_owned()),
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::codes;

    #[test]
    fn two_documents_charge_two_bodies() {
        let first = "assign body=甲 duty=盐业管理";
        assert_eq!(codes(&[first, "assign body=乙 duty=盐业管理工作"]), ["two-holders"]);
        assert!(codes(&[first, "transfer from=甲 to=乙 duty=盐业管理"]).is_empty());
    }

    #[test]
    fn wordings_that_need_their_agency_are_not_one_duty() {
        let other = |body| format!("assign body={body} duty=承办国务院交办的其他事项");
        assert!(codes(&[&other("甲"), &other("乙")]).is_empty());
    }
}
