//! Names, each kept once: numbers for those of the history.

use std::{num::NonZeroU32, sync::Arc};

use hashbrown::HashMap;

use super::{DutyKind, wording};
use crate::model::{TextId, Texts};

/// An agency of one [`Graph`](super::Graph), in the order of first mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AgencyId(NonZeroU32);

/// A duty of one [`Graph`](super::Graph), in the order of first mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DutyId(NonZeroU32);

/// Counted from 1, so that no id takes no room of its own.
fn number(place: u32) -> NonZeroU32 {
    NonZeroU32::MIN.saturating_add(place)
}

impl AgencyId {
    pub(super) fn new(place: u32) -> Self {
        AgencyId(number(place))
    }

    pub(super) fn place(self) -> u32 {
        self.0.get() - 1
    }

    /// The place in the order of first mention.
    pub fn index(self) -> usize {
        self.place() as usize
    }
}

impl DutyId {
    pub(super) fn new(place: u32) -> Self {
        DutyId(number(place))
    }

    pub(super) fn place(self) -> u32 {
        self.0.get() - 1
    }

    /// The place in the order of first mention.
    pub fn index(self) -> usize {
        self.place() as usize
    }
}

/// The names of a graph: texts of its history, and what they name.
#[derive(Debug, Clone)]
pub(super) struct Names {
    texts: Arc<Texts>,
    agencies: Vec<TextId>,
    /// All duties of an agency have no text.
    duties: Vec<(DutyKind, Option<TextId>)>,
    /// Per text the agency, and the duty, that it names.
    agency_of: Vec<Option<AgencyId>>,
    worded: Vec<Option<DutyId>>,
    /// Per agency all its duties together.
    wholes: Vec<Option<DutyId>>,
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
            agency_of: vec![None; texts.len()],
            worded: vec![None; texts.len()],
            wholes: Vec::new(),
            relative: HashMap::new(),
            generic: vec![None; texts.len()],
        }
    }

    pub(super) fn agency(&mut self, name: TextId) -> AgencyId {
        *self.agency_of[name.index()].get_or_insert_with(|| {
            let new = AgencyId::new(self.agencies.len() as u32);
            self.agencies.push(name);
            self.wholes.push(None);
            new
        })
    }

    /// The id of a wording; `beside` is the agency it is said of.
    pub(super) fn duty(&mut self, wording: TextId, beside: Option<AgencyId>) -> DutyId {
        let next = DutyId::new(self.duties.len() as u32);
        let (kind, id) = match beside.filter(|_| self.is_generic(wording)) {
            Some(agency) => {
                let id = *self.relative.entry((agency, wording)).or_insert(next);
                (DutyKind::Relative(agency), id)
            }
            None => (DutyKind::Worded, *self.worded[wording.index()].get_or_insert(next)),
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
        *self.wholes[agency.index()].get_or_insert_with(|| {
            let new = DutyId::new(self.duties.len() as u32);
            self.duties.push((DutyKind::Whole(agency), None));
            new
        })
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
        *self.agency_of.get(name.index())?
    }

    pub(super) fn duty_of(&self, wording: TextId, beside: Option<AgencyId>) -> Option<DutyId> {
        let generic = || match self.generic.get(wording.index()) {
            Some(Some(known)) => *known,
            _ => wording::is_generic(self.texts.get(wording)),
        };
        match beside.filter(|_| generic()) {
            Some(agency) => self.relative.get(&(agency, wording)).copied(),
            None => *self.worded.get(wording.index())?,
        }
    }

    pub(super) fn find_whole(&self, agency: AgencyId) -> Option<DutyId> {
        self.wholes[agency.index()]
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
