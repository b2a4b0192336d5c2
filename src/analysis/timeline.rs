//! Who exists, under whom, and holds what, on every day of a history.
//!
//! A [`Timeline`] is what [`structure()`](super::structure()) answers for each
//! day on which something changes, told as spells: from which day to which.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::fold::{Replay, State};
use crate::{
    graph::{AgencyId, DutyId, Graph},
    model::History,
};

/// The structures of all days.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Timeline {
    /// The days on which anything may change, in order.
    pub days: Vec<Date>,
    /// Which body existed, and under whom.
    pub bodies: Vec<Spell<AgencyId, Option<AgencyId>>>,
    /// Which body held which duty, with the wording by which it held it.
    pub holdings: Vec<Spell<(AgencyId, DutyId), DutyId>>,
}

/// Something that was so for a while.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spell<K, V> {
    /// What it is about.
    pub of: K,
    /// What was so.
    pub is: V,
    /// The first of the [`Timeline::days`] on which it was so, by its place.
    pub from: usize,
    /// The first day after that on which it was so no longer; the number of
    /// days where it still is.
    pub until: usize,
}

/// The structures of all days of a history, from one run through it.
///
/// Instruments without a date are not counted. O(n log n) in the provisions,
/// plus the size of the structure for each day.
///
/// ```
/// use handover::{analysis::timeline, graph::Graph, model::*};
///
/// let mut row = Provision::new(InstrumentId(0), Act::Establish, Evidence::default());
/// row.body = Some("国家邮政局".into());
/// let decree = Instrument { issued: "1998-03-10".parse().ok(), ..Instrument::default() };
/// let history = History::new([(decree, vec![row])]);
/// let line = timeline(&history, &Graph::build(&history));
/// assert_eq!(line.days.len(), 1);
/// assert_eq!((line.bodies[0].from, line.bodies[0].until), (0, 1));
/// ```
pub fn timeline(history: &History, graph: &Graph) -> Timeline {
    let days = days(history, graph);
    let (mut bodies, mut holdings) = (Spells::default(), Spells::default());
    let replay = Replay::all(history, graph, false);
    replay.visit(&days, |day, state| {
        bodies.see(day, standing(graph, state));
        holdings.see(day, held(graph, state));
    });
    let end = days.len();
    Timeline { bodies: bodies.finish(end), holdings: holdings.finish(end), days }
}

/// Days of instruments, and days on which people know a body to begin or end.
fn days(history: &History, graph: &Graph) -> Vec<Date> {
    let issued = history.instruments().filter_map(|(_, instrument)| instrument.date());
    let born = graph.agencies().filter_map(|agency| graph.born(agency));
    let gone = graph.gone().iter().map(|(_, day)| *day);
    let mut days: Vec<Date> = issued.chain(born).chain(gone).collect();
    days.sort_unstable();
    days.dedup();
    days
}

fn standing(graph: &Graph, state: &State) -> BTreeMap<AgencyId, Option<AgencyId>> {
    let alive = graph.agencies().filter(|&agency| state.body(agency).is_alive());
    alive.map(|agency| (agency, state.body(agency).superior.map(|(above, ..)| above))).collect()
}

fn held(graph: &Graph, state: &State) -> BTreeMap<(AgencyId, DutyId), DutyId> {
    let alive = graph.agencies().filter(|&agency| state.body(agency).is_alive());
    let each = alive.flat_map(|agency| {
        let duties = &state.body(agency).duties;
        duties.iter().map(move |(&duty, hold)| ((agency, duty), hold.wording))
    });
    each.collect()
}

/// Spells while the days go by.
struct Spells<K, V> {
    open: BTreeMap<K, (V, usize)>,
    closed: Vec<Spell<K, V>>,
}

impl<K, V> Default for Spells<K, V> {
    fn default() -> Self {
        Spells { open: BTreeMap::new(), closed: Vec::new() }
    }
}

impl<K: Ord + Copy, V: Ord + Copy> Spells<K, V> {
    fn see(&mut self, day: usize, now: BTreeMap<K, V>) {
        let closed = &mut self.closed;
        self.open.retain(|&of, &mut (is, from)| {
            let goes_on = now.get(&of) == Some(&is);
            if !goes_on {
                closed.push(Spell { of, is, from, until: day });
            }
            goes_on
        });
        for (of, is) in now {
            self.open.entry(of).or_insert((is, day));
        }
    }

    fn finish(mut self, end: usize) -> Vec<Spell<K, V>> {
        self.see(end, BTreeMap::new());
        self.closed.sort_unstable();
        self.closed
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::analysis::{Point, made, structure, structure::duty_name};

    #[test]
    fn every_day_is_as_its_structure_tells() {
        let history = made::history(&[
            "assign body=甲部 duty=盐业管理\naffiliate body=丁局 to=甲部",
            "transfer from=甲部 to=乙部 duty=盐业管理\ntransfer from=戊委 to=乙部 duty=烟草管理",
            "affiliate body=丁局 from=甲部 to=乙部\nmerge body=甲部 to=丙部",
            "rename body=乙部 to=新乙部\nabolish body=丁局",
        ]);
        let graph = Graph::build(&history);
        let line = timeline(&history, &graph);
        assert_eq!(line.days.len(), 4);
        for (place, &day) in line.days.iter().enumerate() {
            let at = structure(&history, &graph, Point::On(day), false);
            let on = |from: usize, until: usize| (from..until).contains(&place);
            let bodies: BTreeSet<_> = line
                .bodies
                .iter()
                .filter(|spell| on(spell.from, spell.until))
                .map(|spell| {
                    let above = spell.is.map(|above| graph.agency_name(above).to_owned());
                    (graph.agency_name(spell.of).to_owned(), above)
                })
                .collect();
            let expected: BTreeSet<_> = at
                .bodies
                .iter()
                .map(|(name, body)| {
                    (name.clone(), body.superior.as_ref().map(|above| above.agency.clone()))
                })
                .collect();
            assert_eq!(bodies, expected, "{day}");
            let held: BTreeSet<_> = line
                .holdings
                .iter()
                .filter(|spell| on(spell.from, spell.until))
                .map(|spell| {
                    (graph.agency_name(spell.of.0).to_owned(), duty_name(&graph, spell.is))
                })
                .collect();
            let expected: BTreeSet<_> = at
                .bodies
                .iter()
                .flat_map(|(name, body)| {
                    body.duties.iter().map(move |duty| (name.clone(), duty.duty.clone()))
                })
                .collect();
            assert_eq!(held, expected, "{day}");
        }
    }
}
