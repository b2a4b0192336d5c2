//! The provisions of many instruments in time order.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Instrument, Provision};

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
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct History {
    instruments: Vec<Instrument>,
    provisions: Vec<Provision>,
}

impl History {
    /// Puts instruments, each with its provisions, in order.
    ///
    /// The [`Provision::instrument`] of each is set here. Instruments of one
    /// date keep the order of their ids. O(n log n) in the instruments.
    pub fn new(documents: impl IntoIterator<Item = (Instrument, Vec<Provision>)>) -> Self {
        let mut documents: Vec<_> = documents.into_iter().collect();
        documents.sort_by(|(a, _), (b, _)| {
            let undated = |i: &Instrument| i.date().is_none();
            (undated(a), a.date(), &a.id).cmp(&(undated(b), b.date(), &b.id))
        });
        let mut history = History::default();
        for (instrument, provisions) in documents {
            let id = InstrumentId(history.instruments.len() as u32);
            history.instruments.push(instrument);
            history.provisions.extend(
                provisions.into_iter().map(|provision| Provision { instrument: id, ..provision }),
            );
        }
        history
    }

    /// The instruments in force at the end of a day, with their provisions.
    /// Linear in what is kept.
    pub fn up_to(&self, day: Date) -> History {
        let in_force = |(_, instrument): &(InstrumentId, &Instrument)| {
            instrument.date().is_some_and(|date| date <= day)
        };
        let mut kept: Vec<_> = self
            .instruments()
            .take_while(in_force)
            .map(|(_, instrument)| (instrument.clone(), Vec::new()))
            .collect();
        for (_, provision) in self.provisions() {
            let Some((_, rows)) = kept.get_mut(provision.instrument.0 as usize) else { break };
            rows.push(provision.clone());
        }
        History::new(kept)
    }

    /// All instruments in time order.
    pub fn instruments(&self) -> impl ExactSizeIterator<Item = (InstrumentId, &Instrument)> {
        (0..self.instruments.len() as u32).map(InstrumentId).zip(&self.instruments)
    }

    /// All provisions in time order.
    pub fn provisions(&self) -> impl Iterator<Item = (ProvisionId, &Provision)> {
        (0..).map(ProvisionId).zip(&self.provisions)
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
    /// If `id` comes from another history.
    pub fn provision(&self, id: ProvisionId) -> &Provision {
        &self.provisions[id.0 as usize]
    }

    /// The instrument a provision belongs to.
    ///
    /// # Panics
    /// If `provision` comes from another history.
    pub fn instrument_of(&self, provision: &Provision) -> &Instrument {
        self.instrument(provision.instrument)
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.provisions.is_empty()
    }
}
