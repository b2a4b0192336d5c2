//! The provisions that can touch a duty, or an agency's superiors.
//!
//! Replaying these alone gives the same story as replaying the whole history.
//! A duty is moved by clauses that name it or a wider duty, and by those that
//! move all duties of a body, or let it go on as another, once it may have the
//! duty. So one follows the bodies that clauses name forward in time; what
//! went into them earlier did not carry it.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

use crate::{
    analysis::fold::{Replay, Scope, sorted},
    graph::{AgencyId, AgencyLink, DutyId, DutyKind, Graph, Relation},
    model::{Act, History, InstrumentId, ProvisionId},
};

/// What an answer looked at: all that it depends on.
#[derive(Debug, Default)]
pub struct Reach {
    duties: RefCell<BTreeSet<DutyId>>,
    agencies: RefCell<BTreeSet<AgencyId>>,
    alike: RefCell<BTreeSet<DutyId>>,
    placed: RefCell<BTreeSet<AgencyId>>,
    whole: RefCell<BTreeSet<AgencyId>>,
}

impl Reach {
    /// Duties of which every clause counts.
    pub fn duties(&self) -> BTreeSet<DutyId> {
        self.duties.borrow().clone()
    }

    /// Agencies of which every clause counts that sets them up, ends them,
    /// lets one go on as another, or moves all their duties; and the first of
    /// all clauses that mention them.
    pub fn agencies(&self) -> BTreeSet<AgencyId> {
        self.agencies.borrow().clone()
    }

    /// Duties beside which every wording counts that may name them too.
    pub fn alike(&self) -> BTreeSet<DutyId> {
        self.alike.borrow().clone()
    }

    /// Agencies of which every clause counts, too, that places them under a
    /// superior.
    pub fn placed(&self) -> BTreeSet<AgencyId> {
        self.placed.borrow().clone()
    }

    /// Agencies of which every clause counts that mentions them.
    pub fn mentioned(&self) -> BTreeSet<AgencyId> {
        self.whole.borrow().clone()
    }

    pub(super) fn duty(&self, duty: DutyId) {
        self.duties.borrow_mut().insert(duty);
    }

    pub(super) fn like(&self, duty: DutyId) {
        self.alike.borrow_mut().insert(duty);
    }

    pub(super) fn agency(&self, agency: AgencyId) {
        self.agencies.borrow_mut().insert(agency);
    }

    pub(super) fn place(&self, agency: AgencyId) {
        self.placed.borrow_mut().insert(agency);
    }

    pub(super) fn mention(&self, agency: AgencyId) {
        self.whole.borrow_mut().insert(agency);
    }
}

#[derive(Clone)]
pub(super) struct Relevant<'a> {
    history: &'a History,
    graph: &'a Graph,
    provisions: BTreeSet<ProvisionId>,
    duties: BTreeSet<DutyId>,
    /// From which instrument on a body may have the duty.
    since: BTreeMap<AgencyId, InstrumentId>,
    /// Bodies whose clauses are still to be gathered.
    open: Vec<AgencyId>,
    /// Bodies that are renamed, of which it must be known whether they lived.
    renamed: BTreeSet<AgencyId>,
}

impl<'a> Relevant<'a> {
    /// For the lineage of a duty.
    pub(super) fn to_duty(
        history: &'a History,
        graph: &'a Graph,
        duty: DutyId,
        reach: &Reach,
    ) -> Self {
        let mut relevant = Relevant::nothing(history, graph);
        relevant.name(duty, reach);
        while let Some(agency) = relevant.open.pop() {
            reach.agency(agency);
            relevant.follow(agency, reach);
        }
        relevant
    }

    /// For the superiors of an agency.
    pub(super) fn to_agency(
        history: &'a History,
        graph: &'a Graph,
        agency: AgencyId,
        reach: &Reach,
    ) -> Self {
        let mut relevant = Relevant::nothing(history, graph);
        relevant.placed(agency, reach);
        // Superiors too are renamed, and go into others.
        while let Some(superior) = relevant.open.pop() {
            reach.agency(superior);
            let since = relevant.since[&superior];
            relevant.lived(superior);
            for link in graph.successors(superior) {
                let at = history.instrument_id(link.provision);
                if at >= since {
                    relevant.has(link.agency, at);
                }
            }
        }
        relevant
    }

    /// What a body went through, and those in whose place it goes on: they hand
    /// their superiors down. The superiors come to be open.
    fn placed(&mut self, agency: AgencyId, reach: &Reach) {
        let graph = self.graph;
        let (mut seen, mut open) = (BTreeSet::new(), vec![agency]);
        while let Some(agency) = open.pop() {
            if !seen.insert(agency) {
                continue;
            }
            reach.agency(agency);
            reach.place(agency);
            for link in graph.life(agency) {
                self.provisions.insert(link.provision);
                match link.relation {
                    Relation::SuperiorOf => {
                        self.has(link.agency, self.history.instrument_id(link.provision));
                    }
                    // Taken to have been above it before.
                    Relation::SuperiorUntil => self.has(link.agency, InstrumentId(0)),
                    _ => {}
                }
            }
            open.extend(graph.predecessors(agency).iter().map(|link| link.agency));
        }
    }

    /// What a body went through, but for its superiors.
    fn bare_life(&self, agency: AgencyId) -> impl Iterator<Item = AgencyLink> + use<'a> {
        let life = self.graph.life(agency).into_iter();
        life.filter(|link| !matches!(link.relation, Relation::SuperiorOf | Relation::SuperiorUntil))
    }

    /// With what bodies went through that only may have had the duty before;
    /// `None` where nothing is added.
    pub(super) fn with_lives(mut self, agencies: impl Iterator<Item = AgencyId>) -> Option<Self> {
        let before = self.provisions.len();
        agencies.for_each(|agency| self.lived(agency));
        (self.provisions.len() > before).then_some(self)
    }

    fn nothing(history: &'a History, graph: &'a Graph) -> Self {
        Relevant {
            history,
            graph,
            provisions: BTreeSet::new(),
            duties: BTreeSet::new(),
            since: BTreeMap::new(),
            open: Vec::new(),
            renamed: BTreeSet::new(),
        }
    }

    /// Ready to be run; `subject` is what the story is about.
    pub(super) fn replay(self, subject: Option<DutyId>, stated_only: bool) -> Replay<'a> {
        let (history, graph) = (self.history, self.graph);
        let kept = self.provisions.into_iter().filter(|&id| !stated_only || history.is_stated(id));
        let order = sorted(history, graph, kept);
        // All duties of other bodies carry the subject along, but where they
        // are themselves is another story.
        let is_whole = |duty: &DutyId| matches!(graph.duty_kind(*duty), DutyKind::Whole(_));
        let counts = |duty: &DutyId| !is_whole(duty) || Some(*duty) == subject;
        let watched = Some(self.duties.into_iter().filter(counts).collect());
        Replay::of(history, graph, order, Scope { stated_only, watched })
    }

    /// The clauses that name a duty or a wider one, and their parties.
    fn name(&mut self, duty: DutyId, reach: &Reach) {
        let graph = self.graph;
        let mut open = vec![duty];
        while let Some(duty) = open.pop() {
            if !self.duties.insert(graph.same_as(duty)) {
                continue;
            }
            for wording in graph.wordings(duty) {
                reach.duty(wording);
                for link in graph.passages(wording) {
                    self.provisions.insert(link.provision);
                    self.has(link.agency, self.history.instrument_id(link.provision));
                }
                self.provisions.extend(graph.adrift(wording));
                for link in graph.wider(wording) {
                    self.provisions.insert(link.provision);
                    // A duty carved out of all duties of a body stays behind.
                    if !matches!(graph.duty_kind(link.duty), DutyKind::Whole(_)) {
                        open.push(link.duty);
                    }
                }
            }
        }
    }

    /// A body may have the duty from an instrument on.
    fn has(&mut self, agency: AgencyId, from: InstrumentId) {
        let since = self.since.get(&agency);
        if since.is_none_or(|&since| from < since) {
            self.since.insert(agency, from);
            self.open.push(agency);
        }
    }

    /// What an instrument that renames a body says of it under its old name:
    /// that is said of it under the new one. The same of every name that it
    /// gives the body in between.
    fn under_old_name(
        &mut self,
        old: AgencyId,
        at: InstrumentId,
        since: InstrumentId,
        reach: &Reach,
    ) {
        let (graph, history) = (self.graph, self.history);
        let here = |link: &AgencyLink| history.instrument_id(link.provision) == at;
        let (mut seen, mut open) = (BTreeSet::new(), vec![old]);
        while let Some(name) = open.pop() {
            if !seen.insert(name) {
                continue;
            }
            reach.agency(name);
            let next = graph.successors(name).into_iter().chain(graph.predecessors(name));
            let renames = |link: &AgencyLink| history.act(link.provision) == Act::Rename;
            open.extend(next.filter(here).filter(renames).map(|link| link.agency));
            let given = graph.whole(name).into_iter().flat_map(|whole| graph.passages(whole));
            for link in graph.life(name).into_iter().chain(given).filter(here) {
                let leads_on = match link.relation {
                    Relation::SuperiorOf | Relation::SuperiorUntil => continue,
                    Relation::SucceededBy | Relation::Receives => at >= since,
                    _ => false,
                };
                self.provisions.insert(link.provision);
                if leads_on {
                    self.has(link.agency, at);
                }
            }
        }
    }

    /// What a body went through that is renamed: a body that had ended before is
    /// not. The same of whom it was the new name.
    fn was_alive(&mut self, renamed: AgencyId, reach: &Reach) {
        let (graph, history) = (self.graph, self.history);
        let mut open = vec![renamed];
        while let Some(agency) = open.pop() {
            if !self.renamed.insert(agency) {
                continue;
            }
            reach.agency(agency);
            self.lived(agency);
            let before = graph.predecessors(agency).into_iter();
            let renamed = before.filter(|link| history.act(link.provision) == Act::Rename);
            open.extend(renamed.map(|link| link.agency));
        }
    }

    fn lived(&mut self, agency: AgencyId) {
        self.provisions.extend(self.bare_life(agency).map(|link| link.provision));
    }

    /// What a body went through, and who has what it had.
    fn follow(&mut self, agency: AgencyId, reach: &Reach) {
        let (graph, history) = (self.graph, self.history);
        let since = self.since[&agency];
        self.lived(agency);
        let whole = graph.whole(agency);
        let given = whole.into_iter().flat_map(|whole| graph.passages(whole));
        for link in graph.successors(agency).into_iter().chain(given) {
            self.provisions.insert(link.provision);
            let at = history.instrument_id(link.provision);
            if link.relation != Relation::Gives && at >= since {
                self.has(link.agency, at);
            }
        }
        for link in graph.predecessors(agency) {
            if history.act(link.provision) == Act::Rename {
                self.was_alive(link.agency, reach);
                let at = history.instrument_id(link.provision);
                self.under_old_name(link.agency, at, since, reach);
            }
        }
        let received = graph.wholes_received(agency);
        self.provisions.extend(received.iter().map(|link| link.provision));
    }
}
