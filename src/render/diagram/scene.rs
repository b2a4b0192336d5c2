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
    pub(super) focus: Focus,
}

impl<'a> Scene<'a> {
    /// The latest instrument, or the latest up to the day asked for.
    pub(super) fn of(history: &'a History, graph: &Graph, options: &Options) -> Option<Self> {
        let (id, instrument) = latest(history, options)?;
        let focus = Focus::of(history, graph, options);
        let rows = history
            .provisions_of(id)
            .filter(|(_, row)| !options.stated_only || row.basis.is_stated())
            .filter(|(_, row)| focus.has(graph, row))
            .collect();
        let at = |point| structure(history, graph, point, options.stated_only);
        let (before, after) = (at(Point::Before(id)), at(Point::After(id)));
        Some(Scene { instrument, rows, before, after, focus })
    }

    /// Whether the instrument sets a body up. One that only has a new name is
    /// not new.
    pub(super) fn is_new(&self, body: &str) -> bool {
        !self.before.bodies.contains_key(body)
            && self.after.bodies.contains_key(body)
            && !self.is_renamed(body)
    }

    /// Whether the instrument gives a body this name.
    pub(super) fn is_renamed(&self, body: &str) -> bool {
        let to_this = |row: &Row<'_>| row.act == Act::Rename && row.to.as_deref() == Some(body);
        self.rows.iter().any(|(_, row)| to_this(row))
    }
}

/// The instrument that a picture is about: the latest that moves something,
/// else the latest that says anything.
pub(super) fn latest<'a>(
    history: &'a History,
    options: &Options,
) -> Option<(InstrumentId, &'a Instrument)> {
    // A law that only charges bodies with duties makes an empty picture.
    latest_that(history, options, moves).or_else(|| latest_that(history, options, |_| true))
}

/// The latest instrument up to the day asked for of which a row is such.
pub(super) fn latest_that<'a>(
    history: &'a History,
    options: &Options,
    shows: fn(&Row<'_>) -> bool,
) -> Option<(InstrumentId, &'a Instrument)> {
    let count = match options.at {
        Some(date) => Point::On(date).instruments(history),
        None => Point::End.instruments(history),
    };
    let ids: BTreeSet<InstrumentId> =
        history.provisions().filter(|(_, row)| shows(row)).map(|(_, row)| row.instrument).collect();
    history.instruments().take(count).filter(|(id, _)| ids.contains(id)).last()
}

/// Whether a row moves a duty or a body.
fn moves(row: &Row<'_>) -> bool {
    matches!(row.act, Act::Transfer | Act::Affiliate | Act::Rename | Act::Merge | Act::Split)
}

/// What the picture is narrowed to.
pub(super) struct Focus {
    /// The agency asked for.
    agency: Option<String>,
    /// Everybody so near to it that their own dealings are drawn.
    near: BTreeSet<String>,
    duties: Option<BTreeSet<DutyId>>,
}

impl Focus {
    /// Linear in the provisions for each step of depth.
    pub(super) fn of(history: &History, graph: &Graph, options: &Options) -> Self {
        let duties = options.duty.as_deref().map(|query| {
            let hits = search(graph, query).duties;
            hits.iter().filter_map(|hit| hit.duty).map(|duty| graph.same_as(duty)).collect()
        });
        let mut near: BTreeSet<String> = options.agency.iter().cloned().collect();
        let id = latest(history, options).map(|(id, _)| id);
        let rows = || history.provisions().filter(|(_, row)| Some(row.instrument) == id);
        for _ in 1..options.depth {
            let parties = rows()
                .filter(|(_, row)| row.agencies().any(|party| near.contains(party)))
                .flat_map(|(_, row)| row.agencies().map(str::to_owned).collect::<Vec<_>>());
            let wider: BTreeSet<String> = parties.collect();
            if wider.is_subset(&near) {
                break;
            }
            near.extend(wider);
        }
        Focus { agency: options.agency.clone(), near, duties }
    }

    pub(super) fn has(&self, graph: &Graph, row: &Row<'_>) -> bool {
        self.has_agency(row) && self.has_duty(graph, row)
    }

    fn has_agency(&self, row: &Row<'_>) -> bool {
        self.agency.is_none() || row.agencies().any(|party| self.near.contains(party))
    }

    /// Whether a body is drawn.
    pub(super) fn is_near(&self, body: &str) -> bool {
        self.agency.is_none() || self.near.contains(body)
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
