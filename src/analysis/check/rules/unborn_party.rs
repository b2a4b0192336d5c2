//! A transfer from a body that is set up only later.

use super::{Case, Finding, Rule, Severity, Text};
use crate::{
    graph::{AgencyId, Relation},
    model::{Act, Provision, ProvisionId},
};

pub(super) static RULE: Rule = Rule {
    code: "unborn-party",
    severity: Severity::Warning,
    what: (
        "职责从一个由更晚的文件才设立的机构划出。",
        "A duty comes from a body that only a later document sets up.",
    ),
    why: (
        "文件的日期可能有误，或者两个机构同名。",
        "A date may be wrong, or two bodies may share a name.",
    ),
    example: "2003年：将甲部的盐业管理划给乙部；2008年：设立甲部。",
    run: Some(run),
};

fn run(case: &Case<'_>) -> Vec<Finding> {
    let births: Vec<_> = case.graph.agencies().map(|agency| birth(case, agency)).collect();
    let transfers = case.history.provisions().filter(|(_, row)| row.act == Act::Transfer);
    transfers
        .filter_map(|(id, row)| {
            let giver = case.graph.agency(row.from.as_deref()?)?;
            let born = births[giver.index()]?;
            (row.instrument < case.history.provision(born).instrument).then(|| finding(id, row))
        })
        .collect()
}

/// The clause that first sets a body up, where it is not set up anew.
fn birth(case: &Case<'_>, agency: AgencyId) -> Option<ProvisionId> {
    let life = case.graph.life(agency);
    let first = life.into_iter().find(|link| {
        matches!(link.relation, Relation::Begins | Relation::Ends | Relation::SucceededBy)
    })?;
    let anew = case.history.provision(first.provision).evidence.quote.contains("重新");
    (first.relation == Relation::Begins && !anew).then_some(first.provision)
}

fn finding(id: ProvisionId, row: &Provision) -> Finding {
    let body = row.from.as_deref().unwrap_or_default();
    Finding {
        rule: &RULE,
        message: Text::new(
            format!("职责由{body}划出，而它由更晚的文件才设立"),
            format!("a duty comes from {body}, which only a later document sets up"),
        ),
        hint: Text::new(
            "核对文件日期；同名的不同机构请在 agencies.toml 中分开",
            "check the dates; list different bodies of one name apart in agencies.toml",
        ),
        place: Some(id),
        mark: Some(body.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::codes;

    #[test]
    fn the_unborn_give_nothing() {
        let gives = "transfer from=甲 to=乙 duty=盐业管理";
        assert_eq!(codes(&[gives, "establish body=甲"]), ["unborn-party"]);
        assert!(codes(&["establish body=甲", gives]).is_empty());
        assert!(codes(&[gives, "establish body=甲 重新组建"]).is_empty());
    }
}
