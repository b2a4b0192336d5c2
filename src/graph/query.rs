//! Questions to the graph, answered in ids. Each is linear in its answer.

use rayon::prelude::*;

use super::{AgencyId, DutyId, DutyKind, Graph, Relation, Said, links::Link, said::said};
use crate::model::{History, ProvisionId, TextId};

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

impl From<&Link> for AgencyLink {
    fn from(link: &Link) -> Self {
        let Link { provision, relation, other, .. } = *link;
        AgencyLink { provision, relation, agency: other.agency() }
    }
}

impl From<&Link> for DutyLink {
    fn from(link: &Link) -> Self {
        let Link { provision, relation, other, .. } = *link;
        DutyLink { provision, relation, duty: other.duty() }
    }
}

impl Graph {
    /// All agencies, in the order of first mention.
    pub fn agencies(&self) -> impl ExactSizeIterator<Item = AgencyId> + use<> {
        (0..self.names.agency_count() as u32).map(AgencyId::new)
    }

    /// All duties, in the order of first mention.
    pub fn duties(&self) -> impl ExactSizeIterator<Item = DutyId> + use<> {
        (0..self.names.duty_count() as u32).map(DutyId::new)
    }

    /// The agency of this very name.
    pub fn agency(&self, name: &str) -> Option<AgencyId> {
        self.agency_by(self.names.text(name)?)
    }

    /// The duty of this very wording, where it needs no agency beside it.
    pub fn duty(&self, wording: &str) -> Option<DutyId> {
        self.duty_of(wording, None)
    }

    /// The duty of this very wording said of `agency`.
    pub fn duty_of(&self, wording: &str, agency: Option<AgencyId>) -> Option<DutyId> {
        self.duty_by(self.names.text(wording)?, agency)
    }

    /// What a provision of the graph's own history speaks of.
    ///
    /// # Panics
    /// If `id` comes from another history.
    pub fn said(&self, history: &History, id: ProvisionId) -> Said {
        match self.said.get() {
            Some(all) => all[id.0 as usize],
            None => said(&self.names, history, id),
        }
    }

    /// What each provision of the graph's own history speaks of, in time order:
    /// found when it is first asked for, and kept. Linear then.
    pub fn all_said(
        &self,
        history: &History,
    ) -> impl ExactSizeIterator<Item = (ProvisionId, &Said)> {
        let all = self.said.get_or_init(|| {
            let ids = (0..history.ids().len() as u32).into_par_iter().with_min_len(1 << 14);
            ids.map(|id| said(&self.names, history, ProvisionId(id))).collect()
        });
        (0..all.len() as u32).map(ProvisionId).zip(all)
    }

    /// The agency that a text of the graph's own history names.
    pub fn agency_by(&self, name: TextId) -> Option<AgencyId> {
        self.names.agency_of(name)
    }

    /// The duty that a text of the graph's own history words, said of `agency`.
    pub fn duty_by(&self, wording: TextId, agency: Option<AgencyId>) -> Option<DutyId> {
        self.names.duty_of(wording, agency)
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

    /// The listed parts of a duty under all its wordings, each as
    /// [`Graph::same_as`] names it; some may stand twice. O(1).
    pub fn pieces(&self, duty: DutyId) -> &[DutyId] {
        self.pieces.at(self.same_as(duty).index())
    }

    /// All wordings of one duty, the first one first.
    pub fn wordings(&self, duty: DutyId) -> Vec<DutyId> {
        let first = self.same_as(duty);
        let mut all = vec![first];
        all.extend(
            self.at_duties
                .to_duties(first.index())
                .iter()
                .filter(|link| link.relation == Relation::AlignedWith && !link.leaves)
                .map(|link| link.other.duty()),
        );
        all.sort_unstable();
        all
    }

    /// Every edge between a duty and an agency, in time order.
    pub fn parties(&self, duty: DutyId) -> Vec<AgencyLink> {
        self.passages(duty).collect()
    }

    /// The same, one by one.
    pub fn passages(&self, duty: DutyId) -> impl Iterator<Item = AgencyLink> + use<'_> {
        self.at_duties.to_agencies(duty.index()).iter().map(AgencyLink::from)
    }

    /// The clauses that move a duty and name no party.
    pub fn adrift(&self, duty: DutyId) -> impl Iterator<Item = ProvisionId> + use<'_> {
        let links = self.at_duties.to_duties(duty.index()).iter();
        links.filter(|link| link.relation == Relation::Adrift).map(|link| link.provision)
    }

    /// Who received a duty, in time order.
    pub fn receivers(&self, duty: DutyId) -> impl Iterator<Item = AgencyLink> + use<'_> {
        self.passages(duty).filter(|link| link.relation == Relation::Receives)
    }

    /// Who gave a duty away, in time order.
    pub fn givers(&self, duty: DutyId) -> impl Iterator<Item = AgencyLink> + use<'_> {
        self.passages(duty).filter(|link| link.relation == Relation::Gives)
    }

    /// The duties an agency gives, receives, holds or excepts, in time order.
    pub fn duties_of(&self, agency: AgencyId) -> Vec<DutyLink> {
        let links = self.at_agencies.to_duties(agency.index());
        let mut links: Vec<_> = links.iter().map(DutyLink::from).collect();
        links.sort_unstable();
        links
    }

    /// The nodes "all duties of X" that an agency received, in time order.
    /// Linear in such nodes beside the agency.
    pub fn wholes_received(&self, agency: AgencyId) -> Vec<DutyLink> {
        let links = self.at_agencies.to_wholes(agency.index()).iter();
        links.filter(|link| link.relation == Relation::Receives).map(DutyLink::from).collect()
    }

    /// The duties that are listed parts of, or carved out of, this one.
    pub fn parts(&self, duty: DutyId) -> Vec<DutyLink> {
        self.part_of(duty, false)
    }

    /// The wider duties this one is a listed part of, or carved out of.
    pub fn wider(&self, duty: DutyId) -> Vec<DutyLink> {
        self.part_of(duty, true)
    }

    /// The bodies a body goes on as, in time order.
    pub fn successors(&self, agency: AgencyId) -> Vec<AgencyLink> {
        self.agency_agency(agency, true, Relation::SucceededBy)
    }

    /// The bodies that go on as this one, in time order.
    pub fn predecessors(&self, agency: AgencyId) -> Vec<AgencyLink> {
        self.agency_agency(agency, false, Relation::SucceededBy)
    }

    /// The superiors a body was ever placed under, in time order.
    pub fn superiors(&self, agency: AgencyId) -> Vec<AgencyLink> {
        self.agency_agency(agency, false, Relation::SuperiorOf)
    }

    /// The bodies ever placed under this one, in time order.
    pub fn subordinates(&self, agency: AgencyId) -> Vec<AgencyLink> {
        self.agency_agency(agency, true, Relation::SuperiorOf)
    }

    /// Every clause about an agency as such: that sets it up, ends it, lets it
    /// go on as another, or places it under a superior. In time order.
    pub fn life(&self, agency: AgencyId) -> Vec<AgencyLink> {
        let about = |link: &&Link| match link.relation {
            Relation::Begins | Relation::Ends | Relation::SucceededBy => true,
            Relation::SuperiorOf | Relation::SuperiorUntil => !link.leaves,
            _ => false,
        };
        let links = self.at_agencies.to_agencies(agency.index()).iter();
        links.filter(about).map(AgencyLink::from).collect()
    }

    /// Every clause about an agency and another, in time order.
    pub fn about(&self, agency: AgencyId) -> impl Iterator<Item = AgencyLink> + use<'_> {
        self.at_agencies.to_agencies(agency.index()).iter().map(AgencyLink::from)
    }

    /// Every clause that says something of a duty, in time order.
    pub fn mentions(&self, duty: DutyId) -> Vec<ProvisionId> {
        let links = self.at_duties.at(duty.index()).iter();
        let first = std::iter::once(self.first_worded(duty));
        let mut all: Vec<_> = first.chain(links.map(|link| link.provision)).collect();
        all.sort_unstable();
        all.dedup();
        all
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

    /// The day on which people know an agency to have ended.
    pub fn died(&self, agency: AgencyId) -> Option<jiff::civil::Date> {
        let at = self.gone.binary_search_by_key(&agency, |&(gone, _)| gone).ok()?;
        Some(self.gone[at].1)
    }

    /// The agencies that people know to have ended, with the day; in the order
    /// of their ids.
    pub fn gone(&self) -> &[(AgencyId, jiff::civil::Date)] {
        &self.gone
    }

    /// The first clause that says anything of an agency and a duty or another
    /// agency. Linear in its edges.
    pub fn first_mention(&self, agency: AgencyId) -> Option<ProvisionId> {
        self.at_agencies.at(agency.index()).iter().map(|link| link.provision).min()
    }

    /// How many edges there are.
    pub fn edge_count(&self) -> usize {
        self.edges
    }

    fn part_of(&self, duty: DutyId, leaves: bool) -> Vec<DutyLink> {
        let links = self.at_duties.to_duties(duty.index()).iter();
        let mut links: Vec<_> = links
            .filter(|link| link.relation == Relation::PartOf && link.leaves == leaves)
            .map(DutyLink::from)
            .collect();
        links.sort_unstable();
        links
    }

    fn agency_agency(&self, agency: AgencyId, leaves: bool, relation: Relation) -> Vec<AgencyLink> {
        let links = self.at_agencies.to_agencies(agency.index()).iter();
        links
            .filter(|link| link.relation == relation && link.leaves == leaves)
            .map(AgencyLink::from)
            .collect()
    }
}
