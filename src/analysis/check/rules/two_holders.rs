//! Two bodies hold one duty, and no clause shares it between them.
//!
//! Only bodies that are known to be two: not one and the one above it, not a
//! class of bodies, not a body that is only described (国务院指定的部门), which may
//! be the other.

use std::collections::BTreeSet;

use super::{Case, Finding, Look, Rule, Severity, Text};
use crate::{
    analysis::fold::Hold,
    graph::{AgencyId, DutyId, DutyKind, is_outside},
    model::{Act, InstrumentId},
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
    let name = |agency: AgencyId| case.graph.agency_name(agency);
    let mut held: Vec<(&Hold, AgencyId)> = state
        .holders(duty)
        .filter(|&agency| state.status(agency).is_alive() && is_one_body(name(agency)))
        .filter_map(|agency| Some((state.held(agency, duty)?, agency)))
        .filter(|(hold, _)| !hold.presumed)
        .collect();
    held.sort_by_key(|(hold, _)| hold.by);
    let charged = charged(case, duty);
    let (place, one, other) = held.iter().enumerate().rev().find_map(|(at, &(last, other))| {
        let earlier = held[..at].iter().find(|&&(first, one)| {
            let instrument = |hold: &Hold| case.history.instrument_id(hold.by);
            instrument(first) != instrument(last)
                && !shared(&charged, one, other)
                && !in_one_line(case, one, other)
        });
        earlier.map(|&(_, one)| (last.by, one, other))
    })?;
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
        place: Some(place),
        mark: Some(wording.to_owned()),
    })
}

/// How names end that say what a body does, and not which it is:
/// 国务院指定的部门, 有关主管部门. It may be the very body that holds the duty.
const DESCRIBED: &[&str] = &["部门", "机关", "主管机构", "有关单位", "指定的机构"];

/// Whether a name means one body: not a class of bodies, each of which does
/// the same in its own area, and not whoever it may be.
fn is_one_body(name: &str) -> bool {
    !is_outside(name) && !DESCRIBED.iter().any(|end| name.ends_with(end))
}

/// Whom each document charges with a duty. A document that gives it away says
/// nothing of sharing.
fn charged(case: &Case<'_>, duty: DutyId) -> BTreeSet<(InstrumentId, AgencyId)> {
    let charges = |act| matches!(act, Act::Assign | Act::Add | Act::Strengthen | Act::Retain);
    let links = case.graph.wordings(duty).into_iter().flat_map(|duty| case.graph.parties(duty));
    links
        .filter(|link| charges(case.history.act(link.provision)))
        .map(|link| (case.history.instrument_id(link.provision), link.agency))
        .collect()
}

/// Whether one document charges both: that is the clause that shares.
fn shared(charged: &BTreeSet<(InstrumentId, AgencyId)>, one: AgencyId, other: AgencyId) -> bool {
    let of_one = charged.iter().filter(|(_, agency)| *agency == one);
    of_one.into_iter().any(|(instrument, _)| charged.contains(&(*instrument, other)))
}

/// Whether one body stands below the other: what the lower does, the upper
/// answers for.
fn in_one_line(case: &Case<'_>, one: AgencyId, other: AgencyId) -> bool {
    is_above(case, one, other) || is_above(case, other, one)
}

fn is_above(case: &Case<'_>, upper: AgencyId, lower: AgencyId) -> bool {
    let superior = |agency: &AgencyId| case.end.state.body(*agency).superior.map(|(body, ..)| body);
    // Superiors may run in a circle, which is another finding.
    let line = std::iter::successors(superior(&lower), superior);
    line.take(LINE).any(|above| above == upper)
}

/// Superiors that are looked through.
const LINE: usize = 8;

#[cfg(test)]
mod tests {
    use super::super::tests::codes;

    const FIRST: &str = "assign body=甲局 duty=盐业管理";

    #[test]
    fn two_documents_charge_two_bodies() {
        assert_eq!(codes(&[FIRST, "assign body=乙局 duty=盐业管理工作"]), ["two-holders"]);
        assert!(codes(&[FIRST, "transfer from=甲局 to=乙局 duty=盐业管理"]).is_empty());
    }

    #[test]
    fn a_later_document_shares_or_does_not() {
        let both = "assign body=甲局 duty=盐业管理\nassign body=乙局 duty=盐业管理";
        assert!(codes(&[FIRST, both]).is_empty());
        let given_back = "assign body=甲局 duty=盐业管理";
        let given = "transfer from=甲局 to=乙局 duty=盐业管理";
        assert_eq!(codes(&[FIRST, given, given_back]), ["two-holders"]);
        let third = "assign body=丙局 duty=盐业管理";
        assert_eq!(codes(&[FIRST, both, third]), ["two-holders"]);
        assert_eq!(codes(&[FIRST, third, both]), ["two-holders"]);
    }

    #[test]
    fn a_body_and_the_one_above_it_answer_together() {
        let bureau = "affiliate to=甲部 body=乙局";
        let duty = |body| format!("assign body={body} duty=盐业管理");
        let (upper, lower) = (duty("甲部"), duty("乙局"));
        assert!(codes(&[bureau, &upper, &lower]).is_empty());
        assert!(codes(&[bureau, &lower, &upper]).is_empty());
        let twins = "affiliate to=甲部 body=乙局\naffiliate to=甲部 body=丙局";
        assert_eq!(codes(&[twins, &lower, &duty("丙局")]), ["two-holders"]);
    }

    #[test]
    fn whoever_it_may_be_is_no_second_holder() {
        for described in ["国务院指定的部门", "有关主管部门", "各级人民政府", "地方人民政府"]
        {
            let other = format!("assign body={described} duty=盐业管理");
            assert!(codes(&[&other, FIRST]).is_empty(), "{described}");
        }
    }

    #[test]
    fn wordings_that_need_their_agency_are_not_one_duty() {
        let other = |body| format!("assign body={body} duty=承办国务院交办的其他事项");
        assert!(codes(&[&other("甲"), &other("乙")]).is_empty());
    }
}
