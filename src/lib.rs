//! Reads the documents by which governments are reorganised, and tells who
//! handed which duty to whom, with the clause that says so.
//!
//! The whole way, in the words of `ARCHITECTURE.md`:
//!
//! ```text
//! bytes → source → outline → provisions → history → graph → analysis → view
//! ```
//!
//! [`load()`] walks it as far as the history: it looks at a path
//! ([`dataset::discover`]), turns each document into a text with spans
//! ([`source`]), finds its sections, items and sentences ([`outline`]), reads
//! each sentence by constructions ([`grammar`], [`lexicon`]), fills what they
//! leave open from the context ([`extract`]), lets the rows that a person
//! reviewed win ([`dataset::review`]), and puts all instruments into one
//! [`model::History`]. From there every question is a pure function:
//!
//! ```
//! use handover::{analysis, graph::Graph, render};
//!
//! # fn main() -> Result<(), handover::dataset::Error> {
//! let data = handover::load("graph-data".as_ref(), &handover::Options::default())?;
//! let graph = Graph::build(&data.history);
//!
//! let query = analysis::TraceQuery { duty: "盐业行政管理".into(), ..Default::default() };
//! let answer = analysis::trace(&data.history, &graph, &query);
//! let json = render::json::print(&answer);
//! # Ok(())
//! # }
//! ```
//!
//! The history is the truth; graphs, structures, diagrams and reports follow
//! from it and can be made again at any time. Nothing here prints, reads the
//! environment, or exits: that is the business of the command line.

// Layer 0: the two languages; bytes → text
pub mod lang;
pub mod source;
// Layer 1: what everything speaks of
pub mod diagnostic;
pub mod model;
// Layer 2: text → sentences → provisions with open slots
pub mod grammar;
pub mod lexicon;
pub mod outline;
// Layer 3: provisions with their context; what stands on disk
pub mod dataset;
pub mod extract;
// Layers 4 to 6: derived from the history
pub mod analysis;
pub mod graph;
pub mod render;
// What large histories are kept in
pub mod store;

// The way from a path to a history, and from many documents to their tables
pub mod corpus;
mod load;

pub use load::{
    Dataset, Extracted, Options, Reading, Shown, decode, index, index_path, load, open, read, show,
    trace,
};
