//! Bodies that stand under one another in a circle.

use std::collections::BTreeSet;

use super::{Case, Finding, Look, Rule, Severity, Text};
use crate::graph::AgencyId;

pub(super) static RULE: Rule = Rule {
    code: "superior-cycle",
    severity: Severity::Error,
    what: ("机构之间互为上级，形成循环。", "Bodies stand under one another in a circle."),
    why: (
        "上下级关系不可能循环，其中必有一条有误。",
        "One of the clauses must be misread or misdated.",
    ),
    example: "甲局由乙部管理；乙部由甲局管理。",
    look: Look::End(run),
};

fn run(case: &Case<'_>) -> Vec<Finding> {
    let mut walked: Vec<Option<AgencyId>> = vec![None; case.graph.agencies().len()];
    let mut findings = Vec::new();
    for start in case.graph.agencies() {
        let mut at = start;
        while walked[at.index()].is_none() {
            walked[at.index()] = Some(start);
            match case.end.state.body(at).superior {
                Some((above, ..)) => at = above,
                None => break,
            }
        }
        let closed = case.end.state.body(at).superior.is_some();
        // Met again on the very walk that marked it: a circle through it.
        if closed && walked[at.index()] == Some(start) {
            findings.extend(circle(case, at));
        }
    }
    findings
}

fn circle(case: &Case<'_>, start: AgencyId) -> Option<Finding> {
    let mut seen = BTreeSet::new();
    let (mut names, mut last, mut at) = (Vec::new(), None, start);
    while seen.insert(at) {
        names.push(case.graph.agency_name(at));
        let (above, by, _) = case.end.state.body(at).superior?;
        last = last.max(Some(by));
        at = above;
    }
    names.push(case.graph.agency_name(start));
    Some(Finding {
        rule: &RULE,
        message: Text::new(
            format!("上下级关系成环：{}", names.join(" → ")),
            format!("superiors in a circle: {}", names.join(" → ")),
        ),
        hint: Text::new(
            "核对这些条款中的“由…管理”和文件日期",
            "check who is under whom in these clauses, and their dates",
        ),
        place: last,
        mark: None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::codes;

    #[test]
    fn circles_are_found_once() {
        let under = |body: &str, to: &str| format!("affiliate body={body} to={to}");
        let circle = [under("甲", "乙"), under("乙", "丙"), under("丙", "甲"), under("丁", "甲")];
        assert_eq!(codes(&[&circle.join("\n")]), ["superior-cycle"]);
        assert!(codes(&[&circle[..2].join("\n")]).is_empty());
    }
}
