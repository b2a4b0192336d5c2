//! A file that is written in steps, and can be gone on with after an end.
//!
//! While `FILE` is written its rows stand in `FILE.partial`, and `FILE.resume`
//! says how much of them is sure, of what, and where to go on. Both go when
//! the file is whole; until then what stood at `FILE` is untouched.

use std::{
    ffi::OsString,
    fs::{self, File, OpenOptions},
    io::{self, BufWriter, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
    thread::{self, JoinHandle},
};

use super::{Error, write_atomically};

/// What stands in the first line of a journal.
const JOURNAL: &str = "handover resume 1";

/// So many bytes are handed to the disk at a time, while more are made.
const BEHIND: u64 = 16 << 20;

/// A file on its way.
pub struct Growing {
    target: PathBuf,
    out: BufWriter<File>,
    /// What is written, told by whoever writes it; another key is another file.
    key: String,
    written: u64,
    /// How much was written when the disk was last told to take it.
    told: u64,
    /// The disk at its work.
    taking: Option<JoinHandle<io::Result<()>>>,
    /// Whether there is a step to go on from: then the files of the way stay
    /// when this is dropped.
    kept: bool,
}

/// What an earlier run left.
pub enum Left {
    /// Nothing to go on from.
    Nothing,
    /// A file of another key.
    Other,
    /// The file, with the word of its last [`step`](Growing::step).
    Step(Box<Growing>, String),
}

impl Growing {
    /// Begins anew.
    ///
    /// # Errors
    /// [`Error::Unwritable`] when the system refuses.
    pub fn begin(target: &Path, key: &str) -> Result<Self, Error> {
        Growing::at(target, key, 0).map_err(|cause| Error::unwritable(target, cause))
    }

    /// Goes on where an earlier run ended.
    ///
    /// # Errors
    /// [`Error::Unwritable`] when the system refuses.
    pub fn resume(target: &Path, key: &str) -> Result<Left, Error> {
        let target = &place_of(target);
        let Ok(journal) = fs::read_to_string(beside(target, "resume")) else {
            return Ok(Left::Nothing);
        };
        let mut lines = journal.lines();
        let (Some(JOURNAL), Some(left), Some(written), Some(word)) =
            (lines.next(), lines.next(), lines.next(), lines.next())
        else {
            return Ok(Left::Nothing);
        };
        if left != key {
            return Ok(Left::Other);
        }
        let written: u64 = written.parse().unwrap_or(0);
        let there = fs::metadata(beside(target, "partial")).map_or(0, |meta| meta.len());
        if there < written {
            return Ok(Left::Nothing);
        }
        let refuse = |cause| Error::unwritable(target, cause);
        let growing = Growing::at(target, key, written).map_err(refuse)?;
        Ok(Left::Step(Box::new(growing), word.to_owned()))
    }

    fn at(target: &Path, key: &str, written: u64) -> io::Result<Self> {
        let target = place_of(target);
        let partial = beside(&target, "partial");
        super::atomic::folder_of(&target)?;
        let mut file =
            OpenOptions::new().write(true).create(true).truncate(written == 0).open(partial)?;
        file.set_len(written)?;
        file.seek(SeekFrom::Start(written))?;
        let out = BufWriter::with_capacity(256 * 1024, file);
        let key = key.to_owned();
        Ok(Growing { target, out, key, written, told: written, taking: None, kept: false })
    }

    /// Lets the disk take what is written while more is made, so that making
    /// sure of it at the end is no work for its own time.
    fn write_behind(&mut self) -> io::Result<()> {
        if self.written - self.told < BEHIND {
            return Ok(());
        }
        if self.taking.as_ref().is_some_and(|taking| !taking.is_finished()) {
            return Ok(());
        }
        self.taken()?;
        self.out.flush()?;
        let file = self.out.get_ref().try_clone()?;
        self.taking = Some(thread::Builder::new().spawn(move || file.sync_data())?);
        self.told = self.written;
        Ok(())
    }

    /// Waits for the disk. What it refused is told once, here or by the next
    /// sync, and must not be lost.
    fn taken(&mut self) -> io::Result<()> {
        let done = self.taking.take().map(JoinHandle::join);
        done.unwrap_or(Ok(Ok(()))).unwrap_or_else(|_| Err(io::Error::other("a thread ended")))
    }

    /// Makes sure of what was written so far, and leaves `word` for whoever
    /// goes on.
    ///
    /// # Errors
    /// [`Error::Unwritable`] when the system refuses.
    pub fn step(&mut self, word: &str) -> Result<(), Error> {
        self.kept = true;
        let sure = self.taken().and_then(|()| self.out.flush());
        let sure = sure.and_then(|()| self.out.get_ref().sync_data());
        sure.map_err(|cause| Error::unwritable(&self.target, cause))?;
        let (key, written) = (&self.key, self.written);
        write_atomically(&beside(&self.target, "resume"), |out| {
            writeln!(out, "{JOURNAL}\n{key}\n{written}\n{word}")
        })
    }

    /// The file is whole: puts it in its place.
    ///
    /// # Errors
    /// [`Error::Unwritable`] when the system refuses.
    pub fn finish(mut self) -> Result<(), Error> {
        self.kept = false;
        self.taken()
            .and_then(|()| self.out.flush())
            .and_then(|()| self.out.get_ref().sync_all())
            .and_then(|()| fs::rename(beside(&self.target, "partial"), &self.target))
            .map_err(|cause| Error::unwritable(&self.target, cause))
    }
}

impl Write for Growing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = self.out.write(bytes)?;
        self.written += taken as u64;
        self.write_behind()?;
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl Drop for Growing {
    fn drop(&mut self) {
        if !self.kept {
            // Gone already where the file is whole.
            let _ = fs::remove_file(beside(&self.target, "partial"));
            let _ = fs::remove_file(beside(&self.target, "resume"));
        }
    }
}

/// A link stays a link: the file it leads to is the one replaced.
fn place_of(target: &Path) -> PathBuf {
    fs::canonicalize(target).unwrap_or_else(|_| target.to_owned())
}

/// `FILE` → `FILE.partial`
fn beside(target: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(target);
    name.push(".");
    name.push(ending);
    name.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_goes_on_from_its_last_step_and_leaves_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("all.csv");
        fs::write(&target, "old").unwrap();
        let mut first = Growing::begin(&target, "key").unwrap();
        first.write_all(b"one,").unwrap();
        first.step("after one").unwrap();
        first.write_all(b"lost").unwrap();
        first.flush().unwrap();
        drop(first);
        assert_eq!(fs::read_to_string(&target).unwrap(), "old");

        let Left::Step(mut second, word) = Growing::resume(&target, "key").unwrap() else {
            panic!("nothing is left")
        };
        assert_eq!(word, "after one");
        second.write_all(b"two").unwrap();
        second.finish().unwrap();
        assert_eq!(fs::read_to_string(&target).unwrap(), "one,two");
        assert_eq!(files(folder.path()), ["all.csv"]);
    }

    #[test]
    fn what_is_left_of_other_work_is_refused_and_a_failure_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("all.csv");
        assert!(matches!(Growing::resume(&target, "key"), Ok(Left::Nothing)));
        let mut first = Growing::begin(&target, "key").unwrap();
        first.step("here").unwrap();
        drop(first);
        assert!(matches!(Growing::resume(&target, "other"), Ok(Left::Other)));
        drop(Growing::begin(&target, "other").unwrap());
        assert!(files(folder.path()).is_empty());
    }
}
