//! Documents on their way through `extract`: what is told of them on standard
//! error, and when their reading ends.

use std::io::{self, Write};

use handover::{
    analysis::Lang,
    corpus::{Corpus, Found, Input, Job, Mark, Told},
    dataset::Error,
    extract::{Coverage, Extraction},
};

use super::{
    context::Context,
    exit::Status,
    failure::{Failure, told},
    interrupt,
    progress::Progress,
};

/// Where instruments go.
pub trait Sink {
    /// What is kept of an instrument.
    type Body: Send;

    /// Makes it, on any thread.
    fn digest(extraction: Extraction) -> Self::Body;

    /// Takes the next, in order.
    fn put(&mut self, id: String, body: Self::Body) -> Result<(), Failure>;

    /// So many bytes more are read, and reading may go on at `next`; `last`
    /// says that it does not.
    fn step(&mut self, _next: Mark, _bytes: u64, _last: bool) -> Result<(), Failure> {
        Ok(())
    }
}

/// Why reading ended before the last document.
pub enum Stop {
    /// It failed.
    Failed(Failure),
    /// The user wished it.
    Interrupted {
        /// How many documents were read.
        done: usize,
    },
}

impl<F: Into<Failure>> From<F> for Stop {
    fn from(failure: F) -> Self {
        Stop::Failed(failure.into())
    }
}

/// Documents on their way.
pub struct Extracting<'a> {
    corpus: Corpus<'a>,
    /// Which documents were not asked for by name.
    loose: &'a [bool],
    lists_residue: bool,
    lang: Lang,
    progress: Progress,
    total: u64,
    read: u64,
    failed: bool,
    /// What is still to be said on standard error.
    said: Vec<u8>,
}

/// As much is said at once on standard error.
const SAID_AT_ONCE: usize = 64 * 1024;

impl<'a> Extracting<'a> {
    /// Nothing is read yet.
    pub fn new(
        corpus: Corpus<'a>,
        loose: &'a [bool],
        lists_residue: bool,
        context: &Context,
    ) -> Self {
        Extracting {
            corpus,
            loose,
            lists_residue,
            lang: context.lang,
            progress: Progress::new(context.watched, context.lang),
            total: if context.watched { corpus.size() } else { 0 },
            read: 0,
            failed: false,
            said: Vec::new(),
        }
    }

    /// Reads every document from `from` on into `sink`. A document of a folder
    /// that cannot be read is told and does not stop the others; one that was
    /// named does.
    pub fn read<S: Sink>(&mut self, from: Mark, sink: &mut S) -> Result<(), Stop> {
        let corpus = self.corpus;
        let lists_residue = self.lists_residue;
        let digest = |found: Found<'_>| {
            let note = Note::of(&found, lists_residue);
            (S::digest(found.extraction), note)
        };
        corpus.read(from, digest, |news| match news {
            Told::Instrument { id, job, lines, said: (body, note) } => {
                note.write(&id, &name(&corpus.jobs[job]), lines, self.lang, &mut self.said);
                if self.said.len() >= SAID_AT_ONCE {
                    self.say()?;
                }
                Ok(sink.put(id, body)?)
            }
            Told::Failed { job, error } => self.complain(job, error),
            Told::Step { next, bytes } => {
                self.read += bytes;
                self.progress.tell_bytes(self.read, self.total);
                let ended = interrupt::is_wanted() && next.job < corpus.jobs.len();
                sink.step(next, bytes, ended)?;
                if ended { Err(Stop::Interrupted { done: next.job }) } else { Ok(()) }
            }
        })
    }

    fn complain(&mut self, job: usize, error: Error) -> Result<(), Stop> {
        if !self.loose[job] {
            return Err(Failure::Data(error).into());
        }
        self.failed = true;
        Ok(self.progress.aside(|| told(&error, self.lang).write(&mut anstream::stderr()))?)
    }

    fn say(&mut self) -> io::Result<()> {
        let said = std::mem::take(&mut self.said);
        self.progress.aside(|| anstream::stderr().lock().write_all(&said))
    }

    /// Says what is still to be said, and how it ended.
    pub fn finish(mut self, done: Result<(), Stop>) -> Result<Status, Failure> {
        self.progress.finish();
        self.say()?;
        match done {
            Ok(()) if self.failed => Ok(Status::Wrong),
            Ok(()) => Ok(Status::Done),
            Err(Stop::Failed(failure)) => Err(failure),
            Err(Stop::Interrupted { done }) => {
                let of = self.corpus.jobs.len();
                let line = self.lang.pick(
                    format!("已中断：{of} 份文件读完 {done} 份；写 CSV 文件时可用 --resume 继续"),
                    format!(
                        "interrupted: {done} of {of} documents are read; a CSV file can be gone \
                         on with by --resume"
                    ),
                );
                anstream::eprintln!("{line}");
                Ok(Status::Interrupted)
            }
        }
    }
}

/// What messages call the document on standard input.
pub const STDIN: &str = "<stdin>";

/// What messages call a document.
fn name(job: &Job) -> String {
    match &job.input {
        Input::File(path) => path.display().to_string(),
        Input::Text(source) => source.name().to_owned(),
    }
}

/// What is told of an instrument beside its provisions.
struct Note {
    coverage: Coverage,
    provisions: usize,
    findings: usize,
    residue: Vec<Left>,
}

/// A sentence that was not understood, its line counted in its part.
struct Left {
    line: u32,
    column: u32,
    clause: String,
    quote: String,
}

impl Note {
    fn of(found: &Found<'_>, lists_residue: bool) -> Self {
        let extraction = &found.extraction;
        let residue = if lists_residue { left(found) } else { Vec::new() };
        Note {
            coverage: extraction.coverage,
            provisions: extraction.provisions.len(),
            findings: extraction.findings.len(),
            residue,
        }
    }

    fn write(&self, id: &str, source: &str, lines: u32, lang: Lang, out: &mut Vec<u8>) {
        for Left { line, column, clause, quote } in &self.residue {
            // Writing to memory does not fail.
            let _ = writeln!(out, "{source}:{}:{column}: {clause}: {quote}", line + lines);
        }
        let _ = writeln!(out, "{}", self.coverage_line(id, source, lang));
    }
}

/// The residue with its places: one walk over the part, whatever their number.
fn left(found: &Found<'_>) -> Vec<Left> {
    let text = found.text;
    let (mut at, mut line, mut line_start) = (0, 1, 0);
    let mut residue: Vec<_> = found.extraction.residue.iter().collect();
    residue.sort_by_key(|left| left.span.start);
    residue
        .into_iter()
        .map(|left| {
            let start = left.span.start.saturating_sub(found.start) as usize;
            let start = start.clamp(at, text.len());
            for end in memchr::memchr_iter(b'\n', &text.as_bytes()[at..start]) {
                line += 1;
                line_start = at + end + 1;
            }
            at = start;
            Left {
                line,
                column: text.get(line_start..start).unwrap_or("").chars().count() as u32 + 1,
                clause: left.clause.clone(),
                quote: left.quote.clone(),
            }
        })
        .collect()
}

impl Note {
    fn coverage_line(&self, id: &str, source: &str, lang: Lang) -> String {
        let Coverage { operative, explained, residue } = self.coverage;
        let provisions = self.provisions;
        let share = format!("{:.1} %", percent(explained, operative));
        let findings = match self.findings {
            0 => String::new(),
            count if source == STDIN => lang.pick(
                format!("；文件本身有 {count} 处可疑"),
                format!("; {count} found amiss in the document"),
            ),
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
}

/// Rounded down: a text with residue is never told to be wholly explained.
fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        return 0.0;
    }
    (part as f64 * 1000.0 / whole as f64).floor() / 10.0
}
