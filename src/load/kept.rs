//! The way into a SQLite file and out of it.

use std::path::Path;

use super::{Dataset, Options, load};
use crate::{
    analysis::{self, Trace, TraceQuery},
    dataset::{self, Agencies, Error, Holding},
    model::{HistoryBuilder, Provision},
    store::{self, Candidates, Changes, Kept, Store},
};

/// Answers a question about a duty or an agency in what a path holds.
///
/// Of a SQLite file nothing is read but what the answer depends on; the answer
/// is that of the whole history. An agency is meant by its name of the day
/// asked about.
///
/// # Errors
/// As [`load()`].
pub fn trace(path: &Path, options: &Options, query: &TraceQuery) -> Result<Trace, Error> {
    let Holding::Store(file) = dataset::discover(path)? else {
        return Ok(trace_all(&load(path, options)?, query));
    };
    let store = Store::open(&file)?;
    match trace_part(&store, query)? {
        Some(trace) => Ok(trace),
        None => Ok(trace_all(&from_store(&store)?, query)),
    }
}

fn trace_all(data: &Dataset, query: &TraceQuery) -> Trace {
    let graph = data.graph();
    let named = query.agency.as_ref().map(|name| match data.agency(&graph, name, query.at) {
        Some(found) => graph.agency_name(found).to_owned(),
        None => name.clone(),
    });
    analysis::trace(&data.history, &graph, &TraceQuery { agency: named, ..query.clone() })
}

/// `None` where the answer depends on more than one can tell.
fn trace_part(store: &Store, query: &TraceQuery) -> Result<Option<Trace>, Error> {
    if query.agency.is_some() {
        return Ok(None); // its name may mean any body
    }
    let candidates = store.candidates(&query.duty)?;
    if candidates.is_empty() {
        return Ok(None);
    }
    grown(store, &candidates, query)
}

/// Reads on until the answer reaches no further.
fn grown(
    store: &Store,
    candidates: &Candidates,
    query: &TraceQuery,
) -> Result<Option<Trace>, Error> {
    let (agencies, alignments) = store.known()?;
    let mut data = Dataset { agencies, alignments, ..Dataset::default() };
    let mut part = store.part(candidates)?;
    loop {
        data.history = part.history();
        let graph = data.graph();
        let (trace, reach) =
            analysis::trace::trace_part(&data.history, &graph, &candidates.weights, query);
        if reach.is_everything() {
            return Ok(None);
        }
        if !part.grow(&graph, &reach)? {
            // What is nearest to a question without an answer is seen in the whole.
            return Ok((!trace.is_empty()).then_some(trace));
        }
    }
}

pub(super) fn from_store(store: &Store) -> Result<Dataset, Error> {
    let Kept { history, agencies, alignments, findings } = store.load()?;
    Ok(Dataset { history, agencies, alignments, findings, ..Dataset::default() })
}

/// Writes data into a SQLite file: all that the file is to hold, or, with
/// `add`, instruments that are to stand beside those in the file. What is the
/// same there is left alone.
///
/// # Errors
/// As [`store::write()`].
pub fn index(data: Dataset, file: &Path, add: bool) -> Result<Changes, Error> {
    let scope = if add { store::Scope::More } else { store::Scope::All };
    let Dataset { mut history, agencies, alignments, findings, .. } = data;
    if add && agencies.is_empty() && file.exists() {
        let (known, _) = Store::open(file)?.known()?;
        if !known.is_empty() {
            history = named_in_full(&history, &known);
        }
    }
    store::write(file, &Kept { history, agencies, alignments, findings }, scope)
}

fn named_in_full(history: &crate::model::History, known: &Agencies) -> crate::model::History {
    let mut builder = HistoryBuilder::default();
    for (id, instrument) in history.instruments() {
        let mut rows: Vec<Provision> =
            history.provisions_of(id).map(|(_, row)| row.owned()).collect();
        known.name_in_full(&mut rows, instrument.date());
        let new = builder.instrument(instrument.clone());
        rows.iter().for_each(|row| builder.push(new, row));
    }
    builder.finish()
}
