//! The provisions that can touch a duty, or an agency's superiors.
//!
//! Replaying these alone gives the same story as replaying the whole history:
//! a duty is moved by clauses that name it, that name a wider duty, or that
//! move all duties of a body that ever had it.

use std::collections::BTreeSet;

use crate::{
    analysis::fold::{Replay, Scope, sorted},
    graph::{AgencyId, DutyId, DutyKind, Graph, Relation},
    model::{History, ProvisionId},
};

pub(super) struct Relevant<'a> {
    graph: &'a Graph,
    provisions: BTreeSet<ProvisionId>,
    duties: BTreeSet<DutyId>,
    agencies: BTreeSet<AgencyId>,
    /// Agencies whose clauses are still to be gathered.
    open: Vec<AgencyId>,
}

impl<'a> Relevant<'a> {
    /// For the lineage of a duty.
    pub(super) fn to_duty(graph: &'a Graph, duty: DutyId) -> Self {
        let mut relevant = Relevant::nothing(graph);
        relevant.add_duty(duty);
        relevant.close(true);
        relevant
    }

    /// For the superiors of an agency.
    pub(super) fn to_agency(graph: &'a Graph, agency: AgencyId) -> Self {
        let mut relevant = Relevant::nothing(graph);
        relevant.add_agency(agency);
        relevant.close(false);
        relevant
    }

    fn nothing(graph: &'a Graph) -> Self {
        Relevant {
            graph,
            provisions: BTreeSet::new(),
            duties: BTreeSet::new(),
            agencies: BTreeSet::new(),
            open: Vec::new(),
        }
    }

    /// Ready to be run; `subject` is what the story is about.
    pub(super) fn replay(
        self,
        history: &'a History,
        subject: Option<DutyId>,
        stated_only: bool,
    ) -> Replay<'a> {
        let graph = self.graph;
        let stated = |id: &ProvisionId| history.is_stated(*id);
        let kept = self.provisions.into_iter().filter(|id| !stated_only || stated(id));
        let order = sorted(history, kept.collect());
        // All duties of other bodies carry the subject along, but where they
        // are themselves is another story.
        let is_whole = |duty: &DutyId| matches!(graph.duty_kind(*duty), DutyKind::Whole(_));
        let counts = |duty: &DutyId| !is_whole(duty) || Some(*duty) == subject;
        let watched = Some(self.duties.into_iter().filter(counts).collect());
        Replay::of(history, graph, order, Scope { stated_only, watched })
    }

    fn add_duty(&mut self, duty: DutyId) {
        let mut open = vec![duty];
        while let Some(duty) = open.pop() {
            if !self.duties.insert(self.graph.same_as(duty)) {
                continue;
            }
            for wording in self.graph.wordings(duty) {
                for link in self.graph.parties(wording) {
                    self.provisions.insert(link.provision);
                    self.add_agency(link.agency);
                }
                self.provisions.extend(self.graph.adrift(wording));
                for link in self.graph.wider(wording) {
                    self.provisions.insert(link.provision);
                    open.push(link.duty);
                }
            }
        }
    }

    fn add_agency(&mut self, agency: AgencyId) {
        if self.agencies.insert(agency) {
            self.open.push(agency);
        }
    }

    fn close(&mut self, with_duties: bool) {
        while let Some(agency) = self.open.pop() {
            for link in self.graph.life(agency) {
                let above = matches!(link.relation, Relation::SuperiorOf | Relation::SuperiorUntil);
                if above && with_duties {
                    continue;
                }
                self.provisions.insert(link.provision);
                self.add_agency(link.agency);
            }
            if let Some(whole) = self.graph.whole(agency).filter(|_| with_duties) {
                self.add_duty(whole);
            }
            // All duties of another: where its own may have come from.
            let wholes = if with_duties { self.graph.wholes_received(agency) } else { Vec::new() };
            for link in wholes {
                self.add_duty(link.duty);
            }
        }
    }
}
