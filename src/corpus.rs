//! Many documents, read on all cores, told in order, a few of them held at a
//! time.

mod steps;

use std::{
    collections::BTreeMap,
    fmt, fs,
    ops::Range,
    path::PathBuf,
    sync::{Arc, mpsc},
};

use sha2::{Digest, Sha256};

use crate::{
    dataset::{Agencies, Error, Identity},
    extract::{self, Extraction, part_id},
    load::{self, Options},
    source::Source,
};
use steps::{Step, Steps};

/// One document to read.
#[derive(Debug, Clone)]
pub struct Job {
    /// What its instruments are called.
    pub id: String,
    /// Where its text is.
    pub input: Input,
}

/// Where the text of a document is.
#[derive(Debug, Clone)]
pub enum Input {
    /// In a file that is not open yet.
    File(PathBuf),
    /// Here.
    Text(Arc<Source>),
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Mark { job, part, told, lines } = self;
        write!(f, "{job} {part} {told} {lines}")
    }
}

impl Mark {
    /// Reads a mark as it is written; `None` for anything else.
    pub fn read(word: &str) -> Option<Mark> {
        let mut numbers = word.split(' ').map(str::parse::<usize>);
        let mut next = || numbers.next()?.ok();
        let (job, part, told, lines) = (next()?, next()?, next()?, next()?);
        Some(Mark { job, part, told, lines: u32::try_from(lines).ok()? })
    }
}

impl Job {
    /// Its length in bytes, as far as it is known without reading it.
    pub fn size(&self) -> u64 {
        match &self.input {
            Input::File(path) => fs::metadata(path).map_or(0, |meta| meta.len()),
            Input::Text(source) => source.text().len() as u64,
        }
    }
}

/// A place between two steps of reading: everything before it is told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Mark {
    /// The job that is read next.
    pub job: usize,
    /// The part of its text that is read next.
    pub part: usize,
    /// How many of its instruments are told.
    pub told: usize,
    /// How many lines of its text are told of.
    pub lines: u32,
}

/// One instrument, where it was found.
pub struct Found<'a> {
    /// What it says. It has no id yet.
    pub extraction: Extraction,
    /// The part of a document's text that was read with it.
    pub text: &'a str,
    /// Where that part starts in the document: the spans are of the document.
    pub start: u32,
}

/// What is told, in the order of the jobs.
pub enum Told<T> {
    /// An instrument.
    Instrument {
        /// Its id.
        id: String,
        /// The job it is of.
        job: usize,
        /// How many lines of the document stand before the part it was read in.
        lines: u32,
        /// What was made of it.
        said: T,
    },
    /// A document that cannot be read.
    Failed {
        /// Its job.
        job: usize,
        /// Why.
        error: Error,
    },
    /// A step is done: what was told so far need not be read again.
    Step {
        /// Where reading goes on.
        next: Mark,
        /// How many bytes were read in this step.
        bytes: u64,
    },
}

/// Documents to read.
#[derive(Clone, Copy)]
pub struct Corpus<'a> {
    /// The documents, in the order in which they are told.
    pub jobs: &'a [Job],
    /// What is known about names.
    pub agencies: &'a Agencies,
    /// How documents are read.
    pub options: &'a Options<'a>,
}

impl Corpus<'_> {
    /// What tells this corpus from another, and from itself after a document
    /// has changed.
    pub fn key(&self) -> String {
        let mut hash = Sha256::new();
        let mut add = |word: &[u8]| {
            hash.update((word.len() as u64).to_le_bytes());
            hash.update(word);
        };
        for job in self.jobs {
            add(job.id.as_bytes());
            if let Input::File(path) = &job.input {
                let changed = fs::metadata(path).and_then(|meta| meta.modified());
                add(path.as_os_str().as_encoded_bytes());
                add(format!("{:?}", changed.ok()).as_bytes());
            }
            add(&job.size().to_le_bytes());
        }
        for agency in self.agencies.iter() {
            add(format!("{agency:?}").as_bytes());
        }
        add(format!("{:?}", self.options.encoding).as_bytes());
        crate::source::hex(&hash.finalize())
    }

    /// How many bytes there are to read.
    pub fn size(&self) -> u64 {
        self.jobs.iter().map(Job::size).sum()
    }

    /// Reads every document from `from` on. `digest` works on many threads and
    /// makes of each instrument what is kept of it; `tell` is told that in
    /// order, and ends the reading with an error.
    ///
    /// No more than a few steps for each thread are held at a time. A large file
    /// of plain UTF-8 is read in parts; another large document is held whole
    /// while it is read. The order, and what is told, do not depend on the
    /// number of threads.
    ///
    /// # Errors
    /// The first error of `tell`. A document that cannot be read is told.
    pub fn read<T: Send, E>(
        &self,
        from: Mark,
        digest: impl Fn(Found<'_>) -> T + Sync,
        mut tell: impl FnMut(Told<T>) -> Result<(), E>,
    ) -> Result<(), E> {
        let reader = Reader { corpus: *self, identity: Identity::new(self.agencies), digest };
        let mut steps = Steps::new(*self, from);
        let window = 4 * rayon::current_num_threads() + 2;
        let (sender, receiver) = mpsc::channel();
        rayon::in_place_scope(|scope| {
            let mut early = BTreeMap::new();
            let mut place = from;
            let (mut begun, mut told) = (0, 0);
            loop {
                while begun - told < window
                    && let Some(step) = steps.next()
                {
                    let (sender, reader, number) = (sender.clone(), &reader, begun);
                    scope.spawn(move |_| {
                        // Nobody listens any more after an error.
                        let _ = sender.send((number, reader.read(step)));
                    });
                    begun += 1;
                }
                if told == begun {
                    return Ok(());
                }
                let Ok((number, done)) = receiver.recv() else { return Ok(()) };
                early.insert(number, done);
                while let Some(done) = early.remove(&told) {
                    told += 1;
                    self.tell(done, &mut place, &mut tell)?;
                }
            }
        })
    }

    fn tell<T, E>(
        &self,
        done: Done<T>,
        place: &mut Mark,
        tell: &mut impl FnMut(Told<T>) -> Result<(), E>,
    ) -> Result<(), E> {
        for document in done.documents {
            let job = document.job;
            if place.job != job {
                *place = Mark { job, ..Mark::default() };
            }
            match document.said {
                Ok(said) => {
                    let several = document.several || said.len() > 1;
                    for said in said {
                        let id = part_id(&self.jobs[job].id, place.told, several);
                        tell(Told::Instrument { id, job, lines: place.lines, said })?;
                        place.told += 1;
                    }
                }
                Err(error) => tell(Told::Failed { job, error })?,
            }
            place.lines += document.lines;
        }
        let Mark { job, part, .. } = done.next;
        let same = if place.job == job { *place } else { Mark::default() };
        *place = Mark { job, part, ..same };
        tell(Told::Step { next: *place, bytes: done.bytes })
    }
}

/// Reads a document as a whole.
fn open(job: &Job, options: &Options) -> Result<Arc<Source>, Error> {
    match &job.input {
        Input::File(path) => load::open(path, options).map(Arc::new),
        Input::Text(source) => Ok(Arc::clone(source)),
    }
}

/// What a step made.
struct Done<T> {
    documents: Vec<Document<T>>,
    next: Mark,
    bytes: u64,
}

struct Document<T> {
    job: usize,
    /// Whether more of the document was or will be read in another step.
    several: bool,
    said: Result<Vec<T>, Error>,
    lines: u32,
}

/// Reads steps, on any thread.
struct Reader<'a, F> {
    corpus: Corpus<'a>,
    identity: Identity<'a>,
    digest: F,
}

impl<F> Reader<'_, F> {
    fn read<T>(&self, step: Step) -> Done<T>
    where
        F: Fn(Found<'_>) -> T,
    {
        match step {
            Step::Documents { jobs, bytes } => Done {
                next: Mark { job: jobs.end, ..Mark::default() },
                documents: jobs.flat_map(|job| self.document(job)).collect(),
                bytes,
            },
            Step::Parts { job, text, start, parts, several, next } => {
                let bytes = parts.iter().map(|part| part.len() as u64).sum();
                let read = |part| self.part(job, &text, part, start, several);
                Done { documents: parts.into_iter().map(read).collect(), next, bytes }
            }
            Step::Failed { job, error } => Done {
                documents: vec![Document { job, several: false, said: Err(error), lines: 0 }],
                next: Mark { job: job + 1, ..Mark::default() },
                bytes: self.corpus.jobs[job].size(),
            },
        }
    }

    fn document<T>(&self, job: usize) -> Vec<Document<T>>
    where
        F: Fn(Found<'_>) -> T,
    {
        let source = match open(&self.corpus.jobs[job], self.corpus.options) {
            Ok(source) => source,
            Err(error) => {
                return vec![Document { job, several: false, said: Err(error), lines: 0 }];
            }
        };
        let parts = extract::parts(&source);
        let several = parts.len() > 1;
        let text = source.text();
        parts.into_iter().map(|part| self.part(job, text, part, 0, several)).collect()
    }

    /// Reads one part of a text, which starts at `base` in its document.
    fn part<T>(
        &self,
        job: usize,
        text: &str,
        part: Range<usize>,
        base: u32,
        several: bool,
    ) -> Document<T>
    where
        F: Fn(Found<'_>) -> T,
    {
        let (start, text) = (base + part.start as u32, &text[part]);
        let lines = memchr::memchr_iter(b'\n', text.as_bytes()).count();
        let mut found = extract::extract_part(text, start, !several);
        if found.is_empty() && !several {
            found.push(Extraction::default());
        }
        let said = found.into_iter().map(|mut extraction| {
            self.identity.name_in_full(&mut extraction.provisions, &extraction.instrument);
            (self.digest)(Found { extraction, text, start })
        });
        Document { job, several, said: Ok(said.collect()), lines: lines as u32 }
    }
}
