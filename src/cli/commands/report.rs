//! `handover report`: everything about the data, as files to look at.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use handover::{
    Dataset,
    analysis::Lang,
    dataset::{Error, TableWriter, write_atomically},
    graph::Graph,
    render::{self, diagram, markdown::Report},
};

use crate::cli::{commands::check, context::Context, exit::Status, failure::Failure};

/// Write a report, a picture, the graph and the table into a folder
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  handover report
  handover -d notice.docx report --out notice-report --lang zh")]
pub struct Args {
    /// The folder to write into; made if it is not there
    #[arg(long, value_name = "DIR", default_value = "output")]
    out: PathBuf,
}

/// One file of the report, ready to be written.
struct File {
    name: &'static str,
    what: &'static str,
    bytes: Vec<u8>,
}

/// Makes everything, then writes it.
pub fn run(args: &Args, context: &Context) -> Result<Status, Failure> {
    let data = context.load()?;
    let files = files(&data, context)?;
    write(&args.out, &files)?;
    tell(&args.out, &files)?;
    Ok(Status::Done)
}

/// Nothing is written before all of it is made.
fn files(data: &Dataset, context: &Context) -> Result<Vec<File>, Failure> {
    let graph = Graph::build(&data.history);
    let lang = context.lang;
    Ok(vec![
        File {
            name: "report.md",
            what: "what happened, in words and tables: begin here",
            bytes: report(data, &graph, context).into_bytes(),
        },
        File {
            name: "transfers.dot",
            what: "who gave what to whom; draw it with: dot -Tsvg -O",
            bytes: transfers(data, &graph, lang).into_bytes(),
        },
        File {
            name: "graph.json",
            what: "all provisions in one file; read it back with --data",
            bytes: graph_json(data)?,
        },
        File {
            name: "provisions.csv",
            what: "the provision table, for a spreadsheet",
            bytes: provisions(data)?,
        },
    ])
}

fn report(data: &Dataset, graph: &Graph, context: &Context) -> String {
    let findings = check::findings(data, context);
    let residue: Vec<_> = data.residue.clone().into_iter().collect();
    let coverage: Vec<_> = data.coverage.clone().into_iter().collect();
    let report = Report {
        lang: context.lang,
        findings: &findings.findings,
        residue: &residue,
        coverage: &coverage,
        files: &[],
    };
    render::markdown::report(&data.history, graph, &report)
}

fn transfers(data: &Dataset, graph: &Graph, lang: Lang) -> String {
    let options = diagram::Options { lang, ..diagram::Options::default() };
    let picture = diagram::diagram(&data.history, graph, diagram::View::Transfers, &options);
    render::dot::print(&picture)
}

fn graph_json(data: &Dataset) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    data.to_graph_file().write(&mut bytes)?;
    Ok(bytes)
}

fn provisions(data: &Dataset) -> io::Result<Vec<u8>> {
    let mut table = TableWriter::new(Vec::new())?;
    for (_, provision) in data.history.provisions() {
        table.row(&data.history.instrument_of(provision).id, provision)?;
    }
    table.finish()
}

fn write(folder: &Path, files: &[File]) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(|cause| Error::unwritable(folder, cause))?;
    for file in files {
        write_atomically(&folder.join(file.name), |out| out.write_all(&file.bytes))?;
    }
    Ok(())
}

fn tell(folder: &Path, files: &[File]) -> io::Result<()> {
    let mut out = anstream::stdout();
    for file in files {
        writeln!(out, "wrote {:<24} {}", folder.join(file.name).display(), file.what)?;
    }
    Ok(())
}
