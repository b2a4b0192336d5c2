//! What the portrait of a body depends on.
//!
//! Its duties with their way to it and from it, its superiors and those under
//! it; and the same of the bodies in whose place it goes on, or that gave it
//! all they had.

use std::collections::BTreeSet;

use super::relevant::{Reach, Relevant};
use crate::{
    graph::{AgencyId, DutyId, DutyKind, Graph, Relation},
    model::History,
};

/// All that [`show`](crate::analysis::show()) depends on, as far as the
/// history at hand tells.
pub fn reach_of_body(history: &History, graph: &Graph, agency: AgencyId) -> Reach {
    let reach = Reach::default();
    let bodies = gone_into(graph, agency);
    for &body in &bodies {
        reach.agency(body);
        reach.mention(body);
        Relevant::to_agency(history, graph, body, &reach);
        let others = graph.about(body).filter(|link| link.agency != body);
        for link in others {
            reach.agency(link.agency);
            if matches!(link.relation, Relation::SuperiorOf | Relation::SuperiorUntil) {
                Relevant::to_agency(history, graph, link.agency, &reach);
            }
        }
    }
    for duty in duties_of(graph, &bodies) {
        Relevant::to_duty(history, graph, duty, &reach);
        graph.passages(duty).for_each(|link| reach.agency(link.agency));
    }
    reach
}

/// A body, those in whose place it goes on, and those that gave it all.
fn gone_into(graph: &Graph, agency: AgencyId) -> BTreeSet<AgencyId> {
    let (mut bodies, mut open) = (BTreeSet::new(), vec![agency]);
    while let Some(body) = open.pop() {
        if !bodies.insert(body) {
            continue;
        }
        open.extend(graph.predecessors(body).iter().map(|link| link.agency));
        for link in graph.wholes_received(body) {
            if let DutyKind::Whole(from) = graph.duty_kind(link.duty) {
                open.push(from);
            }
        }
    }
    bodies
}

/// The duties that any of them may have had, with their parts: these go along.
fn duties_of(graph: &Graph, bodies: &BTreeSet<AgencyId>) -> BTreeSet<DutyId> {
    let said = bodies.iter().flat_map(|&body| graph.duties_of(body)).map(|link| link.duty);
    let wholes = bodies.iter().filter_map(|&body| graph.whole(body));
    let mut open: Vec<DutyId> = said.chain(wholes).collect();
    let mut duties = BTreeSet::new();
    while let Some(duty) = open.pop() {
        if !duties.insert(graph.same_as(duty)) {
            continue;
        }
        for wording in graph.wordings(duty) {
            open.extend(graph.parts(wording).iter().map(|link| link.duty));
        }
    }
    duties
}
