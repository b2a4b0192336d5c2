//! `handover report`: everything about the data, as files to look at.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use handover::{
    Dataset,
    dataset::{Error, keeps_data, write_atomically, write_table},
    diagnostic::Diagnostic,
    graph::Graph,
    lang::Text,
    render::{
        self,
        diagram::{self, Diagram, View},
        markdown::Report,
        svg,
    },
};

use crate::cli::{
    commands::check, context::Context, exit::Status, failure::Failure, interrupt, moment::AsOf,
    page::page, picture::alone, progress::Steps, watch::Watch,
};

/// Write a report, pictures, the graph and the table into a folder
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  handover report
  handover -d notice.docx report --out notice-report --lang zh
  handover report --watch                     again whenever the data changes")]
pub struct Args {
    /// The folder to write into; made if it is not there
    #[arg(long, value_name = "DIR", default_value = "output")]
    out: PathBuf,
    /// Write it again whenever the data changes, until Ctrl-C
    #[arg(long)]
    watch: bool,
    #[command(flatten)]
    as_of: AsOf,
}

/// A file of the report: its name, and what it is in Chinese and English.
struct Part {
    name: &'static str,
    zh: &'static str,
    en: &'static str,
}

const PAGE: Part = Part {
    name: "index.html",
    zh: "整份报告，一个网页：搜索、图、来龙去脉、原文",
    en: "the whole report as one page: search, pictures, stories, texts",
};
const REPORT: Part = Part {
    name: "report.md",
    zh: "改革做了什么，有文字有表格",
    en: "what happened, in words and tables",
};
const TRANSFERS: Part = Part {
    name: "transfers.dot",
    zh: "职责划转图，供 Graphviz 使用",
    en: "who gave what to whom, for Graphviz",
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
const PICTURES: &[(View, Part)] = &[
    (
        View::Transfers,
        Part {
            name: "transfers.svg",
            zh: "图：谁把什么交给了谁",
            en: "picture: who gave what to whom",
        },
    ),
    (View::Changes, Part { name: "changes.svg", zh: "图：什么变了", en: "picture: what changed" }),
    (
        View::Flow,
        Part {
            name: "flow.svg", zh: "图：职责的流向", en: "picture: where the duties went"
        },
    ),
    (
        View::Units,
        Part { name: "units.svg", zh: "图：内设机构", en: "picture: the internal bodies" },
    ),
];

type Files = Vec<(&'static Part, Vec<u8>)>;

/// Makes everything, then writes it.
pub fn run(args: &Args, context: &Context) -> Result<Status, Failure> {
    if args.watch {
        return watch(args, context);
    }
    once(args, context)?;
    Ok(Status::Done)
}

fn once(args: &Args, context: &Context) -> Result<(), Failure> {
    spare(&args.out, context.data())?;
    let data = context.load_up_to(&args.as_of)?;
    let files = files(&data, context)?;
    write(&args.out, &files)?;
    Ok(tell(&args.out, &files, context)?)
}

/// A report among documents would be read as one of them the next time, and
/// its table would take the place of one that a person made.
fn spare(out: &Path, data: &Path) -> Result<(), Failure> {
    let same = |path: &Path| path.canonicalize().ok();
    let is_data = data.is_dir() && same(out).is_some() && same(out) == same(data);
    if !is_data && !keeps_data(out)? {
        return Ok(());
    }
    let out = out.display();
    Err(Failure::request(
        Text::new(
            format!("“{out}”里是数据，不能写报告"),
            format!("`{out}` holds data, not a report"),
        ),
        Text::new(
            "换一个文件夹，可以是其中新的一个，如 --out output；什么都没有写",
            "name another folder, a new one inside it if you like: --out output; nothing was written",
        ),
    ))
}

/// Again and again. What is wrong is told, and the files stay as they were.
fn watch(args: &Args, context: &Context) -> Result<Status, Failure> {
    interrupt::watch();
    loop {
        let mut watch = Watch::new(context.data(), Some(&args.out));
        if let Err(failure) = once(args, context) {
            if failure.is_broken_pipe() {
                return Err(failure);
            }
            failure.print(context.lang);
        }
        let data = context.data().display();
        match context.lang {
            handover::analysis::Lang::Zh => {
                anstream::eprintln!("等待 {data} 变动；按 Ctrl-C 结束");
            }
            handover::analysis::Lang::En => {
                anstream::eprintln!("waiting for {data} to change; Ctrl-C ends");
            }
        }
        if !watch.wait() {
            return Ok(Status::Done);
        }
    }
}

/// Nothing is written before all of it is made.
fn files(data: &Dataset, context: &Context) -> Result<Files, Failure> {
    let lang = context.lang;
    let steps = Steps::new(context.watched);
    steps.tell(lang.pick("检查", "checking"));
    let graph = data.graph();
    let findings = check::findings(data, context).findings;
    steps.tell(lang.pick("画图", "drawing"));
    let mut pictures: Files = Vec::new();
    for (view, part) in PICTURES {
        let picture = draw(data, &graph, *view, context);
        if !picture.is_empty() {
            pictures.push((part, svg::print(&picture, &alone()).into_bytes()));
        }
    }
    let transfers = draw(data, &graph, View::Transfers, context);
    steps.tell(lang.pick("写网页", "making the page"));
    let html = page(data, &graph, &findings, context, None);
    let mut beside: Files = pictures;
    beside.push((&TRANSFERS, render::dot::print(&transfers).into_bytes()));
    beside.push((&GRAPH, graph_json(data)?));
    beside.push((&PROVISIONS, write_table(&data.history).into_bytes()));
    let report = report(data, &graph, &findings, &beside, context);
    let mut files: Files = vec![(&PAGE, html.into_bytes()), (&REPORT, report.into_bytes())];
    files.append(&mut beside);
    steps.finish();
    Ok(files)
}

fn report(
    data: &Dataset,
    graph: &Graph,
    findings: &[Diagnostic],
    beside: &Files,
    context: &Context,
) -> String {
    let lang = context.lang;
    let residue: Vec<_> = data.residue.clone().into_iter().collect();
    let coverage: Vec<_> = data.coverage.clone().into_iter().collect();
    let parts = std::iter::once(&PAGE).chain(beside.iter().map(|(part, _)| *part));
    let files: Vec<_> =
        parts.map(|part| (part.name.to_owned(), lang.pick(part.zh, part.en).to_owned())).collect();
    let report = Report { lang, findings, residue: &residue, coverage: &coverage, files: &files };
    render::markdown::report(&data.history, graph, &report)
}

fn draw(data: &Dataset, graph: &Graph, view: View, context: &Context) -> Diagram {
    // All reforms, in the view that shows several.
    let since = data.history.instruments().find_map(|(_, instrument)| instrument.date());
    let options = diagram::Options { lang: context.lang, since, ..diagram::Options::default() };
    diagram::diagram(&data.history, graph, view, &options)
}

fn graph_json(data: &Dataset) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    data.write_graph(&mut bytes)?;
    Ok(bytes)
}

fn write(folder: &Path, files: &Files) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(|cause| Error::unwritable(folder, cause))?;
    for (part, bytes) in files {
        write_atomically(&folder.join(part.name), |out| out.write_all(bytes))?;
    }
    Ok(())
}

fn tell(folder: &Path, files: &Files, context: &Context) -> io::Result<()> {
    let lang = context.lang;
    let mut out = anstream::stdout();
    for (part, _) in files {
        let path = folder.join(part.name).display().to_string();
        writeln!(out, "{} {path:<24} {}", lang.pick("写入", "wrote"), lang.pick(part.zh, part.en))?;
    }
    let page = folder.join(PAGE.name);
    writeln!(out, "{} {}", lang.pick("请用浏览器打开", "open in a browser:"), page.display())
}
