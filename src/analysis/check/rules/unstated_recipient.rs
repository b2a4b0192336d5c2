//! A duty is excepted or given away, and no text says who has it now.

use super::{Case, Finding, Look, Rule, Severity, Text};

pub(super) static RULE: Rule = Rule {
    code: "unstated-recipient",
    severity: Severity::Warning,
    what: (
        "职责被除外或划出，但没有文字说明由谁承接。",
        "A duty is carved out or given away, and no text says who receives it.",
    ),
    why: (
        "这样的职责可能无人负责，也可能由另一份文件作了规定。",
        "Nobody may answer for it; or another document, not read yet, says who does.",
    ),
    example: "将原国防科学技术工业委员会除核电管理以外的职责划给工业和信息化部。",
    look: Look::End(run),
};

fn run(case: &Case<'_>) -> Vec<Finding> {
    let left = case.end.state.unplaced().values();
    // What a body leaves behind when it ends is another finding.
    let given = left.filter(|left| left.carved || !case.is_abolition(left.by));
    given
        .map(|left| {
            let duty = case.graph.wording(left.wording);
            let last = left.last.map_or("", |last| case.graph.agency_name(last));
            Finding {
                rule: &RULE,
                message: if left.carved {
                    Text::new(
                        format!("“{duty}”被除外，{last}不再存在，接收方未说明"),
                        format!("“{duty}” is carved out, {last} has ended, and no recipient is stated"),
                    )
                } else {
                    Text::new(
                        format!("“{duty}”已划出，接收方未说明"),
                        format!("“{duty}” is given away, and no recipient is stated"),
                    )
                },
                hint: Text::new(
                    "查找规定这项职责的其他文件并加入数据；确实没有的，可在 provisions.csv 中补一行",
                    "find the document that places it and add it to the data, or add a row to provisions.csv",
                ),
                place: Some(left.by), mark: Some(duty.to_owned()),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::codes;

    #[test]
    fn a_carve_out_of_an_ended_body_is_found() {
        let first = "transfer from=甲 to=乙 scope=whole except=核电管理
                     abolish body=甲";
        assert_eq!(codes(&[first]), ["unstated-recipient"]);
        // Another instrument places it.
        assert!(codes(&[first, "transfer from=甲 to=丙 duty=核电管理 原甲"]).is_empty());
    }

    #[test]
    fn what_a_living_body_excepts_it_keeps() {
        assert!(codes(&["transfer from=甲 to=乙 scope=whole except=核电管理"]).is_empty());
    }

    #[test]
    fn a_duty_given_to_nobody_is_found() {
        assert_eq!(codes(&["transfer from=甲 duty=核电管理"]), ["unstated-recipient"]);
    }
}
