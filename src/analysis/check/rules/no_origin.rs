//! A body set up within the history gives a duty that no document gave it.

use super::{Finding, Look, Rule, Severity, Text};
use std::collections::{BTreeMap, BTreeSet};

use crate::{
    graph::{AgencyId, Graph, Relation, Said, is_generic},
    model::{Act, History, ProvisionId},
};

pub(super) static RULE: Rule = Rule {
    code: "no-origin",
    severity: Severity::Note,
    what: (
        "机构划出的职责，没有任何文件说明它从何而来。",
        "A body set up within the history gives a duty that no document gave it.",
    ),
    why: (
        "设立该机构的文件列明了职责，其中没有这一项：中间缺少一份文件，或者表述不同。",
        "The documents on that body list its duties, and this is not among them: one is missing, or words it otherwise.",
    ),
    example: "2003年：设立甲局，甲局负责烟草管理；2008年：将甲局的盐业管理划给乙部。",
    look: Look::Clauses(run),
};

fn run(history: &History, graph: &Graph) -> Vec<Finding> {
    let listed = listed(history, graph);
    if listed.is_empty() {
        return Vec::new();
    }
    let transfers = graph.all_said(history).filter(|(_, said)| said.act == Act::Transfer);
    transfers.filter_map(|(id, said)| finding(history, graph, &listed, id, said)).collect()
}

/// The bodies that a clause sets up and whose duties a clause lists, unless
/// they received all duties of another; with the clause that first sets them up.
fn listed(history: &History, graph: &Graph) -> BTreeMap<AgencyId, ProvisionId> {
    let of = |act: Act| -> BTreeSet<AgencyId> {
        let clauses = graph.all_said(history).filter(|(_, said)| said.act == act);
        clauses.filter_map(|(_, said)| said.body).collect()
    };
    let assigned = of(Act::Assign);
    let both = of(Act::Establish).into_iter().filter(|agency| assigned.contains(agency));
    let known = both.filter(|&agency| graph.wholes_received(agency).is_empty());
    let born = |agency| {
        let life = graph.life(agency).into_iter();
        life.filter(|link| link.relation == Relation::Begins).map(|link| link.provision).min()
    };
    known.filter_map(|agency| Some((agency, born(agency)?))).collect()
}

fn finding(
    history: &History,
    graph: &Graph,
    listed: &BTreeMap<AgencyId, ProvisionId>,
    id: ProvisionId,
    said: &Said,
) -> Option<Finding> {
    let (giver, duty) = (said.from?, said.duty?);
    let born = *listed.get(&giver)?;
    let wording = Some(graph.wording(duty)).filter(|wording| !is_generic(wording))?;
    if history.instrument_id(born) >= history.instrument_id(id) {
        return None;
    }
    let spoken = graph.wordings(duty).into_iter().flat_map(|duty| graph.passages(duty));
    let mut said = spoken.filter(|link| link.agency == giver && link.provision < id);
    let earlier = said.any(|link| link.relation != Relation::Gives);
    if earlier {
        return None;
    }
    let body = graph.agency_name(giver);
    Some(Finding {
        rule: &RULE,
        message: Text::new(
            format!("{body}划出“{wording}”，没有文件说明这项职责从何而来"),
            format!("{body} gives “{wording}”, and no document says where it had it from"),
        ),
        hint: Text::new(
            "用 align 查找表述相近的职责，或补充缺少的文件",
            "look for another wording with align, or add the document that is missing",
        ),
        place: Some(id),
        mark: Some(wording.to_owned()),
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::codes;

    #[test]
    fn a_duty_nobody_gave_is_found() {
        let born = "establish body=甲\nassign body=甲 duty=烟草管理";
        let gives = "transfer from=甲 to=乙 duty=盐业管理";
        assert_eq!(codes(&[born, gives]), ["no-origin"]);
        let given = format!("{born}\nassign body=甲 duty=盐业管理工作");
        assert!(codes(&[&given, gives]).is_empty());
        // A body older than the history had duties that it does not tell.
        assert!(codes(&["assign body=甲 duty=烟草管理", gives]).is_empty());
    }
}
