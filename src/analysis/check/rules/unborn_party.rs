//! A transfer from or to a body that is set up only later.

use super::{Finding, Look, Rule, Severity, Text};
use crate::{
    graph::{AgencyId, Graph, Relation},
    model::{Act, History, ProvisionId},
};

pub(super) static RULE: Rule = Rule {
    code: "unborn-party",
    severity: Severity::Warning,
    what: (
        "职责从（或向）一个后来才设立的机构划转。",
        "A duty moves from or to a body that is set up only later.",
    ),
    why: (
        "文件的日期可能有误，或者两个机构同名。",
        "A date may be wrong, or two bodies may share a name.",
    ),
    example: "2003年：将甲部的盐业管理划给乙部；2008年：设立甲部。",
    look: Look::Clauses(run),
};

fn run(history: &History, graph: &Graph) -> Vec<Finding> {
    let births: Vec<_> = graph.agencies().map(|agency| birth(history, graph, agency)).collect();
    let transfers = graph.all_said(history).filter(|(_, said)| said.act == Act::Transfer);
    let parties = transfers.flat_map(|(id, said)| {
        [said.from, said.to].into_iter().flatten().map(move |party| (id, party))
    });
    let unborn = parties.filter(|&(id, party)| match births[party.index()] {
        Some(born) => id < born && history.instrument_id(id) < history.instrument_id(born),
        None => is_early(history, graph, party, id),
    });
    unborn.map(|(id, party)| finding(id, graph.agency_name(party))).collect()
}

/// Whether people know the body to begin only after the instrument.
fn is_early(history: &History, graph: &Graph, party: AgencyId, id: ProvisionId) -> bool {
    let day = || history.instrument(history.instrument_id(id)).date();
    graph.born(party).is_some_and(|born| day().is_some_and(|day| day < born))
}

/// The clause that first sets a body up, where it is not set up anew.
fn birth(history: &History, graph: &Graph, agency: AgencyId) -> Option<ProvisionId> {
    let life = graph.life(agency);
    let first = life.into_iter().find(|link| {
        matches!(link.relation, Relation::Begins | Relation::Ends | Relation::SucceededBy)
    })?;
    let anew = history.quote(first.provision).contains("重新");
    (first.relation == Relation::Begins && !anew).then_some(first.provision)
}

fn finding(id: ProvisionId, body: &str) -> Finding {
    Finding {
        rule: &RULE,
        message: Text::new(
            format!("职责由{body}划出或划入{body}，而它此时尚未设立"),
            format!("a duty comes from or goes to {body}, which is set up only later"),
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
        assert_eq!(codes(&[gives, "establish body=乙"]), ["unborn-party"]);
    }
}
