//! Two documents of one day say different things of one matter.

use super::{Case, Finding, Rule, Severity, Text};
use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::{Act, ProvisionId, Row};

pub(super) static RULE: Rule = Rule {
    code: "contradiction",
    severity: Severity::Error,
    what: (
        "同一天生效的两份文件对同一件事规定不同。",
        "Two documents of one day say different things of one matter.",
    ),
    why: (
        "它们没有先后，程序无法判断以哪份为准。",
        "Neither comes first; which of them holds cannot be told.",
    ),
    example: "同日，甲文件：邮政局由交通部管理；乙文件：邮政局由信息部管理。",
    run: Some(run),
};

fn run(case: &Case<'_>) -> Vec<Finding> {
    let mut said: BTreeMap<(Date, &str, &str), Row<'_>> = BTreeMap::new();
    let mut findings = Vec::new();
    for (id, row) in case.history.provisions() {
        let Some(day) = case.history.instrument_of(&row).date() else { continue };
        // What can be said of one matter only once: its superior; the one who
        // has a duty of a giver.
        let (matter, party) = match row.act {
            Act::Affiliate => (row.body, Some("")),
            Act::Transfer => (row.duty, row.from),
            _ => continue,
        };
        let (Some(matter), Some(party), Some(to)) = (matter, party, row.to) else { continue };
        match said.get(&(day, matter, party)) {
            Some(other) if other.instrument == row.instrument => {}
            Some(other) if other.to == Some(to) => {}
            Some(other) => findings.push(finding(case, id, matter, to, other)),
            None => {
                said.insert((day, matter, party), row);
            }
        }
    }
    findings
}

fn finding(case: &Case<'_>, id: ProvisionId, matter: &str, to: &str, other: &Row<'_>) -> Finding {
    let document = &case.history.instrument_of(other).id;
    let first = other.to.unwrap_or_default();
    Finding {
        rule: &RULE,
        message: Text::new(
            format!("“{matter}”：此处为{to}，同日的 {document} 为{first}"),
            format!("“{matter}”: {to} here, {first} in {document} of the same day"),
        ),
        hint: Text::new(
            "核对两份文件的日期和原文",
            "check the dates and the words of the two documents",
        ),
        place: Some(id),
        mark: Some(matter.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        analysis::{Lang, check},
        graph::Graph,
        model::{Act, Evidence, History, Instrument, InstrumentId, Provision},
    };

    fn codes(rows: &[(&str, &str)]) -> Vec<String> {
        let history = History::new(rows.iter().zip(0..).map(|((day, to), n)| {
            let id = format!("doc-{n}");
            let issued = day.parse().ok();
            let row = Provision::new(InstrumentId(0), Act::Affiliate, Evidence::default());
            let row =
                Provision { body: Some("邮政局".into()), to: Some((*to).to_owned()), ..row };
            (Instrument { id, issued, ..Instrument::default() }, vec![row])
        }));
        let graph = Graph::build(&history);
        let found = check(&history, &graph, &[], Lang::En);
        found.into_iter().filter(|f| f.code == "contradiction").map(|f| f.code).collect()
    }

    #[test]
    fn two_documents_of_one_day_must_agree() {
        assert_eq!(codes(&[("2008-03-15", "甲部"), ("2008-03-15", "乙部")]), ["contradiction"]);
        assert!(codes(&[("2008-03-15", "甲部"), ("2008-03-15", "甲部")]).is_empty());
        assert!(codes(&[("2008-03-15", "甲部"), ("2008-03-16", "乙部")]).is_empty());
    }
}
