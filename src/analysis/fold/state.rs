//! What is so while provisions are applied, in ids.

use std::collections::{BTreeMap, BTreeSet};

use hashbrown::HashMap;

use super::holdings::Holdings;
use crate::{
    analysis::{structure::Ending, trace::StepKind},
    graph::{AgencyId, DutyId},
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
    pub(crate) weight: Option<ProvisionId>,
    /// The clause that excepted it from what its holder gave away.
    pub(crate) carved: Option<ProvisionId>,
}

/// A duty that nobody holds any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Left {
    pub(crate) wording: DutyId,
    pub(crate) last: Option<AgencyId>,
    pub(crate) by: ProvisionId,
    pub(crate) carved: bool,
}

/// One body.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Body {
    pub(crate) status: Status,
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

impl Body {
    pub(crate) fn is_alive(&self) -> bool {
        self.status == Status::Alive
    }

    pub(crate) fn has_ended(&self) -> bool {
        matches!(self.status, Status::Ended(..))
    }
}

/// All bodies, who holds what, and the duties that nobody holds.
#[derive(Debug, Clone, Default)]
pub(crate) struct State {
    /// Looked up, never iterated; a run over a few clauses of a large history
    /// keeps only the few bodies they speak of.
    bodies: HashMap<AgencyId, Body>,
    unknown: Body,
    holdings: Holdings,
    pub(crate) unplaced: BTreeMap<DutyId, Left>,
    pub(crate) cancelled: BTreeMap<DutyId, Left>,
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
    /// Of a graph with so many duties, of which only the `watched` ones count.
    pub(super) fn new(duties: usize, watched: Option<BTreeSet<DutyId>>) -> Self {
        State { holdings: Holdings::new(duties, watched), ..State::default() }
    }

    pub(crate) fn body(&self, agency: AgencyId) -> &Body {
        self.bodies.get(&agency).unwrap_or(&self.unknown)
    }

    pub(super) fn body_mut(&mut self, agency: AgencyId) -> &mut Body {
        self.bodies.entry(agency).or_default()
    }

    /// Every body that holds a duty, ended ones too, in the order of the ids.
    pub(crate) fn holders(&self, duty: DutyId) -> Vec<AgencyId> {
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
        self.unplaced.remove(&duty);
        self.cancelled.remove(&duty);
        self.holdings.insert(agency, duty, hold);
        self.touch_holding(agency, duty);
    }

    pub(super) fn release(&mut self, agency: AgencyId, duty: DutyId) -> Option<Hold> {
        let hold = self.holdings.remove(agency, duty)?;
        self.touch_holding(agency, duty);
        Some(hold)
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
        self.body_mut(agency).status = status;
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
