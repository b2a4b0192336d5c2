//! A body has ended and still holds a duty.

use super::{Case, Finding, Look, Rule, Severity, Text};
use crate::{
    analysis::fold::Left,
    graph::{AgencyId, DutyId, DutyKind},
    model::ProvisionId,
};

pub(super) static RULE: Rule = Rule {
    code: "ended-holder",
    severity: Severity::Warning,
    what: (
        "机构已经撤销，它的职责没有文字说明由谁承接，或者撤销后仍被赋予职责。",
        "A body has ended, and no text says who has its duty; or it is given one after its end.",
    ),
    why: (
        "职责不会随机构自行消失：要么划转，要么取消。",
        "A duty does not end with its holder: it is transferred or cancelled.",
    ),
    example: "撤销甲局。（甲局负责的盐业管理没有交代）",
    look: Look::End(run),
};

fn run(case: &Case<'_>) -> Vec<Finding> {
    let unplaced = case.end.state.unplaced().values();
    let left = unplaced.filter(|left| !left.carved && case.is_abolition(left.by));
    let left = left.filter_map(|left: &Left| Some((left.last?, left.wording, left.by)));
    let state = &case.end.state;
    let ended = case.graph.agencies().filter(|&agency| state.status(agency).has_ended());
    let held = ended.flat_map(|agency| {
        let duties = state.holdings(agency).filter(|(_, hold)| !hold.presumed);
        duties.map(move |(_, hold)| (agency, hold.wording, hold.by))
    });
    left.chain(held).map(|(agency, duty, by)| finding(case, agency, duty, by)).collect()
}

fn finding(case: &Case<'_>, agency: AgencyId, duty: DutyId, by: ProvisionId) -> Finding {
    let body = case.graph.agency_name(agency);
    let (zh, en) = match case.graph.duty_kind(duty) {
        DutyKind::Whole(of) => {
            let of = case.graph.agency_name(of);
            (format!("{of}的全部职责"), format!("all duties of {of}"))
        }
        _ => {
            let wording = case.graph.wording(duty);
            (format!("“{wording}”"), format!("“{wording}”"))
        }
    };
    Finding {
        rule: &RULE,
        message: Text::new(
            format!("{body}已经撤销，{zh}由谁承接未说明"),
            format!("{body} has ended, and no text says who has {en}"),
        ),
        hint: Text::new(
            "查找规定该机构职责去向的文件，或核对机构名称是否写法不一",
            "find the document that places its duties, or check whether the name is spelled in two ways",
        ),
        place: Some(by),
        mark: Some(body.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::codes;

    #[test]
    fn what_it_leaves_behind_is_found() {
        let duties = "assign body=甲 duty=盐业管理";
        assert_eq!(codes(&[duties, "abolish body=甲"]), ["ended-holder"]);
        assert!(codes(&[duties, "transfer from=甲 to=乙\nabolish body=甲"]).is_empty());
        assert!(codes(&[duties, "merge body=甲 to=乙"]).is_empty());
    }

    #[test]
    fn what_it_is_given_after_its_end_is_found() {
        let after = "assign body=甲 duty=盐业管理";
        assert_eq!(codes(&["abolish body=甲", after]), ["ended-holder"]);
    }
}
