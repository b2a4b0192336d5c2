//! The graph JSON file: a whole history in one file, to keep or to hand on.

use std::{
    io::{self, Write},
    ops::Range,
    path::Path,
};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Agencies, Alignments, Error, Fault, ordered::write_in_order, read_text};
use crate::{
    diagnostic::Diagnostic,
    lang::Text,
    model::{History, Instrument, InstrumentId, Provision},
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

/// Writes a graph file, an instrument or a provision a line: of them no more is
/// kept than what is being written.
///
/// # Errors
/// When `out` refuses.
pub fn write_graph(
    history: &History,
    agencies: &Agencies,
    alignments: &Alignments,
    findings: &[Diagnostic],
    mut out: impl Write + Send,
) -> io::Result<()> {
    write!(out, "{{\n  \"format\": \"{GRAPH_FORMAT}\"")?;
    let instruments =
        |items: Range<usize>| items.map(|at| history.instrument(InstrumentId(at as u32)));
    write_list(&mut out, "instruments", history.instruments().len(), instruments)?;
    write_list(&mut out, "provisions", history.ids().len(), |items| history.fetched(items))?;
    write_beside(&mut out, &Beside { agencies, alignments, findings })
}

/// Writes a list of the file, an item a line, and no comma behind it.
fn write_list<I: Iterator<Item: Serialize>>(
    out: &mut (impl Write + Send),
    name: &str,
    count: usize,
    list: impl Fn(Range<usize>) -> I + Sync,
) -> io::Result<()> {
    write!(out, ",\n  \"{name}\": [")?;
    write_in_order(out, count, |items, piece| {
        for (at, item) in items.clone().zip(list(items)) {
            piece.extend_from_slice(if at == 0 { b"\n    " } else { b",\n    " });
            let written = serde_json::to_writer(&mut *piece, &item);
            debug_assert!(written.is_ok(), "memory takes it, and our types can be written");
        }
    })?;
    out.write_all(if count == 0 { b"]" } else { b"\n  ]" })
}

/// Writes what stands in the file beside the history, and its end.
fn write_beside(out: &mut impl Write, beside: &Beside<'_>) -> io::Result<()> {
    let beside = serde_json::to_string_pretty(beside)?;
    match beside.strip_prefix('{') {
        Some(rest) if rest != "}" => write!(out, ",{rest}")?,
        _ => write!(out, "\n}}")?,
    }
    out.write_all(b"\n")
}

/// What is known and was found, as it is written.
#[derive(Serialize)]
struct Beside<'a> {
    #[serde(skip_serializing_if = "Agencies::is_empty")]
    agencies: &'a Agencies,
    #[serde(skip_serializing_if = "Alignments::is_empty")]
    alignments: &'a Alignments,
    #[serde(skip_serializing_if = "<[Diagnostic]>::is_empty")]
    findings: &'a [Diagnostic],
}

fn parse(path: &Path, text: &str) -> Result<GraphFile, Fault> {
    #[derive(Deserialize)]
    struct Head {
        format: Option<String>,
    }
    let remedy = || {
        Text::new(
            "用 `handover report` 重新写一个，它在文件夹里放有 graph.json",
            "write one with `handover report`, which puts graph.json into its folder",
        )
    };
    let broken = |error: &serde_json::Error| {
        let at = offset(text, error.line(), error.column());
        Fault::new(path, text, at..at, broken_json(error)).hint(remedy())
    };
    let head: Head = serde_json::from_str(text).map_err(|error| broken(&error))?;
    match head.format.as_deref() {
        Some(GRAPH_FORMAT) => {}
        Some(other) => {
            let message = Text::new(
                format!("格式是 `{other}`，本程序能读的是 `{GRAPH_FORMAT}`"),
                format!("the format is `{other}`, this version reads `{GRAPH_FORMAT}`"),
            );
            return Err(Fault::new(path, text, find(text, other), message).hint(remedy()));
        }
        None => {
            let message = Text::new(
                format!("文件没有写明 \"format\": \"{GRAPH_FORMAT}\""),
                format!("the file does not say \"format\": \"{GRAPH_FORMAT}\""),
            );
            return Err(Fault::new(path, text, 0..0, message).hint(remedy()));
        }
    }
    let file: GraphFile = serde_json::from_str(text).map_err(|error| broken(&error))?;
    let count = file.instruments.len();
    match file.provisions.iter().position(|p| p.instrument.0 as usize >= count) {
        Some(at) => {
            let message = Text::new(
                format!("第{at}个条目（从0数起）所指的文件不在其中"),
                format!("provision {at} names an instrument that is not in the file"),
            );
            Err(Fault::new(path, text, find(text, "\"provisions\""), message).hint(remedy()))
        }
        None => Ok(file),
    }
}

fn find(text: &str, word: &str) -> std::ops::Range<usize> {
    text.find(word).map_or(0..0, |at| at..at + word.len())
}

fn broken_json(error: &serde_json::Error) -> Text {
    let message = plain(error);
    Text::new(format!("JSON 写法有误（{message}）"), message)
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
    use crate::{
        model::{Act, Evidence},
        source::Span,
    };

    #[test]
    fn each_row_stands_on_a_line_and_the_file_reads_back() {
        let instrument = Instrument { id: "a".into(), ..Instrument::default() };
        let row = |at: u32| {
            let (clause, quote) = (String::new(), "设立“甲局”。".to_owned());
            let evidence = Evidence { clause, span: Span::new(0, quote.len()), quote };
            let row = Provision::new(InstrumentId(0), Act::Establish, evidence);
            Provision { count: Some(at), ..row }
        };
        let finding = Diagnostic::new("code", crate::diagnostic::Severity::Note, "没有");
        for (count, findings) in [(0, vec![]), (1, vec![finding]), (3000, vec![])] {
            let documents = [(instrument.clone(), (0..count).map(row).collect::<Vec<_>>())];
            let history = &History::new(documents.into_iter().take(count.min(1) as usize));
            let mut written = Vec::new();
            let (agencies, alignments) = (Agencies::default(), Alignments::default());
            write_graph(history, &agencies, &alignments, &findings, &mut written).unwrap();
            let written = String::from_utf8(written).unwrap();
            let rows =
                written.lines().filter(|line| line.starts_with("    {\"instrument\"")).count();
            assert_eq!(rows, count as usize);
            let read: GraphFile = serde_json::from_str(&written).unwrap();
            assert_eq!(read.findings, findings);
            let rows: Vec<Provision> = history.provisions().map(|(_, row)| row.owned()).collect();
            assert_eq!(read.provisions, rows);
        }
    }

    #[test]
    fn other_formats_and_broken_files_are_refused_with_their_place() {
        let read = |text| parse(Path::new("g.json"), text).unwrap_err();
        assert_eq!(read("{\n  \"format\": }").position().to_string(), "2:13");
        assert!(read("{\"format\":\"handover/graph/9\"}").message.en.contains("graph/9"));
        assert!(read("{}").message.en.contains("handover/graph/1"));
    }
}
