//! Where a duty may have come from before the first clause that names it.
//!
//! A body that is taken to have held a duty may itself have received all
//! duties of an earlier body, or go on in its place. No clause says that the
//! duty was among them, so these steps are inferred.

use std::collections::BTreeSet;

use super::{
    Step, StepKind,
    lineage::{Frame, Tenure},
};
use crate::{
    analysis::{Citation, structure::duty_name},
    graph::{AgencyId, DutyId, DutyKind, Relation, core},
    model::{Act, ProvisionId},
};

/// What names of bodies share whatever they do.
const COMMON: &[&str] = &[
    "中华人民共和国", "国务院", "国家", "管理", "工作", "委员会", "办公室", "领导小组", "部", "局",
];

/// One earlier body, and the clause by which it gave all it had.
struct Origin {
    provision: ProvisionId,
    kind: StepKind,
    from: AgencyId,
    to: AgencyId,
    via: Option<DutyId>,
}

/// Puts the earlier holders and steps in front.
pub(super) fn before(
    frame: Frame<'_>,
    duty: DutyId,
    holders: &mut Vec<Tenure>,
    steps: &mut Vec<(usize, Step)>,
) {
    let mut seen: BTreeSet<AgencyId> = holders.iter().map(|tenure| tenure.agency).collect();
    let mut open: Vec<(AgencyId, usize)> = holders
        .iter()
        .filter(|tenure| tenure.presumed && tenure.since.is_none())
        .map(|tenure| (tenure.agency, tenure.closed.unwrap_or(frame.until)))
        .collect();
    let mut found = Vec::new();
    while let Some((agency, limit)) = open.pop() {
        for origin in likeliest(frame, duty, origins(frame, agency)) {
            let at = frame.history.instrument_id(origin.provision).0 as usize;
            if at < limit && seen.insert(origin.from) {
                open.push((origin.from, at));
                found.push((at, origin));
            }
        }
    }
    // Where a clause tells an earlier holder, nothing need be concluded.
    if let Some(first) = steps.iter().map(|(at, _)| *at).min() {
        found.retain(|(at, _)| *at <= first);
    }
    found.sort_by_key(|(at, origin)| (*at, origin.provision));
    let earlier: Vec<_> = found.iter().map(|(at, o)| tenure(frame, *at, o)).collect();
    let told: Vec<_> = found.iter().map(|(at, o)| (*at, step(frame, duty, o))).collect();
    holders.splice(0..0, earlier);
    steps.splice(0..0, told);
    steps.sort_by_key(|(at, _)| *at);
}

fn origins(frame: Frame<'_>, agency: AgencyId) -> Vec<Origin> {
    let graph = frame.graph;
    frame.reach.agency(agency);
    // A body that was there before may have had the duty all along; only what
    // went into a new one must have come from somewhere.
    let instrument = |id| frame.history.instrument_id(id);
    let wholes = graph.wholes_received(agency).into_iter();
    let into_new = wholes.filter(|link| {
        let first = graph.first_mention(agency);
        first.is_none_or(|first| instrument(first) == instrument(link.provision))
    });
    let wholes = into_new.filter_map(|link| {
        let DutyKind::Whole(from) = graph.duty_kind(link.duty) else { return None };
        let via = Some(link.duty);
        let provision = link.provision;
        Some(Origin { provision, kind: StepKind::Carried, from, to: agency, via })
    });
    let life = graph.life(agency).into_iter();
    let forerunners = life
        .filter(|link| link.relation == Relation::SucceededBy)
        .filter(|link| graph.predecessors(agency).contains(link))
        .map(|link| Origin {
            provision: link.provision,
            kind: StepKind::Succeeded,
            from: link.agency,
            to: agency,
            via: None,
        });
    wholes.chain(forerunners).filter(|origin| origin.from != agency).collect()
}

/// Where several bodies went into one, those whose names speak of the duty
/// (邮电部 of 邮政); all of them where none does.
fn likeliest(frame: Frame<'_>, duty: DutyId, all: Vec<Origin>) -> Vec<Origin> {
    let about = core(frame.graph.wording(duty));
    let speaks = |origin: &Origin| {
        let name = frame.graph.agency_name(origin.from);
        let named = COMMON.iter().fold(name.to_owned(), |name, word| name.replace(word, ""));
        named.chars().any(|letter| about.contains(letter))
    };
    // Under its former name it is the same body: the likeliest of all.
    let renamed = |origin: &Origin| frame.history.act(origin.provision) == Act::Rename;
    if all.iter().any(renamed) {
        return all.into_iter().filter(renamed).collect();
    }
    if all.len() < 2 || !all.iter().any(speaks) {
        return all;
    }
    all.into_iter().filter(speaks).collect()
}

fn cite(frame: Frame<'_>, origin: &Origin) -> Citation {
    let rule = match origin.kind {
        StepKind::Succeeded => "predecessor",
        _ => "whole-transfer",
    };
    Citation::of(frame.history, origin.provision).inferred(rule)
}

fn tenure(frame: Frame<'_>, at: usize, origin: &Origin) -> Tenure {
    Tenure {
        agency: origin.from,
        presumed: true,
        since: None,
        until: Some(cite(frame, origin)),
        closed: Some(at),
    }
}

fn step(frame: Frame<'_>, duty: DutyId, origin: &Origin) -> Step {
    let name = |agency| Some(frame.graph.agency_name(agency).to_owned());
    Step {
        kind: origin.kind,
        from: name(origin.from),
        to: name(origin.to),
        wording: frame.graph.wording(duty).to_owned(),
        via: origin.via.map(|via| duty_name(frame.graph, via)),
        after: None,
        returns: false,
        by: cite(frame, origin),
    }
}
