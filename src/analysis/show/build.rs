//! A run → a portrait.

use jiff::civil::Date;

use super::{Existence, Kin, Passing, Pending, Portrait};
use crate::{
    analysis::{
        Citation, Point, Structure,
        fold::{Event, Log, Replay, Status},
        structure::{self, duty_name},
        trace::StepKind,
    },
    graph::{AgencyId, Graph},
    model::{History, Row},
};

pub(super) fn portrait(history: &History, graph: &Graph, agency: AgencyId, at: Point) -> Portrait {
    let replay = Replay::all(history, graph, false);
    let run = replay.run_until(at.instruments(history), at.day(), Log::Everything);
    let structure = structure::structure(history, graph, at, false);
    let name = graph.agency_name(agency).to_owned();
    let mut portrait = Portrait { at: at.moment(history), ..Portrait::default() };
    match run.state.status(agency) {
        Status::Unknown => portrait.existence = Existence::NotYet,
        Status::Alive => existing(&mut portrait, &structure, &name),
        Status::Ended(..) => ended(&mut portrait, &structure, &name),
    }
    if let Some((Some(born), _)) = run.state.body(agency).lives.last() {
        portrait.since = Some(Citation::of(history, *born));
    }
    let events = || run.events.iter().filter(|event| passes(event));
    let passing = |event: &Event, other: Option<AgencyId>| {
        Some(Passing {
            duty: duty_name(graph, event.wording?),
            other: other.map(|other| graph.agency_name(other).to_owned()),
            kind: event.kind,
            by: Citation::of(history, event.provision),
        })
    };
    portrait.received = events()
        .filter(|event| event.to == Some(agency))
        .filter_map(|event| passing(event, event.from))
        .collect();
    portrait.gave = events()
        .filter(|event| event.from == Some(agency))
        .filter_map(|event| passing(event, event.to))
        .collect();
    portrait.subordinates = structure
        .bodies
        .iter()
        .filter_map(|(body, at)| {
            let above = at.superior.as_ref().filter(|above| above.agency == name)?;
            Some(Kin { agency: body.clone(), by: above.by.clone() })
        })
        .collect();
    let names = |all: Vec<AgencyId>| {
        all.into_iter().map(|one| graph.agency_name(one).to_owned()).collect::<Vec<_>>()
    };
    portrait.successors = names(run.state.body(agency).successors.iter().copied().collect());
    let before = |one: &AgencyId| run.state.body(*one).successors.contains(&agency);
    portrait.predecessors = names(graph.agencies().filter(before).collect());
    if let Some(day) = at.day() {
        let about = |row: &Row<'_>| row.agencies().any(|party| party == name);
        portrait.pending = pending(history, day, about);
    }
    portrait.agency = name;
    portrait
}

/// Whether a duty passed from hand to hand.
fn passes(event: &Event) -> bool {
    let kinds = [StepKind::Moved, StepKind::Carried, StepKind::Succeeded, StepKind::HolderEnded];
    event.from != event.to && kinds.contains(&event.kind)
}

fn existing(portrait: &mut Portrait, structure: &Structure, name: &str) {
    portrait.existence = Existence::Exists;
    let Some(body) = structure.bodies.get(name) else { return };
    portrait.since.clone_from(&body.since);
    portrait.superior.clone_from(&body.superior);
    portrait.classes.clone_from(&body.classes);
    portrait.nameplates.clone_from(&body.nameplates);
    portrait.units.clone_from(&body.units);
    portrait.posts.clone_from(&body.posts);
    portrait.duties.clone_from(&body.duties);
}

fn ended(portrait: &mut Portrait, structure: &Structure, name: &str) {
    portrait.existence = Existence::Ended;
    let Some(ended) = structure.ended.get(name) else { return };
    portrait.until.clone_from(&ended.by);
    portrait.known_until = ended.until;
    portrait.duties.clone_from(&ended.duties);
}

pub(super) fn pending(
    history: &History,
    day: Date,
    about: impl Fn(&Row<'_>) -> bool,
) -> Vec<Pending> {
    let open = |row: &Row<'_>| {
        let instrument = history.instrument_of(row);
        instrument.issued.is_some_and(|issued| issued <= day)
            && instrument.effective.is_some_and(|in_force| day < in_force)
    };
    history
        .provisions()
        .filter(|(_, row)| open(row) && about(row))
        .map(|(id, row)| Pending {
            decided: history.instrument_of(&row).issued,
            in_force: history.instrument_of(&row).effective,
            from: row.from.map(str::to_owned),
            to: row.to.or(row.body).map(str::to_owned),
            duty: row.duty.map(str::to_owned),
            by: Citation::of(history, id),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::made;

    #[test]
    fn what_a_body_has_gave_and_goes_on_as() {
        let history = made::history(&[
            "assign body=甲部 duty=盐业管理\nassign body=甲部 duty=烟草管理\naffiliate body=丁局 to=甲部",
            "transfer from=甲部 to=乙部 duty=盐业管理\nmerge body=甲部 to=丙部",
        ]);
        let graph = Graph::build(&history);
        let of = |name: &str, day: &str| {
            portrait(&history, &graph, graph.agency(name).unwrap(), Point::On(day.parse().unwrap()))
        };
        let first = of("甲部", "2001-06-01");
        assert_eq!((first.existence, first.duties.len()), (Existence::Exists, 2));
        assert_eq!(first.subordinates[0].agency, "丁局");
        let last = of("甲部", "2002-06-01");
        assert_eq!((last.existence, last.gave.len()), (Existence::Ended, 2));
        assert_eq!(last.successors, ["丙部"]);
        assert_eq!(of("丙部", "2002-06-01").predecessors, ["甲部"]);
    }
}
