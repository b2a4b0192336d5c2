//! The provisions of many instruments in time order.

use std::{hash::BuildHasher, ops::Range, sync::Arc};

use hashbrown::{DefaultHashBuilder, HashTable};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

use super::{
    Act, Instrument, Parties, Provision, Row, Scope, TextId, Texts,
    rows::{Rows, put_in_place},
};

/// The place of an instrument in [`History::instruments`].
#[derive(
    Debug,
    Clone,
    Copy,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    JsonSchema,
)]
#[serde(transparent)]
pub struct InstrumentId(pub u32);

/// The place of a provision in [`History::provisions`].
#[derive(
    Debug,
    Clone,
    Copy,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    JsonSchema,
)]
#[serde(transparent)]
pub struct ProvisionId(pub u32);

/// The truth everything else is derived from.
///
/// Instruments stand in order of their date, those without a date last; the
/// provisions of one instrument stand together, in the order of the text.
///
/// Each text is kept once. [`History::provision`] gives a [`Row`] that borrows
/// its texts; what only a part of it needs is cheaper to ask for by itself
/// ([`History::act`], [`History::parties`], …).
#[derive(Debug, Clone, Default)]
pub struct History {
    instruments: Vec<Instrument>,
    rows: Rows,
}

impl PartialEq for History {
    fn eq(&self, other: &Self) -> bool {
        self.instruments == other.instruments && self.provisions().eq(other.provisions())
    }
}

impl Eq for History {}

impl History {
    /// Puts instruments, each with its provisions, in order.
    ///
    /// The [`Provision::instrument`] of each is set here. Instruments of one
    /// date keep the order of their ids. O(n log n) in the instruments.
    pub fn new(documents: impl IntoIterator<Item = (Instrument, Vec<Provision>)>) -> Self {
        let mut builder = HistoryBuilder::default();
        for (instrument, provisions) in documents {
            let id = builder.instrument(instrument);
            for provision in &provisions {
                builder.push(id, provision);
            }
        }
        builder.finish()
    }

    /// The instruments in force at the end of a day, with their provisions.
    /// Linear in what is kept.
    pub fn up_to(&self, day: Date) -> History {
        let in_force = |(_, instrument): &(InstrumentId, &Instrument)| {
            instrument.date().is_some_and(|date| date <= day)
        };
        let mut kept = HistoryBuilder::default();
        for (id, instrument) in self.instruments().take_while(in_force) {
            let new = kept.instrument(instrument.clone());
            self.provisions_of(id).for_each(|(_, row)| kept.push(new, &row));
        }
        kept.finish()
    }

    /// All instruments in time order.
    pub fn instruments(&self) -> impl ExactSizeIterator<Item = (InstrumentId, &Instrument)> {
        (0..self.instruments.len() as u32).map(InstrumentId).zip(&self.instruments)
    }

    /// All provisions in time order.
    pub fn provisions(&self) -> impl ExactSizeIterator<Item = (ProvisionId, Row<'_>)> {
        self.ids().map(|id| (id, self.provision(id)))
    }

    /// The provisions of some places in time order, for who looks at their
    /// texts. These stand all over memory: those of several provisions are
    /// fetched together, as looks that do not depend on one another wait
    /// together.
    pub(crate) fn fetched(&self, places: Range<usize>) -> impl Iterator<Item = Row<'_>> {
        const TOGETHER: usize = 8;
        let end = places.end;
        places.step_by(TOGETHER).flat_map(move |first| {
            let together = first..end.min(first + TOGETHER);
            together.map(|at| self.rows.get(at)).collect::<SmallVec<[_; TOGETHER]>>()
        })
    }

    /// The ids of all provisions in time order.
    pub fn ids(&self) -> impl ExactSizeIterator<Item = ProvisionId> + use<> {
        (0..self.rows.len() as u32).map(ProvisionId)
    }

    /// The provisions of one instrument. O(1).
    pub fn provisions_of(
        &self,
        instrument: InstrumentId,
    ) -> impl ExactSizeIterator<Item = (ProvisionId, Row<'_>)> {
        self.ids_of(instrument).map(|id| (id, self.provision(id)))
    }

    /// The ids of the provisions of one instrument. O(1).
    pub fn ids_of(
        &self,
        instrument: InstrumentId,
    ) -> impl ExactSizeIterator<Item = ProvisionId> + use<> {
        self.rows.of(instrument).map(ProvisionId)
    }

    /// Where the provisions of an instrument begin, and where the last ends if
    /// there is no such instrument. O(1).
    pub fn first_of(&self, instrument: InstrumentId) -> ProvisionId {
        ProvisionId(self.rows.of(instrument).start)
    }

    /// One instrument.
    ///
    /// # Panics
    /// If `id` comes from another history.
    pub fn instrument(&self, id: InstrumentId) -> &Instrument {
        &self.instruments[id.0 as usize]
    }

    /// One provision.
    ///
    /// # Panics
    /// If `id` comes from another history, as all that follow.
    pub fn provision(&self, id: ProvisionId) -> Row<'_> {
        self.rows.get(id.0 as usize)
    }

    /// What a provision does.
    pub fn act(&self, id: ProvisionId) -> Act {
        self.rows.act(id.0 as usize)
    }

    /// How much a provision moves.
    pub fn scope(&self, id: ProvisionId) -> Option<Scope> {
        self.rows.scope(id.0 as usize)
    }

    /// Whether the text states a provision.
    pub fn is_stated(&self, id: ProvisionId) -> bool {
        self.rows.is_stated(id.0 as usize)
    }

    /// The words of a provision.
    pub fn quote(&self, id: ProvisionId) -> &str {
        self.rows.quote(id.0 as usize)
    }

    /// The parties and duties of a provision, as ids of [`History::texts`].
    pub fn parties(&self, id: ProvisionId) -> Parties {
        self.rows.parties(id.0 as usize)
    }

    /// What a provision carves out, as ids of [`History::texts`].
    pub fn excepts(&self, id: ProvisionId) -> &[TextId] {
        self.rows.excepts(id.0 as usize)
    }

    /// The place of a provision's instrument.
    pub fn instrument_id(&self, id: ProvisionId) -> InstrumentId {
        self.rows.instrument(id.0 as usize)
    }

    /// The names and wordings of all provisions.
    pub fn texts(&self) -> &Arc<Texts> {
        self.rows.texts()
    }

    /// The instrument a provision belongs to.
    ///
    /// # Panics
    /// If `provision` comes from another history.
    pub fn instrument_of<T>(&self, provision: &Provision<T>) -> &Instrument {
        self.instrument(provision.instrument)
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.rows.len() == 0
    }
}

/// A history while it is put together, provision by provision.
#[derive(Debug, Default)]
pub struct HistoryBuilder {
    instruments: Vec<Instrument>,
    rows: Rows,
    /// By name, which stands in `instruments`. Looked up, never iterated.
    ids: HashTable<InstrumentId>,
    hasher: DefaultHashBuilder,
}

impl HistoryBuilder {
    /// Adds an instrument. The id counts until the history is whole.
    pub fn instrument(&mut self, instrument: Instrument) -> InstrumentId {
        let id = InstrumentId(self.instruments.len() as u32);
        self.instruments.push(instrument);
        let HistoryBuilder { instruments, ids, hasher, .. } = self;
        let name = |id: InstrumentId| instruments[id.0 as usize].id.as_str();
        let hash = |&other: &InstrumentId| hasher.hash_one(name(other));
        // A later one of the same name is not found by it.
        ids.entry(hash(&id), |&other| name(other) == name(id), hash).or_insert(id);
        id
    }

    /// The first instrument of this name.
    pub fn named(&self, id: &str) -> Option<InstrumentId> {
        let same = |&other: &InstrumentId| self.get(other).id == id;
        self.ids.find(self.hasher.hash_one(id), same).copied()
    }

    /// An instrument that was added.
    ///
    /// # Panics
    /// If `id` comes from another builder.
    pub fn get(&self, id: InstrumentId) -> &Instrument {
        &self.instruments[id.0 as usize]
    }

    /// Makes room for about so many more.
    pub fn reserve(&mut self, instruments: usize, provisions: usize) {
        self.instruments.reserve_exact(instruments);
        let names = |&id: &InstrumentId| self.hasher.hash_one(&self.instruments[id.0 as usize].id);
        self.ids.reserve(instruments, names);
        self.rows.reserve(provisions);
    }

    /// Adds a provision of an instrument; its own field is not looked at.
    pub fn push<T: AsRef<str>>(&mut self, of: InstrumentId, provision: &Provision<T>) {
        self.rows.push(of, provision);
    }

    /// Keeps a text, for [`HistoryBuilder::push_named`].
    pub fn text(&mut self, text: &str) -> TextId {
        self.rows.text(text)
    }

    /// Adds a provision whose parties are texts that are kept: no text is
    /// looked up again. Those of `rest` are not looked at.
    ///
    /// # Panics
    /// Later, if a text comes from another builder.
    pub fn push_named<T: AsRef<str>>(
        &mut self,
        of: InstrumentId,
        parties: Parties,
        rest: &Provision<T>,
    ) {
        self.rows.push_with(of, parties, rest);
    }

    /// Puts all in time order. Instruments of one date keep the order of their
    /// ids, provisions of one instrument that in which they were added.
    /// O(n log n) in the instruments, linear in the provisions if those of one
    /// instrument were added together and in time order.
    pub fn finish(mut self) -> History {
        let mut order: Vec<u32> = (0..self.instruments.len() as u32).collect();
        order.sort_by_key(|&at| {
            let instrument = &self.instruments[at as usize];
            (instrument.date().is_none(), instrument.date(), instrument.id.as_str())
        });
        let mut place = vec![InstrumentId(0); order.len()];
        for (new, &old) in (0..).zip(&order) {
            place[old as usize] = InstrumentId(new);
        }
        // What was only needed until here is not held beside the rest.
        drop((order, std::mem::take(&mut self.ids)));
        self.rows.order(&place);
        let mut instruments = self.instruments;
        put_in_place(&mut instruments, place.into_iter().map(|place| place.0).collect());
        History { instruments, rows: self.rows }
    }
}
