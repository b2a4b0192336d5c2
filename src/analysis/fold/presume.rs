//! What bodies must have had before a clause could take it.
//!
//! A history begins somewhere. Where a clause takes a duty from a body that no
//! earlier clause gave it, the body is taken to have held it all along: since
//! it was set up, or was last emptied. The same holds of superiors. A body
//! whose first mention does not set it up is taken to have existed.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{Hold, Machine, Mode, Scope, Status, order, table::Table};
use crate::{
    analysis::structure::Ending,
    graph::{AgencyId, DutyId, Graph},
    model::{Act, History, InstrumentId, ProvisionId},
};

/// What is taken to have been so, and from which clause on. `None`: from the
/// start.
#[derive(Debug, Clone, Default)]
pub(super) struct Presumed {
    existing: Vec<AgencyId>,
    /// Bodies that no clause ends, and of which people know the day.
    mortal: Vec<(AgencyId, Date)>,
    /// In the order of effect, as what follows.
    duties: Vec<(Option<ProvisionId>, AgencyId, DutyId, Hold)>,
    superiors: Vec<(Option<ProvisionId>, AgencyId, AgencyId, ProvisionId)>,
}

/// How much of what is presumed has come to be so.
#[derive(Debug, Default)]
pub(super) struct Told {
    duties: usize,
    superiors: usize,
}

impl Presumed {
    pub(super) fn duty(
        &mut self,
        since: Option<ProvisionId>,
        agency: AgencyId,
        duty: DutyId,
        hold: Hold,
    ) {
        self.duties.push((since, agency, duty, hold));
    }

    pub(super) fn superior(
        &mut self,
        since: Option<ProvisionId>,
        body: AgencyId,
        superior: AgencyId,
        by: ProvisionId,
    ) {
        self.superiors.push((since, body, superior, by));
    }

    /// Puts all in the order of effect; what follows from one clause stays in
    /// the order in which it was found.
    fn sort(&mut self, history: &History, graph: &Graph) {
        let place = |since: Option<ProvisionId>| since.map(|id| order::place(history, graph, id));
        self.duties.sort_by_key(|&(since, ..)| place(since));
        self.superiors.sort_by_key(|&(since, ..)| place(since));
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
    machine.found.existing = existing(history, graph, order, scope);
    machine.found.mortal = mortal(history, graph, order);
    let start = machine.found.clone();
    machine.start(&start);
    machine.run(order, |_, _| {});
    let mut found = machine.found;
    found.sort(history, graph);
    found
}

/// The bodies whose first instrument does not set them up.
fn existing(
    history: &History,
    graph: &Graph,
    order: &[ProvisionId],
    scope: &Scope,
) -> Vec<AgencyId> {
    // Per body its first instrument, and whether that sets it up.
    let few = scope.watched.is_some();
    let mut first: Table<Option<(InstrumentId, bool)>> = Table::new(graph.agencies().len(), few);
    let mut spoken_of = Vec::new();
    for &id in order {
        let said = graph.said(history, id);
        let new = match said.act {
            Act::Establish => said.body,
            Act::Rename | Act::Split if said.body.is_some() && said.body != said.to => said.to,
            _ => None,
        };
        let to = said.to.filter(|_| said.act != Act::Unit);
        for agency in [said.from, to, said.body].into_iter().flatten() {
            let known = first.get_mut(agency.index());
            if known.is_none() {
                spoken_of.push(agency);
            }
            // Only a clause that sets a body up asks when it was first spoken of.
            if known.is_none() || new == Some(agency) {
                let now = history.instrument_id(id);
                let (instrument, born) = known.get_or_insert((now, false));
                *born |= *instrument == now && new == Some(agency);
            }
        }
    }
    spoken_of.retain(|agency| first.get(agency.index()).is_some_and(|(_, born)| !born));
    spoken_of.sort_unstable();
    spoken_of
}

/// The bodies known to have ended that no clause ends.
fn mortal(history: &History, graph: &Graph, order: &[ProvisionId]) -> Vec<(AgencyId, Date)> {
    let mut mortal = graph.gone().to_vec();
    if mortal.is_empty() {
        return mortal;
    }
    let ends = |act: Act| matches!(act, Act::Abolish | Act::Rename | Act::Merge | Act::Split);
    let rows = order.iter().map(|&id| graph.said(history, id)).filter(|said| ends(said.act));
    let ended: BTreeSet<AgencyId> = rows.filter_map(|said| said.body).collect();
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
            if self.state.status(agency).is_alive() {
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
        if self.state.status(agency) == Status::Unknown {
            self.state.set_status(agency, Status::Alive);
            self.state.body_mut(agency).lives.push((None, None));
        }
    }

    pub(super) fn presumed_after(&mut self, presumed: &Presumed, id: ProvisionId) {
        self.presumed_since(presumed, Some(id));
    }

    fn presumed_since(&mut self, presumed: &Presumed, now: Option<ProvisionId>) {
        let duties = presumed.duties[self.told.duties..].iter();
        for &(_, agency, duty, hold) in duties.take_while(|&&(since, ..)| since == now) {
            self.told.duties += 1;
            if !self.state.holds(agency, duty) {
                self.state.hold(agency, duty, hold);
            }
        }
        let superiors = presumed.superiors[self.told.superiors..].iter();
        for &(_, body, superior, by) in superiors.take_while(|&&(since, ..)| since == now) {
            self.told.superiors += 1;
            if self.state.body(body).superior.is_none() {
                self.state.set_superior(body, Some((superior, by, true)));
            }
        }
    }
}
