//! A transfer from or to a body that had ended.

use super::{Case, Finding, Look, Rule, Severity, Text};
use std::collections::{BTreeMap, HashMap, HashSet};

use crate::{
    analysis::fold::{Anomaly, AnomalyKind},
    model::{Act, History, InstrumentId, ProvisionId, TextId},
};

pub(super) static RULE: Rule = Rule {
    code: "ended-party",
    severity: Severity::Warning,
    what: (
        "职责从（或向）一个更早的文件已经撤销的机构划转，而文字没有用“原”标明。",
        "A duty moves from or to a body that an earlier document ended, and the text does not mark it 原.",
    ),
    why: (
        "可能是机构名称写法不同，或者文件的先后顺序有误。",
        "The name may mean another body, or the documents may be in the wrong order.",
    ),
    example: "2008年撤销甲部；2013年：将甲部的盐业管理职责划给乙部。",
    look: Look::End(run),
};

fn run(case: &Case<'_>) -> Vec<Finding> {
    let mut by_instrument: BTreeMap<InstrumentId, Vec<&Anomaly>> = BTreeMap::new();
    let anomalies = case.end.anomalies.iter().filter(|a| a.kind != AnomalyKind::GiverLacks);
    let first = first_told(case.history, anomalies.clone());
    for anomaly in anomalies {
        let instrument = case.history.instrument_id(anomaly.provision);
        // The news of a plan tells again what the plan did before.
        let again = first.get(&told(case.history, anomaly.provision));
        if again.is_none_or(|&first| case.history.instrument_id(first) == instrument) {
            by_instrument.entry(instrument).or_default().push(anomaly);
        }
    }
    let each = by_instrument.into_iter().flat_map(|(instrument, anomalies)| {
        // Said once, 原 holds for all of an instrument: 将原A的职责划给B，其中…
        let names = anomalies.iter().map(|anomaly| case.graph.agency_name(anomaly.agency));
        let former = called_former(case, instrument, &names.collect());
        anomalies
            .into_iter()
            .filter(|anomaly| !former.contains(case.graph.agency_name(anomaly.agency)))
            .map(|anomaly| finding(case, anomaly))
            .collect::<Vec<_>>()
    });
    each.collect()
}

/// What moves between whom.
type Told = (Act, Option<TextId>, Option<TextId>, Option<TextId>);

fn told(history: &History, id: ProvisionId) -> Told {
    let parties = history.parties(id);
    (history.act(id), parties.from, parties.to, parties.duty)
}

/// Where what some anomalies tell was told first. Linear in all provisions
/// where there are any.
fn first_told<'a>(
    history: &History,
    anomalies: impl Iterator<Item = &'a Anomaly>,
) -> HashMap<Told, ProvisionId> {
    let mut first: HashMap<Told, ProvisionId> =
        anomalies.map(|anomaly| (told(history, anomaly.provision), anomaly.provision)).collect();
    if !first.is_empty() {
        for id in history.ids() {
            if let Some(known) = first.get_mut(&told(history, id)) {
                *known = (*known).min(id);
            }
        }
    }
    first
}

/// Which of some names stand behind 原 in an instrument. Linear in its text,
/// times the different lengths of the names.
fn called_former<'n>(
    case: &Case<'_>,
    instrument: InstrumentId,
    names: &HashSet<&'n str>,
) -> HashSet<&'n str> {
    let lengths: HashSet<usize> = names.iter().map(|name| name.len()).collect();
    let mut former = HashSet::new();
    let mut quotes: Vec<&str> =
        case.history.ids_of(instrument).map(|id| case.history.quote(id)).collect();
    quotes.dedup(); // rows of one clause share its quote
    for quote in quotes {
        for (at, mark) in quote.match_indices('原') {
            let behind = &quote[at + mark.len()..];
            let name = |&length: &usize| names.get(behind.get(..length)?).copied();
            former.extend(lengths.iter().filter_map(name));
        }
    }
    former
}

fn finding(case: &Case<'_>, anomaly: &Anomaly) -> Finding {
    let body = case.graph.agency_name(anomaly.agency);
    let message = match anomaly.kind {
        AnomalyKind::ReceiverEnded => Text::new(
            format!("职责划给了{body}，而它此前已经撤销"),
            format!("a duty goes to {body}, which had ended before"),
        ),
        _ => Text::new(
            format!("职责由{body}划出，而它此前已经撤销"),
            format!("a duty comes from {body}, which had ended before"),
        ),
    };
    let hint = Text::new(
        "核对机构名称和文件日期；同名的新机构请在 agencies.toml 中分开",
        "check the name and the dates; list a new body of the same name apart in agencies.toml",
    );
    Finding {
        rule: &RULE,
        message,
        hint,
        place: Some(anomaly.provision),
        mark: Some(body.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::codes;

    #[test]
    fn the_dead_give_nothing() {
        let ended = "abolish body=甲 basis=inferred:former";
        assert_eq!(codes(&[ended, "transfer from=甲 to=乙 duty=盐业管理"]), ["ended-party"]);
        assert!(codes(&[ended, "transfer from=甲 to=乙 duty=盐业管理 原甲"]).is_empty());
    }

    #[test]
    fn what_was_told_before_may_be_told_again() {
        let plan = "transfer from=甲 to=乙 duty=盐业管理\nabolish body=甲";
        let news = "transfer from=甲 to=乙 duty=盐业管理";
        assert_eq!(codes(&[plan, news]), ["conservation"]);
        let other = "transfer from=甲 to=丙 duty=盐业管理";
        assert!(codes(&[plan, other]).contains(&"ended-party".to_owned()));
    }

    #[test]
    fn within_one_instrument_order_does_not_matter() {
        assert!(
            codes(&[
                "abolish body=甲\ntransfer from=甲 to=丁\ntransfer from=甲 to=乙 duty=盐业管理"
            ])
            .is_empty()
        );
    }
}
