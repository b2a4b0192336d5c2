//! The lineages of everything at once.

use std::collections::BTreeMap;

use super::{
    Lineage, Reach,
    lineage::{self, Frame},
};
use crate::{
    analysis::{
        Hit, Point,
        fold::{Event, Log, Replay},
        search::Rule,
    },
    graph::{AgencyId, DutyId, Graph},
    model::History,
};

/// The lineages of a whole history.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Lineages {
    /// Of each duty, under the first of its wordings.
    pub duties: BTreeMap<DutyId, Lineage>,
    /// Of the superiors of each agency that has a story of them.
    pub agencies: BTreeMap<AgencyId, Lineage>,
}

/// Tells the lineage of every duty and of every agency's superiors, as
/// [`trace()`](super::trace()) would, from one run through the history.
///
/// O(n log n) in the provisions, plus the length of the lineages.
pub fn lineages(history: &History, graph: &Graph) -> Lineages {
    let until = Point::End.instruments(history);
    // What it reaches matters to those who hold a part of a history only.
    let reach = &Reach::default();
    let frame =
        Frame { history, graph, reach, stated_only: false, until, since: 0, from_agency: None };
    let run = Replay::all(history, graph, false).run(until, Log::Everything);
    let mut of_duty: BTreeMap<DutyId, Vec<&Event>> = BTreeMap::new();
    let mut of_agency: BTreeMap<AgencyId, Vec<&Event>> = BTreeMap::new();
    for event in &run.events {
        if let Some(duty) = event.duty {
            of_duty.entry(duty).or_default().push(event);
        }
        if let Some(body) = event.body {
            of_agency.entry(body).or_default().push(event);
        }
    }
    let firsts = graph.duties().filter(|&duty| graph.same_as(duty) == duty);
    let duties = firsts.map(|duty| {
        let events = of_duty.remove(&duty).unwrap_or_default();
        let hit = found(graph.wording(duty), Some(duty));
        (duty, lineage::duty_in(frame, &run, &events, duty, hit))
    });
    let duties = duties.collect();
    let agencies = graph.agencies().filter_map(|agency| {
        let events = of_agency.remove(&agency).unwrap_or_default();
        let hit = found(graph.agency_name(agency), None);
        Some((agency, lineage::agency_in(frame, &run, &events, agency, hit)?))
    });
    Lineages { agencies: agencies.collect(), duties }
}

fn found(wording: &str, duty: Option<DutyId>) -> Hit {
    Hit { wording: wording.to_owned(), rule: Rule::Exact, score: 1.0, why: None, duty }
}
