//! The fold's state as a structure.

use jiff::civil::Date;
use rayon::prelude::*;

use super::{
    Body, Cancelled, Citation, DutyName, Ended, Ending, Entrusted, Holding, Note, Point, Posts,
    Structure, Superior, Unit, Unplaced,
};
use crate::{
    analysis::fold::{self, Log, Replay, State, Status},
    graph::{AgencyId, DutyId, DutyKind, Graph},
    model::{History, ProvisionId, Row},
};

pub(super) fn build(history: &History, graph: &Graph, at: Point, stated_only: bool) -> Structure {
    let replay = Replay::all(history, graph, stated_only);
    let run = replay.run_until(at.instruments(history), at.day(), Log::Nothing);
    of_state(history, graph, at, &run.state)
}

fn of_state(history: &History, graph: &Graph, at: Point, state: &State) -> Structure {
    let view = Reader { history, graph, state };
    let mut structure = Structure { at: at.moment(history), ..Structure::default() };
    let agencies: Vec<AgencyId> = graph.agencies().collect();
    let agencies = agencies.par_iter().map(|&agency| (agency, state.status(agency)));
    let alive = agencies.clone().filter(|(_, status)| status.is_alive());
    structure.bodies = alive.map(|(agency, _)| (view.name(agency), view.body(agency))).collect();
    let ended = agencies.filter_map(|(agency, status)| match status {
        Status::Ended(how, by) => Some((view.name(agency), view.ended(agency, how, by))),
        Status::Unknown | Status::Alive => None,
    });
    structure.ended = ended.collect();
    structure.unplaced = sorted(state.unplaced().values().map(|left| view.unplaced(left)));
    structure.cancelled = sorted(state.cancelled().values().map(|left| view.cancelled(left)));
    structure
}

struct Reader<'a> {
    history: &'a History,
    graph: &'a Graph,
    state: &'a State,
}

impl Reader<'_> {
    fn cite(&self, by: ProvisionId) -> Citation {
        Citation::of(self.history, by)
    }

    /// The day of its last beginning, where a clause or people tell it.
    fn since(&self, agency: AgencyId) -> Option<Date> {
        let (born, _) = self.state.body(agency).lives.last()?;
        match born {
            Some(by) => self.history.instrument(self.history.instrument_id(*by)).date(),
            None => self.graph.born(agency),
        }
    }

    fn ended(&self, agency: AgencyId, how: Ending, by: Option<ProvisionId>) -> Ended {
        Ended {
            how,
            since: self.since(agency),
            until: self.graph.died(agency).filter(|_| by.is_none()),
            successors: self.successors(agency),
            duties: self.duties(agency),
            by: by.map(|by| self.cite(by)),
        }
    }

    fn name(&self, agency: AgencyId) -> String {
        self.graph.agency_name(agency).to_owned()
    }

    fn body(&self, agency: AgencyId) -> Body {
        let body = self.state.body(agency);
        Body {
            since: body.since.map(|by| self.cite(by)),
            superior: body.superior.map(|(above, by, presumed)| Superior {
                agency: self.name(above),
                presumed,
                by: self.cite(by),
            }),
            classes: self.notes(&body.classes, |row| row.duty),
            duties: self.duties(agency),
            entrusted: self.entrusted(body),
            nameplates: self.notes(&body.nameplates, |row| row.to),
            located: self.notes(&body.located, |row| row.to),
            units: sorted(body.units.iter().filter_map(|&by| self.unit(by))),
            posts: sorted(body.posts.iter().filter_map(|&by| self.posts(by))),
        }
    }

    fn notes(
        &self,
        rows: &[ProvisionId],
        text: for<'r> fn(&Row<'r>) -> Option<&'r str>,
    ) -> Vec<Note> {
        sorted(rows.iter().filter_map(|&by| {
            let text = text(&self.history.provision(by))?.to_owned();
            Some(Note { text, by: self.cite(by) })
        }))
    }

    fn unit(&self, by: ProvisionId) -> Option<Unit> {
        let row = self.history.provision(by);
        let duty = row.duty.map(str::to_owned);
        Some(Unit { name: row.to?.to_owned(), duty, by: self.cite(by) })
    }

    fn posts(&self, by: ProvisionId) -> Option<Posts> {
        let row = self.history.provision(by);
        let kind = row.posts_change().unwrap_or("").to_owned() + row.duty.unwrap_or_default();
        Some(Posts { kind, count: row.count?, by: self.cite(by) })
    }

    fn duties(&self, agency: AgencyId) -> Vec<Holding> {
        sorted(self.state.holdings(agency).map(|(_, hold)| Holding {
            duty: duty_name(self.graph, hold.wording),
            within: hold.within.map(|wider| self.graph.wording(wider).to_owned()),
            from: hold.from.map(|from| self.name(from)),
            presumed: hold.presumed,
            by: self.cite(hold.by),
            weight: hold.weight.get().map(|by| self.cite(by)),
            excepted: hold.carved.get().map(|by| self.cite(by)),
        }))
    }

    fn entrusted(&self, body: &fold::Body) -> Vec<Entrusted> {
        sorted(body.entrusted.iter().map(|(&duty, &by)| Entrusted {
            duty: duty_name(self.graph, duty),
            by_agency: self.history.provision(by).from.map(str::to_owned),
            by: self.cite(by),
        }))
    }

    fn successors(&self, agency: AgencyId) -> Vec<String> {
        sorted(self.state.body(agency).successors.iter().map(|&next| self.name(next)))
    }

    fn unplaced(&self, left: &fold::Left) -> Unplaced {
        Unplaced {
            duty: duty_name(self.graph, left.wording),
            last: left.last.map(|last| self.name(last)),
            carved_out: left.carved,
            by: self.cite(left.by),
        }
    }

    fn cancelled(&self, left: &fold::Left) -> Cancelled {
        Cancelled {
            duty: duty_name(self.graph, left.wording),
            last: left.last.map(|last| self.name(last)),
            by: self.cite(left.by),
        }
    }
}

/// A duty node by its name.
pub(crate) fn duty_name(graph: &Graph, duty: DutyId) -> DutyName {
    let wording = graph.wording(duty).to_owned();
    match graph.duty_kind(duty) {
        DutyKind::Worded => DutyName::Worded(wording),
        DutyKind::Whole(of) => DutyName::AllOf(graph.agency_name(of).to_owned()),
        DutyKind::Relative(of) => {
            DutyName::Relative { of: graph.agency_name(of).to_owned(), wording }
        }
    }
}

fn sorted<T: Ord>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut items: Vec<T> = items.collect();
    items.sort();
    items.dedup();
    items
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{analysis::made, graph::Known};

    #[test]
    fn a_body_ends_on_the_day_that_people_know() {
        let history = made::history(&[
            "establish body=甲局\nassign body=甲局 duty=盐业管理\nestablish body=乙局",
            "abolish body=乙局",
        ]);
        let day = |text: &str| text.parse::<Date>().unwrap();
        // A clause tells more than the day: 乙局 ends by it.
        let until = [("甲局", day("2001-06-01")), ("乙局", day("2001-06-01"))].into();
        let graph = Graph::build_with(&history, &Known { until, ..Known::default() });
        let on = |date: &str| build(&history, &graph, Point::On(day(date)), false);
        assert!(on("2001-05-31").bodies.contains_key("甲局"));
        for structure in [on("2001-06-01"), on("2009-01-01")] {
            let ended = &structure.ended["甲局"];
            assert_eq!((ended.how, &ended.by), (Ending::Unrecorded, &None));
            assert_eq!(
                (ended.since, ended.until),
                (Some(day("2001-01-01")), Some(day("2001-06-01")))
            );
            assert_eq!(ended.duties.len(), 1, "nothing says where its duty went");
        }
        assert!(on("2001-06-01").bodies.contains_key("乙局"));
        assert_eq!(on("2002-01-01").ended["乙局"].how, Ending::Abolished);
    }
}
