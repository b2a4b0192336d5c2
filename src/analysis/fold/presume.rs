//! What bodies must have had before a clause could take it.
//!
//! A history begins somewhere. Where a clause takes a duty from a body that no
//! earlier clause gave it, the body is taken to have held it all along: since
//! it was set up, or was last emptied. The same holds of superiors. A body
//! whose first mention does not set it up is taken to have existed.

use std::collections::BTreeSet;

use hashbrown::HashMap;
use jiff::civil::Date;

use super::{Hold, Machine, Mode, Scope, Status};
use crate::{
    analysis::structure::Ending,
    graph::{AgencyId, DutyId, Graph},
    model::{Act, History, InstrumentId, ProvisionId},
};

/// What is taken to have been so, and from where on. `None`: from the start.
#[derive(Debug, Clone, Default)]
pub(super) struct Presumed {
    existing: Vec<AgencyId>,
    /// Bodies that no clause ends, and of which people know the day.
    mortal: Vec<(AgencyId, Date)>,
    /// Looked up, never iterated, as what follows.
    duties: HashMap<Option<ProvisionId>, Vec<(AgencyId, DutyId, Hold)>>,
    superiors: HashMap<Option<ProvisionId>, Vec<(AgencyId, AgencyId, ProvisionId)>>,
}

impl Presumed {
    pub(super) fn duty(
        &mut self,
        since: Option<ProvisionId>,
        agency: AgencyId,
        duty: DutyId,
        hold: Hold,
    ) {
        self.duties.entry(since).or_default().push((agency, duty, hold));
    }

    pub(super) fn superior(
        &mut self,
        since: Option<ProvisionId>,
        body: AgencyId,
        superior: AgencyId,
        by: ProvisionId,
    ) {
        self.superiors.entry(since).or_default().push((body, superior, by));
    }
}

/// Runs the provisions once to see what they take that nobody gave.
pub(super) fn find(
    history: &History,
    graph: &Graph,
    order: &[ProvisionId],
    scope: &Scope,
) -> Presumed {
    let mut machine = Machine::new(history, graph, Mode::Presuming, scope);
    machine.found.existing = existing(history, graph, order);
    machine.found.mortal = mortal(history, graph, order);
    let start = machine.found.clone();
    machine.start(&start);
    for &id in order {
        machine.step(id);
    }
    machine.finish_instrument();
    machine.found
}

/// The bodies whose first instrument does not set them up.
fn existing(history: &History, graph: &Graph, order: &[ProvisionId]) -> Vec<AgencyId> {
    let mut first: HashMap<AgencyId, (InstrumentId, bool)> = HashMap::new();
    for &id in order {
        let (row, act) = (history.parties(id), history.act(id));
        let now = history.instrument_id(id);
        let new_name = match act {
            Act::Establish => row.body,
            Act::Rename | Act::Split if row.body.is_some() && row.body != row.to => row.to,
            _ => None,
        };
        let to = row.to.filter(|_| act != Act::Unit);
        for name in [row.from, to, row.body].into_iter().flatten() {
            let Some(agency) = graph.agency_by(name) else { continue };
            let (instrument, born) = first.entry(agency).or_insert((now, false));
            if *instrument == now {
                *born |= new_name == Some(name);
            }
        }
    }
    let found = first.into_iter().filter(|(_, (_, born))| !born);
    let mut existing: Vec<AgencyId> = found.map(|(agency, _)| agency).collect();
    existing.sort_unstable();
    existing
}

/// The bodies known to have ended that no clause ends.
fn mortal(history: &History, graph: &Graph, order: &[ProvisionId]) -> Vec<(AgencyId, Date)> {
    let mut mortal = graph.gone().to_vec();
    if mortal.is_empty() {
        return mortal;
    }
    let ends = |act: Act| matches!(act, Act::Abolish | Act::Rename | Act::Merge | Act::Split);
    let rows = order.iter().filter(|&&id| ends(history.act(id)));
    let ended: BTreeSet<AgencyId> =
        rows.filter_map(|&id| graph.agency_by(history.parties(id).body?)).collect();
    mortal.retain(|(agency, _)| !ended.contains(agency));
    mortal
}

impl Machine<'_> {
    pub(super) fn start(&mut self, presumed: &Presumed) {
        for &agency in &presumed.existing {
            if self.graph.born(agency).is_some() {
                continue; // when its day has come
            }
            self.exist(agency);
        }
        let known = |agency: &&AgencyId| self.graph.born(**agency).is_some();
        self.waiting = presumed.existing.iter().filter(known).copied().collect();
        self.mortal.clone_from(&presumed.mortal);
        self.presumed_since(presumed, None);
    }

    /// All that people know of the days up to the one on which to look.
    pub(super) fn look_on(&mut self, day: Date) {
        self.come_of_age(day);
        self.pass_away(|gone| gone <= day);
    }

    /// Bodies that no clause ends, and of which people know the day. Their
    /// duties stay with them: nothing says where they went.
    pub(super) fn pass_away(&mut self, past: impl Fn(Date) -> bool) {
        let (gone, mortal): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.mortal).into_iter().partition(|&(_, day)| past(day));
        self.mortal = mortal;
        for (agency, _) in gone {
            if self.state.body(agency).is_alive() {
                self.state.set_status(agency, Status::Ended(Ending::Unrecorded, None));
                self.state.set_superior(agency, None);
            }
        }
    }

    /// Bodies that no clause sets up, and of which people know the day.
    pub(super) fn come_of_age(&mut self, day: Date) {
        let come = |agency: &AgencyId| self.graph.born(*agency).is_some_and(|born| born <= day);
        let grown: Vec<AgencyId> = self.waiting.iter().copied().filter(come).collect();
        for agency in grown {
            self.waiting.remove(&agency);
            self.exist(agency);
        }
    }

    fn exist(&mut self, agency: AgencyId) {
        if self.state.body(agency).status == Status::Unknown {
            self.state.set_status(agency, Status::Alive);
            self.state.body_mut(agency).lives.push((None, None));
        }
    }

    pub(super) fn presumed_after(&mut self, presumed: &Presumed, id: ProvisionId) {
        self.presumed_since(presumed, Some(id));
    }

    fn presumed_since(&mut self, presumed: &Presumed, since: Option<ProvisionId>) {
        for (agency, duty, hold) in presumed.duties.get(&since).into_iter().flatten() {
            if !self.state.holds(*agency, *duty) {
                self.state.hold(*agency, *duty, *hold);
            }
        }
        for &(body, superior, by) in presumed.superiors.get(&since).into_iter().flatten() {
            if self.state.body(body).superior.is_none() {
                self.state.set_superior(body, Some((superior, by, true)));
            }
        }
    }
}
