//! Who exists, under whom, and holds what, on every day of a history.
//!
//! A [`Timeline`] is what [`structure()`](super::structure()) answers for each
//! day on which something changes, told as spells: from which day to which. In
//! ids, so a day of a history of millions of transfers, or what differs
//! between two days, is one look over two columns of numbers.

use std::hint::black_box;

use hashbrown::{HashMap, HashSet};
use jiff::civil::Date;
use rayon::prelude::*;

use super::fold::{Replay, State, Touched};
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
    pub bodies: Spells<AgencyId, Option<AgencyId>>,
    /// Which body held which duty, with the wording by which it held it.
    pub holdings: Spells<(AgencyId, DutyId), DutyId>,
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

/// Spells in the order of what they are about, then of time.
///
/// Days and what was so stand in columns: which spells there are on a day is
/// told from the days alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spells<K, V> {
    from: Vec<u32>,
    until: Vec<u32>,
    said: Vec<(K, V)>,
}

/// What was so on one day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Slice {
    /// Each body that existed, and under whom.
    pub bodies: Vec<(AgencyId, Option<AgencyId>)>,
    /// Each body with a duty that it held, and the wording by which it did.
    pub holdings: Vec<((AgencyId, DutyId), DutyId)>,
}

/// What was so on one of two days and not on the other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Change {
    /// So on the first day only.
    pub before: Slice,
    /// So on the second day only.
    pub after: Slice,
}

/// The structures of all days of a history, from one run through it.
///
/// Instruments without a date are not counted. O(n log n) in the provisions.
///
/// ```
/// use handover::{analysis::timeline, graph::Graph, model::*};
///
/// let mut row = Provision::new(InstrumentId(0), Act::Establish, Evidence::default());
/// row.body = Some("国家邮政局".into());
/// let decree = Instrument { issued: "1998-03-10".parse().ok(), ..Instrument::default() };
/// let history = History::new([(decree, vec![row])]);
/// let graph = Graph::build(&history);
/// let line = timeline(&history, &graph);
/// assert_eq!(line.days.len(), 1);
/// let day = line.on(line.days[0]);
/// assert_eq!(graph.agency_name(day.bodies[0].0), "国家邮政局");
/// ```
pub fn timeline(history: &History, graph: &Graph) -> Timeline {
    let days = days(history, graph);
    let mut bodies = Ledger::new(graph.agencies().len());
    let mut holdings = Ledger::new(graph.duties().len());
    let replay = Replay::all(history, graph, false);
    replay.visit(&days, |day, state, touched| {
        for agency in began_or_ended(&touched, state, &bodies) {
            for duty in state.duties(agency) {
                holdings.note(day, (agency, duty), held(state, agency, duty));
            }
        }
        for agency in touched.bodies {
            bodies.note(day, agency, standing(state, agency));
        }
        holdings.look_ahead(&touched.holdings);
        for (agency, duty) in touched.holdings {
            holdings.note(day, (agency, duty), held(state, agency, duty));
        }
    });
    let end = days.len();
    Timeline { bodies: bodies.finish(end), holdings: holdings.finish(end), days }
}

impl Timeline {
    /// What was so at the end of a day. Linear in the spells, at the speed of
    /// memory.
    pub fn on(&self, day: Date) -> Slice {
        match self.place(day) {
            Some(at) => Slice { bodies: self.bodies.on(at), holdings: self.holdings.on(at) },
            None => Slice::default(),
        }
    }

    /// What differs between the ends of two days. Linear in the spells, at the
    /// speed of memory.
    pub fn between(&self, before: Date, after: Date) -> Change {
        let (one, other) = (self.place(before), self.place(after));
        let mut change = Change::default();
        self.bodies.between(one, other, &mut change.before.bodies, &mut change.after.bodies);
        self.holdings.between(one, other, &mut change.before.holdings, &mut change.after.holdings);
        change
    }

    /// The last of the days up to a date.
    fn place(&self, day: Date) -> Option<u32> {
        self.days.partition_point(|&known| known <= day).checked_sub(1).map(|at| at as u32)
    }
}

impl<K, V> Default for Spells<K, V> {
    fn default() -> Self {
        Spells { from: Vec::new(), until: Vec::new(), said: Vec::new() }
    }
}

impl<K: Copy, V: Copy> Spells<K, V> {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.said.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.said.is_empty()
    }

    /// All of them, by what they are about, then in the order of time.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Spell<K, V>> + '_ {
        self.said.iter().enumerate().map(|(at, &(of, is))| {
            let (from, until) = (self.from[at] as usize, self.until[at] as usize);
            Spell { of, is, from, until }
        })
    }

    fn on(&self, day: u32) -> Vec<(K, V)> {
        let mut found = Vec::new();
        self.pick(|from, until| (from <= day) & (day < until), |at| found.push(self.said[at]));
        found
    }

    fn between(
        &self,
        one: Option<u32>,
        other: Option<u32>,
        only_one: &mut Vec<(K, V)>,
        only_other: &mut Vec<(K, V)>,
    ) {
        // Before the first day nothing was so.
        let (one, other) = (one.map_or(0, |day| day + 1), other.map_or(0, |day| day + 1));
        let on = |day: u32, from: u32, until: u32| (from < day) & (day <= until);
        let differs = |from, until| on(one, from, until) != on(other, from, until);
        self.pick(differs, |at| {
            let on_one = on(one, self.from[at], self.until[at]);
            let side = if on_one { &mut *only_one } else { &mut *only_other };
            side.push(self.said[at]);
        });
    }

    /// Tells the places of the spells of which the days are wanted. The days are
    /// compared by the block, and few spells of a block are wanted.
    fn pick(&self, wanted: impl Fn(u32, u32) -> bool, mut tell: impl FnMut(usize)) {
        const BLOCK: usize = 32;
        let blocks = self.from.chunks(BLOCK).zip(self.until.chunks(BLOCK));
        for (block, (from, until)) in blocks.enumerate() {
            let days = from.iter().zip(until).enumerate();
            let mut bits = days.fold(0_u32, |bits, (at, (&from, &until))| {
                bits | u32::from(wanted(from, until)) << at
            });
            while bits != 0 {
                tell(block * BLOCK + bits.trailing_zeros() as usize);
                bits &= bits - 1;
            }
        }
    }
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

/// The bodies that exist now and did not, or the other way round: with them,
/// all they hold.
fn began_or_ended(
    touched: &Touched,
    state: &State,
    known: &Ledger<AgencyId, Option<AgencyId>>,
) -> HashSet<AgencyId> {
    let bodies = touched.bodies.iter().copied();
    bodies.filter(|&agency| state.status(agency).is_alive() != known.is_open(agency)).collect()
}

fn standing(state: &State, agency: AgencyId) -> Option<Option<AgencyId>> {
    let is_alive = state.status(agency).is_alive();
    is_alive.then(|| state.body(agency).superior.map(|(above, ..)| above))
}

/// Bodies that exist hold their duties; what ended ones still have is nobody's.
fn held(state: &State, agency: AgencyId, duty: DutyId) -> Option<DutyId> {
    let hold = state.held(agency, duty).filter(|_| state.status(agency).is_alive())?;
    Some(hold.wording)
}

/// What a spell is about, and a place for it that few others share.
trait Subject: Copy + Ord + Send + std::hash::Hash {
    fn place(self) -> usize;
}

impl Subject for AgencyId {
    fn place(self) -> usize {
        self.index()
    }
}

impl Subject for (AgencyId, DutyId) {
    /// Nearly always a duty is held by one.
    fn place(self) -> usize {
        self.1.index()
    }
}

/// What is so, of what, and from which day on.
type Open<K, V> = (K, V, u32);

/// Spells while the days go by.
struct Ledger<K, V> {
    open: Vec<Option<Open<K, V>>>,
    /// Those whose place another has. Looked up, and iterated only where the
    /// order does not matter.
    beside: HashMap<K, Open<K, V>>,
    closed: Vec<(K, u32, u32, V)>,
}

impl<K: Subject, V: Ord + Copy + Send> Ledger<K, V> {
    fn new(places: usize) -> Self {
        Ledger { open: vec![None; places], beside: HashMap::new(), closed: Vec::new() }
    }

    fn find(&self, of: K) -> Option<Open<K, V>> {
        match self.open[of.place()] {
            Some(open) if open.0 == of => Some(open),
            _ => self.beside.get(&of).copied(),
        }
    }

    /// Fetches from memory what is noted of those that are asked about next: as
    /// looks that do not depend on one another, these wait for it together.
    fn look_ahead(&self, of: &[K]) {
        black_box(of.iter().filter(|of| self.open[of.place()].is_some()).count());
    }

    fn is_open(&self, of: K) -> bool {
        self.find(of).is_some()
    }

    /// What is so from a day on; `None` where it is so no longer.
    fn note(&mut self, day: usize, of: K, now: Option<V>) {
        let day = day as u32;
        let before = self.find(of);
        if before.map(|(_, is, _)| is) == now {
            return;
        }
        if let Some((_, is, from)) = before {
            self.closed.push((of, from, day, is));
            self.close(of);
        }
        if let Some(is) = now {
            match &mut self.open[of.place()] {
                Some(_) => drop(self.beside.insert(of, (of, is, day))),
                place => *place = Some((of, is, day)),
            }
        }
    }

    fn close(&mut self, of: K) {
        match &mut self.open[of.place()] {
            Some(open) if open.0 == of => self.open[of.place()] = None,
            _ => drop(self.beside.remove(&of)),
        }
    }

    fn finish(mut self, end: usize) -> Spells<K, V> {
        let open = self.open.iter().flatten().chain(self.beside.values());
        self.closed.extend(open.map(|&(of, is, from)| (of, from, end as u32, is)));
        self.closed.par_sort_unstable();
        Spells {
            from: self.closed.iter().map(|spell| spell.1).collect(),
            until: self.closed.iter().map(|spell| spell.2).collect(),
            said: self.closed.iter().map(|spell| (spell.0, spell.3)).collect(),
        }
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
            "assign body=甲部 duty=盐业管理\naffiliate body=丁局 to=甲部
             assign body=己部 duty=粮食管理",
            "transfer from=甲部 to=乙部 duty=盐业管理\ntransfer from=戊委 to=乙部 duty=烟草管理
             assign body=庚部 duty=粮食管理",
            "affiliate body=丁局 from=甲部 to=乙部\nmerge body=甲部 to=丙部
             transfer from=己部 to=辛部 duty=粮食管理",
            "rename body=乙部 to=新乙部\nabolish body=丁局
             transfer from=庚部 to=己部 duty=粮食管理",
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

    #[test]
    fn what_differs_is_what_one_day_has_and_the_other_lacks() {
        let history = made::history(&[
            "assign body=甲部 duty=盐业管理\naffiliate body=丁局 to=甲部",
            "transfer from=甲部 to=乙部 duty=盐业管理",
            "rename body=乙部 to=新乙部\nabolish body=丁局",
        ]);
        let graph = Graph::build(&history);
        let line = timeline(&history, &graph);
        let days: Vec<Date> =
            [Date::MIN].into_iter().chain(line.days.clone()).chain([Date::MAX]).collect();
        for (&one, &other) in days.iter().flat_map(|one| days.iter().map(move |other| (one, other)))
        {
            let (before, after) = (line.on(one), line.on(other));
            let change = line.between(one, other);
            let lacks = |has: &Slice, other: &Slice| Slice {
                bodies: without(&has.bodies, &other.bodies),
                holdings: without(&has.holdings, &other.holdings),
            };
            assert_eq!(change.before, lacks(&before, &after), "{one} {other}");
            assert_eq!(change.after, lacks(&after, &before), "{one} {other}");
        }
        assert_eq!(line.on(Date::MIN), Slice::default());
    }

    fn without<T: Copy + PartialEq>(some: &[T], others: &[T]) -> Vec<T> {
        some.iter().copied().filter(|one| !others.contains(one)).collect()
    }
}
