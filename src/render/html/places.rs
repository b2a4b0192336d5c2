//! The distinct quotes of a history: what is highlighted, and linked to.

use std::collections::HashMap;

use crate::{
    analysis::Citation,
    model::{History, InstrumentId, ProvisionId, Row},
    source::Span,
};

/// One quote at one place; several provisions may rest on it.
pub(super) struct Place {
    pub(super) instrument: InstrumentId,
    pub(super) clause: String,
    pub(super) span: Span,
    pub(super) quote: String,
    pub(super) rows: Vec<ProvisionId>,
}

/// All of them, in the order of the history.
pub(super) struct Places {
    all: Vec<Place>,
    /// Looked up, never iterated.
    by_words: HashMap<Key, usize>,
}

type Key = (String, String, Span, String);

impl Places {
    pub(super) fn new(history: &History) -> Self {
        let mut places = Places { all: Vec::new(), by_words: HashMap::new() };
        for (id, row) in history.provisions() {
            let place = places.of_new(history, &row);
            places.all[place].rows.push(id);
        }
        places
    }

    fn of_new(&mut self, history: &History, row: &Row<'_>) -> usize {
        let said = &row.evidence;
        let instrument = history.instrument_of(row).id.clone();
        let key = (instrument, said.clause.to_owned(), said.span, said.quote.to_owned());
        let next = self.all.len();
        let place = *self.by_words.entry(key).or_insert(next);
        if place == next {
            self.all.push(Place {
                instrument: row.instrument,
                clause: said.clause.to_owned(),
                span: said.span,
                quote: said.quote.to_owned(),
                rows: Vec::new(),
            });
        }
        place
    }

    /// All places with their numbers.
    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, &Place)> {
        self.all.iter().enumerate()
    }

    /// The number of the place that a citation names.
    pub(super) fn cited(&self, by: &Citation) -> Option<usize> {
        let key = (by.instrument.clone(), by.clause.clone(), by.span, by.quote.clone());
        self.by_words.get(&key).copied()
    }

    /// The number of the place of a provision.
    pub(super) fn of(&self, history: &History, row: &Row<'_>) -> Option<usize> {
        let said = &row.evidence;
        let instrument = history.instrument_of(row).id.clone();
        self.by_words
            .get(&(instrument, said.clause.to_owned(), said.span, said.quote.to_owned()))
            .copied()
    }
}
