//! The way into a SQLite file and out of it.

use std::path::Path;

use jiff::civil::Date;

use super::{Dataset, Options, bare, folder::Folder, known_beside, load};
use crate::{
    analysis::{self, Point, Trace, TraceQuery, search::names_near, show::Portrait},
    dataset::{self, Agencies, Alignments, Error, Holding},
    graph::Graph,
    model::{History, HistoryBuilder, Instrument, Provision, Row},
    store::{self, Beside, Changes, Kept, Store, Writing},
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
    match dataset::discover(path)? {
        Holding::Store(file) => trace_part(&Store::open(&file)?, query),
        _ => {
            let data = load(path, options)?;
            let graph = data.graph();
            let query = named(&data, &graph, query);
            Ok(analysis::trace(&data.history, &graph, &query))
        }
    }
}

/// What is known of a body by the name that somebody asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum Shown {
    /// All of it.
    Body(Box<Portrait>),
    /// No body bears the name, or several do: those whose names are nearest.
    Near(Vec<String>),
}

/// Tells all that is known of one body in what a path holds, on a day, or in
/// the end.
///
/// Of a SQLite file nothing is read but what the answer depends on; the answer
/// is that of the whole history.
///
/// # Errors
/// As [`load()`].
pub fn show(path: &Path, options: &Options, name: &str, day: Option<Date>) -> Result<Shown, Error> {
    match dataset::discover(path)? {
        Holding::Store(file) => show_part(&Store::open(&file)?, name, day),
        _ => {
            let data = load(path, options)?;
            let graph = data.graph();
            if let Some(portrait) = data.show(&graph, name, day.map_or(Point::End, Point::On)) {
                return Ok(Shown::Body(Box::new(portrait)));
            }
            let bodies = graph.agencies().map(|agency| graph.agency_name(agency));
            let near = names_near(name, bodies).into_iter().map(str::to_owned);
            Ok(Shown::Near(near.collect()))
        }
    }
}

fn show_part(store: &Store, name: &str, day: Option<Date>) -> Result<Shown, Error> {
    let (agencies, alignments) = store.known()?;
    let mut data = Dataset { agencies, alignments, ..Dataset::default() };
    let mut candidates = store.bodies(data.full_name(name, day))?;
    let mut part = store.part(&mut candidates)?;
    if let Some(day) = day {
        part.up_to(day)?;
    }
    loop {
        data.history = part.history();
        let graph = data.graph();
        let Some(agency) = data.agency(&graph, name, day) else {
            return store.names_near(name).map(Shown::Near);
        };
        let reach = analysis::trace::reach_of_body(&data.history, &graph, agency);
        if !part.grow(&graph, &reach, &mut candidates.whole.weights)? {
            let shown = data.show(&graph, name, day.map_or(Point::End, Point::On));
            return Ok(shown.map_or(Shown::Near(Vec::new()), |body| Shown::Body(Box::new(body))));
        }
    }
}

/// The question, with the agency by its name of the day.
fn named(data: &Dataset, graph: &Graph, query: &TraceQuery) -> TraceQuery {
    let agency = query.agency.as_ref().map(|name| match data.agency(graph, name, query.at) {
        Some(found) => graph.agency_name(found).to_owned(),
        None => name.clone(),
    });
    TraceQuery { agency, ..query.clone() }
}

/// Reads on until the answer reaches no further.
fn trace_part(store: &Store, query: &TraceQuery) -> Result<Trace, Error> {
    let (agencies, alignments) = store.known()?;
    let mut data = Dataset { agencies, alignments, ..Dataset::default() };
    let mut candidates = store.candidates(&query.duty)?;
    if let Some(name) = &query.agency {
        let full = data.full_name(name, query.at).to_owned();
        candidates.add(store.bodies(&full)?);
    }
    candidates.compared = !query.stated_only;
    let mut part = store.part(&mut candidates)?;
    let mut whole = candidates.whole;
    loop {
        data.history = part.history();
        let graph = data.graph();
        let query = named(&data, &graph, query);
        let (trace, reach) = analysis::trace::trace_part(&data.history, &graph, &whole, &query);
        if !part.grow(&graph, &reach, &mut whole.weights)? {
            return Ok(trace);
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
    let Dataset { mut history, agencies, alignments, findings, .. } = data;
    if let Some(known) = known_there(&agencies, file, add)? {
        history = named_in_full(&history, &known);
    }
    store::write(file, &Kept { history, agencies, alignments, findings }, scope(add))
}

/// The same of what a path holds. A table, or a folder, is read and written
/// document by document, and need not fit into memory.
///
/// # Errors
/// As [`load()`] and [`store::write()`].
pub fn index_path(
    path: &Path,
    options: &Options,
    file: &Path,
    add: bool,
) -> Result<Changes, Error> {
    match dataset::discover(path)? {
        Holding::Table(table) => match index_table(&table, file, add)? {
            Some(changes) => Ok(changes),
            None => index(load(path, options)?, file, add),
        },
        Holding::Instruments { entries, agencies, alignments } => {
            let (agencies, alignments) = known_beside(agencies, alignments)?;
            let known_there = known_there(&agencies, file, add)?;
            let folder = Folder {
                root: path,
                entries: &entries,
                agencies: &agencies,
                alignments: &alignments,
                known_there: known_there.as_ref(),
            };
            folder.write(options, file, scope(add))
        }
        _ => index(load(path, options)?, file, add),
    }
}

fn scope(add: bool) -> store::Scope {
    if add { store::Scope::More } else { store::Scope::All }
}

/// `None` where the rows of a document do not stand together: then nothing is
/// written.
fn index_table(table: &Path, file: &Path, add: bool) -> Result<Option<Changes>, Error> {
    let (agencies, alignments) = (Agencies::default(), Alignments::default());
    let known = known_there(&agencies, file, add)?;
    let mut writing = Writing::begin(file, scope(add))?;
    let own = dataset::table_id(table);
    let mut open: Option<(Instrument, Vec<Provision>)> = None;
    let mut scattered = false;
    let mut failed = None;
    let mut write = |writing: &mut Writing, document: Option<(Instrument, Vec<Provision>)>| {
        let Some((instrument, mut rows)) = document.filter(|_| failed.is_none()) else { return };
        if let Some(known) = &known {
            known.name_in_full(&mut rows, &instrument);
        }
        let rows: Vec<Row<'_>> = rows.iter().map(Provision::view).collect();
        failed = writing.instrument(&instrument, &rows, &[]).err();
    };
    dataset::stream_table(table, |row| {
        let name = if row.instrument.is_empty() { &own } else { row.instrument };
        if open.as_ref().is_none_or(|(known, _)| known.id != name) {
            write(&mut writing, open.take());
            scattered |= writing.has(name);
            open = Some((bare(name), Vec::new()));
        }
        let provision = row.provision.filter(|_| !scattered);
        if let (Some((_, rows)), Some(provision)) = (&mut open, provision) {
            rows.push(provision.owned());
        }
    })?;
    if scattered {
        return Ok(None);
    }
    write(&mut writing, open.take());
    if let Some(failure) = failed {
        return Err(failure);
    }
    let beside = Beside { agencies: &agencies, alignments: &alignments, findings: &[] };
    writing.finish(beside).map(Some)
}

/// What a file knows about names, where documents are added to it that come
/// without.
fn known_there(agencies: &Agencies, file: &Path, add: bool) -> Result<Option<Agencies>, Error> {
    if !add || !agencies.is_empty() || !file.exists() {
        return Ok(None);
    }
    let (known, _) = Store::open(file)?.known()?;
    Ok(Some(known).filter(|known| !known.is_empty()))
}

fn named_in_full(history: &History, known: &Agencies) -> History {
    let mut builder = HistoryBuilder::default();
    for (id, instrument) in history.instruments() {
        let mut rows: Vec<Provision> =
            history.provisions_of(id).map(|(_, row)| row.owned()).collect();
        known.name_in_full(&mut rows, instrument);
        let new = builder.instrument(instrument.clone());
        rows.iter().for_each(|row| builder.push(new, row));
    }
    builder.finish()
}
