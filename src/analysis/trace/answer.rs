//! A question → the lineages that answer it.

use std::collections::BTreeSet;

use super::{
    Lineage, Subject, Trace, TraceQuery, likely,
    lineage::{self, Frame},
    relevant::Reach,
};
use crate::{
    analysis::{
        Hit, Point,
        search::{Found, Index, Rule},
        structure::DutyName,
    },
    graph::{AgencyId, DutyId, Graph},
    model::History,
};

/// How many of an agency's duties are named where it has no story of its own.
const NEAREST: usize = 5;

/// `index` is that of the graph, or of a larger one of which this is the part
/// that counts.
pub(super) fn answer(
    history: &History,
    graph: &Graph,
    index: &Index<'_>,
    query: &TraceQuery,
    reach: &Reach,
) -> Trace {
    let found = index.search(&query.duty);
    let party = query.agency.as_deref().map(|name| party(graph, index, name));
    let end = Point::End.instruments(history);
    let day = query.at.map(|date| Point::On(date).instruments(history));
    let frame = Frame {
        history,
        graph,
        reach,
        stated_only: query.stated_only,
        until: if query.forward { end } else { day.unwrap_or(end) },
        since: if query.forward { day.unwrap_or(0) } else { 0 },
        from_agency: party.flatten().filter(|_| query.forward),
    };
    let mut lineages = Vec::new();
    if party != Some(None) {
        lineages.extend(agencies(frame, &found));
        lineages.extend(duties(frame, &found));
        if let Some(Some(party)) = party {
            lineages.retain(|lineage| takes_part(lineage, graph.agency_name(party)));
            if lineages.is_empty() {
                lineages.extend(unnamed(frame, party));
            }
        }
    }
    if !query.stated_only {
        let asked: Vec<_> = lineages.iter().map(|lineage| lineage.hit.duty).collect();
        let found = likely::find(frame, index, &asked);
        for (lineage, likely) in lineages.iter_mut().zip(found) {
            lineage.likely = likely;
        }
    }
    let nearest = if lineages.is_empty() { nearest(frame, index, &found) } else { Vec::new() };
    let bodies = if lineages.is_empty() { bodies(frame, &found) } else { Vec::new() };
    Trace { query: query.clone(), lineages, nearest, bodies }
}

fn party(graph: &Graph, index: &Index<'_>, name: &str) -> Option<AgencyId> {
    graph.agency(name).or_else(|| match index.agencies(name).as_slice() {
        [(only, _)] => Some(*only),
        _ => None,
    })
}

/// Lineages of agencies that the query names: of their superiors, and of all
/// their duties together.
fn agencies(frame: Frame<'_>, found: &Found) -> Vec<Lineage> {
    let near_only = found.duties.first().is_none_or(|hit| hit.rule == Rule::Near);
    let named = found
        .agencies
        .iter()
        .filter(|(_, hit)| near_only || found.topic || hit.rule == Rule::Exact);
    let lineages = named.flat_map(|(agency, hit)| {
        let whole = frame.graph.whole(*agency);
        let whole = whole.map(|duty| lineage::of_duty(frame, duty, hit));
        lineage::of_agency(frame, *agency, hit.clone()).into_iter().chain(whole)
    });
    lineages.collect()
}

fn duties(frame: Frame<'_>, found: &Found) -> Vec<Lineage> {
    let mut seen: BTreeSet<DutyId> = BTreeSet::new();
    // A name of an agency has near duties too; they are not what was meant.
    let meant = |hit: &&Hit| hit.rule != Rule::Near || found.agencies.is_empty();
    let hits = found.duties.iter().filter(meant);
    let each = hits.filter_map(|hit| {
        let duty = hit.duty?;
        let new = seen.insert(frame.graph.same_as(duty));
        new.then(|| lineage::of_duty(frame, duty, hit))
    });
    each.collect()
}

/// A duty that no clause names, of a body that gave all it had: it went along.
fn unnamed(frame: Frame<'_>, party: AgencyId) -> Option<Lineage> {
    let whole = frame.graph.whole(party).filter(|_| !frame.stated_only)?;
    let hit = Hit {
        wording: frame.graph.agency_name(party).to_owned(),
        rule: Rule::Near,
        score: 0.5,
        why: Some("whole-transfer".to_owned()),
        duty: Some(whole),
    };
    let mut lineage = lineage::of_duty(frame, whole, &hit);
    for step in &mut lineage.steps {
        step.by = step.by.clone().inferred("whole-transfer");
    }
    Some(lineage)
}

fn takes_part(lineage: &Lineage, agency: &str) -> bool {
    let names = |name: &Option<String>| name.as_deref() == Some(agency);
    let about = match &lineage.subject {
        Subject::Agency(name) | Subject::Duty(DutyName::AllOf(name)) => name == agency,
        Subject::Duty(_) => false,
    };
    about
        || lineage.holders.iter().any(|holder| holder.agency == agency)
        || lineage.steps.iter().any(|step| names(&step.from) || names(&step.to))
}

/// The bodies that the query names.
fn bodies(frame: Frame<'_>, found: &Found) -> Vec<String> {
    let named = found.agencies.iter().take(NEAREST);
    named.map(|(agency, _)| frame.graph.agency_name(*agency).to_owned()).collect()
}

/// Where there is no answer: an agency's own duties, or what is least unlike.
fn nearest(frame: Frame<'_>, index: &Index<'_>, found: &Found) -> Vec<Hit> {
    let Some((agency, _)) = found.agencies.first() else {
        // Found, but the agency asked for has no part in it.
        let all = found.duties.iter().chain(&found.nearest);
        return all.take(NEAREST).cloned().collect();
    };
    let mut seen = BTreeSet::new();
    frame.reach.mention(*agency);
    let links = frame.graph.duties_of(*agency);
    let own =
        links.iter().filter(|link| seen.insert(link.duty)).filter_map(|link| index.of(link.duty));
    own.take(NEAREST).collect()
}
