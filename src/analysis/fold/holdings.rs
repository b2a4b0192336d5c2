//! Who holds what: one lookup a question, however many hold and are held.

use std::collections::BTreeSet;

use hashbrown::{HashMap, HashSet};

use super::Hold;
use crate::graph::{AgencyId, DutyId};

/// Who holds which duty, and who gave which away by name.
///
/// Putting in and taking out is O(1) amortized, listing O(n log n) in the list.
#[derive(Debug, Clone, Default)]
pub(super) struct Holdings {
    /// Looked up, never iterated, as all that follow.
    holds: HashMap<(AgencyId, DutyId), Hold>,
    of_body: HashMap<AgencyId, Roster<DutyId>>,
    of_duty: HashMap<DutyId, Roster<AgencyId>>,
    parted: HashSet<(AgencyId, DutyId)>,
    parted_of: HashMap<AgencyId, u32>,
    /// The only duties to keep account of; all of them where it is `None`.
    watched: Option<BTreeSet<DutyId>>,
}

impl Holdings {
    pub(super) fn watching(watched: Option<BTreeSet<DutyId>>) -> Self {
        Holdings { watched, ..Holdings::default() }
    }

    pub(super) fn is_watched(&self, duty: DutyId) -> bool {
        self.watched.as_ref().is_none_or(|watched| watched.contains(&duty))
    }

    pub(super) fn get(&self, agency: AgencyId, duty: DutyId) -> Option<&Hold> {
        self.holds.get(&(agency, duty))
    }

    pub(super) fn get_mut(&mut self, agency: AgencyId, duty: DutyId) -> Option<&mut Hold> {
        self.holds.get_mut(&(agency, duty))
    }

    pub(super) fn insert(&mut self, agency: AgencyId, duty: DutyId, hold: Hold) {
        if self.holds.insert((agency, duty), hold).is_none() {
            let holds = &self.holds;
            let duties = self.of_body.entry(agency).or_default();
            duties.enter(duty, |duty| holds.contains_key(&(agency, duty)));
            let holders = self.of_duty.entry(duty).or_default();
            holders.enter(agency, |agency| holds.contains_key(&(agency, duty)));
        }
    }

    pub(super) fn remove(&mut self, agency: AgencyId, duty: DutyId) -> Option<Hold> {
        let hold = self.holds.remove(&(agency, duty))?;
        if let Some(duties) = self.of_body.get_mut(&agency) {
            duties.leave();
        }
        if let Some(holders) = self.of_duty.get_mut(&duty) {
            holders.leave();
        }
        Some(hold)
    }

    /// How many hold a duty.
    pub(super) fn holder_count(&self, duty: DutyId) -> usize {
        self.of_duty.get(&duty).map_or(0, |holders| holders.within)
    }

    /// Who holds a duty, in the order of their ids.
    pub(super) fn of_duty(&self, duty: DutyId) -> Vec<AgencyId> {
        let is_in = |agency| self.holds.contains_key(&(agency, duty));
        self.of_duty.get(&duty).map_or(Vec::new(), |holders| holders.list(is_in))
    }

    /// What a body holds, in the order of the ids.
    pub(super) fn of_body(&self, agency: AgencyId) -> Vec<DutyId> {
        let is_in = |duty| self.holds.contains_key(&(agency, duty));
        self.of_body.get(&agency).map_or(Vec::new(), |duties| duties.list(is_in))
    }

    /// Remembers that a body gave a duty away by name.
    pub(super) fn part(&mut self, agency: AgencyId, duty: DutyId) {
        if self.parted.insert((agency, duty)) {
            *self.parted_of.entry(agency).or_default() += 1;
        }
    }

    /// It came back.
    pub(super) fn come_back(&mut self, agency: AgencyId, duty: DutyId) {
        if self.parted.remove(&(agency, duty))
            && let Some(parted) = self.parted_of.get_mut(&agency)
        {
            *parted -= 1;
        }
    }

    pub(super) fn has_parted(&self, agency: AgencyId, duty: DutyId) -> bool {
        self.parted.contains(&(agency, duty))
    }

    pub(super) fn parted_with_any(&self, agency: AgencyId) -> bool {
        self.parted_of.get(&agency).is_some_and(|&parted| parted > 0)
    }
}

/// Ids as they came in. Who left is struck off only when half of the list has
/// left, so leaving needs no search.
#[derive(Debug, Clone)]
struct Roster<T> {
    ids: Vec<T>,
    /// How many are in.
    within: usize,
}

impl<T> Default for Roster<T> {
    fn default() -> Self {
        Roster { ids: Vec::new(), within: 0 }
    }
}

impl<T: Ord + Copy> Roster<T> {
    /// Adds an id that is not in; `is_in` already says that it is.
    fn enter(&mut self, id: T, is_in: impl Fn(T) -> bool) {
        self.within += 1;
        self.ids.push(id);
        if self.ids.len() > 8 && self.ids.len() > 2 * self.within {
            self.ids = self.list(is_in);
        }
    }

    fn leave(&mut self) {
        self.within -= 1;
    }

    /// Who is in, in order, each once.
    fn list(&self, is_in: impl Fn(T) -> bool) -> Vec<T> {
        if self.within == 0 {
            return Vec::new();
        }
        let mut list: Vec<T> = self.ids.iter().copied().filter(|&id| is_in(id)).collect();
        list.sort_unstable();
        list.dedup();
        list
    }
}
