//! Two documents of one day say different things of one matter.

use super::{Finding, Look, Rule, Severity, Text};
use jiff::civil::Date;
use rustc_hash::FxHashMap;

use crate::{
    graph::Graph,
    model::{Act, History, ProvisionId, TextId},
};

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
    look: Look::Clauses(run),
};

fn run(history: &History, _: &Graph) -> Vec<Finding> {
    let mut said: FxHashMap<Matter, ProvisionId> = FxHashMap::default();
    let mut today: Option<Date> = None;
    let mut findings = Vec::new();
    for (instrument, about) in history.instruments() {
        let Some(day) = about.date() else { continue };
        // Instruments stand in the order of their days.
        if today.replace(day) != Some(day) {
            said.clear();
        }
        for id in history.ids_of(instrument) {
            let Some((matter, to)) = matter(history, id) else { continue };
            match said.get(&matter).copied() {
                Some(other) if history.instrument_id(other) == instrument => {}
                Some(other) if history.parties(other).to == Some(to) => {}
                Some(other) => findings.push(finding(history, id, other)),
                None => {
                    said.insert(matter, id);
                }
            }
        }
    }
    findings
}

/// What can be said only once a day: the superior of a body; who has a duty of
/// a giver. By the body or the duty, and the giver.
type Matter = (TextId, Option<TextId>);

/// The matter of a provision, and what it says of it.
fn matter(history: &History, id: ProvisionId) -> Option<(Matter, TextId)> {
    let row = history.parties(id);
    let matter = match history.act(id) {
        Act::Affiliate => (row.body?, None),
        Act::Transfer => (row.duty?, Some(row.from?)),
        _ => return None,
    };
    Some((matter, row.to?))
}

fn finding(history: &History, id: ProvisionId, other: ProvisionId) -> Finding {
    let (row, other) = (history.provision(id), history.provision(other));
    let document = &history.instrument_of(&other).id;
    let matter = if row.act == Act::Affiliate { row.body } else { row.duty }.unwrap_or_default();
    let (to, first) = (row.to.unwrap_or_default(), other.to.unwrap_or_default());
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
