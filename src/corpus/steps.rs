//! The steps in which a corpus is read, made as they are needed.

use std::{io, mem, ops::Range, path::Path, sync::Arc};

use super::{Corpus, Input, Job, Mark, open};
use crate::{
    dataset::Error,
    extract,
    load::{self, Options},
    outline::Cutter,
    source::{Pieces, Source},
};

/// About as many bytes are read in one step.
const STEP: u64 = 256 * 1024;

/// No more documents than this are read in one step.
const MOST_IN_STEP: usize = 64;

/// A document of more bytes than this is read in several steps.
const LARGE: u64 = 1024 * 1024;

/// What is read at once.
pub(super) enum Step {
    /// Small documents.
    Documents { jobs: Range<usize>, bytes: u64 },
    /// Parts of a large one: ranges of `text`, which starts at `start`.
    Parts {
        job: usize,
        text: Text,
        start: u32,
        parts: Vec<Range<usize>>,
        /// Whether these are not all.
        several: bool,
        next: Mark,
    },
    /// A large one that cannot be read.
    Failed { job: usize, error: Error },
}

/// The text of a step.
pub(super) enum Text {
    /// Of a document that is held.
    Whole(Arc<Source>),
    /// Read for this step.
    Own(String),
}

impl std::ops::Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Text::Whole(source) => source.text(),
            Text::Own(text) => text,
        }
    }
}

/// The steps from a mark on.
pub(super) struct Steps<'a> {
    corpus: Corpus<'a>,
    next: Mark,
    open: Option<Large<'a>>,
}

/// A large document on its way.
enum Large<'a> {
    /// Held as a whole.
    Whole { source: Arc<Source>, parts: Vec<Range<usize>> },
    /// Read in pieces.
    Pieces { reel: Box<Reel>, path: &'a Path },
}

impl<'a> Steps<'a> {
    pub fn new(corpus: Corpus<'a>, from: Mark) -> Self {
        Steps { corpus, next: from, open: None }
    }

    fn large(&mut self, job: &'a Job) -> Step {
        let number = self.next.job;
        let open = self.open.take().map_or_else(|| Large::open(job, self.corpus.options), Ok);
        let step = open.and_then(|open| match open {
            Large::Whole { source, parts } => Ok(self.of_whole(source, parts)),
            Large::Pieces { reel, path } => self.of_pieces(reel, path),
        });
        step.unwrap_or_else(|error| {
            self.next = Mark { job: number + 1, ..Mark::default() };
            Step::Failed { job: number, error }
        })
    }

    fn of_whole(&mut self, source: Arc<Source>, parts: Vec<Range<usize>>) -> Step {
        let job = self.next.job;
        let first = self.next.part.min(parts.len());
        let (mut end, mut bytes) = (first, 0);
        while end < parts.len() && bytes < STEP {
            bytes += parts[end].len() as u64;
            end += 1;
        }
        let (taken, several) = (parts[first..end].to_vec(), parts.len() > 1);
        let text = Text::Whole(Arc::clone(&source));
        if end < parts.len() {
            self.next.part = end;
            self.open = Some(Large::Whole { source, parts });
        } else {
            self.next = Mark { job: job + 1, ..Mark::default() };
        }
        Step::Parts { job, text, start: 0, parts: taken, several, next: self.next }
    }

    fn of_pieces(&mut self, mut reel: Box<Reel>, path: &'a Path) -> Result<Step, Error> {
        let (job, wanted) = (self.next.job, self.next.part);
        reel.wind().map_err(|cause| Error::unreadable(path, cause))?;
        // An earlier run told what is before.
        while reel.first + reel.ends.len() <= wanted && !reel.ended {
            reel.take();
            reel.wind().map_err(|cause| Error::unreadable(path, cause))?;
        }
        let (start, several) = (reel.start, reel.several);
        let told = wanted.saturating_sub(reel.first);
        let (text, mut parts) = reel.take();
        parts.drain(..told.min(parts.len()));
        if reel.ended {
            self.next = Mark { job: job + 1, ..Mark::default() };
        } else {
            self.next.part = reel.first;
            self.open = Some(Large::Pieces { reel, path });
        }
        Ok(Step::Parts { job, text: Text::Own(text), start, parts, several, next: self.next })
    }
}

impl Iterator for Steps<'_> {
    type Item = Step;

    fn next(&mut self) -> Option<Step> {
        let job = self.corpus.jobs.get(self.next.job)?;
        if self.open.is_some() || job.size() > LARGE {
            return Some(self.large(job));
        }
        let (first, mut bytes) = (self.next.job, 0);
        while let Some(job) = self.corpus.jobs.get(self.next.job) {
            let size = job.size();
            let full = bytes + size > STEP || self.next.job - first == MOST_IN_STEP;
            if size > LARGE || full && self.next.job > first {
                break;
            }
            bytes += size;
            self.next.job += 1;
        }
        Some(Step::Documents { jobs: first..self.next.job, bytes })
    }
}

impl<'a> Large<'a> {
    fn open(job: &'a Job, options: &Options) -> Result<Self, Error> {
        if let Input::File(path) = &job.input
            && let Some(pieces) = load::open_in_pieces(path, options)?
        {
            return Ok(Large::Pieces { reel: Box::new(Reel::new(pieces)), path });
        }
        let source = open(job, options)?;
        let parts = extract::parts(&source);
        Ok(Large::Whole { source, parts })
    }
}

/// A file that is read in pieces and cut into parts: what is read and not yet
/// taken.
struct Reel {
    pieces: Pieces,
    cutter: Cutter,
    text: String,
    /// Where `text` starts in the file's text.
    start: u32,
    /// The number of the part that `text` starts with.
    first: usize,
    /// Where the parts end that `text` holds as a whole.
    ends: Vec<usize>,
    /// Whether there are more parts than one.
    several: bool,
    ended: bool,
}

impl Reel {
    fn new(pieces: Pieces) -> Self {
        Reel {
            pieces,
            cutter: Cutter::default(),
            text: String::new(),
            start: 0,
            first: 0,
            ends: Vec::new(),
            several: false,
            ended: false,
        }
    }

    /// Reads on until there are parts for a step, or no more.
    fn wind(&mut self) -> io::Result<()> {
        while !self.ended && self.ends.last().is_none_or(|&end| (end as u64) < STEP) {
            let known = self.text.len();
            if self.pieces.read_onto(&mut self.text)? {
                let cuts = self.cutter.cuts(&self.text[known..]);
                self.ends.extend(cuts.into_iter().map(|cut| known + cut));
                self.several |= !self.ends.is_empty();
            } else {
                self.ends.push(known);
                self.ended = true;
            }
        }
        Ok(())
    }

    /// Takes the parts that are whole.
    fn take(&mut self) -> (String, Vec<Range<usize>>) {
        let end = self.ends.last().copied().unwrap_or(0);
        let rest = self.text.split_off(end);
        let text = mem::replace(&mut self.text, rest);
        self.start += end as u32;
        self.first += self.ends.len();
        let mut start = 0;
        let parts = self.ends.drain(..).map(|end| mem::replace(&mut start, end)..end).collect();
        (text, parts)
    }
}
