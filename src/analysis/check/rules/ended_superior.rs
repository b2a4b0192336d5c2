//! A body stands under one that has ended; nothing says who is above it now.

use super::{Case, Finding, Look, Rule, Severity, Text};
use crate::graph::AgencyId;

pub(super) static RULE: Rule = Rule {
    code: "ended-superior",
    severity: Severity::Note,
    what: (
        "机构的上级已经撤销，其后由谁管理没有说明。",
        "A body stands under one that has ended; nothing says who is above it now.",
    ),
    why: (
        "上级撤销后，下级机构必然改隶或者独立，缺少作出规定的文件。",
        "When a superior ends, its bodies come under another or stand alone; a document is missing.",
    ),
    example: "邮政局由信息产业部管理；撤销信息产业部。",
    look: Look::End(run),
};

fn run(case: &Case<'_>) -> Vec<Finding> {
    case.graph.agencies().filter_map(|agency| finding(case, agency)).collect()
}

fn finding(case: &Case<'_>, agency: AgencyId) -> Option<Finding> {
    let state = &case.end.state;
    let superior = state.body(agency).superior;
    let (above, by, _) = superior.filter(|_| state.status(agency).is_alive())?;
    if !state.status(above).has_ended() {
        return None;
    }
    let (name, above) = (case.graph.agency_name(agency), case.graph.agency_name(above));
    Some(Finding {
        rule: &RULE,
        message: Text::new(
            format!("{name}的上级{above}已经撤销，其后由谁管理未说明"),
            format!("{name} stands under {above}, which has ended; who is above it now?"),
        ),
        hint: Text::new(
            "查找规定该机构改由谁管理的文件并加入数据",
            "find the document that places it under another body, and add it to the data",
        ),
        place: Some(by),
        mark: Some(above.to_owned()),
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::codes;

    #[test]
    fn a_superior_that_ended_is_found() {
        let under = "affiliate body=邮政局 to=信息部";
        assert_eq!(codes(&[under, "abolish body=信息部"]), ["ended-superior"]);
        assert!(codes(&[under, "abolish body=信息部\naffiliate body=邮政局 to=交通部"]).is_empty());
        assert!(codes(&[under, "rename body=信息部 to=工信部"]).is_empty());
    }
}
