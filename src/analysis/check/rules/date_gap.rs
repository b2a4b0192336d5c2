//! A document has no date, or is in force before it is issued.

use super::{Finding, Look, Rule, Severity, Text};
use crate::{
    graph::Graph,
    model::{History, Instrument, ProvisionId},
};

pub(super) static RULE: Rule = Rule {
    code: "date-gap",
    severity: Severity::Warning,
    what: (
        "文件没有日期，或者生效早于发布。",
        "A document has no date, or is in force before it is issued.",
    ),
    why: (
        "没有日期的文件无法排入历史；日期颠倒则结构在某些日子是错的。",
        "Without a date it has no place in the history; with a wrong one, structures of some days are wrong.",
    ),
    example: "issued = 2008-07-11，effective = 2008-03-15。",
    look: Look::Clauses(run),
};

fn run(history: &History, _: &Graph) -> Vec<Finding> {
    // One document alone needs no place among others.
    if history.instruments().len() < 2 {
        return Vec::new();
    }
    let instruments = history.instruments();
    instruments
        .filter_map(|(id, instrument)| {
            let first = history.ids_of(id).next()?;
            finding(first, instrument)
        })
        .collect()
}

fn finding(first: ProvisionId, instrument: &Instrument) -> Option<Finding> {
    let message = match (instrument.issued, instrument.effective) {
        (None, None) => {
            Text::new("文件没有日期，排在最后".to_owned(), "no date: it counts last".to_owned())
        }
        (Some(issued), Some(effective)) if effective < issued => Text::new(
            format!("生效日期{effective}早于发布日期{issued}"),
            format!("in force on {effective}, before it was issued on {issued}"),
        ),
        _ => return None,
    };
    Some(Finding {
        rule: &RULE,
        message,
        hint: Text::new(
            "在 instrument.toml 中写明 issued 和 effective",
            "write issued and effective into instrument.toml",
        ),
        place: Some(first),
        mark: None,
    })
}

#[cfg(test)]
mod tests {
    use crate::{
        analysis::{Lang, check},
        graph::Graph,
        model::{Act, Evidence, History, Instrument, InstrumentId, Provision},
    };

    fn codes(dates: &[(&str, &str)]) -> Vec<String> {
        let history = History::new(dates.iter().zip(0..).map(|((issued, effective), n)| {
            let instrument = Instrument {
                id: format!("doc-{n}"),
                issued: issued.parse().ok(),
                effective: effective.parse().ok(),
                ..Instrument::default()
            };
            let row = Provision::new(InstrumentId(0), Act::Establish, Evidence::default());
            (instrument, vec![Provision { body: Some(format!("{n}局")), ..row }])
        }));
        let graph = Graph::build(&history);
        check(&history, &graph, &[], Lang::En).into_iter().map(|found| found.code).collect()
    }

    #[test]
    fn missing_and_reversed_dates_are_found() {
        let good = ("2008-03-15", "2008-07-11");
        assert_eq!(codes(&[good, ("", "")]), ["date-gap"]);
        assert_eq!(codes(&[good, ("2008-07-11", "2008-03-15")]), ["date-gap"]);
        assert!(codes(&[good, ("2009-01-01", "")]).is_empty());
        assert!(codes(&[("", "")]).is_empty());
    }
}
