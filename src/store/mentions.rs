//! What a provision speaks of, as the graph sees it.

use std::collections::BTreeSet;

use crate::{
    graph::{is_generic, takes_all},
    model::{Act, Row},
};

/// A duty by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct DutyKey<T> {
    /// None: all duties of the agency.
    pub(super) wording: Option<T>,
    pub(super) agency: Option<T>,
}

/// Why a provision counts for an agency. See the schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Life,
    Placed,
    Above,
    Duty,
    Other,
    Plate,
}

impl Kind {
    /// Every kind.
    pub(super) const ALL: &'static [Kind] =
        &[Kind::Life, Kind::Placed, Kind::Above, Kind::Duty, Kind::Other, Kind::Plate];
}

/// What one provision speaks of. By it a part of a history is read, of which
/// the graph then says the same as of the whole.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Mentions<'r> {
    pub(super) duties: BTreeSet<DutyKey<&'r str>>,
    pub(super) agencies: BTreeSet<(&'r str, Kind)>,
}

impl<'r> Mentions<'r> {
    pub(super) fn of(row: &Row<'r>) -> Self {
        let mut said = Mentions::default();
        match row.act {
            Act::Transfer => said.transfer(row),
            Act::Affiliate => said.affiliation(row),
            Act::Establish | Act::Abolish => said.agency(row.body, Kind::Life),
            Act::Rename | Act::Split | Act::Merge if row.body.is_some() && row.to.is_some() => {
                said.agency(row.body, Kind::Life);
                said.agency(row.to, Kind::Life);
            }
            Act::Entrust => said.charge(row, row.from.or(row.to)),
            Act::Cancel
            | Act::Amend
            | Act::Add
            | Act::Strengthen
            | Act::Retain
            | Act::Reduce
            | Act::Assign
            | Act::Unit => said.charge(row, row.body),
            _ => {}
        }
        said.others(row);
        said
    }

    fn transfer(&mut self, row: &Row<'r>) {
        // All duties of nobody in particular are nothing to follow.
        if row.duty.is_none() && row.from.is_none() {
            return;
        }
        if takes_all(row) && row.from.is_some() {
            self.duties.insert(DutyKey { wording: None, agency: row.from });
            self.agency(row.from, Kind::Life);
            self.agency(row.to, Kind::Life);
        }
        self.duty(row.duty, row.from);
        self.duty(row.within, row.from);
        if row.duty.is_some() {
            self.agency(row.from, Kind::Duty);
            self.agency(row.to, Kind::Duty);
        }
        for &wording in &row.except {
            self.duty(Some(wording), row.from);
            self.agency(row.from, Kind::Duty);
        }
    }

    fn affiliation(&mut self, row: &Row<'r>) {
        if row.body.is_some() && (row.from.is_some() || row.to.is_some()) {
            self.agency(row.body, Kind::Placed);
            self.agency(row.from, Kind::Above);
            self.agency(row.to, Kind::Above);
        }
    }

    /// A duty with whoever has it, or had.
    fn charge(&mut self, row: &Row<'r>, agency: Option<&'r str>) {
        if row.duty.is_none() {
            return;
        }
        self.duty(row.duty, agency);
        // What ends is no part of anything.
        self.duty(row.within.filter(|_| row.act != Act::Cancel), agency);
        self.agency(agency, Kind::Duty);
    }

    /// Who is named and nothing more.
    fn others(&mut self, row: &Row<'r>) {
        // An internal body, an extra name: no agencies of their own.
        let plate = matches!(row.act, Act::Nameplate | Act::Unplate);
        let named = !plate && row.act != Act::Unit;
        self.agency(row.to.filter(|_| plate), Kind::Plate);
        for name in [row.from, row.to.filter(|_| named), row.body].into_iter().flatten() {
            let mut said = self.agencies.range((name, Kind::Life)..(name, Kind::Plate));
            if said.next().is_none() {
                self.agencies.insert((name, Kind::Other));
            }
        }
    }

    fn duty(&mut self, wording: Option<&'r str>, beside: Option<&'r str>) {
        let Some(wording) = wording else { return };
        let agency = beside.filter(|_| is_generic(wording));
        self.duties.insert(DutyKey { wording: Some(wording), agency });
    }

    fn agency(&mut self, name: Option<&'r str>, kind: Kind) {
        self.agencies.extend(name.map(|name| (name, kind)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        graph::{DutyId, DutyKind, Graph},
        model::{Evidence, History, Instrument, InstrumentId, Provision, Scope},
    };

    fn key(graph: &Graph, duty: DutyId) -> DutyKey<&str> {
        let wording = Some(graph.wording(duty));
        match graph.duty_kind(duty) {
            DutyKind::Worded => DutyKey { wording, agency: None },
            DutyKind::Relative(of) => DutyKey { wording, agency: Some(graph.agency_name(of)) },
            DutyKind::Whole(of) => DutyKey { wording: None, agency: Some(graph.agency_name(of)) },
        }
    }

    /// Every act with every choice of parties.
    fn rows() -> Vec<Provision> {
        let mut rows = Vec::new();
        for &act in Act::ALL {
            for filled in 0..64_u32 {
                let some = |bit: u32, text: &str| (filled >> bit & 1 == 1).then(|| text.to_owned());
                for duty in ["盐业管理", "有关职责"] {
                    for scope in [None, Some(Scope::Remainder)] {
                        rows.push(Provision {
                            from: some(0, "甲局"),
                            to: some(1, "乙局"),
                            body: some(2, "丙局"),
                            duty: some(3, duty),
                            within: some(4, "行政职责"),
                            except: some(5, "烟草管理").into_iter().collect(),
                            scope,
                            ..Provision::new(InstrumentId(0), act, Evidence::default())
                        });
                    }
                }
            }
        }
        rows
    }

    #[test]
    fn what_is_spoken_of_is_what_the_graph_knows() {
        for row in rows() {
            let view = row.view();
            let said = Mentions::of(&view);
            let history = History::new([(Instrument::default(), vec![row.clone()])]);
            let graph = Graph::build(&history);
            let duties: BTreeSet<_> = graph.duties().map(|duty| key(&graph, duty)).collect();
            assert_eq!(said.duties, duties, "{row:?}");
            let agencies: BTreeSet<_> =
                graph.agencies().map(|agency| graph.agency_name(agency)).collect();
            let bodies = said.agencies.iter().filter(|(_, kind)| *kind != Kind::Plate);
            let named: BTreeSet<_> = bodies.map(|(name, _)| *name).collect();
            assert_eq!(named, agencies, "{row:?}");
            let all: BTreeSet<_> = said.agencies.iter().map(|(name, _)| *name).collect();
            assert_eq!(all, view.agencies().collect(), "{row:?}");
            for agency in graph.agencies() {
                let has = |kind| said.agencies.contains(&(graph.agency_name(agency), kind));
                let wholes = graph.duties_of(agency).into_iter();
                let mut wholes =
                    wholes.filter(|link| matches!(graph.duty_kind(link.duty), DutyKind::Whole(_)));
                let life = graph.life(agency);
                let superior = |relation| {
                    use crate::graph::Relation::{SuperiorOf, SuperiorUntil};
                    matches!(relation, SuperiorOf | SuperiorUntil)
                };
                let lives = life.iter().any(|link| !superior(link.relation));
                assert_eq!(has(Kind::Life), lives || wholes.next().is_some(), "{row:?}");
                let placed = life.iter().any(|link| superior(link.relation));
                assert_eq!(has(Kind::Placed), placed, "{row:?}");
                let above = graph.about(agency).filter(|link| superior(link.relation)).count();
                let below = life.iter().filter(|link| superior(link.relation)).count();
                assert_eq!(has(Kind::Above), above > below, "{row:?}");
                let duties = graph.duties_of(agency).into_iter();
                let worded = |duty| !matches!(graph.duty_kind(duty), DutyKind::Whole(_));
                assert_eq!(has(Kind::Duty), { duties }.any(|link| worded(link.duty)), "{row:?}");
            }
        }
    }
}
