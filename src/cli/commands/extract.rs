//! `handover extract`: what documents say, as a provision table.

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
    sync::Arc,
};

use handover::{
    Extracted,
    corpus::{Corpus, Input, Job, Mark},
    dataset::{self, Agencies, Growing, Holding, Left, Rows, TableWriter},
    extract::Extraction,
    lang::Text,
    render::{self, json::ListWriter, text::Style},
};

use crate::cli::{
    context::Context,
    exit::Status,
    extracting::{Extracting, STDIN, Sink, Stop},
    failure::Failure,
    format::{self, Format},
    interrupt,
    output::Output,
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
  handover extract notices/ --residue                 what was not understood
  handover extract notices/ -o all.csv --resume       go on after Ctrl-C or a crash

A file that holds several documents, each under the title of its regulation, gives one instrument
for each: NAME-1, NAME-2, … Documents are read on all cores and told in order, a few at a time.

While FILE.csv is written, its rows stand in FILE.csv.partial, and FILE.csv.resume says how many of
them are sure; both are gone when FILE.csv is whole. Ctrl-C ends at the next document; --resume
then goes on from there, if the documents are still the same, and begins anew if nothing was left.")]
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
    /// Go on with the CSV file that an earlier run was ended in
    #[arg(long, requires = "output")]
    resume: bool,
    #[command(flatten)]
    output: Output,
}

/// Reads and writes.
pub fn run(args: &Args, context: &Context) -> Result<Status, Failure> {
    let format = format::choose(args.format, args.output.file(), FORMATS)?;
    if args.resume && (format != Format::Csv || args.output.file().is_none()) {
        return Err(Failure::request(
            Text::new("只有 CSV 文件可以继续写", "only a CSV file can be gone on with"),
            Text::new(
                "用 -o 文件名.csv 写明，或者去掉 --resume",
                "name it with -o FILE.csv, or leave --resume out",
            ),
        ));
    }
    let agencies = Agencies::of_folder(context.data())?;
    let (jobs, loose) = jobs(args, context)?;
    let options = context.options();
    let corpus = Corpus { jobs: &jobs, agencies: &agencies, options: &options };
    let mut extracting = Extracting::new(corpus, &loose, args.residue, context);
    interrupt::watch();
    let done = match (format, args.output.file()) {
        (Format::Csv, Some(path)) if !is_device(path) => {
            grow(&mut extracting, path, &corpus.key(), args.resume)
        }
        _ => stream(&mut extracting, args, format, context.style(&args.output)),
    };
    extracting.finish(done)
}

/// What is no file is written as it comes.
fn is_device(path: &Path) -> bool {
    path.metadata().is_ok_and(|meta| !meta.is_file())
}

/// Every document, and which of them were not asked for by name.
fn jobs(args: &Args, context: &Context) -> Result<(Vec<Job>, Vec<bool>), Failure> {
    if args.documents.is_empty() {
        let jobs = jobs_of(context.data()).map_err(|failure| context.explain_default(failure))?;
        return Ok(jobs.into_iter().unzip());
    }
    let mut jobs = Vec::new();
    for path in &args.documents {
        if path == Path::new("-") {
            let source = handover::decode(STDIN, io::stdin().lock(), &context.options())?;
            let input = Input::Text(Arc::new(source));
            jobs.push((Job { id: "stdin".to_owned(), input }, false));
        } else {
            jobs.extend(jobs_of(path)?);
        }
    }
    Ok(jobs.into_iter().unzip())
}

fn jobs_of(path: &Path) -> Result<Vec<(Job, bool)>, Failure> {
    let Holding::Instruments { entries, .. } = dataset::discover(path)? else {
        return Err(Failure::request(
            Text::new(
                format!("“{}”里已经是条目，没有可读的原文", path.display()),
                format!("`{}` holds provisions already, and no text to read", path.display()),
            ),
            Text::new(
                "给出文件本身，或者用 --data 读它",
                "give the document itself, or use the file as --data",
            ),
        ));
    };
    let jobs = entries.into_iter().filter_map(|entry| {
        let job = Job { id: entry.id, input: Input::File(entry.source?) };
        Some((job, entry.loose))
    });
    Ok(jobs.collect())
}

/// Writes rows to a file that can be gone on with.
fn grow(extracting: &mut Extracting<'_>, path: &Path, key: &str, resume: bool) -> Result<(), Stop> {
    let left = if resume { Growing::resume(path, key)? } else { Left::Nothing };
    let (table, from) = match left {
        Left::Step(file, word) if Mark::read(&word).is_some() => {
            (TableWriter::going_on(*file), Mark::read(&word).unwrap_or_default())
        }
        Left::Other => {
            return Err(Stop::Failed(Failure::request(
                Text::new(
                    format!("“{}”上次读的是别的文件，或者那些文件后来变了", path.display()),
                    format!(
                        "what was begun in `{}` reads other documents, or they have changed since",
                        path.display()
                    ),
                ),
                Text::new("去掉 --resume，从头开始", "leave --resume out to begin anew"),
            )));
        }
        _ => (TableWriter::new(Growing::begin(path, key)?)?, Mark::default()),
    };
    let mut rows = GrowingRows { table, since: 0 };
    extracting.read(from, &mut rows)?;
    Ok(rows.table.finish()?.finish()?)
}

/// Writes each instrument as it comes.
fn stream(
    extracting: &mut Extracting<'_>,
    args: &Args,
    format: Format,
    style: Style,
) -> Result<(), Stop> {
    let mut stopped = None;
    let write = |out: &mut dyn Write| {
        let from = Mark::default();
        let read = match format {
            Format::Csv => extracting.read(from, &mut StreamedRows(TableWriter::new(out)?)),
            Format::Json => {
                let mut list = List(ListWriter::new("instruments", out));
                extracting.read(from, &mut list).and_then(|()| Ok(list.0.end()?))
            }
            _ => extracting.read(from, &mut Tables { out, style }),
        };
        read.map_err(|stop| {
            stopped = Some(stop);
            io::Error::other("stopped")
        })
    };
    let written = match format {
        Format::Json => args.output.write_whole(write),
        _ => args.output.write(write),
    };
    match stopped {
        Some(stop) => Err(stop),
        None => Ok(written?),
    }
}

struct List<W: Write>(ListWriter<Extracted, W>);

impl<W: Write> Sink for List<W> {
    type Body = Extraction;

    fn digest(extraction: Extraction) -> Extraction {
        extraction
    }

    fn put(&mut self, id: String, mut body: Extraction) -> Result<(), Failure> {
        body.name(id);
        body.place(self.0.len());
        Ok(self.0.push(&body)?)
    }
}

/// After so many bytes what is written is made sure of.
const SURE_AFTER: u64 = 64 << 20;

struct GrowingRows {
    table: TableWriter<Growing>,
    /// How many bytes were read since the last step that was made sure of.
    since: u64,
}

impl Sink for GrowingRows {
    type Body = Rows;

    fn digest(extraction: Extraction) -> Rows {
        Rows::of(&extraction.provisions)
    }

    fn put(&mut self, id: String, rows: Rows) -> Result<(), Failure> {
        Ok(self.table.rows(&id, &rows)?)
    }

    fn step(&mut self, next: Mark, bytes: u64, last: bool) -> Result<(), Failure> {
        self.since += bytes;
        if last || self.since >= SURE_AFTER {
            self.since = 0;
            self.table.get_mut().step(&next.to_string())?;
        }
        Ok(())
    }
}

struct StreamedRows<W: Write>(TableWriter<W>);

impl<W: Write> Sink for StreamedRows<W> {
    type Body = Rows;

    fn digest(extraction: Extraction) -> Rows {
        Rows::of(&extraction.provisions)
    }

    fn put(&mut self, id: String, rows: Rows) -> Result<(), Failure> {
        Ok(self.0.rows(&id, &rows)?)
    }
}

struct Tables<'a> {
    out: &'a mut dyn Write,
    style: Style,
}

impl Sink for Tables<'_> {
    type Body = Extraction;

    fn digest(extraction: Extraction) -> Extraction {
        extraction
    }

    fn put(&mut self, id: String, said: Extraction) -> Result<(), Failure> {
        writeln!(self.out, "{id}  {}", said.instrument.title)?;
        self.out.write_all(render::text::provisions(&said.provisions, self.style).as_bytes())?;
        Ok(())
    }
}
