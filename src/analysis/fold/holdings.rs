//! Who holds what: one lookup a question, however many hold and are held.

use std::{
    collections::{BTreeMap, BTreeSet},
    hint::black_box,
};

use smallvec::SmallVec;

use super::{Hold, table::Table};
use crate::graph::{AgencyId, DutyId, Graph};

/// Who holds which duty, and who gave which away by name.
///
/// Putting in and taking out is O(1) amortized, O(log n) where n bodies hold
/// one duty; listing is O(n log n) in the list.
#[derive(Debug, Clone)]
pub(super) struct Holdings {
    kept: Table<Kept>,
    of_body: Table<Duties>,
    /// The only duties to keep account of; all of them where it is `None`.
    watched: Option<BTreeSet<DutyId>>,
}

impl Holdings {
    pub(super) fn new(graph: &Graph, watched: Option<BTreeSet<DutyId>>) -> Self {
        let few = watched.is_some();
        Holdings {
            kept: Table::new(graph.duties().len(), few),
            of_body: Table::new(graph.agencies().len(), few),
            watched,
        }
    }

    pub(super) fn is_watched(&self, duty: DutyId) -> bool {
        self.watched.as_ref().is_none_or(|watched| watched.contains(&duty))
    }

    pub(super) fn get(&self, agency: AgencyId, duty: DutyId) -> Option<&Hold> {
        self.kept(duty).holders.get(agency)
    }

    pub(super) fn get_mut(&mut self, agency: AgencyId, duty: DutyId) -> Option<&mut Hold> {
        self.kept_mut(duty).holders.get_mut(agency)
    }

    pub(super) fn insert(&mut self, agency: AgencyId, duty: DutyId, hold: Hold) {
        if !self.kept_mut(duty).holders.insert(agency, hold) {
            return;
        }
        let duties = self.duties_mut(agency);
        duties.enter(duty);
        if duties.is_untidy() {
            let tidy = self.of_body(agency);
            self.duties_mut(agency).listed = tidy;
        }
    }

    pub(super) fn remove(&mut self, agency: AgencyId, duty: DutyId) -> Option<Hold> {
        let hold = self.kept_mut(duty).holders.remove(agency)?;
        self.duties_mut(agency).held -= 1;
        Some(hold)
    }

    /// How many hold a duty.
    pub(super) fn holder_count(&self, duty: DutyId) -> usize {
        self.kept(duty).holders.count()
    }

    /// Who holds a duty, in the order of their ids.
    pub(super) fn of_duty(&self, duty: DutyId) -> impl Iterator<Item = AgencyId> + '_ {
        let (one, several) = match &self.kept(duty).holders {
            Holders::Nobody => (None, None),
            Holders::One(agency, _) => (Some(*agency), None),
            Holders::Several(all) => (None, Some(all.keys().copied())),
        };
        one.into_iter().chain(several.into_iter().flatten())
    }

    /// What a body holds, in the order of the ids.
    pub(super) fn of_body(&self, agency: AgencyId) -> Vec<DutyId> {
        let duties = self.of_body.get(agency.index());
        if duties.held == 0 {
            return Vec::new();
        }
        let listed = duties.listed.iter().copied();
        self.look_ahead(listed.clone());
        let mut list = Vec::with_capacity(duties.listed.len());
        list.extend(listed.filter(|&duty| self.get(agency, duty).is_some()));
        list.sort_unstable();
        list.dedup();
        list
    }

    /// Remembers that a body gave a duty away by name.
    pub(super) fn part(&mut self, agency: AgencyId, duty: DutyId) {
        let parted = &mut self.kept_mut(duty).parted;
        if let Err(at) = parted.binary_search(&agency) {
            parted.insert(at, agency);
            self.duties_mut(agency).parted += 1;
        }
    }

    /// It came back.
    pub(super) fn come_back(&mut self, agency: AgencyId, duty: DutyId) {
        let parted = &mut self.kept_mut(duty).parted;
        if let Ok(at) = parted.binary_search(&agency) {
            parted.remove(at);
            self.duties_mut(agency).parted -= 1;
        }
    }

    pub(super) fn has_parted(&self, agency: AgencyId, duty: DutyId) -> bool {
        self.kept(duty).parted.binary_search(&agency).is_ok()
    }

    pub(super) fn parted_with_any(&self, agency: AgencyId) -> bool {
        self.of_body.get(agency.index()).parted > 0
    }

    /// Notes that a duty is known to be in nobody's hands.
    pub(super) fn set_loose(&mut self, duty: DutyId) {
        self.kept_mut(duty).is_loose = true;
    }

    /// Whether that was noted; it is no longer.
    pub(super) fn take_loose(&mut self, duty: DutyId) -> bool {
        std::mem::take(&mut self.kept_mut(duty).is_loose)
    }

    /// Looks at what is kept of duties that are asked about next. A look alone
    /// waits for memory; looks that do not depend on one another wait together.
    pub(super) fn look_ahead(&self, duties: impl Iterator<Item = DutyId> + Clone) {
        if self.kept.has_all() {
            let loose = duties.clone().filter(|&duty| self.kept(duty).is_loose).count();
            let gone = duties.filter_map(|duty| self.kept(duty).parted.first());
            black_box((loose, gone.map(|agency| agency.index()).max()));
        }
    }

    fn kept(&self, duty: DutyId) -> &Kept {
        self.kept.get(duty.index())
    }

    fn kept_mut(&mut self, duty: DutyId) -> &mut Kept {
        self.kept.get_mut(duty.index())
    }

    fn duties_mut(&mut self, agency: AgencyId) -> &mut Duties {
        self.of_body.get_mut(agency.index())
    }
}

/// What is known of one duty: one line of a processor's cache.
#[derive(Debug, Clone, Default)]
#[repr(align(64))]
struct Kept {
    holders: Holders,
    /// Who gave it away by name and did not get it back, in order: few.
    parted: SmallVec<[AgencyId; 4]>,
    /// Whether it is listed among those that nobody holds.
    is_loose: bool,
}

/// Who holds a duty. Nearly always it is one.
#[derive(Debug, Clone, Default)]
enum Holders {
    #[default]
    Nobody,
    One(AgencyId, Hold),
    Several(BTreeMap<AgencyId, Hold>),
}

impl Holders {
    fn get(&self, agency: AgencyId) -> Option<&Hold> {
        match self {
            Holders::Nobody => None,
            Holders::One(only, hold) => (*only == agency).then_some(hold),
            Holders::Several(all) => all.get(&agency),
        }
    }

    fn get_mut(&mut self, agency: AgencyId) -> Option<&mut Hold> {
        match self {
            Holders::Nobody => None,
            Holders::One(only, hold) => (*only == agency).then_some(hold),
            Holders::Several(all) => all.get_mut(&agency),
        }
    }

    fn count(&self) -> usize {
        match self {
            Holders::Nobody => 0,
            Holders::One(..) => 1,
            Holders::Several(all) => all.len(),
        }
    }

    /// Whether the body is new among them.
    fn insert(&mut self, agency: AgencyId, hold: Hold) -> bool {
        match self {
            Holders::Nobody => {
                *self = Holders::One(agency, hold);
                true
            }
            Holders::One(only, held) if *only == agency => {
                *held = hold;
                false
            }
            Holders::One(only, held) => {
                let both = [(*only, *held), (agency, hold)];
                *self = Holders::Several(both.into());
                true
            }
            Holders::Several(all) => all.insert(agency, hold).is_none(),
        }
    }

    fn remove(&mut self, agency: AgencyId) -> Option<Hold> {
        match self {
            Holders::One(only, hold) if *only == agency => {
                let hold = *hold;
                *self = Holders::Nobody;
                Some(hold)
            }
            Holders::Several(all) => all.remove(&agency),
            _ => None,
        }
    }
}

/// The duties of a body, as they came. Those that left are struck off only
/// when most of the list has left, so that leaving needs no search.
#[derive(Debug, Clone, Default)]
struct Duties {
    listed: Vec<DutyId>,
    /// How many it holds.
    held: u32,
    /// How many it gave away by name and did not get back.
    parted: u32,
}

impl Duties {
    fn enter(&mut self, duty: DutyId) {
        self.held += 1;
        self.listed.push(duty);
    }

    fn is_untidy(&self) -> bool {
        self.listed.len() > 8 && self.listed.len() > 2 * self.held as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_of_a_duty_is_one_line_of_the_cache() {
        assert!(size_of::<Kept>() <= 64, "{}", size_of::<Kept>());
    }
}
