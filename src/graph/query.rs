//! Questions to the graph, answered in ids. Each is linear in its answer.

use petgraph::{Direction, graph::NodeIndex, visit::EdgeRef};

use super::{AgencyId, DutyId, DutyKind, Edge, Graph, Node, Relation};
use crate::model::ProvisionId;

/// One edge to an agency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct AgencyLink {
    /// The provision that says it.
    pub provision: ProvisionId,
    /// How the two are related.
    pub relation: Relation,
    /// The agency at the other end.
    pub agency: AgencyId,
}

/// One edge to a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct DutyLink {
    /// The provision that says it.
    pub provision: ProvisionId,
    /// How the two are related.
    pub relation: Relation,
    /// The duty at the other end.
    pub duty: DutyId,
}

impl Graph {
    /// All agencies, in the order of first mention.
    pub fn agencies(&self) -> impl ExactSizeIterator<Item = AgencyId> + use<> {
        (0..self.names.agency_count() as u32).map(AgencyId)
    }

    /// All duties, in the order of first mention.
    pub fn duties(&self) -> impl ExactSizeIterator<Item = DutyId> + use<> {
        (0..self.names.duty_count() as u32).map(DutyId)
    }

    /// The agency of this very name.
    pub fn agency(&self, name: &str) -> Option<AgencyId> {
        self.names.find_agency(name)
    }

    /// The duty of this very wording, where it needs no agency beside it.
    pub fn duty(&self, wording: &str) -> Option<DutyId> {
        self.names.find_duty(wording, None)
    }

    /// The duty of this very wording said of `agency`.
    pub fn duty_of(&self, wording: &str, agency: Option<AgencyId>) -> Option<DutyId> {
        self.names.find_duty(wording, agency)
    }

    /// The node "all duties of this agency", if a provision speaks of them.
    pub fn whole(&self, agency: AgencyId) -> Option<DutyId> {
        self.names.find_whole(agency)
    }

    /// The name of an agency.
    pub fn agency_name(&self, agency: AgencyId) -> &str {
        self.names.agency_name(agency)
    }

    /// The wording of a duty; empty for all duties of an agency.
    pub fn wording(&self, duty: DutyId) -> &str {
        self.names.duty_wording(duty)
    }

    /// What a duty node stands for.
    pub fn duty_kind(&self, duty: DutyId) -> DutyKind {
        self.names.duty_kind(duty)
    }

    /// The first of the wordings that name the same duty as `duty`.
    pub fn same_as(&self, duty: DutyId) -> DutyId {
        self.same[duty.index()]
    }

    /// Whether two wordings name the same duty.
    pub fn is_same(&self, a: DutyId, b: DutyId) -> bool {
        self.same_as(a) == self.same_as(b)
    }

    /// All wordings of one duty, the first one first.
    pub fn wordings(&self, duty: DutyId) -> Vec<DutyId> {
        let first = self.same_as(duty);
        let mut all = vec![first];
        all.extend(
            self.duty_duty(first, Direction::Incoming)
                .filter(|link| link.relation == Relation::AlignedWith)
                .map(|link| link.duty),
        );
        all.sort_unstable();
        all
    }

    /// The nodes on either end of the edges at a node, with the edges.
    fn beside(&self, at: NodeIndex) -> impl Iterator<Item = (NodeIndex, &Edge)> {
        [Direction::Incoming, Direction::Outgoing].into_iter().flat_map(move |direction| {
            self.graph.edges_directed(at, direction).map(move |edge| match direction {
                Direction::Incoming => (edge.source(), edge.weight()),
                Direction::Outgoing => (edge.target(), edge.weight()),
            })
        })
    }

    /// Every edge between a duty and an agency, in time order.
    pub fn parties(&self, duty: DutyId) -> Vec<AgencyLink> {
        let at = self.duty_nodes[duty.index()];
        let mut links: Vec<_> = self
            .beside(at)
            .filter_map(|(other, edge)| match self.graph[other] {
                Node::Agency(agency) => {
                    Some(AgencyLink { provision: edge.provision, relation: edge.relation, agency })
                }
                Node::Duty(_) => None,
            })
            .collect();
        links.sort_unstable();
        links
    }

    /// The clauses that move a duty and name no party.
    pub fn adrift(&self, duty: DutyId) -> impl Iterator<Item = ProvisionId> + use<'_> {
        self.duty_duty(duty, Direction::Outgoing)
            .filter(|link| link.relation == Relation::Adrift)
            .map(|link| link.provision)
    }

    /// Who received a duty, in time order.
    pub fn receivers(&self, duty: DutyId) -> impl Iterator<Item = AgencyLink> + use<> {
        self.parties(duty).into_iter().filter(|link| link.relation == Relation::Receives)
    }

    /// Who gave a duty away, in time order.
    pub fn givers(&self, duty: DutyId) -> impl Iterator<Item = AgencyLink> + use<> {
        self.parties(duty).into_iter().filter(|link| link.relation == Relation::Gives)
    }

    /// The duties an agency gives, receives, holds or excepts, in time order.
    pub fn duties_of(&self, agency: AgencyId) -> Vec<DutyLink> {
        let at = self.agency_nodes[agency.index()];
        let mut links: Vec<_> = self
            .beside(at)
            .filter_map(|(other, edge)| match self.graph[other] {
                Node::Duty(duty) => {
                    Some(DutyLink { provision: edge.provision, relation: edge.relation, duty })
                }
                Node::Agency(_) => None,
            })
            .collect();
        links.sort_unstable();
        links
    }

    /// The nodes "all duties of X" that an agency received, in time order.
    /// Linear in what the agency gives and receives.
    pub fn wholes_received(&self, agency: AgencyId) -> Vec<DutyLink> {
        let received = |link: &DutyLink| {
            link.relation == Relation::Receives
                && matches!(self.duty_kind(link.duty), DutyKind::Whole(_))
        };
        self.duties_of(agency).into_iter().filter(received).collect()
    }

    /// The duties that are listed parts of, or carved out of, this one.
    pub fn parts(&self, duty: DutyId) -> Vec<DutyLink> {
        self.part_of(duty, Direction::Incoming)
    }

    /// The wider duties this one is a listed part of, or carved out of.
    pub fn wider(&self, duty: DutyId) -> Vec<DutyLink> {
        self.part_of(duty, Direction::Outgoing)
    }

    /// The bodies a body goes on as, in time order.
    pub fn successors(&self, agency: AgencyId) -> Vec<AgencyLink> {
        self.agency_agency(agency, Direction::Outgoing, Relation::SucceededBy)
    }

    /// The bodies that go on as this one, in time order.
    pub fn predecessors(&self, agency: AgencyId) -> Vec<AgencyLink> {
        self.agency_agency(agency, Direction::Incoming, Relation::SucceededBy)
    }

    /// The superiors a body was ever placed under, in time order.
    pub fn superiors(&self, agency: AgencyId) -> Vec<AgencyLink> {
        self.agency_agency(agency, Direction::Incoming, Relation::SuperiorOf)
    }

    /// The bodies ever placed under this one, in time order.
    pub fn subordinates(&self, agency: AgencyId) -> Vec<AgencyLink> {
        self.agency_agency(agency, Direction::Outgoing, Relation::SuperiorOf)
    }

    /// Every clause about an agency as such: that sets it up, ends it, lets it
    /// go on as another, or places it under a superior. In time order.
    pub fn life(&self, agency: AgencyId) -> Vec<AgencyLink> {
        let mut links: Vec<_> = [
            (Direction::Outgoing, Relation::Begins),
            (Direction::Outgoing, Relation::Ends),
            (Direction::Outgoing, Relation::SucceededBy),
            (Direction::Incoming, Relation::SucceededBy),
            (Direction::Incoming, Relation::SuperiorOf),
            (Direction::Incoming, Relation::SuperiorUntil),
        ]
        .into_iter()
        .flat_map(|(direction, relation)| self.agency_agency(agency, direction, relation))
        .collect();
        links.sort_unstable();
        links
    }

    /// Duties that a person called different, and that other reviewed links
    /// make one all the same.
    pub fn contradicted(&self) -> &[(DutyId, DutyId)] {
        &self.contradicted
    }

    /// Whether a person decided how two duties relate.
    pub fn is_reviewed(&self, a: DutyId, b: DutyId) -> bool {
        let (a, b) = (self.same_as(a), self.same_as(b));
        self.reviewed.contains(&(a.min(b), a.max(b)))
    }

    /// The clause that first words a duty.
    pub fn first_worded(&self, duty: DutyId) -> ProvisionId {
        self.first_worded[duty.index()]
    }

    /// The day from which people know an agency to exist.
    pub fn born(&self, agency: AgencyId) -> Option<jiff::civil::Date> {
        self.born[agency.index()]
    }

    /// The agencies that people know to have ended, with the day.
    pub fn gone(&self) -> &[(AgencyId, jiff::civil::Date)] {
        &self.gone
    }

    /// The first clause that says anything of an agency and a duty or another
    /// agency. Linear in its edges.
    pub fn first_mention(&self, agency: AgencyId) -> Option<ProvisionId> {
        let at = self.agency_nodes[agency.index()];
        let both = [Direction::Incoming, Direction::Outgoing].into_iter();
        let edges = both.flat_map(|direction| self.graph.edges_directed(at, direction));
        edges.map(|edge| edge.weight().provision).min()
    }

    /// How many edges there are.
    pub fn edge_count(&self) -> usize {
        self.graph.edge_count()
    }

    fn part_of(&self, duty: DutyId, direction: Direction) -> Vec<DutyLink> {
        let mut links: Vec<_> = self
            .duty_duty(duty, direction)
            .filter(|link| link.relation == Relation::PartOf)
            .collect();
        links.sort_unstable();
        links
    }

    fn duty_duty(
        &self,
        duty: DutyId,
        direction: Direction,
    ) -> impl Iterator<Item = DutyLink> + use<'_> {
        let at = self.duty_nodes[duty.index()];
        self.graph.edges_directed(at, direction).filter_map(move |edge| {
            let other = match direction {
                Direction::Incoming => edge.source(),
                Direction::Outgoing => edge.target(),
            };
            let (provision, relation) = (edge.weight().provision, edge.weight().relation);
            match self.graph[other] {
                Node::Duty(duty) => Some(DutyLink { provision, relation, duty }),
                Node::Agency(_) => None,
            }
        })
    }

    fn agency_agency(
        &self,
        agency: AgencyId,
        direction: Direction,
        relation: Relation,
    ) -> Vec<AgencyLink> {
        let at = self.agency_nodes[agency.index()];
        let mut links: Vec<_> = self
            .graph
            .edges_directed(at, direction)
            .filter(|edge| edge.weight().relation == relation)
            .filter_map(|edge| {
                let other = match direction {
                    Direction::Incoming => edge.source(),
                    Direction::Outgoing => edge.target(),
                };
                match self.graph[other] {
                    Node::Agency(agency) => {
                        Some(AgencyLink { provision: edge.weight().provision, relation, agency })
                    }
                    Node::Duty(_) => None,
                }
            })
            .collect();
        links.sort_unstable();
        links
    }
}
