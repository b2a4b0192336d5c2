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

use crate::cli::{commands::check, context::Context, exit::Status, failure::Failure, moment::AsOf};

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
    #[command(flatten)]
    as_of: AsOf,
}

/// A file of the report: its name, and what it is in Chinese and English.
struct Part {
    name: &'static str,
    zh: &'static str,
    en: &'static str,
}

const REPORT: Part = Part {
    name: "report.md",
    zh: "改革做了什么，有文字有表格：从这里看起",
    en: "what happened, in words and tables: begin here",
};
const TRANSFERS: Part = Part {
    name: "transfers.dot",
    zh: "职责划转图；用 dot -Tsvg -O 画出来",
    en: "who gave what to whom; draw it with: dot -Tsvg -O",
};
const GRAPH: Part = Part {
    name: "graph.json",
    zh: "全部条目，一个文件；可用 --data 再读入",
    en: "all provisions in one file; read it back with --data",
};
const PROVISIONS: Part = Part {
    name: "provisions.csv",
    zh: "条目表，供电子表格使用",
    en: "the provision table, for a spreadsheet",
};

/// Makes everything, then writes it.
pub fn run(args: &Args, context: &Context) -> Result<Status, Failure> {
    let data = context.load_up_to(&args.as_of)?;
    let files = files(&data, context)?;
    write(&args.out, &files)?;
    tell(&args.out, &files, context.lang)?;
    Ok(Status::Done)
}

/// Nothing is written before all of it is made.
fn files(data: &Dataset, context: &Context) -> Result<Vec<(&'static Part, Vec<u8>)>, Failure> {
    let graph = data.graph();
    Ok(vec![
        (&REPORT, report(data, &graph, context).into_bytes()),
        (&TRANSFERS, transfers(data, &graph, context.lang).into_bytes()),
        (&GRAPH, graph_json(data)?),
        (&PROVISIONS, provisions(data)?),
    ])
}

fn report(data: &Dataset, graph: &Graph, context: &Context) -> String {
    let lang = context.lang;
    let findings = check::findings(data, context);
    let residue: Vec<_> = data.residue.clone().into_iter().collect();
    let coverage: Vec<_> = data.coverage.clone().into_iter().collect();
    let beside = [TRANSFERS, GRAPH, PROVISIONS];
    let files: Vec<_> = beside
        .iter()
        .map(|part| (part.name.to_owned(), lang.pick(part.zh, part.en).to_owned()))
        .collect();
    let report = Report {
        lang,
        findings: &findings.findings,
        residue: &residue,
        coverage: &coverage,
        files: &files,
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
        table.row(&data.history.instrument_of(&provision).id, &provision)?;
    }
    table.finish()
}

fn write(folder: &Path, files: &[(&Part, Vec<u8>)]) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(|cause| Error::unwritable(folder, cause))?;
    for (part, bytes) in files {
        write_atomically(&folder.join(part.name), |out| out.write_all(bytes))?;
    }
    Ok(())
}

fn tell(folder: &Path, files: &[(&Part, Vec<u8>)], lang: Lang) -> io::Result<()> {
    let mut out = anstream::stdout();
    for (part, _) in files {
        let path = folder.join(part.name).display().to_string();
        writeln!(out, "{} {path:<24} {}", lang.pick("写入", "wrote"), lang.pick(part.zh, part.en))?;
    }
    Ok(())
}
