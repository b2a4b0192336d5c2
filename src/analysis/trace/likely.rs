//! Other wordings that may name the duty traced.

use super::{Likely, Relation, lineage::Frame};
use crate::{
    analysis::{
        Citation,
        align::{self, Proposal, THRESHOLD},
        search::Index,
    },
    graph::{self, DutyId, DutyKind},
    model::{Link, ProvisionId},
};

/// For each duty what the rules of alignment propose, best first. Nothing of
/// it is part of a lineage: only what a person accepts joins two wordings.
pub(super) fn find(
    frame: Frame<'_>,
    index: &Index<'_>,
    duties: &[Option<DutyId>],
) -> Vec<Vec<Likely>> {
    let Frame { history, graph, .. } = frame;
    let worded = |duty: &DutyId| graph.duty_kind(*duty) == DutyKind::Worded;
    let asked: Vec<DutyId> = duties.iter().flatten().copied().filter(worded).collect();
    asked.iter().for_each(|&duty| frame.reach.like(duty));
    let weights = index.weights_of(&align::pairs_beside(graph, &asked));
    let proposed = align::beside(history, graph, &weights, &asked, THRESHOLD);
    let mut found = asked.iter().zip(proposed);
    let likely = |(&duty, proposals): (&DutyId, Vec<Proposal>)| {
        proposals.into_iter().filter_map(|it| likely(frame, duty, it)).collect()
    };
    duties
        .iter()
        .map(|duty| match duty.filter(worded) {
            Some(_) => found.next().map_or(Vec::new(), likely),
            None => Vec::new(),
        })
        .collect()
}

fn likely(frame: Frame<'_>, asked: DutyId, found: Proposal) -> Option<Likely> {
    let graph = frame.graph;
    let narrower = graph.duty(&found.duty)?;
    let is_narrower = graph.is_same(narrower, asked);
    let (other, wording) = match is_narrower {
        true => (graph.duty(&found.with)?, found.with),
        false => (narrower, found.duty),
    };
    graph.wordings(other).into_iter().for_each(|wording| frame.reach.duty(wording));
    let relation = match found.link {
        Link::Same => Relation::Same,
        Link::Part if is_narrower => Relation::Wider,
        Link::Part => Relation::Narrower,
        Link::Different => return None,
    };
    let last = last_said(frame, other)?;
    Some(Likely {
        duty: wording,
        relation,
        rule: found.rule,
        score: found.score,
        agency: graph.agency_name(last.agency).to_owned(),
        by: Citation::of(frame.history, last.provision),
    })
}

/// The last clause that gives a duty to an agency, or else speaks of both.
fn last_said(frame: Frame<'_>, duty: DutyId) -> Option<graph::AgencyLink> {
    let graph = frame.graph;
    let wordings = graph.wordings(duty).into_iter();
    let mut said: Vec<_> = wordings.flat_map(|wording| graph.parties(wording)).collect();
    let instrument = |by: ProvisionId| frame.history.provision(by).instrument.0 as usize;
    said.retain(|link| instrument(link.provision) < frame.until);
    said.sort_by_key(|link| link.provision);
    let gives = |link: &&graph::AgencyLink| link.relation != graph::Relation::Gives;
    said.iter().rev().find(gives).or(said.last()).copied()
}
