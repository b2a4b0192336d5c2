//! The way from a path to a history.

mod documents;
mod folder;
mod kept;
mod places;
mod up_to;

use std::{
    collections::BTreeMap,
    io::Read,
    io::{self, Write},
    path::{Path, PathBuf},
    sync::Arc,
};

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use self::{
    documents::{Part, read_entries},
    places::Places,
};
use crate::{
    analysis::{
        self, Point,
        search::Index,
        show::{NameKind, OtherName, Portrait},
    },
    dataset::{self, Agencies, Agency, Alignments, Error, GraphFile, Holding, Identity, Side},
    diagnostic::Diagnostic,
    extract::{self, Coverage, Extraction, Residue},
    graph::{AgencyId, Graph, Known},
    model::{History, HistoryBuilder, Instrument, InstrumentId},
    render::json,
    source::{Charset, Pieces, ReadError, ReadOptions, Source},
    store::Store,
};

pub use kept::{Shown, index, index_path, show, trace};

/// How to read.
#[derive(Clone, Copy, Default)]
pub struct Options<'a> {
    /// The charset of documents that do not tell theirs; `None` to guess.
    pub encoding: Option<Charset>,
    /// Told, after each document, how many of how many are read.
    pub progress: Option<&'a (dyn Fn(usize, usize) + Sync)>,
}

impl Options<'_> {
    fn reading(&self) -> ReadOptions {
        ReadOptions { encoding: self.encoding }
    }
}

/// All that a path holds, read.
#[derive(Debug, Clone, Default)]
pub struct Dataset {
    /// The provisions of all instruments in time order.
    pub history: History,
    /// The text of each instrument that has one, by its id. The instruments of
    /// a compilation share one.
    pub sources: BTreeMap<String, Arc<Source>>,
    /// What the documents themselves lack or contradict.
    pub findings: Vec<Diagnostic>,
    /// What was not understood, by the id of the instrument.
    pub residue: BTreeMap<String, Vec<Residue>>,
    /// How much was understood, by the id of the instrument.
    pub coverage: BTreeMap<String, Coverage>,
    /// What is known about names.
    pub agencies: Agencies,
    /// What was decided about wordings.
    pub alignments: Alignments,
}

/// Reads a data folder, one document, a folder of documents, a provision
/// table, a graph JSON file, or a SQLite file that [`index()`] made.
///
/// Documents are read in parallel; the result does not depend on it.
///
/// # Errors
/// Nothing there, no access, or a file that is wrong: with its place and what
/// to do.
pub fn load(path: &Path, options: &Options) -> Result<Dataset, Error> {
    match dataset::discover(path)? {
        Holding::Graph(file) => Ok(from_graph_file(GraphFile::read(&file)?)),
        Holding::Table(file) => from_table(&file),
        Holding::Store(file) => kept::from_store(&Store::open(&file)?),
        Holding::Instruments { entries, agencies, alignments } => {
            let (agencies, alignments) = known_beside(agencies, alignments)?;
            let parts = read_entries(path, &entries, options)?;
            Ok(assemble(parts, agencies, alignments))
        }
    }
}

/// What people know of names and wordings.
fn known_beside(
    agencies: Option<PathBuf>,
    alignments: Option<PathBuf>,
) -> Result<(Agencies, Alignments), Error> {
    let agencies = agencies.map_or(Ok(Agencies::default()), |file| Agencies::read(&file))?;
    let alignments =
        alignments.map_or(Ok(Alignments::default()), |file| Alignments::read(&file))?;
    Ok((agencies, alignments))
}

/// Reads one document from a file.
///
/// # Errors
/// Nothing there, no access, or bytes that are no document.
pub fn open(path: &Path, options: &Options) -> Result<Source, Error> {
    Source::open(path, &options.reading()).map_err(|cause| refusal(path, cause))
}

/// Opens one document that can be read piece by piece, or `None`.
pub(crate) fn open_in_pieces(path: &Path, options: &Options) -> Result<Option<Pieces>, Error> {
    Pieces::open(path, &options.reading()).map_err(|cause| refusal(path, cause))
}

fn refusal(path: &Path, cause: ReadError) -> Error {
    match cause {
        ReadError::Io(cause) => Error::unreadable(path, cause),
        cause => Error::Document { path: path.to_owned(), cause: Box::new(cause) },
    }
}

/// Reads one document from a stream; `name` is what messages call it.
///
/// # Errors
/// A stream that fails, or bytes that are no document.
pub fn decode(name: &str, stream: impl Read, options: &Options) -> Result<Source, Error> {
    Source::read_from(name, stream, &options.reading())
        .map_err(|cause| Error::Document { path: name.into(), cause: Box::new(cause) })
}

/// One document, read: its text, and the instruments in it.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The text.
    pub source: Arc<Source>,
    /// One for each instrument; a compilation holds several.
    pub extractions: Vec<Extraction>,
}

/// What `extract` answers: every instrument of the documents read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Extracted {
    /// In the order of the documents. Each provision names its instrument by
    /// its place here.
    pub instruments: Vec<Extraction>,
}

impl json::Document for Extracted {
    const FORMAT: &'static str = "handover/extract/1";
}

impl Extracted {
    /// The instruments of all documents, in their order.
    pub fn new(mut instruments: Vec<Extraction>) -> Self {
        for (place, extraction) in instruments.iter_mut().enumerate() {
            extraction.place(place);
        }
        Extracted { instruments }
    }
}

/// Reads one document: from its text to the provisions it makes. No reviewed
/// table is asked; names are written in full where `agencies` knows them.
pub fn read(source: Source, id: &str, agencies: &Agencies) -> Reading {
    let mut extractions = extract::extract(&source, id);
    if extractions.is_empty() {
        extractions.push(Extraction { instrument: bare(id), ..Extraction::default() });
    }
    for extraction in &mut extractions {
        agencies.name_in_full(&mut extraction.provisions, &extraction.instrument);
    }
    Reading { source: Arc::new(source), extractions }
}

fn assemble(mut parts: Vec<Part>, agencies: Agencies, alignments: Alignments) -> Dataset {
    let mut places = Places::default();
    places.hear(&parts);
    parts.iter_mut().for_each(|part| places.complete(part));
    let mut dataset = Dataset { alignments, ..Dataset::default() };
    let mut documents = Vec::with_capacity(parts.len());
    let identity = Identity::new(&agencies);
    for mut part in parts {
        let id = part.instrument.id.clone();
        identity.name_in_full(&mut part.provisions, &part.instrument);
        dataset.findings.append(&mut part.findings);
        if part.source.is_some() {
            dataset.residue.insert(id.clone(), part.residue);
            dataset.coverage.insert(id.clone(), part.coverage);
        }
        dataset.sources.extend(part.source.map(|source| (id, source)));
        documents.push((part.instrument, part.provisions));
    }
    dataset.history = History::new(documents);
    dataset.agencies = agencies;
    dataset
}

/// After so many rows of a table it is guessed how many there are.
const SAMPLE: usize = 10_000;

/// Straight into the history, row by row: a table may hold millions.
fn from_table(file: &Path) -> Result<Dataset, Error> {
    let own = dataset::table_id(file);
    let size = std::fs::metadata(file).map_or(0, |about| about.len() as usize);
    let mut builder = HistoryBuilder::default();
    let mut latest: Option<InstrumentId> = None;
    let (mut rows, mut instruments) = (0, 0);
    dataset::stream_table(file, |row| {
        let name = if row.instrument.is_empty() { &own } else { row.instrument };
        // Rows of one instrument mostly stand together.
        let known = latest.filter(|&id| builder.get(id).id == name).or_else(|| builder.named(name));
        let id = known.unwrap_or_else(|| {
            instruments += 1;
            builder.instrument(bare(name))
        });
        latest = Some(id);
        if let Some(provision) = row.provision {
            builder.push(id, &provision);
        }
        rows += 1;
        if rows == SAMPLE {
            // And some more: nothing is worse than to fall short by a few.
            let guessed = |seen: usize| size.saturating_mul(seen) / row.offset.max(1) / 15 * 16;
            builder.reserve(guessed(instruments), guessed(rows));
        }
    })?;
    Ok(Dataset { history: builder.finish(), ..Dataset::default() })
}

fn from_graph_file(file: GraphFile) -> Dataset {
    Dataset {
        history: file.history(),
        findings: file.findings,
        agencies: file.agencies,
        alignments: file.alignments,
        ..Dataset::default()
    }
}

impl Dataset {
    /// The graph of its history, with the reviewed links between wordings.
    pub fn graph(&self) -> Graph {
        let since = self.agencies.iter().filter_map(|known| Some((known.full(), known.since?)));
        let until = self.agencies.iter().filter_map(|known| Some((known.full(), known.until?)));
        let known = Known {
            alignments: self.alignments.as_slice(),
            since: since.collect(),
            until: until.collect(),
        };
        Graph::build_with(&self.history, &known)
    }

    /// The body that people mean by a name on a day: by its full name, a
    /// label, an alias, a role, or a name that only one body has.
    pub fn agency(&self, graph: &Graph, name: &str, day: Option<Date>) -> Option<AgencyId> {
        let full = self.full_name(name, day);
        graph.agency(full).or_else(|| {
            let found = Index::new(graph).search(full).agencies;
            match found.as_slice() {
                [(only, _)] => Some(*only),
                _ => None,
            }
        })
    }

    /// What people know a name to stand for on a day; else the name itself.
    fn full_name<'n>(&'n self, name: &'n str, day: Option<Date>) -> &'n str {
        let day = day.unwrap_or(Date::MAX);
        let full = match self.agencies.named(name) {
            // A label names one body on every day.
            Some(known) if known.label.is_some() && known.name != name => None,
            _ => Identity::new(&self.agencies).resolve(name, Some(day), Side::New),
        };
        full.map_or(name, |named| named.full)
    }

    /// All that is known of one body; `None` where no body bears the name.
    pub fn show(&self, graph: &Graph, name: &str, at: Point) -> Option<Portrait> {
        let agency = self.agency(graph, name, at.day())?;
        let mut portrait = analysis::show(&self.history, graph, agency, at);
        let known = self.agencies.named(&portrait.agency);
        portrait.names = known.map_or(Vec::new(), other_names);
        Some(portrait)
    }

    /// Writes all of it as one file that can be kept and read again.
    ///
    /// # Errors
    /// When `out` refuses.
    pub fn write_graph(&self, out: impl Write + Send) -> io::Result<()> {
        let Dataset { history, agencies, alignments, findings, .. } = self;
        dataset::write_graph(history, agencies, alignments, findings, out)
    }
}

fn other_names(agency: &Agency) -> Vec<OtherName> {
    let of = |names: &[String], kind: NameKind| {
        names.iter().map(move |name| OtherName { name: name.clone(), kind }).collect::<Vec<_>>()
    };
    let mut all = of(&agency.aliases, NameKind::Alias);
    all.extend(of(&agency.former, NameKind::Former));
    all.extend(of(&agency.roles, NameKind::Role));
    all
}

fn bare(id: &str) -> Instrument {
    Instrument { id: id.to_owned(), ..Instrument::default() }
}
