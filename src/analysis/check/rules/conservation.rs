//! Each duty of a giver ends somewhere.

use super::{Case, Finding, Look, Rule, Severity, Text};
use crate::{
    analysis::{fold::Status, structure::Ending},
    graph::AgencyId,
    model::ProvisionId,
};

pub(super) static RULE: Rule = Rule {
    code: "conservation",
    severity: Severity::Warning,
    what: (
        "机构撤销时只说明了部分职责的去向，其余职责没有交代。",
        "A body ended after giving only some duties away by name; nothing is said of the rest.",
    ),
    why: (
        "每一项职责都应当被接收、除外、保留、取消，或者列为未说明。",
        "Each duty must be received, carved out, retained, cancelled, or listed as unstated.",
    ),
    example: "将甲局的盐业管理划给乙部，撤销甲局。（甲局的其他职责没有交代）",
    look: Look::End(run),
};

fn run(case: &Case<'_>) -> Vec<Finding> {
    case.graph
        .agencies()
        .filter_map(|agency| match case.end.state.status(agency) {
            // That a body is called 原 says nothing of how it ended.
            Status::Ended(Ending::Abolished, Some(by))
                if case.history.is_stated(by) && gave_some_only(case, agency) =>
            {
                Some(finding(case, agency, by))
            }
            _ => None,
        })
        .collect()
}

/// Whether it gave duties away by name, and never all it had.
fn gave_some_only(case: &Case<'_>, agency: AgencyId) -> bool {
    let all =
        case.graph.whole(agency).is_some_and(|whole| case.graph.givers(whole).next().is_some());
    let state = &case.end.state;
    // A body set up within the history had what the history says, and no more.
    !all && state.gave_by_name(agency) && state.body(agency).since.is_none()
}

fn finding(case: &Case<'_>, agency: AgencyId, by: ProvisionId) -> Finding {
    let body = case.graph.agency_name(agency);
    Finding {
        rule: &RULE,
        message: Text::new(
            format!("{body}撤销，只说明了部分职责的去向"),
            format!("{body} ended; only some of its duties are accounted for"),
        ),
        hint: Text::new(
            "查找规定其余职责去向的文件（常为另一部门的规定）",
            "find the document that places the rest (often another body's regulation)",
        ),
        place: Some(by),
        mark: Some(body.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::codes;

    #[test]
    fn some_duties_are_not_all() {
        let some = "transfer from=甲 to=乙 duty=盐业管理\nabolish body=甲";
        assert_eq!(codes(&[some]), ["conservation"]);
        let rest = "transfer from=甲 to=丙 duty=其余职责 scope=remainder";
        assert!(codes(&[&format!("{some}\n{rest}")]).is_empty());
    }
}
