//! What is so while provisions are applied, in ids.

use std::collections::{BTreeMap, BTreeSet, HashMap};

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
    pub(crate) duties: BTreeMap<DutyId, Hold>,
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
    /// Duties it gave away by name: giving them again fits nothing.
    pub(super) parted: BTreeSet<DutyId>,
}

impl Body {
    pub(crate) fn is_alive(&self) -> bool {
        self.status == Status::Alive
    }

    /// Whether it gave away any duty by name.
    pub(crate) fn gave_by_name(&self) -> bool {
        !self.parted.is_empty()
    }

    pub(crate) fn has_ended(&self) -> bool {
        matches!(self.status, Status::Ended(..))
    }
}

/// All bodies, and the duties that nobody holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct State {
    /// Looked up, never iterated; a run over a few clauses of a large history
    /// keeps only the few bodies they speak of.
    bodies: HashMap<AgencyId, Body>,
    holders: HashMap<DutyId, BTreeSet<AgencyId>>,
    unknown: Body,
    nobody: BTreeSet<AgencyId>,
    pub(crate) unplaced: BTreeMap<DutyId, Left>,
    pub(crate) cancelled: BTreeMap<DutyId, Left>,
    /// The only duties to keep account of; all of them where it is `None`.
    watched: Option<BTreeSet<DutyId>>,
}

impl State {
    pub(super) fn watching(watched: Option<BTreeSet<DutyId>>) -> Self {
        State { watched, ..State::default() }
    }

    pub(crate) fn body(&self, agency: AgencyId) -> &Body {
        self.bodies.get(&agency).unwrap_or(&self.unknown)
    }

    pub(super) fn body_mut(&mut self, agency: AgencyId) -> &mut Body {
        self.bodies.entry(agency).or_default()
    }

    /// Every body that holds a duty, ended ones too.
    pub(crate) fn holders(&self, duty: DutyId) -> &BTreeSet<AgencyId> {
        self.holders.get(&duty).unwrap_or(&self.nobody)
    }

    pub(super) fn hold(&mut self, agency: AgencyId, duty: DutyId, hold: Hold) {
        if self.watched.as_ref().is_some_and(|watched| !watched.contains(&duty)) {
            return;
        }
        self.unplaced.remove(&duty);
        self.cancelled.remove(&duty);
        self.holders.entry(duty).or_default().insert(agency);
        self.body_mut(agency).duties.insert(duty, hold);
    }

    pub(super) fn release(&mut self, agency: AgencyId, duty: DutyId) -> Option<Hold> {
        let hold = self.body_mut(agency).duties.remove(&duty)?;
        self.holders.entry(duty).or_default().remove(&agency);
        Some(hold)
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
