//! Names, each kept once: numbers for those of the history.

use std::sync::Arc;

use hashbrown::HashMap;

use super::{DutyKind, wording};
use crate::model::{TextId, Texts};

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

/// No number.
const NONE: u32 = u32::MAX;

/// The names of a graph: texts of its history, and what they name.
#[derive(Debug, Clone)]
pub(super) struct Names {
    texts: Arc<Texts>,
    agencies: Vec<TextId>,
    /// All duties of an agency have no text.
    duties: Vec<(DutyKind, Option<TextId>)>,
    /// Per text the agency, and the duty, that it names.
    agency_of: Vec<u32>,
    worded: Vec<u32>,
    /// Per agency all its duties together.
    wholes: Vec<u32>,
    /// Looked up, never iterated.
    relative: HashMap<(AgencyId, TextId), DutyId>,
    /// Per text whether it means something only beside its agency, once asked.
    generic: Vec<Option<bool>>,
}

impl Names {
    pub(super) fn new(texts: &Arc<Texts>) -> Self {
        Names {
            texts: Arc::clone(texts),
            agencies: Vec::new(),
            duties: Vec::new(),
            agency_of: vec![NONE; texts.len()],
            worded: vec![NONE; texts.len()],
            wholes: Vec::new(),
            relative: HashMap::new(),
            generic: vec![None; texts.len()],
        }
    }

    pub(super) fn agency(&mut self, name: TextId) -> AgencyId {
        let known = &mut self.agency_of[name.index()];
        if *known == NONE {
            *known = self.agencies.len() as u32;
            self.agencies.push(name);
            self.wholes.push(NONE);
        }
        AgencyId(*known)
    }

    /// The id of a wording; `beside` is the agency it is said of.
    pub(super) fn duty(&mut self, wording: TextId, beside: Option<AgencyId>) -> DutyId {
        let next = DutyId(self.duties.len() as u32);
        let (kind, id) = match beside.filter(|_| self.is_generic(wording)) {
            Some(agency) => {
                let id = *self.relative.entry((agency, wording)).or_insert(next);
                (DutyKind::Relative(agency), id)
            }
            None => {
                let known = &mut self.worded[wording.index()];
                if *known == NONE {
                    *known = next.0;
                }
                (DutyKind::Worded, DutyId(*known))
            }
        };
        if id == next {
            self.duties.push((kind, Some(wording)));
        }
        id
    }

    fn is_generic(&mut self, wording: TextId) -> bool {
        let texts = &self.texts;
        let known = &mut self.generic[wording.index()];
        *known.get_or_insert_with(|| wording::is_generic(texts.get(wording)))
    }

    pub(super) fn whole(&mut self, agency: AgencyId) -> DutyId {
        let known = &mut self.wholes[agency.index()];
        if *known == NONE {
            *known = self.duties.len() as u32;
            self.duties.push((DutyKind::Whole(agency), None));
        }
        DutyId(*known)
    }

    /// Once all is named: gives back what naming alone needs.
    pub(super) fn close(&mut self) {
        self.agencies.shrink_to_fit();
        self.duties.shrink_to_fit();
    }

    pub(super) fn text(&self, text: &str) -> Option<TextId> {
        self.texts.find(text)
    }

    pub(super) fn agency_of(&self, name: TextId) -> Option<AgencyId> {
        self.agency_of.get(name.index()).copied().filter(|&id| id != NONE).map(AgencyId)
    }

    pub(super) fn duty_of(&self, wording: TextId, beside: Option<AgencyId>) -> Option<DutyId> {
        let generic = || match self.generic.get(wording.index()) {
            Some(Some(known)) => *known,
            _ => wording::is_generic(self.texts.get(wording)),
        };
        match beside.filter(|_| generic()) {
            Some(agency) => self.relative.get(&(agency, wording)).copied(),
            None => self.worded.get(wording.index()).copied().filter(|&id| id != NONE).map(DutyId),
        }
    }

    pub(super) fn find_whole(&self, agency: AgencyId) -> Option<DutyId> {
        Some(self.wholes[agency.index()]).filter(|&id| id != NONE).map(DutyId)
    }

    pub(super) fn agency_name(&self, id: AgencyId) -> &str {
        self.texts.get(self.agencies[id.index()])
    }

    pub(super) fn duty_wording(&self, id: DutyId) -> &str {
        self.duties[id.index()].1.map_or("", |text| self.texts.get(text))
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
