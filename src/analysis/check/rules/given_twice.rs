//! A body gives a duty that it gave away before.

use super::{Case, Finding, Look, Rule, Severity, Text};
use crate::analysis::fold::AnomalyKind;

pub(super) static RULE: Rule = Rule {
    code: "given-twice",
    severity: Severity::Warning,
    what: (
        "机构划出了它此前已经划出、其后没有收回的职责。",
        "A body gives a duty that it gave away before and has not got back.",
    ),
    why: (
        "两份文件相互矛盾，或者中间缺少一份文件。",
        "Two documents contradict each other, or one between them is missing.",
    ),
    example: "2003年：将甲部的盐业管理划给乙部；2008年：将甲部的盐业管理划给丙部。",
    look: Look::End(run),
};

fn run(case: &Case<'_>) -> Vec<Finding> {
    let lacking = case.end.anomalies.iter().filter(|found| found.kind == AnomalyKind::GiverLacks);
    lacking
        .map(|found| {
            let body = case.graph.agency_name(found.agency);
            Finding {
                rule: &RULE,
                message: Text::new(
                    format!("{body}此前已经划出这项职责"),
                    format!("{body} gave this duty away before"),
                ),
                hint: Text::new(
                    "用 trace 查看这项职责的经过，找出缺少的文件",
                    "look at the duty with trace, and find the document that is missing",
                ),
                place: Some(found.provision),
                mark: Some(body.to_owned()),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::codes;

    #[test]
    fn a_duty_can_be_given_once() {
        let first = "transfer from=甲 to=乙 duty=盐业管理";
        let second = "transfer from=甲 to=丙 duty=盐业管理";
        assert!(codes(&[first, second]).contains(&"given-twice".to_owned()));
        assert!(codes(&[first, "transfer from=乙 to=甲 duty=盐业管理", second]).is_empty());
    }

    #[test]
    fn one_instrument_may_share_it_out() {
        let both = "transfer from=甲 to=乙 duty=盐业管理
                    transfer from=甲 to=丙 duty=盐业管理";
        assert!(codes(&[both]).is_empty());
    }
}
