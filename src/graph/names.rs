//! Names, each kept once.

use std::collections::HashMap;

use super::{DutyKind, wording};

/// An agency of one [`Graph`](super::Graph), in the order of first mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AgencyId(pub(super) u32);

/// A duty of one [`Graph`](super::Graph), in the order of first mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DutyId(pub(super) u32);

impl AgencyId {
    /// The place in the order of first mention.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl DutyId {
    /// The place in the order of first mention.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// The names of a graph. Only looked up by key, never iterated as a map.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    agencies: Vec<String>,
    agency_ids: HashMap<String, AgencyId>,
    duties: Vec<(DutyKind, String)>,
    duty_ids: HashMap<(DutyKind, String), DutyId>,
}

impl Names {
    pub(super) fn agency(&mut self, name: &str) -> AgencyId {
        if let Some(&id) = self.agency_ids.get(name) {
            return id;
        }
        let id = AgencyId(self.agencies.len() as u32);
        self.agencies.push(name.to_owned());
        self.agency_ids.insert(name.to_owned(), id);
        id
    }

    /// The id of a wording; `beside` is the agency it is said of.
    pub(super) fn duty(&mut self, wording: &str, beside: Option<AgencyId>) -> DutyId {
        self.intern(Self::key(wording, beside))
    }

    pub(super) fn whole(&mut self, agency: AgencyId) -> DutyId {
        self.intern((DutyKind::Whole(agency), String::new()))
    }

    fn key(wording: &str, beside: Option<AgencyId>) -> (DutyKind, String) {
        let kind = match beside {
            Some(agency) if wording::is_generic(wording) => DutyKind::Relative(agency),
            _ => DutyKind::Worded,
        };
        (kind, wording.to_owned())
    }

    fn intern(&mut self, key: (DutyKind, String)) -> DutyId {
        if let Some(&id) = self.duty_ids.get(&key) {
            return id;
        }
        let id = DutyId(self.duties.len() as u32);
        self.duties.push(key.clone());
        self.duty_ids.insert(key, id);
        id
    }

    pub(super) fn find_agency(&self, name: &str) -> Option<AgencyId> {
        self.agency_ids.get(name).copied()
    }

    pub(super) fn find_duty(&self, wording: &str, beside: Option<AgencyId>) -> Option<DutyId> {
        self.duty_ids.get(&Self::key(wording, beside)).copied()
    }

    pub(super) fn find_whole(&self, agency: AgencyId) -> Option<DutyId> {
        self.duty_ids.get(&(DutyKind::Whole(agency), String::new())).copied()
    }

    pub(super) fn agency_name(&self, id: AgencyId) -> &str {
        &self.agencies[id.index()]
    }

    pub(super) fn duty_wording(&self, id: DutyId) -> &str {
        &self.duties[id.index()].1
    }

    pub(super) fn duty_kind(&self, id: DutyId) -> DutyKind {
        self.duties[id.index()].0
    }

    pub(super) fn agency_count(&self) -> usize {
        self.agencies.len()
    }

    pub(super) fn duty_count(&self) -> usize {
        self.duties.len()
    }
}
