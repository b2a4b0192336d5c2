//! Which instrument a picture shows, and what is in focus.

use std::collections::BTreeSet;

use super::Options;
use crate::{
    analysis::{Point, Structure, search, structure},
    graph::{DutyId, Graph},
    model::{Act, History, Instrument, InstrumentId, ProvisionId, Row},
};

/// One instrument with the structures on both sides of it.
pub(super) struct Scene<'a> {
    pub(super) instrument: &'a Instrument,
    pub(super) rows: Vec<(ProvisionId, Row<'a>)>,
    pub(super) before: Structure,
    pub(super) after: Structure,
}

impl<'a> Scene<'a> {
    /// The latest instrument, or the latest up to the day asked for.
    pub(super) fn of(history: &'a History, graph: &Graph, options: &Options) -> Option<Self> {
        let (id, instrument) = latest(history, options)?;
        let focus = Focus::of(graph, options);
        let rows = history
            .provisions_of(id)
            .filter(|(_, row)| !options.stated_only || row.basis.is_stated())
            .filter(|(_, row)| focus.has(graph, row))
            .collect();
        let at = |point| structure(history, graph, point, options.stated_only);
        let (before, after) = (at(Point::Before(id)), at(Point::After(id)));
        Some(Scene { instrument, rows, before, after })
    }

    /// Whether the instrument sets a body up.
    pub(super) fn is_new(&self, body: &str) -> bool {
        !self.before.bodies.contains_key(body) && self.after.bodies.contains_key(body)
    }
}

/// The instrument that a picture is about: the latest that moves something,
/// else the latest that says anything.
pub(super) fn latest<'a>(
    history: &'a History,
    options: &Options,
) -> Option<(InstrumentId, &'a Instrument)> {
    let count = match options.at {
        Some(date) => Point::On(date).instruments(history),
        None => Point::End.instruments(history),
    };
    let all: Vec<_> = history.instruments().take(count).collect();
    let last = |shows: fn(&Row<'_>) -> bool| {
        let ids: BTreeSet<InstrumentId> = history
            .provisions()
            .filter(|(_, row)| shows(row))
            .map(|(_, row)| row.instrument)
            .collect();
        all.iter().rev().find(|(id, _)| ids.contains(id)).copied()
    };
    // A law that only charges bodies with duties makes an empty picture.
    last(moves).or_else(|| last(|_| true))
}

/// Whether a row moves a duty or a body.
fn moves(row: &Row<'_>) -> bool {
    matches!(row.act, Act::Transfer | Act::Affiliate | Act::Rename | Act::Merge | Act::Split)
}

/// What the picture is narrowed to.
pub(super) struct Focus {
    agency: Option<String>,
    duties: Option<BTreeSet<DutyId>>,
}

impl Focus {
    pub(super) fn of(graph: &Graph, options: &Options) -> Self {
        let duties = options.duty.as_deref().map(|query| {
            let hits = search(graph, query).duties;
            hits.iter().filter_map(|hit| hit.duty).map(|duty| graph.same_as(duty)).collect()
        });
        Focus { agency: options.agency.clone(), duties }
    }

    fn has(&self, graph: &Graph, row: &Row<'_>) -> bool {
        self.has_agency(row) && self.has_duty(graph, row)
    }

    fn has_agency(&self, row: &Row<'_>) -> bool {
        self.agency.as_deref().is_none_or(|name| row.agencies().any(|party| party == name))
    }

    fn has_duty(&self, graph: &Graph, row: &Row<'_>) -> bool {
        let Some(wanted) = &self.duties else { return true };
        let words = row.duty.iter().chain(&row.within).chain(&row.except);
        let beside = row.from.or(row.body).and_then(|name| graph.agency(name));
        words
            .filter_map(|word| graph.duty_of(word, beside))
            .any(|duty| wanted.contains(&graph.same_as(duty)))
    }
}
