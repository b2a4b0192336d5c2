//! `handover extract`: what documents say, as a provision table.

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
};

use handover::{
    Extracted, Reading,
    analysis::Lang,
    dataset::{self, Agencies, Holding, TableWriter},
    extract::{Coverage, Extraction},
    render::{self, text::Style},
};
use rayon::prelude::*;

use crate::cli::{
    context::Context,
    exit::Status,
    failure::{Failure, told},
    format::{self, Format},
    output::Output,
    progress::Progress,
};

const FORMATS: &[Format] = &[Format::Table, Format::Csv, Format::Json];

/// Read documents into a table of provisions
///
/// Without DOCUMENT the texts of the data are read again; their reviewed tables are not asked.
/// The last lines, on standard error, say how much of each text was understood.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  handover extract graph-data/miit-2008/source.txt
  handover extract notice.docx -o provisions.csv      correct it, and put it beside the source
  curl -s https://example.org/notice.html | handover extract - --format json
  handover extract notices/ --residue                 what was not understood")]
pub struct Args {
    /// Text, HTML, DOCX or PDF files, folders of them, or `-` for standard input
    #[arg(value_name = "DOCUMENT")]
    documents: Vec<PathBuf>,
    /// How to write the table; default: by the ending of FILE, else a table to read
    #[arg(long, value_parser = format::parser(FORMATS))]
    format: Option<Format>,
    /// List the sentences that were not understood, with their place
    #[arg(long)]
    residue: bool,
    #[command(flatten)]
    output: Output,
}

/// Reads and writes.
pub fn run(args: &Args, context: &Context) -> Result<Status, Failure> {
    let format = format::choose(args.format, args.output.file(), FORMATS)?;
    let agencies = Agencies::of_folder(context.data())?;
    let jobs = jobs(args, context)?;
    let (readings, failed) = read_all(jobs, &agencies, context)?;
    let extracted = Extracted::of(&readings);
    let extractions = &extracted.instruments;
    let style = context.style(&args.output);
    match format {
        Format::Csv => args.output.write(|out| write_csv(out, extractions))?,
        Format::Json => args.output.write_text(&render::json::print(&extracted))?,
        _ => args.output.write(|out| write_tables(out, extractions, style))?,
    }
    if args.residue {
        list_residue(&readings)?;
    }
    for reading in &readings {
        for extraction in &reading.extractions {
            let line = coverage_line(extraction, reading.source.name(), context.lang);
            anstream::eprintln!("{line}");
        }
    }
    Ok(if failed { Status::Wrong } else { Status::Done })
}

/// One document to read.
enum Job {
    File { path: PathBuf, id: String, loose: bool },
    Input,
}

fn jobs(args: &Args, context: &Context) -> Result<Vec<Job>, Failure> {
    if args.documents.is_empty() {
        return jobs_of(context.data()).map_err(|failure| context.explain_default(failure));
    }
    let mut jobs = Vec::new();
    for path in &args.documents {
        if path == Path::new("-") {
            jobs.push(Job::Input);
        } else {
            jobs.extend(jobs_of(path)?);
        }
    }
    Ok(jobs)
}

fn jobs_of(path: &Path) -> Result<Vec<Job>, Failure> {
    let Holding::Instruments { entries, .. } = dataset::discover(path)? else {
        return Err(Failure::request(
            format!("`{}` holds provisions already, and no text to read", path.display()),
            "give the document itself, or use the file as --data",
        ));
    };
    let jobs = entries.into_iter().filter_map(|entry| {
        entry.source.map(|path| Job::File { path, id: entry.id, loose: entry.loose })
    });
    Ok(jobs.collect())
}

/// Reads in parallel, answers in order. One document of a folder that cannot
/// be read is told and does not stop the others; one that was named does.
fn read_all(
    jobs: Vec<Job>,
    agencies: &Agencies,
    context: &Context,
) -> Result<(Vec<Reading>, bool), Failure> {
    let progress = Progress::new(context.watched);
    let (done, total) = (AtomicUsize::new(0), jobs.len());
    let results: Vec<(bool, Result<Reading, Failure>)> = jobs
        .into_par_iter()
        .map(|job| {
            let loose = matches!(job, Job::File { loose: true, .. });
            let reading = read(job, agencies, context);
            progress.tell(done.fetch_add(1, Ordering::Relaxed) + 1, total);
            (loose, reading)
        })
        .collect();
    progress.finish();
    let mut readings = Vec::with_capacity(total);
    let mut failed = false;
    for (loose, result) in results {
        match result {
            Ok(reading) => readings.push(reading),
            Err(Failure::Data(error)) if loose => {
                failed = true;
                told(&error).write(&mut anstream::stderr())?;
            }
            Err(failure) => return Err(failure),
        }
    }
    Ok((readings, failed))
}

fn read(job: Job, agencies: &Agencies, context: &Context) -> Result<Reading, Failure> {
    match job {
        Job::File { path, id, .. } => {
            Ok(handover::read(handover::open(&path, &context.options())?, &id, agencies))
        }
        Job::Input => {
            let source = handover::decode("<stdin>", io::stdin().lock(), &context.options())?;
            Ok(handover::read(source, "stdin", agencies))
        }
    }
}

fn write_csv(out: &mut dyn Write, extractions: &[Extraction]) -> io::Result<()> {
    let mut table = TableWriter::new(out)?;
    for extraction in extractions {
        for provision in &extraction.provisions {
            table.row(&extraction.instrument.id, provision)?;
        }
    }
    table.finish().map(|_| ())
}

fn write_tables(out: &mut dyn Write, extractions: &[Extraction], style: Style) -> io::Result<()> {
    for extraction in extractions {
        let instrument = &extraction.instrument;
        writeln!(out, "{}  {}", instrument.id, instrument.title)?;
        out.write_all(render::text::provisions(&extraction.provisions, style).as_bytes())?;
    }
    Ok(())
}

fn list_residue(readings: &[Reading]) -> io::Result<()> {
    let mut out = anstream::stderr().lock();
    for reading in readings {
        for left in reading.extractions.iter().flat_map(|extraction| &extraction.residue) {
            let position = reading.source.position(left.span.start);
            writeln!(out, "{}:{position}: {}: {}", reading.source.name(), left.clause, left.quote)?;
        }
    }
    Ok(())
}

fn coverage_line(extraction: &Extraction, source: &str, lang: Lang) -> String {
    let Coverage { operative, explained, residue } = extraction.coverage;
    let id = &extraction.instrument.id;
    let provisions = extraction.provisions.len();
    let share = format!("{:.1} %", percent(explained, operative));
    let findings = match extraction.findings.len() {
        0 => String::new(),
        count => lang.pick(
            format!("；文件本身有 {count} 处可疑（见 `handover check -d {source}`）"),
            format!("; {count} found amiss in the document (see `handover check -d {source}`)"),
        ),
    };
    lang.pick(
        format!("{id}：{provisions} 个条目，正文已解释 {share}，未读懂 {residue} 句{findings}"),
        format!(
            "{id}: {provisions} provisions, {share} of the operative text explained, \
             {residue} sentences not understood{findings}"
        ),
    )
}

/// Rounded down: a text with residue is never told to be wholly explained.
fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        return 0.0;
    }
    (part as f64 * 1000.0 / whole as f64).floor() / 10.0
}
