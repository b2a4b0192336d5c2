//! The graph JSON file: a whole history in one file, to keep or to hand on.

use std::{io::Write, path::Path};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize, Serializer};

use super::{Agencies, Alignments, Error, Fault, read_text};
use crate::{
    diagnostic::Diagnostic,
    model::{History, Instrument, Provision},
};

/// The name and version of the format.
pub const GRAPH_FORMAT: &str = "handover/graph/1";

/// What the file holds: all that the graph is built from.
///
/// Nodes and edges are not in it. They follow from the provisions, and a file
/// that held both could contradict itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct GraphFile {
    /// [`GRAPH_FORMAT`].
    pub format: String,
    /// In time order.
    pub instruments: Vec<Instrument>,
    /// In time order; each names its instrument by its place above.
    pub provisions: Vec<Provision>,
    /// What is known about names.
    #[serde(default, skip_serializing_if = "Agencies::is_empty")]
    pub agencies: Agencies,
    /// What was decided about wordings.
    #[serde(default, skip_serializing_if = "Alignments::is_empty")]
    pub alignments: Alignments,
    /// What was found in the documents themselves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<Diagnostic>,
}

impl GraphFile {
    /// The history in it.
    pub fn history(&self) -> History {
        let mut documents: Vec<(Instrument, Vec<Provision>)> =
            self.instruments.iter().map(|instrument| (instrument.clone(), Vec::new())).collect();
        for provision in &self.provisions {
            documents[provision.instrument.0 as usize].1.push(provision.clone());
        }
        History::new(documents)
    }

    /// Reads a graph file.
    ///
    /// # Errors
    /// No JSON, another format or version, a provision without its
    /// instrument: with line and column.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let text = read_text(path)?;
        parse(path, &text).map_err(Error::from)
    }
}

/// Writes a graph file, one value a line, provision by provision: nothing is
/// copied or kept.
///
/// # Errors
/// When `out` refuses.
pub fn write_graph(
    history: &History,
    agencies: &Agencies,
    alignments: &Alignments,
    findings: &[Diagnostic],
    mut out: impl Write,
) -> std::io::Result<()> {
    let (instruments, provisions) = (Instruments(history), Provisions(history));
    let format = GRAPH_FORMAT;
    let file = Written { format, instruments, provisions, agencies, alignments, findings };
    serde_json::to_writer_pretty(&mut out, &file)?;
    out.write_all(b"\n")
}

/// A [`GraphFile`] as it is written.
#[derive(Serialize)]
struct Written<'a> {
    format: &'a str,
    instruments: Instruments<'a>,
    provisions: Provisions<'a>,
    #[serde(skip_serializing_if = "Agencies::is_empty")]
    agencies: &'a Agencies,
    #[serde(skip_serializing_if = "Alignments::is_empty")]
    alignments: &'a Alignments,
    #[serde(skip_serializing_if = "<[Diagnostic]>::is_empty")]
    findings: &'a [Diagnostic],
}

struct Instruments<'a>(&'a History);

impl Serialize for Instruments<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.instruments().map(|(_, instrument)| instrument))
    }
}

struct Provisions<'a>(&'a History);

impl Serialize for Provisions<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.provisions().map(|(_, row)| row))
    }
}

fn parse(path: &Path, text: &str) -> Result<GraphFile, Fault> {
    #[derive(Deserialize)]
    struct Head {
        format: Option<String>,
    }
    let remedy = "write one with `handover report`, which puts graph.json into its folder";
    let broken = |error: &serde_json::Error| {
        let at = offset(text, error.line(), error.column());
        Fault::new(path, text, at..at, plain(error)).hint(remedy)
    };
    let head: Head = serde_json::from_str(text).map_err(|error| broken(&error))?;
    match head.format.as_deref() {
        Some(GRAPH_FORMAT) => {}
        Some(other) => {
            let message = format!("the format is `{other}`, this version reads `{GRAPH_FORMAT}`");
            return Err(Fault::new(path, text, find(text, other), message).hint(remedy));
        }
        None => {
            let message = format!("the file does not say \"format\": \"{GRAPH_FORMAT}\"");
            return Err(Fault::new(path, text, 0..0, message).hint(remedy));
        }
    }
    let file: GraphFile = serde_json::from_str(text).map_err(|error| broken(&error))?;
    let count = file.instruments.len();
    match file.provisions.iter().position(|p| p.instrument.0 as usize >= count) {
        Some(at) => {
            let message = format!("provision {at} names an instrument that is not in the file");
            Err(Fault::new(path, text, find(text, "\"provisions\""), message).hint(remedy))
        }
        None => Ok(file),
    }
}

fn find(text: &str, word: &str) -> std::ops::Range<usize> {
    text.find(word).map_or(0..0, |at| at..at + word.len())
}

/// The JSON reader's message without its own line and column.
fn plain(error: &serde_json::Error) -> String {
    let message = error.to_string();
    match message.rsplit_once(" at line ") {
        Some((message, _)) => message.to_owned(),
        None => message,
    }
}

/// The JSON reader counts columns in bytes.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    (start + column.saturating_sub(1)).min(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_formats_and_broken_files_are_refused_with_their_place() {
        let read = |text| parse(Path::new("g.json"), text).unwrap_err();
        assert_eq!(read("{\n  \"format\": }").position().to_string(), "2:13");
        assert!(read("{\"format\":\"handover/graph/9\"}").message.contains("graph/9"));
        assert!(read("{}").message.contains("handover/graph/1"));
    }
}
