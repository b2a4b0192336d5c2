//! What is so while provisions are applied, in ids.

use std::{
    collections::{BTreeMap, BTreeSet},
    num::NonZeroU32,
};

use super::{holdings::Holdings, table::Table};
use crate::{
    analysis::{structure::Ending, trace::StepKind},
    graph::{AgencyId, DutyId, Graph},
    model::ProvisionId,
};

/// Whether a body exists.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Status {
    /// Not yet set up, or not spoken of.
    #[default]
    Unknown,
    Alive,
    /// How, and the clause, where one says so.
    Ended(Ending, Option<ProvisionId>),
}

impl Status {
    pub(crate) fn is_alive(self) -> bool {
        self == Status::Alive
    }

    pub(crate) fn has_ended(self) -> bool {
        matches!(self, Status::Ended(..))
    }
}

/// A clause that only some have, in as few bytes as one that all have.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Rare(Option<NonZeroU32>);

impl From<ProvisionId> for Rare {
    fn from(id: ProvisionId) -> Self {
        Rare(Some(NonZeroU32::MIN.saturating_add(id.0)))
    }
}

impl Rare {
    pub(crate) fn get(self) -> Option<ProvisionId> {
        self.0.map(|number| ProvisionId(number.get() - 1))
    }
}

/// One duty held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hold {
    /// The wording by which it is held; the key of the map is the duty.
    pub(crate) wording: DutyId,
    pub(crate) within: Option<DutyId>,
    pub(crate) from: Option<AgencyId>,
    pub(crate) by: ProvisionId,
    /// Concluded from the clause that takes it away.
    pub(crate) presumed: bool,
    /// The clause that gives it more or less weight.
    pub(crate) weight: Rare,
    /// The clause that excepted it from what its holder gave away.
    pub(crate) carved: Rare,
}

/// A duty that nobody holds any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Left {
    pub(crate) wording: DutyId,
    pub(crate) last: Option<AgencyId>,
    pub(crate) by: ProvisionId,
    pub(crate) carved: bool,
}

/// One body, but for whether it exists.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Body {
    pub(crate) since: Option<ProvisionId>,
    /// Superior, clause, whether presumed.
    pub(crate) superior: Option<(AgencyId, ProvisionId, bool)>,
    pub(crate) below: BTreeSet<AgencyId>,
    pub(crate) entrusted: BTreeMap<DutyId, ProvisionId>,
    pub(crate) successors: BTreeSet<AgencyId>,
    pub(crate) classes: Vec<ProvisionId>,
    pub(crate) nameplates: Vec<ProvisionId>,
    pub(crate) located: Vec<ProvisionId>,
    pub(crate) units: Vec<ProvisionId>,
    pub(crate) posts: Vec<ProvisionId>,
    /// The last clause that set it up or took everything it had.
    pub(super) fresh_since: Option<ProvisionId>,
    /// From which clause to which it existed, each time; `None` at the front
    /// where the history finds it existing.
    pub(crate) lives: Vec<(Option<ProvisionId>, Option<ProvisionId>)>,
}

/// All bodies, who holds what, and the duties that nobody holds.
#[derive(Debug, Clone)]
pub(crate) struct State {
    /// Asked of every party of every clause.
    statuses: Table<Status>,
    bodies: Table<Body>,
    holdings: Holdings,
    unplaced: BTreeMap<DutyId, Left>,
    cancelled: BTreeMap<DutyId, Left>,
    /// What became otherwise, where somebody wants to know.
    pub(crate) touched: Option<Touched>,
}

/// What may have become otherwise since it was last asked for; some of it
/// several times.
#[derive(Debug, Clone, Default)]
pub(crate) struct Touched {
    /// Bodies that began, ended, or came under another superior.
    pub(crate) bodies: Vec<AgencyId>,
    /// Duties in the hands of a body.
    pub(crate) holdings: Vec<(AgencyId, DutyId)>,
}

impl State {
    /// Of a graph of whose duties only the `watched` ones count.
    pub(super) fn new(graph: &Graph, watched: Option<BTreeSet<DutyId>>) -> Self {
        let (agencies, few) = (graph.agencies().len(), watched.is_some());
        State {
            statuses: Table::new(agencies, few),
            bodies: Table::new(agencies, few),
            holdings: Holdings::new(graph, watched),
            unplaced: BTreeMap::new(),
            cancelled: BTreeMap::new(),
            touched: None,
        }
    }

    /// Whether a body exists.
    pub(crate) fn status(&self, agency: AgencyId) -> Status {
        *self.statuses.get(agency.index())
    }

    pub(crate) fn body(&self, agency: AgencyId) -> &Body {
        self.bodies.get(agency.index())
    }

    pub(super) fn body_mut(&mut self, agency: AgencyId) -> &mut Body {
        self.bodies.get_mut(agency.index())
    }

    /// Every body that holds a duty, ended ones too, in the order of the ids.
    pub(crate) fn holders(&self, duty: DutyId) -> impl Iterator<Item = AgencyId> + '_ {
        self.holdings.of_duty(duty)
    }

    /// How many bodies hold a duty, ended ones too. O(1).
    pub(crate) fn holder_count(&self, duty: DutyId) -> usize {
        self.holdings.holder_count(duty)
    }

    pub(super) fn is_held(&self, duty: DutyId) -> bool {
        self.holder_count(duty) > 0
    }

    /// How a body holds a duty.
    pub(crate) fn held(&self, agency: AgencyId, duty: DutyId) -> Option<&Hold> {
        self.holdings.get(agency, duty)
    }

    pub(super) fn held_mut(&mut self, agency: AgencyId, duty: DutyId) -> Option<&mut Hold> {
        self.holdings.get_mut(agency, duty)
    }

    pub(crate) fn holds(&self, agency: AgencyId, duty: DutyId) -> bool {
        self.held(agency, duty).is_some()
    }

    /// What a body holds, in the order of the ids.
    pub(crate) fn duties(&self, agency: AgencyId) -> Vec<DutyId> {
        self.holdings.of_body(agency)
    }

    /// What a body holds, and how.
    pub(crate) fn holdings(&self, agency: AgencyId) -> impl Iterator<Item = (DutyId, &Hold)> {
        let duties = self.duties(agency).into_iter();
        duties.filter_map(move |duty| Some((duty, self.held(agency, duty)?)))
    }

    pub(super) fn hold(&mut self, agency: AgencyId, duty: DutyId, hold: Hold) {
        if !self.holdings.is_watched(duty) {
            return;
        }
        if self.holdings.take_loose(duty) {
            self.unplaced.remove(&duty);
            self.cancelled.remove(&duty);
        }
        self.holdings.insert(agency, duty, hold);
        self.touch_holding(agency, duty);
    }

    /// The duties that nobody holds and of which no clause says who should.
    pub(crate) fn unplaced(&self) -> &BTreeMap<DutyId, Left> {
        &self.unplaced
    }

    /// The duties that were cancelled.
    pub(crate) fn cancelled(&self) -> &BTreeMap<DutyId, Left> {
        &self.cancelled
    }

    /// A duty comes to lie in nobody's hands.
    pub(super) fn leave(&mut self, duty: DutyId, left: Left) {
        self.holdings.set_loose(duty);
        self.unplaced.insert(duty, left);
    }

    /// A duty is no more.
    pub(super) fn cancel(&mut self, duty: DutyId, left: Left) {
        self.holdings.set_loose(duty);
        self.cancelled.insert(duty, left);
    }

    /// A duty lies in nobody's hands no longer; whether it did.
    pub(super) fn pick_up(&mut self, duty: DutyId) -> bool {
        self.unplaced.remove(&duty).is_some()
    }

    pub(super) fn release(&mut self, agency: AgencyId, duty: DutyId) -> Option<Hold> {
        let hold = self.holdings.remove(agency, duty)?;
        self.touch_holding(agency, duty);
        Some(hold)
    }

    /// Fetches from memory what is known of duties that are asked about next.
    pub(super) fn look_ahead(&self, duties: impl Iterator<Item = DutyId> + Clone) {
        self.holdings.look_ahead(duties);
    }

    /// Remembers that a body gave a duty away by name: giving it again fits
    /// nothing.
    pub(super) fn part(&mut self, agency: AgencyId, duty: DutyId) {
        self.holdings.part(agency, duty);
    }

    /// A duty that a body may have given away by name came back to it.
    pub(super) fn come_back(&mut self, agency: AgencyId, duty: DutyId) {
        self.holdings.come_back(agency, duty);
    }

    pub(super) fn has_parted(&self, agency: AgencyId, duty: DutyId) -> bool {
        self.holdings.has_parted(agency, duty)
    }

    /// Whether a body gave away any duty by name.
    pub(crate) fn gave_by_name(&self, agency: AgencyId) -> bool {
        self.holdings.parted_with_any(agency)
    }

    pub(super) fn set_status(&mut self, agency: AgencyId, status: Status) {
        *self.statuses.get_mut(agency.index()) = status;
        if let Some(touched) = &mut self.touched {
            touched.bodies.push(agency);
        }
    }

    pub(super) fn set_superior(
        &mut self,
        body: AgencyId,
        superior: Option<(AgencyId, ProvisionId, bool)>,
    ) {
        if let Some((old, ..)) = self.body(body).superior {
            self.body_mut(old).below.remove(&body);
        }
        if let Some((new, ..)) = superior {
            self.body_mut(new).below.insert(body);
        }
        self.body_mut(body).superior = superior;
        if let Some(touched) = &mut self.touched {
            touched.bodies.push(body);
        }
    }

    fn touch_holding(&mut self, agency: AgencyId, duty: DutyId) {
        if let Some(touched) = &mut self.touched {
            touched.holdings.push((agency, duty));
        }
    }
}

/// One thing that happened to a duty, or to a body's superior.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Event {
    pub(crate) kind: StepKind,
    pub(crate) provision: ProvisionId,
    /// The duty, as [`Graph::same_as`](crate::graph::Graph::same_as) names it.
    pub(crate) duty: Option<DutyId>,
    pub(crate) wording: Option<DutyId>,
    /// The body that came under another superior.
    pub(crate) body: Option<AgencyId>,
    pub(crate) from: Option<AgencyId>,
    pub(crate) to: Option<AgencyId>,
    /// What carried it.
    pub(crate) via: Option<DutyId>,
}

/// What does not fit the state it meets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AnomalyKind {
    /// The giver had ended before.
    GiverEnded,
    /// The giver gave the duty away before.
    GiverLacks,
    /// The receiver had ended before.
    ReceiverEnded,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Anomaly {
    pub(crate) kind: AnomalyKind,
    pub(crate) agency: AgencyId,
    pub(crate) provision: ProvisionId,
}
