//! A body comes under another superior, and the former one is not stated.

use super::{Case, Finding, Look, Rule, Severity, Text};
use crate::analysis::trace::StepKind;

pub(super) static RULE: Rule = Rule {
    code: "unstated-superior",
    severity: Severity::Note,
    what: (
        "机构改由另一机构管理，但没有文字说明原来由谁管理。",
        "A body comes under another superior, and no text says who the former one was.",
    ),
    why: (
        "不知道原来的主管机构，调整前的结构就不完整。",
        "Without the former superior, the structure before is incomplete.",
    ),
    example: "国家邮政局改由交通运输部管理。",
    look: Look::End(run),
};

fn run(case: &Case<'_>) -> Vec<Finding> {
    let moves = case.end.events.iter().filter(|event| {
        // 改由 says that there was another before; 由…管理 does not.
        let quote = case.history.quote(event.provision);
        let changes = quote.is_empty() || ["改由", "改为"].iter().any(|w| quote.contains(w));
        event.kind == StepKind::Reparented && event.from.is_none() && changes
    });
    moves
        .filter_map(|event| {
            let body = case.graph.agency_name(event.body?);
            let to = case.graph.agency_name(event.to?);
            Some(Finding {
                rule: &RULE,
                message: Text::new(
                    format!("{body}改由{to}管理，原主管机构未说明"),
                    format!("{body} comes under {to}; its former superior is not stated"),
                ),
                hint: Text::new(
                    "在较早的文件中查找该机构原来由谁管理，并加入数据",
                    "find in an earlier document under whom it stood, and add that to the data",
                ),
                place: Some(event.provision),
                mark: None,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::codes;

    #[test]
    fn a_change_needs_a_former_superior() {
        assert_eq!(codes(&["affiliate body=邮政局 to=交通部 改由"]), ["unstated-superior"]);
        assert!(codes(&["affiliate body=邮政局 to=交通部"]).is_empty());
        assert!(codes(&["affiliate body=邮政局 from=信息部 to=交通部 改由"]).is_empty());
    }

    #[test]
    fn an_earlier_instrument_may_state_it() {
        let earlier = "affiliate body=邮政局 to=信息部";
        assert!(codes(&[earlier, "affiliate body=邮政局 to=交通部 改由"]).is_empty());
    }
}
