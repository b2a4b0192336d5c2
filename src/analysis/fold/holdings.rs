//! Who holds what: one lookup a question, however many hold and are held.

use std::collections::{BTreeMap, BTreeSet};

use hashbrown::HashMap;

use super::Hold;
use crate::graph::{AgencyId, DutyId};

/// Who holds which duty, and who gave which away by name.
///
/// Putting in and taking out is O(1) amortized, O(log n) where n bodies hold
/// one duty; listing is O(n log n) in the list.
#[derive(Debug, Clone, Default)]
pub(super) struct Holdings {
    /// Per duty its place among the kept ones, counted from 1. A table for all
    /// duties costs nothing where a run speaks of a few: its zeros are not
    /// there until they are looked at.
    places: Vec<u32>,
    kept: Vec<Kept>,
    /// Looked up, never iterated.
    of_body: HashMap<AgencyId, Duties>,
    /// The only duties to keep account of; all of them where it is `None`.
    watched: Option<BTreeSet<DutyId>>,
}

impl Holdings {
    /// Of a graph with so many duties.
    pub(super) fn new(duties: usize, watched: Option<BTreeSet<DutyId>>) -> Self {
        Holdings { places: vec![0; duties], watched, ..Holdings::default() }
    }

    pub(super) fn is_watched(&self, duty: DutyId) -> bool {
        self.watched.as_ref().is_none_or(|watched| watched.contains(&duty))
    }

    pub(super) fn get(&self, agency: AgencyId, duty: DutyId) -> Option<&Hold> {
        self.kept(duty)?.holders.get(agency)
    }

    pub(super) fn get_mut(&mut self, agency: AgencyId, duty: DutyId) -> Option<&mut Hold> {
        self.kept_mut(duty)?.holders.get_mut(agency)
    }

    pub(super) fn insert(&mut self, agency: AgencyId, duty: DutyId, hold: Hold) {
        if !self.keep(duty).holders.insert(agency, hold) {
            return;
        }
        let duties = self.of_body.entry(agency).or_default();
        duties.enter(duty);
        if duties.is_untidy() {
            let tidy = self.of_body(agency);
            self.of_body.entry(agency).or_default().listed = tidy;
        }
    }

    pub(super) fn remove(&mut self, agency: AgencyId, duty: DutyId) -> Option<Hold> {
        let hold = self.kept_mut(duty)?.holders.remove(agency)?;
        if let Some(duties) = self.of_body.get_mut(&agency) {
            duties.held -= 1;
        }
        Some(hold)
    }

    /// How many hold a duty.
    pub(super) fn holder_count(&self, duty: DutyId) -> usize {
        self.kept(duty).map_or(0, |kept| kept.holders.count())
    }

    /// Who holds a duty, in the order of their ids.
    pub(super) fn of_duty(&self, duty: DutyId) -> Vec<AgencyId> {
        match self.kept(duty).map(|kept| &kept.holders) {
            None | Some(Holders::Nobody) => Vec::new(),
            Some(Holders::One(agency, _)) => vec![*agency],
            Some(Holders::Several(all)) => all.keys().copied().collect(),
        }
    }

    /// What a body holds, in the order of the ids.
    pub(super) fn of_body(&self, agency: AgencyId) -> Vec<DutyId> {
        let Some(duties) = self.of_body.get(&agency).filter(|duties| duties.held > 0) else {
            return Vec::new();
        };
        let listed = duties.listed.iter().copied();
        let mut list: Vec<DutyId> =
            listed.filter(|&duty| self.get(agency, duty).is_some()).collect();
        list.sort_unstable();
        list.dedup();
        list
    }

    /// Remembers that a body gave a duty away by name.
    pub(super) fn part(&mut self, agency: AgencyId, duty: DutyId) {
        let parted = &mut self.keep(duty).parted;
        if let Err(at) = parted.binary_search(&agency) {
            parted.insert(at, agency);
            self.of_body.entry(agency).or_default().parted += 1;
        }
    }

    /// It came back.
    pub(super) fn come_back(&mut self, agency: AgencyId, duty: DutyId) {
        let Some(kept) = self.kept_mut(duty) else { return };
        if let Ok(at) = kept.parted.binary_search(&agency) {
            kept.parted.remove(at);
            self.of_body.entry(agency).or_default().parted -= 1;
        }
    }

    pub(super) fn has_parted(&self, agency: AgencyId, duty: DutyId) -> bool {
        self.kept(duty).is_some_and(|kept| kept.parted.binary_search(&agency).is_ok())
    }

    pub(super) fn parted_with_any(&self, agency: AgencyId) -> bool {
        self.of_body.get(&agency).is_some_and(|duties| duties.parted > 0)
    }

    fn kept(&self, duty: DutyId) -> Option<&Kept> {
        let place = (self.places[duty.index()] as usize).checked_sub(1)?;
        Some(&self.kept[place])
    }

    fn kept_mut(&mut self, duty: DutyId) -> Option<&mut Kept> {
        let place = (self.places[duty.index()] as usize).checked_sub(1)?;
        Some(&mut self.kept[place])
    }

    /// What is known of a duty, of which something is to be known from now on.
    fn keep(&mut self, duty: DutyId) -> &mut Kept {
        let place = &mut self.places[duty.index()];
        if *place == 0 {
            self.kept.push(Kept::default());
            *place = self.kept.len() as u32;
        }
        &mut self.kept[*place as usize - 1]
    }
}

/// What is known of one duty.
#[derive(Debug, Clone, Default)]
struct Kept {
    holders: Holders,
    /// Who gave it away by name and did not get it back, in order: few.
    parted: Vec<AgencyId>,
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
    held: usize,
    /// How many it gave away by name and did not get back.
    parted: usize,
}

impl Duties {
    fn enter(&mut self, duty: DutyId) {
        self.held += 1;
        self.listed.push(duty);
    }

    fn is_untidy(&self) -> bool {
        self.listed.len() > 8 && self.listed.len() > 2 * self.held
    }
}
